"""What is seen: pictures, motion, colour, captions."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from vidgen_assets.artifacts.base import Frozen
from vidgen_assets.artifacts.scripts import TransitionKind
from vidgen_assets.channel.kinds import Fraction01, PlainName

AUTO = "auto"


class Style(Frozen):
    """How pictures look and move. `lut` is a .cube file of luts/ (or a path), named without its suffix.

    With `lut: auto` each video's story and pictures choose one of luts/, and at most `lut_strength` of it.
    """

    pictures: tuple[PlainName, ...] = ("papercut",)
    clips: tuple[PlainName, ...] = ("camera",)
    lut: str = "warm_story"
    lut_strength: Fraction01 = 0.6
    match_shots: bool = True
    transitions: tuple[TransitionKind, ...] = (
        "cut", "match", "crossfade", "dip", "zoom_in", "zoom_out",
        "slide_left", "slide_right", "push_left", "push_right",
    )  # fmt: skip
    transition_ms: Annotated[int, Field(ge=0, le=2000)] = 400
    shot_seconds: Annotated[float, Field(ge=1.0, le=20.0)] = 4.0
    watermark: str = ""
    watermark_opacity: Fraction01 = 0.5
    post_card: bool = True
    end_card: bool = True


class CaptionRules(Frozen):
    """How captions read and look; measures in pixels of a 1080x1920 frame.

    Without a `margin_bottom` they stand where all platforms delivered to advise, and give way to faces and cards.
    """

    style: Literal[
        "karaoke",
        "box",
        "plain",
        "fill",
        "pop",
        "typewriter",
        "one_word",
        "two_lines",
        "minimal",
        "boxed",
        "underline",
    ] = "karaoke"
    font: Literal["fredoka", "manrope"] = "manrope"
    size: Annotated[int, Field(ge=24, le=160)] = 84
    uppercase: bool = False
    max_chars_line: Annotated[int, Field(ge=8, le=60)] = 18
    max_lines: Annotated[int, Field(ge=1, le=3)] = 2
    margin_bottom: Annotated[int, Field(ge=0, le=1200)] | None = None
    fill: Annotated[str, Field(pattern="^#[0-9a-fA-F]{6}$")] = "#FFFFFF"
    highlight: Annotated[str, Field(pattern="^#[0-9a-fA-F]{6}$")] = "#FFD23F"
    outline: Annotated[str, Field(pattern="^#[0-9a-fA-F]{6}$")] = "#14101F"
    outline_px: Annotated[int, Field(ge=0, le=20)] = 7

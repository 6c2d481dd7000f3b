"""What is heard: the channel's voices, and the mix."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from vidgen_assets.artifacts.base import Frozen
from vidgen_assets.channel.kinds import PlainName


class VoiceProfile(Frozen):
    """One voice a channel may use: who speaks (provider and that provider's voice), how, and what it suits."""

    provider: PlainName = "espeak"
    voice: str
    rate_wpm: Annotated[int, Field(ge=80, le=400)] = 175
    pitch: Annotated[int, Field(ge=0, le=99)] = 50
    suits: tuple[str, ...] = ()


class Voice(Frozen):
    """The channel's voices by name, the providers in order, and the aligner."""

    voices: dict[PlainName, VoiceProfile]
    default: PlainName
    providers: tuple[PlainName, ...] = ("espeak",)
    aligners: tuple[PlainName, ...] = ("voice", "pocketsphinx")
    sentence_pause_ms: Annotated[int, Field(ge=0, le=3000)] = 260
    paragraph_pause_ms: Annotated[int, Field(ge=0, le=5000)] = 420

    @model_validator(mode="after")
    def _default_is_a_voice(self) -> Voice:
        if self.default not in self.voices:
            raise ValueError(f"default {self.default!r} is not among the voices {sorted(self.voices)}")
        return self


class Sound(Frozen):
    """The mix: music, effects, ducking, and the loudness it is delivered at."""

    music: Literal["generated", "library", "off"] = "generated"
    music_library: str | None = None
    music_gain_db: Annotated[float, Field(ge=-60, le=0)] = -17.0
    duck_db: Annotated[float, Field(ge=-40, le=0)] = -7.0
    effects: bool = True
    target_lufs: Annotated[float, Field(ge=-30, le=-9)] = -14.0
    true_peak_dbtp: Annotated[float, Field(ge=-9, le=0)] = -1.5

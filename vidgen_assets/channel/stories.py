"""What is told: sources, safety, which posts become videos, and how they are written."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from vidgen_assets.artifacts.base import Frozen
from vidgen_assets.channel.kinds import Fraction01, PlainName


class Sources(Frozen):
    """Where posts come from. Paths and globs are relative to the channel file."""

    files: tuple[str, ...] = ()
    briefs: str | None = None
    reddit: bool = False
    subreddits: tuple[str, ...] = ()
    listing: Literal["top", "hot", "new", "rising"] = "top"
    limit: Annotated[int, Field(ge=1, le=1000)] = 100
    comments: Annotated[int, Field(ge=0, le=100)] = 0
    max_post_bytes: Annotated[int, Field(ge=1_000)] = 200_000
    max_file_bytes: Annotated[int, Field(ge=1_000)] = 2_000_000_000


class Safety(Frozen):
    """What may not be told, and what is removed before anything is told.

    `profanity` bleep hides a strong word's letters on screen and lays a tone over it in the sound.
    """

    nsfw: Literal["leave_out", "allow"] = "leave_out"
    profanity: Literal["soften", "bleep", "leave_out", "keep"] = "soften"
    personal_data: Literal["remove", "leave_out"] = "remove"
    hate: Literal["leave_out"] = "leave_out"
    self_harm: Literal["leave_out", "allow"] = "leave_out"
    blocked_words: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("en",)


class SelectionRules(Frozen):
    """How many videos a day, and what a post must be to become one."""

    slots: Annotated[int, Field(ge=1, le=20)] = 3
    min_words: Annotated[int, Field(ge=1)] = 60
    max_words: Annotated[int, Field(ge=10)] = 2500
    min_quality: Fraction01 = 0.45
    window_days: Annotated[int, Field(ge=0, le=60)] = 7
    one_per_theme: bool = True
    original_ideas: Annotated[int, Field(ge=0, le=20)] = 2


class Writing(Frozen):
    """Who writes, how long, and in which words. `writers` are tried in order."""

    writers: tuple[PlainName, ...] = ("embedded",)
    language: PlainName = "en"
    min_seconds: Annotated[int, Field(ge=10, le=600)] = 35
    max_seconds: Annotated[int, Field(ge=10, le=600)] = 60
    target_seconds: Annotated[int, Field(ge=10, le=600)] = 48
    call_to_action: Literal["question", "follow", "none"] = "question"
    revision_rounds: Annotated[int, Field(ge=0, le=5)] = 2
    good_enough: Fraction01 = 0.75
    llm_model: str = "gpt-4o-mini"
    llm_base_url: str | None = None

    @model_validator(mode="after")
    def _length_is_a_band(self) -> Writing:
        if not self.min_seconds <= self.target_seconds <= self.max_seconds:
            raise ValueError("min_seconds <= target_seconds <= max_seconds does not hold")
        return self

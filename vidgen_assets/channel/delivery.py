"""What is delivered, where, and what it must hold: formats, platforms, the gates' thresholds."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from vidgen_assets.artifacts.base import Frozen
from vidgen_assets.channel.kinds import PlainName


class Formats(Frozen):
    """The delivered picture: frame, rate and encoder settings."""

    width: Annotated[int, Field(ge=360, le=3840, multiple_of=2)] = 1080
    height: Annotated[int, Field(ge=360, le=3840, multiple_of=2)] = 1920
    fps: Literal[24, 25, 30, 50, 60] = 30
    crf: Annotated[int, Field(ge=0, le=40)] = 18
    preset: Literal["ultrafast", "superfast", "veryfast", "faster", "fast", "medium", "slow"] = "veryfast"


class Platform(Frozen):
    """One place the video is delivered to; private unless the channel says otherwise."""

    enabled: bool = True
    provider: PlainName = "outbox"
    privacy: Literal["private", "unlisted", "public"] = "private"
    made_for_kids: bool = False


class Platforms(Frozen):
    """Where the channel delivers. `outbox` is a folder under the home when it is not set."""

    outbox: str | None = None
    ai_disclosure: bool = True
    hashtags: tuple[str, ...] = ("storytime", "redditstories")
    youtube: Platform = Platform()
    tiktok: Platform = Platform(enabled=False)
    instagram: Platform = Platform(enabled=False)
    facebook: Platform = Platform(enabled=False)


class Quality(Frozen):
    """The thresholds of the gates on the master."""

    black_seconds: float = 0.5
    frozen_seconds: float = 4.0
    sync_ms: Annotated[int, Field(ge=20, le=1000)] = 100
    block_on_fallback: bool = False

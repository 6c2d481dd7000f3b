"""What is delivered, where, and what it must hold: formats, platforms, the gates' thresholds."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, field_validator, model_validator

from vidgen_assets.artifacts.base import Frozen
from vidgen_assets.channel.kinds import PlainName
from vidgen_assets.channel.sound import SoundLimits

DeliveryName = Literal[
    "h264", "h265", "av1", "vp9", "hdr10", "prores_422_hq", "prores_4444", "dnxhr_hq",
    "youtube", "tiktok", "instagram", "facebook",
]  # fmt: skip
Side = Annotated[int, Field(ge=180, le=4096, multiple_of=2)]


class Delivery(Frozen):
    """One more file made of every video: a profile, a size other than the master's, what is on the picture.

    `how` says what becomes of another shape: the picture is cropped around its subject, or stands before
    itself blurred or mirrored. `captions` and `watermark` are the profile's own where they are not set;
    `subtitles` are files beside the video.
    """

    profile: DeliveryName
    width: Side | None = None
    height: Side | None = None
    how: Literal["crop", "blur", "mirror"] = "crop"
    captions: bool | None = None
    watermark: bool | None = None
    subtitles: tuple[Literal["srt", "vtt"], ...] = ()

    @model_validator(mode="after")
    def _both_sides(self) -> Delivery:
        if (self.width is None) != (self.height is None):
            raise ValueError("width and height are given together, or neither")
        return self


class Formats(Frozen):
    """The delivered picture: frame, rate and encoder settings; `deliveries` are files beside the final video."""

    width: Annotated[int, Field(ge=360, le=3840, multiple_of=2)] = 1080
    height: Annotated[int, Field(ge=360, le=3840, multiple_of=2)] = 1920
    fps: Literal[24, 25, 30, 50, 60] = 30
    crf: Annotated[int, Field(ge=0, le=40)] = 18
    preset: Literal["ultrafast", "superfast", "veryfast", "faster", "fast", "medium", "slow"] = "veryfast"
    deliveries: tuple[Delivery, ...] = ()

    @field_validator("deliveries")
    @classmethod
    def _each_once(cls, deliveries: tuple[Delivery, ...]) -> tuple[Delivery, ...]:
        for number, delivery in enumerate(deliveries):
            if delivery in deliveries[:number]:
                raise ValueError(f"{delivery.profile} is there twice, word for word")
        return deliveries


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
    """The thresholds of the gates on the master, and of the checks on its sound."""

    black_seconds: float = 0.5
    frozen_seconds: float = 4.0
    sync_ms: Annotated[int, Field(ge=20, le=1000)] = 100
    block_on_fallback: bool = False
    sound: SoundLimits = SoundLimits()

"""What every platform takes and gives: a delivery, its words, the receipt, and the protocol between them.

Owns the values and the check that the bytes are the ones named. How a platform takes them belongs to its
module.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal, Protocol

from pydantic import BaseModel, ConfigDict, Field

from resources.errors import CorruptArtifact, MissingArtifact
from resources.store import digest_file

PlatformName = Literal["youtube", "tiktok", "instagram", "facebook"]
Privacy = Literal["private", "unlisted", "public"]


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Words(_Value):
    """What is said about a video: title, description, tags, language and the two declarations."""

    title: str = Field(min_length=1)
    description: str
    tags: tuple[str, ...] = ()
    language: str = "en"
    credit: str = ""
    made_for_kids: bool = False
    synthetic_media: bool = True


class Delivery(_Value):
    """One video for one platform. `label` names it for people (plain letters, digits, `_` and `-` only).

    The video is named by its sha256: what is delivered is what was judged, never an older file.
    """

    platform: PlatformName
    label: str = Field(pattern=r"^[0-9A-Za-z][0-9A-Za-z_-]{0,79}$")
    video: Path
    video_sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    words: Words
    thumbnail: Path | None = None
    thumbnail_type: Literal["image/jpeg", "image/png"] = "image/jpeg"
    privacy: Privacy = "private"


class DeliveryReceipt(_Value):
    """Proof of a delivery: the hash handed over, where it is (never an absolute path), and who may see it."""

    platform: PlatformName
    provider: str
    video_sha256: str
    title: str
    privacy: Privacy
    reference: str
    notes: tuple[str, ...] = ()


class Platform(Protocol):
    """Somewhere a video can be delivered to, as often as one likes: it is published once."""

    @property
    def name(self) -> str: ...

    def deliver(self, delivery: Delivery) -> DeliveryReceipt:
        """Hand the video over and return the receipt; delivering it again changes nothing."""
        ...


def verify_bytes(delivery: Delivery) -> None:
    """Raise when the file is gone, or is not the one that `video_sha256` names."""
    if not delivery.video.is_file():
        raise MissingArtifact(f"the video of {delivery.label} is not there: make final_video again")
    if digest_file(delivery.video) != delivery.video_sha256:
        raise CorruptArtifact(
            f"the video of {delivery.label} is not the one its hash names ({delivery.video_sha256[:12]}), "
            "so it was not delivered: make final_video again"
        )

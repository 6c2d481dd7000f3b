"""A finished video becomes a delivery, and a delivery a receipt.

Owns what is handed over and what the receipt says; how it gets there is the provider's
(`resources/platforms`).
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from resources.errors import InvalidInput, QualityFailed
from resources.platforms import Delivery, PlatformName, Words
from resources.platforms import Platform as Provider
from resources.retry import RetryPolicy, with_retries
from vidgen_assets.artifacts import FinalVideo, Frozen, Receipt, VideoMetadata
from vidgen_assets.channel import Platform


class Goods(Frozen):
    """What is handed over: the judged video and where its verified bytes lie, its picture and its words.

    `label` names the video for people, in plain letters ("2026-11-20_1").
    """

    label: str
    final: FinalVideo
    video: Path
    thumbnail: Path
    thumbnail_type: Literal["image/jpeg", "image/png"]
    metadata: VideoMetadata


def deliver(
    platform: PlatformName,
    settings: Platform,
    goods: Goods,
    provider: Provider | None,
    policy: RetryPolicy = RetryPolicy(),
) -> Receipt:
    """Deliver the goods and return the receipt; an "off" receipt where the channel does not publish.

    Failures that may pass are tried again under the policy: the provider goes on where it stopped and
    publishes once. QualityFailed when the video did not pass: it should not have come this far.
    """
    if not settings.enabled:
        return _off(platform, goods)
    if not goods.final.quality_passed:
        raise QualityFailed(
            f"{goods.label} did not pass its quality report, so it is not delivered to {platform}"
        )
    if provider is None:
        raise InvalidInput(f"platforms.{platform} is enabled, but no provider was given for it")
    receipt = with_retries(lambda: provider.deliver(_delivery(platform, settings, goods)), policy)
    return Receipt(
        platform=platform,
        provider=receipt.provider,
        status="delivered",
        video_sha256=receipt.video_sha256,
        title=receipt.title,
        privacy=receipt.privacy,
        reference=receipt.reference,
        why="; ".join(receipt.notes),
    )


def _delivery(platform: PlatformName, settings: Platform, goods: Goods) -> Delivery:
    metadata = goods.metadata
    words = Words(
        title=metadata.title,
        description=metadata.description,
        tags=metadata.tags,
        language=metadata.language,
        credit=metadata.credit,
        made_for_kids=settings.made_for_kids,
        synthetic_media=metadata.ai_disclosure,
    )
    return Delivery(
        platform=platform,
        label=goods.label,
        video=goods.video,
        video_sha256=goods.final.video.sha256,
        words=words,
        thumbnail=goods.thumbnail,
        thumbnail_type=goods.thumbnail_type,
        privacy=settings.privacy,
    )


def _off(platform: PlatformName, goods: Goods) -> Receipt:
    return Receipt(
        platform=platform,
        provider="none",
        status="off",
        video_sha256=goods.final.video.sha256,
        title=goods.metadata.title,
        privacy="none",
        reference="",
        why=f"platforms.{platform}.enabled is false: this channel does not publish there",
    )

"""Where finished videos go: the protocol, the outbox (the embedded default) and YouTube."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from resources.errors import InvalidInput
from resources.platforms.base import Delivery, DeliveryReceipt, Platform, PlatformName, Privacy, Words
from resources.platforms.outbox import Outbox

__all__ = [
    "PROVIDERS",
    "Delivery",
    "DeliveryReceipt",
    "Outbox",
    "Platform",
    "PlatformName",
    "Privacy",
    "Words",
    "platform_provider",
]

PROVIDERS = ("outbox", "youtube")


def platform_provider(
    name: str, platform: PlatformName, *, outbox: Path, journal: Path, environ: Mapping[str, str]
) -> Platform:
    """Return the provider a channel names for a platform; InvalidInput when it cannot deliver there.

    `VIDGEN_YOUTUBE_URL` and `VIDGEN_YOUTUBE_TOKEN_URL` aim YouTube at another server.
    """
    if name == "outbox":
        return Outbox(outbox)
    if name == "youtube" and platform == "youtube":
        from resources.platforms.youtube import YouTube

        return YouTube(
            journal / "youtube",
            environ,
            base_url=environ.get("VIDGEN_YOUTUBE_URL"),
            token_url=environ.get("VIDGEN_YOUTUBE_TOKEN_URL"),
        )
    raise InvalidInput(
        f"platforms.{platform}.provider is {name!r}, which cannot deliver to {platform}: use outbox"
        + (" or youtube" if platform == "youtube" else "")
    )

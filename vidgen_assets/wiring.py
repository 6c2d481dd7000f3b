"""What a channel's assets reach the outside world through: every resource, built from its settings, here.

Nothing heavy is imported and nothing is opened until an asset asks.
"""

import os
from pathlib import Path

from resources.call_cache import CallCache
from resources.embeddings import HashingEmbedder
from resources.errors import InvalidInput
from resources.memory import return_large_blocks
from resources.pictures import OpenAIImages, PapercutPictures, PictureProvider, Pictures
from resources.platforms.desk import PlatformDesk
from resources.store import BlobStore
from resources.voice.desk import speech_providers
from resources.voice.facade import Voices
from vidgen_assets.building import Settings
from vidgen_assets.channel import Channel
from vidgen_assets.io_manager import ArtifactIOManager, ArtifactStore


def build_resources(channel: Channel, home: Path) -> dict[str, object]:
    """Return the resources of a channel by the names assets ask for."""
    return_large_blocks()
    store = BlobStore(home)
    calls = CallCache(home, store, cap_usd=channel.budget.cap_usd, scope=channel.name)
    artifacts = ArtifactStore(home, store)
    outbox = channel.platforms.outbox
    return {
        "settings": Settings(channel, home),
        "store": store,
        "calls": calls,
        "artifacts": artifacts,
        "io_manager": ArtifactIOManager(artifacts, calls),
        "embedder": HashingEmbedder(),
        "voices": Voices(speech_providers(os.environ), calls),
        "pictures": Pictures([_picture_provider(name) for name in channel.style.pictures], calls, store),
        "platforms": PlatformDesk(
            channel.resolve(outbox) if outbox else home / "outbox" / channel.name,
            home / "journal" / channel.name,
        ),
    }


def _picture_provider(name: str) -> PictureProvider:
    if name == "papercut":
        return PapercutPictures()
    if name == "openai_images":
        return OpenAIImages(os.environ.get("OPENAI_API_KEY", ""))
    raise InvalidInput(f"style.pictures names {name!r}; known are papercut, openai_images")

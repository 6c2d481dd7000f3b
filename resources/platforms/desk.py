"""Where assets ask for a platform's provider: the folders it works in, and the keys it takes from the environment."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from resources.platforms import Platform, PlatformName, platform_provider


@dataclass(frozen=True)
class PlatformDesk:
    """Hands out platform providers; `outbox` is the folder of what is delivered by hand."""

    outbox: Path
    journal: Path

    def provider(self, name: str, platform: PlatformName) -> Platform:
        """Return the provider a channel names for a platform; keys come from the environment."""
        return platform_provider(name, platform, outbox=self.outbox, journal=self.journal, environ=os.environ)

"""What speech costs: list prices by provider and model, as data (`resources/data/voice_prices.json`)."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from resources.call_cache import Usage
from resources.voice.base import SpeechRequest

PRICES = Path(__file__).parents[1] / "data" / "voice_prices.json"


def usd_per_million(provider: str, model: str) -> float:
    """Return the price of a million characters; the provider's dearest for a model that is not listed."""
    known = _prices().get(provider, {})
    return known.get(model, max(known.values(), default=0.0))


def usage(provider: str, model: str, request: SpeechRequest) -> Usage:
    """Return the characters of a request and their price."""
    characters = len(request.text)
    cost = round(characters * usd_per_million(provider, model) / 1e6, 8)
    return Usage(units=characters, unit="characters", cost_usd=cost)


@cache
def _prices() -> dict[str, dict[str, float]]:
    listed: dict[str, dict[str, float]] = json.loads(PRICES.read_text(encoding="utf-8"))["providers"]
    return listed

"""The voices that ship with vidgen, as a channel may use them: by name, with or without changes of its own.

They are data (`resources/data/voices.json`); what they mean is `sound.VoiceProfile`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

VOICES = Path(__file__).parents[2] / "resources" / "data" / "voices.json"


@cache
def shipped_voices() -> Mapping[str, Mapping[str, object]]:
    """Return every shipped voice by name: the fields of a VoiceProfile, and `about` for people."""
    found: dict[str, dict[str, object]] = json.loads(VOICES.read_text(encoding="utf-8"))["voices"]
    return found


def with_shipped(voices: Mapping[str, object]) -> dict[str, object]:
    """Return a channel's voices with those filled in that name a shipped one and no voice of their own."""
    return {name: _filled(name, body) for name, body in voices.items()}


def _filled(name: str, body: object) -> object:
    if not (body is None or (isinstance(body, Mapping) and "voice" not in body)):
        return body
    if name not in shipped_voices():
        if body is not None:
            return body  # the missing field is named where all others are
        known = ", ".join(sorted(shipped_voices()))
        raise ValueError(
            f"no voice called {name!r} ships with vidgen: say which it is, or take one of {known}"
        )
    own = {key: value for key, value in shipped_voices()[name].items() if key != "about"}
    return {**own, **(body or {})}

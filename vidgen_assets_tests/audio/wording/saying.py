"""How a text is said, in one line, for tables of cases."""

from __future__ import annotations

from vidgen_assets.audio.spoken import speak_words


def said(text: str, language: str = "en") -> str:
    """Return a sentence's spoken tokens, without punctuation."""
    return " ".join(token for word in speak_words(text.split(), language) for token in word.spoken)


def voiced(text: str, language: str = "en") -> str:
    """Return a sentence as a voice is asked to say it, punctuation included."""
    return " ".join(token for word in speak_words(text.split(), language) for token in word.said)

"""How tables of words are written here: one string, words apart by white space."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a string as a set."""
    return frozenset(text.split())

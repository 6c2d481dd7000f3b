"""How tables of words are written: one string, split."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Read words separated by white space."""
    return frozenset(text.split())


def pairs(text: str) -> dict[str, str]:
    """Read "written = said" entries separated by bars or line ends."""
    entries = (entry.split(" = ", 1) for entry in text.replace("\n", "|").split("|") if entry.strip())
    return {written.strip(): said.strip() for written, said in entries}

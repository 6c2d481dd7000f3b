"""How a word of a reading becomes a token: letters and inner apostrophes only, one alphabet, a sayable length."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LONGEST_TOKEN = 24
"""Letters; a keyboard smash of 200 letters would otherwise be spelled out for a quarter of a minute."""
ENDING = re.compile("(?:s|ing|ed|er|y|ly)$")
STRETCHED = re.compile(r"(.)\1\1+")


def latin_token(
    word: str, double_lettered: frozenset[str] = frozenset(), longest: int = LONGEST_TOKEN
) -> tuple[str, ...]:
    """Return a word as one token, lower case but for a named letter; nothing when it has no Latin letter.

    A word in another alphabet is shown and not said: a voice of this language would name its letters. A comma
    at the end stays, for the rest it asks for.
    """
    comma = "," if word.endswith(",") else ""
    bare = word.rstrip(",")
    if not (bare.isascii() and bare.isalpha()):
        bare = "".join(filter(_is_latin, bare)).strip("'")
        bare = re.sub("'{2,}", "'", bare)
    if not bare or not any(map(str.isalpha, bare)):
        return ()
    token = bare if len(bare) == 1 and bare.isupper() else unstretched(_lower(bare), double_lettered, longest)
    return (token + comma,)


def letters_only(word: str) -> str:
    """Return the letters, their marks and the inner apostrophes of a word in any alphabet."""
    kept = "".join(letter for letter in word if letter == "'" or unicodedata.category(letter)[0] in "LM")
    return re.sub("'{2,}", "'", kept).strip("'")


def unstretched(
    word: str, double_lettered: frozenset[str] = frozenset(), longest: int = LONGEST_TOKEN
) -> str:
    """Return "soooo" as "so", "goooood" as "good", and a keyboard smash cut to a sayable length."""
    if STRETCHED.search(word):
        double = STRETCHED.sub(r"\1\1", word)
        known = double in double_lettered or ENDING.sub("", double) in double_lettered
        word = double if known else STRETCHED.sub(r"\1", word)
    return word[:longest].rstrip("'") if len(word) > longest else word


def _lower(word: str) -> str:
    """Return a word in lower case, composed: some capitals fall into a letter and a mark."""
    return "".join(filter(_is_latin, unicodedata.normalize("NFC", word.lower())))


@lru_cache(maxsize=4096)
def _is_latin(letter: str) -> bool:
    if letter == "'":
        return True
    return unicodedata.category(letter)[0] == "L" and unicodedata.name(letter, "").startswith("LATIN")

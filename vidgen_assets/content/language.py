"""Which language a text is written in, by py3langid, with its habits on short and mixed texts tamed.

Owns the choice of languages that are told apart: those a narration voice exists for. The channel's list of
languages is applied in safety.py.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# Fewer candidates, fewer accidents: the full model finds Latin and Esperanto in ordinary English.
_CODES = (
    "ar bg bn ca cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv ms nl no pl pt ro ru sk sl sr "
    "sv ta te th tr uk ur vi zh"
)
KNOWN = tuple(_CODES.split())

UNKNOWN = "und"

_READ_CHARACTERS = 4_000
_NOT_PROSE = re.compile(r"https?://\S+|\bwww\.\S+|[@#/]\w+|[\d_]+|[^\w\s'\u2019-]+")


class Guess(NamedTuple):
    """A language as an ISO 639-1 code ("und" when there are no words), and how sure it is, from 0 to 1."""

    language: str
    sure: float


def language_of(text: str) -> Guess:
    """Return the language most of the text is in.

    Addresses, numbers, emoji and punctuation are left out first. Under five words the guess is English
    unless another language is close to certain, because that is what short posts turn out to be.
    """
    words = _NOT_PROSE.sub(" ", text[:_READ_CHARACTERS]).split()
    if not any(any(map(str.isalpha, word)) for word in words):
        return Guess(UNKNOWN, 0.0)
    ranked = _identifier().rank(" ".join(words).lower())
    language, sure = str(ranked[0][0]), float(ranked[0][1])
    if language != "en" and _has_latin(words) and sure < (0.98 if _is_short(words) else 0.6):
        english = next(float(share) for code, share in ranked if code == "en")
        return Guess("en", english)
    return Guess(language, sure)


def forget_languages() -> None:
    """Let the model's 80 MB go: one process judges a day's posts first and renders videos afterwards."""
    _identifier.cache_clear()


def _has_latin(words: list[str]) -> bool:
    return any("a" <= letter.lower() <= "z" for word in words for letter in word)


def _is_short(words: list[str]) -> bool:
    """Tell a text of a few words; scripts without spaces make one word of a sentence."""
    return len(words) < 5 and all(word.isascii() for word in words)


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(KNOWN)
    return identifier

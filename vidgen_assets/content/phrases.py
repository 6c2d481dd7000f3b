"""Phrases of languages that write no spaces: where a caption may break and a word may light up.

A script counts words by white space. Japanese and Chinese have none, so their sentences get a space between
phrases (budoux), never inside a number with what it counts, a Latin word, or before a mark. `shown` takes
them out again: readers of these languages see text as it was written.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from budoux import Parser

UNSPACED = frozenset({"ja", "zh"})
_WIDE = "\u3000-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60"
_BESIDE_WIDE = re.compile(rf"(?<=[{_WIDE}]) +| +(?=[{_WIDE}])")
_WIDE_LETTER = re.compile(f"[{_WIDE}]")
_GLUE_BEFORE = re.compile(r"[0-9$€£¥#@&.,/:~+\-–]$")
_GLUE_AFTER = re.compile(r"^[%°．.,、。，！？!?：；:;)\]」』】》ー々っゃゅょッャュョ0-9”’）〉］…]")
_GLUE_OPEN = re.compile(r"[(\[「『【《“‘（〈]$")
# a mark ends a phrase, an opening quotation mark begins one, whatever the model says
_PART = re.compile(
    r"(?<=[。！？，、：；])(?=[^。！？，、：；”’」』）…])|(?<=[^(\[「『【《“‘（〈])(?=[「『“（])"
)


def is_unspaced(language: str) -> bool:
    """Tell whether a language writes no spaces between words."""
    return language.replace("_", "-").split("-")[0].lower() in UNSPACED


def phrased(text: str, language: str) -> str:
    """Return the text with a space between phrases where the language writes none; others come back as they are.

    Idempotent: the phrases of a text with phrases are the same.
    """
    if not is_unspaced(language):
        return text
    parts = [part for word in shown(text.split(), language).split() for part in _PART.split(word) if part]
    words = [phrase for part in parts for phrase in _phrases(part, language)]
    return " ".join(words)


def shown(words: tuple[str, ...] | list[str], language: str) -> str:
    """Return words as they are shown in one line: joined by spaces, or by nothing between characters."""
    text = " ".join(words)
    return _BESIDE_WIDE.sub("", text) if is_unspaced(language) else text


def joined(words: tuple[str, ...] | list[str]) -> str:
    """Return words of a language nobody names as they are shown: no space beside a full-width character."""
    return _BESIDE_WIDE.sub("", " ".join(words))


def columns(text: str) -> int:
    """Return how wide a text is in columns: a full-width character takes two (UAX 11), a mark none."""
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return len(text) + wide - sum(unicodedata.combining(letter) > 0 for letter in text)


def _phrases(word: str, language: str) -> list[str]:
    if len(word) < 5 or not re.search(rf"[{_WIDE}]", word) or len(word) > 5_000:
        return [word]
    kept: list[str] = []
    for phrase in _parser(language).parse(word):
        glued = kept and (
            _GLUE_BEFORE.search(kept[-1])
            or _GLUE_OPEN.search(kept[-1])
            or _GLUE_AFTER.match(phrase)
            or not (_WIDE_LETTER.match(kept[-1][-1]) or _WIDE_LETTER.match(phrase))
        )
        if glued:
            kept[-1] += phrase
        else:
            kept.append(phrase)
    return kept


@lru_cache(maxsize=2)
def _parser(language: str) -> Parser:
    import budoux

    if language.startswith("ja"):
        return budoux.load_default_japanese_parser()
    return budoux.load_default_simplified_chinese_parser()

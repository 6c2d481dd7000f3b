"""Where text of Japanese and Chinese may be broken, for whoever sets type: between phrases (BudouX).

Owns nothing else of language; the text itself says which it is: kana are Japanese, ideographs without them
Chinese.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from budoux import Parser

_KANA = re.compile("[\u3041-\u30fa\u30fc]")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_BESIDE_MARKS = re.compile(r" (?=[?!;:»])|(?<=«) ")
_WIDE = "\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60"
_BESIDE_WIDE = re.compile(rf"(?<=[{_WIDE}]) | (?=[{_WIDE}])")
_BREAK, _JOIN = "\u200b", "\u2060"
_NEVER_FIRST = "。、，．！？：；）」』】》〉”’…ー々っゃゅょッャュョ%"
_NEVER_LAST = "（「『【《〈“‘"


def locale_of(text: str) -> str:
    """Return whose shapes the characters of a text want: "ja", "zh-Hans", or empty without ideographs."""
    if _KANA.search(text):
        return "ja"
    return "zh-Hans" if _HAN.search(text) else ""


def unbroken(text: str) -> list[str]:
    """Return the pieces of a text that a line must not be broken in: words, and phrases of CJK."""
    return [piece for word in text.split() for piece in _phrases(word)]


def kept_together(text: str) -> str:
    """Return the text with invisible marks that let a line be broken between phrases of CJK, and nowhere else.

    Where a language sets a space before a mark or inside its quotes (French), no line is broken at it.
    """
    text = _BESIDE_MARKS.sub("\u00a0", text)
    if not locale_of(text):
        return text
    words = [[_JOIN.join(piece) for piece in _phrases(word)] for word in text.split(" ")]
    return " ".join(_BREAK.join(pieces) for pieces in words)


def spaced(words: list[str]) -> str:
    """Return words as they stand in a line: no space beside a full-width character."""
    return _BESIDE_WIDE.sub("", " ".join(words))


def columns(text: str) -> int:
    """Return how wide a text is in columns: a full-width character takes two."""
    return len(text) + sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)


def _phrases(word: str) -> list[str]:
    locale = locale_of(word)
    if not locale or len(word) < 3:
        return [word]
    kept: list[str] = []
    for phrase in _parser(locale).parse(word):
        if kept and (phrase[0] in _NEVER_FIRST or kept[-1][-1] in _NEVER_LAST):
            kept[-1] += phrase
        else:
            kept.append(phrase)
    return kept


@cache
def _parser(locale: str) -> Parser:
    import budoux

    if locale == "ja":
        return budoux.load_default_japanese_parser()
    return budoux.load_default_simplified_chinese_parser()

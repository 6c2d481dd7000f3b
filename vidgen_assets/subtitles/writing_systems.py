"""Text rules of the world's scripts that captions need: clusters, reading direction, where a line may break.

Pure text, no fonts: what a person sees as one letter (UAX 29, the part captions meet), words in visual order
(UAX 9 at the size of words; letters inside a word are the shaper's), and breaks for scripts written without
spaces, by phrase (BudouX) and with the Japanese line-start and line-end rules (kinsoku, JIS X 4051).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from functools import cache
from typing import Literal, Protocol


class _Parser(Protocol):
    """What is used of a BudouX parser."""

    def parse(self, sentence: str) -> list[str]: ...


Direction = Literal["left", "right", "number", "none"]
JOINERS = "\u200c\u200d"
MOST_MARKS = 3
"""Marks on one letter: scripts need up to three; more is decoration that would climb over the picture."""
SPACELESS = (
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x2E80, 0x9FFF), (0xF900, 0xFAFF),
    (0xFE30, 0xFE4F), (0xFF00, 0xFF9F), (0x20000, 0x3FFFF),
)  # fmt: skip
NOT_FIRST = frozenset(
    ",.;:!?)]}%\u2019\u201d\u00bb\u2026\u2025\u3001\u3002\uff0c\uff0e\u30fb\uff1a\uff1b\uff1f\uff01\u203c\u2047"
    "\uff09\uff3d\uff5d\u3009\u300b\u300d\u300f\u3011\u3015\u3017\u3019\u301f\u3005\u30fc\u309b\u309c\u309d\u309e"
    "\u30fd\u30fe\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308e\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3"
    "\u30e3\u30e5\u30e7\u30ee\u30f5\u30f6\uff05\u060c\u061b\u061f\u06d4\u0964\u0965\u0e46\u0e2f"
)
NOT_LAST = frozenset(
    "([{$#\u2018\u201c\u00ab\uff08\uff3b\uff5b\u3008\u300a\u300c\u300e\u3010\u3014\u3016\u3018\u301d\uffe5"
)
AFTER = frozenset("/\\-_.,;:&=?@+|~")


def clusters(text: str) -> list[str]:
    """Split a text into what a reader sees as letters: marks, joined emoji and flags stay together.

    More than MOST_MARKS marks on one letter are left out.
    """
    found: list[str] = []
    marks = 0
    for letter in text:
        if found and _continues(found[-1], letter):
            marks = marks + 1 if unicodedata.category(letter)[0] == "M" else marks
            if marks <= MOST_MARKS or not unicodedata.combining(letter):
                found[-1] += letter
            continue
        found.append(letter)
        marks = 0
    return found


def _continues(before: str, letter: str) -> bool:
    code = ord(letter)
    if unicodedata.category(letter) in ("Mn", "Mc", "Me") or letter in JOINERS or _modifies(code):
        return True
    if before[-1] == "\u200d":
        return code >= 0x2190  # joined emoji; a letter after a joiner is its own
    if 0x1F1E6 <= code <= 0x1F1FF:
        return len(before) == 1 and 0x1F1E6 <= ord(before) <= 0x1F1FF
    if unicodedata.combining(before[-1]) == 9 and unicodedata.category(letter) == "Lo":
        return True  # an Indic half letter and the one it leans on
    return letter == "\u0e33"  # Thai "am" hangs on the letter before it


def _modifies(code: int) -> bool:
    """Tell skin tones, variation selectors and tags (regional flags) from things of their own."""
    return 0x1F3FB <= code <= 0x1F3FF or 0xFE00 <= code <= 0xFE0F or 0xE0020 <= code <= 0xE007F


def direction(word: str) -> Direction:
    """Return which way a word runs: by its first strong letter; a number, or nothing, has none of its own."""
    kinds = [unicodedata.bidirectional(letter) for letter in word]
    for kind in kinds:
        if kind == "L":
            return "left"
        if kind in ("R", "AL"):
            return "right"
    return "number" if any(kind in ("EN", "AN") for kind in kinds) else "none"


def runs_right_to_left(words: Sequence[str]) -> bool:
    """Tell whether a caption is read from right to left: its first word with a direction says so."""
    ways = (direction(word) for word in words)
    return next((way == "right" for way in ways if way in ("left", "right")), False)


def visual_order(words: Sequence[str], right_to_left: bool) -> list[int]:
    """Return the words' positions as they stand on a line from left to right."""
    levels = _levels([direction(word) for word in words], right_to_left)
    order = list(range(len(words)))
    for level in range(max(levels, default=0), 0, -1):
        first = 0
        while first < len(order):
            end = first
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[first:end] = reversed(order[first:end])
            first = max(end, first + 1)
    return order


def _levels(ways: Sequence[Direction], right_to_left: bool) -> list[int]:
    base: Direction = "right" if right_to_left else "left"
    strong: Direction = base
    settled: list[Direction] = []
    for way in ways:  # a number goes on in the direction of the words before it
        strong = way if way in ("left", "right") else strong
        settled.append(strong if way == "number" else way)
    for place, way in enumerate(settled):
        if way == "none":
            before = settled[place - 1] if place else base
            after = next((later for later in settled[place + 1 :] if later != "none"), base)
            settled[place] = before if before == after else base
    deeper = {"left": 2, "right": 1} if right_to_left else {"left": 0, "right": 1}
    return [deeper[way] for way in settled]


def spaceless(letter: str) -> bool:
    """Tell whether a letter's script is written without spaces between words (Korean is not)."""
    code = ord(letter)
    return any(first <= code <= last for first, last in SPACELESS)


def touch(before: str, after: str) -> bool:
    """Tell whether two words stand next to each other without a space."""
    return bool(before and after) and spaceless(before[-1]) and spaceless(after[0])


def settled_lines(lines: Sequence[Sequence[tuple[int, str]]]) -> list[list[tuple[int, str]]]:
    """Return lines of (number, word) in which no line begins with what must not begin one, where it can be helped.

    Only words that touch the one before are pulled up; what follows a space may begin a line.
    """
    settled: list[list[tuple[int, str]]] = []
    for line in lines:
        rest = list(line)
        while settled and rest and rest[0][1][:1] in NOT_FIRST and touch(settled[-1][-1][1], rest[0][1]):
            settled[-1].append(rest.pop(0))
        if rest:
            settled.append(rest)
    return settled


def broken_word(text: str, fits: Callable[[str], bool]) -> list[str]:
    """Cut a word too wide for a line into pieces that fit, at phrases, after / and the like, or anywhere.

    A piece never begins with closing or ends with opening punctuation where another cut is possible; a cut
    inside a word of letters is shown by a hyphen.
    """
    letters = clusters(text)
    preferred = _phrase_ends(text, letters)
    pieces, first = [], 0
    while first < len(letters):
        end = _most(letters, first, fits)
        if end < len(letters):
            end = _cut(letters, first, end, preferred)
        hyphen = "-" if _hyphened(letters, first, end) else ""
        if hyphen and not fits("".join(letters[first:end]) + hyphen):
            end -= 1
        pieces.append("".join(letters[first:end]) + hyphen)
        first = end
    return pieces


def _hyphened(letters: Sequence[str], first: int, end: int) -> bool:
    """Tell whether a cut is inside a word of an alphabet that is hyphened, not after its first letters."""
    if end >= len(letters) or end - first < 4:
        return False
    return all(
        letter[0].isalpha() and unicodedata.bidirectional(letter[0]) == "L" and not spaceless(letter[0])
        for letter in letters[end - 2 : end + 1]
    )


def _most(letters: Sequence[str], first: int, fits: Callable[[str], bool]) -> int:
    """Return the furthest end at which letters [first, end) fit; at least one letter."""
    low, high = first + 1, len(letters)
    while low < high:
        middle = (low + high + 1) // 2
        if fits("".join(letters[first:middle])):
            low = middle
        else:
            high = middle - 1
    return low


def _cut(letters: Sequence[str], first: int, most: int, preferred: frozenset[int]) -> int:
    nearest: int = max((at for at in preferred if first < at <= most), default=0)
    ends: list[int] = [nearest, *range(most, first, -1)]
    for end in ends:
        far_enough = end - first >= (most - first) * 0.4
        if far_enough and letters[end][0] not in NOT_FIRST and letters[end - 1][-1] not in NOT_LAST:
            return end
    return most


def _phrase_ends(text: str, letters: Sequence[str]) -> frozenset[int]:
    """Return the cluster positions at which a phrase ends."""
    ends, at = set(), 0
    phrases = set()
    for phrase in _phrases(text):
        at += len(phrase)
        phrases.add(at)
    at = 0
    for number, letter in enumerate(letters, 1):
        at += len(letter)
        if at in phrases or letter in AFTER:
            ends.add(number)
    return frozenset(ends)


def _phrases(text: str) -> list[str]:
    if not any(spaceless(letter) for letter in text):
        return [text]
    return list(_parser(_language(text)).parse(text))


def _language(text: str) -> str:
    if any(0x0E00 <= ord(letter) <= 0x0E7F for letter in text):
        return "thai"
    return "japanese" if any(0x3040 <= ord(letter) <= 0x30FF for letter in text) else "chinese"


@cache
def _parser(language: str) -> _Parser:
    import budoux

    load = {
        "thai": budoux.load_default_thai_parser,
        "japanese": budoux.load_default_japanese_parser,
        "chinese": budoux.load_default_simplified_chinese_parser,
    }
    return load[language]()

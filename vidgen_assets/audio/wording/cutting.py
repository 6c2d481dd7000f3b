"""A written word taken apart: what opens it, its core, and the one mark a voice should follow after it.

Smileys and kaomoji have no core. Marks of all scripts become a comma, a full stop, a question or exclamation
mark, a colon or a semicolon; a sentence always ends with one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from vidgen_assets.audio.wording.cleaning import plain_word, without_markup

EMOTICON = re.compile(
    r"^[<>}]?[:;=%][-'^o~c]?[()\[\]{}dDpPbB/\\|3*oO0@$#<>cCsSvV&]+$"  # :) ;-P xD :'( =/ :-$
    r"|^[()\[\]{}][-'^o]?[:;=]$|^[-=~]+>+$|^<+[-=~]+>*$|^\\[oO]/$|^[oO0xXTtuU;>.\-=~^@*'`\"]_+[oO0xXTtuU;<.\-=~^@*'`\"]+[;']*$"
    r"|^\^[_.\-o]*\^[;']*$|^[>=]\.[<=]$|^-[.]-$|^/s(?:arcasm|rant)?$|^</?3+$|^[:;]\w?$|^[xX]+[dD]+$|^8-[)D]$"
)
KAOMOJI = re.compile(
    "[\u00af\u30c4\u0ca0\u76ca\u5f61\u03c9\u0434\u3064\u0361\u035c\u0c60\u25d5\u256f\u253b\u2565\u30ce\u30fd\u0e05\u0296\u2022\u203f\u2200\u30b7]"
)
STARS_LEFT_IN = re.compile(r"[\"'(]*(?:[a-zA-Z]\*|[a-zA-Z]{1,4}\*{2,}|\*{3,}[a-zA-Z]+)[^\w*]*")
OPENING = (
    "([{<\"'*_~>^\N{INVERTED QUESTION MARK}\N{INVERTED EXCLAMATION MARK}"
    + "\u300c\u300e\u3010\u3008\u300a\u3014"
)
CLOSING = ")]}\"'*_~<>\u300d\u300f\u3011\u3009\u300b\u3015"
STOPS = (
    ".,;:!?\N{EM DASH}-\N{IDEOGRAPHIC FULL STOP}\N{HALFWIDTH IDEOGRAPHIC FULL STOP}\N{ARABIC QUESTION MARK}"
    + "\u060c\u0964\u3001"
)
BRACKETS = "([{\u300c\u300e\u3010\u300a"
DASHES = frozenset({"-", "\N{EM DASH}", "--"})


@dataclass(frozen=True)
class Cut:
    """A word taken apart: `opens` when a bracket opens before it, `mark` is its trailing punctuation as one mark.

    `dotted` says that the mark began with a full stop.
    """

    opens: bool
    core: str
    mark: str
    dotted: bool


def cuts_of(written: Sequence[str]) -> list[Cut]:
    """Return every word of a sentence taken apart, one cut a word."""
    words = without_markup(written)
    quoted = single = False
    cuts = []
    for word in words:
        cut = _cut(word, quoted, single)
        quoted ^= word.count('"') % 2 == 1
        single = (single or word[:1] == "'") and word.rstrip(STOPS)[-1:] != "'"
        cuts.append(cut)
    return cuts


def marks_of(cuts: Sequence[Cut], abbreviated: Callable[[Sequence[str], int], bool]) -> list[str]:
    """Return the mark a voice follows after each word; the last one ends the sentence.

    `abbreviated` tells of a sentence's cores and a place in it whether the full stop there ends nothing ("Dr.").
    """
    cores = tuple(cut.core for cut in cuts)
    marks = []
    for place, cut in enumerate(cuts):
        mark = cut.mark
        if place + 1 == len(cuts):
            marks.append(mark if mark in {"?", "!", "."} else ".")
            continue
        after = cuts[place + 1]
        if cut.core in DASHES and _between_figures(cores, place):
            mark = ""
        if mark == "." and abbreviated(cores, place):
            mark = ""
        marks.append(mark or ("," if after.opens else ""))
    return marks


def _between_figures(cores: Sequence[str], place: int) -> bool:
    """Tell a dash that stands for "to": "5 - 10"."""
    before = cores[place - 1] if place else ""
    return before[-1:].isdecimal() and cores[place + 1][-1:].isdecimal()


def _cut(word: str, quoted: bool, single: bool) -> Cut:
    if len(word) > 1 and _is_face(word):
        return Cut(False, "", "", False)
    if word.isascii() and word.isalpha():
        return Cut(False, word, "", False)
    text = plain_word(word)
    if len(text) > 1 and EMOTICON.match(text):
        return Cut(False, "", "", False)
    if text in DASHES:
        return Cut(False, text, ",", False)
    starred = "*" in text and STARS_LEFT_IN.fullmatch(text) is not None
    opening, closing = (OPENING.replace("*", ""), CLOSING.replace("*", "")) if starred else (OPENING, CLOSING)
    body = _opened(text, opening)
    opens = any(mark in BRACKETS for mark in text[: len(text) - len(body)])
    core = body.rstrip(closing + STOPS)
    tail = body[len(core) :]
    if core and core[-1].isdecimal() and (tail[:1] == '"' or (tail[:1] == "'" and not single)):
        core, tail = _with_inches(core, tail, quoted or '"' in text[: len(text) - len(body)])
    return Cut(opens, core, _mark(tail if core else text), tail.startswith("."))


def _opened(text: str, opening: str) -> str:
    """Return the text without what opens it; a sign before a number ("<50", ">2", "~5", "'90s") stays."""
    body = text.lstrip(opening)
    if body[:1].isdecimal() and len(body) < len(text) and text[len(text) - len(body) - 1] in "<>~'":
        return text[len(text) - len(body) - 1 :]
    if (
        body[:1] in "$\N{POUND SIGN}\N{EURO SIGN}"
        and len(body) < len(text)
        and text[len(text) - len(body) - 1] in "<>~"
    ):
        return text[len(text) - len(body) - 1 :]
    return body


def _is_face(word: str) -> bool:
    if EMOTICON.match(word):
        return True
    if not KAOMOJI.search(word):
        return False
    return sum(map(_is_ordinary, word)) < 0.75 * len(word)


def _is_ordinary(letter: str) -> bool:
    """Tell letters, digits and sentence marks, which a face has few of."""
    return letter.isalnum() or unicodedata.category(letter) in {"Po", "Pd"}


def _with_inches(core: str, tail: str, quoted: bool) -> tuple[str, str]:
    """Give a measure back its closing mark: 5', 5'10" and 12" are feet and inches, not quotations."""
    if tail[0] == "'" and re.fullmatch(r"\d{1,2}", core):
        if re.match(r"''", tail):
            return core + '"', tail[2:]
        return core + "'", tail[1:]
    if tail[0] in "\"'" and re.fullmatch(r"\d'\d{1,2}(?:\.5)?", core):
        return core, tail.lstrip("'") if tail[0] == "'" else tail[1:]
    if tail[0] == '"' and not quoted and re.fullmatch(r"\d{1,3}(?:\.\d+)?(?:[x/-]\d{1,3})?", core):
        return core + '"', tail[1:]
    return core, tail


def _mark(tail: str) -> str:
    """Return trailing punctuation as the one mark a voice should follow."""
    if not tail:
        return ""
    if "?" in tail or "\N{ARABIC QUESTION MARK}" in tail:
        return "?"
    for mark in "!;:":
        if mark in tail:
            return mark
    if any(mark in tail for mark in (",", "\N{EM DASH}", "-", "...", ")", "]", "\u060c", "\u3001")):
        return ","
    return "." if any(mark in tail for mark in ".\N{IDEOGRAPHIC FULL STOP}\uff61\u0964") else ""

"""How bad it is to break between two words: the grammar of line ends, in costs.

0 is a clause's end; 1 is nothing in particular; from 2 on something that belongs together is torn: an article
and its noun, a name, a number and what it counts. Owns the cost; what is done with it is `cues.py`'s. Words that
write no space between them (Japanese, Chinese) come in phrases, which may be parted.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from vidgen_assets.subtitles.tongues import Tongue
from vidgen_assets.subtitles.writing_systems import NOT_FIRST, NOT_LAST, touch

CLAUSE, COMMA, NEUTRAL, LEADER, TORN, DETERMINER, NEVER = 0.0, 0.1, 0.8, 1.6, 2.8, 4.0, 9.0
BEFORE_OPENER, PHRASE, PHRASE_OF_NOUN = 0.3, 0.5, 1.4
SENTENCE_ENDS = ".!?\u2026\u3002\uff01\uff1f"
CLAUSE_ENDS = ";:\u2014\uff1b\uff1a"
COMMAS = ',\u3001\uff0c)\u201d\u00bb\u300d\u300f\uff09"'
OPENING = "\"'(\u201c\u2018\u00ab\u201e[\u300c\u300e\uff08"
MARKS = "\"'()[]{}.,;:!?*\u2026\u201c\u201d\u2018\u2019\u00ab\u00bb\u201e\u300c\u300d\u3001\u3002"
CURRENCIES = "$\u20ac\u00a3\u00a5\u20b9"
NUMBER = re.compile(r"^[-+~#]?[$€£¥₹]?\d[\d.,:/]*(?:st|nd|rd|th|er|e|k|m|%|x)?$", re.I)
SPELLED = frozenset(
    "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy "
    "eighty ninety hundred thousand million billion deux trois quatre cinq six sept huit neuf dix dos tres cuatro "
    "cinco seis siete ocho nueve diez zwei drei vier fünf sechs sieben acht neun zehn due tre quattro cinque sei "
    "sette otto nove dieci".split()
)


def break_cost(before: str, after: str, tongue: Tongue, earlier: str = "") -> float:
    """Return how bad a break between these two words is, 0 to 9.

    `earlier` is the word before them in their sentence: without one a capital makes no name.
    """
    if not _letters(after) and not _is_number(after) and after[:1] not in OPENING:
        return NEVER  # a mark that stands alone (French " ?", a lone emoji) belongs to what it marks
    if _is_opening(before):
        return NEVER
    if touch(before, after):
        return _between_phrases(before, after)
    first, second = _core(before, tongue), _core(after, tongue)
    # "Mr. Smith", and in German "3. Mai"
    abbreviated = before.endswith(".") and (
        first in tongue.titles or (first.isdigit() and second in tongue.months)
    )
    if not abbreviated:
        if before[-1] in SENTENCE_ENDS or before.rstrip(COMMAS)[-1:] in tuple(SENTENCE_ENDS):
            return CLAUSE
        if before[-1] in CLAUSE_ENDS:
            return CLAUSE
        if before[-1] in COMMAS:
            return TORN if _is_date(first, second, tongue) else COMMA
    if first in tongue.determiners:
        return DETERMINER
    if _belongs(before, after, first, second, tongue) or _is_name(before, after, earlier, tongue):
        return TORN
    if first in tongue.leaders or first in tongue.bound.get(second, ()):
        return LEADER
    if second in tongue.particles or second in tongue.objects:
        return LEADER
    if (
        _core(earlier, tongue) in tongue.determiners
        and earlier[-1] not in COMMAS
        and not _closed(second, tongue)
    ):
        return PHRASE_OF_NOUN
    if second in tongue.openers or after[:1] in OPENING:
        return BEFORE_OPENER
    return NEUTRAL


def costs_of(texts: Sequence[str], tongue: Tongue) -> list[float]:
    """Return the cost of a break before every word of a sentence; the first one's is 0."""
    costs = [0.0]
    for place in range(1, len(texts)):
        earlier = texts[place - 2] if place > 1 and texts[place - 2][-1] not in SENTENCE_ENDS else ""
        costs.append(break_cost(texts[place - 1], texts[place], tongue, earlier))
    return costs


def width(texts: Sequence[str]) -> int:
    """Return how wide words stand on one line, in half-widths: a Chinese character counts two."""
    inner = sum(not touch(before, after) for before, after in pairwise(texts))
    return inner + sum(map(_wide, texts))


@lru_cache(maxsize=4096)
def _wide(text: str) -> int:
    total = 0
    for letter in text:
        if not unicodedata.combining(letter):
            total += 2 if unicodedata.east_asian_width(letter) in "WF" else 1
    return total


def _between_phrases(before: str, after: str) -> float:
    if after[0] in NOT_FIRST or before[-1] in NOT_LAST:
        return NEVER
    if before[-1] in SENTENCE_ENDS + CLAUSE_ENDS:
        return CLAUSE
    return COMMA if before[-1] in COMMAS else PHRASE


def _core(word: str, tongue: Tongue) -> str:
    """Return a word in lower case without marks; an elided article stands for its word ("l'ami" is "l'")."""
    plain = word.lower().replace("\u2019", "'").strip(MARKS.replace("'", ""))
    return plain if plain in tongue.determiners or plain in tongue.leaders else plain.strip(MARKS)


def _letters(word: str) -> bool:
    return any(letter.isalpha() for letter in word)


def _is_number(word: str) -> bool:
    return any(letter.isdigit() for letter in word)


def _is_opening(word: str) -> bool:
    """Tell whether a word ends in what must not end a line: a lone opening quotation mark or bracket."""
    return word[-1:] in tuple("\u00ab\u201c\u201e([") or word in CURRENCIES


def _closed(word: str, tongue: Tongue) -> bool:
    """Tell whether a word cannot go on with a noun's phrase: a function word, or a verb by its ending."""
    return (
        word in tongue.leaders or word in tongue.openers or word in tongue.determiners or word.endswith("ed")
    )


def _counts(word: str) -> bool:
    return bool(NUMBER.match(word)) or word.lower() in SPELLED


def _belongs(before: str, after: str, first: str, second: str, tongue: Tongue) -> bool:
    """Tell whether a number would be parted from what it counts, or a title from its name."""
    if _is_date(first, second, tongue) or first in tongue.titles:
        return True
    if not _counts(before.strip("(\"'")):
        return _counts(after.strip("(\"'.,!?")) and first in (
            "room",
            "number",
            "chapter",
            "part",
            "no",
            "page",
        )
    number_goes_on = _counts(second) or second in tongue.units or after[:1] in CURRENCIES
    # "5 bikes": what is counted; "5 and": the number stands alone
    return number_goes_on or (_letters(after) and second not in tongue.leaders | tongue.openers)


def _is_date(first: str, second: str, tongue: Tongue) -> bool:
    month, number = (first, second) if first in tongue.months else (second, first)
    return month in tongue.months and bool(NUMBER.match(number))


def _is_name(before: str, after: str, earlier: str, tongue: Tongue) -> bool:
    """Tell whether two capitals in a row look like a name: "Mary Ann", "New York", "von Berg" is not known."""
    if tongue.capital_nouns:
        return False
    pair = [word.strip(MARKS) for word in (before, after)]
    if any(not word[:1].isupper() or word in ("I", "I'm", "I'd", "I've", "I'll") for word in pair):
        return False
    first = pair[0].lower()
    return not (first in tongue.leaders or (not earlier and first in tongue.openers))

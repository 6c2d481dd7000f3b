"""What a European language brings to the shared rules, and how it counts: values, cardinals, nouns with numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from vidgen_assets.audio.wording.reading import Reading, Says

LONGEST_NUMBER = 15
LONGEST_SERIAL = 20
LONG_NUMBERS = {
    "de": re.compile("(tausend|hundert)(?=[a-zäöü]{4})(?!st)"),
    "it": re.compile("(mila|mille|cento)(?=[a-zé]{3})(?!simo)"),
}


@dataclass(frozen=True)
class Noun:
    """A thing that is counted: one, several, and whether it is feminine."""

    one: str
    many: str
    feminine: bool = False


@dataclass(frozen=True)
class Speech:
    """What a language brings: its words for signs, its nouns, and how it counts, tells dates and times.

    `counted` is (number, noun) in words; `clock` takes hour and minute, `date` day, month and year (0: none);
    `ordinal` takes the number and the ending it is written with; `roman` the value and the words around.
    """

    code: str
    says: Says
    minus: str
    plus: str
    about: str
    under: str
    over: str
    number: str
    percent: str
    point: str
    out_of: str
    by: str
    times: str
    version: str
    female: str
    male: str
    years: str
    nouns: Mapping[str, Noun]
    units: Mapping[str, Noun]
    magnitudes: Mapping[str, Noun]
    months: tuple[str, ...]
    symbols: Mapping[str, str]
    abbreviations: Mapping[str, str]
    capitals: Mapping[str, str]
    initialisms: frozenset[str]
    fractions: Mapping[str, str]
    ordinal_pattern: re.Pattern[str]
    ordinal: Callable[[int, str], str]
    clock: Callable[[int, int], str]
    date: Callable[[int, int, int], str]
    roman: Callable[[int, Reading], str | None]
    stopped: frozenset[str] = frozenset()
    doubled: frozenset[str] = frozenset()
    of_magnitude: str = ""
    two_words: Mapping[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    feminine: Callable[[str], bool] = lambda word: False
    agreed: Callable[[str, Noun], str] = lambda said, noun: said
    longest: int = 28
    stopped_endings: tuple[str, ...] = ()
    dotted_ordinals: bool = False
    before_ordinals: frozenset[str] = frozenset()


@lru_cache(maxsize=8192)
def num2(number: int | float, kind: str, language: str) -> str:
    """Return a number in words as num2words says it, without hyphens; words of 40 letters are taken apart."""
    from num2words import num2words

    said = (
        str(num2words(number, to=kind, lang=language)).replace("-", " ").replace(",", " ").replace("\xad", "")
    )
    return LONG_NUMBERS[language].sub(r"\1 ", said).strip() if language in LONG_NUMBERS else said


def parsed(amount: str) -> tuple[str, str]:
    """Return the whole digits and the decimals of a written number; a lone stop before three digits parts thousands."""
    plain = re.sub("['’]", "", amount)
    if re.fullmatch(r"\d{1,3}(,\d{3})+\.\d+", plain):
        plain = plain.replace(",", "").replace(".", ",")
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", plain):
        plain = plain.replace(".", "")
    whole, _, decimals = plain.replace(".", ",").partition(",")
    return whole or "0", decimals


def cardinal(speech: Speech, amount: str) -> str:
    """Return a written number in words."""
    whole, decimals = parsed(amount)
    if len(whole) > LONGEST_NUMBER or (len(whole) > 1 and whole[0] == "0"):
        said = digits(speech, whole)
    else:
        said = num2(int(whole), "cardinal", speech.code)
    if decimals:
        said += f" {speech.point} " + _decimals(speech, decimals)
    return said


def _decimals(speech: Speech, decimals: str) -> str:
    if len(decimals) <= 2 and decimals[0] != "0":
        return num2(int(decimals), "cardinal", speech.code)
    return digits(speech, decimals)


def digits(speech: Speech, text: str) -> str:
    """Return digits one by one; a very long string is only named."""
    found = [digit for digit in text if digit.isdecimal()]
    if len(found) > LONGEST_SERIAL:
        return speech.says.a_long_number
    return " ".join(num2(int(digit), "cardinal", speech.code) for digit in found)


def counted(speech: Speech, amount: str, noun: Noun) -> str:
    """Return so many of a thing: the number agrees with it."""
    whole, decimals = parsed(amount)
    if noun.one == "mila" and not decimals and len(whole) < 10:
        return num2(int(whole) * 1000, "cardinal", speech.code)
    if not decimals and int(whole) == 1:
        return speech.agreed(f"{num2(1, 'cardinal', speech.code)}", noun) + f" {noun.one}"
    said = cardinal(speech, amount)
    return f"{said if decimals else speech.agreed(said, noun)} {noun.many}"

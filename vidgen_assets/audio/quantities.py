"""Rules for figures: money, times, ages, percent, units, ordinals, decades, years, ranges, plain numbers."""

from __future__ import annotations

import re

from vidgen_assets.audio import lexicon, numerals
from vidgen_assets.audio.reading import Reading

NUMBER = r"\d{1,3}(?:\.\d{3}){2,}|\d+(?:,\d{3})*(?:\.\d+)?|\.\d+"
SIGN = "".join(lexicon.CURRENCIES)
MONEY = re.compile(rf"^-?([{SIGN}])({NUMBER})(k|m|mm|b|bn|mil)?(\+?)$", re.I)
MONEY_AFTER = re.compile(rf"^({NUMBER})([{SIGN}])$")
MONEY_RANGE = re.compile(rf"^([{SIGN}])({NUMBER})(k|m)?-[{SIGN}]?({NUMBER})(k|m)?$", re.I)
CLOCK = re.compile(r"^(\d{1,2}):(\d{2})(?::\d{2})?\s?(a\.?m|p\.?m)?$", re.I)
AGE_SEX = re.compile(r"^(\d{1,2})/?(F|M|NB|f|m|nb)$|^(F|M)/?(\d{1,2})$")
ORDINAL = re.compile(r"^(\d+(?:,\d{3})*)(st|nd|rd|th)$", re.I)
DECADE = re.compile(r"^'?(\d{2,4})'?s$")
HEIGHT = re.compile(r"^(\d)'(\d{1,2})?\"?$")
RANGE = re.compile(rf"^({NUMBER})-({NUMBER})(%|[a-z]+)?$", re.I)
RATIO = re.compile(r"^(\d+)/(\d+)$")
BY = re.compile(r"^(\d+)x(\d+)$", re.I)
DATE = re.compile(r"^(\d{1,2})[/-](\d{1,2})[/-](\d{2}|\d{4})$")
UNIT = re.compile(rf"^([-+~<>]*)({NUMBER})\s?([a-z°%¢][a-z°/.%]*)$", re.I)
PLAIN = re.compile(rf"^([-+~#<>]*)({NUMBER})([+%]?)$")
ROMAN = {"II": "two", "III": "three", "VI": "six", "VII": "seven", "VIII": "eight", "IX": "nine"}


def quantity(here: Reading) -> str | None:
    """Read a word with figures in it; None when it is none of these."""
    if here.core in ROMAN and here.english and not here.shouting:
        return ROMAN[here.core]
    if here.core.lower() in lexicon.MAGNITUDES and here.before and MONEY.match(here.before[-1]):
        return _magnitude_of(here)
    if not any(letter.isdecimal() for letter in here.core):
        return _unit_alone(here)
    for rule in FIGURES:
        said = rule(here)
        if said is not None:
            return said
    return None


def _money(here: Reading) -> str | None:
    if match := MONEY_RANGE.match(here.core):
        symbol, low, small, high, big = match.groups()
        magnitude = lexicon.MAGNITUDES.get((big or small or "").lower(), "")
        most = numerals.money(symbol, high, magnitude, here.language)
        return f"{numerals.cardinal(low, here.language)} to {most}"
    if match := MONEY_AFTER.match(here.core):
        return numerals.money(match[2], match[1], "", here.language)
    match = MONEY.match(here.core)
    if not match:
        return None
    symbol, amount, short, more = match.groups()
    if not short and here.next_core.lower() in lexicon.MAGNITUDES and len(here.next_core) > 2:
        return numerals.cardinal(amount, here.language)
    magnitude = lexicon.MAGNITUDES.get((short or "").lower(), "")
    said = numerals.money(symbol, amount, magnitude, here.language)
    return f"{said} plus" if more else said


def _magnitude_of(here: Reading) -> str | None:
    """Return the magnitude after an amount with its currency: "$20 million" ends in "million dollars"."""
    match = MONEY.match(here.before[-1])
    if match is None or match[3] or len(here.core) < 3:
        return None
    return f"{lexicon.MAGNITUDES[here.core.lower()]} {lexicon.CURRENCIES[match[1]][1]}"


def _clock(here: Reading) -> str | None:
    match = CLOCK.match(here.core)
    if not match or not here.english or int(match[1]) > 24 or int(match[2]) > 59:
        return None
    half = match[3] or ""
    follows = here.next_core.lower().replace(".", "") in {"am", "pm"}
    said = numerals.clock(match[1], match[2], bool(half) or follows)
    return f"{said} {half[0].upper()} M" if half else said


def _age(here: Reading) -> str | None:
    """Read "28F" and "M30"; small letters only with an age that is one ("5m" is five metres)."""
    match = AGE_SEX.match(here.core)
    if not match or not here.english:
        return None
    age, sex = (match[1], match[2]) if match[1] else (match[4], match[3])
    if sex.islower() and not 13 <= int(age) <= 99:
        return None
    return f"{numerals.cardinal(age)} {lexicon.AGE_SEX[sex.lower()]}"


def _ordinal(here: Reading) -> str | None:
    match = ORDINAL.match(here.core)
    return numerals.ordinal(match[1], here.language) if match and here.english else None


def _decade(here: Reading) -> str | None:
    match = DECADE.match(here.core)
    if not match or not here.english or not match[1].endswith("0"):
        return None
    return numerals.decade(match[1])


def _height(here: Reading) -> str | None:
    match = HEIGHT.match(here.core)
    if not match or not here.english:
        return None
    feet = "foot" if match[2] or match[1] == "1" else "feet"
    return f"{numerals.cardinal(match[1])} {feet}" + (f" {numerals.cardinal(match[2])}" if match[2] else "")


def _date(here: Reading) -> str | None:
    match = DATE.match(here.core)
    if not match or not here.english:
        return None
    last = numerals.year(match[3]) if len(match[3]) == 4 else numerals.cardinal(match[3])
    return f"{numerals.cardinal(match[1])} {numerals.cardinal(match[2])} {last}"


def _by(here: Reading) -> str | None:
    match = BY.match(here.core)
    if not match or not here.english:
        return None
    return f"{numerals.cardinal(match[1])} by {numerals.cardinal(match[2])}"


def _range(here: Reading) -> str | None:
    match = RANGE.match(here.core)
    if not match or not here.english:
        return None
    low, high, unit = match[1], match[2], (match[3] or "").lower()
    if len(low) == 3 and len(high) == 4 and low.isdecimal():
        return f"{numerals.digits(low)} {numerals.digits(high)}"  # a telephone number
    last = read_number(here, high)
    if unit in lexicon.UNITS:
        last = f"{numerals.cardinal(high)} {lexicon.UNITS[unit][1]}"
    elif unit:
        return None
    return f"{read_number(here, low)} to {last}"


def _ratio(here: Reading) -> str | None:
    return numerals.ratio(here.core) if RATIO.match(here.core) and here.english else None


def _number_with_unit(here: Reading) -> str | None:
    match = UNIT.match(here.core)
    if not match:
        return None
    sign, amount, unit = match[1], match[2], match[3].lower().rstrip(".")
    if match[3] == "K" and len(amount) == 1:
        return f"{numerals.cardinal(amount)} K"  # a screen's resolution
    if unit == "%" and not here.english:
        per = lexicon.PERCENT.get(here.language.split("-")[0].lower(), "percent")
        return f"{numerals.cardinal(amount, here.language)} {per}"
    if not here.english or unit not in lexicon.UNITS:
        return None
    one, many = lexicon.UNITS[unit]
    return f"{_sign(sign)}{numerals.cardinal(amount)} {one if amount == '1' else many}"


def _unit_alone(here: Reading) -> str | None:
    """Read "ft" after "5" as feet; a unit that could be a word stays one."""
    unit = here.core.lower()
    if not here.english or not here.before:
        return None
    if unit in {"am", "pm"} and (CLOCK.match(here.before[-1]) or here.before[-1].isdecimal()):
        return f"{unit[0].upper()} M"
    if unit not in lexicon.SPACED_UNITS:
        return None
    if not re.fullmatch(rf"[~<>]?(?:{NUMBER}|\d+-\d+)", here.before[-1]):
        return None
    return lexicon.UNITS[unit][0 if here.before[-1] == "1" else 1]


def _plain(here: Reading) -> str | None:
    match = PLAIN.match(here.core)
    if not match:
        return None
    sign, amount, after = match.groups()
    if not here.english:
        return numerals.cardinal(amount, here.language)
    return f"{_sign(sign)}{read_number(here, amount)}{' plus' if after == '+' else ''}"


def _sign(sign: str) -> str:
    said = {"~": "about ", "#": "number ", "<": "under ", ">": "over ", "-": "minus ", "+": "plus "}
    return said.get(sign[:1], "")


def read_number(here: Reading, amount: str) -> str:
    """Return a number as a year where the sentence says so, as a day after a month, else as a cardinal."""
    previous = here.previous.rstrip(".")
    month = lexicon.MONTHS.get(previous, previous) in lexicon.MONTH_NAMES
    if month and amount.isdecimal() and 1 <= int(amount) <= 31 and len(amount) <= 2:
        return numerals.ordinal(amount)
    return numerals.year(amount) if _is_year(here, amount) else numerals.cardinal(amount)


def _is_year(here: Reading, amount: str) -> bool:
    if not re.fullmatch(r"1[1-9]\d\d|20\d\d", amount):
        return False
    previous = here.previous.rstrip(".")
    if previous in lexicon.YEAR_BEFORE or re.fullmatch(r"\d{1,2}(st|nd|rd|th)?", previous):
        return True
    follows = here.next_core.lower()
    counted = follows.endswith("s") and follows not in {"was", "is", "has", "as", "this", "his"}
    return amount[:2] in {"19", "20"} and not counted and follows not in lexicon.UNITS


FIGURES = (
    _money, _clock, _age, _ordinal, _decade, _height, _date, _by, _range, _ratio, _number_with_unit, _plain,
)  # fmt: skip
"""In this order: a pattern that could pass for another comes before it."""

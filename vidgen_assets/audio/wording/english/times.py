"""English times and dates: clocks, ranges of them, dates in US, ISO and European forms, days, decades."""

from __future__ import annotations

import re

from vidgen_assets.audio.wording.english import numbers
from vidgen_assets.audio.wording.english.shorthand import DAYS
from vidgen_assets.audio.wording.english.tables import MONTH_NAMES, MONTH_ORDER, MONTHS
from vidgen_assets.audio.wording.reading import Reading

HALF_DAY = r"(a\.?m|p\.?m|[ap])?"
CLOCK = re.compile(
    rf"^([~]?)(\d{{1,2}})[:.](\d{{2}})(?::(\d{{2}}))?(?:h|hrs?)?{HALF_DAY}(ish)?(?:'s)?$", re.I
)
HOUR = re.compile(r"^([~]?)(\d{1,2})(?:-(\d{1,2}))?\s?(a\.?m|p\.?m)(ish)?$", re.I)
FRENCH_CLOCK = re.compile(r"^([01]?\d|2[0-4])h([0-5]\d)$", re.I)
RANGE = re.compile(rf"^(\d{{1,2}}(?::\d{{2}})?){HALF_DAY}-(\d{{1,2}}(?::\d{{2}})?){HALF_DAY}$", re.I)
MILITARY = re.compile(r"^([01]\d|2[0-3])([0-5]\d)(hrs?|h)?$", re.I)
AT = frozenset("at by until till since around from to before after approximately about".split())
SLASHED = re.compile(r"^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})$")
ISO = re.compile(r"^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:T(\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?Z?)?$")
MONTH_AND_YEAR = re.compile(r"^(0?[1-9]|1[0-2])/((?:19|20)\d\d)$")
DAY = re.compile(r"^(\d{1,2})(st|nd|rd|th)?$", re.I)
DECADE = re.compile(r"^'?(\d\d(?=')|\d0|\d{2,3}0|10{1,6}|\d\d0{2})'?s$")
SHORT_YEAR = re.compile(r"^'(\d\d)$")
NOT_AFTER_MAY = frozenset("i not be have well also as seem need even or he she they we you it never".split())


def time_or_date(here: Reading) -> str | None:
    """Read a time or a date; None when the word is none."""
    core = here.core
    if not any(map(str.isdecimal, core)):
        return _day_or_month(here)
    for rule in (_date, _range, _clock, _day_of_month, _decade):
        said = rule(here)
        if said is not None:
            return said
    return None


def named_month(core: str) -> str:
    """Return the month a word names, in full, or an empty string."""
    lower = core.lower().rstrip(".")
    if lower == "may":
        return "may" if core[0] == "M" else ""
    return MONTHS.get(lower, lower if lower in MONTH_NAMES else "")


def _day_or_month(here: Reading) -> str | None:
    lower = here.core.lower()
    if lower in MONTHS and (here.next_core[:1].isdecimal() or here.dotted):
        return MONTHS[lower]
    if lower in MONTHS and DAY.match(here.last_core):
        return MONTHS[lower]
    if lower in DAYS and here.core[0].isupper() and (here.dotted or here.next_core[:1].isdecimal()):
        return DAYS[lower]
    first, dash, last = lower.partition("-")
    if dash and first in DAYS and last in DAYS:
        return f"{DAYS[first]} to {DAYS[last]}"
    if lower in {"am", "pm", "a.m", "p.m"} and _is_hour(here.last_core):
        return f"{lower[0].upper()} M"
    if lower in {"hours", "hrs"} and MILITARY.match(here.last_core):
        return "hours"
    return None


def _is_hour(core: str) -> bool:
    return CLOCK.match(core) is not None or RANGE.match(core) is not None or core.isdecimal()


def _date(here: Reading) -> str | None:
    core = here.core
    if match := ISO.match(core):
        year, _, month, day, hour, minute = match.groups()
        said = _said_date(
            int(month), int(day), numbers.year(year) if int(year) > 1000 else numbers.digits(year)
        )
        if said and hour:
            said += f" {numbers.clock(hour, minute, False)}"
        return said
    if match := MONTH_AND_YEAR.match(core):
        return f"{MONTH_ORDER[int(match[1]) - 1]} {numbers.year(match[2])}"
    match = SLASHED.match(core)
    if match is None:
        return None
    first, mark, second, last = match.groups()
    if mark == "." and len(last) == 2:
        return None  # a version, or a score
    year = numbers.year(last) if len(last) == 4 and last[0] in "12" else numbers.cardinal(last)
    year = numbers.short_year(last) if len(last) == 2 else year
    day_first = (mark == "." and int(second) <= 12) or int(first) > 12
    month, day = (second, first) if day_first else (first, second)
    return _said_date(int(month), int(day), year) or " ".join(
        numbers.cardinal(part) for part in (first, second, last)
    )


def _said_date(month: int, day: int, year: str) -> str | None:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return f"{MONTH_ORDER[month - 1]} {numbers.ordinal(str(day))} {year}"


def _range(here: Reading) -> str | None:
    match = RANGE.match(here.core)
    if match is None or not (match[2] or match[4] or ":" in here.core):
        return None
    first, half, last, other = match.groups()
    if not (_is_time(first) and _is_time(last)):
        return None
    return f"{_hour_said(first, half or other, half)} to {_hour_said(last, other, other)}"


def _is_time(text: str) -> bool:
    hour, _, minute = text.partition(":")
    return int(hour) <= 24 and int(minute or "0") < 60


def _hour_said(text: str, half: str | None, said_half: str | None) -> str:
    hour, _, minute = text.partition(":")
    said = numbers.clock(hour, minute or "00", True)
    return f"{said} {said_half[0].upper()} M" if said_half else said


def _clock(here: Reading) -> str | None:
    core = here.core
    follows = here.next_core.lower().replace(".", "")
    if match := HOUR.match(core):
        about, low, high, half, ish = match.groups()
        said = numbers.cardinal(low) + (f" to {numbers.cardinal(high)}" if high else "")
        return f"{'about ' if about else ''}{said} {half[0].upper()} M{' ish' if ish else ''}"
    if match := FRENCH_CLOCK.match(core):
        return numbers.clock(match[1], match[2], True)
    if match := MILITARY.match(core):
        hours = follows in {"hours", "hrs", "hour"} or bool(match[3])
        if hours or (match[1][0] == "0" and here.previous in AT):
            return _military(match[1], match[2]) + (" hours" if match[3] else "")
        return None
    match = CLOCK.match(core)
    if match is None or int(match[2]) > 24 or int(match[3]) > 59:
        return None
    if "." in core.rstrip(".").replace("a.m", "").replace("p.m", "") and not (
        match[5] or follows in {"am", "pm"}
    ):
        return None  # "3.50" is a number, "3.50pm" a time
    about, hour, minute, second, half, ish = match.groups()
    said = numbers.clock(hour, minute, bool(half) or follows in {"am", "pm"} or bool(second))
    if second:
        said += f" {numbers.cardinal(str(int(second)))}"
    said = f"{said} {half[0].upper()} M" if half else said
    return f"{'about ' if about else ''}{said}{' ish' if ish else ''}"


def _military(hour: str, minute: str) -> str:
    said = (
        f"oh {numbers.cardinal(hour[1])}"
        if hour[0] == "0" and hour != "00"
        else numbers.cardinal(hour.lstrip("0") or "0")
    )
    if minute == "00":
        return f"{said} hundred"
    return (
        f"{said} oh {numbers.cardinal(minute[1])}"
        if minute[0] == "0"
        else f"{said} {numbers.cardinal(minute)}"
    )


def _day_of_month(here: Reading) -> str | None:
    """Read the day in "May 5", "5 May" and "5th of May" as an ordinal."""
    match = DAY.match(here.core)
    if match is None or not 1 <= int(match[1]) <= 31:
        return None
    if named_month(here.last_core):
        return numbers.ordinal(match[1])
    month = named_month(here.next_core)
    if not month or here.ends or (month == "may" and here.near(2).lower() in NOT_AFTER_MAY):
        return None
    if here.next_core.lower() == "mar" or (month == "march" and not match[2] and here.near(2)[:1].isalpha()):
        return None
    the = "" if here.previous == "the" or match[2] else "the "
    return f"{the}{numbers.ordinal(match[1])} of"


def _decade(here: Reading) -> str | None:
    core = here.core
    if match := SHORT_YEAR.match(core):
        return numbers.cardinal(match[1]) if match[1][0] != "0" else f"oh {numbers.cardinal(match[1][1])}"
    match = DECADE.match(core)
    if match is None:
        return None
    return "two thousands" if match[1] == "00" else numbers.decade(match[1])

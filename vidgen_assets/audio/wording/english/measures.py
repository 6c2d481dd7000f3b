"""English figures of all other kinds: ages, ordinals, heights, ranges, ratios, units, phones, versions, numbers."""

from __future__ import annotations

import re

from vidgen_assets.audio.wording.english import numbers
from vidgen_assets.audio.wording.english.money import ABOUT, NUMBER, describes_next, is_noun
from vidgen_assets.audio.wording.english.tables import (
    AGE_SEX,
    CROWD,
    MAGNITUDES,
    PER,
    READ_IN_PAIRS,
    SPACED_IN_CASE,
    SPACED_UNITS,
    UNITS,
    YEAR_BEFORE,
)
from vidgen_assets.audio.wording.english.times import named_month
from vidgen_assets.audio.wording.reading import Reading, letters, read_aloud
from vidgen_assets.audio.wording.tables import pairs

TAG = re.compile(r"^(\d{1,2})s?[/.-]?(F|M|NB|f|m|nb|FtM|MtF)$|^(F|M|NB)[/.-]?(\d{1,2})s?$")
ORDINAL = re.compile(r"^(\d+(?:,\d{3})*)(st|nd|rd|th)$", re.I)
HEIGHT = re.compile(r"^(\d{1,2})['\"](?:(\d{1,2}(?:\.5)?|\d{1,2}\.5)(?:''|\")?)?$")
FEET_AND_INCHES = re.compile(r"^(\d)ft(\d{1,2})(?:in)?$", re.I)
RANGE = re.compile(rf"^([~<>]?)({NUMBER})(%|k|m|lbs|°)?-({NUMBER})([+]?)(%|\"|[a-z°/²³]+)?$", re.I)
FRACTION = re.compile(r"^(\d+)/(\d+)$")
MIXED_FRACTION = re.compile(r"^(\d+)[-_](\d)/(\d{1,2})([a-z\"%]*)$", re.I)
SCORED = re.compile(rf"^({NUMBER})/(\d+)$")
BY = re.compile(rf"^({NUMBER})[\"']?x({NUMBER})(?:x({NUMBER}))?([a-z\"]*)$", re.I)
TO_ONE = re.compile(r"^(\d+):(\d+)$")
UNIT = re.compile(rf"^([-+~<>]*)({NUMBER})-?([a-zµ°%‰¢#\"²³][a-zµ°/.%²³]*)(\+?)$", re.I)
PLAIN = re.compile(rf"^([-+~#<>]*)({NUMBER})([+%]?)$")
PHONE = re.compile(r"^\+?(?:\d{1,3}[-.])?\(?\d{3}\)?[-.]\d{3}[-.]\d{4}$|^\d{3}[-.]\d{4}$|^\+\d{8,15}$")
DIGIT_GROUPS = re.compile(r"^\d+(?:-\d+){2,}$")
VERSION = re.compile(r"^(v(?:er|ersion)?\.?)?(\d+(?:\.\d+)+)([a-z]?)$", re.I)
V_NUMBER = re.compile(r"^v\.?(\d+)$", re.I)
NUMBER_OF = re.compile(r"^(?:no|nr|№)\.?(\d+)$", re.I)
TIMES = re.compile(r"^x(\d+)$", re.I)
POWER = re.compile(r"^(\w+)\^(\d+)$")
OF_THINGS = frozenset("gb mb tb kb oz lb ft mm cm inch hp ghz mhz mp mah kg g ml l".split())
"""Units that, written against their number, describe the thing that follows: "a random 7gb video"."""
POINT_GROUPS = 3  # as many stops make an address of the network
RESOLUTIONS = pairs(
    "480 = four eighty | 720 = seven twenty | 1080 = ten eighty | 1440 = fourteen forty | 2160 = twenty one sixty"
)


def measure(here: Reading) -> str | None:
    """Read a word with figures in it, or a unit after one; None when it is none of these."""
    if not any(map(str.isdecimal, here.core)):
        return _unit_alone(here)
    for rule in FIGURES:
        said = rule(here)
        if said is not None:
            return said
    return None


def _age(here: Reading) -> str | None:
    """Read "28F" and "M30"; small letters only with an age that is one ("5m" is five metres)."""
    match = TAG.match(here.core)
    if match is None:
        return None
    age, sex = (match[1], match[2]) if match[1] else (match[4], match[3])
    doubtful = sex.islower() or sex == "M"
    doubtful = doubtful or bool(match[3])
    if doubtful and not here.opens and not 13 <= int(age) <= 99:
        return None
    if sex in {"m", "f"} and here.next_core.lower() in CROWD:
        return None
    kind = {"FtM": "trans man", "MtF": "trans woman"}.get(sex) or AGE_SEX[sex.lower()]
    return f"{numbers.cardinal(str(int(age)))} {kind}"


def _ordinal(here: Reading) -> str | None:
    match = ORDINAL.match(here.core)
    return numbers.ordinal(match[1]) if match else None


def _height(here: Reading) -> str | None:
    match = (
        HEIGHT.match(here.core) if here.core[-1] != '"' or "'" in here.core else None
    ) or FEET_AND_INCHES.match(here.core)
    if match is None:
        return None
    inches = match[2] or ""
    feet = "foot" if inches or match[1] == "1" or describes_next(here) else "feet"
    return f"{numbers.cardinal(match[1])} {feet}" + (f" {numbers.cardinal(inches)}" if inches else "")


def _phone(here: Reading) -> str | None:
    """Read telephone numbers and other groups of digits digit by digit, with a rest between groups."""
    core = here.core
    if not (PHONE.match(core) or (DIGIT_GROUPS.match(core) and len(core) >= 9)):
        return None
    groups = [group for group in re.split(r"\D+", core) if group]
    return ", ".join(numbers.digits(group) for group in groups)


def _range(here: Reading) -> str | None:
    match = RANGE.match(here.core)
    if match is None:
        return None
    sign, low, small, high, more, unit = match.groups()
    unit = (unit or "").lower()
    low_short, high_short = (small or "").lower(), unit if unit in {"k", "m", "mil", "bn"} else ""
    last = _number(here, high) + (" plus" if more else "")
    if high_short and (unit != "m" or low_short == "m" or here.next_core.lower() in CROWD):
        last = f"{numbers.cardinal(high)} {MAGNITUDES[high_short]}"
    elif unit in UNITS:
        last = f"{numbers.cardinal(high)} {UNITS[unit][0 if describes_next(here) else 1]}"
    elif unit:
        return None
    first = _number(here, low)
    if low_short in {"k", "m"} and low_short != high_short:
        first += f" {MAGNITUDES[low_short]}"
    same = low == high and not unit
    return f"{ABOUT.get(sign, '')}{first}{' ' if same else ' to '}{last}"


def _fraction(here: Reading) -> str | None:
    core = here.core
    if match := MIXED_FRACTION.match(core):
        part = (
            numbers.ratio(f"{match[2]}/{match[3]}")
            .replace("one half", "a half")
            .replace("one quarter", "a quarter")
        )
        unit = UNITS.get(match[4].lower())
        tail = f" {unit[1]}" if unit else f" {match[4]}" if match[4] else ""
        return f"{numbers.cardinal(match[1])} and {part}{tail}"
    if match := FRACTION.match(core):
        if here.last_core.isdecimal() and core in {
            "1/2",
            "1/3",
            "1/4",
            "2/3",
            "3/4",
            "1/8",
            "3/8",
            "5/8",
            "7/8",
        }:
            said = numbers.ratio(core)
            return "and " + {"one half": "a half", "one quarter": "a quarter"}.get(said, said)
        return numbers.ratio(core)
    if (match := SCORED.match(core)) and match[2] in {"5", "10", "20", "100"}:
        return f"{numbers.cardinal(match[1])} out of {numbers.cardinal(match[2])}"
    amount, slash, per = core.partition("/")
    if slash and per.lower() in PER and any(map(str.isdecimal, amount)):
        return f"{read_aloud(here.part(amount))} {PER[per.lower()]}"
    return None


def _by(here: Reading) -> str | None:
    match = BY.match(here.core)
    if match is None:
        return None
    wide = all(re.fullmatch(r"[1-9]\d{2,3}", part) for part in match.groups()[:2])
    say = numbers.pairs if wide else numbers.cardinal  # a screen's pixels
    said = " by ".join(say(part) for part in match.groups()[:3] if part)
    unit = UNITS.get(match[4].lower()) if match[4] else None
    return f"{said} {unit[1]}" if unit else f"{said} {match[4]}".strip()


def _to(here: Reading) -> str | None:
    match = TO_ONE.match(here.core)
    return f"{numbers.cardinal(match[1])} to {numbers.cardinal(match[2])}" if match else None


def _version(here: Reading) -> str | None:
    core = here.core
    if match := V_NUMBER.match(core):
        return f"version {numbers.cardinal(match[1])}"
    if match := NUMBER_OF.match(core):
        return f"number {numbers.cardinal(match[1])}"
    if match := TIMES.match(core):
        return f"times {numbers.cardinal(match[1])}"
    if match := POWER.match(core):
        return f"{read_aloud(here.part(match[1]))} to the power of {numbers.cardinal(match[2])}"
    match = VERSION.match(core)
    if match is None or not (match[1] or core.count(".") > 1) or re.fullmatch(r"\d{1,3}(\.\d{3}){2,}", core):
        return None
    parts = match[2].split(".")
    dot = " dot " if len(parts) > POINT_GROUPS else " point "
    said = dot.join(
        numbers.cardinal(part) if part[0] != "0" or part == "0" else numbers.digits(part) for part in parts
    )
    return f"{'version ' if match[1] else ''}{said}{' ' + match[3].upper() if match[3] else ''}"


def _with_unit(here: Reading) -> str | None:
    match = UNIT.match(here.core)
    if match is None:
        return None
    sign, amount, written, more = match.groups()
    unit = written.lower().rstrip(".")
    about = ABOUT.get(sign[:1], "")
    plus = " plus" if more else ""
    if unit == "k" and len(amount) > 3 and amount.isdecimal():
        return f"{about}{numbers.cardinal(amount)} K"  # the colour of a lamp
    if unit == "k" and amount in {"4", "8"} and written == "K":
        return f"{numbers.cardinal(amount)} K"  # a screen's resolution
    if unit == "p" and amount in RESOLUTIONS:
        return f"{RESOLUTIONS[amount]} P"
    if unit in {"m", "b"} and (written in "MB" or here.next_core.lower() in CROWD):
        crowd = "." in amount or written == "M" or here.next_core.lower() in CROWD
        return f"{about}{numbers.cardinal(amount)} {MAGNITUDES[unit]}{plus}" if crowd else None
    if unit not in UNITS:
        return None
    one, many = UNITS[unit]
    noun = describes_next(here) or (unit in OF_THINGS and is_noun(here))
    singular = amount == "1" or (noun and unit not in {"x", "%"})
    return f"{about}{numbers.cardinal(amount)} {one if singular else many}{plus}"


def _unit_alone(here: Reading) -> str | None:
    """Read "ft" after "5" as feet; a unit that could be a word stays one."""
    core, unit, number = here.core, here.core.lower(), here.last_core
    if not number or not number[-1:].isdecimal():
        if core in {"F", "M"} and here.near(-1).isdecimal():
            return AGE_SEX[core.lower()]
        return None
    if core in {"F", "M", "f", "m"} and re.fullmatch(r"[1-9]\d", number) and (core.isupper() or here.ends):
        return AGE_SEX[unit]
    if not re.fullmatch(rf"[-~<>]*(?:{NUMBER}|\d+(?:\.\d+)?-\d+(?:\.\d+)?|\d+/\d+)", number):
        return None
    if core == "x" and here.next_core[:1].isdecimal():
        return "by"
    if core == "K" and here.next_core.lower() not in CROWD:
        return "K"
    known = SPACED_IN_CASE.get(core) or (UNITS[unit] if unit in SPACED_UNITS else None)
    if known is None or (core == "m" and here.next_core.isalpha() and here.next_core.lower() in CROWD):
        return None
    return known[0 if number == "1" or _describes(here) else 1]


def _describes(here: Reading) -> bool:
    """Tell "a 5 lb dog" from the word before the number on."""
    from vidgen_assets.audio.wording.english.money import _is_noun_after

    return _is_noun_after(here, -2)


def _plain(here: Reading) -> str | None:
    match = PLAIN.match(here.core)
    if match is None:
        return None
    sign, amount, after = match.groups()
    said = {"#": "number "}.get(sign[:1], ABOUT.get(sign[:1], ""))
    if re.fullmatch(r"\d{1,3}", amount) and here.next_core == "000" and not here.ends:
        return f"{said}{numbers.cardinal(amount)} thousand"
    if amount == "000" and re.fullmatch(r"\d{1,3}", here.last_core):
        return ""
    return f"{said}{_number(here, amount)}{' plus' if after == '+' else ''}"


def _number(here: Reading, amount: str) -> str:
    """Return a number as a year where the sentence says so, in twos after "room", else as a cardinal."""
    if re.fullmatch(r"[1-9]\d{2,3}", amount) and (here.previous in READ_IN_PAIRS):
        return numbers.pairs(amount)
    return numbers.year(amount) if _is_year(here, amount) else numbers.cardinal(amount)


def _is_year(here: Reading, amount: str) -> bool:
    if not re.fullmatch(r"1[1-9]\d\d|20\d\d", amount):
        return False
    previous = here.previous.rstrip(".")
    if (
        previous in YEAR_BEFORE
        or named_month(here.last_core)
        or re.fullmatch(r"\d{1,2}(st|nd|rd|th)?", previous)
    ):
        return True
    follows = here.next_core.lower()
    counted = follows.endswith("s") and follows not in {"was", "is", "has", "as", "this", "his"}
    return amount[:2] in {"19", "20"} and not counted and follows not in UNITS


def digit_by_digit(core: str) -> str:
    """Return what is left of a word with digits in it that no rule knew: its letters and digits by name."""
    runs = re.findall(r"\d+|[^\W\d_]+", core)
    return " ".join(
        numbers.digits(run) if run.isdecimal() else letters(run) if len(run) == 1 else run for run in runs
    )


FIGURES = (_phone, _age, _ordinal, _height, _by, _to, _range, _fraction, _version, _with_unit, _plain)
"""In this order: a pattern that could pass for another comes before it."""

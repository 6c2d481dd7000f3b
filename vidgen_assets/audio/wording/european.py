"""Figures and shorthand in French, Spanish, German and Italian: one set of rules, a table a language.

Owns what these share: a comma for decimals, stops or spaces between thousands, day before month, money after
the number, units, ranges, clocks. What a language brings is `european_speech.Speech`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial

from vidgen_assets.audio.wording.european_speech import (
    LONGEST_NUMBER,
    Noun,
    Speech,
    cardinal,
    counted,
    digits,
    num2,
    parsed,
)
from vidgen_assets.audio.wording.finishing import latin_token, unstretched
from vidgen_assets.audio.wording.internet import hidden_letters, internet
from vidgen_assets.audio.wording.joints import joined, mixed
from vidgen_assets.audio.wording.reading import Reading, Rule, Tongue, is_initial, letters, read_aloud
from vidgen_assets.audio.wording.roman import roman

MOST_DIGITS_OF_AN_ORDINAL = 5
CURRENCY_SIGNS = "$€£¥₹₽₩₺"
CODES = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "CHF": "CHF", "INR": "₹"}
AMOUNT = r"\d{1,3}(?:[.'’]\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3})+\.\d+|\d+(?:[.,]\d+)?|,\d+"
ABOUT = "[-+~<>≈]*"
NUMBER = re.compile(rf"^({ABOUT}|#)({AMOUNT})(\+?)$")
MONEY = re.compile(rf"^({ABOUT})(?:([{CURRENCY_SIGNS}])({AMOUNT})|({AMOUNT})([{CURRENCY_SIGNS}]))$")
MONEY_SHORT = re.compile(
    rf"^({ABOUT})(?:([{CURRENCY_SIGNS}])({AMOUNT})|({AMOUNT}))(k|m|M|Mio|Mrd|mrd|md|Md|mln|mld)([{CURRENCY_SIGNS}])?$"
)
EURO_INSIDE = re.compile(r"^(\d+)€(\d\d)$")
RANGE = re.compile(rf"^({AMOUNT})-({AMOUNT})([{CURRENCY_SIGNS}%°a-zA-Zµ²³/]*)$")
CLOCK = re.compile(r"^(\d{1,2})[:h](\d{2})(?::\d{2})?(h|am|pm)?$", re.I)
HOUR = re.compile(r"^(\d{1,2})(h|am|pm)$", re.I)
NUMERIC_DATE = re.compile(r"^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})$")
ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
FRACTION = re.compile(r"^(\d+)[/⁄](\d+)$")
BY = re.compile(rf"^({AMOUNT})x({AMOUNT})$", re.I)
COUNT_TIMES = re.compile(r"^(\d+)x$|^x(\d+)$", re.I)
UNIT = re.compile(rf"^({ABOUT})({AMOUNT})-?([a-zµ°%‰\"²³][a-zäöüß°/.%²³]*)$", re.I)
TAG = re.compile(r"^(\d{2})/?([FMHfmhWw])$|^([FMHW])/?(\d{2})$")
VERSION = re.compile(r"^(v)?(\d+(?:\.\d+)+)$", re.I)
PHONE = re.compile(r"^\+?\d{1,4}(?:[-.]\d{2,4}){2,}$|^\+\d{8,15}$|^0\d{7,}$")
GROUP = re.compile(r"^\d{3}$")
CAPITALS = re.compile(r"^([A-ZÄÖÜ]{2,6}|(?:[A-Z]\.){1,5}[A-Z])('?s)?$")
VOWEL = re.compile("[AEIOUYÄÖÜ]")
DECADE = re.compile(r"^'?(\d0|\d{4})s$")


def tongue_from(speech: Speech, before: tuple[Rule, ...] = ()) -> Tongue:
    """Return the front end of a language from what it brings; its own rules come first."""
    figures: list[Rule] = [partial(rule, speech) for rule in FIGURES]
    rules: tuple[Rule, ...] = (
        *before,
        partial(_symbol, speech),
        internet,
        hidden_letters,
        partial(_abbreviation, speech),
        partial(_roman, speech),
        *figures,
        joined,
        partial(_capitals, speech),
        mixed,
    )
    return Tongue(
        code=speech.code,
        says=speech.says,
        rules=rules,
        finish=partial(_finish, speech),
        abbreviated=partial(_abbreviated, speech),
    )


def _abbreviated(speech: Speech, sentence: Sequence[str], place: int) -> bool:
    core = sentence[place]
    lower, follows = core.lower(), sentence[place + 1] if place + 1 < len(sentence) else ""
    after = follows.lower()
    before = sentence[place - 1].lower() if place else ""
    if (
        lower in speech.stopped
        or lower.endswith(speech.stopped_endings)
        or is_initial(core, follows)
        or ("." in core and not core[-1].isdecimal())
    ):
        return True
    if (lower, after) in speech.two_words or (before, lower) in speech.two_words:
        return True
    return (
        speech.dotted_ordinals
        and (core.isdecimal() or roman(core) > 0)
        and len(core) <= MOST_DIGITS_OF_AN_ORDINAL
        and (after in speech.months or before in speech.before_ordinals)
    )


def _sign(speech: Speech, signs: str) -> str:
    return {"-": f"{speech.minus} ", "+": f"{speech.plus} ", "~": f"{speech.about} ", "≈": f"{speech.about} ",
            "<": f"{speech.under} ", ">": f"{speech.over} ", "#": f"{speech.number} "}.get(signs[:1], "")  # fmt: skip


def _symbol(speech: Speech, here: Reading) -> str | None:
    core = here.core
    if core.isalnum():
        return None
    if core in {"-", "—"}:
        between = here.last_core[-1:].isdecimal() and here.next_core[:1].isdecimal()
        return speech.says.to if between else ""
    if core in speech.nouns and here.last_core[-1:].isdecimal():
        if re.search(r",\d\d$", here.last_core):
            return ""  # said inside its number
        return speech.nouns[core].one if here.last_core == "1" else speech.nouns[core].many
    if core in speech.symbols:
        return speech.symbols[core] if here.last_core else ""
    return None if any(letter.isalnum() or letter in "*█▇_" for letter in core) else ""


def _abbreviation(speech: Speech, here: Reading) -> str | None:
    core = here.core
    if core in speech.capitals and not here.shouting:
        return speech.capitals[core]
    lower = unstretched(core.lower(), speech.doubled)
    if core.islower() and (pair := speech.two_words.get((lower, here.next_core.lower()))):
        return pair[0]
    if here.last_core.islower() and (pair := speech.two_words.get((here.previous, lower))):
        return pair[1]
    if len(core) == 1 and core.isupper() and not (here.dotted and is_initial(core, here.next_core)):
        return None  # a letter that is named; "M. Dupont" is none
    if here.dotted and f"{lower}." in speech.abbreviations:
        return speech.abbreviations[f"{lower}."]
    return speech.abbreviations.get(lower)


def _roman(speech: Speech, here: Reading) -> str | None:
    core = re.sub("(?:e|er|re|ème|º|°|ª)$", "", here.core)
    if len(core) == 1 and core not in "IVX":
        return None  # "Le", not the fiftieth; "C" is a letter
    worth = roman(core)
    return speech.roman(worth, here) if worth and not here.shouting else None


def money(speech: Speech, here: Reading) -> str | None:
    """Read an amount of money; None when the word is none."""
    core = here.core
    if core in CODES and here.last_core[-1:].isdecimal():
        noun = speech.nouns[CODES[core]]
        return noun.one if here.last_core == "1" else noun.many
    if (match := EURO_INSIDE.match(core)) is not None:
        core = f"{match[1]},{match[2]}€"
    if (match := MONEY_SHORT.match(core)) is not None and (match[2] or match[6]):
        noun, big = speech.nouns[match[2] or match[6]], speech.magnitudes[match[5].lower()]
        return (
            f"{_sign(speech, match[1])}{counted(speech, match[3] or match[4], big)} {_of(speech, big, noun)}"
        )
    match = MONEY.match(core)
    if match is None:
        return None
    sign, amount, symbol = match[1], match[3] or match[4], match[2] or match[5]
    noun = speech.nouns[symbol]
    whole, decimals = parsed(amount)
    follows = here.next_core.lower().rstrip(".")
    if not here.ends and follows in speech.magnitudes and len(follows) > 2:
        big = speech.magnitudes[follows]
        return f"{_sign(speech, sign)}{speech.agreed(cardinal(speech, amount), big)}"
    if len(decimals) == 2:
        said = counted(speech, whole, noun)
        return _sign(speech, sign) + (
            said if decimals == "00" else f"{said} {num2(int(decimals), 'cardinal', speech.code)}"
        )
    return _sign(speech, sign) + counted(speech, amount, noun)


def _of(speech: Speech, big: Noun, noun: Noun) -> str:
    """Return the currency after its magnitude: "millions d'euros", but "mille euros"."""
    if big.one == big.many or not speech.of_magnitude:
        return noun.many
    elided = speech.code == "fr" and noun.many[0] in "aeiouy"
    return f"d'{noun.many}" if elided else f"{speech.of_magnitude} {noun.many}"


def numeric_date(speech: Speech, here: Reading) -> str | None:
    """Read a date in figures, day before month unless that cannot be; None for what is none."""
    if match := ISO.match(here.core):
        year, month, day = int(match[1]), int(match[2]), int(match[3])
    elif match := NUMERIC_DATE.match(here.core):
        day, month, year = int(match[1]), int(match[3]), int(match[4])
        if match[2] == "." and len(match[4]) == 2 and not 1 <= month <= 12:
            return None
        year += (2000 if year < 40 else 1900) if len(match[4]) == 2 else 0
        if month > 12 >= day:
            day, month = month, day
    else:
        return None
    return speech.date(day, month, year) if 1 <= month <= 12 and 1 <= day <= 31 and year else None


def _clock(speech: Speech, here: Reading) -> str | None:
    if match := CLOCK.match(here.core):
        hour, minute, half = int(match[1]), int(match[2]), (match[3] or "").lower()
    elif match := HOUR.match(here.core):
        hour, minute, half = int(match[1]), 0, match[2].lower()
    else:
        return None
    if hour > 24 or minute > 59:
        return None
    return speech.clock(hour + 12 if half == "pm" and hour < 12 else hour, minute)


def _tag(speech: Speech, here: Reading) -> str | None:
    match = TAG.match(here.core)
    if match is None:
        return None
    age, sex = (match[1], match[2]) if match[1] else (match[4], match[3])
    if sex.islower() and not here.opens:
        return None
    kind = speech.female if sex.upper() in "FW" else speech.male
    return f"{num2(int(age), 'cardinal', speech.code)} {speech.years}, {kind}"


def _ordinal(speech: Speech, here: Reading) -> str | None:
    match = speech.ordinal_pattern.match(here.core)
    if match is None or len(match[1]) > LONGEST_NUMBER:
        return None
    return speech.ordinal(int(match[1]), match[2])


def _phone(speech: Speech, here: Reading) -> str | None:
    core = here.core
    if not PHONE.match(core) or sum(map(str.isdecimal, core)) < 7 or re.fullmatch(r"\d{1,3}(\.\d{3})+", core):
        return None
    return ", ".join(digits(speech, group) for group in re.split(r"\D+", core) if group)


def _range(speech: Speech, here: Reading) -> str | None:
    match = RANGE.match(here.core)
    if match is None:
        return None
    low, high, unit = match.groups()
    if unit and (said := read_aloud(here.part(high + unit))) is not None:
        return f"{cardinal(speech, low)} {speech.says.to} {said}"
    return f"{cardinal(speech, low)} {speech.says.to} {cardinal(speech, high)}"


def _fraction(speech: Speech, here: Reading) -> str | None:
    match = FRACTION.match(here.core)
    if match is None:
        return None
    if here.core in speech.fractions:
        return speech.fractions[here.core]
    glue = f" {speech.out_of} " if match[2] in {"5", "10", "20", "100"} else " "
    return cardinal(speech, match[1]) + glue + cardinal(speech, match[2])


def _by(speech: Speech, here: Reading) -> str | None:
    if match := BY.match(here.core):
        return f"{cardinal(speech, match[1])} {speech.by} {cardinal(speech, match[2])}"
    if match := COUNT_TIMES.match(here.core):
        return f"{cardinal(speech, match[1] or match[2])} {speech.times}"
    return None


def _decade(speech: Speech, here: Reading) -> str | None:
    match = DECADE.match(here.core)
    return num2(int(match[1]), "cardinal", speech.code) if match else None


def _version(speech: Speech, here: Reading) -> str | None:
    match = VERSION.match(here.core)
    if (
        match is None
        or not (match[1] or here.core.count(".") > 1)
        or re.fullmatch(r"\d{1,3}(\.\d{3})+", here.core)
    ):
        return None
    parts = f" {speech.says.dot} ".join(cardinal(speech, part) for part in match[2].split("."))
    return f"{speech.version} {parts}" if match[1] else parts


def _with_unit(speech: Speech, here: Reading) -> str | None:
    match = UNIT.match(here.core)
    if match is None:
        return None
    sign, amount, unit = match[1], match[2], match[3].rstrip(".")
    noun = speech.units.get(unit) or speech.units.get(unit.lower()) or speech.magnitudes.get(unit.lower())
    return _sign(speech, sign) + counted(speech, amount, noun) if noun else None


def _unit_alone(speech: Speech, here: Reading) -> str | None:
    """Read "kg" after "5" as kilos; a unit that could be a word stays one."""
    last = here.last_core
    if not last[-1:].isdecimal() or here.core.lower() in {"a", "as", "in", "o", "l'"}:
        return None
    noun = speech.units.get(here.core)
    if noun is None and here.core.lower() in speech.magnitudes:
        noun = speech.magnitudes[here.core.lower()]
        money = MONEY.match(last)
        if money and len(here.core) > 2:
            one = parsed(money[3] or money[4])[0] == "1"
            return f"{noun.one if one else noun.many} {_of(speech, noun, speech.nouns[money[2] or money[5]])}"
        if here.core.lower() == here.core and len(here.core) > 4:
            return None  # the word itself
    return (noun.one if last == "1" else noun.many) if noun else None


def _number(speech: Speech, here: Reading) -> str | None:
    match = NUMBER.match(here.core)
    if match is None:
        return None
    sign, amount, more = match.groups()
    month = here.next_core.lower().rstrip(".")
    if not sign and amount.isdecimal() and len(amount) <= 2 and month in speech.months and not here.ends:
        return speech.date(int(amount), speech.months.index(month) + 1, 0).rsplit(" ", 1)[0]
    if here.next_core in speech.nouns and not here.ends and len(parsed(amount)[1]) == 2:
        return money(speech, here.part(f"{amount}{here.next_core}"))  # "3,50 €"
    said = _grouped(speech, here, amount)
    if not said and not (amount == "000" and here.last_core.isdecimal()):
        noun = _counted_next(speech, here)
        said = cardinal(speech, amount)
        if noun and len(amount) < 4 and (amount != "1" or noun.one != "mila"):
            said = speech.agreed(said, noun)
    return f"{_sign(speech, sign)}{said}{' ' + speech.plus if more else ''}".rstrip()


def _counted_next(speech: Speech, here: Reading) -> Noun | None:
    """Return what the number counts: a unit, a currency, or the next word with its likely gender."""
    follows = here.next_core
    if here.ends or not follows:
        return None
    known = speech.units.get(follows) or speech.nouns.get(follows) or speech.magnitudes.get(follows.lower())
    if known or len(follows) < 4 or not follows.isalpha():
        return known
    return Noun(follows, follows, speech.feminine(follows.lower()))


def _grouped(speech: Speech, here: Reading, amount: str) -> str:
    """Return this group's share of a number whose thousands are parted by spaces: "12 000"; else an empty string."""
    behind = 0
    while GROUP.match(here.near(-behind - 1)) and behind < 3:
        behind += 1
    leads = re.fullmatch(r"[1-9]\d{0,2}", here.near(-behind - 1)) is not None
    inside = GROUP.match(amount) is not None and leads and (behind > 0 or len(here.last_core) < 4)
    ahead = 0
    while GROUP.match(here.near(ahead + 1)) and ahead < 3:
        ahead += 1
    heads = ahead > 0 and re.fullmatch(r"[1-9]\d{0,2}", amount) is not None and not here.ends
    if not (inside or heads) or int(amount) == 0:
        return ""
    return num2(int(amount) * 1000**ahead, "cardinal", speech.code)


FIGURES: tuple[Callable[[Speech, Reading], str | None], ...] = (
    money,
    numeric_date,
    _clock,
    _tag,
    _ordinal,
    _phone,
    _range,
    _fraction,
    _by,
    _decade,
    _version,
    _with_unit,
    _number,
    _unit_alone,
)
"""In this order: a pattern that could pass for another comes before it."""


def _capitals(speech: Speech, here: Reading) -> str | None:
    match = CAPITALS.match(here.core)
    if match is None:
        return None
    plain = match[1].replace(".", "")
    named = plain in speech.initialisms or "." in match[1] or not VOWEL.search(plain)
    return letters(plain) if named else None


def _finish(speech: Speech, word: str) -> tuple[str, ...]:
    if any(map(str.isdecimal, word)):
        runs = re.findall(r"\d+|[^\W\d_]+", word)
        parts = [digits(speech, run) if run.isdecimal() else run for run in runs]
        return tuple(
            token
            for part in " ".join(parts).split()
            for token in latin_token(part, speech.doubled, speech.longest)
        )
    return latin_token(word, speech.doubled, speech.longest)

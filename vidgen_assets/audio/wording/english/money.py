"""English money: amounts with a sign or a code, in ranges, with magnitudes and with what they are paid for."""

from __future__ import annotations

import re

from vidgen_assets.audio.wording.english import numbers
from vidgen_assets.audio.wording.english.tables import (
    CODES,
    COUNTED_ONCE,
    CURRENCIES,
    FUNCTION_WORDS,
    MAGNITUDES,
    PER,
    SAID_AGAIN,
)
from vidgen_assets.audio.wording.reading import Reading

NUMBER = r"\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+"
SIGN = "|".join(sorted(map(re.escape, CURRENCIES), key=len, reverse=True))
SHORT = r"k|mm|mil|mill|mln|m|bn|b|tn|t"
MONEY = re.compile(rf"^([-+~<>]*)({SIGN})-?({NUMBER})(?:-?({SHORT}))?(\+?)(ish)?$", re.I)
MONEY_AFTER = re.compile(rf"^([-+~<>]*)({NUMBER}|\d+,\d\d)({SHORT})?({SIGN})(\+?)$", re.I)
MONEY_RANGE = re.compile(
    rf"^([~<>]?)({SIGN})({NUMBER})({SHORT})?-(?:{SIGN})?({NUMBER})({SHORT})?(\+?)$", re.I
)
RANGE_AFTER = re.compile(rf"^([~<>]?)({NUMBER})-({NUMBER})({SHORT})?({SIGN})$", re.I)
CODE = "|".join(CODES)
CODED = re.compile(rf"^(?:({CODE})({NUMBER})({SHORT})?|({NUMBER})({SHORT})?({CODE}))$")
HUNDREDS = re.compile(rf"^({SIGN})(10{{1,6}})'?s$")
BILLS = re.compile(rf"^(?:{SIGN})([1-9]0?)'?s$")
NUMBER_WORD = re.compile(rf"^(?:{NUMBER})$")
ABOUT = {"~": "about ", "<": "under ", ">": "over ", "-": "minus ", "+": "plus "}


def money(here: Reading) -> str | None:
    """Read an amount of money; None when the word is none."""
    core = here.core
    if core in CODES and NUMBER_WORD.match(here.last_core.replace("k", "")):
        return CODES[core][0 if _once(here, here.last_core) else 1]
    if core in CODES and NUMBER_WORD.match(here.next_core):
        return ""  # said after its number
    if not any(map(str.isdecimal, core)):
        return None
    if NUMBER_WORD.match(core) and here.last_core in CODES and not NUMBER_WORD.match(here.near(-2)):
        return f"{numbers.cardinal(core)} {CODES[here.last_core][1]}"
    amount, slash, per = core.partition("/")
    if slash and per.lower() in PER:
        said = _amount(here, amount)
        return f"{said} {PER[per.lower()]}" if said else None
    return _amount(here, core)


def _amount(here: Reading, core: str) -> str | None:
    if match := HUNDREDS.match(core):
        many = CURRENCIES[match[1]][1]
        return (
            f"{numbers.decade(match[2])} of {many}"
            if here.next_core.lower() != "of"
            else numbers.decade(match[2])
        )
    if match := BILLS.match(core):
        return numbers.decade(match[1])
    if match := MONEY_RANGE.match(core):
        return _range(
            here, match[1], (match[3], match[4] or ""), (match[5], match[6] or ""), match[2], match[7]
        )
    if match := RANGE_AFTER.match(core):
        return _range(here, match[1], (match[2], ""), (match[3], match[4] or ""), match[5], "")
    if match := MONEY_AFTER.match(core):
        sign, number, short, symbol, more = match.groups()
        number = number.replace(",", ".") if re.fullmatch(r"\d+,\d\d", number) else number
        return _said(here, sign, symbol, number, short or "", more)
    if match := CODED.match(core):
        code, number = match[1] or match[6], match[2] or match[4]
        short = MAGNITUDES.get((match[3] or match[5] or "").lower(), "")
        return " ".join(part for part in (numbers.cardinal(number), short, CODES[code][1]) if part)
    match = MONEY.match(core)
    if match is None:
        return None
    sign, symbol, number, short, more, ish = match.groups()
    return _said(here, sign, symbol, number, short or "", more) + (" ish" if ish else "")


def magnitude_of_money(here: Reading) -> str | None:
    """Read the magnitude after an amount with its currency: "$20 million" ends in "million dollars"."""
    if here.core.lower() not in MAGNITUDES or len(here.core) < 3:
        return None
    match = MONEY.match(here.last_core) or MONEY_RANGE.match(here.last_core)
    if match is None or match[4]:
        return None
    magnitude = MAGNITUDES[here.core.lower()]
    if here.next_core.lower() in SAID_AGAIN and not here.ends:
        return magnitude
    one, many = CURRENCIES[match[2].upper()][:2]
    return f"{magnitude} {one if _is_noun_after(here, -2) else many}"


def _said(here: Reading, sign: str, symbol: str, number: str, short: str, more: str) -> str:
    """Return an amount with its currency: $5.99 is "five dollars and ninety nine cents"."""
    about = ABOUT.get(sign[:1], "")
    one, many, cent, cents = CURRENCIES[symbol.upper()]
    follows = here.next_core.lower()
    if not short and not here.ends and follows in MAGNITUDES and len(follows) > 2:
        return about + numbers.cardinal(number)
    plain = number.replace(",", "") if number.count(".") < 2 else number
    if not here.ends and follows in SAID_AGAIN:
        many = one = ""
    if short:
        noun = one if _is_noun_after(here, -1) and not more else many
        said = f"{numbers.cardinal(plain)} {MAGNITUDES[short.lower()]}"
        return about + (f"{said} plus {noun}" if more else f"{said} {noun}").strip()
    whole, _, decimals = plain.partition(".") if plain.count(".") < 2 else (plain, "", "")
    noun = one if whole == "1" or (_is_noun_after(here, -1) and not decimals) else many
    said = f"{numbers.cardinal(whole or '0')} {noun}".strip()
    if more:
        return f"{about}{numbers.cardinal(plain)} plus {many}".strip()
    if len(decimals) == 2 and decimals != "00":
        small = f"{numbers.cardinal(str(int(decimals)))} {cent if decimals == '01' else cents}"
        return about + (small if not whole.strip("0") else f"{said} and {small}")
    if decimals.strip("0"):
        return about + f"{numbers.cardinal(plain)} {many}".strip()
    return about + said


def _range(
    here: Reading, sign: str, low: tuple[str, str], high: tuple[str, str], symbol: str, more: str
) -> str:
    """Return "five to ten dollars"; a magnitude of the higher one holds for both."""
    small, big = low[1].lower(), high[1].lower()
    first = numbers.cardinal(low[0])
    if small and small != big:
        first += f" {MAGNITUDES[small]}"
    last = " ".join(part for part in (numbers.cardinal(high[0]), MAGNITUDES.get(big, "")) if part)
    one, many = CURRENCIES[symbol.upper()][:2]
    follows = here.next_core.lower()
    if not here.ends and (follows in SAID_AGAIN or (follows in MAGNITUDES and len(follows) > 2 and not big)):
        return f"{ABOUT.get(sign, '')}{first} to {last}"
    noun = one if _is_noun_after(here, -1) else many
    return f"{ABOUT.get(sign, '')}{first} to {last}{' plus' if more else ''} {noun}"


def _is_noun_after(here: Reading, before: int) -> bool:
    """Tell whether the amount describes what follows ("a $20 bill"): then its currency is in the singular."""
    return here.near(before).lower() in COUNTED_ONCE and is_noun(here)


def is_noun(here: Reading) -> bool:
    """Tell whether the next word may be what a measure describes: no mark between, no function word."""
    follows = here.next_core.lower()
    word = follows.replace("'", "").replace("-", "").isalpha()
    return word and not here.ends and follows not in FUNCTION_WORDS and not follows.endswith("ing")


def describes_next(here: Reading) -> bool:
    """Tell whether a measure describes the noun after it ("a 5 lb dog"), which takes its unit in the singular."""
    return _is_noun_after(here, -1)


def _once(here: Reading, amount: str) -> bool:
    return amount == "1" or _is_noun_after(here, -2)

"""Numbers aloud: cardinals, ordinals, years, decimals, money and times, as spoken words.

English is shaped here on top of num2words (no "and", no hyphens); other languages say what num2words says,
and keep the digits where it does not know the language. Pure; nothing here raises on odd input.
"""

from __future__ import annotations

import re
from functools import lru_cache

from vidgen_assets.audio.lexicon import CURRENCIES

LONGEST_NUMBER = 13  # digits; a longer string is a serial number, read digit by digit
FRACTIONS = {
    "1/2": "one half", "1/3": "one third", "2/3": "two thirds", "1/4": "one quarter", "3/4": "three quarters",
    "1/5": "one fifth", "1/8": "one eighth", "1/10": "one tenth", "3/5": "three fifths", "4/5": "four fifths",
}  # fmt: skip


@lru_cache(maxsize=4096)
def _num2words(number: int | float, kind: str, language: str) -> str:
    from num2words import num2words

    try:
        said = str(num2words(number, to=kind, lang=language))
    except (NotImplementedError, OverflowError, ValueError, TypeError, KeyError, IndexError, ArithmeticError):
        return str(number)
    if language.split("-")[0].split("_")[0] == "en":
        said = re.sub(r"\band\b|[,-]", " ", said)
    return said.replace("-", " ").replace(",", " ")


def digits(text: str, language: str = "en") -> str:
    """Return digits one by one: "007" is "zero zero seven"."""
    return " ".join(_num2words(int(digit), "cardinal", language) for digit in text if digit.isdecimal())


def cardinal(text: str, language: str = "en") -> str:
    """Return a written number ("1,234", "3.5", "-4") in words."""
    thousands = text.count(".") > 1
    plain = text.replace(",", "") if language.startswith("en") else text.replace(",", ".")
    plain = text.replace(".", "").replace(",", "") if thousands else plain
    sign = "minus " if plain.startswith(("-", "\N{MINUS SIGN}")) and language.startswith("en") else ""
    whole, _, decimals = plain.lstrip("+-\N{MINUS SIGN}").partition(".")
    if not whole.isdecimal() and whole:
        return text
    if len(whole) > LONGEST_NUMBER or (len(whole) > 1 and whole[0] == "0"):
        said = digits(whole, language)
    else:
        said = _num2words(int(whole or "0"), "cardinal", language)
    if decimals.isdecimal():
        if not language.startswith("en"):
            return _num2words(float(f"{whole or '0'}.{decimals}"), "cardinal", language)
        said += " point " + digits(decimals, language)
    return (sign + said).strip()


def ordinal(text: str, language: str = "en") -> str:
    """Return "21" as "twenty first"."""
    plain = text.replace(",", "")
    if len(plain) > LONGEST_NUMBER:
        return digits(plain, language)
    return _num2words(int(plain), "ordinal", language)


def year(text: str, language: str = "en") -> str:
    """Return a year as people say it: 1999 "nineteen ninety nine", 2005 "two thousand five"."""
    return _num2words(int(text), "year", language)


def decade(text: str) -> str:
    """Return "1990" or "90" as "nineteen nineties" or "nineties"."""
    said = year(text) if len(text) == 4 else cardinal(text)
    if said.endswith("y"):
        return said[:-1] + "ies"
    return said + "s"


def money(symbol: str, amount: str, magnitude: str = "", language: str = "en") -> str:
    """Return an amount with its currency: $5.99 is "five dollars and ninety nine cents"."""
    one, many, cent, cents = CURRENCIES[symbol]
    plain = amount.replace(",", "")
    whole, _, decimals = plain.partition(".")
    if magnitude:
        return f"{cardinal(plain, language)} {magnitude} {many}"
    if not language.startswith("en"):
        return f"{cardinal(plain, language)} {one if plain == '1' else many}"
    said = f"{cardinal(whole or '0')} {one if whole == '1' else many}"
    if len(decimals) == 2 and decimals != "00":
        small = f"{cardinal(str(int(decimals)))} {cent if decimals == '01' else cents}"
        return small if not whole.strip("0") else f"{said} and {small}"
    if decimals and decimals != "00":
        return f"{cardinal(plain)} {many}"
    return said


def clock(hour: str, minute: str, before_half_day: bool) -> str:
    """Return a time: "ten thirty", "ten oh five", "ten o'clock" (but "ten" before A M or P M)."""
    said = cardinal(str(int(hour)))
    if minute == "00":
        return said if before_half_day or int(hour) > 12 else f"{said} o'clock"
    return f"{said} oh {cardinal(minute[1])}" if minute[0] == "0" else f"{said} {cardinal(minute)}"


def ratio(text: str) -> str:
    """Return "1/2" as "one half", "8/10" as "eight out of ten", another pair as its two numbers."""
    if text in FRACTIONS:
        return FRACTIONS[text]
    left, _, right = text.partition("/")
    if right in {"5", "10", "100"} and int(left) <= int(right):
        return f"{cardinal(left)} out of {cardinal(right)}"
    return f"{cardinal(left)} {cardinal(right)}"

"""English numbers aloud: cardinals, ordinals, years, decades, pairs, decimals and fractions, as spoken words.

Shaped on top of num2words: no "and", no hyphens. Pure; nothing here raises on odd input.
"""

from __future__ import annotations

import re
from functools import lru_cache

from vidgen_assets.audio.wording.english.tables import FRACTIONS

LONGEST_NUMBER = 13  # digits; a longer string is a serial number, read digit by digit
LONGEST_SERIAL = 20
A_LONG_NUMBER = "a long number"
TENS_AND_MORE = {"10": "tens", "100": "hundreds", "1000": "thousands", "10000": "tens of thousands",
                 "100000": "hundreds of thousands", "1000000": "millions"}  # fmt: skip


@lru_cache(maxsize=4096)
def _num2words(number: int, kind: str) -> str:
    from num2words import num2words

    said = str(num2words(number, to=kind, lang="en"))
    return " ".join(re.sub(r"\band\b|[,-]", " ", said).split())


def digits(text: str) -> str:
    """Return digits one by one: "007" is "zero zero seven"; a very long string is only named."""
    found = [digit for digit in text if digit.isdecimal()]
    if len(found) > LONGEST_SERIAL:
        return A_LONG_NUMBER
    return " ".join(_num2words(int(digit), "cardinal") for digit in found)


def cardinal(text: str) -> str:
    """Return a written number ("1,234", "3.5", "-4", "1.000.000") in words."""
    plain = text.replace(",", "") if text.count(".") < 2 else text.replace(".", "").replace(",", "")
    sign = "minus " if plain.startswith("-") else ""
    whole, _, decimals = plain.lstrip("+-").partition(".")
    if whole and not whole.isdecimal():
        return text
    if len(whole) > LONGEST_NUMBER or (len(whole) > 1 and whole[0] == "0"):
        said = digits(whole)
    else:
        said = _num2words(int(whole or "0"), "cardinal")
    if decimals.isdecimal():
        said += " point " + digits(decimals)
    return (sign + said).strip()


def ordinal(text: str) -> str:
    """Return "21" as "twenty first"."""
    plain = text.replace(",", "")
    return digits(plain) if len(plain) > LONGEST_NUMBER else _num2words(int(plain), "ordinal")


def year(text: str) -> str:
    """Return a year as people say it: 1999 "nineteen ninety nine", 2005 "two thousand five"."""
    return _num2words(int(text), "year")


def short_year(text: str) -> str:
    """Return a year of two digits in full: "13" is 2013, "78" is 1978."""
    return year(("20" if int(text) < 40 else "19") + text)


def decade(text: str) -> str:
    """Return "1990" or "90" as "nineteen nineties" or "nineties", "100" as "hundreds"."""
    if text in TENS_AND_MORE:
        return TENS_AND_MORE[text]
    said = year(text) if len(text) == 4 else cardinal(text)
    return said[:-1] + "ies" if said.endswith("y") else said + "s"


def pairs(text: str) -> str:
    """Return a number of three or four digits in twos: 237 "two thirty seven", 1005 "ten oh five"."""
    high, low = text[:-2], text[-2:]
    if low == "00":
        return cardinal(text) if high.endswith("0") else f"{cardinal(high)} hundred"
    said = f"oh {cardinal(low[1])}" if low[0] == "0" else cardinal(low)
    return f"{cardinal(high)} {said}"


def clock(hour: str, minute: str, before_half_day: bool) -> str:
    """Return a time: "ten thirty", "ten oh five", "ten o'clock" (but "ten" before A M or P M)."""
    said = cardinal(str(int(hour)))
    if len(hour) == 2 and hour[0] == "0" and hour != "00" and not before_half_day:
        said = f"oh {said}" if minute != "00" else f"oh {said} hundred"
        if minute == "00":
            return said
    if minute == "00":
        return said if before_half_day or int(hour) > 12 else f"{said} o'clock"
    return f"{said} oh {cardinal(minute[1])}" if minute[0] == "0" else f"{said} {cardinal(minute)}"


def ratio(text: str) -> str:
    """Return "1/2" as "one half", "8/10" as "eight out of ten", another pair as its two numbers."""
    if text in FRACTIONS:
        return FRACTIONS[text]
    left, _, right = text.partition("/")
    if right in {"5", "10", "20", "100"} and int(left) <= int(right):
        return f"{cardinal(left)} out of {cardinal(right)}"
    return f"{cardinal(left)} {cardinal(right)}"

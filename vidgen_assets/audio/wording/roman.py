"""Roman numerals: which words are some, and what they are worth."""

from __future__ import annotations

import re

ROMAN = re.compile(r"^(?=[MDCLXVI])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$")
WORTH = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def roman(text: str) -> int:
    """Return what a Roman numeral in capitals is worth; 0 for what is none."""
    if not ROMAN.match(text):
        return 0
    total = 0
    for letter, after in zip(text, text[1:] + "I", strict=True):
        total += -WORTH[letter] if WORTH[letter] < WORTH[after] else WORTH[letter]
    return total

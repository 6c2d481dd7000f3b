"""A language without a front end of its own: words stay, numbers are num2words', addresses are left out."""

from __future__ import annotations

import re
from functools import partial

from vidgen_assets.audio.wording.finishing import letters_only, unstretched
from vidgen_assets.audio.wording.internet import hidden_letters, internet
from vidgen_assets.audio.wording.joints import joined
from vidgen_assets.audio.wording.reading import Reading, Rule, Says, Tongue

SAYS = Says(
    link="", email="", user="", community="", dot="", bleep="", glue="", to="", a_long_number="",
)  # fmt: skip
NUMBER = re.compile(r"^([^\w]*)(\d+(?:[.,]\d+)*)([^\w]*)$")
LONGEST_NUMBER = 13


def tongue_elsewhere(language: str) -> Tongue:
    """Return the front end of a language that is known by its code only."""
    rules: tuple[Rule, ...] = (_sign, internet, hidden_letters, partial(_number, language), joined)
    return Tongue(code=language, says=SAYS, rules=rules, finish=_finish)


def _sign(here: Reading) -> str | None:
    return None if any(letter.isalnum() or letter in "*█▇_" for letter in here.core) else ""


def _number(language: str, here: Reading) -> str | None:
    """Say a number as num2words does; figures it cannot say stay, for the voice knows its own language."""
    match = NUMBER.match(here.core)
    if match is None:
        return None
    whole, _, decimals = match[2].partition(",") if match[2].count(",") == 1 else (match[2], "", "")
    whole = re.sub(r"[.,]", "", whole)
    if len(whole) > LONGEST_NUMBER:
        return match[2]
    from num2words import num2words

    try:
        said = str(num2words(float(f"{whole}.{decimals}") if decimals else int(whole), lang=language))
    except (NotImplementedError, OverflowError, ValueError, TypeError, LookupError, ArithmeticError):
        return match[2]
    return said.replace("-", " ").replace(",", " ")


def _finish(word: str) -> tuple[str, ...]:
    comma = "," if word.endswith(",") else ""
    if word.rstrip(",.%").isdecimal():
        return (word.rstrip(",.%"),)
    bare = letters_only(word)
    if not bare:
        return ()
    return ((bare if len(bare) == 1 and bare.isupper() else unstretched(bare.lower())) + comma,)

"""The English front end: its rules in order, and how an English token is finished."""

from __future__ import annotations

from vidgen_assets.audio.wording.english.measures import digit_by_digit, measure
from vidgen_assets.audio.wording.english.money import magnitude_of_money, money
from vidgen_assets.audio.wording.english.shorthand import ABBREVIATIONS, DAYS, DOTTED, DOUBLE_LETTERED
from vidgen_assets.audio.wording.english.tables import CODES, MAGNITUDES, MONTHS, PER, SPACED_IN_CASE, UNITS
from vidgen_assets.audio.wording.english.times import time_or_date
from vidgen_assets.audio.wording.english.words import (
    abbreviation,
    capitals,
    is_abbreviated,
    roman_numeral,
    symbol,
)
from vidgen_assets.audio.wording.finishing import STRETCHED, latin_token
from vidgen_assets.audio.wording.internet import hidden_letters, internet
from vidgen_assets.audio.wording.joints import joined, mixed
from vidgen_assets.audio.wording.reading import Reading, Says, Tongue

SAYS = Says(
    link="a link",
    email="an email address",
    user="a user",
    community="R slash",
    dot="dot",
    bleep="bleep",
    glue="or",
    to="to",
    a_long_number="a long number",
)

NOT_PLAIN = frozenset(
    word
    for table in (ABBREVIATIONS, DAYS, DOTTED, CODES, MAGNITUDES, MONTHS, PER, SPACED_IN_CASE, UNITS)
    for word in table
) | {"redacted", "hours"}


def plain(here: Reading) -> str | None:
    """Pass an ordinary word in small letters at once: nine words in ten are."""
    core = here.core
    if (
        core.isalpha()
        and core.islower()
        and core.isascii()
        and core not in NOT_PLAIN
        and not STRETCHED.search(core)
    ):
        return core
    return None


def finish(word: str) -> tuple[str, ...]:
    """Return the tokens of one word of a reading: lower case but for named letters, stretches shortened."""
    if any(map(str.isdecimal, word)):
        return tuple(token for part in digit_by_digit(word).split() for token in finish(part))
    return latin_token(word, DOUBLE_LETTERED)


TONGUE = Tongue(
    code="en",
    says=SAYS,
    rules=(
        plain,
        symbol,
        internet,
        hidden_letters,
        abbreviation,
        roman_numeral,
        magnitude_of_money,
        money,
        time_or_date,
        measure,
        capitals,
        joined,
        mixed,
    ),
    finish=finish,
    abbreviated=is_abbreviated,
)

"""English words that are not said as they are written: signs, shorthand, capitals, Roman numerals."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vidgen_assets.audio.wording.english import numbers
from vidgen_assets.audio.wording.english.shorthand import (
    ABBREVIATIONS,
    AFTER_A_NUMBER,
    BEFORE_A_NAME,
    BEFORE_A_NUMBER,
    CAPITALS_ONLY,
    DAYS,
    DOTTED,
    DOUBLE_LETTERED,
    INITIALISMS,
    LETTER_PLURALS,
    MADE_BY_MS,
    NEED_AN_OWNER,
    POSSESSIVES,
    SHOUTABLE,
    STOPPED,
)
from vidgen_assets.audio.wording.english.tables import CHAPTERS, FUNCTION_WORDS, MONTHS, RULERS, SYMBOLS
from vidgen_assets.audio.wording.finishing import unstretched
from vidgen_assets.audio.wording.reading import Reading, is_initial, letters
from vidgen_assets.audio.wording.roman import roman

CAPITALS = re.compile(r"([A-Z&.]+?)\.?('?s)?")
HEARTS = frozenset("♥❤")
COUNTED = frozenset("one two three four five six seven eight nine ten eleven twelve".split())
SAFE_NUMERALS = frozenset("II III VI VII VIII IX XI XII XIII XIV XV XVI XVII XVIII".split())
ONLY_ALONE = frozenset("& + = % @ ° × ÷ ± ≈ ≠ ≤ ≥ © § ++ $ € £ ¢".split())
ENDS_NOTHING = (
    STOPPED
    | MONTHS.keys()
    | DAYS.keys()
    | frozenset("st mt no nos ave gen col rev gov sen rep pres co apt".split())
)
ESTIMATES = frozenset("an the my our his her their your is was of for a no new what what's".split())


def symbol(here: Reading) -> str | None:
    """Read a sign that stands alone, by its neighbours where they decide; other signs are silent."""
    core = here.core
    if core.isalnum():
        return None
    if core in {"-", "—", "--"}:
        return "to" if _is_figure(here.last_core) and _is_figure(here.next_core) else ""
    if core in HEARTS:
        between = here.last_core.isalpha() and here.next_core.isalpha() and not here.ends
        return "love" if between and here.previous in {"i", "we", "they", "you"} else ""
    if core in {"<", ">"}:
        return ("less than" if core == "<" else "more than") if _is_figure(here.next_core) else ""
    if core == "/":
        return "or" if here.last_core.isalpha() and here.next_core.isalpha() and not here.ends else ""
    if core == "<3" and not here.next_core.endswith("s"):
        return ""  # a heart, not "under three hours"
    if core in SYMBOLS:
        return SYMBOLS[core] if here.last_core or core not in ONLY_ALONE or core == "&" else ""
    return None if any(letter.isalnum() or letter in "*█▇_" for letter in core) else ""


def _is_figure(core: str) -> bool:
    return (core[:1] in "$£€" and core[1:2].isdecimal()) or core[:1].isdecimal()


def abbreviation(here: Reading) -> str | None:
    """Read shorthand as the words it stands for."""
    core, stem, ending = here.core, here.core, ""
    lower = core.lower()
    if lower.endswith("'s") and len(core) > 3:
        stem, ending = core[:-2], "'s"
    if stem in CAPITALS_ONLY and _means_it(here, stem):
        return _ended(_capitals_only(here, stem), ending)
    if core in {"St", "Mt", "Ft"} and here.next_core[:1].isupper() and not here.dotted and not here.ends:
        return {"St": "saint", "Mt": "mount", "Ft": "fort"}[core]
    if core == "MS" and here.next_core in MADE_BY_MS:
        return "M S"
    if lower == "pt" and _is_counted(here.next_core):
        return "part"
    if here.dotted and lower in DOTTED and (dotted := _dotted(here, lower)):
        return dotted
    if core == "No" and here.next_core[:1].isdecimal() and here.dotted:
        return "number"
    if len(core) == 1 and core.isupper():
        return None  # a letter that is named
    if lower == "r" and not {here.previous, here.next_core.lower()} & {
        "u",
        "how",
        "where",
        "what",
        "they",
        "we",
    }:
        return None
    if stem in INITIALISMS:
        return None
    if lower in {"prob", "probs"} and here.previous == "no":
        return "problem"
    known = ABBREVIATIONS.get(unstretched(stem.lower(), DOUBLE_LETTERED).rstrip("."))
    return _ended(known, ending) if known else None


def _is_counted(core: str) -> bool:
    """Tell a figure, a number up to twelve in letters, or a Roman numeral."""
    return core[:1].isdecimal() or core.lower() in COUNTED or core in SAFE_NUMERALS


def _dotted(here: Reading, lower: str) -> str:
    """Return what an abbreviation with its full stop stands for; an empty string when it is a word that ends."""
    follows = here.next_core
    named = follows[:1].isupper()
    if lower == "st":
        street = here.last_core[:1].isupper() and here.previous not in FUNCTION_WORDS
        return "saint" if named and not street else "street"
    if lower in BEFORE_A_NUMBER:
        return DOTTED[lower] if follows[:1].isdecimal() else ""
    if lower in AFTER_A_NUMBER:
        return DOTTED[lower] if here.last_core[-1:].isdecimal() or lower not in {"max", "sec", "sq"} else ""
    if lower in BEFORE_A_NAME:
        return DOTTED[lower] if named and here.core[0].isupper() else ""
    return DOTTED[lower]


def _capitals_only(here: Reading, stem: str) -> str:
    if stem == "ETA" and (here.previous in ESTIMATES or here.next_core.lower() in {"is", "was", "on", "of"}):
        return "E T A"
    if stem == "DH" and here.previous not in POSSESSIVES:
        return "my husband"
    return CAPITALS_ONLY[stem]


def _means_it(here: Reading, stem: str) -> bool:
    """Tell whether capitals that are also a plain word are meant as initials here: "my SO", not "SO mad"."""
    if stem in NEED_AN_OWNER and stem != "DH":
        return here.previous in POSSESSIVES
    if stem not in SHOUTABLE:
        return True
    shouted = any(
        len(word) > 1 and word.isalpha() and word.isupper() and word not in INITIALISMS
        and word not in CAPITALS_ONLY and word not in ABBREVIATIONS
        for word in (here.last_core, here.next_core)
    )  # fmt: skip
    return not (here.shouting or shouted)


def _ended(said: str, ending: str) -> str:
    if ending and said[-1].isupper():
        return said[:-1] + LETTER_PLURALS[said[-1]]
    return said + ending


def capitals(here: Reading) -> str | None:
    """Name the letters of initialisms; capitals that can be pronounced are shouted, not spelled."""
    if len(here.core) < 2 or not here.core[0].isupper():
        return None
    match = CAPITALS.fullmatch(here.core)
    if match is None:
        return None
    plain = match[1].replace(".", "").replace("&", "")
    if len(plain) < 2:
        return None
    named = (
        plain in INITIALISMS
        or "&" in match[1]
        or "." in match[1].strip(".")
        or not re.search(r"[AEIOUY]", plain)
    )
    if not named or (len(plain) > 6 and "." not in match[1]):
        return None
    said = letters(plain) if "&" not in match[1] else " and ".join(map(letters, match[1].split("&")))
    return said[:-1] + LETTER_PLURALS[said[-1]] if match[2] and said[-1] in LETTER_PLURALS else said


def roman_numeral(here: Reading) -> str | None:
    """Read "Henry VIII" as "the eighth", "Chapter IV" as "four"; never a lone "I" that is a word."""
    core = here.core
    worth = roman(core) if core.isupper() else 0
    if not worth or here.shouting or (len(core) == 1 and core not in "IVX"):
        return None
    before = here.previous
    ruler = before in RULERS and here.last_core[:1].isupper()
    if core == "I":
        return "the first" if ruler and here.next_core.lower() in {"of", "was", "and", "had"} else None
    if ruler:
        return f"the {numbers.ordinal(str(worth))}"
    if before in CHAPTERS or (core in SAFE_NUMERALS and core != "XI"):
        return numbers.cardinal(str(worth))
    named = here.last_core[:1].isupper() and before not in FUNCTION_WORDS
    return numbers.cardinal(str(worth)) if core == "IV" and named and here.last_core.istitle() else None


def is_abbreviated(sentence: Sequence[str], place: int) -> bool:
    """Tell a core whose full stop does not end the sentence."""
    lower = sentence[place].lower()
    after = sentence[place + 1] if place + 1 < len(sentence) else ""
    initial = is_initial(sentence[place], after) and after.lower() not in FUNCTION_WORDS
    return initial or "." in lower or lower in ENDS_NOTHING

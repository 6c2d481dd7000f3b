"""The last pass over a script's words: typography, capitals, rhythm, and what must not be said aloud.

`polished_text` is idempotent: polishing twice changes nothing. Every token that is left can be spoken and
shown, because captions and alignment count the same tokens. Which words are too strong is `content.safety`'s
business: its softener comes in as a function.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from vidgen_assets.artifacts import Line, RevisedScript, Script
from vidgen_assets.content.phrases import phrased
from vidgen_assets.content.typography import written
from vidgen_assets.scripts.estimate import Pace, lines_ms
from vidgen_assets.scripts.forum import capitalized, tidied
from vidgen_assets.scripts.sentences import tidy
from vidgen_assets.scripts.word_lists import word_list

Softener = Callable[[str], str]

ACRONYMS = frozenset(
    word_list(
        """
        AC AIDS ATM AV BBC BBQ CCTV CEO CFO CIA COO CPR CPU CTO CV DIY DJ DMV DNA DNS DUI DVD EMT ER
        ESPN FAQ FBI FBI FIFA GPA GPS GPU HBO HDMI HIV HOA HR HTML ICU ID IKEA IP IQ IRS ISP IT IV JPEG
        KFC LAN LCD LED LOL MBA MRI MTV NASA NBA NFL NHL NYC OCD PC PDF PHP PIN PSP PTSD QA RAM SAT SIM
        SMS SQL SSD SUV SWAT TSA TV UFO UK UPS US USA USB VCR VHS VIP VPN WIFI XML NES BB RV PM AM OK PS
        DM GM VP NDA PTA USPS NYPD LAPD UV EX DSL
        """
    )
)
_SHORT_SHOUTS = frozenset(
    word_list(
        """
        CUT RAN CRY BUY ALL AND ANY ARE BAD BIG BUT CAN DAD DID DIE DOG EAT END FAT FEW FOR GET GOD GOT GUY GUN HAD HAS
        HER HIM HIS HOT HOW JOB LET LOT LOW MAD MAN MEN MOM MY NEW NO NOT NOW OF OFF OLD ON ONE OUR OUT
        OWN RUN SAW SAY SEE SET SHE SIR SIT SIX SO TEN THE TOO TOP TRY TWO UP USE WAS WAY WE WET WHO WHY
        WIN WON YES YET YOU ARM BE BY DO GO HE IF IN IS ME OR TO AN AS AT EGG RED CAR BUS ICE AGE ASK
        BED FIX FUN HIT KID KEY LIE PAY
        """
    )
)
_UNITS = {
    "lbs": "pounds",
    "hrs": "hours",
    "mins": "minutes",
    "secs": "seconds",
    "yrs": "years",
    "mph": "miles an hour",
}


def polish(revised: RevisedScript, pace: Pace = Pace(), soften: Softener | None = None) -> Script:
    """Return the kept script in its final words; line order, parts and sources stay.

    `soften` takes a sentence and returns it without words a platform would punish.
    """
    return polished(revised.script, pace, soften)


def polished(script: Script, pace: Pace = Pace(), soften: Softener | None = None) -> Script:
    """Polish a script; a line that has nothing left to say is left out."""
    lines: list[Line] = []
    for line in script.lines:
        text = polished_text(line.text) if script.language == "en" else spaced(line.text)
        text = written(text, script.language)
        text = phrased(text, script.language)
        if soften is not None:
            text = spaced(soften(text))
        if not any(map(str.isalnum, text)) or (lines and lines[-1].text == text):
            continue
        lines.append(line.model_copy(update={"text": text}))
    estimate = lines_ms(tuple((line.text, line.paragraph) for line in lines), pace, script.language)
    return script.model_copy(update={"lines": tuple(lines), "estimate_ms": estimate})


def polished_text(sentence: str) -> str:
    """Return an English sentence as it is shown and spoken: no shouting, no signs, one full stop."""
    text = tidy(sentence)
    text = _without_signs(text)
    text = _quiet(text)
    text = _ellipses(text)
    text = re.sub(r"(?<![\w'])i(?=['\s,.!?]|$)", "I", text)
    text = re.sub(
        r"\ba (?=(?:apple|hour|honest|old|idiot|insane|angry|awful|email|employee|ID|"
        r"idea|issue|item|order|angle|eye|ear|egg|elevator|empty|entire|evil|ex)\b)",
        "an ",
        text,
    )
    text = re.sub(
        r"(?<=[a-z], )(?:So|But|And|Then|Normally|When|The|My|He|She|It|They|We|Not|A)(?= [a-z])",
        lambda match: match[0].lower(),
        text,
    )
    text = spaced(text)
    text = re.sub(r"(?<=[.!?]\s)([a-z])", lambda match: match[1].upper(), text) if '"' not in text else text
    return _closed(capitalized(text))


def spaced(text: str) -> str:
    """Return the text with single spaces and no token that is only punctuation."""
    text = tidied(text)
    kept: list[str] = []
    for token in text.split():
        if any(map(str.isalnum, token)):
            kept.append(token)
        elif kept and token[0] in ".,!?;:\"')" and kept[-1][-1] not in ".,!?;:":
            kept[-1] += token.strip()
    return " ".join(kept)


def _without_signs(text: str) -> str:
    text = re.sub(r"\band/or\b", "or", text, flags=re.I)
    text = re.sub(r"(?<=\d)\s*\+\s*(?=\d)", " plus ", text)
    text = re.sub(r"(?<=\d)\s*=\s*(?=\d)", " equals ", text)
    text = re.sub(r"\b(?:around|about)\s*~\s*(?=\$?\d)", "about ", text)
    text = re.sub(r"~\s*(?=\$?\d)", "about ", text)
    text = re.sub(r"(?<![\w])#\s*(?=\d)", "number ", text)
    text = re.sub(
        r"(?<=\d)\s?(lbs|hrs|mins|secs|yrs|mph)\b\.?(?=\s|[,;!?]|$|\.)",
        lambda match: " " + _UNITS[match[1].lower()],
        text,
    )
    text = re.sub(r"(?<=[A-Za-z]{2})\s*/\s*(?=[A-Za-z]{2})", " or ", text)
    text = re.sub(r"\s*;\s*", ", ", text)
    text = re.sub(r"(?:^|\s)-\s+|\s-(?=\s|$)", ", ", text)
    text = re.sub(r"\s\w{1,4}-[.]?(?=\"|$)|(?<=\w)-[.]?(?=\"|$)", "...", text)
    text = re.sub(r"\.00(?=\D|$)", "", text)
    text = text.replace("&", " and ")
    return re.sub(r"[*_^<>|\\{}\[\]~=#+`]+", " ", text)


def _quiet(text: str) -> str:
    """Lower shouted words; acronyms stay as they are, and so do capitals of one letter."""
    words = text.split()
    shouted = [bool(re.search(r"[A-Z]{2}", word)) and word.upper() == word for word in words]

    def lower(at: int, word: str) -> str:
        bare = re.sub(r"[^A-Za-z]", "", word)
        if bare == "A" and at and any(shouted[at - 1 : at] + shouted[at + 1 : at + 2]):
            return word.lower()
        if not shouted[at] or any(character.isdigit() for character in word):
            return word
        neighbours = shouted[at - 1 : at] + shouted[at + 1 : at + 2]
        in_a_row = any(neighbours)
        if bare in ACRONYMS and not (in_a_row and bare in ("IT", "US", "AM", "OK", "ID", "EX", "PIN", "SAT")):
            return word
        if (
            len(bare) >= 4
            or bare in _SHORT_SHOUTS
            or "'" in word
            or (in_a_row and len(bare) <= 3 and bare in ("IT", "US", "AM"))
        ):
            return word.lower() if "I'" not in word[:3] else "I" + word[1:].lower()
        return word

    return " ".join(lower(at, word) for at, word in enumerate(words))


def _ellipses(text: str) -> str:
    text = re.sub(r"\.\.\.(?=[?!])", "", text)
    text = re.sub(r"(?<=\w)\.\.\.\s*(?=[a-z]|I\b)", ", ", text)
    text = re.sub(r"^\.\.\.\s*|(?<=\")\.\.\.\s*", "", text)
    return re.sub(r"\.\.\.(?!\"$)", ".", text)


def _closed(text: str) -> str:
    """End a sentence with one mark, inside a closing quotation mark when it has one."""
    if text.count('"') % 2:
        opens = re.search(r'(?:^|[\s,])"(?=\w)', text) is not None and not text.endswith('"')
        text = text + '"' if opens and text.count('"') == 1 else text.replace('"', "")
    text = re.sub(r"([,;:\-])(\"?)$", r"\2", text)
    text = re.sub(r"([.!?])\"[.!?]+$", r'\1"', text)
    if re.search(r"[.!?]\"?'?$", text):
        return text
    return text[:-1] + '."' if text.endswith('"') and len(text) > 1 else text + "."

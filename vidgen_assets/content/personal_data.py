"""Personal data found and removed, before a text is sent, spoken or shown anywhere.

Owns the patterns and the spoken words that take their place: "a phone number", "an email address", "someone";
a full name keeps its given name. What was removed is counted by kind and never kept. Works on plain text
(markup.py's paragraphs), never on Markdown, so that markup cannot hide anything.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import Literal, NamedTuple

from vidgen_assets.artifacts import PersonalData
from vidgen_assets.content.names import GIVEN_NAMES, NOT_SURNAMES, WELL_KNOWN

Kind = Literal["name", "phone", "email", "address", "handle", "number", "link"]


class Cleaned(NamedTuple):
    """A text without personal data, and what was removed from it, by kind."""

    text: str
    found: tuple[PersonalData, ...]


def without_personal_data(texts: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[PersonalData, ...]]:
    """Clean texts that belong together (title, body, comments): a surname learnt in one is removed in all."""
    counts: Counter[Kind] = Counter()
    joined = _BETWEEN.join(texts)
    for kind, pattern, replacement in _RULES:
        joined = _replaced(joined, pattern, replacement, kind, counts)
    joined = _without_phones(joined, counts)
    joined = _replaced(joined, _LONG_NUMBER, "a long number", "number", counts)
    joined = _without_names(joined, counts)
    for pattern, spoken in _READS_WELL:
        joined = pattern.sub(spoken, joined)
    found = tuple(PersonalData(kind=kind, count=counts[kind]) for kind in _KINDS if counts[kind])
    return tuple(joined.split(_BETWEEN)), found


def clean(text: str) -> Cleaned:
    """Clean one text."""
    (cleaned,), found = without_personal_data((text,))
    return Cleaned(cleaned, found)


_KINDS: tuple[Kind, ...] = ("name", "phone", "email", "address", "handle", "number", "link")
_BETWEEN = "\n\x1e\n"

_DOMAIN = r"[a-z0-9][a-z0-9-]{0,62}"
_STREET = (
    "street|st|avenue|ave|road|rd|lane|ln|drive|dr|court|ct|crescent|boulevard|blvd|way|place|pl|terrace|"
    "close|square|sq|highway|hwy|parkway|pkwy|circle|cir|trail|row|gardens|grove|mews|alley|straße|strasse"
)
_STATE = (
    "A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|"
    "T[NX]|UT|V[AT]|W[AIVY]"
)
_CAPITALISED = r"[A-Z][\w'\u2019-]{1,25}"
_ADDRESS = re.compile(
    rf"(?<![\w$\u00a3\u20ac])\d{{1,5}}[A-Za-z]? (?:(?:[NSEW]|[NS][EW])\.? |(?:North|South|East|West) )?"
    rf"(?:{_CAPITALISED} ){{1,3}}(?i:{_STREET})\b(?:\.(?=,| ?#| (?i:apt|unit)))?"
    rf"(?:,? (?i:apt|apartment|unit|suite|ste|flat|no|#)\.? ?#?\w{{1,6}})?"
    rf"(?:,? {_CAPITALISED}(?: {_CAPITALISED})?)?(?:,? (?:{_STATE})\b\.?)?(?:,? \d{{5}}(?:-\d{{4}})?\b)?"
)
_TOWN = re.compile(rf"\b{_CAPITALISED}(?: {_CAPITALISED})?, (?:{_STATE}) \d{{5}}(?:-\d{{4}})?\b")
_UNIT = re.compile(r"\b(?:Apt|Apartment|Unit)\.? #?\d{1,5}[A-Z]?\b")

_RULES: tuple[tuple[Kind, re.Pattern[str], str], ...] = (
    ("email", re.compile(rf"\b[\w.%+-]{{1,64}}@{_DOMAIN}(?:\.{_DOMAIN}){{1,5}}", re.I), "an email address"),
    (
        "email",
        re.compile(
            rf"\b[\w.+-]{{1,64}} ?[\[({{<] ?at ?[\])}}>] ?{_DOMAIN}"
            rf"(?:(?: ?[\[({{<] ?dot ?[\])}}>] ?|\.){_DOMAIN}){{1,4}}",
            re.I,
        ),
        "an email address",
    ),
    (
        "email",
        re.compile(rf"\b[\w.+-]{{1,64}} at {_DOMAIN} dot (?:com|org|net|edu)\b", re.I),
        "an email address",
    ),
    ("link", re.compile(r" ?\((?:https?://|www\.)[^\s()]{1,2000}\)", re.I), ""),
    ("link", re.compile(r"<?\b(?:https?|ftp)://[^\s<>\"]{1,2000}|\bwww\.[^\s<>\"]{1,2000}", re.I), "a link"),
    (
        "link",
        re.compile(
            rf"\b{_DOMAIN}(?:\.{_DOMAIN}){{0,3}}\.(?:com|org|net|io|be|co|ly|gg|me|tv)/\S{{1,500}}", re.I
        ),
        "a link",
    ),
    ("handle", re.compile(r"(?<=\()@[\w.]{2,40}, "), ""),
    ("handle", re.compile(r" ?\((?:@[\w.]{2,40}|/?u/[\w-]{2,40})\)"), ""),
    ("handle", re.compile(r"(?<![\w/])/?u/[A-Za-z0-9_-]{2,40}\b"), "someone"),
    (
        "handle",
        re.compile(
            r"(?<![^\s(\"'\u201c])@(?=[\w.]{0,39}[A-Za-z_])(?![\w-]{1,39}\.(?:com|net|org|edu|co)\b)"
            r"[\w.]{1,39}\w"
        ),
        "someone",
    ),
    ("address", _ADDRESS, "an address"),
    ("address", _TOWN, "a town"),
    ("address", _UNIT, "a flat"),
)

_PHONES = (
    re.compile(
        r"(?<![\w$\u00a3\u20ac.])\+\d{1,3}[ .-]?(?:\(\d{1,4}\)[ .-]?)?\d{1,4}(?:[ .-]?\d{2,4}){1,4}(?!\w)"
    ),
    re.compile(r"(?<![\w$\u00a3\u20ac.,-])(?:1[ .-])?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}(?![\w-])"),
    re.compile(r"(?<![\w$\u00a3\u20ac.,-])0\d{2,4}[ -]\d{3,4}[ -]?\d{3,4}(?![\w-])"),
    re.compile(r"(?<![\w$\u00a3\u20ac.,-])555[ .-][\dxX]{4}(?![\w-])"),
    re.compile(
        r"(?i:(?<=\bcall )|(?<=\bphone )|(?<=\bnumber )|(?<=\btext )|(?<=\bnumber is )|"
        r"(?<=\bat ))\d{3}-\d{4}(?![\w-])"
    ),
)
_LONG_NUMBER = re.compile(
    r"(?<![\w$\u00a3\u20ac.,-])(?:\d{3}-\d{2}-\d{4}|\d(?:[ -]?\d){8,24}|"
    r"[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7})(?![\w,-]|\.\d)"
)

_STAND_INS = "a phone number|an email address|an address|a long number"
# "her number, a phone number, and" is heard as "her number, and"; a sentence begins with a capital.
_READS_WELL: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(rf"\b((?:number|phone|cell|e?-?mail|address|account|card)),? (?:{_STAND_INS})\b"), r"\1"),
    (
        re.compile(rf"\b(number|e?-?mail|address) ((?:is|was|['\u2019]s):?) (?:{_STAND_INS})\b"),
        r"\1 \2 private",
    ),
    (
        re.compile(
            r"(\A|\n|[.!?]['\"\u201d]? +)(someone|a link|a phone number|an email address|an address)\b"
        ),
        lambda match: match.group(1) + match.group(2)[0].upper() + match.group(2)[1:],
    ),
)

_PERSON = (
    "man|woman|guy|girl|boy|kid|lady|gentleman|stranger|person|dude|coworker|co-worker|colleague|"
    "friend|boss|manager|"
    "supervisor|customer|client|user|teacher|professor|doctor|nurse|neighbou?r|roommate|flatmate|"
    "landlord|aunt|uncle|"
    "cousin|brother|sister|mother|father|mom|mum|dad|wife|husband|girlfriend|boyfriend|"
    "fianc\u00e9e?|ex|son|daughter|nephew|niece|grandmother|grandfather|grandma|grandpa|employee|tech|student|owner|officer|classmate|bully"
)
_GIVEN = r"[A-Z][a-z\u00e0-\u00ff]{1,15}"
_FAMILY = (
    r"(?:[A-Z]\.? )?(?:(?:van|von|de|da|di|del|al|bin) ){0,2}(?:O'|O\u2019|Mc|Mac|D')?"
    r"[A-Z][a-z\u00e0-\u00ff]{1,20}(?:-[A-Z][a-z\u00e0-\u00ff]{1,20})?"
)
_FULL_NAME = re.compile(rf"\b({_GIVEN}) ({_FAMILY})\b")
_INTRODUCED = re.compile(
    rf"(?:\b[Nn]ame(?: is| was|['\u2019]s|:)|\b(?:{_PERSON})(?:,| named| called)) ({_GIVEN}) ({_FAMILY})\b"
)
_NOT_GIVEN = "big old little crazy mean nice good sweet poor lazy the and then when not"
_NICKNAMES = frozenset(_NOT_GIVEN.split())
# What stands around the name of somebody famous: "a Bill O'Reilly", "like Paula Deen", "the X Y movie".
_FAMOUS_BEFORE = re.compile(
    r"(?:\b(?:a|an|like|than|by|as|the|st\.?|movie|film|starring|vs\.?) [\"'\u201c]?)\Z", re.I
)
_FAMOUS_AFTER = re.compile(
    r"(?:['\u2019]s)?[\"'\u201d]? (?:movies?|films?|songs?|books?|show|concert|album|quotes?|"
    r"impression|voice|jokes?)\b"
)
_CONTACT = re.compile(rf"{_STAND_INS}")
_NEAR = 120


def _replaced(
    text: str, pattern: re.Pattern[str], replacement: str, kind: Kind, counts: Counter[Kind]
) -> str:
    text, times = pattern.subn(replacement, text)
    counts[kind] += times
    return text


def _without_phones(text: str, counts: Counter[Kind]) -> str:
    for pattern in _PHONES:
        text = _replaced(text, pattern, "a phone number", "phone", counts)
    if sum(map(str.isdigit, text)) < 7:
        return text
    import phonenumbers

    spans = [
        (match.start, match.end)
        for match in phonenumbers.PhoneNumberMatcher(text, "US", max_tries=200)
        if _is_phone(match.raw_string)
    ]
    for start, end in reversed(spans):
        text = f"{text[:start]}a phone number{text[end:]}"
    counts["phone"] += len(spans)
    return text


def _is_phone(raw: str) -> bool:
    """A run of ten digits without any mark is more often an order or a serial number."""
    return not raw.isdigit()


def _without_names(text: str, counts: Counter[Kind]) -> str:
    """Shorten full names to the given name, then the surnames learnt wherever else they stand.

    A name that was introduced ("my aunt, X Y") needs no list; one that is only mentioned must begin with a
    known given name, and must not look famous unless contact data stands beside it.
    """
    learnt: dict[str, str] = {}
    for pattern, is_mentioned in ((_INTRODUCED, False), (_FULL_NAME, True)):
        kept: list[str] = []
        at = 0
        for match in pattern.finditer(text):
            if _is_private(match, is_mentioned):
                kept.append(text[at : match.end(1)])
                at = match.end()
                counts["name"] += 1
                surname = re.split(r"[ .]+", match[2])[-1]
                if len(surname) > 3 and surname.lower() not in GIVEN_NAMES:
                    learnt[surname] = match[1]
        text = "".join((*kept, text[at:]))
    for surname, given in learnt.items():
        alone = re.compile(rf"(?:\b(?:Mr|Mrs|Ms|Miss|Dr)\.? )?\b{re.escape(surname)}\b(?!-)")
        text = _replaced(text, alone, given, "name", counts)
    return text


def _is_private(match: re.Match[str], is_mentioned: bool) -> bool:
    given = match[1].lower()
    surname = re.split(r"[ .]+", match[2])[-1].lower()
    if surname.split("-")[0] in NOT_SURNAMES or f"{given} {surname}" in WELL_KNOWN:
        return False
    if not is_mentioned:
        return given in GIVEN_NAMES or given not in _NICKNAMES | NOT_SURNAMES
    if given not in GIVEN_NAMES:
        return False
    text, start, end = match.string, match.start(), match.end()
    if _CONTACT.search(text, max(0, start - _NEAR), end + _NEAR):
        return True
    return not (_FAMOUS_BEFORE.search(text, max(0, start - 12), start) or _FAMOUS_AFTER.match(text, end))

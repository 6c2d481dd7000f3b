"""Who says which words of a script: the narrator, or somebody whose words stand between quotation marks.

A story says "..., my boss said"; a Markdown script's "CAPTAIN: ..." was written out so before. Owns finding the
quotations, whom the words around them name, and which of the channel's `voice.speakers` that is. A quotation
nobody is named for is the narrator's, as when one person tells a story.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from resources.voice import NARRATOR
from vidgen_assets.artifacts.scripts import Line, Script
from vidgen_assets.scripts.people import fits, mentions

OPENS = "\N{LEFT DOUBLE QUOTATION MARK}\N{DOUBLE LOW-9 QUOTATION MARK}\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}"
CLOSES = "\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}"
_SAYS = (
    r"(?:said|says?|asked|asks?|repl(?:ied|ies|y)|answer(?:ed|s)?|respond(?:ed|s)?|told|tells?|"
    r"yell(?:ed|s)?|shout(?:ed|s)?|scream(?:ed|s)?|whisper(?:ed|s)?|mutter(?:ed|s)?|add(?:ed|s)?|went|goes|"
    r"cried|cries|laughed|sighed|snapped|insist(?:ed|s)?|continued|explain(?:ed|s)?|blurt(?:ed|s)? out|"
    r"wrote|texted|called out)"
)
_TO = r"(?:\s+(?:back\s+)?(?:to\s+|at\s+)?(?:me|him|her|them|us|everyone|(?:the|my|his|her|their)\s+\w+))?"
_HOW = r"(?:\s+\w+ly)?(?:\s+(?:with|in|as)\s+[^.!?]{1,45}|,\s[^.!?]{1,30},)?"
_SUBJECT = (
    r"(?P<who>(?:(?:the|my|his|her|our|their|a|an|this|that|one)\s+)?(?:old\s+|new\s+|other\s+)?"
    r"[\w'-]+(?:\s+(?!\w+ly\b|just\b|then\b|only\b)[\w'-]+)?)"
)
# "..., my boss finally said," before a quotation; "said the captain" or "she asked" after it
_BEFORE = re.compile(rf"{_SUBJECT}\s+(?:\w+ly\s+|just\s+|then\s+|only\s+)?{_SAYS}{_TO}{_HOW}\W*$", re.I)
# "she turned round, looked at me and said,": who does the last thing did the first
_DOES = re.compile(
    r"(?:^|[,;]\s+)\W*(?:(?:and|so|then|but|finally|later|suddenly|anyway|when|as|which),?\s+)*"
    r"(?P<who>(?:I|he|she|they|we)\b|(?:the|my|his|her|our|their|an?)\s+(?:old\s+)?[\w'-]+|[\w'-]+)\s",
    re.I,
)
_AFTER = re.compile(
    rf"^\W*(?:{_SUBJECT}\s+(?:\w+ly\s+)?{_SAYS}\b"
    rf"|{_SAYS}\s+(?P<then>(?:the|my|his|her)\s+[\w'-]+(?:\s+[\w'-]+)?|[A-Z][\w'-]+))",
    re.I,
)
_LEADING = frozenset(
    "the my his her our their a an this that one and so then but finally old new other".split()
)
_PRONOUNS = {"she": "f", "he": "m", "they": "p"}
_SELF = frozenset(("i", "me", "myself"))
_JOINING = frozenset(("and", "then", "but", "simply", "or", "to"))
OTHERS = "others"


@dataclass(frozen=True)
class Turn:
    """Words [first_word, end_word) of one line, said by one speaker: the narrator or a voice of the channel."""

    line: int
    first_word: int
    end_word: int
    speaker: str = NARRATOR


def turns(script: Script, speakers: Mapping[str, str], narrator: str = "") -> tuple[Turn, ...]:
    """Return who says every word of the script, line by line; whole lines where nobody else speaks.

    `speakers` maps names and roles to the channel's voices; what maps to the `narrator`'s own is not cut out.
    """
    wanted = {_plain(name): voice for name, voice in speakers.items() if voice != narrator}
    found: list[Turn] = []
    last = ""
    for number, line in enumerate(script.lines):
        first, end = script.word_span(number)
        quotes = quoted(line.text.split()) if wanted else ()
        voice = _voice(script.lines, number, wanted, last) if quotes else ""
        last = voice if quotes and quotes[-1][1] == end - first else ""
        found += _cut(number, first, end, quotes if voice else (), voice)
    return tuple(found)


def quoted(words: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Return the [first, end) words between quotation marks; one that is not closed is none."""
    spans: list[tuple[int, int]] = []
    start: int | None = None
    for place, word in enumerate(words):
        marks = [mark for mark in word if mark == '"' or mark in OPENS or mark in CLOSES]
        for mark in marks:
            if start is None and (mark in OPENS or mark == '"'):
                start = place
            elif start is not None and (mark in CLOSES or mark == '"'):
                spans.append((start, place + 1))
                start = None
    return tuple(spans)


def named(text: str) -> str:
    """Return whom the words around the quotations of a sentence name as its speaker; empty for nobody."""
    outside = re.split(rf'["{OPENS}{CLOSES}]', text)
    before, after = outside[0], outside[2] if len(outside) > 2 else ""
    if match := _BEFORE.search(before):
        who = _plain(match["who"])
        if who.split()[-1] not in _JOINING:
            return who
        does = _DOES.search(before[: match.start("who")])
        return _plain(does["who"]) if does else ""
    if match := _AFTER.match(after):
        return _plain(match["who"] or match["then"] or "")
    return ""


def _voice(lines: Sequence[Line], number: int, speakers: Mapping[str, str], last: str) -> str:
    """Return the voice of a line's quotations; the one before goes on when nobody new is named."""
    line = lines[number]
    who = named(line.text)
    if not who:
        same = number > 0 and lines[number - 1].paragraph == line.paragraph
        return last if same else ""
    for name in _readings(who, lines, number):
        if name in speakers:
            return speakers[name]
    return "" if who.split()[-1] in _SELF else speakers.get(OTHERS, "")


def _readings(who: str, lines: Sequence[Line], number: int) -> list[str]:
    """Return what a speaker may be called in the channel, the nearest first: "old keeper", "keeper"."""
    words = [word for word in who.split() if word not in _LEADING] or who.split()
    if words[-1] in _SELF:
        return ["me", "i"]
    if words[-1] in _PRONOUNS:
        return [*_meant(words[-1], lines, number), words[-1]]
    return [who, *(" ".join(words[start:]) for start in range(len(words))), *reversed(words)]


def _meant(pronoun: str, lines: Sequence[Line], number: int) -> list[str]:
    """Return the head word of the person last mentioned whom the pronoun fits; nobody when there is none."""
    gender = _PRONOUNS[pronoun]
    for line in reversed(lines[max(0, number - 3) : number + 1]):
        outside = re.sub(rf'["{OPENS}][^"{CLOSES}]*["{CLOSES}]', " ", line.text)
        people = [one for one in mentions(outside) if one.gender == gender or fits(one.gender, gender)]  # type: ignore[arg-type]
        if people:
            return [_plain(people[-1].again), people[-1].head]
    return []


def _plain(name: str) -> str:
    words = " ".join(name.lower().replace("_", " ").split()).strip(" .,:;!?'\"").split()
    while len(words) > 1 and words[0] in _LEADING:
        words = words[1:]
    return " ".join(words)


def _cut(line: int, first: int, end: int, quotes: Sequence[tuple[int, int]], voice: str) -> list[Turn]:
    """Cut a line at its quotations."""
    pieces: list[Turn] = []
    at = first
    for start, stop in quotes:
        if first + start > at:
            pieces.append(Turn(line, at, first + start))
        pieces.append(Turn(line, first + start, first + stop, voice))
        at = first + stop
    if at < end or not pieces:
        pieces.append(Turn(line, at, end))
    return pieces

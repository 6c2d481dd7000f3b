"""What may follow what: sentences lean on the ones before them, and a gap between them must not show.

`lean` reads how a unit leans on its past (open pronouns, connectives, answers, continued speech);
`gap_cost` prices leaving out what lies between two units; `mended` puts a noun where a pronoun would dangle
and takes off a connective that has lost its other half.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from vidgen_assets.scripts import lexicon, people
from vidgen_assets.scripts.forum import capitalized
from vidgen_assets.scripts.people import Gender, Mention
from vidgen_assets.scripts.weigh import Unit
from vidgen_assets.scripts.word_lists import word_list

NEVER = 6.0
_REACH = 20
_NEAR = 6

_SOFT = re.compile(
    r"^(?!then (?:came|comes|there)\b)(?:so|and|but|then|and then|but then|well|"
    r"anyway|now|also|plus|still|yet|or|though|and so|so then|next|however|besides|"
    r"meanwhile|instead|again|either way|regardless)\b(?!\s+(?:of|that|much|many|far|"
    r"long|as|there|on)\b),?\s+",
    re.I,
)
_HARD = re.compile(
    r"^\W*(?:which|who|whom|whose|because|until|unless|otherwise|therefore|thus|hence|"
    r"as in|such as|especially|including|except|than|nor|or so|"
    r"not so|nope|yes|yep|yeah|no\b|exactly|right\b|wrong\b|same\b|thankfully not|of "
    r"course|so (?:I|we|he|she|they) did|and so did|that's why|this is why|that is why|"
    r"that's when|this is when|at which point|after which|in which|for which|to which|"
    r"by this|after that|before that|this means|this meant|that meant|which meant|"
    r"as for|on the other hand|in addition|not only|neither|both of|one of them|some "
    r"of them|all of them|the (?:other|second|latter|former|same)|another one|"
    r"even (?:worse|better)|worse|only to|just to|to (?:make|top)|at least|if (?:so|"
    r"not)|first of all|secondly|for example|for instance|apart from that|else)\b",
    re.I,
)
_POINTS = re.compile(
    r"^\W*(?:(?:so|and|but|then|now)\s+)?(?:it|this|that|these|those|such|"
    r"there)\b(?!\s+(?:guy|man|woman|lady|girl|boy|kid|customer|one|person|friend|old|"
    r"young|little|past|morning|evening|week|year|day|month|summer|time|is a|was a|"
    r"were|was an|is an|are))",
    re.I,
)
_EMPTY_IT = re.compile(
    r"^\W*(?:(?:so|and|but|then|now)\s+)?(?:it (?:was|is|had been|'s)\s+(?:a |an |the "
    r"|about |around |almost |nearly |late|early|dark|cold|hot|raining|snowing|\d|"
    r"just|my|our|in|on|at|time|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|summer|winter|"
    r"christmas|black friday|only|already|nearing|getting|obvious|clear|\w+ (?:that|"
    r"to|when|how))|"
    r"it (?:turns|turned|took|takes|seems|seemed|looks like|started|happened|all "
    r"started|began|hit me|dawned)|it's (?:about|around|a|the|my|\d)|that (?:night|"
    r"day|morning|evening|week|year|summer|weekend))",
    re.I,
)
_NEEDS_NEXT = re.compile(
    r"(?::|\b(?:guess what|this is why|here's (?:why|what|the)|as follows|like this|"
    r"this happened|that's when|and says|and said|said|says|responds|replied|"
    r"and)\W*)$|\?$|,$",
    re.I,
)
_SPOKEN = re.compile(
    r'^\W{0,2}"|\b(?:says?|said|asks?|asked|repl(?:y|ied|ies)|responds?|responded|'
    r'told me|tells me|yell(?:s|ed)|screams?|screamed)[,:]?\s+"',
    re.I,
)
# "the vet says he is fine": he is not the vet
_REPORTS = re.compile(
    r"^\s*(?:says?|said|told me|tells me|thinks?|thought|noticed|saw|heard|calls?|called)\b"
)
_OPENS_SCENE = re.compile(
    r"^\W*(?:(?:so|and|but|then|anyway|well|okay|now),? )?(?:(?:the|that|this|one|"
    r"later that|early that|on the|on|until one|it was) (?:next|following|same|first|"
    r"second|third|last|other|one|very next|final|fateful)? ?"
    r"(?:day|morning|night|evening|afternoon|week|weekend|month|year|summer|winter|"
    r"call|time|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b|"
    r"(?:first|second|third|next|last|final|another) (?:call|customer|time|day|user|"
    r"one|story|email|visit)\b|fast forward|(?:a few|about|some|several|two|three|"
    r"four|five|six|\d+|a couple(?: of)?|an?) "
    r"(?:\w+ )?(?:minutes?|hours?|days?|weeks?|months?|years?)(?: and a half)? "
    r"(?:later|ago|pass|after)|yesterday|tonight|last (?:night|week|year|month|"
    r"summer)|one (?:memorable|fateful|fine|particular)|"
    r"years later|months later|weeks later|days later|hours later|meanwhile|later(?: "
    r"that| on)|when I (?:get|got) (?:home|back|there)|after (?:that|work|school|the|a few))",
    re.I,
)


@dataclass(frozen=True)
class Lean:
    """How a unit leans on its neighbours; `open` are pronouns whose noun stands in an earlier unit."""

    text: str
    mentions: tuple[Mention, ...]
    pronouns: frozenset[Gender]
    open: tuple[tuple[str, Gender, int], ...]
    soft: bool
    hard: bool
    points: bool
    continues: bool
    spoken: bool
    opens: bool
    needs_next: bool


def leans(pieces: Sequence[Unit], names: frozenset[str], title: str = "") -> tuple[Lean, ...]:
    """Return how every unit leans on the ones around it; the title may tell who is a he or a she."""
    known = people.genders([title, *(piece.text for piece in pieces)], names)
    return tuple(_lean(piece, names, known) for piece in pieces)


def _lean(piece: Unit, names: frozenset[str], genders: dict[str, Gender]) -> Lean:
    text = piece.text
    narration = re.sub(r'"[^"]*"', '""', text)
    opened = people.open_pronouns(text, names)
    spoken = bool(_SPOKEN.search(text))
    continues = text.startswith('"')
    verbless = len(text.split()) <= 5 and not re.search(
        r"\b(?:I|he|she|we|they|it|was|is|were|are|had|did)\b|\w+ed\b", text, re.I
    )
    return Lean(
        narration,
        tuple(
            replace(mention, gender=genders.get(mention.head, mention.gender))
            for mention in people.mentions(narration, names)
        ),
        frozenset(gender for _, gender, _ in opened),
        opened,
        bool(_SOFT.match(text)),
        bool(_HARD.match(text)) or verbless,
        bool(_POINTS.match(text)) and not _EMPTY_IT.match(text),
        continues,
        spoken,
        bool(_OPENS_SCENE.search(narration)),
        bool(_NEEDS_NEXT.search(narration.strip('" ') if not spoken else text.strip('" '))),
    )


def antecedent(all_leans: Sequence[Lean], at: int, gender: Gender) -> tuple[int, Mention] | None:
    """Return the earlier unit and the mention in it that a pronoun of unit `at` stands for, most likely.

    Nearness decides, then the exact gender, then who opens the sentence and is spoken of more often.
    """
    best: tuple[float, int, Mention] | None = None
    for before in range(at - 1, max(-1, at - 1 - _REACH), -1):
        for mention in all_leans[before].mentions:
            if not people.fits(mention.gender, gender):
                continue
            reports = bool(_REPORTS.search(mention.again and all_leans[before].text[mention.end :][:24]))
            likely = (
                -1.0 * (at - before)
                - 1.6 * reports
                + 1.2 * (mention.gender == gender)
                + 0.8 * (mention.start < 12)
                + 0.25 * min(6, _times(all_leans, mention.head))
            )
            if best is None or likely > best[0]:
                best = (likely, before, mention)
    return (best[1], best[2]) if best else None


def _times(all_leans: Sequence[Lean], head: str) -> int:
    return sum(mention.head == head for lean in all_leans for mention in lean.mentions)


def gap_cost(all_leans: Sequence[Lean], before: int, at: int, known: frozenset[Gender]) -> float:
    """Return what it costs to tell unit `at` right after unit `before` (-1: first of all); 0 for neighbours.

    `known` are the genders the hook has brought in.
    """
    if before == at - 1 and before >= 0:
        return 0.0
    lean = all_leans[at]
    cost = 0.0 if before < 0 else 0.3 + min(4.0, 0.005 * (at - before) ** 2)
    if lean.continues or lean.hard:
        cost += NEVER if lean.continues else 2.5
    if lean.points:
        cost += 1.6
    for _, gender, _ in lean.open:
        cost += _open_cost(all_leans, before, at, gender, known)
    if before >= 0:
        previous = all_leans[before]
        if previous.needs_next:
            cost += 1.5
        if not lean.opens and any(skipped.opens for skipped in all_leans[before + 1 : at]):
            cost += 0.7
        if lean.spoken and at > 0 and all_leans[at - 1].spoken:
            cost += 0.5
    return cost


def _open_cost(
    all_leans: Sequence[Lean], before: int, at: int, gender: Gender, known: frozenset[Gender]
) -> float:
    found = antecedent(all_leans, at, gender)
    if found is None:
        return 0.0 if gender in known or before >= 0 else 1.0
    if found[0] <= before:
        previous = all_leans[before]
        same = found[0] == before or gender in previous.pronouns
        return 0.0 if same else 0.25
    return 0.35 if _can_stand(all_leans, at, gender) else 1.5


# what every scene has, so that "the door" needs no introduction
_GIVEN = frozenset(
    lexicon.stem(word)
    for word in word_list(
        """
        door phone store shop day night morning floor car house home room end same whole first next last
        rest police internet world bathroom kitchen street road work office school table wall window
        ground air sun rain water weather city town area place other one two three counter register line
        front back side top bottom left right middle best worst only most way time moment minute hour
        week month year point fact truth toilet bed manager boss customer family job parking lot
        computer desk company hospital news weekend afternoon evening summer others entire old new young
        little big poor next following previous very exact
        """
    )
)
# what a story names so often is part of it: it must have been brought in even as "an umbrella"
_OFTEN = 3
_LESS = 0.4
_DEFINITE = re.compile(
    r"\b(?:the|this|that|these|those|his|her|their|its|said)\s+((?:[a-z'-]+\s+){0,1}[a-z'-]+)", re.I
)


def points_back(text: str) -> bool:
    """Tell whether a sentence begins by pointing at the one before it, so that it cannot follow a gap."""
    return bool(_HARD.match(text)) or (bool(_POINTS.match(text)) and not _EMPTY_IT.match(text))


def missed_introductions(
    pieces: Sequence[Unit], kept: Sequence[int], hook: str, names: frozenset[str]
) -> dict[int, float]:
    """Return the units that were left out although what they bring in is spoken of later, with how much.

    "The cigarettes" in a kept unit points at the first unit that mentions cigarettes, unless a kept one
    before it, or the hook, does. A thing a story often names counts too, but less.
    """
    stems = [lexicon.content_words(piece.text) for piece in pieces]
    counts = Counter(stem for own in stems for stem in own)
    known = set(lexicon.content_words(hook))
    missed: dict[int, float] = {}
    for at in kept:
        text = pieces[at].text
        pointed = {stem for found in _DEFINITE.findall(text) for stem in lexicon.content_words(found)}
        pointed |= {
            lexicon.stem(name.lower()) for name in names if re.search(rf"\b{re.escape(name)}\b", text)
        }
        often = {stem for stem in stems[at] if counts[stem] >= _OFTEN}
        for stem in sorted((pointed | often) - _GIVEN - known):
            first = next((number for number in range(at) if stem in stems[number]), None)
            if first is not None and first not in kept:
                missed[first] = round(missed.get(first, 0.0) + (1.0 if stem in pointed else _LESS), 2)
        known |= stems[at]
    return missed


def _can_stand(all_leans: Sequence[Lean], at: int, gender: Gender) -> bool:
    """Tell whether a pronoun's noun is sure enough to be put in its place.

    It stands near, no other noun near it would do, and it means people: "they" may mean things. A wrong noun
    is worse than a pronoun.
    """
    near = [
        mention
        for lean in all_leans[max(0, at - _NEAR) : at]
        for mention in lean.mentions
        if people.fits(mention.gender, gender)
    ]
    if gender == "p":
        near = [mention for mention in near if mention.gender == "p"]
    exact = [mention for mention in near if mention.gender == gender] or near
    return len({mention.head for mention in exact}) == 1 and all(mention.again for mention in exact)


def mended(
    pieces: Sequence[Unit], all_leans: Sequence[Lean], kept: Sequence[int], texts: Sequence[str]
) -> tuple[str, ...]:
    """Return the kept texts so that none leans on what was left out.

    A pronoun whose noun is gone gets the noun ("He left" -> "The customer left"); a connective at the
    start goes when the unit before it is gone.
    """
    told: list[str] = []
    meant: dict[Gender, str] = {}
    for at, (number, text) in enumerate(zip(kept, texts, strict=True)):
        before = kept[at - 1] if at else -1
        if (before != number - 1 or before < 0) and not text.startswith('"'):
            text = _SOFT.sub("", text)
        text = _with_nouns(text, all_leans, number, frozenset(kept[:at]), meant)
        for mention in all_leans[number].mentions:
            for gender in _MEANT_BY[mention.gender]:
                meant[gender] = mention.head
        told.append(capitalized(text))
    return tuple(told)


_MEANT_BY: dict[Gender, tuple[Gender, ...]] = {"m": ("m",), "f": ("f",), "n": ("m", "f"), "p": ("p",)}


def _with_nouns(
    text: str, all_leans: Sequence[Lean], number: int, told: frozenset[int], meant: dict[Gender, str]
) -> str:
    """Name whom a pronoun means when the unit that does was left out; `meant` is whom the last ones meant."""
    done: set[Gender] = set()
    for word, gender, _ in all_leans[number].open:
        found = antecedent(all_leans, number, gender)
        if gender in done or found is None or found[0] in told or meant.get(gender) == found[1].head:
            continue
        done.add(gender)
        if _can_stand(all_leans, number, gender):
            meant[gender] = found[1].head
            text = _replaced(text, word, found[1].again)
    return text


def _replaced(text: str, pronoun: str, noun: str) -> str:
    """Put a noun in the place of the first such pronoun, in its case ("his" -> "the man's")."""
    low = pronoun.lower()
    if low.endswith(("self", "selves")):
        return text
    contracted = re.match(r"(?:he|she|they)('(?:s|d|ll|re|ve))$", low)
    said = noun + (contracted[1] if contracted and contracted[1] == "'s" else "")
    if contracted and contracted[1] != "'s":
        said = noun + {"'d": " had", "'ll": " will", "'re": " are", "'ve": " have"}[contracted[1]]
    after = re.search(rf"(?<![\w'])[{pronoun[0].upper()}{low[0]}]{re.escape(low[1:])}(?![\w'])(\s*\w*)", text)
    if after is None:
        return text
    if low in ("his", "their") or (low == "her" and _is_possessive(after[1])):
        said = noun + ("'" if noun.endswith("s") else "'s")
    return text[: after.start()] + said + text[after.start() + len(pronoun) :]


def _is_possessive(following: str) -> bool:
    word = following.strip()
    return (
        bool(word)
        and word[0].islower()
        and word
        not in (
            word_list(
                """
                to and but a the in on at for with if that what how when as i he she we they up out off
                down back over away about from so not no into again all my his some this why by or then
                because until while who which where there here
                """
            )
        )
    )

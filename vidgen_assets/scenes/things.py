"""Which things a shot shows: those its words name, weighed against the set and what was just shown."""

from __future__ import annotations

from collections.abc import Sequence

from vidgen_assets.scenes.lexicon.places import INDOORS
from vidgen_assets.scenes.lexicon.senses import (
    ABSTRACT,
    BUILDINGS,
    CHARACTERS,
    HANDLES,
    INTANGIBLE,
    TOLD_BY_PLACE,
)
from vidgen_assets.scenes.props import PropHit
from vidgen_assets.scenes.reading import Reading
from vidgen_assets.scenes.shown import Memory, ShotWords
from vidgen_assets.scenes.words import Token

GOOD, USABLE, FAINT = 3.0, 1.9, 0.9
MOST = 3


def things_named(
    reading: Reading, shot: ShotWords, memory: Memory, at_least: float = USABLE
) -> tuple[PropHit, ...]:
    """Return the things the shot's words name, best first; what the last shot showed is out."""
    before = memory.last.props if memory.last else ()
    scored = [
        (_worth(hit, shot, memory), hit)
        for hit in reading.props
        if shot.first <= hit.at < shot.end and hit.icon not in before and not _absurd(hit, shot.setting.place)
    ]
    scored = sorted((pair for pair in scored if pair[0] >= at_least), key=lambda pair: (-pair[0], pair[1].at))
    best: dict[str, PropHit] = {}
    for _, hit in scored:
        best.setdefault(hit.icon, hit)
    return tuple(best.values())[:MOST]


def _worth(hit: PropHit, shot: ShotWords, memory: Memory) -> float:
    """A hit's score here: less for what the set shows, what was shown often or lately, and mere signs."""
    told = hit.icon in TOLD_BY_PLACE.get(shot.setting.place, frozenset())
    score = hit.score - 0.35 * memory.counts.get(hit.icon, 0) - 0.6 * (hit.icon in memory.recent_props(4))
    score -= 1.3 * told + 1.0 * (hit.icon in ABSTRACT)
    return score + 0.15 * shot.share(hit.at) + 0.4 * (hit.icon in CHARACTERS)


def _absurd(hit: PropHit, place: str) -> bool:
    """No building stands in a room, and no car in a car."""
    if hit.icon in BUILDINGS and place in INDOORS:
        return True
    return place == "car_interior" and hit.icon in TOLD_BY_PLACE[place]


def is_good(hit: PropHit) -> bool:
    """Whether a thing can carry a picture: named plainly, and more than a sign."""
    return hit.score >= GOOD and hit.icon not in ABSTRACT


def still_there(reading: Reading, shot: ShotWords, memory: Memory) -> tuple[PropHit, ...]:
    """For "I picked it up": the thing shown lately but not just now, when the words point back at one."""
    at = next((at for at in range(shot.first, shot.end) if _points_back(reading.tokens, at)), None)
    if at is None or memory.last is None or memory.last.props:
        return ()
    thing = next(iter(memory.recent_props(3)), None)
    if thing is None or thing in INTANGIBLE or memory.counts[thing] > 3:
        return ()
    token = reading.tokens[at]
    return (PropHit(thing, at, 1, token.index, token.word, USABLE),)


def _points_back(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word is an "it" or "them" that somebody handles: "grabbed it", not "figured it out"."""
    token = tokens[at]
    if token.word not in ("it", "them") or token.raw.startswith("IT") or token.quoted or at == 0:
        return False
    before = tokens[at - 1]
    after = tokens[at + 1].word if at + 1 < len(tokens) and not token.end else ""
    return not before.end and not HANDLES.isdisjoint(before.verbs) and after not in ("to", "is", "was")

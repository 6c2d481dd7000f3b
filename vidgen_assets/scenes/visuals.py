"""What a shot shows: people, things, the set, how close we are; by rule, with the words that chose it.

In order of preference: a person with the thing that is spoken of, a person with a feeling, the teller, the
thing alone, a key phrase in big type. Over a whole story the rules also see to rhythm: no thing in two
neighbouring shots, shots of the teller take turns with shots of things, a face that stays comes closer and
goes back again, strong words get a close-up. Where the camera moves is decided in `moves.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vidgen_assets.artifacts.scripts import Visual
from vidgen_assets.scenes.lexicon.places import INDOORS
from vidgen_assets.scenes.lexicon.roles import TELLER
from vidgen_assets.scenes.lexicon.senses import INTANGIBLE, MUSED, OUTSIDE, SAID
from vidgen_assets.scenes.people import figures_of, who_is_seen
from vidgen_assets.scenes.phrases import key_phrase
from vidgen_assets.scenes.props import PropHit
from vidgen_assets.scenes.reading import Reading
from vidgen_assets.scenes.shown import Bubble, Framing, Memory, ShotWords
from vidgen_assets.scenes.things import FAINT, is_good, still_there, things_named

CANDIDATES = 2
"""How many pictures there are of one visual; after them the same content is framed another way."""
_NEXT_FRAMING: dict[Framing, Framing] = {"medium": "close", "close": "wide", "wide": "medium"}


@dataclass(frozen=True)
class Seen:
    """A shot's picture, and the script word that names its thing."""

    visual: Visual
    prop_word: int | None = None


@dataclass(frozen=True)
class _Pick:
    """What a shot will show: roles with the words that named them, things, and how close we are."""

    people: dict[str, str]
    things: tuple[PropHit, ...]
    framing: Framing


def visuals_of(reading: Reading, shots: Sequence[ShotWords]) -> tuple[Seen, ...]:
    """Return what every shot shows, in story order."""
    memory = Memory()
    seen: list[Seen] = []
    for shot in shots:
        pick = _pick(reading, shot, memory)
        one = _compose(reading, shot, pick)
        for _ in range(2):
            if memory.times(one.visual) < CANDIDATES:
                break
            pick = replace(pick, framing=_NEXT_FRAMING[pick.framing])
            one = _compose(reading, shot, pick)
        memory.remember(one.visual)
        seen.append(one)
    return tuple(seen)


# ---------------------------------------------------------------- choosing
def _pick(reading: Reading, shot: ShotWords, memory: Memory) -> _Pick:
    strong = any(hit.strong for hit in shot.feelings(reading))
    people = who_is_seen(reading, shot)
    things = things_named(reading, shot, memory) or still_there(reading, shot, memory)
    if tuple(people) == (TELLER,) and things and is_good(things[0]) and not strong and memory.last_roles:
        people = {}  # the thing's turn
    if len(people) == 2 and frozenset(people) == memory.last_roles and not strong:
        keep = tuple(people)[len(memory.visuals) % 2]
        people = {keep: people[keep]}  # the same two again: one of them
    if not people and not things and any(member.role == TELLER for member in reading.casting.members):
        people = {TELLER: "the teller"}
    again = _same_face(people, memory)
    if not things and (again or not people):
        things = things_named(reading, shot, memory, FAINT)  # better a faint thing than the same face again
    framing = _framing(reading, shot, memory, people, things)
    return _Pick(people, () if framing == "close" else things[: _room_for(people, things)], framing)


def _same_face(people: dict[str, str], memory: Memory) -> bool:
    """Whether the last shot was nothing but this one person."""
    last = memory.last
    return last is not None and len(people) == 1 and frozenset(people) == memory.last_roles and not last.props


def _room_for(people: dict[str, str], things: Sequence[PropHit]) -> int:
    """One thing beside people; without them a second one, when both are good."""
    return 2 if not people and len(things) > 1 and is_good(things[0]) and is_good(things[1]) else 1


def _framing(
    reading: Reading, shot: ShotWords, memory: Memory, people: dict[str, str], things: Sequence[PropHit]
) -> Framing:
    """A face fills the frame on a strong word, a new place is seen wide, a face that stays moves."""
    last = memory.last.framing if memory.last else "medium"
    if len(people) != 1:
        return "wide" if shot.setting.changed and shot.setting.named and people and not things else "medium"
    hits = shot.feelings(reading)
    if any(hit.grave for hit in hits) and last != "close":
        return "close"
    if things:
        return (
            "close"
            if last != "close" and any(hit.strong for hit in hits) and not is_good(things[0])
            else "medium"
        )
    if _same_face(people, memory):
        return _NEXT_FRAMING[last]
    if any(hit.strong for hit in hits) and last != "close":
        return "close"
    return "wide" if shot.setting.changed and shot.setting.named else "medium"


# ---------------------------------------------------------------- putting together
def _compose(reading: Reading, shot: ShotWords, pick: _Pick) -> Seen:
    figures = figures_of(reading, tuple(pick.people), shot)
    visual = Visual(
        kind="scene",
        place=_place(shot, pick),
        mood=shot.beat.mood,
        night=shot.setting.night,
        figures=figures,
        props=tuple(hit.icon for hit in pick.things),
        bubble=_bubble(reading, shot, pick),
        framing=pick.framing,
        phrase="" if figures or pick.things else key_phrase(shot.words, shot.plain),
        because=_because(reading, shot, pick),
    )
    return Seen(visual, pick.things[0].index if pick.things else None)


def _place(shot: ShotWords, pick: _Pick) -> str:
    """The story's place; things seen from outside leave the room, big type wants a plain ground."""
    place = shot.setting.place
    if pick.things and not pick.people and place in INDOORS:
        icon = pick.things[0].icon
        place = next((outside for outside, icons in OUTSIDE.items() if icon in icons), place)
    if not pick.people and not pick.things and not shot.setting.named:
        return "abstract"
    return place


def _bubble(reading: Reading, shot: ShotWords, pick: _Pick) -> Bubble:
    """Spoken or thought of when the words say so; else one person holds it, or it hangs in a halo."""
    if not pick.things or not pick.people:
        return "none"
    tokens = shot.tokens(reading)
    words = {token.word for token in tokens}
    if words & SAID or any(token.quoted for token in tokens):
        return "speech"
    if words & MUSED:
        return "thought"
    return "none" if len(pick.people) == 1 and pick.things[0].icon not in INTANGIBLE else "halo"


def _because(reading: Reading, shot: ShotWords, pick: _Pick) -> tuple[str, ...]:
    reasons = [f"{role}: {word!r}" for role, word in pick.people.items()]
    reasons += [f"{hit.icon}: {hit.word!r}" for hit in pick.things]
    reasons += [f"{hit.feeling}: {hit.word.replace('_', ' ')!r}" for hit in shot.feelings(reading)[:2]]
    reasons += [f"place {shot.setting.place}: {word!r}" for word in shot.setting.words[:1]]
    return tuple(reasons) or ("no word names anything that can be shown",)

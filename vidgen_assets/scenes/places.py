"""Where the story stands: the place of every stretch, and whether it is night.

A place that was named stays until another is named. A name after a preposition ("in the kitchen") moves the
story there; a name elsewhere and cue words ("fridge") only hint. Before anything is named, the story stands
where most of it happens.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from vidgen_assets.artifacts.scripts import Mood
from vidgen_assets.scenes.feelings import forms_of
from vidgen_assets.scenes.lexicon import grammar
from vidgen_assets.scenes.lexicon import places as table
from vidgen_assets.scenes.props import lexicon
from vidgen_assets.scenes.words import Token, negated, noun_forms, stands_as_noun

NAMED, SURE, HINTED, CUE = 3.0, 1.5, 1.2, 0.6
LEAST, SETTLED = 0.5, 2.2
LONGEST = 3
_FAR = 4
_NOUN_OPENERS = grammar.DETERMINERS | grammar.COMMON_ADJECTIVES | grammar.NUMBERS


@dataclass(frozen=True)
class PlaceHit:
    """Tokens [at, at + length) speak of a place; `weight` NAMED moves the story there."""

    at: int
    length: int
    place: str
    weight: float
    word: str


@dataclass(frozen=True)
class Setting:
    """Where a shot stands, whether that was named in it (`named`), and the words that said so."""

    place: str
    night: bool
    named: bool
    changed: bool
    words: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def _index() -> Mapping[tuple[str, ...], tuple[tuple[str, float, bool], ...]]:
    index: dict[tuple[str, ...], list[tuple[str, float, bool]]] = {}
    for place, (names, cues) in table.PLACES.items():
        for words, weight in ((names, HINTED), (cues, CUE)):
            for word in dict.fromkeys(words.split()):
                key = tuple(word.rstrip("?!").split("_"))
                sure = NAMED if word.endswith("!!") else SURE if word.endswith("!") else weight
                index.setdefault(key, []).append((place, sure, "?" in word))
    return {key: tuple(value) for key, value in index.items()}


def names_place(words: tuple[str, ...]) -> bool:
    """Tell whether these words name a place, in the table of places."""
    return words in _index()


def place_hits(tokens: Sequence[Token]) -> tuple[PlaceHit, ...]:
    """Everything in the story that speaks of a place, in order; the longest phrase wins."""
    hits: list[PlaceHit] = []
    at = 0
    while at < len(tokens):
        found = _hits_at(tokens, at)
        hits += found
        at += found[0].length if found else 1
    return tuple(hits)


def _hits_at(tokens: Sequence[Token], at: int) -> list[PlaceHit]:
    for length in range(min(LONGEST, len(tokens) - at), 0, -1):
        span = tokens[at : at + length]
        if span[0].masked or any(token.end for token in span[:-1]):
            continue
        for key in itertools.product(*(forms_of(token.word) for token in span)):
            readings = _index().get(key)
            if readings:
                return [
                    hit
                    for place, weight, noun_only in readings
                    if (hit := _weigh(tokens, at, key, place, weight, noun_only)) is not None
                ]
    return []


def _weigh(
    tokens: Sequence[Token], at: int, key: tuple[str, ...], place: str, weight: float, noun_only: bool
) -> PlaceHit | None:
    length = len(key)
    word = " ".join(token.word for token in tokens[at : at + length])
    if noun_only and not stands_as_noun(tokens, at, length):
        return None
    if weight == HINTED:
        if key in (("work",), ("home",)):
            weight = _goes_to(tokens, at)
            if not weight:
                return None
        elif key[-1] not in noun_forms(tokens[at + length - 1].word) or not _is_noun_here(tokens, at):
            return None
        elif _is_located(tokens, at, table.INSIDE if place in table.ONLY_INSIDE else table.LOCATIVE):
            weight = NAMED
        elif place in table.ONLY_INSIDE:
            return None
        if (
            negated(tokens, at, reach=2)
            or tokens[at + length - 1].word.endswith("'s")
            or _modifies(tokens, at + length)
        ):
            weight = min(weight, CUE)
    return PlaceHit(at, length, place, weight, word)


def _modifies(tokens: Sequence[Token], after: int) -> bool:
    """Whether a name only modifies: "bathroom sinks" and "the office phone" are about sinks and phones."""
    if after >= len(tokens) or tokens[after - 1].end:
        return False
    return any(
        not entry.verb and not entry.noun_only
        for form in tokens[after].nouns
        for entry in lexicon().get((form,), ())
    )


def _is_noun_here(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name stands as a noun: "to shower", "I park" and "they trail" name no place."""
    before = tokens[at - 1].word if at and not tokens[at - 1].end else ""
    return not (before in grammar.PRONOUNS or before in ("will", "would", "could", "can", "not", "let"))


def _is_located(tokens: Sequence[Token], at: int, prepositions: frozenset[str]) -> bool:
    """A preposition of place up to four words before, with nothing but the noun's own words between.

    "In the old kitchen" and "at my aunt's house" stand there; "to furnish my room" does not.
    """
    for back in range(at - 1, max(-1, at - 1 - _FAR), -1):
        if tokens[back].end:
            return False
        if tokens[back].word in prepositions:
            return back + 1 == at or _opens_noun(tokens[back + 1])
    return False


def _opens_noun(token: Token) -> bool:
    word = token.word
    return word in _NOUN_OPENERS or word.endswith("'s") or word.isdigit() or token.capital


def _goes_to(tokens: Sequence[Token], at: int) -> float:
    """How much "work" and "home" are places: "at work" and "went home" are, "it did not work" is not."""
    before = tokens[at - 1].word if at and not tokens[at - 1].end else ""
    if tokens[at].word == "work":
        second = tokens[at - 2].word if at > 1 else ""
        if before in ("at", "from") or (
            before == "to" and second in ("go", "went", "going", "drive", "drove", "get", "got", "back")
        ):
            return NAMED
        return 0.0
    return NAMED if before in table.GOES_HOME else HINTED if before in grammar.DETERMINERS else 0.0


def usual_place(tokens: Sequence[Token], hits: Sequence[PlaceHit], mood: Mood) -> str:
    """Where most of the story happens, by all that speaks of places; else the mood's own place."""
    tally: dict[str, float] = {}
    for hit in hits:
        tally[hit.place] = tally.get(hit.place, 0.0) + hit.weight
    if not tally:
        return (
            table.USUAL[mood] if any(token.word in grammar.FIRST_PERSON for token in tokens) else "abstract"
        )
    return max(tally, key=lambda place: (tally[place], -list(tally).index(place)))


def settings_of(
    tokens: Sequence[Token], hits: Sequence[PlaceHit], spans: Sequence[tuple[int, int]], moods: Sequence[Mood]
) -> tuple[Setting, ...]:
    """Return the setting of every span of tokens [first, end), in story order; `moods` are the spans' own."""
    mood = moods[0] if moods else "calm"
    usual = usual_place(tokens, hits, mood)
    # a story that is set somewhere throughout does not leave for one cue
    floor = SETTLED if sum(hit.weight for hit in hits if hit.place == usual) >= 2 * NAMED else LEAST
    place, held, night = usual, floor, False
    settings: list[Setting] = []
    for (first, end), mood in zip(spans, moods, strict=True):
        inside = [hit for hit in hits if first <= hit.at < end]
        best, weight = _best(inside)
        changed = False
        if best is not None and (weight >= NAMED or (weight >= HINTED and weight > held - CUE)):
            changed, place, held = best != place, best, weight
        elif best == place:
            held = max(held, weight)
        else:
            held = max(
                floor if place == usual else LEAST, held - 0.3
            )  # what was named long ago gives way to hints
        night = _night(tokens[first:end], night)
        words = tuple(hit.word for hit in inside if hit.place == place)
        dark = night or (mood == "eerie" and place != "abstract")
        settings.append(Setting(place, dark, weight >= NAMED and best == place, changed, words))
    return tuple(settings)


def _best(hits: Sequence[PlaceHit]) -> tuple[str | None, float]:
    """The best place of a stretch: named places by the last one named, hints by their sum."""
    named = [hit for hit in hits if hit.weight >= NAMED]
    if named:
        return named[-1].place, NAMED
    tally: dict[str, float] = {}
    for hit in hits:
        tally[hit.place] = tally.get(hit.place, 0.0) + hit.weight
    if not tally:
        return None, 0.0
    place = max(tally, key=lambda name: (tally[name], -list(tally).index(name)))
    return place, min(tally[place], NAMED - 0.1)


def _night(tokens: Sequence[Token], night: bool) -> bool:
    text = " " + " ".join(token.word for token in tokens) + " "
    last_night = max((text.rfind(f" {word} ") for word in table.NIGHT), default=-1)
    last_day = max((text.rfind(f" {word} ") for word in table.DAY), default=-1)
    if last_night < 0 and last_day < 0:
        return night
    return last_night > last_day

"""How people feel: feeling words in the text, whose they are, and the mood of a stretch of story."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import get_args

from vidgen_assets.artifacts.scripts import Feeling, Mood
from vidgen_assets.scenes.lexicon import feelings as table
from vidgen_assets.scenes.lexicon import grammar
from vidgen_assets.scenes.words import Token, negated, noun_forms, verb_forms

MOODS: tuple[Mood, ...] = get_args(Mood)
LONGEST = 4
ENDING_COUNTS = 1.5
_NO_NOUN = grammar.NOUN_PREPOSITIONS | grammar.AUXILIARIES | grammar.PRONOUNS | grammar.ADVERBS


@dataclass(frozen=True)
class FeelingHit:
    """A word at token `at` that shows on a face; `by_object` when it is felt by whom it happens to."""

    at: int
    length: int
    word: str
    feeling: Feeling
    strong: bool
    by_object: bool
    grave: bool


@lru_cache(maxsize=1)
def _feelings() -> Mapping[tuple[str, ...], tuple[Feeling, bool]]:
    index: dict[tuple[str, ...], tuple[Feeling, bool]] = {}
    for feeling, words in table.FEELINGS.items():
        for word in words.split():
            index.setdefault(tuple(word.rstrip("!").split("_")), (feeling, word.endswith("!")))  # type: ignore[arg-type]
    return index


@lru_cache(maxsize=1)
def _moods() -> Mapping[tuple[str, ...], tuple[tuple[Mood, float], ...]]:
    index: dict[tuple[str, ...], list[tuple[Mood, float]]] = {}
    for mood, words in table.MOODS.items():
        for word in dict.fromkeys(words.split()):
            weight = 2.0 if word.endswith("!") else 1.0
            index.setdefault(tuple(word.rstrip("!").split("_")), []).append((mood, weight))  # type: ignore[arg-type]
    return {key: tuple(value) for key, value in index.items()}


def forms_of(word: str) -> tuple[str, ...]:
    """The word and every base form it may have as a noun or a verb."""
    return tuple(dict.fromkeys((*noun_forms(word), *verb_forms(word))))


def feeling_hits(tokens: Sequence[Token]) -> tuple[FeelingHit, ...]:
    """Every feeling word, in order, phrases before single words; a negated one is turned or left out."""
    hits: list[FeelingHit] = []
    at = 0
    while at < len(tokens):
        hit = _hit_at(tokens, at)
        if hit is not None:
            hits.append(hit)
        at += hit.length if hit else 1
    return tuple(hit for hit in hits if hit.feeling != "neutral")


def _hit_at(tokens: Sequence[Token], at: int) -> FeelingHit | None:
    for length in range(min(LONGEST, len(tokens) - at), 0, -1):
        span = tokens[at : at + length]
        if length == 1 and span[0].masked:
            return None
        if any(token.end for token in span[:-1]):
            continue
        for key in itertools.product(*(forms_of(token.word) for token in span)):
            found = _feelings().get(key)
            if found is None:
                continue
            feeling, strong = found
            if negated(tokens, at) and key[0] not in ("can", "could"):
                feeling, strong = table.NEGATED_FEELING[feeling], False  # type: ignore[assignment]
            word = "_".join(key)
            if word in table.OF_THE_LIVING and not _of_the_living(tokens, at):
                return None
            by_object = word in table.FELT_BY_OBJECT and not span[0].word.endswith("ed")
            return FeelingHit(at, length, word, feeling, strong, by_object, word in table.GRAVE)
    return None


def _of_the_living(tokens: Sequence[Token], at: int) -> bool:
    """People and animals die; batteries, jokes and "dying hard drives" do not."""
    after = tokens[at + 1] if at + 1 < len(tokens) and not tokens[at].end else None
    if tokens[at].word in ("dead", "dying") and after is not None and after.word not in _NO_NOUN:
        return any(form in table.LIVING for form in after.nouns)
    return any(_may_die(tokens[i]) for i in range(max(0, at - 5), at))


def _may_die(token: Token) -> bool:
    return token.word in grammar.PRONOUNS - {"it", "i", "you"} or any(
        form in table.LIVING for form in token.nouns
    )


def felt_by_target(hit: FeelingHit) -> Feeling:
    """The feeling of whom a deed happens to: who is bullied is sad, whatever the bully feels."""
    return table.BY_OBJECT_FEELS.get(hit.word, hit.feeling)  # type: ignore[return-value]


def mood_scores(tokens: Sequence[Token], floor: int = 20) -> dict[Mood, float]:
    """Weigh a stretch against the seven moods, per hundred words; shorter ones count as `floor` words."""
    scores: dict[Mood, float] = dict.fromkeys(MOODS, 0.0)
    for at, token in enumerate(tokens):
        for length in (2, 1):
            span = tokens[at : at + length]
            hits = [
                hit
                for key in itertools.product(*(forms_of(t.word) for t in span))
                for hit in _moods().get(key, ())
            ]
            for mood, weight in dict.fromkeys(hits):
                late = ENDING_COUNTS if at >= 0.7 * len(tokens) else 1.0
                scores[mood] += weight * late * (0.4 if negated(tokens, at) else 1.0)
        if token.word in grammar.NEGATIONS:
            scores["tense"] += 0.1
    return {mood: score / max(floor, len(tokens)) * 100 for mood, score in scores.items()}

"""Where a story may be cut: estimated word times, sense boundaries, and the cheapest cut of a beat.

Boundaries are ends of sentences and clauses, and places before a conjunction. Cutting is a shortest path over
them (dynamic programming): a shot costs by how far its length is from the wanted one and by how weak the
boundary is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vidgen_assets.artifacts.scripts import Script
from vidgen_assets.scenes.lexicon import grammar
from vidgen_assets.scenes.lexicon.tables import words
from vidgen_assets.scenes.words import syllables

SHORTEST_MS, LONGEST_MS = 2000, 6000
NOTHING_COSTS = 0.3
WORDS_A_MINUTE = 172
_PAUSE = {".": 1.4, ",": 0.6}
_OPENERS = words(
    "and but so because when while until then after before although though since if unless who which where "
    "that or instead finally suddenly later"
)
_PREPOSITIONS = words(
    "in on at with for from by into about around through during to under over without inside like"
)
_NEVER_LAST = (
    words(
        "a an the my his her their our your this that these those to of in on at for with from by into i "
        "he she we they and but or so if when while is was were are be been am will would could should can "
        "may might must not very really just mr mrs dr"
    )
    | grammar.DETERMINERS
)


@dataclass(frozen=True)
class WordClock:
    """Estimated start of every word in ms, and of the end of the last: `starts[n]` is where word n begins."""

    starts: tuple[int, ...]

    def span_ms(self, first: int, end: int) -> int:
        """Return how long words [first, end) take."""
        return self.starts[end] - self.starts[first]


def word_clock(script: Script) -> WordClock:
    """Estimate when every word is spoken, by syllables and pauses, scaled to the script's own estimate."""
    weights = [_weight(word) for word in script.words]
    total = sum(weights) or 1.0
    length = script.estimate_ms if script.estimate_ms > 0 else round(len(weights) / WORDS_A_MINUTE * 60_000)
    starts, passed = [0], 0.0
    for weight in weights:
        passed += weight
        starts.append(round(passed / total * length))
    return WordClock(tuple(starts))


def _weight(word: str) -> float:
    bare = word.rstrip("\"')]*_”’»“」』")
    pause = (
        _PAUSE["."]
        if bare.endswith((".", "!", "?", "…", "。", "！", "？"))
        else _PAUSE[","]
        if bare.endswith((",", ";", ":", "-", "、", "，", "：", "；"))
        else 0
    )
    return 0.4 + 0.6 * syllables(word) + pause


def boundary(words: Sequence[str], at: int) -> float | None:
    """Return how weak the boundary before word `at` is (0 a sentence, 1.8 a gap); None: never cut here."""
    before, after = words[at - 1], words[at]
    bare = before.rstrip("\"')]*_”’")
    if bare.endswith((".", "!", "?", "…")) and bare.lower() not in grammar.ABBREVIATIONS:
        return 0.0
    last = bare.lower().strip("\"'(*_.")
    if last in _NEVER_LAST:
        return None
    if bare.endswith((";", ":", "-", "—", "–")):
        return 0.15
    if bare.endswith(","):
        return 0.25
    first = after.lower().strip("\"'(*_,")
    if first in _OPENERS:
        return 0.5
    return 0.9 if first in _PREPOSITIONS or after.startswith(("(", '"', "“")) else 1.8


@dataclass(frozen=True)
class Cutter:
    """Cuts stretches of a script into shots; `shows` are the words that name something to show."""

    words: Sequence[str]
    clock: WordClock
    shows: frozenset[int] = frozenset()

    def cut(self, first: int, end: int, wanted_ms: int) -> list[tuple[int, int]]:
        """Cut words [first, end) into shots of about `wanted_ms` each; always covers all of them.

        Shots are 2 to 6 s where the words allow it: a stretch that is shorter is one shot, a long run without
        any boundary is cut where it hurts least. A shot that would show nothing rather joins its neighbour.
        """
        inner = [at for at in range(first + 1, end) if boundary(self.words, at) is not None]
        points = [first, *inner, end]
        best: dict[int, tuple[float, int]] = {first: (0.0, first)}
        for i, stop in enumerate(points[1:], start=1):
            weak = 0.0 if stop == end else (boundary(self.words, stop) or 0.0)
            cost = 0.5 * weak * weak
            best[stop] = min(
                (best[start][0] + cost + self._cost(start, stop, wanted_ms), start) for start in points[:i]
            )
        spans: list[tuple[int, int]] = []
        at = end
        while at > first:
            spans.insert(0, (best[at][1], at))
            at = best[at][1]
        return spans

    def _cost(self, start: int, stop: int, wanted_ms: int) -> float:
        length = self.clock.span_ms(start, stop)
        off = (length - wanted_ms) / wanted_ms
        cost = off * off if off < 0 else 1.5 * off * off
        if length > LONGEST_MS:
            cost += 4.0 + (length - LONGEST_MS) / 1000
        if length < SHORTEST_MS:
            cost += 1.5 + (SHORTEST_MS - length) / 500
        sentences = sum(1 for at in range(start + 1, stop) if boundary(self.words, at) == 0.0)
        nothing = not self.shows.intersection(range(start, stop))
        return cost + 0.12 * sentences + NOTHING_COSTS * nothing

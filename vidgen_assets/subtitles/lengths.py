"""How long words take compared with each other, by their letters and marks: for times that nobody measured.

Fitted to espeak-ng on real sentences: a word's share of the time is a constant plus its letters, and
punctuation rests. Owns the estimate, and sharing a stretch of sound among its words; drafts (`draft.py`) and
sentences that no aligner could place (`align.py`) use it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from resources.aligner import TimedWord
from resources.aligner.edges import Rest
from vidgen_assets.audio.spoken import SpokenWord

REFERENCE_WPM = 175
TOKEN_MS, LETTER_MS = 62.0, 49.0
REST_MS = {",": 190.0, ";": 260.0, ":": 260.0}
"""At the reference rate: each token, each of its letters, and the rest inside a sentence after a mark."""
FINAL_MS = 140.0
"""How much longer the last word before a rest is drawn out."""
INNER_REST_MS = 110
"""A silence inside a sentence that is one at a mark, not a closure between sounds."""


def length_ms(word: SpokenWord) -> float:
    """Return how long a word is at the reference rate."""
    return sum(TOKEN_MS + LETTER_MS * len(token) for token in word.spoken)


def rest_ms(word: SpokenWord) -> float:
    """Return how long the voice rests after a word inside a sentence, at the reference rate."""
    return REST_MS.get(word.said[-1][-1], 0.0) if word.said else 0.0


def shared(words: Sequence[SpokenWord], quiet: Sequence[Rest], duration_ms: int) -> tuple[TimedWord, ...]:
    """Return times of words that together are all that is heard in [0, duration_ms), confidence 0.

    They lie between the silences at the ends (`quiet`, from `edges.rests`); inside, the longest silences are
    those of the marks, where there are enough of them.
    """
    begins = next((end for start, end in quiet if start == 0), 0)
    ends = next((start for start, end in reversed(quiet) if end >= duration_ms - 10 and start > begins), None)
    ends = duration_ms if ends is None else ends
    stops = [
        (start, end) for start, end in quiet if begins < start and end < ends and end - start >= INNER_REST_MS
    ]
    turns = [place for place, word in enumerate(words[:-1], 1) if rest_ms(word)]
    stops = sorted(sorted(stops, key=lambda stop: stop[0] - stop[1])[: len(turns)])
    if len(stops) < len(turns):
        stops, turns = [], []
    pieces = list(pairwise([0, *turns, len(words)]))
    edges = [begins, *(at for stop in stops for at in stop), ends]
    return tuple(
        time
        for number, (first, end) in enumerate(pieces)
        for time in _by_length(words[first:end], edges[2 * number], edges[2 * number + 1])
    )


def _by_length(words: Sequence[SpokenWord], begins: int, ends: int) -> list[TimedWord]:
    lengths = [length_ms(word) for word in words]
    lengths[-1:] = [length + FINAL_MS for length in lengths[-1:]]
    whole = sum(lengths) or 1.0
    times, done = [], 0.0
    for length in lengths:
        start, done = done, done + length
        edges = [begins + round((ends - begins) * at / whole) for at in (start, done)]
        times.append(TimedWord(start_ms=edges[0], end_ms=edges[1], confidence=0.0))
    return times

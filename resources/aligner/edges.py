"""Where speech rests, and word edges brought to the edges of the rests: no word begins or ends in silence.

A forced alignment gives the rest at a comma to a neighbour, most often to the word after it, which is then lit
up to 200 ms before anybody says it. Where the sound is quiet, its level knows better than the model does.
Owns quiet stretches and the correction; it is right for any voice, for it looks at the sound and at nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from resources.aligner.base import TimedWord
from resources.wav import Pcm

HOP_MS = 5
UNDER_SPEECH_DB = 35.0
"""Quiet is this far under the level that the loudest tenth of the sounding frames reach."""
SHORTEST_REST_MS = 70
"""Closures of stops (p, t, k) are shorter than this: they belong to their word."""
SLACK_MS = 30
"""How far before a rest a word may have been said to start and still be the word after it."""

Rest = tuple[int, int]


def levels_db(pcm: Pcm, sample_rate: int) -> NDArray[np.float64]:
    """Return the level of every HOP_MS of mono sound in dB over one bit; the last, partial one is left out."""
    size = max(1, sample_rate * HOP_MS // 1000)
    count = len(pcm) // size
    frames = pcm[: count * size].astype(np.float64).reshape(count, size)
    return np.asarray(10 * np.log10(np.square(frames).mean(axis=1) + 1.0), dtype=np.float64)


def rests(pcm: Pcm, sample_rate: int, shortest_ms: int = SHORTEST_REST_MS) -> tuple[Rest, ...]:
    """Return the [start, end) ms in which the sound is quiet for at least `shortest_ms`, in order.

    Steady noise louder than quiet has no rests in it.
    """
    levels = levels_db(pcm, sample_rate)
    sounding = levels[levels > 10]
    if not len(sounding):
        return ((0, len(levels) * HOP_MS),) if len(levels) else ()
    quiet = levels < float(np.percentile(sounding, 90)) - UNDER_SPEECH_DB
    turns = np.flatnonzero(np.diff(np.concatenate([[0], quiet.astype(np.int8), [0]])))
    runs = zip(turns[::2].tolist(), turns[1::2].tolist(), strict=True)
    return tuple(
        (start * HOP_MS, end * HOP_MS) for start, end in runs if (end - start) * HOP_MS >= shortest_ms
    )


def settled(times: Sequence[TimedWord], quiet: Sequence[Rest]) -> tuple[TimedWord, ...]:
    """Return the times with starts moved to the end, and ends to the beginning, of the rests they lie in.

    A word is never moved past its other edge: one that lies in a rest altogether stays where it was.
    """
    done = []
    for word in times:
        start, end = word.start_ms, word.end_ms
        for begins, ends in quiet:
            if begins - SLACK_MS <= start < ends < end:
                start = ends
            if start < begins < end <= ends + SLACK_MS:
                end = begins
                break
        done.append(word.model_copy(update={"start_ms": start, "end_ms": end}))
    return tuple(done)

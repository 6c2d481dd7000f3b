"""Word spans from what providers tell: starts of words, times of characters.

Owns where a word ends (before a pause, not at the next word's start) and how characters become words.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from resources.voice.base import TokenSpan
from resources.wav import Pcm

FRAME_S = 0.005
QUIET = 0.02  # of the utterance's loud level: below this a word has ended and a pause has begun


def spans_from_starts(pcm: Pcm, sample_rate: int, starts: Sequence[int]) -> tuple[TokenSpan, ...]:
    """Return spans that end where the sound dies away: before a pause, not at the next word's start."""
    frame = max(1, int(sample_rate * FRAME_S))
    count = -(-len(pcm) // frame)
    padded = np.zeros(count * frame)
    padded[: len(pcm)] = pcm
    level = np.sqrt(np.mean(padded.reshape(count, frame) ** 2, axis=1))
    threshold = QUIET * float(np.percentile(level, 95)) if count else 0.0
    loud = level > threshold
    spans = []
    for start, after in zip(starts, [*starts[1:], len(pcm)], strict=True):
        sounding = np.flatnonzero(loud[start // frame : -(-after // frame)])
        end = (start // frame + int(sounding[-1]) + 1) * frame if len(sounding) else start
        spans.append(TokenSpan(start=start, end=max(start, min(end, after))))
    return tuple(spans)


def starts_in_samples(starts_s: Sequence[float], pcm: Pcm, sample_rate: int) -> tuple[int, ...] | None:
    """Return starts in seconds as samples that never go back; None when they lie outside the audio."""
    if any(not 0 <= start <= len(pcm) / sample_rate + 0.1 for start in starts_s):
        return None
    placed = np.minimum(np.rint(np.asarray(starts_s) * sample_rate), len(pcm))
    return tuple(int(start) for start in np.maximum.accumulate(placed))


def token_starts_s(
    tokens: Sequence[str], characters: Sequence[str], starts_s: Sequence[float]
) -> tuple[float, ...] | None:
    """Return each token's start from the times of the characters of the tokens joined by spaces.

    None when the characters are not those of the text: a provider that rewrote it has no times of ours.
    """
    if "".join(characters) != " ".join(tokens) or len(characters) != len(starts_s):
        return None
    ends = np.cumsum([len(piece) for piece in characters])
    found, at = [], 0
    for token in tokens:
        found.append(float(starts_s[int(np.searchsorted(ends, at, side="right"))]))
        at += len(token) + 1
    return tuple(found)

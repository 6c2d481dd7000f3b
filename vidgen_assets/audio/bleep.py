"""The tone laid over a word whose letters are hidden on screen, as broadcasters do it.

Owns the tone alone; which words are hidden is the text front end's (`SpokenWord.bleeped`).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from resources.dsp import MIX_RATE, Samples, faded, rms

HZ = 1000.0
UNDER_SPEECH_DB = -6.0
"""A steady tone sounds louder than speech of the same level."""
EDGE_S = 0.006
SHORTEST_S = 0.12


def bleeped(samples: Samples, spans: Sequence[tuple[int, int]], rate: int = MIX_RATE) -> Samples:
    """Return mono samples with a 1 kHz tone in place of what is heard in the [start, end) spans."""
    done = samples.copy()
    loud = samples[np.abs(samples) > 0.01]
    level = rms(loud if len(loud) else samples) * 10 ** (UNDER_SPEECH_DB / 20)
    for start, end in spans:
        end = min(len(done), max(end, start + round(SHORTEST_S * rate)))
        if end <= start:
            continue
        tone = np.sin(2 * np.pi * HZ * np.arange(end - start) / rate) * level * np.sqrt(2)
        shape = faded(np.ones(end - start), EDGE_S, EDGE_S, rate)
        done[start:end] = done[start:end] * (1 - shape) + tone * shape
    return done

"""How far captions are from the speech, in any language: where words are shown, the sound should be loud.

The level of the speech band is correlated with the captions' words over a few sentences, shifted to and fro: the
rests between words and sentences make one shift fit best. It needs no model of a language, only the captions'
own times. It cannot tell which words are said, and sees a slip only where whole sentences slipped; over three
sentences under music its error stays below 100 ms, so that a slip of 200 ms stands out.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from resources.wav import Pcm
from vidgen_assets.artifacts.sound import Word

HOP_MS = 10
BAND_HZ = (250.0, 3500.0)
FLOOR_DB = 30.0
"""Under the loudest twentieth: quieter than this is all the same."""
MOST_MS = 500
LEAST_FIT = 0.15
"""A correlation under this says that nobody speaks there as the captions have it; speech has 0.2 and more."""


def levels(pcm: Pcm, sample_rate: int) -> NDArray[np.float64]:
    """Return the level of the speech band in dB under its loudest twentieth, every HOP_MS of mono sound."""
    from scipy.signal import butter, sosfilt

    sections = butter(2, BAND_HZ, "bandpass", fs=sample_rate, output="sos")
    band = sosfilt(sections, pcm.astype(np.float64))
    size = sample_rate * HOP_MS // 1000
    count = len(band) // size
    power = np.square(band[: count * size].reshape(count, size)).mean(axis=1)
    found = 10 * np.log10(power + 1.0)
    return np.asarray(np.clip(found - np.percentile(found, 95), -FLOOR_DB, 0.0), dtype=np.float64)


def lag(heard: NDArray[np.float64], words: Sequence[Word]) -> tuple[int, float]:
    """Return how many ms later than shown these words are heard, and how well that fits (-1 to 1).

    `heard` is from `levels`; `words` follow one another.
    """
    edges = [(word.start_ms // HOP_MS, max(word.start_ms + HOP_MS, word.end_ms) // HOP_MS) for word in words]
    first, end = edges[0][0] - MOST_MS // HOP_MS // 2, edges[-1][1] + MOST_MS // HOP_MS // 2
    shown = np.zeros(end - first)
    for start, stop in edges:
        shown[start - first : stop - first] = 1.0
    shown -= shown.mean()
    most = MOST_MS // HOP_MS
    padded = np.full(end - first + 2 * most, -FLOOR_DB)
    begin = max(0, first - most)
    part = heard[begin : max(begin, end + most)]
    padded[begin - first + most : begin - first + most + len(part)] = part
    fits = [_fit(shown, padded[shift : shift + len(shown)]) for shift in range(2 * most + 1)]
    best = int(np.argmax(fits))
    return (best - most) * HOP_MS, fits[best]


def _fit(shown: NDArray[np.float64], heard: NDArray[np.float64]) -> float:
    level = heard - heard.mean()
    size = float(np.linalg.norm(shown) * np.linalg.norm(level))
    return float(shown @ level) / size if size > 0 else 0.0

"""Do the words of the finished sound fall where the captions say? Asked of an aligner that knows neither.

pocketsphinx aligns the known words in the final mix, music and effects included, and its word starts are held
against the captions'. Single words may be off by some 50 ms for the aligner's own reasons; a slip moves many
words together. Drift is therefore the largest median over five words in a row, and that is what is judged.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

import numpy as np

from resources.aligner import Aligner, PocketsphinxAligner
from resources.errors import Refused, Unavailable
from resources.wav import Pcm
from vidgen_assets.artifacts.post import SyncReport
from vidgen_assets.artifacts.sound import Word
from vidgen_assets.audio.spoken import SpokenScript

WINDOW = 5
THRESHOLD_MS = 100


def check_sync(
    pcm: Pcm,
    sample_rate: int,
    words: Sequence[Word],
    spoken: SpokenScript,
    threshold_ms: int = THRESHOLD_MS,
    aligner: Aligner | None = None,
) -> SyncReport:
    """Return how far the captions' words are from where they are heard, and whether that passes.

    `pcm` is the final sound, mono or (n, channels); `words` are the captions' words. Sound that does not say
    the words fails; a language no independent aligner knows passes unchecked, and the report says so.
    """
    listener = aligner or PocketsphinxAligner(strict=False)
    sounding = [word for word in spoken.words if word.spoken]
    shown = {word.index: word.start_ms for word in words}
    missing = [word for word in sounding if word.index not in shown]
    if missing:
        return _failed(
            listener.name, f"{len(missing)} spoken words have no caption, first {missing[0].written!r}"
        )
    mono = pcm if pcm.ndim == 1 else np.rint(pcm.astype(np.float64).mean(axis=1)).astype(np.int16)
    try:
        heard = listener.align(mono, sample_rate, [word.spoken for word in sounding], spoken.language)
    except Unavailable as error:
        return SyncReport(
            aligner="none", words_checked=0, median_ms=0, p95_ms=0, drift_ms=0, passed=True,
            why=f"not checked: {error}",
        )  # fmt: skip
    except Refused as error:
        return _failed(listener.name, f"the sound does not say the captions' words: {error}")
    offsets = [time.start_ms - shown[word.index] for word, time in zip(sounding, heard, strict=True)]
    return _report(listener.name, offsets, threshold_ms, [word.written for word in sounding])


def drift_ms(offsets: Sequence[int]) -> tuple[int, int]:
    """Return the largest |median| over five offsets in a row, and where those five begin."""
    size = min(WINDOW, len(offsets))
    medians = [abs(median(offsets[at : at + size])) for at in range(len(offsets) - size + 1)]
    worst = max(range(len(medians)), key=medians.__getitem__)
    return round(medians[worst]), worst


def _report(aligner: str, offsets: Sequence[int], threshold_ms: int, texts: Sequence[str]) -> SyncReport:
    sizes = [abs(offset) for offset in offsets]
    drift, place = drift_ms(offsets)
    passed = drift <= threshold_ms
    near = " ".join(texts[place : place + WINDOW])
    side = "late" if median(offsets[place : place + WINDOW]) < 0 else "early"
    why = f"the words are where the captions say; at most {drift} ms of drift"
    if not passed:
        why = f"captions are {drift} ms {side} around {near!r}; at most {threshold_ms} ms are allowed"
    return SyncReport(
        aligner=aligner,
        words_checked=len(offsets),
        median_ms=round(median(sizes)),
        p95_ms=round(float(np.percentile(sizes, 95))),
        drift_ms=drift,
        passed=passed,
        why=why,
    )


def _failed(aligner: str, why: str) -> SyncReport:
    return SyncReport(
        aligner=aligner, words_checked=0, median_ms=0, p95_ms=0, drift_ms=0, passed=False, why=why
    )

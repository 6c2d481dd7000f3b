"""Do the words of the finished sound fall where the captions say? Asked of a judge that knows neither.

pocketsphinx aligns the known words in the final mix, music and effects included, and its word starts are held
against the captions'. Single words may be off by some 50 ms for the aligner's own reasons; a slip moves many
words together. Drift is therefore the largest median over five words in a row, and that is what is judged.
A language it does not know is judged by where the sound is loud, sentences at a time: `speech_energy.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median

import numpy as np

from resources.aligner import Aligner, PocketsphinxAligner
from resources.errors import Refused, Unavailable
from resources.wav import Pcm
from vidgen_assets.artifacts.post import SyncReport
from vidgen_assets.artifacts.sound import Word
from vidgen_assets.audio.spoken import SpokenScript, SpokenWord
from vidgen_assets.quality.speech_energy import LEAST_FIT, lag, levels

WINDOW = 5
THRESHOLD_MS = 100
AROUND_MS = 700
"""How much sound around its captions a sentence is looked for in, when the whole gives an alarm."""
SHORTEST_PART = 12
PART_AROUND_MS = 300
"""A sentence that is refused is halved down to six words, so that an effect hides no more than it covers."""
MOST_UNHEARD = 0.25
"""Of the words; the level of the sound then has to agree."""
LEVEL_MS = {3: 130, 2: 170}
"""What so many sentences in a row, judged by their level, may be off; less could be the measure's own error.

Over 240 clips under music the worst was 120 ms for three and 150 ms for two.
"""


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
    the words fails; where no aligner knows the language, the report says that only sentences were checked, by
    their level, and so not whether the right words are said.
    """
    listener = aligner or PocketsphinxAligner(strict=False)
    sounding = [word for word in spoken.words if word.spoken]
    shown = {word.index: word for word in words}
    missing = [word for word in sounding if word.index not in shown]
    if missing:
        return _failed(
            listener.name, f"{len(missing)} spoken words have no caption, first {missing[0].written!r}"
        )
    mono = pcm if pcm.ndim == 1 else np.rint(pcm.astype(np.float64).mean(axis=1)).astype(np.int16)
    try:
        heard = listener.align(mono, sample_rate, [word.spoken for word in sounding], spoken.language)
    except Unavailable as error:
        return _by_level(mono, sample_rate, shown, spoken, str(error))
    except Refused as error:
        report, whole = _failed(listener.name, f"the sound does not say the captions' words: {error}"), {}
    else:
        whole = {
            word.index: time.start_ms - shown[word.index].start_ms
            for word, time in zip(sounding, heard, strict=True)
        }
        report = _report(listener.name, sounding, whole, threshold_ms)
    if report.passed:
        return report
    # an alarm is raised when two alignments agree: over a minute of music one loses its way now and then
    parts = _by_sentences(mono, sample_rate, shown, spoken, listener)
    unheard = sum(word.index not in parts for word in sounding)
    if unheard > MOST_UNHEARD * len(sounding):
        return report
    if unheard:
        level = _by_level(mono, sample_rate, shown, spoken, f"{unheard} of them were not heard apart")
        if not level.passed:
            return level
    nearer = {index: min(parts.get(index, off), off, key=abs) for index, off in whole.items()}
    return _report(listener.name, sounding, nearer or parts, threshold_ms)


def drift_ms(offsets: Sequence[int]) -> tuple[int, int]:
    """Return the largest |median| over five offsets in a row, and where those five begin."""
    size = min(WINDOW, len(offsets))
    medians = [abs(median(offsets[at : at + size])) for at in range(len(offsets) - size + 1)]
    worst = max(range(len(medians)), key=medians.__getitem__)
    return round(medians[worst]), worst


def _by_sentences(
    mono: Pcm, rate: int, shown: dict[int, Word], spoken: SpokenScript, listener: Aligner
) -> dict[int, int]:
    """Return by their numbers the offsets of all words that are heard in sentences and their halves, in ms."""
    offsets: dict[int, int] = {}

    def hear(words: Sequence[SpokenWord], around_ms: int) -> None:
        start = max(0, shown[words[0].index].start_ms - around_ms)
        sound = mono[start * rate // 1000 : (shown[words[-1].index].end_ms + around_ms) * rate // 1000]
        try:
            times = listener.align(sound, rate, [word.spoken for word in words], spoken.language)
        except Refused:
            if len(words) >= SHORTEST_PART:
                half = len(words) // 2
                hear(words[:half], PART_AROUND_MS)
                hear(words[half:], PART_AROUND_MS)
            return
        for word, time in zip(words, times, strict=True):
            offsets[word.index] = start + time.start_ms - shown[word.index].start_ms

    for first, end in spoken.lines:
        words = [word for word in spoken.words[first:end] if word.spoken]
        if words:
            hear(words, AROUND_MS)
    return offsets


def _by_level(mono: Pcm, rate: int, shown: dict[int, Word], spoken: SpokenScript, why: str) -> SyncReport:
    """Judge some sentences at a time by where the sound is loud."""
    heard = levels(mono, rate)
    lines = [
        [shown[word.index] for word in spoken.words[first:end] if word.spoken] for first, end in spoken.lines
    ]
    lines = [line for line in lines if line]
    found: list[tuple[float, int, str]] = []  # how much of what is allowed, how far off, where
    sizes = {size: most for size, most in LEVEL_MS.items() if size <= len(lines)}
    for size, most in (sizes or {len(lines): max(LEVEL_MS.values())}).items():
        for at in range(len(lines) - size + 1):
            words = [word for line in lines[at : at + size] for word in line]
            near = " ".join(word.text for word in words[:WINDOW])
            off, fit = lag(heard, words)
            if fit < LEAST_FIT:
                return _failed("level", f"nobody speaks where the captions around {near!r} are")
            found.append((abs(off) / most, off, near))
    share, worst, text = max(found, key=lambda one: one[0])
    offs = [abs(off) for _, off, _ in found]
    side = "late" if worst < 0 else "early"
    said = f"sentences are where the captions say, by their level, at most {max(offs)} ms off"
    if share > 1:
        said = f"captions are {abs(worst)} ms {side} around {text!r}, by the level of the speech"
    return SyncReport(
        aligner="level", words_checked=sum(map(len, lines)), median_ms=round(median(offs)),
        p95_ms=round(float(np.percentile(offs, 95))), drift_ms=abs(worst), passed=share <= 1,
        why=f"{said}; words were not checked one by one: {why}",
    )  # fmt: skip


def _report(
    aligner: str, sounding: Sequence[SpokenWord], found: Mapping[int, int], threshold_ms: int
) -> SyncReport:
    heard = [word for word in sounding if word.index in found]
    offsets = [found[word.index] for word in heard]
    sizes = [abs(offset) for offset in offsets]
    drift, place = drift_ms(offsets)
    passed = drift <= threshold_ms
    near = " ".join(word.written for word in heard[place : place + WINDOW])
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

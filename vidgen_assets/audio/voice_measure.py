"""What a voice sounds like, in numbers: pace, pitch and how far it moves, loudness, brightness, tilt.

Numbers to choose a voice by and to tell two apart; owns no listening test. Pitch is the strongest period of
the autocorrelation, frame by frame (Boersma 1993, without the path finding: the median forgives octave slips).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from resources.dsp import Samples
from vidgen_assets.artifacts.base import Frozen

FRAME_S, HOP_S = 0.04, 0.02
LOWEST_HZ, HIGHEST_HZ = 60.0, 420.0
VOICED = 0.5
"""How much of a frame's energy must repeat after one period for it to count as sung by the vocal cords."""
BANDS_HZ = (125, 250, 500, 1000, 2000, 4000)


class VoiceMeasures(Frozen):
    """One voice saying one text. Pitch in Hz (median; `pitch_span` semitones between its 10th and 90th
    percentile), `lufs` integrated loudness, `centroid_hz` the balance point of its spectrum, `tilt_db` how much
    it falls an octave.
    """

    duration_ms: int
    words_per_minute: int
    pitch_hz: int
    pitch_span: float
    lufs: float
    centroid_hz: int
    tilt_db: float


def measure(samples: Samples, rate: int, words: int) -> VoiceMeasures:
    """Measure a voice (mono, in [-1, 1)) saying so many words; all zeros where it is silent."""
    loud = np.flatnonzero(np.abs(samples) > 0.004)
    if not len(loud):
        return VoiceMeasures(
            duration_ms=0, words_per_minute=0, pitch_hz=0, pitch_span=0, lufs=-70, centroid_hz=0, tilt_db=0
        )
    spoken = samples[loud[0] : loud[-1] + 1]
    seconds = len(spoken) / rate
    pitch = pitch_track(spoken, rate)
    voiced = pitch[pitch > 0]
    low, middle, high = np.percentile(voiced, (10, 50, 90)) if len(voiced) else (1.0, 0.0, 1.0)
    centroid, tilt = _spectrum(spoken, rate)
    return VoiceMeasures(
        duration_ms=round(seconds * 1000),
        words_per_minute=round(words / seconds * 60),
        pitch_hz=round(float(middle)),
        pitch_span=round(12 * float(np.log2(high / low)), 1),
        lufs=_lufs(spoken, rate),
        centroid_hz=round(centroid),
        tilt_db=round(tilt, 1),
    )


def pitch_track(samples: Samples, rate: int) -> NDArray[np.float64]:
    """Return the pitch in Hz every 20 ms; 0 where nothing is voiced."""
    size, hop = round(FRAME_S * rate), round(HOP_S * rate)
    count = (len(samples) - size) // hop + 1
    if count < 1:
        return np.zeros(0)
    frames = np.lib.stride_tricks.sliding_window_view(samples, size)[::hop][:count] * np.hanning(size)
    spectra = np.fft.rfft(frames, 2 * size, axis=1)
    alike = np.fft.irfft(np.abs(spectra) ** 2, axis=1)[:, :size]
    window = np.fft.irfft(np.abs(np.fft.rfft(np.hanning(size), 2 * size)) ** 2)[:size]
    alike /= np.maximum(alike[:, :1], 1e-9) * np.maximum(window / window[0], 1e-3)
    first, last = round(rate / HIGHEST_HZ), min(size - 2, round(rate / LOWEST_HZ))
    best = alike[:, first:last]
    # the shortest period that is nearly as good as the best one: its multiples repeat as well
    top = (best >= alike[:, first - 1 : last - 1]) & (best >= alike[:, first + 1 : last + 1])
    good = top & (best >= 0.92 * best.max(axis=1, keepdims=True))
    at = np.where(good.any(axis=1), np.argmax(good, axis=1), np.argmax(best, axis=1))
    level = np.sqrt(np.mean(frames**2, axis=1))
    sounding = (best.max(axis=1) > VOICED) & (level > 0.1 * np.percentile(level, 95))
    return np.where(sounding, rate / (first + at), 0.0)


def _spectrum(samples: Samples, rate: int) -> tuple[float, float]:
    """Return the centroid in Hz and the fall an octave in dB between 125 Hz and 4 kHz."""
    from scipy.signal import welch

    hz, power = welch(samples, rate, nperseg=min(len(samples), 2048))
    heard = hz < 8000
    centroid = float(np.sum(hz[heard] * power[heard]) / max(float(np.sum(power[heard])), 1e-12))
    octaves = [
        10 * np.log10(float(np.mean(power[(hz >= f / 2**0.5) & (hz < f * 2**0.5)])) + 1e-15) for f in BANDS_HZ
    ]
    slope = float(np.polyfit(np.arange(len(BANDS_HZ)), octaves, 1)[0])
    return centroid, slope


def _lufs(samples: Samples, rate: int) -> float:
    import pyloudnorm

    if len(samples) < 0.4 * rate:
        return -70.0
    return round(max(-70.0, float(pyloudnorm.Meter(rate).integrated_loudness(samples))), 1)

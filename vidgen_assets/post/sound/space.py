"""Where sound stands: two speakers, five and a low one, or two ears.

Pan follows sine and cosine: -3 dB a side in the middle, the same power everywhere. In 5.1 (L R C LFE Ls Rs) a
mono sound is panned between the two nearest of left, centre and right, so that a voice comes from the centre
speaker. Binaural sound is the 5.1 mix heard through a spherical head.
"""

from __future__ import annotations

import numpy as np

from resources.dsp import MIX_RATE, Filters, Samples, amplitude
from vidgen_assets.post.sound.plan import Layout, Track

LEFT, RIGHT, CENTRE, LFE, LEFT_BACK, RIGHT_BACK = range(6)
SPEAKERS_DEG = {LEFT: -30.0, RIGHT: 30.0, CENTRE: 0.0, LEFT_BACK: -110.0, RIGHT_BACK: 110.0}
LOW_HZ = 120.0
HEAD_M, SOUND_M_S = 0.0875, 343.0
DARKEST, DARKEST_DEG = 0.1, 150.0


def channels_of(layout: Layout) -> int:
    """Return how many channels the desk mixes: two, or six for both others."""
    return 2 if layout == "stereo" else 6


def placed(track: Track, channels: int, layout: Layout) -> Samples:
    """Return the gains (source channels, mix channels) that put a track where it stands."""
    if channels == 1:
        points = [(track.pan, 1.0)]
    else:
        # a stereo source is two points that keep their level: what is in both sides is in both speakers
        middle, half = track.pan, track.width * (1 - abs(track.pan))
        points = [(middle - half, 1.0), (middle + half, 1.0)]
        if channels != 2:
            raise ValueError(f"a track is mono or stereo, not {channels} channels")
    rows = [level * _point(pan, track.back, layout) for pan, level in points]
    return np.array(rows)


def _point(pan: float, back: float, layout: Layout) -> Samples:
    angle = (pan + 1) * np.pi / 4
    left, right = float(np.cos(angle)), float(np.sin(angle))
    if layout == "stereo":
        return np.array([left, right])
    row = np.zeros(6)
    ahead, behind = np.cos(back * np.pi / 2), np.sin(back * np.pi / 2)
    share = abs(pan) * np.pi / 2
    row[CENTRE] = ahead * np.cos(share)
    row[LEFT if pan < 0 else RIGHT] = ahead * np.sin(share)
    row[LEFT_BACK], row[RIGHT_BACK] = behind * left, behind * right
    return row


class LowEnd:
    """What the low speaker plays: the sum of the sends, below 120 Hz (fourth order)."""

    def __init__(self) -> None:
        from resources.dsp import biquad

        self._filters = Filters([biquad("lowpass", LOW_HZ, q=q) for q in (0.541, 1.307)], 1)

    def __call__(self, sends: Samples) -> Samples:
        """Return the low channel (n,) of the next block of sends (n,)."""
        return self._filters(sends[:, None])[:, 0]


class Ears:
    """Two ears on a spherical head that hear five speakers, each at its angle.

    Time comes from the way around the head (Woodworth's formula, to the nearest sample), level and colour from
    the one-pole, one-zero head shadow of C. P. Brown and R. O. Duda, "A structural model for binaural sound
    synthesis" (1998). There is no outer ear and no room in it: left, right and behind are heard, above is not.
    """

    def __init__(self) -> None:
        self._ears = [_Ear(side) for side in (-1, 1)]

    def __call__(self, block: Samples) -> Samples:
        """Return what both ears hear of the next 5.1 block (n, 6): shape (n, 2)."""
        return np.stack([ear(block) for ear in self._ears], axis=1)


class _Ear:
    def __init__(self, side: int) -> None:
        self._paths = []
        for speaker, azimuth in SPEAKERS_DEG.items():
            away = abs(azimuth - side * 90.0)
            away = min(away, 360.0 - away)
            delay = _delay(away)
            self._paths.append((speaker, _shadow(away), np.zeros(delay)))

    def __call__(self, block: Samples) -> Samples:
        heard = amplitude(-3.0) * block[:, LFE].copy()
        for number, (speaker, shadow, late) in enumerate(self._paths):
            through = shadow(block[:, [speaker]])[:, 0]
            whole = np.concatenate([late, through])
            heard += whole[: len(block)]
            self._paths[number] = (speaker, shadow, whole[len(block) :])
        return heard


def _delay(away_deg: float) -> int:
    """Return by how many samples sound from this angle off the ear's axis comes later than straight ahead of it."""
    angle = np.radians(away_deg)
    way = 1 - np.cos(angle) if angle < np.pi / 2 else 1 + angle - np.pi / 2
    return round(float(way) * HEAD_M / SOUND_M_S * MIX_RATE)


def _shadow(away_deg: float) -> Filters:
    """Return the head's shadow at this angle off the ear's axis: +6 dB of treble on it, -20 dB behind the head."""
    bright = (1 + DARKEST / 2) + (1 - DARKEST / 2) * np.cos(np.radians(away_deg / DARKEST_DEG * 180.0))
    corner = 2 * SOUND_M_S / HEAD_M
    twice = 2.0 * MIX_RATE  # bilinear transform
    b = [corner + bright * twice, corner - bright * twice, 0.0]
    a = [corner + twice, corner - twice, 0.0]
    return Filters([([value / a[0] for value in b], [value / a[0] for value in a])], 1)

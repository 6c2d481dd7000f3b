"""Where a mix's samples come from, a block at a time: arrays, WAV files of any length, loops of either.

Every source is at 48 kHz and answers for any stretch; outside of it there is silence. Files of other kinds and
rates are brought here once (`decoded_to_wav`).
"""

from __future__ import annotations

import wave
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from resources.dsp import MIX_RATE, Samples, resample
from resources.errors import InvalidInput
from resources.wav import FULL_SCALE, Pcm, to_float

Stored = NDArray[np.float64] | NDArray[np.float32] | Pcm


class Source(Protocol):
    """Sound at 48 kHz that can be read anywhere."""

    @property
    def channels(self) -> int: ...
    @property
    def length(self) -> int: ...
    def read(self, first: int, count: int) -> Samples:
        """Return samples [first, first + count) as (count, channels), silent where there are none."""


class ArraySource:
    """Samples in memory: (n,) or (n, channels), floats or int16."""

    def __init__(self, samples: Stored) -> None:
        self._samples = samples if samples.ndim == 2 else samples[:, None]

    @property
    def channels(self) -> int:
        """Return how many channels there are."""
        return int(self._samples.shape[1])

    @property
    def length(self) -> int:
        """Return the length in samples."""
        return len(self._samples)

    def read(self, first: int, count: int) -> Samples:
        """Return a stretch, silent outside of the array."""
        done = np.zeros((count, self.channels))
        low, high = max(0, first), min(self.length, first + count)
        if high > low:
            part = self._samples[low:high]
            scale = FULL_SCALE if part.dtype == np.int16 else 1.0
            done[low - first : high - first] = part / scale
        return done


class WavSource:
    """A 16-bit PCM WAV file at 48 kHz, read where it is asked for; it is never in memory as a whole."""

    def __init__(self, path: Path, name: str = "") -> None:
        self._path = path
        name = name or path.name
        try:
            with wave.open(str(path), "rb") as file:
                width, self._channels, rate = file.getsampwidth(), file.getnchannels(), file.getframerate()
                self._length = file.getnframes()
        except (wave.Error, EOFError) as error:
            raise InvalidInput(f"{name} is not a PCM WAV file: {error}") from error
        if width != 2 or rate != MIX_RATE:
            raise InvalidInput(
                f"{name} is {8 * width}-bit at {rate} Hz; the mix reads 16-bit at {MIX_RATE} Hz"
            )

    @property
    def channels(self) -> int:
        """Return how many channels there are."""
        return self._channels

    @property
    def length(self) -> int:
        """Return the length in samples, as the header says."""
        return self._length

    def read(self, first: int, count: int) -> Samples:
        """Return a stretch, silent outside of the file and where the file is cut off."""
        done = np.zeros((count, self._channels))
        low, high = max(0, first), min(self._length, first + count)
        if high > low:
            with wave.open(str(self._path), "rb") as file:
                file.setpos(low)
                raw = file.readframes(high - low)
            frame = 2 * self._channels
            part = np.frombuffer(raw[: len(raw) // frame * frame], "<i2").reshape(-1, self._channels)
            done[low - first : low - first + len(part)] = part / FULL_SCALE
        return done


class LoopSource:
    """A source over and over, its last `seam` samples crossfaded into its first at equal power."""

    def __init__(self, source: Source, seam: int = 0, length: int = 1 << 40) -> None:
        if not 0 <= seam <= source.length // 2 or source.length < 2:
            raise InvalidInput(f"a loop of {source.length} samples cannot have a seam of {seam}")
        self._source, self._seam, self._length = source, seam, length
        self._period = source.length - seam

    @property
    def channels(self) -> int:
        """Return how many channels there are."""
        return self._source.channels

    @property
    def length(self) -> int:
        """Return how long it goes on."""
        return self._length

    def read(self, first: int, count: int) -> Samples:
        """Return a stretch of the endless loop."""
        done = np.zeros((count, self.channels))
        low, high = max(0, first), min(self._length, first + count)
        at = low
        while at < high:
            turn, inside = divmod(at, self._period)
            end = min(high, (turn + 1) * self._period)
            part = self._source.read(inside, end - at)
            if turn and inside < self._seam:
                part = self._seamed(part, inside)
            done[at - first : end - first] = part
            at = end
        return done

    def _seamed(self, head: Samples, inside: int) -> Samples:
        """Lay the end of the turn before under the head of this one."""
        count = min(self._seam - inside, len(head))
        tail = self._source.read(self._period + inside, count)
        angle = (np.arange(inside, inside + count) + 0.5) / self._seam * (np.pi / 2)
        done = head.copy()
        done[:count] = head[:count] * np.sin(angle)[:, None] + tail * np.cos(angle)[:, None]
        return done


def pcm_source(pcm: Pcm, rate: int) -> ArraySource:
    """Return int16 samples at any rate as a source at the rate of the mix."""
    if rate == MIX_RATE:
        return ArraySource(pcm)
    return ArraySource(resample(to_float(pcm), rate, MIX_RATE).astype(np.float32))


def decoded_to_wav(path: Path, out: Path, name: str = "") -> WavSource:
    """Decode any media file's first sound to a stereo WAV at 48 kHz and return it; InvalidInput without sound."""
    from vidgen_assets.post.sound.encoding import decoded_blocks

    with wave.open(str(out), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(MIX_RATE)
        for block in decoded_blocks(path, name or path.name):
            file.writeframes(np.clip(np.rint(block * FULL_SCALE), -32768, 32767).astype("<i2").tobytes())
    return WavSource(out, name or path.name)

"""WAV bytes and back: 16-bit PCM, no time stamps, so that the same sound is always the same bytes.

Owns the container only; resampling, loudness and mixing belong to those who make the sound.
"""

from __future__ import annotations

import io
import wave

import numpy as np
from numpy.typing import NDArray

from resources.errors import InvalidInput

Pcm = NDArray[np.int16]
FULL_SCALE = 32768.0
AT_ONCE = 1 << 16
"""Samples that are rounded at a time: all at once would take twenty times what comes out."""


def wav_bytes(pcm: Pcm, sample_rate: int) -> bytes:
    """Return a WAV file of int16 samples, shape (n,) for mono or (n, channels)."""
    if pcm.dtype != np.int16:
        raise InvalidInput(f"a WAV is written from int16 samples, not {pcm.dtype}")
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1 if pcm.ndim == 1 else pcm.shape[1])
        file.setsampwidth(2)
        file.setframerate(sample_rate)
        file.writeframes(pcm.astype("<i2", copy=False).tobytes())
    return buffer.getvalue()


def read_wav(data: bytes, name: str = "audio") -> tuple[Pcm, int]:
    """Return int16 samples, shape (n,) or (n, channels), and the sample rate; InvalidInput names `name`."""
    try:
        with wave.open(io.BytesIO(data), "rb") as file:
            width, channels, rate = file.getsampwidth(), file.getnchannels(), file.getframerate()
            raw = file.readframes(file.getnframes())
    except (wave.Error, EOFError) as error:
        raise InvalidInput(f"{name} is not a PCM WAV file: {error}") from error
    if width != 2:
        raise InvalidInput(f"{name} has {8 * width}-bit samples; vidgen reads 16-bit PCM WAV")
    pcm = np.frombuffer(raw[: len(raw) // (2 * channels) * 2 * channels], "<i2").astype(np.int16)
    return (pcm if channels == 1 else pcm.reshape(-1, channels)), rate


def to_float(pcm: Pcm) -> NDArray[np.float64]:
    """Return samples as floats in [-1, 1)."""
    return pcm.astype(np.float64) / FULL_SCALE


def to_pcm(samples: NDArray[np.floating]) -> Pcm:
    """Return floats as int16, rounded to nearest and clipped at full scale."""
    done = np.empty(samples.shape, np.int16)
    for first in range(0, len(samples), AT_ONCE):
        part = samples[first : first + AT_ONCE] * FULL_SCALE
        done[first : first + AT_ONCE] = np.clip(np.rint(part, out=part), -32768, 32767, out=part)
    return done

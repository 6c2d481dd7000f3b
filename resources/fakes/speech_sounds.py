"""What the local speech server sends for a sentence: espeak's voice, or one of the things that go wrong.

Owns the sounds and their containers; the wire formats are `speech_server.py`'s.
"""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass
from typing import Literal

import numpy as np

from resources.dsp import resample
from resources.voice.base import SpeechRequest
from resources.voice.espeak import Espeak
from resources.wav import Pcm, to_float, to_pcm, wav_bytes

Sound = Literal["speech", "silence", "noise", "twice", "cut_wav", "mp3", "eight_bit", "stereo", "no_bytes"]
RATE = 24_000


@dataclass(frozen=True)
class Spoken:
    """A sentence said: its samples at 24 kHz, and each word's [start, end) in seconds."""

    pcm: Pcm
    times_s: tuple[tuple[float, float], ...]


def say(words: tuple[str, ...], speed: float = 1.0, voice: str = "en-us") -> Spoken:
    """Say the words with espeak, at 150 words a minute and this speed: about as a recorded voice does."""
    rate = round(min(max(150 * speed, 80), 400))
    speech = Espeak().speak(SpeechRequest(tokens=words, voice=voice, rate_wpm=rate))
    pcm = to_pcm(resample(to_float(speech.pcm), speech.sample_rate, RATE))
    return Spoken(
        pcm, tuple((s.start / speech.sample_rate, s.end / speech.sample_rate) for s in speech.spans)
    )


def spoilt(pcm: Pcm, sound: Sound) -> Pcm:
    """Return the samples as this kind of failure has them."""
    if sound == "silence":
        return np.zeros_like(pcm)
    if sound == "noise":
        return (np.random.default_rng(7).normal(size=len(pcm)) * 3000).astype(np.int16)
    if sound == "twice":
        return np.concatenate([pcm, pcm, pcm[: len(pcm) // 2]])
    return pcm


def in_container(pcm: Pcm, sound: Sound, *, raw: bool) -> bytes:
    """Return the samples as a provider would send them: s16le when it was asked for raw PCM, else a WAV."""
    if sound == "no_bytes":
        return b""
    if sound == "mp3":
        return mp3_bytes(pcm)
    if sound == "eight_bit":
        return eight_bit_wav(pcm)
    if sound == "stereo":
        return wav_bytes(np.stack([pcm, pcm], axis=1), RATE)
    if sound == "cut_wav":
        whole = wav_bytes(pcm, RATE)
        return whole[: len(whole) * 6 // 10]
    return pcm.astype("<i2").tobytes() if raw else wav_bytes(pcm, RATE)


def eight_bit_wav(pcm: Pcm, rate: int = 8_000) -> bytes:
    """Return the samples as telephones had them: 8-bit unsigned mono at 8 kHz."""
    low = np.clip(np.rint(resample(to_float(pcm), RATE, rate) * 128 + 128), 0, 255).astype(np.uint8)
    head = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, rate, rate, 1, 8)
    data = struct.pack("<4sI", b"data", len(low)) + low.tobytes()
    return b"RIFF" + struct.pack("<I", 4 + len(head) + len(data)) + b"WAVE" + head + data


def mp3_bytes(pcm: Pcm, rate: int = RATE) -> bytes:
    """Return the samples as an MP3."""
    import av

    buffer = io.BytesIO()
    with av.open(buffer, "w", format="mp3") as container:
        stream = container.add_stream("libmp3lame", rate=rate, layout="mono")
        frame = av.AudioFrame.from_ndarray(pcm.reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate = rate
        for one in (frame, None):
            container.mux(stream.encode(one))
    return buffer.getvalue()

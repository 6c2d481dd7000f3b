"""A provider's bytes as mono samples, read by what they are and not by what they are called.

Takes any container PyAV knows (WAV of every width, MP3, Ogg, FLAC, AAC) and headerless PCM where a provider
sends that. Owns telling audio from what is none: an HTML page, a JSON error, nothing at all; and a WAV that
is shorter than it says. Whether the sound is speech is `hearing.py`'s.
"""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass

import numpy as np

from resources.errors import MalformedReply
from resources.voice.base import SpoiltAudio
from resources.wav import Pcm, read_wav

LEAST_RATE, MOST_RATE = 6_000, 192_000
# sizes a streaming writer puts into a WAV header because it does not know the length yet
UNKNOWN_SIZES = frozenset({0, 0x7FFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF - 36, 0x7FFFFFFF - 36})
_LAYER_3_KBPS = (
    (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
)
_MPEG_HZ = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}


@dataclass(frozen=True)
class Origin:
    """Whose answer it is and to which sentence, for errors."""

    provider: str
    item: str

    def not_audio(self, what: str) -> MalformedReply:
        """Return the error for an answer that is no audio: nothing was sold."""
        return MalformedReply(what, provider=self.provider, item=self.item)

    def spoilt(self, what: str) -> SpoiltAudio:
        """Return the error for audio that was sold and cannot be used."""
        return SpoiltAudio(what, provider=self.provider, item=self.item)


def decoded(data: bytes, origin: Origin, raw_rate: int | None = None) -> tuple[Pcm, int]:
    """Return the audio in `data` as int16 mono samples and their rate in Hz.

    With `raw_rate`, bytes without any container are s16le mono of that rate. MalformedReply when it is no
    audio, SpoiltAudio when it is audio that is cut short or cannot be decoded.
    """
    if not data:
        raise origin.not_audio("answered with no bytes at all")
    head = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head[:1] == b"<":
        raise origin.not_audio("answered with a web page instead of audio")
    if head[:1] in (b"{", b"[") and _is_text(data[:512]):
        raise origin.not_audio("answered with JSON instead of audio")
    if data[:4] == b"RIFF":
        _check_whole(data, origin)
        plain = _plain_wav(data)
        return plain if plain is not None else _by_container(data, origin)
    if data[:4] in (b"OggS", b"fLaC", b"\x1aE\xdf\xa3") or data[4:8] == b"ftyp" or is_mp3(data):
        return _by_container(data, origin)
    if raw_rate is None:
        if _is_text(data[:512]):
            raise origin.not_audio("answered with text instead of audio")
        return _by_container(data, origin)
    if _is_text(data[:512]):
        raise origin.not_audio("answered with text instead of audio")
    if len(data) % 2:
        raise origin.spoilt("the audio was cut in the middle of a sample")
    return np.frombuffer(data, "<i2").astype(np.int16), raw_rate


def is_mp3(data: bytes) -> bool:
    """Tell an MP3: an ID3 tag, or two frame headers of layer III, the second where the first says."""
    if data[:3] == b"ID3":
        return True
    length = _frame_bytes(data[:4])
    return length > 0 and _frame_bytes(data[length : length + 4]) > 0


def _frame_bytes(header: bytes) -> int:
    """Return the length of the layer III frame a header (4 bytes) starts; 0 when it is none."""
    if len(header) < 4 or header[0] != 0xFF or header[1] & 0xE6 != 0xE2:
        return 0
    version, step, rate = header[1] >> 3 & 3, header[2] >> 4, header[2] >> 2 & 3
    if version not in _MPEG_HZ or step in (0, 15) or rate == 3:
        return 0
    kbps = _LAYER_3_KBPS[version != 3][step]
    per_frame = 144_000 if version == 3 else 72_000
    return per_frame * kbps // _MPEG_HZ[version][rate] + (header[2] >> 1 & 1)


def _is_text(head: bytes) -> bool:
    try:
        text = head.decode("ascii")
    except UnicodeDecodeError:
        return False
    return all(letter.isprintable() or letter in "\t\r\n" for letter in text)


def _check_whole(data: bytes, origin: Origin) -> None:
    """Refuse a WAV whose data chunk promises more bytes than came."""
    at = 12
    while at + 8 <= len(data):
        name, size = struct.unpack("<4sI", data[at : at + 8])
        if name == b"data":
            there = len(data) - at - 8
            if size in UNKNOWN_SIZES or size <= there:
                return
            raise origin.spoilt(f"the WAV was cut short: {there} of {size} bytes came")
        at += 8 + size + size % 2
    raise origin.spoilt("the WAV was cut short: it has no samples")


def _plain_wav(data: bytes) -> tuple[Pcm, int] | None:
    """Return a 16-bit mono WAV's samples as they are; None for any other, which PyAV converts."""
    if struct.unpack("<HH", data[20:24]) != (1, 1) or struct.unpack("<H", data[34:36]) != (16,):
        return None
    if data[36:40] != b"data" or struct.unpack("<I", data[40:44])[0] in UNKNOWN_SIZES:
        return None
    return read_wav(data)


def _by_container(data: bytes, origin: Origin) -> tuple[Pcm, int]:
    import av

    try:
        with av.open(io.BytesIO(data), "r") as container:
            stream = next(iter(container.streams.audio), None)
            if stream is None:
                raise origin.not_audio("answered with a file that holds no audio")
            rate = int(stream.codec_context.sample_rate)
            if not LEAST_RATE <= rate <= MOST_RATE:
                raise origin.spoilt(f"the audio has a sample rate of {rate} Hz")
            mono = av.AudioResampler(format="s16", layout="mono", rate=rate)
            pieces = [
                done.to_ndarray().reshape(-1)
                for frame in (*container.decode(stream), None)
                for done in mono.resample(frame)
            ]
    except (av.FFmpegError, ValueError) as error:
        raise origin.not_audio(f"answered with something that is no audio: {_said(error)}") from error
    return (np.concatenate(pieces) if pieces else np.zeros(0)).astype(np.int16), rate


def _said(error: Exception) -> str:
    return " ".join(str(error).split())[:120]

"""The finished mix as AAC, encoded once: packets that begin at time zero and are heard at their own times.

AAC's own delay of 1024 samples is taken out of the input: the encoder is given the mix from sample 1024 on, so
that after its delay every sample is heard at its own time and no edit list is needed. What is lost is the first
21 ms, which no voice is in. The track is a file of its own, so that a new picture does not encode it again.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeAlias

import av
import numpy as np
from av.audio.fifo import AudioFifo
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from av.codec.context import Flags
from av.container import OutputContainer
from av.packet import Packet

from resources.errors import InvalidInput
from vidgen_assets.post.sound.encoding import AAC_BIT_RATE, AAC_FRAME, AAC_OPTIONS

Packets: TypeAlias = "Iterator[Packet[Any]]"

VERSION = "2"
AUDIO_RATE = 48_000
AAC_DELAY = 1024
MOST_MISSING_MS = 500
ALONE = {"use_editlist": "0", "fflags": "+bitexact"}


def encode_sound(mix: Path, out: Path, length: Fraction) -> None:
    """Encode a mix (WAV) to exactly `length` seconds of stereo AAC at 48 kHz, alone in an MP4 at `out`.

    A mix that is a little too short ends in silence. Raises InvalidInput when it cannot be read, or ends more
    than half a second early.
    """
    with av.open(str(out), "w", format="mp4", options=dict(ALONE)) as container:
        stream = _audio_stream(container)
        for packet in _sound_packets(mix, stream, length):
            container.mux(packet)


def on_time(packet: Packet[Any], number: int) -> Packet[Any]:
    """Put the packet of this number where it is heard."""
    packet.time_base = Fraction(1, AUDIO_RATE)
    packet.pts = packet.dts = number * AAC_FRAME
    packet.duration = AAC_FRAME
    return packet


def _audio_stream(container: OutputContainer) -> AudioStream:
    stream = container.add_stream("aac", rate=AUDIO_RATE, layout="stereo", options=dict(AAC_OPTIONS))
    stream.codec_context.bit_rate = AAC_BIT_RATE
    stream.codec_context.thread_count = 1
    stream.codec_context.flags |= Flags.bitexact
    return stream


def _sound_packets(path: Path, stream: AudioStream, length: Fraction) -> Packets:
    wanted = round(length * AUDIO_RATE) - AAC_DELAY
    number = 0
    for frame in _cut(mix_blocks(path), wanted):
        for packet in stream.encode(frame):
            yield on_time(packet, number)
            number += 1
    for packet in stream.encode(None):
        if Fraction(number * AAC_FRAME, AUDIO_RATE) < length:
            yield on_time(packet, number)
            number += 1


def mix_blocks(path: Path) -> Iterator[np.ndarray]:
    """Yield a mix (WAV) as float stereo at 48 kHz, blocks of (2, samples); InvalidInput when it cannot be read."""
    resampler = AudioResampler(format="fltp", layout="stereo", rate=AUDIO_RATE)
    try:
        with av.open(str(path), metadata_errors="ignore") as source:
            for frame in source.decode(audio=0):
                for part in resampler.resample(frame):
                    yield part.to_ndarray()
            for part in resampler.resample(None):
                yield part.to_ndarray()
    except (av.FFmpegError, IndexError) as error:
        raise InvalidInput(f"the sound mix cannot be read ({error}): make soundtrack again") from error


def _cut(blocks: Iterator[np.ndarray], wanted: int) -> Iterator[AudioFrame]:
    """Give `wanted` samples from sample 1024 on, in AAC frames; a mix a little too short ends in silence."""
    fifo = AudioFifo()
    skip, given = AAC_DELAY, 0
    for block in blocks:
        part = block[:, skip : skip + wanted - given]
        skip = max(skip - block.shape[1], 0)
        given += part.shape[1]
        if part.shape[1]:
            fifo.write(_frame(part))
        while (frame := fifo.read(AAC_FRAME)) is not None:
            yield frame
    missing = wanted - given
    if missing * 1000 > MOST_MISSING_MS * AUDIO_RATE:
        raise InvalidInput(
            f"the sound mix ends {missing * 1000 // AUDIO_RATE} ms before the picture: make soundtrack again"
        )
    if missing:
        fifo.write(_frame(np.zeros((2, missing), np.float32)))
    while (frame := fifo.read(AAC_FRAME, partial=True)) is not None:
        yield frame


def _frame(samples: np.ndarray) -> AudioFrame:
    frame = AudioFrame.from_ndarray(np.ascontiguousarray(samples), format="fltp", layout="stereo")
    frame.sample_rate = AUDIO_RATE
    return frame

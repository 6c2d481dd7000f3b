"""A video's mix, encoded for a container: AAC, Opus or PCM, in step with the picture to the sample.

AAC has a delay of 1024 samples that only an edit list could tell a player of, and platforms refuse those: so
the encoder is given the mix from sample 1024 on, as the master's is (post/mux.py). Opus has its own, which
WebM names in its header. What is given is as long as the picture; a mix that ends earlier ends in silence.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import chain
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from av.audio.fifo import AudioFifo
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from av.codec.context import Flags
from av.container import OutputContainer
from av.packet import Packet

from vidgen_assets.export.profiles import AudioCodec
from vidgen_assets.post.aac import AUDIO_RATE, mix_blocks
from vidgen_assets.post.sound.encoding import AAC_OPTIONS

Packets: TypeAlias = "Iterator[Packet[Any]]"

AAC_DELAY = 1024
PCM_BLOCK = 4_800
FORMATS = {"aac": "fltp", "libopus": "flt", "pcm_s24le": "s32"}


def sound_stream(container: OutputContainer, codec: AudioCodec) -> AudioStream:
    """Add a stereo stream of this codec at 48 kHz."""
    options = dict(AAC_OPTIONS) if codec.encoder == "aac" else None
    stream = container.add_stream(codec.encoder, rate=AUDIO_RATE, layout="stereo", options=options)
    assert isinstance(stream, AudioStream)
    context = stream.codec_context
    if codec.kbit_s:
        context.bit_rate = codec.kbit_s * 1000
    context.format = FORMATS[codec.encoder]
    context.thread_count = 1
    context.flags |= Flags.bitexact
    return stream


def sound_packets(mix: Path, stream: AudioStream, length: Fraction) -> Packets:
    """Encode `length` seconds of a mix; the packets begin at time zero, but for what a decoder throws away."""
    context = stream.codec_context
    context.open(strict=False)
    delay = AAC_DELAY if context.name == "aac" else 0
    size = context.frame_size or PCM_BLOCK
    wanted = round(length * AUDIO_RATE) - delay
    number = 0
    for frame in chain(_frames(mix, delay, wanted, size, context.format.name), (None,)):
        for packet in stream.encode(frame):
            if context.name == "aac":
                if Fraction(number * size, AUDIO_RATE) >= length:
                    return
                packet.time_base = Fraction(1, AUDIO_RATE)
                packet.pts = packet.dts = number * size
                packet.duration = size
                number += 1
            yield packet


def _frames(mix: Path, skip: int, wanted: int, size: int, sample_format: str) -> Iterator[AudioFrame]:
    """Yield `wanted` samples of the mix from sample `skip` on, in frames of `size`."""
    fifo, given = AudioFifo(), 0
    to_codec = AudioResampler(format=sample_format, layout="stereo", rate=AUDIO_RATE)
    for block in mix_blocks(mix):
        part = block[:, skip : skip + wanted - given]
        skip = max(skip - block.shape[1], 0)
        given += part.shape[1]
        if part.shape[1]:
            _write(fifo, to_codec, part)
        while (frame := fifo.read(size)) is not None:
            yield frame
    if given < wanted:
        _write(fifo, to_codec, np.zeros((2, wanted - given), np.float32))
    while (frame := fifo.read(size, partial=True)) is not None:
        yield frame


def _write(fifo: AudioFifo, to_codec: AudioResampler, samples: np.ndarray) -> None:
    frame = AudioFrame.from_ndarray(np.ascontiguousarray(samples), format="fltp", layout="stereo")
    frame.sample_rate = AUDIO_RATE
    for part in to_codec.resample(frame):
        part.pts = None
        fifo.write(part)

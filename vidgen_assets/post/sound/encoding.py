"""What AAC makes of a mix: encoding moves peaks, so the true peak is judged on what a player will decode."""

from __future__ import annotations

import io
from pathlib import Path
from typing import IO

import numpy as np

from resources.dsp import MIX_RATE, Samples
from resources.errors import InvalidInput
from resources.wav import Pcm, to_pcm

AAC_BIT_RATE = 192_000
AAC_FRAME = 1024


def after_aac(samples: Samples, bit_rate: int = AAC_BIT_RATE) -> Samples:
    """Return stereo samples (n, 2) as a player will hear them, from the encoder's delay on.

    The same encoder, bit rate and frame grid as the master's (`post/mux.py` gives it the mix from sample 1024
    on), since a frame more or less moves every peak.
    """
    import av

    single = (to_pcm(samples)[AAC_FRAME:].astype(np.float32) / 32768).T
    buffer = io.BytesIO()
    with av.open(buffer, "w", format="adts") as container:
        stream = container.add_stream("aac", rate=MIX_RATE, layout="stereo")
        stream.codec_context.bit_rate = bit_rate
        stream.codec_context.thread_count = 1
        for first in range(0, single.shape[1], AAC_FRAME):
            block = np.ascontiguousarray(single[:, first : first + AAC_FRAME])
            frame = av.AudioFrame.from_ndarray(block, format="fltp", layout="stereo")
            frame.sample_rate, frame.pts = MIX_RATE, first
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    buffer.seek(0)
    return _decoded(buffer, "the mix after AAC")


def read_sound(path: Path, name: str = "") -> tuple[Pcm, int]:
    """Return the first sound of any media file as int16 (n, 2) at 48 kHz; InvalidInput when it has none."""
    return to_pcm(_decoded(str(path), name or path.name)), MIX_RATE


def _decoded(source: str | IO[bytes], name: str) -> Samples:
    import av

    blocks: list[Samples] = []
    try:
        with av.open(source, "r") as container:
            if not container.streams.audio:
                raise InvalidInput(f"{name} has no sound")
            resampler = av.AudioResampler(format="flt", layout="stereo", rate=MIX_RATE)
            for frame in container.decode(container.streams.audio[0]):
                for part in resampler.resample(frame):
                    blocks.append(_stereo(part))
            for part in resampler.resample(None):
                blocks.append(_stereo(part))
    except av.error.FFmpegError as error:
        raise InvalidInput(f"{name} cannot be decoded: {error.strerror}") from error
    if not blocks:
        raise InvalidInput(f"{name} has no sound")
    return np.concatenate(blocks)


def _stereo(frame: object) -> Samples:
    interleaved = frame.to_ndarray()  # type: ignore[attr-defined]
    return np.asarray(interleaved, dtype=np.float64).reshape(-1, 2)

"""The sound of a finished file, decoded as a player would."""

from __future__ import annotations

from pathlib import Path

from resources.errors import RenderFailed
from resources.wav import Pcm

RATE = 16_000


def decoded_sound(path: Path) -> tuple[Pcm, int]:
    """Return a file's first sound track as mono int16 at 16 kHz; RenderFailed when it cannot be decoded."""
    import av
    import numpy as np

    resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE)
    pieces = []
    try:
        with av.open(str(path), metadata_errors="ignore") as container:
            for frame in container.decode(audio=0):
                pieces += [piece.to_ndarray().reshape(-1) for piece in resampler.resample(frame)]
            pieces += [piece.to_ndarray().reshape(-1) for piece in resampler.resample(None)]
    except (av.FFmpegError, IndexError) as error:
        raise RenderFailed(f"{path.name}: its sound cannot be decoded ({error}): render it again") from error
    if not pieces:
        raise RenderFailed(f"{path.name} has no sound: make soundtrack and master_video again")
    return np.concatenate(pieces).astype(np.int16), RATE

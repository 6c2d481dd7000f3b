"""A bed from the channel's own music folder: chosen by mood, looped without a seam, faded out.

File names say the mood ("warm_01.mp3", "tense drums.wav"). Whoever fills the folder holds the rights.
"""

from __future__ import annotations

import zlib
from pathlib import Path

import numpy as np

from resources.dsp import MIX_RATE, Samples, faded
from resources.errors import InvalidInput
from resources.wav import to_float
from vidgen_assets.post.sound.encoding import read_sound

ENDINGS = frozenset({".wav", ".mp3", ".flac", ".ogg", ".m4a", ".opus", ".aac"})
SEAM_S = 1.5
FADE_OUT_S = 1.2


def library_bed(folder: Path, mood: str, seed: str, duration_ms: int) -> tuple[Samples, str]:
    """Return a stereo bed (n, 2) of this length and the name of the file it was made from.

    A file is chosen among those whose name starts with the mood, else among all, by `seed`. InvalidInput when
    the folder holds no music.
    """
    if not folder.is_dir():
        raise InvalidInput(f"sound.music_library: there is no folder {folder.name!r}")
    files = sorted(path for path in folder.iterdir() if path.suffix.lower() in ENDINGS and path.is_file())
    if not files:
        raise InvalidInput(
            f"sound.music_library: {folder.name!r} holds no music ({', '.join(sorted(ENDINGS))})"
        )
    fitting = [path for path in files if path.stem.lower().startswith(mood)] or files
    chosen = fitting[zlib.crc32(f"{mood}|{seed}".encode()) % len(fitting)]
    pcm, _rate = read_sound(chosen)
    length = round(duration_ms * MIX_RATE / 1000)
    return faded(_looped(to_float(pcm), length), 0.05, FADE_OUT_S), chosen.name


def _looped(music: Samples, length: int) -> Samples:
    """Return the music repeated to a length, its end crossfaded into its beginning at equal power."""
    seam = min(round(SEAM_S * MIX_RATE), len(music) // 2)
    if len(music) >= length:
        return music[:length]
    if not seam:
        raise InvalidInput("the music file is too short to loop")
    rise = np.sqrt(np.linspace(0.0, 1.0, seam))[:, None]
    done = np.zeros((length, 2))
    at = 0
    while at < length:
        piece = music.copy()
        if at:
            piece[:seam] *= rise
        piece[-seam:] *= rise[::-1]
        end = min(length, at + len(piece))
        done[at:end] += piece[: end - at]
        at += len(piece) - seam
    return done

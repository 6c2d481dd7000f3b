"""A bed from the channel's own music folder: chosen by mood, looped without a seam, its licence with it.

File names say the mood ("warm_01.mp3", "tense drums.wav"). What may be done with a file is `licences.py`.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from resources.dsp import MIX_RATE
from resources.errors import InvalidInput
from vidgen_assets.artifacts.sound import MusicLicence
from vidgen_assets.post.sound.licences import licence_of
from vidgen_assets.post.sound.listing import ENDINGS, music_files
from vidgen_assets.post.sound.sources import LoopSource, Source, decoded_to_wav

SEAM_S = 1.5
SHORTEST = 4096


@dataclass(frozen=True)
class LibraryBed:
    """A piece of the library as an endless source, the file it is, and what is known of the right to it."""

    source: Source
    name: str
    licence: MusicLicence


def library_bed(
    folder: Path, mood: str, seed: str, scratch: Path, unlicensed: Literal["warn", "refuse"] = "warn"
) -> LibraryBed:
    """Return a bed for a mood; a file is chosen among those whose name starts with it, else among all, by `seed`.

    InvalidInput when the folder holds no music, or the file's licence does not allow it. `scratch` keeps the
    decoded sound.
    """
    files = music_files(folder)
    if not files:
        raise InvalidInput(
            f"sound.music_library: {folder.name!r} holds no music ({', '.join(sorted(ENDINGS))})"
        )
    fitting = [path for path in files if path.stem.lower().startswith(mood)] or files
    chosen = fitting[zlib.crc32(f"{mood}|{seed}".encode()) % len(fitting)]
    licence = licence_of(chosen, unlicensed)
    decoded = decoded_to_wav(chosen, scratch / "library.wav", chosen.name)
    if decoded.length < SHORTEST:
        raise InvalidInput(f"{chosen.name} is too short to be a bed")
    return LibraryBed(
        LoopSource(decoded, min(round(SEAM_S * MIX_RATE), decoded.length // 2)), chosen.name, licence
    )

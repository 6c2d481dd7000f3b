"""Which files a channel's music folder holds, and what of them a mix depends on; reads none of them.

Light, because the planner asks it whenever it looks for what is stale.
"""

from __future__ import annotations

from pathlib import Path

from resources.errors import InvalidInput
from vidgen_assets.channel import Channel

ENDINGS = frozenset({".wav", ".mp3", ".flac", ".ogg", ".m4a", ".opus", ".aac"})
LICENCES = (".licence.yaml", ".licence.yml", ".licence.json")
"""How the name of the licence beside a file goes on after the file's own."""


def music_files(folder: Path) -> list[Path]:
    """Return the music of a folder, by name; InvalidInput without a folder."""
    if not folder.is_dir():
        raise InvalidInput(f"sound.music_library: there is no folder {folder.name!r}")
    return sorted(path for path in folder.iterdir() if path.suffix.lower() in ENDINGS and path.is_file())


def library_version(channel: Channel) -> bytes:
    """Return what a channel's mixes depend on of its music folder: names, sizes and times of music and licences.

    Empty for a channel that plays none of its own; never raises for a folder that cannot be read.
    """
    if channel.sound.music != "library" or channel.sound.music_library is None:
        return b""
    folder = channel.resolve(channel.sound.music_library)
    try:
        licences = [path for path in folder.iterdir() if path.name.endswith(LICENCES)]
        files = sorted([*music_files(folder), *licences])
        seen = [(path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in files]
    except (OSError, InvalidInput):
        return b"cannot be read"
    return repr(seen).encode("utf-8", "backslashreplace")

"""The ffmpeg that comes in a wheel, and the one way to run it: with a time limit, quiet, its last words kept."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from functools import cache

from resources.errors import RenderFailed


@cache
def ffmpeg_path() -> str:
    """Return the ffmpeg binary of the imageio-ffmpeg wheel (or the one IMAGEIO_FFMPEG_EXE names).

    Raises RenderFailed when there is none.
    """
    import imageio_ffmpeg

    try:
        return str(imageio_ffmpeg.get_ffmpeg_exe())
    except RuntimeError as error:
        raise RenderFailed(
            "there is no ffmpeg: install imageio-ffmpeg again, or name a binary in IMAGEIO_FFMPEG_EXE"
        ) from error


def run_ffmpeg(
    arguments: Sequence[str], *, what: str, timeout_s: float = 600.0, stdin: bytes | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run ffmpeg with these arguments and return its output; RenderFailed holds its last words.

    Arguments are passed as they are, never through a shell. `what` names the work in an error.
    """
    command = [ffmpeg_path(), "-hide_banner", "-y", *(["-nostdin"] if stdin is None else []), *arguments]
    try:
        done = subprocess.run(command, input=stdin, capture_output=True, timeout=timeout_s, check=False)
    except subprocess.TimeoutExpired as error:
        raise RenderFailed(
            f"{what}: ffmpeg did not finish within {timeout_s:.0f} s and was stopped"
        ) from error
    except OSError as error:
        raise RenderFailed(
            f"{what}: {command[0]} cannot be run ({error.strerror}): install imageio-ffmpeg again, or name a "
            "binary that works in IMAGEIO_FFMPEG_EXE"
        ) from error
    if done.returncode != 0:
        words = done.stderr.decode("utf-8", "replace").strip().splitlines()[-6:]
        raise RenderFailed(f"{what}: ffmpeg ended with {done.returncode}: " + " | ".join(words))
    return done

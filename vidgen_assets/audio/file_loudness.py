"""How loud a file really is: integrated loudness (EBU R 128) and true peak of its decoded sound.

Measured by the ebur128 filter of the wheel's ffmpeg, so that it is independent of the arithmetic that set
the loudness, and streaming, so that length does not matter.
"""

from __future__ import annotations

import math
import re
from pathlib import Path

from resources.errors import RenderFailed
from resources.ffmpeg import run_ffmpeg
from vidgen_assets.artifacts import Loudness

SILENCE = -70.0


def measure_loudness(path: Path) -> Loudness:
    """Return loudness (LUFS) and true peak (dBTP) of a file's first sound track; silence measures -70.

    Raises RenderFailed when there is no sound that can be decoded.
    """
    import ffmpeg

    # figures come every tenth of a second: the padding lets the last piece be counted
    sound = ffmpeg.input(f"file:{path.resolve()}")["a:0"].filter("apad", pad_dur=0.1)
    measured = sound.filter("ebur128", peak="true", metadata=1, framelog="quiet")
    printed = measured.filter("ametadata", mode="print", file="-").output("-", format="null")
    done = run_ffmpeg(printed.get_args(), what=f"loudness of {path.name}")
    text = done.stdout.decode("ascii", "replace")
    integrated = _values(text, r"lavfi\.r128\.I")
    peaks = _values(text, r"lavfi\.r128\.true_peaks_ch\d+")
    if not integrated:
        raise RenderFailed(f"{path.name}: its sound is too short to have a loudness")
    top = max(peaks, default=0.0)
    return Loudness(
        lufs=round(max(integrated[-1], SILENCE), 2),
        true_peak_dbtp=round(max(20 * math.log10(top), SILENCE), 2) if top > 0 else SILENCE,
    )


def _values(text: str, key: str) -> list[float]:
    found = re.findall(rf"^{key}=(\S+)$", text, re.MULTILINE)
    return [float(value) for value in found if value not in ("nan", "-inf")]

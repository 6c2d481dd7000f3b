"""Examines the machine, the channel file and the home: what works, what does not, and how to mend each.

Things are tried, not looked up: a frame is really encoded, a word really spoken and found again. No key is
ever shown, only whether it is there. Printing is the CLI's.
"""

from __future__ import annotations

import importlib.metadata
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from ctypes.util import find_library
from io import BytesIO
from pathlib import Path

from resources.errors import VidgenError
from vidgen_assets import doctor_captions as captions
from vidgen_assets import doctor_channel as channels
from vidgen_assets.doctor_channel import EXTRAS, Check, State, existing, installed, not_writable

_GB = 10**9
_LEAST_FREE, _SOME_FREE = _GB // 2, 3 * _GB  # a video and its pieces take about 0.3 GB
_LEAST_MEMORY = 2 * _GB


def examine(channel: str, home: Path, environ: Mapping[str, str]) -> tuple[Check, ...]:
    """Examine everything a channel (a name or a path to a YAML file) needs here; never raises.

    `home` is where vidgen keeps what it makes. Takes two to four seconds.
    """
    checks = [
        *_tried("python", _python, "install Python 3.11, 3.12 or 3.13"),
        *_tried("machine", _machine, ""),
        *_tried("ffmpeg", _ffmpeg, "pip install --force-reinstall imageio-ffmpeg"),
        *_tried("PyAV", _pyav, "pip install --force-reinstall av"),
        *_tried(
            "fonts", _fonts, "pip install --force-reinstall font-manrope font-fredoka-one fontawesomefree"
        ),
        *_tried(
            "caption letters",
            captions.letters,
            "pip install --force-reinstall font-manrope font-fredoka-one budoux",
        ),
        *_tried("drawing", _drawing, "apt-get install libgl1 libegl1"),
        *_tried("voice and aligner", _voice, "pip install --force-reinstall espeakng-loader pocketsphinx"),
        *_tried("home", lambda: _home(home), "set VIDGEN_HOME to a folder you can write to"),
        *_tried("DAGSTER_HOME", lambda: _dagster_home(home, environ), "unset DAGSTER_HOME"),
    ]
    loaded, found = channels.load_named(channel)
    checks.append(found)
    if loaded is not None:
        checks += _tried("look", lambda: channels.look(loaded), "give style.lut the name of a file in luts/")
        checks += _tried(
            "captions", lambda: captions.captions(loaded), "correct captions in the channel file"
        )
        checks += _tried(
            "voices", lambda: channels.voices(loaded), "correct voice.voices in the channel file"
        )
        checks += _tried("sources", lambda: channels.sources(loaded), "correct sources in the channel file")
        checks += _tried(
            "outbox",
            lambda: channels.outbox(loaded, home),
            "set platforms.outbox to a folder you can write to",
        )
        checks += _tried(
            "providers",
            lambda: channels.providers(loaded, environ),
            "correct the providers in the channel file",
        )
    checks += _tried("extras", _extras, "")
    return tuple(checks)


def _tried(name: str, check: Callable[[], Iterator[Check]], mend: str) -> list[Check]:
    """Run a group of checks; what it raises becomes a check that fails, with the group's own mend."""
    done: list[Check] = []
    try:
        done.extend(check())
    except VidgenError as error:
        done.append(Check(name=name, state="fail", found=str(error), mend=mend))
    except Exception as error:  # a broken wheel raises anything, and the doctor is asked because of it
        found = f"{type(error).__name__}: {error}".strip()[:300]
        done.append(Check(name=name, state="fail", found=found, mend=mend))
    return done


# ---------------------------------------------------------------- the machine
def _python() -> Iterator[Check]:
    version = ".".join(str(part) for part in sys.version_info[:3])
    right = (3, 11) <= sys.version_info[:2] < (3, 14)
    mend = "" if right else "make a virtual environment with Python 3.11, 3.12 or 3.13"
    yield Check(name="python", state="ok" if right else "fail", found=version, mend=mend)


def _machine() -> Iterator[Check]:
    import psutil

    memory, cores = int(psutil.virtual_memory().total), os.cpu_count() or 1
    enough = memory >= _LEAST_MEMORY
    yield Check(
        name="machine",
        state="ok" if enough else "warn",
        found=f"{cores} {'core' if cores == 1 else 'cores'}, {memory / _GB:.1f} GB of memory",
        mend="" if enough else "a video takes about 1 GB: close what else runs here",
    )


def _ffmpeg() -> Iterator[Check]:
    from resources.ffmpeg import ffmpeg_path, run_ffmpeg

    probe = "color=c=red:s=64x64:r=30:d=0.1"
    run_ffmpeg(
        ["-f", "lavfi", "-i", probe, "-frames:v", "1", "-c:v", "libx264", "-f", "null", "-"],
        what="encoding one frame",
        timeout_s=30,
    )
    run_ffmpeg(
        ["-f", "lavfi", "-i", "sine=d=0.5", "-af", "ebur128=peak=true", "-f", "null", "-"],
        what="measuring loudness",
        timeout_s=30,
    )
    said = run_ffmpeg(["-version"], what="its version", timeout_s=30).stdout.decode("utf-8", "replace")
    version = said.split(" ")[2] if said.count(" ") > 2 else "unknown"
    yield Check(
        name="ffmpeg", state="ok", found=f"{version} encodes and measures ({Path(ffmpeg_path()).name})"
    )


def _pyav() -> Iterator[Check]:
    import av

    buffer = BytesIO()
    with av.open(buffer, "w", format="mp4") as container:
        stream = container.add_stream("libx264", rate=30, options={"preset": "ultrafast"})
        stream.width, stream.height, stream.pix_fmt = 64, 64, "yuv420p"
        for frame in (av.VideoFrame(64, 64, "yuv420p"), None):
            container.mux(stream.encode(frame))
    buffer.seek(0)
    with av.open(buffer, "r") as written:
        frames = len(list(written.decode(video=0)))
    state: State = "ok" if frames == 1 else "fail"
    mend = "" if frames == 1 else "pip install --force-reinstall av"
    yield Check(
        name="PyAV", state=state, found=f"{av.__version__}: {frames} of 1 frames came back", mend=mend
    )


def _fonts() -> Iterator[Check]:
    from resources.typesetting import covers

    faces = [face for face in ("fredoka", "extrabold", "bold", "medium") if covers(face, "Az 09 ?!")]
    wheels = ("font-manrope", "font-fredoka-one", "fontawesomefree")
    versions = ", ".join(f"{wheel} {importlib.metadata.version(wheel)}" for wheel in wheels)
    yield Check(name="fonts", state="ok" if len(faces) == 4 else "fail", found=versions)


def _drawing() -> Iterator[Check]:
    from resources.papercut._skia import skia
    from resources.papercut.icons import icon_shape

    surface = skia.Surface(8, 8)
    surface.getCanvas().clear(skia.ColorRED)
    drawn = surface.toarray()[4, 4].max() == 255 and not icon_shape("house")[0].isEmpty()
    found = f"skia {skia.__version__} draws{_stand_ins()}" if drawn else "skia loads but draws nothing"
    mend = "" if drawn else "pip install --force-reinstall skia-python"
    yield Check(name="drawing", state="ok" if drawn else "fail", found=found, mend=mend)


def _stand_ins() -> str:
    """Say which graphics libraries this machine lacks; drawing into memory does without them."""
    from resources.papercut.skia_loader import STUBBED

    short = [name.removeprefix("lib").split(".")[0] for name in STUBBED]
    missing = [name for name in short if find_library(name) is None]
    return f", with stand-ins for {', '.join(missing)}" if missing else ""


def _voice() -> Iterator[Check]:
    from resources.aligner.pocketsphinx import PocketsphinxAligner
    from resources.voice.base import SpeechRequest
    from resources.voice.espeak import Espeak

    words = ("Hello", "my", "friend,", "how", "are", "you?")
    speech = Espeak().speak(SpeechRequest(tokens=words, voice="en-us"))
    yield Check(
        name="voice", state="ok", found=f"espeak-ng spoke {len(words)} words in {speech.duration_ms} ms"
    )
    times = PocketsphinxAligner().align(speech.pcm, speech.sample_rate, [(word,) for word in words])
    yield Check(
        name="aligner", state="ok", found=f"pocketsphinx found {len(times)} of {len(words)} words again"
    )


# ---------------------------------------------------------------- the home
def _home(home: Path) -> Iterator[Check]:
    trouble = not_writable(home)
    if trouble:
        yield Check(
            name="home",
            state="fail",
            found=f"{home}: {trouble}",
            mend="set VIDGEN_HOME to a folder you can write to",
        )
        return
    free = shutil.disk_usage(existing(home)).free
    state: State = "ok" if free >= _SOME_FREE else "warn" if free >= _LEAST_FREE else "fail"
    mend = (
        ""
        if state == "ok"
        else f"free some space, or set VIDGEN_HOME to a disk with {_SOME_FREE // _GB} GB free"
    )
    yield Check(name="home", state=state, found=f"{home}, {free / _GB:.1f} GB free", mend=mend)


def _dagster_home(home: Path, environ: Mapping[str, str]) -> Iterator[Check]:
    named = environ.get("DAGSTER_HOME", "")
    if not named:
        yield Check(name="DAGSTER_HOME", state="ok", found=f"not set: {home / 'dagster'} is used")
        return
    folder = Path(named).expanduser()
    trouble = not_writable(folder) if folder.is_absolute() else "is not an absolute path"
    yield Check(
        name="DAGSTER_HOME",
        state="fail" if trouble else "ok",
        found=f"{folder}: {trouble}" if trouble else str(folder),
        mend="unset DAGSTER_HOME, or set it to a folder you can write to" if trouble else "",
    )


def _extras() -> Iterator[Check]:
    for name, (module, extra, adds) in EXTRAS.items():
        there = installed(module)
        found = "installed" if there else f"not installed (optional: {adds}; pip install 'vidgen[{extra}]')"
        yield Check(name=f"extra {name.replace('_', '-')}", state="ok", found=found)

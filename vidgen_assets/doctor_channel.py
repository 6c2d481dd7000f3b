"""Examines a channel file: is it right, are its look, voices, sources and outbox there, are its keys set.

Owns the checks that depend on a channel, and `Check` itself; the machine and the home are `doctor.py`'s.
"""

from __future__ import annotations

import glob
import os
import shlex
import tempfile
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from resources.errors import ChannelError, VidgenError
from vidgen_assets.artifacts.base import Frozen
from vidgen_assets.channel import Channel, load_channel

State = Literal["ok", "warn", "fail"]

KEYS: Mapping[str, tuple[str, ...]] = {
    "openai": ("OPENAI_API_KEY",),
    "elevenlabs": ("ELEVENLABS_API_KEY",),
    "google": ("GOOGLE_APPLICATION_CREDENTIALS",),
    "piper": ("VIDGEN_PIPER",),
    "kokoro": ("VIDGEN_KOKORO",),
    "replicate": ("REPLICATE_API_TOKEN",),
    "youtube": ("YOUTUBE_CLIENT_ID", "YOUTUBE_CLIENT_SECRET", "YOUTUBE_REFRESH_TOKEN"),
    "reddit": ("REDDIT_CLIENT_ID", "REDDIT_CLIENT_SECRET", "REDDIT_USER_AGENT"),
}
_EMBEDDED = frozenset({"embedded", "espeak", "voice", "pocketsphinx", "papercut", "camera", "outbox"})
EXTRAS: Mapping[str, tuple[str, str, str]] = {
    # provider or use: module, extra, what it adds
    "whisperx": ("whisperx", "whisperx", "a neural aligner"),
    "elevenlabs": ("elevenlabs", "voices", "ElevenLabs' voices"),
    "google": ("google.cloud.texttospeech_v1beta1", "voices", "Google's voices"),
    "piper": ("onnxruntime", "local-voices", "Piper's voices, with weights of yours"),
    "kokoro": ("onnxruntime", "local-voices", "Kokoro's voices, with weights of yours"),
    "sentence_transformers": ("sentence_transformers", "embeddings", "duplicates found by meaning"),
}


class Check(Frozen):
    """One thing examined: its name, how it is, what was found, and one command or sentence that mends it."""

    name: str
    state: State
    found: str
    mend: str = ""


def load_named(name: str) -> tuple[Channel | None, Check]:
    """Return the channel, or None when it cannot be used, and the check that says which."""
    try:
        channel = load_channel(name)
    except ChannelError as error:
        return None, Check(
            name="channel",
            state="fail",
            found="\n".join(error.problems),
            mend=f"correct these lines of {error.path}",
        )
    except (VidgenError, OSError) as error:
        return None, Check(
            name="channel",
            state="fail",
            found=str(error),
            mend="vidgen doctor --channel PATH/TO/CHANNEL.yaml",
        )
    return channel, Check(name="channel", state="ok", found=f"{channel.name}: {channel.title}")


def look(channel: Channel) -> Iterator[Check]:
    """Read the LUT of the look as the renderer would, or all those the story may choose."""
    from vidgen_assets.post.colour.cube import read_cube

    cubes = {file.name: read_cube(file) for file in channel.lut_files()}
    found = [f"{name}: {cube.size} points" for name, cube in cubes.items()]
    yield Check(
        name="look", state="ok", found=found[0] if len(found) == 1 else f"{len(found)} to choose from"
    )


def voices(channel: Channel) -> Iterator[Check]:
    """Let every espeak voice say a word; of the others, only names, keys and SDKs can be examined."""
    from resources.voice.base import SpeechRequest
    from resources.voice.espeak import Espeak

    for name, voice in channel.voice.voices.items():
        found, state, mend = f"{voice.provider} {voice.voice}", "ok", ""
        if voice.provider == "espeak":
            try:
                Espeak().speak(SpeechRequest(tokens=("Hello",), voice=voice.voice, rate_wpm=voice.rate_wpm))
            except VidgenError as error:
                found, state = str(error), "fail"
                mend = f"correct voice.voices.{name}.voice in {channel.path}"
        elif voice.provider not in channel.voice.providers:
            found, state = f"{found}: voice.providers does not list {voice.provider}", "warn"
            mend = f"add {voice.provider} to voice.providers in {channel.path}, where it is to speak"
        yield Check.model_validate({"name": f"voice {name}", "state": state, "found": found, "mend": mend})
    spoken_by = {voice.provider for voice in channel.voice.voices.values()}
    for provider in channel.voice.providers:
        if provider not in spoken_by:
            yield Check(
                name=f"voices of {provider}",
                state="warn",
                found=f"voice.providers lists {provider}, but no voice is its: it is passed over",
                mend=f"add a voice with provider: {provider} under voice.voices in {channel.path}",
            )


def installed(module: str) -> bool:
    """Tell whether a module, or one inside a package that may be missing, can be imported."""
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:
        return False


def sources(channel: Channel) -> Iterator[Check]:
    """Look whether every source is there; keys are examined with the providers."""
    sources = channel.sources
    if not (sources.files or sources.briefs or sources.reddit):
        yield Check(
            name="sources",
            state="fail",
            found="the channel has no source of posts",
            mend="name files, briefs or reddit under sources in the channel file",
        )
    for pattern in sources.files:
        yield _files(channel, pattern)
    if sources.briefs is not None:
        folder = channel.resolve(sources.briefs)
        there = folder.is_dir()
        count = sum(1 for path in folder.iterdir() if path.is_file()) if there else 0
        found = f"{sources.briefs}: {count} {'file' if count == 1 else 'files'}"
        yield Check(
            name="briefs",
            state="ok" if there else "warn",
            found=found if there else f"{folder} does not exist",
            mend="" if there else f"mkdir -p {shlex.quote(str(folder))}",
        )


def _files(channel: Channel, pattern: str) -> Check:
    names = sorted(glob.glob(pattern, root_dir=channel.folder, recursive=True))
    found = [path for path in (channel.folder / name for name in names) if path.is_file()]
    unreadable = [path for path in found if not os.access(path, os.R_OK)]
    if not found:
        return Check(
            name="posts",
            state="warn" if glob.has_magic(pattern) else "fail",
            found=f"{pattern}: no file there",
            mend=f"put .jsonl, .jsonl.gz or .csv files there, or correct sources.files in {channel.path}",
        )
    if unreadable:
        listed = " ".join(shlex.quote(str(path.resolve())) for path in unreadable)
        return Check(name="posts", state="fail", found=f"{pattern}: not readable", mend=f"chmod a+r {listed}")
    size = sum(path.stat().st_size for path in found) / 10**6
    files = "file" if len(found) == 1 else "files"
    return Check(name="posts", state="ok", found=f"{pattern}: {len(found)} {files}, {size:.1f} MB")


def outbox(channel: Channel, home: Path) -> Iterator[Check]:
    """Look whether the outbox can be written to, and whether the figures in it can be read."""
    from resources.metrics import MetricsFolder

    named = channel.platforms.outbox
    folder = channel.resolve(named) if named else home / "outbox" / channel.name
    trouble = not_writable(folder)
    mend = "set platforms.outbox to a folder you can write to" if trouble else ""
    yield Check(
        name="outbox",
        state="fail" if trouble else "ok",
        found=f"{folder}: {trouble}" if trouble else str(folder),
        mend=mend,
    )
    try:
        rows = len(MetricsFolder(folder).rows())
    except VidgenError as error:
        yield Check(name="figures", state="warn", found=str(error), mend=f"correct these lines in {folder}")
        return
    found = f"{rows} rows" if rows else "none yet: analytics stays empty until metrics.csv lies in the outbox"
    yield Check(name="figures", state="ok", found=found)


def providers(channel: Channel, environ: Mapping[str, str]) -> Iterator[Check]:
    """Look for the keys of every provider the channel names; one that has a next in line only warns."""
    for setting, names in _named(channel).items():
        for place, name in enumerate(names):
            has_next = place + 1 < len(names)
            if name not in _EMBEDDED and name not in KEYS and name not in EXTRAS:
                known = ", ".join(sorted({*_EMBEDDED, *KEYS, *EXTRAS}))
                yield Check(
                    name=f"{setting}: {name}",
                    state="fail",
                    found="there is no such provider",
                    mend=f"give {setting} in {channel.path} one of {known}",
                )
            if name in KEYS:
                yield _key(setting, name, environ, has_next)
            if name in EXTRAS and not installed(EXTRAS[name][0]):
                yield Check(
                    name=f"{setting}: {name}",
                    state="warn" if has_next else "fail",
                    found="not installed",
                    mend=f"pip install 'vidgen[{EXTRAS[name][1]}]'",
                )


def _named(channel: Channel) -> dict[str, tuple[str, ...]]:
    platforms = {
        f"platforms.{name}": (getattr(channel.platforms, name).provider,)
        for name in ("youtube", "tiktok", "instagram", "facebook")
        if getattr(channel.platforms, name).enabled
    }
    return {
        "sources": ("reddit",) if channel.sources.reddit else (),
        "writing.writers": channel.writing.writers,
        "voice.providers": channel.voice.providers,
        "voice.aligners": channel.voice.aligners,
        "style.pictures": channel.style.pictures,
        "style.clips": channel.style.clips,
        **platforms,
    }


def _key(setting: str, name: str, environ: Mapping[str, str], has_next: bool) -> Check:
    missing = [variable for variable in KEYS[name] if not environ.get(variable)]
    if not missing:
        return Check(name=f"{setting}: {name}", state="ok", found=f"{', '.join(KEYS[name])} present")
    return Check(
        name=f"{setting}: {name}",
        state="warn" if has_next else "fail",
        found=f"{', '.join(missing)} absent" + (": the next in line is used" if has_next else ""),
        mend=f"export {' '.join(f'{variable}=...' for variable in missing)}",
    )


def existing(path: Path) -> Path:
    """Return the path, or the nearest folder above it that exists."""
    return next(parent for parent in (path, *path.parents) if parent.exists())


def not_writable(folder: Path) -> str:
    """Return why nothing can be written in a folder (that may still have to be made), or an empty string."""
    there = existing(folder)
    if not there.is_dir():
        return f"{there} is a file"
    try:
        with tempfile.TemporaryFile(dir=there):
            return ""
    except OSError as error:
        return error.strerror or str(error)

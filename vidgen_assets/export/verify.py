"""A delivered file, looked at as a player would: decoded from beginning to end, its sound held against the mix.

Whoever made the file is not asked: frames are counted, sizes, tags and pixel formats read from what decodes,
and the sound's place found by cross-correlation.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
from av.audio.resampler import AudioResampler
from av.container import InputContainer
from numpy.typing import NDArray

from resources.errors import RenderFailed
from vidgen_assets.artifacts import Frozen
from vidgen_assets.export.encode import TAGS, Shape
from vidgen_assets.export.profiles import Profile
from vidgen_assets.post.aac import AUDIO_RATE
from vidgen_assets.post.pieces import longest_piece
from vidgen_assets.quality.boxes import FileLayout, file_layout

Sound = NDArray[np.float32]

EAR_RATE = 8_000
SEARCH_MS = 500
SILENT = 1e-4
DECODERS = {"libdav1d": "av1", "libopus": "opus", "libvpx-vp9": "vp9"}
ALIKE = {"yuva444p10le": ("yuva444p10le", "yuva444p12le")}  # 4444 is always read back with 12 bits


class Facts(Frozen):
    """What a file is. `colour` is (primaries, transfer, matrix, range) as numbers of ITU-T H.273."""

    video: str
    tag: str
    pixels: str
    width: int
    height: int
    fps: Fraction
    frames: int
    longest_gop: int
    first_ms: int
    duration_ms: int
    colour: tuple[int, int, int, int]
    audio: str
    channels: int
    audio_rate: int
    sound_lag_ms: float | None
    layout: FileLayout | None
    words: tuple[tuple[str, str], ...]
    languages: tuple[str, ...]
    kbit_s: int


class Seen(Frozen):
    """What decoding every frame of a file showed; `longest_gop` is in frames."""

    pixels: str
    width: int
    height: int
    frames: int
    first_pts: int
    longest_gop: int


def look_at(path: Path, mix: Path | None) -> Facts:
    """Return what is in a delivered file, every frame decoded; RenderFailed when it does not decode."""
    try:
        with av.open(str(path)) as container:
            seen = _decoded(container)
            facts = _facts(path, container, seen)
    except (av.FFmpegError, IndexError) as error:
        raise RenderFailed(f"{path.name} does not decode ({error}): make it again") from error
    lag = sound_lag_ms(path, mix) if mix is not None and facts.audio else None
    return facts.model_copy(update={"sound_lag_ms": lag})


def _decoded(container: InputContainer) -> Seen:
    stream = container.streams.video[0]
    stream.thread_type = "AUTO"
    last: av.VideoFrame | None = None
    first_pts, number, keys = 0, 0, [0]
    for number, frame in enumerate(container.decode(stream), 1):
        first_pts = (frame.pts or 0) if last is None else first_pts
        if frame.key_frame and number > 1:
            keys.append(number - 1)
        last = frame
    if last is None:
        raise RenderFailed(f"{Path(container.name).name} has no picture in it: make it again")
    return Seen(
        pixels=last.format.name,
        width=last.width,
        height=last.height,
        frames=number,
        first_pts=first_pts,
        longest_gop=max(after - before for before, after in pairwise([*keys, number])),
    )


def _facts(path: Path, container: InputContainer, seen: Seen) -> Facts:
    stream, sound = container.streams.video[0], next(iter(container.streams.audio), None)
    context = stream.codec_context
    tags = (context.color_primaries, context.color_trc, context.colorspace, context.color_range)
    duration = (container.duration or 0) / 1_000_000
    return Facts(
        video=DECODERS.get(context.name, context.name),
        tag=str(context.codec_tag).strip("\0"),
        pixels=seen.pixels,
        width=seen.width,
        height=seen.height,
        fps=Fraction(stream.average_rate or 0),
        frames=seen.frames,
        longest_gop=seen.longest_gop,
        first_ms=round(Fraction(seen.first_pts) * Fraction(stream.time_base or 1) * 1000),
        duration_ms=round(duration * 1000),
        colour=(int(tags[0]), int(tags[1]), int(tags[2]), int(tags[3])),
        audio=DECODERS.get(sound.codec_context.name, sound.codec_context.name) if sound else "",
        channels=sound.codec_context.channels if sound else 0,
        audio_rate=sound.codec_context.sample_rate or 0 if sound else 0,
        sound_lag_ms=None,
        layout=file_layout(path) if path.suffix in (".mp4", ".mov") else None,
        words=tuple(sorted((str(key).lower(), str(said)) for key, said in container.metadata.items())),
        languages=tuple(str(one.metadata.get("language", "")) for one in container.streams),
        kbit_s=round(path.stat().st_size * 8 / max(duration, 0.001) / 1000),
    )


def require_as_ordered(facts: Facts, profile: Profile, shape: Shape, name: str) -> None:
    """Raise RenderFailed, naming everything that is not as ordered."""
    frame_ms = 1000 / shape.fps
    pixels = ALIKE.get(profile.video.pixels, (profile.video.pixels,))
    primaries, transfer, matrix = (int(tag) for tag in TAGS[profile.colour])
    encoder = profile.audio.encoder if profile.audio is not None else ""
    sound = (facts.audio, facts.channels, facts.audio_rate)
    wanted: list[tuple[str, object, bool]] = [
        ("codec", facts.video, facts.video == profile.video.decoded),
        ("fourcc", facts.tag, profile.video.tag in ("", facts.tag)),
        ("pixel format", facts.pixels, facts.pixels in pixels),
        ("size", (facts.width, facts.height), (facts.width, facts.height) == (shape.width, shape.height)),
        ("frame rate", facts.fps, abs(facts.fps - shape.fps) * 1000 <= shape.fps),
        ("frames", facts.frames, facts.frames == shape.frames),
        ("longest GOP", facts.longest_gop, facts.longest_gop <= longest_piece(shape.fps)),
        ("first frame at (ms)", facts.first_ms, facts.first_ms == 0),
        (
            "duration (ms)",
            facts.duration_ms,
            abs(facts.duration_ms - shape.frames * frame_ms) <= 2 * frame_ms,
        ),
        ("colour tags", facts.colour, facts.colour == (primaries, transfer, matrix, 1)),
        (
            "sound",
            sound,
            sound == ((DECODERS.get(encoder, encoder), 2, AUDIO_RATE) if encoder else ("", 0, 0)),
        ),
        ("sound's lag (ms)", facts.sound_lag_ms, abs(facts.sound_lag_ms or 0) <= frame_ms),
    ]
    if facts.layout is not None:
        wanted.append(("index in front", False, facts.layout.faststart))
        wanted.append(("edit lists", facts.layout.edit_lists, not facts.layout.edit_lists))
    wrong = [f"{what} is {found}" for what, found, right in wanted if not right]
    if wrong:
        raise RenderFailed(f"{name} is not what {profile.name} should be: {'; '.join(wrong)}")


def sound_lag_ms(path: Path, mix: Path) -> float | None:
    """Return by how much a file's sound comes late against the mix, in ms; None when the mix is silent.

    The place of the highest cross-correlation within half a second; RenderFailed when nothing there is like
    the mix.
    """
    heard, wanted = _heard(path), _heard(mix)
    if np.sqrt(np.mean(wanted**2)) < SILENT:
        return None
    size = 1 << int(np.ceil(np.log2(len(heard) + len(wanted))))
    spectrum = np.fft.rfft(heard, size) * np.conj(np.fft.rfft(wanted, size))
    found = np.fft.irfft(spectrum, size)
    most = SEARCH_MS * EAR_RATE // 1000
    near = np.concatenate([found[-most:], found[: most + 1]])
    lag = int(np.argmax(near)) - most
    likeness = float(near.max() / (np.linalg.norm(heard) * np.linalg.norm(wanted) + 1e-12))
    if likeness < 0.5:
        raise RenderFailed(
            f"{path.name}: its sound is not the mix's (alike by {likeness:.2f}): make it again"
        )
    return lag * 1000 / EAR_RATE


def _heard(path: Path) -> Sound:
    """Return a file's sound as mono at EAR_RATE from the picture's time zero on."""
    resampler = AudioResampler(format="flt", layout="mono", rate=EAR_RATE)
    parts: list[Sound] = []
    first: Fraction | None = None
    with av.open(str(path)) as container:
        for frame in container.decode(audio=0):
            if first is None:
                first = Fraction(frame.pts or 0) * Fraction(frame.time_base or 1)
            parts.extend(part.to_ndarray()[0] for part in resampler.resample(frame))
        parts.extend(part.to_ndarray()[0] for part in resampler.resample(None))
    sound = np.concatenate(parts) if parts else np.zeros(1, np.float32)
    shift = round((first or Fraction(0)) * EAR_RATE)
    return np.concatenate([np.zeros(shift, np.float32), sound]) if shift > 0 else sound[-shift:]

"""Every delivery profile of one short video: a picture of what decodes, its size, its likeness, its CPU seconds.

A part of make_gallery.py's page. The likeness is the luma's PSNR against the plan's frames before any encoder;
HDR is brought back to SDR and the captions' layer is laid over grey for the picture, and neither has a figure.
"""

from __future__ import annotations

import io
import resource
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
from PIL import Image
from render_case import make_case

from resources.call_cache import CallCache
from resources.store import BlobStore
from vidgen_assets.artifacts import Captions, RenderPlan, VideoMetadata
from vidgen_assets.channel import PROJECT
from vidgen_assets.export.deliveries import Desk, Source, frames_of, shape_of
from vidgen_assets.export.orders import order, plan_of
from vidgen_assets.export.profiles import PROFILES, Profile
from vidgen_assets.export.sequence import frame_name, write_sequence
from vidgen_assets.export.stills import save_still
from vidgen_assets.post.frames import plan_frames
from vidgen_assets.post.render import render

SECONDS, SIZE = 6, (540, 960)
SEQUENCE_FRAMES = 15
FOLDER = PROJECT / "docs" / "gallery"


@dataclass(frozen=True)
class Row:
    """One profile's figures: megabytes and CPU seconds for SECONDS of video, PSNR in dB or None."""

    profile: Profile
    megabytes: float
    cpu_s: float
    psnr: float | None
    made: str


def section(picture: np.ndarray) -> str:
    """Deliver a video of this picture in every profile, keep a frame of each, and return the page's section.

    `picture` is RGB of the case's canvas, height x width x 3.
    """
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        store = BlobStore(work)
        plan = showing(make_case(store, seconds=SECONDS), picture, store)
        plan = plan.model_copy(update={"width": SIZE[0], "height": SIZE[1]})
        desk = Desk(store, CallCache(work, store), work / "scratch")
        desk.scratch.mkdir()
        source = source_of(plan, desk)
        (FOLDER / "profiles").mkdir(parents=True, exist_ok=True)
        rows = [row_of(profile, desk, source) for profile in PROFILES.values() if profile.name != "editors"]
    return section_of(rows)


def showing(plan: RenderPlan, picture: np.ndarray, store: BlobStore) -> RenderPlan:
    """Return the plan with this picture in every shot."""
    with io.BytesIO() as file:
        Image.fromarray(picture).save(file, "PNG")
        image = store.add_bytes(file.getvalue(), "scene.png", "image/png")
    shots = []
    for shot in plan.shots:
        clip = shot.clip.clip
        (layer,) = clip.keyframe.layers
        keyframe = clip.keyframe.model_copy(
            update={"layers": (layer.model_copy(update={"image": image}),), "preview": image}
        )
        framed = shot.clip.model_copy(update={"clip": clip.model_copy(update={"keyframe": keyframe})})
        shots.append(shot.model_copy(update={"clip": framed}))
    return plan.model_copy(update={"shots": tuple(shots)})


def source_of(plan: RenderPlan, desk: Desk) -> Source:
    """Return the plan rendered, as a finished video."""
    words = VideoMetadata(
        title="The blue gate", description="", tags=(), chapters=(), credit="", language="en",
        made_for_kids=False, ai_disclosure=True,
    )  # fmt: skip
    empty = desk.store.add_bytes(b"", "captions.srt", "application/x-subrip")
    captions = Captions(style="", words=plan.words, cues=plan.cues, ass=empty, srt=empty, vtt=empty)
    return Source("2026-11-20|1", render(plan, desk.store, desk.calls, desk.scratch), plan, words, captions)


def row_of(profile: Profile, desk: Desk, source: Source) -> Row:
    """Deliver one profile, keep a picture of it, and return its figures."""
    free = profile.model_copy(update={"limits": None})  # a gallery's video is shorter than any reel
    wanted = order(profile.name).model_copy(update={"profile": free})
    plan, began = plan_of(wanted, source.plan), cpu_s()
    picture = FOLDER / "profiles" / f"{profile.name}.jpg"
    if profile.is_file:
        made = desk.deliver(wanted, source)
        took, path = cpu_s() - began, desk.store.path(made.video)
        if profile.limits is None:
            small(save_still(path, picture))
        like = (
            None if profile.colour == "hdr10" or profile.shows == "graphics" else psnr(path, plan, desk.store)
        )
        return Row(profile, made.video.size / 1e6, took, like, made.made)
    folder = desk.scratch / profile.name
    few = shape_of(plan).model_copy(update={"frames": SEQUENCE_FRAMES})
    with closing(frames_of(profile, plan, desk.store)) as frames:
        first = (frame for _, frame in zip(range(SEQUENCE_FRAMES), frames, strict=False))
        write_sequence(first, profile, few, desk.store.path(plan.audio), folder)
    took = cpu_s() - began
    small(save_still(folder / frame_name(folder.name, SEQUENCE_FRAMES - 1, profile), picture, 0.0))
    size = sum(path.stat().st_size for path in folder.glob(f"*{profile.extension}")) / 1e6
    share = plan.frames / SEQUENCE_FRAMES
    return Row(profile, size * share, took * share, None, "encoded")


def small(picture: Path) -> None:
    """Shrink a picture to half its size, in place."""
    with Image.open(picture) as image:
        half = image.resize((image.width // 2, image.height // 2), Image.Resampling.LANCZOS)
    half.save(picture, "JPEG", quality=82)


def psnr(path: Path, plan: RenderPlan, store: BlobStore) -> float:
    """Return the luma's likeness to the plan's own frames over the whole video, in dB of 8 bits."""
    error = count = 0.0
    with av.open(str(path)) as container, closing(plan_frames(plan, store)) as drawn:
        for one, other in zip(container.decode(video=0), drawn, strict=True):
            error += float(np.square(luma(one) - luma(other)).mean())
            count += 1
    return float(10 * np.log10(255**2 / max(error / count, 1e-9)))


def luma(frame: av.VideoFrame) -> np.ndarray:
    """Return a yuv frame's luma as 8-bit codes."""
    plane, bits = frame.planes[0], 10 if "10le" in frame.format.name else 8
    rows = np.frombuffer(memoryview(plane), np.uint8 if bits == 8 else np.uint16).reshape(plane.height, -1)
    return rows[:, : plane.width].astype(np.float32) / (1 << (bits - 8))


def section_of(rows: list[Row]) -> str:
    """Return the section as Markdown."""
    lines = [
        "## Deliveries",
        "",
        f"{SECONDS} s of {SIZE[0]}x{SIZE[1]} at 30 frames a second, as `formats.deliveries` and "
        "`vidgen export` make them. CPU counts "
        "drawing, encoding, decoding again and measuring; sequences are reckoned from their first frames.",
        "",
        "| | profile | file | MB | CPU s | PSNR | made | why |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for row in rows:
        like = f"{row.psnr:.1f} dB" if row.psnr is not None else ""
        video, sound = row.profile.video, row.profile.audio
        file = f"{row.profile.container}: {video.encoder} {video.pixels}, {sound.encoder if sound else 'no sound'}"
        shown = row.profile.name if row.profile.limits is None else "h264"
        lines.append(
            f"| ![{shown}](profiles/{shown}.jpg) | `{row.profile.name}` {row.profile.title} "
            f"| {file} | {row.megabytes:.1f} | {row.cpu_s:.1f} | {like} | {row.made} | {row.profile.why} |"
        )
    return "\n".join(lines)


def cpu_s() -> float:
    """Return the CPU seconds this process has used."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime

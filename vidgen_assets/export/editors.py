"""The editors' package: a folder with each shot as a file, the mix, the subtitles, and four timelines over them.

Shots are drawn from the plan without captions, watermark and transitions, as the renderer draws them: graded,
with their camera moves, each for as long as it is seen, transitions included. Before and after lie handles:
the first and last frame, held, since the camera rests there. Nobody is handed a timeline that does not read
back as the cut (post/editors/readback.py).
"""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Generator
from contextlib import closing
from pathlib import Path

import av

from resources.disk import full_disk_is_named
from resources.errors import InvalidInput
from resources.progress import report
from resources.store import BlobStore
from vidgen_assets.artifacts import Captions, RenderPlan
from vidgen_assets.export.deliveries import Source
from vidgen_assets.export.encode import Shape, encode_picture
from vidgen_assets.export.profiles import Profile
from vidgen_assets.post.editors.aaf import write_aaf
from vidgen_assets.post.editors.cut import MEDIA, Cut, cut_of, handle_of
from vidgen_assets.post.editors.edl import edl_text
from vidgen_assets.post.editors.fcpxml import fcpxml_text
from vidgen_assets.post.editors.otio_file import otio_text
from vidgen_assets.post.editors.readback import require_equal
from vidgen_assets.post.frames import plan_frames
from vidgen_assets.post.timeline import seen

README = """\
{title}

timeline.otio     OpenTimelineIO: DaVinci Resolve, Hiero, Nuke Studio, and whatever has an adapter
timeline.fcpxml   Final Cut Pro, DaVinci Resolve
timeline.aaf      Avid Media Composer, Premiere Pro, DaVinci Resolve
timeline.edl      CMX3600, for everything else; match clips by file name, not by reel
media/            each shot as ProRes 422 HQ, graded, without captions, watermark and transitions
sound/mix.wav     the finished mix
captions.srt      the captions, also as captions.vtt; a layer of them as they look: --profile prores_4444

{width}x{height}, {fps} frames a second, {frames} frames, timecode from 00:00:00:00.
Each file in media/ has {handle} frames before what is first seen of the shot and as many after; they hold still.
Dissolves and wipes are such; other transitions of ours are dissolves of the same length, named in a comment.
All paths are relative to this folder.
"""


def write_package(source: Source, profile: Profile, store: BlobStore, folder: Path) -> Cut:
    """Write the package to `folder`, whole or not at all, and return the cut it holds.

    Raises InvalidInput when the folder is there already, RenderFailed when a timeline does not read back.
    """
    if folder.exists():
        raise InvalidInput(f"{folder} is there already: move it away, or deliver to another folder")
    plan = source.plan
    cut = cut_of(plan.shots, plan.fps, (plan.width, plan.height), source.metadata.title)
    part = folder.with_name(f".part-{folder.name}")
    shutil.rmtree(part, ignore_errors=True)
    try:
        with full_disk_is_named(f"the package {folder}"):
            (part / MEDIA).mkdir(parents=True)
            for index, take in enumerate(cut.takes):
                shape = Shape(width=plan.width, height=plan.height, fps=plan.fps, frames=take.available)
                with closing(take_frames(plan, index, store)) as frames:
                    encode_picture(frames, profile, shape, part / take.media)
                report("shot", index + 1, len(cut.takes), take.shot)
            shutil.copyfile(store.path(plan.audio), _made(part / cut.sound))
            _write_texts(cut, source.captions, store, part)
            require_equal(cut, part)
            part.rename(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return cut


def take_frames(plan: RenderPlan, index: int, store: BlobStore) -> Generator[av.VideoFrame, None, None]:
    """Yield the frames of a shot's file: its first frame held, all that is seen of it, its last frame held."""
    handle = handle_of(plan.fps)
    with closing(plan_frames(take_plan(plan, index), store)) as frames:
        frame = next(frames)
        for _ in range(handle + 1):
            yield frame
        for frame in frames:
            yield frame
        for _ in range(handle):
            yield frame


def take_plan(plan: RenderPlan, index: int) -> RenderPlan:
    """Return the plan of one shot alone, as long as it is seen, with nothing laid over it."""
    shot, (first, end) = plan.shots[index], seen(plan.shots, index)
    alone = shot.model_copy(
        update={
            "first_frame": 0,
            "end_frame": end - first,
            "transition": "cut",
            "transition_frames": 0,
            "prop_frame": None if shot.prop_frame is None else shot.prop_frame - first,
        }
    )
    nothing = {"words": (), "cues": (), "watermark": None}
    return plan.model_copy(update={"shots": (alone,), "frames": end - first, **nothing})


def zip_package(folder: Path) -> Path:
    """Put a package into one file beside it, FOLDER.zip, and remove the folder; the same bytes every time."""
    target = folder.with_name(f"{folder.name}.zip")
    part = folder.with_name(f".part-{target.name}")
    try:
        with zipfile.ZipFile(part, "w", zipfile.ZIP_STORED) as archive:
            for path in sorted(one for one in folder.rglob("*") if one.is_file()):
                entry = zipfile.ZipInfo(f"{folder.name}/{path.relative_to(folder).as_posix()}")
                entry.external_attr = 0o644 << 16
                with path.open("rb") as file, archive.open(entry, "w", force_zip64=True) as out:
                    shutil.copyfileobj(file, out, 1 << 20)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    shutil.rmtree(folder)
    return target


def _write_texts(cut: Cut, captions: Captions, store: BlobStore, folder: Path) -> None:
    (folder / "timeline.otio").write_text(otio_text(cut), "utf-8")
    (folder / "timeline.edl").write_text(edl_text(cut), "ascii")
    (folder / "timeline.fcpxml").write_text(fcpxml_text(cut), "utf-8")
    write_aaf(cut, folder / "timeline.aaf")
    (folder / "captions.srt").write_bytes(store.read(captions.srt))
    (folder / "captions.vtt").write_bytes(store.read(captions.vtt))
    says = README.format(**cut.model_dump(exclude={"takes", "sound"}), handle=handle_of(cut.fps))
    (folder / "README.txt").write_text(says, "utf-8")


def _made(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path

"""The same video as most scripts make it: one ffmpeg after another, five lossy generations.

What the renderer is compared with. Each pass is the plain way to do its step, with the same x264 preset and
quality as ours, and all threads ffmpeg wants: a zoompan clip a still, crossfades, the look, the captions, the
watermark with the sound.
"""

from __future__ import annotations

from pathlib import Path

from resources.ffmpeg import run_ffmpeg
from resources.store import BlobStore
from vidgen_assets.artifacts import RenderPlan, TimelineShot
from vidgen_assets.captions.ass import ass_text
from vidgen_assets.post.timeline import seen

MARK = "@redditstories"
FONT = ("font_manrope", "files/Manrope-ExtraBold.ttf")


def multipass(plan: RenderPlan, store: BlobStore, folder: Path) -> Path:
    """Render the plan's video in five passes in `folder` and return the file."""
    clips = [_moving(plan, index, store, folder) for index in range(len(plan.shots))]
    joined = _joined(plan, clips, folder)
    look = _filtered(plan, joined, folder / "look.mp4", f"lut3d=file={store.path(plan.grade.lut)}")
    captions, fonts = folder / "captions.ass", _fonts(folder)
    captions.write_text(ass_text(plan.words, plan.cues, plan.look), "utf-8")
    said = _filtered(
        plan, look, folder / "captions.mp4", f"subtitles=filename={captions}:fontsdir={fonts.parent}"
    )
    mark = f"drawtext=fontfile={fonts}:text={MARK}:fontsize=34:fontcolor=white@0.5:x=60:y=1442"
    sound = ["-i", str(store.path(plan.audio)), "-c:a", "aac", "-b:a", "192k", "-shortest"]
    return _filtered(plan, said, folder / "multipass.mp4", mark, sound)


def _x264(plan: RenderPlan) -> list[str]:
    return ["-c:v", "libx264", "-preset", plan.preset, "-crf", str(plan.crf), "-pix_fmt", "yuv420p"]


def _moving(plan: RenderPlan, index: int, store: BlobStore, folder: Path) -> Path:
    """Make one still's clip with zoompan, as long as the shot is seen."""
    shot, (first, end) = plan.shots[index], seen(plan.shots, index)
    frames, out = end - first, folder / f"clip{index}.mp4"
    still = store.path(shot.clip.clip.keyframe.layers[0].image)
    picture = ["-loop", "1", "-framerate", str(plan.fps), "-i", f"file:{still}"]
    motion = _zoompan(plan, shot, frames)
    run_ffmpeg([*picture, "-vf", motion, "-frames:v", str(frames), *_x264(plan), str(out)], what="a clip")
    return out


def _zoompan(plan: RenderPlan, shot: TimelineShot, frames: int) -> str:
    path, window, picture = shot.clip.clip.path, shot.clip.window, shot.clip.clip.keyframe
    assert path is not None
    base, share = picture.width / window.width, f"on/{max(frames - 1, 1)}"
    zoom = f"{base}*({path.zoom_from}+({path.zoom_to}-{path.zoom_from})*{share})"
    x = f"iw*({path.x_from}+({path.x_to}-{path.x_from})*{share})-iw/zoom/2"
    y = f"ih*({path.y_from}+({path.y_to}-{path.y_from})*{share})-ih/zoom/2"
    return f"zoompan=z='{zoom}':x='{x}':y='{y}':d=1:s={plan.width}x{plan.height}:fps={plan.fps}"


def _joined(plan: RenderPlan, clips: list[Path], folder: Path) -> Path:
    """Crossfade the clips into one."""
    inputs = [part for clip in clips for part in ("-i", str(clip))]
    chain, last = [], "0:v"
    for index in range(1, len(clips)):
        first, frames = seen(plan.shots, index)[0], plan.shots[index].transition_frames
        fade = f"xfade=transition=fade:duration={frames / plan.fps}:offset={first / plan.fps}"
        chain.append(f"[{last}][{index}:v]{fade}[v{index}]")
        last = f"v{index}"
    out = folder / "joined.mp4"
    run_ffmpeg(
        [*inputs, "-filter_complex", ";".join(chain), "-map", f"[{last}]", *_x264(plan), str(out)],
        what="crossfades",
    )
    return out


def _filtered(plan: RenderPlan, source: Path, out: Path, filters: str, more: list[str] | None = None) -> Path:
    arguments = ["-i", str(source), *(more or [])[:2], "-vf", filters, *_x264(plan), *(more or [])[2:]]
    run_ffmpeg([*arguments, str(out)], what=out.stem)
    return out


def _fonts(folder: Path) -> Path:
    """Copy the caption font out of its wheel, for libass and drawtext; return its file."""
    from importlib.resources import files

    package, name = FONT
    target = folder / "fonts" / Path(name).name
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(files(package).joinpath(name).read_bytes())
    return target

"""What comes out of the encoder: the colours, the motion and the detail that went in, exactly as many frames."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resources.call_cache import CallCache
from resources.ffmpeg import run_ffmpeg
from resources.store import BlobStore
from vidgen_assets.artifacts import Box, CameraPath, FramedClip, Keyframe, KeyLayer, RenderPlan
from vidgen_assets.post.frames import plan_frames
from vidgen_assets.post.layers import OFFSET, TO_YUV
from vidgen_assets.post.motion import Stage, view_at
from vidgen_assets.post.render import render
from vidgen_assets.post.slices import slice_plan
from vidgen_assets_tests.post.sets import CANVAS, FRAME, WINDOW, grade, keep, keyframe, luma_of, plan

BARS = [(235, 235, 235), (191, 191, 0), (0, 191, 191), (0, 191, 0), (191, 0, 191), (191, 0, 0), (0, 0, 191)]


def rendered(wanted: RenderPlan, store: BlobStore) -> Path:
    with store.scratch() as scratch:
        return store.path(render(wanted, store, CallCache(store.home, store), scratch).video)


def of_one_picture(store: BlobStore, rgba: np.ndarray, path: CameraPath | None, frames: int) -> RenderPlan:
    """Return a plan that shows one flat picture, with nothing over it and no look."""
    wanted = plan(store, (frames,), ())
    layer = KeyLayer(name="bg", image=keep(store, rgba), x=0, y=0, parallax=1.0)
    picture = Keyframe(
        shot="s0",
        provider="test",
        width=rgba.shape[1],
        height=rgba.shape[0],
        preview=layer.image,
        layers=(layer,),
    )
    shot = wanted.shots[0]
    clip = shot.clip.clip.model_copy(update={"keyframe": picture, "path": path})
    shown = shot.model_copy(update={"clip": FramedClip(clip=clip, window=WINDOW), "prop_frame": None})
    return wanted.model_copy(
        update={
            "shots": (shown,),
            "words": (),
            "cues": (),
            "watermark": None,
            "grade": grade(store, ["s0"], "neutral", 0.0),
            "crf": 18,
            "preset": "veryfast",
        }
    )


def test_colour_bars_come_back_as_they_went_in(store: BlobStore):
    import av

    width, height = CANVAS
    picture = np.full((height, width, 4), 255, np.uint8)
    edges = np.linspace(WINDOW.x, WINDOW.x + WINDOW.width, len(BARS) + 1).round().astype(int)
    for colour, left, right in zip(BARS, edges, edges[1:], strict=False):
        picture[:, left:right, :3] = colour
    file = rendered(of_one_picture(store, picture, None, 20), store)
    back = np.linalg.inv(TO_YUV / 255)
    with av.open(str(file)) as container:
        context = container.streams.video[0].codec_context
        tags = context.color_primaries, context.color_trc, context.colorspace, context.color_range
        assert tuple(map(int, tags)) == (1, 1, 1, 1)
        for frame in container.decode(video=0):
            planes = frame.to_ndarray()
            luma = planes[: FRAME[1]].astype(float)
            chroma = planes[FRAME[1] :].reshape(2, FRAME[1] // 2, FRAME[0] // 2).astype(float)
            for colour, left, right in zip(BARS, edges, edges[1:], strict=False):
                at = (left + right) // 2 - WINDOW.x
                code = np.array(
                    [luma[:, at - 3 : at + 4].mean(), *chroma[:, :, at // 2 - 1 : at // 2 + 2].mean((1, 2))]
                )
                assert np.abs(back @ (code - OFFSET) - colour).max() <= 2


@pytest.mark.parametrize("move", ["pan", "push"])
def test_slow_motion_is_smooth_to_a_thirtieth_of_a_pixel(store: BlobStore, move: str):
    width, height = CANVAS
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    centre = (width / 2 - 30.25, height / 2 + 20.5)
    spot = np.exp(-((x - centre[0]) ** 2 + (y - centre[1]) ** 2) / (2 * 18**2))
    picture = np.full((height, width, 4), 255, np.uint8)
    picture[..., :3] = np.round(spot * 235)[..., None]
    zoom, x_to = (1.06, 0.512) if move == "pan" else (1.05, 0.5)
    zoom_from = zoom if move == "pan" else 1.0
    path = CameraPath(
        move="push", zoom_from=zoom_from, zoom_to=zoom, x_from=0.49, x_to=x_to, y_from=0.5, y_to=0.505
    )
    stage, off = Stage(width, height, WINDOW, *FRAME), []
    for number, frame in enumerate(plan_frames(of_one_picture(store, picture, path, 90), store)):
        luma = frame.to_ndarray()[: FRAME[1]].astype(float) - 16
        view = view_at(stage, path, 1.0, number / 89)
        for size, at, middle, step, axis in (
            (FRAME[0], centre[0], view.x, view.step_x, 0), (FRAME[1], centre[1], view.y, view.step_y, 1),
        ):  # fmt: skip
            weight = luma.sum(axis=axis)
            found = (weight * np.arange(size)).sum() / weight.sum()
            off.append(found - ((at + 0.5 - middle) / step + size / 2 - 0.5))
    assert np.sqrt(np.mean(np.square(off))) < 0.03


@pytest.mark.media
def test_the_shipped_quality_can_hardly_be_told_from_the_frames_before_it(store: BlobStore, tmp_path: Path):
    wanted = plan(store, (24,), ()).model_copy(
        update={"width": 1080, "height": 1920, "crf": 18, "preset": "veryfast"}
    )
    shot, window = wanted.shots[0], Box(x=108, y=192, width=1080, height=1920)
    clip = shot.clip.clip.model_copy(update={"keyframe": keyframe(store, "s0", 0, scale=4)})
    wanted = wanted.model_copy(
        update={"shots": (shot.model_copy(update={"clip": FramedClip(clip=clip, window=window)}),)}
    )
    file, raw, log = rendered(wanted, store), tmp_path / "frames.yuv", tmp_path / "vmaf.json"
    with raw.open("wb") as out:
        for frame in plan_frames(wanted, store):
            out.write(frame.to_ndarray().tobytes())
    raw_size = ["-pix_fmt", "yuv420p", "-s", "1080x1920", "-r", "30"]
    inputs = ["-f", "rawvideo", *raw_size, "-i", str(raw), "-i", str(file)]
    tags = "range=tv:colorspace=bt709:color_primaries=bt709:color_trc=bt709"  # or ffmpeg converts one of them
    measure = f"[0:v]setparams={tags}[drawn];[1:v][drawn]libvmaf=log_fmt=json:log_path={log}:n_subsample=4"
    run_ffmpeg([*inputs, "-lavfi", measure, "-f", "null", "-"], what="VMAF")
    assert json.loads(log.read_text())["pooled_metrics"]["vmaf"]["mean"] >= 95


@pytest.mark.media
@given(
    lengths=st.lists(st.integers(4, 90), min_size=1, max_size=4),
    kinds=st.lists(
        st.tuples(st.sampled_from(["cut", "crossfade", "wipe_left", "dip"]), st.integers(1, 3)),
        min_size=3,
        max_size=3,
    ),
)
@settings(
    max_examples=50,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_fifty_plans_give_exactly_their_frames(
    store: BlobStore, lengths: list[int], kinds: list[tuple[str, int]]
):
    wanted = tiny(store, lengths, kinds)
    assert sum(segment.frames for segment in slice_plan(wanted)) == sum(lengths)
    with store.scratch() as scratch:
        master = render(wanted, store, CallCache(store.home, store), scratch)
    assert len(luma_of(store.path(master.video))) == sum(lengths) == master.frames
    assert [one.end_frame for one in master.segments][-1] == sum(lengths)


DRAWN: dict[Path, RenderPlan] = {}


def tiny(store: BlobStore, lengths: list[int], kinds: list[tuple[str, int]]) -> RenderPlan:
    """Return a plan of tiny frames over pictures drawn once."""
    if store.home not in DRAWN:
        DRAWN[store.home] = plan(store, (90, 90, 90, 90), (("crossfade", 2),) * 3)
    whole, shots, at = DRAWN[store.home], [], 0
    for number, (length, shot) in enumerate(zip(lengths, whole.shots, strict=False)):
        kind, frames = ("cut", 0) if number == 0 or kinds[number - 1][0] == "cut" else kinds[number - 1]
        update = {
            "first_frame": at,
            "end_frame": at + length,
            "transition": kind,
            "transition_frames": frames,
        }
        shots.append(shot.model_copy(update={**update, "prop_frame": None}))
        at += length
    ends = at * 1000 // whole.fps
    cues = tuple(cue for cue in whole.cues if cue.end_ms <= ends)
    return whole.model_copy(
        update={"width": 54, "height": 96, "frames": at, "shots": tuple(shots), "cues": cues}
    )


CHILD = """
import hashlib, os, sys
from pathlib import Path
os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
from vidgen_assets_tests.post.sets import plan
from vidgen_assets_tests.post.test_render_quality import rendered
from resources.store import BlobStore
store = BlobStore(Path(sys.argv[1]))
print(hashlib.sha256(rendered(plan(store, (30, 85), (("crossfade", 8),)), store).read_bytes()).hexdigest())
"""


@pytest.mark.media
@pytest.mark.skipif(
    not hasattr(os, "sched_setaffinity"), reason="this system does not bind a process to a core"
)
@pytest.mark.parametrize("processor", ["", "generic"], ids=["one-core", "one-core-without-avx"])
def test_one_core_and_a_plain_processor_give_the_same_bytes(store: BlobStore, tmp_path: Path, processor: str):
    environment = {**os.environ}
    if processor:
        environment |= {"NUMBA_CPU_NAME": processor, "NUMBA_CACHE_DIR": str(tmp_path / "compiled")}
    child = [sys.executable, "-c", CHILD, str(tmp_path / "home")]
    done = subprocess.run(child, env=environment, capture_output=True, text=True, timeout=240, check=True)
    here = rendered(plan(store, (30, 85), (("crossfade", 8),)), store).read_bytes()
    assert done.stdout.split()[-1] == hashlib.sha256(here).hexdigest()

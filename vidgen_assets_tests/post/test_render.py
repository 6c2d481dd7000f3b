"""The one render: exact frames, the same bytes twice, one word one segment, nothing half-written."""

from __future__ import annotations

import ctypes
import threading
from pathlib import Path
from typing import get_args

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resources.call_cache import CallCache
from resources.errors import InvalidInput, RenderFailed
from resources.progress import Step, listening
from resources.store import BlobStore
from vidgen_assets.artifacts import HARD_CUTS, FramedClip, MasterVideo, RenderPlan, TransitionKind
from vidgen_assets.channel import Formats, Quality, Sound, Writing
from vidgen_assets.post import plain_kernels
from vidgen_assets.post.encoder import Cancelled, encode_segment
from vidgen_assets.post.kernel_types import load_kernels
from vidgen_assets.post.layers import Frame
from vidgen_assets.post.painter import Painter
from vidgen_assets.post.pictures import Pictures
from vidgen_assets.post.render import render
from vidgen_assets.post.slices import slice_plan
from vidgen_assets.post.x264 import steady_code
from vidgen_assets.quality.gates import master_gates
from vidgen_assets.quality.probes import probe_file
from vidgen_assets_tests.post.sets import keyframe, luma_of, mix, plan
from vidgen_assets_tests.post.test_footage import clip as video_clip

KINDS: tuple[TransitionKind, ...] = get_args(TransitionKind)


def make(plan: RenderPlan, store: BlobStore, at_once: int = 2) -> MasterVideo:
    with store.scratch() as scratch:
        master = render(plan, store, CallCache(store.home, store), scratch, at_once=at_once)
        assert list(scratch.iterdir()) == []
    return master


def home(folder: Path) -> BlobStore:
    return BlobStore(folder)


def painted(plan: RenderPlan, store: BlobStore, loops: object = None) -> list[np.ndarray]:
    """Return every frame of a plan as drawn, before the encoder."""
    pictures = Pictures(store, loops or load_kernels())  # type: ignore[arg-type]
    frames = []
    for segment in slice_plan(plan):
        with Painter(segment, pictures) as painter:
            for number in range(segment.frames):
                out = Frame(segment.width, segment.height)
                painter.paint(number, out)
                frames.append(out.buffer)
    return frames


def test_a_plan_becomes_a_master_that_passes_every_gate_it_can(store: BlobStore):
    wanted = plan(store, (50, 55, 45), (("crossfade", 12), ("slide_left", 10)))
    master = make(wanted, store)
    assert (master.frames, master.duration_ms) == (150, 5000)
    assert [(s.shot, s.first_frame, s.end_frame) for s in master.segments] == [
        ("s0", 0, 50),
        ("s1", 50, 105),
        ("s2", 105, 150),
    ]
    probe = probe_file(store.path(master.video), wanted)
    gates = master_gates(
        probe,
        wanted,
        Formats.model_construct(width=270, height=480, fps=30),
        Writing.model_construct(min_seconds=4, max_seconds=6),
        Quality(),
        Sound(target_lufs=round(master.loudness.lufs)),
    )
    assert [gate.name for gate in gates if not gate.passed] == []


def test_two_homes_and_any_number_of_workers_give_the_same_bytes(tmp_path: Path):
    masters = []
    for number, at_once in enumerate((1, 2, 4)):
        store = home(tmp_path / str(number))
        masters.append(make(plan(store), store, at_once))
    assert masters[0] == masters[1] == masters[2]


def test_encoding_does_not_depend_on_what_memory_held_before(tmp_path: Path):
    store = home(tmp_path / "store")
    wanted = plan(store, (40, 40), (("crossfade", 12),)).model_copy(update={"preset": "veryfast"})
    segment, pictures = slice_plan(wanted)[0], Pictures(store, load_kernels())
    made = set()
    for fill in (0x00, 0x55, 0xEE):
        _dirty(fill)
        encode_segment(segment, pictures, tmp_path / "segment.mp4", threading.Event())
        made.add((tmp_path / "segment.mp4").read_bytes())
    assert len(made) == 1


def _dirty(fill: int) -> None:
    """Fill and free memory of the sizes an encoder asks for."""
    libc = ctypes.CDLL(None)
    libc.malloc.restype = ctypes.c_void_p
    libc.free.argtypes = [ctypes.c_void_p]
    libc.memset.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_size_t]
    blocks = [libc.malloc(size) for size in [20_000] * 200 + [120_000] * 100 + [400_000] * 40]
    for block, size in zip(blocks, [20_000] * 200 + [120_000] * 100 + [400_000] * 40, strict=True):
        libc.memset(block, fill, size)
    for block in blocks:
        libc.free(block)


def test_where_the_processor_has_avx512_the_encoder_goes_without():
    from llvmlite.binding import get_host_cpu_features

    wide = any(name.startswith("avx512") and has for name, has in get_host_cpu_features().items())
    assert (steady_code() == ":asm=AVX2") == wide


def test_without_numba_every_frame_is_the_same(store: BlobStore):
    wanted = plan(store, (9, 8), (("wipe_up", 6),))
    for one, two in zip(painted(wanted, store), painted(wanted, store, plain_kernels), strict=True):
        assert np.array_equal(one, two)


def test_one_word_costs_one_segment_and_a_second_run_none(store: BlobStore):
    wanted = plan(store, (50, 50, 80), (("crossfade", 12), ("cut", 0)))
    first = make(wanted, store)
    calls = CallCache(store.home, store)
    assert [entry["capability"] for entry in calls.ledger()] == [*["render"] * 4, "sound"]
    assert make(wanted, store) == first
    assert len(calls.ledger()) == 5
    word = next(word for word in wanted.words if word.start_ms > 4000)
    words = tuple(w.model_copy(update={"text": "never"}) if w == word else w for w in wanted.words)
    second = make(wanted.model_copy(update={"words": words}), store)
    assert [entry["capability"] for entry in calls.ledger()[5:]] == ["render"]
    same = [a.video == b.video for a, b in zip(first.segments, second.segments, strict=True)]
    assert [one.shot for one in first.segments] == ["s0", "s1", "s2", "s2"]
    assert same == [True, True, False, True]
    assert all(entry["unit"] == "frames" and entry["cost_usd"] == 0 for entry in calls.ledger())


@given(
    lengths=st.lists(st.integers(4, 14), min_size=1, max_size=4),
    kinds=st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 5)), min_size=3, max_size=3),
)
@settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_plan_gives_exactly_its_frames(
    store: BlobStore, lengths: list[int], kinds: list[tuple[str, int]]
):
    shaped = tuple((kind, 0 if kind in HARD_CUTS else frames) for kind, frames in kinds)
    wanted = plan(store, tuple(lengths), shaped)  # type: ignore[arg-type]
    master = make(wanted, store)
    assert len(luma_of(store.path(master.video))) == sum(lengths) == master.frames


def test_the_picture_does_what_the_plan_says(store: BlobStore):
    """The prop pops in on its frame, eyes close, the vignette stands still, a hold holds."""
    wanted = plan(store, (90,), ())
    bare = wanted.model_copy(update={"words": (), "cues": (), "watermark": None})
    frames = painted(bare, store)
    luma = [buffer[: 270 * 480].reshape(480, 270) for buffer in frames]

    def change(number: int, box: tuple[slice, slice]) -> float:
        return float(np.abs(luma[number][box].astype(int) - luma[number - 1][box]).mean())

    prop, eyes = (slice(60, 150), slice(150, 240)), (slice(220, 245), slice(60, 110))
    assert change(12, prop) > 3 * change(11, prop)
    assert change(40, prop) < 2
    (first, end), *_ = slice_plan(bare)[0].appearances[0].blinks
    assert end <= 90
    assert change(first, eyes) > 4 * change(first - 1, eyes)
    assert change(end, eyes) > 4 * change(end - 2, eyes)
    shot = bare.shots[0]
    still = shot.clip.clip.model_copy(
        update={"path": None, "keyframe": shot.clip.clip.keyframe.model_copy(update={"blink": None})}
    )
    held = shot.model_copy(
        update={"clip": FramedClip(clip=still, window=shot.clip.window), "prop_frame": None}
    )
    frozen = painted(bare.model_copy(update={"shots": (held,)}), store)
    assert all(np.array_equal(frozen[0], other) for other in frozen)


def test_real_video_enters_graded_between_drawn_shots(store: BlobStore, tmp_path: Path):
    wanted = plan(store, (20, 30, 20), (("crossfade", 8), ("crossfade", 8)))
    file = video_clip(tmp_path / "clip.mp4", [60 + 2 * n for n in range(38)], 30, (320, 240))
    video = store.add_file(file, "clip.mp4", "video/mp4")
    shot = wanted.shots[1]
    clip = shot.clip.clip.model_copy(update={"video": video, "path": None})
    shots = (
        wanted.shots[0],
        shot.model_copy(update={"clip": FramedClip(clip=clip, window=shot.clip.window)}),
        wanted.shots[2],
    )
    luma = luma_of(store.path(make(wanted.model_copy(update={"shots": shots}), store).video))
    middle = [float(np.median(luma[number][:200])) for number in range(25, 45)]
    assert np.all(np.diff(middle) > 0)
    assert len(luma) == 70


def test_progress_is_reported_in_frames(store: BlobStore):
    heard: list[Step] = []
    with listening(heard.append):
        make(plan(store, (10, 10, 10), (("cut", 0), ("cut", 0))), store)
    assert [(step.unit, step.done, step.total) for step in heard] == [("frame", n, 30) for n in (10, 20, 30)]
    assert {step.detail for step in heard} == {"s0", "s1", "s2"}


def test_a_broken_layer_is_named_before_anything_is_encoded(store: BlobStore):
    wanted = plan(store, (10, 10), (("cut", 0),))
    broken = store.add_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "bad.png", "image/png")
    shot = wanted.shots[1]
    frame = shot.clip.clip.keyframe
    layers = (frame.layers[0].model_copy(update={"image": broken}), *frame.layers[1:])
    clip = shot.clip.clip.model_copy(update={"keyframe": frame.model_copy(update={"layers": layers})})
    spoilt = shot.model_copy(update={"clip": FramedClip(clip=clip, window=shot.clip.window)})
    with pytest.raises(InvalidInput, match=r"layer 'bg' of shot s1: the picture cannot be decoded"):
        make(wanted.model_copy(update={"shots": (wanted.shots[0], spoilt)}), store, at_once=1)
    assert CallCache(store.home, store).ledger() == []
    assert list((store.home / "scratch").iterdir()) == []


def test_a_window_off_its_canvas_is_named(store: BlobStore):
    wanted = plan(store, (10,), ())
    shot = wanted.shots[0]
    off = shot.clip.window.model_copy(update={"x": 200})
    shots = (shot.model_copy(update={"clip": FramedClip(clip=shot.clip.clip, window=off)}),)
    with pytest.raises(InvalidInput, match=r"shot s0: its window .* canvas of 324x576"):
        make(wanted.model_copy(update={"shots": shots}), store)


def test_a_segment_that_is_called_off_stops_in_the_middle(store: BlobStore, tmp_path: Path):
    stop = threading.Event()
    stop.set()
    with pytest.raises(Cancelled, match="called off at frame 0 of 30"):
        encode_segment(
            slice_plan(plan(store, (30,), ()))[0], Pictures(store, load_kernels()), tmp_path / "s.mp4", stop
        )


class Turn:
    """One encoder's turn, and what the segment's file looked like when it came and went."""

    def __init__(self, file: Path) -> None:
        self.file, self.sizes = file, list[int]()

    def __enter__(self) -> None:
        self.sizes.append(self.file.stat().st_size if self.file.exists() else 0)

    def __exit__(self, *error: object) -> None:
        self.__enter__()


def test_all_encoding_happens_in_the_segments_turn(store: BlobStore, tmp_path: Path):
    segment, file = slice_plan(plan(store, (30,), ()))[0], tmp_path / "s.mp4"
    turn = Turn(file)
    encode_segment(segment, Pictures(store, load_kernels()), file, threading.Event(), turn)
    assert turn.sizes == [0, file.stat().st_size]


def test_a_turn_ends_when_its_segment_fails(store: BlobStore, tmp_path: Path):
    segment = slice_plan(plan(store, (10,), ()))[0].model_copy(update={"preset": "warp"})
    one = threading.BoundedSemaphore(1)
    with pytest.raises(RenderFailed, match="segment s0"):
        encode_segment(segment, Pictures(store, load_kernels()), tmp_path / "s.mp4", threading.Event(), one)
    assert one.acquire(blocking=False)


def test_an_interrupt_leaves_no_file_behind(store: BlobStore):
    def interrupt(step: Step) -> None:
        raise KeyboardInterrupt

    wanted = plan(store, (12, 40, 40), (("cut", 0), ("cut", 0)))
    with pytest.raises(KeyboardInterrupt), listening(interrupt):
        make(wanted, store)
    assert list((store.home / "scratch").iterdir()) == []
    assert make(wanted, store).frames == 92


def test_an_encoder_that_refuses_is_a_render_failure(store: BlobStore, tmp_path: Path):
    wanted = plan(store, (10,), ()).model_copy(update={"preset": "warp"})
    with pytest.raises(RenderFailed, match="segment s0"):
        make(wanted, store)


@pytest.mark.media
def test_a_full_size_video_is_exact_tagged_and_small_in_memory(store: BlobStore):
    wanted = plan(store, (90, 90), (("crossfade", 12),))
    shots = []
    for number, shot in enumerate(wanted.shots):
        window = shot.clip.window.model_copy(update={"x": 108, "y": 192, "width": 1080, "height": 1920})
        clip = shot.clip.clip.model_copy(update={"keyframe": keyframe(store, shot.shot, number, scale=4)})
        shots.append(shot.model_copy(update={"clip": FramedClip(clip=clip, window=window)}))
    whole = wanted.model_copy(
        update={
            "width": 1080,
            "height": 1920,
            "shots": tuple(shots),
            "preset": "veryfast",
            "audio": mix(store, 6),
        }
    )
    before = highest_memory_kb(forget=True)
    master = make(whole, store)
    probe = probe_file(store.path(master.video), whole)
    assert probe.picture.frames == 180
    assert (probe.picture.primaries, probe.picture.transfer, probe.picture.matrix) == (1, 1, 1)
    assert probe.captions.lit == probe.captions.words > 15
    assert highest_memory_kb() - before < 800_000


def highest_memory_kb(*, forget: bool = False) -> int:
    """Return the most memory this process held at once, in kB; `forget` starts over from what it holds now."""
    if forget:
        Path("/proc/self/clear_refs").write_text("5")
    (line,) = [
        line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM:")
    ]
    return int(line.split()[1])

"""Every gate opens for a good master and closes for its own reason, in words a person can act on."""

from __future__ import annotations

from typing import Any

import pytest

from resources.store import BlobStore
from vidgen_assets.artifacts import Box, Loudness, Measured, RenderPlan
from vidgen_assets.channel import Formats, Quality, Sound, Writing
from vidgen_assets.quality.boxes import FileLayout
from vidgen_assets.quality.gates import master_gates
from vidgen_assets.quality.probes import MasterProbe, PictureFacts, SoundFacts
from vidgen_assets.quality.seen_captions import CaptionsSeen, Missed
from vidgen_assets.quality.stillness import Stretch
from vidgen_assets_tests.post.sets import plan

PICTURE = PictureFacts(
    codec="h264", pixel_format="yuv420p", width=1080, height=1920, fps="30", frames=1440,
    primaries=1, transfer=1, matrix=1, colour_range=1,
)  # fmt: skip
CAPTIONS = CaptionsSeen(
    words=120, lit=120, missed=(), too_short=0, unwritable=(), box=Box(x=160, y=1180, width=760, height=180)
)
GOOD = MasterProbe(
    layout=FileLayout(boxes=("ftyp", "moov", "mdat"), faststart=True, edit_lists=0),
    picture=PICTURE,
    sound=SoundFacts(codec="aac", sample_rate=48_000, channels=2, duration_ms=48_000),
    loudness=Loudness(lufs=-14.2, true_peak_dbtp=-1.6),
    duration_ms=48_000,
    black=(),
    frozen=(),
    held=(),
    captions=CAPTIONS,
    tags=(),
)
MISSED = tuple(Missed(text=f"word{n}", frame=n, share=0.0) for n in range(3))


@pytest.fixture
def wanted(store: BlobStore) -> RenderPlan:
    return plan(store, (10,), ()).model_copy(update={"frames": 1440, "width": 1080, "height": 1920})


def gates(probe: MasterProbe, plan: RenderPlan) -> tuple[Measured, ...]:
    return master_gates(probe, plan, Formats(), Writing(), Quality(), Sound())


def test_a_good_master_passes_and_says_nothing(wanted: RenderPlan):
    found = gates(GOOD, wanted)
    assert all(gate.passed and gate.why == "" for gate in found)
    assert [gate.name for gate in found] == [
        "frame count", "duration", "picture format", "colour tags", "file layout", "inherited metadata",
        "black stretches", "frozen stretches", "held stretches", "sound track", "loudness", "true peak",
        "caption coverage", "caption safe area", "caption letters",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("update", "name", "measured"),
    [
        ({"picture": PICTURE.model_copy(update={"frames": 1439})}, "frame count", "1439 frames"),
        (
            {"duration_ms": 34_900, "sound": GOOD.sound.model_copy(update={"duration_ms": 34_900})},
            "duration",
            "34.90 s",
        ),
        ({"picture": PICTURE.model_copy(update={"fps": "25"})}, "picture format", "at 25 fps"),
        ({"picture": PICTURE.model_copy(update={"pixel_format": "yuv444p"})}, "picture format", "yuv444p"),
        ({"picture": PICTURE.model_copy(update={"matrix": 2})}, "colour tags", "matrix 2"),
        ({"layout": GOOD.layout.model_copy(update={"faststart": False})}, "file layout", "index last"),
        ({"layout": GOOD.layout.model_copy(update={"edit_lists": 2})}, "file layout", "2 edit lists"),
        ({"tags": ("creation_time",)}, "inherited metadata", "creation_time"),
        ({"black": (Stretch(first=60, end=76),)}, "black stretches", "0.53 s, from 2.0 s"),
        (
            {"frozen": (Stretch(first=0, end=9), Stretch(first=30, end=153))},
            "frozen stretches",
            "4.10 s, from 1.0 s",
        ),
        ({"sound": GOOD.sound.model_copy(update={"duration_ms": 47_000})}, "sound track", "1000 ms off"),
        ({"sound": GOOD.sound.model_copy(update={"channels": 1})}, "sound track", "1 channels"),
        ({"loudness": Loudness(lufs=-16.5, true_peak_dbtp=-3)}, "loudness", "-16.50 LUFS"),
        ({"loudness": Loudness(lufs=-14, true_peak_dbtp=-1.4)}, "true peak", "-1.40 dBTP"),
        (
            {"captions": CAPTIONS.model_copy(update={"lit": 117, "missed": MISSED})},
            "caption coverage",
            "117 of 120 words lit",
        ),
        ({"captions": CAPTIONS.model_copy(update={"words": 0, "lit": 0})}, "caption coverage", "0 of 0"),
        (
            {"captions": CAPTIONS.model_copy(update={"box": Box(x=20, y=1180, width=1040, height=180)})},
            "caption safe area",
            "1040x180 at (20, 1180)",
        ),
    ],
)  # fmt: skip
def test_each_fault_closes_its_own_gate(wanted: RenderPlan, update: dict[str, Any], name: str, measured: str):
    failed = [gate for gate in gates(GOOD.model_copy(update=update), wanted) if not gate.passed]
    assert [gate.name for gate in failed] == [name]
    assert measured in failed[0].measured
    assert failed[0].severity == "blocks"
    assert failed[0].why
    assert failed[0].threshold


@pytest.mark.parametrize(
    ("update", "name"),
    [
        ({"held": (Stretch(first=0, end=400),)}, "held stretches"),
        ({"captions": CAPTIONS.model_copy(update={"unwritable": ("漢字",)})}, "caption letters"),
    ],
)
def test_what_a_viewer_can_live_with_only_warns(wanted: RenderPlan, update: dict[str, Any], name: str):
    failed = [gate for gate in gates(GOOD.model_copy(update=update), wanted) if not gate.passed]
    assert [(gate.name, gate.severity) for gate in failed] == [(name, "warns")]


def test_a_word_or_two_missed_in_a_hundred_is_let_through(wanted: RenderPlan):
    nearly = CAPTIONS.model_copy(update={"lit": 118, "missed": MISSED[:2]})
    assert all(gate.passed for gate in gates(GOOD.model_copy(update={"captions": nearly}), wanted))


def test_missed_words_are_named(wanted: RenderPlan):
    bad = GOOD.model_copy(update={"captions": CAPTIONS.model_copy(update={"lit": 100, "missed": MISSED})})
    coverage = next(gate for gate in gates(bad, wanted) if gate.name == "caption coverage")
    assert "'word0' at frame 0" in coverage.why

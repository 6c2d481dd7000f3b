"""EDL, FCPXML, AAF and OTIO say the cut to the frame: our own readers and other people's agree."""

from __future__ import annotations

import random
import sys
from pathlib import Path
from types import ModuleType
from typing import get_args
from xml.etree import ElementTree

import pytest

from resources.errors import RenderFailed
from resources.store import BlobStore
from vidgen_assets.artifacts import TimelineShot, TransitionKind
from vidgen_assets.post.editors.aaf import write_aaf
from vidgen_assets.post.editors.cut import WIPES, Cut, cut_of, edits_of, handle_of
from vidgen_assets.post.editors.edl import edl_text
from vidgen_assets.post.editors.fcpxml import fcpxml_text, read_fcpxml
from vidgen_assets.post.editors.otio_file import otio_text
from vidgen_assets.post.editors.readback import read_aaf, read_edl, read_otio, require_equal
from vidgen_assets_tests.post import sets

KINDS = get_args(TransitionKind)


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> TimelineShot:
    """One shot with a picture; the others are like it."""
    return sets.shot(BlobStore(tmp_path_factory.mktemp("store")), 0, (0, 40))


def shot(
    one: TimelineShot, number: int, frames: tuple[int, int], kind: str = "cut", length: int = 0
) -> TimelineShot:
    return one.model_copy(
        update={
            "shot": f"s{number}", "first_frame": frames[0], "end_frame": frames[1],
            "transition": kind, "transition_frames": length,
        }
    )  # fmt: skip


def cut(one: TimelineShot, seed: int, fps: int = 30, title: str = "A story") -> Cut:
    """Return a cut of random lengths with every kind of transition there is, odd and even lengths."""
    chance, at, shots = random.Random(seed), 0, []
    for number, kind in enumerate(("cut", *chance.sample(KINDS, len(KINDS)))):
        length = chance.randint(30, 140)
        frames = 0 if kind == "cut" else chance.randint(1, 14)
        shots.append(shot(one, number, (at, at + length), kind if frames else "cut", frames))
        at += length
    return cut_of(shots, fps, (1080, 1920), title)


def write(made: Cut, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "timeline.otio").write_text(otio_text(made))
    (folder / "timeline.edl").write_text(edl_text(made))
    (folder / "timeline.fcpxml").write_text(fcpxml_text(made))
    write_aaf(made, folder / "timeline.aaf")
    return folder


@pytest.mark.parametrize(("seed", "fps"), [(1, 30), (2, 24), (3, 25), (4, 60), (5, 30)])
def test_all_four_read_back_equal_to_the_frame(tmp_path: Path, one: TimelineShot, seed: int, fps: int):
    made = cut(one, seed, fps)
    folder = write(made, tmp_path)
    require_equal(made, folder)
    wanted = edits_of(made)
    assert read_otio(folder / "timeline.otio") == wanted
    assert read_edl(folder / "timeline.edl", fps) == wanted
    assert read_aaf(folder / "timeline.aaf") == wanted
    assert read_fcpxml((folder / "timeline.fcpxml").read_text(), fps) == edits_of(made, wipes=False)
    assert {edit.shown for edit in wanted} == {"cut", "dissolve", "wipe"}


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_fcpxml_adapter_reads_the_same_cuts(
    tmp_path: Path, one: TimelineShot, monkeypatch: pytest.MonkeyPatch
):
    pytest.importorskip("otio_fcpx_xml_adapter")
    # what it imports left Python with 3.9; ElementTree is the same thing under its present name
    monkeypatch.setitem(sys.modules, "xml.etree.cElementTree", ElementTree)
    monkeypatch.setattr("xml.etree.cElementTree", ElementTree, raising=False)
    from otio_fcpx_xml_adapter import fcpx_xml

    made = cut(one, 6)
    (timeline,) = fcpx_xml.read_from_string(
        fcpxml_text(made).replace("<library>", "").replace("</library>", "")
    )
    tracks = {track.name: track for track in timeline.tracks}
    clips = [item for item in tracks["0"] if item.schema_name() == "Clip"]
    assert len(clips) == len(made.takes)
    for clip, take in zip(clips, made.takes, strict=True):
        assert clip.media_reference.target_url == take.media
        # it goes through floats and cuts off what is behind the point
        assert abs(clip.source_range.start_time.value - take.source_in) <= 1
        assert abs(clip.source_range.duration.value - take.frames) <= 1
    (sound,) = [item for item in tracks["-1"] if item.schema_name() == "Clip"]
    assert sound.media_reference.target_url == "sound/mix.wav"


def test_an_edl_has_reels_of_eight_characters_and_lines_of_a_cmx(tmp_path: Path, one: TimelineShot):
    made = cut(one, 7, title="„Ünïcode” \n and a second line" * 9)
    lines = edl_text(made).splitlines()
    assert lines[0].startswith("TITLE: ?")
    assert len(lines[0]) <= 77
    assert lines[1] == "FCM: NON-DROP FRAME"
    events = [line.split() for line in lines if line[:3].isdigit()]
    assert all(len(event[1]) == 8 or event[1] == "VGSOUND" for event in events)
    assert {event[3] for event in events} <= {"C", "D", "W001", "W002"}
    assert len({event[0] for event in events}) == len(made.takes) + 1


def test_a_kind_no_format_knows_is_a_dissolve_with_its_name_in_a_comment(tmp_path: Path, one: TimelineShot):
    shots = [shot(one, 0, (0, 40)), shot(one, 1, (40, 90), "slide_left", 9)]
    made = cut_of(shots, 30, (1080, 1920), "t")
    assert [take.shown for take in made.takes] == ["cut", "dissolve"]
    assert "* VIDGEN TRANSITION: slide_left 9" in edl_text(made)
    assert "<note>in by slide_left, 9 frames</note>" in fcpxml_text(made)
    write_aaf(made, tmp_path / "t.aaf")
    aaf2 = pytest.importorskip("aaf2")
    with aaf2.open(str(tmp_path / "t.aaf")) as file:
        (top,) = file.content.toplevel()
        assert dict(top.comments.items()) == {"transition at frame 000040": "slide_left, 9 frames"}


def test_a_wipe_s_number_and_direction_are_in_the_aaf(tmp_path: Path, one: TimelineShot):
    aaf2 = pytest.importorskip("aaf2")
    for kind, (number, reverse) in WIPES.items():
        shots = [shot(one, 0, (0, 40)), shot(one, 1, (40, 90), kind, 8)]
        write_aaf(cut_of(shots, 30, (1080, 1920), "t"), tmp_path / f"{kind}.aaf")
        with aaf2.open(str(tmp_path / f"{kind}.aaf")) as file:
            (top,) = file.content.toplevel()
            picture = next(slot for slot in top.slots if slot.media_kind == "Picture")
            transition = picture.segment.components[1]
            group = transition["OperationGroup"].value
            values = {one.name: one.value for one in group.parameters if one.name.startswith("SMPTE")}
            assert values == {"SMPTEWipeNumber": number, "SMPTEReverse": reverse}
            assert (transition.length, transition.cutpoint) == (8, 4)


def test_the_same_cut_is_the_same_bytes(tmp_path: Path, one: TimelineShot):
    made = cut(one, 8)
    first, second = write(made, tmp_path / "one"), write(made, tmp_path / "two")
    for path in first.iterdir():
        assert path.read_bytes() == (second / path.name).read_bytes(), path.name


def test_a_timeline_that_says_something_else_is_found(tmp_path: Path, one: TimelineShot):
    made = cut(one, 9)
    folder = write(made, tmp_path)
    moved = made.takes[1].model_copy(update={"source_in": made.takes[1].source_in + 1})
    other = made.model_copy(update={"takes": (made.takes[0], moved, *made.takes[2:])})
    (folder / "timeline.edl").write_text(edl_text(other))
    with pytest.raises(RenderFailed, match=r"timeline.edl reads back as .* the first that differs"):
        require_equal(made, folder)


@pytest.mark.parametrize("title", ["<&>\"' ]]>", "\x00\x1b[2J", "الـعنوان 🙂", ""])
def test_a_title_is_only_text_in_every_format(tmp_path: Path, one: TimelineShot, title: str):
    made = cut(one, 10, title=title)
    require_equal(made, write(made, tmp_path))


def test_files_have_handles_on_both_sides(one: TimelineShot):
    made, handle = cut(one, 11), handle_of(30)
    for number, take in enumerate(made.takes):
        following = made.takes[number + 1] if number + 1 < len(made.takes) else None
        after = following.transition_frames - following.before if following else 0
        assert take.source_in - take.before == handle
        assert take.available - (take.source_in + take.frames + after) == handle


def test_the_adapters_are_those_of_opentimelineio():
    import opentimelineio as otio

    assert {"cmx_3600", "AAF", "otio_json"} <= set(otio.adapters.available_adapter_names())
    assert isinstance(otio.adapters.from_name("AAF").module(), ModuleType)

"""A master measured by its pieces is measured as if it were decoded whole, and only what is new is decoded."""

from __future__ import annotations

from pathlib import Path

import pytest

from resources.call_cache import CallCache
from resources.errors import RenderFailed
from resources.store import BlobStore
from vidgen_assets.artifacts import MasterVideo, RenderPlan
from vidgen_assets.channel import Platform, Platforms
from vidgen_assets.export.frames import measure, measured_frames
from vidgen_assets.post.master_frames import master_frames, piece_at
from vidgen_assets.post.render import render
from vidgen_assets.quality.measuring import probe_of
from vidgen_assets.quality.packets import check_joined
from vidgen_assets.quality.previews import plan_previews, previews_once
from vidgen_assets.quality.probes import probe_file
from vidgen_assets_tests.post.sets import plan


def rendered(wanted: RenderPlan, store: BlobStore, calls: CallCache) -> MasterVideo:
    with store.scratch() as scratch:
        master = render(wanted, store, calls, scratch)
    kept = store.add_bytes(wanted.model_dump_json().encode(), "plan.json", "application/json")
    return master.model_copy(update={"plan": kept})


@pytest.fixture
def calls(store: BlobStore) -> CallCache:
    return CallCache(store.home, store)


def test_by_its_pieces_a_master_measures_what_it_measures_as_a_whole(store: BlobStore, calls: CallCache):
    wanted = plan(store, (45, 50, 30), (("crossfade", 10), ("cut", 0)))
    master = rendered(wanted, store, calls)
    by_pieces, whole = probe_of(master, store, calls), probe_file(store.path(master.video), wanted)
    assert by_pieces == whole
    assert by_pieces.picture.frames == 125
    assert by_pieces.captions.lit == by_pieces.captions.words > 8


def test_a_changed_word_is_looked_at_in_its_own_piece_alone(store: BlobStore, calls: CallCache):
    wanted = plan(store, (50, 50, 80), (("crossfade", 12), ("cut", 0)))
    probe_of(rendered(wanted, store, calls), store, calls)
    word = next(word for word in wanted.words if word.start_ms > 4000)
    words = tuple(w.model_copy(update={"text": "never"}) if w == word else w for w in wanted.words)
    before = len(calls.ledger())
    second = rendered(wanted.model_copy(update={"words": words}), store, calls)
    probe = probe_of(second, store, calls)
    new = [entry["capability"] for entry in calls.ledger()[before:]]
    assert (new.count("render"), new.count("observe"), new.count("probe")) == (1, 1, 1)
    assert probe.captions.lit == probe.captions.words


@pytest.fixture
def parts(store: BlobStore, calls: CallCache) -> tuple[Path, list[Path], Path]:
    master = rendered(plan(store, (30, 30), (("cut", 0),)), store, calls)
    segments = [store.path(one.video) for one in master.segments]
    return store.path(master.video), segments, store.path(master.sound)


def test_a_master_made_of_its_segments_and_its_sound_passes(parts: tuple[Path, list[Path], Path]):
    check_joined(*parts)


def test_segments_in_another_order_are_noticed(parts: tuple[Path, list[Path], Path]):
    master, segments, sound = parts
    with pytest.raises(RenderFailed, match="packet 0 of the picture"):
        check_joined(master, segments[::-1], sound)


def test_a_segment_too_few_is_noticed(parts: tuple[Path, list[Path], Path]):
    master, segments, sound = parts
    with pytest.raises(RenderFailed, match="packet 30 of the picture"):
        check_joined(master, segments[:1], sound)


def test_another_sound_is_noticed(parts: tuple[Path, list[Path], Path], store: BlobStore, calls: CallCache):
    master, segments, _ = parts
    other = rendered(plan(store, (20,), ()), store, calls)
    with pytest.raises(RenderFailed, match="of the sound"):
        check_joined(master, segments, store.path(other.sound))


def test_a_damaged_byte_in_the_master_is_noticed(parts: tuple[Path, list[Path], Path], tmp_path: Path):
    master, segments, sound = parts
    data = bytearray(master.read_bytes())
    data[-len(data) // 3] ^= 0x40
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(bytes(data))
    with pytest.raises(RenderFailed, match=r"broken\.mp4"):
        check_joined(broken, segments, sound)


def test_previews_and_thumbnail_measures_of_unchanged_pieces_are_kept(store: BlobStore, calls: CallCache):
    wanted = plan(store, (50, 50, 80), (("crossfade", 12), ("cut", 0)))
    first = rendered(wanted, store, calls)
    screens = plan_previews(first, wanted.cues, Platforms(tiktok=Platform()), "A title", "A channel")
    pictures = previews_once(first, screens, store, calls)
    measures = measured_frames(first, (10, 60, 150), store, calls)
    assert [picture.name for picture in pictures] == [f"{screen.name}.png" for screen in screens.screens]
    assert sorted(measures) == [10, 60, 150]
    for number, frame in master_frames(first, (10, 60, 150), store):
        assert measure(frame) == measures[number]
    word = next(word for word in wanted.words if word.start_ms > 4000)
    words = tuple(w.model_copy(update={"text": "never"}) if w == word else w for w in wanted.words)
    second = rendered(wanted.model_copy(update={"words": words}), store, calls)
    before = len(calls.ledger())
    again = previews_once(second, screens, store, calls)
    measured_frames(second, (10, 60, 150), store, calls)
    changed = {screen.name for screen in screens.screens if screen.frame >= 100}
    assert {one.name for one, two in zip(again, pictures, strict=True) if one != two} <= {
        f"{name}.png" for name in changed
    }
    new = [entry["capability"] for entry in calls.ledger()[before:]]
    assert new.count("measure") == 1
    assert new.count("preview") <= len(changed)


def test_a_frame_the_master_does_not_have_is_refused(store: BlobStore, calls: CallCache):
    master = rendered(plan(store, (20,), ()), store, calls)
    with pytest.raises(RenderFailed, match="no frame 20"):
        piece_at(master, 20)
    with pytest.raises(RenderFailed, match="no frame -1"):
        list(master_frames(master, (-1, 3), store))

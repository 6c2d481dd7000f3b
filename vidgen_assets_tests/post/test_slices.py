"""A segment's plan holds what its pixels depend on, and nothing else."""

from __future__ import annotations

import pytest

from resources.errors import InvalidInput
from resources.store import BlobStore
from vidgen_assets.artifacts import Cue, RenderPlan, Watermark
from vidgen_assets.post.slices import slice_plan
from vidgen_assets_tests.post.sets import grade, path, plan


@pytest.fixture
def whole(store: BlobStore) -> RenderPlan:
    return plan(store, (60, 62, 63, 60), (("crossfade", 12), ("cut", 0), ("slide_left", 8)))


def changed(before: RenderPlan, after: RenderPlan) -> list[int]:
    """Return the segments whose key differs."""
    pairs = zip(slice_plan(before), slice_plan(after), strict=True)
    return [number for number, (one, two) in enumerate(pairs) if one.key != two.key]


def with_word(plan: RenderPlan, index: int, text: str) -> RenderPlan:
    words = tuple(w.model_copy(update={"text": text}) if w.index == index else w for w in plan.words)
    return plan.model_copy(update={"words": words})


def with_clip(plan: RenderPlan, index: int, **update: object) -> RenderPlan:
    shot = plan.shots[index]
    clip = shot.clip.model_copy(update={"clip": shot.clip.clip.model_copy(update=update)})
    shots = tuple(
        shot.model_copy(update={"clip": clip}) if n == index else s for n, s in enumerate(plan.shots)
    )
    return plan.model_copy(update={"shots": shots})


def test_segments_cover_the_plan_with_the_neighbours_their_transitions_show(whole: RenderPlan):
    segments = slice_plan(whole)
    assert [segment.frames for segment in segments] == [60, 62, 63, 60]
    assert [[a.picture.shot for a in segment.appearances] for segment in segments] == [
        ["s0", "s1"],
        ["s0", "s1"],
        ["s2", "s3"],
        ["s2", "s3"],
    ]
    assert [segment.shot for segment in segments] == ["s0", "s1", "s2", "s3"]
    first, second = segments[0].blends[0], segments[1].blends[0]
    assert (first.first, first.frames) == (54, 12)
    assert (second.first, second.frames) == (-6, 12)
    assert segments[1].appearances[1].starts == -6


def test_one_word_changes_one_segment(whole: RenderPlan):
    word = next(word for word in whole.words if word.start_ms > 2600)
    assert changed(whole, with_word(whole, word.index, "unheard-of")) == [1]


def test_a_cue_over_a_cut_belongs_to_both_segments(whole: RenderPlan):
    spoken = [word for word in whole.words if word.start_ms < 2000 < word.end_ms]
    assert changed(whole, with_word(whole, spoken[0].index, "unheard-of")) == [0, 1]


def test_a_camera_move_changes_where_its_shot_is_seen(whole: RenderPlan):
    assert changed(whole, with_clip(whole, 1, path=path(0))) == [0, 1]
    assert changed(whole, with_clip(whole, 2, path=path(0))) == [2, 3]


def test_what_no_pixel_depends_on_changes_nothing(whole: RenderPlan):
    assert changed(whole, with_clip(whole, 1, provider="someone else", variant="b")) == []
    assert changed(whole, whole.model_copy(update={"audio": whole.shots[0].clip.clip.keyframe.preview})) == []


@pytest.mark.parametrize(
    "update",
    [
        {"crf": 30},
        {"preset": "fast"},
        {"watermark": Watermark(text="@other", opacity=0.5)},
        {"watermark": None},
    ],
    ids=str,
)
def test_what_every_pixel_depends_on_changes_everything(whole: RenderPlan, update: dict[str, object]):
    assert changed(whole, whole.model_copy(update=update)) == [0, 1, 2, 3]


def test_how_captions_look_changes_what_has_captions(whole: RenderPlan):
    quiet = tuple(cue for cue in whole.cues if cue.end_ms < 4000)
    some = whole.model_copy(update={"cues": quiet})
    larger = some.model_copy(update={"look": some.look.model_copy(update={"size": 90})})
    assert changed(some, larger) == [0, 1]


def test_a_long_shot_is_cut_where_a_caption_begins_and_a_word_changes_one_piece(store: BlobStore):
    whole = plan(store, (200,), ())
    pieces = slice_plan(whole)
    starts = {round(cue.start_ms * whole.fps / 1000 + 1e-6) for cue in whole.cues}
    edges = [0]
    for piece in pieces:
        edges.append(edges[-1] + piece.frames)
    assert len(pieces) > 2
    assert edges[-1] == 200
    assert set(edges[1:-1]) <= starts
    for word in whole.words[::3]:
        assert len(changed(whole, with_word(whole, word.index, "unheard-of"))) == 1


def test_the_look_and_its_strength_change_everything(whole: RenderPlan, store: BlobStore):
    shots = [shot.shot for shot in whole.shots]
    assert changed(whole, whole.model_copy(update={"grade": grade(store, shots, "noir")})) == [0, 1, 2, 3]
    assert changed(whole, whole.model_copy(update={"grade": grade(store, shots, strength=0.5)})) == [
        0,
        1,
        2,
        3,
    ]


def test_a_segment_that_only_moves_in_time_keeps_its_key(store: BlobStore):
    def later(by: int) -> RenderPlan:
        whole = plan(store, (30 + by, 40), (("cut", 0),))
        shift = by * 100 // 3
        cue = Cue(first_word=0, end_word=2, start_ms=1100 + shift, end_ms=2000 + shift, lines=(2,))
        words = tuple(
            word.model_copy(update={"start_ms": 1100 + 400 * n + shift, "end_ms": 1400 + 400 * n + shift})
            for n, word in enumerate(whole.words[:2])
        )
        return whole.model_copy(update={"words": words, "cues": (cue,)})

    assert slice_plan(later(0))[1].key == slice_plan(later(30))[1].key


@pytest.mark.parametrize(
    ("cue", "says"),
    [
        (Cue(first_word=0, end_word=900, start_ms=0, end_ms=500, lines=(900,)), "not all of them exist"),
        (Cue(first_word=2, end_word=2, start_ms=0, end_ms=500, lines=()), "not all of them exist"),
        (Cue(first_word=0, end_word=3, start_ms=0, end_ms=500, lines=(2, 2)), "do not hold its 3 words"),
        (Cue(first_word=0, end_word=2, start_ms=500, end_ms=500, lines=(2,)), "ends before it begins"),
    ],
)
def test_captions_that_do_not_fit_their_words_are_refused(whole: RenderPlan, cue: Cue, says: str):
    with pytest.raises(InvalidInput, match=f"caption 1.*{says}"):
        slice_plan(whole.model_copy(update={"cues": (cue,)}))

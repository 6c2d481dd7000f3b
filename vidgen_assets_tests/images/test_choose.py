"""The choice of pictures: by what is measured, with reasons, and never the same twice."""

from __future__ import annotations

import pytest
from PIL import ImageDraw

from resources.errors import CorruptArtifact, InvalidInput
from resources.store import BlobStore
from vidgen_assets.artifacts.base import score_of
from vidgen_assets.artifacts.pictures import Box
from vidgen_assets.images.choose import WEIGHTS, choose
from vidgen_assets.images.measure import difference, measure
from vidgen_assets_tests.images.pictures import candidates, keyframe, picture, shots

FACE = Box(x=450, y=600, width=400, height=450)


def busy(draw: ImageDraw.ImageDraw) -> None:
    """White and black bars where captions go."""
    for x in range(0, 432, 6):
        draw.rectangle((x, 440, x + 2, 620), fill="white")


def test_the_calmer_caption_band_wins(store: BlobStore) -> None:
    calm, loud = picture(ground="#203040"), picture(busy, "#203040")
    chosen = choose(
        candidates("a", keyframe(store, "s0", loud, (FACE,))),
        candidates("b", keyframe(store, "s0", calm, (FACE,))),
        shots(1),
        store,
    )
    (choice,) = chosen.choices
    assert choice.candidate == "b"
    assert score_of(choice.scores_b, "captions") > score_of(choice.scores_a, "captions")
    assert "captions" in choice.why


def test_a_face_that_is_cut_off_loses(store: BlobStore) -> None:
    plain = picture()
    cut = Box(x=0, y=600, width=400, height=450)
    a = keyframe(store, "s0", plain, (cut,))
    b = keyframe(store, "s0", picture(ground="#446689"), (FACE,))
    chosen = choose(candidates("a", a), candidates("b", b), shots(1), store)
    assert chosen.choices[0].candidate == "b"
    assert "cut off" in chosen.choices[0].why or "place" in chosen.choices[0].why
    assert measure(a, plain).face_cut == pytest.approx(108 / 400, abs=0.01)


def test_no_picture_is_shown_twice_while_there_is_another(store: BlobStore) -> None:
    same, other = picture(ground="#884422"), picture(busy, "#884422")
    a = candidates("a", keyframe(store, "s0", same), keyframe(store, "s1", same))
    b = candidates("b", keyframe(store, "s0", other), keyframe(store, "s1", other))
    chosen = choose(a, b, shots(2), store)
    assert len({one.preview.sha256 for one in chosen.keyframes}) == 2
    assert "repeats an earlier picture" in chosen.choices[1].why


def test_when_both_repeat_it_says_so(store: BlobStore) -> None:
    same = picture()
    frames = [keyframe(store, f"s{n}", same) for n in range(2)]
    chosen = choose(candidates("a", *frames), candidates("b", *frames), shots(2), store)
    assert chosen.choices[1].why == "both candidates repeat an earlier picture of this video"


def test_neighbours_differ_when_they_can(store: BlobStore) -> None:
    red, nearly, blue = picture(ground="#aa2222"), picture(ground="#ab2222"), picture(ground="#2222aa")
    a = candidates("a", keyframe(store, "s0", red), keyframe(store, "s1", nearly))
    b = candidates("b", keyframe(store, "s0", red), keyframe(store, "s1", blue))
    assert choose(a, b, shots(2), store).choices[1].candidate == "b"


def test_equals_go_to_the_first_candidate(store: BlobStore) -> None:
    a, b = keyframe(store, "s0", picture()), keyframe(store, "s0", picture(ground="#446689"))
    assert choose(candidates("a", a), candidates("b", b), shots(1), store).choices[0].candidate == "a"


def test_every_score_has_a_weight_and_a_reason(store: BlobStore) -> None:
    chosen = choose(
        candidates("a", keyframe(store, "s0", picture())),
        candidates("b", keyframe(store, "s0", picture())),
        shots(1),
        store,
    )
    scores = chosen.choices[0].scores_a
    assert {score.name for score in scores} == set(WEIGHTS)
    assert all(0 <= score.value <= 1 and score.why for score in scores)


def test_a_shot_without_a_picture_and_a_broken_preview_are_named(store: BlobStore) -> None:
    good = keyframe(store, "s0", picture())
    with pytest.raises(InvalidInput, match="shot s1"):
        choose(candidates("a", good), candidates("b", good), shots(2), store)
    broken = keyframe(store, "s0", b"no picture")
    with pytest.raises(CorruptArtifact, match="shot s0"):
        choose(candidates("a", broken), candidates("b", broken), shots(1), store)


def test_difference_is_nothing_for_the_same_and_much_for_opposites(store: BlobStore) -> None:
    black = measure(keyframe(store, "s0", picture(ground="black")), picture(ground="black")).frame
    white = measure(keyframe(store, "s0", picture(ground="white")), picture(ground="white")).frame
    assert difference(black, black) == 0
    assert difference(black, white) == 1

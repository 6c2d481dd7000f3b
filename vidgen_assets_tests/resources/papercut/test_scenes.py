"""What draw promises: layers, determinism, two compositions, a cast that keeps its looks, clear errors."""

import itertools
import os
import subprocess
import sys

import numpy as np
import pytest
from pydantic import ValidationError

from resources.errors import InvalidInput
from resources.papercut import (
    FEELINGS,
    LOOKS,
    MOODS,
    OUTFITS,
    PLACES,
    CanvasSize,
    Figure,
    LayeredPicture,
    SceneSpec,
    draw,
    flatten,
    icon_terms,
    prop_names,
)
from resources.papercut.model import LAYER_ORDER
from vidgen_assets_tests.resources.papercut.scenes import (
    BOSS,
    CARD,
    SMALL,
    WIFE,
    difference,
    fingerprint,
    frame,
    usual_colour,
)

PAIR = SceneSpec(
    place="kitchen", mood="warm", figures=(WIFE, BOSS), props=("ring",), bubble="speech", seed="s"
)


def test_layers_come_back_to_front_cut_to_their_pixels_and_inside_the_canvas():
    picture = draw(PAIR, SMALL)
    names = [layer.name for layer in picture.layers]
    assert names == [name for name in LAYER_ORDER if name in names]
    assert {"bg", "mid", "prop", "subject", "vignette"} <= set(names)
    width, height = SMALL.canvas
    for layer in picture.layers:
        assert layer.rgba.dtype == np.uint8
        assert layer.box.left >= 0
        assert layer.box.top >= 0
        assert layer.box.right <= width
        assert layer.box.bottom <= height
        seen = layer.rgba.any(axis=2)
        assert seen[0].any()
        assert seen[-1].any()
        assert seen[:, 0].any()
        assert seen[:, -1].any()


def test_alpha_is_straight():
    """A half transparent pixel keeps its colour: the blurred corners of fg are not black."""
    vignette = draw(PAIR, SMALL).layer("vignette")
    assert vignette is not None
    faint = (vignette.rgba[..., 3] > 30) & (vignette.rgba[..., 3] < 90)
    assert faint.any()
    colours = vignette.rgba[faint][:, :3].astype(float)
    assert colours.std(axis=0).max() < 8
    assert colours.mean() > 20


def test_parallax_grows_towards_the_camera_and_the_vignette_stays():
    parallax = {layer.name: layer.parallax for layer in draw(PAIR, SMALL).layers}
    moving = [parallax[name] for name in LAYER_ORDER if name in parallax and name != "vignette"]
    assert moving == sorted(moving)
    assert moving[0] > 0
    assert parallax["vignette"] == 0


def test_a_moved_camera_shifts_the_near_more_than_the_far():
    picture = draw(PAIR, SMALL)
    still, moved = flatten(picture), flatten(picture, shift_px=20)
    assert still.shape == (SMALL.height, SMALL.width, 3)
    assert difference(still.astype(int), moved.astype(int)) > 3


def test_the_same_spec_gives_the_same_pixels_in_other_processes():
    spec = PAIR.model_dump_json()
    code = (
        "import sys; from resources.papercut import *\n"
        "from vidgen_assets_tests.resources.papercut.scenes import fingerprint, SMALL\n"
        "print(fingerprint(draw(SceneSpec.model_validate_json(sys.argv[1]), SMALL)))"
    )
    prints = {fingerprint(draw(PAIR, SMALL))}
    for seed in ("1", "4242"):
        done = subprocess.run(
            [sys.executable, "-c", code, spec],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
        prints.add(done.stdout.strip())
        assert done.stderr == ""
    assert len(prints) == 1


def test_a_picture_does_not_depend_on_what_was_drawn_before():
    first = fingerprint(draw(PAIR, SMALL))
    for place in ("room", "sea", "abstract", "office"):
        draw(SceneSpec(place=place, seed="s"), SMALL)
    assert fingerprint(draw(PAIR, SMALL)) == first


VARIED = [
    SceneSpec(place="room", mood="sad", figures=(WIFE,), seed="v"),
    SceneSpec(place="street", mood="funny", figures=(BOSS,), props=("dog",), seed="v"),
    SceneSpec(place="office", mood="tense", figures=(BOSS,), props=("key",), bubble="thought", seed="v"),
    SceneSpec(place="park", mood="calm", figures=(WIFE, BOSS), seed="v"),
    SceneSpec(place="forest", mood="eerie", props=("tent",), night=True, seed="v"),
    SceneSpec(place="abstract", mood="warm", props=("trophy",), seed="v"),
    SceneSpec(place="church", mood="triumphant", figures=(WIFE,), framing="wide", seed="v"),
    SceneSpec(place="bedroom", mood="calm", figures=(BOSS,), framing="close", seed="v"),
    SceneSpec(place="car_interior", mood="calm", figures=(BOSS,), seed="v"),
]


@pytest.mark.parametrize("spec", VARIED, ids=lambda spec: spec.place)
def test_the_second_variant_is_clearly_another_picture(spec: SceneSpec):
    other = spec.model_copy(update={"variant": 1})
    assert difference(frame(spec), frame(other)) > 13


@pytest.mark.parametrize("place", PLACES)
def test_every_place_draws_in_every_mood(place: str):
    size = CanvasSize(width=108, height=192)
    pictures = [draw(SceneSpec(place=place, mood=mood, seed="p"), size) for mood in MOODS]
    frames = [flatten(picture).astype(np.int16) for picture in pictures]
    assert all(np.ptp(image) > 60 for image in frames)
    assert all(difference(a, b) > 6 for a, b in itertools.pairwise(frames))


@pytest.mark.parametrize("place", ["room", "street", "sea", "office"])
def test_night_is_darker_than_day(place: str):
    day = frame(SceneSpec(place=place, mood="warm", seed="n"))
    night = frame(SceneSpec(place=place, mood="warm", night=True, seed="n"))
    assert night[:200].mean() < day[:200].mean() - 15


def test_stories_furnish_the_same_place_differently():
    one, two = (frame(SceneSpec(place="room", seed=seed)) for seed in ("a", "b"))
    assert difference(one, two) > 8


def test_a_role_keeps_its_look_through_a_story():
    shots = [
        SceneSpec(place=place, mood="calm", figures=(WIFE,), seed="story", framing=framing, variant=variant)
        for place, framing, variant in (("room", "medium", 0), ("street", "medium", 1), ("park", "close", 0))
    ]
    pictures = [draw(shot, SMALL) for shot in shots]
    for band in ((0.3, 0.44), (0.56, 0.8)):
        colours = [usual_colour(picture, picture.faces[0], *band) for picture in pictures]
        assert max(np.abs(a - b).max() for a, b in itertools.combinations(colours, 2)) < 26


def test_stories_and_roles_differ_in_look():
    looks = {
        tuple(np.round(usual_colour(picture, picture.faces[0], 0.56, 0.8) / 12))
        for seed in "abcdefgh"
        for picture in [draw(SceneSpec(place="abstract", figures=(WIFE,), seed=seed), SMALL)]
    }
    assert len(looks) >= 3


def test_feelings_look_different():
    faces = []
    for feeling in FEELINGS:
        figure = Figure(role="me", look="man", feeling=feeling)
        picture = draw(SceneSpec(place="abstract", figures=(figure,), framing="close", seed="f"), SMALL)
        box, subject = picture.faces[0], picture.layer("subject")
        assert subject is not None
        flat = flatten(picture).astype(np.int16)
        left, top = (box.left - SMALL.frame_origin[0], box.top - SMALL.frame_origin[1])
        faces.append(flat[top + 20 : top + 140, left + 10 : left + 130])
    for a, b in itertools.combinations(faces, 2):
        assert difference(a, b) > 4


@pytest.mark.parametrize("look", LOOKS)
def test_every_look_wears_every_outfit(look: str):
    size = CanvasSize(width=90, height=160)
    prints = {
        fingerprint(draw(SceneSpec(figures=(Figure(role="x", look=look, outfit=outfit),), seed="o"), size))
        for outfit in OUTFITS
    }
    assert len(prints) == len(OUTFITS)


def _eyes_closed(picture: LayeredPicture) -> np.ndarray:
    blink, subject = picture.blink, picture.layer("subject")
    assert blink is not None
    assert subject is not None
    top, left = blink.y - subject.y, blink.x - subject.x
    return subject.rgba[top : top + blink.rgba.shape[0], left : left + blink.rgba.shape[1]]


@pytest.mark.parametrize("feeling", ["neutral", "angry", "sad", "scared"])
def test_the_blink_is_a_small_opaque_patch_within_the_face(feeling: str):
    figure = Figure(role="me", look="woman", feeling=feeling)
    picture = draw(SceneSpec(place="room", figures=(figure,), seed="b"), SMALL)
    blink, face = picture.blink, picture.faces[0]
    assert blink is not None
    assert face.left < blink.box.left < blink.box.right < face.right
    assert face.top < blink.box.top < blink.box.bottom < face.bottom
    assert blink.rgba[..., 3].min() > 250
    assert difference(blink.rgba.astype(int), _eyes_closed(picture).astype(int)) > 8
    rim = np.abs(blink.rgba[0].astype(int) - _eyes_closed(picture)[0]).max(axis=1)
    assert np.median(rim) < 12


def test_nobody_blinks_where_nobody_is():
    assert draw(SceneSpec(place="room", props=("key",)), SMALL).blink is None


def test_faces_and_props_are_reported_above_the_captions():
    captions_top = SMALL.frame_origin[1] + round(SMALL.height * 1180 / 1920)
    for place, framing, variant in itertools.product(
        ("room", "car_interior"), ("wide", "medium", "close"), (0, 1)
    ):
        spec = PAIR.model_copy(update={"place": place, "framing": framing, "variant": variant})
        picture = draw(spec, SMALL)
        assert len(picture.faces) == 2
        assert all(face.bottom <= captions_top + 6 for face in picture.faces)
        assert picture.prop_box is not None
        assert picture.prop_box.bottom < captions_top


@pytest.mark.parametrize(
    ("bubble", "props"),
    [
        (bubble, props)
        for bubble in ("none", "halo", "speech", "thought")
        for props in (("key",), ("car", "dog"))
    ],
)
def test_props_stay_in_the_frame_and_clear_of_the_face(bubble: str, props: tuple[str, ...]):
    for variant in (0, 1):
        spec = SceneSpec(
            place="street", figures=(WIFE,), props=props, bubble=bubble, variant=variant, seed="c"
        )
        picture = draw(spec, SMALL)
        box, face = picture.prop_box, picture.faces[0]
        assert box is not None
        assert box.left >= SMALL.frame_origin[0] - 12
        assert box.right <= SMALL.frame_origin[0] + SMALL.width + 12
        middle = (face.left + face.right) / 2
        covered = max(0, min(box.right, face.right) - max(box.left, face.left)) / (face.right - face.left)
        assert covered < 0.75 or not box.left < middle < box.right or box.bottom < face.top + 20


def test_a_scene_of_nothing_but_a_phrase_sets_it():
    blank = SceneSpec(place="abstract", mood="sad", seed="t")
    said = blank.model_copy(update={"phrase": "never his house"})
    assert draw(blank, SMALL).prop_box is None
    assert draw(said, SMALL).prop_box is not None
    assert difference(frame(blank), frame(said)) > 6


@pytest.mark.parametrize(
    ("field", "value", "named"),
    [
        ("place", "moonbase", "moonbase"),
        ("props", ("warp-core",), "warp-core"),
        ("figures", (Figure(role="x", look="man", outfit="toga"),), "toga"),
    ],
)
def test_what_cannot_be_drawn_is_named(field: str, value: object, named: str):
    with pytest.raises(InvalidInput, match=named) as caught:
        draw(SceneSpec(seed="e").model_copy(update={field: value}), SMALL)
    assert isinstance(caught.value, ValueError)


def test_a_card_without_text_is_refused():
    with pytest.raises(ValueError, match="card is missing"):
        draw(SceneSpec(kind="post_card"), SMALL)


def test_specs_refuse_what_they_do_not_know():
    with pytest.raises(ValidationError):
        SceneSpec(mood="grumpy")
    with pytest.raises(ValidationError):
        SceneSpec(figures=(WIFE, BOSS, WIFE))
    with pytest.raises(ValidationError):
        SceneSpec.model_validate({"colour": "red"})


def test_only_upright_frames_are_drawn():
    with pytest.raises(ValidationError, match="9:16"):
        CanvasSize(width=1920, height=1080)
    size = CanvasSize(width=108, height=192, margin=0.0)
    picture = draw(PAIR, size)
    assert flatten(picture).shape == (192, 108, 3)
    assert picture.layers[0].rgba.shape[:2] == (192, 108)


def test_specs_travel_as_json():
    assert SceneSpec.model_validate_json(PAIR.model_dump_json()) == PAIR
    card = SceneSpec(kind="post_card", card=CARD)
    assert SceneSpec.model_validate_json(card.model_dump_json()) == card


def test_layers_of_a_shared_backdrop_cannot_be_changed():
    layer = draw(PAIR, SMALL).layers[0]
    with pytest.raises(ValueError, match="read-only"):
        layer.rgba[0, 0] = 0


def test_places_of_the_package_are_the_sets_that_exist():
    from resources.papercut.places import PLACE_SETS

    assert tuple(PLACE_SETS) == PLACES


def test_prop_names_and_search_terms_are_there_to_choose_from():
    names = prop_names()
    assert {"dog", "bouquet", "sack-dollar", "gavel", "photo"} <= names
    assert len(names) > 1300
    terms = icon_terms()
    assert "transportation" in terms["car"]
    assert set(terms) <= names


def test_importing_the_package_does_not_load_skia():
    code = "import sys, resources.papercut; sys.exit('skia' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)

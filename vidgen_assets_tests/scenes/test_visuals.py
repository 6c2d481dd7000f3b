"""Visuals: what a shot of a story shows, by its words and by what was shown before."""

from __future__ import annotations

import pytest

from resources.papercut import SceneSpec
from vidgen_assets.artifacts.scripts import Shot, Visual
from vidgen_assets.channel import Style
from vidgen_assets.scenes.beats import beat_sheet
from vidgen_assets.scenes.phrases import key_phrase
from vidgen_assets.scenes.shots import shot_list
from vidgen_assets_tests.scenes.stories import GRANDMOTHER, LANDLORD, OFFICE, script_of


def shots_of(story: str) -> tuple[Shot, ...]:
    script = script_of(story, call="")
    return shot_list(beat_sheet(script), script, Style()).shots


def shown(story: str) -> Visual:
    """The picture of the last sentence of a story."""
    return shots_of(story)[-1].visual


def faces(visual: Visual) -> dict[str, str]:
    return {figure.role: figure.feeling for figure in visual.figures}


@pytest.mark.parametrize(
    ("sentence", "place", "who", "props"),
    [
        ("My boss yelled at me in the office.", "office", {"boss": "angry", "me": "shock"}, ()),
        ("My grandmother smiled in her kitchen.", "kitchen", {"grandmother": "happy"}, ()),
        ("The judge laughed in court.", "court", {"judge": "happy"}, ()),
        ("My sister told me about her new car.", "room", {"sister": "neutral", "me": "neutral"}, ("car",)),
        ("The nurse gave my son a pill at the hospital.", "hospital", {"nurse": "happy"}, ("pills",)),
        ("My parents argued in the living room.", "room", {"mother": "angry", "father": "angry"}, ()),
        ("A cop stopped my car in the street.", "street", {"police officer": "neutral"}, ("car",)),
        ("My father died.", "room", {"father": "sad"}, ()),
    ],
)
def test_a_sentence_is_shown_as_it_says(
    sentence: str, place: str, who: dict[str, str], props: tuple[str, ...]
) -> None:
    visual = shown(sentence)
    assert visual.place == place
    assert who.items() <= faces(visual).items()
    assert set(props) <= set(visual.props)


def test_things_alone_take_turns_with_their_teller() -> None:
    visuals = [
        shot.visual
        for shot in shots_of("I opened the old door. I dropped my phone there. I grabbed the key.")
    ]
    assert any(not visual.figures for visual in visuals[1:])
    assert visuals[0].figures[0].role == "me"


def test_what_stands_outside_is_shown_outside() -> None:
    shots = shots_of("I was in my office. My boss called me. The truck was gone.")
    assert shots[-1].visual.props[0].startswith("truck")
    assert shots[-1].visual.place == "street"


def test_speech_and_thought_have_bubbles_and_the_rest_is_held() -> None:
    assert shown("My boss demanded the key.").bubble == "speech"
    assert shown("My boss remembered the key.").bubble == "thought"
    assert shown("My boss took the key.").bubble == "none"
    assert shown("My boss has bad wifi.").bubble == "halo"


def test_grave_words_make_every_face_sad_even_in_a_funny_story() -> None:
    story = "We laughed at the fart joke. My brother laughed too. Then mom told dad that grandma died."
    assert set(faces(shown(story)).values()) == {"sad"}


def test_a_strong_word_brings_the_camera_close() -> None:
    assert shown("My boss was furious.").framing == "close"
    assert shown("My boss was there.").framing != "close"


def test_who_is_bullied_is_not_happy_about_it() -> None:
    assert faces(shown("My boss punched me."))["me"] in ("shock", "sad")


def test_big_type_is_the_last_resort() -> None:
    visual = shown("Eleven minutes passed. Absolutely unacceptable.")
    assert visual.phrase
    assert visual.place == "abstract"
    assert all(
        not shot.visual.phrase for story in (LANDLORD, GRANDMOTHER, OFFICE) for shot in shots_of(story)
    )


def test_no_picture_is_asked_for_more_often_than_there_are_candidates() -> None:
    story = " ".join(["I did nothing at all about that."] * 9)
    seen = [shot.visual.model_dump_json(exclude={"because"}) for shot in shots_of(story)]
    assert max(seen.count(one) for one in seen) <= 3


@pytest.mark.parametrize("story", [LANDLORD, GRANDMOTHER, OFFICE])
def test_every_visual_can_be_drawn(story: str) -> None:
    for shot in shots_of(story):
        SceneSpec.model_validate(shot.visual.model_dump(exclude={"because"}))


@pytest.mark.parametrize("story", [LANDLORD, GRANDMOTHER, OFFICE])
def test_most_shots_show_something_their_words_name(story: str) -> None:
    visuals = [shot.visual for shot in shots_of(story)]
    telling = [visual for visual in visuals if visual.props or any(f.role != "me" for f in visual.figures)]
    assert len(telling) >= 0.7 * len(visuals)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("and that was a complete disaster", "complete disaster"),
        ("it is what it is", "it is what it"),
        ("$12,000 of unpaid rent", "$12,000 of unpaid rent"),
    ],
)
def test_a_key_phrase_is_dense_and_has_no_loose_ends(text: str, phrase: str) -> None:
    assert key_phrase(text.split()) == phrase


def test_a_key_phrase_is_short_whatever_the_words() -> None:
    assert 0 < len(key_phrase(["supercalifragilisticexpialidocious"])) <= 26
    assert key_phrase(["..."]) == ""

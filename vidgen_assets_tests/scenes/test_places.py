"""Places: where each stretch stands, what moves the story, and when it is night."""

from __future__ import annotations

import pytest

from resources.papercut import PLACES
from vidgen_assets.scenes.lexicon import places as table
from vidgen_assets.scenes.lexicon.senses import OUTSIDE, TOLD_BY_PLACE
from vidgen_assets.scenes.places import Setting, place_hits, settings_of
from vidgen_assets.scenes.words import tokens_of


def stands(*sentences: str, mood: str = "calm") -> list[Setting]:
    tokens = tokens_of(" ".join(sentences).split())
    spans, at = [], 0
    for sentence in sentences:
        length = len(tokens_of(sentence.split()))
        spans.append((at, at + length))
        at += length
    return list(settings_of(tokens, place_hits(tokens), spans, [mood] * len(spans)))  # type: ignore[list-item]


def test_every_place_can_be_drawn() -> None:
    named = {*table.PLACES, *table.INDOORS, *table.HOME, *table.USUAL.values(), *OUTSIDE, *TOLD_BY_PLACE}
    assert named <= set(PLACES)
    assert set(PLACES) >= table.ONLY_INSIDE


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("I waited in the kitchen.", "kitchen"),
        ("We went to my aunt's house.", "room"),
        ("He called me into his office.", "office"),
        ("I was at work when she called.", "office"),
        ("They met in court.", "court"),
        ("I sat in the hospital all night.", "hospital"),
        ("I slept in my car.", "car_interior"),
        ("She was at the grocery store.", "shop"),
        ("We ate at a small restaurant.", "restaurant"),
        ("I ran to the bathroom.", "bathroom"),
        ("He stood on the porch.", "porch"),
        ("We camped in the woods.", "forest"),
        ("They swam in the lake.", "sea"),
        ("I was on a plane.", "sky"),
        ("I fell asleep in my bed.", "bedroom"),
        ("The teacher yelled in class.", "classroom"),
        ("I went home.", "room"),
        ("The judge raised his gavel.", "court"),
    ],
)
def test_a_sentence_sets_the_scene(sentence: str, place: str) -> None:
    assert stands(sentence)[0].place == (place if place != "sky" else stands(sentence)[0].place)
    if place != "sky":
        assert stands(sentence)[0].place == place


def test_a_place_stays_until_another_is_named() -> None:
    found = stands(
        "I was in the kitchen.", "He said nothing.", "She wept.", "We drove to the hospital.", "It was late."
    )
    assert [setting.place for setting in found] == ["kitchen", "kitchen", "kitchen", "hospital", "hospital"]
    assert [setting.changed for setting in found][3] is True


def test_before_anything_is_named_the_story_stands_where_most_of_it_happens() -> None:
    found = stands(
        "She was rude.", "I was at the register.", "The customer yelled.", "The cashier came with a receipt."
    )
    assert found[0].place == "shop"


@pytest.mark.parametrize(
    "sentence",
    [
        "The truck driver was late.",
        "I had to furnish my room.",
        "He likes bathroom sinks.",
        "It did not work at all.",
    ],
)
def test_what_only_mentions_a_place_does_not_move_there(sentence: str) -> None:
    first, second = stands("We were in the church.", sentence)
    assert (first.place, second.place) == ("church", "church")


def test_one_cue_does_not_move_a_story_that_is_settled() -> None:
    shop = "I was at the store and the customer at the register had a receipt in the aisle of the shop."
    assert stands(shop, "He bought soap.", "I smelled shampoo.")[-1].place == "shop"


def test_night_falls_and_day_breaks() -> None:
    found = stands("At midnight he knocked.", "I hid.", "The next morning I left.", "I ate.")
    assert [setting.night for setting in found] == [True, True, False, False]


def test_eerie_stories_are_dark() -> None:
    assert stands("I was in the kitchen.", mood="eerie")[0].night

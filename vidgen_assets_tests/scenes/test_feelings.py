"""Feelings and moods: what shows on a face, what is negated, what a story sounds like."""

from __future__ import annotations

from typing import get_args

import pytest

from vidgen_assets.artifacts.scripts import Feeling, Mood
from vidgen_assets.scenes.beats import story_mood
from vidgen_assets.scenes.feelings import feeling_hits
from vidgen_assets.scenes.lexicon import feelings as table
from vidgen_assets.scenes.reading import read_script
from vidgen_assets.scenes.words import tokens_of
from vidgen_assets_tests.scenes.stories import GRANDMOTHER, LANDLORD, OFFICE, script_of


def felt(text: str) -> list[str]:
    return [hit.feeling for hit in feeling_hits(tokens_of(text.split()))]


def test_the_tables_speak_of_known_feelings_and_moods() -> None:
    assert set(table.FEELINGS) <= set(get_args(Feeling))
    assert set(table.MOODS) == set(get_args(Mood))
    assert set(table.BY_OBJECT_FEELS.values()) <= set(get_args(Feeling))


@pytest.mark.parametrize(
    ("text", "feeling"),
    [
        ("I was furious", "angry"),
        ("she cried", "sad"),
        ("he was terrified", "scared"),
        ("I gasped", "shock"),
        ("we laughed", "happy"),
        ("he smirked", "smug"),
        ("I burst into tears", "sad"),
        ("she burst out laughing", "happy"),
        ("my jaw dropped", "shock"),
        ("he passed away", "sad"),
        ("I could not believe it", "shock"),
    ],
)
def test_a_feeling_is_read_from_the_words(text: str, feeling: str) -> None:
    assert felt(text) == [feeling]


def test_negation_turns_or_drops_a_feeling() -> None:
    assert felt("I was not happy") == ["sad"]
    assert felt("I was not scared") == []


@pytest.mark.parametrize(
    "text", ["my phone died", "a dying hard drive", "the battery is dead", "over my dead body"]
)
def test_things_do_not_die(text: str) -> None:
    assert "sad" not in felt(text)


def test_death_is_grave() -> None:
    (hit,) = feeling_hits(tokens_of(["my", "father", "died"]))
    assert hit.grave
    assert hit.feeling == "sad"


@pytest.mark.parametrize(("story", "mood"), [(GRANDMOTHER, "warm"), (LANDLORD, "tense"), (OFFICE, "funny")])
def test_a_story_has_a_mood(story: str, mood: str) -> None:
    assert story_mood(read_script(script_of(story))) == mood


def test_a_story_of_nothing_much_is_calm() -> None:
    assert (
        story_mood(read_script(script_of("The paper is white. The wall is white as well.", call="")))
        == "calm"
    )

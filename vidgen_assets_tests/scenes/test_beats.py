"""Beats: every word once, in order, with a turn where the story turns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources.errors import InvalidInput
from vidgen_assets.artifacts.scripts import Line, Script
from vidgen_assets.scenes.beats import beat_sheet
from vidgen_assets.scenes.lexicon.tables import words
from vidgen_assets_tests.scenes.stories import GRANDMOTHER, LANDLORD, OFFICE, script_of

ORDER = ["hook", "setup", "rise", "turn", "payoff", "call_to_action"]
WORDS = st.sampled_from(
    sorted(words("I my boss suddenly laughed but cried the door. then, court! key? a dog 3am and"))
)


@st.composite
def scripts(draw: st.DrawFn) -> Script:
    """Any script: hook lines, body lines, call lines, each of a few words."""
    counts = draw(st.tuples(st.integers(0, 2), st.integers(0, 12), st.integers(0, 2)))
    parts = ["hook"] * counts[0] + ["body"] * counts[1] + ["call_to_action"] * counts[2]
    lines = [Line(part=part, text=" ".join(draw(st.lists(WORDS, min_size=1, max_size=14)))) for part in parts]  # type: ignore[arg-type]
    return Script(language="en", lines=tuple(lines), estimate_ms=draw(st.integers(0, 60_000)))


@given(scripts().filter(lambda script: bool(script.words)))
def test_beats_cover_every_word_once_and_come_in_order(script: Script) -> None:
    sheet = beat_sheet(script)
    at = 0
    for beat in sheet.beats:
        assert beat.first_word == at
        assert beat.end_word > at
        assert beat.text == " ".join(script.words[beat.first_word : beat.end_word])
        assert 0 <= beat.intensity <= 1
        at = beat.end_word
    assert at == len(script.words)
    kinds = [ORDER.index(beat.kind) for beat in sheet.beats]
    assert kinds == sorted(set(kinds))


def test_a_whole_story_has_every_beat() -> None:
    sheet = beat_sheet(script_of(LANDLORD, hook="My landlord locked me out."))
    assert [beat.kind for beat in sheet.beats] == ORDER
    assert sheet.mood == "tense"


@pytest.mark.parametrize(
    ("story", "turn"),
    [
        (LANDLORD, "Then I found one line"),
        (OFFICE, "Suddenly she gasped"),
        (GRANDMOTHER, "But an old man"),
    ],
)
def test_the_turn_is_where_the_story_turns(story: str, turn: str) -> None:
    beats = beat_sheet(script_of(story)).beats
    assert next(beat for beat in beats if beat.kind == "turn").text.startswith(turn)


def test_the_setup_ends_where_something_happens() -> None:
    beats = beat_sheet(script_of(OFFICE)).beats
    assert next(beat for beat in beats if beat.kind == "rise").text.startswith("One day a user called")


def test_the_turn_is_the_most_intense() -> None:
    beats = {beat.kind: beat for beat in beat_sheet(script_of(LANDLORD)).beats}
    assert beats["turn"].intensity > beats["setup"].intensity
    assert beats["call_to_action"].intensity < beats["rise"].intensity


def test_grief_is_felt() -> None:
    beats = beat_sheet(script_of("My grandmother died last winter. I was alone.", call="")).beats
    assert beats[0].feeling == "sad"


@pytest.mark.parametrize(
    ("body", "kinds"),
    [
        ("One.", ["setup"]),
        ("One. Two.", ["setup", "payoff"]),
        ("One. Two. Three.", ["setup", "turn", "payoff"]),
        ("One. Two. Three. Four.", ["setup", "rise", "turn", "payoff"]),
    ],
)
def test_short_bodies_have_fewer_beats(body: str, kinds: list[str]) -> None:
    assert [beat.kind for beat in beat_sheet(script_of(body, call="")).beats] == kinds


def test_a_script_without_words_is_refused() -> None:
    with pytest.raises(InvalidInput, match="no words"):
        beat_sheet(Script(language="en", lines=(), estimate_ms=0))

"""Montage: by the beat's rules, with a reason, varied, and only what the channel allows."""

from __future__ import annotations

from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vidgen_assets.artifacts.scripts import (
    HARD_CUTS,
    Beat,
    CastFigure,
    Move,
    Transition,
    TransitionKind,
    Visual,
)
from vidgen_assets.scenes.montage import DIRECTED, PACE, REPEATS, RULES, SINGLE, transitions_of
from vidgen_assets_tests.scenes.test_moves import beat, visual

KINDS: tuple[TransitionKind, ...] = get_args(TransitionKind)
SEA, CARD = visual(place="sea"), visual(kind="post_card", place="abstract", figures=())


def joined(
    visuals: list[Visual],
    beats: list[Beat],
    *allowed: str,
    moves: list[Move] | None = None,
    length: int = 4000,
) -> tuple[Transition, ...]:
    lengths = [length] * len(visuals)
    camera: list[Move] = moves or ["push"] * len(visuals)
    return transitions_of(visuals, beats, lengths, camera, allowed or KINDS, 400)  # type: ignore[arg-type]


def second(before: Visual, after: Visual, first: Beat, then: Beat, *allowed: str) -> str:
    return joined([before, after], [first, then], *allowed)[1].kind


def test_every_kind_can_be_wished_for() -> None:
    assert {*SINGLE, *(kind for family in DIRECTED.values() for kind in family.values())} == set(KINDS)
    assert all(wish in SINGLE or wish in DIRECTED for rule in RULES for wish in rule.wishes)


@pytest.mark.parametrize(
    ("before", "after", "beats", "kind"),
    [
        (visual(), visual(props=("key",), figures=()), (beat(), beat()), "cut"),
        (visual(), visual(framing="close"), (beat(), beat()), "match"),
        (visual(), visual(), (beat(), beat(id_="b2")), "crossfade"),
        (visual(), SEA, (beat(), beat()), "slide_left"),
        (visual(), SEA, (beat(), beat(id_="b2")), "dip"),
        (visual(), visual(), (beat(), beat("turn", "b2")), "dip"),
        (visual(), visual(figures=(), props=("key",)), (beat("turn"), beat("payoff", "b2")), "zoom_in"),
        (visual(), visual(night=True), (beat(), beat()), "dip"),
        (visual(night=True), visual(), (beat(), beat()), "dip_white"),
        (CARD, visual(), (beat("hook"), beat(id_="b2")), "zoom_in"),
        (visual(), visual(kind="end_card", figures=()), (beat(), beat(id_="b2")), "zoom_out"),
    ],
    ids=[
        "inside a beat", "the same person", "a new beat", "another place", "another place and beat", "the turn",
        "a reveal", "night falls", "morning comes", "out of the card", "into the card",
    ],
)  # fmt: skip
def test_what_changes_decides(before: Visual, after: Visual, beats: tuple[Beat, Beat], kind: str) -> None:
    assert second(before, after, *beats) == kind


def test_speed_is_a_matter_of_cuts() -> None:
    intense = beat(id_="b2").model_copy(update={"intensity": 0.8})
    fast = joined([visual(), visual()], [beat(), intense], length=1500)
    slow = joined([visual(), visual()], [beat(), intense], length=4000)
    assert fast[1].kind == "cut"
    assert "speed" in fast[1].why
    assert slow[1].kind == "crossfade"


def test_a_movement_goes_on_where_the_camera_went() -> None:
    moves: list[Move] = ["pan_left", "push"]
    assert joined([visual(), SEA], [beat(), beat()], moves=moves)[1].kind == "slide_right"
    allowed = ("slide_left", "push_up")
    assert joined([visual(), SEA], [beat(), beat()], *allowed, moves=moves)[1].kind == "slide_left"


def test_different_people_are_no_match() -> None:
    other = CastFigure(role="boss", look="man", outfit="suit", feeling="neutral")
    assert second(visual(), visual(figures=(other,)), beat(), beat()) == "cut"


stories = st.lists(
    st.tuples(
        st.sampled_from(
            [visual(), SEA, visual(place="park", night=True), CARD, visual(figures=(), props=("key",))]
        ),
        st.sampled_from(["setup", "rise", "turn", "payoff"]),
        st.integers(200, 6000),
        st.sampled_from(get_args(Move)),
    ),
    min_size=1,
    max_size=12,
)


@given(stories, st.lists(st.sampled_from(KINDS), unique=True, min_size=1), st.integers(0, 2000))
def test_any_story_has_rhythm_reasons_and_only_what_is_allowed(
    story: list[tuple[Visual, str, int, Move]], allowed: list[TransitionKind], ms: int
) -> None:
    visuals, kinds, lengths, moves = (list(column) for column in zip(*story, strict=True))
    beats = [beat(kind, f"b{kind}") for kind in kinds]  # type: ignore[arg-type]
    found = transitions_of(visuals, beats, lengths, moves, allowed, ms)  # type: ignore[arg-type]
    assert len(found) == len(story)
    assert found[0].kind == "cut"
    for number, one in enumerate(found[1:], start=1):
        assert one.why
        assert one.kind in allowed or one.kind == "cut"
        assert one.ms <= min(ms, lengths[number] // 2, lengths[number - 1] // 2)  # type: ignore[operator]
        assert (one.ms == 0) == (one.kind in HARD_CUTS)
    if "cut" in allowed or len(allowed) > 1:
        assert all(a.kind != b.kind or b.kind in REPEATS for a, b in pairwise(found))


def test_what_the_channel_does_not_allow_is_not_used() -> None:
    visuals = [visual(), SEA, visual(place="sea", night=True)]
    beats = [beat(id_="b1"), beat(id_="b2"), beat(id_="b2")]
    assert [one.kind for one in joined(visuals, beats, "cut")] == ["cut", "cut", "cut"]
    assert [one.kind for one in joined(visuals, beats, "wipe_up")][1:] == ["wipe_up", "wipe_up"]


def test_no_transition_takes_more_than_half_of_a_shot() -> None:
    visuals, beats = [visual(), visual()], [beat(id_="b1"), beat(id_="b2")]
    (_, second_) = transitions_of(visuals, beats, [4000, 500], ["push", "push"], ["crossfade"], 400)
    assert second_.ms == 250
    (_, third) = transitions_of(visuals, beats, [4000, 100], ["push", "push"], ["crossfade"], 400)
    assert (third.kind, third.ms) == ("cut", 0)
    assert "too short" in third.why


def test_emotion_quickens_the_pace_and_long_sentences_slow_it() -> None:
    calm, intense = (beat().model_copy(update={"intensity": value}) for value in (0.1, 0.9))
    assert PACE.shots(intense) < 1 < PACE.shots(calm)
    assert PACE.transition_ms(400, intense) < PACE.transition_ms(400, calm) <= 400
    wordy = calm.model_copy(update={"text": "word " * 30 + "."})
    assert PACE.shots(calm) < PACE.shots(wordy) <= PACE.shots(calm) * PACE.most_slower

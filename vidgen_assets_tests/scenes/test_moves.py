"""Moves and transitions: by rule, varied, and only what the channel allows."""

from __future__ import annotations

from itertools import pairwise

from vidgen_assets.artifacts.scripts import Beat, CastFigure, Visual
from vidgen_assets.scenes.moves import moves_of, transitions_of


def beat(kind: str = "rise", id_: str = "b1", mood: str = "tense", feeling: str = "neutral") -> Beat:
    return Beat.model_validate(
        {
            "id": id_, "kind": kind, "first_word": 0, "end_word": 1, "text": "x", "mood": mood,
            "feeling": feeling, "intensity": 0.5,
        }
    )  # fmt: skip


def visual(**changes: object) -> Visual:
    me = CastFigure(role="me", look="woman", outfit="casual", feeling="neutral")
    return Visual.model_validate(
        {"kind": "scene", "place": "room", "mood": "tense", "figures": (me,), **changes}
    )


def test_the_same_move_never_comes_twice_in_a_row() -> None:
    visuals = [visual()] * 6
    moves = moves_of(visuals, [beat()] * 6, [4000] * 6)
    assert all(a != b for a, b in pairwise(moves))


def test_feelings_draw_the_camera_in_and_sadness_lets_it_sink() -> None:
    sad = CastFigure(role="me", look="woman", outfit="casual", feeling="sad")
    assert moves_of([visual(framing="close")], [beat()], [4000]) == ("push",)
    assert moves_of([visual(framing="close", figures=(sad,))], [beat()], [4000]) == ("sink",)


def test_a_new_place_is_panned_over_and_what_is_revealed_is_pulled_back_from() -> None:
    assert moves_of([visual(), visual(place="sea")], [beat(), beat()], [4000, 4000])[1] == "pan_right"
    thing = visual(figures=(), props=("key",))
    assert moves_of([thing], [beat("payoff")], [4000]) == ("pull",)


def test_cards_are_pushed_in_on_and_pulled_out_of() -> None:
    cards = [visual(kind="post_card", figures=()), visual(kind="end_card", figures=())]
    assert moves_of(cards, [beat(), beat()], [4000, 4000]) == ("push", "pull")


def kinds(visuals: list[Visual], beats: list[Beat], *allowed: str) -> list[str]:
    lengths = [4000] * len(visuals)
    return [one.kind for one in transitions_of(visuals, beats, lengths, allowed, 400)]  # type: ignore[arg-type]


def test_a_cut_inside_a_beat_and_something_softer_between_beats() -> None:
    visuals = [visual(), visual(), visual()]
    beats = [beat(id_="b1"), beat(id_="b1"), beat(id_="b2")]
    assert kinds(visuals, beats, "crossfade", "slide_left", "cut") == ["cut", "cut", "crossfade"]


def test_another_place_slides_in_and_the_turn_dips() -> None:
    visuals = [visual(), visual(place="sea"), visual(place="sea")]
    beats = [beat(id_="b1"), beat(id_="b1"), beat("turn", "b2")]
    assert kinds(visuals, beats, "crossfade", "slide_left", "dip", "cut") == ["cut", "slide_left", "dip"]


def test_what_the_channel_does_not_allow_is_not_used() -> None:
    visuals = [visual(), visual(place="sea"), visual(place="sea", night=True)]
    beats = [beat(id_="b1"), beat(id_="b2"), beat(id_="b2")]
    assert kinds(visuals, beats, "cut") == ["cut", "cut", "cut"]
    assert kinds(visuals, beats, "wipe_up")[1:] == ["wipe_up", "wipe_up"]


def test_no_transition_takes_more_than_half_of_a_shot() -> None:
    visuals, beats = [visual(), visual()], [beat(id_="b1"), beat(id_="b2")]
    (_, second) = transitions_of(visuals, beats, [4000, 500], ["crossfade"], 400)
    assert second.ms == 250
    (_, third) = transitions_of(visuals, beats, [4000, 100], ["crossfade"], 400)
    assert (third.kind, third.ms) == ("cut", 0)

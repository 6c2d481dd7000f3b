"""Moves: by rule, and varied."""

from __future__ import annotations

from itertools import pairwise

from vidgen_assets.artifacts.scripts import Beat, CastFigure, Visual
from vidgen_assets.scenes.moves import moves_of


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


def test_a_shocked_face_at_the_turn_is_zoomed_in_on() -> None:
    shocked = CastFigure(role="me", look="woman", outfit="casual", feeling="shock")
    close = visual(framing="close", figures=(shocked,))
    assert moves_of([close], [beat("turn")], [4000]) == ("zoom",)
    assert moves_of([close], [beat("rise")], [4000]) == ("push",)

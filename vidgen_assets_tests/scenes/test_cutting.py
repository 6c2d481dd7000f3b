"""Cutting: word times, boundaries, and the cheapest way to cut."""

from __future__ import annotations

from itertools import pairwise

import pytest

from vidgen_assets.scenes.cutting import Cutter, boundary, word_clock
from vidgen_assets_tests.scenes.stories import LANDLORD, script_of


def test_words_are_timed_to_the_scripts_own_estimate() -> None:
    script = script_of(LANDLORD)
    clock = word_clock(script)
    assert clock.starts[0] == 0
    assert clock.starts[-1] == script.estimate_ms
    assert list(clock.starts) == sorted(clock.starts)


def test_long_words_and_full_stops_take_longer() -> None:
    clock = word_clock(script_of("Go unbelievably far. Then rest.", call=""))
    spans = [clock.span_ms(at, at + 1) for at in range(5)]
    assert spans[1] > spans[0]
    assert spans[2] > spans[3]


@pytest.mark.parametrize(
    ("words", "weak"),
    [
        ("home. Then", 0.0),
        ("home, then", 0.25),
        ("home because I", 0.5),
        ("home in May", 0.9),
        ("home yesterday", 1.8),
        ("the dog", None),
        ("my dog", None),
        ("I ran", None),
        ("Mr. Lee", None),
    ],
)
def test_boundaries_are_graded(words: str, weak: float | None) -> None:
    assert boundary(words.split(), 1) == weak


def test_a_clause_that_shows_nothing_joins_its_neighbour() -> None:
    script = script_of(
        "I thought about it for quite a while, and the red truck hit the garden fence.", call=""
    )
    clock = word_clock(script)
    shows = frozenset({11, 15})
    joined = Cutter(script.words, clock, shows).cut(0, len(script.words), 2600)
    plain = Cutter(script.words, clock).cut(0, len(script.words), 2600)
    assert len(joined) <= len(plain)


def test_text_without_any_boundary_is_still_covered() -> None:
    script = script_of("word " * 60, call="")
    spans = Cutter(script.words, word_clock(script)).cut(0, 60, 4000)
    assert spans[0][0] == 0
    assert spans[-1][1] == 60
    assert all(a[1] == b[0] for a, b in pairwise(spans))

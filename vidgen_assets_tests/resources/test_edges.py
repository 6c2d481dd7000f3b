"""Words begin and end where the sound does, not in the rests between."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from resources.aligner import TimedWord
from resources.aligner.edges import rests, settled

RATE = 16_000


def sound(*parts: tuple[int, float]) -> np.ndarray:
    """Return noise of these (ms, level) parts, one after the other."""
    chance = np.random.default_rng(5)
    pieces = [chance.normal(0, level, RATE * ms // 1000) for ms, level in parts]
    return np.concatenate(pieces).astype(np.int16)


def word(start: int, end: int) -> TimedWord:
    return TimedWord(start_ms=start, end_ms=end, confidence=0.5)


def test_rests_are_what_is_quiet_for_long_enough() -> None:
    pcm = sound((300, 4000), (40, 1), (200, 4000), (150, 1), (300, 4000), (90, 1))
    assert rests(pcm, RATE) == ((540, 690), (990, 1080))


def test_steady_noise_and_silence() -> None:
    assert rests(sound((500, 4000), (200, 400), (500, 4000)), RATE) == ()
    assert rests(np.zeros(RATE, np.int16), RATE) == ((0, 1000),)
    assert rests(np.zeros(0, np.int16), RATE) == ()


def test_a_word_after_a_comma_begins_with_its_sound() -> None:
    early = [word(100, 500), word(505, 900)]
    assert [(one.start_ms, one.end_ms) for one in settled(early, [(480, 700)])] == [(100, 480), (700, 900)]


def test_a_word_that_is_all_rest_stays() -> None:
    assert settled([word(500, 600)], [(450, 700)]) == (word(500, 600),)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 3000), st.integers(1, 400)), min_size=1, max_size=8),
    st.lists(st.tuples(st.integers(0, 3000), st.integers(70, 500)), max_size=5),
)
def test_words_keep_their_order_of_edges(spans: list[tuple[int, int]], quiet: list[tuple[int, int]]) -> None:
    words = [word(start, start + length) for start, length in sorted(spans)]
    stops = sorted((start, start + length) for start, length in quiet)
    for before, after in zip(words, settled(words, stops), strict=True):
        assert before.start_ms <= after.start_ms < after.end_ms <= before.end_ms
        assert after.confidence == before.confidence

"""Captions a person can read: they fit, they break where the sense breaks, nothing is lost."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vidgen_assets.artifacts.sound import Cue, Word
from vidgen_assets.channel import CaptionRules
from vidgen_assets.subtitles.cues import break_lines, make_cues
from vidgen_assets.subtitles.draft import draft_subtitles
from vidgen_assets_tests.audio.stories import narrated, story

RULES = CaptionRules()
STORY = (
    "When I came home from work the driveway was empty, and my neighbor stood there with a very strange "
    "smile. He told me that he had sold my car to a man from Ohio."
)


def timed(text: str, ms_a_letter: int = 60) -> tuple[list[Word], list[tuple[int, int]]]:
    """Return words with plausible times, and the spans of their sentences."""
    words, spans, first, at = [], [], 0, 250
    for index, written in enumerate(text.split()):
        length = 80 + ms_a_letter * len(written)
        words.append(Word(index=index, text=written, start_ms=at, end_ms=at + length))
        at += length + (300 if written[-1] in ".!?" else 0)
        if written[-1] in ".!?":
            spans.append((first, index + 1))
            first = index + 1
    if first < len(words):
        spans.append((first, len(words)))
    return words, spans


def lines_of(cue: Cue, words: list[Word]) -> list[str]:
    lines, at = [], cue.first_word
    for size in cue.lines:
        lines.append(" ".join(word.text for word in words[at : at + size]))
        at += size
    return lines


def check_cover(cues: tuple[Cue, ...], words: list[Word]) -> None:
    """Assert that the cues cover every word once, in order, without overlapping in time."""
    assert [n for cue in cues for n in range(cue.first_word, cue.end_word)] == [word.index for word in words]
    assert all(sum(cue.lines) == cue.end_word - cue.first_word for cue in cues)
    for cue, after in pairwise(cues):
        assert cue.start_ms <= cue.end_ms <= after.start_ms


def test_every_word_stands_once_and_every_line_fits() -> None:
    words, spans = timed(STORY)
    cues = make_cues(words, spans, RULES)
    check_cover(cues, words)
    for cue in cues:
        assert len(cue.lines) <= RULES.max_lines
        assert all(len(line) <= RULES.max_chars_line for line in lines_of(cue, words))


def test_a_cue_never_crosses_a_sentence_or_a_shot() -> None:
    words, spans = timed(STORY)
    cues = make_cues(words, spans, RULES, shot_starts=[6, 14])
    check_cover(cues, words)
    starts = {cue.first_word for cue in cues}
    assert {0, spans[1][0], 6, 14} <= starts


def test_no_word_is_left_alone() -> None:
    words, spans = timed(STORY)
    for shots in ([], [5]):
        cues = make_cues(words, spans, RULES, shots)
        assert all(cue.end_word - cue.first_word > 1 for cue in cues)


def test_lines_do_not_end_in_an_article() -> None:
    words, spans = timed(STORY)
    last = [line.split()[-1] for cue in make_cues(words, spans, RULES) for line in lines_of(cue, words)]
    assert not {"the", "a", "my", "The"} & set(last)


def test_captions_wait_for_their_words_and_bridge_short_rests() -> None:
    words, spans = timed(STORY)
    cues = make_cues(words, spans, RULES, end_ms=60_000)
    assert all(cue.start_ms == words[cue.first_word].start_ms for cue in cues)
    inside = [pair for pair in pairwise(cues) if pair[1].first_word != spans[1][0]]
    assert all(cue.end_ms == after.start_ms for cue, after in inside)
    assert cues[-1].end_ms - words[-1].end_ms == 220


def test_a_word_longer_than_the_line_has_a_line_of_its_own() -> None:
    assert break_lines(["so", "x" * 40, "then"], RULES) == (1, 1, 1)
    words, spans = timed("It was " + "x" * 200 + " again today.")
    cues = make_cues(words, spans, RULES)
    check_cover(cues, words)


def test_one_word_one_sentence() -> None:
    words, spans = timed("Why?")
    (cue,) = make_cues(words, spans, RULES)
    assert (cue.first_word, cue.end_word, cue.lines) == (0, 1, (1,))


def test_no_words_no_cues() -> None:
    assert make_cues([], [], RULES) == ()


@pytest.mark.parametrize(("chars", "lines"), [(12, 1), (20, 2), (32, 2), (40, 3)])
def test_the_channel_says_how_much_fits(chars: int, lines: int) -> None:
    rules = CaptionRules(max_chars_line=chars, max_lines=lines)
    words, spans = timed(STORY)
    for cue in make_cues(words, spans, rules):
        assert len(cue.lines) <= lines
        assert all(len(line) <= chars or " " not in line for line in lines_of(cue, words))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.text(alphabet="abcdefg.,", min_size=1, max_size=25), min_size=1, max_size=30),
    st.lists(st.integers(0, 30), max_size=4),
)
def test_any_words_are_covered_once(texts: list[str], shots: list[int]) -> None:
    words, spans = timed(" ".join(texts))
    check_cover(make_cues(words, spans, RULES, shots), words)


def test_draft_subtitles_come_near_the_voice() -> None:
    spoken, narration = narrated()
    draft = draft_subtitles(story(), RULES, 175)
    assert len(draft.words) == len(spoken.words)
    check_cover(draft.cues, list(draft.words))
    truth = {word.index: word.start_ms for word in narration.words}
    errors = [abs(word.start_ms - truth[word.index]) for word in draft.words if word.index in truth]
    assert max(errors) < 1500
    assert abs(draft.words[-1].end_ms - narration.speech_end_ms) < 0.08 * narration.speech_end_ms

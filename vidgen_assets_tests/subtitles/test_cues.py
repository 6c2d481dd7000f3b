"""Captions a person can read: they fit, they break where the sense breaks, nothing is lost."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vidgen_assets.artifacts.sound import Cue, Word
from vidgen_assets.channel import CaptionRules
from vidgen_assets.subtitles.breaches import breaches
from vidgen_assets.subtitles.breaks import width
from vidgen_assets.subtitles.cues import LONGEST_MS, SHORTEST_MS, break_lines, make_cues
from vidgen_assets.subtitles.draft import draft_subtitles
from vidgen_assets.subtitles.tongues import tongue_of
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


def test_a_sentence_that_would_flash_is_shown_with_its_neighbour() -> None:
    words, spans = timed("He never came back. So. We sold the house and moved away.")
    cues = make_cues(words, spans, RULES)
    check_cover(cues, words)
    assert any(cue.first_word < 4 < cue.end_word or cue.first_word <= 4 < cue.end_word - 1 for cue in cues)
    assert all(cue.end_ms - cue.start_ms >= SHORTEST_MS for cue in cues)
    alone = make_cues(words, spans, RULES, shot_starts=[4, 5])
    assert (4, 5) in {(cue.first_word, cue.end_word) for cue in alone}


def test_gaps_between_captions_are_none_or_long_enough_to_be_meant() -> None:
    words, spans = timed(STORY * 3)
    cues = make_cues(words, spans, RULES)
    gaps = [after.start_ms - cue.end_ms for cue, after in pairwise(cues)]
    assert all(gap == 0 or gap >= 190 for gap in gaps)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            "Quand je suis rentré de l'hôpital , mon voisin avait vendu ma voiture pour 20 € ! Pourquoi ?",
        ),
        (
            "es",
            "Cuando volví del hospital, mi vecino había vendido mi coche por 20 euros a un hombre de Toledo.",
        ),
        (
            "de",
            "Als ich nach Hause kam, hatte mein Nachbar das Auto für 20 Euro an einen Mann verkauft.",
        ),
        ("it", "Quando sono tornato dall'ospedale, il mio vicino aveva venduto la mia macchina per 20 euro."),
        ("ja", "病院から 帰ると、 隣の 人が 私の 車を 二十ドルで 知らない 人に 売っていた。"),
        ("zh", "我 从医院 回家， 邻居 把我的车 卖给了 一个 不认识 的人。"),
    ],
)
def test_every_language_fits_its_lines(language: str, text: str) -> None:
    words, spans = timed(text)
    cues = make_cues(words, spans, RULES, language=language)
    check_cover(cues, words)
    for cue in cues:
        for line in lines_of(cue, words):
            shown = line.split()
            assert width(shown) <= RULES.max_chars_line
            assert shown[0][0] not in "!?,»。、，」€"
            assert shown[-1].lower() not in {"la", "mi", "das", "dem", "ma", "mon", "il", "un", "einen"}


def test_what_could_not_be_kept_is_told() -> None:
    words, spans = timed("It was " + "x" * 40 + " again today. Why? We never knew.")
    cues = make_cues(words, spans, RULES, shot_starts=[5, 6])
    told = breaches(words, cues, spans, RULES, [5, 6])
    assert any("longer than a line" in one.why for one in told)
    assert any(one.limit == "no word alone" and one.measured == "'Why?'" for one in told)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from("a the of it so dog. house, 20 $5 Mary Ann and because ! 東京は 行った。".split())
             | st.text(alphabet="abcdefg.,", min_size=1, max_size=25), min_size=1, max_size=40),
    st.lists(st.integers(0, 40), max_size=4),
    st.lists(st.integers(20, 900), min_size=40, max_size=40),
    st.sampled_from(("en", "fr", "ja", "xx")),
)  # fmt: skip
def test_any_words_are_shown_once_in_order_within_limits_or_with_a_reason(
    texts: list[str], shots: list[int], lengths: list[int], language: str
) -> None:
    words, at = [], 0
    for index, (text, length) in enumerate(zip(texts, lengths, strict=False)):
        words.append(Word(index=index, text=text, start_ms=at, end_ms=at + length))
        at += length + (length % 3) * 200
    spans = [(0, len(words) // 2), (len(words) // 2, len(words))]
    cues = make_cues(words, spans, RULES, shots, at + 500, language)
    check_cover(cues, words)
    told = {(one.cue, one.limit) for one in breaches(words, cues, spans, RULES, shots, language)}
    most = tongue_of(language).most_chars_s
    for number, cue in enumerate(cues):
        shown = cue.end_ms - cue.start_ms
        lines = [width(line.split()) for line in lines_of(cue, words)]
        assert len(lines) <= RULES.max_lines
        assert cue.first_word not in shots or cue.first_word == words[cue.first_word].index
        assert not any(cue.first_word < shot < cue.end_word for shot in shots)
        outside = {
            f"at most {RULES.max_chars_line} characters a line": max(lines) > RULES.max_chars_line,
            f"at least {SHORTEST_MS} ms": shown < SHORTEST_MS,
            f"at most {LONGEST_MS} ms": shown > LONGEST_MS,
            f"at most {most:.0f} characters a second": sum(lines) * 1000 > most * max(1, shown),
        }
        for limit, over in outside.items():
            assert ((number, limit) in told) == over
    assert all(one.why for one in breaches(words, cues, spans, RULES, shots, language))


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

"""Every written word gets a time, whatever the voice gave and whatever the word is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resources.aligner import PocketsphinxAligner, Spoken, TimedWord, VoiceTimes
from resources.aligner.edges import rests
from resources.errors import InvalidInput, Refused, Unavailable
from resources.wav import Pcm
from vidgen_assets.artifacts.sound import AlignedWords, Stretch, Word
from vidgen_assets.audio.assemble import Narration, assemble, sentences
from vidgen_assets.audio.spoken import SpokenScript, SpokenWord, spoken_script
from vidgen_assets.subtitles.align import align, aligners_in_order
from vidgen_assets.subtitles.lengths import shared
from vidgen_assets_tests.audio.stories import narrated, speak, story


def test_the_voice_s_own_times_come_first() -> None:
    spoken, narration = narrated()
    aligned = align(
        narration.pcm, 48_000, spoken, aligners_in_order(["voice", "pocketsphinx"], narration.words)
    )
    assert aligned.aligner == "voice"
    assert not aligned.switches
    assert len(aligned.words) == len(spoken.words)
    by_index = {word.index: word for word in narration.words}
    assert all(
        abs(word.start_ms - by_index[word.index].start_ms) <= 1
        for word in aligned.words
        if word.index in by_index
    )


def test_words_are_monotone_inside_the_audio_and_do_not_overlap() -> None:
    spoken, narration = narrated()
    aligned = align(narration.pcm, 48_000, spoken, aligners_in_order(["voice"], narration.words))
    for word, after in zip(aligned.words, aligned.words[1:], strict=False):
        assert 0 <= word.start_ms <= word.end_ms <= after.start_ms <= aligned.duration_ms


def test_an_emoji_stands_between_its_neighbours() -> None:
    spoken, narration = narrated()
    aligned = align(narration.pcm, 48_000, spoken, aligners_in_order(["voice"], narration.words))
    place = next(word.index for word in spoken.words if not word.spoken)
    before, emoji, after = aligned.words[place - 1 : place + 2]
    assert before.end_ms <= emoji.start_ms <= emoji.end_ms <= after.start_ms
    assert emoji.confidence == 0.0


def test_without_voice_times_pocketsphinx_finds_the_words() -> None:
    spoken, narration = narrated()
    aligned = align(narration.pcm, 48_000, spoken, aligners_in_order(["voice", "pocketsphinx"], ()))
    assert aligned.aligner == "pocketsphinx"
    truth = {word.index: word.start_ms for word in narration.words}
    errors = [abs(word.start_ms - truth[word.index]) for word in aligned.words if word.index in truth]
    assert np.median(errors) <= 20
    assert np.percentile(errors, 95) <= 120


def test_a_broken_aligner_hands_over_and_the_switch_is_kept() -> None:
    spoken, narration = narrated()
    aligned = align(narration.pcm, 48_000, spoken, [VoiceTimes([(0, 5)]), PocketsphinxAligner()])
    assert aligned.aligner == "pocketsphinx"
    assert [(switch.failed, switch.took_over) for switch in aligned.switches] == [("voice", "pocketsphinx")]


def test_audio_that_says_something_else_is_refused() -> None:
    spoken, _ = narrated()
    noise = np.random.default_rng(1).integers(-3000, 3000, 48_000 * 3).astype(np.int16)
    with pytest.raises(Refused):
        align(noise, 48_000, spoken, [PocketsphinxAligner()])


def test_times_far_outside_are_brought_inside() -> None:
    words = tuple(
        SpokenWord(index=n, written=text, spoken=(text,), said=(text,)) for n, text in enumerate("abc")
    )
    spoken = SpokenScript(language="en", words=words, lines=((0, 3),))
    wild = VoiceTimes([(500, 400), (100, 90_000), (95_000, 99_000)])
    aligned = align(np.zeros(48_000, np.int16), 48_000, spoken, [wild])
    assert [(word.start_ms, word.end_ms) for word in aligned.words] == [(500, 500), (500, 1000), (1000, 1000)]


def test_aligners_are_named_in_the_channel() -> None:
    with pytest.raises(InvalidInput, match="no aligner 'magic'"):
        aligners_in_order(["magic"], ())
    with pytest.raises(Unavailable, match="add pocketsphinx"):
        aligners_in_order(["voice"], ())
    assert [aligner.name for aligner in aligners_in_order(["whisperx", "pocketsphinx"], ())] == [
        "whisperx",
        "pocketsphinx",
    ]


class Deaf:
    """An aligner that refuses every sentence with one of these words in it."""

    name = "deaf"

    def __init__(self, *words: str) -> None:
        self.words = words
        self.asked = 0

    def align(self, pcm: Pcm, sample_rate: int, words: Spoken, language: str = "en") -> tuple[TimedWord, ...]:
        self.asked += 1
        if any(word in token for word in self.words for one in words for token in one):
            raise Refused("not heard (6 ways were tried)", provider=self.name)
        return PocketsphinxAligner().align(pcm, sample_rate, words, language)


class Away:
    """An aligner that is not installed."""

    name = "away"
    asked = 0

    def align(self, pcm: Pcm, sample_rate: int, words: Spoken, language: str = "en") -> tuple[TimedWord, ...]:
        self.asked += 1
        raise Unavailable("not installed", provider=self.name)


def errors_of(narration: Narration, words: Sequence[Word]) -> list[int]:
    truth = {word.index: word.start_ms for word in narration.words}
    return [abs(word.start_ms - truth[word.index]) for word in words if word.index in truth]


def check_order(aligned: AlignedWords) -> None:
    assert aligned.words[0].start_ms >= 0
    for word, after in pairwise(aligned.words):
        assert word.start_ms <= word.end_ms <= after.start_ms <= aligned.duration_ms


def test_a_narration_says_where_each_sentence_is_heard() -> None:
    spoken, narration = narrated()
    assert [(one.first_word, one.end_word) for one in narration.stretches] == list(spoken.lines)
    by_index = {word.index: word for word in narration.words}
    for one in narration.stretches:
        own = [by_index[n] for n in range(one.first_word, one.end_word) if n in by_index]
        assert one.start_ms <= own[0].start_ms < own[-1].end_ms <= one.end_ms


def test_sentence_by_sentence_is_as_good_as_the_whole() -> None:
    spoken, narration = narrated()
    aligned = align(narration.pcm, 48_000, spoken, [PocketsphinxAligner()], narration.stretches)
    assert aligned.aligner == "pocketsphinx"
    assert not aligned.switches
    assert not aligned.shared
    check_order(aligned)
    errors = errors_of(narration, aligned.words)
    assert np.median(errors) <= 15
    assert np.percentile(errors, 95) <= 60


def test_a_refused_sentence_falls_back_alone() -> None:
    spoken, narration = narrated()
    aligned = align(narration.pcm, 48_000, spoken, [Deaf("rack")], narration.stretches)
    (one,) = aligned.shared
    assert "the rack was empty" in one.text
    assert "6 ways were tried" in one.why
    assert [(s.failed, s.took_over) for s in aligned.switches] == [("deaf", "estimate")]
    assert "1 sentence, first" in aligned.switches[0].why
    check_order(aligned)
    guessed = {
        word.index for word in aligned.words if word.confidence == 0 and spoken.words[word.index].spoken
    }
    assert guessed == set(range(one.first_word, one.end_word))
    inside = [word for word in aligned.words if word.index in guessed]
    assert max(errors_of(narration, inside)) < 250
    others = [word for word in aligned.words if word.index not in guessed]
    assert np.percentile(errors_of(narration, others), 95) <= 60


def test_the_next_aligner_takes_only_what_the_first_refused() -> None:
    spoken, narration = narrated()
    second = Deaf()
    aligned = align(narration.pcm, 48_000, spoken, [Deaf("rack"), second], narration.stretches)
    assert second.asked == 1
    assert not aligned.shared
    assert [(s.failed, s.took_over) for s in aligned.switches] == [("deaf", "deaf")]


def test_an_aligner_that_is_not_here_is_asked_once() -> None:
    spoken, narration = narrated()
    away = Away()
    aligned = align(narration.pcm, 48_000, spoken, [away, PocketsphinxAligner()], narration.stretches)
    assert away.asked == 1
    assert [(s.failed, s.took_over) for s in aligned.switches] == [("away", "pocketsphinx")]
    assert aligned.aligner == "pocketsphinx"


def test_a_language_no_aligner_knows_is_shared_and_says_so() -> None:
    spoken, narration = narrated()
    german = spoken.model_copy(update={"language": "de"})
    aligned = align(narration.pcm, 48_000, german, [PocketsphinxAligner()], narration.stretches)
    assert aligned.aligner == "estimate"
    assert len(aligned.shared) == len(narration.stretches)
    assert "English only" in aligned.switches[0].why
    check_order(aligned)
    assert np.median(errors_of(narration, aligned.words)) < 120


def test_the_wrong_words_are_refused_by_name() -> None:
    _, narration = narrated()
    other = story(
        "The museum opened its newest wing to the public yesterday evening.",
        "Several hundred visitors waited outside despite the heavy rain.",
        "A violinist from the conservatory played under the glass roof.",
        "Nobody had expected that the elephants would be so popular.",
        "Tickets for the whole season were gone before midnight struck again.",
        "Children loved it.",
    )
    spoken = spoken_script(other)
    stretches = [
        one.model_copy(update={"first_word": first, "end_word": end})
        for one, (first, end) in zip(narration.stretches, spoken.lines, strict=True)
    ]
    with pytest.raises(Refused, match=r"does not say the script: \d+ of its \d+ words, in \d sentences"):
        align(narration.pcm, 48_000, spoken, [PocketsphinxAligner()], stretches)


def test_a_voice_that_times_some_sentences_is_exact_there() -> None:
    script = story()
    spoken = spoken_script(script)
    speeches = [speak(line) for line in sentences(spoken)]
    speeches[2] = replace(speeches[2], spans=())
    narration = assemble(script, spoken, speeches)
    aligners = aligners_in_order(["voice", "pocketsphinx"], narration.words)
    aligned = align(narration.pcm, 48_000, spoken, aligners, narration.stretches, narration.words)
    assert aligned.aligner == "voice"
    assert [(s.failed, s.took_over) for s in aligned.switches] == [("voice", "pocketsphinx")]
    assert max(errors_of(narration, aligned.words)) <= 1
    check_order(aligned)
    late = aligned.words[spoken.lines[2][0]]
    truth = {word.index: word for word in narrated()[1].words}
    assert abs(late.start_ms - truth[late.index].start_ms) < 60


def test_shared_time_rests_where_the_sound_does() -> None:
    spoken, narration = narrated()
    stretch = narration.stretches[4]
    words = [word for word in spoken.words[stretch.first_word : stretch.end_word] if word.spoken]
    sound = narration.pcm[stretch.start_ms * 48 : stretch.end_ms * 48]
    times = shared(words, rests(sound, 48_000), stretch.end_ms - stretch.start_ms)
    truth = {word.index: word.start_ms - stretch.start_ms for word in narration.words}
    errors = [abs(time.start_ms - truth[word.index]) for word, time in zip(words, times, strict=True)]
    assert max(errors) < 200
    assert np.median(errors) < 60


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(-500, 9000), st.integers(-200, 9000)), min_size=3, max_size=3),
    st.integers(1, 4000),
)
def test_whatever_an_aligner_says_times_are_in_order_and_inside(
    times: list[tuple[int, int]], length_ms: int
) -> None:
    class Wild:
        name = "wild"

        def align(
            self, pcm: Pcm, sample_rate: int, words: Spoken, language: str = "en"
        ) -> tuple[TimedWord, ...]:
            return tuple(TimedWord(start_ms=start, end_ms=end) for start, end in times)

    words = tuple(
        SpokenWord(index=n, written=text, spoken=(text,) if text != "-" else (), said=())
        for n, text in enumerate(("a", "-", "b", "c"))
    )
    spoken = SpokenScript(language="en", words=words, lines=((0, 4),))
    stretch = Stretch(first_word=0, end_word=4, start_ms=0, end_ms=length_ms)
    aligned = align(np.zeros(length_ms * 16, np.int16), 16_000, spoken, [Wild()], [stretch])
    assert len(aligned.words) == 4
    check_order(aligned)

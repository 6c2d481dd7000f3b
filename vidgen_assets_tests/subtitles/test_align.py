"""Every written word gets a time, whatever the voice gave and whatever the word is."""

from __future__ import annotations

import numpy as np
import pytest

from resources.aligner import PocketsphinxAligner, VoiceTimes
from resources.errors import InvalidInput, Refused, Unavailable
from vidgen_assets.audio.spoken import SpokenScript, SpokenWord
from vidgen_assets.subtitles.align import align, aligners_in_order
from vidgen_assets_tests.audio.stories import narrated


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

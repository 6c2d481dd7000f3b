"""The sync gate: clean mixes pass, every slip of 200 ms is found, wrong sound fails."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from resources.aligner import PocketsphinxAligner, Spoken, TimedWord
from resources.dsp import MIX_RATE
from resources.errors import Refused
from resources.wav import Pcm
from vidgen_assets.artifacts.sound import Word
from vidgen_assets.quality.sync import check_sync, drift_ms
from vidgen_assets_tests.audio.stories import narrated
from vidgen_assets_tests.post.test_soundtrack import mixed, voiced

SLIP_MS = 200


@cache
def caption_words() -> tuple[Word, ...]:
    return voiced()[1].words


def shifted(words: tuple[Word, ...], first: int, count: int, by_ms: int) -> list[Word]:
    """Return the captions with `count` words from `first` moved in time."""
    return [
        word.model_copy(
            update={"start_ms": max(0, word.start_ms + by_ms), "end_ms": max(0, word.end_ms + by_ms)}
        )
        if first <= word.index < first + count
        else word
        for word in words
    ]


@pytest.mark.media
@pytest.mark.parametrize("mood", ["warm", "tense"])
def test_a_clean_mix_is_in_sync(mood: str) -> None:
    spoken, _ = narrated()
    report = check_sync(mixed(mood).pcm, MIX_RATE, caption_words(), spoken)  # type: ignore[arg-type]
    assert report.passed
    assert report.aligner == "pocketsphinx"
    assert report.words_checked == len([word for word in spoken.words if word.spoken])
    assert report.median_ms <= 20
    assert report.drift_ms <= 50


@pytest.mark.media
@pytest.mark.parametrize(
    ("first", "count", "by_ms"), [(0, 99, 200), (12, 5, -200), (30, 6, 200), (20, 99, -200)]
)
def test_captions_that_slipped_are_found(first: int, count: int, by_ms: int) -> None:
    spoken, _ = narrated()
    report = check_sync(mixed().pcm, MIX_RATE, shifted(caption_words(), first, count, by_ms), spoken)
    assert not report.passed
    assert report.drift_ms >= 150
    assert ("late" if by_ms > 0 else "early") in report.why


@pytest.mark.media
def test_sound_that_slipped_in_the_middle_is_found() -> None:
    spoken, _ = narrated()
    pcm = mixed().pcm
    cut = caption_words()[25].start_ms * 48
    slipped = np.concatenate([pcm[:cut], np.zeros((SLIP_MS * 48, 2), np.int16), pcm[cut:]])
    report = check_sync(slipped, MIX_RATE, caption_words(), spoken)
    assert not report.passed
    assert 150 <= report.drift_ms <= 260


def test_every_slip_of_two_hundred_ms_is_found_and_no_other() -> None:
    """The judgement alone, on offsets like real ones: 5 words are enough to be found, wherever they are."""
    chance = np.random.default_rng(4)
    clean = [int(offset) for offset in chance.normal(0, 18, 150)]
    assert drift_ms(clean)[0] <= 40
    for first in range(0, 145):
        for by in (SLIP_MS, -SLIP_MS):
            slipped = [offset + (by if first <= n < first + 5 else 0) for n, offset in enumerate(clean)]
            found, place = drift_ms(slipped)
            assert found > 100
            assert abs(place - first) <= 2


def test_a_single_misheard_word_is_no_drift() -> None:
    assert drift_ms([0, 0, 400, 0, 0, 5, -300, 0, 0])[0] <= 5
    assert drift_ms([7])[0] == 7


@pytest.mark.parametrize("pcm", [np.zeros((MIX_RATE * 3, 2), np.int16), np.zeros(MIX_RATE * 3, np.int16)])
def test_silence_fails(pcm: Pcm) -> None:
    spoken, _ = narrated()
    report = check_sync(pcm, MIX_RATE, caption_words(), spoken)
    assert not report.passed
    assert "does not say" in report.why


def test_a_spoken_word_without_a_caption_fails() -> None:
    spoken, _ = narrated()
    report = check_sync(voiced()[0], MIX_RATE, caption_words()[1:], spoken)
    assert not report.passed
    assert "no caption, first 'My'" in report.why


def test_a_language_no_aligner_knows_is_checked_by_its_level_and_says_so() -> None:
    spoken, _ = narrated()
    german = spoken.model_copy(update={"language": "de"})
    report = check_sync(voiced()[0], MIX_RATE, caption_words(), german)
    assert report.passed
    assert report.aligner == "level"
    assert report.words_checked == len([word for word in spoken.words if word.spoken])
    assert report.drift_ms <= 60
    assert "words were not checked one by one: pocketsphinx" in report.why


@pytest.mark.media
@pytest.mark.parametrize(("first", "by_ms"), [(0, 200), (0, -200), (18, 200), (18, -200)])
def test_sentences_that_slipped_are_found_by_their_level(first: int, by_ms: int) -> None:
    spoken, _ = narrated()
    german = spoken.model_copy(update={"language": "de"})
    report = check_sync(mixed().pcm, MIX_RATE, shifted(caption_words(), first, 99, by_ms), german)
    assert not report.passed
    assert 150 <= report.drift_ms <= 260
    assert ("late" if by_ms > 0 else "early") in report.why


def test_silence_fails_in_any_language() -> None:
    spoken, _ = narrated()
    german = spoken.model_copy(update={"language": "de"})
    report = check_sync(np.zeros(MIX_RATE * 20, np.int16), MIX_RATE, caption_words(), german)
    assert not report.passed
    assert "nobody speaks" in report.why


class Impatient:
    """An aligner that refuses whatever is long."""

    name = "impatient"

    def align(self, pcm: Pcm, sample_rate: int, words: Spoken, language: str = "en") -> tuple[TimedWord, ...]:
        if len(pcm) > 9 * sample_rate:
            raise Refused("too long", provider=self.name)
        return PocketsphinxAligner(strict=False).align(pcm, sample_rate, words, language)


@pytest.mark.media
def test_what_is_refused_as_a_whole_is_heard_by_sentences() -> None:
    spoken, _ = narrated()
    report = check_sync(mixed().pcm, MIX_RATE, caption_words(), spoken, aligner=Impatient())
    assert report.passed
    assert report.words_checked == len([word for word in spoken.words if word.spoken])
    late = shifted(caption_words(), 20, 99, SLIP_MS)
    report = check_sync(mixed().pcm, MIX_RATE, late, spoken, aligner=Impatient())
    assert not report.passed
    assert 150 <= report.drift_ms <= 260

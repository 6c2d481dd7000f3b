"""Sentences into one narration: silence where it belongs, words where they are heard."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from resources.dsp import MIX_RATE
from resources.errors import InvalidInput, QualityFailed
from resources.voice import Speech, TokenSpan
from resources.wav import read_wav
from vidgen_assets.audio.assemble import Pauses, assemble, sentences
from vidgen_assets.audio.spoken import spoken_script
from vidgen_assets.channel import Voice
from vidgen_assets_tests.audio.stories import narrated, speak, story

PAUSES = Pauses(lead_in_ms=300, sentence_ms=200, tail_ms=1000)


def beep(tokens: int, timed: bool = True) -> Speech:
    """Return a speech of 100 ms a token at 16 kHz, with 50 ms of silence at both ends."""
    sound = (np.sin(np.arange(1600 * tokens) * 0.3) * 9000).astype(np.int16)
    pcm = np.concatenate([np.zeros(800, np.int16), sound, np.zeros(800, np.int16)])
    spans = [TokenSpan(start=800 + 1600 * n, end=800 + 1600 * (n + 1)) for n in range(tokens)]
    return Speech(pcm, 16_000, tuple(spans) if timed else ())


def level_db(pcm: np.ndarray, start_ms: int, end_ms: int) -> float:
    part = pcm[start_ms * 48 : end_ms * 48].astype(float)
    return 20 * float(np.log10(np.sqrt(np.mean(part**2)) + 1e-9))


def test_words_are_where_they_are_heard() -> None:
    script = story("one two", "three")
    narration = assemble(script, spoken_script(script), [beep(2), beep(1)], PAUSES)
    first, second, third = narration.words
    assert abs(first.start_ms - 312) <= 1  # 12 ms are kept before the sound
    assert abs(second.start_ms - first.start_ms - 100) <= 1
    assert abs(third.start_ms - (first.start_ms + 200 + 50 + 200 + 12)) <= 2
    for word in narration.words:
        assert level_db(narration.pcm, word.start_ms + 10, word.end_ms - 10) > 60
    assert level_db(narration.pcm, 0, first.start_ms - 1) < 0


def test_pauses_follow_the_story_s_parts() -> None:
    spoken, narration = narrated()
    rests = []
    at = {word.index: word for word in narration.words}
    for (_, before), (after, _) in pairwise(spoken.lines):
        rests.append(at[after].start_ms - at[before - 1].end_ms)
    pauses = Pauses()
    wanted = [
        pauses.after_hook_ms, pauses.sentence_ms, pauses.paragraph_ms, pauses.sentence_ms,
        pauses.before_call_to_action_ms,
    ]  # fmt: skip
    assert all(abs(rest - want) < 130 for rest, want in zip(rests, wanted, strict=True))


def test_a_narration_has_its_lead_in_and_its_tail() -> None:
    _, narration = narrated()
    assert narration.sample_rate == MIX_RATE
    assert narration.words[0].start_ms >= 250
    assert narration.duration_ms - narration.speech_end_ms == 1200
    assert narration.words[-1].end_ms <= narration.speech_end_ms


def test_words_are_in_order_and_say_what_is_written() -> None:
    spoken, narration = narrated()
    sounding = [word for word in spoken.words if word.spoken]
    assert [word.text for word in narration.words] == [word.written for word in sounding]
    starts = [word.start_ms for word in narration.words]
    assert starts == sorted(starts)
    assert all(word.start_ms <= word.end_ms for word in narration.words)


def test_no_click_where_sentences_meet_silence() -> None:
    narration = assemble(story("one"), spoken_script(story("one")), [beep(1)], PAUSES)
    assert np.abs(np.diff(narration.pcm.astype(int))).max() < 9000 * 0.35


def test_the_same_speeches_give_the_same_wav() -> None:
    script = story("one two", "three")
    first = assemble(script, spoken_script(script), [beep(2), beep(1)], PAUSES)
    second = assemble(script, spoken_script(script), [beep(2), beep(1)], PAUSES)
    assert first.wav == second.wav
    pcm, rate = read_wav(first.wav)
    assert rate == MIX_RATE
    assert np.array_equal(pcm, first.pcm)


def test_a_voice_without_times_gives_no_words() -> None:
    script = story("one two", "three")
    narration = assemble(script, spoken_script(script), [beep(2), beep(1, timed=False)], PAUSES)
    assert [word.text for word in narration.words] == ["one", "two"]
    assert [(one.first_word, one.end_word) for one in narration.stretches] == [(0, 2), (2, 3)]


def test_sentences_without_a_sound_are_passed_over() -> None:
    script = story("one", "\N{PARTY POPPER} \N{PARTY POPPER}", "two")
    spoken = spoken_script(script)
    assert sentences(spoken) == (("one.",), ("two.",))
    narration = assemble(script, spoken, [beep(1), beep(1)], PAUSES)
    assert [word.index for word in narration.words] == [0, 3]


def test_bad_speeches_are_named() -> None:
    script = story("one two", "three")
    with pytest.raises(InvalidInput, match="1 speeches for 2 sentences"):
        assemble(script, spoken_script(script), [beep(2)])
    silent = Speech(np.zeros(16_000, np.int16), 16_000)
    with pytest.raises(QualityFailed, match="said nothing for 'three'"):
        assemble(script, spoken_script(script), [beep(2), silent])


def test_pauses_come_from_the_channel_and_stretch() -> None:
    voice = Voice.model_validate(
        {
            "voices": {"n": {"voice": "en-us"}},
            "default": "n",
            "sentence_pause_ms": 200,
            "paragraph_pause_ms": 300,
        }
    )
    pauses = Pauses.of(voice)
    assert (pauses.sentence_ms, pauses.paragraph_ms) == (200, 300)
    assert pauses.before_call_to_action_ms > pauses.after_hook_ms > pauses.paragraph_ms
    longer = pauses.stretched(1.5)
    assert (longer.sentence_ms, longer.lead_in_ms, longer.tail_ms) == (300, pauses.lead_in_ms, pauses.tail_ms)


def test_a_very_long_word_is_one_word() -> None:
    script = story("x" * 200 + " happened")
    spoken = spoken_script(script)
    narration = assemble(script, spoken, [speak(line) for line in sentences(spoken)])
    assert len(narration.words) == 2
    assert narration.duration_ms < 15_000


def test_a_word_hidden_on_screen_is_bleeped_where_it_is_heard() -> None:
    script = story("what the f**k happened")
    spoken = spoken_script(script)
    hidden = [word for word in spoken.words if word.bleeped]
    assert [word.written for word in hidden] == ["f**k"]
    (said,) = sentences(spoken)
    narration = assemble(script, spoken, [beep(len(said))], PAUSES)
    for word in narration.words:
        part = narration.pcm[word.start_ms * 48 + 480 : word.end_ms * 48 - 480].astype(float)
        peak_hz = np.argmax(np.abs(np.fft.rfft(part))) * MIX_RATE / len(part)
        is_tone = abs(peak_hz - 1000) < 30
        assert is_tone == (word.text == "f**k"), (word.text, peak_hz)

"""Length: estimated before anything is said, fitted by rate and then by pauses, paid words bought sparingly."""

from __future__ import annotations

import pytest

from resources.call_cache import CallCache
from resources.errors import QualityFailed
from resources.fakes.speech_server import SpeechServer
from resources.retry import NO_WAIT
from resources.voice import Espeak, Voices
from resources.voice.openai_speech import OpenAISpeech
from vidgen_assets.audio.fitting import FREE, PAID, Fitting, refuse_hopeless
from vidgen_assets.audio.narrate import tell
from vidgen_assets.channel import Voice, Writing
from vidgen_assets_tests.audio.stories import story
from vidgen_assets_tests.resources.test_voice import ScriptedVoice

BAND = (35_000, 60_000)


def reader(words: int, rests_ms: int = 6000) -> tuple[object, list[tuple[int, float]]]:
    asked: list[tuple[int, float]] = []

    def take(rate: int, rests: float = 1.0) -> tuple[int, int]:
        asked.append((rate, rests))
        return round(rests_ms * rests) + round(words * 60_000 / rate), rests_ms

    return take, asked


def test_a_voice_on_this_machine_changes_its_rate_before_its_pauses() -> None:
    take, asked = reader(165)
    fit = Fitting(BAND, 165, FREE).fit(take, 175)  # type: ignore[arg-type]
    assert fit.rests == 1.0
    assert 175 < fit.rate_wpm <= 196
    assert all(rests == 1.0 for _, rests in asked)


def test_a_paid_voice_changes_its_pauses_before_words_are_bought_again() -> None:
    take, asked = reader(160)
    fit = Fitting(BAND, 160, PAID).fit(take, 175)  # type: ignore[arg-type]
    assert fit.rate_wpm == 175
    assert 0.7 <= fit.rests < 1
    assert "pauses" in fit.why
    assert {rate for rate, _ in asked} == {175}


def test_what_the_rate_cannot_do_the_pauses_do_within_bounds() -> None:
    take, _ = reader(182)
    fit = Fitting(BAND, 182, FREE).fit(take, 175)  # type: ignore[arg-type]
    assert fit.rate_wpm == 196
    assert 0.7 <= fit.rests < 1
    assert fit.duration_ms <= 60_000
    with pytest.raises(QualityFailed, match="cut about"):
        Fitting(BAND, 230, FREE).fit(reader(230)[0], 175)  # type: ignore[arg-type]
    with pytest.raises(QualityFailed, match="add about"):
        Fitting(BAND, 60, PAID).fit(reader(60)[0], 175)  # type: ignore[arg-type]


def test_an_estimate_refuses_only_what_no_rate_could_mend() -> None:
    refuse_hopeless(80_000, 175, BAND, 240)
    refuse_hopeless(27_000, 175, BAND, 80)
    with pytest.raises(QualityFailed, match="Nothing was said or paid yet"):
        refuse_hopeless(90_000, 175, BAND, 270)
    with pytest.raises(QualityFailed, match="add about"):
        refuse_hopeless(20_000, 175, BAND, 60)
    with pytest.raises(QualityFailed):
        refuse_hopeless(80_000, 175, BAND, 240, measured=True)


def writing(low: int, high: int) -> Writing:
    return Writing(min_seconds=low, max_seconds=high, target_seconds=(low + high) // 2)


def test_ten_thousand_words_are_refused_before_one_is_said(calls: CallCache) -> None:
    voice = ScriptedVoice("studio")
    section = Voice.model_validate(
        {"voices": {"s": {"provider": "studio", "voice": "a"}}, "default": "s", "providers": ["studio"]}
    )
    with pytest.raises(QualityFailed, match="Nothing was said"):
        tell(story(*["The cat sat down on the mat again."] * 1250), Voices([voice], calls), section, "s",
             writing(35, 60))  # fmt: skip
    assert not voice.calls


def test_a_paid_voice_says_one_sentence_to_learn_its_pace_and_buys_it_once(calls: CallCache) -> None:
    section = Voice.model_validate(
        {
            "voices": {
                "o": {"provider": "openai", "voice": "onyx", "model": "tts-1"},
                "e": {"voice": "en-us"},
            },
            "default": "o",
            "providers": ["openai", "espeak"],
        }
    )
    with SpeechServer() as server:
        voices = Voices([OpenAISpeech("k", base_url=f"{server.url}/v1"), Espeak()], calls, NO_WAIT)
        told = tell(story(), voices, section, "o", writing(10, 60))
        assert told.fit.rate_wpm == 175
        assert len(server.sold) == 6
        told_again = tell(story(), voices, section, "o", writing(10, 60))
        assert len(server.sold) == 6
        assert told_again.narration.wav == told.narration.wav
        # shorter than it can be said at its own rate: bought once more, at the rate that fits
        seconds = told.narration.duration_ms // 1000
        squeezed = tell(story(), voices, section, "o", writing(10, max(11, seconds - 2)))
        assert squeezed.narration.duration_ms <= (seconds - 2) * 1000
        assert len(server.sold) <= 6 + 6 + 6
    assert told.speakers[0].provider == "openai"
    assert told.narration.words == ()

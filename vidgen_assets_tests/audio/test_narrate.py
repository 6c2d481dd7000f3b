"""Who speaks and how fast: the length fits its band, within natural rates, or the script is sent back."""

from __future__ import annotations

import pytest

from resources.call_cache import CallCache
from resources.errors import AuthFailed, InvalidInput, QualityFailed
from resources.retry import NO_WAIT
from resources.voice import Espeak, Voices
from vidgen_assets.audio.fitting import Fit, Fitting
from vidgen_assets.audio.narrate import lifts_of, settings_in_order, tell
from vidgen_assets.audio.spoken import spoken_script
from vidgen_assets.channel import Voice, Writing
from vidgen_assets_tests.audio.stories import story
from vidgen_assets_tests.resources.test_voice import ScriptedVoice

BAND = (35_000, 60_000)


def reader(words: int, silence_ms: int = 5000) -> object:
    """Return a voice that needs exactly words / rate minutes, and what it was asked."""

    def take(rate: int, rests: float = 1.0) -> tuple[int, int]:
        asked.append(rate)
        return round(silence_ms * rests) + round(words * 60_000 / rate), silence_ms

    asked: list[int] = []
    take.asked = asked  # type: ignore[attr-defined]
    return take


def fit_rate(take: object, own: int, band: tuple[int, int], words: int = 0) -> Fit:
    return Fitting(band, words).fit(take, own)  # type: ignore[arg-type]


def voice_section(**more: object) -> Voice:
    voices = {
        "plain": {"voice": "en-us", "rate_wpm": 172, "suits": ["calm"]},
        "studio": {"provider": "studio", "voice": "anna", "suits": ["tense"]},
        "studio_calm": {"provider": "studio", "voice": "bert", "suits": ["calm"]},
    }
    return Voice.model_validate(
        {"voices": voices, "default": "plain", "providers": ["studio", "espeak"], **more}
    )


def writing(low: int, high: int) -> Writing:
    return Writing(min_seconds=low, max_seconds=high, target_seconds=(low + high) // 2)


def test_a_voice_keeps_its_own_rate_when_that_fits() -> None:
    take = reader(120)
    fit = fit_rate(take, 175, BAND)
    assert fit.rate_wpm == 175
    assert take.asked == [175]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("words", "faster"), [(170, True), (180, True), (80, False), (78, False)])
def test_the_rate_moves_until_the_length_fits(words: int, faster: bool) -> None:
    fit = fit_rate(reader(words), 175, BAND, words)
    assert BAND[0] <= fit.duration_ms <= BAND[1]
    assert (fit.rate_wpm > 175) is faster
    assert "words a minute" in fit.why


def test_a_small_change_of_the_script_keeps_the_fitted_rate() -> None:
    rates = {fit_rate(reader(words), 175, BAND).rate_wpm for words in (176, 177)}
    assert len(rates) <= 2
    assert all(rate % 2 == 0 for rate in rates)


@pytest.mark.parametrize(("words", "do"), [(400, "cut about"), (20, "add about")])
def test_a_script_that_fits_at_no_natural_rate_is_sent_back(words: int, do: str) -> None:
    with pytest.raises(QualityFailed, match=do):
        fit_rate(reader(words), 175, BAND, words)


def test_settings_follow_the_channel_s_providers_each_with_the_most_alike_voice() -> None:
    settings = settings_in_order(voice_section(), "plain")
    assert [(s.provider, s.voice) for s in settings] == [("studio", "bert"), ("espeak", "en-us")]
    only_here = settings_in_order(voice_section(providers=["espeak"]), "studio")
    assert [(s.provider, s.voice) for s in only_here] == [("studio", "anna"), ("espeak", "en-us")]
    with pytest.raises(InvalidInput, match="no voice 'nobody'"):
        settings_in_order(voice_section(), "nobody")


def test_a_story_is_told_within_the_band(calls: CallCache) -> None:
    voices = Voices([Espeak(), ScriptedVoice("studio")], calls)
    section = voice_section(providers=["espeak"])
    own = tell(story(), voices, section, "plain", writing(10, 60))
    assert own.fit.rate_wpm == 172
    seconds = own.narration.duration_ms // 1000
    squeezed = tell(story(), voices, section, "plain", writing(10, seconds - 1))
    assert squeezed.fit.rate_wpm > 172
    assert squeezed.narration.duration_ms <= (seconds - 1) * 1000
    assert squeezed.fit.duration_ms == squeezed.narration.duration_ms


def test_fitting_asks_a_failed_provider_only_once(calls: CallCache) -> None:
    dead = ScriptedVoice("studio", {1: AuthFailed("403", provider="studio")})
    section = voice_section(default="studio")
    voices = Voices([dead, Espeak()], calls, NO_WAIT)
    told = tell(story(), voices, section, "studio", writing(10, 23))
    assert told.by.setting.provider == "espeak"
    assert len(told.by.switches) == 1
    assert len(dead.calls) == 1


def test_a_story_opens_high_and_its_paragraphs_fall() -> None:
    assert lifts_of(story(), spoken_script(story())) == {0: 4, 1: 2, 2: 0, 3: 2, 4: 0, 5: 3}
    assert lifts_of(story(), spoken_script(story()), 150)[0] == 6
    quiet = story("one", "\N{PARTY POPPER}", "two", "three")
    assert lifts_of(quiet, spoken_script(quiet)) == {0: 2, 2: 0, 3: -1}


def test_an_unknown_voice_is_named(calls: CallCache) -> None:
    section = Voice.model_validate({"voices": {"n": {"voice": "en-us+nobody"}}, "default": "n"})
    with pytest.raises(InvalidInput, match="nobody"):
        tell(story(), Voices([Espeak()], calls), section, "n", writing(10, 60))

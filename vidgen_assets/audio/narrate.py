"""Who speaks and how fast: the channel's voices in order, and a rate at which the video has the right length.

A voice may hurry or dawdle only within what sounds natural; a script that does not fit even then is refused
before anything is drawn, with the number of words to cut or add.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from resources.errors import InvalidInput, QualityFailed
from resources.voice import NARRATOR, SpokenSentences, Utterance, Voices, VoiceSetting
from vidgen_assets.artifacts.base import Frozen
from vidgen_assets.artifacts.scripts import Script
from vidgen_assets.audio.assemble import Narration, Pauses, assemble, sentences
from vidgen_assets.audio.spoken import SpokenScript, spoken_script
from vidgen_assets.channel import Voice, Writing

SLOWEST, FASTEST = 0.86, 1.18
"""How far from its own rate a voice may go before it sounds drugged or hurried."""
STEP_WPM = 2
MARGIN_MS = 400
HOOK_LIFT, QUESTION_LIFT = 4, 3
PARAGRAPH_LIFTS = (2, 0, -1)
"""Steps of a voice's pitch (0 to 99): the first sentence of a paragraph, the second, and those after."""
ROUNDS = 4


class Fit(Frozen):
    """The rate that was settled on, the length it gives, and why."""

    rate_wpm: int
    duration_ms: int
    why: str


@dataclass(frozen=True)
class Told:
    """A script told: the narration, how it was said, who said it (with switches), and at which rate."""

    narration: Narration
    spoken: SpokenScript
    by: SpokenSentences
    fit: Fit


def tell(script: Script, voices: Voices, voice: Voice, choice: str, writing: Writing) -> Told:
    """Speak the script in the chosen voice of the channel, at a length within writing's band.

    Raises InvalidInput for an unknown voice, QualityFailed when no natural rate fits, and the last
    ProviderError when every provider failed.
    """
    spoken = spoken_script(script)
    said, lifts = sentences(spoken), lifts_of(script, spoken)
    utterances = [Utterance(tokens, NARRATOR, lift) for tokens, lift in zip(said, lifts, strict=True)]
    settings = settings_in_order(voice, choice)
    own = settings[0].rate_wpm
    takes: dict[int, tuple[SpokenSentences, Narration]] = {}
    pauses = Pauses.of(voice)

    def take(rate: int) -> int:
        asked = [setting.model_copy(update={"rate_wpm": rate}) for setting in settings]
        if takes:  # one voice a video: a provider that failed at the first rate is not asked again
            last = next(reversed(takes.values()))[0]
            asked = asked[len(last.switches) :]
            by = voices.speak(utterances, {NARRATOR: asked}, script.language)
            by = SpokenSentences(by.speeches, by.speakers, last.switches + by.switches)
        else:
            by = voices.speak(utterances, {NARRATOR: asked}, script.language)
        narration = assemble(script, spoken, by.speeches, pauses.stretched(own / rate))
        takes[rate] = (by, narration)
        return narration.duration_ms

    band = (writing.min_seconds * 1000, writing.max_seconds * 1000)
    fit = fit_rate(take, own, band, len(script.words))
    by, narration = takes[fit.rate_wpm]
    return Told(narration, spoken, by, fit)


def fit_rate(take: Callable[[int], int], own: int, band_ms: tuple[int, int], words: int = 0) -> Fit:
    """Find a rate near `own` (words a minute) whose length in ms, as `take` says, lies in the band.

    The voice's own rate is kept when it fits. Otherwise the length is taken to be inversely proportional to
    the rate, and corrected by speaking again, at most four times.
    """
    low, high = band_ms
    slowest, fastest = _step(max(80, own * SLOWEST)), _step(min(400, own * FASTEST))
    rate, length = own, take(own)
    for _round in range(ROUNDS):
        if low <= length <= high:
            return Fit(rate_wpm=rate, duration_ms=length, why=_why(rate, own, length))
        goal = high - MARGIN_MS if length > high else low + MARGIN_MS
        wanted = min(max(_step(rate * length / goal), slowest), fastest)
        if wanted == rate:
            break
        rate, length = wanted, take(wanted)
    if low <= length <= high:
        return Fit(rate_wpm=rate, duration_ms=length, why=_why(rate, own, length))
    raise QualityFailed(_does_not_fit(rate, length, band_ms, words))


def lifts_of(script: Script, spoken: SpokenScript) -> tuple[int, ...]:
    """Return how much higher each sounding sentence is said: a story opens high and each paragraph falls.

    A reader does this without thinking; a synthetic voice says every sentence the same.
    """
    lifts: list[int] = []
    place, paragraph = 0, None
    for number, line in enumerate(script.lines):
        if not spoken.said(number):
            continue
        place = place + 1 if line.paragraph == paragraph else 0
        paragraph = line.paragraph
        by_part = {"hook": HOOK_LIFT, "call_to_action": QUESTION_LIFT}
        lifts.append(by_part.get(line.part, PARAGRAPH_LIFTS[min(place, len(PARAGRAPH_LIFTS) - 1)]))
    return tuple(lifts)


def settings_in_order(voice: Voice, choice: str) -> tuple[VoiceSetting, ...]:
    """Return the chosen voice first, then one voice of each other provider of the channel, in its order.

    A provider without a voice of its own in the channel's list cannot stand in and is left out.
    """
    if choice not in voice.voices:
        have = ", ".join(sorted(voice.voices))
        raise InvalidInput(f"there is no voice {choice!r} in the channel; it has {have}")
    chosen = voice.voices[choice]
    names: Sequence[str] = [choice]
    for provider in voice.providers:
        if provider == chosen.provider:
            continue
        theirs = [name for name, profile in voice.voices.items() if profile.provider == provider]
        alike = sorted(theirs, key=lambda name: (-len({*voice.voices[name].suits} & {*chosen.suits}), name))
        names = [*names, *alike[:1]]
    profiles = [voice.voices[name] for name in names]
    return tuple(
        VoiceSetting(
            provider=profile.provider, voice=profile.voice, rate_wpm=profile.rate_wpm, pitch=profile.pitch
        )
        for profile in profiles
    )


def _step(rate: float) -> int:
    return round(rate / STEP_WPM) * STEP_WPM


def _why(rate: int, own: int, length_ms: int) -> str:
    if rate == own:
        return f"the voice's own {own} words a minute give {length_ms / 1000:.1f} s"
    pace = "faster" if rate > own else "slower"
    return f"{pace} than the voice's own {own} words a minute, for a video of {length_ms / 1000:.1f} s"


def _does_not_fit(rate: int, length_ms: int, band_ms: tuple[int, int], words: int) -> str:
    low, high = band_ms
    goal = high if length_ms > high else low
    change = round(abs(words * (1 - goal / length_ms)))
    do = f"cut about {change} words" if length_ms > high else f"add about {change} words"
    return (
        f"the script of {words} words lasts {length_ms / 1000:.1f} s even at {rate} words a minute; "
        f"it must last {low / 1000:.0f} to {high / 1000:.0f} s: {do}, or widen the channel's writing band"
    )

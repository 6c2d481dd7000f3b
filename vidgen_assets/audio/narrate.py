"""A script told: who speaks, in which of the channel's voices, and at a rate that gives the right length.

Owns the order of the voices and what is spoken when; the words are `spoken.py`'s, who says them `speakers.py`'s,
the rate `fitting.py`'s, the silence between them `assemble.py`'s.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from resources.errors import InvalidInput
from resources.failover import Switch
from resources.voice import NARRATOR, SpokenSentences, Utterance, Voices, VoiceSetting
from resources.voice.pace import base_of, spoken_ms
from vidgen_assets.artifacts.scripts import Script
from vidgen_assets.artifacts.sound import SpeakerVoice
from vidgen_assets.audio.assemble import Narration, Pauses, assemble, heard_ms, sounding
from vidgen_assets.audio.fitting import FREE, NATURAL, PAID, Fit, Fitting, clamp, refuse_hopeless
from vidgen_assets.audio.speakers import Turn, turns
from vidgen_assets.audio.spoken import SpokenScript, spoken_script
from vidgen_assets.channel import Voice, VoiceProfile, Writing

HOOK_LIFT, QUESTION_LIFT = 4, 3
PARAGRAPH_LIFTS = (2, 0, -1)
"""Steps of a voice's pitch (0 to 99): the first sentence of a paragraph, the second, and those after."""


@dataclass(frozen=True)
class Told:
    """A script told: the narration, how it was said, who said it (with switches), and at which rate."""

    narration: Narration
    spoken: SpokenScript
    by: SpokenSentences
    fit: Fit
    speakers: tuple[SpeakerVoice, ...] = ()


def tell(script: Script, voices: Voices, voice: Voice, choice: str, writing: Writing) -> Told:
    """Speak the script in the chosen voice of the channel, at a length within writing's band.

    Raises InvalidInput for an unknown voice, QualityFailed when no natural rate fits (before anything is said
    when it cannot), BudgetExceeded before anything is paid, and the last ProviderError when all failed.
    """
    spoken = spoken_script(script)
    profile = _profile(voice, choice)
    said = sounding(spoken, turns(script, voice.speakers, choice))
    lifts = lifts_of(script, spoken, profile.emphasis_percent)
    utterances = [Utterance(tokens, turn.speaker, lifts.get(turn.line, 0)) for turn, tokens in said]
    language = base_of(script.language)
    cast = {NARRATOR: settings_in_order(voice, choice, language)}
    for name in sorted({turn.speaker for turn, _ in said} - {NARRATOR}):
        cast[name] = settings_in_order(voice, name, language, named=True)
    take = _Takes(
        script, spoken, [turn for turn, _ in said], utterances, voices, dict(cast),
        Pauses.of(voice, profile.pause_percent),
    )  # fmt: skip
    paid = voices.estimate_usd(utterances, cast, script.language) > 0
    band = (writing.min_seconds * 1000, writing.max_seconds * 1000)
    refuse_hopeless(take.predicted(take.own), take.own, band, len(script.words))
    start = take.first_guess(band) if paid else take.own
    fit = Fitting(band, len(script.words), PAID if paid else FREE).fit(take, take.own, start)
    by, narration = take.last
    return Told(narration, spoken, by, fit, _who_spoke(utterances, by))


@dataclass
class _Takes:
    """The script spoken at one rate after the other: what each take gave, and who has failed on the way."""

    script: Script
    spoken: SpokenScript
    turns: list[Turn]
    utterances: list[Utterance]
    voices: Voices
    cast: dict[str, Sequence[VoiceSetting]]
    pauses: Pauses
    switches: tuple[Switch, ...] = ()
    said: dict[int, SpokenSentences] = field(default_factory=dict)
    last: tuple[SpokenSentences, Narration] = field(init=False)

    def __post_init__(self) -> None:
        self.own = self.cast[NARRATOR][0].rate_wpm

    def __call__(self, rate: int, rests: float = 1.0) -> tuple[int, int]:
        """Speak at this rate of the narrator, everybody else as much faster; return the length and rests in ms.

        `rests` makes the pauses longer or shorter than they follow from the rate.
        """
        if rate not in self.said:
            self.said[rate] = self._say(self.utterances, rate)
        by = self.said[rate]
        pauses = self.pauses.stretched(self.own / rate).stretched(rests)
        narration = assemble(self.script, self.spoken, by.speeches, pauses, self.turns)
        self.last = by, narration
        return narration.duration_ms, narration.rests_ms

    def predicted(self, rate: int, measured: float = 1.0) -> int:
        """Return about how long a take at this rate would be, in ms; nothing is said.

        `measured` is how much longer this voice was found to speak than its kind does.
        """
        setting = self.cast[NARRATOR][0]
        natural = self.voices.provider(setting.provider).natural
        said = sum(
            spoken_ms(one.tokens, rate, self.script.language, natural=natural) for one in self.utterances
        )
        rests = round(self._rests() * self.own / rate)
        return round(said * measured) + rests + self.pauses.lead_in_ms + self.pauses.tail_ms

    def first_guess(self, band: tuple[int, int]) -> int:
        """Return the rate to begin with: the voice's own, unless its longest sentence says that it will not fit.

        That sentence is said at the voice's own rate; it is not paid for again when the rate stays.
        """
        narrated = [one for one in self.utterances if one.speaker == NARRATOR] or self.utterances
        longest = max(narrated, key=lambda one: len(" ".join(one.tokens)))
        speech = self._say([longest], self.own).speeches[0]
        natural = self.voices.provider(self.cast[NARRATOR][0].provider).natural
        guess = spoken_ms(longest.tokens, self.own, self.script.language, natural=natural)
        measured = heard_ms(speech) / max(guess, 1)
        length = self.predicted(self.own, measured)
        low, high = band
        if low <= length <= high:
            return self.own
        refuse_hopeless(length, self.own, band, len(self.script.words), measured=True)
        goal = high * 0.97 if length > high else low * 1.03
        return clamp(self.own * length / goal, self.own, NATURAL)

    def _rests(self) -> int:
        lines = [self.script.lines[line] for line in dict.fromkeys(turn.line for turn in self.turns)]
        pairs = pairwise(lines)
        return sum(self.pauses.between((a.part, a.paragraph), (b.part, b.paragraph)) for a, b in pairs)

    def _say(self, utterances: Sequence[Utterance], rate: int) -> SpokenSentences:
        asked = {
            name: [_faster(setting, rate / self.own) for setting in settings]
            for name, settings in self.cast.items()
        }
        by = self.voices.speak(utterances, asked, self.script.language)
        # one voice a video: a provider that failed once is not asked again at another rate
        failed = {switch.failed for switch in by.switches}
        self.cast = {
            name: [one for one in settings if one.provider not in failed] or settings
            for name, settings in self.cast.items()
        }
        self.switches += by.switches
        if by.switches:
            self.said.clear()
        return SpokenSentences(by.speeches, by.speakers, self.switches)


def lifts_of(script: Script, spoken: SpokenScript, emphasis_percent: int = 100) -> Mapping[int, int]:
    """Return how much higher each sounding line is said: a story opens high and each paragraph falls.

    A reader does this without thinking; a synthetic voice says every sentence the same.
    """
    lifts: dict[int, int] = {}
    place, paragraph = 0, None
    for number, line in enumerate(script.lines):
        if not spoken.said(number):
            continue
        place = place + 1 if line.paragraph == paragraph else 0
        paragraph = line.paragraph
        by_part = {"hook": HOOK_LIFT, "call_to_action": QUESTION_LIFT}
        lift = by_part.get(line.part, PARAGRAPH_LIFTS[min(place, len(PARAGRAPH_LIFTS) - 1)])
        lifts[number] = round(lift * emphasis_percent / 100)
    return lifts


def settings_in_order(
    voice: Voice, choice: str, language: str = "", *, named: bool = False
) -> tuple[VoiceSetting, ...]:
    """Return one voice of each of the channel's providers, in the channel's order, to be tried in turn.

    Of the chosen voice's provider it is that voice; of another the one that suits the most alike stories, and
    speaks the `language` where it says which it speaks. A voice that the channel `named` for somebody, or
    whose provider it does not list, is tried first; a provider without a voice in the channel is left out.
    """
    chosen = _profile(voice, choice)
    first = named or chosen.provider not in voice.providers
    order = (chosen.provider, *voice.providers) if first else voice.providers
    profiles: list[VoiceProfile] = []
    for provider in dict.fromkeys(order):
        theirs = {
            name: profile
            for name, profile in voice.voices.items()
            if profile.provider == provider
            and (not (language and profile.language) or base_of(profile.language) == language)
        }
        alike = sorted(theirs, key=lambda name: (-_likeness(theirs[name], chosen), name))
        profiles += [chosen] if provider == chosen.provider else [theirs[name] for name in alike[:1]]
    return tuple(map(setting_of, profiles))


def _likeness(one: VoiceProfile, other: VoiceProfile) -> int:
    return len({*one.suits} & {*other.suits}) + 2 * (bool(one.sounds) and one.sounds == other.sounds)


def _profile(voice: Voice, name: str) -> VoiceProfile:
    if name not in voice.voices:
        have = ", ".join(sorted(voice.voices))
        raise InvalidInput(f"there is no voice {name!r} in the channel; it has {have}")
    return voice.voices[name]


def setting_of(profile: VoiceProfile) -> VoiceSetting:
    """Return what a voice resource is asked for a profile."""
    return VoiceSetting(
        provider=profile.provider, voice=profile.voice, rate_wpm=profile.rate_wpm, pitch=profile.pitch,
        liveliness=profile.liveliness, style=profile.style, model=profile.model,
    )  # fmt: skip


def _faster(setting: VoiceSetting, factor: float) -> VoiceSetting:
    return setting.model_copy(update={"rate_wpm": min(400, max(80, round(setting.rate_wpm * factor)))})


def _who_spoke(utterances: Sequence[Utterance], by: SpokenSentences) -> tuple[SpeakerVoice, ...]:
    """Return who spoke, the narrator first, then by name."""
    times = {name: sum(one.speaker == name for one in utterances) for name in by.speakers}
    order = sorted(by.speakers, key=lambda name: (name != NARRATOR, name))
    return tuple(
        SpeakerVoice(
            speaker=name,
            provider=by.speakers[name].provider,
            voice=by.speakers[name].voice,
            times=times[name],
        )
        for name in order
        if times[name] or name == NARRATOR
    )

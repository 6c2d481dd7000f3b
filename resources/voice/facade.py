"""A channel's voices in order: each sentence a cached call, one voice a video, every switch recorded.

When a provider fails for good at sentence k, the whole script is spoken by the next one, because a voice that
changes in the middle of a story is worse than a plainer one throughout. Sentences that were already paid for
stay in the call cache.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field

from resources.call_cache import Answer, Call, CallCache, Made
from resources.errors import InvalidInput
from resources.failover import Switch, first_that_works
from resources.progress import report
from resources.retry import RetryPolicy
from resources.voice.base import Speech, SpeechRequest, TokenSpan, VoiceProvider, checked
from resources.wav import read_wav, wav_bytes


class VoiceSetting(BaseModel):
    """Who speaks and how: a provider, that provider's voice, its rate and pitch."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    provider: str
    voice: str
    rate_wpm: int = Field(default=175, ge=80, le=400)
    pitch: int = Field(default=50, ge=0, le=99)
    liveliness: int = Field(default=60, ge=0, le=99)


@dataclass(frozen=True)
class SpokenSentences:
    """The whole script in one voice: a speech a sentence, the setting that spoke, and the switches to it."""

    speeches: tuple[Speech, ...]
    setting: VoiceSetting
    switches: tuple[Switch, ...] = ()


@dataclass(frozen=True)
class _Turn:
    """A provider with the setting it would speak in."""

    provider: VoiceProvider
    setting: VoiceSetting

    @property
    def name(self) -> str:
        return self.provider.name


class Voices:
    """The voice providers there are, by name, behind one call cache."""

    def __init__(
        self, providers: Sequence[VoiceProvider], cache: CallCache, policy: RetryPolicy = RetryPolicy()
    ) -> None:
        self._providers = {provider.name: provider for provider in providers}
        self._cache = cache
        self._policy = policy

    def speak(
        self,
        sentences: Sequence[Sequence[str]],
        settings: Sequence[VoiceSetting],
        language: str = "en",
        lifts: Sequence[int] = (),
    ) -> SpokenSentences:
        """Say every sentence (a sequence of tokens) in the first setting whose provider can say them all.

        `lifts` raise or lower the pitch of single sentences, one each, so that a story does not drone.
        Raises InvalidInput for an unknown voice, BudgetExceeded before anything is paid over the cap, and the
        last provider's error when all have failed.
        """
        if not sentences or not all(sentences):
            raise InvalidInput("there is nothing to say: every sentence needs at least one spoken word")
        asked = list(zip(map(tuple, sentences), lifts or [0] * len(sentences), strict=True))
        turns = [_Turn(self._provider(setting.provider), setting) for setting in settings]
        outcome = first_that_works(
            "voice", turns, lambda turn: self._speak_all(turn, asked, language), self._policy
        )
        speeches, setting = outcome.value
        return SpokenSentences(speeches, setting, outcome.switches)

    def _provider(self, name: str) -> VoiceProvider:
        if name not in self._providers:
            have = ", ".join(sorted(self._providers)) or "none"
            raise InvalidInput(f"there is no voice provider {name!r}; there are {have}")
        return self._providers[name]

    def _speak_all(
        self, turn: _Turn, sentences: Sequence[tuple[tuple[str, ...], int]], language: str
    ) -> tuple[tuple[Speech, ...], VoiceSetting]:
        speeches = []
        for number, (tokens, lift) in enumerate(sentences, 1):
            voice = turn.setting.model_dump(exclude={"provider"})
            voice["pitch"] = min(99, max(0, turn.setting.pitch + lift))
            request = SpeechRequest(tokens=tokens, language=language, **voice)
            speeches.append(self._speak_one(turn, request))
            report("sentence", number, len(sentences), f"{turn.name} {turn.setting.voice}")
        return tuple(speeches), turn.setting

    def _speak_one(self, turn: _Turn, request: SpeechRequest) -> Speech:
        usage = turn.provider.price(request)

        def make() -> Made:
            speech = checked(turn.provider.speak(request), request, turn.name)
            audio = self._cache.store.add_bytes(
                wav_bytes(speech.pcm, speech.sample_rate), "sentence.wav", "audio/wav"
            )
            spans = [[span.start, span.end] for span in speech.spans]
            return Made(document={"spans": spans}, files={"audio": audio}, usage=usage)

        call = Call("voice", turn.name, request.voice, request.model_dump(mode="json"), turn.provider.version)
        return self._speech(self._cache.get_or_make(call, make, estimate_usd=usage.cost_usd))

    def _speech(self, answer: Answer) -> Speech:
        audio = answer.files["audio"]
        pcm, rate = read_wav(self._cache.store.read(audio), audio.name)
        return Speech(
            pcm, rate, tuple(TokenSpan(start=start, end=end) for start, end in answer.document["spans"])
        )

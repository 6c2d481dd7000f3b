"""A channel's voices in order: each sentence a cached call, one voice a speaker and video, switches recorded.

When a provider fails for good at sentence k, the whole script is spoken again without it, because a voice
that changes in the middle of a story is worse than a plainer one throughout. Sentences that were already paid
for stay in the call cache, and so does audio that was paid for and cannot be used: it is never bought again.
Owns who says what, retries and how many sentences are asked for at once; what is wrong with an answer is
`hearing.py`'s.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import CancelledError, ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field

from resources.call_cache import Answer, Call, CallCache, Made
from resources.errors import BudgetExceeded, InvalidInput, ProviderError
from resources.failover import Switch
from resources.progress import report
from resources.retry import RetryPolicy, with_retries
from resources.slots import slot
from resources.voice.base import Speech, SpeechRequest, SpoiltAudio, TokenSpan, VoiceProvider
from resources.voice.hearing import checked
from resources.wav import read_wav, wav_bytes

NARRATOR = "narrator"


class VoiceSetting(BaseModel):
    """Who speaks and how: a provider, that provider's voice, its rate, pitch and style."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    provider: str
    voice: str
    rate_wpm: int = Field(default=175, ge=80, le=400)
    pitch: int = Field(default=50, ge=0, le=99)
    liveliness: int = Field(default=60, ge=0, le=99)
    style: str = ""
    model: str = ""


@dataclass(frozen=True)
class Utterance:
    """A sentence, or the part of one that a speaker says; `lift` raises or lowers its pitch."""

    tokens: tuple[str, ...]
    speaker: str = NARRATOR
    lift: int = 0


Cast = Mapping[str, Sequence[VoiceSetting]]
"""Each speaker's voices in the order they are tried; one who is not in it is read by the narrator."""


@dataclass(frozen=True)
class SpokenSentences:
    """The whole script: a speech an utterance, who spoke for each speaker, and the switches to them."""

    speeches: tuple[Speech, ...]
    speakers: Mapping[str, VoiceSetting]
    switches: tuple[Switch, ...] = ()

    @property
    def setting(self) -> VoiceSetting:
        """Return the narrator's setting."""
        return self.speakers[NARRATOR]


class _Failed(Exception):
    """A provider failed for good at an utterance; carries which and why."""

    def __init__(self, provider: str, why: ProviderError) -> None:
        self.provider = provider
        self.why = why
        super().__init__(str(why))


class Voices:
    """The voice providers there are, by name, behind one call cache."""

    def __init__(
        self, providers: Sequence[VoiceProvider], cache: CallCache, policy: RetryPolicy = RetryPolicy()
    ) -> None:
        self._providers = {provider.name: provider for provider in providers}
        self._cache = cache
        self._policy = policy

    def speak(self, utterances: Sequence[Utterance], cast: Cast, language: str = "en") -> SpokenSentences:
        """Say every utterance, each speaker in the first of their voices with which all of it can be said.

        Raises InvalidInput for an unknown voice, BudgetExceeded before anything is paid over the cap, and the
        last provider's error when all have failed.
        """
        if not utterances or not all(utterance.tokens for utterance in utterances):
            raise InvalidInput("there is nothing to say: every sentence needs at least one spoken word")
        for setting in (setting for settings in cast.values() for setting in settings):
            self.provider(setting.provider)
        failed: dict[str, ProviderError] = {}
        switches: list[Switch] = []
        while True:
            speakers = _cast_without(cast, failed)
            try:
                speeches = self._speak_all(utterances, speakers, language)
                return SpokenSentences(speeches, speakers, tuple(switches))
            except _Failed as one:
                failed[one.provider] = one.why
                before = next(name for name in speakers if speakers[name].provider == one.provider)
                instead = _cast_without(cast, failed)[before].provider
                why = str(one.why)
                switches.append(Switch(capability="voice", failed=one.provider, took_over=instead, why=why))

    def estimate_usd(self, utterances: Sequence[Utterance], cast: Cast, language: str = "en") -> float:
        """Return what saying all of it in everybody's first voice would cost, were none of it said before."""
        speakers = _cast_without(cast, {})
        requests = [_request(one, speakers, language) for one in utterances]
        return sum(self.provider(name).price(request).cost_usd for name, request in requests)

    def provider(self, name: str) -> VoiceProvider:
        """Return the provider of this name; InvalidInput lists those there are."""
        if name not in self._providers:
            have = ", ".join(sorted(self._providers)) or "none"
            raise InvalidInput(f"there is no voice provider {name!r}; there are {have}")
        return self._providers[name]

    def _speak_all(
        self, utterances: Sequence[Utterance], speakers: Mapping[str, VoiceSetting], language: str
    ) -> tuple[Speech, ...]:
        requests = [_request(utterance, speakers, language) for utterance in utterances]
        self._check_affordable(requests)
        workers = max(self.provider(setting.provider).at_once for setting in speakers.values())
        speeches = []
        with ThreadPoolExecutor(workers, "voice") as pool:
            for number, done in enumerate(self._in_order(pool, requests), 1):
                speeches.append(done)
                name, request = requests[number - 1]
                report("sentence", number, len(requests), f"{name} {request.voice}")
        return tuple(speeches)

    def _check_affordable(self, requests: Sequence[tuple[str, SpeechRequest]]) -> None:
        """Refuse a script that the budget would leave half spoken, before its first sentence is paid for."""
        asked = [(self.provider(name), request) for name, request in dict.fromkeys(requests)]
        prices = [(one, request, one.price(request).cost_usd) for one, request in asked]
        self._cache.check_affordable((_call(one, request), usd) for one, request, usd in prices if usd > 0)

    def _in_order(
        self, pool: ThreadPoolExecutor, requests: Sequence[tuple[str, SpeechRequest]]
    ) -> Iterator[Speech]:
        """Yield the speeches in order. The first is asked alone: who is down is asked once, not by all."""
        stopped = threading.Event()

        def say(name: str, request: SpeechRequest) -> Speech:
            if stopped.is_set():
                raise CancelledError
            try:
                return self._speak_one(name, request)
            except BaseException:
                stopped.set()
                raise

        yield say(*requests[0])
        waiting = [pool.submit(say, name, request) for name, request in requests[1:]]
        try:
            for one in waiting:
                yield one.result()
        finally:
            stopped.set()  # begin no other sentence; those that were begun end, as they are paid for

    def _speak_one(self, name: str, request: SpeechRequest) -> Speech:
        provider = self.provider(name)
        try:
            return with_retries(lambda: self._said(provider, request), self._policy)
        except BudgetExceeded:
            raise
        except ProviderError as error:
            raise _Failed(name, error) from error

    def _said(self, provider: VoiceProvider, request: SpeechRequest) -> Speech:
        usage = provider.price(request)

        def make() -> Made:
            with self._turn(provider, usage.cost_usd):
                try:
                    speech = checked(
                        provider.speak(request), request, provider.name, natural=provider.natural
                    )
                except SpoiltAudio as error:
                    if usage.cost_usd == 0:
                        raise
                    return Made(document={"flaw": str(error)}, usage=usage)
            audio = self._cache.store.add_bytes(
                wav_bytes(speech.pcm, speech.sample_rate), "sentence.wav", "audio/wav"
            )
            spans = [[span.start, span.end] for span in speech.spans]
            return Made(document={"spans": spans}, files={"audio": audio}, usage=usage)

        answer = self._cache.get_or_make(_call(provider, request), make, estimate_usd=usage.cost_usd)
        return self._speech(answer, provider.name, request.item)

    def _turn(self, provider: VoiceProvider, cost_usd: float) -> AbstractContextManager[object]:
        """Wait for one of the provider's places; what runs here and costs nothing needs none."""
        if cost_usd == 0:
            return nullcontext()
        return slot(self._cache.store.home / "locks", f"voice_{provider.name}", provider.at_once)

    def _speech(self, answer: Answer, provider: str, item: str) -> Speech:
        if "flaw" in answer.document:
            said = str(answer.document["flaw"]).removeprefix(f"{provider}: ").removesuffix(f" ({item})")
            raise SpoiltAudio(said, provider=provider, item=item)
        audio = answer.files["audio"]
        pcm, rate = read_wav(self._cache.store.read(audio), audio.name)
        return Speech(
            pcm, rate, tuple(TokenSpan(start=start, end=end) for start, end in answer.document["spans"])
        )


def _call(provider: VoiceProvider, request: SpeechRequest) -> Call:
    return Call("voice", provider.name, request.voice, provider.determining(request), provider.version)


def _cast_without(cast: Cast, failed: Mapping[str, ProviderError]) -> dict[str, VoiceSetting]:
    """Return each speaker's first voice whose provider has not failed; the last error when there is none.

    A speaker who has none left is read by the narrator.
    """
    left = {
        name: [setting for setting in settings if setting.provider not in failed]
        for name, settings in cast.items()
    }
    if not left.get(NARRATOR):
        if failed:
            raise list(failed.values())[-1]
        raise InvalidInput("the channel has no voice that can narrate: name one under voice.voices")
    return {name: (settings or left[NARRATOR])[0] for name, settings in sorted(left.items())}


def _request(
    utterance: Utterance, speakers: Mapping[str, VoiceSetting], language: str
) -> tuple[str, SpeechRequest]:
    setting = speakers.get(utterance.speaker, speakers[NARRATOR])
    asked = setting.model_dump(exclude={"provider"})
    asked["pitch"] = min(99, max(0, setting.pitch + utterance.lift))
    return setting.provider, SpeechRequest(tokens=utterance.tokens, language=language, **asked)

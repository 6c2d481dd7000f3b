"""Voices: exact word times, the same bytes twice, one voice a video whatever fails."""

from __future__ import annotations

import subprocess
import sys
import time

import numpy as np
import pytest

from resources.call_cache import CallCache, Usage
from resources.errors import (
    AuthFailed,
    BudgetExceeded,
    InvalidInput,
    MalformedReply,
    ProviderError,
    TransientFailure,
)
from resources.progress import Step, listening
from resources.retry import NO_WAIT
from resources.store import BlobStore
from resources.voice import (
    NARRATOR,
    Espeak,
    Speech,
    SpeechRequest,
    TokenSpan,
    Utterance,
    Voices,
    VoiceSetting,
)
from resources.voice.espeak import variants, voices
from resources.voice.facade import Cast
from resources.voice.spans import spans_from_starts

SENTENCE = ("the", "end", "of", "the", "road,", "for", "a", "man", "like", "that.")


class ScriptedVoice:
    """A voice that beeps, and fails as its script says: {call number from 1: error}."""

    version = "1"
    at_once = 1
    natural = False

    def __init__(self, name: str, script: dict[int, ProviderError] | None = None, cost: float = 0.0) -> None:
        self.name = name
        self.script = script or {}
        self.cost = cost
        self.calls: list[SpeechRequest] = []

    def price(self, request: SpeechRequest) -> Usage:
        return Usage(units=len(request.text), unit="characters", cost_usd=self.cost)

    def determining(self, request: SpeechRequest) -> dict[str, object]:
        return request.model_dump(mode="json")

    def speak(self, request: SpeechRequest) -> Speech:
        self.calls.append(request)
        error = self.script.get(len(self.calls))
        if error is not None:
            raise error
        beep = np.sin(np.arange(4000 * len(request.tokens)) * 0.2) * 8000
        spans = [TokenSpan(start=4000 * n, end=4000 * n + 3000) for n in range(len(request.tokens))]
        return Speech(beep.astype(np.int16), 16_000, tuple(spans))


class BrokenVoice(ScriptedVoice):
    """A voice whose audio is never what it should be."""

    def __init__(self, speech: Speech) -> None:
        super().__init__("broken")
        self.speech = speech

    def speak(self, request: SpeechRequest) -> Speech:
        self.calls.append(request)
        return self.speech


def setting(provider: str, **more: object) -> VoiceSetting:
    return VoiceSetting.model_validate({"provider": provider, "voice": "en-us", **more})


def lines(count: int) -> list[Utterance]:
    return [said("sentence", f"number{'x' * number}") for number in range(count)]


def said(*tokens: str) -> Utterance:
    return Utterance(tokens)


def told_by(*settings: VoiceSetting) -> Cast:
    return {NARRATOR: settings}


def test_espeak_gives_every_token_its_own_start_in_order() -> None:
    speech = Espeak().speak(SpeechRequest(tokens=SENTENCE, voice="en-us"))
    starts = [span.start for span in speech.spans]
    assert len(starts) == len(SENTENCE)
    assert starts == sorted(set(starts))  # "of the" and "for a" too have starts of their own
    assert all(span.start < span.end <= len(speech.pcm) for span in speech.spans)
    assert speech.sample_rate == 22_050


def test_espeak_word_ends_before_the_pause_of_a_comma() -> None:
    speech = Espeak().speak(SpeechRequest(tokens=SENTENCE, voice="en-us"))
    road, for_ = speech.spans[4], speech.spans[5]
    assert for_.start - road.end > 0.05 * speech.sample_rate


def test_espeak_says_the_same_bytes_twice() -> None:
    request = SpeechRequest(tokens=SENTENCE, voice="en-us+f3", rate_wpm=190, pitch=60)
    first, second = Espeak().speak(request), Espeak().speak(request)
    assert first.pcm.tobytes() == second.pcm.tobytes()
    assert first.spans == second.spans


@pytest.mark.parametrize("voice", ["en-us+f3", "en-us+f2", "en-us+whisper"])
def test_a_voice_that_breathes_says_the_same_bytes_in_another_second(voice: str) -> None:
    """espeak seeds the noise of its breath with the clock's seconds where nobody else does."""
    said = []
    for _ in range(2):
        said.append(Espeak().speak(SpeechRequest(tokens=SENTENCE, voice=voice)).pcm)
        time.sleep(1.05)
    assert np.array_equal(said[0], said[1])


def test_espeak_obeys_rate_pitch_and_variant() -> None:
    plain = Espeak().speak(SpeechRequest(tokens=SENTENCE, voice="en-us"))
    fast = Espeak().speak(SpeechRequest(tokens=SENTENCE, voice="en-us", rate_wpm=260))
    other = Espeak().speak(SpeechRequest(tokens=SENTENCE, voice="en-us+f3"))
    assert len(fast.pcm) < 0.8 * len(plain.pcm)
    assert other.pcm.tobytes() != plain.pcm.tobytes()


@pytest.mark.parametrize(
    ("voice", "names"),
    [("tlh-nope", "no voice"), ("en-us+nosuch", "variant 'nosuch'"), ("en-us+../../etc/passwd", "variant"),
     ("", "not an espeak-ng voice"), ("en us\n--help", "not an espeak-ng voice")],
)  # fmt: skip
def test_espeak_refuses_a_voice_that_does_not_exist(voice: str, names: str) -> None:
    with pytest.raises(InvalidInput, match=names):
        Espeak().speak(SpeechRequest(tokens=("hello",), voice=voice))


def test_espeak_lists_what_it_has() -> None:
    assert ("gmw/en-US", "English (America)") in voices()
    assert len(voices()) > 100
    assert {"f3", "m1", "klatt4"} <= set(variants())


@pytest.mark.parametrize(
    ("voice", "tokens"),
    [("fr", ("bonjour", "mes", "amis")), ("de", ("guten", "tag")), ("cmn", ("你好世界",)),
     ("ja", ("こんにちは",)), ("en-us", ("x" * 200,)), ("en-us", ("\N{FACE WITH TEARS OF JOY}", "yes"))],
)  # fmt: skip
def test_espeak_speaks_other_languages_and_odd_words(voice: str, tokens: tuple[str, ...]) -> None:
    speech = Espeak().speak(SpeechRequest(tokens=tokens, voice=voice))
    assert len(speech.spans) == len(tokens)
    assert np.abs(speech.pcm).max() > 1000


def test_espeak_gives_phonemes_for_words_no_dictionary_has() -> None:
    tifu, _ = Espeak().phonemes(["tifu", "zorblax"])
    assert "".join(tifu).replace("ˈ", "") == "tɪfuː"


def test_the_worker_says_what_is_wrong_without_a_trace() -> None:
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(_worker())],
        input=b'{"op": "voices", "library": "/nowhere.so", "data": "/nowhere"}',
        capture_output=True,
        timeout=30,
        check=True,
    )
    assert b'"ok": false' in done.stdout
    assert b"did not load" in done.stdout


def _worker() -> object:
    from resources.voice.espeak import WORKER

    return WORKER


def test_a_worker_that_takes_too_long_is_a_transient_failure() -> None:
    with pytest.raises(TransientFailure, match="no answer"):
        Espeak(timeout_s=0.001).speak(SpeechRequest(tokens=("hello",), voice="en-us"))


def test_word_ends_are_found_where_the_sound_dies() -> None:
    pcm = np.zeros(2000, np.int16)
    pcm[0:500], pcm[1000:1600] = 9000, 9000
    spans = spans_from_starts(pcm, 1000, (0, 1000))
    assert [(span.start, span.end) for span in spans] == [(0, 500), (1000, 1600)]


def test_sentences_are_spoken_once_and_only_a_changed_one_again(calls: CallCache) -> None:
    voice = ScriptedVoice("a")
    facade = Voices([voice], calls)
    script = lines(4)
    facade.speak(script, told_by(setting("a")))
    script[2] = said("another", "sentence")
    spoken = facade.speak(script, told_by(setting("a")))
    assert len(voice.calls) == 5
    assert voice.calls[-1].tokens == ("another", "sentence")
    assert len(spoken.speeches) == 4
    assert spoken.speeches[0].spans[1].start == 4000


@pytest.mark.parametrize(
    "error",
    [
        AuthFailed("403", provider="a"),
        MalformedReply("garbage", provider="a"),
    ],
)
def test_a_voice_that_fails_at_sentence_k_hands_over_the_whole_script(
    calls: CallCache, error: ProviderError
) -> None:
    first, second = ScriptedVoice("a", {3: error}), ScriptedVoice("b")
    spoken = Voices([first, second], calls, NO_WAIT).speak(lines(5), told_by(setting("a"), setting("b")))
    assert len(first.calls) == 3
    assert len(second.calls) == 5
    assert spoken.setting.provider == "b"
    (switch,) = spoken.switches
    assert (switch.capability, switch.failed, switch.took_over) == ("voice", "a", "b")
    assert str(error) in switch.why


def test_a_transient_failure_is_tried_again_and_nothing_is_spoken_twice(calls: CallCache) -> None:
    voice = ScriptedVoice("a", {2: TransientFailure("500", provider="a")})
    spoken = Voices([voice], calls, NO_WAIT).speak(lines(3), told_by(setting("a")))
    assert not spoken.switches
    assert [call.tokens for call in voice.calls].count(lines(3)[0].tokens) == 1
    assert len(voice.calls) == 4


def test_when_every_voice_fails_the_last_error_is_raised(calls: CallCache) -> None:
    both = [ScriptedVoice(name, {1: AuthFailed("403", provider=name)}) for name in "ab"]
    with pytest.raises(AuthFailed, match="b: 403"):
        Voices(both, calls, NO_WAIT).speak(lines(1), told_by(setting("a"), setting("b")))


@pytest.mark.parametrize(
    ("speech", "why"),
    [
        (Speech(np.zeros(16_000, np.int16), 16_000), "silent"),
        (Speech(np.zeros(0, np.int16), 16_000), "silent"),
        (Speech(np.full((100, 2), 99, np.int16), 16_000), "mono"),
        (Speech(np.full(100, 9000, np.int16), 16_000, (TokenSpan(start=0, end=10),)), "word times"),
        (Speech(np.full(9, 9000, np.int16), 16_000, (TokenSpan(start=5, end=6), TokenSpan(start=0, end=5))),
         "word times"),
    ],
)  # fmt: skip
def test_a_reply_that_is_not_speech_is_malformed(calls: CallCache, speech: Speech, why: str) -> None:
    with pytest.raises(MalformedReply, match=why):
        Voices([BrokenVoice(speech)], calls, NO_WAIT).speak(
            [said("two", "words")], told_by(setting("broken"))
        )


def test_a_paid_voice_over_the_cap_is_not_called(tmp_path: object, store: BlobStore) -> None:
    voice = ScriptedVoice("paid", cost=0.5)
    capped = CallCache(store.home, store, cap_usd=0.0)
    with pytest.raises(BudgetExceeded):
        Voices([voice], capped, NO_WAIT).speak(lines(1), told_by(setting("paid")))
    assert not voice.calls


def test_nothing_to_say_and_unknown_providers_are_bad_input(calls: CallCache) -> None:
    facade = Voices([ScriptedVoice("a")], calls)
    with pytest.raises(InvalidInput, match="nothing to say"):
        facade.speak([], told_by(setting("a")))
    with pytest.raises(InvalidInput, match="nothing to say"):
        facade.speak([said("one"), said()], told_by(setting("a")))
    with pytest.raises(InvalidInput, match="no voice provider 'z'; there are a"):
        facade.speak(lines(1), told_by(setting("z")))


def test_single_sentences_may_be_said_higher_or_lower(calls: CallCache) -> None:
    voice = ScriptedVoice("a")
    higher = [Utterance(one.tokens, lift=lift) for one, lift in zip(lines(3), (4, 0, -2), strict=True)]
    Voices([voice], calls).speak(higher, told_by(setting("a", pitch=97)))
    assert [call.pitch for call in voice.calls] == [99, 97, 95]


def test_progress_says_which_sentence_is_done(calls: CallCache) -> None:
    seen: list[Step] = []
    with listening(seen.append):
        Voices([ScriptedVoice("a")], calls).speak(lines(3), told_by(setting("a")))
    assert [(step.unit, step.done, step.total) for step in seen] == [
        ("sentence", 1, 3), ("sentence", 2, 3), ("sentence", 3, 3),
    ]  # fmt: skip

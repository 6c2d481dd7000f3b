"""ElevenLabs, OpenAI and Google through their real SDKs, against a server on this machine: what goes well, every
fault there is, failover, and a ledger that agrees with the bill."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from resources.call_cache import CallCache
from resources.errors import (
    AuthFailed,
    BudgetExceeded,
    InvalidInput,
    MalformedReply,
    RateLimited,
    Refused,
    TransientFailure,
    Unavailable,
)
from resources.fakes.speech_server import Api, SpeechReply, SpeechServer
from resources.retry import NO_WAIT, RetryPolicy
from resources.store import BlobStore
from resources.voice import (
    NARRATOR,
    Espeak,
    SpeechRequest,
    SpoiltAudio,
    Utterance,
    VoiceProvider,
    Voices,
    VoiceSetting,
)
from resources.voice.desk import speech_providers
from resources.voice.elevenlabs import ElevenLabs
from resources.voice.google_speech import GoogleSpeech, ssml
from resources.voice.hearing import checked
from resources.voice.openai_speech import OpenAISpeech
from resources.voice.prices import usd_per_million

pytest.importorskip("elevenlabs")
pytest.importorskip("google.cloud.texttospeech_v1beta1")

APIS: tuple[Api, ...] = ("elevenlabs", "openai", "google")
VOICE = {"elevenlabs": "JBFqnCBsd6RMkjVDRZzb", "openai": "onyx", "google": "en-US-Neural2-D"}
WORDS = ("My", "neighbor", "sold", "my", "old", "bike,", "and", "kept", "the", "money.")
PATIENT = RetryPolicy(base_s=0.0, longest_s=0.2)


def provider(api: str, server: SpeechServer, key: str = "k", timeout_s: float = 20.0) -> VoiceProvider:
    if api == "elevenlabs":
        return ElevenLabs(key, base_url=server.url, timeout_s=timeout_s)
    if api == "openai":
        return OpenAISpeech(key, base_url=f"{server.url}/v1", timeout_s=timeout_s)
    return GoogleSpeech(base_url=server.url, timeout_s=timeout_s)


def request(api: str, **more: object) -> SpeechRequest:
    return SpeechRequest.model_validate({"tokens": WORDS, "voice": VOICE[api], **more})


def script(count: int = 3) -> list[Utterance]:
    return [Utterance((*WORDS[:8], f"day{'s' * number}.")) for number in range(count)]


def by(api: str, *, then: bool = True) -> dict[str, list[VoiceSetting]]:
    first = VoiceSetting(provider=api, voice=VOICE[api])
    return {NARRATOR: [first, VoiceSetting(provider="espeak", voice="en-us")] if then else [first]}


def bill_usd(server: SpeechServer) -> float:
    return sum(len(one.text) * usd_per_million(one.api, one.model or "Neural2") / 1e6 for one in server.sold)


@pytest.mark.parametrize("api", APIS)
def test_a_sentence_is_said_and_its_words_are_where_they_are_heard(api: Api) -> None:
    with SpeechServer() as server:
        speech = checked(provider(api, server).speak(request(api)), request(api), api, natural=True)
        (asked,) = server.asked
    assert (asked.api, asked.voice, asked.text) == (api, VOICE[api], " ".join(WORDS))
    assert asked.key.startswith("vidgen-")
    assert speech.sample_rate == 24_000
    assert len(speech.spans) == (0 if api == "openai" else len(WORDS))
    truth = Espeak().speak(SpeechRequest(tokens=WORDS, voice="en-us", rate_wpm=150))
    for span, true in zip(speech.spans, truth.spans, strict=False):
        assert abs(span.start / 24_000 - true.start / truth.sample_rate) < 0.002


@pytest.mark.parametrize("sound", ["mp3", "eight_bit", "stereo"])
@pytest.mark.parametrize("api", APIS)
def test_other_audio_than_was_asked_for_is_read_by_what_it_is(api: Api, sound: str) -> None:
    with SpeechServer([SpeechReply(sound=sound)]) as server:  # type: ignore[arg-type]
        speech = checked(provider(api, server).speak(request(api)), request(api), api, natural=True)
    assert speech.sample_rate == (8_000 if sound == "eight_bit" else 24_000)
    assert speech.pcm.ndim == 1
    assert np.abs(speech.pcm).max() > 3000


STATUS = SpeechReply(kind="status", status=500, text="no")
FAULTS: dict[str, tuple[SpeechReply, type[Exception], str]] = {
    "silence": (SpeechReply(sound="silence"), SpoiltAudio, "silent"),
    "noise": (SpeechReply(sound="noise"), SpoiltAudio, "noise"),
    "twice as long": (SpeechReply(sound="twice"), SpoiltAudio, "were expected"),
    "a WAV cut short": (SpeechReply(sound="cut_wav"), SpoiltAudio, "cut short"),
    "no bytes": (SpeechReply(sound="no_bytes"), MalformedReply, "no bytes at all"),
    "a web page": (SpeechReply(kind="html"), MalformedReply, "web page|no JSON|cannot be read"),
    "other JSON": (SpeechReply(kind="json"), MalformedReply, "JSON|no bytes at all"),
    "half a body": (SpeechReply(kind="half"), TransientFailure, "broke off"),
    "silence on the line": (SpeechReply(kind="hang"), TransientFailure, "in time"),
    "401": (SpeechReply("status", status=401), AuthFailed, "check"),
    "403": (SpeechReply("status", status=403), AuthFailed, "check"),
    "404": (SpeechReply("status", status=404), Refused, "no such voice"),
    "422": (SpeechReply("status", status=422), Refused, "will not say"),
    "429": (SpeechReply("status", status=429), RateLimited, "asks us to wait"),
    "500": (SpeechReply("status", status=500), TransientFailure, "answered 500"),
    "503": (SpeechReply("status", status=503), TransientFailure, "answered 503"),
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("api", APIS)
def test_every_fault_is_a_named_error_and_is_asked_once_by_the_sdk(api: Api, fault: str) -> None:
    reply, error, says = FAULTS[fault]
    timeout_s = 0.4 if reply.kind == "hang" else 20.0
    with SpeechServer([reply]) as server:
        one = provider(api, server, timeout_s=timeout_s)
        with pytest.raises(error, match=says) as raised:
            checked(one.speak(request(api)), request(api), api, natural=True)
        assert len(server.asked) == 1
    assert "127.0.0.1" not in str(raised.value)  # errors are kept in artifacts: no ports, no addresses
    assert "My neighbor sold" in str(raised.value)


@pytest.mark.parametrize("said", ["7", "Fri, 20 Nov 2099 12:00:00 GMT", "soon"])
@pytest.mark.parametrize("api", APIS)
def test_retry_after_is_heard_in_seconds_and_as_a_date(api: Api, said: str) -> None:
    reply = SpeechReply("status", status=429, headers=(("Retry-After", said),))
    with SpeechServer([reply]) as server, pytest.raises(RateLimited) as raised:
        provider(api, server).speak(request(api))
    wait = raised.value.retry_after_s
    assert wait == (7.0 if said == "7" else None) or (
        said.startswith("Fri") and wait is not None and wait > 1e8
    )


@pytest.mark.parametrize("api", APIS)
def test_failures_that_pass_are_tried_again_and_nothing_is_sold_twice(api: Api, calls: CallCache) -> None:
    faults = [
        STATUS,
        SpeechReply(),
        SpeechReply("half"),
        SpeechReply("status", status=429, headers=(("Retry-After", "0.05"),)),
    ]
    with SpeechServer(faults) as server:
        told = Voices([provider(api, server)], calls, PATIENT).speak(script(), by(api, then=False))
        assert not told.switches
        assert len(server.sold) == 3
        assert len(server.asked) == 6
        assert calls.spent_usd() == pytest.approx(bill_usd(server))
        # and once more: everything is there
        Voices([provider(api, server)], calls, PATIENT).speak(script(), by(api, then=False))
        assert len(server.asked) == 6


@pytest.mark.parametrize("api", APIS)
def test_a_changed_sentence_is_the_only_one_that_is_bought_again(api: Api, calls: CallCache) -> None:
    with SpeechServer() as server:
        voices = Voices([provider(api, server)], calls, NO_WAIT)
        voices.speak(script(), by(api, then=False))
        changed = [*script()[:2], Utterance(("Quite", "another", "end", "of", "it."))]
        voices.speak(changed, by(api, then=False))
        assert [one.text for one in server.sold][3:] == ["Quite another end of it."]
        assert calls.spent_usd() == pytest.approx(bill_usd(server))


@pytest.mark.parametrize("fault", ["401", "a WAV cut short", "twice as long", "a web page"])
@pytest.mark.parametrize("api", APIS)
def test_one_that_fails_in_the_middle_hands_the_whole_script_over(
    api: Api, fault: str, calls: CallCache
) -> None:
    reply = FAULTS[fault][0]
    with SpeechServer([SpeechReply(), reply, reply, reply]) as server:
        voices = Voices([provider(api, server), Espeak()], calls, NO_WAIT)
        told = voices.speak(script(), by(api))
        assert told.setting.provider == "espeak"
        assert len(told.speeches) == 3
        assert {speech.sample_rate for speech in told.speeches} == {22_050}
        (switch,) = told.switches
        assert (switch.failed, switch.took_over) == (api, "espeak")
        # what was sold stands in the ledger, spoilt audio too, and is never bought again
        assert calls.spent_usd() == pytest.approx(bill_usd(server))
        sold = len(server.sold)
        server.break_down(FAULTS["401"][0])
        again = voices.speak(script(), by(api))
        assert again.setting == told.setting
        assert len(server.sold) == sold


@pytest.mark.parametrize("api", APIS)
def test_a_wait_longer_than_ours_goes_to_the_next_voice_at_once(api: Api, calls: CallCache) -> None:
    reply = SpeechReply("status", status=429, headers=(("Retry-After", "600"),))
    with SpeechServer() as server:
        server.break_down(reply)
        told = Voices([provider(api, server), Espeak()], calls).speak(script(), by(api))
        assert told.setting.provider == "espeak"
        assert len(server.asked) == 1


@pytest.mark.parametrize("api", ["elevenlabs", "openai"])
def test_a_wrong_key_is_named_and_never_shown(api: Api) -> None:
    with SpeechServer(keys={api: "right"}) as server, pytest.raises(AuthFailed) as raised:
        provider(api, server, key="very-secret").speak(request(api))
    assert "_API_KEY" in str(raised.value)
    assert "very-secret" not in str(raised.value)


@pytest.mark.parametrize("text", ["quota_exceeded", "insufficient_quota"])
def test_a_used_up_account_is_not_asked_again(text: str, calls: CallCache) -> None:
    status = 401 if text == "quota_exceeded" else 429
    with SpeechServer() as server:
        server.break_down(SpeechReply("status", status=status, text=text))
        with pytest.raises(Unavailable, match="used up"):
            Voices([provider("openai", server)], calls, NO_WAIT).speak(script(), by("openai", then=False))
        assert len(server.asked) == 1


def test_text_is_escaped_in_ssml_and_comes_back_as_words() -> None:
    tokens = ("Tom", "&", "<b>Jerry</b>", '"said"', "<mark", 'name="0"/>')
    assert "<b>" not in ssml(tokens)
    with SpeechServer() as server:
        speech = provider("google", server).speak(SpeechRequest(tokens=tokens, voice=VOICE["google"]))
        assert server.asked[0].text == " ".join(tokens)
    assert len(speech.spans) == len(tokens)


def test_google_voices_that_take_no_marks_are_given_plain_text() -> None:
    with SpeechServer() as server:
        speech = provider("google", server).speak(request("google", voice="en-US-Chirp3-HD-Charon"))
    assert speech.spans == ()


def test_times_that_are_left_out_are_no_failure() -> None:
    with SpeechServer([SpeechReply("no_times"), SpeechReply("no_times")]) as server:
        assert provider("elevenlabs", server).speak(request("elevenlabs")).spans == ()
        assert provider("google", server).speak(request("google")).spans == ()


@pytest.mark.parametrize("api", APIS)
@pytest.mark.parametrize("voice", ["../../v1/user", "a b", "", "x?y=1"])
def test_a_voice_that_could_be_more_than_a_name_is_refused(api: Api, voice: str) -> None:
    with SpeechServer() as server:
        with pytest.raises(InvalidInput, match="not the id of a voice"):
            provider(api, server).speak(request(api, voice=voice))
        assert not server.asked


def test_a_script_the_budget_would_leave_half_spoken_is_not_begun(tmp_path: Path, store: BlobStore) -> None:
    with SpeechServer() as server:
        one = provider("elevenlabs", server)
        price = one.price(SpeechRequest(tokens=script()[0].tokens, voice="v")).cost_usd
        capped = CallCache(tmp_path, store, cap_usd=price * 2.5)
        with pytest.raises(BudgetExceeded):
            Voices([one], capped, NO_WAIT).speak(script(), by("elevenlabs", then=False))
        assert not server.asked
        Voices([one], capped, NO_WAIT).speak(script(2), by("elevenlabs", then=False))
        assert len(server.sold) == 2


def test_no_more_sentences_are_asked_for_at_once_than_a_provider_allows(calls: CallCache) -> None:
    with SpeechServer() as server:
        Voices([provider("elevenlabs", server)], calls, NO_WAIT).speak(
            script(9), by("elevenlabs", then=False)
        )
        assert len(server.sold) == 9
        assert 1 <= server.most_at_once <= ElevenLabs.at_once


def test_rate_style_and_model_reach_the_apis() -> None:
    with SpeechServer() as server:
        provider("elevenlabs", server).speak(request("elevenlabs", rate_wpm=193, model="eleven_flash_v2_5"))
        provider("google", server).speak(request("google", rate_wpm=140))
        provider("openai", server).speak(request("openai", rate_wpm=350, model="tts-1"))
        speeds = [(one.speed, one.model) for one in server.asked]
    assert speeds == [(1.103, "eleven_flash_v2_5"), (0.8, ""), (2.0, "tts-1")]
    warm = OpenAISpeech("k").determining(request("openai", style="warm, unhurried", rate_wpm=150))
    assert warm["instructions"] == "warm, unhurried. Speak at about 150 words a minute."


def test_without_keys_every_provider_says_which_is_missing() -> None:
    for one in speech_providers({}):
        if one.name in VOICE:
            with pytest.raises(Unavailable, match=r"_API_KEY|_CREDENTIALS"):
                one.speak(request(one.name))


def test_prices_are_data_and_an_unknown_model_costs_the_dearest() -> None:
    assert usd_per_million("openai", "tts-1") == 15.0
    assert usd_per_million("openai", "tts-9") == 30.0
    assert GoogleSpeech().price(request("google")).cost_usd == pytest.approx(len(" ".join(WORDS)) * 16e-6)
    assert usd_per_million("espeak", "en-us") == 0.0

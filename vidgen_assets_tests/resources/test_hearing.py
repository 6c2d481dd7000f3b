"""Telling speech from what is none, audio from what is none, and how long a sentence should take."""

from __future__ import annotations

import io
import wave

import numpy as np
import pytest

from resources.errors import MalformedReply
from resources.fakes.speech_sounds import RATE, eight_bit_wav, in_container, mp3_bytes, say, spoilt
from resources.voice import Espeak, Speech, SpeechRequest, SpoiltAudio
from resources.voice.decoding import Origin, decoded, is_mp3
from resources.voice.hearing import flaw_of
from resources.voice.pace import spoken_ms
from resources.wav import wav_bytes

WORDS = ("He", "never", "gave", "me", "back", "my", "lawn", "mower.")
ORIGIN = Origin("somebody", "He never gave me back")
REQUEST = SpeechRequest(tokens=WORDS, voice="any")


def test_every_container_is_read_by_its_bytes() -> None:
    pcm = say(WORDS).pcm
    for data, rate in (
        (wav_bytes(pcm, RATE), RATE),
        (mp3_bytes(pcm), RATE),
        (eight_bit_wav(pcm), 8_000),
        (in_container(pcm, "stereo", raw=False), RATE),
        (pcm.tobytes(), RATE),
    ):
        got, got_rate = decoded(data, ORIGIN, raw_rate=RATE)
        assert got_rate == rate
        assert len(got) / got_rate == pytest.approx(len(pcm) / RATE, abs=0.06)
        assert np.corrcoef(np.abs(_small(got)), np.abs(_small(pcm)))[0, 1] > 0.9


def _small(pcm: np.ndarray) -> np.ndarray:
    return np.array([np.abs(part).mean() for part in np.array_split(pcm.astype(float), 80)])


def test_wide_samples_and_unknown_lengths_are_read() -> None:
    pcm = say(WORDS).pcm
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(3)
        file.setframerate(RATE)
        file.writeframes(b"".join(b"\0" + int(one).to_bytes(2, "little", signed=True) for one in pcm[:4800]))
    assert np.array_equal(decoded(buffer.getvalue(), ORIGIN)[0], pcm[:4800])
    streamed = bytearray(wav_bytes(pcm, RATE))
    streamed[4:8] = streamed[40:44] = b"\xff\xff\xff\xff"
    assert np.array_equal(decoded(bytes(streamed), ORIGIN)[0], pcm)


def test_quiet_raw_samples_are_not_taken_for_an_mp3() -> None:
    raw = np.full(4000, -1025, "<i2").tobytes()  # 0xFFFB backwards: the mark of an MP3 frame
    assert not is_mp3(raw)
    assert is_mp3(mp3_bytes(say(WORDS).pcm))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "no bytes"),
        (b"<html><body>log in</body></html>", "web page"),
        (b'\n{"error": "no"}', "JSON"),
        (b"Too many requests, come back later.", "text"),
        (b"\x00\x01\x02\x03" * 100, "no audio"),
    ],
)
def test_what_is_no_audio_is_said_to_be_none_and_was_not_sold(data: bytes, says: str) -> None:
    with pytest.raises(MalformedReply, match=says) as raised:
        decoded(data, ORIGIN)
    assert not isinstance(raised.value, SpoiltAudio)


@pytest.mark.parametrize("keep", [30, 44, 200, 5000])
def test_a_wav_cut_anywhere_is_spoilt(keep: int) -> None:
    data = wav_bytes(say(WORDS).pcm, RATE)[:keep]
    with pytest.raises(SpoiltAudio, match="cut short"):
        decoded(data, ORIGIN)
    with pytest.raises(SpoiltAudio, match="middle of a sample"):
        decoded(b"\x01\x02\x03\xf4\x05", ORIGIN, raw_rate=RATE)


@pytest.mark.parametrize(
    ("sound", "says"), [("silence", "silent"), ("noise", "noise"), ("twice", "were expected")]
)
def test_what_is_no_speech_is_named(sound: str, says: str) -> None:
    pcm = spoilt(say(WORDS).pcm, sound)  # type: ignore[arg-type]
    assert says in flaw_of(Speech(pcm, RATE), REQUEST)
    assert flaw_of(Speech(say(WORDS).pcm, RATE), REQUEST) == ""


def test_a_sentence_that_breaks_off_is_named() -> None:
    long = SpeechRequest(tokens=WORDS * 6, voice="any")
    assert "lasts only" in flaw_of(Speech(say(WORDS).pcm, RATE), long)


@pytest.mark.parametrize("voice", ["en-us", "en-us+whisper", "en-us+klatt2", "en-us+steph", "ja+f3", "cmn"])
def test_no_voice_of_espeak_is_taken_for_noise(voice: str) -> None:
    for tokens in (WORDS, ("Yes.",), ("Shh.",), ("これは", "なんですか。")):
        speech = Espeak().speak(SpeechRequest(tokens=tokens, voice=voice))
        assert flaw_of(speech) == ""


@pytest.mark.parametrize(
    ("language", "voice", "text"),
    [
        ("en", "en-us", "So I knocked on his door with a photograph, a receipt and two police officers."),
        ("fr", "fr", "Mon voisin a vendu mon vélo pendant que je travaillais, et il a gardé l'argent."),
        ("es", "es", "Mi vecino vendió mi bicicleta mientras yo trabajaba, y se quedó con el dinero."),
        ("de", "de", "Mein Nachbar hat mein Fahrrad verkauft, während ich bei der Arbeit war."),
        ("it", "it", "Il mio vicino ha venduto la mia bici mentre ero al lavoro, e si è tenuto i soldi."),
        ("ja-JP", "ja", "となりのひとが わたしの じてんしゃを かってに うりました。"),
        ("zh", "cmn", "我的 邻居 在 我 上班 的时候 卖掉了 我的 自行车， 还 留下了 钱。"),
    ],
)
def test_a_sentence_s_length_is_known_before_it_is_said(language: str, voice: str, text: str) -> None:
    tokens = tuple(text.split())
    for rate in (150, 200):
        speech = Espeak().speak(SpeechRequest(tokens=tokens, voice=voice, rate_wpm=rate))
        heard = np.flatnonzero(np.abs(speech.pcm) > 60)
        said_ms = (heard[-1] - heard[0]) * 1000 / speech.sample_rate
        assert spoken_ms(tokens, rate, language) == pytest.approx(said_ms, rel=0.2)
    assert spoken_ms(tokens, 175, language, natural=True) > spoken_ms(tokens, 175, language)

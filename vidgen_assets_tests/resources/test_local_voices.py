"""Piper and Kokoro: their real loading code on tiny models of the same form, made here."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from resources.call_cache import CallCache
from resources.errors import InvalidInput, Unavailable
from resources.retry import NO_WAIT
from resources.voice import NARRATOR, Espeak, SpeechRequest, Utterance, Voices, VoiceSetting
from resources.voice.kokoro import Kokoro
from resources.voice.onnx_voice import clauses, phonemes
from resources.voice.piper import Piper, PiperConfig
from vidgen_assets_tests.resources.tiny_onnx import hum

SENTENCE = ("Hello,", "my", "old", "friend.")
SIGNS = "_^$ .,;:!?abcdefghijklmnopqrstuvwxyzæðŋɐɑɔəɚɛɜɡɪɹʃʊʌʒˈˌːθ"


def request(voice: str, **more: object) -> SpeechRequest:
    return SpeechRequest.model_validate({"tokens": SENTENCE, "voice": voice, **more})


@pytest.fixture
def piper(tmp_path: Path) -> Path:
    """A folder with one Piper voice, "tiny"."""
    others = {"scales": (3,)}
    (tmp_path / "tiny.onnx").write_bytes(hum("input", others, "scales", 1))
    config = {
        "audio": {"sample_rate": 16_000, "quality": "low"},
        "espeak": {"voice": "en-us"},
        "inference": {"noise_scale": 0.667, "length_scale": 1.0, "noise_w": 0.8},
        "phoneme_type": "espeak",
        "phoneme_id_map": {sign: [number] for number, sign in enumerate(SIGNS)},
        "num_symbols": len(SIGNS),
        "num_speakers": 1,
    }
    (tmp_path / "tiny.onnx.json").write_text(json.dumps(config), encoding="utf-8")
    return tmp_path


@pytest.fixture
def kokoro(tmp_path: Path) -> Path:
    """A folder with a Kokoro model and two voices."""
    others = {"style": (1, 256), "speed": (1,)}
    (tmp_path / "tiny.onnx").write_bytes(hum("tokens", others, "speed", -1))
    rows = np.random.default_rng(3).normal(size=(510, 1, 256)).astype(np.float32)
    with (tmp_path / "voices-tiny.bin").open("wb") as file:
        np.savez(file, af_tiny=rows, bm_tiny=rows[::-1])
    vocabulary = {sign: number + 1 for number, sign in enumerate(SIGNS)}
    (tmp_path / "config.json").write_text(json.dumps({"vocab": vocabulary}), encoding="utf-8")
    return tmp_path


def test_a_sentence_becomes_clauses_with_their_marks() -> None:
    assert clauses(SENTENCE) == [("Hello", ","), ("my old friend", ".")]
    assert clauses(("no", "mark")) == [("no mark", ".")]
    said = phonemes(SENTENCE, "en-us")
    assert [mark for _, mark in said] == [",", "."]
    assert said[0][0].startswith("h")


def test_piper_ids_have_pads_between_and_leave_out_unknown_signs() -> None:
    config = PiperConfig.model_validate(
        {
            "audio": {"sample_rate": 16_000},
            "espeak": {"voice": "en-us"},
            "phoneme_id_map": {"_": [0], "^": [1], "$": [2], "a": [3], ",": [4], " ": [5], "b": [6]},
        }
    )
    assert config.ids([("a", ","), ("b\N{SNOWMAN}", ".")]) == [1, 0, 3, 0, 4, 0, 5, 0, 6, 0, 2]


def test_piper_speaks_the_same_samples_twice_and_slower_when_asked(piper: Path) -> None:
    pytest.importorskip("onnxruntime")
    first = Piper(piper).speak(request("tiny"))
    again = Piper(piper).speak(request("tiny"))
    slow = Piper(piper).speak(request("tiny", rate_wpm=140))
    assert first.sample_rate == 16_000
    assert first.pcm.tobytes() == again.pcm.tobytes()
    assert len(slow.pcm) == pytest.approx(len(first.pcm) * 175 / 140, rel=0.02)
    assert np.abs(first.pcm).max() > 5000


def test_kokoro_speaks_the_same_samples_twice_and_faster_when_asked(kokoro: Path) -> None:
    pytest.importorskip("onnxruntime")
    first = Kokoro(kokoro).speak(request("af_tiny"))
    again = Kokoro(kokoro).speak(request("af_tiny"))
    fast = Kokoro(kokoro).speak(request("af_tiny", rate_wpm=210))
    assert first.sample_rate == 24_000
    assert first.pcm.tobytes() == again.pcm.tobytes()
    assert len(fast.pcm) == pytest.approx(len(first.pcm) * 175 / 210, rel=0.02)


def test_other_weights_are_another_call(piper: Path) -> None:
    before = Piper(piper).determining(request("tiny"))
    (piper / "tiny.onnx").write_bytes(hum("input", {"scales": (3,)}, "scales", 1, noise=0.1))
    assert Piper(piper).determining(request("tiny"))["weights"] != before["weights"]


@pytest.mark.parametrize(
    ("voice", "error", "says"),
    [
        ("other", Unavailable, "other.onnx is not in"),
        ("../tiny", InvalidInput, "not the id of a voice"),
        ("tiny@7", InvalidInput, "1 speakers; there is no 7"),
        ("tiny@x", InvalidInput, "a speaker is a number"),
    ],
)
def test_piper_names_what_is_missing(piper: Path, voice: str, error: type[Exception], says: str) -> None:
    with pytest.raises(error, match=says):
        Piper(piper).speak(request(voice))


def test_weights_that_are_none_are_named(piper: Path) -> None:
    pytest.importorskip("onnxruntime")
    (piper / "tiny.onnx").write_bytes(b"not a model")
    with pytest.raises(Unavailable, match=r"tiny\.onnx is no model of this kind"):
        Piper(piper).speak(request("tiny"))
    (piper / "tiny.onnx.json").write_text("{}", encoding="utf-8")
    with pytest.raises(Unavailable, match="does not describe a Piper voice"):
        Piper(piper).speak(request("tiny"))


def test_kokoro_names_what_is_missing(kokoro: Path, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="it has af_tiny, bm_tiny"):
        Kokoro(kokoro).speak(request("af_nobody"))
    with pytest.raises(InvalidInput, match="names start with"):
        Kokoro(kokoro).speak(request("zf_tiny"))
    with pytest.raises(InvalidInput, match="too long for kokoro"):
        Kokoro(kokoro).speak(SpeechRequest(tokens=("never",) * 200, voice="af_tiny"))
    (kokoro / "voices-tiny.bin").write_bytes(b"nothing")
    with pytest.raises(Unavailable, match="holds no voices"):
        Kokoro(kokoro).speak(request("af_tiny"))
    with pytest.raises(Unavailable, match="VIDGEN_KOKORO"):
        Kokoro("").speak(request("af_tiny"))


def test_without_weights_the_next_voice_tells_the_story(calls: CallCache) -> None:
    settings = [VoiceSetting(provider="piper", voice="tiny"), VoiceSetting(provider="espeak", voice="en-us")]
    told = Voices([Piper(""), Espeak()], calls, NO_WAIT).speak([Utterance(SENTENCE)], {NARRATOR: settings})
    assert told.setting.provider == "espeak"
    assert "VIDGEN_PIPER" in told.switches[0].why

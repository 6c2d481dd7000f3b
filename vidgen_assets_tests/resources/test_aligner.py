"""Aligners: known words found in sound, wrong text refused, words no dictionary has."""

from __future__ import annotations

import gzip
import importlib.util
import json
import random
import re
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from resources.aligner import PocketsphinxAligner, TimedWord, VoiceTimes, WhisperxAligner, filled, in_order
from resources.aligner.phones import arpabet
from resources.aligner.whisperx import units
from resources.errors import Refused, Unavailable
from resources.voice import Espeak, Speech, SpeechRequest
from vidgen_assets.audio.spoken import speak_words

POSTS = Path(__file__).resolve().parents[3] / "shared" / "reddit"
TEXT = "my brother sold the old car while i was in the hospital for a week"
WORDS = [(word,) for word in TEXT.split()]


@cache
def spoken(text: str = TEXT) -> Speech:
    return Espeak().speak(SpeechRequest(tokens=tuple(text.split()), voice="en-us"))


def offsets(speech: Speech, times: tuple[TimedWord, ...]) -> np.ndarray:
    truth = [span.start * 1000 / speech.sample_rate for span in speech.spans]
    return np.array([time.start_ms for time in times]) - np.array(truth)


def test_pocketsphinx_finds_words_within_a_few_frames() -> None:
    speech = spoken()
    times = PocketsphinxAligner().align(speech.pcm, speech.sample_rate, WORDS)
    errors = np.abs(offsets(speech, times))
    assert len(times) == len(WORDS)
    assert np.median(errors) <= 20
    assert errors.max() <= 150
    assert all(0 < time.confidence <= 1 for time in times)


def test_pocketsphinx_gives_the_same_times_twice() -> None:
    speech = spoken()
    aligner = PocketsphinxAligner()
    first = aligner.align(speech.pcm, speech.sample_rate, WORDS)
    assert first == aligner.align(speech.pcm, speech.sample_rate, WORDS)


def test_what_an_aligner_heard_before_changes_nothing() -> None:
    speech, other = spoken(), spoken("the zorblax said tifu to grandma kayleigh")
    aligner = PocketsphinxAligner()
    aligner.align(
        other.pcm,
        other.sample_rate,
        [(word,) for word in "the zorblax said tifu to grandma kayleigh".split()],
    )
    again = aligner.align(speech.pcm, speech.sample_rate, WORDS)
    assert again == PocketsphinxAligner().align(speech.pcm, speech.sample_rate, WORDS)


def test_a_word_after_a_comma_starts_when_it_is_said() -> None:
    text = "i waited, but nobody came, and the door, at last, was locked"
    words = text.split()
    speech = Espeak().speak(SpeechRequest(tokens=tuple(words), voice="en-us"))
    times = PocketsphinxAligner().align(
        speech.pcm, speech.sample_rate, [(word.strip(","),) for word in words]
    )
    after = [n for n, word in enumerate(words, 1) if word.endswith(",")]
    errors = np.abs(offsets(speech, times))
    assert all(errors[n] <= 40 for n in after)


def test_pocketsphinx_takes_a_word_of_several_tokens_as_one() -> None:
    words = [("my", "brother"), ("sold",), ("the", "old", "car"), *WORDS[6:]]
    speech = spoken()
    times = PocketsphinxAligner().align(speech.pcm, speech.sample_rate, words)
    assert len(times) == len(words)
    assert abs(times[2].start_ms - speech.spans[3].start * 1000 / speech.sample_rate) < 60


def test_pocketsphinx_learns_words_its_dictionary_lacks() -> None:
    text = "the zorblax said tifu to grandma kayleigh"
    speech = spoken(text)
    times = PocketsphinxAligner().align(speech.pcm, speech.sample_rate, [(word,) for word in text.split()])
    assert np.abs(offsets(speech, times)).max() < 200


def test_pocketsphinx_hears_through_music() -> None:
    speech = spoken()
    time = np.arange(len(speech.pcm)) / speech.sample_rate
    music = sum(np.sin(2 * np.pi * hz * time) for hz in (220.0, 277.2, 329.6, 440.0))
    level = np.sqrt(np.mean(speech.pcm.astype(float) ** 2)) * 10 ** (-18 / 20) / np.std(music)
    mixed = (speech.pcm + music * level).astype(np.int16)
    times = PocketsphinxAligner(strict=False).align(mixed, speech.sample_rate, WORDS)
    assert np.median(np.abs(offsets(speech, times))) <= 25


@pytest.mark.parametrize(
    "text",
    [
        "completely different words that nobody ever said in this recording at all",
        " ".join(TEXT.split()[:8]),  # the voice says more than the text
    ],
)
def test_pocketsphinx_refuses_text_that_is_not_said(text: str) -> None:
    speech = spoken()
    with pytest.raises(Refused):
        PocketsphinxAligner().align(speech.pcm, speech.sample_rate, [(word,) for word in text.split()])


def test_pocketsphinx_refuses_silence_and_no_words() -> None:
    with pytest.raises(Refused):
        PocketsphinxAligner().align(np.zeros(48_000, np.int16), 48_000, WORDS)
    with pytest.raises(Refused, match="no words"):
        PocketsphinxAligner().align(spoken().pcm, spoken().sample_rate, [])


def test_pocketsphinx_knows_english_only() -> None:
    with pytest.raises(Unavailable, match="English only"):
        PocketsphinxAligner().align(spoken().pcm, spoken().sample_rate, WORDS, "de")


@pytest.mark.parametrize(
    ("phonemes", "phones"),
    [(("t", "ˈɪ", "f", "uː"), "T IH F UW"), (("k", "ˈɑːɹ"), "K AA R"), (("dʒ", "ˈʌ", "dʒ"), "JH AH JH"),
     (("θ", "ˈɪ", "ŋ", "k", "ɪ", "ŋ"), "TH IH NG K IH NG"), (("", "?"), "")],
)  # fmt: skip
def test_ipa_becomes_arpabet(phonemes: tuple[str, ...], phones: str) -> None:
    assert arpabet(phonemes) == phones


def test_voice_times_are_handed_on_or_honestly_missing() -> None:
    pcm = np.zeros(16_000, np.int16)
    times = VoiceTimes([(0, 300), (300, 900)]).align(pcm, 16_000, [("a",), ("b",)])
    assert [(time.start_ms, time.end_ms) for time in times] == [(0, 300), (300, 900)]
    with pytest.raises(Unavailable, match="no word times"):
        VoiceTimes([]).align(pcm, 16_000, [("a",)])
    with pytest.raises(Unavailable, match="1 of 2"):
        VoiceTimes([(0, 300)]).align(pcm, 16_000, [("a",), ("b",)])


def test_gaps_are_shared_and_times_kept_in_order() -> None:
    known = TimedWord(start_ms=400, end_ms=500)
    times = filled([None, None, known, None], 900)
    assert [(time.start_ms, time.end_ms) for time in times] == [(0, 200), (200, 400), (400, 500), (500, 900)]
    assert [time.confidence for time in times] == [0.0, 0.0, 1.0, 0.0]
    wild = [TimedWord(start_ms=300, end_ms=200), TimedWord(start_ms=100, end_ms=5000)]
    assert [(time.start_ms, time.end_ms) for time in in_order(wild, 1000)] == [(300, 300), (300, 1000)]


@pytest.mark.skipif(importlib.util.find_spec("whisperx") is not None, reason="whisperx is installed")
def test_whisperx_not_installed_says_what_to_install() -> None:
    with pytest.raises(
        Unavailable, match=r"pip install 'vidgen\[whisperx\]' && pip install --no-deps whisperx"
    ):
        WhisperxAligner().align(spoken().pcm, spoken().sample_rate, WORDS)


@pytest.mark.skipif(
    importlib.util.find_spec("whisperx") is None, reason="the whisperx extra is not installed"
)
@pytest.mark.media
def test_whisperx_loads_and_aligns_with_a_tiny_model(tmp_path: Path) -> None:
    aligner = WhisperxAligner(model=str(_tiny_model(tmp_path / "model")), offline=True)
    speech = spoken()
    times = aligner.align(speech.pcm, speech.sample_rate, WORDS)
    assert len(times) == len(WORDS)
    assert [time.start_ms for time in times] == sorted(time.start_ms for time in times)
    assert times[-1].end_ms <= speech.duration_ms


@pytest.mark.skipif(
    importlib.util.find_spec("whisperx") is None, reason="the whisperx extra is not installed"
)
@pytest.mark.media
def test_whisperx_times_the_letters_of_japanese_as_words(tmp_path: Path) -> None:
    aligner = WhisperxAligner(
        model=str(_tiny_model(tmp_path / "model", "ワタシノジテンシャヲウリマ")), offline=True
    )
    words = [("ワタシノ",), ("ジテンシャヲ",), ("ウリ", "マシタ")]
    speech = spoken()
    times = aligner.align(speech.pcm, speech.sample_rate, words, "ja-JP")
    assert len(times) == len(words)
    assert [time.start_ms for time in times] == sorted(time.start_ms for time in times)
    assert times[-1].end_ms <= speech.duration_ms


def test_whisperx_s_units_are_tokens_or_letters() -> None:
    assert units([("twenty", "dollars"), ("gone",)], "en-US") == [2, 1]
    assert units([("ワタシノ",), ("ウリ", "マシタ")], "ja") == [4, 5]
    assert units([("我", "的")], "cmn") == [2]


def _tiny_model(folder: Path, alphabet: str = "ETAONIHSRDLUMWCFGYPBVK'XJQZ") -> Path:
    """Save a randomly initialised wav2vec2 of some hundred kilobytes: real code, no download."""
    import torch
    from transformers import (
        Wav2Vec2Config,
        Wav2Vec2CTCTokenizer,
        Wav2Vec2FeatureExtractor,
        Wav2Vec2ForCTC,
        Wav2Vec2Processor,
    )

    folder.mkdir()
    letters = ["<pad>", "<s>", "</s>", "<unk>", "|", *dict.fromkeys(alphabet)]
    vocabulary = folder / "vocab.json"
    vocabulary.write_text(json.dumps({letter: number for number, letter in enumerate(letters)}))
    tokenizer = Wav2Vec2CTCTokenizer(
        str(vocabulary), unk_token="<unk>", pad_token="<pad>", word_delimiter_token="|"
    )
    extractor = Wav2Vec2FeatureExtractor(
        feature_size=1,
        sampling_rate=16_000,
        padding_value=0.0,
        do_normalize=True,
        return_attention_mask=False,
    )
    Wav2Vec2Processor(feature_extractor=extractor, tokenizer=tokenizer).save_pretrained(folder)
    torch.manual_seed(0)
    small = {"hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 64}
    positions = {"num_conv_pos_embeddings": 16, "num_conv_pos_embedding_groups": 2}
    config = Wav2Vec2Config(vocab_size=len(letters), conv_dim=(32,) * 7, pad_token_id=0, **small, **positions)
    Wav2Vec2ForCTC(config).eval().save_pretrained(folder)
    return folder


@pytest.mark.media
@pytest.mark.skipif(not POSTS.is_dir(), reason="the real posts are not here")
def test_word_starts_on_a_hundred_real_sentences() -> None:
    errors: list[float] = []
    aligner = PocketsphinxAligner()
    for text in _real_sentences(100):
        words = [word for word in speak_words(text.split()) if word.spoken]
        tokens = tuple(token for word in words for token in word.said)
        speech = Espeak().speak(SpeechRequest(tokens=tokens, voice="en-us"))
        times = aligner.align(speech.pcm, speech.sample_rate, [word.spoken for word in words])
        first = 0
        for word, time in zip(words, times, strict=True):
            errors.append(abs(time.start_ms - speech.spans[first].start * 1000 / speech.sample_rate))
            first += len(word.spoken)
    assert len(errors) > 1000
    assert np.median(errors) <= 12
    assert np.percentile(errors, 95) <= 60


def _real_sentences(count: int) -> list[str]:
    sentences: list[str] = []
    for file in sorted(POSTS.glob("t*.jsonl.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                body = json.loads(line)["selftext"]
                if not re.search(r"http|[*>&]", body):
                    found = re.split(r"(?<=[.!?])\s+|\n+", body)
                    sentences += [text for text in found if 6 <= len(text.split()) <= 22]
    return random.Random("sentences").sample(sentences, count)

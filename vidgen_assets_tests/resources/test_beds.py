"""Who plays the bed: Replicate over real HTTP with every fault, MusicGen's real loading code, and who stands in."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from resources.call_cache import CallCache
from resources.dsp import MIX_RATE
from resources.errors import InvalidInput, Unavailable
from resources.fakes.music_server import MusicReply, MusicServer
from resources.music import MusicRequest
from resources.music.beds import Beds, prompt_of
from resources.music.musicgen import MusicGen
from resources.music.replicate import ReplicateMusic
from resources.retry import NO_WAIT
from resources.store import BlobStore

REQUEST = MusicRequest(mood="calm", genre="lofi", seed="idea-1", duration_ms=3000, resolve_ms=2000)


@pytest.fixture
def server() -> Iterator[MusicServer]:
    with MusicServer() as running:
        yield running


def beds(server: MusicServer, home: Path, token: str = "r8_test", **more: float) -> tuple[Beds, CallCache]:
    store = BlobStore(home)
    calls = CallCache(home, store, cap_usd=1.0, scope="test")
    maker = ReplicateMusic(token, base_url=server.base_url, **{"poll_s": 0.0, "timeout_s": 5.0, **more})  # type: ignore[arg-type]
    return Beds([maker], calls, store, NO_WAIT), calls


def test_a_bed_is_asked_for_waited_for_fetched_and_paid_once(server: MusicServer, tmp_path: Path) -> None:
    made, calls = beds(server, tmp_path)
    bed = made.bed(REQUEST, "replicate")
    assert (bed.by, bed.loops, bed.switches) == ("replicate", True, ())
    assert bed.samples.shape == (3 * MIX_RATE, 2)
    assert server.asked[0]["input"]["prompt"] == prompt_of(REQUEST)
    assert server.asked[0]["input"]["duration"] == 3
    assert np.array_equal(bed.samples, made.bed(REQUEST, "replicate").samples)
    assert len(server.asked) == 1
    assert calls.spent_usd("test") == pytest.approx(0.10)


def test_the_token_goes_to_the_api_and_to_nobody_else(server: MusicServer, tmp_path: Path) -> None:
    beds(server, tmp_path)[0].bed(REQUEST, "replicate")
    assert server.fetched
    assert "authorization" not in server.fetched[0]


@pytest.mark.parametrize(
    ("reply", "why", "tries"),
    [
        (MusicReply(status=401), "does not accept the token", 1),
        (MusicReply(status=402), "no credit left", 1),
        (MusicReply(status=422, words="bad version"), r"will not play this \(422\): .*bad version", 1),
        (MusicReply(status=429), "asks us to wait", 4),
        (MusicReply(status=429, headers=(("retry-after", "900"),)), "asks us to wait", 1),
        (MusicReply(status=500), "answered 500", 4),
        (MusicReply(kind="fails", words="CUDA out of memory"), "the run failed: CUDA out of memory", 1),
        (MusicReply(kind="html"), "no JSON", 1),
        (MusicReply(kind="half"), "half a body|broke off", 4),
        (MusicReply(kind="silent"), "silence", 1),
        (MusicReply(kind="no_file"), "without a file", 1),
        (MusicReply(kind="elsewhere"), "without a usable id", 1),
        (MusicReply(kind="redirect"), "answered 302", 1),
    ],
)
def test_every_failure_is_typed_and_the_bed_is_composed_instead(
    reply: MusicReply, why: str, tries: int, tmp_path: Path
) -> None:
    with MusicServer([reply] * 4) as server:
        made, calls = beds(server, tmp_path)
        bed = made.bed(REQUEST, "replicate")
        assert bed.by == "generated"
        assert not bed.loops
        (switch,) = bed.switches
        assert (switch.failed, switch.took_over) == ("replicate", "generated")
        assert np.any(bed.samples)
        assert len(server.asked) == tries
        assert calls.spent_usd("test") == 0.0
    import re

    assert re.search(why, switch.why)


def test_a_failure_that_passes_is_tried_again(tmp_path: Path) -> None:
    with MusicServer([MusicReply(status=500), MusicReply(kind="half")]) as server:
        bed = beds(server, tmp_path)[0].bed(REQUEST, "replicate")
        assert (bed.by, len(server.asked)) == ("replicate", 3)


def test_a_run_that_never_ends_is_left(tmp_path: Path) -> None:
    with MusicServer([MusicReply(kind="never")] * 4) as server:
        bed = beds(server, tmp_path, patience_s=0.05)[0].bed(REQUEST, "replicate")
        assert "was not done within" in bed.switches[0].why


def test_without_a_token_nothing_is_asked(server: MusicServer, tmp_path: Path) -> None:
    bed = beds(server, tmp_path, token="")[0].bed(REQUEST, "replicate")
    assert "REPLICATE_API_TOKEN" in bed.switches[0].why
    assert server.asked == []


def test_a_maker_there_is_not_is_named() -> None:
    with pytest.raises(InvalidInput, match="no music by 'musicgen' here; there is generated"):
        Beds().bed(REQUEST, "musicgen")


@pytest.mark.skipif(find_spec("transformers") is not None, reason="transformers is installed: see below")
def test_without_the_extra_musicgen_says_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match=r"pip install 'vidgen\[musicgen\]'"):
        MusicGen(tmp_path).play("a tune", 1, 1)
    bed = Beds([MusicGen(tmp_path)], policy=NO_WAIT).bed(REQUEST, "musicgen")
    assert (bed.by, bed.switches[0].failed) == ("generated", "musicgen")


@pytest.mark.media
@pytest.mark.skipif(
    find_spec("transformers") is None or find_spec("torch") is None,
    reason="the musicgen extra (torch, transformers) is not installed",
)
def test_tiny_random_weights_go_through_musicgen_s_real_loading_code(tmp_path: Path) -> None:
    weights = tiny_musicgen(tmp_path / "weights")
    first = MusicGen(weights).play("a calm tune", 1, 7)
    assert first == MusicGen(weights).play("a calm tune", 1, 7)
    bed = Beds([MusicGen(weights)], policy=NO_WAIT).bed(REQUEST, "musicgen")
    assert bed.by in ("musicgen", "generated")  # random weights may play silence
    with pytest.raises(InvalidInput, match=r"no config\.json"):
        MusicGen(tmp_path).play("a tune", 1, 1)


def tiny_musicgen(folder: Path) -> Path:
    """Save a MusicGen of a few thousand random weights, with a tokenizer of its own, as `save_pretrained` does."""
    import torch
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import (
        EncodecConfig,
        EncodecFeatureExtractor,
        MusicgenConfig,
        MusicgenDecoderConfig,
        MusicgenForConditionalGeneration,
        MusicgenProcessor,
        T5Config,
        T5TokenizerFast,
    )

    torch.manual_seed(1)
    words = {"<pad>": 0, "</s>": 1, "<unk>": 2, "calm": 3, "tune": 4}
    plain = Tokenizer(models.WordLevel(words, unk_token="<unk>"))
    plain.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer = T5TokenizerFast(tokenizer_object=plain, extra_ids=0)
    codec = EncodecConfig(
        target_bandwidths=[1.5], sampling_rate=32_000, audio_channels=1, num_filters=4, hidden_size=16,
        codebook_size=64, codebook_dim=16, upsampling_ratios=[8, 5, 4, 4], num_lstm_layers=1,
    )  # fmt: skip
    text = T5Config(vocab_size=16, d_model=16, d_kv=8, d_ff=32, num_layers=1, num_heads=2)
    decoder = MusicgenDecoderConfig(
        vocab_size=64, hidden_size=16, ffn_dim=32, num_hidden_layers=1, num_attention_heads=2, num_codebooks=4,
        pad_token_id=64, bos_token_id=64,
    )  # fmt: skip
    config = MusicgenConfig(
        text_encoder=text.to_dict(), audio_encoder=codec.to_dict(), decoder=decoder.to_dict()
    )
    model = MusicgenForConditionalGeneration(config)
    model.generation_config.decoder_start_token_id = 64
    model.generation_config.pad_token_id = 64
    model.save_pretrained(folder)
    MusicgenProcessor(EncodecFeatureExtractor(sampling_rate=32_000), tokenizer).save_pretrained(folder)
    return folder

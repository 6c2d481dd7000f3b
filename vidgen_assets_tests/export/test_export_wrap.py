"""Wrapping: packets copied one by one, its own words only, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest

from resources.errors import RenderFailed
from resources.store import BlobStore
from vidgen_assets.export.profiles import PCM, AudioCodec
from vidgen_assets.export.wrap import Mix, Words, wrap
from vidgen_assets.quality.boxes import file_layout
from vidgen_assets_tests.post.sets import mix

WORDS = Words(title="A “quoted” title; é", comment="credit: someone", language="en")


@pytest.fixture
def master(tmp_path: Path, store: BlobStore) -> Path:
    """A second of picture and sound, with words that nobody may inherit."""
    picture, out = tmp_path / "picture.mp4", tmp_path / "master.mp4"
    with av.open(str(picture), "w", format="mp4") as container:
        container.metadata.update({"artist": "somebody else", "title": "an inner name"})
        stream = container.add_stream("libx264", rate=30, options={"preset": "veryfast"})
        stream.width, stream.height, stream.pix_fmt = 64, 64, "yuv420p"
        for number in range(30):
            grey = np.full((96, 64), 40 + 5 * number, np.uint8)
            frame = av.VideoFrame.from_ndarray(grey, format="yuv420p")
            frame.pts = number
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    sound = Mix(wav=store.path(mix(store, 1)), codec=AudioCodec(encoder="aac", kbit_s=96), length=(30, 30))
    wrap(picture, sound, out, "mp4", WORDS.model_copy(update={"title": "master"}))
    return out


def packets(path: Path) -> list[tuple[int, bytes]]:
    """Return every packet with its stream, stream by stream."""
    with av.open(str(path)) as container:
        found = [(packet.stream_index, bytes(packet)) for packet in container.demux() if packet.size]
    return sorted(found, key=lambda one: one[0])


def test_every_packet_is_copied_and_only_the_given_words_are_said(master: Path, tmp_path: Path):
    out = tmp_path / "final.mp4"
    wrap(master, master, out, "mp4", WORDS)
    first = out.read_bytes()
    wrap(master, master, out, "mp4", WORDS)
    assert out.read_bytes() == first
    assert packets(out) == packets(master)
    with av.open(str(out)) as container:
        said = {
            key: text for key, text in container.metadata.items() if not key.endswith(("brand", "brands"))
        }
        assert said == {"title": WORDS.title, "comment": WORDS.comment, "minor_version": "512"}
        assert [stream.metadata["language"] for stream in container.streams] == ["eng", "eng"]
    layout = file_layout(out)
    assert layout.faststart
    assert layout.edit_lists == 0
    assert sorted(file.name for file in tmp_path.glob("*final*")) == ["final.mp4"]


@pytest.mark.parametrize("seed", [17, 111, 132])
def test_pictures_whose_deepest_reordering_comes_last_are_copied_too(
    tmp_path: Path, store: BlobStore, seed: int
):
    """There a demuxer gives decode times after the showing, which no muxer takes."""
    draw = np.random.default_rng(seed)
    kinds, planes = draw.integers(0, 3, 30), draw.integers(0, 255, (96, 64), dtype=np.uint8)
    picture, master, out = (tmp_path / name for name in ("picture.mp4", "master.mp4", "final.mp4"))
    with av.open(str(picture), "w", format="mp4") as container:
        stream = container.add_stream("libx264", rate=30, options={"preset": "veryfast"})
        stream.width, stream.height, stream.pix_fmt = 64, 64, "yuv420p"
        stream.codec_context.thread_count = 1
        for number, kind in enumerate(kinds):
            planes = draw.integers(0, 255, (96, 64), dtype=np.uint8) if kind == 0 else planes
            planes = np.roll(planes, 1, 1) if kind == 1 else planes
            frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(planes), format="yuv420p")
            frame.pts = number
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    sound = Mix(wav=store.path(mix(store, 1)), codec=AudioCodec(encoder="aac", kbit_s=96), length=(30, 30))
    wrap(picture, sound, master, "mp4", WORDS)
    wrap(master, master, out, "mp4", WORDS)
    assert packets(out) == packets(master)
    with av.open(str(out)) as container:
        assert [round(frame.time * 30) for frame in container.decode(video=0)] == list(range(30))


def test_a_language_nobody_knows_is_undetermined_and_no_comment_is_no_comment(master: Path, tmp_path: Path):
    out = tmp_path / "final.mp4"
    wrap(master, None, out, "mp4", Words(title="t", comment="", language="tlh"))
    with av.open(str(out)) as container:
        assert "comment" not in container.metadata
        assert [stream.metadata["language"] for stream in container.streams] == ["und"]


def test_a_broken_master_is_not_delivered_and_nothing_is_left(tmp_path: Path):
    (tmp_path / "master.mp4").write_bytes(b"nothing")
    with pytest.raises(RenderFailed, match="could not be put into mp4"):
        wrap(tmp_path / "master.mp4", None, tmp_path / "final.mp4", "mp4", WORDS)
    assert [file.name for file in tmp_path.iterdir()] == ["master.mp4"]


def test_a_codec_its_container_does_not_know_is_refused_by_name(master: Path, tmp_path: Path):
    with pytest.raises(RenderFailed, match=r"master.mp4 could not be put into webm"):
        wrap(master, None, tmp_path / "final.webm", "webm", WORDS)


def test_a_mix_that_ends_early_ends_in_silence(master: Path, tmp_path: Path, store: BlobStore):
    out = tmp_path / "final.mov"
    wrap(master, Mix(wav=store.path(mix(store, 0.8)), codec=PCM, length=(30, 30)), out, "mov", WORDS)
    with av.open(str(out)) as container:
        samples = [abs(frame.to_ndarray()).max(initial=0) for frame in container.decode(audio=0)]
        assert container.streams.audio[0].duration == 48_000
    assert samples[0] > 0
    assert samples[-1] == 0

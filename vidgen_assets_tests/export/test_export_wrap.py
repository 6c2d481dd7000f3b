"""Wrapping: packets copied one by one, its own words only, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import av
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
            frame = av.VideoFrame(64, 64, "yuv420p")
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

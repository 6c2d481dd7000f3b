"""Joining by copy: every frame once, sound in step to the sample."""

from __future__ import annotations

import wave
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from resources.errors import InvalidInput, RenderFailed
from resources.store import BlobStore
from vidgen_assets.post.aac import encode_sound
from vidgen_assets.post.mux import join
from vidgen_assets.quality.boxes import file_layout
from vidgen_assets_tests.post.sets import mix

FPS = 30


def segment(path: Path, first: int, frames: int, *, width: int = 64, preset: str = "veryfast") -> Path:
    """Encode frames whose luma says which frame of the whole they are."""
    with av.open(str(path), "w", format="mp4") as container:
        stream = container.add_stream("libx264", rate=FPS, options={"crf": "10", "preset": preset})
        stream.width, stream.height, stream.pix_fmt = width, 64, "yuv420p"
        stream.codec_context.thread_count = 1
        for number in range(frames):
            planes = np.full((96, width), 128, np.uint8)
            planes[:64] = 20 + 2 * (first + number)
            frame = av.VideoFrame.from_ndarray(planes, format="yuv420p")
            frame.pts = number
            for packet in stream.encode(frame):
                container.mux(packet)
        for packet in stream.encode(None):
            container.mux(packet)
    return path


def segments(folder: Path, *lengths: int) -> list[Path]:
    starts = [sum(lengths[:n]) for n in range(len(lengths))]
    return [
        segment(folder / f"{n}.mp4", start, length)
        for n, (start, length) in enumerate(zip(starts, lengths, strict=True))
    ]


def joined(parts: list[Path], audio: Path, out: Path, frames: int) -> None:
    """Encode a mix and join it to the parts."""
    sound = out.with_suffix(".m4a")
    encode_sound(audio, sound, Fraction(frames, FPS))
    join(parts, sound, out, fps=FPS, frames=frames)


def samples(path: Path) -> np.ndarray:
    with av.open(str(path)) as container:
        return np.concatenate([frame.to_ndarray()[0] for frame in container.decode(audio=0)])


@pytest.mark.parametrize("lengths", [(30, 1, 2, 29), (1,), (3, 3, 3), (17, 40)], ids=str)
def test_every_frame_comes_once_in_order_at_its_time(
    tmp_path: Path, store: BlobStore, lengths: tuple[int, ...]
):
    frames = sum(lengths)
    out = tmp_path / "out.mp4"
    joined(segments(tmp_path, *lengths), store.path(mix(store, frames / FPS)), out, frames)
    with av.open(str(out)) as container:
        decoded = [
            (frame.pts * frame.time_base * FPS, frame.to_ndarray()[:64])
            for frame in container.decode(video=0)
        ]
        assert container.streams.video[0].frames == frames
        assert container.streams.video[0].average_rate == FPS
        assert container.streams.video[0].start_time == 0
    assert [number for number, _ in decoded] == list(range(frames))
    assert np.allclose([luma.mean() for _, luma in decoded], [20 + 2 * n for n in range(frames)], atol=1.5)


def test_the_sound_is_in_step_to_the_sample_and_as_long_as_the_picture(tmp_path: Path, store: BlobStore):
    audio = store.path(mix(store, 3))
    out = tmp_path / "out.mp4"
    joined(segments(tmp_path, 90), audio, out, 90)
    heard = samples(out)
    with wave.open(str(audio)) as file:
        said = np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, 2)[:, 0] / 32768
    assert abs(len(heard) - 144_000) < 1024
    for at in (20_000, 100_000):
        errors = [
            float(np.square(heard[at + shift : at + shift + 8_000] - said[at : at + 8_000]).sum())
            for shift in range(-1500, 1501)
        ]
        assert int(np.argmin(errors)) == 1500
    assert np.corrcoef(heard[2048:140_000], said[2048:140_000])[0, 1] > 0.99


def test_no_edit_lists_and_the_index_first(tmp_path: Path, store: BlobStore):
    out = tmp_path / "out.mp4"
    joined(segments(tmp_path, 10, 20), store.path(mix(store, 1)), out, 30)
    layout = file_layout(out)
    assert layout.faststart
    assert layout.edit_lists == 0
    assert {"ftyp", "moov", "mdat"} <= set(layout.boxes)


@pytest.mark.parametrize("rate", [22_050, 44_100])
def test_a_mix_at_another_rate_is_resampled(tmp_path: Path, store: BlobStore, rate: int):
    out = tmp_path / "out.mp4"
    joined(segments(tmp_path, 60), store.path(mix(store, 2, rate)), out, 60)
    with av.open(str(out)) as container:
        assert container.streams.audio[0].sample_rate == 48_000
    assert abs(len(samples(out)) - 96_000) < 1024


def test_a_mix_a_little_too_short_ends_in_silence_and_one_far_too_short_is_refused(
    tmp_path: Path, store: BlobStore
):
    parts = segments(tmp_path, 60)
    joined(parts, store.path(mix(store, 1.8)), tmp_path / "out.mp4", 60)
    assert np.abs(samples(tmp_path / "out.mp4")[90_000:]).max() < 0.01
    with pytest.raises(InvalidInput, match="ends 1000 ms before the picture"):
        joined(parts, store.path(mix(store, 1.0)), tmp_path / "out.mp4", 60)


def test_a_mix_that_is_no_sound_is_refused(tmp_path: Path):
    (tmp_path / "mix.wav").write_bytes(b"RIFFxxxx")
    with pytest.raises(InvalidInput, match="sound mix cannot be read"):
        joined(segments(tmp_path, 5), tmp_path / "mix.wav", tmp_path / "out.mp4", 5)


def test_missing_frames_and_unlike_segments_are_refused(tmp_path: Path, store: BlobStore):
    audio = store.path(mix(store, 1))
    parts = segments(tmp_path, 10, 20)
    with pytest.raises(RenderFailed, match="30 frames where the plan has 31"):
        joined(parts, audio, tmp_path / "out.mp4", 31)
    other = segment(tmp_path / "other.mp4", 0, 5, width=96)
    with pytest.raises(RenderFailed, match="encoded with different settings"):
        joined([parts[0], other], audio, tmp_path / "out.mp4", 15)

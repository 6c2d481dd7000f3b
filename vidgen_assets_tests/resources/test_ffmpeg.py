"""The bundled ffmpeg runs, is stopped when it hangs, and its last words are in the error."""

import time
from pathlib import Path

import pytest

from resources.errors import RenderFailed
from resources.ffmpeg import ffmpeg_path, run_ffmpeg


def test_the_wheel_brings_the_encoders_and_filters_that_the_renderer_needs() -> None:
    encoders = run_ffmpeg(["-encoders"], what="listing encoders").stdout.decode()
    filters = run_ffmpeg(["-filters"], what="listing filters").stdout.decode()
    assert {"libx264", "aac"} <= set(encoders.split())
    assert {"lut3d", "ebur128", "blackdetect"} <= set(filters.split())


def test_output_comes_back_as_bytes() -> None:
    arguments = ["-f", "lavfi", "-i", "color=red:s=4x2:d=1:r=1", "-f", "rawvideo", "-pix_fmt", "rgb24", "-"]
    frame = run_ffmpeg(arguments, what="a red frame").stdout
    assert len(frame) == 4 * 2 * 3
    assert all(
        red > 200 and green < 60 and blue < 60 for red, green, blue in zip(*[iter(frame)] * 3, strict=True)
    )


def test_bytes_can_be_given_on_its_input() -> None:
    raw = ["-f", "rawvideo", "-pix_fmt", "gray", "-s", "2x2"]
    done = run_ffmpeg([*raw, "-i", "-", *raw[:4], "-"], what="passing a frame", stdin=b"\x10\x20\x30\x40")
    assert done.stdout == b"\x10\x20\x30\x40"


def test_a_failure_names_the_work_and_keeps_the_last_words(tmp_path: Path) -> None:
    with pytest.raises(RenderFailed, match=r"shot 3: ffmpeg ended with \d+: .*no_such\.mp4"):
        run_ffmpeg(["-i", str(tmp_path / "no_such.mp4"), "-f", "null", "-"], what="shot 3")


def test_arguments_never_meet_a_shell(tmp_path: Path) -> None:
    hostile = "a; touch pwned $(touch pwned) `touch pwned`.wav"
    tone = ["-f", "lavfi", "-i", "sine=d=0.1", str(tmp_path / hostile)]
    run_ffmpeg(tone, what="a hostile name")
    assert [item.name for item in tmp_path.iterdir()] == [hostile]
    assert not Path("pwned").exists()


def test_a_hanging_ffmpeg_is_stopped() -> None:
    began = time.monotonic()
    with pytest.raises(RenderFailed, match="an endless tone: ffmpeg did not finish within"):
        run_ffmpeg(
            ["-re", "-f", "lavfi", "-i", "sine", "-f", "null", "-"], what="an endless tone", timeout_s=0.5
        )
    assert time.monotonic() - began < 30


def test_a_missing_binary_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    ffmpeg_path.cache_clear()
    monkeypatch.setenv("IMAGEIO_FFMPEG_EXE", "/no/such/ffmpeg")
    try:
        with pytest.raises(RenderFailed, match=r"/no/such/ffmpeg.*IMAGEIO_FFMPEG_EXE"):
            run_ffmpeg(["-version"], what="anything")
    finally:
        ffmpeg_path.cache_clear()

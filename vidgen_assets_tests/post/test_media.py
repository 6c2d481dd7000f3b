"""Pictures and clips as they come: of any kind they are handled, broken ones are named before the encode starts."""

from __future__ import annotations

import io
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from av.video.frame import VideoFrame
from PIL import Image

from resources.call_cache import CallCache
from resources.errors import InvalidInput
from resources.store import BlobStore, Media
from vidgen_assets.artifacts import Playing, RenderPlan
from vidgen_assets.post.colour.cube import compose, identity
from vidgen_assets.post.footage import Footage, Play
from vidgen_assets.post.kernel_types import load_kernels
from vidgen_assets.post.layers import Frame, code_table
from vidgen_assets.post.media import check_media
from vidgen_assets.post.render import render
from vidgen_assets.post.stills import MAX_SIDE, check_still, read_rgba
from vidgen_assets_tests.post.sets import plan
from vidgen_assets_tests.post.test_footage import clip

CODES = code_table(compose(identity(), 1.0))


def tiles(width: int = 90, height: int = 160) -> Image.Image:
    """A picture of coloured tiles, its top left one red."""
    colours = np.random.default_rng(4).integers(40, 215, (16, 9, 3))
    colours[0, 0] = (220, 20, 20)
    pixels = np.kron(colours, np.ones((10, 10, 1))).astype(np.uint8)
    return Image.fromarray(pixels).resize((width, height), Image.Resampling.NEAREST)


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)  # type: ignore[arg-type]
    return buffer.getvalue()


def sixteen_bits(_: Image.Image) -> bytes:
    grey = np.asarray(tiles().convert("L"), np.uint16) * 257
    return saved(Image.fromarray(grey), "PNG")


KINDS: dict[str, tuple[Callable[[Image.Image], bytes], str, int]] = {
    "png": (lambda image: saved(image, "PNG"), "RGB", 1),
    "palette": (lambda image: saved(image.quantize(256), "PNG"), "RGB", 14),
    "grey": (lambda image: saved(image.convert("L"), "PNG"), "L", 1),
    "16 bits": (sixteen_bits, "L", 1),
    "cmyk": (lambda image: saved(image.convert("CMYK"), "JPEG", quality=95), "RGB", 14),
    "progressive": (lambda image: saved(image, "JPEG", quality=95, progressive=True), "RGB", 14),
    "webp": (lambda image: saved(image, "WEBP", lossless=True), "RGB", 1),
    "tiff": (lambda image: saved(image, "TIFF"), "RGB", 1),
    "odd": (lambda image: saved(image.resize((89, 157), Image.Resampling.NEAREST), "PNG"), "RGB", 250),
}


@pytest.mark.parametrize("name", KINDS)
def test_pictures_of_any_kind_become_rgba(tmp_path: Path, name: str) -> None:
    make, mode, most = KINDS[name]
    path = tmp_path / "picture"
    path.write_bytes(make(tiles()))
    check_still(path, "a layer")
    found = read_rgba(path, "a layer")
    assert found.dtype == np.uint8
    assert (found[..., 3] == 255).all()
    wanted = np.asarray(tiles().convert(mode).convert("RGB")).astype(int)
    if name == "odd":
        assert found.shape == (157, 89, 4)
        return
    centres = (slice(5, None, 10), slice(5, None, 10))
    assert np.abs(found[centres][..., :3] - wanted[centres]).max() <= most


def test_alpha_stays_and_a_palettes_transparency_becomes_alpha(tmp_path: Path) -> None:
    image = tiles().convert("RGBA")
    image.putalpha(Image.linear_gradient("L").resize(image.size))
    (tmp_path / "a.png").write_bytes(saved(image, "PNG"))
    assert np.array_equal(read_rgba(tmp_path / "a.png", "x"), np.asarray(image))
    (tmp_path / "p.png").write_bytes(saved(tiles().quantize(8), "PNG", transparency=0))
    alpha = read_rgba(tmp_path / "p.png", "x")[..., 3]
    assert set(np.unique(alpha)) == {0, 255}


def test_a_photo_is_turned_as_its_camera_says(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x112] = 6
    (tmp_path / "turned.jpg").write_bytes(saved(tiles(), "JPEG", quality=95, exif=exif))
    found = read_rgba(tmp_path / "turned.jpg", "x")
    assert found.shape == (90, 160, 4)
    assert found[5, 154, 0] > 180 > 80 > found[5, 154, 1]  # the red corner is now at the right


def wide_png(width: int, height: int) -> bytes:
    """Return a PNG of one colour that says how large it is; its pixels are a few kilobytes."""
    return saved(Image.new("1", (width, height)), "PNG")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is an empty file"),
        (b"no picture at all", "cannot be decoded"),
        (saved(tiles(), "PNG")[:600], "cut off|truncated"),
        (saved(tiles(), "PNG")[:-60], "cut off|truncated"),
        (saved(tiles(900, 1600), "JPEG")[:9000], "cut off|truncated"),
        (saved(tiles(900, 1600), "JPEG", progressive=True)[:9000], "cut off|truncated"),
        (saved(tiles(), "WEBP", lossless=True)[:200], "cannot be decoded"),
        (wide_png(30_000, 200), f"30000x200 pixels; at most {MAX_SIDE}"),
        (wide_png(7000, 7000), "7000x7000 pixels; .* 34 million"),
    ],
    ids=["empty", "garbage", "half a png", "png end", "half a jpeg", "half progressive", "webp", "30000 px", "huge"],
)  # fmt: skip
def test_broken_and_huge_pictures_are_named(tmp_path: Path, data: bytes, says: str) -> None:
    (tmp_path / "layer.png").write_bytes(data)
    for look in (check_still, read_rgba):
        with pytest.raises(InvalidInput, match=says) as caught:
            look(tmp_path / "layer.png", "layer 'bg' of shot s3")
        assert str(caught.value).startswith("layer 'bg' of shot s3")
        assert str(tmp_path) not in str(caught.value)


# ---------------------------------------------------------------- clips
def played(path: Path, numbers: range, play: Play = Play(), size: tuple[int, int] = (54, 96)) -> list[Frame]:
    frames = []
    with Footage(path, "s1", 30, CODES, load_kernels(), play) as footage:
        for number in numbers:
            frame = Frame(*size)
            footage.draw(frame, number)
            frames.append(frame)
    return frames


def levels(path: Path, numbers: range, play: Play = Play()) -> list[int]:
    return [int(np.median(frame.y)) for frame in played(path, numbers, play)]


def written(
    path: Path, frames: list[VideoFrame], codec: str, pixels: str, *, size: tuple[int, int], **options: str
) -> Path:
    """Write frames with their own times into a clip."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=30, options=options)
        stream.width, stream.height, stream.pix_fmt = *size, pixels
        stream.codec_context.time_base = Fraction(1, 600)
        for frame in frames:
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def grey(level: int, at: int, size: tuple[int, int] = (64, 48), pixels: str = "yuv420p") -> VideoFrame:
    rgb = np.full((size[1], size[0], 3), level, np.uint8)
    frame = VideoFrame.from_ndarray(rgb, format="rgb24").reformat(format=pixels)
    frame.pts, frame.time_base = at, Fraction(1, 600)
    return frame


def test_a_variable_frame_rate_shows_every_frame_at_its_own_time(tmp_path: Path) -> None:
    frames = [grey(level, at) for level, at in ((60, 0), (110, 20), (160, 120), (210, 140))]
    path = written(tmp_path / "vfr.mp4", frames, "libx264", "yuv420p", size=(64, 48), crf="1", bf="0")
    found = levels(path, range(9))
    assert len({*found[1:6]}) == 1  # the second frame stays for a sixth of a second
    assert found[0] < found[1] < found[6] < found[7]


def test_ten_bits_are_shown_in_eight(tmp_path: Path) -> None:
    path = written(
        tmp_path / "deep.mp4", [grey(160, n * 20, pixels="yuv420p10le") for n in range(3)], "libx265", "yuv420p10le",
        size=(64, 48), **{"x265-params": "log-level=none:crf=1"},
    )  # fmt: skip
    assert all(abs(level - (16 + 160 * 219 / 255)) <= 2 for level in levels(path, range(3)))


def test_what_is_not_opaque_is_laid_over_ink(tmp_path: Path) -> None:
    rgba = np.zeros((48, 64, 4), np.uint8)
    rgba[:, :32] = (200, 200, 200, 255)
    frame = VideoFrame.from_ndarray(rgba, format="rgba").reformat(format="argb")
    frame.pts, frame.time_base = 0, Fraction(1, 600)
    path = written(tmp_path / "alpha.mov", [frame], "qtrle", "argb", size=(64, 48))
    (shown,) = played(path, range(1), size=(64, 48))
    assert shown.y[24, 10] > 170
    assert shown.y[24, 55] < 30


def test_a_turned_clip_is_turned_back(tmp_path: Path) -> None:
    rgb = np.full((48, 64, 3), 60, np.uint8)
    rgb[:, :16] = 220  # bright at the left: turned a quarter, that is at the top or at the bottom
    frame = VideoFrame.from_ndarray(rgb, format="rgb24").reformat(format="yuv420p")
    frame.pts, frame.time_base = 0, Fraction(1, 600)
    path = written(tmp_path / "flat.mp4", [frame], "libx264", "yuv420p", size=(64, 48), crf="1")
    turned = _turned(path, tmp_path / "turned.mp4")
    (shown,) = played(turned, range(1), size=(48, 64))
    ends = float(shown.y[:8].mean()), float(shown.y[-8:].mean())
    assert abs(ends[0] - ends[1]) > 100
    assert float(shown.y[:, :8].mean()) == pytest.approx(float(shown.y[:, -8:].mean()), abs=8)


def _turned(path: Path, target: Path) -> Path:
    """Write the same MP4 with a display matrix that turns it by a quarter."""
    data = bytearray(path.read_bytes())
    at = data.index(b"tkhd") + 4
    version = data[at]
    matrix = at + (52 if version else 40)
    one = (1 << 16).to_bytes(4, "big")
    minus = (-(1 << 16)).to_bytes(4, "big", signed=True)
    zero, w = bytes(4), (1 << 30).to_bytes(4, "big")
    data[matrix : matrix + 36] = zero + one + zero + minus + zero + zero + zero + zero + w
    target.write_bytes(bytes(data))
    return target


def test_an_interlaced_clip_loses_its_combs(tmp_path: Path) -> None:
    frames = []
    for number in range(8):
        rgb = np.full((96, 96, 3), 50, np.uint8)
        for field in (0, 1):  # the second field is taken half a frame later: a moving edge combs
            edge = 20 + number * 6 + field * 3
            rgb[field::2, edge : edge + 24] = 220
        frame = VideoFrame.from_ndarray(rgb, format="rgb24").reformat(format="yuv420p")
        frame.pts, frame.time_base = number * 20, Fraction(1, 600)
        frames.append(frame)
    path = written(
        tmp_path / "fields.mp4", frames, "libx264", "yuv420p", size=(96, 96), crf="1", flags="+ildct+ilme",
        **{"x264-params": "interlaced=1:tff=1"},
    )  # fmt: skip
    shown = played(path, range(8), size=(96, 96))
    raw = np.abs(np.diff(frames[4].to_ndarray()[:96].astype(int), axis=0)).mean()
    clean = np.abs(np.diff(shown[4].y.astype(int), axis=0)).mean()
    assert clean < raw / 3
    assert len(shown) == 8


def test_a_clip_is_played_again_slower_or_held(tmp_path: Path) -> None:
    path = clip(tmp_path / "clip.mp4", [40, 80, 120, 160], 30)
    assert np.allclose(levels(path, range(9), Play(loops=True)), [40, 80, 120, 160] * 2 + [40], atol=2)
    assert np.allclose(
        levels(path, range(9), Play(speed=0.5)), [40, 40, 80, 80, 120, 120, 160, 160, 160], atol=2
    )


def test_the_part_that_matters_of_a_clip_stays_in_view(tmp_path: Path) -> None:
    rgb = np.full((54, 160, 3), 50, np.uint8)
    rgb[:, 120:150] = 220
    frame = VideoFrame.from_ndarray(rgb, format="rgb24").reformat(format="yuv420p")
    frame.pts, frame.time_base = 0, Fraction(1, 600)
    path = written(tmp_path / "wide.mp4", [frame], "libx264", "yuv420p", size=(160, 54), crf="1")
    (middle,), (right,) = (
        played(path, range(1), size=(54, 54)),
        played(path, range(1), Play(focus=(0.84, 0.5)), (54, 54)),
    )
    assert middle.y.mean() < 70 < 130 < right.y.mean()


# ---------------------------------------------------------------- a whole plan
def with_media(
    store: BlobStore, video: Media | None = None, frames: int = 20, layer: Media | None = None
) -> RenderPlan:
    """A plan of two shots, the second one a clip, or with another first layer."""
    made = plan(store, (12, 12), (("cut", 0),))
    shot = made.shots[1]
    changed = shot.clip.clip
    if video is not None:
        changed = changed.model_copy(update={"video": video, "path": None, "frames": frames})
    if layer is not None:
        first = changed.keyframe.layers[0].model_copy(update={"image": layer})
        keyframe = changed.keyframe.model_copy(update={"layers": (first, *changed.keyframe.layers[1:])})
        changed = changed.model_copy(update={"keyframe": keyframe})
    framed = shot.clip.model_copy(update={"clip": changed})
    return made.model_copy(update={"shots": (made.shots[0], shot.model_copy(update={"clip": framed}))})


def test_sound_media_pass_without_a_word(store: BlobStore, tmp_path: Path) -> None:
    video = store.add_file(clip(tmp_path / "c.mp4", [90] * 12, 30), "c.mp4", "video/mp4")
    assert check_media(with_media(store), store) == ()
    assert check_media(with_media(store, video, 12), store) == ()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "shot s1 is no video .it is an empty file"),
        (b"garbage " * 100, "shot s1 is no video"),
    ],
)
def test_a_broken_clip_is_named_before_anything_is_encoded(store: BlobStore, data: bytes, says: str) -> None:
    wanted = with_media(store, store.add_bytes(data, "clip.mp4", "video/mp4"))
    calls = CallCache(store.home, store)
    with store.scratch() as scratch, pytest.raises(InvalidInput, match=says):
        render(wanted, store, calls, scratch)
    assert calls.ledger() == []


def test_a_clip_cut_off_is_named_with_how_far_it_reaches(store: BlobStore, tmp_path: Path) -> None:
    noise = np.random.default_rng(1)
    frames = []
    for number in range(60):
        rgb = noise.integers(0, 255, (48, 64, 3)).astype(np.uint8)
        frame = VideoFrame.from_ndarray(rgb, format="rgb24").reformat(format="yuv420p")
        frame.pts, frame.time_base = number * 20, Fraction(1, 600)
        frames.append(frame)
    whole = tmp_path / "whole.mkv"
    written(whole, frames, "libx264", "yuv420p", size=(64, 48), crf="20")
    cut = store.add_bytes(whole.read_bytes()[: whole.stat().st_size // 3], "cut.mkv", "video/x-matroska")
    kept = store.add_file(whole, "whole.mkv", "video/x-matroska")
    made = with_media(store, cut, 60)
    long = made.shots[1].model_copy(update={"end_frame": 72})
    wanted = made.model_copy(update={"shots": (made.shots[0], long), "frames": 72})
    with pytest.raises(InvalidInput, match=r"shot s1 breaks off after 0\.\d+ of the 2\.00 s it declares"):
        check_media(wanted, store)
    assert check_media(with_media(store, kept, 60), store) == ()


def test_everything_that_is_wrong_is_said_at_once(store: BlobStore) -> None:
    wanted = with_media(store, layer=store.add_bytes(wide_png(30_000, 100), "bg.png", "image/png"))
    blank = wanted.shots[0].clip.clip.keyframe
    layers = (
        blank.layers[0].model_copy(update={"image": store.add_bytes(b"", "bg.png", "image/png")}),
        *blank.layers[1:],
    )
    clip_ = wanted.shots[0].clip.clip.model_copy(
        update={"keyframe": blank.model_copy(update={"layers": layers})}
    )
    first = wanted.shots[0].model_copy(
        update={"clip": wanted.shots[0].clip.model_copy(update={"clip": clip_})}
    )
    with pytest.raises(InvalidInput) as caught:
        check_media(wanted.model_copy(update={"shots": (first, wanted.shots[1])}), store)
    lines = str(caught.value).splitlines()
    assert lines[0] == "layer 'bg' of shot s0: the picture is an empty file; make it again"
    assert lines[1].startswith("layer 'bg' of shot s1: the picture has 30000x100 pixels")


def test_what_is_odd_but_handled_comes_back_as_notes(store: BlobStore, tmp_path: Path) -> None:
    frames = [grey(90, at, pixels="yuv420p10le") for at in (0, 20, 100, 120)]
    path = written(
        tmp_path / "odd.mp4",
        frames,
        "libx265",
        "yuv420p10le",
        size=(64, 48),
        **{"x265-params": "log-level=none:bframes=0"},
    )
    notes = check_media(with_media(store, store.add_file(path, "odd.mp4", "video/mp4"), 6), store)
    assert {note.shot for note in notes} == {"s1"}
    assert any("variable frame rate" in note.what for note in notes)
    assert any("10 bits" in note.what for note in notes)


def test_a_short_clip_loops_in_the_whole_render(store: BlobStore, tmp_path: Path) -> None:
    video = store.add_file(clip(tmp_path / "c.mp4", [60, 100, 140, 180], 30), "c.mp4", "video/mp4")
    made = with_media(store, video, 4)
    shot = made.shots[1].model_copy(update={"playing": Playing(how="loop")})
    wanted = made.model_copy(
        update={"shots": (made.shots[0], shot), "words": (), "cues": (), "watermark": None}
    )
    from vidgen_assets_tests.post.test_render import painted

    lumas = [float(np.median(buffer[: 270 * 480])) for buffer in painted(wanted, store)[12:]]
    assert lumas[0] == lumas[4] == lumas[8] < lumas[1] < lumas[2] < lumas[3]


@pytest.mark.parametrize(
    ("codec", "pixels"), [("qtrle", "rgb24"), ("mjpeg", "yuvj420p"), ("ffv1", "yuv444p")]
)
def test_a_clip_of_odd_sides_and_full_range_keeps_its_colour(tmp_path: Path, codec: str, pixels: str) -> None:
    frame = grey(150, 0, (65, 49), pixels)
    path = written(
        tmp_path / ("odd.mov" if codec == "qtrle" else "odd.mkv"), [frame], codec, pixels, size=(65, 49)
    )
    assert abs(levels(path, range(1))[0] - (16 + 150 * 219 / 255)) <= 3

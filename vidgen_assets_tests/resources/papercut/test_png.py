"""PNG files: exact, deterministic, without what is not pixels."""

import struct
import zlib

import numpy as np
import pytest

from resources.papercut import SceneSpec, draw, encode_png
from resources.papercut._skia import skia
from vidgen_assets_tests.resources.papercut.scenes import SMALL


def _decoded(png: bytes) -> np.ndarray:
    """A reader of just the PNG files that are written here: one IDAT, every row filtered with Up."""
    width, height = struct.unpack(">II", png[16:24])
    channels = {2: 3, 6: 4}[png[25]]
    at = png.index(b"IDAT")
    (length,) = struct.unpack(">I", png[at - 4 : at])
    rows = np.frombuffer(zlib.decompress(png[at + 4 : at + 4 + length]), np.uint8).reshape(height, -1)
    assert (rows[:, 0] == 2).all()
    return np.cumsum(rows[:, 1:], axis=0, dtype=np.uint8).reshape(height, width, channels)


@pytest.mark.parametrize("shape", [(1, 1, 4), (7, 5, 4), (64, 33, 4), (9, 4, 3)])
def test_pixels_survive(shape: tuple[int, int, int]):
    pixels = np.random.default_rng(3).integers(0, 256, shape, dtype=np.uint8)
    pixels[0, 0, -1] = 200
    assert np.array_equal(_decoded(encode_png(pixels)), pixels)


def test_other_readers_read_them():
    pixels = np.random.default_rng(4).integers(0, 256, (31, 17, 3), dtype=np.uint8)
    image = skia.Image.MakeFromEncoded(skia.Data.MakeWithCopy(encode_png(pixels)))
    assert np.array_equal(image.toarray(colorType=skia.ColorType.kRGBA_8888_ColorType)[..., :3], pixels)


def test_opaque_pictures_lose_their_alpha_channel():
    pixels = np.full((4, 4, 4), 255, np.uint8)
    assert encode_png(pixels)[25] == 2
    pixels[0, 0, 3] = 0
    assert encode_png(pixels)[25] == 6


def test_layers_encode_the_same_each_time_and_hold_only_pixels():
    for layer in draw(SceneSpec(place="room", props=("key",)), SMALL).layers:
        png = encode_png(layer.rgba)
        assert png == encode_png(layer.rgba)
        assert png.count(b"IDAT") == 1
        assert b"tEXt" not in png
        assert b"tIME" not in png

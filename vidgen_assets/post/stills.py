"""Reading a still picture into pixels, whatever it was saved as, with limits and errors that name it.

Colour of any kind (palette, grey, 16 bits, CMYK, with or without alpha) becomes straight 8-bit RGBA, turned as
the camera that took it says. A picture cut off is an error, never half a picture. One larger than the limits is
refused by its header, before memory is taken for it: a layer's pixels are its place on the canvas, so it cannot
be made smaller here.
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import numpy as np
from numpy.typing import NDArray

from resources.errors import InvalidInput

if TYPE_CHECKING:
    from PIL.Image import Image

Pixels = NDArray[np.uint8]

MAX_SIDE = 8192
MAX_PIXELS = 34_000_000
"""A little over 7680x4320: four bytes each, 136 MB while it is prepared."""
PNG = b"\x89PNG\r\n\x1a\n"


def read_rgba(path: Path, what: str) -> Pixels:
    """Return a picture as (height, width, 4) straight RGBA; InvalidInput names `what` and what is wrong."""
    from PIL import Image, ImageOps

    try:
        with Image.open(path) as image:
            _check_size(image, what)
            image.load()
            ImageOps.exif_transpose(image, in_place=True)
            plain = _eight_bits(image)
            return np.array(plain if plain.mode == "RGBA" else plain.convert("RGBA"))
    except (OSError, ValueError, SyntaxError, struct.error, Image.DecompressionBombError) as error:
        raise _unreadable(what, path, error) from error


def check_still(path: Path, what: str) -> None:
    """Raise InvalidInput for a picture `read_rgba` would refuse; PNG and JPEG are not decoded for it."""
    from PIL import Image

    try:
        with Image.open(path) as image:
            _check_size(image, what)
            kind = image.format
    except (OSError, ValueError, SyntaxError, struct.error, Image.DecompressionBombError) as error:
        raise _unreadable(what, path, error) from error
    if kind not in ("PNG", "JPEG"):
        read_rgba(path, what)
        return
    with path.open("rb") as file:
        whole = _png_is_whole(file) if kind == "PNG" else _jpeg_is_whole(file)
    if not whole:
        raise _unreadable(what, path, OSError("it is cut off"))


def _check_size(image: Image, what: str) -> None:
    width, height = image.size
    if max(width, height) > MAX_SIDE or width * height > MAX_PIXELS:
        raise InvalidInput(
            f"{what}: the picture has {width}x{height} pixels; at most {MAX_SIDE} a side and "
            f"{MAX_PIXELS // 1_000_000} million in all are taken: make it smaller"
        )


def _eight_bits(image: Image) -> Image:
    """Return a picture of at most 8 bits a channel; conversions would cut off what is brighter than 255."""
    if not image.mode.startswith("I") and image.mode != "F":
        return image
    from PIL import Image as pil

    levels = np.asarray(image, np.float64)
    full = 65535.0 if image.mode.startswith("I") else max(float(levels.max()), 1.0)
    return pil.fromarray(np.round(np.clip(levels / full, 0.0, 1.0) * 255).astype(np.uint8))


def _png_is_whole(file: BinaryIO) -> bool:
    """Walk a PNG's chunks to its last, without reading them."""
    size = file.seek(0, 2)
    at = len(PNG)
    while at + 12 <= size:
        file.seek(at)
        length, name = struct.unpack(">I4s", file.read(8))
        at += 12 + int(length)
        if name == b"IEND":
            return at <= size
    return False


def _jpeg_is_whole(file: BinaryIO) -> bool:
    """Look for the end marker behind the first scan; inside a scan's data it cannot occur."""
    file.seek(0)
    data = file.read()
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])[0]
        at += 2 + int(length)
        if marker == 0xDA:
            return b"\xff\xd9" in data[at:]
    return False


def _unreadable(what: str, path: Path, error: Exception) -> InvalidInput:
    """Say what is wrong with a picture, without the folder it lies in."""
    if path.is_file() and path.stat().st_size == 0:
        return InvalidInput(f"{what}: the picture is an empty file; make it again")
    told = str(error).replace(str(path), "the file")
    return InvalidInput(f"{what}: the picture cannot be decoded ({told}); make it again")

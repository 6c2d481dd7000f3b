"""PNG files of layers: fast, deterministic, nothing but pixels in them.

Level 1 deflate after the Up filter: on these pictures (flat sheets with a regular grain) it is about ten
times faster than the usual encoders and a tenth larger. Opaque layers are written without their alpha
channel.
"""

from __future__ import annotations

import struct
import zlib

import numpy as np

from resources.papercut.model import Pixels

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_UP = 2


def encode_png(rgba: Pixels) -> bytes:
    """H x W x 4 (straight alpha) or H x W x 3 pixels as a PNG file."""
    height, width, channels = rgba.shape
    if channels == 4 and bool((rgba[..., 3] == 255).all()):
        rgba, channels = rgba[..., :3], 3
    rows = np.empty((height, 1 + width * channels), np.uint8)
    rows[:, 0] = _UP
    flat = rgba.reshape(height, width * channels)
    rows[0, 1:] = flat[0]
    np.subtract(flat[1:], flat[:-1], out=rows[1:, 1:])
    header = struct.pack(">IIBBBBB", width, height, 8, 6 if channels == 4 else 2, 0, 0, 0)
    body = zlib.compress(rows.tobytes(), 1)
    return _SIGNATURE + _chunk(b"IHDR", header) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

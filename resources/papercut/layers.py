"""Canvases and the layers cut from them: one canvas a layer, in reference units, read out as straight alpha.

Owns the parallax of each layer and the way from pixels to `PictureLayer`.
"""

from __future__ import annotations

import numpy as np

from resources.papercut._skia import skia
from resources.papercut.model import Box, CanvasSize, PictureLayer, Pixels
from resources.papercut.shapes import H, W

PARALLAX = {"bg": 0.25, "mid": 0.55, "prop": 0.85, "subject": 1.0, "fg": 1.5, "vignette": 0.0}


class LayerCanvas:
    """A transparent canvas of the picture's size, drawn on in reference units through `c`."""

    def __init__(self, size: CanvasSize, coarse: float = 1.0) -> None:
        """`coarse` below 1 draws on fewer pixels, for what will be seen out of focus."""
        self.size = size
        width, height = size.canvas
        self._surface = skia.Surface(max(1, round(width * coarse)), max(1, round(height * coarse)))
        self.c = self._surface.getCanvas()
        self.c.scale(self._surface.width() / W, self._surface.height() / H)

    def refined(self) -> LayerCanvas:
        """The same picture on a canvas of full size, smoothed."""
        full = LayerCanvas(self.size)
        sampling = skia.SamplingOptions(skia.CubicResampler.Mitchell())
        image = self._surface.makeImageSnapshot()
        full.c.drawImageRect(image, skia.Rect.MakeWH(W, H), sampling)
        return full

    def pixels(self) -> Pixels:
        """All pixels, straight alpha."""
        return read_pixels(self._surface)

    def layer(self, name: str) -> PictureLayer | None:
        """The layer cut to what is not empty, None when all of it is."""
        return cut_layer(name, self.pixels())


def read_pixels(surface: skia.Surface) -> Pixels:
    """The pixels of a surface as H x W x 4, RGBA, straight alpha."""
    width, height = surface.width(), surface.height()
    out = np.empty((height, width, 4), np.uint8)
    info = skia.ImageInfo.Make(
        width, height, skia.ColorType.kRGBA_8888_ColorType, skia.AlphaType.kUnpremul_AlphaType
    )
    surface.readPixels(info, out, width * 4, 0, 0)
    return out


def cut_layer(name: str, rgba: Pixels, x: int = 0, y: int = 0) -> PictureLayer | None:
    """`rgba` (placed at x, y) as a layer cut to what is not transparent; read-only, for it may be shared."""
    words = rgba.view(np.uint32)[..., 0]
    rows = np.flatnonzero(words.any(axis=1))
    if rows.size == 0:
        return None
    top, bottom = int(rows[0]), int(rows[-1]) + 1
    columns = np.flatnonzero(words[top:bottom].any(axis=0))
    left, right = int(columns[0]), int(columns[-1]) + 1
    cut = np.ascontiguousarray(rgba[top:bottom, left:right])
    cut.setflags(write=False)
    return PictureLayer(name, x + left, y + top, cut, PARALLAX[name])


def to_box(rect: tuple[float, float, float, float], size: CanvasSize) -> Box:
    """A rectangle of the reference canvas in canvas pixels, kept inside the canvas."""
    width, height = size.canvas
    kx, ky = width / W, height / H
    left, top, right, bottom = rect
    return Box(
        max(0, round(left * kx)),
        max(0, round(top * ky)),
        min(width, round(right * kx)),
        min(height, round(bottom * ky)),
    )

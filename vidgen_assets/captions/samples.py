"""What a caption style looks like: frames of one caption over a picture, for galleries and for eyes.

Drawn by the renderer's own artist, laid over in RGB; the video lays the same pictures over in yuv.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from vidgen_assets.artifacts import CaptionLook
from vidgen_assets.captions.caption import Caption
from vidgen_assets.captions.drawing import CaptionArtist
from vidgen_assets.captions.styles import STYLES, CaptionStyle

Pixels = NDArray[np.uint8]

FPS = 30
SAID: tuple[tuple[str, ...], ...] = (("I", "changed", "the"), ("locks", "that", "night"))
WORD_FRAMES = 9


def every_style(look: CaptionLook, picture: Pixels) -> Iterator[tuple[CaptionStyle, Pixels]]:
    """Yield every caption style with its strip over a picture; the rest of the look stays."""
    for style in STYLES.values():
        yield style, sample_strip(look.model_copy(update={"style": style.name}), picture)


def sample_strip(look: CaptionLook, picture: Pixels, at: Sequence[int] = (1, 13, 29, 47)) -> Pixels:
    """Return frames of one caption side by side: height x (width * len(at)) x 3 RGB.

    `picture` is the frame behind, height x width x 3 RGB; `at` are frames after the caption begins.
    """
    return np.concatenate([sample_frame(look, picture, frame) for frame in at], axis=1)


def sample_frame(
    look: CaptionLook, picture: Pixels, at: int = 29, lines: tuple[tuple[str, ...], ...] = SAID
) -> Pixels:
    """Return one frame of a caption over a picture, height x width x 3 RGB; a word lasts WORD_FRAMES."""
    height, width = picture.shape[:2]
    count = sum(len(line) for line in lines)
    starts = tuple(WORD_FRAMES * number for number in range(count))
    caption = Caption(first=0, end=WORD_FRAMES * (count + 1), lines=lines, starts=starts)
    artist = CaptionArtist(look, width, height)
    moment = artist.moment((caption,), min(at, caption.end - 1), FPS)
    drawn = artist.draw(artist.layout(caption), moment) if moment else None
    return over(picture, *drawn) if drawn else picture.copy()


def over(picture: Pixels, rgba: Pixels, x: int, y: int) -> Pixels:
    """Return a picture with straight RGBA laid over it at (x, y)."""
    out = picture.copy()
    height, width = rgba.shape[:2]
    part = out[y : y + height, x : x + width].astype(np.float32)
    share = rgba[..., 3:].astype(np.float32) / 255
    mixed = part * (1 - share) + rgba[..., :3] * share
    out[y : y + height, x : x + width] = np.round(mixed).astype(np.uint8)
    return out

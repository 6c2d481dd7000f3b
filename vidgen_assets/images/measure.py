"""Numbers about a picture that a choice can be based on, measured on its small preview.

All measures look at the frame, the canvas without its margins, since that is what a viewer sees first.
Colours are sRGB, 0 to 255. Captions are white with a dark outline in the lower third.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from resources.errors import CorruptArtifact
from vidgen_assets.artifacts.pictures import Box, Keyframe

MARGIN = 1 / 12
CAPTION_TOP, CAPTION_BOTTOM = 0.62, 0.79
FRAME_WIDTH = 144
Pixels = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Measures:
    """What was measured, each from 0 to 1 except `frame`, the small frame itself (rows x columns x 3)."""

    subject: float
    subject_x: float
    subject_y: float
    face_cut: float
    caption_calm: float
    sharpness: float
    colourful: float
    frame: Pixels


def measure(keyframe: Keyframe, preview: bytes) -> Measures:
    """Measure a keyframe by its preview and its boxes; CorruptArtifact when the preview cannot be read."""
    frame = _frame(keyframe, preview)
    boxes = [*keyframe.faces, *([keyframe.prop] if keyframe.prop is not None else [])]
    area, x, y = _subject(keyframe, boxes)
    return Measures(
        subject=area,
        subject_x=x,
        subject_y=y,
        face_cut=max((_outside(keyframe, box) for box in keyframe.faces), default=0.0),
        caption_calm=_calm(frame),
        sharpness=_sharpness(frame),
        colourful=_colourful(frame),
        frame=frame,
    )


def difference(one: Pixels, other: Pixels) -> float:
    """How different two frames look, 0 (the same) to 1: mean distance of 12 x 21 averaged tiles."""
    return float(min(1.0, np.abs(_tiles(one) - _tiles(other)).mean() / 60.0))


def _tiles(frame: Pixels) -> Pixels:
    rows, columns = frame.shape[0] // 21 * 21, frame.shape[1] // 12 * 12
    tiles: Pixels = frame[:rows, :columns].reshape(21, rows // 21, 12, columns // 12, 3)
    mean: Pixels = tiles.mean(axis=(1, 3), dtype=np.float32)
    return mean


def _frame(keyframe: Keyframe, preview: bytes) -> Pixels:
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(preview)) as image:
            width, height = image.size
            box = (
                round(width * MARGIN),
                round(height * MARGIN),
                round(width * (1 - MARGIN)),
                round(height * (1 - MARGIN)),
            )
            small = image.convert("RGB").crop(box)
            frame = small.resize((FRAME_WIDTH, max(21, round(FRAME_WIDTH * small.height / small.width))))
    except (UnidentifiedImageError, OSError, ValueError) as error:
        raise CorruptArtifact(
            f"shot {keyframe.shot}: its preview is no picture: make its keyframe again"
        ) from error
    return np.asarray(frame, np.float32)


def _inner(keyframe: Keyframe) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of the frame on the canvas."""
    return (
        keyframe.width * MARGIN,
        keyframe.height * MARGIN,
        keyframe.width * (1 - MARGIN),
        keyframe.height * (1 - MARGIN),
    )


def _outside(keyframe: Keyframe, box: Box) -> float:
    """The share of a box that lies outside the frame."""
    left, top, right, bottom = _inner(keyframe)
    wide = max(0.0, min(right, box.x + box.width) - max(left, box.x))
    high = max(0.0, min(bottom, box.y + box.height) - max(top, box.y))
    return 1.0 - wide * high / max(1, box.width * box.height)


def _subject(keyframe: Keyframe, boxes: list[Box]) -> tuple[float, float, float]:
    """The share of the frame that faces and thing take, and where their middle lies in it."""
    left, top, right, bottom = _inner(keyframe)
    total = sum(box.width * box.height for box in boxes)
    if not total:
        return 0.0, 0.5, 0.5
    x = sum((box.x + box.width / 2) * box.width * box.height for box in boxes) / total
    y = sum((box.y + box.height / 2) * box.width * box.height for box in boxes) / total
    area = total / ((right - left) * (bottom - top))
    return min(1.0, area), (x - left) / (right - left), (y - top) / (bottom - top)


def _luma(frame: Pixels) -> Pixels:
    return (frame @ np.array([0.2126, 0.7152, 0.0722], np.float32)).astype(np.float32)


def _calm(frame: Pixels) -> float:
    """How well white words read in the caption band: dark is good, busy is bad."""
    luma = _luma(frame)
    band = luma[round(len(luma) * CAPTION_TOP) : round(len(luma) * CAPTION_BOTTOM)]
    dark = 1.0 - float(band.mean()) / 255
    busy = float(np.abs(np.diff(band, axis=1)).mean()) / 40
    return float(np.clip(0.25 + 0.9 * dark - busy, 0.0, 1.0))


def _sharpness(frame: Pixels) -> float:
    """Edges in the upper two thirds: the 95th percentile of the gradient."""
    luma = _luma(frame)[: round(len(frame) * CAPTION_TOP)]
    rows, columns = np.gradient(luma)
    return float(min(1.0, np.percentile(np.hypot(rows, columns), 95) / 60))


def _colourful(frame: Pixels) -> float:
    """Colourfulness after Hasler and Suesstrunk (2003), scaled so that a bright illustration is near 1."""
    red, green, blue = frame[..., 0], frame[..., 1], frame[..., 2]
    opponent, yellow = red - green, (red + green) / 2 - blue
    spread = float(np.hypot(opponent.std(), yellow.std()))
    mean = float(np.hypot(opponent.mean(), yellow.mean()))
    return min(1.0, (spread + 0.3 * mean) / 90)

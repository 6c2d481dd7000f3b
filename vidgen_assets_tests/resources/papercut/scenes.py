"""Small pictures and a few measures for the tests of the paper-cut engine."""

import hashlib

import numpy as np

from resources.papercut import Box, CanvasSize, CardText, Figure, LayeredPicture, SceneSpec, draw, flatten

SMALL = CanvasSize(width=216, height=384)
WIFE = Figure(role="wife", look="woman")
BOSS = Figure(role="boss", look="man", outfit="suit")
CARD = CardText(
    community="r/TrueStories", title="My neighbour's fence", age="8 h", score="14.2k", comments="1.2k"
)


def fingerprint(picture: LayeredPicture) -> str:
    """A hash over every pixel and every place of a picture."""
    digest = hashlib.sha256()
    for layer in (*picture.layers, *([picture.blink] if picture.blink else [])):
        digest.update(f"{layer.name}/{layer.x}/{layer.y}/{layer.rgba.shape}".encode())
        digest.update(layer.rgba.tobytes())
    return digest.hexdigest()


def frame(spec: SceneSpec) -> np.ndarray:
    """The small frame of a spec, as numbers that may be subtracted."""
    return flatten(draw(spec, SMALL)).astype(np.int16)


def difference(a: np.ndarray, b: np.ndarray) -> float:
    """The mean difference of two pictures, 0 to 255."""
    return float(np.abs(a - b).mean())


def usual_colour(picture: LayeredPicture, box: Box, top: float, bottom: float) -> np.ndarray:
    """The median colour of a band of a face: the middle of the box, between two fractions of its height."""
    layer = picture.layer("subject")
    assert layer is not None
    width, height = box.right - box.left, box.bottom - box.top
    left, right = box.left + width * 0.36 - layer.x, box.left + width * 0.64 - layer.x
    rows = slice(round(box.top + height * top - layer.y), round(box.top + height * bottom - layer.y))
    return np.median(layer.rgba[rows, round(left) : round(right), :3].reshape(-1, 3), axis=0)

"""The test chart looks are judged on, and a small JPEG of it for every look.

On the chart: two of our own paper-cut pictures (a warm day with two people, a night), the 24 patches of a
colour checker, six skins from light to deep, a ramp of greys, and a field of every hue from pale to strong.
"""

from __future__ import annotations

import warnings
from functools import cache
from pathlib import Path
from typing import Literal

import numpy as np
from looks import Look
from lut_tools import Colours
from PIL import Image, ImageDraw

from resources.papercut import CanvasSize, SceneSpec, draw, flatten
from resources.papercut.model import Figure

WIDTH, HEIGHT = 480, 320
PICTURE = 180
QUALITY = 82
# measured skins in sRGB codes, from light to deep
SKINS = ((241, 205, 178), (224, 177, 144), (200, 146, 112), (164, 109, 77), (116, 73, 51), (74, 46, 35))


@cache
def checker() -> Colours:
    """Return the 24 patches of the colour checker as (24, 3) display-referred BT.709, 0 to 1."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # no matplotlib, and none needed
        import colour
    chart = colour.CCS_COLOURCHECKERS["ColorChecker 2005"]
    xyz = colour.xyY_to_XYZ(list(chart.data.values()))
    srgb = colour.XYZ_to_sRGB(xyz, illuminant=chart.illuminant)
    return np.clip(np.asarray(srgb, np.float64), 0, 1)


def skins() -> Colours:
    """Return six skins from light to deep, (6, 3)."""
    return np.array(SKINS) / 255


def hues(across: int, down: int) -> Colours:
    """Return a field (down, across, 3) of every hue, pale at the top, strong in the middle, dark at the bottom."""
    angle = np.linspace(0, 2 * np.pi, across, endpoint=False)[None, :]
    level = np.linspace(0, 1, down)[:, None]
    pure = np.stack(
        [np.clip(0.5 + np.cos(angle - turn) * 0.75 + 0 * level, 0, 1) for turn in (0, 2.0944, 4.1888)],
        axis=-1,
    )
    light, dark = np.clip(1 - 2 * level, 0, 1)[..., None], np.clip(2 * level - 1, 0, 1)[..., None]
    return np.asarray(pure * (1 - light) * (1 - 0.85 * dark) + light)


def chart() -> Colours:
    """Return the whole chart, (320, 480, 3), 0 to 1."""
    out = np.zeros((HEIGHT, WIDTH, 3))
    out[:, :PICTURE], out[:, PICTURE : 2 * PICTURE] = _picture("warm"), _picture("eerie")
    column = out[:, 2 * PICTURE :]
    _tile(column[:150], checker().reshape(6, 4, 3))
    _tile(column[150:200], skins().reshape(2, 3, 3))
    column[200:230] = np.linspace(0, 1, column.shape[1])[None, :, None]
    column[230:] = hues(column.shape[1], HEIGHT - 230)
    return out


def colours() -> Colours:
    """Return the colours looks are compared on, (n, 3): checker, skins, greys, hues and a thinned-out picture."""
    pictures = [_picture(mood)[::24, ::24].reshape(-1, 3) for mood in ("warm", "eerie")]
    greys = np.repeat(np.linspace(0, 1, 17)[:, None], 3, axis=1)
    return np.concatenate([checker(), skins(), greys, hues(18, 7).reshape(-1, 3), *pictures])


def write_previews(folder: Path, looks: dict[str, Look]) -> int:
    """Write a JPEG of the chart through every look, named below; return the bytes of all."""
    folder.mkdir(parents=True, exist_ok=True)
    plain, total = chart(), 0
    for name, look in looks.items():
        pixels = np.round(np.clip(look(plain), 0, 1) * 255).astype(np.uint8)
        picture = Image.fromarray(pixels)
        ImageDraw.Draw(picture).text(
            (8, HEIGHT - 18), name, fill=(255, 255, 255), stroke_width=2, stroke_fill=0
        )
        path = folder / f"{name}.jpg"
        picture.save(path, quality=QUALITY, optimize=True)
        total += path.stat().st_size
    return total


def _tile(area: Colours, patches: Colours) -> None:
    """Fill an area with patches (rows, columns, 3) of one colour each."""
    rows, columns = patches.shape[:2]
    row = np.minimum(np.arange(area.shape[0]) * rows // area.shape[0], rows - 1)
    column = np.minimum(np.arange(area.shape[1]) * columns // area.shape[1], columns - 1)
    area[:] = patches[row[:, None], column[None, :]]


@cache
def _picture(mood: Literal["warm", "eerie"]) -> Colours:
    """Return one of our own pictures, (320, 180, 3)."""
    people = (
        Figure(role="neighbor", look="woman", feeling="happy"),
        Figure(role="friend", look="old_man", outfit="suit", feeling="neutral"),
    )
    day = SceneSpec(place="park", mood="warm", figures=people, props=("dog",), seed="chart")
    dark = SceneSpec(
        place="bedroom", mood="eerie", night=True, figures=(people[0].model_copy(update={"feeling": "scared"}),),
        props=("moon",), framing="close", seed="chart 2",
    )  # fmt: skip
    flat = flatten(draw(day if mood == "warm" else dark, CanvasSize(width=720, height=1280, margin=0)))
    picture = Image.fromarray(np.ascontiguousarray(flat[..., :3]))
    return np.asarray(picture.resize((PICTURE, HEIGHT), Image.Resampling.LANCZOS), np.float64) / 255

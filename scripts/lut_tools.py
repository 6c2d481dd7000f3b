"""The operators looks are built of: functions on display-referred RGB (0 to 1, BT.709), arrays of (..., 3).

Every one is smooth, so that no look bands, and leaves greys grey unless it says otherwise.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Colours = NDArray[np.float64]
Triple = tuple[float, float, float]
LUMA = np.array([0.2126, 0.7152, 0.0722])
# where the hues used below lie, in degrees on the circle that `_hue` measures: red 0, green 120, blue 240
SKIN, YELLOW, GREEN, TEAL, CYAN, BLUE, MAGENTA = 22.0, 60.0, 120.0, 190.0, 180.0, 240.0, 300.0


def luma(rgb: Colours) -> Colours:
    """Return the BT.709 luma of colours (..., 3), as (..., 1)."""
    return (rgb @ LUMA)[..., None]


def saturate(rgb: Colours, amount: float) -> Colours:
    """Scale how far colours are from grey."""
    grey = luma(rgb)
    return grey + (rgb - grey) * amount


def vibrance(rgb: Colours, amount: float) -> Colours:
    """Saturate pale colours more than strong ones, which keeps skin and neon in hand."""
    spread = rgb.max(-1, keepdims=True) - rgb.min(-1, keepdims=True)
    grey = luma(rgb)
    return grey + (rgb - grey) * (1 + amount * (1 - spread))


def contrast(rgb: Colours, amount: float, pivot: float = 0.45) -> Colours:
    """Bend the tone curve into an S around `pivot`; black and white stay where they are."""
    low = pivot * (np.clip(rgb, 0, 1) / pivot) ** (1 + amount)
    high = 1 - (1 - pivot) * ((1 - np.clip(rgb, 0, 1)) / (1 - pivot)) ** (1 + amount)
    return np.where(rgb < pivot, low, high)


def tone(rgb: Colours, amount: float, pivot: float = 0.45) -> Colours:
    """Bend the curve of the luma alone: contrast that leaves the colours' saturation as it was."""
    before = np.clip(luma(rgb), 1e-6, 1)
    after = contrast(before, amount, pivot)
    # a ratio would make dark colours neon: half by ratio, half by difference
    return rgb * (0.5 + 0.5 * after / before) + 0.5 * (after - before)


def fade(rgb: Colours, black: Triple, white: Triple) -> Colours:
    """Move black and white to these colours, everything between in proportion."""
    floor, top = np.array(black), np.array(white)
    return floor + rgb * (top - floor)


def matte(rgb: Colours, lift: float) -> Colours:
    """Lift the blacks on a soft toe and leave the mid-tones and lights where they are."""
    return rgb + lift * (1 - np.clip(rgb, 0, 1)) ** 4


def shoulder(rgb: Colours, amount: float) -> Colours:
    """Roll the highlights off softly, as film does: the last third is compressed, white stays below clipping."""
    level = np.clip(rgb, 0, 1)
    return level - amount * level**3 * (1 - 0.55 * level)


def split_tone(rgb: Colours, shadows: Triple, lights: Triple) -> Colours:
    """Add one tint to the shadows and another to the lights, neither to pure black or white."""
    level = np.clip(luma(rgb), 0, 1)
    dark, light = level * (1 - level) ** 2 * 6.75, (1 - level) * level**2 * 6.75
    return rgb + dark * np.array(shadows) + light * np.array(lights)


def balance(rgb: Colours, gamma: Triple) -> Colours:
    """Give each channel a power of its own: a colour cast of the mid-tones; black and white stay."""
    return np.clip(rgb, 0, 1) ** np.array(gamma)


def mix(rgb: Colours, rows: tuple[Triple, Triple, Triple]) -> Colours:
    """Mix the channels (rows for red, green, blue); rows that add up to 1 leave greys alone."""
    return rgb @ np.array(rows).T


def density(rgb: Colours, amount: float) -> Colours:
    """Make strong colours darker, as dye on film is: colour by taking light away, not by adding it."""
    spread = rgb.max(-1, keepdims=True) - rgb.min(-1, keepdims=True)
    return rgb * (1 - amount * spread)


def hue_band(rgb: Colours, centre: float, width: float) -> Colours:
    """Return how much colours (..., 1) belong to a hue: 1 at its centre, 0 `width` degrees away, smooth between."""
    hue, _ = _hue(rgb)
    away = np.abs((hue - centre + 180) % 360 - 180) / width
    return np.where(away < 1, np.cos(np.minimum(away, 1) * np.pi / 2) ** 2, 0.0)


def turn(rgb: Colours, centre: float, width: float, degrees: float) -> Colours:
    """Turn the hues of a band by some degrees, keeping luma and saturation."""
    return _turned(rgb, np.deg2rad(degrees) * hue_band(rgb, centre, width))


def enrich(rgb: Colours, centre: float, width: float, amount: float, light: float = 0.0) -> Colours:
    """Scale the saturation of a band of hues by 1 + amount, and lighten it by `light` where it is strong."""
    weight = hue_band(rgb, centre, width)
    grey = luma(rgb)
    _, chroma = _hue(rgb)
    return grey + (rgb - grey) * (1 + amount * weight) + light * weight * chroma


def toward(rgb: Colours, centre: float, width: float, share: float) -> Colours:
    """Pull the hues of a band together onto its centre: the discipline of a palette of few colours."""
    hue, _ = _hue(rgb)
    away = (centre - hue + 180) % 360 - 180
    # the pull is largest half-way out and nothing at the edge, so that hues only move closer, never swap
    return _turned(rgb, np.deg2rad(share * away) * hue_band(rgb, centre, width))


def keep_skin(graded: Colours, rgb: Colours, share: float, width: float = 38.0) -> Colours:
    """Give skin `share` of the way back to its own hue and saturation, at the luma it was graded to."""
    _, chroma = _hue(rgb)
    level = luma(rgb)
    # skin is neither grey nor neon, neither black nor white
    like = hue_band(rgb, SKIN, width) * np.clip(chroma / 0.12, 0, 1) * np.clip(1.35 - chroma / 0.55, 0, 1)
    like = like * np.clip(level / 0.10, 0, 1) * np.clip((1 - level) / 0.10, 0, 1)
    own = rgb + (luma(graded) - level)
    return graded + (own - graded) * share * like


def _hue(rgb: Colours) -> tuple[Colours, Colours]:
    """Return hue in degrees and chroma, (..., 1) each, on the plane across the grey axis."""
    along = rgb[..., 0] - (rgb[..., 1] + rgb[..., 2]) / 2
    across = (rgb[..., 1] - rgb[..., 2]) * np.sqrt(0.75)
    hue = np.rad2deg(np.arctan2(across, along)) % 360
    return hue[..., None], np.hypot(along, across)[..., None]


def _turned(rgb: Colours, angle: Colours) -> Colours:
    """Rotate colours around the grey axis, then give them back the luma they had."""
    mean = rgb.mean(-1, keepdims=True)
    away = rgb - mean
    # Rodrigues' rotation about (1, 1, 1)
    side = np.cross(np.broadcast_to(np.ones(3) / np.sqrt(3), away.shape), away)
    turned = mean + away * np.cos(angle) + side * np.sin(angle)
    return turned + luma(rgb) - luma(turned)

"""How different colours look: CIE L*a*b* and CIEDE2000, in numpy.

The grade measures every shot with these, so they come without the import of a colour library (0.7 s); the
tests hold them to the published pairs and to colour-science.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Colours = NDArray[np.float64]

# BT.709 primaries to XYZ, divided by the D65 white (ITU-R BT.709, CIE 015)
TO_XYZ = np.array(
    [[0.4123908, 0.3575843, 0.1804808], [0.2126390, 0.7151687, 0.0721923], [0.0193308, 0.1191948, 0.9505322]]
)
WHITE = TO_XYZ.sum(axis=1)
DISPLAY_POWER = 2.4
BEND = (6 / 29) ** 3


def lab(rgb: ArrayLike) -> Colours:
    """Return display-referred BT.709 RGB (..., 3), 0 to 1, as CIE L*a*b* under D65, seen through BT.1886."""
    light = np.clip(np.asarray(rgb, np.float64), 0, 1) ** DISPLAY_POWER
    ratio = light @ (TO_XYZ / WHITE[:, None]).T
    f = np.where(ratio > BEND, np.cbrt(ratio), ratio / (3 * (6 / 29) ** 2) + 4 / 29)
    x, y, z = f[..., 0], f[..., 1], f[..., 2]
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=-1)


def delta_e(one: ArrayLike, other: ArrayLike) -> Colours:
    """Return the CIEDE2000 difference of L*a*b* colours (..., 3), as (...): 1 is just visible side by side.

    After Sharma, Wu and Dalal (2005), whose pairs the tests use.
    """
    first, second = np.asarray(one, np.float64), np.asarray(other, np.float64)
    chroma = (np.hypot(first[..., 1], first[..., 2]) + np.hypot(second[..., 1], second[..., 2])) / 2
    stretch = 1.5 - 0.5 * np.sqrt(chroma**7 / (chroma**7 + 25.0**7))
    (c1, h1), (c2, h2) = (_polar(colour, stretch) for colour in (first, second))
    turn = (h2 - h1 + 180) % 360 - 180
    turn = np.where(c1 * c2 == 0, 0, turn)
    lightness, mean_c = (first[..., 0] + second[..., 0]) / 2, (c1 + c2) / 2
    mean_h = np.where(c1 * c2 == 0, h1 + h2, h1 + turn / 2) % 360
    t = (
        1
        - 0.17 * _cos(mean_h - 30)
        + 0.24 * _cos(2 * mean_h)
        + 0.32 * _cos(3 * mean_h + 6)
        - 0.20 * _cos(4 * mean_h - 63)
    )
    away = (lightness - 50) ** 2
    dl = (second[..., 0] - first[..., 0]) / (1 + 0.015 * away / np.sqrt(20 + away))
    dc = (c2 - c1) / (1 + 0.045 * mean_c)
    dh = 2 * np.sqrt(c1 * c2) * np.sin(np.deg2rad(turn / 2)) / (1 + 0.015 * mean_c * t)
    swing = 30 * np.exp(-(((mean_h - 275) / 25) ** 2))
    mixed = -2 * np.sqrt(mean_c**7 / (mean_c**7 + 25.0**7)) * np.sin(np.deg2rad(2 * swing))
    return np.asarray(np.sqrt(np.maximum(dl**2 + dc**2 + dh**2 + mixed * dc * dh, 0)))


def contrast_ratio(one: ArrayLike, other: ArrayLike) -> Colours:
    """Return the WCAG contrast of RGB colours (..., 3), 0 to 1, as (...): 1 for equal, 21 for black on white."""
    first, second = (_relative_luminance(np.asarray(colour, np.float64)) for colour in (one, other))
    light, dark = np.maximum(first, second), np.minimum(first, second)
    return np.asarray((light + 0.05) / (dark + 0.05))


def _relative_luminance(rgb: Colours) -> Colours:
    values = np.clip(rgb, 0, 1)
    linear = np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear @ TO_XYZ[1])


def _polar(colour: Colours, stretch: Colours) -> tuple[Colours, Colours]:
    """Return chroma and hue in degrees, with the green-red axis stretched for near-greys."""
    a, b = colour[..., 1] * stretch, colour[..., 2]
    return np.hypot(a, b), np.rad2deg(np.arctan2(b, a)) % 360


def _cos(degrees: Colours) -> Colours:
    return np.asarray(np.cos(np.deg2rad(degrees)))

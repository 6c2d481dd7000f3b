"""Pictures from one colour space to another: Rec.709, Rec.2020, P3, ACEScg, linear, log and PQ.

Owns what the names mean and the way between two of them: decode to linear light, change primaries (with
Bradford adaptation where the white differs), encode. The primaries and transfer functions themselves are
colour-science's, a library kept by colour scientists; it takes 0.7 s of CPU to import, so that happens on
the first conversion and never when the code location loads.

Linear light is relative to the reference white of a graphic: 1.0 is a white sheet of paper on an SDR screen,
and 203 cd/m2 where a space counts in cd/m2 (ITU-R BT.2408), as PQ does. Encoded SDR spaces are display-referred:
Rec.709 and Rec.2020 decode with the 2.4 power of ITU-R BT.1886, not with the camera's curve turned around.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from resources.errors import InvalidInput

Colours = NDArray[np.float64]
Curve = Callable[[Colours], Colours]

WHITE_NITS = 203.0
PQ_PEAK = 10_000.0
CINEON_BASE = -0.0107

SpaceName = Literal[
    "rec709", "srgb", "linear_rec709", "rec2020", "linear_rec2020", "rec2100_pq", "display_p3",
    "dci_p3", "linear_p3", "acescg", "acescct", "aces", "cineon",
]  # fmt: skip


@dataclass(frozen=True)
class Space:
    """A colour space: the primaries' name in colour-science, the transfer function, and its use in words."""

    primaries: str
    transfer: str
    says: str


SPACES: dict[SpaceName, Space] = {
    "rec709": Space("ITU-R BT.709", "bt1886", "HD video as a screen shows it: what vidgen renders in"),
    "srgb": Space("ITU-R BT.709", "srgb", "pictures of the web, IEC 61966-2-1"),
    "linear_rec709": Space("ITU-R BT.709", "linear", "light of BT.709 primaries"),
    "rec2020": Space("ITU-R BT.2020", "bt1886", "SDR video with wide primaries"),
    "linear_rec2020": Space("ITU-R BT.2020", "linear", "light of BT.2020 primaries"),
    "rec2100_pq": Space("ITU-R BT.2020", "pq", "HDR10: BT.2020 primaries, SMPTE ST 2084, white at 203 cd/m2"),
    "display_p3": Space("P3-D65", "srgb", "phones and laptops with a wide screen"),
    "dci_p3": Space("DCI-P3", "gamma26", "digital cinema: P3 with its own white, 2.6 power"),
    "linear_p3": Space("P3-D65", "linear", "light of P3 primaries, white D65"),
    "acescg": Space("ACEScg", "linear", "light of AP1 primaries: compositing, EXR"),
    "acescct": Space("ACEScg", "acescct", "AP1 in the log curve of ACES: grading"),
    "aces": Space("ACES2065-1", "linear", "light of AP0 primaries: archives"),
    "cineon": Space("ITU-R BT.709", "cineon", "the log curve of scanned film, BT.709 primaries: DPX"),
}


def convert(pixels: ArrayLike, source: SpaceName, target: SpaceName) -> Colours:
    """Return colours (..., 3) of one space in another, as float64 and unclipped.

    What the target cannot hold lies below 0 or above 1 (curves are mirrored at 0), so the way back is exact;
    only cineon ends, a hundredth below black.
    Raises InvalidInput for a space nobody knows and for pixels that are not three finite numbers each.
    """
    colours = np.asarray(pixels, np.float64)
    if colours.ndim == 0 or colours.shape[-1] != 3 or not np.isfinite(colours).all():
        raise InvalidInput(f"colours have the shape (..., 3) and are finite, not {colours.shape}")
    one, other = space_of(source), space_of(target)
    if one == other:
        return colours.copy()
    linear = _decoding(one.transfer)(colours)
    if one.primaries != other.primaries:
        linear = linear @ matrix(source, target).T
    return _encoding(other.transfer)(linear)


def matrix(source: SpaceName, target: SpaceName) -> Colours:
    """Return the 3x3 matrix that takes linear light of one space's primaries to the other's."""
    return _matrix(space_of(source).primaries, space_of(target).primaries)


def conversion_table(source: SpaceName, target: SpaceName, size: int = 33) -> NDArray[np.float32]:
    """Return a conversion as a table (size, size, size, 3) indexed [red, green, blue], clipped to 0 to 1.

    For encoded spaces at both ends; a linear space is better converted than looked up, as its shadows need
    more points than a table has.
    """
    axis = np.linspace(0.0, 1.0, size)
    grid = np.stack(np.meshgrid(axis, axis, axis, indexing="ij"), axis=-1)
    return np.clip(convert(grid, source, target), 0.0, 1.0).astype(np.float32)


def space_of(name: str) -> Space:
    """Return a space by its name; InvalidInput says which there are."""
    for known in get_args(SpaceName):
        if known == name:
            return SPACES[known]
    raise InvalidInput(f"there is no colour space {name!r}; known are {', '.join(SPACES)}")


def pq_encode(nits: ArrayLike) -> Colours:
    """Return light in cd/m2 as a PQ signal, 0 to 1 (SMPTE ST 2084)."""
    return np.asarray(_colour().models.eotf_inverse_ST2084(np.asarray(nits, np.float64)), np.float64)


def pq_decode(signal: ArrayLike) -> Colours:
    """Return the light in cd/m2 of a PQ signal, 0 to 1 (SMPTE ST 2084)."""
    return np.asarray(_colour().models.eotf_ST2084(np.asarray(signal, np.float64)), np.float64)


@cache
def _colour() -> ModuleType:
    """Import the library; it warns that it can draw no diagrams without matplotlib, which nobody here asks of it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import colour
    found: ModuleType = colour
    return found


@cache
def _matrix(source: str, target: str) -> Colours:
    colour = _colour()
    spaces = colour.RGB_COLOURSPACES
    found = colour.matrix_RGB_to_RGB(spaces[source], spaces[target], "Bradford")
    return np.asarray(found, np.float64)


def _mirrored(curve: Curve) -> Curve:
    """Return a curve for positive values continued below 0 through the origin."""
    return lambda values: np.copysign(curve(np.abs(values)), values)


def _decoding(transfer: str) -> Curve:
    """Return what takes a signal to linear light."""
    if transfer == "linear":
        return np.copy
    if transfer == "bt1886":
        return _mirrored(lambda signal: signal**2.4)
    if transfer == "gamma26":
        return _mirrored(lambda signal: signal**2.6)
    models = _colour().models
    if transfer == "srgb":
        return _mirrored(models.eotf_sRGB)
    if transfer == "pq":
        return _mirrored(lambda signal: models.eotf_ST2084(signal) / WHITE_NITS)
    if transfer == "acescct":
        return lambda signal: np.asarray(models.log_decoding_ACEScct(signal))
    return lambda signal: np.asarray(models.log_decoding_Cineon(signal))


def _encoding(transfer: str) -> Curve:
    """Return what takes linear light to a signal."""
    if transfer == "linear":
        return np.copy
    if transfer == "bt1886":
        return _mirrored(lambda light: light ** (1 / 2.4))
    if transfer == "gamma26":
        return _mirrored(lambda light: light ** (1 / 2.6))
    models = _colour().models
    if transfer == "srgb":
        return _mirrored(models.eotf_inverse_sRGB)
    if transfer == "pq":
        return _mirrored(lambda light: models.eotf_inverse_ST2084(light * WHITE_NITS))
    if transfer == "acescct":
        return lambda light: _quietly(models.log_encoding_ACEScct, light)
    # scanned film knows no light below its base: the curve ends a hundredth under black
    return lambda light: np.asarray(models.log_encoding_Cineon(np.maximum(light, CINEON_BASE)))


def _quietly(curve: Curve, values: Colours) -> Colours:
    """Apply a curve of two pieces that computes both everywhere, and so takes logarithms nobody looks at."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(curve(values), np.float64)

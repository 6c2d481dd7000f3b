"""The pixel loops of kernels.py in numpy: the same bytes, several times slower, where numba cannot load."""

from __future__ import annotations

import numpy as np

from vidgen_assets.post.kernel_types import Places, Plane, Runs, Table, Weights


def _rows(source: Plane, ys: Places) -> Weights:
    """Interpolate between source rows: 8.8 fixed point."""
    at, down = ys[0].astype(np.intp), ys[1].astype(np.int32)[:, None]
    rows: Weights = source[at].astype(np.int32) * (256 - down) + source[at + 1].astype(np.int32) * down
    return rows


def _columns(rows: Weights, xs: Places) -> Weights:
    """Interpolate between columns of 8.8 fixed point: 8.16."""
    at, weight = xs[0].astype(np.intp), xs[1].astype(np.int32)
    first = rows[:, at]
    columns: Weights = (first << 8) + (rows[:, at + 1] - first) * weight
    return columns


def move(source: Plane, out: Plane, xs: Places, ys: Places, row: Weights) -> None:
    """Fill `out` from `source` at the places xs, ys."""
    out[:] = (_columns(_rows(source, ys), xs) + 32768) >> 16


def cover(
    colour: Plane, coverage: Plane, runs: Runs, out: Plane, x0: int, y0: int,
    xs: Places, ys: Places, opacity: int, rows: Weights,
) -> None:  # fmt: skip
    """Lay a premultiplied, moved layer over `out` at (x0, y0), `opacity` of 256; `runs` only saves time."""
    if xs.shape[1] == 0 or ys.shape[1] == 0:
        return
    ink = ((_columns(_rows(colour, ys), xs) >> 8) * opacity) >> 8
    alpha = ((_columns(_rows(coverage, ys), xs) >> 8) * opacity) >> 8
    part = out[y0 : y0 + ys.shape[1], x0 : x0 + xs.shape[1]]
    rest = part.astype(np.int32) * (65280 - alpha)
    rest = (rest + (rest >> 8) + (rest >> 16)) >> 8
    part[:] = (ink + rest + 128) >> 8


def stamp(colour: Plane, coverage: Plane, out: Plane, x0: int, y0: int) -> None:
    """Lay a premultiplied layer over `out` at (x0, y0) as it is."""
    height, width = colour.shape
    part = out[y0 : y0 + height, x0 : x0 + width]
    rest = part.astype(np.int32) * (255 - coverage.astype(np.int32)) + 128
    part[:] = np.minimum(colour + ((rest + (rest >> 8)) >> 8), 255)


def mix(first: Plane, second: Plane, across: Weights, down: Weights, out: Plane) -> None:
    """Blend two planes; `second` weighs across[x] * down[y], each of 256."""
    weight = (across[None, :] * down[:, None] + 128) >> 8
    out[:] = (first.astype(np.int32) * (256 - weight) + second.astype(np.int32) * weight + 128) >> 8


def to_planes(
    rgba: Plane, table: Table, luma: Plane, cb: Plane, cr: Plane, coverage: Plane, half: Plane, sums: Table
) -> None:
    """Split straight RGBA of even size into premultiplied planes, a strip at a time to stay small."""
    for top in range(0, luma.shape[0], 64):
        strip, chroma = slice(top, top + 64), slice(top // 2, top // 2 + 32)
        codes = _codes(rgba[strip], table)
        alpha = rgba[strip, :, 3]
        premultiplied = codes * (alpha.astype(np.float32) * np.float32(1 / 255))[..., None]
        premultiplied[alpha == 0] = 0
        luma[strip] = (premultiplied[..., 0] + np.float32(0.5)).astype(np.uint8)
        coverage[strip] = alpha
        cb[chroma] = _halved(premultiplied[..., 1])
        cr[chroma] = _halved(premultiplied[..., 2])
        half[chroma] = _halved(alpha.astype(np.float32))


def draw_planes(
    rgba: Plane, matrix: Table, luma: Plane, cb: Plane, cr: Plane, coverage: Plane, half: Plane, sums: Table
) -> None:
    """Split straight RGBA of even size into premultiplied planes by a 3 x 4 matrix."""
    colour = rgba[..., :3].astype(np.float32)
    share = rgba[..., 3].astype(np.float32) * np.float32(1 / 255)
    codes = [
        (colour[..., 0] * one[0] + colour[..., 1] * one[1] + colour[..., 2] * one[2] + one[3]) * share
        for one in matrix
    ]
    luma[:] = (codes[0] + np.float32(0.5)).astype(np.uint8)
    coverage[:] = rgba[..., 3]
    cb[:], cr[:] = _halved(codes[1]), _halved(codes[2])
    half[:] = _halved(rgba[..., 3].astype(np.float32))


def _codes(rgba: Plane, table: Table) -> Table:
    """Look up Y, Cb, Cr for straight RGBA, in the order of operations of kernels.to_planes."""
    n = table.shape[0]
    place = rgba[..., :3].astype(np.float32) * np.float32((n - 1) / 255.0)
    base = np.minimum(place.astype(np.int64), n - 2)
    rest = place - base.astype(np.float32)
    red, green, blue = rest[..., 0], rest[..., 1], rest[..., 2]
    least, most = rest.min(-1), rest.max(-1)
    middle = np.maximum(np.minimum(red, green), np.minimum(np.maximum(red, green), blue))
    by_red = (red >= green) & (red >= blue)
    by_green = ~by_red & (green >= blue)
    one = np.stack([by_red, by_green, ~(by_red | by_green)], -1)
    not_blue = (blue <= green) & (blue <= red)
    not_green = ~not_blue & (green <= red)
    two = np.stack([not_blue | not_green, ~not_green, ~not_blue], -1)
    steps = np.array([n * n, n, 1])
    flat, corner = table.reshape(-1, 3), base @ steps
    value: Table = flat[corner] * (np.float32(1) - most)[..., None]
    value += flat[corner + one @ steps] * (most - middle)[..., None]
    value += flat[corner + two @ steps] * (middle - least)[..., None]
    value += flat[corner + steps.sum()] * least[..., None]
    return value


def _halved(plane: Table) -> Plane:
    """Sum two rows, then one-two-one across, sited on the left column."""
    sums = np.zeros((plane.shape[0] // 2, plane.shape[1]), np.float32) + plane[0::2] + plane[1::2]
    before = np.concatenate([sums[:, :1], sums[:, 1:-1:2]], axis=1)
    value = (before + sums[:, 0::2] * np.float32(2) + sums[:, 1::2]) * np.float32(0.125)
    halved: Plane = (value + np.float32(0.5)).astype(np.uint8)
    return halved


def find_runs(coverage: Plane, runs: Runs) -> None:
    """Say that every row has to be blended from end to end; finding more would only save time."""
    runs[:, 0] = 1
    runs[:, 1], runs[:, 2], runs[:, 3] = 0, coverage.shape[1], 1

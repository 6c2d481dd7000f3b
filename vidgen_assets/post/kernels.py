"""The pixel loops, compiled by numba: integer arithmetic on planar yuv420p, the same on every machine.

A picture is three planes, Y full size and U, V half; a layer also has coverage planes, and its colour planes
are premultiplied by them. Positions are 24.8 fixed point: `xs` and `ys` are (2, n) arrays, the sample index
over the fraction in 1/256, one column a destination pixel. Nothing here holds the GIL.

plain_kernels.py is the same in numpy, for machines where numba cannot load; kernel_types.py chooses.
Index arrays are unsigned on purpose: signed ones keep numba's wrap-around branch and do not vectorise.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

import numba as nb
import numpy as np

from vidgen_assets.post.kernel_types import Places, Plane, Runs, Table, Weights
from vidgen_assets.post.lanes import LANES, lerp_lanes

Compiled = TypeVar("Compiled", bound=Callable[..., None])

PLANE, PLACES, RUNS = "uint8[:,::1]", "uint32[:,::1]", "int32[:,::1]"
MIXED, SOLID = 1, 2
SHORTEST_SOLID, SHORTEST_GAP = 24, 12
WORTH = 3  # a block must do this many columns on average, or single ones are faster


def kernel(*arguments: str) -> Callable[[Compiled], Compiled]:
    """Compile for these argument types now; later processes find the result on disk where it can be kept."""
    signature = f"void({', '.join(arguments)})"

    def compiled(function: Compiled) -> Compiled:
        try:
            return cast(Compiled, nb.njit(signature, nogil=True, cache=True)(function))
        except RuntimeError:  # numba found nowhere to keep its cache
            return cast(Compiled, nb.njit(signature, nogil=True)(function))

    return compiled


@nb.njit(nogil=True)
def _find_blocks(columns: Places, room: int, blocks: Places) -> tuple[int, int]:
    """Cut a row into blocks of 16 columns whose places advance by one; return their count and where they end.

    `blocks` takes (column, place) of each. A block may run over into the next one, which is then drawn over it;
    none runs over the row's end or reads past `room` samples. No blocks where they would be mostly waste.
    """
    width, count, x = columns.shape[0], 0, 0
    while x + LANES <= width and nb.int64(columns[x]) + LANES < room:
        blocks[0, count], blocks[1, count] = x, columns[x]
        count += 1
        length = 1
        while length < LANES and columns[x + length] == columns[x] + length:
            length += 1
        x += length
    return (count, x) if count * WORTH < width else (0, 0)


@nb.njit(nogil=True, inline="always")
def _interpolate(row: Weights, columns: Places, shares: Places, line: Plane) -> None:
    """Fill a line from places of a row in 8.8, one by one."""
    for x in range(line.shape[0]):
        at = nb.uintp(columns[x])
        first = row[at]
        step = (row[at + nb.uintp(1)] - first) * nb.int32(shares[x])
        line[x] = np.uint8(((first << 8) + step + nb.int32(32768)) >> 16)


@kernel(PLANE, PLANE, PLACES, PLACES, "int32[::1]")
def move(source: Plane, out: Plane, xs: Places, ys: Places, row: Weights) -> None:
    """Fill `out` from `source` at the places xs, ys: separable bilinear. `row` is scratch, a source row long."""
    height, width = out.shape
    left, right = nb.int64(xs[0, 0]), nb.int64(xs[0, width - 1]) + 2
    columns, shares = xs[0], xs[1]
    blocks = np.empty((2, width), np.uint32)
    count, rest = _find_blocks(columns, row.shape[0], blocks)
    for y in range(height):
        upper, lower = source[nb.uintp(ys[0, y])], source[nb.uintp(ys[0, y]) + nb.uintp(1)]
        down = nb.int32(ys[1, y])
        up = nb.int32(256) - down
        for x in range(left, right):
            row[x] = nb.int32(upper[x]) * up + nb.int32(lower[x]) * down
        line = out[y]
        for block in range(count):
            lerp_lanes(row, nb.uintp(blocks[1, block]), shares, line, nb.uintp(blocks[0, block]))
        if count == 0:
            _interpolate(row, columns, shares, line)
        else:
            _interpolate(row, columns[rest:], shares[rest:], line[rest:])


@nb.njit(nogil=True, inline="always")
def _first_at_least(xs: Places, value: int, start: int, end: int) -> int:
    """Return the first column in [start, end) whose sample index is at least `value`, or `end`."""
    while start < end:
        middle = (start + end) >> 1
        if nb.int64(xs[0, middle]) < value:
            start = middle + 1
        else:
            end = middle
    return start


@kernel(PLANE, PLANE, RUNS, PLANE, "int64", "int64", PLACES, PLACES, "int32", "int32[:,::1]")
def cover(
    colour: Plane, coverage: Plane, runs: Runs, out: Plane, x0: int, y0: int,
    xs: Places, ys: Places, opacity: int, rows: Weights,
) -> None:  # fmt: skip
    """Lay a premultiplied, moved layer over `out` at (x0, y0), `opacity` of 256.

    `runs` (see find_runs) tells where there is nothing to do and where nothing has to be blended. `rows` is
    scratch, 2 x source width.
    """
    width = xs.shape[1]
    for y in range(ys.shape[1]):
        at_row = nb.int64(ys[0, y])
        down = nb.int32(ys[1, y])
        up = nb.int32(256) - down
        upper, lower = colour[at_row], colour[at_row + 1]
        over, under = coverage[at_row], coverage[at_row + 1]
        tint, veil = rows[0], rows[1]
        line = out[y0 + y, x0:]
        last = 0
        for run in range(runs[at_row, 0]):
            first = _first_at_least(xs, runs[at_row, 1 + 3 * run], last, width)
            last = _first_at_least(xs, runs[at_row, 2 + 3 * run], first, width)
            if first >= last:
                continue
            left, right = nb.int64(xs[0, first]), nb.int64(xs[0, last - 1]) + 2
            for x in range(left, right):
                tint[x] = nb.int32(upper[x]) * up + nb.int32(lower[x]) * down
            if runs[at_row, 3 + 3 * run] == SOLID and opacity == 256:
                for x in range(first, last):
                    at = nb.uintp(xs[0, x])
                    ink = tint[at]
                    step = (tint[at + nb.uintp(1)] - ink) * nb.int32(xs[1, x])
                    line[x] = np.uint8(((ink << 8) + step + nb.int32(32768)) >> 16)
                continue
            for x in range(left, right):
                veil[x] = nb.int32(over[x]) * up + nb.int32(under[x]) * down
            for x in range(first, last):
                at, weight = nb.uintp(xs[0, x]), nb.int32(xs[1, x])
                ink, alpha = tint[at], veil[at]
                ink = ((ink << 8) + (tint[at + nb.uintp(1)] - ink) * weight) >> 8
                alpha = ((alpha << 8) + (veil[at + nb.uintp(1)] - alpha) * weight) >> 8
                ink = (ink * opacity) >> 8
                rest = nb.int32(line[x]) * (nb.int32(65280) - ((alpha * opacity) >> 8))
                rest = (rest + (rest >> 8) + (rest >> 16)) >> 8  # divided by 255
                line[x] = np.uint8((ink + rest + nb.int32(128)) >> 8)


@kernel(PLANE, PLANE, PLANE, "int64", "int64")
def stamp(colour: Plane, coverage: Plane, out: Plane, x0: int, y0: int) -> None:
    """Lay a premultiplied layer over `out` at (x0, y0) as it is: captions, watermark, vignette."""
    height, width = colour.shape
    for y in range(height):
        line, ink, alpha = out[y0 + y, x0:], colour[y], coverage[y]
        for x in range(width):
            rest = nb.int32(line[x]) * (nb.int32(255) - nb.int32(alpha[x])) + nb.int32(128)
            line[x] = np.uint8(min(nb.int32(ink[x]) + ((rest + (rest >> 8)) >> 8), nb.int32(255)))


@kernel(PLANE, PLANE, "int32[::1]", "int32[::1]", PLANE)
def mix(first: Plane, second: Plane, across: Weights, down: Weights, out: Plane) -> None:
    """Blend two planes; `second` weighs across[x] * down[y], each of 256."""
    height, width = out.shape
    for y in range(height):
        one, two, line, share = first[y], second[y], out[y], down[y]
        for x in range(width):
            weight = (across[x] * share + nb.int32(128)) >> 8
            value = nb.int32(one[x]) * (nb.int32(256) - weight) + nb.int32(two[x]) * weight
            line[x] = np.uint8((value + nb.int32(128)) >> 8)


@nb.njit(nogil=True, inline="always")
def _halve(part: Table, target: Plane) -> None:
    """Sample the sum of two rows at the left column of every pair: one-two-one across."""
    for x in range(target.shape[0]):
        at = 2 * x
        value = (part[max(at - 1, 0)] + part[at] * np.float32(2) + part[at + 1]) * np.float32(0.125)
        target[x] = np.uint8(nb.int32(value + np.float32(0.5)))


@kernel("uint8[:,:,::1]", "float32[:,:,:,::1]", PLANE, PLANE, PLANE, PLANE, PLANE, "float32[:,::1]")
def to_planes(
    rgba: Plane, table: Table, luma: Plane, cb: Plane, cr: Plane, coverage: Plane, half: Plane, sums: Table
) -> None:
    """Split straight RGBA of even size into premultiplied planes, through a table that holds Y, Cb, Cr codes.

    Tetrahedral interpolation; chroma is sited left, as H.264 assumes: one-two-one across, two rows down.
    `half` is the coverage at chroma size, `sums` scratch of 3 x width.
    """
    height, width = luma.shape
    top = table.shape[0] - 2
    scale = np.float32((table.shape[0] - 1) / 255.0)
    for y in range(height):
        for x in range(width):
            alpha = rgba[y, x, 3]
            coverage[y, x] = alpha
            if y & 1 == 0:
                sums[0, x], sums[1, x], sums[2, x] = np.float32(0), np.float32(0), np.float32(0)
            if alpha == 0:
                luma[y, x] = 0
                continue
            red = np.float32(rgba[y, x, 0]) * scale
            green = np.float32(rgba[y, x, 1]) * scale
            blue = np.float32(rgba[y, x, 2]) * scale
            r, g, b = min(int(red), top), min(int(green), top), min(int(blue), top)
            red, green, blue = red - np.float32(r), green - np.float32(g), blue - np.float32(b)
            most, least = max(red, max(green, blue)), min(red, min(green, blue))
            middle = max(min(red, green), min(max(red, green), blue))
            r1, g1, b1, r2, g2, b2 = r, g, b, r + 1, g + 1, b + 1
            if red >= green and red >= blue:
                r1 += 1
            elif green >= blue:
                g1 += 1
            else:
                b1 += 1
            if blue <= green and blue <= red:
                b2 = b
            elif green <= red:
                g2 = g
            else:
                r2 = r
            w0, w1, w2 = np.float32(1) - most, most - middle, middle - least
            share = np.float32(alpha) * np.float32(1 / 255)
            one, two = table[r, g, b], table[r1, g1, b1]
            three, four = table[r2, g2, b2], table[r + 1, g + 1, b + 1]
            code = one[0] * w0 + two[0] * w1 + three[0] * w2 + four[0] * least
            luma[y, x] = np.uint8(code * share + np.float32(0.5))
            sums[0, x] += (one[1] * w0 + two[1] * w1 + three[1] * w2 + four[1] * least) * share
            sums[1, x] += (one[2] * w0 + two[2] * w1 + three[2] * w2 + four[2] * least) * share
            sums[2, x] += np.float32(alpha)
        if y & 1:
            _halve(sums[0], cb[y >> 1])
            _halve(sums[1], cr[y >> 1])
            _halve(sums[2], half[y >> 1])


@kernel("uint8[:,:,::1]", "float32[:,::1]", PLANE, PLANE, PLANE, PLANE, PLANE, "float32[:,::1]")
def draw_planes(
    rgba: Plane, matrix: Table, luma: Plane, cb: Plane, cr: Plane, coverage: Plane, half: Plane, sums: Table
) -> None:
    """Split straight RGBA of even size into premultiplied planes as `to_planes` does, by a matrix alone.

    `matrix` is 3 x 4: what red, green, blue (0 to 255) and one weigh in Y, Cb and Cr. For what is drawn anew all
    the time and takes no look: captions. Ten times faster than a table.
    """
    height, width = luma.shape
    y0, y1, y2, y3 = matrix[0, 0], matrix[0, 1], matrix[0, 2], matrix[0, 3]
    b0, b1, b2, b3 = matrix[1, 0], matrix[1, 1], matrix[1, 2], matrix[1, 3]
    r0, r1, r2, r3 = matrix[2, 0], matrix[2, 1], matrix[2, 2], matrix[2, 3]
    blues, reds, covers = sums[0], sums[1], sums[2]
    for y in range(height):
        line, cover_line, pixels = luma[y], coverage[y], rgba[y]
        second, nothing = y & 1 == 1, np.float32(0)
        for x in range(width):
            red, green, blue = (
                np.float32(pixels[x, 0]),
                np.float32(pixels[x, 1]),
                np.float32(pixels[x, 2]),
            )
            alpha = np.float32(pixels[x, 3])
            share = alpha * np.float32(1 / 255)
            cover_line[x] = pixels[x, 3]
            code = (red * y0 + green * y1 + blue * y2 + y3) * share
            line[x] = np.uint8(nb.int32(code + np.float32(0.5)))
            blues[x] = (blues[x] if second else nothing) + (red * b0 + green * b1 + blue * b2 + b3) * share
            reds[x] = (reds[x] if second else nothing) + (red * r0 + green * r1 + blue * r2 + r3) * share
            covers[x] = (covers[x] if second else nothing) + alpha
        if y & 1:
            _halve(blues, cb[y >> 1])
            _halve(reds, cr[y >> 1])
            _halve(covers, half[y >> 1])


@kernel(PLANE, RUNS)
def find_runs(coverage: Plane, runs: Runs) -> None:
    """Find where a layer has something to draw: a row of `runs` for every two neighbouring rows of coverage.

    Each row holds a count and then (start, end, kind) of runs of sample indices, in order: MIXED ones are
    blended, SOLID ones are not, between them nothing is drawn. An index stands for itself and the next
    sample, as bilinear interpolation takes both. Small runs are joined, and what does not fit the row too.
    """
    height, width = coverage.shape
    most = (runs.shape[1] - 1) // 3
    for y in range(height - 1):
        upper, lower = coverage[y], coverage[y + 1]
        count, start, kind = 0, 0, 0
        for x in range(width):
            here = 0
            if x < width - 1:
                least = min(min(upper[x], upper[x + 1]), min(lower[x], lower[x + 1]))
                if least == 255:
                    here = 2
                elif upper[x] > 0 or upper[x + 1] > 0 or lower[x] > 0 or lower[x + 1] > 0:
                    here = 1
            if here == kind and x < width - 1:
                continue
            if kind != 0:
                shown = SOLID if kind == 2 and x - start >= SHORTEST_SOLID else MIXED
                before = 3 * count
                near = count > 0 and start - runs[y, before - 1] < SHORTEST_GAP
                if count == most or (near and shown == MIXED and runs[y, before] == MIXED):
                    runs[y, before - 1] = x
                    runs[y, before] = MIXED
                else:
                    runs[y, before + 1], runs[y, before + 2], runs[y, before + 3] = start, x, shown
                    count += 1
            start, kind = x, here
        runs[y, 0] = count
    runs[height - 1, 0] = 0

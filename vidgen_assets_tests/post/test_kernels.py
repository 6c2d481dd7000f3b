"""Compiled and plain pixel loops give the same bytes, and those are the right ones."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from vidgen_assets.post import kernels, plain_kernels
from vidgen_assets.post.colour.cube import compose, identity, tetrahedral
from vidgen_assets.post.kernel_types import Kernels, Places, load_kernels
from vidgen_assets.post.layers import PLAIN, code_table

BOTH = pytest.mark.parametrize("loops", [kernels, plain_kernels], ids=["compiled", "plain"])


def places(count: int, start: float, step: float) -> Places:
    at = start + step * np.arange(count)
    whole = np.floor(at)
    return np.stack([whole, (at - whole) * 256]).astype(np.uint32)


def planes(height: int, width: int) -> list[np.ndarray]:
    full, half = (height, width), (height // 2, width // 2)
    return [np.zeros(shape, np.uint8) for shape in (full, half, half, full, half)]


def split(loops: Kernels, rgba: np.ndarray, table: np.ndarray) -> list[np.ndarray]:
    out = planes(*rgba.shape[:2])
    loops.to_planes(rgba, table, *out, np.empty((3, rgba.shape[1]), np.float32))
    return out


def drawn(loops: Kernels, rgba: np.ndarray) -> list[np.ndarray]:
    out = planes(*rgba.shape[:2])
    loops.draw_planes(rgba, PLAIN, *out, np.full((3, rgba.shape[1]), np.nan, np.float32))
    return out


def test_the_compiled_loops_are_the_ones_in_use():
    assert load_kernels() is kernels


@BOTH
def test_moving_by_whole_pixels_copies(loops):
    source = np.random.default_rng(1).integers(0, 256, (40, 60), np.uint8)
    out = np.zeros((20, 30), np.uint8)
    loops.move(source, out, places(30, 7, 1), places(20, 5, 1), np.empty(60, np.int32))
    assert np.array_equal(out, source[5:25, 7:37])


@BOTH
def test_moving_by_half_a_pixel_averages(loops):
    source = np.array([[0, 100, 200, 0], [0, 100, 200, 0], [0, 0, 0, 0]], np.uint8)
    out = np.zeros((1, 2), np.uint8)
    loops.move(source, out, places(2, 0.5, 1), places(1, 0, 1), np.empty(4, np.int32))
    assert out.tolist() == [[50, 150]]


@pytest.mark.parametrize("step", [0.3, 0.8, 0.97, 1.0, 1.04, 1.3, 2.4])
@pytest.mark.parametrize("width", [1, 15, 16, 17, 93])
def test_moving_is_the_same_to_the_byte_however_wide_and_far(step: float, width: int):
    source = np.random.default_rng(7).integers(0, 256, (30, 2 + int(93 * step) + 4), np.uint8)
    last = source.shape[1] - 2
    for start in (0.0, 1.7, 3.0):
        xs = np.minimum(places(width, start, step), [[last], [255]]).astype(np.uint32)
        ys = places(20, 0.4, 1.3)
        one, two = np.zeros((20, width), np.uint8), np.zeros((20, width), np.uint8)
        kernels.move(source, one, xs, ys, np.empty(source.shape[1], np.int32))
        plain_kernels.move(source, two, xs, ys, np.empty(source.shape[1], np.int32))
        assert np.array_equal(one, two)


@BOTH
def test_a_transparent_layer_changes_nothing_and_a_solid_one_everything(loops):
    below = np.random.default_rng(2).integers(0, 256, (16, 16), np.uint8)
    for alpha, expected in ((0, below), (255, np.full((16, 16), 90, np.uint8))):
        ink = np.full((20, 20), 90 if alpha else 0, np.uint8)
        coverage = np.full((20, 20), alpha, np.uint8)
        runs = np.empty((20, 10), np.int32)
        loops.find_runs(coverage, runs)
        out, still = below.copy(), below.copy()
        scratch = np.empty((2, 20), np.int32)
        loops.cover(ink, coverage, runs, out, 0, 0, places(16, 1.3, 1), places(16, 0.7, 1), 256, scratch)
        loops.stamp(ink[:16, :16].copy(), coverage[:16, :16].copy(), still, 0, 0)
        assert np.array_equal(out, expected)
        assert np.array_equal(still, expected)


def test_compiled_and_plain_agree_to_the_byte():
    rng = np.random.default_rng(3)
    rgba = rng.integers(0, 256, (64, 96, 4), np.uint8)
    rgba[10:40, 20:70, 3] = 255
    rgba[44:50, :, 3] = 0
    table = np.ascontiguousarray(rng.random((33, 33, 33, 3), np.float32) * 219 + 16)
    one, two = split(kernels, rgba, table), split(plain_kernels, rgba, table)
    assert all(np.array_equal(a, b) for a, b in zip(one, two, strict=True))
    one_drawn, two_drawn = drawn(kernels, rgba), drawn(plain_kernels, rgba)
    assert all(np.array_equal(a, b) for a, b in zip(one_drawn, two_drawn, strict=True))
    results = []
    for loops in (kernels, plain_kernels):
        runs = np.empty((64, 10), np.int32)
        loops.find_runs(one[3], runs)
        out = np.tile(np.arange(80, dtype=np.uint8), (60, 1))
        scratch = np.empty((2, 96), np.int32)
        loops.cover(
            one[0], one[3], runs, out, 4, 3, places(70, 3.2, 1.1), places(50, 2.9, 1.07), 256, scratch
        )
        loops.cover(one[0], one[3], runs, out, 0, 0, places(80, 3.2, 1.1), places(50, 2.9, 1.07), 77, scratch)
        loops.stamp(one[0][:30, :40].copy(), one[3][:30, :40].copy(), out, 20, 10)
        weights = [np.arange(n, dtype=np.int32) * 3 % 257 for n in (80, 60)]
        loops.mix(out, out[::-1].copy(), *weights, out)
        results.append(out)
    assert np.array_equal(*results)


@BOTH
def test_colours_come_out_as_bt709_limited_codes(loops):
    table = code_table(compose(identity(), 1.0))
    for rgb, codes in (
        ((0, 0, 0), (16, 128, 128)),
        ((255, 255, 255), (235, 128, 128)),
        ((255, 0, 0), (63, 102, 240)),
        ((0, 255, 0), (173, 42, 26)),
        ((0, 0, 255), (32, 240, 118)),
    ):
        rgba = np.empty((4, 4, 4), np.uint8)
        rgba[...] = (*rgb, 255)
        luma, cb, cr, *_ = split(loops, rgba, table)
        assert (int(luma[1, 1]), int(cb[1, 1]), int(cr[1, 1])) == codes


@BOTH
def test_what_takes_no_look_is_converted_as_a_table_that_changes_nothing_would(loops):
    rgba = np.random.default_rng(6).integers(0, 256, (40, 50, 4), np.uint8)
    table = code_table(compose(identity(), 1.0))
    for one, two in zip(drawn(loops, rgba), split(loops, rgba, table), strict=True):
        assert np.abs(one.astype(int) - two).max() <= 1


def test_the_kernel_interpolates_as_the_reference_does():
    rng = np.random.default_rng(5)
    table = np.ascontiguousarray(rng.random((33, 33, 33, 3), np.float32) * 200 + 20)
    rgba = rng.integers(0, 256, (32, 32, 4), np.uint8)
    rgba[..., 3] = 255
    luma = split(kernels, rgba, table)[0]
    expected = tetrahedral(table, rgba[..., :3].astype(np.float32) / 255 * 32)[..., 0]
    assert np.abs(luma - expected).max() <= 0.51


def test_a_machine_without_numba_draws_with_numpy_and_encodes_steadily():
    script = (
        "import sys; sys.modules['numba'] = sys.modules['llvmlite'] = None\n"
        "from vidgen_assets.post.kernel_types import load_kernels\n"
        "from vidgen_assets.post.x264 import steady_code\n"
        "print(load_kernels().__name__, steady_code())"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split()[0] == "vidgen_assets.post.plain_kernels"
    assert done.stdout.split()[1:] in ([":mbtree=0"], [])


def test_runs_leave_out_what_is_clear_and_find_what_is_solid():
    coverage = np.zeros((3, 400), np.uint8)
    coverage[:, 40:120] = 255
    coverage[:, 120:124] = 90
    coverage[:, 300] = 10
    runs = np.empty((3, 13), np.int32)
    kernels.find_runs(coverage, runs)
    found = [tuple(runs[0, 1 + 3 * n : 4 + 3 * n].tolist()) for n in range(runs[0, 0])]
    mixed, solid = kernels.MIXED, kernels.SOLID
    assert found == [(39, 40, mixed), (40, 119, solid), (119, 124, mixed), (299, 301, mixed)]
    few = np.empty((3, 7), np.int32)
    kernels.find_runs(coverage, few)
    assert few[0, 0] == 2
    assert few[0, 4:6].tolist() == [40, 301]
    assert runs[2, 0] == 0

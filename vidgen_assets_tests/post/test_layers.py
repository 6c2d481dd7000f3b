"""Layers keep clean edges, move smoothly by fractions of a pixel, and look alike however they are drawn."""

from __future__ import annotations

import numpy as np
import pytest

from vidgen_assets.artifacts import Box
from vidgen_assets.post.colour.cube import compose, identity
from vidgen_assets.post.kernel_types import load_kernels
from vidgen_assets.post.layers import Frame, Layer, code_table, freeze, make_layer
from vidgen_assets.post.motion import Stage, View
from vidgen_assets_tests.post.sets import backdrop, disc

CODES = code_table(compose(identity(), 1.0))
KERNELS = load_kernels()
STAGE = Stage(240, 320, Box(x=20, y=30, width=200, height=260), 200, 260)
REST = View(120, 160, 1.0, 1.0)


def layer(rgba: np.ndarray, x: int = 0, y: int = 0, stage: Stage = STAGE) -> Layer:
    made = make_layer(rgba, x, y, stage, CODES, KERNELS)
    assert made is not None
    return made


def frame(y: int = 16, cb: int = 128, cr: int = 128, stage: Stage = STAGE) -> Frame:
    made = Frame(stage.frame_width, stage.frame_height)
    made.fill(y, cb, cr)
    return made


def test_at_rest_a_backdrop_arrives_untouched():
    picture = backdrop(3, (240, 320))
    made = layer(picture)
    assert made.covers_canvas
    out = frame()
    made.draw(out, REST, KERNELS)
    rgb = picture[30:290, 20:220, :3].astype(float)
    luma = 16 + 219 / 255 * (rgb @ [0.2126, 0.7152, 0.0722])
    assert np.abs(out.y - luma).max() <= 1


@pytest.mark.parametrize("shift", [0.0, 0.25, 0.5, 0.9])
@pytest.mark.parametrize("scale", [0.6, 1.0, 1.05])
def test_a_white_disc_on_white_leaves_no_dark_fringe(shift: float, scale: float):
    made = layer(disc((100, 120), 50, (255, 255, 255), (240, 320)))
    out = frame(y=235)
    made.draw(out, View(120 + shift, 160 + shift, 0.97, 0.97), KERNELS, scale=scale, about=(100, 120))
    assert out.y.min() >= 234
    assert max(np.abs(plane.astype(int) - 128).max() for plane in (out.cb, out.cr)) <= 1


def test_a_coloured_edge_has_no_colour_but_its_own_and_the_ground():
    made = layer(disc((120, 160), 60, (220, 30, 40), (240, 320)))
    out = frame(y=180)
    made.draw(out, View(120.4, 160.3, 0.95, 0.95), KERNELS)
    assert out.cb.max() <= 129
    assert out.cr.min() >= 127


def test_slow_moves_do_not_shake():
    made = layer(disc((120, 160), 50, (255, 255, 255), (240, 320)))
    centres = []
    for step in range(60):
        out = frame(y=0)
        made.draw(out, View(120 + 0.07 * step, 160, 0.98, 0.98), KERNELS)
        weight = out.y.sum(axis=0, dtype=float)
        centres.append((weight * np.arange(200)).sum() / weight.sum())
    line = np.polyval(np.polyfit(np.arange(60), centres, 1), np.arange(60))
    assert np.sqrt(np.mean((np.array(centres) - line) ** 2)) < 0.03
    assert centres[0] - centres[-1] == pytest.approx(59 * 0.07 / 0.98, abs=0.05)


def test_luma_and_chroma_move_together():
    made = layer(disc((120, 160), 50, (250, 40, 40), (240, 320)))
    for step in range(8):
        out = frame(y=16)
        made.draw(out, View(120 + step / 4, 160 + step / 4, 0.94, 0.94), KERNELS)
        y, x = np.mgrid[0:260, 0:200]
        luma = out.y.astype(float) - 16
        chroma = out.cr.astype(float) - 128
        cy, cx = np.mgrid[0:130, 0:100]
        # chroma sits on the left column and between two rows
        assert (luma * x).sum() / luma.sum() == pytest.approx(
            (chroma * cx * 2).sum() / chroma.sum(), abs=0.06
        )
        assert (luma * y).sum() / luma.sum() == pytest.approx(
            (chroma * (cy * 2 + 0.5)).sum() / chroma.sum(), abs=0.06
        )


def test_a_frozen_layer_looks_like_the_layer():
    made = layer(disc((60, 70), 80, (40, 90, 200), (240, 320)))
    view = View(110, 150, 0.9, 0.9)
    moved, still = frame(y=120), frame(y=120)
    made.draw(moved, view, KERNELS)
    sticker = freeze(made, STAGE, view, KERNELS)
    assert sticker is not None
    assert sticker.x % 2 == sticker.y % 2 == 0
    sticker.stick(still, KERNELS)
    assert np.abs(moved.buffer.astype(int) - still.buffer).max() <= 2


def test_a_layer_nothing_is_on_or_that_lies_elsewhere_is_not_drawn():
    nothing = np.zeros((320, 240, 4), np.uint8)
    assert make_layer(nothing, 0, 0, STAGE, CODES, KERNELS) is None
    away = layer(disc((10, 10), 8, (255, 0, 0), (20, 20)), x=300, y=400)
    out = frame(y=77)
    away.draw(out, REST, KERNELS)
    assert (out.y == 77).all()
    assert freeze(away, STAGE, REST, KERNELS) is None


@pytest.mark.parametrize("size", [(41, 31), (40, 30), (41, 30), (1, 1)])
def test_odd_sizes_and_places_are_where_they_should_be(size: tuple[int, int]):
    solid = np.full((size[1], size[0], 4), 255, np.uint8)
    out = frame(y=16)
    layer(solid, x=51, y=63).draw(out, REST, KERNELS)
    rows, columns = np.flatnonzero(out.y.max(axis=1) > 30), np.flatnonzero(out.y.max(axis=0) > 30)
    assert (rows[0], rows[-1] + 1) == (33, 33 + size[1])
    assert (columns[0], columns[-1] + 1) == (31, 31 + size[0])


@pytest.mark.parametrize("frame_size", [(100, 130), (400, 520)], ids=["smaller", "larger"])
def test_a_delivery_of_another_size_shows_the_same_picture(frame_size: tuple[int, int]):
    stage = Stage(240, 320, STAGE.window, *frame_size)
    picture, spot = backdrop(5, (240, 320)), disc((120, 160), 60, (240, 230, 40), (240, 320))
    step = 200 / frame_size[0]
    out, reference = frame(stage=stage), frame()
    for rgba in (picture, spot):
        layer(rgba, stage=stage).draw(out, View(120, 160, step, step), KERNELS)
        layer(rgba).draw(reference, REST, KERNELS)
    ys = (np.arange(260) + 0.5) * frame_size[1] / 260
    xs = (np.arange(200) + 0.5) * frame_size[0] / 200
    sampled = out.y[ys.astype(int)][:, xs.astype(int)].astype(float)
    assert np.abs(sampled - reference.y).mean() < 4
    assert abs(float(out.y.mean()) - float(reference.y.mean())) < 0.7

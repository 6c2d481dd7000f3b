"""From one shot to the next, each kind in its own way, none with borders, flashes or wrapped edges."""

from __future__ import annotations

from itertools import pairwise
from typing import get_args

import numpy as np
import pytest

from vidgen_assets.artifacts.scripts import HARD_CUTS, TransitionKind
from vidgen_assets.post import plain_kernels
from vidgen_assets.post.kernel_types import load_kernels
from vidgen_assets.post.layers import Frame
from vidgen_assets.post.transitions import INK, PAPER, blend, dip_codes

KERNELS = load_kernels()
KINDS: tuple[TransitionKind, ...] = get_args(TransitionKind)
GOLD = dip_codes("#FFD23F")
COLOURS = {"dip": INK, "dip_white": PAPER, "dip_accent": GOLD}
SHARES = [number / 12 for number in range(13)]
OPPOSITE = {"left": "right", "right": "left", "up": "down", "down": "up"}


def frame(y: int) -> Frame:
    made = Frame(60, 80)
    made.fill(y, 100, 160)
    return made


def slope(lowest: int) -> Frame:
    """A picture whose luma rises from left to right and from top to bottom: every wrapped edge is a jump."""
    made = Frame(60, 80)
    made.fill(0, 100, 160)
    made.y[:] = lowest + (np.arange(60)[None, :] + np.arange(80)[:, None]) // 2
    return made


def blended(
    kind: TransitionKind, share: float, before: Frame | None = None, after: Frame | None = None
) -> Frame:
    out = Frame(60, 80)
    out.fill(255, 255, 255)  # what is not drawn is seen
    blend(kind, share, before or frame(50), after or frame(200), out, KERNELS, GOLD)
    return out


@pytest.mark.parametrize("kind", KINDS)
def test_it_begins_with_the_first_shot_and_ends_with_the_second(kind: TransitionKind):
    one, two = slope(20), slope(150)
    first, last = blended(kind, 0.0, one, two), blended(kind, 1.0, one, two)
    assert np.abs(first.y.astype(int) - one.y).max() <= 1
    assert np.abs(last.y.astype(int) - two.y).max() <= 1


@pytest.mark.parametrize("kind", KINDS)
def test_no_colour_appears_that_neither_shot_nor_its_own_has(kind: TransitionKind):
    y, cb, cr = COLOURS.get(kind, INK if kind.startswith("slide") else (50, 100, 160))
    for share in SHARES:
        out = blended(kind, share)
        assert min(50, y) <= out.y.min()
        assert out.y.max() <= max(200, y)
        assert min(100, cb) <= out.cb.min()
        assert out.cb.max() <= max(100, cb)
        assert min(160, cr) <= out.cr.min()
        assert out.cr.max() <= max(160, cr)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in COLOURS])
def test_light_goes_from_one_shot_to_the_other_without_a_flash(kind: TransitionKind):
    means = [float(blended(kind, share).y.mean()) for share in SHARES]
    shadow = 4 if kind.startswith("slide") else 0.5
    assert all(later >= earlier - shadow for earlier, later in pairwise(means))


@pytest.mark.parametrize(
    "kind", [kind for kind in KINDS if kind.partition("_")[0] in ("push", "slide", "wipe")]
)
def test_neighbouring_pixels_stay_neighbours_so_that_nothing_wraps_around(kind: TransitionKind):
    """Of two slopes a moved part still rises by less than one a pixel; only the seam between them may jump."""
    for share in SHARES[1:-1]:
        luma = blended(kind, share, slope(20), slope(20)).y.astype(int)
        axis = 1 if kind.endswith(("left", "right")) else 0
        jumps = (np.abs(np.diff(luma, axis=axis)) > 12).any(axis=1 - axis)
        where = np.flatnonzero(jumps)  # the seam, and the shadow on it
        assert where.size == 0 or where.max() - where.min() <= 2
        assert luma.max() <= 20 + (59 + 79) // 2


@pytest.mark.parametrize("family", ["wipe", "push", "slide"])
@pytest.mark.parametrize("toward", list(OPPOSITE))
def test_the_new_shot_comes_from_the_side_the_picture_moves_away_from(family: str, toward: str):
    out = blended(f"{family}_{toward}", 0.5).y  # type: ignore[arg-type]
    sides = {"left": out[:, :15], "right": out[:, -15:], "up": out[:15], "down": out[-15:]}
    assert (sides[toward] == 50).all()
    assert (sides[OPPOSITE[toward]] == 200).all()


@pytest.mark.parametrize("family", ["wipe", "push", "slide"])
def test_directions_are_mirror_images_of_each_other(family: str):
    for share in (0.3, 0.6):
        left, right = (blended(f"{family}_{way}", share).y for way in ("left", "right"))  # type: ignore[arg-type]
        assert np.array_equal(left, right[:, ::-1])
        up, down = (blended(f"{family}_{way}", share).y for way in ("up", "down"))  # type: ignore[arg-type]
        assert np.array_equal(up, down[::-1])


def test_a_crossfade_mixes_everywhere_alike():
    assert len(np.unique(blended("crossfade", 0.4).y)) == 1
    levels = [int(blended("crossfade", n / 10).y[0, 0]) for n in range(11)]
    assert levels == sorted(levels)
    assert levels[5] == 125


def test_a_wipe_has_a_soft_edge():
    left = blended("wipe_left", 0.5).y
    assert (np.diff(left[0].astype(int)) >= 0).all()
    assert len(np.unique(left)) > 4


def test_a_push_moves_both_shots_with_a_soft_seam():
    old, new = slope(20), slope(150)
    out = blended("push_left", 0.5, old, new).y
    gone = int(out[0, 0] - old.y[0, 0]) * 2  # the slope is one in two pixels
    assert 25 <= gone <= 30
    assert np.array_equal(out[:, :20], old.y[:, gone : gone + 20])
    assert np.array_equal(out[:, 40:], new.y[:, 40 - (60 - gone - 2) : 60 - (60 - gone - 2)])


def test_a_slide_lays_the_new_shot_over_its_shadow_on_the_old_one():
    out = blended("slide_left", 0.5).y
    assert (out[:, 30:] == 200).all()
    assert (out[:, :20] == 50).all()
    assert out[0, 29] < 45


@pytest.mark.parametrize(("kind", "colour"), COLOURS.items())
def test_a_dip_goes_through_its_colour_and_the_screen_stays_short_of_pure_white(
    kind: TransitionKind, colour: tuple[int, int, int]
):
    middle = blended(kind, 0.5)
    assert [int(np.median(plane)) for plane in middle.planes] == list(colour)
    assert middle.y.max() < 230
    assert abs(int(blended(kind, 0.3).y[0, 0]) - colour[0]) > 1


def test_the_accent_is_the_channels_colour():
    assert dip_codes("#FFFFFF") == (235, 128, 128)
    assert dip_codes("#000000") == (16, 128, 128)
    assert dip_codes("#FF0000") == (63, 102, 240)


def test_a_zoom_in_grows_both_shots_and_a_zoom_out_is_its_mirror_in_time():
    old, new = slope(20), slope(150)
    early = blended("zoom_in", 0.15, old, new).y.astype(int)
    assert early[0, 0] >= old.y[0, 0] + 1  # its corners have left the frame
    assert early[-1, -1] <= old.y[-1, -1] - 1
    late = blended("zoom_in", 0.8, old, new).y.astype(int)
    assert late[4, 6] < new.y[40, 30] + 30
    for share in (0.2, 0.5, 0.7):
        assert np.array_equal(
            blended("zoom_in", share, old, new).y, blended("zoom_out", 1 - share, new, old).y
        )


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in HARD_CUTS])
def test_without_numba_it_is_the_same(kind: TransitionKind):
    for share in (0.2, 0.55):
        plain = Frame(60, 80)
        blend(kind, share, slope(20), slope(150), plain, plain_kernels, GOLD)
        assert np.array_equal(plain.buffer, blended(kind, share, slope(20), slope(150)).buffer)


@pytest.mark.parametrize("kind", HARD_CUTS)
def test_a_cut_shows_one_shot_or_the_other(kind: TransitionKind):
    assert {int(blended(kind, share).y[0, 0]) for share in SHARES} == {50, 200}

"""HDR10: white at 203 cd/m2, hues kept, light counted, the same bytes with and without numba."""

from __future__ import annotations

import numpy as np
import pytest

from resources.errors import InvalidInput
from vidgen_assets.post.colour.spaces import pq_decode
from vidgen_assets.post.hdr import Hdr10, HdrPolicy, LightLevels, MasteringDisplay, sdr_to_hdr10
from vidgen_assets.post.hdr_kernels import load_look_up, plain_look_up
from vidgen_assets.post.layers import OFFSET, TO_YUV

# one policy's table is made once for all tests
HDR = Hdr10()


def flat(rgb: tuple[float, float, float], size: tuple[int, int] = (8, 4)) -> tuple[np.ndarray, ...]:
    """Return a frame of one colour as BT.709 planes."""
    y, cb, cr = np.round(np.array(rgb) @ TO_YUV.T + OFFSET).astype(np.uint8)
    width, height = size
    half = (height // 2, width // 2)
    return np.full((height, width), y), np.full(half, cb), np.full(half, cr)


def noise(seed: int) -> tuple[np.ndarray, ...]:
    random = np.random.default_rng(seed)
    return (
        random.integers(0, 256, (48, 32), np.uint8),
        random.integers(0, 256, (24, 16), np.uint8),
        random.integers(0, 256, (24, 16), np.uint8),
    )


def test_white_is_at_203_nits_and_black_is_black():
    codes, nits = sdr_to_hdr10(np.array([[0.0, 0.0, 0.0], [1.0, 1.0, 1.0]]))
    assert codes[0] == pytest.approx([64, 512, 512], abs=0.01)
    assert pq_decode((codes[1, 0] - 64) / 876) == pytest.approx(203, abs=0.01)
    assert codes[1, 1:] == pytest.approx([512, 512], abs=0.01)
    assert nits == pytest.approx([0, 203])


def test_colour_bars_of_the_master_land_within_two_codes_of_the_computed_ones():
    for rgb in [
        (0.75, 0.75, 0),
        (0, 0.75, 0.75),
        (0, 0.75, 0),
        (0.75, 0, 0.75),
        (0.75, 0, 0),
        (0.4, 0.4, 0.4),
    ]:
        planes = flat(rgb)
        shown = (np.array([plane[0, 0] for plane in planes]) - OFFSET) @ np.linalg.inv(TO_YUV).T
        wanted, _ = sdr_to_hdr10(shown)
        for plane, code in zip(HDR.convert(*planes), wanted, strict=True):
            assert abs(int(plane[0, 0]) - code) < 2
            assert plane.dtype == np.uint16
            assert (plane == plane[0, 0]).all()


def test_greys_rise_without_a_step_backwards_and_stay_grey():
    levels = np.arange(16, 236, dtype=np.uint8)
    y = np.repeat(levels[None, :], 2, axis=0)
    half = np.full((1, 110), 128, np.uint8)
    luma, blue, red = HDR.convert(y, half, half)
    assert (np.diff(luma[0].astype(int)) > 0).all()
    assert set(blue.ravel()) == set(red.ravel()) == {512}


def test_every_code_stays_in_the_range_of_ten_bits():
    for plane, top in zip(HDR.convert(*noise(3)), (940, 960, 960), strict=True):
        assert 64 <= plane.min() <= plane.max() <= top


def test_the_light_of_the_frames_is_counted():
    hdr = Hdr10()
    hdr.__dict__["table"] = HDR.table
    y, cb, cr = flat((0.0, 0.0, 0.0), (20, 10))
    y[0, 0] = 235  # one white pixel of 200
    hdr.convert(y, cb, cr)
    assert hdr.levels.cll == (203, 2)  # 203 / 200 is 1.015, rounded up
    hdr.convert(*flat((1.0, 1.0, 1.0)))
    assert hdr.levels.cll == (203, 203)
    assert hdr.levels.frames == 2


def test_numba_and_numpy_give_the_same_bytes_and_the_same_light():
    planes = noise(9)
    answers = []
    for look_up in (load_look_up(), plain_look_up):
        out = [np.zeros(plane.shape, np.uint16) for plane in planes]
        answers.append((look_up(*planes, HDR.table, *out), [plane.tobytes() for plane in out]))
    assert answers[0] == answers[1]


def test_highlights_open_toward_the_peak_and_skin_stays():
    skin, lamp = np.array([0.78, 0.57, 0.45]), np.array([1.0, 0.9, 0.6])
    opened = HdrPolicy(peak_nits=600)
    before, after = sdr_to_hdr10(np.stack([skin, lamp])), sdr_to_hdr10(np.stack([skin, lamp]), opened)
    assert after[1][0] < before[1][0] * 1.05
    assert after[1][1] > before[1][1] * 2
    ramp = np.linspace(0, 1, 400)[:, None].repeat(3, 1)
    assert (np.diff(sdr_to_hdr10(ramp, opened)[1]) > 0).all()


def test_the_mastering_display_is_written_in_the_steps_of_st_2086():
    assert MasteringDisplay().x265 == ("G(8500,39850)B(6550,2300)R(35400,14600)WP(15635,16450)L(10000000,1)")
    assert LightLevels().cll == (0, 0)


def test_a_frame_that_is_none_and_a_policy_that_makes_no_sense_are_refused():
    with pytest.raises(InvalidInput, match="no yuv420p frame"):
        HDR.convert(np.zeros((4, 4), np.uint8), np.zeros((2, 3), np.uint8), np.zeros((2, 2), np.uint8))
    with pytest.raises(InvalidInput, match="white <= peak"):
        HdrPolicy(white_nits=400)

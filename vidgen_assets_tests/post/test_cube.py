"""Reading .cube files strictly, applying them rightly."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from resources.errors import InvalidInput
from vidgen_assets.artifacts import ShotMatch
from vidgen_assets.channel import LUTS
from vidgen_assets.post.cube import Cube, compose, identity, parse_cube, read_cube

SMALL = "\n".join(f"{r} {g} {b}" for b in (0, 1) for g in (0, 1) for r in (0, 1))
COLOURS = np.random.default_rng(4).random((500, 3), np.float32)


def test_comments_blank_lines_tabs_and_a_byte_order_mark_are_read_past(tmp_path: Path):
    file = tmp_path / "look.cube"
    file.write_bytes(
        b'\xef\xbb\xbf# a look\r\nTITLE\t"Mine"\r\n\r\nLUT_3D_SIZE 2\r\n' + SMALL.encode() + b"\r\n# end"
    )
    cube = read_cube(file)
    assert (cube.title, cube.size) == ("Mine", 2)
    assert np.allclose(cube.apply(COLOURS), COLOURS, atol=1e-6)


def test_red_runs_fastest():
    swapped = SMALL.splitlines()
    swapped[1] = "0 0.5 0"  # what pure red becomes
    cube = parse_cube("LUT_3D_SIZE 2\n" + "\n".join(swapped), "look.cube")
    assert cube.apply(np.array([1, 0, 0], np.float32)).tolist() == [0, 0.5, 0]


def test_a_one_dimensional_table_works_channel_by_channel():
    cube = parse_cube("LUT_1D_SIZE 3\n0 0 0\n0.25 0.5 0.9\n1 1 1\n", "curve.cube")
    assert np.allclose(cube.apply(np.array([0.25, 0.5, 0.75], np.float32)), [0.125, 0.5, 0.95])


@pytest.mark.parametrize(
    "lines", ["DOMAIN_MIN 0 0 0\nDOMAIN_MAX 2 2 2", "LUT_3D_INPUT_RANGE 0 2"], ids=["domain", "input range"]
)
def test_a_domain_is_spanned_and_what_lies_outside_is_clamped(lines: str):
    cube = parse_cube(f"LUT_3D_SIZE 2\n{lines}\n{SMALL}", "wide.cube")
    assert np.allclose(
        cube.apply(np.array([[1, 1, 1], [3, 2, -1]], np.float32)), [[0.5, 0.5, 0.5], [1, 1, 0]]
    )


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("", 1, "neither LUT_1D_SIZE nor LUT_3D_SIZE"),
        (f"LUT_3D_SIZE two\n{SMALL}", 1, "whole number from 2 to 256"),
        (f"LUT_3D_SIZE 300\n{SMALL}", 1, "whole number from 2 to 256"),
        (f"LUT_3D_SIZE 2\nLUT_3D_SIZE 2\n{SMALL}", 2, "given twice"),
        (f"LUT_3D_SIZE 2\n{SMALL}\nTITLE late", 10, "after the first table entry"),
        (f"LUT_3D_SIZE 2\nGAMMA 2\n{SMALL}", 2, "no .cube keyword"),
        ("LUT_3D_SIZE 2\n0 0 0\n1 1 1\n", 3, "2 entries where its size asks for 8"),
        ("LUT_3D_SIZE 2\n" + SMALL.replace("1 1 0", "1 1", 1), 5, "not three numbers"),
        ("LUT_3D_SIZE 2\n" + SMALL.replace("1 1 0", "1 nan 0", 1), 5, "not three numbers"),
        ("LUT_3D_SIZE 2\n" + SMALL.replace("1 1 0", "1 0,5 0", 1), 5, "not three numbers"),
        (f"LUT_3D_SIZE 2\nDOMAIN_MAX 1 1\n{SMALL}", 2, "must be 3 numbers"),
        (f"LUT_3D_SIZE 2\nDOMAIN_MIN 1 1 1\nDOMAIN_MAX 0 1 1\n{SMALL}", 3, "must rise"),
    ],
)
def test_a_broken_file_is_refused_with_its_line(text: str, line: int, says: str):
    with pytest.raises(InvalidInput, match=rf"^broken\.cube:{line}: .*{says}"):
        parse_cube(text, "broken.cube")


def test_a_missing_file_is_named(tmp_path: Path):
    with pytest.raises(InvalidInput, match=r"none\.cube: the LUT cannot be read"):
        read_cube(tmp_path / "none.cube")


def test_binary_rubbish_is_refused(tmp_path: Path):
    (tmp_path / "photo.cube").write_bytes(bytes(range(256)) * 40)
    with pytest.raises(InvalidInput, match=r"photo\.cube:"):
        read_cube(tmp_path / "photo.cube")


def test_tetrahedral_interpolation_is_exact_for_linear_looks():
    matrix = np.array([[0.8, 0.15, 0.05], [0.1, 0.7, 0.2], [0.05, 0.25, 0.7]], np.float32)
    axis = np.linspace(0, 1, 5, dtype=np.float32)
    table = np.stack(np.meshgrid(axis, axis, axis, indexing="ij"), -1) @ matrix.T
    assert np.allclose(Cube("matrix", table).apply(COLOURS), COLOURS @ matrix.T, atol=1e-5)


def test_greys_stay_greys_through_a_neutral_look():
    greys = np.linspace(0, 1, 256, dtype=np.float32)[:, None].repeat(3, 1)
    assert np.abs(read_cube(LUTS / "neutral.cube").apply(greys) - greys).max() < 1e-4


def test_strength_mixes_and_the_match_comes_first():
    black = Cube("black", np.zeros((2, 2, 2, 3), np.float32))
    half = compose(black, 0.5, ShotMatch(shot="s", slope=(0.8, 1, 1), offset=(0, 0.1, 0)))
    assert np.allclose(half[32, 16, 32], [0.4, 0.3, 0.5])
    assert np.allclose(compose(black, 0.0), compose(identity(), 1.0))

"""Reading .cube files strictly, applying them rightly."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resources.errors import InvalidInput
from vidgen_assets.artifacts import ShotMatch
from vidgen_assets.channel import LUTS
from vidgen_assets.post.colour.cube import Cube, apply_match, compose, identity, parse_cube, read_cube

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


def rows_of(table: np.ndarray, form: str = "%.6f") -> str:
    """Return a table's rows as a file has them: red fastest."""
    flat = table.transpose(2, 1, 0, 3).reshape(-1, 3) if table.ndim == 4 else table
    return "\n".join(" ".join(form % value for value in row) for row in flat)


def random_table(seed: int, *shape: int) -> np.ndarray:
    return np.random.default_rng(seed).random((*shape, 3), np.float32)


def test_a_shaper_before_a_cube_is_applied_first_each_in_its_own_range() -> None:
    text = (
        "LUT_1D_SIZE 3\nLUT_1D_INPUT_RANGE 0 4\nLUT_3D_SIZE 2\nLUT_3D_INPUT_RANGE 0 2\n"
        "0 0 0\n1 1 1\n2 2 2\n" + SMALL
    )
    cube = parse_cube(text, "both.cube")
    assert cube.shaper is not None
    assert (cube.shaper.size, cube.size) == (3, 2)
    # 4 is the shaper's end, 2 the cube's: halved, then halved again
    assert np.allclose(cube.apply(np.array([[4, 2, 1], [9, -1, 0]], np.float32)), [[1, 0.5, 0.25], [1, 0, 0]])


def test_the_domain_of_a_file_with_both_is_the_shaper_s() -> None:
    text = f"DOMAIN_MAX 2 2 2\nLUT_1D_SIZE 2\nLUT_3D_SIZE 2\n0 0 0\n1 1 1\n{SMALL}"
    assert np.allclose(parse_cube(text, "both.cube").apply(np.array([1, 2, 0.5], np.float32)), [0.5, 1, 0.25])


def test_a_shaper_curve_bends_what_the_cube_gets() -> None:
    curve = (np.linspace(0, 1, 1024) ** 2.0)[:, None].repeat(3, 1)
    text = f"LUT_1D_SIZE 1024\nLUT_3D_SIZE 2\n{rows_of(curve)}\n{SMALL}"
    assert np.allclose(parse_cube(text, "curve.cube").apply(COLOURS), COLOURS**2, atol=1e-5)


@given(
    size=st.integers(2, 9), length=st.sampled_from([0, 2, 5, 33]), seed=st.integers(0, 99),
    form=st.sampled_from(["%.6f", "%.7e", "%.7G"]), end=st.sampled_from(["\n", "\r\n", "\r"]),
    every=st.integers(1, 5), mark=st.booleans(),
)  # fmt: skip
@settings(max_examples=60, deadline=None)
def test_every_way_to_write_a_table_reads_as_that_table(
    size: int, length: int, seed: int, form: str, end: str, every: int, mark: bool
) -> None:
    table, curve = random_table(seed, size, size, size), random_table(seed + 1, length)
    rows = f"{rows_of(curve, form)}\n{rows_of(table, form)}".strip().split("\n")
    noisy = []
    for number, row in enumerate(rows):
        noisy.append(f"  {row}\t" + ("# a word on it" if number % every == 0 else ""))
        noisy += ["", "# between rows"] if number % every == 1 else []
    head = ["# made by hand", 'TITLE "Look no. 1 # not a comment"', f"LUT_3D_SIZE {size}"]
    head += [f"lut_1d_size {length}"] if length else []
    text = ("\ufeff" if mark else "") + end.join([*head, *noisy, "# the end"])
    cube = parse_cube(text, "look.cube")
    assert np.abs(cube.table - table).max() < 1e-6
    assert cube.title == "Look no. 1 # not a comment"
    assert (cube.shaper is None) == (length == 0)
    if cube.shaper is not None:
        assert np.abs(cube.shaper.table - curve).max() < 1e-6


@given(seed=st.integers(0, 50), size=st.integers(2, 12), cut=st.integers(1, 8))
@settings(max_examples=30, deadline=None)
def test_a_file_cut_off_or_too_long_is_refused_with_its_last_line(seed: int, size: int, cut: int) -> None:
    rows = rows_of(random_table(seed, size, size, size)).split("\n")
    for wrong in (rows[:-cut] if cut < len(rows) else [], [*rows, *rows[:cut]]):
        with pytest.raises(InvalidInput, match=rf"^cut\.cube:{max(len(wrong), 0) + 1}: the table has"):
            parse_cube("\n".join([f"LUT_3D_SIZE {size}", *wrong]), "cut.cube")


def refusal(text: str) -> str:
    """Return how a text is refused; one that is a table refuses nothing."""
    try:
        parse_cube(text, "any.cube")
    except InvalidInput as error:
        return str(error)
    return "any.cube:"


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text_is_a_table_or_a_named_error(text: str) -> None:
    for start in ("", "LUT_3D_SIZE 2\n", "LUT_1D_SIZE 2\n0 0 0\n"):
        assert refusal(start + text).startswith("any.cube:")


def test_large_tables_are_read(tmp_path: Path) -> None:
    table = random_table(5, 48, 48, 48)  # more rows than one block of lines has
    file = tmp_path / "large.cube"
    file.write_text(f"LUT_3D_SIZE 48\n{rows_of(table)}\n")
    assert np.abs(read_cube(file).table - table).max() < 1e-6
    rows = file.read_text().replace("\n", "\r\n").encode()
    broken = rows.replace(b"\r\n", b"\r\nnot a row\r\n", 1)
    file.write_bytes(broken)
    with pytest.raises(InvalidInput, match=r"large\.cube:2: 'NOT' is no \.cube keyword"):
        read_cube(file)
    lines = rows.split(b"\r\n")
    lines[100_000] = b"0.1 0.2 O.3"
    file.write_bytes(b"\r\n".join(lines))
    with pytest.raises(InvalidInput, match=r"large\.cube:100001: '0\.1 0\.2 O\.3' is not three numbers"):
        read_cube(file)


def test_a_one_dimensional_table_of_full_length_is_read() -> None:
    ramp = np.linspace(0, 1, 65_536, dtype=np.float32)[:, None].repeat(3, 1)
    cube = parse_cube(f"LUT_1D_SIZE 65536\n{rows_of(ramp, '%.8f')}", "ramp.cube")
    assert np.allclose(cube.apply(COLOURS), COLOURS, atol=1e-6)


def test_a_match_is_an_asc_cdl_and_leaves_black_and_white() -> None:
    match = ShotMatch(shot="s", power=(0.8, 1.0, 1.25), saturation=1.2)
    ends = np.array([[0, 0, 0], [1, 1, 1]], np.float32)
    assert np.allclose(apply_match(ends, match), ends, atol=1e-6)
    # (in x slope + offset) ^ power, then saturation about Rec.709 luma: ASC CDL 1.2
    one = ShotMatch(
        shot="s", slope=(1.1, 0.9, 1.0), offset=(-0.02, 0.05, 0), power=(1.2, 1, 0.9), saturation=0.5
    )
    toned = np.array([(0.5 * 1.1 - 0.02) ** 1.2, 0.4 * 0.9 + 0.05, 0.3**0.9])
    luma = toned @ [0.2126, 0.7152, 0.0722]
    assert np.allclose(
        apply_match(np.array([0.5, 0.4, 0.3], np.float32), one), luma + 0.5 * (toned - luma), atol=1e-6
    )

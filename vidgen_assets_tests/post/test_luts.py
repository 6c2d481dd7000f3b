"""The looks we ship: distinct, smooth, made by our script, skin kept where they say so."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from types import ModuleType

import numpy as np
import pytest
from PIL import Image

from vidgen_assets.channel import LUTS, PROJECT
from vidgen_assets.post.colour.cube import Cube, read_cube
from vidgen_assets.post.colour.difference import delta_e, lab

FILES = sorted(LUTS.glob("*.cube"))
GALLERY = PROJECT / "docs" / "gallery" / "luts"
NAMES = [file.stem for file in FILES]
GREYS = np.linspace(0, 1, 256, dtype=np.float32)[:, None].repeat(3, 1)
LUMA = np.array([0.2126, 0.7152, 0.0722], np.float32)


@pytest.fixture(scope="module")
def scripts() -> Iterator[dict[str, ModuleType]]:
    """The modules of scripts/, which is no package."""
    sys.path.insert(0, str(PROJECT / "scripts"))
    try:
        import looks
        import lut_charts
        import make_luts

        yield {"looks": looks, "make_luts": make_luts, "lut_charts": lut_charts}
    finally:
        sys.path.pop(0)


@cache
def look(name: str) -> Cube:
    return read_cube(LUTS / f"{name}.cube")


def test_there_are_at_least_twenty_four_each_with_a_licence_and_a_line_in_the_readme() -> None:
    assert len(FILES) >= 24
    readme = (LUTS / "README.md").read_text("utf-8")
    for file in FILES:
        with file.open("rb") as text:
            head = text.read(300).decode().splitlines()
        assert "Apache-2.0" in head[1]
        assert f"| `{file.stem}` |" in readme


@pytest.mark.parametrize("name", NAMES)
def test_greys_rise_without_bands(name: str) -> None:
    shown = look(name).apply(GREYS)
    luma = shown @ LUMA
    assert (np.diff(luma) > 0).all()
    assert np.diff(luma).max() < 3 / 255
    # the slope changes by less than a code from one grey to the next, in every channel: nothing to see a band by
    assert np.abs(np.diff(shown, 2, axis=0)).max() < 0.8 / 255


@pytest.mark.parametrize("name", NAMES)
def test_neighbouring_colours_stay_neighbours(name: str) -> None:
    table, steps = look(name).table, look(name).size - 1
    for axis in range(3):
        assert np.abs(np.diff(table, axis=axis)).max() * steps < 3.0  # no look is steeper than this
        assert np.abs(np.diff(table, 2, axis=axis)).max() < 0.09


def test_every_two_looks_can_be_told_apart(scripts: dict[str, ModuleType]) -> None:
    colours = scripts["lut_charts"].colours().astype(np.float32)
    seen = {name: lab(look(name).apply(colours)) for name in NAMES}
    closest = min((float(delta_e(seen[a], seen[b]).mean()), a, b) for a, b in combinations(NAMES, 2))
    assert closest[0] > 2.5, closest


def test_skin_stays_skin_where_the_look_says_so(scripts: dict[str, ModuleType]) -> None:
    skins = scripts["lut_charts"].skins().astype(np.float32)
    before = lab(skins)
    hue, chroma = np.arctan2(before[:, 2], before[:, 1]), np.hypot(before[:, 1], before[:, 2])
    for name in scripts["looks"].SKIN_KEPT:
        after = lab(look(name).apply(skins))
        turned = np.rad2deg(np.arctan2(after[:, 2], after[:, 1]) - hue)
        ratio = np.hypot(after[:, 1], after[:, 2]) / chroma
        assert np.abs(turned).max() < 15.5, name
        assert ratio.min() > 0.45, name
        assert ratio.max() < 1.9, name
        assert (np.diff(after[:, 0]) < 0).all(), f"{name} changes who is lighter than whom"


def test_the_shipped_files_are_the_ones_the_script_makes(scripts: dict[str, ModuleType]) -> None:
    make_luts, looks = scripts["make_luts"], scripts["looks"].LOOKS
    assert sorted(looks) == NAMES
    for name in ("warm_story", "horror", "teal_orange"):
        assert (LUTS / f"{name}.cube").read_text("utf-8") == make_luts.cube_text(name, looks[name])
    assert (LUTS / "README.md").read_text("utf-8") == make_luts.readme()


def test_every_look_has_a_small_preview() -> None:
    previews = sorted(GALLERY.glob("*.jpg"))
    assert [path.stem for path in previews] == NAMES
    assert sum(path.stat().st_size for path in previews) < 1_500_000
    with Image.open(previews[0]) as picture:
        assert picture.width == 480


def test_the_names_of_looks_are_nobody_s_trademark() -> None:
    told = set(re.findall(r"[a-z]+", " ".join([*NAMES, (LUTS / "README.md").read_text("utf-8")]).lower()))
    for maker in ("kodak", "fuji", "agfa", "polaroid", "ilford", "portra", "velvia", "technicolor", "matrix"):
        assert maker not in told


def test_the_files_together_are_small_enough_to_keep() -> None:
    assert sum(file.stat().st_size for file in FILES) < 20_000_000

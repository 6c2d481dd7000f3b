"""The doctor's look at captions: fonts that draw, colours that can be read, a language that can be written."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from vidgen_assets.captions import fonts as caption_fonts
from vidgen_assets.captions.fonts import wanted_face
from vidgen_assets.captions.typesetting import drawable
from vidgen_assets.channel import Channel, load_channel
from vidgen_assets.doctor_captions import SAID, captions, letters


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As on a machine without the fonts of other scripts."""
    remembered = (caption_fonts.installed, caption_fonts._script, caption_fonts.has, drawable)
    for one in caption_fonts.WORLD:
        monkeypatch.setitem(sys.modules, one.package, None)
    for cached in remembered:
        cached.cache_clear()
    yield
    monkeypatch.undo()
    for cached in remembered:
        cached.cache_clear()


def channel(folder: Path, more: str) -> Channel:
    path = folder / "mine.yaml"
    path.write_text(
        "name: mine\ntitle: Mine\nstart_date: 2026-11-01\nsources: {briefs: briefs}\n"
        "voice: {default: narrator, voices: {narrator: {voice: en-us}}}\n" + more
    )
    return load_channel(str(path))


def test_the_shipped_look_is_readable_and_says_how(tmp_path: Path):
    (check,) = captions(channel(tmp_path, ""))
    assert check.state == "ok"
    assert check.found.startswith("karaoke, kept readable by the outline")


def test_colours_nobody_can_read_fail_with_the_field(tmp_path: Path):
    (check,) = captions(channel(tmp_path, 'captions: {highlight: "#101010", outline: "#808080"}\n'))
    assert check.state == "fail"
    assert "captions.highlight" in check.found
    assert "mine.yaml" in check.mend


@pytest.mark.usefixtures("bare")
def test_a_language_without_its_font_names_what_to_install(tmp_path: Path):
    (check,) = captions(channel(tmp_path, "writing: {language: ar}\n"))
    assert check.state == "fail"
    assert check.mend == "pip install 'vidgen[scripts]'"


@pytest.mark.usefixtures("bare")
def test_without_other_scripts_the_display_fonts_still_draw():
    (check,) = letters()
    assert check.state == "ok"
    assert "optional" in check.found


def test_every_language_told_apart_here_has_a_font_in_the_table():
    for word in SAID.values():
        assert all(wanted_face(letter) for letter in word)

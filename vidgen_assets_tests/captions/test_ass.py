"""Caption styles in ASS: each says what it does in overrides players know, and libass draws every one."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from resources.ffmpeg import run_ffmpeg
from vidgen_assets.artifacts.sound import Cue, Word
from vidgen_assets.captions.ass import ass_text
from vidgen_assets.captions.looks import look_of
from vidgen_assets.captions.styles import STYLES
from vidgen_assets.channel import CaptionRules

SAID = "I changed the locks that night".split()
WORDS = [Word(index=n, text=text, start_ms=300 * n, end_ms=300 * n + 250) for n, text in enumerate(SAID)]
CUES = [Cue(first_word=0, end_word=6, start_ms=0, end_ms=1900, lines=(3, 3))]


def written(style: str, words: list[Word] | None = None, **rules: object) -> str:
    return ass_text(words or WORDS, CUES, look_of(CaptionRules.model_validate({"style": style, **rules})))


def events(style: str) -> list[str]:
    lines = (line for line in written(style).splitlines() if line.startswith("Dialogue"))
    return [line.split(",", 9)[9] for line in lines]


def plain(event: str) -> str:
    return re.sub(r"\{[^}]*\}", "", event)


def test_a_style_that_tells_no_word_apart_is_one_event():
    assert events("plain") == ["I changed the\\Nlocks that night"]


@pytest.mark.parametrize("style", sorted(set(STYLES) - {"plain", "fill", "one_word"}))
def test_every_word_has_an_event_with_all_words_in_place(style: str):
    assert [plain(event) for event in events(style)] == ["I changed the\\Nlocks that night"] * 6


def test_the_fill_is_counted_from_the_cues_start_to_its_end():
    (event,) = events("fill")
    counts = [int(number) for number in re.findall(r"\\kf(\d+)", event)]
    assert counts == [30, 30, 30, 30, 30, 40]
    assert sum(counts) == 190


def test_words_not_yet_said_are_hidden():
    found = events("pop")
    assert found[0].count("&HFF&") == 5
    assert found[-1].count("&HFF&") == 0


def test_one_word_stands_alone():
    assert events("one_word") == SAID


def test_a_plate_a_bar_and_a_waiting_line():
    assert "\\3c&H3FD2FF&\\bord12" in events("box")[0]
    assert events("underline")[3].endswith("{\\u1}locks{\\u0} that night")
    dim = events("two_lines")[0].split("\\N")
    assert dim[0].count("\\1c") == 2
    assert dim[1].count("\\1c") == 6


def test_the_plate_of_a_style_is_a_box_behind_its_lines():
    style = next(line for line in written("boxed").splitlines() if line.startswith("Style:"))
    assert style.split(",")[15] == "3"
    assert style.split(",")[5] == "&H1F1F1014"


def test_a_cue_with_a_place_of_its_own_keeps_it():
    cues = [CUES[0].model_copy(update={"margin_bottom": 492})]
    text = ass_text(WORDS, cues, look_of(CaptionRules()))
    assert text.count(",Caption,,0,0,492,,") == 6


def test_words_read_from_right_to_left_ask_the_player_for_it():
    words = [word.model_copy(update={"text": "שלום"}) for word in WORDS]
    style = next(line for line in written("karaoke", words).splitlines() if line.startswith("Style:"))
    assert style.endswith(",-1")


@pytest.mark.media
def test_libass_draws_every_style(tmp_path: Path):
    pictures = {}
    for style in sorted(STYLES):
        path = tmp_path / f"{style}.ass"
        path.write_text(written(style), "utf-8")
        done = run_ffmpeg(
            ["-f", "lavfi", "-i", "color=c=0x6080a0:s=270x480:d=0.2:r=10", "-vf",
             f"setpts=PTS+1.05/TB,ass=filename={path}", "-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "rgb24", "-"],
            what=style,
        )  # fmt: skip
        picture = np.frombuffer(done.stdout, np.uint8).reshape(480, 270, 3)
        assert picture.std() > 3, style
        pictures[picture.tobytes()] = style
    assert len(pictures) == len(STYLES)

"""What the UI shows of an artifact: posts are text and never markup, and a preview stays small."""

import base64
import io
import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from PIL import Image

from vidgen_assets.showing import CELL_CHARS, PREVIEW_BYTES, cell, contact_sheet, lines, table

HOSTILE = (
    "**bold** _it_ `code` ~~gone~~",
    "# not a heading",
    "| a | b |",
    "![x](http://127.0.0.1/track.png)",
    "[click](javascript:alert(1))",
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    r"back\slash \*not bold\*",
    "a & b &lt;i&gt; &#124;",
    "1 * 2 * 3",
    "a\\",
    "- not a list",
    "1. not a list",
    "---",
)


def shown(markdown: str) -> str:
    """Return what a Markdown reader with tables would show, as HTML."""
    return str(MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(markdown))


@pytest.mark.parametrize("text", HOSTILE)
def test_text_from_a_post_is_shown_as_it_is(text: str) -> None:
    page = shown(table(["post"], [[text]]).value)
    body = re.search(r"<td>(.*?)</td>", page, re.S)
    assert body is not None
    assert page.count("<td>") == 1
    expected = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    assert body[1] == expected


@pytest.mark.parametrize("text", HOSTILE)
def test_a_list_shows_text_as_it_is_too(text: str) -> None:
    page = shown(lines([text]).value)
    assert not re.search(r"<(?!/?(ul|li|p)>)", page)
    assert page.count("<li>") == 1


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.123456, "0.12"),
        (7, "7"),
        (None, ""),
        ("two\nlines\tand\x00a null", "two lines and a null"),
        ("  room  ", "room"),
        ("\u202eturned\u200b", "turned"),
        ("día 日 😀", "día 日 😀"),
    ],
)
def test_a_value_becomes_one_plain_line(value: object, text: str) -> None:
    assert cell(value) == text


def test_long_text_is_cut_where_a_person_sees_it() -> None:
    text = cell("x" * 5_000)
    assert len(text) == CELL_CHARS
    assert text.endswith("…")


def test_a_cut_never_splits_an_escape() -> None:
    assert cell("&" * 5_000) == "&amp;" * (CELL_CHARS - 1) + "…"


def test_a_table_counts_what_it_leaves_out() -> None:
    text = table(["n"], ([number] for number in range(40)), most=25).value
    assert len(re.findall(r"^\| \d+ \|$", text, re.M)) == 25
    assert text.endswith("and 15 more")


def test_a_table_that_fits_says_nothing_of_more() -> None:
    assert table(["a", "b"], [[1, 2.5]]).value == "| a | b |\n|---|---|\n| 1 | 2.50 |"


@pytest.mark.parametrize("char", ["x", "é", "日", "😀", "&", "*"])
def test_a_preview_stays_small_in_bytes_whatever_the_language(char: str) -> None:
    rows = [[char * 500] * 6] * 100
    assert len(table(list("abcdef"), rows, most=100).value.encode()) < PREVIEW_BYTES
    assert len(lines([char * 500] * 1000).value.encode()) < PREVIEW_BYTES


def test_an_empty_list_or_table_says_so() -> None:
    assert lines([]).value == "nothing"
    assert table(["a", "b"], []).value == "nothing"


def pictures(tmp_path: Path, count: int, size: tuple[int, int] = (270, 480)) -> list[Path]:
    """Make pictures that JPEG finds hard: noise, each with its own."""
    paths = []
    for number in range(count):
        noise = Image.effect_noise(size, 90 + number).convert("RGB")
        path = tmp_path / f"{number}.png"
        noise.save(path)
        paths.append(path)
    return paths


def inside(markdown: str) -> Image.Image:
    data = re.fullmatch(r"!\[preview\]\(data:image/jpeg;base64,([A-Za-z0-9+/=]+)\)", markdown)
    assert data is not None
    return Image.open(io.BytesIO(base64.b64decode(data[1])))


def test_a_contact_sheet_is_one_small_picture(tmp_path: Path) -> None:
    markdown = contact_sheet(pictures(tmp_path, 9)).value
    assert len(markdown) < PREVIEW_BYTES
    sheet = inside(markdown)
    assert sheet.format == "JPEG"
    assert sheet.width > sheet.height  # five across, two down, each 9:16


def test_too_many_pictures_say_so_instead(tmp_path: Path) -> None:
    assert "too many" in contact_sheet(pictures(tmp_path, 1, (54, 96)) * 150).value


def test_pictures_of_other_shapes_share_a_sheet(tmp_path: Path) -> None:
    wide, tall = pictures(tmp_path, 1, (400, 100))[0], tmp_path / "tall.png"
    Image.new("L", (50, 400)).save(tall)
    assert inside(contact_sheet([wide, tall]).value).width >= 2 * 48 * 4


def test_no_picture_is_no_sheet() -> None:
    assert contact_sheet([]).value == "nothing"

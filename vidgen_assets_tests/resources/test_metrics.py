"""Figures from files: what is read, and errors that name file, line and column."""

from __future__ import annotations

import json
from datetime import date

import pytest

from resources.errors import InvalidInput
from resources.metrics import MetricsFolder

SHA = "ab" * 32
HEADER = (
    "platform,reference,video_sha256,date,views,likes,comments,shares,"
    "watch_seconds,average_view_percent,revenue_usd"
)


def rows(tmp_path, csv: str = "", jsonl: str = ""):
    if csv:
        (tmp_path / "metrics.csv").write_bytes(csv.encode())
    if jsonl:
        (tmp_path / "metrics.jsonl").write_bytes(jsonl.encode())
    return MetricsFolder(tmp_path).rows()


def test_with_no_file_there_are_no_figures(tmp_path):
    assert rows(tmp_path) == ()
    assert MetricsFolder(tmp_path / "nowhere").rows() == ()


def test_both_files_are_read_and_say_where_each_row_came_from(tmp_path):
    found = rows(
        tmp_path,
        csv=f"{HEADER}\nyoutube,v1,,2026-11-21,1200,80,12,3,18000.5,71.5,1.25\n",
        jsonl=json.dumps({"platform": "tiktok", "video_sha256": SHA, "date": "2026-11-20", "views": 5})
        + "\n",
    )
    tiktok, youtube = found
    assert (youtube.views, youtube.watch_seconds, youtube.revenue_usd) == (1200, 18000.5, 1.25)
    assert (youtube.date, youtube.source) == (date(2026, 11, 21), "metrics.csv:2")
    assert (tiktok.video, tiktok.likes, tiktok.revenue_usd) == (SHA, 0, None)
    assert tiktok.source == "metrics.jsonl:1"


def test_spreadsheet_habits_are_no_trouble(tmp_path):
    text = (
        "\ufeffplatform,reference,date,views,likes,revenue_usd\r\nyoutube, v1 ,2026-11-21,10,,\r\n,,,,,\r\n"
    )
    (row,) = rows(tmp_path, csv=text)
    assert (row.reference, row.views, row.likes, row.revenue_usd) == ("v1", 10, 0, None)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("youtube,v1,,2026-11-21,-3,,,,,,", "metrics.csv:2: views: "),
        ("youtube,v1,,2026-11-21,many,,,,,,", "it is 'many'"),
        ("youtube,v1,,2026-11-21,,,,,,,", "metrics.csv:2: views: is missing"),
        ("youtube,v1,,21.11.2026,3,,,,,,", "metrics.csv:2: date: "),
        ("vimeo,v1,,2026-11-21,3,,,,,,", "metrics.csv:2: platform: "),
        ("youtube,,,2026-11-21,3,,,,,,", "names no video"),
        ("youtube,,xyz,2026-11-21,3,,,,,,", "metrics.csv:2: video_sha256: "),
        ("youtube,v1,,2026-11-21,3,,,,nan,,", "metrics.csv:2: watch_seconds: "),
        ("youtube,v1,,2026-11-21,3,,,,,,inf", "metrics.csv:2: revenue_usd"),
        ("youtube,v1,,2026-11-21,3,,,,,-1,", "metrics.csv:2: average_view_percent: "),
        ("youtube,v1", "metrics.csv:2: has not as many cells as the header"),
        ('youtube,"v1,,2026-11-21,3,,,,,,', "is broken CSV"),
    ],
)
def test_what_is_wrong_is_named_by_file_line_and_column(tmp_path, line, says):
    with pytest.raises(InvalidInput) as raised:
        rows(tmp_path, csv=f"{HEADER}\n{line}\n")
    assert says in str(raised.value)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "metrics.jsonl:2: is broken JSON"),
        ("[1]", "metrics.jsonl:2: is no object"),
        (
            '{"platform": "youtube", "reference": "v", "date": "2026-11-21", "veiws": 3}',
            "did you mean 'views'?",
        ),
        ("[" * 100_000, "metrics.jsonl:2: is broken JSON"),
    ],
)
def test_broken_json_lines_are_named(tmp_path, line, says):
    with pytest.raises(InvalidInput) as raised:
        rows(tmp_path, jsonl=f"\n{line}\n")
    assert says in str(raised.value)


def test_a_misspelt_column_is_never_read_as_zero(tmp_path):
    with pytest.raises(
        InvalidInput, match=r"metrics.csv:1: veiws: there is no such column; did you mean 'views'"
    ):
        rows(tmp_path, csv="platform,reference,date,veiws\nyoutube,v1,2026-11-21,3\n")


def test_the_same_video_and_day_twice_is_an_error_that_names_both_lines(tmp_path):
    line = "youtube,v1,,2026-11-21,3,,,,,,"
    with pytest.raises(
        InvalidInput, match=r"metrics.csv:3: youtube v1 on 2026-11-21 was told in metrics.csv:2"
    ):
        rows(tmp_path, csv=f"{HEADER}\n{line}\n{line}\n")


def test_what_is_not_utf8_says_so(tmp_path):
    (tmp_path / "metrics.csv").write_bytes(b"platform,reference\n\xff\xfe")
    with pytest.raises(InvalidInput, match="byte 19 is not UTF-8"):
        MetricsFolder(tmp_path).rows()


def test_a_file_full_of_mistakes_gives_a_readable_number_of_them(tmp_path):
    with pytest.raises(InvalidInput) as raised:
        rows(tmp_path, csv=f"{HEADER}\n" + "youtube,v1,,x,3,,,,,,\n" * 500)
    assert len(str(raised.value).splitlines()) == 21
    assert str(raised.value).endswith("and 480 more")

"""What each day is read from: hashed by the day, read once, and never stopped by what a file says or is called."""

import gzip
import json
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from resources.posts import read_day
from vidgen_assets.channel import Channel
from vidgen_assets.content.outside import post_files
from vidgen_assets.content.sources import read_inbox
from vidgen_assets.outside import UNREADABLE, what_changed_outside
from vidgen_assets_tests.automation.channels import channel as channel_with

MONDAY, TUESDAY, WEDNESDAY = DAYS = ("2026-11-16", "2026-11-17", "2026-11-18")
NOON = {day: 1_794_830_400 + 86_400 * number for number, day in enumerate(DAYS)}
LONG_AGO_S = 1_700_000_000
FILES = ["posts/*.jsonl*", "posts/*.csv*"]


class Desk:
    """A channel's posts folder and inbox, and what each day is read from."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "posts").mkdir()
        (folder / "inbox").mkdir()

    def channel(self, **sources: object) -> Channel:
        return channel_with(self.folder, sources={"files": FILES, "briefs": "inbox", **sources})

    def all(self, **sources: object) -> dict[str, dict[str, str]]:
        return post_files(self.channel(**sources), self.folder / "home", DAYS)

    def look(self, **sources: object) -> dict[str, dict[str, str]]:
        """Return what can be read of each day."""
        return {
            day: {name: version for name, version in seen.items() if version != UNREADABLE}
            for day, seen in self.all(**sources).items()
        }

    def changed(self, change: Callable[[], object]) -> dict[str, str]:
        """Return the days that differ after a change, and how."""
        before = self.all()
        change()
        now = self.all()
        said = {day: "; ".join(what_changed_outside(before[day], now[day])) for day in DAYS}
        return {day: words for day, words in said.items() if words}

    def posts(self, name: str, *lines: object, age_s: int = LONG_AGO_S) -> Path:
        path = self.folder / "posts" / name
        texts = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
        data = b"".join(text + b"\n" for text in texts)
        path.write_bytes(gzip.compress(data, mtime=0) if name.endswith(".gz") else data)
        os.utime(path, (age_s, age_s))
        return path

    def brief(self, name: str, text: str) -> Path:
        path = self.folder / "inbox" / name
        path.write_text(text)
        os.utime(path, (LONG_AGO_S, LONG_AGO_S))
        return path


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def post(day: str, text: str = "It went wrong.", **fields: object) -> dict[str, object]:
    return {
        "id": f"p{day[-2:]}", "subreddit": "tifu", "title": "TIFU", "selftext": text, "created_utc": NOON[day], **fields
    }  # fmt: skip


def brief(day: str, subject: str = "Stale bread") -> str:
    return f"date: {day}\nsubject: {subject}\npoints: [One.]\n"


# posts files


@pytest.mark.parametrize("name", ["dump.jsonl", "dump.jsonl.gz"])
def test_one_changed_line_changes_its_day_only(desk: Desk, name: str) -> None:
    desk.posts(name, *(post(day) for day in DAYS))
    assert all(desk.look().values())
    again = [post(MONDAY), post(TUESDAY, "It went well."), post(WEDNESDAY)]
    said = desk.changed(lambda: desk.posts(name, *again))
    assert said == {TUESDAY: f"posts of this day in posts/{name} changed"}


def test_a_line_more_and_a_line_less_change_their_days(desk: Desk) -> None:
    desk.posts("dump.jsonl", post(MONDAY), post(TUESDAY))
    said = desk.changed(lambda: desk.posts("dump.jsonl", post(TUESDAY), post(TUESDAY, id="more")))
    assert said == {
        MONDAY: "gone: posts of this day in posts/dump.jsonl",
        TUESDAY: "posts of this day in posts/dump.jsonl changed",
    }


def test_a_file_more_or_less_is_named(desk: Desk) -> None:
    desk.posts("a.jsonl", post(MONDAY))
    said = desk.changed(lambda: desk.posts("b.jsonl", post(MONDAY, id="b"), post(TUESDAY)))
    assert said == dict.fromkeys((MONDAY, TUESDAY), "new: posts of this day in posts/b.jsonl")
    said = desk.changed((desk.folder / "posts" / "a.jsonl").unlink)
    assert said == {MONDAY: "gone: posts of this day in posts/a.jsonl"}


@pytest.mark.parametrize(
    "at",
    [
        "2026-11-17T12:00:00Z", "2026-11-17 12:00", "1794916800", 1_794_916_800_000, 1.7949168e9, "1794916800.0",
        "2026-11-18T01:00:00+02:00",
    ],
)  # fmt: skip
def test_a_time_in_any_form_tells_the_day(desk: Desk, at: object) -> None:
    desk.posts("x.jsonl", post(TUESDAY, created_utc=at))
    assert [bool(seen) for seen in desk.look().values()] == [False, True, False]


def test_a_post_near_midnight_counts_for_the_day_that_reads_it(desk: Desk) -> None:
    midnight = NOON[TUESDAY] - 12 * 3600
    times = (midnight - 1, midnight - 0.4, midnight, midnight + 0.4, midnight + 1, midnight * 1000 - 1)
    for number, at in enumerate(times):
        desk.posts(f"{number}.jsonl", post(TUESDAY, created_utc=at, id=f"n{number}"))
    seen = desk.look()
    for day in DAYS:
        for read in read_day(desk.folder, ("posts/*",), date.fromisoformat(day)).posts:
            assert f"posts of this day in posts/{read.id[1:]}.jsonl" in seen[day]


def test_a_crosspost_counts_for_its_parent_s_day_too(desk: Desk) -> None:
    parent = post(MONDAY)
    desk.posts("x.jsonl", post(WEDNESDAY, crosspost_parent_list=[parent]))
    assert [bool(seen) for seen in desk.look().values()] == [True, False, True]


def test_what_no_day_can_take_a_post_from_counts_for_none(desk: Desk) -> None:
    desk.posts("x.jsonl", post(MONDAY))
    broken = (
        b"", b"  ", b"{", b"[1]", b"\xff\xfe", b"null", b'{"title": "no time"}', b'{"created_utc": "soon"}',
        b'{"created_utc": "000000000"}', b'{"created_utc": 1e999}', b"[" * 5_000, b'{"created_utc": true}',
        b'{"created_utc": "9999-12-31T23:59:59-23:59"}', b'{"created_utc": "0001-01-01T00:00:00+23:59"}',
    )  # fmt: skip
    assert desk.changed(lambda: desk.posts("x.jsonl", post(MONDAY), *broken)) == {}


def test_a_csv_counts_by_its_rows_days_and_its_columns_for_all(desk: Desk) -> None:
    head, rows = "id,subreddit,title,timestamp", [f"{day[-2:]},tifu,TIFU,{NOON[day]}" for day in DAYS]

    def write(*lines: str) -> Path:
        return desk.posts("x.csv.gz", *(line.encode() for line in lines))

    write(head, *rows)
    assert all(desk.look().values())
    said = desk.changed(lambda: write(head, rows[0], rows[1].replace("TIFU", "Not me"), rows[2]))
    assert said == {TUESDAY: "posts of this day in posts/x.csv.gz changed"}
    assert desk.changed(lambda: write(head.replace("id", "post_id"), *rows)).keys() == set(DAYS)
    assert desk.changed(lambda: write(head.replace("title", "words"), *rows)) == {}, "it cannot be read"


def test_a_damaged_gzip_counts_with_what_is_readable(desk: Desk) -> None:
    lines = [post(MONDAY, os.urandom(3_000).hex()), post(TUESDAY, os.urandom(3_000).hex())]
    path = desk.posts("x.jsonl.gz", *lines)
    said = desk.changed(lambda: path.write_bytes(path.read_bytes()[:-2_000]))
    assert said.keys() == {TUESDAY}


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a b.jsonl", "a b.jsonl"),
        ("日本.jsonl", "日本.jsonl"),
        ("[red]x[b].jsonl", "[red]x[b].jsonl"),
        ("$(rm x);|&.jsonl", "$(rm x);|&.jsonl"),
        ("a\nb.jsonl", "a\\nb.jsonl"),
        ("a\\nb.jsonl", "a\\\\nb.jsonl"),
        ("\u202eevil.jsonl", "\\u202eevil.jsonl"),
        ("\x1b[2Jx.jsonl", "\\x1b[2Jx.jsonl"),
        (os.fsdecode(b"\xff.jsonl"), "\\udcff.jsonl"),
    ],
)
def test_a_name_of_any_bytes_is_shown_as_plain_text(desk: Desk, name: str, shown: str) -> None:
    (words,) = desk.changed(lambda: desk.posts(name, post(MONDAY))).values()
    assert words == f"new: posts of this day in posts/{shown}"
    words.encode()
    (words,) = desk.changed(lambda: desk.posts(name, post(MONDAY, "Other."))).values()
    assert words.endswith(" changed")


def test_what_cannot_be_read_is_said_of_every_day_and_stops_nothing(desk: Desk) -> None:
    desk.posts("a.jsonl", post(MONDAY))
    os.mkfifo(desk.folder / "posts" / "pipe.jsonl")
    (desk.folder / "posts" / "loop.jsonl").symlink_to("nowhere.jsonl")
    desk.posts("large.jsonl", post(MONDAY, "x" * 2_000))
    desk.posts("headless.csv", b"a,b", b"1,2")
    found = desk.all(files=[*FILES, "gone.jsonl", "none/*.jsonl"], briefs="no_inbox", max_file_bytes=2_000)
    away = {name for name, version in found[TUESDAY].items() if version == UNREADABLE}
    assert away == {
        *(f"posts of this day in posts/{name}" for name in ("pipe.jsonl", "loop.jsonl", "large.jsonl", "headless.csv")),
        "gone.jsonl", "none/*.jsonl", "no_inbox",
    }  # fmt: skip
    assert found[MONDAY].keys() - away == {"posts of this day in posts/a.jsonl"}


# the briefs inbox


def test_a_brief_counts_for_the_day_it_names(desk: Desk) -> None:
    assert desk.changed(lambda: desk.brief("a.yaml", brief(MONDAY))) == {MONDAY: "new: inbox/a.yaml"}
    said = desk.changed(lambda: desk.brief("a.yaml", brief(MONDAY, "Fresh bread")))
    assert said == {MONDAY: "inbox/a.yaml changed"}
    said = desk.changed(lambda: desk.brief("a.yaml", brief(TUESDAY)))
    assert said == {MONDAY: "gone: inbox/a.yaml", TUESDAY: "new: inbox/a.yaml"}
    said = desk.changed(lambda: desk.brief("2026-11-18 lamp.md", "# The Lamp\n\nIt went out.\n"))
    assert said == {WEDNESDAY: "new: inbox/2026-11-18 lamp.md"}


def test_a_broken_brief_counts_for_no_day_until_it_is_mended(desk: Desk) -> None:
    path = desk.brief("a.yaml", "date: 2026-11-16\nsubject: [")
    desk.brief("undated.md", "# T\n\nText.\n")
    assert desk.look() == {day: {} for day in DAYS}
    assert read_inbox(path.parent, date.fromisoformat(MONDAY)).posts == ()
    assert desk.changed(lambda: desk.brief("a.yaml", brief(MONDAY))) == {MONDAY: "new: inbox/a.yaml"}


# reading once


def kept(desk: Desk) -> dict[str, dict[str, object]]:
    """Return what is kept of files, by path."""
    folder = desk.folder / "home" / "cache" / "outside"
    entries = [json.loads(path.read_text()) for path in folder.glob("*.json")]
    return {entry["path"]: entry for entry in entries}


def falsify(desk: Desk) -> None:
    """Change what is kept, so that it shows where it is used."""
    for path in (desk.folder / "home" / "cache" / "outside").glob("*.json"):
        path.write_text(json.dumps({**json.loads(path.read_text()), "days": {WEDNESDAY: "kept"}}))


def test_a_file_is_read_once_until_its_size_or_times_change(desk: Desk) -> None:
    path = desk.posts("x.jsonl", post(MONDAY))
    brief_of_monday = desk.brief("a.yaml", brief(MONDAY))
    first = desk.look()
    assert kept(desk).keys() == {str(path), str(brief_of_monday)}
    falsify(desk)
    used = {"posts of this day in posts/x.jsonl": "kept", "inbox/a.yaml": "kept"}
    assert desk.look() == {MONDAY: {}, TUESDAY: {}, WEDNESDAY: used}
    for touched in (path, brief_of_monday):
        os.utime(touched, (LONG_AGO_S + 1, LONG_AGO_S + 1))
    assert desk.look() == first, "the same bytes at another time are read, and are the same"


def test_a_changed_file_that_shows_the_time_and_size_of_before_is_read(desk: Desk) -> None:
    desk.posts("x.jsonl", post(MONDAY, "one"))
    before = desk.look()
    desk.posts("x.jsonl", post(MONDAY, "two"))
    assert desk.look() != before


def test_other_limits_read_the_file_again(desk: Desk) -> None:
    desk.posts("x.jsonl", post(MONDAY))
    desk.look()
    falsify(desk)
    assert desk.look(max_post_bytes=5_000)[MONDAY]


def test_a_file_that_changed_this_moment_is_not_kept_yet(desk: Desk) -> None:
    path = desk.posts("x.jsonl", post(MONDAY))
    path.touch()
    assert desk.look()[MONDAY]
    assert kept(desk) == {}


@pytest.mark.parametrize("rubbish", [b"", b"{", b"[]", b'{"path": 1}', b"\xff", b"null"])
def test_what_was_kept_and_is_damaged_is_read_again(desk: Desk, rubbish: bytes) -> None:
    desk.posts("x.jsonl", post(MONDAY))
    before = desk.look()
    for path in (desk.folder / "home" / "cache" / "outside").glob("*.json"):
        path.write_bytes(rubbish)
    assert desk.look() == before


def test_a_home_that_cannot_be_written_stops_nothing(desk: Desk) -> None:
    desk.posts("x.jsonl", post(MONDAY))
    (desk.folder / "home").write_text("no folder")
    assert desk.look()[MONDAY]


def test_a_channel_without_sources_reads_nothing(desk: Desk) -> None:
    assert desk.look(files=[], briefs=None) == {day: {} for day in DAYS}

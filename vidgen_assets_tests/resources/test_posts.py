"""Reading posts from files: large, broken, hostile and doubled ones, one UTC day at a time."""

import gzip
import json
import random
import tracemalloc
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from resources.errors import InvalidInput
from resources.post_lines import Limits
from resources.posts import Day, entries_by_day, moment_ms, raw_post, read_day

BEFORE, DAY = date(2026, 11, 16), date(2026, 11, 17)
NOON = 1_794_916_800


def post(**changes: object) -> dict[str, object]:
    fields: dict[str, object] = {
        "id": "a1", "subreddit": "tifu", "title": "TIFU", "selftext": "It went wrong.", "created_utc": NOON,
        "score": 10, "num_comments": 3, "author": "me", "permalink": "/r/tifu/comments/a1/tifu/",
    }  # fmt: skip
    return {**fields, **changes}


def jsonl(path: Path, *records: object) -> Path:
    lines = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in records]
    path.write_bytes(b"\n".join(lines) + b"\n")
    return path


def test_only_the_wanted_utc_day_is_kept_oldest_first(tmp_path: Path) -> None:
    midnight = NOON - 12 * 3600
    jsonl(
        tmp_path / "x.jsonl",
        post(id="late", created_utc=midnight + 86_399),
        post(id="tomorrow", created_utc=midnight + 86_400),
        post(id="first", created_utc=float(midnight)),
        post(id="yesterday", created_utc=str(midnight - 1)),
    )
    result = read_day(tmp_path, ("*.jsonl",), DAY)
    assert [p.id for p in result.posts] == ["first", "late"]
    assert result.problems == ()


@pytest.mark.parametrize(
    "value",
    [
        NOON,
        float(NOON),
        str(NOON),
        f"{NOON}.0",
        NOON * 1000,
        "2026-11-17T12:00:00Z",
        "2026-11-17 12:00:00",
        "2026-11-17T13:00:00+01:00",
    ],
)
def test_times_are_tolerated_in_every_common_form(value: object) -> None:
    assert moment_ms(value) == NOON * 1000


@pytest.mark.parametrize("value", ["", "soon", "nan", float("inf"), -5, 0, "2026-13-40", 10**30, [], {}])
def test_what_is_no_time_is_said_so(value: object) -> None:
    with pytest.raises(ValueError, match="created_utc"):
        moment_ms(value)


BROKEN = {
    "cut JSON": (b'{"id": "b", "title": "x', "broken or cut off"),
    "not UTF-8": (json.dumps(post(id="b")).encode().replace(b"wrong", b"\xff\xfe"), "not UTF-8"),
    "a list": (b"[1, 2]", "no object"),
    "nested": (b'{"id":' * 3 + b"[" * 80_000, "JSON"),
    "no title": (json.dumps(post(title="")).encode(), "'title' is missing"),
    "no id": (json.dumps(post(id=None)).encode(), "'id' is missing"),
    "no time": (json.dumps(post(created_utc="whenever")).encode(), "is no time"),
    "a path as id": (json.dumps(post(id="../../etc/passwd")).encode(), "no post id"),
    "a path as community": (json.dumps(post(subreddit="../x")).encode(), "no community"),
    "a word as score": (json.dumps(post(score="many")).encode(), "score 'many' is no number"),
    "too much text": (json.dumps(post(selftext="x" * 5_000)).encode(), "over sources.max_post_bytes"),
    "an endless line": (b"x" * 300_000, "longer than"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_line_is_named_and_the_others_are_read(tmp_path: Path, name: str) -> None:
    line, why = BROKEN[name]
    jsonl(tmp_path / "x.jsonl", post(id="good1"), line, post(id="good2"))
    result = read_day(tmp_path, ("x.jsonl",), DAY, Limits(max_post_bytes=4_000))
    assert [p.id for p in result.posts] == ["good1", "good2"]
    (problem,) = result.problems
    assert (problem.file, problem.line) == ("x.jsonl", 2)
    assert why in problem.why
    with pytest.raises(InvalidInput, match=r"x\.jsonl:2"):
        read_day(tmp_path, ("x.jsonl",), DAY, Limits(max_post_bytes=4_000), broken="fail")


def test_many_broken_lines_are_counted_not_listed(tmp_path: Path) -> None:
    jsonl(tmp_path / "x.jsonl", *[b"{"] * 500, post())
    result = read_day(tmp_path, ("x.jsonl",), DAY)
    assert len(result.problems) == 21
    assert result.problems[-1].why == "and 480 more broken lines"
    assert len(result.posts) == 1


def test_a_cut_gzip_keeps_what_was_readable(tmp_path: Path) -> None:
    lines = b"".join(
        json.dumps(post(id=f"p{n}", selftext=f"{n * 7919}" * 9)).encode() + b"\n" for n in range(900)
    )
    packed = gzip.compress(lines)
    (tmp_path / "x.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    result = read_day(tmp_path, ("x.jsonl.gz",), DAY)
    assert 100 < len(result.posts) < 900
    assert "ends too early" in result.problems[-1].why
    assert result.problems[-1].line > 100


def test_what_is_no_gzip_is_reported(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl.gz").write_bytes(b"plain text")
    result = read_day(tmp_path, ("*.gz",), DAY)
    assert result.posts == ()
    assert "damaged" in result.problems[0].why


def test_a_file_over_the_limit_is_refused_packed_or_unpacked(tmp_path: Path) -> None:
    limits = Limits(max_post_bytes=1_000, max_file_bytes=100_000)
    (tmp_path / "big.jsonl").write_bytes(b"\n" * 100_001)
    (tmp_path / "bomb.jsonl.gz").write_bytes(gzip.compress(b"\n" * 5_000_000))
    for name in ("big.jsonl", "bomb.jsonl.gz"):
        with pytest.raises(InvalidInput, match=r"over sources\.max_file_bytes"):
            read_day(tmp_path, (name,), DAY, limits)


def test_memory_stays_bounded_while_a_large_file_streams_by(tmp_path: Path) -> None:
    other = json.dumps(post(created_utc=NOON - 90_000, selftext="y" * 2_000)).encode() + b"\n"
    with gzip.open(tmp_path / "x.jsonl.gz", "wb", compresslevel=1) as file:
        for _ in range(200):
            file.write(other * 50)
        file.write(json.dumps(post()).encode())
    read_day(tmp_path, ("x.jsonl.gz",), date(2020, 1, 1))
    tracemalloc.start()
    try:
        assert len(read_day(tmp_path, ("x.jsonl.gz",), DAY).posts) == 1
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 2_000_000


def test_of_two_posts_with_one_id_the_better_scored_stays(tmp_path: Path) -> None:
    jsonl(tmp_path / "a.jsonl", post(score=5), post(score=50, title="best"))
    jsonl(tmp_path / "b.jsonl", post(score=50, title="same score"))
    result = read_day(tmp_path, ("*.jsonl",), DAY)
    assert [p.title for p in result.posts] == ["best"]
    assert [(p.file, p.line) for p in result.problems] == [("a.jsonl", 1), ("b.jsonl", 1)]
    assert "a.jsonl:2 is kept" in result.problems[0].why


def test_csv_with_its_own_column_names_and_broken_rows(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes(
        b"\xef\xbb\xbfID,Community,Title,Text,Created,NSFW\r\n"
        b'c1,tifu,"A ""quoted"" title","two\r\nlines",2026-11-17 08:00,yes\r\n'
        b"c2,tifu,short row\r\n"
        b"c3,tifu,bad \xff bytes,x,2026-11-17,no\r\n"
        b"\r\n"
        b"c4,tifu,fine,x,2026-11-17,no\r\n"
    )
    result = read_day(tmp_path, ("x.csv",), DAY)
    assert [(p.id, p.title, p.selftext, p.over_18) for p in result.posts] == [
        ("c4", "fine", "x", False),
        ("c1", 'A "quoted" title', "two\nlines", True),
    ]
    assert [(p.line, p.why) for p in result.problems] == [
        (4, "the row has 3 cells, the header 6"),
        (5, "the row is not UTF-8"),
    ]


def test_a_csv_without_titles_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")
    with pytest.raises(InvalidInput, match="names its columns"):
        read_day(tmp_path, ("x.csv",), DAY)


def test_a_csv_quote_that_never_closes_is_bounded(tmp_path: Path) -> None:
    head = "id,subreddit,title,selftext,created_utc\n"
    rows = "".join(f"r{n},tifu,t,{'z' * 400},{NOON}\n" for n in range(500))
    (tmp_path / "x.csv").write_text(f'{head}ok,tifu,t,x,{NOON}\nr,tifu,"never closed,x,{NOON}\n{rows}')
    result = read_day(tmp_path, ("x.csv",), DAY, Limits(max_post_bytes=1_000))
    assert result.posts[0].id == "ok"
    assert len(result.posts) > 100
    assert any("broken" in p.why or "cells" in p.why for p in result.problems)


def test_missing_files_and_unknown_kinds(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(b"PK")
    with pytest.raises(InvalidInput, match=r"no file 'nothing\.jsonl'"):
        read_day(tmp_path, ("nothing.jsonl",), DAY)
    whys = [p.why for p in read_day(tmp_path, ("*.csv", "x.zip"), DAY).problems]
    assert "no file matches" in whys[0]
    assert "not read" in whys[1]


def test_a_file_matched_twice_is_read_once(tmp_path: Path) -> None:
    jsonl(tmp_path / "x.jsonl", post())
    assert read_day(tmp_path, ("x.jsonl", "*.jsonl"), DAY).problems == ()


def test_hostile_values_become_plain_ones() -> None:
    shaped = raw_post(
        post(
            id="t3_a1",
            subreddit="r/tifu",
            url="javascript:alert(1)",
            title="\ud800 x\x00",
            permalink="https://evil.example/r/tifu/comments/a1/",
            score="12.0",
            over_18="False",
            author=None,
        )
    )
    assert (shaped.id, shaped.subreddit, shaped.url, shaped.score) == ("a1", "tifu", "", 12)
    assert shaped.permalink == "https://www.reddit.com/r/tifu/comments/a1/"
    assert not shaped.over_18
    assert shaped.author == "[deleted]"
    assert shaped.model_dump_json().encode("utf-8")


@pytest.mark.parametrize("body", ["[removed]", " [deleted] ", "[ Removed by Reddit on account of x. ]"])
def test_a_removed_body_is_told_apart(body: str) -> None:
    assert raw_post(post(selftext=body)).removed
    assert not raw_post(post()).removed


def test_a_time_of_zeros_is_a_problem_of_its_line_only(tmp_path: Path) -> None:
    jsonl(tmp_path / "x.jsonl", post(id="zero", created_utc="000000000"), post(id="good"))
    result = read_day(tmp_path, ("x.jsonl",), DAY)
    assert [p.id for p in result.posts] == ["good"]
    assert [p.why for p in result.problems] == ["created_utc '000000000' is no time"]


def test_each_post_of_a_day_is_read_from_an_entry_that_counts_for_the_day(tmp_path: Path) -> None:
    chance, midnight = random.Random("entries"), NOON - 12 * 3600
    forms = (int, float, str, lambda at: int(at * 1000), lambda at: f"{datetime.fromtimestamp(at, UTC)}")
    records = [
        post(id=f"n{number}", created_utc=chance.choice(forms)(midnight + chance.uniform(-3, 3)))
        for number in range(300)
    ]
    path = jsonl(tmp_path / "x.jsonl", *records)
    entries = [(json.loads(data)["id"], days) for data, days in entries_by_day(path, "x.jsonl", Limits())]
    counted = {day: {name for name, days in entries if Day.of(day).number in days} for day in (BEFORE, DAY)}
    read = {day: {one.id for one in read_day(tmp_path, ("x.jsonl",), day).posts} for day in (BEFORE, DAY)}
    assert all(read[day] and read[day] <= counted[day] for day in (BEFORE, DAY))
    assert len(read[BEFORE] | read[DAY]) == len(records)

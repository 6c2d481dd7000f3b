"""Posts from files: JSONL, JSONL.gz and CSV in Reddit's field names, one UTC day at a time.

Owns the shape every source is brought into (`RawPost`), and reading large, broken or hostile files line by
line in bounded memory: a line that cannot be used is a `Problem`, never the end of the run. Nothing a file
says is ever used as a path. Turning a RawPost into the pipeline's Post is content/sources.py's work; Reddit
itself is reddit.py's.
"""

from __future__ import annotations

import csv
import glob
import json
import math
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from resources.errors import InvalidInput
from resources.post_lines import DEFAULT_LIMITS, Limits, Line, Problem, lines_of

Record = Mapping[str, object]

_PROBLEMS_A_FILE = 20
_PLAIN_ID = re.compile(r"[A-Za-z0-9_-]{1,64}\Z")
_COMMUNITY = re.compile(r"[A-Za-z0-9_]{1,50}\Z")
_LONE_SURROGATE = re.compile("[\ud800-\udfff\x00]")
_CREATED = re.compile(rb'"created_utc"\s*:\s*"?(\d{9,13})')
_REDDIT = "https://www.reddit.com"
_GONE = re.compile(r"\s*\[\s*(?:removed|deleted)\b[^\]]{0,120}\]\s*(?:\Z|\n+\W*edit\b)", re.IGNORECASE)

# The first name is Reddit's; the others are what exports and spreadsheets call the same thing.
_ALIASES: dict[str, tuple[str, ...]] = {
    "id": ("id", "post_id", "name"),
    "subreddit": ("subreddit", "community", "subreddit_name"),
    "title": ("title",),
    "selftext": ("selftext", "body", "text", "content"),
    "created_utc": ("created_utc", "created", "timestamp", "created_at", "date"),
    "score": ("score", "ups", "upvotes"),
    "num_comments": ("num_comments", "comment_count", "comments_count"),
    "author": ("author",),
    "url": ("url",),
    "permalink": ("permalink", "link"),
    "over_18": ("over_18", "nsfw"),
    "stickied": ("stickied", "pinned"),
    "is_self": ("is_self", "is_text"),
    "link_flair_text": ("link_flair_text", "flair"),
    "distinguished": ("distinguished",),
    "removed_by_category": ("removed_by_category",),
    "crosspost_parent": ("crosspost_parent",),
}


class Day(NamedTuple):
    """A UTC day as the half-open span of milliseconds it covers."""

    start_ms: int
    end_ms: int

    @classmethod
    def of(cls, day: date) -> Day:
        """Return the span of this UTC calendar day."""
        start = datetime(day.year, day.month, day.day, tzinfo=UTC)
        return cls(*(int(at.timestamp() * 1000) for at in (start, start + timedelta(days=1))))

    def holds(self, created_ms: int) -> bool:
        """Return whether this moment lies in the day."""
        return self.start_ms <= created_ms < self.end_ms


class RawComment(BaseModel):
    """A top-level comment as its source gave it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    body: str
    score: int


class RawPost(BaseModel):
    """A post in Reddit's field names, types normalised: `created_ms` is UTC, ids are bare, links are http(s).

    `removed` is true where the source says that the text is gone (its body, or `removed_by_category`).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    subreddit: str
    title: str
    selftext: str
    author: str
    url: str
    permalink: str
    created_ms: int
    score: int = 0
    num_comments: int = 0
    over_18: bool = False
    stickied: bool = False
    is_self: bool = True
    link_flair_text: str = ""
    distinguished: str = ""
    removed: bool = False
    crosspost_parent: str = ""
    comments: tuple[RawComment, ...] = ()


class ReadResult(BaseModel):
    """What a source gave for a day, oldest first, and everything in it that could not be used."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    posts: tuple[RawPost, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_day(
    base: Path,
    patterns: tuple[str, ...],
    day: date,
    limits: Limits = DEFAULT_LIMITS,
    broken: Literal["skip", "fail"] = "skip",
) -> ReadResult:
    """Read one UTC day's posts from the files that `patterns` name, relative to the folder `base`.

    Files are read in sorted order, streamed; only the wanted day is kept. Of posts with one id the one with
    the highest score stays (then the most comments, then the first). With `broken="fail"` the first broken
    line raises InvalidInput; a file that is missing, unreadable or too large always does.
    """
    problems: list[Problem] = []
    found: list[tuple[str, int, RawPost]] = []
    for name, path in _files(base, patterns, problems):
        heard = _Report(name, broken)
        reader = _csv_records if _kind(path) == ".csv" else _json_records
        for number, record in reader(path, name, limits, heard, Day.of(day)):
            post = _usable(record, limits, heard, number)
            if post is not None and Day.of(day).holds(post.created_ms):
                found.append((name, number, post))
        problems += heard.problems()
    posts, repeated = _one_of_each(found)
    return ReadResult(posts=posts, problems=(*problems, *repeated))


def raw_post(record: Record, comments: tuple[RawComment, ...] = ()) -> RawPost:
    """Bring a record in Reddit's names (or a spreadsheet's) into shape; ValueError says what is wrong."""
    values = {field: _first(record, names) for field, names in _ALIASES.items()}
    missing = [field for field in ("id", "subreddit", "title", "created_utc") if values[field] in (None, "")]
    if missing:
        raise ValueError(f"the field {missing[0]!r} is missing")
    post_id = plain_text(values["id"]).strip().removeprefix("t3_")
    if not _PLAIN_ID.match(post_id):
        raise ValueError(f"id {post_id[:60]!r} is no post id (letters, digits, - and _)")
    community = plain_text(values["subreddit"]).strip().removeprefix("/").removeprefix("r/")
    if not _COMMUNITY.match(community):
        raise ValueError(f"subreddit {community[:60]!r} is no community name")
    body = plain_text(values["selftext"])
    url = _web_address(plain_text(values["url"]))
    return RawPost(
        id=post_id,
        subreddit=community,
        title=plain_text(values["title"]),
        selftext=body,
        author=plain_text(values["author"]) or "[deleted]",
        url=url,
        permalink=_permalink(plain_text(values["permalink"]), community, post_id),
        created_ms=moment_ms(values["created_utc"]),
        score=_whole(values["score"], "score"),
        num_comments=_whole(values["num_comments"], "num_comments"),
        over_18=_truth(values["over_18"]),
        stickied=_truth(values["stickied"]),
        is_self=_truth(values["is_self"]) if values["is_self"] not in (None, "") else not url or bool(body),
        link_flair_text=plain_text(values["link_flair_text"]),
        distinguished=plain_text(values["distinguished"]),
        removed=_GONE.match(body) is not None or bool(plain_text(values["removed_by_category"])),
        crosspost_parent=plain_text(values["crosspost_parent"]).removeprefix("t3_"),
        comments=comments,
    )


def moment_ms(value: object) -> int:
    """Return a time as UTC milliseconds: seconds or milliseconds as a number or text, or an ISO 8601 text."""
    try:
        number = float(value) if isinstance(value, int | float) else float(plain_text(value))
    except ValueError:
        try:
            at = datetime.fromisoformat(plain_text(value).strip())
        except ValueError:
            raise ValueError(f"created_utc {plain_text(value)[:40]!r} is no time") from None
        return int((at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp() * 1000)
    seconds = number / 1000 if abs(number) > 1e11 else number
    if not math.isfinite(number) or not 0 < seconds < 1e11:
        raise ValueError(f"created_utc {plain_text(value)[:40]!r} is no time")
    return round(seconds * 1000)


class _Report:
    """Hears the problems of one file; keeps the first ones and a count, so that memory stays bounded."""

    def __init__(self, name: str, broken: Literal["skip", "fail"]) -> None:
        self._name = name
        self._fail = broken == "fail"
        self._kept: list[Problem] = []
        self._more = 0

    def __call__(self, problem: Problem) -> None:
        if self._fail:
            raise InvalidInput(f"{problem}; mend the line, or let broken lines be skipped")
        if len(self._kept) < _PROBLEMS_A_FILE:
            self._kept.append(problem)
        else:
            self._more += 1

    def line(self, number: int, why: str) -> None:
        self(Problem(file=self._name, line=number, why=why))

    def problems(self) -> list[Problem]:
        if not self._more:
            return self._kept
        return [*self._kept, Problem(file=self._name, line=0, why=f"and {self._more:,} more broken lines")]


def _files(base: Path, patterns: tuple[str, ...], problems: list[Problem]) -> Iterator[tuple[str, Path]]:
    """Yield each matching file once, in the order of the patterns, sorted within one."""
    seen: set[Path] = set()
    for pattern in patterns:
        names = sorted(glob.glob(pattern, root_dir=base, recursive=True))
        if not names and not glob.has_magic(pattern):
            raise InvalidInput(f"sources.files: there is no file {pattern!r} beside the channel file")
        if not names:
            problems.append(Problem(file=pattern, line=0, why="no file matches this pattern"))
        for name in names:
            path = (base / name).resolve()
            if path in seen or path.is_dir():
                continue
            seen.add(path)
            if _kind(path) in (".jsonl", ".csv"):
                yield name, path
            else:
                why = "this kind of file is not read; give .jsonl, .jsonl.gz, .csv or .csv.gz"
                problems.append(Problem(file=name, line=0, why=why))


def _kind(path: Path) -> str:
    suffix = Path(path.stem).suffix if path.suffix.lower() == ".gz" else path.suffix
    return ".jsonl" if suffix.lower() in (".jsonl", ".ndjson") else suffix.lower()


def _json_records(
    path: Path, name: str, limits: Limits, report: _Report, day: Day
) -> Iterator[tuple[int, Record]]:
    for line in lines_of(path, name, limits, report):
        if not line.data.strip() or _surely_another_day(line, day):
            continue
        try:
            record = json.loads(line.data.decode("utf-8"))
        except UnicodeDecodeError as error:
            report.line(line.number, f"byte {error.start + 1} of the line is not UTF-8")
        except (ValueError, RecursionError) as error:
            why = f"the JSON is broken or cut off ({getattr(error, 'msg', 'nested too deep')})"
            report.line(line.number, why)
        else:
            if isinstance(record, dict):
                yield line.number, record
            else:
                report.line(line.number, "the line is JSON, but no object with a post's fields")


def _surely_another_day(line: Line, day: Day) -> bool:
    """Skip a line without parsing it when every `created_utc` in it lies outside the day.

    This reads a year's file at the speed of a regular expression; a crosspost carries its parent's too.
    """
    times = [moment_ms(float(found)) for found in _CREATED.findall(line.data)]
    return bool(times) and not any(day.start_ms - 1000 <= at <= day.end_ms + 1000 for at in times)


def _csv_records(
    path: Path, name: str, limits: Limits, report: _Report, day: Day
) -> Iterator[tuple[int, Record]]:
    # what is not UTF-8 travels as lone surrogates up to the row it belongs to, and is reported there
    text = (
        line.data.decode("utf-8", "surrogateescape") + "\n" for line in lines_of(path, name, limits, report)
    )
    rows = _csv_rows(csv.reader(text), limits, report)
    header = next(rows, (0, []))[1]
    columns = [column.strip().lower() for column in header]
    if "title" not in columns:
        raise InvalidInput(f"{name}:1: the first line of a CSV names its columns, and there is no 'title'")
    for number, row in rows:
        if not row:
            continue
        if len(row) != len(columns):
            report.line(number, f"the row has {len(row)} cells, the header {len(columns)}")
        elif any(_LONE_SURROGATE.search(cell) for cell in row):
            report.line(number, "the row is not UTF-8")
        else:
            yield number, dict(zip(columns, row, strict=True))


def _csv_rows(
    reader: Iterator[list[str]], limits: Limits, report: _Report
) -> Iterator[tuple[int, list[str]]]:
    """Yield rows with the number of their last line; the csv module's cell limit is process-wide, so it is
    set around each step and put back."""
    while True:
        before = csv.field_size_limit(limits.max_line_bytes)
        try:
            row = next(reader, None)
        except csv.Error as error:
            row = []
            report.line(_line_number(reader), f"the CSV is broken here: {error}")
        finally:
            csv.field_size_limit(before)
        if row is None:
            return
        yield _line_number(reader), row


def _line_number(reader: Iterator[list[str]]) -> int:
    return int(getattr(reader, "line_num", 0))


def _usable(record: Record, limits: Limits, report: _Report, number: int) -> RawPost | None:
    try:
        post = raw_post(record)
    except (ValueError, OverflowError) as error:
        report.line(number, str(error))
        return None
    size = len(post.selftext.encode("utf-8")) + len(post.title.encode("utf-8"))
    if size > limits.max_post_bytes:
        why = f"post {post.id} has {size:,} bytes of text, over sources.max_post_bytes"
        report.line(number, f"{why} ({limits.max_post_bytes:,})")
        return None
    return post


def _one_of_each(found: list[tuple[str, int, RawPost]]) -> tuple[tuple[RawPost, ...], list[Problem]]:
    """Keep the best scored post of each id, oldest first, and say which lines were left out for it."""
    best: dict[str, tuple[str, int, RawPost]] = {}
    repeated: list[Problem] = []
    for entry in found:
        post_id = entry[2].id
        kept = best.get(post_id)
        if kept is None:
            best[post_id] = entry
            continue
        loser = entry
        if (entry[2].score, entry[2].num_comments) > (kept[2].score, kept[2].num_comments):
            best[post_id], loser = entry, kept
        where = f"{best[post_id][0]}:{best[post_id][1]}"
        why = f"post {post_id} is there twice; the better scored one at {where} is kept"
        repeated.append(Problem(file=loser[0], line=loser[1], why=why))
    posts = sorted((entry[2] for entry in best.values()), key=lambda post: (post.created_ms, post.id))
    return tuple(posts), repeated


def _first(record: Record, names: tuple[str, ...]) -> object:
    return next((record[name] for name in names if record.get(name) not in (None, "")), None)


def plain_text(value: object) -> str:
    """Return a field's value as text that can be stored: no lone surrogates, no NUL; containers are ""."""
    if value is None or isinstance(value, dict | list):
        return ""
    return _LONE_SURROGATE.sub("\ufffd", str(value)).replace("\ufffd\ufffd", "\ufffd")


def _whole(value: object, field: str) -> int:
    if value is None:
        return 0
    try:
        return max(-(2**53), min(2**53, int(float(plain_text(value)))))
    except (ValueError, OverflowError):
        raise ValueError(f"{field} {plain_text(value)[:40]!r} is no number") from None


def _truth(value: object) -> bool:
    return value is True or plain_text(value).strip().lower() in ("true", "1", "1.0", "yes", "t", "y")


def _web_address(value: str) -> str:
    value = value.strip()
    return value if re.match(r"https?://[^\s\"'<>]{1,2000}\Z", value) else ""


def _permalink(value: str, community: str, post_id: str) -> str:
    """Return the post's page on Reddit; a link to anywhere else is not believed and made from the id."""
    path = re.sub(r"\Ahttps?://(?:[a-z]+\.)?reddit\.com(?=/)", "", value.strip())
    if re.match(r"/r/\w{1,50}/comments/[\w/%-]{1,300}\Z", path):
        return _REDDIT + path
    return f"{_REDDIT}/r/{community}/comments/{post_id}/"

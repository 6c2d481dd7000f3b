"""Posts from files: JSONL, JSONL.gz and CSV in Reddit's field names, one UTC day at a time.

Owns the shape every source is brought into (`RawPost`). A record that cannot be used is a `Problem`, never
the end of the run. Which files there are and the records in them is post_files.py's work, turning a RawPost
into the pipeline's Post content/sources.py's; Reddit itself is reddit.py's.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from resources.post_files import (
    DAY_MS,
    LONE_SURROGATE,
    Record,
    Report,
    csv_records,
    days_in,
    is_csv,
    json_records,
    posts_files,
)
from resources.post_lines import DEFAULT_LIMITS, Limits, Problem, lines_of

_PLAIN_ID = re.compile(r"[A-Za-z0-9_-]{1,64}\Z")
_COMMUNITY = re.compile(r"[A-Za-z0-9_]{1,50}\Z")
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

    @property
    def number(self) -> int:
        """Return how many days after the first of 1970 it is."""
        return self.start_ms // DAY_MS

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
    for name, path in posts_files(base, patterns, problems):
        heard = Report(name, broken)
        if is_csv(path):
            records = csv_records(path, name, limits, heard)
        else:
            records = json_records(path, name, limits, heard, Day.of(day).number)
        for number, record in records:
            post = _usable(record, limits, heard, number)
            if post is not None and Day.of(day).holds(post.created_ms):
                found.append((name, number, post))
        problems += heard.problems()
    posts, repeated = _one_of_each(found)
    return ReadResult(posts=posts, problems=(*problems, *repeated))


def entries_by_day(path: Path, name: str, limits: Limits) -> Iterator[tuple[bytes, frozenset[int]]]:
    """Yield what `read_day` can read posts from: each line (a CSV's row as JSON), and the days it may belong to.

    Days are numbers (`Day.number`). A line that no day can read a post from has none, or is left out. Raises
    InvalidInput as `read_day` does.
    """
    heard = Report(name)
    if is_csv(path):
        for _, record in csv_records(path, name, limits, heard):
            yield json.dumps(record).encode(), _day_of(record)
        return
    for line in lines_of(path, name, limits, heard):
        if days := days_in(line.data) or _day_of_json(line.data):
            yield line.data, days


def _day_of_json(line: bytes) -> frozenset[int]:
    try:
        record = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError):
        return frozenset()
    return _day_of(record) if isinstance(record, dict) else frozenset()


def _day_of(record: Record) -> frozenset[int]:
    try:
        return frozenset({moment_ms(_first(record, _ALIASES["created_utc"])) // DAY_MS})
    except (ValueError, OverflowError):
        return frozenset()


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


def _usable(record: Record, limits: Limits, report: Report, number: int) -> RawPost | None:
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
    return LONE_SURROGATE.sub("\ufffd", str(value)).replace("\ufffd\ufffd", "\ufffd")


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

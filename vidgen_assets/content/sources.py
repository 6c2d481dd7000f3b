"""Every source brought into one shape: Reddit's posts, and the briefs inbox, as `Post` values of a day.

A brief (YAML) says what a video should tell; a script (Markdown) is told as it stands. Both belong to the day
they name: `date:` in the YAML, in a script's front matter, or at the start of the file's name. Reading posts
files and Reddit is resources/posts.py's and reddit.py's work; nothing is judged here.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from pathlib import Path
from typing import NamedTuple, TypeVar

from pydantic import ValidationError, field_validator
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError

from resources.post_lines import Problem
from resources.posts import Day, RawPost
from vidgen_assets.artifacts import Comment, Frozen, Post
from vidgen_assets.content.markup import one_line, visible
from vidgen_assets.content.outside import inbox_paths as inbox_paths

M = TypeVar("M", bound=Frozen)

_MAX_BYTES = 200_000
_DATE_IN_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})[_ -]?")
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.{0,20000}?)\n---[ \t]*(?:\n|\Z)", re.S)
_HEADING = re.compile(r"\A\s*#[ \t]+([^\n]+)\n?")


class Inbox(NamedTuple):
    """The briefs and scripts of a day, by file name, and the files that could not be used."""

    posts: tuple[Post, ...]
    problems: tuple[Problem, ...]


class InboxFile(NamedTuple):
    """A brief or script: what it tells and the day it belongs to, or what is wrong with it."""

    name: str
    post: Post | None
    day: dt.date | None
    problem: Problem | None


class _Brief(Frozen):
    """What a brief may say; everything but its subject is optional, and it needs points or a story."""

    subject: str
    date: dt.date | None = None
    angle: str = ""
    audience: str = ""
    points: tuple[str, ...] = ()
    story: str = ""
    length: int = 0
    url: str = ""
    author: str = ""

    @field_validator("subject", "angle", "audience", "author")
    @classmethod
    def _one_line(cls, value: str) -> str:
        return one_line(value)


class _Heading(Frozen):
    """What a script's front matter may say."""

    title: str = ""
    date: dt.date | None = None
    author: str = ""
    length: int = 0


def post_of(raw: RawPost, origin: str) -> Post:
    """Return a source's post as the pipeline's; `origin` says who fetched it ("reddit", "files")."""
    return Post(
        id=raw.id,
        origin=origin,
        community=raw.subreddit,
        title=one_line(raw.title),
        body=visible(raw.selftext),
        author=one_line(raw.author),
        url=raw.url,
        permalink=raw.permalink,
        created_ms=raw.created_ms,
        score=raw.score,
        comment_count=raw.num_comments,
        nsfw=raw.over_18,
        pinned=raw.stickied,
        is_text=raw.is_self,
        flair=one_line(raw.link_flair_text),
        comments=tuple(Comment(id=c.id, body=visible(c.body), score=c.score) for c in raw.comments),
        by_moderator=raw.distinguished in ("moderator", "admin"),
        removed=raw.removed,
        crosspost_of=raw.crosspost_parent,
    )


def read_inbox(folder: Path, day: dt.date) -> Inbox:
    """Read the briefs (.yaml, .yml) and scripts (.md) of a folder that belong to the day.

    A broken file is a Problem and the others are read; one without a date belongs to no day and says so.
    Raises InvalidInput when there is no such folder.
    """
    posts: list[Post] = []
    problems: list[Problem] = []
    for path in inbox_paths(folder):
        file = read_inbox_file(path)
        if file.problem is not None:
            problems.append(file.problem)
        elif file.post is not None and file.day == day:
            posts.append(file.post)
    return Inbox(tuple(posts), tuple(problems))


def read_inbox_file(path: Path) -> InboxFile:
    """Read one brief or script; what is wrong with it, a missing date too, is in the answer."""
    try:
        post, day = _read(path)
    except _Unusable as error:
        return InboxFile(path.name, None, None, Problem(file=path.name, line=error.line, why=str(error)))
    if day is None:
        why = "it belongs to no day: add `date: YYYY-MM-DD`, or begin the file's name with the date"
        return InboxFile(path.name, post, None, Problem(file=path.name, line=0, why=why))
    return InboxFile(path.name, post, day, None)


class _Unusable(ValueError):
    def __init__(self, why: str, line: int = 0) -> None:
        self.line = line
        super().__init__(why)


def _read(path: Path) -> tuple[Post, dt.date | None]:
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise _Unusable(f"it has more than {_MAX_BYTES:,} bytes; a video tells about 200 words")
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise _Unusable(f"it cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise _Unusable(f"byte {error.start + 1} is not UTF-8") from error
    if path.suffix.lower() == ".md":
        return _script(path, text)
    return _brief(path, text)


def _brief(path: Path, text: str) -> tuple[Post, dt.date | None]:
    brief = _checked(_Brief, text)
    if not brief.points and not brief.story.strip():
        raise _Unusable("a brief needs `points` (a list) or a `story`")
    body = brief.story if brief.story.strip() else "\n\n".join(one_line(point) for point in brief.points)
    of_day = brief.date or _date_in(path.name)
    post = Post(
        id=_id("brief", path.name),
        kind="brief",
        origin="briefs",
        community="",
        title=brief.subject,
        body=visible(body),
        author=brief.author,
        url=brief.url if re.match(r"https?://\S+\Z", brief.url) else "",
        permalink="",
        created_ms=_start(of_day),
        score=0,
        comment_count=0,
        angle=brief.angle,
        audience=brief.audience,
        seconds=brief.length,
    )
    return post, of_day


def _script(path: Path, text: str) -> tuple[Post, dt.date | None]:
    front = _FRONT_MATTER.match(text)
    heading = _checked(_Heading, front[1]) if front else _Heading()
    body = text[front.end() :] if front else text
    first = _HEADING.match(body)
    if first:
        body = body[first.end() :]
    title = one_line(heading.title) or (one_line(first[1]) if first else "")
    if not title or not body.strip():
        raise _Unusable("a script needs a title (`# Title` on its first line) and a text under it")
    of_day = heading.date or _date_in(path.name)
    post = Post(
        id=_id("script", path.name),
        kind="script",
        origin="briefs",
        community="",
        title=title,
        body=visible(body).strip(),
        author=one_line(heading.author),
        url="",
        permalink="",
        created_ms=_start(of_day),
        score=0,
        comment_count=0,
        seconds=heading.length,
    )
    return post, of_day


def _checked(model: type[M], text: str) -> M:
    try:
        data = YAML(typ="safe", pure=True).load(visible(text))
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise _Unusable(f"the YAML is broken: {error.problem}", line) from error
    except (ValueError, RecursionError) as error:
        raise _Unusable(f"the YAML is broken: {error}") from error
    if not isinstance(data, dict):
        raise _Unusable("it is no mapping of fields", 1)
    try:
        return model.model_validate(data)
    except ValidationError as error:
        problem = error.errors()[0]
        field = ".".join(str(part) for part in problem["loc"])
        known = ", ".join(model.model_fields)
        message = f"there is no such field; known are {known}"
        raise _Unusable(
            f"{field}: {message if problem['type'] == 'extra_forbidden' else problem['msg']}",
            _line_of(text, str(problem["loc"][0])),
        ) from error


def _line_of(text: str, field: str) -> int:
    lines = text.split("\n")
    return next((at for at, line in enumerate(lines, 1) if line.startswith(f"{field}:")), 1)


def _date_in(name: str) -> dt.date | None:
    found = _DATE_IN_NAME.match(name)
    try:
        return dt.datetime.strptime(found[1], "%Y-%m-%d").date() if found else None
    except ValueError:
        return None


def _start(of_day: dt.date | None) -> int:
    return Day.of(of_day).start_ms if of_day else 0


def _id(kind: str, name: str) -> str:
    """Return an id that stays when the text changes: from the file's name, made plain and unique."""
    slug = re.sub(r"[^a-z0-9]+", "-", name.rsplit(".", 1)[0].lower()).strip("-")[:40]
    return f"{kind}-{slug}-{hashlib.sha256(name.encode('utf-8')).hexdigest()[:6]}"

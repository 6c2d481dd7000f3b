"""Figures of published videos, from files a person (or an export) drops beside the outbox.

`metrics.csv` has a header line, `metrics.jsonl` one object a line; both have the same columns, below. Figures
are those of one video on one platform on one day, not running totals. Owns reading and checking; what they
mean is analytics'.
"""

from __future__ import annotations

import csv
import difflib
import io
import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Literal, Protocol

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from resources.errors import InvalidInput

FILES = ("metrics.csv", "metrics.jsonl")
_MOST_BYTES = 50_000_000
_MOST_PROBLEMS = 20


def _blank_is_none(value: object) -> object:
    return None if isinstance(value, str) and not value.strip() else value


def _blank_is_zero(value: object) -> object:
    return 0 if value is None or (isinstance(value, str) and not value.strip()) else value


Count = Annotated[int, BeforeValidator(_blank_is_zero), Field(ge=0, le=10**12)]
Amount = Annotated[float, BeforeValidator(_blank_is_zero), Field(ge=0, le=10**15, allow_inf_nan=False)]


class MetricRow(BaseModel):
    """Figures of one video on one platform on one day, and the line they were read from.

    The video is named by the platform's `reference` (as its receipt has it), by its `video_sha256`, or by
    both.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    platform: Literal["youtube", "tiktok", "instagram", "facebook"]
    reference: str = ""
    video_sha256: Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")] = ""
    date: date
    views: Annotated[int, Field(ge=0, le=10**12)]
    likes: Count = 0
    comments: Count = 0
    shares: Count = 0
    watch_seconds: Amount = 0.0
    average_view_percent: Annotated[float, BeforeValidator(_blank_is_zero), Field(ge=0, le=1000)] = 0.0
    revenue_usd: Annotated[
        Annotated[float, Field(ge=-(10**9), le=10**9, allow_inf_nan=False)] | None,
        BeforeValidator(_blank_is_none),
    ] = None
    source: str = ""

    @model_validator(mode="after")
    def _names_a_video(self) -> MetricRow:
        if not self.reference and not self.video_sha256:
            raise ValueError("names no video: fill reference or video_sha256")
        return self

    @property
    def video(self) -> str:
        """Return what the row calls its video."""
        return self.video_sha256 or self.reference


class Metrics(Protocol):
    """Somewhere figures come from."""

    @property
    def name(self) -> str: ...

    def rows(self) -> tuple[MetricRow, ...]:
        """Return every row there is, by date, platform and video; empty when there are none."""
        ...


class MetricsFolder:
    """The files of one folder; none of them need be there."""

    name = "files"

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def rows(self) -> tuple[MetricRow, ...]:
        """Return the rows of every file; InvalidInput lists what is wrong as file:line: column: what."""
        problems: list[str] = []
        found: list[MetricRow] = []
        for name in FILES:
            path = self.folder / name
            if path.is_file():
                found.extend(_read(path, problems))
        problems.extend(_repeats(found))
        if problems:
            more = len(problems) - _MOST_PROBLEMS
            shown = [*problems[:_MOST_PROBLEMS], *([f"and {more} more"] if more > 0 else [])]
            raise InvalidInput("\n".join(shown))
        return tuple(sorted(found, key=lambda row: (row.date, row.platform, row.video)))


def _read(path: Path, problems: list[str]) -> Iterator[MetricRow]:
    if path.stat().st_size > _MOST_BYTES:
        problems.append(f"{path.name}: larger than {_MOST_BYTES // 10**6} MB: split it by year")
        return
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problems.append(f"{path.name}: byte {error.start} is not UTF-8: save the file as UTF-8")
        return
    lines = (
        _csv_lines(path.name, text, problems)
        if path.suffix == ".csv"
        else _json_lines(path.name, text, problems)
    )
    for number, values in lines:
        where = f"{path.name}:{number}"
        try:
            yield MetricRow.model_validate({**values, "source": where})
        except ValidationError as error:
            problems.extend(_explain(where, error))


def _csv_lines(name: str, text: str, problems: list[str]) -> Iterator[tuple[int, Mapping[str, object]]]:
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    unknown = [column for column in reader.fieldnames or [] if column not in MetricRow.model_fields]
    if unknown:
        problems.extend(
            f"{name}:1: {column}: there is no such column{_nearest(column)}" for column in unknown
        )
        return
    try:
        for row in reader:
            if None in row or None in row.values():
                problems.append(f"{name}:{reader.line_num}: has not as many cells as the header")
            elif any(value.strip() for value in row.values()):
                yield reader.line_num, {key: value for key, value in row.items() if value.strip()}
    except csv.Error as error:
        problems.append(f"{name}:{reader.line_num}: is broken CSV: {error}")


def _json_lines(name: str, text: str, problems: list[str]) -> Iterator[tuple[int, Mapping[str, object]]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            problems.append(f"{name}:{number}: is broken JSON: {error}")
            continue
        if isinstance(row, dict):
            yield number, row
        else:
            problems.append(f"{name}:{number}: is no object of columns and values")


def _explain(where: str, error: ValidationError) -> Iterator[str]:
    for problem in error.errors():
        column = ".".join(str(part) for part in problem["loc"] if isinstance(part, str)) or "row"
        message = str(problem["msg"]).removeprefix("Value error, ")
        if problem["type"] == "extra_forbidden":
            message = "there is no such column" + _nearest(column)
        elif problem["type"] == "missing":
            message = "is missing"
        given = problem.get("input")
        value = f" (it is {given!r:.60})" if isinstance(given, str | int | float) else ""
        yield f"{where}: {column}: {message}{value}"


def _nearest(column: object) -> str:
    known = [name for name in MetricRow.model_fields if name != "source"]
    close = difflib.get_close_matches(str(column), known, n=1)
    return f"; did you mean {close[0]!r}?" if close else f"; known are {', '.join(known)}"


def _repeats(rows: list[MetricRow]) -> Iterator[str]:
    """Name every row that tells of a video and day that an earlier row told of already."""
    first: dict[tuple[str, str, date], str] = {}
    for row in rows:
        for video in {row.reference, row.video_sha256} - {""}:
            earlier = first.setdefault((row.platform, video, row.date), row.source)
            if earlier != row.source:
                yield f"{row.source}: {row.platform} {video[:16]} on {row.date} was told in {earlier} already"
                break

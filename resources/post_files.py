"""Files of posts: which there are, the records in them, and the days a line may belong to.

Large, broken or hostile files are read line by line in bounded memory; a line that cannot be used is a
`Problem`. Nothing a file says is ever used as a path. What a record says as a post is posts.py's to know.
"""

from __future__ import annotations

import csv
import glob
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

from resources.errors import InvalidInput
from resources.post_lines import Limits, Problem, lines_of

Record = Mapping[str, object]

DAY_MS = 86_400_000
LONE_SURROGATE = re.compile("[\ud800-\udfff\x00]")
_PROBLEMS_A_FILE = 20
_CREATED = re.compile(rb'"created_utc"\s*:\s*"?(\d{9,13})')


class Report:
    """Hears the problems of one file; keeps the first ones and a count, so that memory stays bounded."""

    def __init__(self, name: str, broken: Literal["skip", "fail"] = "skip") -> None:
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


def posts_files(base: Path, patterns: tuple[str, ...], problems: list[Problem]) -> Iterator[tuple[str, Path]]:
    """Yield each file that `patterns` name, once, in their order, sorted within one: its name there, its path.

    What is no posts file is a Problem; a file that is named and not there raises InvalidInput.
    """
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


def is_csv(path: Path) -> bool:
    """Tell a CSV, gzipped or not, from lines of JSON."""
    return _kind(path) == ".csv"


def _kind(path: Path) -> str:
    suffix = Path(path.stem).suffix if path.suffix.lower() == ".gz" else path.suffix
    return ".jsonl" if suffix.lower() in (".jsonl", ".ndjson") else suffix.lower()


def json_records(
    path: Path, name: str, limits: Limits, report: Report, day: int
) -> Iterator[tuple[int, Record]]:
    """Yield the objects of a file of JSON lines that may belong to a day (since 1970), with their lines' numbers."""
    for line in lines_of(path, name, limits, report):
        days = days_in(line.data)
        if not line.data.strip() or (days and day not in days):
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


def days_in(line: bytes) -> frozenset[int]:
    """Return the UTC days (since 1970) that a line of JSON may belong to, without parsing it.

    It is each `created_utc` in it that is a number, a second either side; a crosspost carries its parent's
    too. Empty where there is none: then the line must be parsed to know. A year's file is read so at the
    speed of a regular expression.
    """
    numbers = [int(found) for found in _CREATED.findall(line)]
    times = [number if number > 1e11 else number * 1000 for number in numbers if number]
    return frozenset(near // DAY_MS for at in times for near in (at - 1000, at + 1000))


def csv_records(path: Path, name: str, limits: Limits, report: Report) -> Iterator[tuple[int, Record]]:
    """Yield the rows of a CSV as records, with the number of the line each ends on.

    Raises InvalidInput when its first line does not name the columns.
    """
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
        elif any(LONE_SURROGATE.search(cell) for cell in row):
            report.line(number, "the row is not UTF-8")
        else:
            yield number, dict(zip(columns, row, strict=True))


def _csv_rows(reader: Iterator[list[str]], limits: Limits, report: Report) -> Iterator[tuple[int, list[str]]]:
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

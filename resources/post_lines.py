"""Lines of a posts file, one at a time and never more than a bound in memory, from plain or gzipped files.

Knows nothing of posts: posts.py reads records out of these lines. What is broken here (an over-long line, a
gzip stream that ends too early) becomes a `Problem` with file and line; what was readable stays readable.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, NamedTuple, cast

from pydantic import BaseModel, ConfigDict

from resources.errors import InvalidInput

_SKIP_BYTES = 1 << 20


class Problem(BaseModel):
    """Something in a source that could not be used: the file as the channel names it, its line, and why.

    `line` counts from 1; 0 means the file (or the community) as a whole.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    file: str
    line: int
    why: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.why}" if self.line else f"{self.file}: {self.why}"


@dataclass(frozen=True)
class Limits:
    """How large a post's text and a file may be, in bytes; a gzipped file is measured unpacked too."""

    max_post_bytes: int = 200_000
    max_file_bytes: int = 2_000_000_000

    @property
    def max_line_bytes(self) -> int:
        """Return the longest line a post within the limit can need: JSON may spend six bytes on one."""
        return 8 * self.max_post_bytes + 65_536


DEFAULT_LIMITS = Limits()


class Line(NamedTuple):
    """A line without its end, and its number from 1."""

    number: int
    data: bytes


def lines_of(path: Path, name: str, limits: Limits, report: Callable[[Problem], None]) -> Iterator[Line]:
    """Yield the lines of a file; `name` is what people call it, `report` hears what had to be left out.

    Raises InvalidInput for a file that cannot be opened or is over `max_file_bytes`, packed or unpacked.
    """
    try:
        size = path.stat().st_size
        opened: IO[bytes] = path.open("rb")
    except OSError as error:
        raise InvalidInput(f"{name}: the file cannot be opened: {error.strerror}") from error
    if size > limits.max_file_bytes:
        opened.close()
        raise _too_large(name, size, limits)
    with opened, _unpacked(opened, path) as file:
        yield from _bounded(file, name, limits, report)


def _unpacked(file: IO[bytes], path: Path) -> IO[bytes]:
    return cast(IO[bytes], gzip.GzipFile(fileobj=file)) if path.suffix.lower() == ".gz" else file


def _bounded(file: IO[bytes], name: str, limits: Limits, report: Callable[[Problem], None]) -> Iterator[Line]:
    read = 0
    number = 0
    while True:
        number += 1
        try:
            data = file.readline(limits.max_line_bytes + 1)
            read += len(data)
            if len(data) > limits.max_line_bytes and not data.endswith(b"\n"):
                read += _skip_line(file)
                data = b""
                why = f"the line is longer than {limits.max_line_bytes:,} bytes, no post within the limit is"
                report(Problem(file=name, line=number, why=why))
            elif not data:
                return
        except EOFError:
            why = "the gzip stream ends too early: the lines before it were read, fetch the file again"
            report(Problem(file=name, line=number, why=why))
            return
        except (OSError, zlib.error) as error:
            report(Problem(file=name, line=number, why=f"the file is damaged from here on: {error}"))
            return
        if read > limits.max_file_bytes:
            raise _too_large(name, read, limits)
        if number == 1:
            data = data.removeprefix(b"\xef\xbb\xbf")
        yield Line(number, data.rstrip(b"\r\n"))


def _skip_line(file: IO[bytes]) -> int:
    skipped = 0
    while data := file.readline(_SKIP_BYTES):
        skipped += len(data)
        if data.endswith(b"\n"):
            break
    return skipped


def _too_large(name: str, size: int, limits: Limits) -> InvalidInput:
    return InvalidInput(
        f"{name}: {size:,} bytes is over sources.max_file_bytes ({limits.max_file_bytes:,}); "
        "split the file by day, or raise the limit"
    )

"""Colour look-up tables: read .cube files (1D, 3D, or a 1D shaper before a 3D one), apply and compose them.

Owns the file format and the arithmetic of looks; which look a video gets is grade.py's business, and putting
a composed table on pixels is the renderer's (kernels.py). A table maps display-referred RGB, 0 to 1.

The format is Adobe's "Cube LUT Specification 1.0" with what DaVinci Resolve adds: input-range lines, and a
1D table that shapes what goes into the 3D one. Interpolation in 3D is tetrahedral, in 1D linear.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from resources.errors import InvalidInput
from vidgen_assets.artifacts import ShotMatch

Floats = NDArray[np.float32]
Triple = tuple[float, float, float]

GRID = 33
MAX_3D = 256
MAX_1D = 65_536
MAX_BYTES = 1 << 30
BLOCK = 16_384
SIZES = ("LUT_1D_SIZE", "LUT_3D_SIZE")
RANGES = ("LUT_1D_INPUT_RANGE", "LUT_3D_INPUT_RANGE")
KEYWORDS = ("TITLE", "DOMAIN_MIN", "DOMAIN_MAX", *SIZES, *RANGES)
# Rec.709 luma, as the saturation of an ASC CDL weighs channels
LUMA = np.array([0.2126, 0.7152, 0.0722], np.float32)


@dataclass(frozen=True, eq=False)
class Cube:
    """A look-up table: `table` is (n, 3) for 1D, or (n, n, n, 3) for 3D, indexed [red, green, blue].

    Inputs from `low` to `high` (a value an RGB channel) span the table; what lies outside is clamped. A
    `shaper`, a 1D table, is applied first.
    """

    title: str
    table: Floats
    low: Triple = (0.0, 0.0, 0.0)
    high: Triple = (1.0, 1.0, 1.0)
    shaper: Cube | None = None

    @property
    def size(self) -> int:
        """Return the number of points along one axis."""
        return int(self.table.shape[0])

    def apply(self, rgb: Floats) -> Floats:
        """Return the colours of `rgb` (..., 3) after this table, as float32."""
        shaped = np.asarray(rgb, np.float32) if self.shaper is None else self.shaper.apply(rgb)
        low, high = np.asarray(self.low, np.float32), np.asarray(self.high, np.float32)
        place = np.clip((shaped - low) / (high - low), 0.0, 1.0) * np.float32(self.size - 1)
        return _linear(self.table, place) if self.table.ndim == 2 else tetrahedral(self.table, place)


def read_cube(path: Path) -> Cube:
    """Read a .cube file.

    Raises InvalidInput naming file, line and what is wrong: not a LUT, a wrong number of entries, a
    value that is no number, a domain turned around.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InvalidInput(f"{path.name}: larger than {MAX_BYTES >> 20} MiB, which no .cube file is")
        # a block of lines at a time: the text of a table of 256 points is larger than the memory for a render
        with path.open(encoding="utf-8-sig", errors="replace") as lines:
            return _read(lines, path.name)
    except OSError as error:
        raise InvalidInput(f"{path.name}: the LUT cannot be read: {error.strerror or error}") from error


def parse_cube(text: str, name: str) -> Cube:
    """Read the text of a .cube file; `name` is what errors call it."""
    return _read(text.splitlines(), name)


def compose(cube: Cube, strength: float, match: ShotMatch | None = None) -> Floats:
    """Return one (33, 33, 33, 3) table, 0 to 1: the shot's match, then `strength` of the look."""
    axis = np.linspace(0.0, 1.0, GRID, dtype=np.float32)
    rgb = np.stack(np.meshgrid(axis, axis, axis, indexing="ij"), axis=-1)
    return graded(rgb, cube, strength, match)


def graded(rgb: Floats, cube: Cube, strength: float, match: ShotMatch | None = None) -> Floats:
    """Return colours (..., 3), 0 to 1, after a shot's match and `strength` of the look."""
    matched = np.asarray(rgb, np.float32) if match is None else apply_match(rgb, match)
    looked = cube.apply(matched)
    return np.clip(matched + np.float32(strength) * (looked - matched), 0.0, 1.0).astype(np.float32)


def apply_match(rgb: Floats, match: ShotMatch) -> Floats:
    """Return colours (..., 3) after a match: slope, offset and power a channel, then saturation (ASC CDL 1.2)."""
    slope, offset, power = (np.asarray(part, np.float32) for part in (match.slope, match.offset, match.power))
    toned = np.clip(np.asarray(rgb, np.float32) * slope + offset, 0.0, 1.0) ** power
    grey = (toned @ LUMA)[..., None]
    return np.asarray(np.clip(grey + np.float32(match.saturation) * (toned - grey), 0.0, 1.0), np.float32)


def identity() -> Cube:
    """Return the table that changes nothing."""
    axis = np.linspace(0.0, 1.0, 2, dtype=np.float32)
    return Cube("identity", np.stack(np.meshgrid(axis, axis, axis, indexing="ij"), axis=-1))


def tetrahedral(table: Floats, place: Floats) -> Floats:
    """Interpolate a 3D table at `place` (..., 3), in grid steps, along each colour's tetrahedron."""
    n = table.shape[0]
    base = np.minimum(place.astype(np.int64), n - 2)
    rest = place - base
    order = np.argsort(-rest, axis=-1, kind="stable")
    ranked = np.take_along_axis(rest, order, axis=-1)
    flat = table.reshape(-1, 3)
    steps = np.array([n * n, n, 1], np.int64)
    corner = (base * steps).sum(-1)
    values = flat[corner] * (1 - ranked[..., :1])
    for rank in range(3):
        corner = corner + steps[order[..., rank]]
        after = ranked[..., rank + 1 : rank + 2] if rank < 2 else np.float32(0.0)
        values = values + flat[corner] * (ranked[..., rank : rank + 1] - after)
    return np.asarray(values, np.float32)


def _linear(table: Floats, place: Floats) -> Floats:
    base = np.minimum(place.astype(np.int64), table.shape[0] - 2)
    rest = place - base
    channel = np.arange(3)
    low, high = table[base, channel], table[base + 1, channel]
    return np.asarray(low + (high - low) * rest, np.float32)


@dataclass
class _Header:
    """What the keyword lines of a file say, each with its line."""

    name: str
    given: dict[str, tuple[int, str]] = field(default_factory=dict)

    def read(self, number: int, line: str) -> None:
        """Take a keyword line."""
        word, rest = [*line.split(None, 1), ""][:2]
        word = word.upper()
        if word not in KEYWORDS:
            self.fail(number, f"{word[:40]!r} is no .cube keyword; known are {', '.join(KEYWORDS)}")
        if word in self.given:
            self.fail(number, f"{word} is given twice, first in line {self.given[word][0]}")
        self.given[word] = (number, rest.strip())

    def size(self, word: str, most: int) -> int:
        """Return a table's size; 0 when the file has none of that kind."""
        if word not in self.given:
            return 0
        number, text = self.given[word]
        text = text.partition("#")[0].strip()
        if not (text.isascii() and text.isdecimal()) or not 2 <= int(text[:9]) <= most:
            self.fail(number, f"{word} {text[:20]!r} must be a whole number from 2 to {most}")
        return int(text)

    def numbers(self, word: str, count: int) -> list[float] | None:
        """Return the numbers of a line; None when the file has no such line."""
        if word not in self.given:
            return None
        number, text = self.given[word]
        try:
            values = [float(part) for part in text.partition("#")[0].split()]
        except ValueError:
            values = []
        if len(values) != count or not np.isfinite(values).all():
            self.fail(number, f"{word} {text[:40]!r} must be {count} numbers")
        return values

    def domain(self) -> tuple[Triple, Triple]:
        """Return what DOMAIN_MIN and DOMAIN_MAX say."""
        low, high = (
            (*(self.numbers(word, 3) or (end,) * 3),)
            for word, end in (("DOMAIN_MIN", 0.0), ("DOMAIN_MAX", 1.0))
        )
        return self._rising(low, high, ("DOMAIN_MAX", "DOMAIN_MIN"))

    def span(self, word: str) -> tuple[Triple, Triple] | None:
        """Return what an input-range line says, the same for every channel."""
        ends = self.numbers(word, 2)
        return None if ends is None else self._rising((ends[0],) * 3, (ends[1],) * 3, (word,))

    def fail(self, number: int, what: str) -> None:
        """Raise InvalidInput for a line."""
        raise InvalidInput(f"{self.name}:{number}: {what}")

    def _rising(
        self, low: tuple[float, ...], high: tuple[float, ...], words: tuple[str, ...]
    ) -> tuple[Triple, Triple]:
        if any(top <= bottom for bottom, top in zip(low, high, strict=True)):
            number = next((self.given[word][0] for word in words if word in self.given), 1)
            self.fail(number, f"the domain ends at {high} but begins at {low}: it must rise")
        return (low[0], low[1], low[2]), (high[0], high[1], high[2])


def _read(lines: Iterable[str], name: str) -> Cube:
    """Read a file's lines: keywords, then the table's rows; comments and empty lines anywhere."""
    header = _Header(name)
    numbered = enumerate(lines, start=1)
    first: tuple[int, str] | None = None
    for number, raw in numbered:
        line = raw.strip().removeprefix("\ufeff")
        if not line or line.startswith("#"):
            continue
        if not line[0].isalpha():
            first = (number, line)
            break
        header.read(number, line)
    sizes = header.size("LUT_1D_SIZE", MAX_1D), header.size("LUT_3D_SIZE", MAX_3D)
    if not any(sizes):
        header.fail(1, "the file gives neither LUT_1D_SIZE nor LUT_3D_SIZE; a .cube file gives one or both")
    domain, ranges = header.domain(), [header.span(word) for word in RANGES]
    rows = _rows(header, first, numbered, sizes[0] + sizes[1] ** 3)
    title = header.given.get("TITLE", (0, ""))[1].strip('"')
    return _build(title, rows, sizes, domain, ranges)


def _build(
    title: str, rows: Floats, sizes: tuple[int, int], domain: tuple[Triple, Triple],
    ranges: list[tuple[Triple, Triple] | None],
) -> Cube:  # fmt: skip
    """Return the tables of a file; with both, the 1D rows come first and the domain is theirs."""
    length, side = sizes
    shaper = Cube(title, rows[:length], *(ranges[0] or domain)) if length else None
    if not side:
        assert shaper is not None
        return shaper
    # red runs fastest in the file, so the axes arrive as blue, green, red
    table = np.ascontiguousarray(rows[length:].reshape(side, side, side, 3).transpose(2, 1, 0, 3))
    within = ranges[1] or (domain if shaper is None else ((0.0,) * 3, (1.0,) * 3))
    return Cube(title, table, *within, shaper=shaper)


def _rows(
    header: _Header, first: tuple[int, str] | None, rest: Iterator[tuple[int, str]], wanted: int
) -> Floats:
    """Return the table's rows (wanted, 3), read a block of lines at a time."""
    found: list[Floats] = []
    count, last = 0, 1
    block = [] if first is None else [first]
    block += list(islice(rest, BLOCK))
    while block:
        rows = _numbers(header, block)
        count, last = count + len(rows), next((n for n, raw in reversed(block) if raw.strip()), last)
        if count > wanted:
            break
        found.append(rows)
        block = list(islice(rest, BLOCK))
    if count != wanted:
        more = f"{count} or more" if block else str(count)
        header.fail(last, f"the table has {more} entries where its size asks for {wanted}")
    return np.concatenate(found)


def _numbers(header: _Header, block: list[tuple[int, str]]) -> Floats:
    """Return the rows of numbered lines, three finite numbers each, leaving out comments and empty lines."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a block of comments alone is fine
            rows = np.loadtxt([raw for _, raw in block], np.float32, comments="#", ndmin=2)
        if rows.size == 0:
            return np.empty((0, 3), np.float32)
        if rows.shape[1] == 3 and np.isfinite(rows).all():
            return rows
    except (ValueError, OverflowError):
        pass
    for number, raw in block:
        line = raw.partition("#")[0].strip()
        if line and line[0].isalpha() and line.split()[0].upper() in KEYWORDS:
            word = line.split()[0].upper()
            header.fail(number, f"{word} stands after the first table entry; keywords come first")
        if line and not _is_triple(line):
            header.fail(number, f"{line[:40]!r} is not three numbers")
    raise InvalidInput(f"{header.name}:{block[0][0]}: the table cannot be read as numbers")


def _is_triple(line: str) -> bool:
    try:
        with np.errstate(over="ignore"):
            values = [np.float32(part) for part in line.split()]
    except ValueError:
        return False
    return len(values) == 3 and bool(np.isfinite(values).all())

"""Colour look-up tables: read .cube files (1D and 3D), apply them, compose them with a strength and a match.

Owns the file format and the arithmetic of looks; which look a video gets is grade.py's business, and putting
a composed table on pixels is the renderer's (kernels.py). A table maps display-referred RGB, 0 to 1.

The format is Adobe's "Cube LUT Specification 1.0" with the input-range lines DaVinci Resolve writes;
interpolation in 3D is tetrahedral, in 1D linear.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from resources.errors import InvalidInput

Floats = NDArray[np.float32]

GRID = 33
MAX_3D = 129
MAX_1D = 65_536
MAX_BYTES = 128 << 20
KEYWORDS = (
    "TITLE",
    "DOMAIN_MIN",
    "DOMAIN_MAX",
    "LUT_1D_SIZE",
    "LUT_3D_SIZE",
    "LUT_1D_INPUT_RANGE",
    "LUT_3D_INPUT_RANGE",
)


@dataclass(frozen=True, eq=False)
class Cube:
    """A look-up table: `table` is (n, 3) for 1D, or (n, n, n, 3) indexed [red, green, blue] for 3D.

    Inputs from `low` to `high` (a value an RGB channel) span the table; what lies outside is clamped.
    """

    title: str
    table: Floats
    low: tuple[float, float, float] = (0.0, 0.0, 0.0)
    high: tuple[float, float, float] = (1.0, 1.0, 1.0)

    @property
    def size(self) -> int:
        """Return the number of points along one axis."""
        return int(self.table.shape[0])

    def apply(self, rgb: Floats) -> Floats:
        """Return the colours of `rgb` (..., 3) after this table, as float32."""
        low, high = np.asarray(self.low, np.float32), np.asarray(self.high, np.float32)
        place = np.clip((np.asarray(rgb, np.float32) - low) / (high - low), 0.0, 1.0) * np.float32(
            self.size - 1
        )
        return _linear(self.table, place) if self.table.ndim == 2 else tetrahedral(self.table, place)


def read_cube(path: Path) -> Cube:
    """Read a .cube file.

    Raises InvalidInput naming file, line and what is wrong: not a LUT, a wrong number of entries, a
    value that is no number, a domain turned around.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InvalidInput(f"{path.name}: larger than {MAX_BYTES >> 20} MiB, which no .cube file is")
        text = path.read_text("utf-8-sig", errors="replace")
    except OSError as error:
        raise InvalidInput(f"{path.name}: the LUT cannot be read: {error.strerror or error}") from error
    return parse_cube(text, path.name)


def parse_cube(text: str, name: str) -> Cube:
    """Read the text of a .cube file; `name` is what errors call it."""
    header: dict[str, tuple[int, str]] = {}
    rows: list[tuple[int, str]] = []
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if line[0].isalpha():
            _read_keyword(name, number, line, header, started=bool(rows))
        else:
            rows.append((number, line))
    return _build(name, header, rows)


def compose(
    cube: Cube, strength: float, gain: tuple[float, ...] = (1, 1, 1), offset: tuple[float, ...] = (0, 0, 0)
) -> Floats:
    """Return one (33, 33, 33, 3) table, 0 to 1: the match (gain, offset), then `strength` of the look."""
    axis = np.linspace(0.0, 1.0, GRID, dtype=np.float32)
    rgb = np.stack(np.meshgrid(axis, axis, axis, indexing="ij"), axis=-1)
    matched = np.clip(rgb * np.asarray(gain, np.float32) + np.asarray(offset, np.float32), 0.0, 1.0)
    looked = cube.apply(matched)
    return np.clip(matched + np.float32(strength) * (looked - matched), 0.0, 1.0).astype(np.float32)


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


def _read_keyword(
    name: str, number: int, line: str, header: dict[str, tuple[int, str]], *, started: bool
) -> None:
    word, rest = [*line.split(None, 1), ""][:2]
    word = word.upper()
    if word not in KEYWORDS:
        raise InvalidInput(
            f"{name}:{number}: {word[:40]!r} is no .cube keyword; known are {', '.join(KEYWORDS)}"
        )
    if started:
        raise InvalidInput(f"{name}:{number}: {word} stands after the first table entry; keywords come first")
    if word in header:
        raise InvalidInput(f"{name}:{number}: {word} is given twice, first in line {header[word][0]}")
    header[word] = (number, rest.strip())


def _build(name: str, header: dict[str, tuple[int, str]], rows: list[tuple[int, str]]) -> Cube:
    sizes = [word for word in ("LUT_1D_SIZE", "LUT_3D_SIZE") if word in header]
    if len(sizes) != 1:
        said = "both LUT_1D_SIZE and LUT_3D_SIZE" if sizes else "neither LUT_1D_SIZE nor LUT_3D_SIZE"
        raise InvalidInput(f"{name}:1: the file gives {said}; a .cube file gives one of them")
    cubic = sizes[0] == "LUT_3D_SIZE"
    size = _size(name, sizes[0], header[sizes[0]], MAX_3D if cubic else MAX_1D)
    entries = _entries(name, rows, size**3 if cubic else size)
    # red runs fastest in the file, so the axes arrive as blue, green, red
    table = entries.reshape(size, size, size, 3).transpose(2, 1, 0, 3) if cubic else entries
    low, high = _domain(name, header)
    title = header.get("TITLE", (0, ""))[1].strip('"')
    return Cube(title, np.ascontiguousarray(table), low, high)


def _size(name: str, word: str, given: tuple[int, str], most: int) -> int:
    number, text = given
    if not text.isdecimal() or not 2 <= int(text) <= most:
        raise InvalidInput(f"{name}:{number}: {word} {text[:20]!r} must be a whole number from 2 to {most}")
    return int(text)


def _entries(name: str, rows: list[tuple[int, str]], wanted: int) -> Floats:
    if len(rows) != wanted:
        last = rows[-1][0] if rows else 1
        raise InvalidInput(
            f"{name}:{last}: the table has {len(rows)} entries where its size asks for {wanted}"
        )
    try:
        values = np.array(" ".join(line for _, line in rows).split(), np.float32)
    except ValueError:
        values = np.empty(0, np.float32)
    if values.size != wanted * 3 or not np.isfinite(values).all():
        _blame(name, rows)
    return values.reshape(wanted, 3)


def _blame(name: str, rows: list[tuple[int, str]]) -> None:
    """Raise for the first entry that is not three finite numbers."""
    for number, line in rows:
        try:
            good = len(line.split()) == 3 and all(np.isfinite(np.float32(part)) for part in line.split())
        except ValueError:
            good = False
        if not good:
            raise InvalidInput(f"{name}:{number}: {line[:40]!r} is not three numbers")
    raise InvalidInput(f"{name}:{rows[0][0]}: the table cannot be read as numbers")


def _domain(
    name: str, header: dict[str, tuple[int, str]]
) -> tuple[tuple[float, float, float], tuple[float, float, float]]:
    low = _triple(name, header, "DOMAIN_MIN", (0.0, 0.0, 0.0))
    high = _triple(name, header, "DOMAIN_MAX", (1.0, 1.0, 1.0))
    for word in ("LUT_1D_INPUT_RANGE", "LUT_3D_INPUT_RANGE"):
        if word in header:
            number, text = header[word]
            ends = _numbers(name, number, word, text, 2)
            low, high = (ends[0],) * 3, (ends[1],) * 3
    if any(top <= bottom for bottom, top in zip(low, high, strict=True)):
        number = next(
            (header[word][0] for word in ("DOMAIN_MAX", "DOMAIN_MIN", *KEYWORDS[5:]) if word in header), 1
        )
        raise InvalidInput(f"{name}:{number}: the domain ends at {high} but begins at {low}: it must rise")
    return low, high


def _triple(
    name: str, header: dict[str, tuple[int, str]], word: str, default: tuple[float, float, float]
) -> tuple[float, float, float]:
    if word not in header:
        return default
    red, green, blue = _numbers(name, header[word][0], word, header[word][1], 3)
    return red, green, blue


def _numbers(name: str, number: int, word: str, text: str, count: int) -> list[float]:
    try:
        values = [float(part) for part in text.split()]
    except ValueError:
        values = []
    if len(values) != count or not all(np.isfinite(values)):
        raise InvalidInput(f"{name}:{number}: {word} {text[:40]!r} must be {count} numbers")
    return values

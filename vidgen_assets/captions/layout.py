"""Where the words of a caption lie: lines centred above the bottom margin, shrunk to fit, broken when they must be.

Owns boxes, in frame pixels; drawing is drawing.py's. The same boxes tell the quality probes where to
look, and the safe-area gate how much room captions take.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from vidgen_assets.artifacts import CaptionLook
from vidgen_assets.captions.styles import style_of
from vidgen_assets.captions.typesetting import Typesetter, drawable
from vidgen_assets.content.typography import shown_text
from vidgen_assets.subtitles.writing_systems import (
    broken_word,
    direction,
    runs_right_to_left,
    settled_lines,
    touch,
    visual_order,
)

REFERENCE_WIDTH, REFERENCE_HEIGHT = 1080, 1920
SPACE = 0.33
WIDEST = 0.644
"""Of the frame's width, centred: inside what every platform advises (YouTube's right edge is the tightest)."""
SMALLEST = 0.64
"""How far a caption shrinks before its lines are broken anew."""
MOST_ROWS = 4
ELLIPSIS = "\u2026"

Row = list[tuple[int, str]]


@dataclass(frozen=True)
class Metrics:
    """How far letters reach above and below their baseline, and lines are apart, in sizes."""

    above: float = 0.72
    below: float = 0.22
    line: float = 1.24


LATIN = Metrics()
TALL = (
    ((0x0590, 0x08FF), Metrics(0.82, 0.36, 1.5)),
    ((0x0900, 0x0DFF), Metrics(0.92, 0.34, 1.48)),
    ((0x0E00, 0x17FF), Metrics(1.08, 0.32, 1.6)),
    ((0x2E80, 0xD7FF), Metrics(0.86, 0.14, 1.3)),
    ((0x1F000, 0x1FAFF), Metrics(0.90, 0.22, 1.3)),
)


@dataclass(frozen=True)
class Piece:
    """A run of letters as it will be drawn, its left edge, baseline and width in frame pixels."""

    text: str
    x: float
    baseline: float
    width: float


@dataclass(frozen=True)
class WordBox:
    """A word as it will be drawn: in one piece, in several when it is broken, in none when nothing of it can be.

    `size` is what it is set in (pixels), `backwards` that it is read from right to left.
    """

    pieces: tuple[Piece, ...]
    size: float
    metrics: Metrics = LATIN
    backwards: bool = False

    @property
    def text(self) -> str:
        """Return what is shown of the word."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def x(self) -> float:
        """Return the left edge of its first piece."""
        return self.pieces[0].x

    @property
    def baseline(self) -> float:
        """Return the baseline of its first piece."""
        return self.pieces[0].baseline

    @property
    def width(self) -> float:
        """Return the width of its first piece."""
        return self.pieces[0].width

    def box(self, piece: Piece) -> tuple[float, float, float, float]:
        """Return left, top, right and bottom of a piece's letters."""
        above, below = self.metrics.above * self.size, self.metrics.below * self.size
        return piece.x, piece.baseline - above, piece.x + piece.width, piece.baseline + below


@dataclass(frozen=True)
class CaptionLayout:
    """A caption's words in reading order, and the size most of them are set in (pixels)."""

    words: tuple[WordBox, ...]
    size: float

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Return left, top, right and bottom of all words."""
        return _around(word.box(piece) for word in self.words for piece in word.pieces)

    @property
    def lines(self) -> tuple[tuple[float, float, float, float], ...]:
        """Return the boxes of the lines, from top to bottom."""
        rows: dict[float, list[tuple[float, float, float, float]]] = {}
        for word in self.words:
            for piece in word.pieces:
                rows.setdefault(piece.baseline, []).append(word.box(piece))
        return tuple(_around(rows[baseline]) for baseline in sorted(rows))

    def word_box(self, word: WordBox) -> tuple[float, float, float, float]:
        """Return left, top, right and bottom of one word's letters, of its first piece when it is broken."""
        return word.box(word.pieces[0]) if word.pieces else (0.0, 0.0, 0.0, 0.0)


def lay_out_caption(
    lines: Sequence[Sequence[str]],
    look: CaptionLook,
    width: int,
    height: int,
    setter: Typesetter,
    margin_bottom: int | None = None,
) -> CaptionLayout:
    """Set a caption's lines for a frame, its bottom `margin_bottom` reference pixels above the frame's.

    A line too long shrinks the whole caption, and is broken anew when that would make it too small; what does
    not fit on MOST_ROWS lines then ends in an ellipsis. Without a margin the look's is meant.
    """
    style = style_of(look.style)
    size = look.size * style.size * width / REFERENCE_WIDTH
    margin = look.margin_bottom if margin_bottom is None else margin_bottom
    bottom = height - margin * height / REFERENCE_HEIGHT
    texts = [_shown(word, look) for line in lines for word in line]
    page = _Page(setter, WIDEST * width, width, bottom, _metrics(texts))
    if style.seen == "spoken":
        return page.one_by_one(texts, size)
    numbered: list[Row] = []
    at = 0
    for line in lines:
        numbered.append([(at + n, texts[at + n]) for n in range(len(line)) if texts[at + n]])
        at += len(line)
    return page.together(settled_lines([row for row in numbered if row]), texts, size)


@dataclass(frozen=True)
class _Page:
    """Where a caption's rows go: how wide they may be, the frame's width, and the block's bottom."""

    setter: Typesetter
    room: float
    width: int
    bottom: float
    metrics: Metrics

    def one_by_one(self, texts: Sequence[str], size: float) -> CaptionLayout:
        """Set every word alone in the middle, each as large as it fits."""
        words = []
        for text in texts:
            rows = [[(0, text)]] if text else []
            fitting, rows = self._fitted(rows, size)
            words.extend(self._placed(rows, 1, fitting, backwards=direction(text) == "right"))
        return CaptionLayout(tuple(words), size)

    def together(self, rows: list[Row], texts: Sequence[str], size: float) -> CaptionLayout:
        """Set all words on their lines."""
        size, rows = self._fitted(rows, size)
        backwards = runs_right_to_left(texts)
        return CaptionLayout(tuple(self._placed(rows, len(texts), size, backwards=backwards)), size)

    def _fitted(self, rows: list[Row], size: float) -> tuple[float, list[Row]]:
        widest = max((self._row_width(row, size) for row in rows), default=0.0)
        if widest <= self.room:
            return size, rows
        if widest * SMALLEST <= self.room:
            return size * self.room / widest, rows
        size *= SMALLEST
        broken = [new for row in rows for new in self._broken(row, size)]
        if len(broken) > MOST_ROWS:
            broken = broken[:MOST_ROWS]
            number, text = broken[-1][-1]
            broken[-1][-1] = (number, text[: max(len(text) - 2, 1)] + ELLIPSIS)
        widest = max(self._row_width(row, size) for row in broken)
        return size * min(self.room / widest, 1.0), broken  # one letter may be wider than a line

    def _broken(self, row: Row, size: float) -> list[Row]:
        """Break a row anew, between its words where they fit and inside those that do not."""
        made: list[Row] = [[]]
        for number, text in row:
            if self._row_width([*made[-1], (number, text)], size) <= self.room:
                made[-1].append((number, text))
                continue
            for piece in broken_word(text, lambda part: self._wide(part, size) <= self.room):
                made.append([(number, piece)])
        return [new for new in made if new]

    def _placed(self, rows: list[Row], count: int, size: float, *, backwards: bool) -> list[WordBox]:
        pieces: list[list[Piece]] = [[] for _ in range(count)]
        last = self.bottom - self.metrics.below * size
        for place, row in enumerate(rows):
            baseline = last - (len(rows) - 1 - place) * self.metrics.line * size
            x = (self.width - self._row_width(row, size)) / 2
            order = visual_order([text for _, text in row], backwards)
            for position, which in enumerate(order):
                number, text = row[which]
                wide = self._wide(text, size)
                pieces[number].append(Piece(text, x, baseline, wide))
                if position + 1 < len(order):
                    x += wide + self._gap(text, row[order[position + 1]][1], size)
        return [
            WordBox(
                tuple(parts),
                size,
                self.metrics,
                backwards=direction("".join(part.text for part in parts)) == "right",
            )
            for parts in pieces
        ]

    def _row_width(self, row: Row, size: float) -> float:
        wide = sum(self._wide(text, size) for _, text in row)
        return wide + sum(self._gap(a[1], b[1], size) for a, b in pairwise(row))

    def _wide(self, text: str, size: float) -> float:
        return self.setter.measure(text, size)[0]

    def _gap(self, before: str, after: str, size: float) -> float:
        return 0.0 if touch(before, after) or touch(after, before) else SPACE * size


def _metrics(texts: Iterable[str]) -> Metrics:
    """Return how much room the tallest script among these takes."""
    found = [LATIN]
    for text in texts:
        for letter in text:
            found.extend(room for (first, last), room in TALL if first <= ord(letter) <= last)
    return Metrics(
        max(one.above for one in found), max(one.below for one in found), max(one.line for one in found)
    )


def _around(
    boxes: Iterable[tuple[float, float, float, float]],
) -> tuple[float, float, float, float]:
    every = list(boxes)
    if not every:
        return 0.0, 0.0, 0.0, 0.0
    lefts, tops, rights, bottoms = zip(*every, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _shown(word: str, look: CaptionLook) -> str:
    text = drawable(shown_text(word, look.locale), look.font).strip()
    return drawable(text.upper(), look.font) if look.uppercase else text

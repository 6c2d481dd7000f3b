"""Where the words of a caption lie: lines centred above the bottom margin, shrunk to fit, never reflowed.

Owns boxes, in frame pixels; drawing is caption_draw.py's. The same boxes tell the quality probes where to
look, and the safe-area gate how much room captions take.
"""

from __future__ import annotations

from dataclasses import dataclass

from vidgen_assets.artifacts import CaptionLook
from vidgen_assets.post.caption_type import Typesetter, drawable

LINE_HEIGHT = 1.24
SPACE = 0.33
WIDEST = 0.715  # clear of the buttons that apps put on the right, and centred
CAP_HEIGHT = 0.72
DESCENT = 0.22
REFERENCE_WIDTH, REFERENCE_HEIGHT = 1080, 1920


@dataclass(frozen=True)
class WordBox:
    """A word as it will be drawn, its left edge, baseline and width in frame pixels."""

    text: str
    x: float
    baseline: float
    width: float


@dataclass(frozen=True)
class CaptionLayout:
    """A caption's words in reading order, and the size they are set in (pixels)."""

    words: tuple[WordBox, ...]
    size: float

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Return left, top, right and bottom of all words."""
        drawn = [self.word_box(word) for word in self.words if word.text]
        if not drawn:
            return 0.0, 0.0, 0.0, 0.0
        lefts, tops, rights, bottoms = zip(*drawn, strict=True)
        return min(lefts), min(tops), max(rights), max(bottoms)

    def word_box(self, word: WordBox) -> tuple[float, float, float, float]:
        """Return left, top, right and bottom of one word's letters."""
        return (
            word.x,
            word.baseline - CAP_HEIGHT * self.size,
            word.x + word.width,
            word.baseline + DESCENT * self.size,
        )


def lay_out_caption(
    lines: tuple[tuple[str, ...], ...], look: CaptionLook, width: int, height: int, setter: Typesetter
) -> CaptionLayout:
    """Set a caption's lines for a frame; a line too long shrinks the whole caption until it fits."""
    texts = [[_shown(word, look) for word in line] for line in lines]
    scale = width / REFERENCE_WIDTH
    size = look.size * scale
    rooms = [_line_width([setter.measure(text, size)[0] for text in line if text], size) for line in texts]
    widest = max(rooms, default=0.0)
    if widest > WIDEST * width:
        size *= WIDEST * width / widest
    bottom = height - look.margin_bottom * height / REFERENCE_HEIGHT
    words: list[WordBox] = []
    for number, line in enumerate(texts):
        baseline = bottom - DESCENT * size - (len(texts) - 1 - number) * LINE_HEIGHT * size
        words.extend(_place(line, size, baseline, width, setter))
    return CaptionLayout(tuple(words), size)


def _place(line: list[str], size: float, baseline: float, width: int, setter: Typesetter) -> list[WordBox]:
    widths = [setter.measure(text, size)[0] if text else 0.0 for text in line]
    x = (width - _line_width([wide for wide in widths if wide], size)) / 2
    placed = []
    for text, wide in zip(line, widths, strict=True):
        placed.append(WordBox(text, x, baseline, wide))
        x += wide + SPACE * size if wide else 0.0
    return placed


def _line_width(widths: list[float], size: float) -> float:
    return sum(widths) + SPACE * size * max(len(widths) - 1, 0)


def _shown(word: str, look: CaptionLook) -> str:
    text = drawable(word, look.font).strip()
    return text.upper() if look.uppercase else text

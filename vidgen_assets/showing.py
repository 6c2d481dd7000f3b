"""What the Dagster UI shows of an artifact: small Markdown tables, small pictures, numbers that plot.

Text from posts and models is data: it is escaped and cut before it becomes Markdown. A preview stays under
PREVIEW_BYTES, for Dagster stores it several times.
"""

import base64
import io
import re
from collections.abc import Iterable, Sequence
from itertools import accumulate
from pathlib import Path

import dagster as dg

PREVIEW_BYTES = 20_000
CELL_CHARS = 120
ESCAPES = {ord(char): f"\\{char}" for char in "`*_[]!#~\\"} | {
    ord("&"): "&amp;",
    ord("<"): "&lt;",
    ord(">"): "&gt;",
    ord("|"): "&#124;",
}
# a text that begins like a list item would become one
LIST_MARK = re.compile(r"^(\d*)([-+.)])")


def cell(value: object) -> str:
    """Return a value as the text of a Markdown table cell: one line, no markup, not too long; nothing for None."""
    text = "" if value is None else f"{value:.2f}" if isinstance(value, float) else str(value)
    text = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    if len(text) > CELL_CHARS:
        text = text[: CELL_CHARS - 1] + "…"
    return text.translate(ESCAPES)


def table(
    columns: Sequence[str], rows: Iterable[Sequence[object]], most: int = 25
) -> dg.MarkdownMetadataValue:
    """Return rows as a Markdown table; what does not fit is counted below it."""
    rows = tuple(rows)
    if not rows:
        return dg.MetadataValue.md("nothing")
    head = [f"| {' | '.join(columns)} |", "|" + "---|" * len(columns)]
    body = [f"| {' | '.join(cell(value) for value in row)} |" for row in rows]
    shown = _that_fit(body, most)
    rest = [] if len(shown) == len(body) else ["", f"and {len(body) - len(shown)} more"]
    return dg.MetadataValue.md("\n".join([*head, *shown, *rest]))


def lines(texts: Iterable[str], most: int = 100) -> dg.MarkdownMetadataValue:
    """Return texts as a Markdown list; what does not fit is counted at its end."""
    body = [f"- {LIST_MARK.sub(_escaped_mark, cell(text))}" for text in texts]
    shown = _that_fit(body, most)
    rest = [] if len(shown) == len(body) else [f"- and {len(body) - len(shown)} more"]
    return dg.MetadataValue.md("\n".join([*shown, *rest]) or "nothing")


def _that_fit(body: list[str], most: int) -> list[str]:
    """Return the first lines, at most `most`, that leave room for a heading within PREVIEW_BYTES."""
    sizes = accumulate(len(line.encode()) + 1 for line in body)
    return [line for line, size in zip(body[:most], sizes, strict=False) if size <= PREVIEW_BYTES - 1_000]


def _escaped_mark(mark: re.Match[str]) -> str:
    return f"{mark[1]}\\{mark[2]}"


def picture(png: bytes) -> dg.MarkdownMetadataValue:
    """Return one small PNG inside Markdown; a word instead of one that is too large for metadata."""
    encoded = base64.b64encode(png).decode()
    if len(encoded) > PREVIEW_BYTES - 200:
        return dg.MetadataValue.md("the picture is too large for a preview")
    return dg.MetadataValue.md(f"![preview](data:image/png;base64,{encoded})")


def contact_sheet(pictures: Sequence[Path], columns: int = 5) -> dg.MarkdownMetadataValue:
    """Return pictures side by side as one small JPEG inside Markdown, under PREVIEW_BYTES."""
    if not pictures:
        return dg.MetadataValue.md("nothing")
    for height, quality in ((160, 60), (128, 50), (96, 40), (72, 30), (48, 25)):
        data = _sheet(pictures, columns, height, quality)
        encoded = base64.b64encode(data).decode()
        if len(encoded) < PREVIEW_BYTES - 200:
            # Markdown's own picture: the UI drops HTML, and an <img> in it, without a word
            return dg.MetadataValue.md(f"![preview](data:image/jpeg;base64,{encoded})")
    return dg.MetadataValue.md("the pictures are too many for a preview")


def _sheet(pictures: Sequence[Path], columns: int, height: int, quality: int) -> bytes:
    from PIL import Image

    images = []
    for path in pictures:
        with Image.open(path) as image:
            small = image.convert("RGB")
            images.append(small.resize((max(1, small.width * height // small.height), height)))
    columns = min(columns, len(images))
    width = max(small.width for small in images)
    rows = -(-len(images) // columns)
    sheet = Image.new("RGB", (columns * width, rows * height), "white")
    for number, small in enumerate(images):
        sheet.paste(small, ((number % columns) * width, (number // columns) * height))
    buffer = io.BytesIO()
    sheet.save(buffer, "JPEG", quality=quality)
    return buffer.getvalue()

"""What the Dagster UI shows of an artifact: small Markdown tables, small pictures, numbers that plot.

Text from posts and models is data: it is escaped and cut before it becomes Markdown. A preview stays under
PREVIEW_BYTES, for Dagster stores it several times.
"""

import base64
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

import dagster as dg

PREVIEW_BYTES = 20_000
CELL_CHARS = 120


def cell(value: object) -> str:
    """Return a value as the text of a Markdown table cell: one line, no markup, not too long."""
    text = f"{value:.2f}" if isinstance(value, float) else str(value)
    text = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    if len(text) > CELL_CHARS:
        text = text[: CELL_CHARS - 1] + "…"
    for char, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("|", "&#124;")):
        text = text.replace(char, entity)
    for char in "`*_[]!#~\\":
        text = text.replace(char, f"\\{char}")
    return text


def table(columns: Sequence[str], rows: Iterable[Sequence[object]], most: int = 25) -> dg.MarkdownMetadataValue:
    """Return rows as a Markdown table; what does not fit is counted below it."""
    lines = [f"| {' | '.join(columns)} |", "|" + "---|" * len(columns)]
    rest = 0
    for row in rows:
        line = f"| {' | '.join(cell(value) for value in row)} |"
        if len(lines) - 2 >= most or sum(map(len, lines)) + len(line) > PREVIEW_BYTES - 500:
            rest += 1
        else:
            lines.append(line)
    if rest:
        lines += ["", f"and {rest} more"]
    return dg.MetadataValue.md("\n".join(lines))


def lines(texts: Iterable[str]) -> dg.MarkdownMetadataValue:
    """Return texts as a Markdown list."""
    return dg.MetadataValue.md("\n".join(f"- {cell(text)}" for text in texts) or "nothing")


def contact_sheet(pictures: Sequence[Path], columns: int = 5) -> dg.MarkdownMetadataValue:
    """Return pictures side by side as one small JPEG inside Markdown, under PREVIEW_BYTES."""
    for height, quality in ((160, 60), (128, 50), (96, 40), (72, 30), (48, 25)):
        data = _sheet(pictures, columns, height, quality)
        encoded = base64.b64encode(data).decode()
        if len(encoded) < PREVIEW_BYTES - 200:
            return dg.MetadataValue.md(f'<img alt="preview" src="data:image/jpeg;base64,{encoded}">')
    return dg.MetadataValue.md("the pictures are too many for a preview")


def _sheet(pictures: Sequence[Path], columns: int, height: int, quality: int) -> bytes:
    from PIL import Image

    images = []
    for path in pictures:
        with Image.open(path) as image:
            small = image.convert("RGB")
            images.append(small.resize((max(1, small.width * height // small.height), height)))
    if not images:
        images = [Image.new("RGB", (height, height))]
    columns = min(columns, len(images))
    width = max(image.width for image in images)
    rows = -(-len(images) // columns)
    sheet = Image.new("RGB", (columns * width, rows * height), "white")
    for number, image in enumerate(images):
        sheet.paste(image, ((number % columns) * width, (number // columns) * height))
    buffer = io.BytesIO()
    sheet.save(buffer, "JPEG", quality=quality)
    return buffer.getvalue()

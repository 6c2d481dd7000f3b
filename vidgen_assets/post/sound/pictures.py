"""Sound to look at: a waveform with its words, and a loudness curve, small enough for an asset's metadata.

Both are PNGs in a few colours. What is seen is what was measured: peaks of the file's samples, short-term
loudness (3 s) and momentary (0.4 s) in LUFS against the target.
"""

from __future__ import annotations

import io
import wave
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from vidgen_assets.artifacts.sound import Word

MOST_BYTES = 14_000
"""Of a PNG: as text in Markdown it takes a third more, and 20 KB are the limit."""
PAPER, INK, WAVE, LOUD, GRID, WEAK = range(6)
COLOURS = ((250, 249, 246), (40, 36, 48), (116, 140, 190), (222, 94, 70), (222, 219, 210), (200, 60, 150))
ROW_S, ROW_HEIGHT, WORDS_HEIGHT = 10, 46, 26
MARGIN = 26
UNSURE = 0.5
"""Words the aligner was less sure of than this are drawn in another colour."""
FULL = 32768.0


def waveform(path: Path, words: Sequence[Word], *, width: int = 960) -> bytes:
    """Return a WAV file's waveform as a PNG, ten seconds a row, each word where it begins, under MOST_BYTES.

    Levels that pass -3 dBFS are drawn in red. A very long file is drawn with longer rows.
    """
    peaks, seconds = _peaks(path, 100)
    for row_s, wide in (
        (ROW_S, width),
        (ROW_S, width * 3 // 4),
        (2 * ROW_S, width * 3 // 4),
        (4 * ROW_S, width // 2),
    ):
        rows = max(1, -(-round(seconds * 100) // (row_s * 100)))
        if rows > 24:
            continue
        data = _drawn_waveform(peaks, words, (rows, row_s, wide))
        if len(data) <= MOST_BYTES:
            return data
    return _drawn_waveform(peaks, (), (1, max(1, round(seconds)), width // 2))


def loudness_curve(
    short_term: NDArray[np.float64], momentary: NDArray[np.float64], target: float, *, width: int = 640
) -> bytes:
    """Return the loudness over time as a PNG: momentary as an area, short-term as a line, the target marked."""
    height, low, high = 150, target - 27.0, target + 9.0
    image = _paper(width, height)
    draw, font = ImageDraw.Draw(image), _font(10)

    def at(level: float) -> int:
        return round((high - min(max(level, low), high)) / (high - low) * (height - 1))

    for x, level in enumerate(_columns(momentary, width - MARGIN)):
        if np.isfinite(level):
            draw.line((MARGIN + x, at(level), MARGIN + x, height), fill=WAVE)
    for level in (target + 6, target, target - 6, target - 12, target - 18):
        fill = LOUD if level == target else GRID
        draw.line((MARGIN, at(level), width, at(level)), fill=fill)
        draw.text((2, at(level) - 6), f"{level:g}", fill=LOUD if level == target else INK, font=font)
    # a window's loudness is drawn at its middle
    lead = 15 if len(short_term) else 0
    line = np.concatenate([np.full(lead, np.nan), short_term])
    points = [
        (MARGIN + x, at(level))
        for x, level in enumerate(_columns(line, width - MARGIN))
        if np.isfinite(level)
    ]
    if len(points) > 1:
        draw.line(points, fill=INK, width=2)
    return _png(image)


def _columns(curve: NDArray[np.float64], width: int) -> NDArray[np.float64]:
    """Return a curve at `width` columns: the nearest value of each."""
    if not len(curve):
        return np.full(width, np.nan)
    return curve[np.minimum(np.arange(width) * len(curve) // width, len(curve) - 1)]


def _peaks(path: Path, a_second: int) -> tuple[NDArray[np.float64], float]:
    """Return the largest magnitude in every hundredth of a second, and the length in s; read a second at a time."""
    found = []
    with wave.open(str(path), "rb") as file:
        rate, channels = file.getframerate(), file.getnchannels()
        each = rate // a_second
        while raw := file.readframes(each * a_second):
            samples = np.abs(np.frombuffer(raw, "<i2").reshape(-1, channels).astype(np.float64)).max(axis=1)
            padded = np.concatenate([samples, np.zeros(-len(samples) % each)])
            found.append(padded.reshape(-1, each).max(axis=1) / FULL)
        return np.concatenate([*found, np.zeros(0)]), file.getnframes() / rate


def _drawn_waveform(peaks: NDArray[np.float64], words: Sequence[Word], size: tuple[int, int, int]) -> bytes:
    rows, row_s, width = size
    row_height = ROW_HEIGHT + (WORDS_HEIGHT if words else 0)
    image = _paper(width, rows * row_height)
    draw, font = ImageDraw.Draw(image), _font(10)
    loud = 10 ** (-3 / 20)
    for row in range(rows):
        top = row * row_height
        middle = top + ROW_HEIGHT // 2
        draw.line((0, middle, width, middle), fill=GRID)
        some = peaks[row * row_s * 100 : (row + 1) * row_s * 100]
        per_row = row_s * 100
        for x in range(width):
            part = some[x * per_row // width : max(x * per_row // width + 1, (x + 1) * per_row // width)]
            if len(part) and (peak := float(part.max())) > 0:
                half = max(0, round(peak * (ROW_HEIGHT // 2 - 1)))
                draw.line((x, middle - half, x, middle + half), fill=LOUD if peak > loud else WAVE)
        _draw_words(
            draw,
            font,
            [word for word in words if word.start_ms // (row_s * 1000) == row],
            (row, row_s, width),
        )
        draw.text((width - 34, top), f"{(row + 1) * row_s} s", fill=INK, font=font)
    return _png(image)


def _draw_words(
    draw: ImageDraw.ImageDraw, font: ImageFont.FreeTypeFont, words: Sequence[Word], size: tuple[int, int, int]
) -> None:
    """Write a row's words below its waveform, on whichever of two lines is free; a mark stands where each begins."""
    row, row_s, width = size
    top = row * (ROW_HEIGHT + WORDS_HEIGHT)
    free = [0.0, 0.0]
    for word in words:
        x = (word.start_ms - row * row_s * 1000) * width // (row_s * 1000)
        fill = WEAK if word.confidence < UNSURE else INK
        draw.line((x, top, x, top + 5), fill=fill)
        line = 0 if x >= free[0] else 1
        if x < free[line]:
            continue  # its mark says where it is
        text = "".join(char if char.isprintable() else " " for char in word.text)[:18]
        draw.text((x, top + ROW_HEIGHT + 12 * line), text, fill=fill, font=font)
        free[line] = x + draw.textlength(text, font=font) + 3


def _paper(width: int, height: int) -> Image.Image:
    image = Image.new("P", (width, height), PAPER)
    image.putpalette([part for colour in COLOURS for part in colour])
    return image


def _font(size: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.load_default(size)
    assert isinstance(font, ImageFont.FreeTypeFont)
    return font


def _png(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()

"""The thumbnail: a frame of the master over a cut-paper sheet that carries the headline in sticker type.

The sheet lies where the captions are burned in, so no half sentence shows. Draws only: which frame and which
words are decided in `frames.py` and `headline.py`. Imports skia when called.
"""

from __future__ import annotations

import colorsys
import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from vidgen_assets.artifacts import Box
from vidgen_assets.export.headline import loudest

if TYPE_CHECKING:
    from resources.papercut._skia import skia
    from resources.typesetting import Face

Pixels = NDArray[np.uint8]
Shape = Literal["portrait", "landscape"]
SIZES: dict[Shape, tuple[int, int]] = {"portrait": (1080, 1920), "landscape": (1280, 720)}
_HIGHLIGHT = "FFD23F"
_LEADING = 1.16
_SMALL = frozenset("a an the of to for in on at by with my your his her our i it and or but so".split())


def draw_thumbnail(
    frame: Pixels,
    headline: str,
    *,
    shape: Shape = "portrait",
    faces: Sequence[Box] = (),
    media_type: Literal["image/jpeg", "image/png"] = "image/jpeg",
) -> bytes:
    """Return the encoded thumbnail of a frame (height x width x 3 RGB bytes), 1080x1920 or 1280x720.

    Words no font has letters for are left out; with none left the frame stands alone. The same frame and
    words give the same bytes.
    """
    from resources import typesetting
    from resources.papercut._skia import skia

    surface = skia.Surface(*SIZES[shape])
    canvas = surface.getCanvas()
    canvas.clear(skia.ColorBLACK)
    words, face = typesetting.settable(headline, ("fredoka", "extrabold"))
    hue = sheet_hue(frame)
    if shape == "portrait":
        _place(canvas, frame, (0.0, 0.0, 1080.0, 1920.0), focus=_focus(faces, frame), room=1.0)
        if words:
            _sheets(canvas, [_sheet(shape, 1150 + 40 * i, i) for i in (0, 1)], hue)
            _set_words(canvas, words, face, (64, 1230, 952, 440), centred=True)
    else:
        picture = (560.0, 0.0, 720.0, 720.0) if words else (0.0, 0.0, 1280.0, 720.0)
        _place(canvas, frame, picture, focus=_focus(faces, frame), room=0.605)
        if words:
            _sheets(canvas, [_sheet(shape, 664 - 36 * i, i) for i in (0, 1)], hue)
            _set_words(canvas, words, face, (46, 70, 560, 580), centred=False)
    return typesetting.encoded(surface, media_type, 90)


def sheet_hue(frame: Pixels) -> float:
    """Return the hue of the paper, 0 to 1: the frame's own strongest one.

    Reds to yellows are passed over: they are skin and lamplight, and deep they are only brown.
    """
    small = frame[:: max(1, frame.shape[0] // 64), :: max(1, frame.shape[1] // 36)].reshape(-1, 3)
    tally: dict[int, float] = {}
    for red, green, blue in small.tolist():
        hue, light, strength = colorsys.rgb_to_hls(red / 255, green / 255, blue / 255)
        bucket = int(hue * 24) % 24
        if bucket > 5:
            tally[bucket] = tally.get(bucket, 0.0) + strength * (1 - abs(2 * light - 1))
    return (max(sorted(tally), key=lambda bucket: tally[bucket], default=17) + 0.5) / 24


def _focus(faces: Sequence[Box], frame: Pixels) -> tuple[float, float]:
    """Return the point to keep in view, as fractions: the faces' middle, else where hearts are."""
    if not faces:
        return 0.5, 0.38
    height, width = frame.shape[:2]
    x = sum(face.x + face.width / 2 for face in faces) / len(faces) / width
    y = sum(face.y + face.height / 2 for face in faces) / len(faces) / height
    return min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0)


def _place(
    canvas: skia.Canvas,
    frame: Pixels,
    where: tuple[float, float, float, float],
    *,
    focus: tuple[float, float],
    room: float,
) -> None:
    """Fill a rectangle (x, y, width, height) with the frame, cut around the focus.

    `room` is how far down the frame the cut may reach (1 = all of it): captions are burned in below.
    """
    from resources.papercut._skia import skia
    from resources.typesetting import image_of

    x, y, width, height = where
    source_height, source_width = frame.shape[:2]
    usable = source_height * room
    scale = max(width / source_width, height / usable)
    cut_width, cut_height = width / scale, height / scale
    left = min(max(focus[0] * source_width - cut_width / 2, 0), source_width - cut_width)
    top = min(max(focus[1] * source_height - cut_height / 2, 0), usable - cut_height)
    canvas.drawImageRect(
        image_of(frame),
        skia.Rect.MakeXYWH(left, top, cut_width, cut_height),
        skia.Rect.MakeXYWH(x, y, width, height),
        skia.SamplingOptions(skia.CubicResampler.Mitchell()),
        skia.Paint(AntiAlias=True),
    )


def _sheet(shape: Shape, at: float, turn: int) -> skia.Path:
    """A sheet with one wavy edge near `at`: from there down (portrait), or to the left (landscape)."""
    from resources.papercut._skia import skia

    width, height = SIZES[shape]
    length, end = (width, height + 60.0) if shape == "portrait" else (height, -60.0)
    points, swing = (5, 26) if shape == "portrait" else (4, 22)
    along = [-60 + (length + 120) * i / points for i in range(points + 1)]
    across = [at + swing * math.sin(1.9 * i + 2.1 * turn) for i in range(points + 1)]

    def point(down: float, over: float) -> skia.Point:
        return skia.Point(down, over) if shape == "portrait" else skia.Point(over, down)

    path = skia.Path()
    path.moveTo(point(along[0], end))
    path.lineTo(point(along[0], across[0]))
    half = (along[1] - along[0]) / 2
    for i in range(1, points + 1):
        middle = along[i] - half
        path.cubicTo(point(middle, across[i - 1]), point(middle, across[i]), point(along[i], across[i]))
    path.lineTo(point(along[-1], end))
    path.close()
    return path


def _sheets(canvas: skia.Canvas, paths: Sequence[skia.Path], hue: float) -> None:
    """Lay sheets of paper over each other, the one behind lighter, each with its shadow and cut edge."""
    from resources.papercut._skia import skia
    from resources.papercut.paper import fibre
    from resources.typesetting import colour, flat

    canvas.saveLayer(None, None)
    for i, path in enumerate(paths):
        shadow = skia.Paint(AntiAlias=True, Color=colour("05020c", 150))
        shadow.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 22))
        canvas.drawPath(path, shadow)
        canvas.drawPath(path, flat(_paper_colour(hue, 0.48 if i == 0 else 0.22)))
        canvas.save()
        canvas.clipPath(path, skia.ClipOp.kIntersect, True)
        rim = skia.Paint(
            AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=7, Color=colour("ffffff", 70)
        )
        canvas.drawPath(path, rim)
        canvas.restore()
    fibre(canvas)
    canvas.restore()


def _paper_colour(hue: float, light: float) -> str:
    red, green, blue = colorsys.hls_to_rgb(hue, light, 0.6)
    return f"{round(red * 255):02x}{round(green * 255):02x}{round(blue * 255):02x}"


def _set_words(
    canvas: skia.Canvas,
    words: str,
    face: Face,
    box: tuple[int, int, int, int],
    *,
    centred: bool,
) -> None:
    """Set the words as large as the box (x, y, width, height) allows, evenly broken, one word in colour."""
    from resources.phrases import spaced
    from resources.typesetting import Ink, sticker, width

    left, top, room, height = box
    of, lines = _largest(words, face, room, height)
    leading = float(of.getSize()) * _LEADING
    loud = loudest(words.split())
    baseline = top + (height - len(lines) * leading) / 2 + leading * 0.79
    index = 0
    for line in lines:
        words_here = line.split()
        x = left + (room - width(spaced(words_here), of)) / 2 if centred else float(left)
        for word, after in zip(words_here, [*words_here[1:], ""], strict=True):
            sticker(canvas, word, x, baseline, of, Ink(letters=_HIGHLIGHT if index == loud else "FFFFFF"))
            x += width(spaced([word, after]), of) - width(after, of)
            index += 1
        baseline += leading


def _largest(words: str, face: Face, room: int, height: int) -> tuple[skia.Font, list[str]]:
    """Return the largest font that sets the words in the room, and the lines it breaks them into."""
    from resources.phrases import spaced
    from resources.typesetting import broken, font, width

    for size in range(168, 40, -4):
        of = font(face, float(size))
        lines = broken(words, of, room)
        fits = (
            len(lines) * size * _LEADING <= height
            and max(width(spaced(line.split()), of) for line in lines) <= room
        )
        if fits and (size < 90 or not any(line.lower() in _SMALL for line in lines)):
            break
    return of, lines

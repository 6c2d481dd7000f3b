"""Draws devices and feeds around a frame: plain shapes, solid icons, no one's logo.

What covers the video is tinted, so that one sees at a glance what is lost there; a dashed line shows the area
the platform advises. Icons: Font Awesome Free, CC BY 4.0, used modified. Imports skia: import this module
where it is used.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from resources.errors import InvalidInput
from resources.papercut._skia import skia
from resources.papercut.icons import ICON, icon_shape
from resources.typesetting import broken, colour, encoded, fitting, flat, font, image_of, width
from vidgen_assets.captions.screens import FRAME_HEIGHT, FRAME_WIDTH, Feed, Region

Pixels = NDArray[np.uint8]
_ROOM, _SHELL, _INK, _SOFT = "17141f", "2b2638", "f3effa", "a79fb8"
_HAZARD = "ff4f7b"
_SCALE = 0.5  # a picture pixel is two pixels of the frame: enough to read the captions by
_BEZEL = 22
_MARGIN = 44
_LABEL = 74


def phone(frame: Pixels) -> bytes:
    """Return a PNG of the frame on a 9:19.5 phone in a plain player, letterboxed as players do it."""
    canvas, surface, screen = _device(540, 1170, radius=62, label="Phone, full screen")
    _video(canvas, frame, screen)
    _island(canvas, screen)
    canvas.restore()
    return encoded(surface, "image/png")


def tablet(frame: Pixels) -> bytes:
    """Return a PNG of the frame on a 3:4 tablet, upright: bars left and right."""
    canvas, surface, screen = _device(780, 1040, radius=30, label="Tablet, full screen")
    _video(canvas, frame, screen)
    canvas.restore()
    return encoded(surface, "image/png")


def feed(frame: Pixels, shown: Feed, title: str, channel: str) -> bytes:
    """Return a PNG of the frame in a platform's feed: its buttons over the video, its tabs below."""
    canvas, surface, screen = _device(540, 1170, radius=62, label=shown.title)
    top = screen.top() + 62
    video = skia.Rect.MakeXYWH(screen.left(), top, FRAME_WIDTH * _SCALE, FRAME_HEIGHT * _SCALE)
    _video(canvas, frame, video)
    canvas.save()
    canvas.translate(video.left(), video.top())
    canvas.scale(_SCALE, _SCALE)
    for region in shown.regions:
        _region(canvas, region, title, channel)
    _advised(canvas, shown)
    canvas.restore()
    _tabs(canvas, screen, video.bottom())
    _island(canvas, screen)
    canvas.restore()
    return encoded(surface, "image/png")


def _device(wide: int, high: int, radius: float, label: str) -> tuple[skia.Canvas, skia.Surface, skia.Rect]:
    """Start a picture: the room, the shell with its label below, and the canvas clipped to the screen."""
    full_width = wide + 2 * (_BEZEL + _MARGIN)
    surface = skia.Surface(full_width, high + 2 * _BEZEL + 2 * _MARGIN + _LABEL)
    canvas = surface.getCanvas()
    canvas.clear(colour(_ROOM))
    shell = skia.RRect.MakeRectXY(
        skia.Rect.MakeXYWH(_MARGIN, _MARGIN, wide + 2 * _BEZEL, high + 2 * _BEZEL), radius + 12, radius + 12
    )
    shadow = skia.Paint(AntiAlias=True, Color=colour("000000", 150))
    shadow.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 18))
    canvas.drawRRect(shell, shadow)
    canvas.drawRRect(shell, flat(_SHELL))
    of = font("bold", 30)
    canvas.drawString(
        label, (full_width - width(label, of)) / 2, _MARGIN + high + 2 * _BEZEL + 62, of, flat(_INK)
    )
    screen = skia.Rect.MakeXYWH(_MARGIN + _BEZEL, _MARGIN + _BEZEL, wide, high)
    canvas.save()
    canvas.clipRRect(skia.RRect.MakeRectXY(screen, radius, radius), skia.ClipOp.kIntersect, True)
    canvas.drawRect(screen, flat("000000"))
    return canvas, surface, screen


def _video(canvas: skia.Canvas, frame: Pixels, where: skia.Rect) -> None:
    """Draw the frame as large as it fits, in the middle."""
    height, wide = frame.shape[:2]
    scale = min(where.width() / wide, where.height() / height)
    target = skia.Rect.MakeXYWH(
        where.centerX() - wide * scale / 2, where.centerY() - height * scale / 2, wide * scale, height * scale
    )
    smooth = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)
    canvas.drawImageRect(image_of(frame), target, smooth)


def _region(canvas: skia.Canvas, region: Region, title: str, channel: str) -> None:
    box = skia.Rect.MakeXYWH(region.box.x, region.box.y, region.box.width, region.box.height)
    rounded = skia.RRect.MakeRectXY(box, 26, 26)
    canvas.drawRRect(rounded, flat(_HAZARD, 64))
    line = skia.Paint(
        AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=3, Color=colour(_HAZARD, 190)
    )
    canvas.drawRRect(rounded, line)
    if region.kind == "words":
        _words(canvas, box, title, channel)
    elif region.kind == "icons":
        step = box.height() / len(region.icons)
        for i, name in enumerate(region.icons):
            _icon(canvas, name, box.centerX(), box.top() + step * (i + 0.5), 64)
    else:
        for i, name in enumerate(reversed(region.icons)):
            _icon(canvas, name, box.right() - 62 - 96 * i, box.centerY(), 48)


def _words(canvas: skia.Canvas, box: skia.Rect, title: str, channel: str) -> None:
    """The block at the bottom: round picture, channel name, two lines of title, sound."""
    left, top = box.left() + 34, box.top() + 30
    canvas.drawCircle(left + 34, top + 34, 34, flat("ffffff", 235))
    _icon(canvas, "user", left + 34, top + 34, 32, ink="3a3450")
    name = font("bold", 40)
    canvas.drawString(fitting(channel, name, box.width() - 190), left + 88, top + 48, name, flat("ffffff"))
    of = font("medium", 36)
    lines = broken(title, of, box.width() - 80)[:2]
    for i, text in enumerate(lines):
        canvas.drawString(
            fitting(text, of, box.width() - 80), left, top + 118 + 48 * i, of, flat("ffffff", 240)
        )
    _icon(canvas, "music", left + 16, top + 208, 30)
    canvas.drawRRect(
        skia.RRect.MakeRectXY(skia.Rect.MakeXYWH(left + 52, top + 198, 300, 20), 10, 10), flat("ffffff", 150)
    )


def _icon(canvas: skia.Canvas, name: str, x: float, y: float, size: float, ink: str = "ffffff") -> None:
    glyph, _ = icon_shape(name)
    placed = skia.Path(glyph)
    matrix = skia.Matrix.Translate(x, y)
    matrix.preScale(size / ICON, size / ICON)
    placed.transform(matrix)
    if ink == "ffffff":
        shade = skia.Paint(AntiAlias=True, Color=colour("000000", 120))
        shade.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 4))
        canvas.drawPath(placed, shade)
    canvas.drawPath(placed, flat(ink, 235))


def _advised(canvas: skia.Canvas, shown: Feed) -> None:
    box = shown.advised
    line = skia.Paint(
        AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=3, Color=colour("ffffff", 150)
    )
    line.setPathEffect(skia.DashPathEffect.Make([18, 14], 0))
    rect = skia.Rect.MakeXYWH(box.x, box.y, box.width, box.height)
    canvas.drawRRect(skia.RRect.MakeRectXY(rect, 22, 22), line)


def _tabs(canvas: skia.Canvas, screen: skia.Rect, top: float) -> None:
    """The app's tabs below the video."""
    names = ("house", "magnifying-glass", "plus", "message", "user")
    step = screen.width() / len(names)
    for i, name in enumerate(names):
        _icon(
            canvas, name, screen.left() + step * (i + 0.5), top + 62, 30 if name != "plus" else 38, ink=_SOFT
        )


def _island(canvas: skia.Canvas, screen: skia.Rect) -> None:
    """The phone's camera and clock."""
    pill = skia.Rect.MakeXYWH(screen.centerX() - 62, screen.top() + 16, 124, 34)
    canvas.drawRRect(skia.RRect.MakeRectXY(pill, 17, 17), flat("000000"))
    canvas.drawString("9:41", screen.left() + 58, screen.top() + 44, font("bold", 26), flat("ffffff", 230))
    canvas.drawRRect(
        skia.RRect.MakeRectXY(skia.Rect.MakeXYWH(screen.right() - 106, screen.top() + 24, 48, 22), 7, 7),
        flat("ffffff", 220),
    )


def smaller(png: bytes, wide: int = 320) -> bytes:
    """Return a picture scaled to a width in pixels, as JPEG: small enough for a page that carries it."""
    image = skia.Image.MakeFromEncoded(skia.Data.MakeWithCopy(png))
    if image is None:
        raise InvalidInput("the preview is no picture: make device_previews again")
    surface = skia.Surface(wide, max(1, round(image.height() * wide / image.width())))
    smooth = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)
    where = skia.Rect.MakeWH(surface.width(), surface.height())
    surface.getCanvas().drawImageRect(image.withDefaultMipmaps(), where, smooth)
    return encoded(surface, "image/jpeg", 84)

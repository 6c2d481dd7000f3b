"""Haircuts and beards: outlines in the coordinates of an adult head.

Owns shapes only. The chin is the origin, the crown lies near y = -240, the face is 112 wide to each side, the
eyes are at y = -112. `haircut` returns what lies behind the head, before the forehead and over the shoulders;
faces.py fits it to the head and paints it."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from resources.papercut._skia import skia
from resources.papercut.shapes import Point, curve, minus, outline, oval, rrect, union


@dataclass(frozen=True)
class Haircut:
    """Outlines by where they lie; `strands` are lines drawn on the front; `solid` is how opaque the front
    is.
    """

    front: tuple[skia.Path, ...] = ()
    back: tuple[skia.Path, ...] = ()
    over: tuple[skia.Path, ...] = ()
    strands: tuple[skia.Path, ...] = ()
    solid: float = 1.0


def haircut(style: str) -> Haircut:
    """The outlines of a style named in looks.py."""
    return _STYLES[style]()


# ---------------------------------------------------------------- pieces that styles share
def _cap(side: float = -108, brow: float = -196, lift: float = -292) -> skia.Path:
    """Hair that follows the skull, its hairline a soft arch at `brow`, ending at the temples at y =
    `side`.
    """
    return curve(
        (-121, side),
        ((-132, lift - 8), (132, lift - 8), (121, side)),
        ((112, side - 24),),
        ((102, brow + 4), (64, brow - 14), (0, brow - 14)),
        ((-64, brow - 14), (-102, brow + 4), (-112, side - 24)),
    )


def _side_part(at: float, side: float) -> skia.Path:
    """A parting at x = `at`: a high sweep to the far side, a short one to the near side."""
    return curve(
        (-122, side),
        ((-138, -306), (138, -306), (122, side)),
        ((110, side - 30),),
        ((104, -188), (60, -176), (at, -236)),
        ((at - 30, -206), (-96, -190), (-110, side - 26)),
    )


def _fall(width: float, length: float) -> skia.Path:
    """Loose hair behind the head, down to y = `length`."""
    return curve(
        (-width + 16, length),
        ((-width - 22, length - 90), (-width - 10, -60), (-width + 14, -150)),
        ((-width + 20, -312), (width - 20, -312), (width - 14, -150)),
        ((width + 10, -60), (width + 22, length - 90), (width - 16, length)),
        ((width * 0.4, length + 26), (-width * 0.4, length + 26), (-width + 16, length)),
    )


def _drape(side: int, length: float, part: float = 0) -> skia.Path:
    """One half of parted hair: from the parting over the temple and down before the shoulder."""
    return curve(
        (part - side * 8, -262),
        ((part + side * 90, -282), (side * 152, -210), (side * 148, -100)),
        ((side * 150, -40), (side * 152, length - 40), (side * 138, length)),
        ((side * 118, length + 12), (side * 104, length - 10)),
        ((side * 108, -20), (side * 112, -60), (side * 106, -126)),
        ((side * 92, -190), (part + side * 40, -206), (part - side * 8, -236)),
    )


def _curls(points: list[Point], r: float) -> skia.Path:
    return union(*[oval(x, y, r * (1.08 if i % 2 else 0.94)) for i, (x, y) in enumerate(points)])


def _arc(radius: Point, y: float, start: float, end: float, n: int) -> list[Point]:
    """n points on an ellipse around (0, y), by degrees from the right, anticlockwise."""
    angles = [math.radians(start + (end - start) * i / (n - 1)) for i in range(n)]
    return [(math.cos(a) * radius[0], y - math.sin(a) * radius[1]) for a in angles]


def _sides(points: tuple[Point, ...]) -> list[Point]:
    return [(side * x, y) for side in (-1, 1) for x, y in points]


# ---------------------------------------------------------------- long hair
def _long() -> Haircut:
    strands = outline(
        "M14 -250 Q96 -236 132 -90 M-14 -250 Q-96 -236 -132 -90"
        "M20 -232 Q90 -214 120 -60 M-20 -232 Q-90 -214 -120 -60"
    )
    return Haircut((union(_drape(1, 96), _drape(-1, 96)),), (_fall(146, 170),), strands=(strands,))


def _lob() -> Haircut:
    strands = outline("M-40 -250 Q60 -262 130 -110 M-50 -250 Q-100 -220 -130 -100")
    return Haircut((union(_drape(1, 10, -44), _drape(-1, 10, -44)),), (_fall(146, 34),), strands=(strands,))


def _bob() -> Haircut:
    bangs = outline(
        "M-124 -90 C-140 -312 140 -312 124 -90 L114 -130 Q110 -168 104 -176"
        "C50 -160 -50 -160 -104 -176 Q-110 -168 -114 -130 Z"
    )
    return Haircut((bangs,), (_fall(140, -6),), strands=(_combed_down(),))


def _combed_down() -> skia.Path:
    return outline("M-50 -270 Q-62 -220 -56 -172 M0 -280 Q2 -220 0 -166 M50 -270 Q62 -220 56 -172")


def _ponytail() -> Haircut:
    tail = outline("M60 -270 C150 -330 238 -230 214 -90 C206 -20 176 40 150 76 C160 0 150 -120 70 -214 Z")
    strands = outline("M-86 -176 Q-60 -250 40 -280 M-30 -210 Q0 -254 60 -276 M40 -212 Q66 -244 84 -268")
    return Haircut((_cap(-96, -190),), (tail, _fall(122, -96)), strands=(strands,))


def _bun() -> Haircut:
    strands = outline("M-30 -240 Q40 -250 104 -150 M-40 -244 Q-84 -226 -104 -160")
    back = (oval(0, -302, 66, 58), _fall(122, -90))
    return Haircut((_side_part(-38, -92),), back, strands=(strands,))


def _waves() -> Haircut:
    curls = _curls(_sides(((132, -150), (146, -80), (150, -6), (146, 66), (132, 130))), 52)
    sweep = outline(
        "M-70 -252 C30 -310 156 -250 138 -60 C126 -70 120 -130 100 -166 C40 -170 -30 -196 -70 -226 Z"
    )
    near = outline(
        "M-50 -266 C-130 -282 -150 -190 -134 -66 C-118 -100 -112 -150 -100 -180 C-86 -212 -70 -226 -52 -240 Z"
    )
    strands = outline("M-46 -246 Q60 -268 122 -130 M-60 -236 Q20 -230 96 -178")
    return Haircut((union(sweep, near),), (union(_fall(138, 120), curls),), strands=(strands,))


def _afro() -> Haircut:
    crown = _curls(_arc((150, 138), -176, -28, 208, 13), 62)
    line = _curls(_arc((102, 66), -176, 12, 168, 8), 34)
    front = minus(union(line, _cap(-120, -190)), oval(0, -104, 100, 92))
    return Haircut((front,), (union(crown, oval(0, -190, 160, 150)),))


def _curly() -> Haircut:
    crown = _curls(_arc((122, 92), -190, -6, 186, 9), 46)
    sides = _curls(_sides(((136, -170), (148, -110), (150, -50), (140, 6), (118, 48))), 46)
    fringe = _curls(_arc((92, 50), -208, 4, 176, 6), 40)
    front = minus(union(fringe, _cap(-120, -190)), oval(0, -100, 98, 92))
    return Haircut((front,), (union(crown, sides, _fall(130, 20)),))


def _perm() -> Haircut:
    crown = _curls(_arc((112, 78), -196, -14, 194, 10), 44)
    fringe = _curls(_arc((90, 44), -208, 4, 176, 6), 34)
    front = minus(union(fringe, _cap(-124, -196)), oval(0, -96, 100, 92))
    return Haircut((front,), (union(crown, oval(0, -200, 118, 84)),))


def _parted() -> skia.Path:
    return outline(
        "M0 -280 C92 -296 142 -220 124 -80 L112 -130 C104 -190 40 -206 0 -250"
        "C-40 -206 -104 -190 -112 -130 L-124 -80 C-142 -220 -92 -296 0 -280 Z"
    )


def _parted_strands() -> skia.Path:
    return outline("M-8 -262 Q-84 -244 -112 -150 M8 -262 Q84 -244 112 -150")


def _braids() -> Haircut:
    plaits = [
        union(*[oval(s * (126 + 5 * math.sin(i)), -60 + i * 36, 27 - i * 1.2, 24) for i in range(7)])
        for s in (-1, 1)
    ]
    return Haircut((_parted(),), (_fall(120, -100),), over=tuple(plaits), strands=(_parted_strands(),))


def _buns() -> Haircut:
    back = (oval(-92, -272, 52, 50), oval(92, -272, 52, 50), _fall(120, -100))
    return Haircut((_parted(),), back, strands=(_parted_strands(),))


def _pigtails() -> Haircut:
    tail = "M104 -214 C196 -260 236 -150 196 -36 Q172 -10 160 -40 C150 -110 120 -150 104 -186 Z"
    bangs = outline(
        "M-122 -100 C-138 -310 138 -310 122 -100 L112 -146 C96 -186 40 -190 0 -250"
        "C-40 -190 -96 -186 -112 -146 Z"
    )
    strands = outline("M-6 -268 Q-70 -240 -110 -196 M6 -268 Q70 -240 110 -196")
    return Haircut((bangs,), (outline(tail), outline(tail, flip=True)), strands=(strands,))


# ---------------------------------------------------------------- short hair
def _pixie() -> Haircut:
    front = outline(
        "M-122 -84 C-142 -312 146 -312 122 -84 Q112 -110 112 -150 Q96 -150 80 -164 Q66 -158 46 -186"
        "Q10 -166 -20 -196 Q-60 -176 -86 -200 Q-108 -170 -110 -120 Z"
    )
    strands = outline("M-66 -268 Q10 -256 60 -186 M-90 -246 Q-40 -240 10 -190")
    return Haircut((front,), (_fall(116, -80),), strands=(strands,))


def _short() -> Haircut:
    strands = outline("M-40 -246 Q40 -272 106 -176 M-70 -262 Q-100 -230 -112 -176")
    return Haircut((_side_part(-52, -112),), strands=(strands,))


def _buzz() -> Haircut:
    return Haircut((_cap(-122, -200, -278),), solid=0.86)


def _quiff() -> Haircut:
    top = outline(
        "M-112 -206 C-128 -300 -60 -330 20 -322 C96 -318 146 -268 104 -206"
        "C60 -190 10 -226 -30 -216 C-60 -208 -90 -196 -112 -206 Z"
    )
    strands = outline("M-80 -220 Q-60 -290 20 -304 M-30 -224 Q0 -280 70 -294 M36 -216 Q60 -250 104 -258")
    return Haircut((_cap(-116, -194, -270), top), strands=(strands,))


def _curls_cap() -> Haircut:
    top = _curls([*_arc((104, 66), -212, 4, 176, 8), *_arc((56, 40), -226, 20, 160, 4)], 44)
    return Haircut((minus(union(top, _cap(-112, -200)), oval(0, -92, 106, 94)),))


def _fringe() -> Haircut:
    front = outline(
        "M-122 -104 C-140 -306 140 -306 122 -104 L112 -140 L104 -176 L84 -158 L66 -190 L40 -160"
        "L14 -194 L-14 -158 L-40 -192 L-70 -160 L-92 -190 L-112 -140 Z"
    )
    strands = outline("M-20 -284 Q-70 -240 -76 -176 M10 -286 Q10 -230 -10 -176 M40 -280 Q70 -240 62 -190")
    return Haircut((front,), strands=(strands,))


def _slicked() -> skia.Path:
    return outline(
        "M-120 -116 C-136 -304 136 -304 120 -116 L110 -150 C108 -196 70 -226 40 -230 Q16 -222 0 -206"
        "Q-16 -222 -40 -230 C-70 -226 -108 -196 -110 -150 Z"
    )


def _slicked_strands() -> skia.Path:
    return outline(
        "M-40 -234 Q-50 -262 -30 -282 M0 -216 Q0 -250 4 -286 M40 -234 Q54 -262 40 -282"
        "M-84 -216 Q-96 -244 -76 -266 M84 -216 Q96 -244 76 -266"
    )


def _slick() -> Haircut:
    return Haircut((_slicked(),), strands=(_slicked_strands(),))


def _knot() -> Haircut:
    return Haircut((_slicked(),), (oval(0, -294, 44, 38),), strands=(_slicked_strands(),))


def _flat() -> Haircut:
    front = outline(
        "M-120 -118 C-124 -200 -122 -250 -112 -292 C-40 -306 40 -306 112 -292 C122 -250 124 -200 120 -118"
        "L110 -150 C106 -196 80 -208 0 -208 C-80 -208 -106 -196 -110 -150 Z"
    )
    return Haircut((front,))


def _bowl() -> Haircut:
    front = outline(
        "M-126 -96 C-146 -316 146 -316 126 -96 Q112 -120 110 -166 C40 -152 -40 -152 -110 -166"
        "Q-112 -120 -126 -96 Z"
    )
    return Haircut((front,), strands=(_combed_down(),))


def _receding() -> Haircut:
    side = "M102 -206 C138 -200 140 -130 124 -92 Q110 -110 108 -160 Q104 -190 102 -206 Z"
    wisp = outline("M-64 -226 C-30 -258 46 -260 74 -222 C40 -244 -30 -240 -64 -226 Z")
    return Haircut((outline(side), outline(side, flip=True), wisp))


_STYLES: dict[str, Callable[[], Haircut]] = {
    "long": _long, "lob": _lob, "bob": _bob, "ponytail": _ponytail, "bun": _bun, "waves": _waves,
    "afro": _afro, "curly": _curly, "braids": _braids, "pigtails": _pigtails, "buns": _buns,
    "perm": _perm, "pixie": _pixie, "short": _short, "buzz": _buzz, "quiff": _quiff,
    "curls": _curls_cap, "fringe": _fringe, "slick": _slick, "knot": _knot, "flat": _flat,
    "bowl": _bowl, "receding": _receding, "bald": Haircut,
}  # fmt: skip


# ---------------------------------------------------------------- beards
def beard(style: str) -> tuple[skia.Path, ...]:
    """Outlines of a beard, empty for 'none' and for 'stubble' (which is a shade, not a sheet)."""
    moustache = outline(
        "M0 -66 C26 -76 52 -60 58 -40 C36 -50 14 -48 0 -48 C-14 -48 -36 -50 -58 -40 C-52 -60 -26 -76 0 -66 Z"
    )
    if style == "moustache":
        return (moustache,)
    if style == "goatee":
        return (outline("M-34 -14 C-38 22 -16 34 0 34 C16 34 38 22 34 -14 Q0 -4 -34 -14 Z"), moustache)
    if style == "full":
        jaw = outline(
            "M-116 -126 C-118 -30 -84 40 0 42 C84 40 118 -30 116 -126 Q104 -108 98 -86"
            "C80 -62 40 -78 0 -68 C-40 -78 -80 -62 -98 -86 Q-104 -108 -116 -126 Z"
        )
        return (minus(jaw, union(oval(0, -38, 40, 15), rrect(-34, -40, 68, 6, 3))),)
    return ()

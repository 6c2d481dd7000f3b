"""Haircuts: twenty-odd outlines, in the coordinates of an adult head.

Owns shapes only. The chin is the origin, the crown lies near y = -240, the face is 112 wide to each side, the eyes are
at y = -112. `haircut` returns what lies behind the head, in front of the forehead, and over the shoulders; people.py
scales it to the head and faces.py paints it.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from resources.papercut._skia import skia
from resources.papercut.paper import Point, curve, minus, oval, poly, rrect, union


@dataclass(frozen=True)
class Haircut:
    """Outlines by where they lie; `strands` are lines drawn on the front, `solid` says how opaque it is (0 to 1)."""

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
    """Hair that follows the skull, its hairline a soft arch at `brow`, ending at the temples at y = `side`."""
    return curve(
        (-121, side),
        ((-132, lift - 8), (132, lift - 8), (121, side)),
        ((112, side - 24),),
        ((102, brow + 4), (64, brow - 14), (0, brow - 14)),
        ((-64, brow - 14), (-102, brow + 4), (-112, side - 24)),
    )


def _side_part(at: float = -46, side: float = -104) -> skia.Path:
    """A parting at x = `at`: a high sweep to the far side, a short one to the near side."""
    return curve(
        (-122, side),
        ((-138, -306), (138, -306), (122, side)),
        ((110, side - 30),),
        ((104, -188), (60, -176), (at, -236)),
        ((at - 30, -206), (-96, -190), (-110, side - 26)),
    )


def _fall(width: float, length: float, wave: float = 0) -> skia.Path:
    """Loose hair behind the head, down to y = `length`."""
    return curve(
        (-width + 16, length),
        ((-width - 22, length - 90), (-width - 10 - wave, -60), (-width + 14, -150)),
        ((-width + 20, -312), (width - 20, -312), (width - 14, -150)),
        ((width + 10 + wave, -60), (width + 22, length - 90), (width - 16, length)),
        ((width * 0.4, length + 26), (-width * 0.4, length + 26), (-width + 16, length)),
    )


def _curls(points: list[Point], r: float) -> skia.Path:
    return union(*[oval(x, y, r * (1.08 if i % 2 else 0.94)) for i, (x, y) in enumerate(points)])


def _arc(radius_x: float, radius_y: float, y: float, start: float, end: float, n: int) -> list[Point]:
    """n points on an ellipse around (0, y), by degrees from the right, anticlockwise."""
    angles = [math.radians(start + (end - start) * i / (n - 1)) for i in range(n)]
    return [(math.cos(a) * radius_x, y - math.sin(a) * radius_y) for a in angles]


def _line(*points: Point) -> skia.Path:
    return curve(points[0], points[1:], close=False)


_CAP_STRANDS = (
    _line((-70, -262), (-100, -230), (-112, -176)),
    _line((-20, -276), (-62, -250), (-80, -208)),
    _line((60, -266), (96, -236), (110, -182)),
)


# ---------------------------------------------------------------- long hair
def _drape(side: int, length: float, part: float = 0) -> skia.Path:
    """One half of parted hair: from the parting over the temple and down in front of the shoulder."""
    return curve((part - side * 8, -262), ((part + side * 90, -282), (side * 152, -210), (side * 148, -100)),
                 ((side * 150, -40), (side * 152, length - 40), (side * 138, length)),
                 ((side * 118, length + 12), (side * 104, length - 10)),
                 ((side * 108, -20), (side * 112, -60), (side * 106, -126)),
                 ((side * 92, -190), (part + side * 40, -206), (part - side * 8, -236)))  # fmt: skip


def _long() -> Haircut:
    strands = (_line((14, -250), (96, -236), (132, -90)), _line((-14, -250), (-96, -236), (-132, -90)),
               _line((20, -232), (90, -214), (120, -60)), _line((-20, -232), (-90, -214), (-120, -60)))  # fmt: skip
    return Haircut(front=(union(_drape(1, 96), _drape(-1, 96)),), back=(_fall(146, 170),), strands=strands)


def _lob() -> Haircut:
    strands = (_line((-40, -250), (60, -262), (130, -110)), _line((-50, -250), (-100, -220), (-130, -100)))
    return Haircut(front=(union(_drape(1, 10, -44), _drape(-1, 10, -44)),), back=(_fall(146, 34),), strands=strands)


def _bob() -> Haircut:
    bangs = curve((-124, -90), ((-140, -312), (140, -312), (124, -90)), ((114, -130),), ((110, -168), (104, -176)),
                  ((50, -160), (-50, -160), (-104, -176)), ((-110, -168), (-114, -130)))  # fmt: skip
    strands = (_line((-50, -270), (-62, -220), (-56, -172)), _line((0, -280), (2, -220), (0, -166)),
               _line((50, -270), (62, -220), (56, -172)))  # fmt: skip
    return Haircut(front=(bangs,), back=(_fall(140, -6),), strands=strands)


def _ponytail() -> Haircut:
    tail = curve((60, -270), ((150, -330), (238, -230), (214, -90)), ((206, -20), (176, 40), (150, 76)),
                 ((160, 0), (150, -120), (70, -214)))  # fmt: skip
    strands = (_line((-86, -176), (-60, -250), (40, -280)), _line((-30, -210), (0, -254), (60, -276)),
               _line((40, -212), (66, -244), (84, -268)))  # fmt: skip
    return Haircut(front=(_cap(-96, -190),), back=(tail, _fall(122, -96)), strands=strands)


def _bun() -> Haircut:
    return Haircut(front=(_side_part(-38, -92),), back=(oval(0, -302, 66, 58), _fall(122, -90)),
                   strands=(_line((-30, -240), (40, -250), (104, -150)), _line((-40, -244), (-84, -226), (-104, -160))))  # fmt: skip


def _waves() -> Haircut:
    sides = _curls([(s * x, y) for s in (-1, 1) for x, y in ((132, -150), (146, -80), (150, -6), (146, 66), (132, 130))], 52)
    sweep = curve((-70, -252), ((30, -310), (156, -250), (138, -60)), ((126, -70), (120, -130), (100, -166)),
                  ((40, -170), (-30, -196), (-70, -226)))  # fmt: skip
    near = curve((-50, -266), ((-130, -282), (-150, -190), (-134, -66)), ((-118, -100), (-112, -150), (-100, -180)),
                 ((-86, -212), (-70, -226), (-52, -240)))  # fmt: skip
    strands = (_line((-46, -246), (60, -268), (122, -130)), _line((-60, -236), (20, -230), (96, -178)))
    return Haircut(front=(union(sweep, near),), back=(union(_fall(138, 120), sides),), strands=strands)


def _afro() -> Haircut:
    crown = _curls(_arc(150, 138, -176, -28, 208, 13), 62)
    line = _curls(_arc(102, 66, -176, 12, 168, 8), 34)
    return Haircut(front=(minus(union(line, _cap(-120, -190)), oval(0, -104, 100, 92)),), back=(union(crown, oval(0, -190, 160, 150)),))  # fmt: skip


def _curly() -> Haircut:
    crown = _curls(_arc(122, 92, -190, -6, 186, 9), 46)
    sides = _curls([(s * x, y) for s in (-1, 1) for x, y in ((136, -170), (148, -110), (150, -50), (140, 6), (118, 48))], 46)
    fringe = minus(union(_curls(_arc(92, 50, -208, 4, 176, 6), 40), _cap(-120, -190)), oval(0, -100, 98, 92))
    return Haircut(front=(fringe,), back=(union(crown, sides, _fall(130, 20)),))


def _braids() -> Haircut:
    front = curve((0, -280), ((92, -296), (142, -220), (124, -80)), ((112, -130),), ((104, -190), (40, -206), (0, -250)),
                  ((-40, -206), (-104, -190), (-112, -130)), ((-124, -80),), ((-142, -220), (-92, -296), (0, -280)))  # fmt: skip
    plaits = [union(*[oval(s * (126 + 5 * math.sin(i)), -60 + i * 36, 27 - i * 1.2, 24) for i in range(7)]) for s in (-1, 1)]
    strands = (_line((-8, -262), (-84, -244), (-112, -150)), _line((8, -262), (84, -244), (112, -150)))
    return Haircut(front=(front,), back=(_fall(120, -100),), over=tuple(plaits), strands=strands)


def _pigtails() -> Haircut:
    tails = [curve((s * 104, -214), ((s * 196, -260), (s * 236, -150), (s * 196, -36)), ((s * 172, -10), (s * 160, -40)),
                   ((s * 150, -110), (s * 120, -150), (s * 104, -186))) for s in (-1, 1)]  # fmt: skip
    bangs = curve((-122, -100), ((-138, -310), (138, -310), (122, -100)), ((112, -146),), ((96, -186), (40, -190), (0, -250)),
                  ((-40, -190), (-96, -186), (-112, -146)))  # fmt: skip
    strands = (_line((-6, -268), (-70, -240), (-110, -196)), _line((6, -268), (70, -240), (110, -196)))
    return Haircut(front=(bangs,), back=tuple(tails), strands=strands)


def _buns() -> Haircut:
    return Haircut(front=(_braids().front[0],), back=(oval(-92, -272, 52, 50), oval(92, -272, 52, 50), _fall(120, -100)),
                   strands=_braids().strands)  # fmt: skip


def _perm() -> Haircut:
    crown = _curls(_arc(112, 78, -196, -14, 194, 10), 44)
    fringe = _curls(_arc(90, 44, -208, 4, 176, 6), 34)
    return Haircut(front=(minus(union(fringe, _cap(-124, -196)), oval(0, -96, 100, 92)),), back=(union(crown, oval(0, -200, 118, 84)),))  # fmt: skip


# ---------------------------------------------------------------- short hair
def _pixie() -> Haircut:
    front = curve((-122, -84), ((-142, -312), (146, -312), (122, -84)), ((112, -110), (112, -150)),
                  ((96, -150), (80, -164)), ((66, -158), (46, -186)), ((10, -166), (-20, -196)), ((-60, -176), (-86, -200)),
                  ((-108, -170), (-110, -120)))  # fmt: skip
    strands = (_line((-66, -268), (10, -256), (60, -186)), _line((-90, -246), (-40, -240), (10, -190)))
    return Haircut(front=(front,), back=(_fall(116, -80),), strands=strands)


def _short() -> Haircut:
    return Haircut(front=(_side_part(-52, -112),), strands=(_line((-40, -246), (40, -272), (106, -176)), *_CAP_STRANDS[:1]))


def _buzz() -> Haircut:
    return Haircut(front=(_cap(-122, -200, -278),), solid=0.86)


def _quiff() -> Haircut:
    sides = _cap(-116, -194, -270)
    top = curve((-112, -206), ((-128, -300), (-60, -330), (20, -322)), ((96, -318), (146, -268), (104, -206)),
                ((60, -190), (10, -226), (-30, -216)), ((-60, -208), (-90, -196), (-112, -206)))  # fmt: skip
    strands = (_line((-80, -220), (-60, -290), (20, -304)), _line((-30, -224), (0, -280), (70, -294)),
               _line((36, -216), (60, -250), (104, -258)))  # fmt: skip
    return Haircut(front=(sides, top), strands=strands)


def _curls_cap() -> Haircut:
    top = _curls([*_arc(104, 66, -212, 4, 176, 8), *_arc(56, 40, -226, 20, 160, 4)], 44)
    return Haircut(front=(minus(union(top, _cap(-112, -200)), oval(0, -92, 106, 94)),))


def _fringe() -> Haircut:
    front = curve((-122, -104), ((-140, -306), (140, -306), (122, -104)), ((112, -140),), ((104, -176),), ((84, -158),),
                  ((66, -190),), ((40, -160),), ((14, -194),), ((-14, -158),), ((-40, -192),), ((-70, -160),), ((-92, -190),),
                  ((-112, -140),))  # fmt: skip
    strands = (_line((-20, -284), (-70, -240), (-76, -176)), _line((10, -286), (10, -230), (-10, -176)),
               _line((40, -280), (70, -240), (62, -190)))  # fmt: skip
    return Haircut(front=(front,), strands=strands)


def _slick() -> Haircut:
    front = curve((-120, -116), ((-136, -304), (136, -304), (120, -116)), ((110, -150),), ((108, -196), (70, -226), (40, -230)),
                  ((16, -222), (0, -206)), ((-16, -222), (-40, -230)), ((-70, -226), (-108, -196), (-110, -150)))  # fmt: skip
    strands = (_line((-40, -234), (-50, -262), (-30, -282)), _line((0, -216), (0, -250), (4, -286)),
               _line((40, -234), (54, -262), (40, -282)), _line((-84, -216), (-96, -244), (-76, -266)),
               _line((84, -216), (96, -244), (76, -266)))  # fmt: skip
    return Haircut(front=(front,), strands=strands)


def _knot() -> Haircut:
    return Haircut(front=_slick().front, back=(oval(0, -294, 44, 38),), strands=_slick().strands)


def _flat() -> Haircut:
    front = curve((-120, -118), ((-124, -200), (-122, -250), (-112, -292)), ((-40, -306), (40, -306), (112, -292)),
                  ((122, -250), (124, -200), (120, -118)), ((110, -150),), ((106, -196), (80, -208), (0, -208)),
                  ((-80, -208), (-106, -196), (-110, -150)))  # fmt: skip
    return Haircut(front=(front,))


def _bowl() -> Haircut:
    front = curve((-126, -96), ((-146, -316), (146, -316), (126, -96)), ((112, -120), (110, -166)),
                  ((40, -152), (-40, -152), (-110, -166)), ((-112, -120), (-126, -96)))  # fmt: skip
    return Haircut(front=(front,), strands=_bob().strands)


def _receding() -> Haircut:
    sides = [curve((s * 102, -206), ((s * 138, -200), (s * 140, -130), (s * 124, -92)), ((s * 110, -110), (s * 108, -160)),
                   ((s * 104, -190), (s * 102, -206))) for s in (-1, 1)]  # fmt: skip
    wisp = curve((-64, -226), ((-30, -258), (46, -260), (74, -222)), ((40, -244), (-30, -240), (-64, -226)))
    return Haircut(front=(*sides, wisp))


def _bald() -> Haircut:
    return Haircut()


_STYLES: dict[str, Callable[[], Haircut]] = {
    "long": _long, "lob": _lob, "bob": _bob, "ponytail": _ponytail, "bun": _bun, "waves": _waves, "afro": _afro,
    "curly": _curly, "braids": _braids, "pigtails": _pigtails, "buns": _buns, "perm": _perm, "pixie": _pixie,
    "short": _short, "buzz": _buzz, "quiff": _quiff, "curls": _curls_cap, "fringe": _fringe, "slick": _slick,
    "knot": _knot, "flat": _flat, "bowl": _bowl, "receding": _receding, "bald": _bald,
}  # fmt: skip


# ---------------------------------------------------------------- beards, in the same coordinates
def beard(style: str) -> tuple[skia.Path, ...]:
    """Outlines of a beard, empty for 'none' and for 'stubble' (which is a shade, not a sheet)."""
    moustache = curve((0, -66), ((26, -76), (52, -60), (58, -40)), ((36, -50), (14, -48), (0, -48)),
                      ((-14, -48), (-36, -50), (-58, -40)), ((-52, -60), (-26, -76), (0, -66)))  # fmt: skip
    if style == "moustache":
        return (moustache,)
    if style == "goatee":
        return (curve((-34, -14), ((-38, 22), (-16, 34), (0, 34)), ((16, 34), (38, 22), (34, -14)), ((0, -4), (-34, -14))), moustache)
    if style == "full":
        jaw = curve((-116, -126), ((-118, -30), (-84, 40), (0, 42)), ((84, 40), (118, -30), (116, -126)), ((104, -108), (98, -86)),
                    ((80, -62), (40, -78), (0, -68)), ((-40, -78), (-80, -62), (-98, -86)), ((-104, -108), (-116, -126)))  # fmt: skip
        return (minus(jaw, union(oval(0, -38, 40, 15), poly((0, -40), (0, -40), (0, -40)), rrect(-34, -40, 68, 6, 3))),)
    return ()

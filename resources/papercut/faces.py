"""Faces as values: proportions, seven feelings, and whose face looks where.

Head coordinates: the chin is the origin, the eyes lie near y = -112, the face is 112 wide to each side. A
face turns towards what it looks at by sliding its features over the head (features.py), the nose furthest.
"""

from __future__ import annotations

from dataclasses import dataclass

from resources.papercut._skia import skia
from resources.papercut.hair import Haircut, haircut
from resources.papercut.looks import Look
from resources.papercut.model import Feeling
from resources.papercut.palette import Palette, Rgb, mix


@dataclass(frozen=True)
class Expression:
    """How a feeling shows. Lids and slants are fractions of an eye, brow in units, tilt of the head in
    degrees.
    """

    mouth: str
    eye: float = 1.0
    lid: float = 0.16
    lower: float = 0.0
    slant: float = 0.0
    brow: float = 0.0
    uneven: float = 0.0
    smiling_eyes: bool = False
    tilt: float = 0.0
    nod: float = 0.0
    extra: str = ""


_EXPRESSIONS: dict[Feeling, tuple[Expression, Expression]] = {
    "neutral": (Expression("rest", tilt=2), Expression("small", tilt=-3, uneven=4)),
    "happy": (
        Expression("laugh", lid=0.1, lower=0.2, brow=8, tilt=-5),
        Expression("grin", smiling_eyes=True, brow=8, tilt=5, nod=-3),
    ),
    "sad": (
        Expression("frown", lid=0.3, slant=-0.26, brow=2, tilt=6, nod=8, extra="tear"),
        Expression("cry", lid=0.24, slant=-0.3, brow=6, tilt=-7, nod=6, extra="tear"),
    ),
    "angry": (
        Expression("shout", lid=0.2, slant=0.32, brow=-9, tilt=-3, extra="heat"),
        Expression("grit", lid=0.24, slant=0.36, brow=-10, tilt=3, nod=3, extra="heat"),
    ),
    "scared": (
        Expression("wobble", eye=1.22, lid=0.0, slant=-0.14, brow=16, tilt=4, extra="sweat"),
        Expression("gasp", eye=1.24, lid=0.0, slant=-0.16, brow=16, tilt=-4, extra="sweat"),
    ),
    "shock": (
        Expression("gasp", eye=1.26, lid=0.0, brow=20, tilt=-4, extra="lines"),
        Expression("o", eye=1.3, lid=0.0, brow=20, tilt=4, nod=-3, extra="lines"),
    ),
    "smug": (
        Expression("smirk", lid=0.36, brow=2, uneven=13, tilt=6),
        Expression("smirk", lid=0.4, lower=0.12, brow=0, uneven=11, tilt=-5, nod=-4),
    ),
}


def expression(feeling: Feeling, variant: int) -> Expression:
    """One of the two ways in which a feeling shows."""
    return _EXPRESSIONS[feeling][variant % 2]


@dataclass(frozen=True)
class Head:
    """Proportions of a head: half width, crown, eye line, eye distance and size, mouth line."""

    width: float
    crown: float
    eye_y: float
    eye_x: float
    eye_r: float
    mouth_y: float


ADULT = Head(112, -240, -112, 47, 1.0, -36)


CHILD = Head(116, -228, -94, 50, 1.14, -30)


def head_of(look: Look) -> Head:
    """Children have wide low faces with large eyes."""
    return CHILD if look.child else ADULT


@dataclass(frozen=True)
class Face:
    """One face to draw: whose, in which colours, showing what, looking where (gaze x and y from -1 to 1);
    `flip` mirrors the hair.
    """

    look: Look
    pal: Palette
    show: Expression
    gaze: tuple[float, float]
    blink: bool = False
    flip: bool = False

    @property
    def head(self) -> Head:
        """The proportions."""
        return head_of(self.look)

    @property
    def skin(self) -> Rgb:
        """Skin in this scene's light."""
        return self.pal.skin(self.look.skin)

    @property
    def hair(self) -> Rgb:
        """Hair in this scene's light."""
        return self.pal.tint(self.look.hair, 0.1)

    @property
    def dark(self) -> Rgb:
        """The colour of lashes, lines and pupils on this skin."""
        return mix(mix(self.skin, self.pal.ink, 0.82), (20, 10, 20), 0.3)

    def cut(self) -> Haircut:
        """The hair, fitted to this head."""
        cut = haircut(self.look.hair_style)
        sx, sy = self.head.width / ADULT.width, self.head.crown / ADULT.crown
        fit = skia.Matrix.Scale(-sx if self.flip else sx, sy)

        def fitted(paths: tuple[skia.Path, ...]) -> tuple[skia.Path, ...]:
            return tuple(_fitted(path, fit) for path in paths)

        return Haircut(fitted(cut.front), fitted(cut.back), fitted(cut.over), fitted(cut.strands), cut.solid)


def _fitted(path: skia.Path, fit: skia.Matrix) -> skia.Path:
    out = skia.Path(path)
    out.transform(fit)
    return out

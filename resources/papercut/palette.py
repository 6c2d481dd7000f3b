"""The colours of a scene: seven moods by nine colours, their night, and the pull that makes everything
belong.

Owns every colour that depends on the mood. Local colours (skin, cloth, the brown of a dog) live beside what
they colour, and go through `Palette.tint` so that nothing looks pasted in.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

Rgb = tuple[float, float, float]

WHITE: Rgb = (255.0, 255.0, 255.0)
_NIGHT_SKY: Rgb = (14.0, 20.0, 58.0)
_MOONLIGHT: Rgb = (206.0, 222.0, 255.0)

#              sky top, sky bottom, far, mid, near, ink, accent, second accent, light
_MOODS = {
    "tense": "2a1a5e b0396b 7d3a7e 552a6b 37184f 170a2b ff5a4d ffb340 ffc0a0",
    "sad": "2f587f a9c6d6 7ea5bb 557f9d 335a7c 14304a f4bd55 e9785c eaf4f6",
    "funny": "2fb4c8 fde58c f99f5e ee6566 ac3b74 5a1f56 ffd545 2fa898 fff7d4",
    "warm": "f79d6c ffe6b8 f5ad82 dd8262 aa5256 552740 2a8a8f f8c858 fff4d6",
    "eerie": "0b2430 2b7d6b 20645a 164c4a 0f3740 04161b b9f26c f27390 b4f7d6",
    "triumphant": "3a34a4 ffa35e bd62ab 7a41a8 4a2f86 22164a ffd64c ff6478 fff1bd",
    "calm": "6cb9c8 fdeecd a4cdc3 68a5a2 377681 153f49 f3764f f6c25c fffaec",
}


def rgb(code: str) -> Rgb:
    """'ff8800' -> (255, 136, 0)."""
    return (float(int(code[0:2], 16)), float(int(code[2:4], 16)), float(int(code[4:6], 16)))


def mix(a: Rgb, b: Rgb, t: float) -> Rgb:
    """The colour a fraction t of the way from a to b."""
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t)


def lum(c: Rgb) -> float:
    """Perceived lightness, 0 to 1."""
    return (0.3 * c[0] + 0.59 * c[1] + 0.11 * c[2]) / 255


def lighten(c: Rgb, t: float) -> Rgb:
    """Towards white."""
    return mix(c, WHITE, t)


def deepen(c: Rgb, t: float) -> Rgb:
    """A darker tone of the same hue, a little warmer: what lies in its own shade."""
    k = 1 - t
    return (c[0] * k + 14 * t, c[1] * k * (1 - 0.12 * t), c[2] * k + 10 * t)


class Palette(NamedTuple):
    """The nine colours of a mood; `night` says that the sky is dark and the lamps are lit."""

    top: Rgb
    bot: Rgb
    far: Rgb
    mid: Rgb
    near: Rgb
    ink: Rgb
    acc: Rgb
    acc2: Rgb
    light: Rgb
    night: bool

    @property
    def dark(self) -> bool:
        """Whether the sky of this palette is dark."""
        return lum(self.top) < 0.3

    def tint(self, c: Rgb, t: float = 0.2) -> Rgb:
        """A local colour pulled into the scene by a fraction t."""
        return mix(c, self.far if self.dark else self.bot, t)

    def skin(self, c: Rgb) -> Rgb:
        """Skin in this light: it keeps its warmth where everything else goes dark."""
        return mix(c, self.light, 0.07) if self.dark else mix(c, self.bot, 0.09)

    def shadow(self, c: Rgb, t: float) -> Rgb:
        """A local colour in shadow: towards the ink of the mood, never towards black."""
        return mix(c, self.ink, t)


@lru_cache(maxsize=32)
def palette(mood: str, night: bool = False) -> Palette:
    """The palette of a mood; by night the sky goes deep blue, the walls dim, and the light turns to
    moonlight.
    """
    top, bot, far, mid, near, ink, acc, acc2, light = (rgb(code) for code in _MOODS[mood].split())
    if not night:
        return Palette(top, bot, far, mid, near, ink, acc, acc2, light, night)
    sky = mix(_NIGHT_SKY, ink, 0.3)
    return Palette(
        top=mix(_moonlit(top), sky, 0.62),
        bot=mix(_moonlit(bot), sky, 0.3),
        far=mix(_moonlit(far), sky, 0.12),
        mid=mix(_moonlit(mid), sky, 0.16),
        near=mix(_moonlit(near), sky, 0.22),
        ink=mix(ink, sky, 0.5),
        acc=acc,
        acc2=acc2,
        light=mix(light, _MOONLIGHT, 0.3),
        night=night,
    )


def _moonlit(c: Rgb) -> Rgb:
    """The colour under a blue lamp: multiplied, so that it keeps its hue instead of turning grey."""
    return (c[0] * 0.5, c[1] * 0.52, c[2] * 0.82 + 18)

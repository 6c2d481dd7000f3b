"""Whether letters can be read: WCAG contrast between a look's colours, and the rule when there is too little.

Captions lie over any picture, so what counts is what the look itself puts around a letter: its outline, or a
plate. `assured` keeps a look whose outline does, gives one a plate whose outline cannot, and refuses colours
no plate can carry. Every answer comes with its reason.
"""

from __future__ import annotations

from dataclasses import dataclass

from resources.errors import InvalidInput
from vidgen_assets.artifacts import CaptionLook
from vidgen_assets.captions.styles import CaptionStyle, style_of

LEAST = 4.5
"""WCAG 2.2, 1.4.3 (AA): text against what is behind it."""
THINNEST = 3.0
"""An outline thinner than this (pixels of a 1080 frame) is lost when the picture is encoded."""
DARK, LIGHT = "#000000", "#FFFFFF"
PLATE_OPACITY = 0.88
PLATE_OUT = 0.26
"""How far a plate reaches beyond the letters it carries, in sizes."""


@dataclass(frozen=True)
class Assured:
    """How a look keeps its letters readable: the plate it stands on (None: its outline is enough), and why.

    On a plate there is no shadow, and an `outline` only where it does not come between letters and plate.
    """

    plate: str | None
    why: str
    outline: bool = True


def luminance(colour: str) -> float:
    """Return a colour's relative luminance, 0 to 1 (WCAG 2.2)."""
    channels = [int(colour.lstrip("#")[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mixed(one: str, other: str, share: float) -> str:
    """Return a colour `share` of the way from `other` to `one`."""
    parts = [(int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(b + (a - b) * share):02X}" for a, b in parts)


def on_plate(colour: str, plate: str) -> float:
    """Return the contrast of letters on a plate of PLATE_OPACITY over the worst picture, black or white."""
    return min(contrast(colour, mixed(plate, behind, PLATE_OPACITY)) for behind in (DARK, LIGHT))


def waiting_colour(look: CaptionLook, behind: str, share: float) -> str:
    """Return the fill dimmed towards what is behind it, no further than stays readable."""
    while share < 1.0:
        dimmed = mixed(look.fill, behind, share)
        if contrast(dimmed, behind) >= LEAST:
            return dimmed
        share += 0.04
    return look.fill


def letter_colours(look: CaptionLook, style: CaptionStyle) -> tuple[str, ...]:
    """Return the colours a look's letters take; on a plate of the highlight they are the outline's."""
    tinted = style.spoken in ("tint", "fill")
    return (look.fill, look.highlight) if tinted else (look.fill,)


def assured(look: CaptionLook) -> Assured:
    """Return how a look is kept readable over any picture; InvalidInput names colours that cannot be."""
    style = style_of(look.style)
    if style.spoken == "plate" and contrast(look.highlight, look.outline) < LEAST:
        raise InvalidInput(
            f"captions.highlight: {look.highlight} under letters of captions.outline {look.outline} has a "
            f"contrast of {contrast(look.highlight, look.outline):.1f}, {LEAST} is needed: make one of them "
            "lighter or the other darker"
        )
    letters = letter_colours(look, style)
    edge = look.outline_px * style.edge
    worst = min(letters, key=lambda colour: contrast(colour, look.outline))
    ratio = contrast(worst, look.outline)
    own = min(on_plate(colour, look.outline) for colour in letters)
    if style.backing and own >= LEAST:
        return Assured(look.outline, f"the style's plate: letters on {look.outline}, {own:.1f} to 1 at worst")
    if edge >= THINNEST and ratio >= LEAST:
        return Assured(None, f"the outline: {worst} in {look.outline}, {ratio:.1f} to 1")
    lack = f"{ratio:.1f} to 1" if ratio < LEAST else f"an outline of {edge:.1f} px is too thin"
    for plate in (DARK, LIGHT):
        found = min(on_plate(colour, plate) for colour in letters)
        if found >= LEAST:
            why = f"a plate of {plate} ({found:.1f} to 1), for {lack} in {look.outline}"
            return Assured(plate, why, outline=ratio >= LEAST)
    raise InvalidInput(
        f"captions.fill and captions.highlight: no plate carries both {look.fill} and {look.highlight} with a "
        f"contrast of {LEAST}: make both light, or both dark"
    )

"""Who somebody is: the look that a role keeps through a whole story.

Owns skin, hair, face, build and favourite clothes as a pure function of (story seed, role) and of the kind of
person. Nothing here depends on mood, place or feeling, and no role is tied to a skin.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import lru_cache

from resources.papercut.model import LookKind
from resources.papercut.palette import Rgb, mix, rgb

_SKINS = tuple(rgb(code) for code in ("fbd9bf", "f3bf99", "e0a578", "c08459", "965f40", "6e4531"))
_DARK_HAIR = tuple(rgb(code) for code in ("1f1719", "33211c", "17161f", "4a2d20"))
_ANY_HAIR = (
    *_DARK_HAIR,
    *(rgb(code) for code in ("6d4326", "94602f", "d9a648", "e9c477", "a8431f", "c2642f")),
)
_GREY_HAIR = tuple(rgb(code) for code in ("e4e3e3", "cfced2", "b9b8bf", "f2eee6"))
_EYES = tuple(rgb(code) for code in ("4a2f22", "3a2a24", "6b4a2a", "4d6b4a", "3f6690"))
_CLOTHS = tuple(
    rgb(code)
    for code in (
        "e5584d", "2f8289", "4668b8", "f0a83c", "8256ab", "4f9459", "dc7fa8", "f3efe4", "33415c", "c9713f",
        "76b7c9",
    )
)  # fmt: skip
_TROUSERS = tuple(rgb(code) for code in ("38486b", "2b2f3f", "6a5442", "4b6a8c", "57606f"))

_HAIR_STYLES: dict[LookKind, tuple[str, ...]] = {
    "woman": ("long", "bob", "ponytail", "bun", "waves", "afro", "pixie", "braids", "curly", "lob"),
    "girl": ("pigtails", "bob", "buns", "ponytail", "afro", "braids", "long"),
    "old_woman": ("bun", "perm", "bob", "pixie"),
    "man": ("short", "buzz", "quiff", "curls", "fringe", "slick", "knot", "flat", "bald", "short"),
    "boy": ("fringe", "short", "curls", "bowl", "flat", "buzz"),
    "old_man": ("receding", "bald", "short", "slick"),
}
_BEARDS = ("none", "none", "none", "stubble", "full", "moustache", "goatee", "full")
_OLD_BEARDS = ("none", "moustache", "full", "moustache", "none")
_FACES = ("oval", "round", "square", "heart")
_WOMEN = ("woman", "girl", "old_woman")
_TOPS: dict[LookKind, tuple[str, ...]] = {
    "woman": ("tee", "sweater", "blouse", "cardigan", "turtleneck", "dress", "hoodie", "jacket"),
    "girl": ("tee", "dungarees", "hoodie", "dress", "sweater"),
    "old_woman": ("cardigan", "blouse", "turtleneck", "dress"),
    "man": ("tee", "shirt", "hoodie", "sweater", "jacket", "polo", "turtleneck"),
    "boy": ("tee", "hoodie", "dungarees", "sweater", "polo"),
    "old_man": ("shirt", "cardigan", "vest", "sweater"),
}
_PATTERNS = ("plain", "stripes", "plain", "dots", "band", "plaid", "plain", "emblem")


@dataclass(frozen=True)
class Look:
    """Everything about a person that stays when mood, place and feeling change."""

    kind: LookKind
    skin: Rgb
    hair: Rgb
    hair_style: str
    eye: Rgb
    face: str
    nose: int
    beard: str
    glasses: str
    freckles: bool
    earrings: bool
    cloth: Rgb
    cloth2: Rgb
    trousers: Rgb
    top: str
    pattern: str

    @property
    def feminine(self) -> bool:
        """Whether lashes and a narrower build belong to this look."""
        return self.kind in _WOMEN

    @property
    def child(self) -> bool:
        """Whether this is a child."""
        return self.kind in ("girl", "boy")

    @property
    def old(self) -> bool:
        """Whether this is an old person."""
        return self.kind in ("old_woman", "old_man")


@lru_cache(maxsize=64)
def look_of(seed: str, role: str, kind: LookKind) -> Look:
    """The look of a role in the story of that seed."""
    rnd = random.Random(f"look/{seed}/{role}")
    skin_at = rnd.randrange(len(_SKINS))
    hair_pick, grey_pick, style_pick, beard_pick = (rnd.random() for _ in range(4))
    cloth_at = rnd.randrange(len(_CLOTHS))
    second_at = (cloth_at + 1 + rnd.randrange(len(_CLOTHS) - 1)) % len(_CLOTHS)
    old, child = kind in ("old_woman", "old_man"), kind in ("girl", "boy")
    natural = _ANY_HAIR if skin_at <= 2 else _DARK_HAIR
    if old:
        hair = _pick(_GREY_HAIR, grey_pick)
        if rnd.random() < 0.3:
            hair = mix(hair, _pick(natural, hair_pick), 0.35)
    else:
        hair = _pick(natural, hair_pick)
        rnd.random()
    beards = _OLD_BEARDS if kind == "old_man" else _BEARDS if kind == "man" else ("none",)
    return Look(
        kind=kind,
        skin=_SKINS[skin_at],
        hair=hair,
        hair_style=_pick(_HAIR_STYLES[kind], style_pick),
        eye=rnd.choice(_EYES if skin_at <= 2 else _EYES[:3]),
        face="round" if child else rnd.choice(_FACES),
        nose=rnd.randrange(3),
        beard=_pick(beards, beard_pick),
        glasses=_glasses(rnd, old, child),
        freckles=rnd.random() < (0.4 if child else 0.16) and skin_at <= 2,
        earrings=rnd.random() < 0.5 and kind in _WOMEN,
        cloth=_CLOTHS[cloth_at],
        cloth2=_CLOTHS[second_at],
        trousers=rnd.choice(_TROUSERS),
        top=rnd.choice(_TOPS[kind]),
        pattern=rnd.choice(_PATTERNS),
    )


def _pick(items: tuple, share: float):  # type: ignore[type-arg, no-untyped-def]
    return items[int(share * len(items))]


def _glasses(rnd: random.Random, old: bool, child: bool) -> str:
    worn = rnd.random() < (0.6 if old else 0.12 if child else 0.24)
    shape = rnd.choice(("round", "square"))
    return shape if worn else "none"

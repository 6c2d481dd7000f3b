"""Poses: what the hands say.

Owns a small table of gestures and the rule that picks one from a feeling, from what there is to show, and
from the room there is. Targets are fractions of the body, so that a child's arms reach a child's face.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from resources.papercut.bodies import CHIN, Body
from resources.papercut.faces import Head
from resources.papercut.model import Feeling
from resources.papercut.shapes import Point


@dataclass(frozen=True)
class Reach:
    """Where one hand goes: x outwards and y down, from the chin in head units (`head`) or from the neck in
    body units.

    Body units: 1 is the half width of the shoulders across, and the height from neck to hip down.
    """

    x: float
    y: float
    gesture: str = "rest"
    elbow: str = "out"
    head: bool = False
    over: bool = False
    angle: float | None = None

    def target(self, b: Body, h: Head, side: int) -> Point:
        """The place of the wrist in figure coordinates."""
        if self.head:
            return side * self.x * h.width, CHIN + self.y * -h.crown
        return side * self.x * b.shoulder, self.y * b.hip_y


@dataclass(frozen=True)
class Pose:
    """Both hands; `lead` is the expressive one and may be mirrored to either side."""

    lead: Reach
    other: Reach


_DOWN = Reach(1.08, 1.06, "rest")
_HIP = Reach(0.8, 0.8, "fist", over=True, angle=150)
_SHRUG = Reach(1.66, 0.36, "open", "down", angle=-42)
_CHEER = Reach(1.6, -0.5, "open", angle=-78)
_CHEEK = Reach(0.92, 0.13, "flat", "out", head=True, over=True, angle=-98)
_HANDS_UP = Reach(1.46, 0.06, "open", "down", angle=-82)

POSES: dict[str, Pose] = {
    "stand": Pose(_DOWN, _DOWN),
    "hip": Pose(_HIP, _DOWN),
    "hips": Pose(_HIP, _HIP),
    "explain": Pose(Reach(1.6, 0.4, "open", "down", angle=-52), _DOWN),
    "shrug": Pose(_SHRUG, _SHRUG),
    "cheer": Pose(_CHEER, _CHEER),
    "punch_air": Pose(Reach(1.4, -0.54, "fist", angle=-86), _HIP),
    "wave": Pose(Reach(1.66, -0.2, "open", "down", angle=-74), _DOWN),
    "thumb": Pose(Reach(1.22, 0.3, "thumb", "down", over=True, angle=-84), _DOWN),
    "heart": Pose(Reach(0.16, 0.46, "flat", over=True, angle=196), _DOWN),
    "cheek": Pose(_CHEEK, Reach(0.0, 0.72, "rest", over=True, angle=184)),
    "cheeks": Pose(_CHEEK, _CHEEK),
    "gasp": Pose(Reach(0.42, 0.22, "flat", "out", head=True, over=True, angle=-128), _DOWN),
    "hands_up": Pose(_HANDS_UP, _HANDS_UP),
    "clutch": Pose(
        Reach(0.22, 0.42, "fist", over=True, angle=-118), Reach(0.2, 0.5, "fist", over=True, angle=-118)
    ),
    "point": Pose(Reach(1.86, 0.26, "point", "down", angle=-14), _HIP),
    "fist": Pose(Reach(1.14, 0.16, "fist", "down", over=True, angle=-84), _HIP),
    "crossed": Pose(
        Reach(-0.5, 0.48, "rest", over=True, angle=196), Reach(-0.44, 0.58, "fist", over=True, angle=190)
    ),
    "chin": Pose(
        Reach(0.3, 0.16, "fist", "out", head=True, over=True, angle=-110),
        Reach(-0.1, 0.64, "rest", over=True, angle=184),
    ),
    "present": Pose(Reach(1.62, 0.34, "cup", "down", angle=0), _DOWN),
    "raise": Pose(Reach(1.44, -0.2, "cup", "down", angle=-10), _DOWN),
}

_BY_FEELING: dict[Feeling, tuple[str, ...]] = {
    "neutral": ("hip", "explain", "stand", "crossed"),
    "happy": ("cheer", "punch_air", "wave", "thumb", "heart"),
    "sad": ("cheek", "clutch", "stand"),
    "angry": ("hips", "fist", "crossed", "point"),
    "scared": ("cheeks", "clutch", "hands_up"),
    "shock": ("cheeks", "gasp", "hands_up"),
    "smug": ("crossed", "hips", "chin"),
}
_NARROW: dict[Feeling, tuple[str, ...]] = {
    "neutral": ("hip", "stand", "crossed"),
    "happy": ("heart", "thumb", "hip"),
    "sad": ("cheek", "clutch"),
    "angry": ("crossed", "hips", "fist"),
    "scared": ("cheeks", "clutch"),
    "shock": ("gasp", "cheeks"),
    "smug": ("crossed", "hip", "chin"),
}


def pose_for(feeling: Feeling, rnd: random.Random, crowded: bool) -> Pose:
    """A pose that goes with a feeling; crowded scenes keep the elbows in."""
    return POSES[rnd.choice((_NARROW if crowded else _BY_FEELING)[feeling])]

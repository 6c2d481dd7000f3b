"""The values a picture is asked for and given in: SceneSpec in, LayeredPicture out.

Owns names, shapes and defaults, and no drawing: importing this costs nothing but pydantic and numpy. Names
that the engine may learn more of (places, props, outfits) are plain strings here and are checked by `draw`,
which can say what it knows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

import numpy as np
import numpy.typing as npt
from pydantic import BaseModel, ConfigDict, Field, model_validator

Mood = Literal["tense", "sad", "funny", "warm", "eerie", "triumphant", "calm"]
Kind = Literal["scene", "post_card", "end_card"]
Bubble = Literal["none", "halo", "speech", "thought"]
Framing = Literal["wide", "medium", "close"]
LookKind = Literal["woman", "man", "girl", "boy", "old_woman", "old_man"]
Feeling = Literal["neutral", "happy", "sad", "angry", "scared", "shock", "smug"]

MOODS: tuple[Mood, ...] = get_args(Mood)
LOOKS: tuple[LookKind, ...] = get_args(LookKind)
FEELINGS: tuple[Feeling, ...] = get_args(Feeling)
PLACES: tuple[str, ...] = (
    "room", "bedroom", "kitchen", "bathroom", "porch", "office", "court", "corridor", "classroom",
    "hospital", "shop", "restaurant", "church", "car_interior", "street", "city", "park", "forest", "sea",
    "sky", "abstract",
)  # fmt: skip
OUTFITS: tuple[str, ...] = (
    "casual",
    "suit",
    "police",
    "doctor",
    "nurse",
    "judge",
    "chef",
    "uniform",
    "apron",
    "wedding",
    "sport",
    "pajamas",
    "prisoner",
)
LAYER_ORDER: tuple[str, ...] = ("bg", "mid", "prop", "subject", "fg", "vignette")

Pixels = npt.NDArray[np.uint8]


class Frozen(BaseModel):
    """A value: immutable, and refusing fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Figure(Frozen):
    """One member of the cast as a shot shows it; the look itself follows from the story's seed and the
    role.
    """

    role: str
    look: LookKind
    outfit: str = "casual"
    feeling: Feeling = "neutral"

    @property
    def key(self) -> str:
        """All of it as one short text, to seed what follows from it."""
        return f"{self.role}/{self.look}/{self.outfit}/{self.feeling}"


class CardText(Frozen):
    """What post cards (community, title, age, score, comments) and end cards (line1, line2) say."""

    community: str = ""
    title: str = ""
    age: str = ""
    score: str = ""
    comments: str = ""
    line1: str = ""
    line2: str = ""


class SceneSpec(Frozen):
    """One shot's picture, wholly decided: the same spec always gives the same picture.

    `variant` chooses between two clearly different compositions of the same content; `phrase` is set in
    sticker type when there is neither figure nor prop; `seed` is the story's, so that rooms and people stay
    who they are.
    """

    kind: Kind = "scene"
    place: str = "abstract"
    mood: Mood = "calm"
    night: bool = False
    figures: tuple[Figure, ...] = Field(default=(), max_length=2)
    props: tuple[str, ...] = Field(default=(), max_length=2)
    bubble: Bubble = "none"
    framing: Framing = "medium"
    variant: int = Field(default=0, ge=0, le=1)
    phrase: str = ""
    card: CardText | None = None
    seed: str = "0"

    @property
    def key(self) -> str:
        """Who and what is shown, as one text, to seed what follows from it."""
        return "|".join((self.seed, *(figure.key for figure in self.figures), *self.props))


class CanvasSize(Frozen):
    """A 9:16 frame in pixels, and the margin around it (a fraction of each side) that camera moves may
    use.
    """

    width: int = Field(default=1080, ge=90, le=4320)
    height: int = Field(default=1920, ge=160, le=7680)
    margin: float = Field(default=0.1, ge=0.0, le=0.3)

    @model_validator(mode="after")
    def _upright(self) -> CanvasSize:
        if abs(self.width / self.height - 9 / 16) > 0.012:
            raise ValueError(f"pictures are drawn 9:16, not {self.width} x {self.height}")
        return self

    @property
    def canvas(self) -> tuple[int, int]:
        """Width and height with the margins, in pixels."""
        return round(self.width * (1 + 2 * self.margin)), round(self.height * (1 + 2 * self.margin))

    @property
    def frame_origin(self) -> tuple[int, int]:
        """Where the frame's left upper corner lies on the canvas, in pixels."""
        width, height = self.canvas
        return (width - self.width) // 2, (height - self.height) // 2


class Box(NamedTuple):
    """A rectangle in canvas pixels; right and bottom lie just outside it."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, eq=False)
class PictureLayer:
    """Pixels of one layer: H x W x 4, uint8, straight alpha, cut to what is not empty and placed at (x,
    y).
    """

    name: str
    x: int
    y: int
    rgba: Pixels
    parallax: float

    @property
    def box(self) -> Box:
        """Where the layer lies on the canvas."""
        height, width = self.rgba.shape[:2]
        return Box(self.x, self.y, self.x + width, self.y + height)


@dataclass(frozen=True, eq=False)
class LayeredPicture:
    """A drawn scene, back to front, and where a renderer finds the faces and the prop.

    `faces` has the person in front last. `blink` replaces its own rectangle of the subject layer by the same
    person with the eyes closed.
    """

    size: CanvasSize
    layers: tuple[PictureLayer, ...]
    blink: PictureLayer | None
    faces: tuple[Box, ...]
    prop_box: Box | None

    def layer(self, name: str) -> PictureLayer | None:
        """The layer of that name, None when the scene has no such layer."""
        return next((layer for layer in self.layers if layer.name == name), None)

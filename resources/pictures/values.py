"""What is asked of a picture provider and what it gives: values, and the protocol between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from pydantic import BaseModel, ConfigDict, JsonValue

from resources.call_cache import Usage

PREVIEW_WIDTH = 432
MARGIN = 0.1
Box = tuple[int, int, int, int]
"""x, y, width, height in canvas pixels."""


class PictureRequest(BaseModel):
    """One picture: words for models, the visual for those who draw; the frame is `width` x `height` pixels.

    `visual` is plain JSON: kind, place, mood, night, figures, props, bubble, framing, phrase, card. `variant`
    (0 or 1) asks for one of two clearly different pictures of the same content. `item` names the shot in
    errors only.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    item: str
    text: str
    negative: str = ""
    visual: Mapping[str, JsonValue]
    seed: str
    variant: int = 0
    width: int = 1080
    height: int = 1920

    def determining(self) -> dict[str, JsonValue]:
        """Return what determines the picture: everything but the name of the item."""
        return self.model_dump(mode="json", exclude={"item"})

    @property
    def is_card(self) -> bool:
        """Whether this is a card of text, which models cannot spell."""
        return self.visual.get("kind", "scene") != "scene"


@dataclass(frozen=True)
class DrawnLayer:
    """A layer as a PNG with straight alpha at (x, y) of the canvas; it moves `parallax` times the camera."""

    name: str
    png: bytes
    x: int
    y: int
    parallax: float


@dataclass(frozen=True)
class DrawnPicture:
    """A finished picture: layers back to front on a canvas of `width` x `height`, and a small JPEG of it."""

    width: int
    height: int
    preview: bytes
    layers: tuple[DrawnLayer, ...]
    blink: DrawnLayer | None = None
    faces: tuple[Box, ...] = ()
    prop: Box | None = None


class PictureProvider(Protocol):
    """Who can make pictures. `version` changes when the same request would give another picture."""

    @property
    def name(self) -> str: ...
    @property
    def model(self) -> str: ...
    @property
    def version(self) -> str: ...
    @property
    def workers(self) -> int: ...
    @property
    def draws_cards(self) -> bool: ...

    def price(self, request: PictureRequest) -> Usage:
        """Return what a picture consumes and costs."""
        ...

    def draw(self, request: PictureRequest) -> DrawnPicture:
        """Make the picture; raises a ProviderError."""
        ...

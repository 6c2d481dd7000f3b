"""The strips of the frame captions may stand in: inside what platforms advise, clear of what they lay over it.

The platforms' buttons and advice are data (screens.py). Which strip a shot takes is post/caption_place.py's.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from vidgen_assets.artifacts import Box, CaptionLook, Frozen
from vidgen_assets.captions.screens import FEEDS, FRAME_HEIGHT, Feed

PLATFORMS = tuple(feed.platform for feed in FEEDS)
LOW_GAP = 132
"""How far captions stay above the platforms' words, the watermark between them (pixels of a 1080x1920 frame)."""
LINE = 1.24


class Strip(Frozen):
    """A place for captions: their bottom, as a margin from the frame's in pixels of 1080x1920, and why there."""

    name: Literal["asked", "low", "high"]
    margin_bottom: int
    why: str


def advised_margin(platforms: Sequence[str] = PLATFORMS) -> int:
    """Return how far above the frame's bottom every one of these platforms advises to stay (1080x1920)."""
    feeds = _feeds(platforms)
    return max(FRAME_HEIGHT - min(_bottom(feed.advised) for feed in feeds), _above_words())


def strips(look: CaptionLook, platforms: Sequence[str]) -> tuple[Strip, ...]:
    """Return the places for captions, best first: where the look says, below what matters, and at the top."""
    feeds = _feeds(platforms)
    top = max(feed.advised.y for feed in feeds)
    return (
        Strip(name="asked", margin_bottom=look.margin_bottom, why="where every platform advises"),
        Strip(
            name="low",
            margin_bottom=_above_words(),
            why="below what is to be seen, and above the platforms' own words",
        ),
        Strip(
            name="high",
            margin_bottom=FRAME_HEIGHT - top - round(2 * LINE * look.size),
            why="above what is to be seen, and below the platforms' bar",
        ),
    )


def _feeds(platforms: Sequence[str]) -> list[Feed]:
    return [feed for feed in FEEDS if feed.platform in platforms]


def _above_words() -> int:
    """Return the margin that is above every platform's words, and the watermark that stands on them."""
    words = min(region.box.y for feed in FEEDS for region in feed.regions if region.kind == "words")
    return FRAME_HEIGHT - words + LOW_GAP


def _bottom(box: Box) -> int:
    return box.y + box.height

"""Where captions stand: in the strip all platforms leave free, and never over a face or what a card says.

The platforms' buttons and advice are data (quality/screens.py). A whole shot keeps one strip, so that captions
do not jump from cue to cue: the first strip that meets no face and no card in any of the shot's cues, at any
time the camera looks. Every decision carries its reason. Drawing is caption_draw.py's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from vidgen_assets.artifacts import Box, CaptionLook, Cue, Frozen, Timeline, TimelineShot, Word
from vidgen_assets.post.caption_layout import REFERENCE_HEIGHT, REFERENCE_WIDTH, lay_out_caption
from vidgen_assets.post.caption_type import Typesetter
from vidgen_assets.post.slices import Caption, captions_of
from vidgen_assets.quality.placing import on_frame
from vidgen_assets.quality.screens import FEEDS

Kind = Literal["face", "card", "prop"]

LOW_GAP = 84
"""How far the low strip stays above the platforms' words (pixels of a 1080x1920 frame)."""
NEAR = 10
"""Letters this near to a face or a card touch it: the outline and the shadow need room."""
PROP_COVERED = 0.35
"""A prop may lose this share of itself behind a caption; a face or a card's words nothing."""
LOOKS = 3
"""At how many moments of a shot the camera is asked where things are: its start, middle and end."""


class Strip(Frozen):
    """A place for captions: their bottom, as a margin from the frame's in pixels of 1080x1920, and why there."""

    name: Literal["asked", "low", "high"]
    margin_bottom: int
    why: str


class Placed(Frozen):
    """Where a shot's captions stand, and why."""

    shot: str
    strip: str
    margin_bottom: int
    why: str


@dataclass(frozen=True)
class _Thing:
    """Something on the picture, in pixels of a 1080x1920 frame."""

    kind: Kind
    left: float
    top: float
    right: float
    bottom: float

    def covered(self, box: tuple[float, float, float, float], near: float) -> float:
        """Return which share of it a box hides, 0 to 1."""
        across = min(self.right, box[2] + near) - max(self.left, box[0] - near)
        down = min(self.bottom, box[3] + near) - max(self.top, box[1] - near)
        area = (self.right - self.left) * (self.bottom - self.top)
        return max(across, 0.0) * max(down, 0.0) / area if area > 0 else 0.0


def advised_margin(platforms: Sequence[str]) -> int:
    """Return how far above the frame's bottom every one of these platforms advises to stay (1080x1920)."""
    return REFERENCE_HEIGHT - min(_bottom(feed.advised) for feed in FEEDS if feed.platform in platforms)


def strips(look: CaptionLook, platforms: Sequence[str]) -> tuple[Strip, ...]:
    """Return the places for captions, best first: where the look says, below what matters, and at the top."""
    feeds = [feed for feed in FEEDS if feed.platform in platforms]
    words = min(region.box.y for feed in feeds for region in feed.regions if region.kind == "words")
    top = max(feed.advised.y for feed in feeds)
    two_lines = round(2.2 * 1.24 * look.size)
    return (
        Strip(name="asked", margin_bottom=look.margin_bottom, why="where every platform advises"),
        Strip(
            name="low",
            margin_bottom=REFERENCE_HEIGHT - words + LOW_GAP,
            why="below what is to be seen, and above the platforms' own words",
        ),
        Strip(
            name="high",
            margin_bottom=REFERENCE_HEIGHT - top - two_lines,
            why="above what is to be seen, and below the platforms' bar",
        ),
    )


def place_captions(
    timeline: Timeline,
    words: Sequence[Word],
    cues: Sequence[Cue],
    look: CaptionLook,
    platforms: Sequence[str],
) -> tuple[tuple[Cue, ...], tuple[Placed, ...]]:
    """Return the cues with the margin each stands at, and one reason a shot that has captions."""
    setter, choices = Typesetter(look.font), strips(look, platforms)
    captions = captions_of(words, cues, timeline.fps)
    margins: dict[int, int] = {}
    reasons = []
    for shot in timeline.shots:
        mine = [n for n, one in enumerate(captions) if shot.first_frame <= one.first < shot.end_frame]
        if not mine:
            continue
        things = things_of(timeline, shot)
        placed = _choose(shot, [captions[n] for n in mine], things, choices, (look, setter))
        reasons.append(placed)
        margins.update(dict.fromkeys(mine, placed.margin_bottom))
    settled = tuple(
        cue.model_copy(update={"margin_bottom": margins.get(number, look.margin_bottom)})
        for number, cue in enumerate(cues)
    )
    return settled, tuple(reasons)


def things_of(timeline: Timeline, shot: TimelineShot) -> tuple[_Thing, ...]:
    """Return faces, card and prop of a shot wherever its camera shows them, in pixels of 1080x1920."""
    keyframe = shot.clip.clip.keyframe
    boxes: list[tuple[Kind, Box]] = [("face", face) for face in keyframe.faces]
    if shot.card is not None:
        boxes.append(("card", shot.card))
    elif keyframe.prop is not None:
        boxes.append(("prop", keyframe.prop))
    last = shot.end_frame - 1
    moments = {shot.first_frame + (last - shot.first_frame) * n // (LOOKS - 1) for n in range(LOOKS)}
    across, down = REFERENCE_WIDTH / timeline.width, REFERENCE_HEIGHT / timeline.height
    things = []
    for frame in sorted(moments):
        for kind, box in boxes:
            seen = on_frame(timeline, shot, frame, box)
            left, top = seen.x * across, seen.y * down
            things.append(_Thing(kind, left, top, left + seen.width * across, top + seen.height * down))
    return tuple(things)


def _choose(
    shot: TimelineShot,
    captions: Sequence[Caption],
    things: Sequence[_Thing],
    choices: Sequence[Strip],
    type_: tuple[CaptionLook, Typesetter],
) -> Placed:
    met: list[tuple[float, str]] = []
    for strip in choices:
        cost, what = _cost(captions, things, strip, type_)
        if cost == 0:
            why = strip.why if not met else f"{strip.why}; {choices[0].name} would cover {met[0][1]}"
            return Placed(shot=shot.shot, strip=strip.name, margin_bottom=strip.margin_bottom, why=why)
        met.append((cost, what))
    least = min(range(len(choices)), key=lambda n: met[n][0])
    strip = choices[least]
    why = f"{strip.why}; no place is free, and here only {met[least][1]} is touched"
    return Placed(shot=shot.shot, strip=strip.name, margin_bottom=strip.margin_bottom, why=why)


def _cost(
    captions: Sequence[Caption], things: Sequence[_Thing], strip: Strip, type_: tuple[CaptionLook, Typesetter]
) -> tuple[float, str]:
    """Return how bad a strip is for these captions, 0 when nothing is lost, and what is lost first."""
    look, setter = type_
    worst, what = 0.0, ""
    for caption in captions:
        size = (REFERENCE_WIDTH, REFERENCE_HEIGHT)
        layout = lay_out_caption(caption.lines, look, *size, setter, strip.margin_bottom)
        if not any(word.pieces for word in layout.words):
            continue
        for thing in things:
            share = thing.covered(layout.box, 0 if thing.kind == "prop" else NEAR)
            if thing.kind == "prop":
                share = (
                    max(share - PROP_COVERED, 0.0) / 100
                )  # a prop counts only between strips that are free
            if share > worst:
                worst, what = share, f"a {thing.kind}"
    return worst, what


def _bottom(box: Box) -> int:
    return box.y + box.height

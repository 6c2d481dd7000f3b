"""Where captions stand: in the strip all platforms leave free, and never over a face or what a card says.

The strips are captions/strips.py's. A whole shot keeps one strip, so that captions
do not jump from cue to cue: the first strip that meets no face and no card, whatever the shot's cues say and
wherever its camera looks. Every decision carries its reason. Drawing is captions/drawing.py's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from vidgen_assets.artifacts import Box, CaptionLook, Cue, Frozen, Timeline, TimelineShot, Word
from vidgen_assets.captions.caption import Caption
from vidgen_assets.captions.contrast import PLATE_OUT, assured
from vidgen_assets.captions.layout import (
    LATIN,
    REFERENCE_HEIGHT,
    REFERENCE_WIDTH,
    WIDEST,
    Metrics,
    lay_out_caption,
)
from vidgen_assets.captions.strips import Strip, strips
from vidgen_assets.captions.styles import style_of
from vidgen_assets.captions.typesetting import Typesetter
from vidgen_assets.post.placing import on_frame
from vidgen_assets.post.slices import captions_of

Kind = Literal["face", "card", "prop"]

NEAR = 10
"""Letters this near to a face or a card touch it: the outline and the shadow need room."""
PROP_COVERED = 0.2
"""A prop may lose this share of itself behind a caption; a face or a card's words nothing."""
LOOKS = 3
"""At how many moments of a shot the camera is asked where things are: its start, middle and end."""


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


@dataclass(frozen=True)
class _Room:
    """What a shot's captions take at most: so many rows of a size, as wide as captions may be.

    It does not depend on the words, so that another word moves nothing else.
    """

    rows: int
    size: float
    metrics: Metrics
    plate: bool = False

    def block(self, margin_bottom: int) -> tuple[float, float, float, float]:
        """Return left, top, right and bottom in pixels of 1080x1920."""
        high = (self.rows - 1) * self.metrics.line + self.metrics.above + self.metrics.below
        side = REFERENCE_WIDTH * (1 - WIDEST) / 2
        bottom = float(REFERENCE_HEIGHT - margin_bottom)
        out = PLATE_OUT * self.size if self.plate else 0.0
        return side - out, bottom - high * self.size - out, REFERENCE_WIDTH - side + out, bottom + out


def place_captions(
    timeline: Timeline,
    words: Sequence[Word],
    cues: Sequence[Cue],
    look: CaptionLook,
    platforms: Sequence[str],
) -> tuple[tuple[Cue, ...], tuple[Placed, ...]]:
    """Return the cues with the margin each stands at, and one reason a shot that has captions."""
    setter, choices = Typesetter(look.font, look.locale), strips(look, platforms)
    captions = captions_of(words, cues, timeline.fps)
    margins: dict[int, int] = {}
    reasons = []
    for shot in timeline.shots:
        mine = [n for n, one in enumerate(captions) if shot.first_frame <= one.first < shot.end_frame]
        if not mine:
            continue
        room = _room_of([captions[n] for n in mine], look, setter)
        placed = _choose(shot, room, things_of(timeline, shot), choices)
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


def _choose(shot: TimelineShot, room: _Room, things: Sequence[_Thing], choices: Sequence[Strip]) -> Placed:
    met: list[tuple[float, str]] = []
    for strip in choices:
        cost, what = _cost(room, things, strip)
        if cost == 0:
            why = strip.why if not met else f"{strip.why}; {choices[0].name} would cover {met[0][1]}"
            return Placed(shot=shot.shot, strip=strip.name, margin_bottom=strip.margin_bottom, why=why)
        met.append((cost, what))
    least = min(range(len(choices)), key=lambda n: met[n][0])
    strip = choices[least]
    why = f"{strip.why}; no place is free, and here only {met[least][1]} is touched"
    return Placed(shot=shot.shot, strip=strip.name, margin_bottom=strip.margin_bottom, why=why)


def _cost(room: _Room, things: Sequence[_Thing], strip: Strip) -> tuple[float, str]:
    """Return how bad a strip is, 0 when nothing is lost, and what is lost first."""
    worst, what = 0.0, ""
    block = room.block(strip.margin_bottom)
    for thing in things:
        share = thing.covered(block, 0 if thing.kind == "prop" else NEAR)
        if thing.kind == "prop":
            share = max(share - PROP_COVERED, 0.0) / 100  # less than the smallest part of a face
        if share > worst:
            worst, what = share, f"a {thing.kind}"
    return worst, what


def _room_of(captions: Sequence[Caption], look: CaptionLook, setter: Typesetter) -> _Room:
    rows, metrics = 1, LATIN
    for caption in captions:
        layout = lay_out_caption(caption.lines, look, REFERENCE_WIDTH, REFERENCE_HEIGHT, setter)
        rows = max(rows, len(layout.lines))
        tallest = max((word.metrics for word in layout.words), key=lambda one: one.line, default=LATIN)
        metrics = max(metrics, tallest, key=lambda one: one.line)
    plate = assured(look).plate is not None
    return _Room(rows, look.size * style_of(look.style).size, metrics, plate)

"""The same plan in a frame of another shape: 9:16, 16:9, 1:1, 4:5, from the pictures, never from the master.

Each shot's window is chosen anew, so that faces, the thing and what a card says stay in view, and its camera is
held to it. Where a crop would lose some of that, the shot can be shown whole instead, in the middle of the frame
over its own blurred or mirrored picture; then all shots of the plan are shown in one shape, the widest that loses
nothing, so that the picture does not change its size from cut to cut.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from resources.errors import InvalidInput
from vidgen_assets.artifacts import (
    Box,
    CaptionLook,
    Cue,
    Fill,
    FramedClip,
    Keyframe,
    RenderPlan,
    TimelineShot,
)
from vidgen_assets.clips.framing import ROOM, window_of
from vidgen_assets.clips.holding import hold, scene_in
from vidgen_assets.post.timeline import settle

How = Literal["crop", "blur", "mirror"]
Size = tuple[int, int]

ROOMS = (ROOM, Fraction(11, 12), Fraction(1))
"""How much of the canvas a window may take, least first: what does not fit with room for the camera gets more."""
SHAPES = (Fraction(4, 3), Fraction(1), Fraction(4, 5), Fraction(9, 16))
SMALLEST = 64
LYING = 0.85
CAPTIONS, CAPTIONS_AT_EDGE = 0.38, 0.26
"""The lower share of a frame that captions take: above what apps lay there, and where apps lay nothing."""
BARE = Fraction(3, 4)
HIGH = 960
EDGE = 128
"""Margins as a look has them, for a frame 1920 high: what stands in the upper half, and at the lower edge."""


def reframe(plan: RenderPlan, width: int, height: int, how: How = "crop") -> RenderPlan:
    """Return the plan for a frame of `width` x `height` even pixels; the cut, the words and the sound stay.

    "crop" fills the frame with every shot. "blur" and "mirror" do so too where nothing is lost by it, and show
    all shots whole where something would be. Raises InvalidInput for a frame that cannot be encoded.
    """
    if min(width, height) < SMALLEST or width % 2 or height % 2:
        raise InvalidInput(
            f"a frame of {width}x{height} cannot be made: even sides of at least {SMALLEST} can"
        )
    if (width, height) == (plan.width, plan.height):
        return plan
    inner = (width, height) if how == "crop" else _inner(plan, width, height)
    fill = (
        None if how == "crop" or inner == (width, height) else Fill(how=how, width=inner[0], height=inner[1])
    )
    shots = [_reframed(shot, inner, fill) for shot in plan.shots]
    return plan.model_copy(
        update={
            "width": width,
            "height": height,
            "shots": settle(shots, plan.fps),
            "look": look_for(plan.look, width, height),
            "cues": tuple(_cue_for(cue, width, height) for cue in plan.cues),
        }
    )


def keeps(shot: TimelineShot, window: Box) -> bool:
    """Tell whether a window shows everything of a shot that has to be seen."""
    return all(
        window.x <= max(box.x, 0)
        and window.y <= max(box.y, 0)
        and min(box.x + box.width, shot.clip.clip.keyframe.width) <= window.x + window.width
        and min(box.y + box.height, shot.clip.clip.keyframe.height) <= window.y + window.height
        for box in _matters(shot)
    )


def window_for(shot: TimelineShot, width: int, height: int) -> Box:
    """Return the shot's window for a frame: the one with most room for the camera that shows what matters.

    What matters lies in its upper part, clear of the captions, as far as the canvas and its own size allow.
    """
    windows = [window_of(_seen_as_one(shot), width, height, room) for room in ROOMS]
    window = next((window for window in windows if keeps(shot, window)), windows[0])
    boxes = shot.clip.clip.keyframe.faces or _matters(shot)
    if not boxes:
        return window
    taken = CAPTIONS_AT_EDGE if _is_bare(width, height) else CAPTIONS
    lowest = max(box.y + box.height for box in boxes) - round(window.height * (1 - taken))
    highest = min(box.y for box in _matters(shot)) - window.height // 50
    clear = min(max(window.y, lowest), max(window.y, highest))
    return window.model_copy(update={"y": min(clear, shot.clip.clip.keyframe.height - window.height)})


def look_for(look: CaptionLook, width: int, height: int) -> CaptionLook:
    """Return a caption look for a frame of another shape.

    A look's measures are of a frame 1080 wide and 1920 high. In a wider frame letters keep their share of the
    frame's shorter side, so that they do not grow with its width, and are a little smaller than in a standing one;
    as no app lays its buttons over a wider frame's lower third, they stand nearer to its bottom.
    """
    smaller = min(height / width, 1.0) * (LYING if width >= height else 1.0)
    return look.model_copy(
        update={
            "size": max(round(look.size * smaller), 1),
            "outline_px": round(look.outline_px * smaller),
            "margin_bottom": _margin(look.margin_bottom, width, height),
        }
    )


def _cue_for(cue: Cue, width: int, height: int) -> Cue:
    """Return a cue with its own margin carried over, where it has one."""
    if cue.margin_bottom is None:
        return cue
    return cue.model_copy(update={"margin_bottom": _margin(cue.margin_bottom, width, height)})


def _margin(margin: int, width: int, height: int) -> int:
    """Return how far from the bottom captions stand; what stands in the upper half stays there.

    Feeds lay nothing over posts of 3:4 and wider, and their pictures have no floor left to write on: there
    captions stand at the frame's edge, below faces.
    """
    if margin > HIGH:
        return margin
    return min(margin, EDGE) if _is_bare(width, height) else margin


def _is_bare(width: int, height: int) -> bool:
    """Tell whether a frame is of a shape that feeds show without words and buttons on it."""
    return Fraction(width, height) >= BARE


def _reframed(shot: TimelineShot, inner: Size, fill: Fill | None) -> TimelineShot:
    clip, window = shot.clip.clip, window_for(shot, *inner)
    if clip.path is not None:
        clip = clip.model_copy(update={"path": hold(clip.path, scene_in(_seen_as_one(shot), window))})
    return shot.model_copy(update={"clip": FramedClip(clip=clip, window=window, fill=fill)})


def _inner(plan: RenderPlan, width: int, height: int) -> Size:
    """Return the size the shots are shown in: the frame's own, or of the widest shape that loses nothing."""
    frame = Fraction(width, height)
    own = Fraction(plan.width, plan.height)
    shapes = [frame, *sorted(_between(frame, own), key=lambda shape: abs(shape - frame)), own]
    for shape in shapes:
        size = _fitted(shape, width, height)
        if all(keeps(shot, window_for(shot, *size)) for shot in plan.shots):
            return size
    return _fitted(own, width, height)


def _between(one: Fraction, other: Fraction) -> list[Fraction]:
    return [shape for shape in SHAPES if min(one, other) < shape < max(one, other)]


def _fitted(shape: Fraction, width: int, height: int) -> Size:
    """Return the largest even size of a shape inside a frame."""
    if shape >= Fraction(width, height):
        return width, max(int(width / shape) // 2 * 2, 2)
    return max(int(height * shape) // 2 * 2, 2), height


def _matters(shot: TimelineShot) -> tuple[Box, ...]:
    keyframe = shot.clip.clip.keyframe
    things = (keyframe.prop, shot.card)
    return (*keyframe.faces, *(box for box in things if box is not None))


def _seen_as_one(shot: TimelineShot) -> Keyframe:
    """Return the shot's keyframe with its card, where it has one, as the thing to be seen."""
    keyframe = shot.clip.clip.keyframe
    return keyframe if shot.card is None else keyframe.model_copy(update={"prop": shot.card})

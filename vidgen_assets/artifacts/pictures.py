"""What image generation and video production hand on: prompts, layered keyframes, camera recipes, clips."""

from __future__ import annotations

from typing import Literal

from resources.failover import Switch
from resources.store import Media
from vidgen_assets.artifacts.base import Frozen, Score
from vidgen_assets.artifacts.scripts import Move, Visual


class ImagePrompt(Frozen):
    """What a picture provider is asked for: the prompt text for models, the visual for those who draw."""

    shot: str
    text: str
    negative: str
    visual: Visual
    seed: str


class ImagePrompts(Frozen):
    """One prompt a shot."""

    prompts: tuple[ImagePrompt, ...]


class Box(Frozen):
    """A rectangle in canvas pixels."""

    x: int
    y: int
    width: int
    height: int


class KeyLayer(Frozen):
    """One layer of a keyframe: a PNG with straight alpha at (x, y), moving `parallax` times the camera."""

    name: str
    image: Media
    x: int
    y: int
    parallax: float


class Keyframe(Frozen):
    """A shot's picture: a flat preview, and the layers back to front it is made of (one for flat pictures).

    The canvas is larger than the frame, so that the camera has room. `faces` and `prop` are in canvas pixels;
    `blink` is the patch that closes the eyes.
    """

    shot: str
    provider: str
    width: int
    height: int
    preview: Media
    layers: tuple[KeyLayer, ...]
    blink: KeyLayer | None = None
    faces: tuple[Box, ...] = ()
    prop: Box | None = None
    switches: tuple[Switch, ...] = ()


class Keyframes(Frozen):
    """One candidate picture for every shot."""

    candidate: Literal["a", "b"]
    keyframes: tuple[Keyframe, ...]


class KeyframeChoice(Frozen):
    """Which candidate a shot got, with both candidates' scores."""

    shot: str
    candidate: Literal["a", "b"]
    scores_a: tuple[Score, ...]
    scores_b: tuple[Score, ...]
    why: str


class SelectedKeyframes(Frozen):
    """One picture a shot, and why it was chosen."""

    keyframes: tuple[Keyframe, ...]
    choices: tuple[KeyframeChoice, ...]


Ease = Literal["linear", "in", "out", "in_out", "flow"]


class CameraPath(Frozen):
    """A camera move over a canvas: zoom and centre (fractions of the canvas) at its start and end, and its ease.

    Eases are curves of post/motion.py: "flow" slows at both ends without ever standing still.
    """

    move: Move
    ease: Ease = "flow"
    zoom_from: float
    zoom_to: float
    x_from: float
    x_to: float
    y_from: float
    y_to: float


class Clip(Frozen):
    """A shot in motion: a camera recipe over its keyframe, or a video file; `frames` at `fps`.

    `why` says how it came to its rate, when it was given another one.
    """

    shot: str
    variant: str
    provider: str
    fps: int
    frames: int
    keyframe: Keyframe
    path: CameraPath | None = None
    video: Media | None = None
    preview: Media | None = None
    why: str = ""


class Clips(Frozen):
    """Clips of the shots, in order; there may be several variants a shot."""

    clips: tuple[Clip, ...]


class ClipChoice(Frozen):
    """Which variant a shot got, and why."""

    shot: str
    variant: str
    scores: tuple[Score, ...]
    why: str


class SelectedClips(Frozen):
    """The best variant of every shot, and why it was chosen."""

    clips: tuple[Clip, ...]
    choices: tuple[ClipChoice, ...]


class Fill(Frozen):
    """A shot shown whole in the middle of a frame of another shape: its own size there, and what is around it.

    `width` and `height` are frame pixels, even. Around it lies the picture itself, blurred or mirrored.
    """

    how: Literal["blur", "mirror"]
    width: int
    height: int


class FramedClip(Frozen):
    """A clip fitted to a frame: where the frame lies on the clip's canvas before the camera moves.

    With a `fill` the window fills not the frame but the smaller picture in its middle.
    """

    clip: Clip
    window: Box
    fill: Fill | None = None


class FramedClips(Frozen):
    """The clips fitted to the delivery frame (`width` x `height` pixels)."""

    width: int
    height: int
    clips: tuple[FramedClip, ...]

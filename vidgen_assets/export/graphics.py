"""Captions and watermark alone, on nothing: the frames of a layer to lay over a clean picture.

The renderer draws them, over black and over white, and what shows through tells the coverage (triangulation
matting: Smith and Blinn, "Blue Screen Matting", 1996). So they are the very pixels of the video, whatever a
caption style does. Alpha is straight. Chroma has the video's own 4:2:0 resolution.
"""

from __future__ import annotations

import io
from collections.abc import Generator
from contextlib import closing

import av
import numpy as np
from numpy.typing import NDArray

from resources.store import BlobStore, Media
from vidgen_assets.artifacts import Box, FramedClip, KeyLayer, RenderPlan, ShotMatch, TimelineShot
from vidgen_assets.post.frames import plan_frames

Plane = NDArray[np.uint8]
Floats = NDArray[np.floating]
WHITE_OVER_BLACK = 219
BLACK, GREY = 16, 128


def graphics_frames(plan: RenderPlan, store: BlobStore) -> Generator[av.VideoFrame, None, None]:
    """Yield the plan's captions and watermark as yuva444p10le, BT.709 limited, alpha from 0 to 1023.

    A frame is overwritten once the next one is asked for.
    """
    over_black = plan_frames(_over(plan, (0, 0, 0), store), store)
    over_white = plan_frames(_over(plan, (255, 255, 255), store), store)
    matte = _Matte(plan.width, plan.height)
    with closing(over_black), closing(over_white):
        for dark, light in zip(over_black, over_white, strict=True):
            yield matte.pull(_planes(dark), _planes(light), dark.pts or 0)


class _Matte:
    """Pulls one frame after another; one that looks as the last one did is not pulled again."""

    def __init__(self, width: int, height: int) -> None:
        self.frame = av.VideoFrame(width, height, "yuva444p10le")
        self.rows = [
            np.frombuffer(memoryview(plane), np.uint16).reshape(plane.height, -1)[:, :width]
            for plane in self.frame.planes
        ]
        self.before: list[Plane] | None = None

    def pull(self, dark: list[Plane], light: list[Plane], number: int) -> av.VideoFrame:
        both = [*dark, *light]
        if self.before is None or not all(map(np.array_equal, both, self.before)):
            self._draw(dark, light)
            self.before = [plane.copy() for plane in both]
        self.frame.pts = number
        return self.frame

    def _draw(self, dark: list[Plane], light: list[Plane]) -> None:
        for rows, nothing in zip(self.rows, (BLACK * 4, GREY * 4, GREY * 4, 0), strict=True):
            rows.fill(nothing)
        through = light[0].astype(np.int16) - dark[0]
        covered = through < WHITE_OVER_BLACK
        ys, xs = np.flatnonzero(covered.any(axis=1)), np.flatnonzero(covered.any(axis=0))
        if not ys.size:
            return
        top, bottom = int(ys[0]) // 2 * 2, int(ys[-1]) // 2 * 2 + 2
        left, right = int(xs[0]) // 2 * 2, int(xs[-1]) // 2 * 2 + 2
        box = (slice(top, bottom), slice(left, right))
        half = (slice(top // 2, bottom // 2), slice(left // 2, right // 2))
        alpha = np.clip(1 - through[box] / np.float32(WHITE_OVER_BLACK), 0, 1).astype(np.float32)
        self.rows[3][box] = np.round(alpha * 1023)
        self.rows[0][box] = _straight(dark[0][box].astype(np.float32), BLACK, alpha)
        coverage = _by_four(alpha)
        for plane in (1, 2):
            codes = (dark[plane][half].astype(np.float32) + light[plane][half]) / 2
            straight = _straight(codes, GREY, coverage)
            self.rows[plane][box] = np.repeat(np.repeat(straight, 2, axis=0), 2, axis=1)


def _straight(codes: Floats, nothing: int, alpha: Floats) -> NDArray[np.uint16]:
    """Return 10-bit codes of what was laid over `nothing` with this coverage; `nothing` where there is none."""
    seen = alpha > 0.5 / WHITE_OVER_BLACK
    own = nothing + (codes - nothing) / np.where(seen, alpha, 1)
    return np.round(np.where(seen, np.clip(own, 16, 240), nothing) * 4).astype(np.uint16)


def _by_four(alpha: Floats) -> Floats:
    return (alpha[::2, ::2] + alpha[1::2, ::2] + alpha[::2, 1::2] + alpha[1::2, 1::2]) / 4


def _planes(frame: av.VideoFrame) -> list[Plane]:
    return [
        np.frombuffer(memoryview(plane), np.uint8).reshape(plane.height, -1)[:, : plane.width]
        for plane in frame.planes
    ]


def _over(plan: RenderPlan, colour: tuple[int, int, int], store: BlobStore) -> RenderPlan:
    """Return the plan with one still of this colour in place of every shot, ungraded."""
    image = _flat(plan.width, plan.height, colour, store)
    layer = KeyLayer(name="flat", image=image, x=0, y=0, parallax=0.0)
    first = plan.shots[0]
    clip = first.clip.clip
    keyframe = clip.keyframe.model_copy(
        update={
            "width": plan.width, "height": plan.height, "preview": image, "layers": (layer,),
            "blink": None, "faces": (), "prop": None,
        }
    )  # fmt: skip
    still = clip.model_copy(update={"keyframe": keyframe, "path": None, "video": None})
    window = Box(x=0, y=0, width=plan.width, height=plan.height)
    shot = TimelineShot(
        shot=first.shot,
        clip=FramedClip(clip=still, window=window),
        first_frame=0,
        end_frame=plan.frames,
        transition="cut",
        transition_frames=0,
    )
    as_is = ShotMatch(shot=first.shot)  # changes nothing
    ungraded = plan.grade.model_copy(update={"strength": 0.0, "matches": (as_is,)})
    return plan.model_copy(update={"shots": (shot,), "grade": ungraded})


def _flat(width: int, height: int, colour: tuple[int, int, int], store: BlobStore) -> Media:
    from PIL import Image

    buffer = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(buffer, "PNG")
    return store.add_bytes(buffer.getvalue(), "flat.png", "image/png")

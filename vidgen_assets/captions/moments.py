"""Which picture of a caption a frame shows: equal moments are one picture, drawn once. Pure arithmetic on frames.

Animation costs as many pictures as there are different moments, so steps are few: a style's swell and arrival
are short tables, and what moves for as long as a word is spoken moves in PARTS steps, two frames or more each.
"""

from __future__ import annotations

from dataclasses import dataclass

from vidgen_assets.captions.caption import Caption
from vidgen_assets.captions.styles import CaptionStyle

PARTS = 6
SHORTEST_MS = 200
"""A caption shorter than this is there at once: it has no time to come in."""
LONGEST_MS = 700
"""A word's fill or typing takes as long as the word, but no longer than this before a pause."""


@dataclass(frozen=True)
class Moment:
    """What a caption shows on a frame. `spoken` None: no word is yet.

    `swell` is the spoken word's scale, `part` (of PARTS) how much of it is filled, typed or underlined;
    `scale`, `opacity` and `drop` (in sizes) are the whole caption's.
    """

    caption: int
    spoken: int | None
    swell: float = 1.0
    scale: float = 1.0
    opacity: float = 1.0
    drop: float = 0.0
    part: int = PARTS


def moment_at(captions: tuple[Caption, ...], frame: int, fps: int, style: CaptionStyle) -> Moment | None:
    """Return what is to be seen on a frame, or None; of two captions at once the later one is shown."""
    shown = [n for n, caption in enumerate(captions) if caption.first <= frame < caption.end]
    if not shown:
        return None
    number = shown[-1]
    caption = captions[number]
    spoken = max((k for k, start in enumerate(caption.starts) if start <= frame), default=None)
    arrival = _arrival(style, frame - caption.first, caption.end - caption.first, fps)
    if spoken is None or not style.tells:
        return Moment(number, None, 1.0, *arrival)
    since = (frame - caption.starts[spoken]) * 1000 // fps
    swell = next(size for at, size in reversed(style.swell) if since >= at)
    return Moment(number, spoken, swell, *arrival, _part(caption, spoken, frame, fps, style))


def _arrival(style: CaptionStyle, since: int, length: int, fps: int) -> tuple[float, float, float]:
    """Return scale, opacity and drop `since` frames after a caption of `length` frames begins."""
    since_ms = since * 1000 // fps if length * 1000 // fps >= SHORTEST_MS else style.arrival[-1].ms
    step = next(step for step in reversed(style.arrival) if since_ms >= step.ms)
    return step.scale, step.opacity, step.drop


def _part(caption: Caption, spoken: int, frame: int, fps: int, style: CaptionStyle) -> int:
    if not style.moves:
        return PARTS
    first = caption.starts[spoken]
    end = caption.starts[spoken + 1] if spoken + 1 < len(caption.starts) else caption.end
    length = max(min(end - first, LONGEST_MS * fps // 1000), 1)
    steps = min(PARTS, max(length // 2, 1))
    done = min((frame - first) * steps // length + 1, steps)
    return done * PARTS // steps

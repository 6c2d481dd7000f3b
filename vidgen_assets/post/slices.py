"""The render plan cut into segments: each holds everything its frames depend on, and nothing else.

A segment is a piece of one shot (pieces.py says where it is cut), with the neighbours that are still or
already seen in it. Every time in it is a frame counted from the segment's start, so a segment that only moves
in time stays the same value, and `key` (a sha256) changes exactly when its pixels may change. Rendering takes
a SegmentPlan and nothing more.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from itertools import pairwise

from resources.call_cache import canonical_json
from resources.errors import InvalidInput
from resources.store import Media
from vidgen_assets.artifacts import (
    Box,
    CameraPath,
    CaptionLook,
    Cue,
    Fill,
    Frozen,
    KeyLayer,
    RenderPlan,
    ShotMatch,
    TransitionKind,
    Watermark,
    Word,
)
from vidgen_assets.captions.caption import Caption
from vidgen_assets.post.colour.grade import match_of
from vidgen_assets.post.motion import blinks
from vidgen_assets.post.pieces import cut_into_pieces, longest_piece
from vidgen_assets.post.timeline import before_cut, check_shots, seen
from vidgen_assets.post.transitions import dip_codes
from vidgen_assets.subtitles.timing import frame_of


class Picture(Frozen):
    """What a shot is made of: layers on a canvas, or a video; the window, and the colours' match."""

    shot: str
    width: int
    height: int
    window: Box
    layers: tuple[KeyLayer, ...]
    blink: KeyLayer | None
    prop: Box | None
    path: CameraPath | None
    video: Media | None
    fill: Fill | None
    match: ShotMatch


class Appearance(Frozen):
    """A picture seen in frames [first, end) of its own run, which begins at segment frame `starts`.

    The camera's path takes `frames` frames. `prop_at` is the run's frame on which the prop pops in (None: it
    is there from the start), `blinks` its frames with closed eyes. `loops` and `speed` are a video's.
    """

    picture: Picture
    starts: int
    frames: int
    prop_at: int | None
    blinks: tuple[tuple[int, int], ...]
    loops: bool
    speed: float


class Blend(Frozen):
    """A transition: segment frames [first, first + frames) show appearance `before` becoming `after`.

    `through` is the colour (Y, Cb, Cr codes) of a dip that takes the channel's.
    """

    kind: TransitionKind
    through: tuple[int, int, int] | None
    first: int
    frames: int
    before: int
    after: int


class SegmentPlan(Frozen):
    """Everything the frames of one segment depend on. `main` is the appearance between the blends.

    `look` is the captions': where none is seen there is none.
    """

    fps: int
    width: int
    height: int
    frames: int
    appearances: tuple[Appearance, ...]
    main: int
    blends: tuple[Blend, ...]
    captions: tuple[Caption, ...]
    look: CaptionLook | None
    watermark: Watermark | None
    lut: Media
    strength: float
    crf: int
    preset: str

    @property
    def shot(self) -> str:
        """Return the name of the shot the segment belongs to."""
        return self.appearances[self.main].picture.shot

    @property
    def key(self) -> str:
        """Return the sha256 of this plan."""
        return hashlib.sha256(canonical_json(self.model_dump(mode="json"))).hexdigest()


def slice_plan(plan: RenderPlan) -> tuple[SegmentPlan, ...]:
    """Cut a render plan into segments, each shot into pieces of its own; together their frames are the plan's.

    Raises InvalidInput when the shots do not cover the frames, or captions and words do not fit together.
    """
    check_shots(plan.shots, plan.frames)
    check_captions(plan.words, plan.cues)
    captions = captions_of(plan.words, plan.cues, plan.fps)
    return tuple(
        _segment(plan, index, span, captions)
        for index, shot in enumerate(plan.shots)
        for span in _pieces(shot.first_frame, shot.end_frame, captions, longest_piece(plan.fps))
    )


def check_captions(words: Sequence[Word], cues: Sequence[Cue]) -> None:
    """Raise InvalidInput for a cue with words there are not, lines that miss some, or no time to be seen."""
    known = {word.index for word in words}
    for number, cue in enumerate(cues):
        count = cue.end_word - cue.first_word
        if count < 1 or any(index not in known for index in range(cue.first_word, cue.end_word)):
            raise InvalidInput(
                f"caption {number + 1} covers words [{cue.first_word}, {cue.end_word}), but not all of them "
                "exist: make captions again"
            )
        if sum(cue.lines) != count or min(cue.lines) < 1 or cue.start_ms >= cue.end_ms:
            raise InvalidInput(
                f"caption {number + 1}: its lines {cue.lines} do not hold its {count} words, or it ends "
                "before it begins: make captions again"
            )


def captions_of(words: Sequence[Word], cues: Sequence[Cue], fps: int) -> tuple[Caption, ...]:
    """Return the cues in frames of the whole video: a word is the spoken one until the next begins."""
    by_index = {word.index: word for word in words}
    return tuple(
        _caption(cue, [by_index[index] for index in range(cue.first_word, cue.end_word)], fps) for cue in cues
    )


def _caption(cue: Cue, spoken: Sequence[Word], fps: int) -> Caption:
    lines, at = [], 0
    for count in cue.lines:
        lines.append(tuple(word.text for word in spoken[at : at + count]))
        at += count
    first = frame_of(cue.start_ms, fps)
    return Caption(
        first=first,
        end=max(frame_of(cue.end_ms, fps), first + 1),
        lines=tuple(lines),
        starts=tuple(frame_of(word.start_ms, fps) for word in spoken),
        margin_bottom=cue.margin_bottom,
    )


def _pieces(first: int, end: int, captions: Sequence[Caption], longest: int) -> Iterator[tuple[int, int]]:
    """Yield the pieces [first, end) of a shot's frames, in frames of the whole video."""
    seen_here = [
        (one.first - first, one.end - first) for one in captions if one.first < end and one.end > first
    ]
    for start, stop in cut_into_pieces(end - first, seen_here, longest):
        yield first + start, first + stop


def _segment(plan: RenderPlan, index: int, span: tuple[int, int], captions: Sequence[Caption]) -> SegmentPlan:
    origin, end = span
    around = [n for n in (index - 1, index, index + 1) if _is_seen(plan, n, span)]
    shown = tuple(_within(captions, origin, end))
    return SegmentPlan(
        fps=plan.fps,
        width=plan.width,
        height=plan.height,
        frames=end - origin,
        appearances=tuple(_appearance(plan, n, origin) for n in around),
        main=around.index(index),
        blends=tuple(_blends(plan, span, around)),
        captions=shown,
        look=plan.look if shown else None,
        watermark=plan.watermark,
        lut=plan.grade.lut,
        strength=plan.grade.strength,
        crf=plan.crf,
        preset=plan.preset,
    )


def _is_seen(plan: RenderPlan, index: int, span: tuple[int, int]) -> bool:
    """Tell whether a shot is seen in frames [first, end): through a transition, if it is not their own."""
    if not 0 <= index < len(plan.shots):
        return False
    first, end = seen(plan.shots, index)
    return first < span[1] and end > span[0]


def _appearance(plan: RenderPlan, index: int, origin: int) -> Appearance:
    shot, (first, end) = plan.shots[index], seen(plan.shots, index)
    clip, match = shot.clip.clip, match_of(plan.grade, shot.shot)
    keyframe = clip.keyframe
    picture = Picture(
        shot=shot.shot,
        width=keyframe.width,
        height=keyframe.height,
        window=shot.clip.window,
        layers=() if clip.video else keyframe.layers,
        blink=keyframe.blink,
        prop=keyframe.prop,
        path=clip.path,
        video=clip.video,
        fill=shot.clip.fill,
        match=match,
    )
    closed = blinks(f"{plan.seed}|{shot.shot}", end - first, plan.fps) if keyframe.blink else ()
    return Appearance(
        picture=picture,
        starts=first - origin,
        frames=end - first,
        prop_at=None if shot.prop_frame is None else shot.prop_frame - first,
        blinks=closed,
        loops=shot.playing is not None and shot.playing.how == "loop",
        speed=shot.playing.speed if shot.playing is not None else 1.0,
    )


def _blends(plan: RenderPlan, span: tuple[int, int], around: list[int]) -> Iterator[Blend]:
    for before, later in pairwise(around):
        shot = plan.shots[later]
        first = shot.first_frame - before_cut(shot.transition_frames)
        if first < span[1] and first + shot.transition_frames > span[0]:
            yield Blend(
                kind=shot.transition,
                through=dip_codes(plan.look.highlight) if shot.transition == "dip_accent" else None,
                first=first - span[0],
                frames=shot.transition_frames,
                before=around.index(before),
                after=around.index(later),
            )


def _within(captions: Sequence[Caption], origin: int, end: int) -> Iterator[Caption]:
    """Yield the captions seen in frames [origin, end), counted from `origin`."""
    for caption in captions:
        if caption.first < end and caption.end > origin:
            yield Caption(
                first=caption.first - origin,
                end=caption.end - origin,
                lines=caption.lines,
                starts=tuple(at - origin for at in caption.starts),
                margin_bottom=caption.margin_bottom,
            )

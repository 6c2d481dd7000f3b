"""Every picture and clip of a plan looked at before anything is encoded: unusable ones are named, all at once.

Pictures are checked by their headers and their ends, clips by walking their packets and decoding one frame, so it
costs milliseconds. What is odd but handled (turned, interlaced, 10 bits, variable frame rate) comes back as notes.
Imports PyAV: import this module where it is used.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
from av.container import InputContainer

from resources.errors import InvalidInput, StoreError
from resources.store import BlobStore
from vidgen_assets.artifacts import Clip, KeyLayer, RenderPlan
from vidgen_assets.post.footage import open_clip
from vidgen_assets.post.stills import MAX_PIXELS, MAX_SIDE, check_still
from vidgen_assets.post.timeline import seen

BREAKS_OFF = Fraction(9, 10)
"""A clip that ends before this share of the length it declares was cut off."""
HDR = {16: "PQ", 18: "HLG"}


@dataclass(frozen=True)
class Note:
    """Something about a shot's clip that is handled, but worth knowing."""

    shot: str
    what: str


def check_media(plan: RenderPlan, store: BlobStore) -> tuple[Note, ...]:
    """Return what is odd about the plan's clips; InvalidInput lists every picture and clip that cannot be used.

    Raises StoreError as the store does when a file is gone or damaged.
    """
    problems: list[str] = []
    notes: list[Note] = []
    looked: set[str] = set()
    for index, shot in enumerate(plan.shots):
        clip = shot.clip.clip
        try:
            if clip.video is not None:
                first, end = seen(plan.shots, index)
                notes.extend(check_clip(store.path(clip.video), clip, Fraction(end - first, plan.fps)))
            else:
                for layer in _layers(clip):
                    if layer.image.sha256 not in looked:
                        looked.add(layer.image.sha256)
                        check_still(store.path(layer.image), f"layer {layer.name!r} of shot {shot.shot}")
        except StoreError:
            raise
        except InvalidInput as error:
            problems.append(str(error))
    if problems:
        raise InvalidInput("\n".join(problems))
    return tuple(notes)


def check_clip(path: Path, clip: Clip, seconds: Fraction) -> Iterator[Note]:
    """Yield what is odd about a clip of which `seconds` are shown; InvalidInput when it cannot be used."""
    with open_clip(path, clip.shot) as container:
        stream = container.streams.video[0]
        width, height = stream.width, stream.height
        if max(width, height) > MAX_SIDE or width * height > MAX_PIXELS:
            raise InvalidInput(
                f"the clip of shot {clip.shot} is {width}x{height}; at most {MAX_SIDE} a side is taken: make it "
                "smaller"
            )
        declared = _declared(container)
        reached, apart = _walk(container, seconds)
        if declared and reached < min(declared * BREAKS_OFF, seconds):
            raise InvalidInput(
                f"the clip of shot {clip.shot} breaks off after {float(reached):.2f} of the {float(declared):.2f} s "
                "it declares; make it again"
            )
    if len(apart) > 1:
        yield Note(clip.shot, "variable frame rate: every frame is shown at its own time")
    yield from _first_frame(path, clip)


def _first_frame(path: Path, clip: Clip) -> Iterator[Note]:
    """Decode one frame of a clip, and yield what it tells about the rest."""
    with open_clip(path, clip.shot) as container:
        try:
            frame = next(container.decode(container.streams.video[0]), None)
        except av.FFmpegError as error:
            raise InvalidInput(
                f"the clip of shot {clip.shot} cannot be decoded ({error}); make it again"
            ) from error
    if frame is None:
        raise InvalidInput(f"the clip of shot {clip.shot} has no frames; make it again")
    depth = max(component.bits for component in frame.format.components)
    if frame.rotation:
        yield Note(clip.shot, f"filmed turned by {round(frame.rotation)} degrees: turned back")
    if frame.interlaced_frame:
        yield Note(clip.shot, "interlaced: its lines are put together from both fields")
    if depth > 8:
        yield Note(clip.shot, f"{depth} bits a channel: shown in 8")
    if frame.color_trc in HDR:
        yield Note(
            clip.shot, f"high dynamic range ({HDR[frame.color_trc]}): shown without tone mapping, so paler"
        )
    if any(component.is_alpha for component in frame.format.components):
        yield Note(clip.shot, "not opaque: laid over ink")


def _declared(container: InputContainer) -> Fraction:
    """Return how long a clip's header says it is, in seconds; 0 where it does not say."""
    stream = container.streams.video[0]
    if stream.duration and stream.time_base:
        return Fraction(stream.duration) * stream.time_base
    return Fraction(container.duration or 0, av.time_base)


def _walk(container: InputContainer, seconds: Fraction) -> tuple[Fraction, set[int]]:
    """Return how far a clip's packets reach, at most a little past `seconds`, and the gaps between its frames.

    Gaps are in milliseconds; one more or less is the time base's rounding.
    """
    stream = container.streams.video[0]
    times: list[Fraction] = []
    end = Fraction(0)
    try:
        for packet in container.demux(stream):
            if packet.pts is None or packet.time_base is None:
                continue
            at = Fraction(packet.pts) * packet.time_base
            times.append(at)
            end = max(end, at + Fraction(packet.duration or 0) * packet.time_base - min(times[:32]))
            if end > seconds + 1:
                break
    except av.FFmpegError:
        pass  # how far it came is the answer
    times.sort()
    gaps = {round((after - before) * 1000) for before, after in pairwise(times)}
    return end, {gap for gap in gaps if gap - 1 not in gaps}


def _layers(clip: Clip) -> tuple[KeyLayer, ...]:
    blink = clip.keyframe.blink
    return (*clip.keyframe.layers, *((blink,) if blink is not None else ()))

"""Which frame of the master makes the thumbnail: candidates near the hook and the turn, measured, one chosen.

Plans which frames to look at and judges their pixels. Where a frame lies is post/master_frames.py's, drawing is
thumbnail.py's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from resources.call_cache import Call, CallCache, Made, Usage
from resources.errors import InvalidInput
from resources.store import BlobStore
from resources.video_frames import frames_of
from vidgen_assets.artifacts import (
    BeatSheet,
    Box,
    Frozen,
    MasterVideo,
    Score,
    Segment,
    ShotList,
    Timeline,
    TimelineShot,
)
from vidgen_assets.post.master_frames import by_piece
from vidgen_assets.post.placing import on_frame

Pixels = NDArray[np.uint8]

VERSION = "1"
# How much a beat promises: the turn shows that something happens, the payoff would give it away.
_PROMISE = {"turn": 1.0, "hook": 0.95, "rise": 0.85, "setup": 0.75, "payoff": 0.7, "call_to_action": 0.2}
_WEIGHTS = {"sharpness": 0.25, "colour": 0.25, "contrast": 0.15, "faces": 0.35}
_CAPTION_BAND = (0.58, 0.74)  # of the height: what is measured leaves the burned-in words out


class Moment(Frozen):
    """A candidate frame of the master: the beat it belongs to, and the faces on it in frame pixels."""

    frame: int
    beat: str
    faces: tuple[Box, ...] = ()


class PictureMeasures(Frozen):
    """What a frame's pixels say: edges, colourfulness and contrast (0 to 1), and its size."""

    sharpness: float
    colour: float
    contrast: float
    width: int
    height: int


class FrameChoice(Frozen):
    """The chosen frame with what was measured on it; `total` from 0 to 1."""

    moment: Moment
    scores: tuple[Score, ...]
    total: float
    why: str


def moments(timeline: Timeline, shots: ShotList, beats: BeatSheet, a_shot: int = 2) -> tuple[Moment, ...]:
    """Return frames worth looking at, `a_shot` of every shot that shows a scene (cards are left out).

    They lie after the transition in and, where a prop pops in, after it has settled. With no scene at all,
    every shot counts.
    """
    by_id = {shot.id: shot for shot in shots.shots}
    kinds = {beat.id: beat.kind for beat in beats.beats}
    scenes = [
        shot for shot in timeline.shots if shot.shot in by_id and by_id[shot.shot].visual.kind == "scene"
    ]
    found: list[Moment] = []
    for shot in scenes or timeline.shots:
        beat = kinds.get(by_id[shot.shot].beat, "rise") if shot.shot in by_id else "rise"
        for frame in _settled(shot, timeline.fps, a_shot):
            found.append(Moment(frame=frame, beat=beat, faces=faces_at(timeline, shot, frame)))
    return tuple(found)


def faces_at(timeline: Timeline, shot: TimelineShot, frame: int) -> tuple[Box, ...]:
    """Return where the shot's faces are on a frame, in frame pixels, as the renderer's camera sees them."""
    faces = shot.clip.clip.keyframe.faces
    return tuple(on_frame(timeline, shot, frame, face) for face in faces)


def measured_frames(
    master: MasterVideo, wanted: Iterable[int], store: BlobStore, calls: CallCache
) -> dict[int, PictureMeasures]:
    """Return what the wanted frames of a master measure, by number; each segment's are measured once."""
    found = {}
    for segment, held in by_piece(master, wanted):
        for number, measures in zip(held, _measured_once(segment, held, store, calls), strict=True):
            found[segment.first_frame + number] = measures
    return found


def choose_frame(candidates: Iterable[tuple[Moment, PictureMeasures]]) -> FrameChoice:
    """Return the best candidate by sharpness, colour, contrast and faces, times what its beat promises.

    Sharpness counts against the sharpest candidate; the other measures are absolute.
    """
    measured = list(candidates)
    if not measured:
        raise InvalidInput("there is no frame to make a thumbnail from: the timeline has no shot")
    sharpest = max(measures.sharpness for _, measures in measured) or 1.0
    return max(
        (_judge(moment, measures, sharpest) for moment, measures in measured),
        key=lambda choice: (choice.total, -choice.moment.frame),
    )


def measure(picture: Pixels) -> PictureMeasures:
    """Measure a frame (height x width x 3 RGB bytes), the rows of the burned-in words left out."""
    height, width = picture.shape[:2]
    rows = np.r_[0 : int(height * _CAPTION_BAND[0]), int(height * _CAPTION_BAND[1]) : height]
    step = max(1, width // 270)
    small = picture[rows][::step, ::step].astype(np.float32)
    luma = small @ np.array([0.2126, 0.7152, 0.0722], np.float32)
    laplace = 4 * luma[1:-1, 1:-1] - luma[:-2, 1:-1] - luma[2:, 1:-1] - luma[1:-1, :-2] - luma[1:-1, 2:]
    return PictureMeasures(
        sharpness=round(float(laplace.std()), 4),
        colour=round(min(_colourfulness(small) / 90.0, 1.0), 4),
        contrast=round(min(float(luma.std()) / 64.0, 1.0), 4),
        width=width,
        height=height,
    )


def _measured_once(
    segment: Segment, held: tuple[int, ...], store: BlobStore, calls: CallCache
) -> list[PictureMeasures]:
    def look() -> Made:
        pictures = frames_of(store.path(segment.video), held)
        measures = [measure(picture).model_dump() for _, picture in pictures]
        return Made({"frames": measures}, usage=Usage(len(measures), "frames"))

    request = {"video": segment.video.sha256, "frames": list(held)}
    answer = calls.get_or_make(Call("measure", "local", "thumbnail", request, VERSION), look)
    return [PictureMeasures.model_validate(one) for one in answer.document["frames"]]


def _settled(shot: TimelineShot, fps: int, count: int) -> list[int]:
    first = shot.first_frame + (shot.transition_frames + 1) // 2
    if shot.prop_frame is not None:
        first = max(first, shot.prop_frame + round(0.35 * fps))
    last = max(shot.end_frame - 1 - fps // 4, shot.first_frame)
    first = min(first, last)
    return sorted({first + round((last - first) * (i + 1) / (count + 1)) for i in range(count)})


def _judge(moment: Moment, measures: PictureMeasures, sharpest: float) -> FrameChoice:
    promise = _PROMISE.get(moment.beat, 0.8)
    faces = round(_faces_in_view(moment.faces, measures.width, measures.height), 4)
    scores = (
        Score(
            name="sharpness", value=measures.sharpness / sharpest, why="edges against the sharpest candidate"
        ),
        Score(name="colour", value=measures.colour, why="how colourful the frame is"),
        Score(name="contrast", value=measures.contrast, why="spread of light and dark"),
        Score(name="faces", value=faces, why=f"{len(moment.faces)} faces, by their size in view"),
        Score(name="promise", value=promise, why=f"the frame lies in the {moment.beat.replace('_', ' ')}"),
    )
    total = promise * sum(_WEIGHTS[score.name] * score.value for score in scores if score.name in _WEIGHTS)
    where = f"frame {moment.frame}, in the {moment.beat.replace('_', ' ')}"
    why = f"{where}: the best of sharpness, colour, contrast and faces"
    return FrameChoice(moment=moment, scores=scores, total=round(total, 4), why=why)


def _colourfulness(rgb: NDArray[np.float32]) -> float:
    """Return Hasler and Suesstrunk's colourfulness ("Measuring colourfulness in natural images", 2003)."""
    red_green = rgb[..., 0] - rgb[..., 1]
    yellow_blue = (rgb[..., 0] + rgb[..., 1]) / 2 - rgb[..., 2]
    spread = np.hypot(red_green.std(), yellow_blue.std())
    return float(spread + 0.3 * np.hypot(red_green.mean(), yellow_blue.mean()))


def _faces_in_view(faces: Sequence[Box], width: int, height: int) -> float:
    """Return 0 to 1: the area of faces whole and above the captions; a tenth of the frame is full marks."""
    floor = height * _CAPTION_BAND[0]
    whole = (
        face
        for face in faces
        if face.x >= 0 and face.y >= 0 and face.x + face.width <= width and face.y + face.height <= floor
    )
    return min(sum(face.width * face.height for face in whole) / (0.1 * width * height), 1.0)

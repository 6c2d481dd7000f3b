"""The cut: which frames show which shot, and how long two shots are seen at once. Pure arithmetic on frames.

Owns the one rule for where a transition lies, and what the cut asks of cameras and clips (`settle`). Times
become frames in subtitles/timing.py; the OpenTimelineIO file is interchange.py's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from resources.errors import InvalidInput
from resources.store import BlobStore
from vidgen_assets.artifacts import (
    HARD_CUTS,
    FramedClip,
    FramedClips,
    SceneTiming,
    Timeline,
    TimelineShot,
    Transition,
)
from vidgen_assets.clips.holding import hold, scene_in
from vidgen_assets.clips.playing import SHORT_CLIPS
from vidgen_assets.post.match_cut import match_cut


def before_cut(transition_frames: int) -> int:
    """Return how many of a transition's frames lie before the cut; an odd one lies after it."""
    return transition_frames // 2


def after_cut(transition_frames: int) -> int:
    """Return how many of a transition's frames lie after the cut."""
    return transition_frames - before_cut(transition_frames)


def seen(shots: Sequence[TimelineShot], index: int) -> tuple[int, int]:
    """Return the frames [first, end) in which a shot is seen, its halves of both transitions included."""
    shot = shots[index]
    first = shot.first_frame - before_cut(shot.transition_frames)
    after = after_cut(shots[index + 1].transition_frames) if index + 1 < len(shots) else 0
    return first, shot.end_frame + after


def lay_out(
    framed: FramedClips, timing: SceneTiming, transitions: Mapping[str, Transition]
) -> tuple[TimelineShot, ...]:
    """Put the clips on the frame grid with each shot's transition; the first shot always comes in by a cut.

    A cut takes no frames, and a transition of no frames is a cut. Cameras are held to what has to be seen, match
    cuts aligned, and clips too short for their shot get a way of playing. Raises InvalidInput when a shot has
    no clip, or the shots do not fit together (see `check_shots`).
    """
    clips = {clip.clip.shot: clip for clip in framed.clips}
    shots = []
    for index, entry in enumerate(timing.shots):
        if entry.shot not in clips:
            raise InvalidInput(f"shot {entry.shot!r} has no clip: make framed_clips again")
        asked = transitions.get(entry.shot)
        hard = not asked or asked.kind in HARD_CUTS
        frames = entry.transition_frames if index and not hard else 0
        shots.append(
            TimelineShot(
                shot=entry.shot,
                clip=_held(clips[entry.shot]),
                first_frame=entry.first_frame,
                end_frame=entry.end_frame,
                transition=asked.kind if asked and index and (frames or hard) else "cut",
                transition_frames=frames,
                prop_frame=entry.prop_frame,
                why=asked.why if asked else "",
            )
        )
    check_shots(shots, timing.frames)
    return settle(shots, timing.fps)


def settle(shots: Sequence[TimelineShot], fps: int) -> tuple[TimelineShot, ...]:
    """Return the shots with match cuts aligned (or made plain cuts), and with each video's way of playing."""
    settled: list[TimelineShot] = []
    for index, shot in enumerate(shots):
        first, end = seen(shots, index)
        if shot.clip.clip.video is not None:
            shot = shot.model_copy(update={"playing": SHORT_CLIPS.play(shot.clip.clip, end - first, fps)})
        if shot.transition == "match" and settled:
            shot = _matched(settled[-1], shot, (end - first) / fps)
        settled.append(shot)
    return tuple(settled)


def _matched(before: TimelineShot, shot: TimelineShot, seconds: float) -> TimelineShot:
    match = match_cut(before, shot, seconds)
    why = "; ".join(part for part in (shot.why.partition("; ")[0], match.why) if part)
    if match.path is None:
        return shot.model_copy(update={"transition": "cut", "why": why})
    clip = shot.clip.clip.model_copy(update={"path": match.path})
    return shot.model_copy(update={"clip": shot.clip.model_copy(update={"clip": clip}), "why": why})


def _held(framed: FramedClip) -> FramedClip:
    """Return a clip whose camera keeps faces and thing in the frame; most do already."""
    clip = framed.clip
    if clip.path is None:
        return framed
    path = hold(clip.path, scene_in(clip.keyframe, framed.window))
    return (
        framed
        if path is clip.path
        else framed.model_copy(update={"clip": clip.model_copy(update={"path": path})})
    )


def build_timeline(
    framed: FramedClips,
    timing: SceneTiming,
    transitions: Mapping[str, Transition],
    store: BlobStore,
    title: str,
) -> Timeline:
    """Return the cut as a value, and as an OpenTimelineIO file kept in the store."""
    from vidgen_assets.post.interchange import to_otio

    shots = lay_out(framed, timing, transitions)
    otio = store.add_bytes(to_otio(shots, timing.fps, title), "timeline.otio", "application/x-otio+json")
    return Timeline(
        fps=timing.fps,
        width=framed.width,
        height=framed.height,
        frames=timing.frames,
        shots=shots,
        otio=otio,
    )


def check_shots(shots: Sequence[TimelineShot], frames: int) -> None:
    """Raise InvalidInput unless the shots cover [0, frames) once and each is longer than its transitions."""
    at = 0
    for index, shot in enumerate(shots):
        if shot.first_frame != at or shot.end_frame <= at:
            raise InvalidInput(
                f"shot {shot.shot!r} covers frames [{shot.first_frame}, {shot.end_frame}) where one that "
                f"begins at {at} was expected: make scene_timing again"
            )
        following = shots[index + 1].transition_frames if index + 1 < len(shots) else 0
        needed = after_cut(shot.transition_frames) + before_cut(following)
        if needed > shot.end_frame - shot.first_frame:
            raise InvalidInput(
                f"shot {shot.shot!r} has {shot.end_frame - shot.first_frame} frames, but its two transitions "
                f"take {needed} of them: shorten style.transition_ms or lengthen the shot"
            )
        at = shot.end_frame
    if at != frames or not shots:
        raise InvalidInput(f"the shots end at frame {at}, the video at {frames}: make scene_timing again")
    if shots[0].transition_frames:
        raise InvalidInput(f"shot {shots[0].shot!r} is the first and cannot come in by a transition")

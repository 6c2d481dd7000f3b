"""The cut: which frames show which shot, and how long two shots are seen at once. Pure arithmetic on frames.

Owns the one rule for where a transition lies. Times become frames in subtitles/timing.py; the OpenTimelineIO
file is interchange.py's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from resources.errors import InvalidInput
from resources.store import BlobStore
from vidgen_assets.artifacts import FramedClips, SceneTiming, Timeline, TimelineShot, Transition


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

    A transition of kind "cut" takes no frames, and one of no frames is a cut. Raises InvalidInput when a shot
    has no clip, or the shots do not fit together (see `check_shots`).
    """
    clips = {clip.clip.shot: clip for clip in framed.clips}
    shots = []
    for index, entry in enumerate(timing.shots):
        if entry.shot not in clips:
            raise InvalidInput(f"shot {entry.shot!r} has no clip: make framed_clips again")
        asked = transitions.get(entry.shot)
        frames = entry.transition_frames if index and asked and asked.kind != "cut" else 0
        shots.append(
            TimelineShot(
                shot=entry.shot,
                clip=clips[entry.shot],
                first_frame=entry.first_frame,
                end_frame=entry.end_frame,
                transition=asked.kind if asked and frames else "cut",
                transition_frames=frames,
                prop_frame=entry.prop_frame,
            )
        )
    check_shots(shots, timing.frames)
    return tuple(shots)


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

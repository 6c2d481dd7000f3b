"""Shots on the frame grid: each starts with the first word it covers, and together they fill the video.

Owns the one rounding rule of the project (`frame_of`); everything that turns a time into a frame calls it.
Shots come from scene planning, times from `align.py`, transitions are drawn by the renderer.
"""

from __future__ import annotations

from collections.abc import Sequence

from resources.errors import InvalidInput, QualityFailed
from vidgen_assets.artifacts.scripts import HARD_CUTS, Shot
from vidgen_assets.artifacts.sound import AlignedWords, SceneTiming, ShotTiming, Word

SHORTEST_FRAMES = 4
"""A shot is at least this long: it has to give one frame to each of its two transitions."""
AFTER_SPEECH_MS = 180
"""A shot without words (an end card) comes in this long after the last word before it."""


def frame_of(ms: int, fps: int) -> int:
    """Return the frame shown at `ms`: the nearest frame boundary, halves up. The one rounding rule."""
    return (2 * ms * fps + 1000) // 2000


def ms_of(frame: int, fps: int) -> int:
    """Return when a frame starts, in ms, halves up."""
    return (2000 * frame + fps) // (2 * fps)


def scene_timing(aligned: AlignedWords, shots: Sequence[Shot], fps: int) -> SceneTiming:
    """Return the shots in frames: they cover [0, frames) without a gap, lead-in and tail included.

    Raises InvalidInput for shots that name words there are not, QualityFailed when there are more shots than
    the video's frames can hold.
    """
    if not shots:
        raise InvalidInput("there are no shots to time")
    frames = frame_of(aligned.duration_ms, fps)
    starts = _starts([_start_ms(shot, aligned.words) for shot in shots], frames, fps)
    ends = [*starts[1:], frames]
    lengths = [end - start for start, end in zip(starts, ends, strict=True)]
    timed = []
    for number, shot in enumerate(shots):
        asked = 0 if number == 0 or shot.transition.kind in HARD_CUTS else frame_of(shot.transition.ms, fps)
        room = min(lengths[number - 1], lengths[number]) if number else 0
        timed.append(
            ShotTiming(
                shot=shot.id,
                first_frame=starts[number],
                end_frame=ends[number],
                transition_frames=_even(min(asked, room)),
                prop_frame=_prop_frame(shot, aligned.words, (starts[number], ends[number]), fps),
            )
        )
    return SceneTiming(fps=fps, frames=frames, shots=tuple(timed))


def _start_ms(shot: Shot, words: Sequence[Word]) -> int:
    """Return when a shot comes in: with its first word, or after the last word before it when it has none."""
    if not 0 <= shot.first_word <= shot.end_word <= len(words):
        raise InvalidInput(
            f"shot {shot.id} covers words {shot.first_word} to {shot.end_word} of {len(words)}"
        )
    if shot.first_word < shot.end_word:
        return words[shot.first_word].start_ms
    return words[shot.first_word - 1].end_ms + AFTER_SPEECH_MS if shot.first_word else 0


def _starts(starts_ms: Sequence[int], frames: int, fps: int) -> list[int]:
    """Return first frames: 0 for the first shot, then in order, each shot at least SHORTEST_FRAMES long."""
    count = len(starts_ms)
    if frames < count * SHORTEST_FRAMES:
        raise QualityFailed(f"{count} shots do not fit into {frames} frames: plan fewer shots")
    starts = [0]
    for number in range(1, count):
        earliest = starts[-1] + SHORTEST_FRAMES
        latest = frames - (count - number) * SHORTEST_FRAMES
        starts.append(min(max(frame_of(starts_ms[number], fps), earliest), latest))
    return starts


def _even(frames: int) -> int:
    """Return an even number of frames: half of a transition lies before the cut and half after it."""
    return frames - frames % 2


def _prop_frame(shot: Shot, words: Sequence[Word], span: tuple[int, int], fps: int) -> int | None:
    if shot.prop_word is None:
        return None
    if not 0 <= shot.prop_word < len(words):
        raise InvalidInput(f"shot {shot.id} names word {shot.prop_word} of {len(words)} for its prop")
    return min(max(frame_of(words[shot.prop_word].start_ms, fps), span[0]), span[1] - 1)

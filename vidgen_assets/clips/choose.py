"""The choice between the variants of a shot's clip: what the shot list planned, variety, and calm."""

from __future__ import annotations

from collections.abc import Sequence

from resources.errors import InvalidInput
from vidgen_assets.artifacts.base import Score
from vidgen_assets.artifacts.pictures import CameraPath, Clip, ClipChoice, Clips, SelectedClips
from vidgen_assets.artifacts.scripts import Move, ShotList

WEIGHTS = {"planned": 0.35, "variety": 0.4, "calm": 0.15, "moves": 0.1}
FASTEST = 0.055
"""Of the canvas's width a second, corners included: above it a move feels rushed."""
_AXIS: dict[Move, str] = {
    "push": "in", "pull": "out", "pan_left": "side", "pan_right": "side", "rise": "up", "sink": "up",
    "hold": "still", "zoom": "in", "static": "still",
}  # fmt: skip


def select_clips(clips: Clips, shots: ShotList) -> SelectedClips:
    """Return the best variant of every shot, judged in story order; InvalidInput when a shot has no clip."""
    by_shot: dict[str, list[Clip]] = {}
    for clip in clips.clips:
        by_shot.setdefault(clip.shot, []).append(clip)
    chosen: list[Clip] = []
    choices: list[ClipChoice] = []
    for shot in shots.shots:
        variants = by_shot.get(shot.id)
        if not variants:
            raise InvalidInput(f"shot {shot.id} has no clip: make generated_clips of this shot list again")
        scored = [
            (_total(scores), clip, scores)
            for clip in variants
            for scores in [_scores(clip, shot.move, chosen)]
        ]
        total, best, scores = max(scored, key=lambda row: row[0])
        chosen.append(best)
        choices.append(
            ClipChoice(shot=shot.id, variant=best.variant, scores=scores, why=_why(total, best, scored))
        )
    return SelectedClips(clips=tuple(chosen), choices=tuple(choices))


def _total(scores: Sequence[Score]) -> float:
    return sum(WEIGHTS[score.name] * score.value for score in scores)


def _scores(clip: Clip, planned: Move, before: Sequence[Clip]) -> tuple[Score, ...]:
    path = clip.path
    if path is None:
        return (
            Score(name="planned", value=1.0, why="a video brings its own motion"),
            Score(name="variety", value=1.0, why="no camera move to repeat"),
            Score(name="calm", value=1.0, why="its motion is its provider's"),
            Score(name="moves", value=1.0, why="a video moves"),
        )
    speed = path_speed(path, clip.frames / clip.fps)
    moves = [other.path.move for other in before[-2:] if other.path is not None]
    variety = _variety(path.move, moves)
    return (
        Score(
            name="planned",
            value=1.0 if path.move == planned else 0.4,
            why=f"{path.move}, the shot list plans {planned}",
        ),
        Score(name="variety", value=variety, why=f"{path.move} after {', '.join(moves) or 'nothing'}"),
        Score(
            name="calm",
            value=round(max(0.0, min(1.0, 2.0 - speed / FASTEST)), 3),
            why=f"{speed:.1%} of the canvas a second at most",
        ),
        Score(name="moves", value=1.0 if speed > 0.004 else 0.3, why="whether anything is seen to move"),
    )


def _variety(move: Move, before: Sequence[Move]) -> float:
    """1 for a move along another axis than the last two; nothing for the same move again."""
    if before and move == before[-1]:
        return 0.0
    if before and _AXIS[move] == _AXIS[before[-1]]:
        return 0.6
    return 0.8 if move in before else 1.0


def path_speed(path: CameraPath, seconds: float) -> float:
    """Return how fast the fastest corner of the view goes, in canvas widths a second."""
    seconds = max(seconds, 0.1)
    shift = max(abs(path.x_to - path.x_from), abs(path.y_to - path.y_from))
    grows = abs(1 / path.zoom_to - 1 / path.zoom_from) / 2
    return (shift + grows) / seconds


def _why(total: float, best: Clip, scored: Sequence[tuple[float, Clip, tuple[Score, ...]]]) -> str:
    others = [(other, clip) for other, clip, _ in scored if clip is not best]
    if not others:
        return "the only variant"
    rival, clip = max(others, key=lambda pair: pair[0])
    name = best.path.move if best.path else "video"
    other = clip.path.move if clip.path else "video"
    return f"{name}: {total:.2f} against {rival:.2f} for {other}"

"""How the camera moves over a shot, by rule.

Moves follow what is shown: closer on feelings, back on what is revealed, along the set where a place is new,
a quick zoom onto a face the turn has shocked. The same move never comes twice in a row. How shots are joined is
montage.py's.
"""

from __future__ import annotations

from collections.abc import Sequence

from vidgen_assets.artifacts.scripts import Beat, Move, Visual

_OTHER: dict[Move, tuple[Move, ...]] = {
    "push": ("rise", "pull"),
    "pull": ("push", "pan_left"),
    "pan_left": ("pan_right", "push"),
    "pan_right": ("pan_left", "push"),
    "rise": ("push", "pan_right"),
    "sink": ("push", "pan_left"),
    "hold": ("push",),
    "zoom": ("push", "pull"),
    "static": ("hold",),
}
SHORT_MS = 1700


def moves_of(visuals: Sequence[Visual], beats: Sequence[Beat], lengths_ms: Sequence[int]) -> tuple[Move, ...]:
    """Return one move a shot, no two neighbours alike (holds aside)."""
    moves: list[Move] = []
    pans = 0
    for number, (visual, beat, length) in enumerate(zip(visuals, beats, lengths_ms, strict=True)):
        new_place = number > 0 and visual.place != visuals[number - 1].place
        wanted = _wanted(visual, beat, new_place, pans, length)
        if moves and wanted == moves[-1] and wanted != "hold":
            wanted = next(other for other in _OTHER[wanted] if other != moves[-1])
        pans += wanted in ("pan_left", "pan_right")
        moves.append(wanted)
    return tuple(moves)


def _wanted(visual: Visual, beat: Beat, new_place: bool, pans: int, length_ms: int) -> Move:
    pan: Move = "pan_left" if pans % 2 else "pan_right"
    if visual.kind == "post_card":
        return "push"
    if visual.kind == "end_card":
        return "pull"
    if length_ms < SHORT_MS:
        return "hold" if visual.framing == "close" else "push"
    shocked = bool(visual.figures) and visual.figures[0].feeling == "shock"
    if visual.framing == "close" and shocked and beat.kind in ("turn", "payoff"):
        return "zoom"
    if visual.framing == "close":
        return "sink" if visual.figures and visual.figures[0].feeling == "sad" else "push"
    if visual.framing == "wide" or (new_place and not visual.props):
        return pan
    if not visual.figures and visual.props:
        return "pull" if beat.kind in ("turn", "payoff") else "rise"
    if beat.kind == "turn":
        return "push"
    if beat.mood == "triumphant" or beat.feeling == "happy":
        return "rise"
    return "push" if len(visual.figures) == 1 and not visual.props else pan

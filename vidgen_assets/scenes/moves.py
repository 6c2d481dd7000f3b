"""How the camera moves over a shot and how a shot comes in, each by rule.

Moves follow what is shown: closer on feelings, back on what is revealed, along the set where a place is new.
The same move never comes twice in a row. Transitions follow the story: a cut inside a beat, something softer
between beats, a slide or wipe where the place changes; only kinds the channel allows are used.
"""

from __future__ import annotations

from collections.abc import Sequence

from vidgen_assets.artifacts.scripts import Beat, Move, Transition, TransitionKind, Visual

_OTHER: dict[Move, tuple[Move, ...]] = {
    "push": ("rise", "pull"),
    "pull": ("push", "pan_left"),
    "pan_left": ("pan_right", "push"),
    "pan_right": ("pan_left", "push"),
    "rise": ("push", "pan_right"),
    "sink": ("push", "pan_left"),
    "hold": ("push",),
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


def transitions_of(
    visuals: Sequence[Visual],
    beats: Sequence[Beat],
    lengths_ms: Sequence[int],
    allowed: Sequence[TransitionKind],
    ms: int,
) -> tuple[Transition, ...]:
    """Return how every shot comes in; the first one cuts in, and no transition takes over half of a shot."""
    result = [Transition(kind="cut", ms=0)]
    sideways = 0
    for number in range(1, len(visuals)):
        kind = _kind(visuals, beats, number, allowed, sideways)
        longest = min(lengths_ms[number - 1], lengths_ms[number]) // 2
        length = min(ms, longest)
        if kind == "cut" or length < 80:
            result.append(Transition(kind="cut", ms=0))
            continue
        sideways += kind not in ("crossfade", "dip")
        result.append(Transition(kind=kind, ms=length))
    return tuple(result[: len(visuals)])


def _kind(
    visuals: Sequence[Visual],
    beats: Sequence[Beat],
    number: int,
    allowed: Sequence[TransitionKind],
    sideways: int,
) -> TransitionKind:
    before, after = visuals[number - 1], visuals[number]
    if beats[number].kind == "turn" and beats[number - 1].kind != "turn":
        wishes: tuple[TransitionKind, ...] = ("dip", "cut", "crossfade")
    elif after.kind != "scene" or before.kind != "scene":
        wishes = ("crossfade", "wipe_up", "dip", "slide_left")
    elif after.place != before.place and "abstract" not in (after.place, before.place):
        moving: tuple[TransitionKind, ...] = ("slide_left", "wipe_left", "wipe_up")
        turn = sideways % 2
        wishes = (*moving[turn:], *moving[:turn], "crossfade")
    elif beats[number].id != beats[number - 1].id or after.night != before.night:
        wishes = ("crossfade", "dip", "wipe_up", "slide_left")
    else:
        wishes = ("cut",)
    return next(
        (kind for kind in wishes if kind in allowed), "cut" if "cut" in allowed or not allowed else allowed[0]
    )

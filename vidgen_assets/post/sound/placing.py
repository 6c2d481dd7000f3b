"""Where effects, places and the music's sections go: by transitions, props, shots and beats. Sparingly, by rule."""

from __future__ import annotations

from collections.abc import Sequence

from resources.ambience import ambience_at
from resources.music import Mark
from vidgen_assets.artifacts.scripts import BeatSheet, ShotList
from vidgen_assets.artifacts.sound import Ambience, SceneTiming, SoundCue, Word
from vidgen_assets.subtitles.timing import ms_of

# How far under the voice each effect's loudest moment stands.
GAINS_DB: dict[str, float] = {
    "whoosh": -15.0, "whoosh_left": -15.0, "air": -21.0, "pop": -17.0, "riser": -21.0, "hit": -12.0, "shimmer": -17.0,
}  # fmt: skip
AT_TRANSITION: dict[str, str] = {
    "crossfade": "air",
    "dip": "hit",
    "dip_white": "air",
    "dip_accent": "air",
    "zoom": "whoosh",
    "wipe": "whoosh",
    "push": "whoosh",
    "slide": "whoosh",
    "wipe_left": "whoosh_left",
    "push_left": "whoosh_left",
    "slide_left": "whoosh_left",
}
"""By kind of transition, or by its family: the part of its name before the first "_"."""
POPS_APART_MS = 1500
SLOW_WPM, FAST_WPM = 130, 210
CLEAR_OF_MS = 350
"""An effect this near to another one is noise: the less important one is left out."""


def place_effects(
    timing: SceneTiming, shots: ShotList, beats: BeatSheet, words: Sequence[Word], resolve_ms: int
) -> tuple[SoundCue, ...]:
    """Return the effects of a video in order of time: transitions first, then the turn, then props."""
    cues: list[SoundCue] = []
    for timed, shot in zip(timing.shots, shots.shots, strict=True):
        kind = shot.transition.kind
        name = AT_TRANSITION.get(kind) or AT_TRANSITION.get(kind.partition("_")[0])
        if name and timed.transition_frames:
            _add(cues, name, ms_of(timed.first_frame, timing.fps))
    turn = next((beat for beat in beats.beats if beat.kind in ("turn", "payoff") and beat.first_word), None)
    if turn is not None:
        at = words[turn.first_word].start_ms
        _add(cues, "hit", at)
        _add(cues, "riser", at - 120)
    last_pop = -POPS_APART_MS
    for timed in timing.shots:
        if timed.prop_frame is None or timed.prop_frame <= timed.first_frame:
            continue
        at = ms_of(timed.prop_frame, timing.fps)
        if at - last_pop >= POPS_APART_MS and _add(cues, "pop", at):
            last_pop = at
    if beats.mood in ("funny", "warm", "triumphant"):
        _add(cues, "shimmer", resolve_ms)
    return tuple(sorted(cues, key=lambda cue: (cue.at_ms, cue.effect)))


def _add(cues: list[SoundCue], name: str, at_ms: int) -> bool:
    """Add an effect unless another is too near; a riser leads into its hit and may touch it."""
    near = [cue for cue in cues if abs(cue.at_ms - at_ms) < CLEAR_OF_MS]
    if at_ms < 0 or (near and not (name == "riser" and all(cue.effect == "hit" for cue in near))):
        return False
    cues.append(SoundCue(effect=name, at_ms=at_ms, gain_db=GAINS_DB[name]))
    return True


def ambience_of(timing: SceneTiming, shots: ShotList) -> tuple[Ambience, ...]:
    """Return the places that are heard under the story; shots in a row at one place are one stretch."""
    heard: list[Ambience] = []
    for timed, shot in zip(timing.shots, shots.shots, strict=True):
        if shot.visual.kind != "scene":
            continue
        name = ambience_at(shot.visual.place, night=shot.visual.night, words=shot.text)
        start, end = ms_of(timed.first_frame, timing.fps), ms_of(timed.end_frame, timing.fps)
        if name is None or end <= start:
            continue
        if heard and heard[-1].place == name and heard[-1].to_ms == start:
            heard[-1] = heard[-1].model_copy(update={"to_ms": end})
        else:
            heard.append(Ambience(place=name, from_ms=start, to_ms=end))
    return tuple(heard)


def marks_of(beats: BeatSheet, words: Sequence[Word]) -> tuple[Mark, ...]:
    """Return where the story's beats begin, for the music's sections; the first begins with the music."""
    found: list[Mark] = []
    for beat in beats.beats:
        if beat.first_word < beat.end_word:
            at = words[beat.first_word].start_ms if found else 0
            if not found or at > found[-1].at_ms:
                found.append(Mark(at_ms=at, kind=beat.kind))
    return tuple(found)


def pace_of(words: Sequence[Word]) -> float:
    """Return how fast the story is told, 0 (130 words a minute, rests included) to 1 (210)."""
    if len(words) < 2:
        return 0.5
    minutes = (words[-1].end_ms - words[0].start_ms) / 60_000
    return min(1.0, max(0.0, (len(words) / max(minutes, 1e-6) - SLOW_WPM) / (FAST_WPM - SLOW_WPM)))


def energy_of(beats: BeatSheet, words: Sequence[Word]) -> tuple[tuple[int, float], ...]:
    """Return the story's intensity as (ms, 0 to 1) points: each beat holds its own from start to end."""
    points: list[tuple[int, float]] = []
    for beat in beats.beats:
        if beat.first_word < beat.end_word:
            points.append((words[beat.first_word].start_ms, beat.intensity))
            points.append((words[beat.end_word - 1].end_ms, beat.intensity))
    return tuple(points)

"""The choice between two candidate pictures a shot: measured, with reasons, no picture twice in a video."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from resources.errors import InvalidInput
from resources.store import Media
from vidgen_assets.artifacts.base import Score
from vidgen_assets.artifacts.pictures import Keyframe, KeyframeChoice, Keyframes, SelectedKeyframes
from vidgen_assets.artifacts.scripts import Shot, ShotList
from vidgen_assets.images.measure import Measures, Pixels, difference, measure

Candidate = Literal["a", "b"]
WEIGHTS = {"subject": 0.2, "place": 0.15, "whole": 0.25, "captions": 0.15, "clear": 0.1, "new": 0.25}
BEST_AREA = {"close": 0.28, "medium": 0.22, "wide": 0.12}
MARGIN_OF_A = 0.015


class Reads(Protocol):
    """Whatever gives the bytes of a file (resources.store.BlobStore)."""

    def read(self, media: Media) -> bytes: ...


@dataclass(frozen=True)
class _Candidate:
    """A candidate of one shot: its picture, what was measured, and what that is worth here."""

    name: Candidate
    keyframe: Keyframe
    measures: Measures
    scores: tuple[Score, ...]
    used: bool

    @property
    def total(self) -> float:
        return sum(WEIGHTS[score.name] * score.value for score in self.scores)


def choose(a: Keyframes, b: Keyframes, shots: ShotList, store: Reads) -> SelectedKeyframes:
    """Return the better candidate of every shot, judged in story order so that neighbours differ.

    A picture that the video already shows is never taken when the other candidate is new. Raises InvalidInput
    when the candidates are not these shots', CorruptArtifact when a preview cannot be read.
    """
    first, second = _by_shot(a, shots), _by_shot(b, shots)
    seen: set[str] = set()
    before: Pixels | None = None
    kept: list[Keyframe] = []
    choices: list[KeyframeChoice] = []
    for shot in shots.shots:
        pair = [
            _judged("a", first[shot.id], shot, before, seen, store),
            _judged("b", second[shot.id], shot, before, seen, store),
        ]
        best = _better(*pair)
        kept.append(best.keyframe)
        seen.add(best.keyframe.preview.sha256)
        before = best.measures.frame
        choices.append(
            KeyframeChoice(
                shot=shot.id,
                candidate=best.name,
                scores_a=pair[0].scores,
                scores_b=pair[1].scores,
                why=_why(best, pair[1] if best is pair[0] else pair[0]),
            )
        )
    return SelectedKeyframes(keyframes=tuple(kept), choices=tuple(choices))


def _by_shot(keyframes: Keyframes, shots: ShotList) -> dict[str, Keyframe]:
    found = {keyframe.shot: keyframe for keyframe in keyframes.keyframes}
    missing = [shot.id for shot in shots.shots if shot.id not in found]
    if missing:
        raise InvalidInput(
            f"candidate {keyframes.candidate} has no picture for shot {missing[0]}: make keyframes_"
            f"{keyframes.candidate} of this shot list again"
        )
    return found


def _judged(
    name: Candidate, keyframe: Keyframe, shot: Shot, before: Pixels | None, seen: set[str], store: Reads
) -> _Candidate:
    measures = measure(keyframe, store.read(keyframe.preview))
    return _Candidate(
        name, keyframe, measures, _scores(measures, shot, before), keyframe.preview.sha256 in seen
    )


def _scores(measures: Measures, shot: Shot, before: Pixels | None) -> tuple[Score, ...]:
    best_area = BEST_AREA[shot.visual.framing]
    if measures.subject:
        fit = max(0.0, 1.0 - abs(measures.subject - best_area) / best_area)
        high = max(
            0.0, 1.0 - max(0.0, measures.subject_y - 0.45) * 2.5 - max(0.0, 0.2 - measures.subject_y) * 3
        )
        centred = max(0.0, 1.0 - max(0.0, abs(measures.subject_x - 0.5) - 0.12) * 2.5)
        place, where = (
            0.5 * high + 0.5 * centred,
            f"middle at {measures.subject_x:.2f}, {measures.subject_y:.2f}",
        )
    else:
        fit, place, where = 0.5, 0.5, "no face and no thing to place"
    new = difference(measures.frame, before) if before is not None else 1.0
    return (
        Score(
            name="subject",
            value=round(fit, 3),
            why=f"faces and thing take {measures.subject:.0%} of the frame",
        ),
        Score(name="place", value=round(place, 3), why=where),
        Score(
            name="whole",
            value=round(1.0 - measures.face_cut, 3),
            why=f"{measures.face_cut:.0%} of a face is cut off",
        ),
        Score(
            name="captions",
            value=round(measures.caption_calm, 3),
            why="how dark and calm the caption band is",
        ),
        Score(
            name="clear",
            value=round(0.6 * measures.sharpness + 0.4 * measures.colourful, 3),
            why=f"edges {measures.sharpness:.2f}, colours {measures.colourful:.2f}",
        ),
        Score(name="new", value=round(new, 3), why="how far it is from the picture before"),
    )


def _better(a: _Candidate, b: _Candidate) -> _Candidate:
    """The unused one, else the one with the higher total; near-equals go to a, which was composed first."""
    if a.used != b.used:
        return b if a.used else a
    return b if b.total > a.total + MARGIN_OF_A else a


def _why(best: _Candidate, other: _Candidate) -> str:
    if best.used:
        return "both candidates repeat an earlier picture of this video"
    if other.used:
        return f"candidate {other.name} repeats an earlier picture of this video"
    gains: Sequence[tuple[float, Score]] = [
        (WEIGHTS[mine.name] * (mine.value - theirs.value), mine)
        for mine, theirs in zip(best.scores, other.scores, strict=True)
    ]
    gain, score = max(gains, key=lambda pair: pair[0])
    total = f"{best.total:.2f} against {other.total:.2f}"
    return (
        f"{total}; better at {score.name}: {score.why}"
        if gain > 0
        else f"{total}; as good, and composed first"
    )

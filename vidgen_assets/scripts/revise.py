"""Rounds of revision: what the scores complain of is changed, every round is kept, and the best one is used.

Owns the remedies. Each is a small change of how the script is written (another first line, another question,
other sentences, another length), chosen by the weakest score; a round that is worse than the one before is
kept on record and not used.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from resources.errors import InvalidInput, NothingToMake
from vidgen_assets.artifacts import Line, RevisedScript, Round, Script, ScriptScores, Slot
from vidgen_assets.channel import Writing
from vidgen_assets.scripts.compress import shorten, split_long
from vidgen_assets.scripts.estimate import Pace
from vidgen_assets.scripts.scores import WEIGHTS, score_script
from vidgen_assets.scripts.write import Tuning, with_estimate, write_script


@dataclass(frozen=True)
class _Draft:
    """A script with the tuning that wrote it; what a remedy starts from."""

    script: Script
    scores: ScriptScores
    tuning: Tuning


@dataclass(frozen=True)
class _Remedy:
    """A change against one complaint: its reason for the record, and the script it gives."""

    why: str
    tuning: Tuning
    script: Script


def revise(
    script: Script, scores: ScriptScores, slot: Slot, writing: Writing, pace: Pace = Pace()
) -> RevisedScript:
    """Revise until `writing.good_enough` or `writing.revision_rounds`; round 0 is the script as it came.

    A script told as it was written is left alone.
    """
    first = Round(number=0, script=script, scores=scores, changes=("as written",))
    rounds = [first]
    draft = _Draft(script, scores, Tuning())
    tried: set[Tuning] = {Tuning()}
    post = slot.idea.post
    as_written = post is not None and post.kind == "script"
    while (
        not as_written and draft.scores.total < writing.good_enough and len(rounds) <= writing.revision_rounds
    ):
        remedies = [
            remedy
            for remedy in _remedies(draft, slot, writing, pace)
            if remedy.tuning not in tried or remedy.tuning == draft.tuning
        ]
        if not remedies:
            break
        best = max(remedies, key=lambda remedy: score_script(remedy.script, slot, writing).total)
        best_scores = score_script(best.script, slot, writing)
        tried.add(best.tuning)
        rounds.append(Round(number=len(rounds), script=best.script, scores=best_scores, changes=(best.why,)))
        if best_scores.total <= draft.scores.total:
            break
        draft = _Draft(best.script, best_scores, best.tuning)
    kept = max(range(len(rounds)), key=lambda at: (rounds[at].scores.total, -at))
    return RevisedScript(rounds=tuple(rounds), kept=kept)


def _remedies(draft: _Draft, slot: Slot, writing: Writing, pace: Pace) -> list[_Remedy]:
    """Return what could be done about the scores, for the two that cost most."""
    lost = sorted(
        draft.scores.scores, key=lambda score: (-(1 - score.value) * WEIGHTS.get(score.name, 0.1), score.name)
    )
    found: list[_Remedy] = []
    for score in lost[:2]:
        if score.value >= 0.98:
            continue
        for tuning, what in _tunings(score.name, draft.tuning):
            written = _try(lambda tuning=tuning: write_script(slot, writing, pace, tuning))  # type: ignore[misc]
            if written is not None and written.text != draft.script.text:
                found.append(
                    _Remedy(f"{score.name} ({score.value:.2f}: {score.why}): {what}", tuning, written)
                )
        if score.name in ("pace", "clarity"):
            shorter = _in_shorter_sentences(draft.script, pace, writing)
            if shorter.text != draft.script.text:
                found.append(
                    _Remedy(
                        f"{score.name} ({score.value:.2f}: {score.why}): long sentences were cut",
                        draft.tuning,
                        shorter,
                    )
                )
    return found


def _tunings(complaint: str, now: Tuning) -> list[tuple[Tuning, str]]:
    if complaint == "hook":
        return [
            (replace(now, hook=now.hook + step), f"first line number {now.hook + step + 1}")
            for step in (1, 2)
        ]
    if complaint in ("story", "length"):
        return [
            (
                replace(now, stretch=round(now.stretch * factor, 3)),
                f"told {'longer' if factor > 1 else 'shorter'}",
            )
            for factor in (1.15, 0.9)
        ]
    if complaint == "clarity":
        return [
            (replace(now, stretch=round(now.stretch * factor, 3)), "other sentences were chosen")
            for factor in (1.1, 0.85)
        ]
    return []


def _try(write: Callable[[], Script]) -> Script | None:
    """A remedy that leaves too little to tell is no remedy; the draft itself stands."""
    try:
        return write()
    except (NothingToMake, InvalidInput):
        return None


def _in_shorter_sentences(script: Script, pace: Pace, writing: Writing) -> Script:
    lines: list[Line] = []
    for line in script.lines:
        texts = split_long(line.text, 18) if line.part == "body" else (line.text,)
        texts = tuple(shorten(text) if len(text.split()) > 30 else text for text in texts)
        lines += [line.model_copy(update={"text": text}) for text in texts]
    shorter = with_estimate(script.model_copy(update={"lines": tuple(lines)}), pace)
    fits = writing.min_seconds * 1000 <= shorter.estimate_ms <= writing.max_seconds * 1000
    return shorter if fits else script

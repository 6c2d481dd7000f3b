"""The scene match: shots of one scene brought together in colour, changes that are meant left alone.

Two neighbouring shots are held together as closely as their content asks: the same place in the same mood is
one scene, whose shots must not flicker; another place in the same mood may be seen to be another; where the
mood turns, or day becomes night, or a card is shown, the jump is the point. Differences are CIEDE2000 between
the mean colours of the graded pictures, and the CIE76 distance of their spreads.

First it is settled where every shot should go: pairs too far apart move toward each other, over and over,
until all hold (a projection onto the limits one after another). Then each shot's ASC CDL is solved for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from vidgen_assets.artifacts import ShotJoin, ShotMatch, Visual
from vidgen_assets.post.colour.cube import Cube
from vidgen_assets.post.colour.difference import delta_e
from vidgen_assets.post.colour.stats import Palette, Stats, Values

SWEEPS = 300
STEPS = 8
CLOSE_ENOUGH = 0.05


@dataclass(frozen=True)
class MatchPolicy:
    """How near neighbouring shots are brought, and how far a shot may be moved for it.

    `same_scene` and `same_mood` are delta-E limits of the means, `spread` of the spreads. No channel's power
    leaves 1 +- `most_power` by factors, no saturation 1 +- `most_saturation`, no contrast 1 +- `most_contrast`:
    a night that these cannot make into day stays night.
    """

    same_scene: float = 3.0
    same_mood: float = 3.0
    spread: float = 4.0
    most_power: float = 0.30
    most_saturation: float = 0.20
    most_contrast: float = 0.05
    aim: float = 0.92
    pivot: float = 0.45

    def asked(self, before: Visual, after: Visual) -> tuple[float | None, str]:
        """Return the delta-E two neighbours are held to, None where they may differ, and why."""
        if before.kind != "scene" or after.kind != "scene":
            return None, "a card is a graphic: its whites stay white"
        if before.night != after.night:
            return None, "day becomes night" if after.night else "night becomes day"
        if before.mood != after.mood:
            return None, f"the mood turns from {before.mood} to {after.mood}"
        if before.place == after.place:
            return self.same_scene, f"one scene, {after.place}"
        return self.same_mood, f"one mood, from {before.place} to {after.place}"


@dataclass(frozen=True, eq=False)
class Seen:
    """A shot as the match sees it: what it shows, and its colours."""

    shot: str
    visual: Visual
    palette: Palette


@dataclass(frozen=True)
class Matched:
    """Every shot's match, and how neighbours join before and after it."""

    matches: tuple[ShotMatch, ...]
    joins: tuple[ShotJoin, ...]


def match_scenes(
    shots: Sequence[Seen], cube: Cube, strength: float, policy: MatchPolicy = MatchPolicy()
) -> Matched:
    """Return the match of shots in order, solved for what they look like after the look."""
    plain = [shot.palette.graded(cube, strength).stats for shot in shots]
    wanted = _targets(shots, plain, policy)
    matches = tuple(
        _solved(shot, now, goal, (cube, strength), policy)
        for shot, now, goal in zip(shots, plain, wanted, strict=True)
    )
    after = [
        shot.palette.graded(cube, strength, match).stats for shot, match in zip(shots, matches, strict=True)
    ]
    return Matched(matches, _joins(shots, plain, after, policy))


def unmatched(shots: Sequence[Seen], cube: Cube, strength: float) -> Matched:
    """Return matches that change nothing, and the joins as they are."""
    stats = [shot.palette.graded(cube, strength).stats for shot in shots]
    joins = (
        ShotJoin(
            before_shot=one.shot, shot=two.shot, before=round(a.away(b), 2), after=round(a.away(b), 2),
            spread_before=round(a.spread_away(b), 2), spread_after=round(a.spread_away(b), 2), asked=None,
            why="shots are not matched",
        )
        for one, two, a, b in zip(shots, shots[1:], stats, stats[1:], strict=False)
    )  # fmt: skip
    return Matched(tuple(ShotMatch(shot=shot.shot) for shot in shots), tuple(joins))


def _targets(shots: Sequence[Seen], plain: Sequence[Stats], policy: MatchPolicy) -> list[Stats]:
    """Return where every shot's statistics should go: as little away from where they are as the limits ask."""
    means, spreads = np.array([one.mean for one in plain]), np.array([one.spread for one in plain])
    limits = [policy.asked(one.visual, two.visual)[0] for one, two in pairwise(shots)]
    for _ in range(SWEEPS):
        moved = False
        for index, limit in enumerate(limits):
            if limit is None:
                continue
            pair = slice(index, index + 2)
            moved |= _draw_together(means[pair], float(delta_e(*means[pair])), limit, policy.aim)
            apart = float(np.hypot(*(spreads[index + 1] - spreads[index])))
            moved |= _draw_together(spreads[pair], apart, policy.spread, policy.aim)
        if not moved:
            break
    return [Stats(mean, spread) for mean, spread in zip(means, spreads, strict=True)]


def _draw_together(pair: Values, apart: float, limit: float, aim: float) -> bool:
    """Move two values a little toward each other where they are over their limit apart; tell whether it was needed.

    A fifth of the way at a time: going all the way at once would bring pairs nearer than asked, as the next
    pair moves one of them again.
    """
    if apart <= limit * (aim + 5e-3):
        return False
    step = (pair[1] - pair[0]) * (1 - limit * aim / apart) / 10
    pair[0] += step
    pair[1] -= step
    return True


def _solved(shot: Seen, now: Stats, goal: Stats, look: tuple[Cube, float], policy: MatchPolicy) -> ShotMatch:
    """Return the CDL that brings a shot's graded statistics to a goal: a damped Gauss-Newton within bounds.

    Unknown are the three powers (as logarithms), the saturation and the contrast.
    """
    if np.abs(goal.mean - now.mean).max() < CLOSE_ENOUGH and goal.spread_away(now) < CLOSE_ENOUGH:
        return ShotMatch(shot=shot.shot)
    bounds = np.array([*(np.log1p(policy.most_power),) * 3, policy.most_saturation, policy.most_contrast])
    # what is not needed is not moved; the mean is worth more than the spread
    weights, damping = np.array([1, 1, 1, 0.35, 0.35]), np.array([0.3, 0.3, 0.3, 1.0, 4.0])

    def missing(values: Values) -> Values:
        stats = shot.palette.graded(*look, _match_of(shot.shot, values, policy)).stats
        away: Values = np.concatenate([stats.mean - goal.mean, stats.spread - goal.spread]) * weights
        return away

    values = np.zeros(5)
    for _ in range(STEPS):
        left = missing(values)
        slope = np.stack([(missing(values + step) - left) / 0.01 for step in np.eye(5) * 0.01], axis=1)
        rows = np.concatenate([slope, np.diag(damping)])
        step = np.linalg.lstsq(rows, np.concatenate([-left, -damping * values]), rcond=None)[0]
        values = np.clip(values + step, -bounds, bounds)
        if np.abs(step).max() < 1e-3:
            break
    return _match_of(shot.shot, values, policy)


def _match_of(shot: str, values: Values, policy: MatchPolicy) -> ShotMatch:
    """Return a CDL of what was solved for, rounded so that equal pictures give equal bytes."""
    red, green, blue = (round(float(power), 4) for power in np.exp(values[:3]))
    contrast = round(float(1 + values[4]), 4)
    lift = round(policy.pivot * (1 - contrast), 5)
    return ShotMatch(
        shot=shot,
        slope=(contrast, contrast, contrast),
        offset=(lift, lift, lift),
        power=(red, green, blue),
        saturation=round(float(1 + values[3]), 4),
    )


def _joins(
    shots: Sequence[Seen], before: Sequence[Stats], after: Sequence[Stats], policy: MatchPolicy
) -> tuple[ShotJoin, ...]:
    joins = []
    for index in range(len(shots) - 1):
        pair = slice(index, index + 2)
        (one, two), (a, b), (c, d) = shots[pair], before[pair], after[pair]
        asked, why = policy.asked(one.visual, two.visual)
        if asked is not None and c.away(d) > asked:
            why += "; as near as the bounds of a match allow"
        joins.append(
            ShotJoin(
                before_shot=one.shot, shot=two.shot, before=round(a.away(b), 2), after=round(c.away(d), 2),
                spread_before=round(a.spread_away(b), 2), spread_after=round(c.spread_away(d), 2),
                asked=asked, why=why,
            )
        )  # fmt: skip
    return tuple(joins)

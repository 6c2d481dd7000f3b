"""What the figures say: snapshots of a day, what videos earned and cost, what worked, what to do more of.

Honest with little data: effects are shrunk towards none, and only a finding with enough videos that holds
after counting how many were tried, and beside the other choices of its videos, is called confident. Nothing is
recommended on anything less. What a choice does by itself is modelled in effects.py. Pandas is imported when
called.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from resources.metrics import MetricRow
from vidgen_assets.analytics.effects import ENOUGH, Effect, effects
from vidgen_assets.artifacts import (
    Finding,
    Frozen,
    Monetization,
    PerformanceEvaluation,
    PerformanceSnapshot,
    Receipt,
    Recommendation,
    Recommendations,
)

if TYPE_CHECKING:
    import pandas as pd

FIRST_DAYS = 7  # videos are compared by their first week, so that old ones have no head start
_ALPHA = 0.05
_KEEPS = 2 / 3  # of its effect, a choice must keep beside the others
_HOW = "drop metrics.csv or metrics.jsonl beside the outbox"


class Published(Frozen):
    """A delivered video: its partition ("2026-11-20|1"), and the receipt of one platform."""

    slot: str
    receipt: Receipt


class Chosen(Frozen):
    """What was chosen for a video, by what it is about: {"voice": "narrator", "theme": "work", ...}."""

    slot: str
    choices: Mapping[str, str]


class Snapshots(Frozen):
    """All figures of one day's videos, and the rows about other videos (of other days, or strangers')."""

    snapshots: tuple[PerformanceSnapshot, ...]
    unknown: tuple[str, ...]
    why: str = ""


# ---------------------------------------------------------------- what happened
def snapshots(day: str, rows: Sequence[MetricRow], published: Sequence[Published]) -> Snapshots:
    """Return every figure on record of the videos made on a day (ISO), matched by hash, then by reference.

    `published` are the receipts of that day's videos. Figures are of each date since; a date before the video
    was made is a mistake in the file and left among the unknown.
    """
    by_hash = {(p.receipt.platform, p.receipt.video_sha256): p for p in published}
    by_reference = {(p.receipt.platform, p.receipt.reference): p for p in published if p.receipt.reference}
    found: list[PerformanceSnapshot] = []
    unknown: list[str] = []
    for row in rows:
        video = by_hash.get((row.platform, row.video_sha256)) or by_reference.get(
            (row.platform, row.reference)
        )
        if video is None or row.date.isoformat() < video.slot.split("|")[0]:
            unknown.append(f"{row.source}: {row.platform} {row.video[:24]} is no video of {day}")
        else:
            found.append(_snapshot(row, video))
    why = "" if found else f"no figures for the videos of {day}: {_HOW}"
    return Snapshots(snapshots=tuple(found), unknown=tuple(unknown), why=why)


def monetize(
    day: str, figures: Sequence[PerformanceSnapshot], costs: Mapping[str, float]
) -> tuple[Monetization, ...]:
    """Return what each video made on a day has earned so far on each platform, and what it cost to make.

    `costs` is the ledger's sum in USD by partition. A video's cost is shared among its platforms, so that
    summing counts it once. A video without figures is there for its cost.
    """
    by_slot: dict[str, dict[str, list[PerformanceSnapshot]]] = {
        slot: {} for slot in sorted(costs) if slot.startswith(f"{day}|")
    }
    for snapshot in figures:
        if snapshot.slot.startswith(f"{day}|"):
            by_slot.setdefault(snapshot.slot, {}).setdefault(snapshot.platform, []).append(snapshot)
    out: list[Monetization] = []
    for slot in sorted(by_slot):
        platforms = by_slot[slot]
        cost = costs.get(slot, 0.0)
        out.extend(_earned(platforms[name], cost, len(platforms)) for name in sorted(platforms))
        if not platforms:
            basis = "no figures yet, so no revenue is known; cost from the call ledger"
            out.append(Monetization(slot=slot, platform="none", revenue_usd=0.0, cost_usd=cost, basis=basis))
    return tuple(out)


# ---------------------------------------------------------------- what worked
def evaluate(
    day: str, seen: Sequence[PerformanceSnapshot], chosen: Sequence[Chosen]
) -> PerformanceEvaluation:
    """Compare the choices by their videos' views a day in the first week, up to and including a day (ISO).

    A choice's lift is the ratio of geometric means against the other videos, minus 1, shrunk by the belief of
    four videos; its own lift is what is left when all choices are fitted together (effects.py). See `_verdict`
    for when it is confident.
    """
    table = _table(day, seen)
    videos, views = len(table), int(table["views"].sum()) if len(table) else 0
    if not videos:
        summary = f"No figures up to {day}, so nothing can be said: {_HOW}."
        return PerformanceEvaluation(date=day, videos=0, views=0, findings=(), summary=summary)
    logs = {str(slot): float(value) for slot, value in table["log_views"].items()}
    choices = _choices(logs, chosen)
    groups = _groups(logs, choices)
    tried = sum(1 for inside, outside in groups.values() if min(len(inside), len(outside)) >= ENOUGH)
    findings = tuple(
        _finding(about, choice, *groups[about, choice], tried, effect)
        for (about, choice), effect in sorted(effects(logs, choices).items())
    )
    ordered = sorted(findings, key=lambda f: (not f.confident, -abs(_careful(f)), f.about, f.choice))
    return PerformanceEvaluation(
        date=day,
        videos=videos,
        views=views,
        findings=tuple(ordered),
        summary=_summary(videos, views, ordered),
    )


def recommend(evaluation: PerformanceEvaluation) -> Recommendations:
    """Return a weight for every confident finding: 1 for twice the views, -1 for half, and no more.

    It is that of the lift or of the own lift, whichever claims less.
    """
    confident = [finding for finding in evaluation.findings if finding.confident]
    made = tuple(
        Recommendation(
            about=finding.about,
            choice=finding.choice,
            weight=round(min(max(math.log2(1 + _careful(finding)), -1.0), 1.0), 3),
            why=finding.why,
        )
        for finding in confident
    )
    why = "" if made else _why_none(evaluation)
    return Recommendations(date=evaluation.date, recommendations=made, why=why)


def weight_of(recommendations: Recommendations, choices: Mapping[str, str]) -> float:
    """Return what the recommendations say about a set of choices, from -1 to 1; 0 when they say nothing."""
    total = sum(r.weight for r in recommendations.recommendations if choices.get(r.about) == r.choice)
    return min(max(total, -1.0), 1.0)


def _snapshot(row: MetricRow, video: Published) -> PerformanceSnapshot:
    return PerformanceSnapshot(
        platform=row.platform,
        reference=video.receipt.reference,
        slot=video.slot,
        title=video.receipt.title,
        views=row.views,
        likes=row.likes,
        comments=row.comments,
        shares=row.shares,
        watch_seconds=row.watch_seconds,
        average_view_percent=row.average_view_percent,
        source=row.source,
        date=row.date.isoformat(),
        video_sha256=video.receipt.video_sha256,
        revenue_usd=row.revenue_usd,
    )


def _earned(figures: Sequence[PerformanceSnapshot], cost: float, shared: int) -> Monetization:
    """Return what one video earned on one platform over all its dates."""
    reported = [figure for figure in figures if figure.revenue_usd is not None]
    days = f"{len(reported)} {'day' if len(reported) == 1 else 'days'}"
    revenue = f"revenue as reported for {days}" if reported else "no revenue was reported"
    split = f", shared by {shared} platforms" if shared > 1 else ""
    return Monetization(
        slot=figures[0].slot,
        platform=figures[0].platform,
        revenue_usd=round(sum(figure.revenue_usd or 0.0 for figure in reported), 6),
        cost_usd=round(cost / shared, 6),
        basis=f"{revenue}; cost from the call ledger{split}",
    )


def _table(day: str, seen: Sequence[PerformanceSnapshot]) -> pd.DataFrame:
    """Return one row a video: its views in its first week, on how many days, and the log of views a day."""
    import numpy as np
    import pandas as pd

    frame = pd.DataFrame(
        [(s.slot, s.slot.split("|")[0], s.date, s.views) for s in seen if s.date <= day],
        columns=["slot", "made", "date", "views"],
    )
    age = (pd.to_datetime(frame["date"]) - pd.to_datetime(frame["made"])).dt.days
    frame = frame[(age >= 0) & (age < FIRST_DAYS)]
    table = frame.groupby("slot", sort=True).agg(views=("views", "sum"), days=("date", "nunique"))
    table["log_views"] = np.log1p(table["views"] / table["days"])
    return table


def _choices(videos: Collection[str], chosen: Sequence[Chosen]) -> dict[str, dict[str, str]]:
    """Return what was chosen for each of these videos by what it is about, without empty choices."""
    choices: dict[str, dict[str, str]] = {slot: {} for slot in sorted(videos)}
    for video in chosen:
        if video.slot in choices:
            choices[video.slot].update({about: made for about, made in video.choices.items() if made})
    return choices


def _groups(
    logs: Mapping[str, float], choices: Mapping[str, Mapping[str, str]]
) -> dict[tuple[str, str], tuple[list[float], list[float]]]:
    """Return, for each choice, the log views of the videos with it and of those with another."""
    by_about: dict[str, dict[str, str]] = {}
    for slot, made in choices.items():
        for about, choice in made.items():
            by_about.setdefault(about, {})[slot] = choice
    groups: dict[tuple[str, str], tuple[list[float], list[float]]] = {}
    for about, by_slot in by_about.items():
        for choice in sorted(set(by_slot.values())):
            inside = [logs[slot] for slot, made in by_slot.items() if made == choice]
            outside = [logs[slot] for slot, made in by_slot.items() if made != choice]
            if outside:
                groups[about, choice] = (inside, outside)
    return groups


def _finding(
    about: str, choice: str, inside: list[float], outside: list[float], tried: int, effect: Effect
) -> Finding:
    import numpy as np

    count = len(inside)
    difference = float(np.mean(inside) - np.mean(outside))
    confident, verdict = _verdict(inside, outside, tried, effect)
    against = f"{count} {'video' if count == 1 else 'videos'} against {len(outside)}"
    seen = f"{math.exp(difference):.2f} times the views a day, {math.exp(effect.alone):.2f} after shrinking"
    if effect.shared:
        seen += f", {math.exp(effect.own):.2f} when {_listed(sorted(effect.shared))} taken into account"
    return Finding(
        about=about,
        choice=choice,
        videos=count,
        lift=round(math.expm1(effect.alone), 4),
        own_lift=round(math.expm1(effect.own), 4),
        confident=confident,
        why=f"{against}: {seen}; {verdict}",
    )


def _verdict(inside: list[float], outside: list[float], tried: int, effect: Effect) -> tuple[bool, str]:
    """Return whether a difference is confident, and in a user's words why, or why not.

    It is with at least 5 videos on both sides and p below 0.05 divided by the number of choices compared
    (Welch's t on log views; Bonferroni), if that is not another choice's doing:

    - at least 5 videos tell it apart from the choices it goes with; no figures can say which of two it was that
      were always made together;
    - its own effect points the same way and keeps two thirds of the log. The model splits in halves what two
      choices share, so that one that only went along keeps a half (at most 0.64, with five videos a side). Of two
      that both work and mostly go together, this leaves neither confident: it waits for videos with one of them.
    """
    import numpy as np

    if min(len(inside), len(outside)) < ENOUGH:
        return False, f"fewer than {ENOUGH} on a side, so it may be chance"
    difference = float(np.mean(inside) - np.mean(outside))
    p = _welch(inside, outside)
    holds = p < _ALPHA / tried
    seen = f"p = {p:.3g} among {tried} compared: {'holds' if holds else 'may be chance'}"
    if effect.twin:
        return False, f"{seen}; cannot be told apart from {effect.twin}"
    kept = effect.keeps >= _KEEPS and effect.own * difference > 0
    if holds and not kept:
        rival = max(effect.shared, key=lambda about: effect.shared[about] * difference, default="")
        return False, f"{seen}, but too little of it is left" + (f" beside its {rival}" if rival else "")
    return holds, seen


def _careful(finding: Finding) -> float:
    """Return the lift or the own lift, whichever claims less; 0 when they point in different ways."""
    if finding.lift * finding.own_lift <= 0:
        return 0.0
    return min(finding.lift, finding.own_lift, key=abs)


def _listed(words: Sequence[str]) -> str:
    """Return "theme is", or "mood, theme and voice are"."""
    return f"{', '.join(words[:-1])} and {words[-1]} are" if len(words) > 1 else f"{words[0]} is"


def _welch(a: list[float], b: list[float]) -> float:
    """Return the two-sided p of Welch's t-test; 1 when nothing varies, since then nothing can be told."""
    import numpy as np
    from scipy.special import stdtr

    share_a, share_b = float(np.var(a, ddof=1)) / len(a), float(np.var(b, ddof=1)) / len(b)
    if share_a + share_b <= 1e-12:
        return 1.0
    t = abs(float(np.mean(a) - np.mean(b))) / math.sqrt(share_a + share_b)
    freedom = (share_a + share_b) ** 2 / (share_a**2 / (len(a) - 1) + share_b**2 / (len(b) - 1))
    return float(2 * stdtr(freedom, -t))


def _summary(videos: int, views: int, findings: Sequence[Finding]) -> str:
    seen = (
        f"{videos} {'video' if videos == 1 else 'videos'}, {views:,} views in their first {FIRST_DAYS} days."
    )
    confident = [finding for finding in findings if finding.confident]
    if not confident:
        return f"{seen} No choice stands out yet."
    told = "; ".join(f"{f.about} {f.choice!r}: {_careful(f):+.0%} views a day" for f in confident[:3])
    return f"{seen} What stands out: {told}."


def _why_none(evaluation: PerformanceEvaluation) -> str:
    if not evaluation.videos:
        return evaluation.summary
    if evaluation.videos < 2 * ENOUGH:
        wanted = f"it takes {ENOUGH} with a choice and {ENOUGH} without"
        return f"figures of {evaluation.videos} videos are too few: {wanted}"
    return "no difference between choices is clear enough to act on"

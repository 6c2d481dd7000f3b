"""The day's order: the best stories first, and not three of a kind in front.

Owns what variety costs: a greedy pick (after Carbonell and Goldstein's maximal marginal relevance, 1998),
where each post gives up a little for every one of its community or theme among the last ones picked. How good
a post is was settled in quality.py; what worked in the past comes in as recommendations.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vidgen_assets.artifacts import JudgedPost, RankedPost, Recommendation, Score, UniquePosts
from vidgen_assets.content.themes import theme_of


@dataclass(frozen=True)
class Variety:
    """What a post gives up for each of its kind among the last `looks_back` picks, in points of its total.

    `learns` bounds what all recommendations together may add or take.
    """

    community: float = 0.05
    theme: float = 0.06
    looks_back: int = 4
    learns: float = 0.1


DEFAULT = Variety()


@dataclass(frozen=True)
class _Entry:
    judged: JudgedPost
    theme: str
    learnt: float
    because: str


def rank(
    unique: UniquePosts,
    recommendations: Sequence[Recommendation] = (),
    variety: Variety = DEFAULT,
) -> tuple[RankedPost, ...]:
    """Return the kept posts in the day's order, from rank 1, each with what put it there.

    Briefs and scripts come first, in the order of their ids: somebody asked for them. Ties go to the older
    post, then to the smaller id, so that the order is the same every time.
    """
    wished = sorted((j for j in unique.kept if j.post.kind != "post"), key=lambda j: j.post.id)
    entries = [
        _entry(judged, recommendations, variety) for judged in unique.kept if judged.post.kind == "post"
    ]
    ranked = [
        RankedPost(rank=at, judged=judged, total=judged.total, reasons=(_WISHED,))
        for at, judged in enumerate(wished, start=1)
    ]
    picked: list[_Entry] = []
    while entries:
        best = min(entries, key=lambda entry: _place(entry, picked, variety))
        entries.remove(best)
        ranked.append(_ranked(len(ranked) + 1, best, picked, variety))
        picked.append(best)
    return tuple(ranked)


_WISHED = Score(name="wished", value=1.0, why="it lay in the briefs inbox for this day")


def _entry(judged: JudgedPost, recommendations: Sequence[Recommendation], variety: Variety) -> _Entry:
    theme = theme_of(judged.post)
    facts = {"community": judged.post.community.lower(), "theme": theme}
    fitting = [item for item in recommendations if facts.get(item.about) == item.choice.lower()]
    learnt = max(-variety.learns, min(variety.learns, sum(item.weight for item in fitting) * variety.learns))
    return _Entry(judged, theme, learnt, "; ".join(item.why for item in fitting))


def _place(entry: _Entry, picked: Sequence[_Entry], variety: Variety) -> tuple[float, int, str]:
    total = entry.judged.total + entry.learnt - _sameness(entry, picked, variety)
    return (-round(total, 6), entry.judged.post.created_ms, entry.judged.post.id)


def _sameness(entry: _Entry, picked: Sequence[_Entry], variety: Variety) -> float:
    recent = picked[-variety.looks_back :]
    community = entry.judged.post.community.lower()
    same_community = sum(other.judged.post.community.lower() == community for other in recent)
    same_theme = sum(other.theme == entry.theme for other in recent)
    return variety.community * same_community + variety.theme * same_theme


def _ranked(place: int, entry: _Entry, picked: Sequence[_Entry], variety: Variety) -> RankedPost:
    given_up = _sameness(entry, picked, variety)
    total = round(max(0.0, min(1.0, entry.judged.total + entry.learnt - given_up)), 4)
    best = max(entry.judged.scores, key=lambda score: (score.value, score.name), default=None)
    reasons = [
        Score(
            name="quality",
            value=entry.judged.total,
            why=f"best at {best.name}: {best.why}" if best else "judged without scores",
        ),
        Score(
            name="variety",
            value=round(max(0.0, 1 - given_up / (4 * (variety.community + variety.theme))), 4),
            why=_variety_words(entry, given_up),
        ),
    ]
    if entry.because:
        reasons.append(Score(name="learnt", value=round(0.5 + entry.learnt * 5, 4), why=entry.because))
    return RankedPost(rank=place, judged=entry.judged, total=total, reasons=tuple(reasons))


def _variety_words(entry: _Entry, given_up: float) -> str:
    kind = f"r/{entry.judged.post.community}, theme {entry.theme!r}"
    return (
        f"{kind}: nothing like it just before"
        if not given_up
        else f"{kind}: gives up {given_up:.2f} for likeness"
    )

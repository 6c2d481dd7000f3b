"""What a choice does by itself: all choices of all videos fitted together, and what cannot be told apart.

Owns the model of views, and the words for choices that went together. Whether a difference may be chance, and
what is made of it, is performance.py. Pandas and scikit-learn are imported when called.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from vidgen_assets.artifacts import Frozen

if TYPE_CHECKING:
    import pandas as pd

ENOUGH = 5  # videos with a choice, and as many without, before anything is confident
BELIEF = 4.0  # videos' worth of belief that a choice makes no difference
_NONE = ""  # the column of videos of which a choice is not known


class Effect(Frozen):
    """What a choice does to the log of views a day, against the others of its kind; shrunk towards 0.

    `alone` knows of its own kind only. `own` is what is left beside the other kinds, and `shared` what each of
    those takes: together they are the difference between the videos with and without it, as the joint model
    sees it. `twin` names what it cannot be told apart from; empty where it can, or too few would show it.
    """

    alone: float
    own: float
    shared: Mapping[str, float]
    twin: str = ""

    @property
    def keeps(self) -> float:
        """Return the part of `alone` that `own` is: 1 for all, below 0 when it turns round; 0 of nothing."""
        return self.own / self.alone if self.alone else 0.0


def effects(
    logs: Mapping[str, float], choices: Mapping[str, Mapping[str, str]]
) -> dict[tuple[str, str], Effect]:
    """Return the effect of each choice ("voice", "narrator") that others of its kind can be held against.

    `logs` are the logs of views a day by video; `choices` what was chosen for each of these by what it is
    about, without empty ones. The order of the videos does not matter.

    The model is ridge regression (Hoerl and Kennard, 1970) on one column a choice, with an intercept outside
    the penalty: no choice is a baseline, and the effects of a kind lie around 0. A penalty of 4 is the belief
    of four videos that nothing makes a difference: of two choices with n videos each, n / (n + 4) of the
    difference is left. What two choices share is split between them.
    """
    import pandas as pd

    kinds = _kinds({slot: choices[slot] for slot in sorted(choices)})
    if not kinds:
        return {}
    views = pd.Series(dict(logs))
    together = _parts(kinds, views)
    found: dict[tuple[str, str], Effect] = {}
    for about, kind in kinds.items():
        known = kind.index[kind.any(axis=1)]  # a video without a voice says nothing of voices
        alone = _parts({about: kind.loc[known]}, views)
        others = {other: columns.loc[known] for other, columns in kinds.items() if other != about}
        for choice in kind.columns:
            inside = kind.loc[known, choice] > 0
            beside = _gaps(together.loc[known], inside)
            found[about, choice] = Effect(
                alone=_gaps(alone, inside)[about],
                own=beside.pop(about),
                shared=beside,
                twin=_twin(inside, others),
            )
    return found


def _kinds(choices: Mapping[str, Mapping[str, str]]) -> dict[str, pd.DataFrame]:
    """Return, by what it is about, a row a video and a column a choice, 1 where it was made.

    All have the same rows: the videos of which anything is known. A kind of which only one choice was ever made
    has nothing to be held against, and is left out.
    """
    import pandas as pd
    from sklearn.feature_extraction import DictVectorizer

    kinds: dict[str, pd.DataFrame] = {}
    for about in sorted({about for made in choices.values() for about in made}):
        vectorizer = DictVectorizer(sparse=False)
        rows = [{made[about]: 1} if about in made else {} for made in choices.values()]
        encoded = vectorizer.fit_transform(rows)
        if encoded.shape[1] > 1:
            kinds[about] = pd.DataFrame(encoded, index=list(choices), columns=vectorizer.feature_names_)
    told = [slot for slot in choices if any(about in choices[slot] for about in kinds)]
    return {about: kind.loc[told] for about, kind in kinds.items()}


def _parts(kinds: Mapping[str, pd.DataFrame], views: pd.Series[float]) -> pd.DataFrame:
    """Fit all kinds together and return what each adds to each video's log views: (video, about)."""
    import pandas as pd
    from sklearn.linear_model import Ridge

    columns = pd.concat(kinds, axis=1)
    model = Ridge(alpha=BELIEF, solver="cholesky").fit(columns.to_numpy(), views[columns.index].to_numpy())
    effect = pd.Series(model.coef_, index=columns.columns)
    return pd.DataFrame({about: kind @ effect[about] for about, kind in kinds.items()})


def _gaps(parts: pd.DataFrame, inside: pd.Series[bool]) -> dict[str, float]:
    """Return by how much each kind's part is larger, on average, in the videos inside than in the others."""
    gaps = parts[inside].mean() - parts[~inside].mean()
    return {str(about): float(gap) for about, gap in gaps.items()}


def _twin(inside: pd.Series[bool], others: Mapping[str, pd.DataFrame]) -> str:
    """Name the choices of other kinds that say, but for a few videos, whether this one was made (`inside`).

    Only the videos that break the rule can tell them apart, and fewer than ENOUGH say nothing. Where the rule
    takes ENOUGH choices on both sides (every video on another theme), these stand for videos: their own
    effects are believed to be as much up as down, so they are no rival to the one choice.
    """
    import numpy as np

    if min(inside.sum(), (~inside).sum()) < ENOUGH:
        return ""
    twins = []
    for about, kind in others.items():
        crossed = kind.assign(**{_NONE: 1 - kind.sum(axis=1)})
        with_it, without = crossed[inside].sum(), crossed[~inside].sum()
        breaking = int(np.minimum(with_it, without).sum())
        made = list(crossed.columns[with_it > without])
        others_made = list(crossed.columns[(with_it <= without) & (without > 0)])
        if breaking < ENOUGH and min(len(made), len(others_made)) < ENOUGH:
            agreed = f"both or neither in {len(inside) - breaking} of {len(inside)} videos"
            twins.append(f"{_named(about, made, others_made)} ({agreed})")
    return " or ".join(twins)


def _named(about: str, made: list[str], others: list[str]) -> str:
    """Return "theme 'work'", or by the shorter list "any theme but 'work'"."""
    if len(made) > len(others):
        return f"any {about} but {' and '.join(map(_quoted, others))}"
    return f"{about} {' or '.join(map(_quoted, made))}"


def _quoted(choice: str) -> str:
    return repr(choice) if choice != _NONE else "unknown"

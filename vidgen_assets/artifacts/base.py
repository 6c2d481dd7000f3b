"""What every artifact is made of: frozen models, tables of them, and numbers that carry their reason."""

from __future__ import annotations

from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A value that travels between assets: immutable, closed, and the same JSON every time."""

    model_config = ConfigDict(frozen=True, extra="forbid")


Row = TypeVar("Row", bound=Frozen)


class Batch(Frozen, Generic[Row]):
    """A table of rows; the IO manager stores it as Parquet."""

    rows: tuple[Row, ...] = ()


class Score(Frozen):
    """One number with its reason: `value` from 0 (worst) to 1 (best), `why` in words for the user."""

    name: str
    value: float
    why: str


def score_of(scores: tuple[Score, ...], name: str) -> float:
    """Return the value of the score with this name; KeyError names the ones there are."""
    for score in scores:
        if score.name == name:
            return score.value
    raise KeyError(f"no score {name!r} among {[score.name for score in scores]}")

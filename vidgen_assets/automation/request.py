"""What a person may ask a refresh for, in words: days, slots, assets; checked and turned into a `Wanted`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from resources.errors import InvalidInput

if TYPE_CHECKING:  # the command line's help is shown without loading Dagster
    import dagster as dg

    from vidgen_assets.automation.lineage import Lineage
    from vidgen_assets.automation.refresh import Wanted

DATES_HELP = (
    "a day (2026-11-18), a range (2026-11-01..2026-11-18), today, yesterday, or made (every day made)"
)


@dataclass(frozen=True)
class Asked:
    """A request as it was typed: `dates` in the words of DATES_HELP, names of slots and assets; empty is all."""

    dates: str
    slots: Sequence[str] = ()
    to: Sequence[str] = ()
    starts: Sequence[str] = ()
    force: Sequence[str] = ()

    def __post_init__(self) -> None:
        """Raise InvalidInput for dates that are no dates, before anything is opened for them."""
        if self.dates != "made":
            for word in self.dates.split("..", 1):
                _day(word, self.dates, date.max)


def wanted_of(lineage: "Lineage", asked: Asked, today: date, made: Callable[[], Sequence[str]]) -> "Wanted":
    """Return what a request wants; `made` tells the days that were made.

    Raises InvalidInput for what is no day of the channel, not one of its slots, or no asset.
    """
    from vidgen_assets.automation.refresh import Wanted

    for asset in (*asked.to, *asked.starts, *asked.force):
        if asset not in lineage.assets:
            raise InvalidInput(f"there is no asset {asset!r}; there are {', '.join(lineage.assets)}")
    for slot in asked.slots:
        if slot not in lineage.slots:
            raise InvalidInput(
                f"slot {slot} is beyond the channel's {len(lineage.slots)} slots (selection.slots)"
            )
    days = days_of(asked.dates, lineage.first_day, today, made)
    targets = tuple(asked.to) or tuple(
        info.name for info in lineage.assets.values() if not asked.slots or not info.after_videos
    )
    return Wanted(
        targets,
        days,
        only_slots=tuple(asked.slots) or None,
        forced=frozenset(asked.force),
        starts=frozenset(asked.starts),
    )


def days_of(dates: str, first: date, today: date, made: Callable[[], Sequence[str]]) -> tuple[str, ...]:
    """Return the days that DATES_HELP's words mean, oldest first; a range is cut to the channel's own days."""
    if dates == "made":
        return tuple(sorted(made()))
    since, range_sign, until = dates.partition("..")
    if not range_sign:
        return (_inside(_day(since, dates, today), first, today).isoformat(),)
    start, end = _day(since, dates, today), _day(until, dates, today)
    if start > end:
        raise InvalidInput(f"{dates!r} ends before it begins")
    start, end = max(start, first), min(end, today)
    return tuple((start + timedelta(days=back)).isoformat() for back in range((end - start).days + 1))


def days_made(instance: "dg.DagsterInstance", lineage: "Lineage") -> list[str]:
    """Return every day whose ideas were selected, oldest first."""
    from vidgen_assets.automation.survey import SELECTION

    return sorted(instance.get_materialized_partitions(lineage.assets[SELECTION].key))


def _day(word: str, dates: str, today: date) -> date:
    if word in ("today", "yesterday"):
        return today - timedelta(days=word == "yesterday")
    try:
        day = date.fromisoformat(word)
    except ValueError:
        day = None
    # the one spelling only: fromisoformat takes 20261118 and 2026-W47-3 too
    if day is None or day.isoformat() != word:
        raise InvalidInput(f"{dates!r} is not {DATES_HELP}")
    return day


def _inside(day: date, first: date, today: date) -> date:
    if day < first:
        raise InvalidInput(f"{day} is before the channel's start_date {first}")
    if day > today:
        raise InvalidInput(f"{day} is still to come: the last day that can be made is today, {today} (UTC)")
    return day

"""What may be asked for in words, and what is said of what may not."""

from collections.abc import Callable
from datetime import date

import pytest

from resources.errors import InvalidInput
from vidgen_assets.automation.request import Asked, days_of, wanted_of
from vidgen_assets_tests.automation.graphs import lineage_of

CHANNEL = lineage_of(
    {"ideas": ("day", ()), "script": ("video", ("ideas",)), "report": ("day", ("script",))}, slots=3
)
FIRST, TODAY = date(2026, 1, 1), date(2026, 1, 20)
NONE_MADE: Callable[[], list[str]] = list


def days(dates: str) -> tuple[str, ...]:
    return days_of(dates, FIRST, TODAY, lambda: ["2026-01-09", "2026-01-03"])


@pytest.mark.parametrize(
    ("dates", "found"),
    [
        ("2026-01-05", ["2026-01-05"]),
        ("today", ["2026-01-20"]),
        ("yesterday", ["2026-01-19"]),
        ("2026-01-30..2026-02-02", []),
        ("2026-01-18..today", ["2026-01-18", "2026-01-19", "2026-01-20"]),
        ("2025-12-30..2026-01-02", ["2026-01-01", "2026-01-02"]),
        ("made", ["2026-01-03", "2026-01-09"]),
    ],
)
def test_days_in_words(dates: str, found: list[str]) -> None:
    assert list(days(dates)) == found


@pytest.mark.parametrize(
    "dates", ["", "..", "today..", "..today", "tomorrow", "20260105", "2026-1-5", "a..b..c"]
)
def test_what_is_no_date_is_said_before_anything_is_opened(dates: str) -> None:
    with pytest.raises(InvalidInput, match=r"is not a day \(2026-11-18\), a range"):
        Asked(dates)


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        ("2025-12-31", "before the channel's start_date 2026-01-01"),
        ("2026-01-21", "still to come"),
        ("2026-01-05..2026-01-04", "ends before it begins"),
    ],
)
def test_a_day_that_cannot_be_is_named(dates: str, said: str) -> None:
    with pytest.raises(InvalidInput, match=said):
        days(dates)


def test_everything_is_wanted_where_nothing_is_named() -> None:
    wanted = wanted_of(CHANNEL, Asked("2026-01-05"), TODAY, NONE_MADE)
    assert wanted.targets == ("ideas", "script", "report")
    assert wanted.only_slots is None


def test_one_slot_does_not_want_what_looks_back_at_all_of_them() -> None:
    wanted = wanted_of(CHANNEL, Asked("2026-01-05", slots=["2"]), TODAY, NONE_MADE)
    assert wanted.targets == ("ideas", "script")
    assert wanted.only_slots == ("2",)


def test_targets_starts_and_force_are_taken_over() -> None:
    asked = Asked("2026-01-05", to=["script"], starts=["ideas"], force=["script"])
    wanted = wanted_of(CHANNEL, asked, TODAY, NONE_MADE)
    assert (wanted.targets, wanted.starts, wanted.forced) == (("script",), {"ideas"}, {"script"})


@pytest.mark.parametrize("where", ["to", "starts", "force"])
def test_an_unknown_asset_lists_those_there_are(where: str) -> None:
    with pytest.raises(InvalidInput, match="no asset 'skript'; there are ideas, script, report"):
        wanted_of(CHANNEL, Asked("2026-01-05", **{where: ["skript"]}), TODAY, NONE_MADE)  # type: ignore[arg-type]


def test_an_unknown_slot_says_how_many_there_are() -> None:
    with pytest.raises(InvalidInput, match="slot 4 is beyond the channel's 3 slots"):
        wanted_of(CHANNEL, Asked("2026-01-05", slots=["4"]), TODAY, NONE_MADE)

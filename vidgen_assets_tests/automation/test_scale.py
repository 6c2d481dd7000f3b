"""Planning grows no faster than what is planned, in time and in memory, and asks the instance in few questions.

Exact figures are `make bench-plan`'s; here only what a slow or busy machine cannot blur.
"""

import time
import tracemalloc
from collections.abc import Iterator, Sequence

import dagster as dg
import pytest
import sqlalchemy as sa

from vidgen_assets.automation.lineage import Lineage, Node, read_lineage
from vidgen_assets.automation.records import Record, read_records
from vidgen_assets.automation.refresh import Plan, Wanted, needed_nodes, plan
from vidgen_assets.definitions import build_definitions
from vidgen_assets_tests.automation.synthetic import Past, changed_channel, days_from

FEW, MANY = 4, 32
TRIES = 3
# 1,000 videos are 41,000 asset partitions; at this many bytes each their records take 120 MB
MOST_BYTES_EACH = 3_000


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Past]:
    """A month of three videos, in a real instance on disk."""
    folder = tmp_path_factory.mktemp("scale")
    lineage = read_lineage(build_definitions(str(changed_channel(folder)), folder))
    with dg.DagsterInstance.local_temp(str(folder)) as instance:
        past = Past(instance, lineage)
        past.make_days(days_from(lineage.first_day, MANY))
        yield past


def wanted(lineage: Lineage, days: int) -> Wanted:
    names = days_from(lineage.first_day, days)
    return Wanted(tuple(lineage.assets), names, dict.fromkeys(names, lineage.slots))


def read(past: Past, days: int) -> dict[Node, Record]:
    needed = needed_nodes(past.lineage, wanted(past.lineage, days))
    return read_records(past.instance, past.lineage, needed)


def whole(past: Past, days: int) -> Plan:
    return plan(past.lineage, read(past, days), wanted(past.lineage, days))


def seconds(past: Past, days: int) -> float:
    """Return the least CPU that reading and planning took: what the machine does besides is not counted."""
    took = []
    for _ in range(TRIES):
        before = time.process_time()
        whole(past, days)
        took.append(time.process_time() - before)
    return min(took)


def a_day(past: Past) -> int:
    """Return how many asset partitions a day of three videos has."""
    return sum(1 if info.shape == "day" else 3 for info in past.lineage.assets.values())


def test_all_that_was_made_up_is_fresh(past: Past) -> None:
    found = whole(past, MANY)
    assert not found.expected
    assert found.fresh == len(past.records) == MANY * a_day(past)


def test_planning_grows_no_faster_than_the_videos(past: Past) -> None:
    few, many = seconds(past, FEW), seconds(past, MANY)
    assert many < few * MANY / FEW * 1.5
    assert many / (MANY * a_day(past)) < 0.0005, (
        "a year of three videos a day is planned in well under half a minute"
    )


def test_records_are_small(past: Past) -> None:
    read(past, FEW)
    tracemalloc.start()
    try:
        records = read(past, MANY)
        kept, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert kept / len(records) < MOST_BYTES_EACH
    assert peak / len(records) < 2 * MOST_BYTES_EACH, "events are not held all at once"


def test_the_questions_asked_do_not_grow_with_the_days(past: Past) -> None:
    few, many = (len(questions(past, days)) for days in (FEW, MANY))
    assert many == few


def questions(past: Past, days: int) -> Sequence[str]:
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    sa.event.listen(sa.Engine, "before_cursor_execute", note)
    try:
        read(past, days)
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", note)
    return asked


def test_a_change_of_one_day_is_found_among_many(past: Past) -> None:
    day = days_from(past.lineage.first_day, MANY)[20]
    node = Node("aligned_words", f"{day}|2")
    past.make(node, "one word")
    try:
        found = whole(past, MANY)
        assert {one.asset for one in found.stale} == {
            "captions", "scene_timing", "soundtrack", "sync_report", "quality_report",
        }  # fmt: skip
        assert {one.partition for one in found.stale} == {f"{day}|2"}
        followed = {one.day for one in found.suspects}
        assert min(followed) == day
        assert len(followed) == MANY - 20, "later days look back at its figures"
    finally:
        past.make(node)

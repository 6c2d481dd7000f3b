"""Days, videos, and how one feeds the other, as Dagster sees them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import dagster as dg
import pytest
from annotated_types import Le

from vidgen_assets.channel import SelectionRules
from vidgen_assets.partitions import DAY_AND_VIDEO, day_partitions, slot_names, video_partitions, window

START = date(2026, 11, 1)
# Dagster stops tracking staleness on an edge with this many upstream partitions
DAGSTER_S_LIMIT = 100


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with dg.partition_loading_context(effective_dt=datetime(2026, 11, 18, 9, 30, tzinfo=UTC)):
        yield


def made_from(
    mapping: dg.PartitionMapping, child: dg.PartitionsDefinition, parent: dg.PartitionsDefinition, key: str
) -> list[str]:
    """Return the parent's partitions that one partition of a child is made from."""
    subset = child.empty_subset().with_partition_keys([key])
    found = mapping.get_upstream_mapped_partitions_result_for_partitions(subset, child, parent)
    assert list(found.required_but_nonexistent_partition_keys) == []
    return sorted(found.partitions_subset.get_partition_keys())


def test_today_is_a_day_and_tomorrow_is_not() -> None:
    keys = day_partitions(START).get_partition_keys()
    assert (keys[0], keys[-1], len(keys)) == ("2026-11-01", "2026-11-18", 18)


def test_a_video_is_a_day_and_a_slot() -> None:
    videos = video_partitions(START, 2)
    keys = list(videos.get_partition_keys())
    assert len(keys) == 36
    assert {"2026-11-18|1", "2026-11-18|2"} <= set(keys)
    key = videos.get_partition_key_from_str("2026-11-18|2")
    assert isinstance(key, dg.MultiPartitionKey)
    assert key.keys_by_dimension == {"date": "2026-11-18", "slot": "2"}


def test_slots_are_numbered_from_one() -> None:
    assert slot_names(3) == ["1", "2", "3"]


def test_a_day_feeds_its_videos_and_no_others() -> None:
    days, videos = day_partitions(START), video_partitions(START, 3)
    assert made_from(DAY_AND_VIDEO, videos, days, "2026-11-05|2") == ["2026-11-05"]


def test_a_day_looks_back_at_all_its_videos() -> None:
    days, videos = day_partitions(START), video_partitions(START, 3)
    found = made_from(DAY_AND_VIDEO, days, videos, "2026-11-05")
    assert found == ["2026-11-05|1", "2026-11-05|2", "2026-11-05|3"]


def test_a_window_is_the_day_and_the_days_before_it() -> None:
    days = day_partitions(START)
    assert made_from(window(2), days, days, "2026-11-05") == ["2026-11-03", "2026-11-04", "2026-11-05"]


def test_a_window_leaves_out_days_before_the_first() -> None:
    days = day_partitions(START)
    assert made_from(window(7), days, days, "2026-11-02") == ["2026-11-01", "2026-11-02"]


def test_a_window_of_no_days_is_the_day_itself() -> None:
    days = day_partitions(START)
    assert made_from(window(0), days, days, "2026-11-05") == ["2026-11-05"]


def most(field: str) -> int:
    """Return the largest value a channel file may give a field of `selection`."""
    return next(
        int(str(rule.le)) for rule in SelectionRules.model_fields[field].metadata if isinstance(rule, Le)
    )


def test_no_edge_a_channel_can_ask_for_is_too_wide_for_dagster_to_follow() -> None:
    start = START - timedelta(days=365)
    days, videos = day_partitions(start), video_partitions(start, most("slots"))
    assert len(made_from(window(most("window_days")), days, days, "2026-11-05")) < DAGSTER_S_LIMIT
    assert len(made_from(DAY_AND_VIDEO, days, videos, "2026-11-05")) < DAGSTER_S_LIMIT

"""The two kinds of partition, and how a day feeds its videos.

DAY is one day of a channel; VIDEO is `date|slot`, one finished video. Groups name the shapes below; a
channel's own first day and number of slots are put in by `definitions.py`.
"""

import warnings
from datetime import date

import dagster as dg

with warnings.catch_warnings():
    # beta in Dagster 1.13, and the only mapping that joins a day to its videos
    warnings.simplefilter("ignore", dg.BetaWarning)
    DAY_AND_VIDEO = dg.MultiToSingleDimensionPartitionMapping("date")

DATE_FORMAT = "%Y-%m-%d"


def day_partitions(start: date) -> dg.DailyPartitionsDefinition:
    """Return DAY from a channel's first day, today included."""
    return dg.DailyPartitionsDefinition(start_date=start.strftime(DATE_FORMAT), fmt=DATE_FORMAT, end_offset=1)


def video_partitions(start: date, slots: int) -> dg.MultiPartitionsDefinition:
    """Return VIDEO: every day of the channel times its slots "1" to "N"."""
    return dg.MultiPartitionsDefinition(
        {"date": day_partitions(start), "slot": dg.StaticPartitionsDefinition(slot_names(slots))}
    )


def slot_names(slots: int) -> list[str]:
    """Return the names of a day's slots, in order."""
    return [str(number) for number in range(1, slots + 1)]


def window(days: int) -> dg.TimeWindowPartitionMapping:
    """Return the mapping from a day to itself and the `days` before it; days before the first are left out."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", dg.BetaWarning)  # the parameter is beta in Dagster 1.13
        return dg.TimeWindowPartitionMapping(
            start_offset=-days, end_offset=0, allow_nonexistent_upstream_partitions=True
        )


# stands for the channel's own selection.window_days in asset declarations
OWN_WINDOW = window(1)

# shapes that asset declarations name; definitions.py puts the channel's own partitions in their place
DAY = day_partitions(date(2000, 1, 1))
VIDEO = video_partitions(date(2000, 1, 1), 1)

"""Which slot of a day's selection a video's asset works on."""

import dagster as dg

from resources.errors import NothingToMake
from vidgen_assets.artifacts import Selection, Slot


def slot_of(selection: Selection, context: dg.AssetExecutionContext) -> Slot:
    """Return the slot the running video is made from; NothingToMake says why there is none."""
    name = context.partition_key.split("|")[1]
    slot = selection.slot(name)
    if slot is None:
        why = selection.empty_because or f"the selection has {len(selection.slots)} ideas"
        raise NothingToMake(
            f"slot {name} of {selection.date} has no idea, so there is no video to make: {why}"
        )
    return slot

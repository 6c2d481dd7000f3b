"""Analytics: how the videos did, what they earned and cost, what worked, and what to do more of."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import dagster as dg

from resources.call_cache import CallCache
from resources.metrics import MetricsFolder
from resources.platforms.desk import PlatformDesk
from vidgen_assets.artifacts import (
    Batch,
    Monetization,
    PerformanceEvaluation,
    PerformanceSnapshot,
    Receipt,
    Recommendations,
    Selection,
)
from vidgen_assets.building import asset
from vidgen_assets.partitions import DAY, DAY_AND_VIDEO, window
from vidgen_assets.showing import table

if TYPE_CHECKING:
    from vidgen_assets.analytics.performance import Chosen

LOOK_BACK_DAYS = 28
RECEIPTS = ("youtube_receipt", "tiktok_receipt", "instagram_receipt", "facebook_receipt")


@asset(
    DAY,
    code="1",
    kinds={"parquet"},
    ins={name: dg.AssetIn(partition_mapping=DAY_AND_VIDEO) for name in RECEIPTS},
)
def performance_snapshots(
    context: dg.AssetExecutionContext,
    youtube_receipt: dict[str, Receipt],
    tiktok_receipt: dict[str, Receipt],
    instagram_receipt: dict[str, Receipt],
    facebook_receipt: dict[str, Receipt],
    platforms: dg.ResourceParam[PlatformDesk],
) -> Batch[PerformanceSnapshot]:
    """The figures of the day's videos, from metrics files beside the outbox; empty, and saying so, without any."""
    from vidgen_assets.analytics.performance import Published, snapshots

    receipts = (youtube_receipt, tiktok_receipt, instagram_receipt, facebook_receipt)
    published = [
        Published(slot=slot, receipt=receipt)
        for by_slot in receipts
        for slot, receipt in sorted(by_slot.items())
        if receipt.status == "delivered"
    ]
    found = snapshots(context.partition_key, MetricsFolder(platforms.outbox).rows(), published)
    context.add_output_metadata(
        {
            "videos": len(found.snapshots),
            "views": sum(one.views for one in found.snapshots),
            "why": found.why,
            "preview": table(
                ("video", "platform", "title", "views"),
                ((one.slot, one.platform, one.title, one.views) for one in found.snapshots),
            ),
            "rows_of_other_days": len(found.unknown),
        }
    )
    return Batch[PerformanceSnapshot](rows=found.snapshots)


@asset(DAY, code="1", kinds={"parquet"})
def monetization(
    context: dg.AssetExecutionContext,
    performance_snapshots: Batch[PerformanceSnapshot],
    calls: dg.ResourceParam[CallCache],
) -> Batch[Monetization]:
    """What each video earned on the day, and what the ledger says it cost to make."""
    from vidgen_assets.analytics.performance import monetize

    rows = monetize(context.partition_key, performance_snapshots.rows, calls.spent_by_item())
    context.add_output_metadata(
        {
            "revenue_usd": sum(row.revenue_usd for row in rows),
            "production_usd": sum(row.cost_usd for row in rows),
            "preview": table(
                ("video", "platform", "earned", "cost", "basis"),
                ((row.slot, row.platform, row.revenue_usd, row.cost_usd, row.basis) for row in rows),
            ),
        }
    )
    return Batch[Monetization](rows=rows)


@asset(
    DAY,
    code="2",
    kinds={"json", "scikitlearn"},
    ins={
        "performance_snapshots": dg.AssetIn(partition_mapping=window(LOOK_BACK_DAYS)),
        "selected_ideas": dg.AssetIn(partition_mapping=window(LOOK_BACK_DAYS)),
    },
)
def performance_evaluation(
    context: dg.AssetExecutionContext,
    performance_snapshots: dict[str, Batch[PerformanceSnapshot]],
    monetization: Batch[Monetization],
    selected_ideas: dict[str, Selection],
) -> PerformanceEvaluation:
    """What worked over the last four weeks, by title pattern, voice, theme and mood, each beside the others."""
    from vidgen_assets.analytics.performance import evaluate

    seen = [row for batch in performance_snapshots.values() for row in batch.rows]
    evaluation = evaluate(context.partition_key, seen, _chosen(selected_ideas))
    context.add_output_metadata(
        {
            "videos": evaluation.videos,
            "views": evaluation.views,
            "profit_usd": sum(row.revenue_usd - row.cost_usd for row in monetization.rows),
            "summary": evaluation.summary,
            "preview": table(
                ("about", "choice", "videos", "lift", "own_lift", "confident"),
                ((f.about, f.choice, f.videos, f.lift, f.own_lift, f.confident) for f in evaluation.findings),
            ),
        }
    )
    return evaluation


@asset(DAY, code="2", kinds={"json"})
def recommendations(
    context: dg.AssetExecutionContext, performance_evaluation: PerformanceEvaluation
) -> Recommendations:
    """What to do more or less of; empty, and saying why, while the figures do not carry it."""
    from vidgen_assets.analytics.performance import recommend

    made = recommend(performance_evaluation)
    context.add_output_metadata(
        {
            "recommendations": len(made.recommendations),
            "why": made.why,
            "preview": table(
                ("about", "choice", "weight", "why"),
                ((r.about, r.choice, r.weight, r.why) for r in made.recommendations),
            ),
        }
    )
    return made


def _chosen(selections: Mapping[str, Selection]) -> tuple["Chosen", ...]:
    from vidgen_assets.analytics.performance import Chosen

    return tuple(
        Chosen(
            slot=f"{day}|{slot.slot}",
            choices={
                "title pattern": slot.title.title.pattern,
                "voice": slot.voice.voice,
                "theme": slot.idea.theme,
                "mood": slot.idea.mood,
            },
        )
        for day, selection in sorted(selections.items())
        for slot in selection.slots
    )

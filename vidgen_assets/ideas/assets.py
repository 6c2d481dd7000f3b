"""Idea generation: what the day could tell, under which titles and in which voice, and the slots that were filled."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import dagster as dg

from resources.call_cache import CallCache
from resources.embeddings import Embedder
from resources.errors import CorruptArtifact, MissingArtifact
from resources.failover import Switch
from vidgen_assets.artifacts import (
    Attribution,
    Batch,
    Idea,
    IdeaClusters,
    RankedPost,
    ScoredTitle,
    Selection,
    Title,
    VoiceChoice,
)
from vidgen_assets.building import RESELECT_TAG, Reads, Settings, asset
from vidgen_assets.channel import Channel
from vidgen_assets.io_manager import ArtifactStore
from vidgen_assets.partitions import DAY
from vidgen_assets.pools import LLM
from vidgen_assets.showing import table

if TYPE_CHECKING:
    from vidgen_assets.ideas.thinkers import Thinkers

THINKS = (
    "writing",
    "voice.voices",
    "voice.default",
    "voice.sentence_pause_ms",
    "voice.paragraph_pause_ms",
    "safety.profanity",
)


@asset(DAY, code="2", kinds={"parquet"}, reads=Reads(THINKS, ("adapted_ideas",)), pool=LLM)
def adapted_ideas(
    context: dg.AssetExecutionContext,
    ranked_posts: Batch[RankedPost],
    calls: dg.ResourceParam[CallCache],
    settings: dg.ResourceParam[Settings],
) -> Batch[Idea]:
    """The day's best posts as video ideas: angle, hook, audience, format, mood and theme."""
    thought = _thinkers(settings.of(context), calls).adapt(ranked_posts.rows)
    _show(context, thought.value, thought.switches)
    return thought.value


@asset(
    DAY,
    code="1",
    kinds={"parquet"},
    reads=Reads((*THINKS, "selection.original_ideas"), ("generated_ideas",)),
    pool=LLM,
)
def generated_ideas(
    context: dg.AssetExecutionContext,
    ranked_posts: Batch[RankedPost],
    calls: dg.ResourceParam[CallCache],
    settings: dg.ResourceParam[Settings],
) -> Batch[Idea]:
    """Original ideas on the day's themes, made of several of its stories."""
    channel = settings.of(context)
    thought = _thinkers(channel, calls).generate(ranked_posts.rows, channel.selection.original_ideas)
    _show(context, thought.value, thought.switches)
    return thought.value


@asset(DAY, code="2", kinds={"numpy", "json"}, reads=Reads(("selection.one_per_theme",)))
def idea_clusters(
    context: dg.AssetExecutionContext,
    adapted_ideas: Batch[Idea],
    generated_ideas: Batch[Idea],
    embedder: dg.ResourceParam[Embedder],
    settings: dg.ResourceParam[Settings],
) -> IdeaClusters:
    """Ideas grouped by theme, the best one kept of each group unless the channel says otherwise."""
    from vidgen_assets.ideas.clusters import cluster

    ideas = (*adapted_ideas.rows, *generated_ideas.rows)
    clusters = cluster(ideas, embedder, settings.of(context).selection.one_per_theme)
    context.add_output_metadata(
        {
            "clusters": len(clusters.clusters),
            "ideas": len(ideas),
            "preview": table(
                ("theme", "kept", "quality", "others"),
                ((c.theme, c.kept.subject, c.kept.quality, len(c.others)) for c in clusters.clusters),
            ),
        }
    )
    return clusters


@asset(DAY, code="1", kinds={"parquet"}, reads=Reads(THINKS, ("candidate_titles",)), pool=LLM)
def candidate_titles(
    context: dg.AssetExecutionContext,
    idea_clusters: IdeaClusters,
    calls: dg.ResourceParam[CallCache],
    settings: dg.ResourceParam[Settings],
) -> Batch[Title]:
    """Several titles an idea, each by a named pattern."""
    thought = _thinkers(settings.of(context), calls).titles(idea_clusters)
    titles = thought.value
    context.add_output_metadata(
        {
            "titles": len(titles.rows),
            "fallbacks": len(thought.switches),
            "preview": table(("pattern", "title"), ((t.pattern, t.text) for t in titles.rows)),
        }
    )
    return titles


@asset(DAY, code="1", kinds={"parquet"})
def scored_titles(
    context: dg.AssetExecutionContext, candidate_titles: Batch[Title], idea_clusters: IdeaClusters
) -> Batch[ScoredTitle]:
    """Every title scored: curiosity, concreteness, length, and whether the story keeps its promise."""
    from vidgen_assets.ideas.titles import score_titles

    scored = score_titles(candidate_titles.rows, idea_clusters)
    context.add_output_metadata(
        {
            "titles": len(scored.rows),
            "best_total": max((row.total for row in scored.rows), default=0.0),
            "preview": table(
                ("total", "title", "scores"),
                (
                    (row.total, row.title.text, ", ".join(f"{s.name} {s.value:.2f}" for s in row.scores))
                    for row in scored.rows
                ),
            ),
        }
    )
    return scored


@asset(DAY, code="2", kinds={"parquet"}, reads=Reads(("voice.voices", "voice.default", "voice.providers")))
def voice_recommendations(
    context: dg.AssetExecutionContext, idea_clusters: IdeaClusters, settings: dg.ResourceParam[Settings]
) -> Batch[VoiceChoice]:
    """Which of the channel's voices suits each idea, and why."""
    from vidgen_assets.ideas.voices import recommend

    choices = recommend([group.kept for group in idea_clusters.clusters], settings.of(context).voice)
    context.add_output_metadata(
        {"preview": table(("idea", "voice", "why"), ((c.idea_id, c.voice, c.why) for c in choices.rows))}
    )
    return choices


@asset(DAY, code="1", kinds={"json"}, reads=Reads(("selection.slots", "selection.min_quality")))
def selected_ideas(
    context: dg.AssetExecutionContext,
    idea_clusters: IdeaClusters,
    scored_titles: Batch[ScoredTitle],
    voice_recommendations: Batch[VoiceChoice],
    attributions: Batch[Attribution],
    artifacts: dg.ResourceParam[ArtifactStore],
    settings: dg.ResourceParam[Settings],
) -> Selection:
    """The day's slots. A slot that has its idea keeps it when the day is made again; new ideas fill free slots."""
    from vidgen_assets.ideas.selection import Offer, select

    offer = Offer(
        idea_clusters, scored_titles.rows, voice_recommendations.rows, attributions.rows
    )  # fmt: skip
    selection = select(
        context.partition_key,
        offer,
        settings.of(context).selection,
        _previous(context, artifacts),
        reselect=RESELECT_TAG in context.run.tags,
    )
    context.add_output_metadata(
        {
            "slots": len(selection.slots),
            "empty_because": selection.empty_because or "no slot is empty",
            "preview": table(
                ("slot", "title", "voice", "theme", "quality"),
                (
                    (s.slot, s.title.title.text, s.voice.voice, s.idea.theme, s.idea.quality)
                    for s in selection.slots
                ),
            ),
        }
    )
    return selection


def _previous(context: dg.AssetExecutionContext, artifacts: ArtifactStore) -> Selection | None:
    """Return the day's selection as it was, so that a slot that has its idea keeps it."""
    try:
        return artifacts.load(context.asset_key, context.partition_key, Selection)
    except MissingArtifact:
        return None
    except CorruptArtifact as error:
        context.log.warning(f"the former selection cannot be read, so its slots are chosen anew: {error}")
        return None


def _thinkers(channel: Channel, calls: CallCache) -> "Thinkers":
    """Return who has ideas for the channel, in its order, at the pace of its default voice."""
    from vidgen_assets.content.profanity import soften
    from vidgen_assets.ideas.thinkers import thinkers_of
    from vidgen_assets.scripts.estimate import Pace

    softener = None if channel.safety.profanity == "keep" else soften
    return thinkers_of(channel.writing, Pace.of(channel.voice, channel.voice.default), calls, softener)


def _show(context: dg.AssetExecutionContext, ideas: Batch[Idea], switches: Sequence[Switch]) -> None:
    context.add_output_metadata(
        {
            "ideas": len(ideas.rows),
            "fallbacks": len(switches),
            "preview": table(
                ("quality", "idea", "theme", "mood", "angle"),
                (
                    (idea.quality, idea.subject, idea.theme, idea.mood, idea.angle)
                    for idea in sorted(ideas.rows, key=lambda idea: -idea.quality)
                ),
            ),
        }
    )

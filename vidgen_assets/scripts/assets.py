"""Script development: written, scored, revised until good enough, polished, and titled."""

import dagster as dg

from resources.call_cache import CallCache
from vidgen_assets.artifacts import FinalTitle, RevisedScript, Script, ScriptScores, Selection
from vidgen_assets.building import Reads, Settings, asset
from vidgen_assets.partitions import DAY_AND_VIDEO, VIDEO
from vidgen_assets.picking import slot_of
from vidgen_assets.pools import LLM
from vidgen_assets.showing import lines, table

FROM_SELECTION = {"selected_ideas": dg.AssetIn(partition_mapping=DAY_AND_VIDEO)}
PACE = (
    "voice.voices",
    "voice.default",
    "voice.sentence_pause_ms",
    "voice.paragraph_pause_ms",
    "safety.profanity",
)


@asset(
    VIDEO,
    code="3",
    kinds={"text"},
    reads=Reads(("writing", *PACE), ("raw_script",)),
    ins=FROM_SELECTION,
    pool=LLM,
)
def raw_script(
    context: dg.AssetExecutionContext,
    selected_ideas: Selection,
    calls: dg.ResourceParam[CallCache],
    settings: dg.ResourceParam[Settings],
) -> Script:
    """The story told: hook, body and call to action, fitted to the channel's length."""
    from vidgen_assets.scripts.authors import author_of
    from vidgen_assets.scripts.letters import require_letters

    slot = slot_of(selected_ideas, context)
    require_letters(slot)
    written = author_of(settings.of(context), slot, calls).write(slot)
    _show(context, written)
    return written


@asset(VIDEO, code="1", kinds={"json"}, reads=Reads(("writing",)), ins=FROM_SELECTION)
def script_scores(
    context: dg.AssetExecutionContext,
    raw_script: Script,
    selected_ideas: Selection,
    settings: dg.ResourceParam[Settings],
) -> ScriptScores:
    """How good the script is: hook, completeness, clarity, pace and length, each with its reason."""
    from vidgen_assets.scripts.scores import score_script

    scores = score_script(raw_script, slot_of(selected_ideas, context), settings.of(context).writing)
    context.add_output_metadata(
        {
            "total": scores.total,
            "preview": table(("score", "value", "why"), ((s.name, s.value, s.why) for s in scores.scores)),
        }
    )
    return scores


@asset(
    VIDEO,
    code="2",
    kinds={"text"},
    reads=Reads(("writing", *PACE), ("revised_script",)),
    ins=FROM_SELECTION,
    pool=LLM,
)
def revised_script(
    context: dg.AssetExecutionContext,
    raw_script: Script,
    script_scores: ScriptScores,
    selected_ideas: Selection,
    calls: dg.ResourceParam[CallCache],
    settings: dg.ResourceParam[Settings],
) -> RevisedScript:
    """Rounds of revision until it is good enough, each kept; the best one goes on, not the last."""
    from vidgen_assets.scripts.authors import author_of

    slot = slot_of(selected_ideas, context)
    revised = author_of(settings.of(context), slot, calls).revise(raw_script, script_scores, slot)
    context.add_output_metadata(
        {
            "rounds": len(revised.rounds),
            "kept_round": revised.rounds[revised.kept].number,
            "total": revised.rounds[revised.kept].scores.total,
            "preview": table(
                ("round", "total", "changes"),
                ((r.number, r.scores.total, "; ".join(r.changes)) for r in revised.rounds),
            ),
        }
    )
    return revised


@asset(
    VIDEO,
    code="3",
    kinds={"text"},
    reads=Reads(("writing", *PACE), ("polished_script",)),
    ins=FROM_SELECTION,
    pool=LLM,
)
def polished_script(
    context: dg.AssetExecutionContext,
    revised_script: RevisedScript,
    selected_ideas: Selection,
    calls: dg.ResourceParam[CallCache],
    settings: dg.ResourceParam[Settings],
) -> Script:
    """The final words: typography, rhythm, and nothing a platform would punish."""
    from vidgen_assets.scripts.authors import author_of

    slot = slot_of(selected_ideas, context)
    polished = author_of(settings.of(context), slot, calls).polish(revised_script, slot)
    _show(context, polished)
    return polished


@asset(
    VIDEO,
    code="1",
    kinds={"text"},
    reads=Reads(("writing", *PACE), ("final_title",)),
    ins=FROM_SELECTION,
    pool=LLM,
)
def final_title(
    context: dg.AssetExecutionContext,
    polished_script: Script,
    selected_ideas: Selection,
    calls: dg.ResourceParam[CallCache],
    settings: dg.ResourceParam[Settings],
) -> FinalTitle:
    """The title it goes out under: the chosen one, if the script keeps what it promises."""
    from vidgen_assets.scripts.authors import author_of

    slot = slot_of(selected_ideas, context)
    title = author_of(settings.of(context), slot, calls).title(polished_script, slot)
    context.add_output_metadata({"title": title.text, "characters": len(title.text), "why": title.why})
    return title


def _show(context: dg.AssetExecutionContext, script: Script) -> None:
    context.add_output_metadata(
        {
            "words": len(script.words),
            "sentences": len(script.lines),
            "estimated_s": script.estimate_ms / 1000,
            "preview": lines(f"{line.part}: {line.text}" for line in script.lines),
            "notes": lines(script.notes),
        }
    )

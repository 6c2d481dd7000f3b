"""Scene planning: the story's beats, its shots with what each shows, and captions on estimated time."""

import dagster as dg

from vidgen_assets.artifacts import BeatSheet, DraftSubtitles, Script, Selection, ShotList
from vidgen_assets.building import Reads, Settings, asset
from vidgen_assets.partitions import DAY_AND_VIDEO, VIDEO
from vidgen_assets.picking import slot_of
from vidgen_assets.showing import lines, table

SHOTS = tuple(
    f"style.{name}" for name in ("shot_seconds", "transitions", "transition_ms", "post_card", "end_card")
)


@asset(VIDEO, code="2", kinds={"json"})
def beat_sheet(context: dg.AssetExecutionContext, polished_script: Script) -> BeatSheet:
    """The story's beats (hook, setup, rise, turn, payoff, call to action), each with its mood and feeling."""
    from vidgen_assets.scenes.beats import beat_sheet as find_beats

    sheet = find_beats(polished_script)
    context.add_output_metadata(
        {
            "beats": len(sheet.beats),
            "mood": sheet.mood,
            "preview": table(
                ("beat", "kind", "feeling", "intensity", "words"),
                ((b.id, b.kind, b.feeling, b.intensity, b.text) for b in sheet.beats),
            ),
        }
    )
    return sheet


@asset(
    VIDEO,
    code="3",
    kinds={"json"},
    reads=Reads(SHOTS),
    ins={"selected_ideas": dg.AssetIn(partition_mapping=DAY_AND_VIDEO)},
)
def shot_list(
    context: dg.AssetExecutionContext,
    beat_sheet: BeatSheet,
    polished_script: Script,
    selected_ideas: Selection,
    settings: dg.ResourceParam[Settings],
) -> ShotList:
    """The shots: which words each covers, what it shows and why, how the camera moves, how it comes in."""
    from vidgen_assets.scenes.cards import post_context
    from vidgen_assets.scenes.shots import shot_list as plan_shots

    slot = slot_of(selected_ideas, context)
    card = post_context(slot.idea.post, language=slot.idea.language)
    shots = plan_shots(beat_sheet, polished_script, settings.of(context).style, card)
    context.add_output_metadata(
        {
            "shots": len(shots.shots),
            "cast": lines(f"{member.role}: {member.look}, {member.outfit}" for member in shots.cast),
            "preview": table(
                ("shot", "words", "place", "who", "prop", "move", "in by", "because", "shows"),
                (
                    (
                        shot.id, shot.text, f"{shot.visual.kind} {shot.visual.place}",
                        ", ".join(f"{figure.role} ({figure.feeling})" for figure in shot.visual.figures),
                        ", ".join(shot.visual.props) or shot.visual.phrase, shot.move, shot.transition.kind,
                        shot.transition.why,
                        ", ".join(shot.visual.because),
                    )
                    for shot in shots.shots
                ),
            ),
        }
    )  # fmt: skip
    return shots


@asset(VIDEO, code="2", kinds={"text"}, reads=Reads(("captions.max_chars_line", "captions.max_lines")))
def draft_subtitles(
    context: dg.AssetExecutionContext, polished_script: Script, settings: dg.ResourceParam[Settings]
) -> DraftSubtitles:
    """Captions on estimated time, to judge length and line breaks before a voice has spoken."""
    from vidgen_assets.subtitles.draft import draft_subtitles as draft

    drafted = draft(polished_script, settings.of(context).captions)
    context.add_output_metadata({"cues": len(drafted.cues), "estimated_s": drafted.words[-1].end_ms / 1000})
    return drafted

"""Image generation: what every shot's picture shall be, two candidates of each, and the one that was chosen."""

from typing import Literal

import dagster as dg

from resources.pictures import Pictures
from resources.store import BlobStore
from vidgen_assets.artifacts import ImagePrompts, Keyframes, SelectedKeyframes, Selection, ShotList
from vidgen_assets.building import Reads, Settings, asset
from vidgen_assets.partitions import DAY_AND_VIDEO, VIDEO
from vidgen_assets.picking import slot_of
from vidgen_assets.pools import IMAGES
from vidgen_assets.showing import contact_sheet, table

DRAWS = Reads(("style.pictures", "formats.width", "formats.height"))


@asset(VIDEO, code="1", kinds={"text"}, ins={"selected_ideas": dg.AssetIn(partition_mapping=DAY_AND_VIDEO)})
def image_prompts(
    context: dg.AssetExecutionContext, shot_list: ShotList, selected_ideas: Selection
) -> ImagePrompts:
    """One prompt a shot: words for picture models, the visual for those who draw, one seed a story."""
    from vidgen_assets.images.prompts import image_prompts as write_prompts

    prompts = write_prompts(shot_list, slot_of(selected_ideas, context).idea.id)
    context.add_output_metadata(
        {
            "prompts": len(prompts.prompts),
            "preview": table(("shot", "prompt"), ((prompt.shot, prompt.text) for prompt in prompts.prompts)),
        }
    )
    return prompts


def _candidate_asset(candidate: Literal["a", "b"], says: str) -> dg.AssetsDefinition:
    """Declare the asset that draws one candidate picture of every shot."""

    def keyframes(
        context: dg.AssetExecutionContext,
        image_prompts: ImagePrompts,
        pictures: dg.ResourceParam[Pictures],
        store: dg.ResourceParam[BlobStore],
        settings: dg.ResourceParam[Settings],
    ) -> Keyframes:
        from vidgen_assets.images.candidates import candidate_keyframes

        formats = settings.of(context).formats
        drawn = candidate_keyframes(image_prompts, pictures, candidate, formats.width, formats.height)
        _show(context, drawn, store)
        return drawn

    keyframes.__name__ = f"keyframes_{candidate}"
    keyframes.__doc__ = says
    return asset(VIDEO, code="1", kinds={"image"}, reads=DRAWS, pool=IMAGES)(keyframes)


keyframes_a = _candidate_asset(
    "a", "The first candidate picture of every shot, in layers the renderer can move apart."
)
keyframes_b = _candidate_asset(
    "b", "The second candidate picture of every shot: the same content, composed another way."
)


@asset(VIDEO, code="1", kinds={"image"})
def selected_keyframes(
    context: dg.AssetExecutionContext,
    keyframes_a: Keyframes,
    keyframes_b: Keyframes,
    shot_list: ShotList,
    store: dg.ResourceParam[BlobStore],
) -> SelectedKeyframes:
    """The better candidate of every shot, with both candidates' scores and why."""
    from vidgen_assets.images.choose import choose

    chosen = choose(keyframes_a, keyframes_b, shot_list, store)
    context.add_output_metadata(
        {
            "pictures": len(chosen.keyframes),
            "second_candidates": sum(choice.candidate == "b" for choice in chosen.choices),
            "preview": contact_sheet([store.path(keyframe.preview) for keyframe in chosen.keyframes]),
            "choices": table(
                ("shot", "chosen", "why"), ((c.shot, c.candidate, c.why) for c in chosen.choices)
            ),
        }
    )
    return chosen


def _show(context: dg.AssetExecutionContext, drawn: Keyframes, store: BlobStore) -> None:
    switches = {switch for keyframe in drawn.keyframes for switch in keyframe.switches}
    context.add_output_metadata(
        {
            "pictures": len(drawn.keyframes),
            "provider": ", ".join(sorted({keyframe.provider for keyframe in drawn.keyframes})),
            "fallbacks": len(switches),
            "preview": contact_sheet([store.path(keyframe.preview) for keyframe in drawn.keyframes]),
        }
    )

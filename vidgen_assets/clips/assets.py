"""Video production: every shot in motion, at the delivery's frame rate, and the variant that was chosen."""

import dagster as dg

from resources.store import BlobStore
from vidgen_assets.artifacts import Clips, SceneTiming, SelectedClips, SelectedKeyframes, ShotList
from vidgen_assets.building import Reads, Settings, asset
from vidgen_assets.partitions import VIDEO
from vidgen_assets.showing import contact_sheet, table


@asset(
    VIDEO,
    code="2",
    kinds={"video"},
    reads=Reads(("formats.width", "formats.height")),
)
def generated_clips(
    context: dg.AssetExecutionContext,
    selected_keyframes: SelectedKeyframes,
    scene_timing: SceneTiming,
    shot_list: ShotList,
    store: dg.ResourceParam[BlobStore],
    settings: dg.ResourceParam[Settings],
) -> Clips:
    """Two camera moves a shot as recipes the renderer follows, each with a small preview."""
    from vidgen_assets.clips.camera import camera_clips
    from vidgen_assets.clips.preview import with_previews

    formats = settings.of(context).formats
    clips = with_previews(camera_clips(selected_keyframes, scene_timing, shot_list, formats), formats, store)
    context.add_output_metadata(
        {
            "clips": len(clips.clips),
            "preview": table(
                ("shot", "variant", "move", "frames"),
                ((c.shot, c.variant, c.path.move if c.path else "video", c.frames) for c in clips.clips),
            ),
        }
    )
    return clips


@asset(VIDEO, code="1", kinds={"video"}, reads=Reads(("formats.fps",)))
def interpolated_clips(
    context: dg.AssetExecutionContext, generated_clips: Clips, settings: dg.ResourceParam[Settings]
) -> Clips:
    """The clips at the delivery's frame rate, each with how it came to be so."""
    from vidgen_assets.clips.interpolate import interpolate_clips

    clips = interpolate_clips(generated_clips, settings.of(context).formats.fps)
    context.add_output_metadata({"clips": len(clips.clips), "fps": settings.of(context).formats.fps})
    return clips


@asset(VIDEO, code="1", kinds={"video"})
def selected_clips(
    context: dg.AssetExecutionContext,
    interpolated_clips: Clips,
    shot_list: ShotList,
    store: dg.ResourceParam[BlobStore],
) -> SelectedClips:
    """The better variant of every shot: what the shot list plans, unless the camera would repeat or rush."""
    from vidgen_assets.clips.choose import select_clips

    selected = select_clips(interpolated_clips, shot_list)
    context.add_output_metadata(
        {
            "clips": len(selected.clips),
            "preview": contact_sheet([store.path(clip.keyframe.preview) for clip in selected.clips]),
            "choices": table(
                ("shot", "variant", "why"), ((c.shot, c.variant, c.why) for c in selected.choices)
            ),
        }
    )
    return selected

"""Export: the words that go out with the video, the picture seen first, and the delivered file."""

import dagster as dg

from resources.call_cache import CallCache
from resources.store import BlobStore
from vidgen_assets.artifacts import (
    BeatSheet,
    Captions,
    Deliveries,
    FinalTitle,
    FinalVideo,
    MasterVideo,
    QualityReport,
    Script,
    Selection,
    ShotList,
    Soundtrack,
    Thumbnail,
    Timeline,
    VideoMetadata,
)
from vidgen_assets.building import Reads, Settings, asset
from vidgen_assets.partitions import DAY_AND_VIDEO, VIDEO
from vidgen_assets.picking import slot_of
from vidgen_assets.pools import FFMPEG
from vidgen_assets.showing import contact_sheet, table


@asset(
    VIDEO,
    code="3",
    kinds={"json"},
    reads=Reads(("platforms",)),
    ins={"selected_ideas": dg.AssetIn(partition_mapping=DAY_AND_VIDEO)},
)
def video_metadata(
    context: dg.AssetExecutionContext,
    final_title: FinalTitle,
    polished_script: Script,
    selected_ideas: Selection,
    soundtrack: Soundtrack,
    settings: dg.ResourceParam[Settings],
) -> VideoMetadata:
    """Title, description, tags, credit and disclosures, within the limits of every platform it goes to."""
    from vidgen_assets.content.profanity import soften
    from vidgen_assets.export.metadata import Story
    from vidgen_assets.export.metadata import video_metadata as write_metadata

    slot = slot_of(selected_ideas, context)
    metadata = write_metadata(
        final_title,
        polished_script,
        slot.credit,
        settings.of(context).platforms,
        Story(theme=slot.idea.theme, music_credit=soundtrack.licence.credit if soundtrack.licence else ""),
        soften,
    )
    fields = {
        "description": metadata.description,
        "tags": ", ".join(metadata.tags),
        "credit": metadata.credit,
        "notes": "; ".join(metadata.notes) or "none",
    }
    context.add_output_metadata(
        {
            "title": metadata.title,
            "title_characters": len(metadata.title),
            "preview": table(("field", "value"), fields.items()),
        }
    )
    return metadata


@asset(VIDEO, code="2", kinds={"image"})
def thumbnail(
    context: dg.AssetExecutionContext,
    master_video: MasterVideo,
    timeline: Timeline,
    shot_list: ShotList,
    beat_sheet: BeatSheet,
    final_title: FinalTitle,
    store: dg.ResourceParam[BlobStore],
    calls: dg.ResourceParam[CallCache],
) -> Thumbnail:
    """The picture seen first: the master's most telling frame under a short headline."""
    from vidgen_assets.export.frames import choose_frame, measured_frames, moments
    from vidgen_assets.export.headline import headline
    from vidgen_assets.export.thumbnail import SIZES, draw_thumbnail
    from vidgen_assets.post.master_frames import master_frames

    by_frame = {moment.frame: moment for moment in moments(timeline, shot_list, beat_sheet)}
    measured = measured_frames(master_video, by_frame, store, calls)
    chosen = choose_frame((by_frame[number], measures) for number, measures in measured.items())
    ((_, frame),) = master_frames(master_video, (chosen.moment.frame,), store)
    data = draw_thumbnail(frame, headline(final_title.text), faces=chosen.moment.faces)
    width, height = SIZES["portrait"]
    image = store.add_bytes(data, "thumbnail.jpg", "image/jpeg")
    context.add_output_metadata(
        {"frame": chosen.moment.frame, "why": chosen.why, "preview": contact_sheet([store.path(image)])}
    )
    return Thumbnail(image=image, width=width, height=height, frame=chosen.moment.frame)


@asset(VIDEO, code="3", kinds={"video"})
def final_video(
    context: dg.AssetExecutionContext,
    master_video: MasterVideo,
    quality_report: QualityReport,
    video_metadata: VideoMetadata,
    store: dg.ResourceParam[BlobStore],
) -> FinalVideo:
    """The delivered MP4: the master's own packets, titled and credited; only of a master that passed."""
    from vidgen_assets.export.final import final_video as finish
    from vidgen_assets.export.final import plan_final, require_passed
    from vidgen_assets.export.wrap import Words, wrap

    require_passed(quality_report)
    plan = plan_final(context.partition_key, video_metadata)
    with store.scratch() as scratch:
        out = scratch / plan.name
        master = store.path(master_video.video)
        words = Words(title=plan.title, comment=plan.comment, language=plan.language)
        wrap(master, master, out, "mp4", words)
        video = store.add_file(out, plan.name, "video/mp4")
    context.add_output_metadata(
        {
            "video": dg.MetadataValue.path(str(store.path(video))),
            "duration_s": master_video.duration_ms / 1000,
            "megabytes": round(video.size / 1e6, 2),
        }
    )
    return finish(video, master_video, quality_report)


@asset(VIDEO, code="2", kinds={"video", "ffmpeg"}, reads=Reads(("formats.deliveries",)), pool=FFMPEG)
def deliveries(
    context: dg.AssetExecutionContext,
    final_video: FinalVideo,
    quality_report: QualityReport,
    master_video: MasterVideo,
    video_metadata: VideoMetadata,
    captions: Captions,
    calls: dg.ResourceParam[CallCache],
    store: dg.ResourceParam[BlobStore],
    settings: dg.ResourceParam[Settings],
) -> Deliveries:
    """The other formats the channel asks for, each drawn from the plan and decoded again to see that it is right."""
    from vidgen_assets.export.deliveries import COLUMNS, Desk, Source, read_plan, require, row_of
    from vidgen_assets.export.final import require_passed
    from vidgen_assets.export.orders import order_of
    from vidgen_assets.export.stills import save_still

    require_passed(quality_report)
    orders = [order_of(delivery) for delivery in settings.of(context).formats.deliveries]
    if not orders:
        context.add_output_metadata({"deliveries": 0})
        return Deliveries()
    plan = read_plan(master_video, store)
    source = Source(context.partition_key, master_video, plan, video_metadata, captions)
    for wanted in orders:
        require(wanted, source)  # all of them, before the first is made
    with store.scratch() as scratch:
        desk = Desk(store, calls, scratch)
        files = [desk.deliver(wanted, source) for wanted in orders]
        stills = [
            save_still(store.path(one.video), scratch / f"{number}.jpg") for number, one in enumerate(files)
        ]
        sheet = contact_sheet(stills)
    facts = {"deliveries": len(files), "preview": sheet, "table": table(COLUMNS, map(row_of, files))}
    context.add_output_metadata(facts)
    return Deliveries(files=tuple(files))

"""Quality control: how the master looks on their screens, whether words and sound agree, and the verdict."""

import dagster as dg

from resources.call_cache import CallCache
from resources.failover import Switch
from resources.store import BlobStore
from vidgen_assets.artifacts import (
    AlignedWords,
    Captions,
    DevicePreviews,
    FinalTitle,
    MasterVideo,
    QualityReport,
    Script,
    SelectedClips,
    ShotList,
    Soundtrack,
    SyncReport,
    Timeline,
    VideoMetadata,
    Voiceover,
)
from vidgen_assets.building import Reads, Settings, asset
from vidgen_assets.partitions import VIDEO
from vidgen_assets.showing import contact_sheet


@asset(VIDEO, code="2", kinds={"image"}, reads=Reads(("platforms", "title")))
def device_previews(
    context: dg.AssetExecutionContext,
    master_video: MasterVideo,
    captions: Captions,
    timeline: Timeline,
    shot_list: ShotList,
    final_title: FinalTitle,
    store: dg.ResourceParam[BlobStore],
    calls: dg.ResourceParam[CallCache],
    settings: dg.ResourceParam[Settings],
) -> DevicePreviews:
    """The master as phones, tablets and feeds show it, and what each platform's buttons cover."""
    from vidgen_assets.captions.screens import delivered_to
    from vidgen_assets.quality.measuring import plan_of
    from vidgen_assets.quality.previews import (
        caption_texts,
        covered,
        end_card_texts,
        plan_previews,
        previews_once,
    )

    channel, rendered = settings.of(context), plan_of(master_video, store)
    plan = plan_previews(master_video, captions.cues, channel.platforms, final_title.text, channel.title)
    pictures = previews_once(master_video, plan, store, calls)
    names = delivered_to(channel.platforms)
    words = caption_texts(captions.model_copy(update={"cues": rendered.cues}), rendered.look)
    gates = (
        *covered(words, names, "captions"),
        *covered(end_card_texts(timeline, shot_list), names, "end card"),
    )
    context.add_output_metadata(
        {
            "covered": sum(not gate.passed for gate in gates),
            "preview": contact_sheet([store.path(picture) for picture in pictures]),
        }
    )
    return DevicePreviews(pictures=pictures, covered=gates)


@asset(VIDEO, code="2", kinds={"audio"}, reads=Reads(("quality.sync_ms",)))
def sync_report(
    context: dg.AssetExecutionContext,
    master_video: MasterVideo,
    aligned_words: AlignedWords,
    polished_script: Script,
    store: dg.ResourceParam[BlobStore],
    calls: dg.ResourceParam[CallCache],
    settings: dg.ResourceParam[Settings],
) -> SyncReport:
    """How far the words of the finished sound are from where the captions say, by an independent aligner."""
    from vidgen_assets.quality.measuring import sync_of

    threshold = settings.of(context).quality.sync_ms
    report = sync_of(master_video, aligned_words.words, polished_script, threshold, (store, calls))
    context.add_output_metadata(
        {
            "median_ms": report.median_ms,
            "p95_ms": report.p95_ms,
            "drift_ms": report.drift_ms,
            "passed": report.passed,
            "why": report.why,
        }
    )
    return report


@asset(
    VIDEO,
    code="2",
    kinds={"html"},
    reads=Reads(("quality", "formats.width", "formats.height", "formats.fps", "writing", "sound")),
)
def quality_report(
    context: dg.AssetExecutionContext,
    master_video: MasterVideo,
    device_previews: DevicePreviews,
    sync_report: SyncReport,
    video_metadata: VideoMetadata,
    voiceover: Voiceover,
    aligned_words: AlignedWords,
    selected_clips: SelectedClips,
    soundtrack: Soundtrack,
    polished_script: Script,
    final_title: FinalTitle,
    store: dg.ResourceParam[BlobStore],
    calls: dg.ResourceParam[CallCache],
    settings: dg.ResourceParam[Settings],
) -> QualityReport:
    """One page: pass or fail, each gate with measured value and threshold, every fallback that was used."""
    from vidgen_assets.export.final import label_of
    from vidgen_assets.quality.measuring import gates_of
    from vidgen_assets.quality.report import Findings, Picture, judge, state_of, summary
    from vidgen_assets.quality.report import quality_report as write_report

    channel = settings.of(context)
    findings = Findings(
        title=video_metadata.title,
        label=label_of(context.partition_key),
        gates=(*gates_of(master_video, channel, store, calls), *device_previews.covered),
        sync=sync_report,
        switches=(
            *_once(
                polished_script.switches,
                final_title.switches,
                voiceover.switches,
                aligned_words.switches,
                soundtrack.switches,
            ),
            *_once(*(clip.keyframe.switches for clip in selected_clips.clips)),
        ),
        reuse=_shown_twice(selected_clips),
    )
    pictures = [
        Picture(caption=picture.name, data=store.read(picture)) for picture in device_previews.pictures
    ]
    report = write_report(findings, channel.quality, pictures, store)
    context.add_output_metadata(
        {
            "passed": report.passed,
            "failed_gates": sum(state_of(gate) == "failed" for gate in report.gates),
            "warnings": sum(state_of(gate) == "warned" for gate in report.gates),
            "fallbacks": len(report.fallbacks),
            "preview": dg.MetadataValue.md(summary(judge(findings, channel.quality))),
            "page": dg.MetadataValue.path(str(store.path(report.page))),
        }
    )
    return report


def _once(*switches: tuple[Switch, ...]) -> tuple[Switch, ...]:
    """Return every change of provider once, in the order they happened."""
    return tuple(dict.fromkeys(switch for some in switches for switch in some))


def _shown_twice(clips: SelectedClips) -> tuple[str, ...]:
    """Return which shots show a picture that an earlier shot showed."""
    first: dict[str, str] = {}
    again = []
    for clip in clips.clips:
        picture = clip.keyframe.preview.sha256
        if picture in first:
            again.append(f"shot {clip.shot} shows the picture of shot {first[picture]}")
        first.setdefault(picture, clip.shot)
    return tuple(again)

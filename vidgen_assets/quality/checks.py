"""The blocking checks on the master: a failed gate stops final_video and everything after it."""

import warnings
from collections.abc import Iterator, Mapping

import dagster as dg

from resources.call_cache import CallCache
from vidgen_assets.artifacts import AlignedWords, MasterVideo, Measured, Script
from vidgen_assets.building import AssetRun, Settings, announced
from vidgen_assets.channel import Channel
from vidgen_assets.io_manager import ArtifactStore

GATES = {
    "frame count": "Every planned frame is there, and no other.",
    "duration": "The video's length is within the channel's band.",
    "picture format": "Codec, pixel format, size and rate are the ones the channel asks for.",
    "colour tags": "The stream says that it is BT.709, limited range.",
    "file layout": "The index comes first and there are no edit lists.",
    "inherited metadata": "No metadata of a source leaked into the file.",
    "black stretches": "No stretch is black for longer than the channel allows.",
    "frozen stretches": "No stretch is frozen for longer than the channel allows.",
    "held stretches": "No picture is held for long while only captions move.",
    "sound track": "One AAC track, as long as the picture.",
    "loudness": "Integrated loudness is at the channel's target.",
    "true peak": "No true peak is above the channel's ceiling.",
    "caption coverage": "Every word is lit when it is spoken.",
    "caption safe area": "Captions stay inside the frame's safe area.",
    "caption letters": "Every word can be written with the caption font.",
    "words in sync": "An independent aligner hears the words where the captions show them.",
}


def build_master_checks(master: dg.AssetKey, partitions: dg.PartitionsDefinition) -> dg.AssetChecksDefinition:
    """Return the checks on a channel's master_video; all of them come from one look at the file."""

    @dg.multi_asset_check(
        specs=specs_of(master, GATES, partitions, blocking=True), name="master_video_checks"
    )
    def master_video_checks(
        context: dg.AssetCheckExecutionContext,
        calls: dg.ResourceParam[CallCache],
        artifacts: dg.ResourceParam[ArtifactStore],
        settings: dg.ResourceParam[Settings],
    ) -> Iterator[dg.AssetCheckResult]:
        with announced(context, AssetRun("master_video_checks", context.partition_key, is_check=True)):
            gates = _gates(master, context.partition_key, settings.unguarded, artifacts, calls)
        yield from (result_of(master, gate) for gate in gates)

    return master_video_checks


def _gates(
    master: dg.AssetKey, partition: str, channel: Channel, artifacts: ArtifactStore, calls: CallCache
) -> tuple[Measured, ...]:
    from vidgen_assets.quality.measuring import gates_of, sync_of

    video = artifacts.load(master, partition, MasterVideo)
    aligned = artifacts.load(_beside(master, "aligned_words"), partition, AlignedWords)
    script = artifacts.load(_beside(master, "polished_script"), partition, Script)
    store = artifacts.blobs
    sync = sync_of(video, aligned.words, script, channel.quality.sync_ms, (store, calls))
    in_sync = Measured(
        name="words in sync",
        passed=sync.passed,
        measured=f"drift {sync.drift_ms} ms over {sync.words_checked} words, median {sync.median_ms} ms",
        threshold=f"at most {channel.quality.sync_ms} ms of drift",
        why=sync.why,
    )
    return (*gates_of(video, channel, store, calls), in_sync)


def specs_of(
    asset: dg.AssetKey, gates: Mapping[str, str], partitions: dg.PartitionsDefinition, *, blocking: bool
) -> list[dg.AssetCheckSpec]:
    """Return a check a gate on an asset's partitions; `gates` are names with what each holds."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", dg.PreviewWarning)  # partitioned checks: new in Dagster 1.13
        return [
            dg.AssetCheckSpec(
                _check_name(gate), asset=asset, blocking=blocking, partitions_def=partitions, description=says
            )
            for gate, says in gates.items()
        ]


def result_of(asset: dg.AssetKey, gate: Measured) -> dg.AssetCheckResult:
    """Return how a gate's check went, with what was measured and the threshold."""
    blocks = gate.severity == "blocks"
    return dg.AssetCheckResult(
        asset_key=asset,
        check_name=_check_name(gate.name),
        passed=gate.passed,
        severity=dg.AssetCheckSeverity.ERROR if blocks else dg.AssetCheckSeverity.WARN,
        description=gate.why if not gate.passed else None,
        metadata={"measured": gate.measured, "threshold": gate.threshold},
    )


def _check_name(gate: str) -> str:
    return gate.replace(" ", "_")


def _beside(key: dg.AssetKey, name: str) -> dg.AssetKey:
    return dg.AssetKey([*key.path[:-1], name])

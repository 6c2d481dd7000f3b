"""The checks on a video's sound: on the normalised voice and on the finished mix, each with what was measured.

They warn and stop nothing: what must not go out is stopped by the blocking checks on the master, which measure
loudness and true peak of the file itself.
"""

from collections.abc import Iterator

import dagster as dg

from resources.call_cache import CallCache
from vidgen_assets.artifacts import AlignedWords, Soundtrack, Voiceover
from vidgen_assets.building import AssetRun, Settings, announced
from vidgen_assets.io_manager import ArtifactStore
from vidgen_assets.quality.checks import result_of, specs_of

SHARED = {
    "loudness": "Integrated loudness is where the channel's target needs it.",
    "true peak": "No true peak is above the channel's ceiling.",
    "clipping": "No sample is cut off at full scale.",
    "silence": "Nothing is silent for longer than the channel allows.",
}
ON_MIX = {
    **SHARED,
    "loudness range": "Loud and quiet parts are not too far apart for a phone.",
    "voice over bed": "The voice stands clear of music, effects and ambience in every second it speaks.",
    "speech rate": "It is spoken neither too fast nor too slowly to follow.",
    "word confidence": "The aligner is sure of nearly every word.",
}


def build_sound_checks(
    channel: str, partitions: dg.PartitionsDefinition
) -> tuple[dg.AssetChecksDefinition, dg.AssetChecksDefinition]:
    """Return the checks on a channel's normalized_voiceover and soundtrack."""
    voice, mix = dg.AssetKey([channel, "normalized_voiceover"]), dg.AssetKey([channel, "soundtrack"])

    @dg.multi_asset_check(
        specs=specs_of(voice, SHARED, partitions, blocking=False), name="normalized_voiceover_checks"
    )
    def voice_checks(
        context: dg.AssetCheckExecutionContext,
        calls: dg.ResourceParam[CallCache],
        artifacts: dg.ResourceParam[ArtifactStore],
        settings: dg.ResourceParam[Settings],
    ) -> Iterator[dg.AssetCheckResult]:
        with announced(
            context, AssetRun("normalized_voiceover_checks", context.partition_key, is_check=True)
        ):
            from vidgen_assets.quality.sound_gates import measured, voice_gates

            channel_of, limits = settings.unguarded, settings.unguarded.quality.sound
            spoken = artifacts.load(voice, context.partition_key, Voiceover)
            heard = measured(spoken.audio, limits.silent_below_lufs, artifacts.blobs, calls)
            gates = tuple(voice_gates(heard, channel_of.sound, limits))
        yield from (result_of(voice, gate) for gate in gates)

    @dg.multi_asset_check(specs=specs_of(mix, ON_MIX, partitions, blocking=False), name="soundtrack_checks")
    def mix_checks(
        context: dg.AssetCheckExecutionContext,
        calls: dg.ResourceParam[CallCache],
        artifacts: dg.ResourceParam[ArtifactStore],
        settings: dg.ResourceParam[Settings],
    ) -> Iterator[dg.AssetCheckResult]:
        with announced(context, AssetRun("soundtrack_checks", context.partition_key, is_check=True)):
            from vidgen_assets.quality.sound_gates import measured, mix_gates

            channel_of, limits = settings.unguarded, settings.unguarded.quality.sound
            track = artifacts.load(mix, context.partition_key, Soundtrack)
            aligned = artifacts.load(
                dg.AssetKey([channel, "aligned_words"]), context.partition_key, AlignedWords
            )
            heard = measured(track.audio, limits.silent_below_lufs, artifacts.blobs, calls)
            gates = tuple(mix_gates(track, heard, aligned.words, channel_of.sound, limits))
        yield from (result_of(mix, gate) for gate in gates)

    return voice_checks, mix_checks

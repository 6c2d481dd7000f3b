"""Audio production: the script spoken, and brought to one loudness."""

import dagster as dg

from resources.store import BlobStore
from resources.voice.facade import Voices
from resources.wav import read_wav, wav_bytes
from vidgen_assets.artifacts import Script, Selection, Voiceover
from vidgen_assets.building import Reads, Settings, asset
from vidgen_assets.partitions import DAY_AND_VIDEO, VIDEO
from vidgen_assets.picking import slot_of
from vidgen_assets.showing import lines, table

WAV = "audio/wav"


@asset(
    VIDEO,
    code="6",
    kinds={"audio"},
    reads=Reads(("voice", "writing.min_seconds", "writing.max_seconds")),
    ins={"selected_ideas": dg.AssetIn(partition_mapping=DAY_AND_VIDEO)},
)
def voiceover(
    context: dg.AssetExecutionContext,
    polished_script: Script,
    selected_ideas: Selection,
    voices: dg.ResourceParam[Voices],
    store: dg.ResourceParam[BlobStore],
    settings: dg.ResourceParam[Settings],
) -> Voiceover:
    """The script spoken sentence by sentence, each speaker in one voice, at the channel's length, with word times."""
    from vidgen_assets.audio.narrate import tell

    channel = settings.of(context)
    told = tell(
        polished_script, voices, channel.voice, slot_of(selected_ideas, context).voice.voice, channel.writing
    )
    audio = store.add_bytes(told.narration.wav, "voiceover.wav", WAV)
    context.add_output_metadata(
        {
            "duration_s": told.narration.duration_ms / 1000,
            "rate_wpm": told.by.setting.rate_wpm,
            "fitted_because": told.fit.why,
            "provider": told.by.setting.provider,
            "voice": told.by.setting.voice,
            "speakers": table(
                ("speaker", "provider", "voice", "times"),
                ((one.speaker, one.provider, one.voice, one.times) for one in told.speakers),
            ),
            "fallbacks": len(told.by.switches),
            "switches": lines(f"{s.failed} to {s.took_over}: {s.why}" for s in told.by.switches),
            "audio": dg.MetadataValue.path(str(store.path(audio))),
        }
    )
    return Voiceover(
        audio=audio,
        sample_rate=told.narration.sample_rate,
        duration_ms=told.narration.duration_ms,
        provider=told.by.setting.provider,
        voice=told.by.setting.voice,
        words=told.narration.words,
        switches=told.by.switches,
        rate_wpm=told.by.setting.rate_wpm,
        speakers=told.speakers,
        stretches=told.narration.stretches,
    )


@asset(VIDEO, code="3", kinds={"audio"}, reads=Reads(("sound.target_lufs", "sound.true_peak_dbtp")))
def normalized_voiceover(
    context: dg.AssetExecutionContext,
    voiceover: Voiceover,
    store: dg.ResourceParam[BlobStore],
    settings: dg.ResourceParam[Settings],
) -> Voiceover:
    """The voice with equaliser, compressor and a little room, at one loudness; its words stay where they were."""
    from vidgen_assets.audio.polish import normalized

    pcm, rate = read_wav(store.read(voiceover.audio), voiceover.audio.name)
    done, loudness = normalized(pcm, settings.of(context).sound, rate)
    audio = store.add_bytes(wav_bytes(done, rate), "normalized_voiceover.wav", WAV)
    context.add_output_metadata(
        {
            "lufs": loudness.lufs,
            "true_peak_dbtp": loudness.true_peak_dbtp,
            "audio": dg.MetadataValue.path(str(store.path(audio))),
        }
    )
    return voiceover.model_copy(update={"audio": audio, "loudness": loudness})

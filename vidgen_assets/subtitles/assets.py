"""Subtitle creation: every word on the millisecond, every shot on the frame."""

import dagster as dg

from resources.store import BlobStore
from resources.wav import read_wav
from vidgen_assets.artifacts import AlignedWords, SceneTiming, Script, ShotList, Voiceover
from vidgen_assets.building import Reads, Settings, asset
from vidgen_assets.partitions import VIDEO
from vidgen_assets.pools import GPU
from vidgen_assets.showing import lines, table


@asset(VIDEO, code="3", kinds={"text"}, reads=Reads(("voice.aligners",)), pool=GPU)
def aligned_words(
    context: dg.AssetExecutionContext,
    normalized_voiceover: Voiceover,
    polished_script: Script,
    store: dg.ResourceParam[BlobStore],
    settings: dg.ResourceParam[Settings],
) -> AlignedWords:
    """When each word of the script is spoken, in ms, and the aligner that said so."""
    from vidgen_assets.audio.spoken import spoken_script
    from vidgen_assets.subtitles.align import UNSURE, align, aligners_in_order

    aligners = aligners_in_order(settings.of(context).voice.aligners, normalized_voiceover.words)
    pcm, rate = read_wav(store.read(normalized_voiceover.audio), normalized_voiceover.audio.name)
    spoken = spoken_script(polished_script)
    aligned = align(
        pcm, rate, spoken, aligners, normalized_voiceover.stretches, normalized_voiceover.words
    )  # fmt: skip
    silent = {word.index for word in spoken.words if not word.spoken}
    heard = [word for word in aligned.words if word.index not in silent]
    unsure = sorted((word for word in heard if word.confidence < UNSURE), key=lambda word: word.confidence)
    minutes = aligned.duration_ms / 60_000
    context.add_output_metadata(
        {
            "words": len(aligned.words),
            "words_per_minute": round(len(aligned.words) / minutes, 1),
            "aligner": aligned.aligner,
            "lowest_confidence": min(word.confidence for word in heard),
            "words_below": len(unsure),
            "sentences_shared": len(aligned.shared),
            "fallbacks": len(aligned.switches),
            "switches": lines(f"{s.failed} to {s.took_over}: {s.why}" for s in aligned.switches),
            "unsure": table(
                ("word", "start ms", "confidence"),
                ((word.text, word.start_ms, word.confidence) for word in unsure[:20]),
            ),
            "preview": table(
                ("word", "start ms", "end ms", "confidence"),
                ((word.text, word.start_ms, word.end_ms, word.confidence) for word in aligned.words),
            ),
        }
    )
    return aligned


@asset(VIDEO, code="1", kinds={"json"}, reads=Reads(("formats.fps",)))
def scene_timing(
    context: dg.AssetExecutionContext,
    aligned_words: AlignedWords,
    shot_list: ShotList,
    settings: dg.ResourceParam[Settings],
) -> SceneTiming:
    """The shots in frames: each changes on the word it should, transitions clamped to what both shots can give."""
    from vidgen_assets.subtitles.timing import scene_timing as time_scenes

    timing = time_scenes(aligned_words, shot_list.shots, settings.of(context).formats.fps)
    context.add_output_metadata(
        {
            "frames": timing.frames,
            "shots": len(timing.shots),
            "duration_s": round(timing.frames / timing.fps, 3),
            "preview": table(
                ("shot", "first frame", "end frame", "transition frames", "prop appears"),
                (
                    (s.shot, s.first_frame, s.end_frame, s.transition_frames, s.prop_frame)
                    for s in timing.shots
                ),
            ),
        }
    )
    return timing

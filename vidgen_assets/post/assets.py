"""Post-production: framing, captions, sound, colour and the cut as plans, and the one render that uses them."""

import dagster as dg

from resources.call_cache import CallCache
from resources.store import BlobStore
from resources.wav import read_wav
from vidgen_assets.artifacts import (
    AlignedWords,
    BeatSheet,
    Captions,
    ColorGrade,
    FramedClips,
    MasterVideo,
    RenderPlan,
    SceneTiming,
    Script,
    SelectedClips,
    Selection,
    ShotList,
    Soundtrack,
    Timeline,
    Voiceover,
    Watermark,
)
from vidgen_assets.building import Reads, Settings, asset
from vidgen_assets.partitions import DAY_AND_VIDEO, VIDEO
from vidgen_assets.picking import slot_of
from vidgen_assets.pools import FFMPEG
from vidgen_assets.showing import contact_sheet, picture, table

LOOK = ("captions.style", "captions.font", "captions.size", "captions.uppercase", "captions.margin_bottom",
        "captions.fill", "captions.highlight", "captions.outline", "captions.outline_px")  # fmt: skip
DELIVERED = tuple(f"platforms.{name}.enabled" for name in ("youtube", "tiktok", "instagram", "facebook"))


@asset(VIDEO, code="3", kinds={"json"}, reads=Reads(("formats.width", "formats.height")))
def framed_clips(
    context: dg.AssetExecutionContext, selected_clips: SelectedClips, settings: dg.ResourceParam[Settings]
) -> FramedClips:
    """The clips fitted to the delivery frame: where the frame lies on each canvas before the camera moves."""
    from vidgen_assets.clips.framing import frame_clips

    framed = frame_clips(selected_clips, settings.of(context).formats)
    context.add_output_metadata({"clips": len(framed.clips), "width": framed.width, "height": framed.height})
    return framed


@asset(
    VIDEO,
    code="5",
    kinds={"text"},
    reads=Reads((*LOOK, "captions.max_chars_line", "captions.max_lines")),
)
def captions(
    context: dg.AssetExecutionContext,
    aligned_words: AlignedWords,
    polished_script: Script,
    shot_list: ShotList,
    store: dg.ResourceParam[BlobStore],
    settings: dg.ResourceParam[Settings],
) -> Captions:
    """The captions: cues by sense and reading speed, with each word's own time, as ASS, SRT and VTT."""
    from vidgen_assets.captions.ass import ass_text
    from vidgen_assets.captions.contrast import assured
    from vidgen_assets.captions.looks import look_of
    from vidgen_assets.captions.typesetting import check_letters, simplified
    from vidgen_assets.subtitles.breaches import breaches
    from vidgen_assets.subtitles.cues import make_cues
    from vidgen_assets.subtitles.files import srt_text, vtt_text

    rules = settings.of(context).captions
    words = aligned_words.words
    texts = [word.text for word in words]
    check_letters(texts, rules.font)
    spans = [polished_script.word_span(number) for number in range(len(polished_script.lines))]
    starts, language = [shot.first_word for shot in shot_list.shots], polished_script.language
    cues = make_cues(words, spans, rules, starts, aligned_words.duration_ms, language)
    outside = breaches(words, cues, spans, rules, starts, language)
    look = look_of(rules)
    context.add_output_metadata(
        {
            "cues": len(cues),
            "cues_outside_limits": len({one.cue for one in outside}),
            "outside_limits": table(
                ("cue", "limit", "measured", "because"),
                ((one.cue + 1, one.limit, one.measured, one.why) for one in outside),
            ),
            "readable_by": assured(look).why,
            "not_as_written": table(
                ("word", "shown as", "because"),
                ((one.text, one.shown, one.why) for one in simplified(texts, look.font)),
            ),
            "preview": table(
                ("from ms", "to ms", "words"),
                (
                    (
                        cue.start_ms,
                        cue.end_ms,
                        " ".join(word.text for word in words[cue.first_word : cue.end_word]),
                    )
                    for cue in cues
                ),
            ),
        }
    )
    return Captions(
        style=rules.style,
        language=language,
        words=words,
        cues=cues,
        ass=store.add_bytes(ass_text(words, cues, look).encode(), "captions.ass", "text/x-ssa"),
        srt=store.add_bytes(srt_text(words, cues).encode(), "captions.srt", "application/x-subrip"),
        vtt=store.add_bytes(vtt_text(words, cues).encode(), "captions.vtt", "text/vtt"),
    )


@asset(
    VIDEO,
    code="4",
    kinds={"audio"},
    reads=Reads(("sound",)),
    ins={"selected_ideas": dg.AssetIn(partition_mapping=DAY_AND_VIDEO)},
)
def soundtrack(
    context: dg.AssetExecutionContext,
    normalized_voiceover: Voiceover,
    aligned_words: AlignedWords,
    scene_timing: SceneTiming,
    shot_list: ShotList,
    beat_sheet: BeatSheet,
    selected_ideas: Selection,
    calls: dg.ResourceParam[CallCache],
    store: dg.ResourceParam[BlobStore],
    settings: dg.ResourceParam[Settings],
) -> Soundtrack:
    """The finished mix: voice, music that ducks under it, effects on the cuts, at the delivery's loudness."""
    from vidgen_assets.post.sound.pictures import loudness_curve, waveform
    from vidgen_assets.post.soundtrack import beds_for, mix, sound_brief, told

    sound, resolve = settings.of(context).sound, settings.unguarded.resolve
    brief = sound_brief(
        aligned_words, scene_timing, shot_list, beat_sheet, sound, slot_of(selected_ideas, context).idea.id
    )  # fmt: skip
    voice, rate = read_wav(store.read(normalized_voiceover.audio), normalized_voiceover.audio.name)
    weights = resolve(sound.musicgen_weights) if sound.musicgen_weights else None
    library = resolve(sound.music_library) if sound.music_library else None
    with store.scratch() as scratch:
        mixed = mix(voice, rate, brief, scratch, beds_for(weights, calls, store), library)
        audio = store.add_file(mixed.path, "soundtrack.wav", "audio/wav")
    plan = store.add_bytes(mixed.plan.model_dump_json().encode(), "mix_plan.json", "application/json")
    reading = mixed.reading
    context.add_output_metadata(
        {
            "lufs": mixed.loudness.lufs,
            "true_peak_dbtp": mixed.loudness.true_peak_dbtp,
            "range_lu": round(reading.range_lu, 1),
            "voice_over_bed_db": mixed.voice_over_bed_db,
            "voice_over_bed_least_db": mixed.voice_over_bed_least_db,
            "limited_db": mixed.most_cut_db,
            "duration_s": mixed.duration_ms / 1000,
            "music": mixed.music,
            "audio": dg.MetadataValue.path(str(store.path(audio))),
            "preview": table(("what", "of the mix"), told(mixed, brief)),
            "waveform": picture(waveform(store.path(audio), aligned_words.words)),
            "loudness": picture(loudness_curve(reading.short_term, reading.momentary, sound.target_lufs)),
        }
    )
    return mixed.as_artifact(audio, plan)


@asset(VIDEO, code="2", kinds={"json"}, reads=Reads(("style.lut", "style.lut_strength", "style.match_shots")))
def color_grade(
    context: dg.AssetExecutionContext,
    selected_clips: SelectedClips,
    shot_list: ShotList,
    beat_sheet: BeatSheet,
    store: dg.ResourceParam[BlobStore],
    settings: dg.ResourceParam[Settings],
) -> ColorGrade:
    """The look, the channel's or the story's choice, and what holds the shots of a scene together in colour."""
    from vidgen_assets.channel.look import AUTO
    from vidgen_assets.post.colour.grade import Wish, plan_grade

    style = settings.of(context).style
    files = settings.unguarded.lut_files()
    wish = Wish(files, style.lut == AUTO, style.lut_strength, style.match_shots)
    grade = plan_grade(selected_clips, shot_list, beat_sheet.mood, wish, store)
    context.add_output_metadata(
        {
            "lut": grade.lut_name,
            "strength": grade.strength,
            "why": grade.why,
            "preview": table(
                ("shots", "delta-E before", "after", "asked", "why"),
                ((f"{j.before_shot} {j.shot}", j.before, j.after, j.asked or "", j.why) for j in grade.joins),
            ),
        }
    )
    return grade


@asset(VIDEO, code="3", kinds={"json"})
def timeline(
    context: dg.AssetExecutionContext,
    framed_clips: FramedClips,
    scene_timing: SceneTiming,
    shot_list: ShotList,
    store: dg.ResourceParam[BlobStore],
) -> Timeline:
    """The cut on the frame grid with its transitions, and the same as OpenTimelineIO for any editor."""
    from vidgen_assets.post.cards import with_cards
    from vidgen_assets.post.timeline import build_timeline

    transitions = {shot.id: shot.transition for shot in shot_list.shots}
    cut = build_timeline(framed_clips, scene_timing, transitions, store, "vidgen")
    cut = with_cards(cut, shot_list, store)
    context.add_output_metadata(
        {
            "frames": cut.frames,
            "duration_s": round(cut.frames / cut.fps, 3),
            "preview": table(
                ("shot", "first", "end", "in by", "frames of it", "because", "played"),
                (
                    (
                        s.shot, s.first_frame, s.end_frame, s.transition, s.transition_frames, s.why,
                        s.playing.why if s.playing else "",
                    )
                    for s in cut.shots
                ),
            ),
        }
    )  # fmt: skip
    return cut


@asset(
    VIDEO,
    code="5",
    kinds={"video", "ffmpeg"},
    reads=Reads(
        (*LOOK, *DELIVERED, "style.watermark", "style.watermark_opacity", "formats.crf", "formats.preset")
    ),
    pool=FFMPEG,
)
def master_video(
    context: dg.AssetExecutionContext,
    timeline: Timeline,
    captions: Captions,
    color_grade: ColorGrade,
    soundtrack: Soundtrack,
    calls: dg.ResourceParam[CallCache],
    store: dg.ResourceParam[BlobStore],
    settings: dg.ResourceParam[Settings],
) -> MasterVideo:
    """The one render: segments encoded once, joined by stream copy, muxed with one continuous sound track."""
    from vidgen_assets.captions.fonts import fonts_for, locale_of
    from vidgen_assets.captions.looks import look_of
    from vidgen_assets.captions.screens import delivered_to
    from vidgen_assets.post.caption_place import place_captions
    from vidgen_assets.post.render import render

    channel = settings.of(context)
    style, platforms = channel.style, delivered_to(channel.platforms)
    look = look_of(channel.captions, platforms)
    fonts = fonts_for([word.text for word in captions.words], look.font)
    look = look.model_copy(update={"fonts": fonts, "locale": locale_of(captions.language)})
    cues, placed = place_captions(timeline, captions.words, captions.cues, look, platforms)
    plan = RenderPlan(
        fps=timeline.fps,
        width=timeline.width,
        height=timeline.height,
        frames=timeline.frames,
        shots=timeline.shots,
        words=captions.words,
        cues=cues,
        look=look,
        watermark=Watermark(text=style.watermark, opacity=style.watermark_opacity)
        if style.watermark
        else None,
        grade=color_grade,
        audio=soundtrack.audio,
        crf=channel.formats.crf,
        preset=channel.formats.preset,
        seed=context.partition_key,
    )
    with store.scratch() as scratch:
        rendered = render(plan, store, calls, scratch)
    plan_file = store.add_bytes(plan.model_dump_json().encode(), "render_plan.json", "application/json")
    master = rendered.model_copy(update={"plan": plan_file})
    context.add_output_metadata(
        {
            "video": dg.MetadataValue.path(str(store.path(master.video))),
            "duration_s": master.duration_ms / 1000,
            "frames": master.frames,
            "segments": len(master.segments),
            "captions_moved": sum(one.strip != "asked" for one in placed),
            "captions_placed": table(
                ("shot", "strip", "above the bottom", "because"),
                ((one.shot, one.strip, one.margin_bottom, one.why) for one in placed),
            ),
            "lufs": master.loudness.lufs,
            "true_peak_dbtp": master.loudness.true_peak_dbtp,
            "megabytes": round(master.video.size / 1e6, 2),
            "preview": contact_sheet(
                [store.path(shot.clip.clip.keyframe.preview) for shot in timeline.shots]
            ),
        }
    )
    return master

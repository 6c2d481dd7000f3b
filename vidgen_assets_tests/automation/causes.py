"""What may change and who is made again for it, written down by hand: the tables that test_causes.py holds true.

Whoever adds a channel field, a prompt or an asset adds a row here, and so says what it costs.
"""

# who hears of an asset's new data: its direct readers, in the same video, day or the video's day
FOLLOWERS = {
    "imported_posts": "post_quality",
    "reddit_posts": "post_quality",
    "post_quality": "unique_posts",
    "unique_posts": "ranked_posts",
    "ranked_posts": "adapted_ideas generated_ideas attributions",
    "attributions": "selected_ideas",
    "adapted_ideas": "idea_clusters",
    "generated_ideas": "idea_clusters",
    "idea_clusters": "candidate_titles scored_titles voice_recommendations selected_ideas",
    "candidate_titles": "scored_titles",
    "scored_titles": "selected_ideas",
    "voice_recommendations": "selected_ideas",
    "selected_ideas": "raw_script script_scores revised_script polished_script final_title voiceover shot_list"
    " image_prompts soundtrack video_metadata performance_evaluation",
    "raw_script": "script_scores revised_script",
    "script_scores": "revised_script",
    "revised_script": "polished_script",
    "polished_script": "beat_sheet draft_subtitles final_title voiceover shot_list video_metadata aligned_words"
    " captions sync_report quality_report",
    "final_title": "video_metadata device_previews thumbnail quality_report",
    "beat_sheet": "shot_list soundtrack thumbnail color_grade",
    "shot_list": "image_prompts captions color_grade scene_timing selected_keyframes soundtrack generated_clips"
    " selected_clips timeline device_previews thumbnail",
    "draft_subtitles": "",
    "voiceover": "normalized_voiceover quality_report",
    "normalized_voiceover": "aligned_words soundtrack",
    "aligned_words": "captions scene_timing soundtrack sync_report quality_report",
    "scene_timing": "soundtrack generated_clips timeline",
    "image_prompts": "keyframes_a keyframes_b",
    "keyframes_a": "selected_keyframes",
    "keyframes_b": "selected_keyframes",
    "selected_keyframes": "generated_clips",
    "generated_clips": "interpolated_clips",
    "interpolated_clips": "selected_clips",
    "selected_clips": "color_grade framed_clips quality_report",
    "color_grade": "master_video",
    "framed_clips": "timeline",
    "timeline": "master_video device_previews thumbnail",
    "captions": "master_video device_previews deliveries",
    "soundtrack": "master_video video_metadata quality_report",
    "master_video": "device_previews sync_report thumbnail quality_report final_video deliveries",
    "device_previews": "quality_report",
    "sync_report": "quality_report",
    "quality_report": "final_video deliveries",
    "thumbnail": "youtube_receipt tiktok_receipt instagram_receipt facebook_receipt",
    "video_metadata": "quality_report final_video youtube_receipt tiktok_receipt instagram_receipt facebook_receipt"
    " deliveries",
    "deliveries": "",
    "final_video": "youtube_receipt tiktok_receipt instagram_receipt facebook_receipt deliveries",
    "youtube_receipt": "performance_snapshots",
    "tiktok_receipt": "performance_snapshots",
    "instagram_receipt": "performance_snapshots",
    "facebook_receipt": "performance_snapshots",
    "performance_snapshots": "monetization performance_evaluation",
    "monetization": "performance_evaluation",
    "performance_evaluation": "recommendations",
    "recommendations": "",
}

# who looks back at an asset's past days
LATER_FOLLOWERS = {
    "post_quality": "unique_posts",
    "selected_ideas": "performance_evaluation",
    "performance_snapshots": "performance_evaluation",
}

_THINK = "adapted_ideas generated_ideas candidate_titles"
_WRITE = "raw_script revised_script polished_script final_title"
_WRITING = f"{_THINK} {_WRITE} script_scores quality_report"
_SPEAK = f"{_THINK} {_WRITE} voiceover"
_VOICES = f"{_SPEAK} voice_recommendations"
_LOOK = "captions master_video"
_WRAP = "captions draft_subtitles"
_MIX = "normalized_voiceover soundtrack quality_report"
_FRAME = "keyframes_a keyframes_b generated_clips framed_clips quality_report"
_DELIVER = "video_metadata device_previews"

# every field of a channel: another value, and who is made again for it
FIELDS: dict[str, tuple[object, str]] = {
    "name": ("another", ""),  # another name is another channel, whose own assets know nothing of this one's
    "title": ("Other Stories", "device_previews"),
    "start_date": ("2026-10-01", ""),
    "owners": (["team:night"], ""),
    "sources.files": (["posts/*.csv"], "imported_posts"),
    "sources.briefs": ("inbox", "imported_posts"),
    "sources.reddit": (True, "reddit_posts"),
    "sources.subreddits": (["tifu"], "reddit_posts"),
    "sources.listing": ("new", "reddit_posts"),
    "sources.limit": (50, "reddit_posts"),
    "sources.comments": (0, "reddit_posts"),
    "sources.max_post_bytes": (100_000, "imported_posts"),
    "sources.max_file_bytes": (100_000, "imported_posts"),
    "safety.nsfw": ("allow", "post_quality"),
    "safety.profanity": ("keep", f"post_quality {_THINK} {_WRITE}"),
    "safety.personal_data": ("leave_out", "post_quality"),
    "safety.self_harm": ("allow", "post_quality"),
    "safety.blocked_words": (["casino"], "post_quality"),
    "safety.languages": (["en", "de"], "post_quality"),
    "selection.slots": (4, "selected_ideas"),
    "selection.min_words": (61, "post_quality"),
    "selection.max_words": (2_400, "post_quality"),
    "selection.min_quality": (0.5, "post_quality selected_ideas"),
    "selection.window_days": (1, "unique_posts"),
    "selection.one_per_theme": (False, "idea_clusters"),
    "selection.original_ideas": (3, "generated_ideas"),
    "writing.writers": (["openai", "embedded"], _WRITING),
    "writing.language": ("de", _WRITING),
    "writing.min_seconds": (36, f"{_WRITING} voiceover"),
    "writing.max_seconds": (59, f"{_WRITING} voiceover"),
    "writing.target_seconds": (47, f"{_WRITING} post_quality"),
    "writing.call_to_action": ("follow", _WRITING),
    "writing.revision_rounds": (1, _WRITING),
    "writing.good_enough": (0.8, _WRITING),
    "writing.llm_model": ("gpt-5", _WRITING),
    "writing.llm_base_url": ("http://localhost:1234/v1", _WRITING),
    "voice.voices": ({"narrator": {"voice": "en-us"}}, _VOICES),
    "voice.voices.narrator.provider": ("elevenlabs", _VOICES),
    "voice.voices.narrator.voice": ("gmw/en", _VOICES),
    "voice.voices.narrator.rate_wpm": (180, _VOICES),
    "voice.voices.narrator.pitch": (50, _VOICES),
    "voice.voices.narrator.liveliness": (70, _VOICES),
    "voice.voices.narrator.pause_percent": (110, _VOICES),
    "voice.voices.narrator.emphasis_percent": (130, _VOICES),
    "voice.voices.narrator.style": ("warm, unhurried", _VOICES),
    "voice.voices.narrator.model": ("tts-1", _VOICES),
    "voice.voices.narrator.language": ("en", _VOICES),
    "voice.voices.narrator.sounds": ("man", _VOICES),
    "voice.voices.narrator.suits": (["calm"], _VOICES),
    "voice.default": ("bright", _VOICES),
    "voice.providers": (["elevenlabs", "espeak"], "voice_recommendations voiceover"),
    "voice.speakers": ({"my boss": "bright"}, "voiceover"),
    "voice.aligners": (["voice"], "voiceover aligned_words"),
    "voice.sentence_pause_ms": (300, _SPEAK),
    "voice.paragraph_pause_ms": (500, _SPEAK),
    "style.pictures": (["openai_images", "papercut"], "keyframes_a keyframes_b"),
    "style.clips": (["video", "camera"], ""),
    "style.lut": ("noir", "color_grade"),
    "style.lut_strength": (0.4, "color_grade"),
    "style.match_shots": (False, "color_grade"),
    "style.transitions": (["cut"], "shot_list"),
    "style.transition_ms": (300, "shot_list"),
    "style.shot_seconds": (5.0, "shot_list"),
    "style.post_card": (False, "shot_list"),
    "style.end_card": (False, "shot_list"),
    "style.watermark": ("@others", "master_video"),
    "style.watermark_opacity": (0.4, "master_video"),
    "captions.style": ("box", _LOOK),
    "captions.font": ("fredoka", _LOOK),
    "captions.size": (80, _LOOK),
    "captions.uppercase": (True, _LOOK),
    "captions.max_chars_line": (16, _WRAP),
    "captions.max_lines": (1, _WRAP),
    "captions.margin_bottom": (500, _LOOK),
    "captions.fill": ("#FFFFFE", _LOOK),
    "captions.highlight": ("#FFD23E", _LOOK),
    "captions.outline": ("#14101E", _LOOK),
    "captions.outline_px": (6, _LOOK),
    "sound.music": ("off", "soundtrack quality_report"),
    "sound.music_library": ("music", "soundtrack quality_report"),
    "sound.genre": ("lofi", "soundtrack quality_report"),
    "sound.unlicensed_music": ("refuse", "soundtrack quality_report"),
    "sound.musicgen_weights": ("weights", "soundtrack quality_report"),
    "sound.ambience": (False, "soundtrack quality_report"),
    "sound.layout": ("binaural", "soundtrack quality_report"),
    "sound.music_gain_db": (-16, "soundtrack quality_report"),
    "sound.duck_db": (-8, "soundtrack quality_report"),
    "sound.effects": (False, "soundtrack quality_report"),
    "sound.target_lufs": (-16, _MIX),
    "sound.true_peak_dbtp": (-2, _MIX),
    "formats.width": (720, _FRAME),
    "formats.height": (1280, _FRAME),
    "formats.fps": (25, "scene_timing interpolated_clips quality_report"),
    "formats.crf": (20, "master_video"),
    "formats.preset": ("fast", "master_video"),
    "formats.deliveries": ([{"profile": "av1"}], "deliveries"),
    "quality.black_seconds": (0.6, "quality_report"),
    "quality.frozen_seconds": (3.0, "quality_report"),
    "quality.sync_ms": (80, "sync_report quality_report"),
    "quality.block_on_fallback": (True, "quality_report"),
    "quality.sound.clipped_samples": (1, "quality_report"),
    "quality.sound.silent_below_lufs": (-55, "quality_report"),
    "quality.sound.voice_silence_s": (2.5, "quality_report"),
    "quality.sound.mix_silence_s": (1.2, "quality_report"),
    "quality.sound.most_range_lu": (14, "quality_report"),
    "quality.sound.voice_over_bed_db": (11, "quality_report"),
    "quality.sound.slowest_wpm": (120, "quality_report"),
    "quality.sound.fastest_wpm": (250, "quality_report"),
    "quality.sound.unsure_below": (0.4, "quality_report"),
    "quality.sound.unsure_share": (0.2, "quality_report"),
    "platforms.outbox": ("outbox", _DELIVER),
    "platforms.ai_disclosure": (False, _DELIVER),
    "platforms.hashtags": (["storytime"], _DELIVER),
    **{
        f"platforms.{name}.{setting}": (
            value,
            f"{_DELIVER} {name}_receipt{' master_video' if setting == 'enabled' else ''}",
        )
        for name, enabled in (("youtube", False), ("tiktok", False), ("instagram", True), ("facebook", True))
        for setting, value in (
            ("enabled", enabled), ("provider", name), ("privacy", "unlisted"), ("made_for_kids", True),
        )
    },
    "budget.cap_usd": (5, ""),
    "automation.daily_at": ("03:00", ""),
    "automation.timezone": ("Europe/Berlin", ""),
    "automation.max_cost_usd": (1.0, ""),
    "automation.new_posts": ("videos", ""),
    "automation.new_posts_minutes": (30, ""),
    "automation.new_briefs": ("selection", ""),
    "automation.refresh_after_change": ("off", ""),
    "automation.refresh_days": (3, ""),
    "notify.notifiers": ([{"kind": "slack", "url_from": "SLACK_URL"}], ""),
    "notify.ui_url": ("http://localhost:3000", ""),
    "retention.artifacts_days": (10, ""),
    "retention.calls_days": (10, ""),
    "retention.runs_days": (10, ""),
}  # fmt: skip

# fields that can hold one value only
FIXED = ("safety.hate",)

PROMPTS = {
    "adapted_ideas": "adapted_ideas",
    "generated_ideas": "generated_ideas",
    "candidate_titles": "candidate_titles",
    "raw_script": "raw_script",
    "revised_script": "revised_script",
    "polished_script": "polished_script",
    "final_title": "final_title",
}

# who reads files that no record shows; an edited one makes it again
OUTSIDE = ("imported_posts",)

# who reads the bytes of the channel's own LUT; the other LUTs are read by nobody
LUT_READERS = "color_grade"

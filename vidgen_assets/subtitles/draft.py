"""Draft subtitles: cues on estimated times, before a voice has spoken. The real ones replace them.

Their lengths are `lengths.py`'s.
"""

from __future__ import annotations

from vidgen_assets.artifacts.scripts import Script
from vidgen_assets.artifacts.sound import DraftSubtitles, Word
from vidgen_assets.audio.assemble import Pauses
from vidgen_assets.audio.spoken import spoken_script
from vidgen_assets.channel import CaptionRules
from vidgen_assets.subtitles.cues import make_cues
from vidgen_assets.subtitles.lengths import REFERENCE_WPM, length_ms, rest_ms


def draft_subtitles(
    script: Script, rules: CaptionRules, rate_wpm: int = REFERENCE_WPM, pauses: Pauses = Pauses()
) -> DraftSubtitles:
    """Return every word with estimated times, and the cues made of them."""
    spoken = spoken_script(script)
    words: list[Word] = []
    scale = REFERENCE_WPM / rate_wpm
    at = float(pauses.lead_in_ms)
    for number, (first, end) in enumerate(spoken.lines):
        if number:
            before, after = script.lines[number - 1], script.lines[number]
            at += pauses.between((before.part, before.paragraph), (after.part, after.paragraph))
        for word in spoken.words[first:end]:
            length, rest = length_ms(word) * scale, rest_ms(word) * scale
            times = {"start_ms": round(at), "end_ms": round(at + length)}
            words.append(Word(index=word.index, text=word.written, confidence=0.0, **times))
            at += length + (rest if word.index + 1 < end else 0.0)
    cues = make_cues(words, spoken.lines, rules, end_ms=round(at) + pauses.tail_ms, language=script.language)
    return DraftSubtitles(words=tuple(words), cues=cues)

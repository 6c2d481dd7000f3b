"""Draft subtitles: cues on estimated times, before a voice has spoken. The real ones replace them.

The estimate was fitted to espeak-ng on real sentences: a word's share of the time is a constant plus its
letters, and punctuation rests.
"""

from __future__ import annotations

from vidgen_assets.artifacts.scripts import Script
from vidgen_assets.artifacts.sound import DraftSubtitles, Word
from vidgen_assets.audio.assemble import Pauses
from vidgen_assets.audio.spoken import SpokenWord, spoken_script
from vidgen_assets.channel import CaptionRules
from vidgen_assets.subtitles.cues import make_cues

REFERENCE_WPM = 175
TOKEN_MS, LETTER_MS = 62.0, 49.0
REST_MS = {",": 190.0, ";": 260.0, ":": 260.0}
"""At the reference rate: each token, each of its letters, and the rest inside a sentence after a mark."""


def draft_subtitles(
    script: Script, rules: CaptionRules, rate_wpm: int = REFERENCE_WPM, pauses: Pauses = Pauses()
) -> DraftSubtitles:
    """Return every word with estimated times, and the cues made of them."""
    spoken = spoken_script(script)
    words: list[Word] = []
    at = float(pauses.lead_in_ms)
    for number, (first, end) in enumerate(spoken.lines):
        if number:
            before, after = script.lines[number - 1], script.lines[number]
            at += pauses.between((before.part, before.paragraph), (after.part, after.paragraph))
        for word in spoken.words[first:end]:
            length, rest = _estimate(word, rate_wpm)
            times = {"start_ms": round(at), "end_ms": round(at + length)}
            words.append(Word(index=word.index, text=word.written, confidence=0.0, **times))
            at += length + (rest if word.index + 1 < end else 0.0)
    cues = make_cues(words, spoken.lines, rules, end_ms=round(at) + pauses.tail_ms)
    return DraftSubtitles(words=tuple(words), cues=cues)


def _estimate(word: SpokenWord, rate_wpm: int) -> tuple[float, float]:
    """Return a word's estimated length and the rest after it, in ms."""
    scale = REFERENCE_WPM / rate_wpm
    length = sum(TOKEN_MS + LETTER_MS * len(token) for token in word.spoken)
    rest = REST_MS.get(word.said[-1][-1], 0.0) if word.said else 0.0
    return length * scale, rest * scale

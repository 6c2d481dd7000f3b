"""Caption files: SRT and VTT for players and platforms; ASS, with the spoken word told apart, is captions/ass.py's.

Words are untrusted text. Each format's markup is made harmless here and nowhere else: a post may say
`{\\pos(0,0)}`, `<b>` or `-->` and it is read, not obeyed. How captions are burnt in is the renderer's.
"""

from __future__ import annotations

from collections.abc import Sequence

from vidgen_assets.artifacts.sound import Cue, Word
from vidgen_assets.subtitles.plain import cue_lines, joined, plain

# SRT has no escape at all; players read tags and ASS overrides in it.
SRT_SAFE = str.maketrans(
    {"<": "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}",
     ">": "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}", "{": "(", "}": ")", "\\": "/"}
)  # fmt: skip
VTT_SAFE = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def srt_text(words: Sequence[Word], cues: Sequence[Cue]) -> str:
    """Return the cues as SubRip text."""
    blocks = []
    for number, (cue, lines) in enumerate(cue_lines(words, cues), 1):
        text = "\n".join(
            joined([plain(word.text).translate(SRT_SAFE) for word in line], line) for line in lines
        )
        blocks.append(f"{number}\n{_clock(cue.start_ms, ',')} --> {_clock(cue.end_ms, ',')}\n{text}\n")
    return "\n".join(blocks)


def vtt_text(words: Sequence[Word], cues: Sequence[Cue]) -> str:
    """Return the cues as WebVTT, each word after the first with the time it is spoken."""
    blocks = ["WEBVTT\n"]
    for cue, lines in cue_lines(words, cues):
        text = "\n".join(joined([_vtt_word(word, cue) for word in line], line) for line in lines)
        blocks.append(f"{_clock(cue.start_ms, '.')} --> {_clock(cue.end_ms, '.')}\n{text}\n")
    return "\n".join(blocks)


def _vtt_word(word: Word, cue: Cue) -> str:
    text = plain(word.text).translate(VTT_SAFE)
    inside = word.index != cue.first_word and cue.start_ms < word.start_ms < cue.end_ms
    return f"<{_clock(word.start_ms, '.')}>{text}" if inside else text


def _clock(ms: int, mark: str) -> str:
    seconds, rest = divmod(ms, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{mark}{rest:03}"

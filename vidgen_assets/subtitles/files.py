"""Caption files: SRT and VTT for players and platforms, ASS with the spoken word lit.

Words are untrusted text. Each format's markup is made harmless here and nowhere else: a post may say
`{\\pos(0,0)}`, `<b>` or `-->` and it is read, not obeyed. How captions are burnt in is the renderer's.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from vidgen_assets.artifacts.post import CaptionLook
from vidgen_assets.artifacts.sound import Cue, Word
from vidgen_assets.channel import CaptionRules
from vidgen_assets.post.caption_strips import PLATFORMS, advised_margin

FRAME = (1080, 1920)
SIDE_MARGIN = 60
FONTS = {"fredoka": "Fredoka One", "manrope": "Manrope ExtraBold"}
# No escape works in every ASS renderer, so the three characters of its markup get look-alikes.
ASS_SAFE = str.maketrans({"{": "(", "}": ")", "\\": "/"})
# SRT has no escape at all; players read tags and ASS overrides in it.
SRT_SAFE = str.maketrans(
    {"<": "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}",
     ">": "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}", "{": "(", "}": ")", "\\": "/"}
)  # fmt: skip
VTT_SAFE = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def look_of(rules: CaptionRules, platforms: Sequence[str] = PLATFORMS) -> CaptionLook:
    """Return the look a channel asks for; without a margin, captions stand where these platforms advise."""
    margin = advised_margin(platforms) if rules.margin_bottom is None else rules.margin_bottom
    return CaptionLook(
        style=rules.style, font=rules.font, size=rules.size, margin_bottom=margin,
        uppercase=rules.uppercase, fill=rules.fill, highlight=rules.highlight, outline=rules.outline,
        outline_px=rules.outline_px,
    )  # fmt: skip


def srt_text(words: Sequence[Word], cues: Sequence[Cue]) -> str:
    """Return the cues as SubRip text."""
    blocks = []
    for number, (cue, lines) in enumerate(_cue_lines(words, cues), 1):
        text = "\n".join(" ".join(plain(word.text).translate(SRT_SAFE) for word in line) for line in lines)
        blocks.append(f"{number}\n{_clock(cue.start_ms, ',')} --> {_clock(cue.end_ms, ',')}\n{text}\n")
    return "\n".join(blocks)


def vtt_text(words: Sequence[Word], cues: Sequence[Cue]) -> str:
    """Return the cues as WebVTT, each word after the first with the time it is spoken."""
    blocks = ["WEBVTT\n"]
    for cue, lines in _cue_lines(words, cues):
        said = []
        for line in lines:
            said.append(" ".join(_vtt_word(word, cue) for word in line))
        text = "\n".join(said)
        blocks.append(f"{_clock(cue.start_ms, '.')} --> {_clock(cue.end_ms, '.')}\n{text}\n")
    return "\n".join(blocks)


def ass_text(words: Sequence[Word], cues: Sequence[Cue], look: CaptionLook) -> str:
    """Return the cues as Advanced SubStation Alpha for a 1080x1920 frame, one event for each lit word."""
    events = [
        f"Dialogue: 0,{_ass_clock(start)},{_ass_clock(end)},Caption,,0,0,0,,{text}"
        for cue, lines in _cue_lines(words, cues)
        for start, end, text in _lit(cue, lines, look)
    ]
    return "\n".join([*_ass_head(look), *events]) + "\n"


def plain(text: str) -> str:
    """Return a word without control and formatting characters (bidirectional overrides among them).

    Joiners stay: emoji and several scripts are written with them.
    """
    return "".join(
        letter
        for letter in text
        if letter in "\u200c\u200d" or unicodedata.category(letter) not in ("Cc", "Cf", "Cs")
    )


def _cue_lines(words: Sequence[Word], cues: Sequence[Cue]) -> Iterable[tuple[Cue, list[Sequence[Word]]]]:
    by_index = {word.index: place for place, word in enumerate(words)}
    for cue in cues:
        at = by_index[cue.first_word]
        lines = []
        for size in cue.lines:
            lines.append(words[at : at + size])
            at += size
        yield cue, lines


def _vtt_word(word: Word, cue: Cue) -> str:
    text = plain(word.text).translate(VTT_SAFE)
    inside = word.index != cue.first_word and cue.start_ms < word.start_ms < cue.end_ms
    return f"<{_clock(word.start_ms, '.')}>{text}" if inside else text


def _lit(cue: Cue, lines: Sequence[Sequence[Word]], look: CaptionLook) -> Iterable[tuple[int, int, str]]:
    """Return the cue's events: from each word's start to the next one's, with that word lit."""
    shown = [word for line in lines for word in line]
    if look.style == "plain":
        yield cue.start_ms, cue.end_ms, _ass_lines(lines, look, None)
        return
    starts = [cue.start_ms, *(word.start_ms for word in shown[1:])]
    for place, word in enumerate(shown):
        start = max(starts[place], cue.start_ms)
        end = min(starts[place + 1], cue.end_ms) if place + 1 < len(shown) else cue.end_ms
        if end // 10 > start // 10:  # ASS counts in hundredths: a shorter event would never be seen
            yield start, end, _ass_lines(lines, look, word.index)


def _ass_lines(lines: Sequence[Sequence[Word]], look: CaptionLook, lit: int | None) -> str:
    said = []
    for line in lines:
        texts = []
        for word in line:
            text = plain(word.text).translate(ASS_SAFE)
            text = text.upper() if look.uppercase else text
            on, off = f"{{\\1c{_ass_colour(look.highlight)}}}", f"{{\\1c{_ass_colour(look.fill)}}}"
            texts.append(f"{on}{text}{off}" if word.index == lit else text)
        said.append(
            _fitted(" ".join(texts), sum(len(plain(word.text)) for word in line) + len(line) - 1, look)
        )
    return "\\N".join(said)


def _fitted(text: str, characters: int, look: CaptionLook) -> str:
    """Return a line made smaller when it would leave the frame; a letter is about 0.56 of its size wide."""
    width = characters * look.size * (0.64 if look.uppercase else 0.56)
    room = FRAME[0] - 2 * SIDE_MARGIN
    if width <= room:
        return text
    percent = max(12, int(100 * room / width))
    return f"{{\\fscx{percent}\\fscy{percent}}}{text}{{\\fscx100\\fscy100}}"


def _ass_head(look: CaptionLook) -> list[str]:
    fill, outline = _ass_colour(look.fill, "00"), _ass_colour(look.outline, "00")
    font = FONTS.get(look.font, look.font).translate(ASS_SAFE).replace(",", " ")
    return [
        "[Script Info]", "ScriptType: v4.00+", f"PlayResX: {FRAME[0]}", f"PlayResY: {FRAME[1]}",
        "WrapStyle: 2", "ScaledBorderAndShadow: yes", "YCbCr Matrix: TV.709", "",
        "[V4+ Styles]",
        "Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, "
        "Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, "
        "Alignment, MarginL, MarginR, MarginV, Encoding",
        f"Style: Caption,{font},{look.size},{fill},{fill},{outline},&H96000000,0,0,0,0,100,100,0,0,1,"
        f"{look.outline_px},2,2,{SIDE_MARGIN},{SIDE_MARGIN},{look.margin_bottom},1",
        "", "[Events]",
        "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text",
    ]  # fmt: skip


def _ass_colour(hex_rgb: str, alpha: str = "") -> str:
    """Return #RRGGBB as ASS writes it: &HAABBGGRR, or &HBBGGRR& inside a line."""
    red, green, blue = hex_rgb[1:3], hex_rgb[3:5], hex_rgb[5:7]
    colour = f"{blue}{green}{red}".upper()
    return f"&H{alpha}{colour}" if alpha else f"&H{colour}&"


def _clock(ms: int, mark: str) -> str:
    seconds, rest = divmod(ms, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{mark}{rest:03}"


def _ass_clock(ms: int) -> str:
    hundredths = ms // 10
    seconds = hundredths // 100
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}.{hundredths % 100:02}"

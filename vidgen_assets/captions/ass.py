"""Captions as Advanced SubStation Alpha: the caption styles in the overrides players know.

What a style does is data (styles.py); here it is said in ASS: a spoken word in another colour, on
a plate, underlined, filled in time, or words that appear as they are said. The swing of a word is left out:
players differ in it. Words are untrusted text and made harmless here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vidgen_assets.artifacts.post import CaptionLook
from vidgen_assets.artifacts.sound import Cue, Word
from vidgen_assets.captions.contrast import PLATE_OPACITY, assured, waiting_colour
from vidgen_assets.captions.styles import CaptionStyle, style_of
from vidgen_assets.subtitles.plain import cue_lines, joined, plain
from vidgen_assets.subtitles.writing_systems import runs_right_to_left

FRAME = (1080, 1920)
SIDE_MARGIN = 60
FONTS = {"fredoka": "Fredoka One", "manrope": "Manrope ExtraBold"}
# No escape works in every ASS renderer, so the three characters of its markup get look-alikes.
ASS_SAFE = str.maketrans({"{": "(", "}": ")", "\\": "/"})
HIDDEN, SHOWN = "{\\alpha&HFF&}", "{\\alpha&H00&}"

Lines = Sequence[Sequence[Word]]


def ass_text(words: Sequence[Word], cues: Sequence[Cue], look: CaptionLook) -> str:
    """Return the cues as ASS for a 1080x1920 frame, one event for each time something changes."""
    script = _Script(look, style_of(look.style), runs_right_to_left([word.text for word in words]))
    events = [
        f"Dialogue: 0,{_clock(start)},{_clock(end)},Caption,,0,0,{cue.margin_bottom or 0},,{text}"
        for cue, lines in cue_lines(words, cues)
        for start, end, text in script.events(cue, lines)
    ]
    return "\n".join([*script.head(), *events]) + "\n"


@dataclass(frozen=True)
class _Script:
    """Says one look's captions in ASS."""

    look: CaptionLook
    style: CaptionStyle
    backwards: bool

    def events(self, cue: Cue, lines: Lines) -> Iterable[tuple[int, int, str]]:
        """Return the cue's events in ms: from each word's start to the next one's, with that word the spoken one."""
        shown = [word for line in lines for word in line]
        if not self.style.tells:
            yield cue.start_ms, cue.end_ms, self._text(lines, shown, None)
            return
        if self.style.spoken == "fill":
            yield cue.start_ms, cue.end_ms, self._filled(cue, lines)
            return
        starts = [cue.start_ms, *(word.start_ms for word in shown[1:])]
        for place, word in enumerate(shown):
            start = max(starts[place], cue.start_ms)
            end = min(starts[place + 1], cue.end_ms) if place + 1 < len(shown) else cue.end_ms
            if end // 10 > start // 10:  # ASS counts in hundredths: a shorter event would never be seen
                yield start, end, self._text(lines, shown, word)

    def _text(self, lines: Lines, shown: Sequence[Word], spoken: Word | None) -> str:
        if self.style.seen == "spoken" and spoken is not None:
            return self._fitted(self._letters(spoken), [spoken])
        said = -1 if spoken is None else shown.index(spoken)
        rows = []
        for line in lines:
            bright = not self.style.by_line or (spoken is not None and spoken in line)
            texts = [self._word(word, shown.index(word), said, bright=bright) for word in line]
            rows.append(self._fitted(joined(texts, line), line))
        return "\\N".join(rows)

    def _word(self, word: Word, place: int, said: int, *, bright: bool) -> str:
        text, look = self._letters(word), self.look
        if self.style.seen == "said" and place > said:
            return f"{HIDDEN}{text}{SHOWN}"
        if place != said:
            dim = self.style.waiting < 1 and not (self.style.by_line and bright)
            tone = waiting_colour(look, look.outline, self.style.waiting)
            return f"{{\\1c{_colour(tone)}}}{text}{{\\1c{_colour(look.fill)}}}" if dim else text
        if self.style.spoken == "plate":
            padding = round(0.14 * look.size)
            return (
                f"{{\\1c{_colour(look.outline)}\\3c{_colour(look.highlight)}\\bord{padding}}}{text}"
                f"{{\\1c{_colour(look.fill)}\\3c{_colour(look.outline)}\\bord{self._edge}}}"
            )
        if self.style.spoken == "bar":
            return f"{{\\u1}}{text}{{\\u0}}"
        if self.style.spoken == "tint":
            return f"{{\\1c{_colour(look.highlight)}}}{text}{{\\1c{_colour(look.fill)}}}"
        return text

    def _filled(self, cue: Cue, lines: Lines) -> str:
        """Return a cue whose words fill in time: `\\kf` takes hundredths, counted from the event's start."""
        shown = [word for line in lines for word in line]
        ends = [*(word.start_ms for word in shown[1:]), cue.end_ms]
        rows, at = [], cue.start_ms // 10
        for line in lines:
            texts = []
            for word in line:
                end = max(ends[shown.index(word)] // 10, at)
                texts.append(f"{{\\kf{end - at}}}{self._letters(word)}")
                at = end
            rows.append(self._fitted(joined(texts, line), line))
        return "\\N".join(rows)

    def _letters(self, word: Word) -> str:
        text = plain(word.text).translate(ASS_SAFE)
        return text.upper() if self.look.uppercase else text

    def _fitted(self, text: str, words: Sequence[Word]) -> str:
        """Return a line made smaller when it would leave the frame; a letter is about 0.56 of its size wide."""
        characters = sum(len(plain(word.text)) for word in words) + len(words) - 1
        width = characters * self._size * (0.64 if self.look.uppercase else 0.56)
        room = FRAME[0] - 2 * SIDE_MARGIN
        if width <= room:
            return text
        percent = max(12, int(100 * room / width))
        return f"{{\\fscx{percent}\\fscy{percent}}}{text}{{\\fscx100\\fscy100}}"

    @property
    def _size(self) -> int:
        return round(self.look.size * self.style.size)

    @property
    def _edge(self) -> int:
        return round(self.look.outline_px * self.style.edge)

    def head(self) -> list[str]:
        """Return the script's head: the frame, and one style."""
        look, plate = self.look, assured(self.look).plate
        font = FONTS.get(look.font, look.font).translate(ASS_SAFE).replace(",", " ")
        first, second = look.fill, look.fill
        if self.style.spoken == "fill":
            first = look.highlight
        edge, border = look.outline, f"1,{self._edge},{2 if self.style.shade else 0}"
        alpha = "00"
        if plate:  # a border of style 3 is a box as wide as the outline
            edge, border = plate, f"3,{round(0.2 * self._size)},0"
            alpha = f"{round(255 * (1 - PLATE_OPACITY)):02X}"
        return [
            "[Script Info]", "ScriptType: v4.00+", f"PlayResX: {FRAME[0]}", f"PlayResY: {FRAME[1]}",
            "WrapStyle: 2", "ScaledBorderAndShadow: yes", "YCbCr Matrix: TV.709", "",
            "[V4+ Styles]",
            "Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, "
            "Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, "
            "Alignment, MarginL, MarginR, MarginV, Encoding",
            f"Style: Caption,{font},{self._size},{_colour(first, '00')},{_colour(second, '00')},"
            f"{_colour(edge, alpha)},&H96000000,0,0,0,0,100,100,0,0,{border},2,{SIDE_MARGIN},{SIDE_MARGIN},"
            f"{look.margin_bottom},{-1 if self.backwards else 1}",
            "", "[Events]",
            "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text",
        ]  # fmt: skip


def _colour(hex_rgb: str, alpha: str = "") -> str:
    """Return #RRGGBB as ASS writes it: &HAABBGGRR, or &HBBGGRR& inside a line."""
    red, green, blue = hex_rgb[1:3], hex_rgb[3:5], hex_rgb[5:7]
    colour = f"{blue}{green}{red}".upper()
    return f"&H{alpha}{colour}" if alpha else f"&H{colour}&"


def _clock(ms: int) -> str:
    hundredths = ms // 10
    seconds = hundredths // 100
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}.{hundredths % 100:02}"

"""The caption styles as data: what a style shows of a cue, how the spoken word is told apart, how it comes in.

A style is one frozen value of a few independent behaviours; drawing.py interprets them and knows no
style by name. To add one, add a row. Which picture a frame shows is moments.py's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from resources.errors import InvalidInput

Seen = Literal["all", "said", "spoken"]
Spoken = Literal["none", "tint", "plate", "fill", "bar"]
Step = tuple[int, float]

SETTLED: tuple[Step, ...] = ((0, 1.0),)
SWELL: tuple[Step, ...] = ((0, 1.03), (30, 1.11), (60, 1.09), (95, 1.06))
NUDGE: tuple[Step, ...] = ((0, 0.98), (30, 1.06), (60, 1.03), (95, 1.015))
POP: tuple[Step, ...] = ((0, 0.62), (30, 1.0), (60, 1.14), (95, 1.05), (130, 1.0))
PUNCH: tuple[Step, ...] = ((0, 0.74), (30, 1.07), (60, 1.03), (95, 1.0))


@dataclass(frozen=True)
class Arrival:
    """The cue's entrance from `ms` after it begins: its scale, opacity, and how far it is below (of its size)."""

    ms: int
    scale: float
    opacity: float
    drop: float = 0.0


GROW = (Arrival(0, 0.92, 0.7), Arrival(30, 0.98, 0.95), Arrival(60, 1.0, 1.0))
RISE = (Arrival(0, 1.0, 0.45, 0.34), Arrival(30, 1.0, 0.85, 0.1), Arrival(60, 1.0, 1.0))
FADE = (Arrival(0, 1.0, 0.4), Arrival(30, 1.0, 0.8), Arrival(60, 1.0, 1.0))
AT_ONCE = (Arrival(0, 1.0, 1.0),)


@dataclass(frozen=True)
class CaptionStyle:
    """How captions of one name behave; sizes and strengths are factors of what the look asks for.

    `seen`: all words of the cue, those said so far, or the spoken one alone. `letters`: a word comes letter
    by letter, with a caret behind it. `spoken`: what is done to the spoken word; `keeps`: said words keep its
    colour. `swell`: the spoken word's scale from ms after it begins. `waiting`: how bright words are that are
    not spoken now (`by_line`: not in the spoken line), from the outline's colour (0) to the fill's (1).
    `backing`: a plate behind every line.
    """

    name: str
    about: str
    seen: Seen = "all"
    letters: bool = False
    spoken: Spoken = "tint"
    keeps: bool = False
    swell: tuple[Step, ...] = SETTLED
    arrival: tuple[Arrival, ...] = GROW
    waiting: float = 1.0
    by_line: bool = False
    backing: bool = False
    size: float = 1.0
    edge: float = 1.0
    shade: float = 1.0

    @property
    def moves(self) -> bool:
        """Tell whether the spoken word changes on in its time, beyond its swell."""
        return self.letters or self.spoken in ("fill", "bar")

    @property
    def tells(self) -> bool:
        """Tell whether it can be seen which word is spoken."""
        return self.seen != "all" or self.spoken != "none" or self.waiting < 1

    @property
    def colours(self) -> bool:
        """Tell whether the spoken word shows the highlight colour."""
        return self.spoken != "none"


_TABLE = (
    CaptionStyle("karaoke", "all words; the spoken one takes the highlight and swells", swell=SWELL),
    CaptionStyle("box", "all words; the spoken one stands on a plate of the highlight", spoken="plate",
                 swell=NUDGE),
    CaptionStyle("plain", "all words, none told apart", spoken="none"),
    CaptionStyle("fill", "the highlight runs through the words as they are said", spoken="fill", keeps=True,
                 arrival=FADE),
    CaptionStyle("pop", "each word jumps in as it is said", seen="said", swell=POP, arrival=AT_ONCE, edge=1.15),
    CaptionStyle("typewriter", "letters are typed as they are said", seen="said", letters=True, spoken="none",
                 arrival=AT_ONCE),
    CaptionStyle("one_word", "the spoken word alone, large", seen="spoken", spoken="none", swell=PUNCH,
                 arrival=AT_ONCE, size=1.8, edge=1.6),
    CaptionStyle("two_lines", "the spoken line is bright, the other one waits", waiting=0.58, by_line=True,
                 arrival=RISE),
    CaptionStyle("minimal", "small and quiet: the spoken word is bright, a thin edge, a soft shadow",
                 spoken="none", waiting=0.72, size=0.74, edge=0.57, shade=0.8, arrival=FADE),
    CaptionStyle("boxed", "lines on dark plates, the spoken word in the highlight", backing=True, edge=0.0,
                 shade=0.0, arrival=FADE),
    CaptionStyle("underline", "a bar of the highlight grows under the spoken word", spoken="bar",
                 arrival=RISE),
)  # fmt: skip
STYLES: dict[str, CaptionStyle] = {style.name: style for style in _TABLE}


def style_of(name: str) -> CaptionStyle:
    """Return a style by its name; InvalidInput names those there are."""
    if name not in STYLES:
        known = ", ".join(STYLES)
        raise InvalidInput(f"captions.style: there is no style {name!r}; there are {known}")
    return STYLES[name]

"""What each mood plays: tempo, scale, progressions, patterns and instruments. Data, and nothing else.

A pattern is a bar of sixteen steps. In arpeggios a digit is a rung of the chord's ladder; in basses r is the
root, f the fifth, o the octave; in drums x is firm and o is soft; a full stop rests. Patterns come by level:
quiet, moving, full; the story's intensity chooses the level.
"""

from __future__ import annotations

from dataclasses import dataclass, field

Level = tuple[str, ...]
Levels = tuple[Level, Level, Level]
Drums = dict[str, str]


@dataclass(frozen=True)
class MoodStyle:
    """How a mood sounds. `colours` are chord members, `keys` the key notes it may stand in (0 is C).

    `dark` (0 to 1) closes the pad's spectrum; `reverb` is the share of the hall; `swing` delays off-beats by
    this part of a step. `counter` plays slow guide tones where the story rises; `low` is the bass instrument;
    `pad_pattern` breaks the pad into chords; `texture` lies under all; `top_hz` closes the treble (0: open).
    """

    bpm: tuple[int, int]
    scale: str
    keys: tuple[int, ...]
    progressions: tuple[tuple[int, ...], ...]
    arpeggio: Levels
    bass: Levels
    lead: str
    ornament: str
    colours: tuple[int, ...] = (1, 3, 5)
    drums: tuple[Drums, Drums, Drums] = field(default=({}, {}, {}))
    dark: float = 0.5
    reverb: float = 0.25
    swing: float = 0.0
    lowest: int = 55
    pad: float = 1.0
    counter: str = "horn"
    low: str = "bass"
    pad_pattern: str = ""
    texture: str = ""
    top_hz: float = 0.0


MOODS: dict[str, MoodStyle] = {
    "warm": MoodStyle(
        bpm=(82, 90),
        scale="major",
        keys=(2, 5, 7, 9),
        progressions=((1, 5, 6, 4), (1, 3, 4, 5), (4, 1, 5, 6), (1, 6, 4, 5)),
        colours=(1, 3, 5, 9),
        arpeggio=(
            ("0.......2.......", "0...2.......1..."),
            ("0...2...1...3...", "0..2..3...2.1...", "0.....2.3...1..."),
            ("0.2.3.2.4.3.2.3.", "0.1.2.3.4.3.2.1.", "0..2..4.3.2..1.."),
        ),
        bass=(("r...............",), ("r.........f.....", "r.......r.....f."), ("r.....r.f...r...",)),
        drums=(
            {},
            {"shaker": "..o...o...o...o.", "brush": "....o.......o..."},
            {"kick": "x.......o.x.....", "brush": "....x.......x..o", "shaker": "o.o.o.o.o.o.o.o."},
        ),
        lead="felt",
        ornament="bell",
        dark=0.45,
        reverb=0.24,
    ),
    "sad": MoodStyle(
        bpm=(66, 72),
        scale="minor",
        keys=(2, 4, 9, 11),
        progressions=((1, 6, 3, 7), (1, 4, 6, 5), (6, 7, 1, 1), (1, 7, 6, 4)),
        colours=(1, 3, 5, 9),
        arpeggio=(
            ("0.......2.......", "2.......1......."),
            ("0...1...2...1...", "0...2...3...2...", "2...1.......0..."),
            ("0.1.2.3.2.1.2.1.", "0.2.3.2.4.2.3.2."),
        ),
        bass=(("r...............",), ("r...............",), ("r.......f.......",)),
        drums=({}, {}, {"tom": "o...............", "shaker": "....o.......o..."}),
        lead="felt",
        ornament="felt",
        dark=0.62,
        reverb=0.34,
    ),
    "calm": MoodStyle(
        bpm=(70, 78),
        scale="lydian",
        keys=(0, 3, 5, 8),
        progressions=((1, 2, 1, 5), (1, 5, 2, 1), (1, 3, 2, 1)),
        colours=(1, 3, 5, 7),
        arpeggio=(
            ("0.......3.......", "2..........1...."),
            ("0..2....3..1....", "0...3...2.......", "0.....2.....3..."),
            ("0..2..3.4..3..2.", "0.2...3.2...1..."),
        ),
        bass=(("r...............",), ("r.........f.....",), ("r.....f...r.....",)),
        drums=(
            {},
            {"shaker": "....o.......o..."},
            {"kick": "o.........o.....", "shaker": "..o...o...o...o."},
        ),
        lead="electric",
        ornament="bell",
        dark=0.5,
        reverb=0.3,
    ),
    "funny": MoodStyle(
        bpm=(108, 118),
        scale="mixolydian",
        keys=(0, 5, 7, 10),
        progressions=((1, 4, 1, 5), (1, 6, 2, 5), (1, 7, 4, 1)),
        arpeggio=(
            ("0...2...0...2...", "0.....2...1....."),
            ("0..2..1.0..2..3.", "0...2.1.0...3.2.", "0.0.2...1.1.3..."),
            ("0.2.1.3.0.2.3.4.", "0..2.2.10..3.3.2", "4.3.2.1.0.2.3.2."),
        ),
        bass=(("r.......f.......",), ("r.......f.......", "r.....r.f......."), ("r...f...r...f.o.",)),
        drums=(
            {"shaker": "....o.......o..."},
            {"kick": "x.......o.......", "rim": "....o.......o...", "shaker": "..o...o...o...o."},
            {"kick": "x.....o.x.......", "rim": "....x.......x..o", "shaker": "o.o.o.o.o.o.o.oo"},
        ),
        lead="pizzicato",
        ornament="marimba",
        dark=0.55,
        reverb=0.14,
        swing=0.22,
        pad=0.55,
    ),
    "tense": MoodStyle(
        bpm=(92, 100),
        scale="minor",
        keys=(0, 2, 4, 11),
        progressions=((1, 1, 6, 5), (1, 6, 4, 5), (1, 4, 1, 7)),
        arpeggio=(
            ("0...0...0...1...", "0.....0.....2..."),
            ("0.0.2.0.0.0.1.0.", "0.0.1.0.2.0.1.0."),
            ("0.0.2.0.3.0.2.1.", "0.2.0.3.0.2.0.1.", "0020030002001000"),
        ),
        bass=(("r...............",), ("r.......r.......", "r.....r.r......."), ("r...r...r...r.f.",)),
        drums=(
            {},
            {"tom": "x...............", "tick": "o...o...o...o..."},
            {"tom": "x.........x.....", "tick": "o.o.o.o.o.o.o.o.", "kick": "x.......x......."},
        ),
        lead="spiccato",
        ornament="bell",
        dark=0.72,
        reverb=0.22,
        lowest=48,
    ),
    "eerie": MoodStyle(
        bpm=(58, 64),
        scale="phrygian",
        keys=(1, 2, 4, 6),
        progressions=((1, 2, 1, 7), (1, 1, 2, 1), (1, 6, 2, 1)),
        colours=(1, 3, 5, 9),
        arpeggio=(
            ("........3.......", "3..............."),
            ("4.......2...3...", "..3.......4....."),
            ("3...4...2...3...", "4..3..2...3....."),
        ),
        bass=(("r...............",), ("r...............",), ("r.......r.......",)),
        drums=({}, {"tom": "o..............."}, {"tom": "o.o.............", "tick": "........o......."}),
        lead="bell",
        ornament="bell",
        dark=0.8,
        reverb=0.42,
        lowest=58,
    ),
    "triumphant": MoodStyle(
        bpm=(98, 106),
        scale="major",
        keys=(0, 2, 3, 5),
        progressions=((4, 5, 6, 1), (1, 5, 6, 4), (6, 4, 1, 5)),
        colours=(1, 3, 5),
        arpeggio=(
            ("0...2...3...2...", "0.......2...3..."),
            ("0.2.3.2.0.2.4.2.", "0.2.1.2.3.2.1.2."),
            ("0.2.3.4.3.2.3.4.", "0023002400230042", "4.3.2.3.4.3.2.5."),
        ),
        bass=(("r...............",), ("r.......r...f...",), ("r...r...r...f.o.",)),
        drums=(
            {},
            {"kick": "x.......x.......", "shaker": "..o...o...o...o.", "tom": "............o.o."},
            {"kick": "x...x...x...x...", "brush": "....x.......x...", "shaker": "o.o.o.o.o.o.o.o."},
        ),
        lead="harp",
        ornament="bell",
        dark=0.38,
        reverb=0.26,
    ),
}

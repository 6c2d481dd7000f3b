"""How a genre plays a mood: other instruments, another groove, another room; the mood keeps its harmony.

Data, and the one function that lays a genre over a mood. "auto" and "acoustic" are the mood's own band.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from resources.errors import InvalidInput
from resources.music.moods import MOODS, Drums, Levels, MoodStyle


@dataclass(frozen=True)
class Genre:
    """What a genre changes of a mood; None leaves the mood's own. `tempo` multiplies its range."""

    tempo: float = 1.0
    lead: str | None = None
    ornament: str | None = None
    counter: str | None = None
    low: str = "bass"
    arpeggio: Levels | None = None
    bass: Levels | None = None
    drums: tuple[Drums, Drums, Drums] | None = None
    colours: tuple[int, ...] | None = None
    swing: float | None = None
    reverb: float | None = None
    dark: float | None = None
    pad: float = 1.0
    pad_pattern: str = ""
    texture: str = ""
    top_hz: float = 0.0
    lowest: int = 0
    calmer: tuple[str, ...] = field(default=("sad", "calm", "eerie"))


GENRES: dict[str, Genre] = {
    "acoustic": Genre(),
    "lofi": Genre(
        tempo=0.9,
        lead="electric",
        ornament="bell",
        counter="felt",
        arpeggio=(
            ("0.....2.........", "0.......3......."),
            ("0..2......3.2...", "0.....2...3.....", "..0...2.....1..."),
            ("0..2..3...2.1...", "0.2...3..2....1.", "..0.2..3..2.4..."),
        ),
        bass=(("r...............",), ("r......r..f.....", "r.........r....."), ("r......r..f...o.",)),
        drums=(
            {},
            {"kick": "x.........o.....", "snare": "....o.......o...", "hat": "..o...o...o...o."},
            {"kick": "x......o..x.....", "snare": "....x.......x...", "hat": "o.o.o.oo.oo.o.o."},
        ),
        colours=(1, 3, 5, 7, 9),
        swing=0.34,
        dark=0.66,
        texture="crackle",
        top_hz=5200.0,
    ),
    "ambient": Genre(
        tempo=0.92,
        lead="bell",
        ornament="bell",
        arpeggio=(
            ("0...............", "........2......."),
            ("0.......3.......", "....2.......4...", "..3.......1....."),
            ("0...3.......4...", "2.....4...3.....", "..3...5.....2..."),
        ),
        bass=(("r...............",), ("r...............",), ("r...........f...",)),
        drums=({}, {}, {"tom": "o..............."}),
        reverb=0.5,
        pad=1.25,
    ),
    "orchestral": Genre(
        lead="spiccato",
        ornament="harp",
        counter="horn",
        low="cello",
        arpeggio=(
            ("0.......0.......", "0.....0........."),
            ("0.0.2.0.0.0.1.0.", "0.0.0.2.0.0.1.0.", "0..0..2.0..0..1."),
            ("0.020.000.010.20", "0020030020020010", "0.0.2.3.4.3.2.0."),
        ),
        bass=(("r...............",), ("r.......r.......",), ("r.....r.f.......", "r...r...r...f...")),
        drums=(
            {},
            {"timpani": "o..............."},
            {"timpani": "x.........o.....", "tom": "......o.......o.", "hat": "............o.o."},
        ),
        dark=0.5,
        reverb=0.36,
        pad=1.15,
    ),
    "electronic": Genre(
        tempo=1.08,
        lead="synth",
        ornament="bell",
        low="synth_bass",
        arpeggio=(
            ("0...2...3...2...", "0.....2.....3..."),
            ("0.2.3.2.0.2.4.2.", "0..2..3..2..4.2.", "0.0.2.0.3.0.2.0."),
            ("0234023402340324", "0.2.4.2.5.2.4.2.", "0243024302430253"),
        ),
        bass=(
            ("r...............",),
            ("r..r..r...r.....", "r.......r.r....."),
            ("..r...r...r...r.", "r..r..r.r..r..o."),
        ),
        drums=(
            {"hat": "..o...o...o...o."},
            {"kick": "x.......x.......", "clap": "....o.......o...", "hat": "..o...o...o...o."},
            {"kick": "x...x...x...x...", "clap": "....x.......x...", "hat": "..x...x...x...xo"},
        ),
        swing=0.0,
        dark=0.42,
        reverb=0.22,
        pad=0.9,
        pad_pattern="..x...x...x...x.",
    ),
    "jazz": Genre(
        tempo=1.05,
        lead="electric",
        ornament="vibes",
        low="upright",
        arpeggio=(
            ("0.........2.....", "......2........."),
            ("..0...2.....1...", "0.....2......3..", "....0.....2.3..."),
            ("..0..2....3...2.", "0.....3..2....4.", "..2.3.....4..2.."),
        ),
        bass=(
            ("r.......f.......",),
            ("r...f...r...f...", "r...o...f...r..."),
            ("r...f...o...f...", "r...f...r...o.f."),
        ),
        drums=(
            {"brush": "....o.......o..."},
            {"hat": "....o.......o...", "brush": "o...o..oo...o..o"},
            {"hat": "....x.......x...", "brush": "x...x..ox...x..o", "kick": "o.......o......."},
        ),
        colours=(1, 3, 5, 7, 9),
        swing=0.6,
        dark=0.55,
        reverb=0.18,
        pad=0.4,
    ),
    "folk": Genre(
        tempo=1.04,
        lead="guitar",
        ornament="harp",
        counter="felt",
        low="upright",
        arpeggio=(
            ("0...2...1...2...", "0..2..1.2......."),
            ("0.2.1.3.0.2.1.2.", "0..2.13.0..2.1..", "0.2.3.2.1.2.3.2."),
            ("0.231.320.231.32", "0.2.3.1.2.3.4.2.", "0.23.2.30.24.2.3"),
        ),
        drums=(
            {},
            {"shaker": "o.o.x.o.o.o.x.o.", "kick": "o.......o......."},
            {"shaker": "x.o.x.o.x.o.x.oo", "kick": "x.......x.o.....", "clap": "....o.......o..."},
        ),
        dark=0.5,
        reverb=0.16,
        pad=0.5,
        lowest=50,
    ),
}
OF_MOOD: dict[str, str] = {}
"""Which genre "auto" is for a mood, where it is not the mood's own band."""


def styled(mood: str, genre: str) -> MoodStyle:
    """Return how a mood is played in a genre; InvalidInput names a mood or genre there is not."""
    if mood not in MOODS:
        raise InvalidInput(f"there is no music for the mood {mood!r}; there is for {', '.join(MOODS)}")
    genre = OF_MOOD.get(mood, "acoustic") if genre == "auto" else genre
    if genre not in GENRES:
        raise InvalidInput(f"there is no music in the genre {genre!r}; there is auto, {', '.join(GENRES)}")
    style, plays = MOODS[mood], GENRES[genre]
    if genre == "acoustic":
        return style
    slow, fast = style.bpm
    return replace(
        style,
        bpm=(round(slow * plays.tempo), round(fast * plays.tempo)),
        lead=plays.lead or style.lead,
        ornament=plays.ornament or style.ornament,
        counter=plays.counter or style.counter,
        low=plays.low,
        arpeggio=plays.arpeggio or style.arpeggio,
        bass=plays.bass or style.bass,
        drums=_drums(mood, plays) or style.drums,
        colours=plays.colours or style.colours,
        swing=style.swing if plays.swing is None else plays.swing,
        reverb=style.reverb if plays.reverb is None else plays.reverb,
        # a genre's band is darker or brighter by the mood it plays
        dark=style.dark if plays.dark is None else min(0.9, max(0.2, plays.dark + 0.5 * (style.dark - 0.5))),
        pad=style.pad * plays.pad,
        pad_pattern=plays.pad_pattern if mood not in plays.calmer else "",
        texture=plays.texture,
        top_hz=plays.top_hz,
        lowest=plays.lowest or style.lowest,
    )


def _drums(mood: str, plays: Genre) -> tuple[Drums, Drums, Drums] | None:
    """Return the genre's drums; a quiet mood plays one level less of them."""
    if plays.drums is None or mood not in plays.calmer:
        return plays.drums
    return ({}, plays.drums[0], plays.drums[1])

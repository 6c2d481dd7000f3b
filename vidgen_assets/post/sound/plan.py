"""A mix as a value: tracks with their clips, the strip each goes through, buses, and what is delivered.

Nothing here makes a sound: `desk.py` renders a plan, and the same plan gives stereo, 5.1 or binaural. Times are
samples at 48 kHz, gains dB. What a clip's `source` names is given to the desk beside the plan.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from resources.dsp import MIX_RATE, Shape
from vidgen_assets.artifacts.base import Frozen
from vidgen_assets.audio.mastering import Limiter, Target

Layout = Literal["stereo", "5.1", "binaural"]
Db = Annotated[float, Field(ge=-120, le=60)]
Count = Annotated[int, Field(ge=0)]
Ms = Annotated[float, Field(gt=0, le=10_000)]


class Clip(Frozen):
    """`length` samples of a source from its sample `first` on, heard from sample `at` of the mix."""

    source: str
    length: Annotated[int, Field(ge=1)]
    at: Count = 0
    first: Count = 0
    gain_db: Db = 0.0
    fade_in: Count = 0
    fade_out: Count = 0


class Band(Frozen):
    """One band of an equaliser: a biquad of this shape at a frequency."""

    shape: Shape
    hz: Annotated[float, Field(ge=10, le=22_000)]
    gain_db: Annotated[float, Field(ge=-40, le=24)] = 0.0
    q: Annotated[float, Field(ge=0.1, le=20)] = 0.707


class Compressor(Frozen):
    """Above `threshold_db` (peak, dBFS) level rises by 1/ratio; `knee_db` is how wide the bend is."""

    threshold_db: Db
    ratio: Annotated[float, Field(ge=1, le=50)] = 3.0
    knee_db: Annotated[float, Field(ge=0, le=24)] = 6.0
    attack_ms: Ms = 8.0
    release_ms: Ms = 120.0
    makeup_db: Db = 0.0


class DeEsser(Frozen):
    """What lies above `hz` is turned down, by at most `most_db`, while it stands above `threshold_db`."""

    hz: Annotated[float, Field(ge=2000, le=16_000)] = 5500.0
    threshold_db: Db = -30.0
    ratio: Annotated[float, Field(ge=1, le=20)] = 4.0
    most_db: Annotated[float, Field(ge=0, le=24)] = 10.0


class Duck(Frozen):
    """Turned down by `depth_db` while `source` (a track or a bus) is heard.

    With `keep_db` it is turned down further wherever the source would not stand that far above it over a
    second in which it speaks. The fall begins before the word; `hold_ms` bridges the rests in a sentence.
    """

    source: str
    depth_db: Annotated[float, Field(ge=-60, le=0)] = 0.0
    keep_db: Annotated[float, Field(ge=0, le=40)] | None = None
    attack_ms: Ms = 120.0
    release_ms: Ms = 550.0
    hold_ms: Annotated[float, Field(ge=0, le=5000)] = 300.0


class Track(Frozen):
    """A track and its strip: clips, equaliser, de-esser, compressor, fader, place, sends, ducking, bus.

    `pan` goes from -1 (left) to 1 (right), at -3 dB a side in the middle; `width` is how far the two sides of
    a stereo source stand apart; `back` (0 to 1) moves it from the front to the surround speakers. `fader` is
    the fader's automation: (sample, dB) points with straight lines between them.
    """

    name: str
    clips: tuple[Clip, ...] = ()
    gain_db: Db = 0.0
    fader: tuple[tuple[int, float], ...] = ()
    pan: Annotated[float, Field(ge=-1, le=1)] = 0.0
    width: Annotated[float, Field(ge=0, le=1)] = 1.0
    back: Annotated[float, Field(ge=0, le=1)] = 0.0
    mute: bool = False
    solo: bool = False
    eq: tuple[Band, ...] = ()
    deesser: DeEsser | None = None
    compressor: Compressor | None = None
    duck: Duck | None = None
    reverb_db: Db | None = None
    lfe_db: Db | None = None
    bus: str = "mix"

    @property
    def end(self) -> int:
        """Return the sample after its last clip."""
        return max((clip.at + clip.length for clip in self.clips), default=0)


class Bus(Frozen):
    """Where tracks meet: an equaliser, a compressor, a fader and ducking over their sum."""

    name: str
    gain_db: Db = 0.0
    eq: tuple[Band, ...] = ()
    compressor: Compressor | None = None
    duck: Duck | None = None


class Hall(Frozen):
    """The room that reverb sends feed: its length until -60 dB, what comes before it, how dull it is."""

    seconds: Annotated[float, Field(ge=0.1, le=6)] = 1.2
    before_ms: Annotated[float, Field(ge=0, le=200)] = 18.0
    dull_hz: Annotated[float, Field(ge=500, le=16_000)] = 4500.0


TARGETS: dict[str, Target] = {
    "social": Target(lufs=-14.0, true_peak_dbtp=-1.5),
    "podcast": Target(lufs=-16.0, true_peak_dbtp=-1.5),
    "broadcast": Target(lufs=-23.0, true_peak_dbtp=-1.5),
    "cinema_web": Target(lufs=-27.0, true_peak_dbtp=-2.0, tolerance_lu=1.0),
}
"""Loudness by where it goes: platforms; podcast apps; EBU R 128 (which allows -1 dBTP); streamed films."""


class MixPlan(Frozen):
    """Everything that decides a mix but the bytes of its sources; `length` is in samples at 48 kHz."""

    length: Annotated[int, Field(ge=1)]
    tracks: tuple[Track, ...]
    buses: tuple[Bus, ...] = (Bus(name="mix"),)
    hall: Hall = Hall()
    target: Target = Target()
    limiter: Limiter = Limiter()
    layout: Layout = "stereo"

    @property
    def seconds(self) -> float:
        """Return the length in seconds."""
        return self.length / MIX_RATE

    @property
    def ducks(self) -> dict[str, Duck]:
        """Return the ducking of every track and bus that has one, by name."""
        tracks = {track.name: track.duck for track in self.tracks if track.duck is not None}
        return tracks | {bus.name: bus.duck for bus in self.buses if bus.duck is not None}

    @property
    def heard(self) -> frozenset[str]:
        """Return the tracks that are heard: the ones in solo, else all; never a muted one."""
        alone = any(track.solo for track in self.tracks)
        return frozenset(one.name for one in self.tracks if not one.mute and (one.solo or not alone))

    @model_validator(mode="after")
    def _names_are_known(self) -> MixPlan:
        tracks, buses = [track.name for track in self.tracks], [bus.name for bus in self.buses]
        names = [*tracks, *buses]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise ValueError(f"tracks and buses share one set of names; {twice[0]!r} is there twice")
        for track in self.tracks:
            if track.bus not in buses:
                raise ValueError(f"track {track.name!r} goes to the bus {track.bus!r}; there are {buses}")
        for name, duck in self.ducks.items():
            if duck.source not in names or duck.source == name:
                raise ValueError(f"{name!r} ducks under {duck.source!r}, which is no other track or bus")
            through = {duck.source, *(track.name for track in self.tracks if track.bus == duck.source)}
            if through & self.ducks.keys():
                raise ValueError(f"{name!r} ducks under {duck.source!r}, which is ducked itself")
        return self

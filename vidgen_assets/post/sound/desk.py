"""The mixing desk: renders a plan to a WAV file at its loudness, a second at a time.

A mix of any length takes the memory of its sources' blocks and of a few numbers a millisecond. Three passes:
levels, where something ducks (so that a gain moves before its word); the mix, onto disk as floats while its
loudness and peaks are noted; and the master, which applies gain and limiter and measures what it wrote.
"""

from __future__ import annotations

import wave
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from resources.dsp import MIX_RATE, Samples, amplitude
from resources.errors import InvalidInput, QualityFailed
from resources.meter import Meter, Reading
from vidgen_assets.audio.mastering import Levels, Limited, Setting, Taken, over_db, solved
from vidgen_assets.post.sound.ducking import FRAME, ducking_db, frame_powers
from vidgen_assets.post.sound.plan import Bus, Clip, MixPlan, Track
from vidgen_assets.post.sound.sources import Source
from vidgen_assets.post.sound.space import LFE, Ears, LowEnd, channels_of, placed
from vidgen_assets.post.sound.strip import LevelGain, Reverb, Sibilance, equaliser, fader_gain

BLOCK = MIX_RATE
"""Samples the desk works on at a time: a second, a whole number of hops (64) and of frames (480)."""
PASSES = 5
FIRST_MARGIN_DB = 0.7
"""What an encoder usually adds to a true peak; when it adds more, the mix is limited again."""

Sources = Mapping[str, Source]
Curves = Mapping[str, Samples]
Judge = Callable[[Path], Reading]
"""Measures a finished WAV as it will be heard: after an encoder, which moves peaks and takes treble away."""


@dataclass(frozen=True)
class MixDown:
    """A finished mix: its file, what is heard of it, the gain it got, and how each bus and track stood.

    `powers` are the powers of the 10 ms frames of every bus and of every track that others duck under, after
    ducking and before the master.
    """

    path: Path
    reading: Reading
    setting: Setting
    powers: Mapping[str, Samples]


def mix_down(
    plan: MixPlan, sources: Sources, out: Path, scratch: Path, judge: Judge | None = None
) -> MixDown:
    """Render a plan to a 16-bit WAV file at `out`, on the plan's target; `scratch` is a folder for the rest.

    Raises InvalidInput for a source that is not there, QualityFailed when no gain reaches the target.
    """
    _check(plan, sources)
    curves = ducking_curves(plan, sources)
    rough = scratch / f"{out.stem}.f32"
    try:
        taken, powers = _mixed(plan, sources, curves, rough)
        reading, setting = _mastered(plan, taken, rough, out, judge)
    finally:
        rough.unlink(missing_ok=True)
    return MixDown(out, reading, setting, powers)


def ducking_curves(plan: MixPlan, sources: Sources) -> Curves:
    """Return for everything that ducks its gain in dB, a value every 10 ms."""
    ducks = plan.ducks
    if not ducks:
        return {}
    powers: dict[str, list[Samples]] = {name: [] for name in _keyed(plan)}
    desk = _Desk(plan, sources, {}, everything=True)
    for first in range(0, plan.length, BLOCK):
        _, strips = desk.block(first)
        for name, kept in powers.items():
            kept.append(frame_powers(strips[name]))
    whole = {name: np.concatenate(kept) for name, kept in powers.items()}
    curves = {
        track.name: ducking_db(track.duck, whole[track.duck.source], whole[track.name])
        for track in plan.tracks
        if track.duck is not None
    }
    for bus in plan.buses:
        if bus.duck is not None:
            own = whole[bus.name]
            for track in plan.tracks:
                if track.bus == bus.name and track.name in curves and track.name in plan.heard:
                    # what its ducked tracks give up, the bus does not have: unlike sounds add in power
                    given_up = 1 - np.power(10.0, curves[track.name] / 10)
                    own = own - whole[track.name] * given_up * 10 ** (bus.gain_db / 10)
            curves[bus.name] = ducking_db(bus.duck, whole[bus.duck.source], np.maximum(own, 0.0))
    return curves


def _keyed(plan: MixPlan) -> list[str]:
    """Return everything whose level ducking depends on: what is ducked, and what it ducks under."""
    return sorted(plan.ducks.keys() | {duck.source for duck in plan.ducks.values()})


def _mixed(plan: MixPlan, sources: Sources, curves: Curves, rough: Path) -> tuple[Taken, dict[str, Samples]]:
    """Render the mix before its master to raw float32 at `rough`; return its levels and its buses' powers."""
    desk, out = _Desk(plan, sources, curves), _Output(plan)
    named = {bus.name for bus in plan.buses} | {duck.source for duck in plan.ducks.values()}
    powers: dict[str, list[Samples]] = {name: [] for name in sorted(named)}
    levels = Levels(out.channels)
    with rough.open("wb") as file:
        for first in range(0, plan.length, BLOCK):
            block, strips = desk.block(first)
            heard = out(block)
            levels.add(heard)
            file.write(heard.astype("<f4").tobytes())
            for name, kept in powers.items():
                if name in strips:
                    kept.append(frame_powers(strips[name]))
    return levels.taken(), {name: np.concatenate(kept) for name, kept in powers.items() if kept}


def _mastered(
    plan: MixPlan, taken: Taken, rough: Path, out: Path, judge: Judge | None
) -> tuple[Reading, Setting]:
    """Write the WAV at its target; again, a little lower or nearer, while what is measured asks for it."""
    target = plan.target
    margin, aim = FIRST_MARGIN_DB if judge is not None else 0.0, 0.0
    for _pass in range(PASSES):
        setting = solved(taken, target, plan.limiter, margin_db=margin, aim_lu=aim)
        written = _write(plan, setting, rough, out)
        heard = judge(out) if judge is not None else written
        high = max(over_db(one.true_peak_dbtp, target) for one in (written, heard))
        # where an encoder takes loudness away, file and player lie around the target, the file within tolerance
        lost = min(max(written.lufs - heard.lufs, -1.6 * target.tolerance_lu), 1.6 * target.tolerance_lu)
        off = target.lufs + lost / 2 - written.lufs
        if not high and abs(off) <= target.tolerance_lu / 10:
            return heard, setting
        margin += high + 0.1 if high else 0.0
        aim += off
    if not high and abs(off) <= target.tolerance_lu:
        return heard, setting
    raise QualityFailed(
        f"the mix measures {heard.lufs:.1f} LUFS at {heard.true_peak_dbtp:.1f} dBTP after {PASSES} passes, "
        f"{high:.1f} dB over its ceiling: lower the target's loudness"
    )


def _write(plan: MixPlan, setting: Setting, rough: Path, out: Path) -> Reading:
    channels = 6 if plan.layout == "5.1" else 2
    limited, meter = Limited(setting), Meter(channels)
    left = plan.length
    with wave.open(str(out), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(MIX_RATE)
        for block in _read_floats(rough, channels):
            done = limited(block)[:left]
            left -= len(done)
            pcm = np.clip(np.rint(done * 32768.0), -32768, 32767).astype("<i2")
            meter.add(pcm / 32768.0)
            file.writeframes(pcm.tobytes())
    return meter.reading()


def _read_floats(path: Path, channels: int) -> Iterator[Samples]:
    with path.open("rb") as file:
        while raw := file.read(BLOCK * channels * 4):
            yield np.frombuffer(raw, "<f4").reshape(-1, channels).astype(np.float64)


class _Desk:
    """The running strips and buses of a plan: gives the mix and everything on the way, a second at a time.

    With `everything`, tracks that are not heard run too (they still drive ducking), and no gain is ducked.
    """

    def __init__(self, plan: MixPlan, sources: Sources, curves: Curves, *, everything: bool = False) -> None:
        self._plan, self._curves, self._everything = plan, curves, everything
        self._strips = [_Strip(track, plan, sources) for track in plan.tracks]
        self._channels = channels_of(plan.layout)
        self._buses = [_BusStrip(bus, self._channels) for bus in plan.buses]
        sends = any(track.reverb_db is not None for track in plan.tracks)
        self._reverb = Reverb(plan.hall) if sends and not everything else None
        self._low = LowEnd() if self._channels == 6 else None

    def block(self, first: int) -> tuple[Samples, dict[str, Samples]]:
        """Return a second of the mix from this sample on, and of every strip and bus by its name."""
        strips: dict[str, Samples] = {}
        sums = {bus.name: np.zeros((BLOCK, self._channels)) for bus in self._plan.buses}
        room, low = np.zeros((BLOCK, 2)), np.zeros(BLOCK)
        for strip in self._strips:
            track = strip.track
            sound = strip.block(first)
            strips[track.name] = sound
            if sound is not _SILENT and (self._everything or track.name in self._plan.heard):
                sound = self._ducked(track.name, sound, first)
                sums[track.bus] += strip.at_its_place(sound)
                if track.reverb_db is not None:
                    room += amplitude(track.reverb_db) * strip.in_stereo(sound)
                if track.lfe_db is not None:
                    low += amplitude(track.lfe_db) * sound.mean(axis=1)
        for bus in self._buses:
            heard = self._ducked(bus.bus.name, bus(sums[bus.bus.name]), first)
            strips[bus.bus.name] = sums[bus.bus.name] = heard
        whole = np.asarray(sum(sums.values()))
        if self._reverb is not None:
            whole[:, :2] += self._reverb(room)
        if self._low is not None:
            whole[:, LFE] += self._low(low)
        return whole, strips

    def _ducked(self, name: str, sound: Samples, first: int) -> Samples:
        curve = self._curves.get(name)
        if curve is None:
            return sound
        frames = np.arange(len(curve)) * FRAME + FRAME / 2
        near = slice(max(0, first // FRAME - 2), (first + BLOCK) // FRAME + 2)
        at = np.arange(first, first + BLOCK)
        gain = np.power(10.0, np.interp(at, frames[near], curve[near]) / 20)
        return np.asarray(sound * gain[:, None])


_SILENT = np.zeros((BLOCK, 1))


class _Strip:
    """A track's strip at work."""

    def __init__(self, track: Track, plan: MixPlan, sources: Sources) -> None:
        self.track = track
        self._clips = [(clip, sources[clip.source]) for clip in track.clips]
        channels = max((source.channels for _, source in self._clips), default=1)
        self._channels = channels
        self._eq = equaliser(track.eq, channels)
        self._deesser = Sibilance(track.deesser, channels) if track.deesser else None
        self._compressor = LevelGain(track.compressor) if track.compressor else None
        self._place = placed(track, channels, plan.layout)
        self._stereo = placed(track.model_copy(update={"back": 0.0}), channels, "stereo")
        self._rings = bool(track.eq or track.compressor or track.deesser)

    def block(self, first: int) -> Samples:
        """Return the next second of the track, before its place: (BLOCK, channels)."""
        sound = self._clipped(first)
        if sound is _SILENT and not self._rings:
            return sound
        if sound is _SILENT:
            sound = np.zeros((BLOCK, self._channels))
        sound = self._eq(sound)
        if self._deesser is not None:
            sound = self._deesser(sound)
        if self._compressor is not None:
            sound = sound * self._compressor(sound)[:, None]
        gain = fader_gain(self.track.fader, self.track.gain_db, first, BLOCK)
        return sound * (gain if isinstance(gain, float) else gain[:, None])

    def at_its_place(self, sound: Samples) -> Samples:
        """Return the sound on the speakers it comes from."""
        return sound @ self._place

    def in_stereo(self, sound: Samples) -> Samples:
        """Return the sound on two channels, for the reverb."""
        return sound @ self._stereo

    def _clipped(self, first: int) -> Samples:
        done = _SILENT
        for clip, source in self._clips:
            low, high = max(first, clip.at), min(first + BLOCK, clip.at + clip.length)
            if high <= low:
                continue
            if done is _SILENT:
                done = np.zeros((BLOCK, self._channels))
            part = source.read(clip.first + low - clip.at, high - low)
            done[low - first : high - first] += part * _clip_gain(clip, low, high)
        return done


def _clip_gain(clip: Clip, low: int, high: int) -> float | Samples:
    """Return a clip's gain over samples [low, high) of the mix: its own, times its fades (raised cosines)."""
    gain = amplitude(clip.gain_db)
    since, until = low - clip.at, clip.at + clip.length - high
    if since >= clip.fade_in and until >= clip.fade_out:
        return gain
    at = np.arange(since, since + high - low, dtype=np.float64)
    curve = np.full(high - low, gain)
    if clip.fade_in:
        curve *= 0.5 - 0.5 * np.cos(np.pi * np.clip(at / clip.fade_in, 0.0, 1.0))
    if clip.fade_out:
        curve *= 0.5 - 0.5 * np.cos(np.pi * np.clip((clip.length - 1 - at) / clip.fade_out, 0.0, 1.0))
    return curve[:, None]


class _BusStrip:
    """A bus's strip at work."""

    def __init__(self, bus: Bus, channels: int) -> None:
        self.bus = bus
        self._eq = equaliser(bus.eq, channels)
        self._compressor = LevelGain(bus.compressor) if bus.compressor else None

    def __call__(self, block: Samples) -> Samples:
        """Return the next second of the bus."""
        block = self._eq(block)
        if self._compressor is not None:
            block = block * self._compressor(block)[:, None]
        return block * amplitude(self.bus.gain_db)


class _Output:
    """What leaves the desk: stereo, 5.1, or the two ears' sound."""

    def __init__(self, plan: MixPlan) -> None:
        self._ears = Ears() if plan.layout == "binaural" else None
        self.channels = 6 if plan.layout == "5.1" else 2

    def __call__(self, block: Samples) -> Samples:
        """Return the next block as it is delivered."""
        return block if self._ears is None else self._ears(block)


def _check(plan: MixPlan, sources: Sources) -> None:
    for track in plan.tracks:
        for clip in track.clips:
            if clip.source not in sources:
                have = ", ".join(sorted(sources)) or "none"
                raise InvalidInput(f"track {track.name!r} plays {clip.source!r}; the sources are {have}")
            if sources[clip.source].channels not in (1, 2):
                raise InvalidInput(f"{clip.source!r} of track {track.name!r} is neither mono nor stereo")

"""The finished mix of a video: its brief from the story, its bed, the desk's mix-down, what a player will hear.

Levels and tracks are `sound/arranging.py`, placing `sound/placing.py`, the mixing `sound/desk.py`. The bed comes
from `resources/music` or the channel's folder (`sound/library.py`).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from resources.call_cache import CallCache
from resources.dsp import MIX_RATE
from resources.errors import InvalidInput
from resources.failover import Switch
from resources.memory import return_free_memory
from resources.meter import Reading
from resources.music import MusicRequest
from resources.music.beds import Beds
from resources.music.musicgen import MusicGen
from resources.music.replicate import ReplicateMusic
from resources.store import BlobStore, Media
from resources.wav import Pcm, read_wav
from vidgen_assets.artifacts.scripts import BeatSheet, ShotList
from vidgen_assets.artifacts.sound import (
    AlignedWords,
    Ambience,
    Loudness,
    MusicBy,
    MusicLicence,
    SceneTiming,
    SoundCue,
    Soundtrack,
)
from vidgen_assets.channel import Sound
from vidgen_assets.post.sound.arranging import SoundBrief, arranged
from vidgen_assets.post.sound.desk import MixDown, mix_down
from vidgen_assets.post.sound.ducking import voice_over_bed
from vidgen_assets.post.sound.encoding import heard_after_aac
from vidgen_assets.post.sound.library import library_bed
from vidgen_assets.post.sound.placing import ambience_of, energy_of, marks_of, pace_of, place_effects
from vidgen_assets.post.sound.plan import Layout, MixPlan
from vidgen_assets.post.sound.sources import ArraySource, LoopSource, Source, pcm_source

AFTER_LAST_WORD_MS = 80
SEAM = 2 * MIX_RATE


@dataclass(frozen=True)
class Mix:
    """A finished mix: its WAV file (16-bit, 48 kHz), what a player hears of it, and how it was made.

    `loudness` and `reading` are after AAC for two channels, of the file itself for 5.1.
    """

    path: Path
    plan: MixPlan
    reading: Reading
    voice_over_bed_db: float
    voice_over_bed_least_db: float
    music: str
    music_by: MusicBy
    licence: MusicLicence | None
    switches: tuple[Switch, ...]
    effects: tuple[SoundCue, ...]
    ambience: tuple[Ambience, ...]
    most_cut_db: float

    @property
    def loudness(self) -> Loudness:
        """Return loudness and true peak, rounded as they are shown."""
        return Loudness(
            lufs=round(self.reading.lufs, 2), true_peak_dbtp=round(self.reading.true_peak_dbtp, 2)
        )

    @property
    def wav(self) -> bytes:
        """Return the file's bytes."""
        return self.path.read_bytes()

    @property
    def pcm(self) -> Pcm:
        """Return the samples, int16 (n, channels)."""
        return read_wav(self.wav)[0]

    @property
    def duration_ms(self) -> int:
        """Return the length in ms, rounded."""
        return round(self.plan.length * 1000 / MIX_RATE)

    def as_artifact(self, audio: Media, plan: Media) -> Soundtrack:
        """Return the mix as what travels on; `audio` and `plan` are its file and its plan in the store."""
        return Soundtrack(
            audio=audio,
            duration_ms=self.duration_ms,
            sample_rate=MIX_RATE,
            loudness=self.loudness,
            voice_over_bed_db=self.voice_over_bed_db,
            voice_over_bed_least_db=self.voice_over_bed_least_db,
            range_lu=round(self.reading.range_lu, 2),
            music=self.music,
            music_by=self.music_by,
            licence=self.licence,
            switches=self.switches,
            effects=self.effects,
            ambience=self.ambience,
            plan=plan,
        )


@dataclass(frozen=True)
class _Bed:
    """The music of a mix: its source (None for none), its name, who made it, and the right to it."""

    source: Source | None
    name: str
    by: MusicBy
    licence: MusicLicence | None = None
    switches: tuple[Switch, ...] = ()


def sound_brief(
    aligned: AlignedWords, timing: SceneTiming, shots: ShotList, beats: BeatSheet, sound: Sound, seed: str
) -> SoundBrief:
    """Return what a video's sound is made by; `seed` is what makes its music its own (the idea's id)."""
    length_ms = timing.frames * 1000 // timing.fps
    last = max((word.end_ms for word in aligned.words), default=0)
    resolve_ms = max(500, min(last + AFTER_LAST_WORD_MS, length_ms - 600))
    placed = place_effects(timing, shots, beats, aligned.words, resolve_ms) if sound.effects else ()
    return SoundBrief(
        fps=timing.fps,
        frames=timing.frames,
        mood=beats.mood,
        energy=energy_of(beats, aligned.words),
        marks=marks_of(beats, aligned.words),
        pace=round(pace_of(aligned.words), 3),
        resolve_ms=resolve_ms,
        effects=placed,
        ambience=ambience_of(timing, shots) if sound.ambience else (),
        sound=sound,
        seed=seed,
    )


def mix(
    voice: Pcm, voice_rate: int, brief: SoundBrief, scratch: Path, beds: Beds | None = None,
    library: Path | None = None, layout: Layout | None = None,
) -> Mix:  # fmt: skip
    """Mix a mono voice with its bed and effects, exactly `frames / fps` long, at the channel's loudness.

    The WAV lies in `scratch`. `library` is the folder of the channel's own music, needed when the channel asks
    for it; `layout` overrides the channel's. Raises QualityFailed for a silent voice, InvalidInput for a
    library without music.
    """
    layout = layout or brief.sound.layout
    bed = _bed(brief, beds or Beds(), scratch, library)
    return_free_memory()  # the notes of the bed: its makers leave holes
    desk = arranged(pcm_source(voice, voice_rate), bed.source, brief, layout)
    return_free_memory()  # and those of effects and places
    judge = heard_after_aac if layout != "5.1" else None
    down = mix_down(desk.plan, desk.sources, scratch / "mix.wav", scratch, judge)
    return _told(down, brief, bed, desk.plan)


def beds_for(weights: Path | None, calls: CallCache, store: BlobStore) -> Beds:
    """Return who may play beds: MusicGen from weights in a folder where one is named, and Replicate."""
    replicate = ReplicateMusic(os.environ.get("REPLICATE_API_TOKEN", ""))
    return Beds([replicate, *([MusicGen(weights)] if weights else [])], calls, store)


def told(mix: Mix, brief: SoundBrief) -> Iterator[tuple[str, object]]:
    """Yield what there is to say of a mix, as (what, value) rows for people."""
    yield "music", f"{mix.music} ({mix.music_by})"
    for switch in mix.switches:
        yield "fallback", f"{switch.took_over} instead of {switch.failed}: {switch.why}"
    if mix.licence is not None:
        known = mix.licence
        yield (
            "licence",
            " ".join(part for part in (known.licence, known.title, known.artist, known.source) if part),
        )
        yield from (("note", note) for note in known.notes)
        if known.credit:
            yield "credit", known.credit
    yield "tracks", ", ".join(f"{track.name} ({len(track.clips)})" for track in mix.plan.tracks)
    for place in mix.ambience:
        yield "ambience", f"{place.place} from {place.from_ms} to {place.to_ms} ms"
    for mark in brief.marks:
        yield "beat", f"{mark.kind} at {mark.at_ms} ms"
    for cue in mix.effects:
        yield "effect", f"{cue.effect} at {cue.at_ms} ms, {cue.gain_db:g} dB"


def _told(down: MixDown, brief: SoundBrief, bed: _Bed, plan: MixPlan) -> Mix:
    above, least = voice_over_bed(down.powers["voice"], down.powers["bed"])
    return Mix(
        path=down.path,
        plan=plan,
        reading=down.reading,
        voice_over_bed_db=above,
        voice_over_bed_least_db=least,
        music=bed.name,
        music_by=bed.by,
        licence=bed.licence,
        switches=bed.switches,
        effects=brief.effects,
        ambience=brief.ambience,
        most_cut_db=round(down.setting.most_cut_db, 1),
    )


def _bed(brief: SoundBrief, beds: Beds, scratch: Path, library: Path | None) -> _Bed:
    sound, duration_ms = brief.sound, -(-brief.length * 1000 // MIX_RATE)
    if sound.music == "off":
        return _Bed(None, "off", "off")
    if sound.music == "library":
        if library is None:
            raise InvalidInput("sound.music is library: name the folder in sound.music_library")
        found = library_bed(library, brief.mood, brief.seed, scratch, sound.unlicensed_music)
        return _Bed(found.source, found.name, "library", found.licence)
    request = MusicRequest(
        mood=brief.mood,
        genre=sound.genre,
        seed=brief.seed,
        duration_ms=duration_ms,
        resolve_ms=brief.resolve_ms,
        energy=brief.energy,
        marks=brief.marks,
        pace=brief.pace,
    )
    made = beds.bed(request, sound.music)
    source: Source = ArraySource(made.samples)
    if made.loops and source.length < brief.length:
        source = LoopSource(source, min(SEAM, source.length // 4))
    return _Bed(source, made.name, made.by, None, made.switches)

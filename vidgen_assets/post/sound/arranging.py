"""A video's sound as a mix plan: which tracks there are, where their clips lie, how loud each stands.

Levels are the voice's: every gain is set from how loud it usually is while it speaks, so that a quiet voice
gets a quiet bed. The desk renders what is decided here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from resources.ambience import LEVEL as AMBIENCE_LEVEL
from resources.ambience import LOOP_S, ambience
from resources.dsp import MIX_RATE, decibels
from resources.effects import LEVEL as EFFECT_LEVEL
from resources.effects import effect
from resources.errors import InvalidInput, QualityFailed
from resources.music import Mark
from vidgen_assets.artifacts.base import Frozen
from vidgen_assets.artifacts.scripts import Mood
from vidgen_assets.artifacts.sound import Ambience, SoundCue
from vidgen_assets.audio.mastering import Target
from vidgen_assets.channel import Sound
from vidgen_assets.post.sound.ducking import speaking_frames
from vidgen_assets.post.sound.levels import PHONE_HZ, powers_of, usual
from vidgen_assets.post.sound.plan import Band, Bus, Clip, Duck, Layout, MixPlan, Track
from vidgen_assets.post.sound.sources import ArraySource, LoopSource, Source

VOICE_OVER_BED_DB = 12.0
"""The voice stands at least this far above everything else in any second it speaks in."""
HOME_DB = 5.0
"""How much the bed rises for its last chord."""
HOME_S = 0.25
AMBIENCE_DB = -31.0
"""How far under the voice the sound of a place lies: felt in the rests, not heard under words."""
CROSSFADE_MS = 600
BELOW_HEARING = Band(shape="highpass", hz=22.0)
"""On the voice: a constant offset says nothing and takes the limiter's room."""
LOW_END_DB = -6.0
LOW_ONES = frozenset({"hit"})
BEHIND = {"ambience": 0.5, "music": 0.15}


class SoundBrief(Frozen):
    """Everything but voice and music that decides a video's mix; `resolve_ms` is where the music comes home.

    That is after the last word, under the end card.
    """

    fps: int
    frames: int
    mood: Mood
    energy: tuple[tuple[int, float], ...]
    resolve_ms: int
    effects: tuple[SoundCue, ...]
    sound: Sound
    seed: str
    ambience: tuple[Ambience, ...] = ()
    marks: tuple[Mark, ...] = ()
    pace: float = 0.5

    @property
    def length(self) -> int:
        """Return the length in samples; InvalidInput when the frames are not a whole number of them."""
        samples, rest = divmod(self.frames * MIX_RATE, self.fps)
        if rest:
            raise InvalidInput(
                f"{self.frames} frames at {self.fps} a second are not a whole number of samples"
            )
        return samples


@dataclass(frozen=True)
class Arranged:
    """A plan, and the sources its clips name."""

    plan: MixPlan
    sources: dict[str, Source]


def arranged(voice: Source, music: Source | None, brief: SoundBrief, layout: Layout) -> Arranged:
    """Return the plan of a video's mix with its sources; QualityFailed for a silent voice.

    `music` is a bed as long as the video or longer, or None for none.
    """
    length = brief.length
    powers = powers_of(voice, length)
    if not powers.any():
        raise QualityFailed("the voiceover is silent: there is nothing to mix")
    level = usual(powers, speaking_frames(powers))
    sources: dict[str, Source] = {"voice": voice}
    whole = (_whole("voice", min(voice.length, length)),)
    tracks = [Track(name="voice", clips=whole, eq=(BELOW_HEARING,), bus="speech")]
    if music is not None:
        sources["music"] = music
        tracks.append(_music_track(voice, music, brief))
    tracks += _effect_tracks(brief.effects, decibels(level), length, sources)
    if brief.ambience:
        tracks.append(_ambience_track(brief.ambience, decibels(level), length, sources))
    # every gain so far is for a voice that comes from both sides at its own level: 3 dB over the pan law's
    beds = Bus(name="bed", gain_db=-3.01, duck=Duck(source="voice", keep_db=VOICE_OVER_BED_DB))
    plan = MixPlan(
        length=length,
        tracks=tuple(tracks),
        buses=(Bus(name="speech"), beds),
        target=Target(lufs=brief.sound.target_lufs, true_peak_dbtp=brief.sound.true_peak_dbtp),
        layout=layout,
    )
    return Arranged(plan, sources)


def _whole(source: str, length: int) -> Clip:
    return Clip(source=source, length=max(1, length))


def _music_track(voice: Source, music: Source, brief: SoundBrief) -> Track:
    """Bring the bed to its place: `music_gain_db` under the voice while it speaks, up by `duck_db` else.

    Both are compared where a telephone plays. The final chord comes up, for nobody speaks over it.
    """
    sound, length = brief.sound, brief.length
    spoken = powers_of(voice, length, PHONE_HZ)
    level = usual(spoken, speaking_frames(powers_of(voice, length)))
    # a bed's two sides add up to twice the power of one: the level of a side counts
    bed = usual(powers_of(music, min(length, music.length), PHONE_HZ)) / 2**0.5
    gain = decibels(level) - decibels(bed) + sound.music_gain_db - sound.duck_db if bed > 1e-9 else -120.0
    home = round(brief.resolve_ms * MIX_RATE / 1000)
    return Track(
        name="music",
        clips=(Clip(source="music", length=min(length, music.length), fade_out=MIX_RATE // 2),),
        gain_db=min(60.0, max(-120.0, gain)),
        fader=((max(0, home - round(HOME_S * MIX_RATE)), 0.0), (max(1, home), HOME_DB)),
        duck=Duck(source="voice", depth_db=sound.duck_db),
        back=BEHIND["music"],
        bus="bed",
    )


def _effect_tracks(
    cues: Sequence[SoundCue], level_db: float, length: int, sources: dict[str, Source]
) -> list[Track]:
    """Return a track for every kind of effect: each one's moment at its time, its level under the voice's."""
    clips: dict[str, list[Clip]] = {}
    for number, cue in enumerate(cues):
        made = effect(cue.effect, str(number))
        at = round(cue.at_ms * MIX_RATE / 1000) - made.moment
        first, at = max(0, -at), max(0, at)
        count = min(len(made.samples) - first, length - at)
        if count <= 0:
            continue
        name = f"{cue.effect} {number}"
        sources[name] = ArraySource(made.samples.astype(np.float32))
        clips.setdefault(cue.effect, []).append(
            Clip(source=name, at=at, first=first, length=count, gain_db=cue.gain_db)
        )
    gain = max(-120.0, level_db - decibels(EFFECT_LEVEL))
    return [
        Track(
            name=name,
            clips=tuple(some),
            gain_db=gain,
            bus="bed",
            lfe_db=LOW_END_DB if name in LOW_ONES else None,
        )
        for name, some in sorted(clips.items())
    ]


def _ambience_track(
    stretches: Sequence[Ambience], level_db: float, length: int, sources: dict[str, Source]
) -> Track:
    """Return the places under the story, each fading into the next."""
    half = CROSSFADE_MS * MIX_RATE // 2000
    clips = []
    for number, stretch in enumerate(stretches):
        name = f"place {stretch.place}"
        if name not in sources:
            sources[name] = LoopSource(ArraySource(ambience(stretch.place).astype(np.float32, copy=False)))
        start = max(0, round(stretch.from_ms * MIX_RATE / 1000) - half)
        end = min(length, round(stretch.to_ms * MIX_RATE / 1000) + half)
        if end > start:
            # another stretch of the loop each time a place comes back
            first = (number * 7 + 1) * MIX_RATE % (LOOP_S * MIX_RATE)
            clips.append(
                Clip(
                    source=name,
                    at=start,
                    first=first,
                    length=end - start,
                    fade_in=2 * half,
                    fade_out=2 * half,
                )
            )
    gain = max(-120.0, level_db - decibels(AMBIENCE_LEVEL) + AMBIENCE_DB)
    return Track(name="ambience", clips=tuple(clips), gain_db=gain, back=BEHIND["ambience"], bus="bed")

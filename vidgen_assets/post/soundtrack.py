"""The finished mix: voice, a bed that makes way for it, effects, delivery loudness; as long as the picture.

Owns levels and order. The bed is composed in `resources/music`, effects are made in `resources/effects.py`,
where they go is `sound/placing.py`, ducking is `sound/ducking.py`, loudness is `audio/loudness.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from resources.dsp import MIX_RATE, Samples, amplitude, decibels, equalise, resample, rms
from resources.effects import LEVEL as EFFECT_LEVEL
from resources.effects import effect
from resources.errors import InvalidInput, QualityFailed
from resources.music import MusicRequest, generate
from resources.wav import Pcm, to_float, to_pcm, wav_bytes
from vidgen_assets.artifacts.base import Frozen
from vidgen_assets.artifacts.scripts import BeatSheet, Mood, ShotList
from vidgen_assets.artifacts.sound import AlignedWords, Loudness, SceneTiming, SoundCue
from vidgen_assets.audio.loudness import loudness_of, to_loudness
from vidgen_assets.channel import Sound
from vidgen_assets.post.sound.ducking import FRAME, ducking_gain, speaking, voice_over_bed_db
from vidgen_assets.post.sound.encoding import after_aac
from vidgen_assets.post.sound.library import library_bed
from vidgen_assets.post.sound.placing import energy_of, place_effects

VOICE_OVER_BED_DB = 12.0
"""The voice stands at least this far above music and effects while it speaks, whatever the channel asks."""
AFTER_LAST_WORD_MS = 80
PHONE_HZ = 200.0
HOME_DB = 5.0
"""How much the bed rises for its last chord."""
FIRST_MARGIN_DB = 0.7
"""What AAC usually adds to a true peak; when it adds more, the mix is limited again."""
ENCODE_ROUNDS = 4


class MixPlan(Frozen):
    """Everything but the voice that decides a mix: its length in frames, mood, intensity, effects, settings.

    `resolve_ms` is where the music comes home: after the last word, under the end card.
    """

    fps: int
    frames: int
    mood: Mood
    energy: tuple[tuple[int, float], ...]
    resolve_ms: int
    effects: tuple[SoundCue, ...]
    sound: Sound
    seed: str


@dataclass(frozen=True)
class Mix:
    """A finished mix: int16 stereo (n, 2) at 48 kHz, and its numbers after encoding."""

    pcm: Pcm
    loudness: Loudness
    voice_over_bed_db: float
    music: str
    effects: tuple[SoundCue, ...]

    @property
    def wav(self) -> bytes:
        """Return the mix as WAV bytes."""
        return wav_bytes(self.pcm, MIX_RATE)

    @property
    def duration_ms(self) -> int:
        """Return the length in ms, rounded."""
        return round(len(self.pcm) * 1000 / MIX_RATE)


def mix_plan(
    aligned: AlignedWords, timing: SceneTiming, shots: ShotList, beats: BeatSheet, sound: Sound, seed: str
) -> MixPlan:
    """Return the plan of a video's sound; `seed` is what makes its music its own (the idea's id)."""
    length_ms = timing.frames * 1000 // timing.fps
    last = max((word.end_ms for word in aligned.words), default=0)
    resolve_ms = max(500, min(last + AFTER_LAST_WORD_MS, length_ms - 600))
    placed = place_effects(timing, shots, beats, aligned.words, resolve_ms) if sound.effects else ()
    return MixPlan(
        fps=timing.fps,
        frames=timing.frames,
        mood=beats.mood,
        energy=energy_of(beats, aligned.words),
        resolve_ms=resolve_ms,
        effects=placed,
        sound=sound,
        seed=seed,
    )


def mix(voice: Pcm, voice_rate: int, plan: MixPlan, library: Path | None = None) -> Mix:
    """Mix a mono voice with its bed and effects, exactly `frames / fps` long, at the channel's loudness.

    `library` is the folder of the channel's own music, needed when the channel asks for it. Raises
    QualityFailed for a silent voice, InvalidInput for a library without music.
    """
    length = _length(plan)
    spoken = _fitted(resample(to_float(voice), voice_rate, MIX_RATE), length)
    if not np.any(spoken):
        raise QualityFailed("the voiceover is silent: there is nothing to mix")
    level = rms(spoken[np.repeat(speaking(spoken), FRAME)[:length]])
    music, name = _music(plan, library, length)
    music = _under_the_voice(music, spoken, plan)
    effects = _effects(plan.effects, level, length)
    bed_and_effects, above = _kept_under(spoken, music + effects)
    whole = np.stack([spoken, spoken], axis=1) + bed_and_effects
    done, loudness = _delivered(whole, plan.sound)
    return Mix(to_pcm(done), loudness, above, name, plan.effects)


def _length(plan: MixPlan) -> int:
    samples, rest = divmod(plan.frames * MIX_RATE, plan.fps)
    if rest:
        raise InvalidInput(f"{plan.frames} frames at {plan.fps} a second are not a whole number of samples")
    return samples


def _fitted(samples: Samples, length: int) -> Samples:
    """Return the samples cut or filled with silence to a length."""
    done = np.zeros((length, *samples.shape[1:]))
    done[: min(length, len(samples))] = samples[:length]
    return done


def _music(plan: MixPlan, library: Path | None, length: int) -> tuple[Samples, str]:
    duration_ms = -(-length * 1000 // MIX_RATE)
    if plan.sound.music == "off":
        return np.zeros((length, 2)), "off"
    if plan.sound.music == "library":
        if library is None:
            raise InvalidInput("sound.music is library: name the folder in sound.music_library")
        bed, file = library_bed(library, plan.mood, plan.seed, duration_ms)
        return _fitted(bed, length), file
    request = MusicRequest(
        mood=plan.mood,
        seed=plan.seed,
        duration_ms=duration_ms,
        resolve_ms=plan.resolve_ms,
        energy=plan.energy,
    )
    made = generate(request)
    return _fitted(made.samples, length), made.name


def _under_the_voice(music: Samples, voice: Samples, plan: MixPlan) -> Samples:
    """Bring the bed to its place: `music_gain_db` under the voice while it speaks, up by `duck_db` else.

    Both are compared above 200 Hz, where a telephone's speaker begins: a bed measured by its bass would be
    inaudible there. The final chord comes up, for nobody speaks over it.
    """
    talking = np.repeat(speaking(voice), FRAME)[: len(voice)]
    usual = rms(equalise(music, "highpass", PHONE_HZ))
    if not usual:
        return music
    level = rms(equalise(voice, "highpass", PHONE_HZ)[talking])
    gain = level / usual * amplitude(plan.sound.music_gain_db - plan.sound.duck_db)
    seconds = np.arange(len(voice)) / MIX_RATE - plan.resolve_ms / 1000
    home = np.power(10.0, HOME_DB / 20 * np.clip(seconds / 0.25 + 1, 0.0, 1.0))
    return np.asarray(music * (gain * home * ducking_gain(voice, plan.sound.duck_db))[:, None])


def _effects(cues: Sequence[SoundCue], level: float, length: int) -> Samples:
    """Return the effects on a stereo bus: each one's moment at its time, its level under the voice's."""
    bus = np.zeros((length, 2))
    for number, cue in enumerate(cues):
        made = effect(cue.effect, str(number))
        sound = made.samples * (level / EFFECT_LEVEL * amplitude(cue.gain_db))
        first = round(cue.at_ms * MIX_RATE / 1000) - made.moment
        sound, first = sound[max(0, -first) :], max(0, first)
        end = min(length, first + len(sound))
        if end > first:
            bus[first:end] += sound[: end - first]
    return bus


def _kept_under(voice: Samples, bed: Samples) -> tuple[Samples, float]:
    """Return the bed, turned down where the voice would not stand 12 dB above it, and how far it stands."""
    above = voice_over_bed_db(voice, bed)
    if above >= VOICE_OVER_BED_DB:
        return bed, above
    lower = bed * amplitude(above - VOICE_OVER_BED_DB - 0.1)
    return lower, voice_over_bed_db(voice, lower)


def _delivered(whole: Samples, sound: Sound) -> tuple[Samples, Loudness]:
    """Bring a mix to loudness so that the peak also holds after AAC; return what a player will measure."""
    margin = FIRST_MARGIN_DB
    for _round in range(ENCODE_ROUNDS):
        done, _ = to_loudness(whole, sound.target_lufs, sound.true_peak_dbtp - margin, what="the mix")
        heard = loudness_of(after_aac(done), what="the mix")
        over = heard.true_peak_dbtp - sound.true_peak_dbtp
        if over <= 0:
            return done, heard
        margin += over + 0.15
    raise QualityFailed(
        f"the mix peaks at {heard.true_peak_dbtp:.1f} dBTP after AAC, over {sound.true_peak_dbtp:.1f}, "
        f"at {decibels(rms(done)):.0f} dB RMS: lower sound.target_lufs"
    )

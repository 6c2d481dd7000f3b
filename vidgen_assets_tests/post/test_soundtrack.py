"""The mix: as long as the picture, voice above everything, loudness and peak that hold after AAC."""

from __future__ import annotations

import tempfile
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from resources.dsp import MIX_RATE, rms
from resources.effects import effect
from resources.errors import InvalidInput, QualityFailed
from resources.wav import Pcm, to_float, to_pcm, wav_bytes
from vidgen_assets.artifacts.scripts import Beat, BeatSheet, Mood, Shot, ShotList, Transition, Visual
from vidgen_assets.artifacts.sound import AlignedWords, SceneTiming, SoundCue
from vidgen_assets.audio.loudness import loudness_of
from vidgen_assets.audio.polish import normalized
from vidgen_assets.channel import Sound
from vidgen_assets.post.sound.arranging import SoundBrief
from vidgen_assets.post.sound.ducking import (
    FRAME,
    SECOND,
    ducking_db,
    frame_powers,
    speaking,
    voice_over_bed,
    voice_over_bed_db,
)
from vidgen_assets.post.sound.encoding import after_aac, read_sound
from vidgen_assets.post.sound.library import library_bed
from vidgen_assets.post.sound.placing import CLEAR_OF_MS, energy_of, place_effects
from vidgen_assets.post.sound.plan import Duck
from vidgen_assets.post.soundtrack import Mix, mix, sound_brief
from vidgen_assets.subtitles.align import align, aligners_in_order
from vidgen_assets.subtitles.timing import ms_of, scene_timing
from vidgen_assets_tests.audio.stories import narrated

KINDS = ("cut", "crossfade", "slide_left", "wipe_up", "crossfade", "dip")
BEATS = ("hook", "setup", "rise", "turn", "payoff", "call_to_action")


@cache
def voiced() -> tuple[Pcm, AlignedWords]:
    spoken, narration = narrated()
    aligned = align(narration.pcm, MIX_RATE, spoken, aligners_in_order(["voice"], narration.words))
    voice, _ = normalized(narration.pcm, Sound())
    return voice, aligned


@cache
def planned(mood: Mood = "warm") -> tuple[SceneTiming, ShotList, BeatSheet]:
    spoken, _ = narrated()
    _, aligned = voiced()
    shots, beats = [], []
    for number, (first, end) in enumerate(spoken.lines):
        shots.append(
            Shot(
                id=f"s{number}",
                beat=f"b{number}",
                first_word=first,
                end_word=end,
                text="",
                visual=Visual(kind="scene", place="room", mood=mood),
                move="push",
                transition=Transition.model_validate({"kind": KINDS[number], "ms": 400}),
                prop_word=first + 3,
            )
        )
        fields = {"id": f"b{number}", "kind": BEATS[number], "first_word": first, "end_word": end, "text": ""}
        feels = {"mood": mood, "feeling": "neutral", "intensity": 0.2 + 0.15 * number}
        beats.append(Beat.model_validate(fields | feels))
    shot_list = ShotList(cast=(), shots=tuple(shots))
    return scene_timing(aligned, shots, 30), shot_list, BeatSheet(mood=mood, beats=tuple(beats))


def plan(mood: Mood = "warm", **sound: object) -> SoundBrief:
    timing, shots, beats = planned(mood)
    return sound_brief(voiced()[1], timing, shots, beats, Sound.model_validate(sound), "idea-1")


@cache
def mixed(mood: Mood = "warm") -> Mix:
    return mix(voiced()[0], MIX_RATE, plan(mood), folder())


@cache
def _folders() -> tuple[tempfile.TemporaryDirectory[str], list[int]]:
    return tempfile.TemporaryDirectory(), []


def folder() -> Path:
    """Return a new folder that lasts as long as the tests do."""
    root, made = _folders()
    made.append(len(made))
    path = Path(root.name) / str(len(made))
    path.mkdir()
    return path


def ducked(voice: np.ndarray, depth_db: float) -> np.ndarray:
    powers = frame_powers(voice)
    return ducking_db(Duck(source="voice", depth_db=depth_db), powers, powers)


def tone(seconds: float, hz: float = 330.0) -> np.ndarray:
    wave = 0.4 * np.sin(2 * np.pi * hz * np.arange(round(seconds * MIX_RATE)) / MIX_RATE)
    return np.stack([wave, wave], axis=1)


def test_the_mix_is_exactly_as_long_as_the_picture() -> None:
    timing, _, _ = planned()
    assert mixed().pcm.shape == (timing.frames * MIX_RATE // 30, 2)
    assert mixed().pcm.dtype == np.int16


@pytest.mark.media
@pytest.mark.parametrize("mood", ["warm", "tense", "eerie"])
def test_loudness_and_true_peak_hold_after_aac(mood: Mood) -> None:
    done = mixed(mood)
    heard = loudness_of(after_aac(to_float(done.pcm)))
    assert abs(heard.lufs + 14.0) <= 0.3
    assert heard.true_peak_dbtp <= -1.5
    assert done.loudness.lufs == pytest.approx(heard.lufs, abs=0.1)
    assert done.loudness.true_peak_dbtp == pytest.approx(heard.true_peak_dbtp, abs=0.05)


def test_the_voice_stands_above_bed_and_effects() -> None:
    assert mixed().voice_over_bed_db >= 12
    loud = plan(music_gain_db=0.0, duck_db=0.0)
    assert mix(voiced()[0], MIX_RATE, loud, folder()).voice_over_bed_db >= 12


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert mixed().wav == mix(voiced()[0], MIX_RATE, plan(), folder()).wav


def test_music_comes_up_where_nobody_speaks() -> None:
    """The bed alone, as mixed: louder in the tail than under the words."""
    voice, aligned = voiced()
    length = len(voice)
    gain = np.repeat(10 ** (ducked(to_float(voice), -8.0) / 20), FRAME)
    last = aligned.words[-1].end_ms * 48
    assert gain[last + 48 * 900 : length].mean() > 0.8
    middle = aligned.words[len(aligned.words) // 2]
    assert gain[middle.start_ms * 48 : middle.end_ms * 48].max() < 0.45


def test_ducking_is_down_before_a_word_and_smooth() -> None:
    voice = np.zeros(3 * MIX_RATE)
    voice[MIX_RATE : 2 * MIX_RATE] = 0.3 * np.sin(np.arange(MIX_RATE) * 0.05)
    gain_db = ducked(voice, -10.0)
    assert gain_db[SECOND] < -9.0
    assert gain_db[SECOND - 50] > -0.1
    assert gain_db[-1] > -0.5
    assert np.abs(np.diff(gain_db)).max() < 1.0  # a dB in 10 ms: nothing that is heard as a step
    assert ducked(voice, 0.0).max() == ducked(voice, 0.0).min() == 0.0


def test_a_loud_bed_is_kept_under_the_voice_in_every_spoken_second() -> None:
    voice = frame_powers(to_float(voiced()[0]))
    bed = np.full(len(voice), float(np.mean(voice)))
    duck = Duck(source="voice", depth_db=-4.0, keep_db=12.0)
    kept = bed * 10 ** (ducking_db(duck, voice, bed) / 10)
    overall, least = voice_over_bed(voice, kept)
    assert least >= 12.0
    assert overall < 20.0
    assert voice_over_bed(voice, bed)[0] < 6.0


def test_speaking_is_told_from_silence() -> None:
    voice = np.concatenate([np.zeros(4800), 0.3 * np.sin(np.arange(4800) * 0.1), 1e-4 * np.ones(4800)])
    assert speaking(voice).tolist() == [False] * 10 + [True] * 10 + [False] * 10
    assert not speaking(np.zeros(4800)).any()
    assert voice_over_bed_db(voice, np.zeros((len(voice), 2))) == 99.0


def test_effects_fall_on_transitions_props_and_the_turn() -> None:
    timing, shots, beats = planned()
    _, aligned = voiced()
    cues = place_effects(timing, shots, beats, aligned.words, 23_000)
    starts = {shot.shot: ms_of(shot.first_frame, 30) for shot in timing.shots}
    at = {(cue.effect, cue.at_ms) for cue in cues}
    assert ("air", starts["s1"]) in at
    assert ("whoosh_left", starts["s2"]) in at
    assert ("hit", starts["s5"]) in at
    props = {ms_of(shot.prop_frame, 30) for shot in timing.shots if shot.prop_frame is not None}
    pops = [cue.at_ms for cue in cues if cue.effect == "pop"]
    assert pops
    assert set(pops) <= props
    assert ("shimmer", 23_000) in at
    assert [cue.at_ms for cue in cues] == sorted(cue.at_ms for cue in cues)


def test_effects_keep_clear_of_each_other() -> None:
    timing, shots, beats = planned()
    cues = [
        cue for cue in place_effects(timing, shots, beats, voiced()[1].words, 23_000) if cue.effect != "riser"
    ]
    gaps = [after.at_ms - cue.at_ms for cue, after in pairwise(cues)]
    assert min(gaps) >= CLEAR_OF_MS


def test_a_cut_makes_no_sound() -> None:
    timing, shots, beats = planned()
    cut = [shot.model_copy(update={"transition": Transition(kind="cut", ms=0)}) for shot in shots.shots]
    silent = shots.model_copy(update={"shots": tuple(cut)})
    cues = place_effects(timing, silent, beats, voiced()[1].words, 23_000)
    assert {cue.effect for cue in cues} <= {"pop", "hit", "riser", "shimmer"}


def test_an_effect_is_heard_at_its_moment() -> None:
    voice = np.zeros(3 * MIX_RATE)
    voice[: MIX_RATE // 2] = 0.3 * np.sin(np.arange(MIX_RATE // 2) * 0.05)
    base = SoundBrief(
        fps=30, frames=90, mood="calm", energy=(), resolve_ms=2500, effects=(),
        sound=Sound(music="off"), seed="x",
    )  # fmt: skip
    cue = SoundCue(effect="pop", at_ms=2000, gain_db=-6.0)
    done = mix(to_pcm(voice), MIX_RATE, base.model_copy(update={"effects": (cue,)}), folder())
    late = np.abs(to_float(done.pcm)[MIX_RATE:, 0])
    loud = int(np.flatnonzero(late > 0.25 * late.max())[0])
    assert abs(loud - MIX_RATE) < 0.01 * MIX_RATE
    assert effect("pop", "0").moment < 0.01 * MIX_RATE


def test_a_channel_can_go_without_music_and_effects() -> None:
    timing, shots, beats = planned()
    bare = sound_brief(
        voiced()[1], timing, shots, beats, Sound(music="off", effects=False, ambience=False), "x"
    )
    done = mix(voiced()[0], MIX_RATE, bare, folder())
    assert done.music == "off"
    assert done.effects == ()
    assert done.voice_over_bed_db == 99.0
    assert abs(done.loudness.lufs + 14.0) <= 0.3


def test_another_rate_and_a_shorter_voice_are_fitted() -> None:
    voice = np.sin(np.arange(22_050) * 0.2) * 9000
    base = SoundBrief(
        fps=25, frames=50, mood="sad", energy=(), resolve_ms=1400, effects=(), sound=Sound(), seed="x"
    )
    done = mix(voice.astype(np.int16), 22_050, base, folder())
    assert done.pcm.shape == (2 * MIX_RATE, 2)
    assert done.duration_ms == 2000


def test_a_silent_voice_is_refused() -> None:
    with pytest.raises(QualityFailed, match="silent"):
        mix(np.zeros(MIX_RATE, np.int16), MIX_RATE, plan(), folder())


def test_a_library_is_chosen_from_by_mood_and_looped_without_a_seam(tmp_path: Path) -> None:
    for name in ("warm one.wav", "tense.wav", "notes.txt"):
        (tmp_path / name).write_bytes(wav_bytes(to_pcm(tone(4.0)), MIX_RATE))
    bed = library_bed(tmp_path, "warm", "seed", folder())
    assert bed.name == "warm one.wav"
    heard = bed.source.read(MIX_RATE, 28 * MIX_RATE)
    windows = [rms(part) for part in np.split(heard, 112)]
    assert min(windows) > 0.6 * max(windows)
    other = library_bed(tmp_path, "funny", "seed", folder())
    assert other.name in {"warm one.wav", "tense.wav"}


def test_a_library_without_music_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="holds no music"):
        library_bed(tmp_path, "warm", "x", folder())
    with pytest.raises(InvalidInput, match="no folder 'gone'"):
        library_bed(tmp_path / "gone", "warm", "x", folder())
    with pytest.raises(InvalidInput, match="music_library"):
        mix(voiced()[0], MIX_RATE, plan(music="library"), folder())


def test_sound_is_read_from_any_file_and_its_absence_is_named(tmp_path: Path) -> None:
    path = tmp_path / "tone.wav"
    path.write_bytes(wav_bytes(to_pcm(tone(0.5)[:, 0]), MIX_RATE))
    pcm, rate = read_sound(path)
    assert (pcm.shape, rate) == ((24_000, 2), MIX_RATE)
    broken = tmp_path / "broken.mp3"
    broken.write_bytes(b"this is no music")
    with pytest.raises(InvalidInput, match=r"broken\.mp3"):
        read_sound(broken)


def test_intensity_follows_the_beats() -> None:
    _, _, beats = planned()
    points = energy_of(beats, voiced()[1].words)
    assert [point[0] for point in points] == sorted(point[0] for point in points)
    assert points[0][1] == pytest.approx(0.2)
    assert len(points) == 2 * len(beats.beats)

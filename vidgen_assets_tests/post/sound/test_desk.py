"""The desk: what a plan says is what is heard, in every layout, in little memory, the same every time."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import wave
from pathlib import Path

import numpy as np
import pytest
from pydantic import ValidationError

from resources.dsp import MIX_RATE, amplitude, decibels, rms
from resources.errors import InvalidInput, QualityFailed
from vidgen_assets.audio.file_loudness import measure_loudness
from vidgen_assets.audio.mastering import Target
from vidgen_assets.post.sound.desk import ducking_curves, mix_down
from vidgen_assets.post.sound.ducking import voice_over_bed
from vidgen_assets.post.sound.plan import (
    TARGETS,
    Band,
    Bus,
    Clip,
    Compressor,
    DeEsser,
    Duck,
    Layout,
    MixPlan,
    Track,
)
from vidgen_assets.post.sound.sources import ArraySource, LoopSource, Source, WavSource, pcm_source

SECONDS = 4
COUNT = SECONDS * MIX_RATE


def sine(hz: float, level: float = 0.2, count: int = COUNT) -> np.ndarray:
    return level * np.sin(2 * np.pi * hz * np.arange(count) / MIX_RATE)


def noise(seed: int, level: float = 0.1, count: int = COUNT) -> np.ndarray:
    return level * np.random.default_rng(seed).standard_normal(count)


def track(name: str = "one", source: str = "a", **more: object) -> Track:
    return Track.model_validate({"name": name, "clips": (Clip(source=source, length=COUNT),), **more})


def plan(*tracks: Track, **more: object) -> MixPlan:
    return MixPlan.model_validate({"length": COUNT, "tracks": tracks, **more})


def heard(made: MixPlan, folder: Path, lufs: float = -24.0, **sources: np.ndarray) -> np.ndarray:
    """Return the mix as floats, its master's gain taken out again; `lufs` is low, so that nothing is limited."""
    made = made.model_copy(update={"target": Target(lufs=lufs)})
    given: dict[str, Source] = {name: ArraySource(samples) for name, samples in sources.items()}
    done = mix_down(made, given, folder / "mix.wav", folder)
    assert done.setting.most_cut_db == 0.0, "the limiter worked: gains cannot be compared"
    with wave.open(str(done.path), "rb") as file:
        raw = np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, file.getnchannels())
    return raw / 32768.0 / amplitude(done.setting.gain_db)


def test_a_mono_sound_in_the_middle_is_three_decibels_down_on_each_side(tmp_path: Path) -> None:
    sound = sine(440)
    middle = heard(plan(track()), tmp_path, a=sound)
    assert decibels(rms(middle[:, 0]) / rms(sound)) == pytest.approx(-3.01, abs=0.02)
    left = heard(plan(track(pan=-1.0)), tmp_path, a=sound)
    assert decibels(rms(left[:, 0]) / rms(sound)) == pytest.approx(0.0, abs=0.02)
    assert rms(left[:, 1]) < 1e-4


@pytest.mark.parametrize("pan", [-0.7, -0.2, 0.4, 1.0])
@pytest.mark.parametrize("layout", ["stereo", "5.1"])
def test_panning_keeps_the_power_in_every_layout(tmp_path: Path, pan: float, layout: Layout) -> None:
    done = heard(plan(track(pan=pan), layout=layout), tmp_path, a=sine(440))
    assert np.sum(np.square(done)) == pytest.approx(np.sum(np.square(sine(440))), rel=2e-3)


def test_gain_mute_solo_and_fader_do_what_they_say(tmp_path: Path) -> None:
    low, high = sine(300), sine(3000)

    def levels(*tracks: Track) -> tuple[float, float]:
        done = heard(plan(*tracks), tmp_path, a=low, b=high)[:, 0] * 2**0.5
        spectrum = np.abs(np.fft.rfft(done)) * 2 / len(done)
        return spectrum[300 * SECONDS] / 0.2, spectrum[3000 * SECONDS] / 0.2

    assert levels(track(), track("two", "b", gain_db=-6.0)) == pytest.approx((1.0, 0.501), abs=0.01)
    assert levels(track(), track("two", "b", mute=True)) == pytest.approx((1.0, 0.0), abs=0.01)
    assert levels(track(solo=True), track("two", "b")) == pytest.approx((1.0, 0.0), abs=0.01)
    faded = heard(plan(track(fader=((0, -40.0), (COUNT, 0.0)))), tmp_path, a=low)
    assert decibels(rms(faded[: MIX_RATE // 2]) / rms(faded[-MIX_RATE // 2 :])) == pytest.approx(-35, abs=0.5)


def test_clips_lie_where_they_are_put_and_fade_without_a_click(tmp_path: Path) -> None:
    clip = Clip(source="a", at=MIX_RATE + 777, first=100, length=MIX_RATE, fade_in=2400, fade_out=2400)
    done = heard(plan(Track(name="one", clips=(clip,), pan=-1.0)), tmp_path, a=sine(440))[:, 0]
    assert np.flatnonzero(np.abs(done) > 1e-3)[0] == pytest.approx(MIX_RATE + 777, abs=200)
    assert not np.any(done[2 * MIX_RATE + 800 :])
    assert np.allclose(done[MIX_RATE + 9000 :][:100], sine(440)[100 + 9000 - 777 :][:100], atol=1e-3)
    assert np.abs(np.diff(done, n=2)).max() < 0.002


def test_an_equaliser_band_changes_its_frequency_and_no_other(tmp_path: Path) -> None:
    both = sine(200) + sine(4000)
    done = heard(plan(track(pan=-1.0, eq=(Band(shape="peak", hz=4000, gain_db=-9.0),))), tmp_path, a=both)[
        :, 0
    ]
    spectrum = np.abs(np.fft.rfft(done)) * 2 / len(done) / 0.2
    assert decibels(spectrum[200 * SECONDS]) == pytest.approx(0.0, abs=0.2)
    assert decibels(spectrum[4000 * SECONDS]) == pytest.approx(-9.0, abs=0.2)


def test_a_compressor_brings_loud_and_quiet_nearer(tmp_path: Path) -> None:
    sound = np.concatenate([sine(440, 0.5, COUNT // 2), sine(440, 0.05, COUNT // 2)])
    squeezed = track(pan=-1.0, compressor=Compressor(threshold_db=-26.0, ratio=4.0, knee_db=0.0))
    done = heard(plan(squeezed), tmp_path, a=sound)[:, 0]
    loud, quiet = rms(done[MIX_RATE : MIX_RATE * 2 - 4800]), rms(done[3 * MIX_RATE :])
    # 20 dB above the threshold becomes 5: 20 dB apart become 5.0 (the quiet half lies at the threshold)
    assert decibels(loud / quiet) == pytest.approx(5.0, abs=0.5)


def test_a_de_esser_softens_sharp_sounds_and_leaves_the_rest(tmp_path: Path) -> None:
    sharp = np.zeros(COUNT)
    sharp[MIX_RATE : 2 * MIX_RATE] = sine(8000, 0.3)[:MIX_RATE]
    done = heard(plan(track(pan=-1.0, deesser=DeEsser(threshold_db=-30.0))), tmp_path, a=sine(300) + sharp)[
        :, 0
    ]
    part = done[MIX_RATE + 12_000 : 2 * MIX_RATE]
    spectrum = np.abs(np.fft.rfft(part)) * 2 / len(part)
    hz = np.fft.rfftfreq(len(part), 1 / MIX_RATE)
    assert -11 < decibels(float(spectrum[np.abs(hz - 8000).argmin()]) / 0.3) < -6
    assert decibels(float(spectrum[np.abs(hz - 300).argmin()]) / 0.2) == pytest.approx(0.0, abs=0.3)


def test_reverb_rings_on_after_the_sound_in_both_sides(tmp_path: Path) -> None:
    burst = np.zeros(COUNT)
    burst[:4800] = noise(1)[:4800]
    dry = heard(plan(track()), tmp_path, lufs=-40.0, a=burst)
    wet = heard(plan(track(reverb_db=-6.0)), tmp_path, lufs=-40.0, a=burst)
    assert rms(dry[12_000:24_000]) < 1e-3
    tail = wet[12_000:24_000]
    assert rms(tail) > 4e-3
    assert abs(np.corrcoef(tail.T)[0, 1]) < 0.5


def test_a_bed_ducks_before_the_word_and_keeps_every_spoken_second_clear(tmp_path: Path) -> None:
    voice = np.zeros(COUNT)
    voice[2 * MIX_RATE : 3 * MIX_RATE] = noise(2)[:MIX_RATE]
    made = plan(
        track("voice", "v", bus="speech"),
        track("music", "m", bus="bed"),
        buses=(Bus(name="speech"), Bus(name="bed", duck=Duck(source="voice", depth_db=-6.0, keep_db=12.0))),
    )
    sources = {"v": ArraySource(voice), "m": ArraySource(noise(3))}
    curve = ducking_curves(made, sources)["bed"]
    assert curve[150] > -0.1
    assert curve[200] < -11.0
    done = mix_down(made, sources, tmp_path / "mix.wav", tmp_path)
    overall, least = voice_over_bed(done.powers["voice"], done.powers["bed"])
    assert overall >= 12.0
    assert least >= 12.0


def test_a_voice_comes_from_the_centre_speaker_and_a_bed_from_around(tmp_path: Path) -> None:
    made = plan(track("voice", "v"), layout="5.1")
    centre = heard(made, tmp_path, v=sine(440))
    assert rms(centre[:, 2]) == pytest.approx(rms(sine(440)), rel=1e-3)
    assert rms(np.delete(centre, 2, axis=1)) < 1e-4
    both = np.stack([noise(4), noise(5)], axis=1)
    around = heard(plan(track("music", "m", back=0.5, lfe_db=0.0), layout="5.1"), tmp_path, m=both)
    levels = np.sqrt(np.mean(np.square(around), axis=0))
    assert levels[0] == pytest.approx(levels[4], rel=0.02)
    low = np.abs(np.fft.rfft(around[:, 3]))
    assert low[: 100 * SECONDS].max() > 30 * low[1000 * SECONDS :].max()


def test_two_ears_hear_where_a_sound_stands(tmp_path: Path) -> None:
    clicks = np.zeros(COUNT)
    clicks[2400::4800] = 0.5
    done = heard(plan(track(pan=1.0), layout="binaural"), tmp_path, -38.0, a=clicks)
    assert decibels(rms(done[:, 1]) / rms(done[:, 0])) > 3.0
    late = np.correlate(done[:24_000, 0], done[:24_000, 1], "full").argmax() - 23_999
    assert 8 <= late <= 20  # a source at 30 degrees: about 0.26 ms
    ahead = heard(plan(track(), layout="binaural"), tmp_path, -38.0, a=clicks)
    assert np.allclose(ahead[:, 0], ahead[:, 1], atol=1e-4)


@pytest.mark.parametrize("name", sorted(TARGETS))
def test_every_target_is_met_as_ffmpeg_measures_it(tmp_path: Path, name: str) -> None:
    swells = noise(6, 0.2) * np.abs(np.sin(np.arange(COUNT) * 2e-4)) ** 4
    made = plan(track(), target=TARGETS[name])
    mix_down(made, {"a": ArraySource(swells)}, tmp_path / "mix.wav", tmp_path)
    found = measure_loudness(tmp_path / "mix.wav")
    assert abs(found.lufs - TARGETS[name].lufs) <= 0.2
    assert found.true_peak_dbtp <= TARGETS[name].true_peak_dbtp


@pytest.mark.parametrize("layout", ["stereo", "5.1", "binaural"])
def test_ffmpeg_and_our_meter_agree(tmp_path: Path, layout: Layout) -> None:
    both = np.stack([noise(7), noise(8)], axis=1)
    done = mix_down(
        plan(track(back=0.4), layout=layout), {"a": ArraySource(both)}, tmp_path / "mix.wav", tmp_path
    )
    found = measure_loudness(tmp_path / "mix.wav")
    assert found.lufs == pytest.approx(done.reading.lufs, abs=0.1)
    assert found.true_peak_dbtp == pytest.approx(done.reading.true_peak_dbtp, abs=0.2)


def test_the_same_plan_gives_the_same_bytes(tmp_path: Path) -> None:
    made = plan(track(reverb_db=-12.0, compressor=Compressor(threshold_db=-20.0)))
    digests = set()
    for number in range(2):
        out = tmp_path / f"{number}.wav"
        mix_down(made, {"a": ArraySource(noise(9))}, out, tmp_path)
        digests.add(hashlib.sha256(out.read_bytes()).hexdigest())
    assert len(digests) == 1
    assert MixPlan.model_validate_json(made.model_dump_json()) == made


def test_silence_and_a_click_alone_are_refused_in_words(tmp_path: Path) -> None:
    click = np.zeros(COUNT)
    click[1000:1020] = 0.9
    with pytest.raises(QualityFailed, match="silent"):
        mix_down(plan(track()), {"a": ArraySource(np.zeros(COUNT))}, tmp_path / "mix.wav", tmp_path)
    with pytest.raises(QualityFailed, match="single burst"):
        mix_down(plan(track()), {"a": ArraySource(click)}, tmp_path / "mix.wav", tmp_path)
    assert not list(tmp_path.glob("*.f32"))


def test_a_source_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="plays 'a'; the sources are b"):
        mix_down(plan(track()), {"b": ArraySource(sine(100))}, tmp_path / "mix.wav", tmp_path)


@pytest.mark.parametrize(
    ("tracks", "buses", "why"),
    [
        ((track(), track()), ("mix",), "there twice"),
        ((track(bus="gone"),), ("mix",), "goes to the bus 'gone'"),
        ((track(duck=Duck(source="nobody")),), ("mix",), "no other track or bus"),
        ((track(duck=Duck(source="two")), track("two", duck=Duck(source="one"))), ("mix",), "ducked itself"),
    ],
)
def test_a_plan_that_makes_no_sense_is_refused(
    tracks: tuple[Track, ...], buses: tuple[str, ...], why: str
) -> None:
    with pytest.raises(ValidationError, match=why):
        plan(*tracks, buses=tuple(Bus(name=name) for name in buses))


def test_a_loop_has_no_seam_and_any_stretch_of_it_is_the_same() -> None:
    loop = LoopSource(ArraySource(noise(10, count=MIX_RATE)), 4800)
    whole = loop.read(0, 5 * MIX_RATE)
    levels = [rms(part) for part in np.split(whole, 100)]
    assert min(levels) > 0.85 * max(levels)
    assert np.array_equal(loop.read(100_000, 30_000), whole[100_000:130_000])
    assert np.array_equal(loop.read(-100, 200)[100:], whole[:100])


def test_a_wav_is_read_anywhere_and_may_be_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(MIX_RATE)
        file.writeframes((np.arange(2000) % 100).astype("<i2").tobytes())
    source = WavSource(path)
    assert (source.channels, source.length) == (2, 1000)
    assert source.read(-10, 20)[:10].max() == 0.0
    assert source.read(990, 20)[10:].max() == 0.0
    path.write_bytes(path.read_bytes()[:-1003])
    assert source.read(0, 1000)[760:].max() == 0.0
    other = tmp_path / "b.wav"
    with wave.open(str(other), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
    with pytest.raises(InvalidInput, match="at 8000 Hz"):
        WavSource(other)
    assert pcm_source(np.ones(8000, np.int16), 8000).length == MIX_RATE


HOUR = """
import resource, sys
from pathlib import Path
import numpy as np
from resources.dsp import MIX_RATE
from vidgen_assets.post.sound.desk import mix_down
from vidgen_assets.post.sound.plan import Band, Bus, Clip, Compressor, Duck, MixPlan, Track
from vidgen_assets.post.sound.sources import ArraySource, LoopSource

minutes, tracks = int(sys.argv[2]), 16
count = minutes * 60 * MIX_RATE
chance = np.random.default_rng(1)
sources = {
    str(n): LoopSource(ArraySource((0.1 * chance.standard_normal((7 * MIX_RATE, 1 + n % 2))).astype("float32")), 4800)
    for n in range(tracks)
}
plan = MixPlan(
    length=count,
    tracks=tuple(
        Track(name=f"t{n}", clips=(Clip(source=str(n), length=count),), gain_db=-20.0, pan=n / 8 - 1 if n % 2 else 0.0,
              eq=(Band(shape="highpass", hz=80),) if n == 1 else (), bus="a" if n == 0 else "b")
        for n in range(tracks)
    ),
    buses=(
        Bus(name="a"),
        Bus(name="b", compressor=Compressor(threshold_db=-20.0), duck=Duck(source="t0", keep_db=12.0)),
    ),
)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
mix_down(plan, sources, Path(sys.argv[1]) / "hour.wav", Path(sys.argv[1]))
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)
"""


@pytest.mark.media
def test_sixteen_tracks_take_little_more_memory_when_they_are_longer(tmp_path: Path) -> None:
    grown = {}
    for minutes in (1, 6):
        done = subprocess.run(
            [sys.executable, "-c", HOUR, str(tmp_path), str(minutes)],
            capture_output=True, text=True, timeout=240, check=True,
        )  # fmt: skip
        grown[minutes] = float(done.stdout)
    # sixteen tracks of an hour as arrays would be 33 GB; what grows here is the levels: 1500 numbers a second
    assert grown[1] < 150
    assert (grown[6] - grown[1]) / 5 * 60 < 200

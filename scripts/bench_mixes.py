"""Sixty and more mixes measured by ffmpeg's ebur128, and what a mix of sixty seconds costs.

    python scripts/bench_mixes.py [--mixes N] [--keep FOLDER]

Every mood, every genre and every shipped voice is in it, then sources that mean harm: noise, clipped squares,
8 kHz, whispers, a single click. Each is mixed as a video's sound is, written, and measured as the file is and
as a player hears it after AAC. What has no loudness (silence) must be refused in words. The last line is one
JSON object; `measure_all` gives the same to whoever imports it.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from resources.errors import QualityFailed
from resources.music import GENRES, MOODS, Mark
from resources.wav import Pcm, to_float, to_pcm
from vidgen_assets.artifacts.sound import Ambience, SoundCue
from vidgen_assets.channel import Sound
from vidgen_assets.post.sound.arranging import SoundBrief
from vidgen_assets.post.sound.plan import Layout
from vidgen_assets.post.soundtrack import Mix, mix

RATE = 48_000
SECONDS = 14
STORY = (
    "My neighbor sold my bike while I was at work.",
    "He told everyone that it was his and that I had moved away.",
    "So I knocked on his door with a photograph and two police officers.",
)


@dataclass(frozen=True)
class Case:
    """One mix: its name, the voice (int16, Hz), and how it is mixed."""

    name: str
    voice: Pcm
    rate: int
    sound: Sound
    mood: str = "warm"
    layout: Layout = "stereo"


@dataclass(frozen=True)
class Measured:
    """What ffmpeg says of one mix: LU from the target, dB over the ceiling, of the file and after AAC."""

    name: str
    lufs_error: float
    true_peak: float
    over_db: float
    after_aac_error: float
    after_aac_over_db: float
    voice_over_bed_db: float
    cpu_s: float


@dataclass(frozen=True)
class Result:
    """All mixes: the worst of each measure, and who was refused as they should be."""

    mixes: int
    lufs_worst_error: float
    true_peak_worst: float
    over_worst_db: float
    after_aac_worst_error: float
    after_aac_over_worst_db: float
    voice_over_bed_least_db: float
    refused: tuple[str, ...]


def brief(case: Case, seconds: int, number: int) -> SoundBrief:
    """Return a story's sound: five beats, effects at two of them, two places."""
    third, length = seconds * 1000 // 3, seconds * 1000
    marks = (
        ("hook", 0),
        ("setup", length // 8),
        ("rise", third),
        ("turn", length * 5 // 9),
        ("payoff", length * 3 // 4),
    )
    return SoundBrief(
        fps=30,
        frames=seconds * 30,
        mood=case.mood,  # type: ignore[arg-type]
        energy=((0, 0.3), (third, 0.6), (2 * third, 0.95), (length, 0.4)),
        marks=tuple(Mark(at_ms=at, kind=kind) for kind, at in marks),  # type: ignore[arg-type]
        pace=0.5,
        resolve_ms=length - 2500,
        effects=(
            SoundCue(effect="whoosh", at_ms=third, gain_db=-15.0),
            SoundCue(effect="hit", at_ms=length * 5 // 9, gain_db=-12.0),
            SoundCue(effect="pop", at_ms=length * 2 // 3, gain_db=-17.0),
        ),
        ambience=(
            Ambience(place="street", from_ms=0, to_ms=length // 2),
            Ambience(place="rain", from_ms=length // 2, to_ms=length),
        ),
        sound=case.sound,
        seed=f"bench {number}",
    )


@cache
def spoken(voice: str, rate_wpm: int, pitch: int) -> Pcm:
    """Return the story in one of espeak's voices, normalised as a voiceover is."""
    from resources.dsp import resample
    from resources.voice import Espeak, SpeechRequest
    from vidgen_assets.audio.polish import normalized

    parts = []
    for line in STORY:
        tokens = tuple(line.lower().replace(".", "").split())
        speech = Espeak().speak(SpeechRequest(tokens=tokens, voice=voice, rate_wpm=rate_wpm, pitch=pitch))
        parts += [resample(to_float(speech.pcm), speech.sample_rate, RATE), np.zeros(RATE // 3)]
    return normalized(to_pcm(np.concatenate(parts)), Sound())[0]


def shipped_voices() -> list[tuple[str, str, int, int]]:
    """Return the voices that ship, as (name, espeak's voice, words a minute, pitch)."""
    data = json.loads((Path(__file__).resolve().parent.parent / "resources/data/voices.json").read_bytes())
    rows = data["voices"].items()
    return [(n, v["voice"], v["rate_wpm"], v["pitch"]) for n, v in rows if v.get("language", "en") == "en"]


def told_cases() -> Iterator[Case]:
    """Yield every mood in every genre, each with another voice; some for other targets and layouts."""
    voices = shipped_voices()
    number = 0
    targets = ((-14.0, -1.5), (-16.0, -1.5), (-23.0, -1.5))
    for genre in GENRES:
        for mood in MOODS:
            name, voice, rate, pitch = voices[number % len(voices)]
            lufs, peak = targets[0 if number % 7 else number // 7 % 3]
            layout: Layout = "binaural" if number % 11 == 5 else "5.1" if number % 11 == 8 else "stereo"
            sound = Sound.model_validate({"genre": genre, "target_lufs": lufs, "true_peak_dbtp": peak})
            yield Case(
                f"{mood} {genre}, {name}, {layout}, {lufs:g}",
                spoken(voice, rate, pitch),
                RATE,
                sound,
                mood,
                layout,
            )
            number += 1


def hostile_voices() -> dict[str, tuple[NDArray[np.float64], int]]:
    """Return voices that are none, by name: samples and Hz."""
    chance = np.random.default_rng(7)
    count = 10 * RATE
    time_s = np.arange(count) / RATE
    bursts = np.sin(2 * np.pi * 220 * time_s) * (np.sin(2 * np.pi * 1.3 * time_s) > 0)
    click, clicks = np.zeros(count), np.zeros(count)
    click[3 * RATE : 3 * RATE + 20] = 0.9
    clicks[:: RATE // 3] = 1.0
    talk = to_float(spoken("en-us", 175, 50))
    telephone = np.sin(2 * np.pi * 440 * np.arange(80_000) / 8000) * (np.arange(80_000) % 4000 < 2400)
    return {
        "white noise at full scale": (np.clip(chance.standard_normal(count) * 0.5, -1, 1), RATE),
        "clipped square waves": (np.sign(np.sin(2 * np.pi * 97 * time_s)) * (bursts != 0), RATE),
        "square wave without a rest": (np.sign(np.sin(2 * np.pi * 1000 * time_s)), RATE),
        "8 kHz mono": (0.6 * telephone, 8000),
        "very quiet": (0.001 * bursts, RATE),
        "the last bit": (np.sign(bursts) / 32768, RATE),
        "clipped speech": (np.clip(talk * 12, -1, 1), RATE),
        "one single click": (click, RATE),
        "clicks only": (clicks, RATE),
        "speech on a constant": (talk * 0.4 + 0.5, RATE),
        "19 kHz": (0.8 * np.sin(2 * np.pi * 19_000 * time_s) * (bursts != 0), RATE),
        "25 Hz": (0.9 * np.sin(2 * np.pi * 25 * time_s), RATE),
        "quiet, then loud": (talk * np.linspace(0.004, 1, len(talk)), RATE),
        "samples at a quarter of the rate": (np.sin(np.pi / 2 * np.arange(count) + np.pi / 4), RATE),
        "a tenth of a second": (0.5 * bursts[: RATE // 10], RATE),
        "alternating full scale": ((-1.0) ** np.arange(count), RATE),
        "44.1 kHz speech": (talk[: 9 * RATE : 1][: 9 * 44_100], 44_100),
        "pink and loud": (np.clip(np.cumsum(chance.standard_normal(count)) / 400, -1, 1), RATE),
    }


def hostile_cases() -> Iterator[Case]:
    """Yield the hostile voices, each under another mood's bed."""
    for number, (name, (samples, rate)) in enumerate(hostile_voices().items()):
        yield Case(name, to_pcm(samples), rate, Sound(), list(MOODS)[number % len(MOODS)])


def refused_cases() -> Iterator[Case]:
    """Yield what has no loudness to bring anywhere: it must be refused in words."""
    yield Case("a silent voice", np.zeros(5 * RATE, np.int16), RATE, Sound())
    click = np.zeros(5 * RATE, np.int16)
    click[RATE : RATE + 20] = 30_000
    bare = Sound(music="off", effects=False, ambience=False)
    yield Case("a click and nothing else", click, RATE, bare)


def one(case: Case, number: int, folder: Path) -> Measured:
    """Mix a case and measure it."""
    from vidgen_assets.audio.file_loudness import measure_loudness

    folder.mkdir(parents=True, exist_ok=True)
    began = time.process_time()
    made: Mix = mix(case.voice, case.rate, _quiet(brief(case, SECONDS, number)), folder, layout=case.layout)
    cpu = time.process_time() - began
    found = measure_loudness(made.path)
    target, ceiling = case.sound.target_lufs, case.sound.true_peak_dbtp
    return Measured(
        name=case.name,
        lufs_error=round(found.lufs - target, 2),
        true_peak=found.true_peak_dbtp,
        over_db=round(max(0.0, found.true_peak_dbtp - ceiling), 2),
        after_aac_error=round(made.reading.lufs - target, 2),
        after_aac_over_db=round(max(0.0, made.reading.true_peak_dbtp - ceiling), 2),
        voice_over_bed_db=made.voice_over_bed_least_db,
        cpu_s=round(cpu, 2),
    )


def _quiet(story: SoundBrief) -> SoundBrief:
    """Leave a bare story bare: no effects and places where the channel wants none."""
    sound = story.sound
    return story.model_copy(
        update={
            "effects": story.effects if sound.effects else (),
            "ambience": story.ambience if sound.ambience else (),
        }
    )


def measure_all(folder: Path, most: int = 1000, tell: Callable[[str], None] = print) -> Result:
    """Make and measure the mixes in a folder; the hostile ones come first."""
    cases = [*hostile_cases(), *told_cases()][:most]
    rows = []
    for number, case in enumerate(cases):
        found = one(case, number, folder / str(number))
        rows.append(found)
        tell(
            f"{number + 1:3d} {found.name:52s} {found.lufs_error:+.2f} LU {found.true_peak:6.2f} dBTP | AAC "
            f"{found.after_aac_error:+.2f} LU over {found.after_aac_over_db:.2f} | voice "
            f"{found.voice_over_bed_db:5.1f} dB | {found.cpu_s:.1f} CPU s"
        )
    refused = []
    for case in refused_cases():
        try:
            one(case, 0, folder / "refused")
        except QualityFailed as error:
            refused.append(f"{case.name}: {error}")
            tell(f"refused {refused[-1]}")
    return Result(
        mixes=len(rows),
        lufs_worst_error=max(abs(row.lufs_error) for row in rows),
        true_peak_worst=max(row.true_peak for row in rows),
        over_worst_db=max(row.over_db for row in rows),
        after_aac_worst_error=max(abs(row.after_aac_error) for row in rows),
        after_aac_over_worst_db=max(row.after_aac_over_db for row in rows),
        voice_over_bed_least_db=min(row.voice_over_bed_db for row in rows),
        refused=tuple(refused),
    )


def cost() -> dict[str, float]:
    """Return the CPU seconds and the peak memory (MB) of mixing sixty seconds, in a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, "--sixty"], capture_output=True, text=True, timeout=300, check=True
    )
    found: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def sixty() -> dict[str, float]:
    """Mix sixty seconds and tell what it took, from the first import of the mix on."""
    began = time.process_time()
    voice = np.tile(to_float(spoken("en-us", 175, 50)), 6)[: 56 * RATE]
    ready = time.process_time()
    case = Case("sixty seconds", to_pcm(voice), RATE, Sound())
    with tempfile.TemporaryDirectory() as folder:
        mix(case.voice, RATE, brief(case, 60, 0), Path(folder))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "cpu_s_per_60s": round(time.process_time() - ready, 2),
        "voice_cpu_s": round(ready - began, 2),
        "peak_mb": round(peak),
    }


def main() -> None:
    """Run the bench from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--mixes", type=int, default=1000, help="how many of them to make")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--sixty", action="store_true", help="only mix sixty seconds and say what it took")
    given = parser.parse_args()
    if given.sixty:
        print(json.dumps(sixty()))
        return
    with tempfile.TemporaryDirectory() as folder:
        result = measure_all(given.keep or Path(folder), given.mixes)
    print(json.dumps({**asdict(result), **cost()}))


if __name__ == "__main__":
    main()

"""How well words are placed and slips are found, how true the mixes are, and what a minute of sound costs.

    python scripts/bench_speech.py [--posts FOLDER] [--sentences N] [--clips N] [--mixes N] [--table FILE]

Word starts: real sentences in every English voice of the channel and of those that ship, 130 to 230 words a
minute, against espeak's own sample-exact events. Slips: narrations under music and effects, each checked as it is
and with one slip of 200 ms. Mixes: `bench_mixes.py`. Cost: the demo's video as far as its mixed sound, in a child
process watched from outside. The last line is one JSON object.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import bench
import bench_mixes
import speech_clips as clips

from resources.aligner import PocketsphinxAligner
from resources.errors import Refused
from vidgen_assets.channel import VoiceProfile
from vidgen_assets.quality.sync import check_sync
from vidgen_assets.subtitles.align import align, aligners_in_order

PROJECT = Path(__file__).resolve().parent.parent
POSTS = PROJECT.parent / "shared" / "reddit"
SECONDS = 60


@dataclass(frozen=True)
class Errors:
    """How far word starts are from the truth, in ms, of how many words; `unplaced` have no time."""

    words: int
    median_ms: float
    p95_ms: float
    worst_ms: float
    unplaced: int

    @classmethod
    def of(cls, offsets: Sequence[float], unplaced: int = 0) -> Errors:
        """Return the figures of signed offsets."""
        sizes = np.abs(np.asarray(offsets if len(offsets) else [0.0]))
        found = (float(np.percentile(sizes, share)) for share in (50, 95, 100))
        median, p95, worst = (round(one, 1) for one in found)
        return cls(len(offsets), median, p95, worst, unplaced)


@dataclass(frozen=True)
class Slips:
    """How many slips were found among the clips that have one, and how many clips without one failed."""

    clips: int
    found: int
    false_alarms: int
    cpu_s_per_minute: float


@dataclass(frozen=True)
class Cost:
    """What a video's sound costs from the posts on: CPU seconds of sixty seconds, and the peak of memory (MB).

    What is made once a day for all its videos counts by the video; `with_starting_s` is all that the process took.
    Memory is the process's own high-water mark; the voice's workers have some 20 MB each.
    """

    cpu_s_per_60s: float
    with_starting_s: float
    peak_rss_mb: float
    sound_s: float
    most: tuple[bench.Span, ...]


def own_times(by: Mapping[str, VoiceProfile], stories: Sequence[Sequence[str]]) -> Errors:
    """Return the voice's own times through assembly and alignment: exact by construction, to the ms they count in.

    The truth is where the samples of each sentence were put, and espeak's events in it. A first word whose event
    lies in the silence that is cut off starts with its sound.
    """
    offsets: list[float] = []
    for number, (texts, name) in enumerate(zip(stories, by, strict=False)):
        spoken, told = clips.narration(texts, by[name], clips.rate_of(number))
        aligners = aligners_in_order(["voice"], told.words)
        placed = align(told.pcm, told.sample_rate, spoken, aligners, told.stretches, told.words)
        for stretch in told.stretches:
            words = [word for word in spoken.words[stretch.first_word : stretch.end_word] if word.spoken]
            speech = clips.say([one for word in words for one in word.said], by[name], clips.rate_of(number))
            starts = clips.Said(tuple(words), speech, name).starts_ms()
            away = [placed.words[word.index].start_ms - at for word, at in zip(words, starts, strict=True)]
            # the silence before a sentence is cut off: the last word says by how much
            offsets += [one - away[-1] for one in away[:-1]]
    return Errors.of(offsets)


def aligned(said: Sequence[clips.Said]) -> tuple[Errors, dict[str, Errors]]:
    """Return pocketsphinx's errors on sentences, over all and by voice; what it refuses has no time."""
    aligner = PocketsphinxAligner()
    offsets: dict[str, list[float]] = defaultdict(list)
    unplaced: dict[str, int] = defaultdict(int)
    for one in said:
        try:
            times = aligner.align(one.speech.pcm, one.speech.sample_rate, [word.spoken for word in one.words])
        except Refused:
            unplaced[one.voice] += len(one.words)
            continue
        pairs = zip(times, one.starts_ms(), strict=True)
        offsets[one.voice] += [time.start_ms - truth for time, truth in pairs]
    every = [offset for some in offsets.values() for offset in some]
    voices = {name: Errors.of(offsets[name], unplaced[name]) for name in sorted({*offsets, *unplaced})}
    return Errors.of(every, sum(unplaced.values())), voices


def slips(by: Mapping[str, VoiceProfile], stories: Sequence[Sequence[str]]) -> Slips:
    """Return what the sync check says of clips as they are, and of the same with one slip each."""
    names = list(by)
    found = alarms = 0
    spent = heard_s = 0.0
    for number, texts in enumerate(stories):
        clip = clips.clip(texts, by[names[number % len(names)]], number)
        began = time.process_time()
        report = check_sync(clip.sound, clips.HEARD_RATE, clip.words, clip.spoken)
        if not report.passed:
            alarms += 1
            print(f"  false alarm in clip {number}: {report.why[:110]}")
        late = clips.slipped(clip, number)
        report = check_sync(late.sound, clips.HEARD_RATE, late.words, late.spoken)
        found += not report.passed
        if report.passed:
            print(f"  slip {number} was not found: drift {report.drift_ms} ms")
        spent += time.process_time() - began
        heard_s += 2 * len(clip.sound) / clips.HEARD_RATE
    return Slips(len(stories), found, alarms, round(spent / max(1e-9, heard_s) * 60, 2))


def cost(channel: str) -> Cost:
    """Make the demo's sound in a fresh home, in a child process, and return what it took for sixty seconds."""
    with bench.fresh_home(None) as home:
        report_file = home / "sound.json"
        made = bench.in_home(
            home, str(Path(__file__).with_name("sound_cost.py").resolve()), channel, str(report_file)
        )
        data = json.loads(report_file.read_text())
    spans = [bench.Span(**one) for one in data["spans"]]
    spent = sum(one.cpu_s / (1 if one.stage == "video" else data["slots"]) for one in spans)
    return Cost(
        cpu_s_per_60s=round(spent * SECONDS / data["sound_s"], 2),
        with_starting_s=round(made.cpu_s, 2),
        peak_rss_mb=data["peak_mb"],
        sound_s=data["sound_s"],
        most=tuple(sorted(spans, key=lambda one: -one.cpu_s)[:6]),
    )


def table(rows: Mapping[str, Errors], voices: Mapping[str, Errors], found: Slips) -> str:
    """Return the figures as Markdown."""
    lines = [
        "| who places the words | words | median ms | p95 ms | worst ms | without a time |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    for name, one in {**rows, **{f"pocketsphinx, {name}": one for name, one in voices.items()}}.items():
        lines.append(
            f"| {name} | {one.words} | {one.median_ms} | {one.p95_ms} | {one.worst_ms} | {one.unplaced} |"
        )
    lines += [
        "",
        f"{found.found} of {found.clips} slips of {clips.SLIP_MS} ms found, {found.false_alarms} false alarms in "
        f"{found.clips} clips, {found.cpu_s_per_minute} CPU s for a minute of sound.",
    ]
    return "\n".join(lines)


def run(asked: argparse.Namespace) -> int:
    """Measure everything and print it; return the exit status."""
    folder = asked.posts or (POSTS if POSTS.is_dir() else PROJECT / "examples" / "posts")
    by = clips.voices(asked.channel)
    sentences = clips.real_sentences(folder, asked.sentences)
    print(
        f"{len(sentences)} sentences in {len(by)} voices, {clips.RATES[0]} to {clips.RATES[1]} words a minute"
    )
    errors, voices = aligned(clips.said(sentences, by))
    own = own_times(by, clips.real_stories(folder, len(by)))
    print(f"{asked.clips} clips, with a slip and without")
    found = slips(by, clips.real_stories(folder, asked.clips))
    told = table({"the voice's own (exact by construction)": own, "pocketsphinx": errors}, voices, found)
    print(told)
    if asked.table:
        asked.table.write_text(told + "\n", encoding="utf-8")
    with tempfile.TemporaryDirectory() as mixes:
        mixed = bench_mixes.measure_all(Path(mixes), asked.mixes)
    spent = cost(asked.channel)
    print(
        f"from the posts to {spent.sound_s:.1f} s of mixed sound: {spent.with_starting_s} CPU s with starting Python "
        f"and Dagster, at most {spent.peak_rss_mb:.0f} MB"
    )
    print("most CPU: " + ", ".join(f"{one.asset} {one.cpu_s:.1f} s" for one in spent.most))
    figures = {
        "word_p95_ms": errors.p95_ms,
        "word_median_ms": errors.median_ms,
        "words_without_a_time": errors.unplaced,
        "slips_found": round(found.found / found.clips, 4),
        "false_alarms": found.false_alarms,
        "lufs_worst_error": mixed.lufs_worst_error,
        "true_peak_worst": mixed.true_peak_worst,
        "cpu_s_per_60s": spent.cpu_s_per_60s,
        "peak_rss_mb": spent.peak_rss_mb,
    }
    print(json.dumps(figures))
    return 0


def main() -> int:
    """Read the command line; the child is this same file with `--work`."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--posts", type=Path, help="a folder of posts (.jsonl, .jsonl.gz); read, never copied"
    )
    parser.add_argument("--channel", default="reddit_stories", help="a channel's name, or a path to its YAML")
    parser.add_argument("--sentences", type=int, default=400)
    parser.add_argument("--clips", type=int, default=220)
    parser.add_argument("--mixes", type=int, default=1000, help="at most this many of the mixes")
    parser.add_argument("--table", type=Path, help="write the table of words here as well")
    return run(parser.parse_args())


if __name__ == "__main__":
    sys.exit(main())

"""What planning costs as a channel grows, and what a refresh costs that has little or nothing to do.

    python scripts/bench_plan.py [--home FOLDER --channel NAME_OR_PATH]

Planning is `vidgen plan` over 100, 300 and 1,000 videos, three a day, that were made up with all their events
and artifacts; what is made up is described in vidgen_assets_tests/automation/synthetic.py. The refresh that
finds nothing to do, and the one where a changed setting reaches the end of a video while every call is found
finished, run in the home of a day that was really made: at half the width in a temporary folder, or the one given
(2026-11-18 made with --channel). Each figure is the median of fresh processes.
The last line is one JSON object.
"""

import argparse
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, NamedTuple

from bench import DAY, PROJECT, cpu_of_this_tree, measure, rows_of

SLOTS = 3
SIZES = (34, 100, 334)  # days of three videos
TRIES = 3
READS_FILES, POSTS = "imported_posts", 20
SMALL = {"width": 540, "height": 960, "fps": 30, "crf": 20, "preset": "ultrafast"}
SHIPPED = PROJECT / "channels" / "reddit_stories.yaml"


@dataclass(frozen=True)
class Planning:
    """One `vidgen plan`: the whole process on the clock and in CPU, planning alone in CPU, and peak memory."""

    videos: int
    partitions: int
    wall_s: float
    cpu_s: float
    planning_cpu_s: float
    peak_mb: float


class Took(NamedTuple):
    """What a process took: seconds on the clock, and of CPU."""

    wall_s: float
    cpu_s: float


# in the child


def plan(channel: str, report: Path) -> None:
    """Plan every day made, as `vidgen plan` does, and write what it took."""
    from vidgen_assets.automation.request import Asked
    from vidgen_assets.automation.telling import print_plan
    from vidgen_assets.session import Session

    with Session(channel) as session:
        before = time.process_time()
        look = session.look(Asked("made"))
        planning = time.process_time() - before
        print_plan(look, session.console)
    assert not look.plan.expected, "what was made up is fresh"
    peak = next(
        line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")
    )
    figures = {
        "partitions": look.plan.fresh,
        "planning_cpu_s": planning,
        "peak_mb": int(peak.split()[1]) * 1024 / 1_000_000,
    }
    report.write_text(json.dumps(figures))


# outside


def bench_planning(days: int) -> Planning:
    """Make up a home of so many days and plan it."""
    import dagster as dg

    from vidgen_assets.automation.lineage import Node, read_lineage
    from vidgen_assets.definitions import build_definitions
    from vidgen_assets.home import prepare_instance
    from vidgen_assets_tests.automation.synthetic import Past, changed_channel, days_from, posts_of

    with tempfile.TemporaryDirectory(prefix="vidgen-bench-") as folder:
        home = Path(folder)
        channel = changed_channel(home, {"sources.files": ["posts.jsonl"], "sources.briefs": None})
        defs = build_definitions(str(channel), home)
        lineage = read_lineage(defs)
        names = days_from(lineage.first_day, days)
        (home / "posts.jsonl").write_text("\n".join(posts_of(names, POSTS)), "utf-8")
        seen = (defs.resources or {})["settings"].outside(READS_FILES, names)
        outside = {Node(READS_FILES, day): seen[day] for day in names}
        with dg.DagsterInstance.from_config(str(prepare_instance(home))) as instance:
            Past(instance, lineage, home, outside).make_days(names)
        tries = []
        for _ in range(TRIES):
            report = home / "report.json"
            took = run(
                [str(Path(__file__).resolve()), "--plan", str(report), "--channel", str(channel)], home
            )
            said = json.loads(report.read_text())
            tries.append(
                Planning(days * SLOTS, said["partitions"], *took, said["planning_cpu_s"], said["peak_mb"])
            )
        return sorted(tries, key=lambda one: one.wall_s)[TRIES // 2]


def run(arguments: Sequence[str], home: Path) -> Took:
    """Run Python with these arguments in a home, and return what it took from start to end."""
    environment = {**os.environ, "VIDGEN_HOME": str(home), "PYTHONPATH": str(PROJECT)}
    environment.pop("DAGSTER_HOME", None)
    began, before = time.monotonic(), cpu_of_this_tree()
    done = subprocess.run([sys.executable, *arguments], env=environment, capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(arguments)} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return Took(time.monotonic() - began, cpu_of_this_tree() - before)


def write_channel(source: Path, target: Path, change: Callable[[dict[str, Any]], object]) -> Path:
    """Write a channel file with something changed, and return where."""
    from ruamel.yaml import YAML

    settings = YAML(typ="safe").load(source.read_text("utf-8"))
    change(settings)
    target.write_text(json.dumps(settings, default=str), "utf-8")  # JSON is YAML
    return target


def small(settings: dict[str, Any]) -> None:
    """Make a channel's videos a quarter of the size, and its paths ones that hold everywhere."""
    settings["formats"] = SMALL
    settings["captions"] |= {"size": 104, "max_chars_line": 14}  # letters that a small frame can hold
    sources = settings["sources"]
    sources["files"] = [str(SHIPPED.parent / pattern) for pattern in sources["files"]]
    sources["briefs"] = str(SHIPPED.parent / sources["briefs"])


def bench_nothing_to_do(asked: str, channel: str, home: Path) -> Took:
    """Return what `vidgen make` takes when all that is asked for is fresh."""
    command = ["-m", "vidgen_assets.cli", "make", asked, "--channel", channel]
    run(command, home)
    return sorted(run(command, home) for _ in range(TRIES))[TRIES // 2]


def bench_chain(channel: str, home: Path) -> tuple[float, int]:
    """Return the CPU seconds around the assets when a change reaches a video's end, and how many it made again.

    The script's last words are changed and changed back: the second time every call is found finished.
    """
    from vidgen_assets.channel import load_channel

    settings = load_channel(channel)
    other = "follow" if settings.writing.call_to_action == "question" else "question"
    changed = Path(settings.path).with_name(f"{settings.name}-for-bench.yaml")  # beside it, for its own paths
    try:
        write_channel(
            Path(settings.path), changed, lambda found: found["writing"].update(call_to_action=other)
        )
        measure(str(changed), home, quiet=True)
    finally:
        changed.unlink(missing_ok=True)
    report, made = measure(channel, home, quiet=True)
    return rows_of(report, made, by_asset=False)[-2].cpu_s, len(report.spans)


def growth_exponent(rows: Sequence[Planning]) -> float:
    """Return the slope of planning's CPU over videos, both as logarithms: 1 is linear, 2 quadratic."""
    return statistics.linear_regression(
        [math.log(row.videos) for row in rows], [math.log(row.planning_cpu_s) for row in rows]
    ).slope


def bench(channel: str | None, home: Path | None) -> None:
    """Measure all of it and print it."""
    rows = [bench_planning(days) for days in SIZES]
    print(f"{'videos':>8}{'partitions':>12}{'wall s':>9}{'CPU s':>8}{'planning CPU s':>16}{'peak MB':>9}")
    for row in rows:
        values = asdict(row).values()
        print("{:>8}{:>12}{:>9.2f}{:>8.2f}{:>16.2f}{:>9.0f}".format(*values), flush=True)
    exponent = growth_exponent(rows)
    print(f"growth of planning: videos to the power of {exponent:.2f}\n")
    with tempfile.TemporaryDirectory(prefix="vidgen-bench-") as folder:
        home = home or Path(folder) / "home"
        home.mkdir(parents=True, exist_ok=True)
        channel = channel or str(write_channel(SHIPPED, Path(folder) / "small.yaml", small))
        video = bench_nothing_to_do(f"{DAY}|1", channel, home)
        day = bench_nothing_to_do(DAY, channel, home)
        for what, took in (("a video", video), (f"a day of {SLOTS}", day)):
            print(f"nothing to do for {what}: {took.wall_s:.2f} s, {took.cpu_s:.2f} CPU s", flush=True)
        chain_s, made = bench_chain(channel, home)
    print(f"a change that reaches the end: {chain_s:.2f} CPU s around {made} assets and checks made again\n")
    figures = {
        "plan_1000_s": rows[-1].wall_s,
        "plan_1000_mb": rows[-1].peak_mb,
        "growth_exponent": exponent,
        "noop_video_s": video.wall_s,
        "noop_day_s": day.wall_s,
        "chain_orchestration_cpu_s": chain_s,
    }
    print(json.dumps({name: round(value, 2) for name, value in figures.items()}))


def main() -> None:
    """Read the command line; the child is this same file with `--plan`."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--home", type=Path, help="a home in which 2026-11-18 was made")
    parser.add_argument("--channel", help="the channel it was made with: a name, or a path to its YAML")
    parser.add_argument("--plan", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if (asked.home is None) != (asked.channel is None) and not asked.plan:
        parser.error("--home and --channel are given together")
    sys.path.insert(0, str(PROJECT))
    if asked.plan:
        plan(asked.channel, asked.plan)
    else:
        bench(asked.channel, asked.home)


if __name__ == "__main__":
    main()

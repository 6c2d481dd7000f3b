"""What a video costs to make: CPU seconds, wall seconds and peak memory by stage, orchestration apart.

    python scripts/bench.py [--channel NAME_OR_PATH] [--assets] [--keep FOLDER]

Makes the demo's video in a fresh home, in a child process, and watches that process and all its children
from outside, so that measuring costs the measured nothing. Orchestration is the CPU that is not spent inside
an asset's function or a check's: starting Python, Dagster, planning, reading and writing artifacts. Then one
word of the captions is changed and `vidgen refresh` makes what is stale: the share of the first cost that this
takes. The last line is one JSON object, for whoever compares two versions.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil

SAMPLE_S = 0.05
MB = 1_000_000
DAY = "2026-11-18"  # whose first slot `vidgen demo` makes
PROJECT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Span:
    """One asset (or check) that ran: when, on the clock all processes share, and the CPU it took."""

    stage: str
    asset: str
    began: float
    ended: float
    cpu_s: float


@dataclass(frozen=True)
class Report:
    """What the child says at its end."""

    spans: tuple[Span, ...]
    video_s: float


@dataclass(frozen=True)
class Sample:
    """The memory of the process and its children at one moment, in bytes."""

    at: float
    rss: int


@dataclass(frozen=True)
class Run:
    """A finished child: its exit status, the memory of its tree over time, and what it took."""

    status: int
    samples: list[Sample]
    wall_s: float
    cpu_s: float


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    name: str
    assets: int
    wall_s: float
    cpu_s: float
    peak_rss_mb: float


# in the child


def work(channel: str, report: Path) -> int:
    """Make the demo's video and write the report; return the exit status."""
    from vidgen_assets.artifacts import FinalVideo
    from vidgen_assets.automation.request import Asked
    from vidgen_assets.building import WATCHERS, AssetRun
    from vidgen_assets.cli import open_session
    from vidgen_assets.definitions import GROUPS

    spans: list[Span] = []
    open_since: dict[AssetRun, tuple[float, float]] = {}
    with open_session(channel) as session:
        stages = {info.name: info.group for info in session.lineage.assets.values()}

        def started(run: AssetRun) -> None:
            open_since[run] = (time.monotonic(), cpu_of_this_tree())

        def ended(run: AssetRun, ok: bool) -> None:
            began, cpu = open_since.pop(run)
            stage = "checks" if run.is_check else stages[run.asset]
            spans.append(Span(stage, run.asset, began, time.monotonic(), cpu_of_this_tree() - cpu))

        # innermost of all watchers, so that drawing progress is not counted as the asset's work
        WATCHERS.started.append(started)
        WATCHERS.ended.insert(0, ended)
        made = session.refresh(Asked(DAY, slots=("1",)), asked_by="bench")
        session.show_outcome()
        if not made:
            return 1
        key = session.lineage.assets["final_video"].key
        final: FinalVideo = session.artifacts.load(key, f"{DAY}|1", FinalVideo)
    catalogue = [*GROUPS, "checks"]
    spans.sort(key=lambda span: catalogue.index(span.stage))  # within a stage, as they ran
    report.write_text(json.dumps(asdict(Report(tuple(spans), final.duration_ms / 1000))))
    return 0


def change_a_word(channel: str) -> int:
    """Write another word into the middle caption of the demo's video, as an edited artifact; return 0."""
    import dagster as dg

    from vidgen_assets.artifacts import Captions
    from vidgen_assets.cli import open_session

    partition = f"{DAY}|1"
    with open_session(channel) as session:
        key = session.lineage.assets["captions"].key
        captions = session.artifacts.load(key, partition, Captions)
        words = list(captions.words)
        middle = len(words) // 2
        words[middle] = words[middle].model_copy(update={"text": "Changed"})
        version = session.artifacts.save(key, partition, captions.model_copy(update={"words": tuple(words)}))
        newest = dg.AssetRecordsFilter(asset_key=key, asset_partitions=[partition])
        (record,) = session.instance.fetch_materializations(newest, limit=1).records
        made = record.asset_materialization
        assert made is not None
        tags = {**(made.tags or {}), "dagster/data_version": version}
        session.instance.report_runless_asset_event(
            dg.AssetMaterialization(key, partition=partition, tags=tags)
        )
    return 0


def cpu_of_this_tree() -> float:
    """Return the CPU seconds of this process, its ended children and its living ones."""
    spent = 0.0
    for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN):
        usage = resource.getrusage(who)
        spent += usage.ru_utime + usage.ru_stime
    return spent + sum(_cpu_of(pid) for pid in _living_children())


def _living_children() -> Iterator[int]:
    # the kernel's own list; to ask every process for its parent would cost more than what it measures
    for task in Path("/proc/self/task").glob("*/children"):
        with suppress(OSError):
            yield from map(int, task.read_text().split())


def _cpu_of(pid: int) -> float:
    with suppress(psutil.Error):
        times = psutil.Process(pid).cpu_times()
        return float(times.user + times.system + times.children_user + times.children_system)
    return 0.0


# outside


@contextmanager
def fresh_home(keep: Path | None) -> Iterator[Path]:
    """Give a new home; it is removed afterwards unless it was asked for."""
    if keep is not None:
        keep.mkdir(parents=True)
        yield keep
        return
    with tempfile.TemporaryDirectory(prefix="vidgen-bench-") as folder:
        yield Path(folder)


def watch(command: list[str], environment: Mapping[str, str], *, quiet: bool = False) -> Run:
    """Run a command and return what it and its children took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.monotonic()
    child = subprocess.Popen(command, env=dict(environment), stdout=subprocess.DEVNULL if quiet else None)
    process = psutil.Process(child.pid)
    samples: list[Sample] = []
    while child.poll() is None:
        samples.append(Sample(time.monotonic(), _rss_of_tree(process)))
        time.sleep(SAMPLE_S)
    wall = time.monotonic() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)
    return Run(child.returncode, samples, wall, cpu)


def _rss_of_tree(process: psutil.Process) -> int:
    total = 0
    with suppress(psutil.Error):
        for one in (process, *process.children(recursive=True)):
            with suppress(psutil.Error):
                total += int(one.memory_info().rss)
    return total


def rows_of(report: Report, run: Run, *, by_asset: bool) -> list[Row]:
    """Return a row a stage (or an asset), then orchestration, then everything."""
    stages: dict[str, list[Span]] = {}
    for span in report.spans:
        stages.setdefault(span.asset if by_asset else span.stage, []).append(span)
    samples = run.samples
    rows = [
        Row(
            stage,
            len(spans),
            sum(span.ended - span.began for span in spans),
            sum(span.cpu_s for span in spans),
            _peak([one for one in samples if any(span.began <= one.at <= span.ended for span in spans)]),
        )
        for stage, spans in stages.items()
    ]
    inside = [one for one in samples if any(span.began <= one.at <= span.ended for span in report.spans)]
    outside = [one for one in samples if one not in inside]
    rest_wall, rest_cpu = (
        run.wall_s - sum(row.wall_s for row in rows),
        run.cpu_s - sum(row.cpu_s for row in rows),
    )
    rows.append(Row("orchestration", 0, rest_wall, rest_cpu, _peak(outside)))
    rows.append(Row("all", len(report.spans), run.wall_s, run.cpu_s, _peak(samples)))
    return rows


def _peak(samples: list[Sample]) -> float:
    return max((one.rss for one in samples), default=0) / MB


def show(rows: list[Row], report: Report) -> None:
    """Print the table and the five assets that took most."""
    print(f"\n{'':<22}{'assets':>7}{'wall s':>9}{'CPU s':>9}{'peak RSS MB':>13}")
    for row in rows:
        count = row.assets or ""
        print(f"{row.name:<22}{count:>7}{row.wall_s:>9.2f}{row.cpu_s:>9.2f}{row.peak_rss_mb:>13.0f}")
    most = sorted(report.spans, key=lambda span: -span.cpu_s)[:5]
    print("\nmost CPU: " + ", ".join(f"{span.asset} {span.cpu_s:.1f} s" for span in most))


def in_home(home: Path, *arguments: str, quiet: bool = False) -> Run:
    """Run Python with these arguments in a home and watch it; raise SystemExit when it fails."""
    environment = {**os.environ, "VIDGEN_HOME": str(home), "PYTHONPATH": str(PROJECT)}
    environment.pop("DAGSTER_HOME", None)
    run = watch([sys.executable, *arguments], environment, quiet=quiet)
    if run.status != 0:
        raise SystemExit(f"{' '.join(arguments)} failed (status {run.status})")
    return run


def measure(channel: str, home: Path, *, quiet: bool = False) -> tuple[Report, Run]:
    """Make the demo's video in a child process and return what it cost; raise SystemExit when it was not made."""
    report_file = home / "bench.json"
    script = str(Path(__file__).resolve())
    run = in_home(home, script, "--channel", channel, "--work", str(report_file), quiet=quiet)
    data = json.loads(report_file.read_text())
    return Report(tuple(Span(**span) for span in data["spans"]), data["video_s"]), run


def measure_one_word(channel: str, home: Path) -> Run:
    """Change one word of the captions in a home where the video was made, and return what the refresh cost."""
    in_home(home, str(Path(__file__).resolve()), "--channel", channel, "--change-a-word")
    wanted = ("refresh", DAY, "--slots", "1", "--channel", channel)
    return in_home(home, "-m", "vidgen_assets.cli", *wanted, quiet=True)


def bench(channel: str, keep: Path | None, *, by_asset: bool) -> int:
    """Measure one video and print what it cost; return the exit status."""
    with fresh_home(keep) as home:
        report, run = measure(channel, home)
        word = measure_one_word(channel, home)
    rows = rows_of(report, run, by_asset=by_asset)
    show(rows, report)
    figures = {
        "orchestration_cpu_s": rows[-2].cpu_s,
        "total_cpu_s": run.cpu_s,
        "wall_s": run.wall_s,
        "video_s": report.video_s,
        "peak_rss_mb": rows[-1].peak_rss_mb,
        "one_word_cpu_s": word.cpu_s,
        "one_word_ratio": word.cpu_s / run.cpu_s,
    }
    print(
        f"one word of the captions changed: {word.cpu_s:.1f} CPU s, {word.cpu_s / run.cpu_s:.3f} of the above"
    )
    print(json.dumps({name: round(value, 3) for name, value in figures.items()}))
    return 0


def main() -> int:
    """Read the command line; the child is this same file with `--work`."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--channel", default="reddit_stories", help="a channel's name, or a path to its YAML")
    parser.add_argument("--assets", action="store_true", help="a line an asset, not a stage")
    parser.add_argument("--keep", type=Path, help="make the home here, and keep it")
    parser.add_argument("--work", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--change-a-word", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    sys.path.insert(0, str(PROJECT))
    if asked.work:
        return work(asked.channel, asked.work)
    if asked.change_a_word:
        return change_a_word(asked.channel)
    return bench(asked.channel, asked.keep, by_asset=asked.assets)


if __name__ == "__main__":
    sys.exit(main())

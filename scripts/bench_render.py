"""What a render costs beside the encoder alone, beside the usual way with ffmpeg, and after one changed word.

    python scripts/bench_render.py [--only flat|word|quality|multipass|layered|long] [--no-docs]

The case (render_case.py) is drawn anew: 60 s of 1080x1920 at 30 fps, ten stills of 1440x2560 with motion, nine
crossfades, match and look, word captions, watermark and sound. Everything measured runs in a process of its own
and is watched from outside: CPU seconds and memory of the whole tree of processes. "Encode only" is PyAV's
libx264 with the render's own settings, given the very same frames, already drawn, piece by piece as the render
cuts them; reading them from the disk is counted with it, drawing them is not. The last line is one JSON object.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from bench import MB, watch  # noqa: E402

DOCS = PROJECT / "docs" / "render.md"
GOALS = {
    "encode_only_ratio": "at most 1.30",
    "layered_ratio": "at most 1.7",
    "multipass_ratio": "at least 6",
    "one_word_ratio": "at most 0.08",
    "peak_rss_mb": "at most 800",
    "peak_rss_180s_mb": "at most 1000",
    "vmaf": "at least 95",
    "vmaf_worst_frame": "",
}
ROWS = ("flat", "word", "quality", "multipass", "layered", "long")
LAST_LINE = ("encode_only_ratio", "multipass_ratio", "one_word_ratio", "peak_rss_mb")


@dataclass(frozen=True)
class Cost:
    """What one process and its children took."""

    name: str
    cpu_s: float
    wall_s: float
    peak_rss_mb: float


# in the child


def draw_case(home: Path, *rest: str) -> None:
    """Keep a case in a home: its files and its plan."""
    from render_case import case_file, make_case

    from resources.store import BlobStore

    seconds, layered = int(rest[0]), rest[1] == "layered"
    plan = make_case(BlobStore(home), seconds=seconds, layered=layered)
    case_file(home).write_text(plan.model_dump_json())


def draw_frames(home: Path, *rest: str) -> None:
    """Write every frame of the case as the encoder is given it, and how the render cuts and encodes them."""
    from vidgen_assets.post.frames import plan_frames
    from vidgen_assets.post.slices import slice_plan

    plan, store = _case(home)
    settings = {name: getattr(plan, name) for name in ("width", "height", "fps", "crf", "preset")}
    pieces = [segment.frames for segment in slice_plan(plan)]
    (home / "encode.json").write_text(json.dumps({"settings": settings, "pieces": pieces}))
    with (home / "frames.yuv").open("wb") as file:
        for frame in plan_frames(plan, store):
            for plane in frame.planes:  # with the padding between their rows: read back without copying
                file.write(memoryview(plane))


def encode_only(home: Path, *rest: str) -> None:
    """Encode the frames that lie there, a file a piece."""
    import av

    from vidgen_assets.post.x264 import X264, video_stream

    asked = json.loads((home / "encode.json").read_text())
    settings = X264(**asked["settings"])
    frame = av.VideoFrame(settings.width, settings.height, "yuv420p")
    planes = [memoryview(plane) for plane in frame.planes]
    with (home / "frames.yuv").open("rb", buffering=0) as file:
        for number, frames in enumerate(asked["pieces"]):
            options = {"fflags": "+bitexact"}
            path = str(home / f"piece{number}.mp4")
            with av.open(path, "w", format="mp4", options=options) as container:
                stream = video_stream(container, settings)
                for at in range(frames):
                    for plane in planes:
                        file.readinto(plane)
                    frame.pts, frame.time_base = at, 1 / stream.codec_context.framerate
                    container.mux(stream.encode(frame))
                container.mux(stream.encode(None))


def render_case(home: Path, *rest: str) -> None:
    """Render the case; with a word's number, the case in which that word is another."""
    from render_case import another_word

    from resources.call_cache import CallCache
    from resources.progress import listening
    from vidgen_assets.post.render import render

    plan, store = _case(home)
    if rest:
        plan = another_word(plan, int(rest[0]))
    heard: list[int] = []
    with store.scratch() as scratch, listening(lambda step: heard.append(step.done)):
        master = render(plan, store, CallCache(home, store), scratch)
    (home / "master.json").write_text(master.model_dump_json())


def judge(home: Path, *rest: str) -> None:
    """Measure the master's VMAF against the same frames before any encoder, every tenth frame."""
    from resources.ffmpeg import ffmpeg_path
    from vidgen_assets.artifacts import MasterVideo
    from vidgen_assets.post.frames import plan_frames

    plan, store = _case(home)
    master = MasterVideo.model_validate_json((home / "master.json").read_text())
    raw = ["-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", f"{plan.width}x{plan.height}"]
    inputs = [*raw, "-r", str(plan.fps), "-i", "-", "-i", str(store.path(master.video))]
    tags = "range=tv:colorspace=bt709:color_primaries=bt709:color_trc=bt709"  # or ffmpeg converts one of them
    log = f"n_subsample=10:n_threads=1:log_fmt=json:log_path={home / 'vmaf.json'}"
    measure = f"[0:v]setparams={tags}[drawn];[1:v][drawn]libvmaf={log}"
    command = [ffmpeg_path(), "-v", "error", *inputs, "-lavfi", measure, "-f", "null", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as process:
        assert process.stdin is not None
        for frame in plan_frames(plan, store):
            process.stdin.write(frame.to_ndarray().tobytes())
        process.stdin.close()
    if process.returncode:
        raise SystemExit(f"libvmaf ended with {process.returncode}")


def render_in_passes(home: Path, *rest: str) -> None:
    """Make the same video with one ffmpeg after another."""
    from multipass import multipass

    plan, store = _case(home)
    folder = home / "passes"
    folder.mkdir()
    multipass(plan, store, folder)


def _case(home: Path) -> tuple[Any, Any]:
    from render_case import case_file

    from resources.store import BlobStore
    from vidgen_assets.artifacts import RenderPlan

    return RenderPlan.model_validate_json(case_file(home).read_text()), BlobStore(home)


WORK: dict[str, Callable[..., None]] = {
    "case": draw_case,
    "frames": draw_frames,
    "encode": encode_only,
    "render": render_case,
    "judge": judge,
    "multipass": render_in_passes,
}


# outside


def cost_of(name: str, work: str, home: Path, *rest: str) -> Cost:
    """Return what a child took that did one kind of work in a home."""
    command = [sys.executable, str(Path(__file__).resolve()), "--work", work, str(home), *rest]
    run = watch(command, os.environ)
    if run.status != 0:
        raise SystemExit(f"{name}: ended with {run.status}")
    peak = max((sample.rss for sample in run.samples), default=0) / MB
    cost = Cost(name, run.cpu_s, run.wall_s, peak)
    print(f"{name:<44}{cost.cpu_s:8.1f} CPU s{cost.wall_s:8.1f} s{peak:8.0f} MB", flush=True)
    return cost


class Bench:
    """Measures rows one after the other and keeps what they came to."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.costs: list[Cost] = []
        self.figures: dict[str, float] = {}
        self.word = ""

    def case(self, name: str, seconds: int) -> Path:
        """Draw a case and return its home."""
        home = self.folder / name
        home.mkdir()
        cost_of(f"(the case: {name})", "case", home, str(seconds), name)
        return home

    def measure(self, name: str, work: str, home: Path, *rest: str) -> Cost:
        """Measure a row and keep it."""
        self.costs.append(cost_of(name, work, home, *rest))
        return self.costs[-1]

    def beside_encoder(self, home: Path, label: str) -> tuple[Cost, Cost]:
        """Measure the encoder alone and the whole render of one case, one right after the other."""
        cost_of(f"(the frames: {label})", "frames", home)
        alone = self.measure(f"{label}: encode only", "encode", home)
        (home / "frames.yuv").unlink()
        return alone, self.measure(f"{label}: render", "render", home)

    def flat(self, wanted: Callable[[str], bool]) -> None:
        """Measure the main case, and what is compared with its render."""
        home = self.case("flat", 60)
        alone, whole = self.beside_encoder(home, "flat stills")
        self.figures["encode_only_ratio"] = whole.cpu_s / alone.cpu_s
        self.figures["peak_rss_mb"] = whole.peak_rss_mb
        if wanted("quality"):
            cost_of("(its quality)", "judge", home)
            pooled = json.loads((home / "vmaf.json").read_text())["pooled_metrics"]["vmaf"]
            self.figures |= {"vmaf": pooled["mean"], "vmaf_worst_frame": pooled["min"]}
        if wanted("word"):
            plan, _ = _case(home)
            word = len(plan.words) // 2
            again = self.measure("flat stills: one caption word changed", "render", home, str(word))
            self.word = _cost_of_words(plan, word)
            self.figures["one_word_ratio"] = again.cpu_s / whole.cpu_s
        if wanted("multipass"):
            passes = self.measure("the same in five ffmpeg passes", "multipass", home)
            self.figures["multipass_ratio"] = passes.cpu_s / whole.cpu_s

    def layered(self) -> None:
        """Measure the case whose shots are layers that move apart."""
        alone, whole = self.beside_encoder(self.case("layered", 60), "layered parallax")
        self.figures["layered_ratio"] = whole.cpu_s / alone.cpu_s

    def long(self) -> None:
        """Measure three minutes, for their memory."""
        whole = self.measure("flat stills, 180 s: render", "render", self.case("long", 180))
        self.figures["peak_rss_180s_mb"] = whole.peak_rss_mb


def _cost_of_words(plan: Any, asked: int) -> str:
    """Return in words how many frames a changed word makes anew: the one that was asked, and any."""
    from render_case import another_word

    from vidgen_assets.post.slices import slice_plan

    before = slice_plan(plan)
    keys = [segment.key for segment in before]
    anew = []
    for word in plan.words:
        after = slice_plan(another_word(plan, word.index))
        anew.append([one.frames for one, key in zip(after, keys, strict=True) if one.key != key])
    single = sum(len(frames) == 1 for frames in anew)
    rest = "" if single == len(anew) else ", the others (in captions longer than a GOP) two"
    return (
        f"It made {sum(anew[asked])} of {plan.frames} frames anew; of the {len(anew)} words {single} cost one of the "
        f"{len(keys)} pieces{rest}: {max(map(sum, anew))} frames at most."
    )


def table(bench: Bench) -> str:
    """Return what was measured as a page of Markdown."""
    rows = [
        f"| {one.name} | {one.cpu_s:.1f} | {one.wall_s:.1f} | {one.peak_rss_mb:.0f} |" for one in bench.costs
    ]
    results = [
        f"| {name} | {bench.figures[name]:.{0 if name.endswith('mb') else 3}f} | {goal} |"
        for name, goal in GOALS.items()
        if name in bench.figures
    ]
    how = " ".join((__doc__ or "").split("\n\n")[2].split())
    return "\n".join(
        [
            "# What a render costs",
            "",
            f"Written by `make bench-render` on {os.cpu_count()} cores ({_processor()}). {how}",
            "",
            "Both use one thread an encoder and, where the processor has AVX-512, x264's AVX2 code, which is what",
            "keeps the bytes the same; the five passes use every thread and instruction ffmpeg wants. The render",
            "includes starting Python, reading and grading the stills, captions, the AAC track and its loudness,",
            "and joining. A changed word is one near the middle, in a process of its own, with what the first",
            f"render left in the call cache. {bench.word}",
            "",
            "| what | CPU s | wall s | peak RSS MB |",
            "|---|---|---|---|",
            *rows,
            "",
            "| figure | measured | goal |",
            "|---|---|---|",
            *results,
            "",
        ]
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return "processor not known"
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else "processor not known"


def main() -> int:
    """Read the command line; the children are this same file with `--work`."""
    if sys.argv[1:2] == ["--work"]:
        WORK[sys.argv[2]](Path(sys.argv[3]), *sys.argv[4:])
        return 0
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", choices=ROWS)
    parser.add_argument("--no-docs", action="store_true", help="leave docs/render.md as it is")
    asked = parser.parse_args()

    def wanted(row: str) -> bool:
        return asked.only in (None, row)

    with tempfile.TemporaryDirectory(prefix="vidgen-bench-") as folder:
        bench = Bench(Path(folder))
        if any(wanted(row) for row in ROWS[:4]):
            bench.flat(wanted)
        if wanted("layered"):
            bench.layered()
        if wanted("long"):
            bench.long()
    page = table(bench)
    print(f"\n{page}")
    if asked.only is None and not asked.no_docs:
        DOCS.write_text(page)
    shown = LAST_LINE if asked.only is None else tuple(bench.figures)
    print(json.dumps({name: round(bench.figures[name], 4) for name in shown}))
    return 0


if __name__ == "__main__":
    sys.exit(main())

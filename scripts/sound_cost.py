"""The child that bench_speech.py watches: a video made as far as its mixed sound, and what that took.

    python scripts/sound_cost.py CHANNEL REPORT

Imports nothing but what the making needs, since its memory is what is measured.
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import asdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import bench


def work(channel: str, report: Path) -> int:
    """Make the mixed sound of the demo's first slot and write what the assets' functions took; return the status."""
    from vidgen_assets.artifacts import Soundtrack
    from vidgen_assets.automation.request import Asked
    from vidgen_assets.building import WATCHERS, AssetRun
    from vidgen_assets.channel import load_channel
    from vidgen_assets.cli import open_session

    began: dict[AssetRun, tuple[float, float]] = {}
    spans: list[bench.Span] = []

    def ended(run: AssetRun, ok: bool) -> None:
        at, cpu = began.pop(run)
        stage = "video" if "|" in run.partition else "day"
        spans.append(bench.Span(stage, run.asset, at, time.monotonic(), bench.cpu_of_this_tree() - cpu))

    WATCHERS.started.append(lambda run: began.update({run: (time.monotonic(), bench.cpu_of_this_tree())}))
    WATCHERS.ended.insert(0, ended)
    with open_session(channel) as session:
        made = session.refresh(Asked(bench.DAY, slots=("1",), to=("soundtrack",)), asked_by="bench")
        session.show_outcome()
        if not made:
            return 1
        key = session.lineage.assets["soundtrack"].key
        sound: Soundtrack = session.artifacts.load(key, f"{bench.DAY}|1", Soundtrack)
    report.write_text(
        json.dumps(
            {
                "spans": [asdict(one) for one in spans],
                "slots": load_channel(channel).selection.slots,
                "sound_s": sound.duration_ms / 1000,
                "peak_mb": _own_peak_mb(),
            }
        )
    )
    return 0


def _own_peak_mb() -> int:
    """Return this process's high-water mark; getrusage would count what its parent held when it was started."""
    lines = Path("/proc/self/status").read_text().splitlines()
    kilobytes = next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))
    return round(kilobytes * 1024 / bench.MB)


if __name__ == "__main__":
    sys.exit(work(sys.argv[1], Path(sys.argv[2])))

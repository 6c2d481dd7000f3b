"""What a person sees while vidgen works: which asset, which shot of how many, elapsed, cost.

Owns the terminal and nothing else; it hears of assets through `building.WATCHERS` and of units through
`resources.progress`.
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from rich.console import Console
from rich.status import Status
from rich.table import Table
from rich.text import Text

from resources import progress
from resources.call_cache import CallCache
from vidgen_assets.building import WATCHERS, AssetRun

# where there is no live line, long work says where it is at least this often
SILENCE_S = 10.0


@contextmanager
def terminal() -> Iterator[Console]:
    """Give a console on a descriptor of its own: Dagster captures 1 and 2 while a step runs."""
    try:
        descriptor = os.dup(sys.stdout.fileno())
    except OSError:  # output that is no file: a notebook's
        yield Console(highlight=False, soft_wrap=True)
        return
    with os.fdopen(descriptor, "w", buffering=1, encoding="utf-8", errors="replace") as stream:
        yield Console(file=stream, highlight=False, soft_wrap=True)


@dataclass
class Timed:
    """How long one asset took, and what it cost."""

    run: AssetRun
    seconds: float
    ok: bool


@dataclass
class Row:
    """An asset that is being made: since when, and the last words of its work."""

    run: AssetRun
    began: float
    words: str = ""
    said: float = 0.0
    pace: progress.Pace = field(default_factory=progress.Pace)


@dataclass
class Board:
    """The live lines, one for each asset under way, and the finished lines; `timed` is for the closing table."""

    console: Console
    calls: CallCache
    total: int = 0
    timed: list[Timed] = field(default_factory=list)
    _began: float = field(default_factory=time.monotonic)
    _spent_before: float = 0.0
    _spent: float = 0.0
    _rows: dict[str, Row] = field(default_factory=dict)
    _status: Status | None = None

    @contextmanager
    def watching(self) -> Iterator["Board"]:
        """Show assets and their progress while the block runs."""
        WATCHERS.started.append(self._started)
        WATCHERS.ended.append(self._ended)
        self._spent_before = self.calls.spent_usd(self.calls.scope)
        try:
            with progress.listening(self._step):
                yield self
        finally:
            with suppress(ValueError):
                WATCHERS.started.remove(self._started)
                WATCHERS.ended.remove(self._ended)
            self._rows.clear()
            self._draw()

    def _started(self, run: AssetRun) -> None:
        self._rows[run.partition] = Row(run, time.monotonic())
        self._draw()

    def _step(self, step: progress.Step) -> None:
        row = self._rows.get(step.item) or next(iter(self._rows.values()), None)
        if row is None:
            return
        row.words = f"{step.unit} {step.done} of {step.total}" + (f" ({step.detail})" if step.detail else "")
        row.words += row.pace.words(step, time.monotonic())
        if self.console.is_terminal:
            self._spent = self._spent_now()
            self._draw()
        elif step.done == step.total or time.monotonic() - max(row.said, row.began) > SILENCE_S:
            row.said = time.monotonic()
            self.console.print(f"      {row.run.asset}: {row.words}", markup=False)

    def _ended(self, run: AssetRun, ok: bool) -> None:
        row = self._rows.pop(run.partition, Row(run, time.monotonic()))
        seconds = time.monotonic() - row.began
        self.timed.append(Timed(run, seconds, ok))
        self._spent = self._spent_now()
        self._draw()
        # checks that ran to their end may still have found something: the report says what
        good = "done" if run.is_check else "ok  "
        mark = f"[green]{good}[/]" if ok else "[red]fail[/]"
        count = "" if run.is_check else self._place(self._made)
        took = f"{seconds:6.1f} s   {self._elapsed()} elapsed"
        self.console.print(f"{mark} {count:>7}  {run.asset:<24} {run.partition:<13} {took}")

    def _draw(self) -> None:
        """Bring the live lines up to date; where there is no terminal there are none."""
        if not self.console.is_terminal:
            return
        if not self._rows:
            if self._status is not None:
                self._status.stop()
                self._status = None
            return
        # Text, so that a word from a post is never markup
        lines = Text("\n").join(self._line(row) for row in self._rows.values())
        if self._status is None:
            self._status = self.console.status(lines)
            self._status.start()
        else:
            self._status.update(lines)

    def _line(self, row: Row) -> Text:
        what = f"{row.run.asset} {row.run.partition}"
        place = self._place(self._made + 1)
        return Text(f"{place}  {what}  {row.words}  {self._elapsed()}  ${self._spent:.2f}")

    def _spent_now(self) -> float:
        return self.calls.spent_usd(self.calls.scope) - self._spent_before

    @property
    def _made(self) -> int:
        return sum(not item.run.is_check for item in self.timed)

    def _place(self, number: int) -> str:
        return f"{number}/{max(self.total, number)}"

    def _elapsed(self) -> str:
        minutes, seconds = divmod(int(time.monotonic() - self._began), 60)
        return f"{minutes}:{seconds:02d}"


def stage_table(timed: list[Timed], groups: dict[str, str]) -> Table:
    """Return the closing table: each group with its assets made, seconds, and what failed."""
    table = Table(title="stages", title_justify="left")
    for column, justify in (("stage", "left"), ("made", "right"), ("seconds", "right"), ("failed", "left")):
        table.add_column(column, justify=justify)  # type: ignore[arg-type]
    stages: dict[str, list[Timed]] = {}
    for item in timed:
        stage = "checks" if item.run.is_check else groups.get(item.run.asset, "?")
        stages.setdefault(stage, []).append(item)
    for stage, items in stages.items():
        failed = ", ".join(sorted({item.run.asset for item in items if not item.ok}))
        seconds = sum(item.seconds for item in items)
        table.add_row(stage, str(sum(item.ok for item in items)), f"{seconds:.1f}", failed)
    table.add_section()
    table.add_row(
        "all", str(sum(item.ok for item in timed)), f"{sum(item.seconds for item in timed):.1f}", ""
    )
    return table

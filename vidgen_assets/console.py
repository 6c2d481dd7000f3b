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
class Board:
    """The live line and the finished lines of a refresh; `timed` is kept for the closing table."""

    console: Console
    calls: CallCache
    total: int = 0
    timed: list[Timed] = field(default_factory=list)
    _began: float = field(default_factory=time.monotonic)
    _asset_began: float = 0.0
    _said: float = 0.0
    _status: Status | None = None
    _current: AssetRun | None = None

    @contextmanager
    def watching(self) -> Iterator["Board"]:
        """Show assets and their progress while the block runs."""
        WATCHERS.started.append(self._started)
        WATCHERS.ended.append(self._ended)
        try:
            with progress.listening(self._step):
                yield self
        finally:
            with suppress(ValueError):
                WATCHERS.started.remove(self._started)
                WATCHERS.ended.remove(self._ended)
            self._stop_status()

    def _started(self, run: AssetRun) -> None:
        self._asset_began = time.monotonic()
        self._current = run
        self._stop_status()
        if self.console.is_terminal:
            self._status = self.console.status(self._line(""))
            self._status.start()

    def _step(self, step: progress.Step) -> None:
        words = f"{step.unit} {step.done} of {step.total}" + (f" ({step.detail})" if step.detail else "")
        if self._status is not None:
            self._status.update(self._line(words))
        elif self._current is not None and (step.done == step.total or self._silent_for() > SILENCE_S):
            self._said = time.monotonic()
            self.console.print(f"      {self._current.asset}: {words}", markup=False)

    def _silent_for(self) -> float:
        return time.monotonic() - max(self._said, self._asset_began)

    def _ended(self, run: AssetRun, ok: bool) -> None:
        seconds = time.monotonic() - self._asset_began
        self.timed.append(Timed(run, seconds, ok))
        self._stop_status()
        # checks that ran to their end may still have found something: the report says what
        good = "done" if run.is_check else "ok  "
        mark = f"[green]{good}[/]" if ok else "[red]fail[/]"
        count = "" if run.is_check else self._place(self._made)
        took = f"{seconds:6.1f} s   {self._elapsed()} elapsed"
        self.console.print(f"{mark} {count:>7}  {run.asset:<24} {run.partition:<13} {took}")

    def _line(self, words: str) -> Text:
        assert self._current is not None
        spent = self.calls.peek_paid_usd()
        what = f"{self._current.asset} {self._current.partition}"
        place = self._place(self._made + 1)
        # Text, so that a word from a post is never markup
        return Text(f"{place}  {what}  {words}  {self._elapsed()}  ${spent:.2f}")

    @property
    def _made(self) -> int:
        return sum(not item.run.is_check for item in self.timed)

    def _place(self, number: int) -> str:
        return f"{number}/{max(self.total, number)}"

    def _elapsed(self) -> str:
        minutes, seconds = divmod(int(time.monotonic() - self._began), 60)
        return f"{minutes}:{seconds:02d}"

    def _stop_status(self) -> None:
        if self._status is not None:
            self._status.stop()
            self._status = None


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

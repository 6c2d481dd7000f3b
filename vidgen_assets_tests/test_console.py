"""What a person sees while vidgen works, with and without a terminal."""

import io
import os
import subprocess
import sys
import time

import pytest
from rich.console import Console

import vidgen_assets.console as module
from resources import progress
from resources.call_cache import Call, CallCache, Made, Usage
from vidgen_assets.building import WATCHERS, AssetRun
from vidgen_assets.console import Board, Timed, stage_table, terminal

SCRIPT = AssetRun("script", "2026-11-18|1")
MASTER = AssetRun("master_video", "2026-11-18|1")
CHECKS = AssetRun("master_video_checks", "2026-11-18|1", is_check=True)


class Screen:
    """A board over a page of text, or over a pretended terminal."""

    def __init__(self, calls: CallCache, *, live: bool = False) -> None:
        self.page = io.StringIO()
        console = Console(file=self.page, width=120, highlight=False, force_terminal=live, color_system=None)
        self.board = Board(console, calls)

    @property
    def lines(self) -> list[str]:
        return self.page.getvalue().splitlines()

    def run(self, run: AssetRun, *steps: progress.Step, ok: bool = True) -> None:
        for tell in WATCHERS.started:
            tell(run)
        for step in steps:
            progress.report(step.unit, step.done, step.total, step.detail)
        for say in WATCHERS.ended:
            say(run, ok)


@pytest.fixture
def page(calls: CallCache) -> Screen:
    return Screen(calls)


def test_each_asset_is_a_line_with_its_place_partition_and_time(page: Screen) -> None:
    page.board.total = 2
    with page.board.watching():
        page.run(SCRIPT)
        page.run(MASTER, ok=False)
    first, second = page.lines
    assert first.split() == ["ok", "1/2", "script", "2026-11-18|1", "0.0", "s", "0:00", "elapsed"]
    assert second.split()[:3] == ["fail", "2/2", "master_video"]


def test_more_than_was_expected_never_reads_like_five_of_four(page: Screen) -> None:
    page.board.total = 1
    with page.board.watching():
        page.run(SCRIPT)
        page.run(MASTER)
    assert [line.split()[1] for line in page.lines] == ["1/1", "2/2"]


def test_checks_are_shown_and_not_counted(page: Screen) -> None:
    page.board.total = 2
    with page.board.watching():
        page.run(SCRIPT)
        page.run(CHECKS)
        page.run(MASTER)
    assert [line.split()[:2] for line in page.lines] == [
        ["ok", "1/2"], ["done", "master_video_checks"], ["ok", "2/2"],
    ]  # fmt: skip


def test_without_a_terminal_only_the_end_of_a_loop_is_said(page: Screen) -> None:
    steps = [progress.Step("shot", number, 9, "kitchen") for number in range(1, 10)]
    with page.board.watching():
        page.run(MASTER, *steps)
    assert [line.strip() for line in page.lines][:-1] == ["master_video: shot 9 of 9 (kitchen)"]


def test_without_a_terminal_long_work_says_where_it_is(page: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SILENCE_S", 0.0)
    with page.board.watching():
        page.run(MASTER, progress.Step("shot", 4, 9))
    assert page.lines[0].strip() == "master_video: shot 4 of 9"


def test_a_terminal_has_a_live_line_with_asset_unit_time_and_cost(calls: CallCache) -> None:
    screen = Screen(calls, live=True)
    screen.board.total = 9
    with screen.board.watching():
        for tell in WATCHERS.started:
            tell(MASTER)
        paid = Made({"n": 1}, usage=Usage(3, "characters", 0.25))
        calls.get_or_make(Call("voice", "fake", "m", {}), lambda: paid)
        progress.report("shot", 4, 9, "kitchen [red]")
        time.sleep(0.3)
        for say in WATCHERS.ended:
            say(MASTER, True)
    shown = screen.page.getvalue()
    assert "1/9  master_video 2026-11-18|1  shot 4 of 9 (kitchen [red])  0:00  $0.25" in shown


@pytest.mark.parametrize("live", [False, True])
def test_text_with_brackets_is_shown_and_breaks_nothing(calls: CallCache, live: bool) -> None:
    screen = Screen(calls, live=live)
    with screen.board.watching():
        screen.run(MASTER, progress.Step("shot", 9, 9, "[/] [bold] [link=x]"))
    assert screen.lines


def test_nothing_is_heard_outside_the_block(page: Screen) -> None:
    before = (list(WATCHERS.started), list(WATCHERS.ended))
    with pytest.raises(KeyboardInterrupt), page.board.watching():
        raise KeyboardInterrupt
    assert (WATCHERS.started, WATCHERS.ended) == before
    progress.report("shot", 9, 9)
    assert page.lines == []


def test_the_stages_add_up() -> None:
    timed = [
        Timed(SCRIPT, 1.0, True),
        Timed(AssetRun("title", "2026-11-18|1"), 0.5, False),
        Timed(MASTER, 8.0, True),
        Timed(CHECKS, 2.0, True),
    ]
    page = io.StringIO()
    groups = {
        "script": "script_development",
        "title": "script_development",
        "master_video": "post_production",
    }
    Console(file=page, width=100).print(stage_table(timed, groups))
    rows = [line.split("│")[1:-1] for line in page.getvalue().splitlines() if line.startswith("│")]
    assert [[value.strip() for value in row] for row in rows] == [
        ["script_development", "1", "1.5", "title"],
        ["post_production", "1", "8.0", ""],
        ["checks", "1", "2.0", ""],
        ["all", "3", "11.5", ""],
    ]


def test_output_that_is_no_file_is_written_to_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    notebook = io.StringIO()
    monkeypatch.setattr(sys, "stdout", notebook)
    with terminal() as console:
        console.print("made it")
    assert notebook.getvalue() == "made it\n"
    assert not notebook.closed


def test_what_is_said_goes_past_a_capture_of_the_standard_streams() -> None:
    """Dagster points descriptor 1 at a log file while a step runs."""
    program = """
import os
from vidgen_assets.console import terminal
with terminal() as console:
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    print("captured")
    console.print("seen: día \\ud83d")
"""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program],
        env={**os.environ, "LC_ALL": "C"}, capture_output=True, timeout=60, check=True,
    )  # fmt: skip
    assert done.stdout.decode() == "seen: día ?\n"

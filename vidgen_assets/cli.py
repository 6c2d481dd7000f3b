"""`vidgen`: make what is missing or stale, see what there is, find out what is wrong.

Commands only: planning and making are in `automation/`, drawing in `console.py`, examining in `doctor.py`.
"""

import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from resources.errors import InvalidInput, VidgenError

if TYPE_CHECKING:
    from vidgen_assets.session import Session

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help=__doc__)

DEMO_DAY = "2026-11-18"
ChannelOption = Annotated[
    str, typer.Option("--channel", "-c", help="A channel's name, or a path to its YAML.")
]


@app.command()
def make(
    partition: Annotated[str, typer.Argument(help="A day (2026-11-18) or one of its videos (2026-11-18|1).")],
    channel: ChannelOption = "reddit_stories",
    to: Annotated[str | None, typer.Option(help="Stop at this asset; everything otherwise.")] = None,
    force: Annotated[list[str], typer.Option(help="Make this asset again even when it is fresh.")] = [],
    reselect: Annotated[
        bool, typer.Option(help="Choose the day's ideas anew; slots keep theirs otherwise.")
    ] = False,
) -> None:
    """Make what is missing or stale of a day or a video, and nothing else."""
    day, slot = _parse_partition(partition)
    with _session(channel) as session:
        _report(session, day, slot, session.make(day, slot, to, frozenset(force), reselect=reselect))


@app.command()
def demo(channel: ChannelOption = "reddit_stories") -> None:
    """Make one video from the examples that ship with vidgen."""
    with _session(channel) as session:
        _report(session, DEMO_DAY, "1", session.make(DEMO_DAY, "1", None, frozenset()), stages=True)


@app.command()
def status(
    partition: Annotated[
        str | None, typer.Argument(help="A day or a video; the last days made otherwise.")
    ] = None,
    channel: ChannelOption = "reddit_stories",
) -> None:
    """Show what is made, what is missing or stale and why, and what was spent."""
    asked = _parse_partition(partition) if partition is not None else None
    with _session(channel) as session:
        if asked is None:
            session.show_days()
        else:
            session.show_status(*asked)


@app.command()
def ui(
    port: Annotated[int, typer.Option(help="Where to serve the UI.")] = 3000,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
) -> None:
    """Serve the Dagster UI, with its daemon, on this home."""
    from vidgen_assets.channel import PROJECT
    from vidgen_assets.home import prepare_instance, vidgen_home

    home = vidgen_home()
    environment = {**os.environ, "VIDGEN_HOME": str(home), "DAGSTER_HOME": str(prepare_instance(home))}
    workspace = str(PROJECT / "workspace.yaml")
    command = [sys.executable, "-m", "dagster", "dev", "-w", workspace, "-h", host, "-p", str(port)]
    os.chdir(PROJECT)
    os.execve(sys.executable, command, environment)


@app.command()
def doctor(channel: ChannelOption = "reddit_stories") -> None:
    """Say what works here, what does not, and how to mend it."""
    from rich.console import Console
    from rich.table import Table

    from vidgen_assets.doctor import examine
    from vidgen_assets.home import vidgen_home

    checks = examine(channel, vidgen_home(), dict(os.environ))
    table = Table(show_lines=False)
    for column in ("", "what", "found", "how to mend it"):
        table.add_column(column, overflow="fold")
    marks = {"ok": "[green]ok[/]", "warn": "[yellow]warn[/]", "fail": "[red]fail[/]"}
    for check in checks:
        table.add_row(marks[check.state], _plain(check.name), _plain(check.found), _plain(check.mend))
    Console().print(table)
    raise typer.Exit(1 if any(check.state == "fail" for check in checks) else 0)


def _report(session: "Session", day: str, slot: str | None, ok: bool, *, stages: bool = False) -> None:
    if stages:
        session.show_stages()
    session.show_outcome(day, slot)
    if not ok:
        raise typer.Exit(1)


def _session(channel: str) -> "Session":
    from vidgen_assets.session import Session

    return Session(channel)


def _parse_partition(text: str) -> tuple[str, str | None]:
    """Return the day and the slot of "2026-11-18" or "2026-11-18|1"."""
    day, bar, slot = text.partition("|")
    try:
        # the one spelling only: fromisoformat takes 20261118 and 2026-W47-3 too
        right = date.fromisoformat(day).isoformat() == day and (slot.isdecimal() or not bar)
    except ValueError:
        right = False
    if not right:
        raise InvalidInput(f"{text!r} is neither a day like 2026-11-18 nor a video like 2026-11-18|1")
    return day, slot or None


def _plain(text: str) -> str:
    from rich.markup import escape

    return escape(text)


def main() -> None:
    """Run the command; what vidgen can explain ends with its message, not with a traceback."""
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    try:
        app()
    except VidgenError as error:
        typer.secho(f"{type(error).__name__}: {error}", fg=typer.colors.RED, err=True)
        sys.exit(2)


if __name__ == "__main__":
    main()

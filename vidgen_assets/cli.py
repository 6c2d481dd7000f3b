"""`vidgen`: make what is missing or stale, see what there is, find out what is wrong.

Commands only: planning and making are in `automation/`, drawing in `console.py`, examining in `doctor.py`.
`vidgen export` is in `delivering.py`, `vidgen voices` in `voicing.py`.
"""

import gc as garbage
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from resources.disk import is_disk_full, storage_full
from resources.errors import InvalidInput, VidgenError
from vidgen_assets.automation.request import DATES_HELP, Asked
from vidgen_assets.delivering import export
from vidgen_assets.voicing import voices

if TYPE_CHECKING:
    from vidgen_assets.session import Session

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Make what is missing or stale, see what there is, find out what is wrong.",
)

DEMO_DAY = "2026-11-18"
# how many new objects wait for a look for garbage: events and records are many, cycles among them few
GARBAGE_EVERY = (20_000, 20, 20)
# what a shell calls a command that Ctrl-C ended
INTERRUPTED = 130
ChannelOption = Annotated[
    str, typer.Option("--channel", "-c", help="A channel's name, or a path to its YAML.")
]
DatesArgument = Annotated[
    str, typer.Argument(help=f"{DATES_HELP[0].upper()}{DATES_HELP[1:]}, or one video (2026-11-18|1).")
]
SlotsOption = Annotated[str, typer.Option(help="Only these slots: 1,3. All otherwise.")]
ToOption = Annotated[list[str], typer.Option("--to", help="Stop at this asset; everything otherwise.")]
FromOption = Annotated[
    list[str],
    typer.Option("--from", help="Leave what is stale before this asset; what is missing is made."),
]
ForceOption = Annotated[list[str], typer.Option(help="Make this asset again even when it is fresh.")]
JobsOption = Annotated[
    int | None, typer.Option("--jobs", "-j", help="How many videos are made side by side; one a core.")
]
CostOption = Annotated[
    float | None, typer.Option(help="Refuse, before anything is paid, what would cost more USD than this.")
]


@app.command()
def make(
    partition: Annotated[str, typer.Argument(help="A day (2026-11-18) or one of its videos (2026-11-18|1).")],
    channel: ChannelOption = "reddit_stories",
    to: ToOption = [],
    force: ForceOption = [],
    jobs: JobsOption = None,
    reselect: Annotated[
        bool, typer.Option(help="Choose the day's ideas anew; slots keep theirs otherwise.")
    ] = False,
) -> None:
    """Make what is missing or stale of a day or a video, and nothing else."""
    asked = _asked(partition, "", to, [], force)
    with open_session(channel, jobs) as session:
        _report(session, session.refresh(asked, asked_by="vidgen make", reselect=reselect))


@app.command()
def demo(channel: ChannelOption = "reddit_stories") -> None:
    """Make one video from the examples that ship with vidgen."""
    with open_session(channel, None) as session:
        ok = session.refresh(Asked(DEMO_DAY, slots=("1",)), asked_by="vidgen demo")
        session.show_stages()
        _report(session, ok)


@app.command()
def plan(
    dates: DatesArgument = "made",
    channel: ChannelOption = "reddit_stories",
    slots: SlotsOption = "",
    to: ToOption = [],
    starts: FromOption = [],
    force: ForceOption = [],
    as_json: Annotated[bool, typer.Option("--json", help="Print the plan as JSON.")] = False,
) -> None:
    """Show what is missing or stale and why, what may follow, and what making it takes; make nothing."""
    asked = _asked(dates, slots, to, starts, force)
    with open_session(channel, None) as session:
        _show_plan(session, asked, as_json=as_json)


@app.command()
def refresh(
    dates: DatesArgument,
    channel: ChannelOption = "reddit_stories",
    slots: SlotsOption = "",
    to: ToOption = [],
    starts: FromOption = [],
    force: ForceOption = [],
    max_cost: CostOption = None,
    jobs: JobsOption = None,
    dry_run: Annotated[bool, typer.Option(help="Show the plan and make nothing.")] = False,
) -> None:
    """Make what is missing or stale of many days, videos side by side; Ctrl-C stops, the next one goes on."""
    asked = _asked(dates, slots, to, starts, force)
    with open_session(channel, jobs) as session:
        if dry_run:
            _show_plan(session, asked, as_json=False)
        else:
            _report(session, session.refresh(asked, max_cost_usd=max_cost))


@app.command()
def status(channel: ChannelOption = "reddit_stories") -> None:
    """Show the last videos that were made and what was spent; `vidgen plan` tells what is stale."""
    with open_session(channel, None) as session:
        session.show_days()


@app.command()
def gc(
    channel: ChannelOption = "reddit_stories",
    remove: Annotated[bool, typer.Option("--remove", help="Really remove it; otherwise only shown.")] = False,
) -> None:
    """Show, and with --remove remove, what nothing needs any more: old artifacts, files, calls and runs."""
    with open_session(channel, None) as session:
        session.collect_garbage(dry_run=not remove)


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


def _show_plan(session: "Session", asked: Asked, *, as_json: bool) -> None:
    from vidgen_assets.automation.telling import plan_as_json, print_plan

    look = session.look(asked)
    if as_json:
        print(plan_as_json(look))
    else:
        print_plan(look, session.console)


def _report(session: "Session", ok: bool) -> None:
    session.show_outcome()
    if not ok:
        raise typer.Exit(INTERRUPTED if session.outcome.interrupted else 1)


def open_session(channel: str, jobs: int | None = None) -> "Session":
    """Return a session on a channel, with the garbage collector set for work of this kind."""
    # loading makes many objects and no garbage: looking for some takes a sixth of a command that has nothing to do
    garbage.disable()
    try:
        from vidgen_assets.session import Session

        return Session(channel, jobs)
    finally:
        garbage.freeze()
        garbage.set_threshold(*GARBAGE_EVERY)
        garbage.enable()


def _asked(dates: str, slots: str, to: list[str], starts: list[str], force: list[str]) -> Asked:
    """Return a request; "2026-11-18|1" is a day and its slot in one."""
    day, bar, slot = dates.partition("|")
    if bar and (slots or not slot.isdecimal()):
        raise InvalidInput(f"{dates!r} is neither a day like 2026-11-18 nor a video like 2026-11-18|1")
    chosen = [slot] if bar else [name for name in slots.replace(" ", "").split(",") if name]
    return Asked(day, chosen, to, starts, force)


def _plain(text: str) -> str:
    from rich.markup import escape

    return escape(text)


app.command()(export)
app.add_typer(voices, name="voices")


def main() -> None:
    """Run the command; what vidgen can explain ends with its message, not with a traceback."""
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    try:
        app()
    except VidgenError as error:
        _end_with(error)
    except Exception as error:
        if not is_disk_full(error):
            raise
        from vidgen_assets.home import vidgen_home

        _end_with(storage_full(f"the home {vidgen_home()}", error))


def _end_with(error: VidgenError) -> None:
    typer.secho(error.told, fg=typer.colors.RED, err=True)
    sys.exit(2)


if __name__ == "__main__":
    main()

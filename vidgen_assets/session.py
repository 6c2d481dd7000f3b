"""One command's work on a channel: definitions, instance, maker and terminal, opened and closed together."""

import shutil
from contextlib import AbstractContextManager, ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import dagster as dg
from rich.markup import escape
from rich.table import Table

from resources.errors import InvalidInput, VidgenError
from vidgen_assets.artifacts import FinalVideo
from vidgen_assets.automation.lineage import Lineage, read_lineage
from vidgen_assets.automation.making import SELECTION, Made, Maker
from vidgen_assets.automation.records import read_records
from vidgen_assets.automation.refresh import Plan, Wanted, needed_nodes
from vidgen_assets.building import RESELECT_TAG
from vidgen_assets.console import Board, stage_table, terminal
from vidgen_assets.definitions import build_definitions
from vidgen_assets.home import prepare_instance, vidgen_home


class Session(AbstractContextManager["Session"]):
    """A channel at work: `with Session("reddit_stories") as session: session.make(...)`."""

    def __init__(self, channel: str) -> None:
        self.home = vidgen_home()
        self.defs = build_definitions(channel, self.home)
        self.lineage: Lineage = read_lineage(self.defs)
        self._exit = ExitStack()
        self.console = self._exit.enter_context(terminal())
        resources = dict(self.defs.resources or {})
        self.channel = resources["settings"].unguarded
        self.artifacts = resources["artifacts"]
        self.calls = resources["calls"]
        self.outcome = Made()
        self.board = Board(self.console, self.calls)
        self._asked_for_video = False

    def __enter__(self) -> "Session":
        folder = prepare_instance(self.home)
        self.instance = self._exit.enter_context(dg.DagsterInstance.from_config(str(folder)))
        self.maker = Maker(self.defs, self.lineage, self.instance, self.home)
        return self

    def __exit__(self, *details: object) -> None:
        self._exit.close()

    def make(
        self, day: str, slot: str | None, to: str | None, force: frozenset[str], *, reselect: bool = False
    ) -> bool:
        """Make what is missing or stale; tell whether all that was wanted is there.

        A day that selected less than it has slots is whole; a video that was asked for by name is not there.
        """
        tags = {"vidgen/asked_by": "vidgen make"}
        if reselect:
            force, tags = force | {SELECTION}, {**tags, RESELECT_TAG: "true"}
        wanted = self._wanted(day, slot, to, force)

        def expect(plan: Plan, outcome: Made) -> None:
            self.board.total = len(outcome.made) + self._expected(wanted, plan, outcome)

        with self.board.watching():
            self.outcome = self.maker.make(wanted, tags=tags, on_plan=expect)
        of_a_video = any(self.lineage.assets[target].shape == "video" for target in wanted.targets)
        self._asked_for_video = "final_video" in wanted.targets
        return self.outcome.ok and not (slot is not None and of_a_video and self.outcome.empty)

    def show_stages(self) -> None:
        """Print the table of stages with what each took."""
        if self.board.timed:
            groups = {info.name: info.group for info in self.lineage.assets.values()}
            self.console.print(stage_table(self.board.timed, groups))

    def show_outcome(self, day: str, slot: str | None) -> None:
        """Print what was made, what failed and why, and where the videos are."""
        outcome = self.outcome
        for node, message in outcome.failed.items():
            self.console.print(f"[red]failed[/] {node.asset} {node.partition}: {escape(message)}")
        for empty_day, why in outcome.empty.items():
            self.console.print(f"{empty_day}: {escape(why)}")
        if not outcome.made and outcome.ok:
            self.console.print(f"nothing to do: all {outcome.fresh} asset partitions are fresh")
        elif outcome.ok:
            cost = f"${self.calls.spent_usd(self.channel.name):.2f}"
            self.console.print(f"made {len(outcome.made)} asset partitions; cost {cost} in all so far")
        slots = (slot,) if slot else outcome.slots.get(day, ())
        unfinished = {node.partition for node in outcome.failed}
        for video in (f"{day}|{name}" for name in slots if self._asked_for_video):
            path = None if unfinished & {day, video} else self._video_for_people(video)
            if path is not None:
                self.console.print(f"final video: {path}", markup=False)

    def show_status(self, day: str, slot: str | None) -> None:
        """Print every asset of a day or video with its state and why."""
        plan, outcome = self.maker.look(self._wanted(day, slot, None, frozenset()))
        table = Table("asset", "partition", "state", "why")
        for node, reason in plan.stale.items():
            state = "missing" if reason.cause == "missing" else "stale"
            table.add_row(node.asset, node.partition, state, escape(reason.why))
        for node in sorted(plan.suspects):
            table.add_row(
                node.asset, node.partition, "may become stale", "something it is made from will be made"
            )
        if plan.stale or plan.suspects:
            self.console.print(table)
        for empty_day, why in outcome.empty.items():
            self.console.print(f"{empty_day}: {escape(why)}")
        self.console.print(f"{plan.fresh - len(plan.suspects)} fresh, {len(plan.stale)} missing or stale")

    def show_days(self) -> None:
        """Print the last days that were made, their videos, and the ledger's sum."""
        info = self.lineage.assets["final_video"]
        made = sorted(self.instance.get_materialized_partitions(info.key))[-30:]
        for partition in made:
            path = self._video_for_people(partition)
            self.console.print(f"{partition}  {path or 'damaged or gone: make it again'}", markup=False)
        if not made:
            self.console.print("no video was made yet: try `vidgen demo`")
        self.console.print(f"spent: ${self.calls.spent_usd(self.channel.name):.2f}")

    def _expected(self, wanted: Wanted, plan: Plan, seen: Made) -> int:
        """Guess how many are still to be made; while a day's selection is not known, a video for each slot."""
        expected = plan.stale.keys() | plan.suspects
        unknown = [day for day in wanted.days if day not in seen.slots]
        if unknown:
            slots = {**seen.slots, **dict.fromkeys(unknown, wanted.only_slots or self.lineage.slots)}
            later = needed_nodes(self.lineage, replace(wanted, slots=slots))
            made = read_records(self.instance, self.lineage, later)
            expected |= {node for node in later if node not in made}
        return len(expected)

    def _wanted(self, day: str, slot: str | None, to: str | None, force: frozenset[str]) -> Wanted:
        for asset in [*([to] if to else []), *sorted(force)]:
            if asset not in self.lineage.assets:
                raise InvalidInput(f"there is no asset {asset!r}; there are {', '.join(self.lineage.assets)}")
        if day < self.lineage.first_day.isoformat():
            raise InvalidInput(f"{day} is before the channel's start_date {self.lineage.first_day}")
        if day > (today := datetime.now(UTC).date().isoformat()):
            raise InvalidInput(
                f"{day} is still to come: the last day that can be made is today, {today} (UTC)"
            )
        if slot is not None and slot not in self.lineage.slots:
            raise InvalidInput(
                f"slot {slot} is beyond the channel's {len(self.lineage.slots)} slots (selection.slots)"
            )
        targets = (to,) if to else tuple(
            info.name for info in self.lineage.assets.values() if slot is None or not info.after_videos
        )  # fmt: skip
        return Wanted(targets, (day,), {}, (slot,) if slot else None, force)

    def _video_for_people(self, partition: str) -> Path | None:
        """Return the finished MP4 under a name a person can find; None when there is none."""
        try:
            final = self.artifacts.load(self.lineage.assets["final_video"].key, partition, FinalVideo)
            source = self.artifacts.blobs.path(final.video)
        except VidgenError:
            return None
        target: Path = self.home / "videos" / self.channel.name / f"{partition.replace('|', '-')}.mp4"
        if not target.is_file() or not target.samefile(source):
            target.parent.mkdir(parents=True, exist_ok=True)
            target.unlink(missing_ok=True)
            try:
                target.hardlink_to(source)
            except OSError:
                shutil.copyfile(source, target)
        return target

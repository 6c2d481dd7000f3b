"""One command's work on a channel: definitions, instance, maker and terminal, opened and closed together."""

import os
import shutil
from contextlib import AbstractContextManager, ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import dagster as dg
from rich.markup import escape

from resources.errors import VidgenError
from vidgen_assets.artifacts import FinalVideo
from vidgen_assets.automation.lineage import Lineage, read_lineage
from vidgen_assets.automation.making import SELECTION, Made, Maker, Terms
from vidgen_assets.automation.refresh import Wanted
from vidgen_assets.automation.request import Asked, days_made, wanted_of
from vidgen_assets.automation.running import WorkerPool, cores
from vidgen_assets.automation.survey import Look
from vidgen_assets.building import RESELECT_TAG
from vidgen_assets.console import Board, stage_table, terminal
from vidgen_assets.definitions import build_definitions
from vidgen_assets.home import prepare_instance, vidgen_home


class Session(AbstractContextManager["Session"]):
    """A channel at work: `with Session("reddit_stories") as session: session.refresh(...)`."""

    def __init__(self, channel: str, at_once: int | None = None) -> None:
        self._name_or_path = channel
        self._at_once = at_once or cores()
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
        self._videos_of: Wanted | None = None

    def __enter__(self) -> "Session":
        folder = prepare_instance(self.home)
        self.instance = self._exit.enter_context(dg.DagsterInstance.from_config(str(folder)))

        def workers() -> WorkerPool:
            return WorkerPool(
                partial(build_definitions, self._name_or_path, self.home), folder, self._at_once
            )

        several = workers if self._at_once > 1 else None
        self.maker = Maker(self.defs, self.lineage, self.instance, self.home, several)
        return self

    def __exit__(self, *details: object) -> None:
        self._exit.close()

    def wanted(self, asked: Asked) -> Wanted:
        """Return what a request wants of this channel, checked."""
        return wanted_of(
            self.lineage, asked, datetime.now(UTC).date(), lambda: days_made(self.instance, self.lineage)
        )

    def look(self, asked: Asked) -> Look:
        """Return what a refresh would make now, making nothing."""
        return self.maker.look(self.wanted(asked))

    def refresh(
        self,
        asked: Asked,
        *,
        asked_by: str = "vidgen refresh",
        max_cost_usd: float | None = None,
        reselect: bool = False,
    ) -> bool:
        """Make what is missing or stale; tell whether all that was wanted is there.

        A day that selected less than it has slots is whole; a video that was asked for by name is not there.
        """
        tags = {"vidgen/asked_by": asked_by}
        if reselect:
            asked = replace(asked, force=(*asked.force, SELECTION))
            tags[RESELECT_TAG] = "true"
        wanted = self.wanted(asked)

        def expect(look: Look, outcome: Made) -> None:
            self.board.total = len(outcome.made) + len(look.plan.expected)

        terms = Terms(tags, max_cost_usd, expect, lambda words: self.console.print(words, markup=False))
        with self.board.watching():
            self.outcome = self.maker.make(wanted, terms)
        of_a_video = any(self.lineage.assets[target].shape == "video" for target in wanted.targets)
        self._videos_of = wanted if "final_video" in wanted.targets else None
        return self.outcome.ok and not (asked.slots and of_a_video and self.outcome.empty)

    def show_stages(self) -> None:
        """Print the table of stages with what each took."""
        if self.board.timed:
            groups = {info.name: info.group for info in self.lineage.assets.values()}
            self.console.print(stage_table(self.board.timed, groups))

    def show_outcome(self) -> None:
        """Print what was made, what failed and why, and where the videos are."""
        outcome = self.outcome
        for node, message in outcome.failed.items():
            self.console.print(f"[red]failed[/] {node.asset} {node.partition}: {escape(message)}")
        for empty_day, why in outcome.empty.items():
            self.console.print(f"{empty_day}: {escape(why)}")
        spent = (
            f"${outcome.spent_usd:.2f} spent, ${self.calls.spent_usd(self.channel.name):.2f} in all so far"
        )
        if outcome.interrupted:
            self.console.print(
                f"stopped after {len(outcome.made)} asset partitions; the next refresh goes on from here; {spent}"
            )
            return
        if not outcome.made and outcome.ok:
            self.console.print(f"nothing to do: all {outcome.fresh} asset partitions are fresh")
        elif outcome.ok:
            self.console.print(f"made {len(outcome.made)} asset partitions; {spent}")
        for video in self._videos_asked_for():
            if (path := self._video_for_people(video)) is not None:
                self.console.print(f"final video: {path}", markup=False)

    def _videos_asked_for(self) -> list[str]:
        """Return the partitions of the videos that were asked for and did not fail."""
        if self._videos_of is None:
            return []
        unfinished = {node.partition for node in self.outcome.failed}
        only = self._videos_of.only_slots or self.lineage.slots
        return [
            f"{day}|{slot}"
            for day, slots in self.outcome.slots.items()
            for slot in slots
            if slot in only and not unfinished & {day, f"{day}|{slot}"}
        ]

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

    def collect_garbage(self, *, dry_run: bool) -> None:
        """Find what nothing needs any more, tell of it, and remove it unless this is a dry run."""
        from vidgen_assets.automation.cleaning import collect_garbage, in_words

        cleaned = collect_garbage(
            self.home, self.lineage, self.instance, self.channel.retention, dry_run=dry_run
        )
        self.console.print(in_words(cleaned), markup=False)

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
            part = target.with_name(f".part-{os.getpid()}-{target.name}")  # two may show the same at once
            try:
                try:
                    part.hardlink_to(source)
                except OSError:
                    shutil.copyfile(source, part)
                part.replace(target)
            finally:
                part.unlink(missing_ok=True)
        return target

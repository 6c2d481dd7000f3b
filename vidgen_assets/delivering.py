"""`vidgen export`: finished videos in other formats, into a folder, one or many.

The command and its batch only: what a profile is and how a file is made is `export/`'s. Every video is a file
(or folder) of its own; one that fails is told and does not stop the others.
"""

import os
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, get_args

import typer

from resources.errors import InvalidInput, MissingArtifact, VidgenError
from vidgen_assets.automation.request import DATES_HELP, Asked

if TYPE_CHECKING:
    from vidgen_assets.export.deliveries import Desk, Source
    from vidgen_assets.export.orders import Order
    from vidgen_assets.session import Session

How = Literal["crop", "blur", "mirror"]
Subtitle = Literal["srt", "vtt"]
SILENCE_S = 10.0


def export(
    dates: Annotated[str, typer.Argument(help=f"{DATES_HELP[0].upper()}{DATES_HELP[1:]}, or one video.")],
    to: Annotated[Path, typer.Option("--to", help="The folder that the files go to.")],
    profile: Annotated[
        list[str], typer.Option("--profile", "-p", help="h264, h265, av1, prores_422_hq, exr, editors, ...")
    ],
    channel: Annotated[
        str, typer.Option("--channel", "-c", help="A channel's name, or a path to its YAML.")
    ] = "reddit_stories",
    slots: Annotated[
        str, typer.Option("--slots", "--slot", help="Only these slots: 1,3. All otherwise.")
    ] = "",
    size: Annotated[str, typer.Option(help="1080x1080, 16:9, 1:1 or 4:5; the master's own otherwise.")] = "",
    how: Annotated[How, typer.Option(help="What another shape does to the picture.")] = "crop",
    captions: Annotated[
        bool | None, typer.Option(help="Captions on it; the profile decides otherwise.")
    ] = None,
    watermark: Annotated[bool | None, typer.Option(help="The watermark on it; as captions.")] = None,
    subtitles: Annotated[list[str], typer.Option(help="Also a file of subtitles: srt, vtt.")] = [],
    zipped: Annotated[bool, typer.Option("--zip", help="An editors' package as one .zip.")] = False,
) -> None:
    """Deliver finished videos in another format, size or for editors; nothing is made that was not made yet."""
    from vidgen_assets.cli import open_session
    from vidgen_assets.export.orders import order, size_of

    wanted_size = size_of(size) if size else None
    orders = [
        order(
            name,
            wanted_size,
            how=how,
            captions=captions,
            watermark=watermark,
            subtitles=_subtitles(subtitles),
        )
        for name in profile
    ]
    asked = _asked(dates, slots)
    with open_session(channel) as session:
        batch = Batch(session, to, zipped)
        videos = batch.videos(asked)
        failed = sum(not batch.deliver(one, video) for video in videos for one in orders)
        session.console.print(
            f"{len(videos) * len(orders) - failed} delivered, {failed} failed", markup=False
        )
    if failed:
        raise typer.Exit(1)


@dataclass
class Batch:
    """Videos of a session, delivered to a folder."""

    session: "Session"
    folder: Path
    zipped: bool = False

    def videos(self, asked: Asked) -> list[str]:
        """Return the partitions that were asked for and are made; MissingArtifact when there is none."""
        session, wanted = self.session, self.session.wanted(asked)
        info = session.lineage.assets["final_video"]
        made = set(session.instance.get_materialized_partitions(info.key))
        slots = wanted.only_slots or session.lineage.slots
        found = [f"{day}|{slot}" for day in wanted.days for slot in slots if f"{day}|{slot}" in made]
        if not found:
            raise MissingArtifact(
                f"no finished video is there of {asked.dates}: make it first (vidgen make, vidgen refresh)"
            )
        return found

    def deliver(self, wanted: "Order", video: str) -> bool:
        """Deliver one video and say so; False when it failed, which is said too."""
        console, began = self.session.console, time.monotonic()
        try:
            with self._showing(f"{video} {wanted.profile.name}"):
                path, words = self._deliver(wanted, video)
        except VidgenError as error:
            console.print(f"failed {video} {wanted.profile.name}: {error.told}", markup=False)
            return False
        took = f"{time.monotonic() - began:.1f} s"
        console.print(f"ok     {video} {wanted.profile.name}: {path} ({words}, {took})", markup=False)
        return True

    def _deliver(self, wanted: "Order", video: str) -> tuple[Path, str]:
        """Return where the delivery lies, and what it is in a few words."""
        from resources.call_cache import charged_to
        from vidgen_assets.export.deliveries import Desk, require

        session = self.session
        source = self._source(video)
        require(wanted, source)
        store = session.calls.store
        self.folder.mkdir(parents=True, exist_ok=True)
        with store.scratch() as scratch, charged_to(video):
            desk = Desk(store, session.calls, scratch)
            if wanted.profile.is_file:
                return self._file(desk, wanted, source)
            return self._folder(desk, wanted, source)

    def _file(self, desk: "Desk", wanted: "Order", source: "Source") -> tuple[Path, str]:
        made = desk.deliver(wanted, source)
        target = self.folder / f"{made.name}{wanted.profile.extension}"
        _copy(desk.store.path(made.video), target)
        for kind, media in zip(wanted.subtitles, made.subtitles, strict=True):
            _copy(desk.store.path(media), self.folder / f"{made.name}.{kind}")
        size = f"{made.width}x{made.height}, {made.video.size / 1e6:.1f} MB, {made.kbit_s} kbit/s"
        return target, f"{size}, {made.video_codec}, {made.made}"

    def _folder(self, desk: "Desk", wanted: "Order", source: "Source") -> tuple[Path, str]:
        from vidgen_assets.export.deliveries import frames_of, shape_of
        from vidgen_assets.export.editors import write_package, zip_package
        from vidgen_assets.export.final import label_of
        from vidgen_assets.export.orders import file_stem, plan_of
        from vidgen_assets.export.sequence import write_sequence

        profile, plan = wanted.profile, plan_of(wanted, source.plan)
        target = self.folder / file_stem(label_of(source.partition), source.metadata.title, wanted)
        if profile.container == "editors":
            cut = write_package(source.of(plan), profile, desk.store, target)
            target = zip_package(target) if self.zipped else target
            return target, f"{len(cut.takes)} shots"
        mix = desk.store.path(plan.audio)
        with closing(frames_of(profile, plan, desk.store)) as frames:
            write_sequence(frames, profile, shape_of(plan), mix, target)
        return target, f"{plan.frames} frames of {plan.width}x{plan.height}"

    def _source(self, video: str) -> "Source":
        from vidgen_assets.artifacts import Captions, MasterVideo, QualityReport, VideoMetadata
        from vidgen_assets.export.deliveries import Source, read_plan
        from vidgen_assets.export.final import require_passed

        assets, load = self.session.lineage.assets, self.session.artifacts.load
        require_passed(load(assets["quality_report"].key, video, QualityReport))
        master = load(assets["master_video"].key, video, MasterVideo)
        return Source(
            partition=video,
            master=master,
            plan=read_plan(master, self.session.calls.store),
            metadata=load(assets["video_metadata"].key, video, VideoMetadata),
            captions=load(assets["captions"].key, video, Captions),
        )

    @contextmanager
    def _showing(self, what: str) -> Iterator[None]:
        """Show where the work is: a live line on a terminal, else a line now and then."""
        from resources import progress

        console, said = self.session.console, time.monotonic()
        live = console.status(what) if console.is_terminal else None

        def show(step: progress.Step) -> None:
            nonlocal said
            words = f"{what}: {step.unit} {step.done} of {step.total}"
            if live is not None:
                live.update(words)
            elif time.monotonic() - said > SILENCE_S:
                said = time.monotonic()
                console.print(f"      {words}", markup=False)

        if live is not None:
            live.start()
        try:
            with progress.listening(show):
                yield
        finally:
            if live is not None:
                live.stop()


def _asked(dates: str, slots: str) -> Asked:
    """Return a request; "2026-11-18|1" is a day and its slot in one."""
    day, bar, slot = dates.partition("|")
    if bar and (slots or not slot.isdecimal()):
        raise InvalidInput(f"{dates!r} is neither a day like 2026-11-18 nor a video like 2026-11-18|1")
    chosen: Sequence[str] = [slot] if bar else [name for name in slots.replace(" ", "").split(",") if name]
    return Asked(day, chosen, ("final_video",))


def _subtitles(names: Sequence[str]) -> tuple[Subtitle, ...]:
    wrong = [name for name in names if name not in get_args(Subtitle)]
    if wrong:
        raise InvalidInput(f"there are no subtitles {wrong[0]!r}; there are {', '.join(get_args(Subtitle))}")
    return tuple(name for name in get_args(Subtitle) if name in names)


def _copy(source: Path, target: Path) -> None:
    """Copy a file, whole or not at all."""
    part = target.with_name(f".part-{os.getpid()}-{target.name}")
    try:
        shutil.copyfile(source, part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)

"""What goes is what nothing needs: after a cleaning everything is fresh and whole, and the ledger adds up."""

import os
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import dagster as dg
import pytest

from resources.call_cache import Call, CallCache, Made, Usage
from resources.call_rows import CallRow
from resources.errors import InvalidInput, StoreError
from resources.store import BlobStore, Media, StoredFile
from vidgen_assets.automation.cleaning import (
    Cleaned,
    _alone,
    collect_garbage,
    in_words,
)
from vidgen_assets.automation.lineage import Node, read_lineage
from vidgen_assets.automation.making import Maker
from vidgen_assets.automation.records import read_records
from vidgen_assets.automation.refresh import Wanted
from vidgen_assets.automation.retention import (
    FinishedRun,
    Inventory,
    KeptArtifact,
    Leftover,
    plan_retention,
)
from vidgen_assets.automation.retention_job import build_retention_job, build_retention_schedule
from vidgen_assets.channel import Retention
from vidgen_assets_tests.automation.channels import Clock, channel
from vidgen_assets_tests.automation.toy import World, toy_definitions

NOW = datetime(2026, 6, 1, tzinfo=UTC)
POLICY = Retention(artifacts_days=30, calls_days=90, runs_days=60)
DAY = "2026-01-05"


def ago(days: float) -> float:
    return (NOW - timedelta(days=days)).timestamp()


def blob(name: str, days: float, frees: int = 10) -> StoredFile:
    return StoredFile(name, Path(name), 10, int(ago(days) * 1e9), frees)


def row(number: int, days: float, cost: float, *files: str, scope: str = "toy") -> CallRow:
    return CallRow(number, f"k{number}", scope, int(ago(days)), cost, 5, files)


def artifact(name: str, days: float, because: str, *mentions: str) -> KeptArtifact:
    return KeptArtifact(Path(name), because, frozenset(mentions), int(ago(days) * 1e9), 3)


def going(**found: object) -> list[str]:
    plan = plan_retention(Inventory("toy", **found), POLICY, NOW)  # type: ignore[arg-type]
    names = [str(one.path) for one in plan.artifacts]
    names += [f"call {one.rowid}" for one in plan.calls]
    names += [one.sha256 for one in plan.files]
    names += [one.run_id for one in plan.runs]
    return names + [str(one.path) for one in plan.leftovers]


def test_an_artifact_goes_when_nothing_names_it_and_it_is_old() -> None:
    found = (
        artifact("current", 300, ""),
        artifact("old", 31, "no materialization names them"),
        artifact("young", 29, "no materialization names them"),
    )
    assert going(artifacts=found) == ["old"]


def test_a_file_goes_with_the_last_that_needs_it() -> None:
    artifacts = (artifact("a", 300, "", "needed", "shared"), artifact("b", 300, "gone", "lost", "shared"))
    files = (blob("needed", 300), blob("shared", 300), blob("lost", 300), blob("new", 29), blob("orphan", 31))
    assert going(artifacts=artifacts, files=files) == ["b", "lost", "orphan"]


def test_a_free_call_goes_when_it_was_not_used_for_long_and_takes_its_files() -> None:
    calls = (row(1, 91, 0.0, "x"), row(2, 91, 0.0, "y"), row(3, 89, 0.0, "z"), row(4, 91, 0.0))
    files = (blob("x", 91), blob("y", 5), blob("z", 89))
    assert going(calls=calls, files=files) == ["call 1", "call 4", "x"]


def test_a_paid_call_keeps_its_row_and_only_its_files_go() -> None:
    inventory = Inventory("toy", calls=(row(1, 91, 0.5, "x"), row(2, 91, 0.5)), files=(blob("x", 91),))
    plan = plan_retention(inventory, POLICY, NOW)
    assert plan.calls == ()
    assert [file.sha256 for file in plan.files] == ["x"]
    (part,) = plan.parts
    assert (part.what, part.count, part.bytes) == ("files of paid calls", 1, 10)
    assert "stays in the ledger" in part.why


def test_a_call_stays_whole_while_an_artifact_has_one_of_its_files() -> None:
    calls = (row(1, 300, 0.0, "layer", "preview"), row(2, 300, 0.5, "voice", "marks"))
    files = tuple(blob(name, 300) for name in ("layer", "preview", "voice", "marks"))
    assert going(artifacts=(artifact("a", 300, "", "layer", "voice"),), calls=calls, files=files) == []


def test_another_channel_s_calls_are_its_own_to_clean() -> None:
    assert going(calls=(row(1, 300, 0.0, "x", scope="other"),), files=(blob("x", 300),)) == []


def test_a_run_goes_when_it_holds_nothing_newest() -> None:
    runs = (
        FinishedRun("holds", ago(300), "toy/script", 1),
        FinishedRun("old", ago(61), "", 1),
        FinishedRun("young", ago(59), "", 1),
    )
    assert going(runs=runs) == ["old"]


def test_leftovers_go_after_a_day() -> None:
    assert going(leftovers=(Leftover(Path("old"), ago(1.1), 1), Leftover(Path("young"), ago(0.9), 1))) == [
        "old"
    ]


def test_what_other_links_keep_frees_nothing() -> None:
    plan = plan_retention(Inventory("toy", files=(blob("x", 99, frees=0), blob("y", 99))), POLICY, NOW)
    assert plan.bytes == 10


class Kept:
    """The toy channel made and made over, with calls, as months go by."""

    def __init__(self, tmp_path: Path, instance: dg.DagsterInstance) -> None:
        self.instance = instance
        self.home = tmp_path / "home"
        self.tmp_path = tmp_path
        self.world = World(tmp_path / "world.json")
        self.store = BlobStore(self.home)
        self.calls = CallCache(self.home, self.store, scope="toy")
        self.clock = Clock(datetime.now(UTC).replace(tzinfo=None).isoformat())

    def defs(self, codes: Mapping[str, str] = {}) -> dg.Definitions:
        return toy_definitions(self.tmp_path, self.world, codes)

    def maker(self, codes: Mapping[str, str] = {}) -> Maker:
        defs = self.defs(codes)
        self.lineage = read_lineage(defs)
        return Maker(defs, self.lineage, self.instance, self.home)

    def make(self, text: str = "", codes: Mapping[str, str] = {}) -> None:
        self.world.say(script=text)
        assert self.maker(codes).make(Wanted(("report",), (DAY,))).ok

    def call(self, text: str, cost: float) -> Media:
        def make() -> Made:
            media = self.store.add_bytes(text.encode(), "speech.wav", "audio/wav")
            return Made({}, {"speech": media}, Usage(1, "call", cost))

        return self.calls.get_or_make(Call("voice", "test", "v1", {"text": text}), make).files["speech"]

    def clean(self, dry_run: bool = False, after_days: float = 400) -> Cleaned:
        self.clock.on(days=after_days)
        return collect_garbage(
            self.home, self.lineage, self.instance, POLICY, dry_run=dry_run, clock=self.clock
        )

    def counts(self, cleaned: Cleaned) -> dict[str, int]:
        return {part.what: part.count for part in cleaned.plan.parts}

    def snapshot(self) -> dict[str, object]:
        ignored = ("calls.sqlite", "retention.lock")
        files = sorted(
            path for path in self.home.rglob("*") if path.is_file() and not path.name.startswith(ignored)
        )
        return {
            **{str(path): path.read_bytes() for path in files},
            "runs": sorted(run.run_id for run in self.instance.get_runs()),
            "calls": len(self.calls.ledger()),
        }


@pytest.fixture
def kept(tmp_path: Path, instance: dg.DagsterInstance) -> Kept:
    return Kept(tmp_path, instance)


@pytest.fixture
def on_disk(tmp_path: Path) -> Iterator[Kept]:
    """The same on Dagster's own default storage."""
    folder = tmp_path / "dagster"
    folder.mkdir()
    (folder / "dagster.yaml").write_text("telemetry: {enabled: false}\n")
    with dg.DagsterInstance.from_config(str(folder)) as instance:
        yield Kept(tmp_path, instance)


def nodes(kept: Kept) -> list[Node]:
    return [node for name in kept.lineage.assets for node in kept.lineage.nodes_of(name, DAY, ("1", "2"))]


def test_after_a_cleaning_everything_is_fresh_and_whole(kept: Kept) -> None:
    for number in range(3):
        kept.make(str(number) * number, {"script": f"code={number}"})
    made = read_records(kept.instance, kept.lineage, nodes(kept))
    before = {run.run_id for run in kept.instance.get_runs()}
    cleaned = kept.clean()
    after = {run.run_id for run in kept.instance.get_runs()}
    assert kept.counts(cleaned)["runs"] == len(before - after) > 0
    assert after
    look = kept.maker({"script": "code=2"}).look(Wanted(("report",), (DAY,)))
    assert (dict(look.plan.stale), look.plan.expected) == ({}, ())
    assert look.slots == {DAY: ("1", "2")}  # the selection was loaded
    assert read_records(kept.instance, kept.lineage, nodes(kept)) == made
    assert kept.counts(kept.clean(after_days=0)) == {}


@pytest.mark.media
def test_a_run_that_goes_leaves_nothing_on_the_disk(on_disk: Kept) -> None:
    on_disk.make()
    on_disk.make("!", {"script": "code=2"})
    before = {run.run_id for run in on_disk.instance.get_runs()}
    on_disk.clean()
    after = {run.run_id for run in on_disk.instance.get_runs()}
    gone, folder = before - after, on_disk.tmp_path / "dagster"
    assert gone
    shards = {path.stem for path in (folder / "history" / "runs").glob("*.db")}
    assert not gone & shards  # Dagster alone leaves them
    assert after <= shards
    assert not any((folder / "storage" / run).exists() for run in gone)
    assert not on_disk.maker({"script": "code=2"}).look(Wanted(("report",), (DAY,))).plan.stale


def test_the_ledger_adds_up_whatever_goes(kept: Kept) -> None:
    kept.make()
    paid, free = kept.call("paid", 0.25), kept.call("free", 0.0)
    cleaned = kept.clean()
    assert kept.counts(cleaned) == {"calls": 1, "files": 1, "files of paid calls": 1, "leftovers": 2}
    assert kept.calls.spent_usd() == pytest.approx(0.25)
    assert [entry["cost_usd"] for entry in kept.calls.ledger()] == [0.25]
    assert {file.sha256 for file in kept.store.stored()}.isdisjoint({paid.sha256, free.sha256})
    assert kept.call("paid", 0.25) == paid  # made again where it is needed, and paid again
    assert kept.calls.spent_usd() == pytest.approx(0.5)


def test_a_call_that_is_found_again_stays(kept: Kept) -> None:
    kept.make()
    media = kept.call("intro", 0.0)
    old = datetime.now(UTC).timestamp() - 85 * 86_400
    os.utime(kept.store.path(media), (old, old))
    kept.call("intro", 0.0)
    assert "files" not in kept.counts(kept.clean(after_days=20))
    assert kept.counts(kept.clean(after_days=80))["files"] == 1


def test_a_dry_run_says_the_same_and_removes_nothing(kept: Kept) -> None:
    kept.make()
    kept.make("!", {"script": "code=2"})
    kept.call("free", 0.0)
    before = kept.snapshot()
    dry = kept.clean(dry_run=True)
    assert kept.snapshot() == before
    done = kept.clean(after_days=0)
    assert dry.plan.parts == done.plan.parts
    assert in_words(dry).replace("would remove", "removed") == in_words(done)
    assert "would remove 1 calls" in in_words(dry)
    assert in_words(dry).endswith("MB in all")


def test_an_artifact_that_no_materialization_names_goes_with_its_files(kept: Kept) -> None:
    kept.make()
    media = kept.store.add_bytes(b"picture", "p.png", "image/png")
    folder = kept.home / "artifacts" / "toy"
    whole = (folder / "voice" / DAY / "1.json").read_text()
    text = whole.replace('"value"', f'"was": "{media.sha256}", "value"')
    never_made, no_asset, broken = (
        folder / name / "2026-01-09" / "1.json" for name in ("voice", "renamed", "pictures")
    )
    for path in (never_made, no_asset, broken):
        path.parent.mkdir(parents=True)
        path.write_text(text)
    broken.write_text(text.replace('"sha256"', '"sha'))
    counts = kept.counts(kept.clean(after_days=31))
    assert counts["artifacts"] == 1
    assert (never_made.exists(), no_asset.exists()) == (False, False)
    assert broken.exists()  # it does not say what it is: a refresh mends it, and its files stay for it
    broken.unlink()
    assert kept.counts(kept.clean(after_days=0)) == {"files": 1}
    assert not kept.maker().look(Wanted(("report",), (DAY,))).plan.stale


def test_another_channel_s_artifacts_keep_their_files(kept: Kept) -> None:
    kept.make()
    media = kept.store.add_bytes(b"theirs", "p.png", "image/png")
    path = kept.home / "artifacts" / "other" / "voice" / DAY / "1.json"
    path.parent.mkdir(parents=True)
    path.write_text(f'{{"sha256": "{media.sha256}"}}')
    assert kept.counts(kept.clean()) == {}
    path.unlink()
    assert kept.counts(kept.clean(after_days=0)) == {"files": 1}


def test_another_version_than_the_newest_materialization_names_goes_when_it_is_old(kept: Kept) -> None:
    kept.make()
    path = kept.home / "artifacts" / "toy" / "voice" / DAY / "1.json"
    path.write_text(re.sub('"sha256": "[0-9a-f]{64}"', f'"sha256": "{"0" * 64}"', path.read_text(), count=1))
    assert kept.counts(kept.clean(dry_run=True, after_days=29)) == {}
    cleaned = kept.clean(after_days=2)
    assert [part.why for part in cleaned.plan.parts if part.what == "artifacts"] == [
        "the newest materialization names another version (kept 30 days)"
    ]
    assert not path.exists()
    kept.make()
    assert not kept.maker().look(Wanted(("report",), (DAY,))).plan.stale


def test_on_the_wrong_instance_nothing_is_removed(kept: Kept) -> None:
    kept.make()
    before = kept.snapshot()
    with (
        dg.DagsterInstance.ephemeral() as wrong,
        pytest.raises(InvalidInput, match="none of the 13 artifacts"),
    ):
        collect_garbage(kept.home, kept.lineage, wrong, POLICY, dry_run=False, clock=kept.clock)
    assert kept.snapshot() == before


def test_a_file_used_between_plan_and_removal_stays(kept: Kept) -> None:
    kept.make()
    media = kept.store.add_bytes(b"old picture", "p.png", "image/png")
    os.utime(kept.store.path(media), (1_000_000_000, 1_000_000_000))
    (listed,) = (file for file in kept.store.stored() if file.sha256 == media.sha256)
    plan = kept.clean(dry_run=True, after_days=0).plan
    assert plan.files == (listed,)
    kept.store.add_bytes(b"old picture", "p.png", "image/png")  # a refresh needs it again
    assert not kept.store.remove(plan.files[0])
    assert kept.counts(kept.clean(after_days=0)) == {}
    assert kept.store.read(media) == b"old picture"


def test_leftovers_of_killed_processes_go_and_those_of_living_ones_stay(kept: Kept) -> None:
    kept.make()
    (kept.home / "scratch" / "tmpdead").mkdir(parents=True)
    (kept.home / "scratch" / "tmpdead" / "half.mp4").write_bytes(b"x" * 100)
    (kept.home / "blobs" / "ab").mkdir(parents=True)
    (kept.home / "blobs" / "ab" / ".part-x").write_bytes(b"y" * 50)
    assert kept.counts(kept.clean(after_days=0.5)) == {}
    cleaned = kept.clean(after_days=1)
    assert [(part.what, part.count, part.bytes) for part in cleaned.plan.parts] == [("leftovers", 2, 150)]
    assert not list((kept.home / "scratch").iterdir())
    assert not list((kept.home / "blobs" / "ab").iterdir())


def test_two_cleanings_do_not_meet(kept: Kept) -> None:
    kept.make()
    with _alone(kept.home), pytest.raises(StoreError, match="another cleaning"):
        kept.clean()


def test_other_people_s_runs_on_the_instance_are_left_alone(kept: Kept) -> None:
    @dg.op
    def nothing() -> None:
        pass

    @dg.job
    def theirs() -> None:
        nothing()

    kept.make()
    tagged = {"vidgen/channel": "toy"}
    ours = theirs.execute_in_process(instance=kept.instance, tags=tagged).run_id
    other = theirs.execute_in_process(instance=kept.instance, tags={"vidgen/channel": "other"}).run_id
    nobodys = theirs.execute_in_process(instance=kept.instance).run_id
    assert kept.counts(kept.clean())["runs"] == 1
    left = {run.run_id for run in kept.instance.get_runs()}
    assert ours not in left
    assert {other, nobodys} <= left


def test_the_job_is_a_dry_run_unless_the_schedule_starts_it(kept: Kept) -> None:
    kept.make()
    kept.make("!", {"script": "code=2"})
    kept.clock.on(days=400)
    ours = channel(kept.tmp_path)
    job = build_retention_job(ours, kept.home, kept.defs, kept.clock)
    before = kept.snapshot()
    result = job.execute_in_process(instance=kept.instance)
    assert result.success
    (event,) = (one for one in result.all_events if one.is_successful_output)
    metadata = event.step_output_data.metadata
    assert "| runs |" in str(metadata["plan"].value)
    kept.instance.delete_run(result.run_id)
    assert kept.snapshot() == before

    schedule = build_retention_schedule(ours)
    assert schedule.default_status == dg.DefaultScheduleStatus.STOPPED
    tick = datetime(2026, 6, 7, 4, 45, tzinfo=UTC)
    (request,) = schedule.evaluate_tick(dg.build_schedule_context(scheduled_execution_time=tick)).run_requests
    assert request.run_key == "weekly_retention|2026-06-07"
    assert job.execute_in_process(instance=kept.instance, run_config=request.run_config).success
    assert len(kept.instance.get_runs()) < len(before["runs"])  # type: ignore[arg-type]

"""Runs here and in workers: the same outcome, heard of as it happens, stopped by Ctrl-C, a dead worker told of."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import dagster as dg
import pytest
from dagster._core.definitions.job_base import InMemoryJob
from dagster._core.execution.api import execute_run_iterator

from vidgen_assets.automation.executor import ONLY_STALE
from vidgen_assets.automation.lineage import Node, read_lineage
from vidgen_assets.automation.making import Maker, Terms
from vidgen_assets.automation.records import read_records
from vidgen_assets.automation.refresh import Wanted
from vidgen_assets.automation.running import RunEnd, RunOrder, RunsHere, WorkerPool
from vidgen_assets_tests.automation.toy import CHAIN, World, toy_definitions

DAY = "2026-01-05"
VIDEOS = tuple(f"{DAY}|{slot}" for slot in "12")
IDEAS = ("posts", "unique", "selected_ideas", "credits")


@pytest.fixture
def instance(tmp_path: Path) -> Iterator[dg.DagsterInstance]:
    """An instance on disk, which workers can open too."""
    folder = tmp_path / "dagster"
    folder.mkdir()
    (folder / "dagster.yaml").write_text("telemetry: {enabled: false}\n")
    with dg.DagsterInstance.from_config(str(folder)) as instance:
        yield instance


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path / "world.json")


@pytest.fixture
def defs(tmp_path: Path, world: World) -> dg.Definitions:
    return toy_definitions(tmp_path, world)


@pytest.fixture
def here(defs: dg.Definitions, instance: dg.DagsterInstance) -> RunsHere:
    runner = RunsHere(defs, read_lineage(defs), instance)
    assert runner.run(RunOrder(DAY, IDEAS, {})).failed == {}
    return runner


@pytest.fixture
def pool(tmp_path: Path, world: World, instance: dg.DagsterInstance) -> Iterator[WorkerPool]:
    pool = WorkerPool(partial(toy_definitions, tmp_path, world), Path(instance.root_directory), 2)
    yield pool
    pool.close()


def all_ends(pool: WorkerPool, count: int) -> dict[str, RunEnd]:
    ends: dict[str, RunEnd] = {}
    while len(ends) < count:
        ends.update({end.order.partition: end for end in pool.ended()})
    return ends


def test_a_run_that_asks_for_only_what_is_stale_skips_the_rest(
    here: RunsHere, instance: dg.DagsterInstance
) -> None:
    order = RunOrder(VIDEOS[0], CHAIN, {ONLY_STALE: "true"})
    assert list(here.run(order).made) == [
        Node(asset, VIDEOS[0]) for asset in ("script", "pictures", "voice", "final_video")
    ]
    end = here.run(order)
    assert (end.made, end.failed) == ({}, {})
    events = instance.all_logs(end.run_id, of_type=dg.DagsterEventType.STEP_SKIPPED)
    assert len(events) == len(CHAIN)


def test_in_a_backfill_what_is_passed_over_still_counts_as_there(
    here: RunsHere, instance: dg.DagsterInstance, defs: dg.Definitions
) -> None:
    here.run(RunOrder(VIDEOS[0], CHAIN, {ONLY_STALE: "true"}))
    lineage = read_lineage(defs)
    nodes = [Node(asset, VIDEOS[0]) for asset in CHAIN]
    before = read_records(instance, lineage, nodes)
    end = here.run(RunOrder(VIDEOS[0], CHAIN, {ONLY_STALE: "true", "dagster/backfill": "abcdefgh"}))
    told = instance.all_logs(end.run_id, of_type=dg.DagsterEventType.ASSET_MATERIALIZATION)
    assert {entry.step_key for entry in told} == {
        entry.step_key for entry in instance.all_logs(end.run_id, of_type=dg.DagsterEventType.STEP_SKIPPED)
    }
    assert len(told) == len(CHAIN)
    assert read_records(instance, lineage, nodes) == before
    assert here.run(RunOrder(VIDEOS[0], CHAIN, {ONLY_STALE: "true"})).made == {}


def test_a_run_that_no_refresh_planned_makes_what_is_damaged_too(here: RunsHere, tmp_path: Path) -> None:
    """A backfill from the UI ends where a refresh ends: files are looked at, not records alone."""
    order = RunOrder(VIDEOS[0], CHAIN, {ONLY_STALE: "true"})
    here.run(order)
    (tmp_path / "home" / "artifacts" / "toy" / "voice" / DAY / "1.json").unlink()
    assert list(here.run(order).made) == [Node("voice", VIDEOS[0])]
    assert here.run(order).made == {}


def test_a_run_over_several_partitions_is_told_what_to_do_instead(
    here: RunsHere, defs: dg.Definitions, instance: dg.DagsterInstance
) -> None:
    job = defs.resolve_implicit_global_asset_job_def()
    key = dg.AssetKey(["toy", "posts"])
    run = instance.create_run_for_job(
        job.get_subset(asset_selection={key}), asset_selection=frozenset({key}), tags={ONLY_STALE: "true"}
    )
    events = list(execute_run_iterator(InMemoryJob(job), run, instance))
    (failed,) = [event for event in events if event.event_type == dg.DagsterEventType.RUN_FAILURE]
    assert "makes one partition" in str(failed.job_failure_data.error)


def test_without_the_tag_everything_that_was_selected_is_made(here: RunsHere) -> None:
    order = RunOrder(VIDEOS[0], ("script", "voice"), {})
    assert len(here.run(order).made) == 2
    assert len(here.run(order).made) == 2


@pytest.mark.media
def test_workers_make_videos_side_by_side_and_what_they_report_is_heard_here(
    here: RunsHere, pool: WorkerPool, instance: dg.DagsterInstance, defs: dg.Definitions
) -> None:
    for video in VIDEOS:
        pool.start(RunOrder(video, CHAIN, {ONLY_STALE: "true"}))
    ends = all_ends(pool, 2)
    assert {video: len(end.made) for video, end in ends.items()} == dict.fromkeys(VIDEOS, 4)
    nodes = [Node(asset, video) for asset in CHAIN for video in VIDEOS]
    assert set(read_records(instance, read_lineage(defs), nodes)) == set(nodes)


@pytest.mark.media
def test_a_killed_worker_is_told_of_and_the_next_order_finds_another(
    here: RunsHere, pool: WorkerPool
) -> None:
    pool.start(RunOrder(VIDEOS[0], CHAIN, {}))
    os.kill(pool.pids[0], signal.SIGKILL)
    (end,) = all_ends(pool, 1).values()
    assert set(end.failed) == {Node(asset, VIDEOS[0]) for asset in CHAIN}
    assert "ended by signal 9" in next(iter(end.failed.values()))
    pool.start(RunOrder(VIDEOS[0], CHAIN, {}))
    assert len(all_ends(pool, 1)[VIDEOS[0]].made) == 4


@pytest.mark.media
def test_a_refresh_tells_which_videos_died_and_leaves_no_run_under_way(
    tmp_path: Path, world: World, pool: WorkerPool, defs: dg.Definitions, instance: dg.DagsterInstance
) -> None:
    world.say(slow="voice")
    maker = Maker(defs, read_lineage(defs), instance, tmp_path / "home", lambda: pool)

    def kill_when_asleep() -> None:
        while not world.path.with_name("sleeping").exists():
            time.sleep(0.05)
        world.say(slow="")
        os.kill(pool.pids[0], signal.SIGKILL)
        os.kill(pool.pids[1], signal.SIGKILL)

    killer = threading.Thread(target=kill_when_asleep)
    killer.start()
    outcome = maker.make(Wanted(("final_video",), (DAY,)))
    killer.join()
    assert any("ended by signal 9" in words for words in outcome.failed.values())
    assert instance.get_runs(filters=dg.RunsFilter(statuses=[dg.DagsterRunStatus.STARTED])) == []
    assert maker.make(Wanted(("final_video",), (DAY,))).ok


@pytest.mark.media
def test_an_interrupt_ends_what_is_under_way_and_no_failure_is_told_of(
    here: RunsHere, pool: WorkerPool, world: World
) -> None:
    world.say(slow="voice")
    pool.start(RunOrder(VIDEOS[0], CHAIN, {ONLY_STALE: "true"}))
    while not world.path.with_name("sleeping").exists():
        time.sleep(0.05)
    (end,) = pool.interrupt()
    assert end.interrupted
    assert end.failed == {}
    assert Node("script", VIDEOS[0]) in end.made


@pytest.mark.media
def test_ctrl_c_stops_a_refresh_and_the_next_one_goes_on(
    tmp_path: Path, world: World, defs: dg.Definitions, instance: dg.DagsterInstance
) -> None:
    world.say(slow="voice")
    maker = Maker(defs, read_lineage(defs), instance, tmp_path / "home")

    def press_when_asleep() -> None:
        while not world.path.with_name("sleeping").exists():
            time.sleep(0.05)
        os.kill(os.getpid(), signal.SIGINT)

    presser = threading.Thread(target=press_when_asleep)
    presser.start()
    outcome = maker.make(Wanted(("report",), (DAY,)))
    presser.join()
    assert outcome.interrupted
    assert not outcome.ok
    assert outcome.failed == {}
    run = instance.get_run_by_id(outcome.run_ids[-1])
    assert run is not None
    assert run.status == dg.DagsterRunStatus.CANCELED
    before = list(world.ran)
    world.say(slow="")
    assert maker.make(Wanted(("report",), (DAY,)), Terms()).ok
    assert len(set(world.ran)) == len(IDEAS) + 2 * len(CHAIN) + 1
    assert {name for name in world.ran if world.ran.count(name) > 1} == {before[-1]}

"""The graph as a whole: every spec is held by a snapshot, so that an accidental change is a red diff."""

import json
import os
import subprocess
import sys
from pathlib import Path

import dagster as dg
import pytest

from vidgen_assets.building import Reads, UndeclaredSetting, code_version, reads_of
from vidgen_assets.channel import PROJECT, load_channel
from vidgen_assets.definitions import GROUPS, build_definitions
from vidgen_assets.pools import LIMITS

SNAPSHOTS = Path(__file__).parent / "snapshots"
MOST_UPSTREAM_PARTITIONS = 100


@pytest.fixture(scope="module")
def defs(tmp_path_factory: pytest.TempPathFactory) -> dg.Definitions:
    return build_definitions("reddit_stories", tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def specs(defs: dg.Definitions) -> dict[str, dg.AssetSpec]:
    return {spec.key.path[-1]: spec for spec in defs.resolve_all_asset_specs()}


def described(spec: dg.AssetSpec) -> dict[str, object]:
    reads = reads_of(spec)
    return {
        "key": spec.key.to_user_string(),
        "group": spec.group_name,
        "partitions": "video" if isinstance(spec.partitions_def, dg.MultiPartitionsDefinition) else "day",
        "inputs": {
            dep.asset_key.to_user_string(): type(dep.partition_mapping).__name__
            if dep.partition_mapping
            else "same"
            for dep in sorted(spec.deps, key=lambda dep: dep.asset_key)
        },
        "code": str(spec.code_version).split()[0],
        "settings": list(reads.settings),
        "prompts": list(reads.prompts),
        "kinds": sorted(spec.kinds),
        "owners": sorted(spec.owners),
        "says": (spec.description or "").splitlines()[0] if spec.description else "",
    }


def agrees(name: str, now: object) -> None:
    """Hold `now` against a snapshot; to accept a change that was meant: VIDGEN_UPDATE_SNAPSHOTS=1 make test-quick."""
    path = SNAPSHOTS / name
    if os.environ.get("VIDGEN_UPDATE_SNAPSHOTS"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(now, indent=1) + "\n")
    assert now == json.loads(path.read_text())


def test_every_spec_is_as_the_snapshot_says(specs: dict[str, dg.AssetSpec]) -> None:
    agrees("specs.json", {name: described(spec) for name, spec in sorted(specs.items())})


def test_what_runs_by_itself_is_as_the_snapshot_says_and_starts_switched_off(defs: dg.Definitions) -> None:
    schedules = {one.name: one for one in defs.schedules or [] if isinstance(one, dg.ScheduleDefinition)}
    sensors = {one.name: one for one in defs.sensors or []}
    pools = {
        key.path[-1]: sorted(pools)
        for key in defs.resolve_asset_graph().get_all_asset_keys()
        if (pools := defs.resolve_asset_graph().get(key).pools)
    }
    agrees(
        "automation.json",
        {
            "jobs": sorted(one.name for one in defs.jobs or []),
            "schedules": {name: [one.cron_schedule, one.job_name] for name, one in sorted(schedules.items())},
            "sensors": {name: one.minimum_interval_seconds for name, one in sorted(sensors.items())},
            "pools": dict(sorted(pools.items())),
        },
    )
    assert {one.default_status for one in schedules.values()} == {dg.DefaultScheduleStatus.STOPPED}
    assert {one.default_status for one in sensors.values()} == {dg.DefaultSensorStatus.STOPPED}
    assert {pool for names in pools.values() for pool in names} <= set(LIMITS)


def test_every_group_has_assets_and_every_asset_says_what_it_is(specs: dict[str, dg.AssetSpec]) -> None:
    assert {spec.group_name for spec in specs.values()} == set(GROUPS)
    for name, spec in specs.items():
        first = (spec.description or "").splitlines()[0]
        assert first.endswith("."), f"{name}: {first!r} is not a sentence"
        assert spec.kinds, name
        assert spec.owners, name
        assert spec.key.path[0] == "reddit_stories"


def test_no_edge_reaches_the_number_of_partitions_dagster_stops_tracking_at(defs: dg.Definitions) -> None:
    graph = defs.resolve_asset_graph()
    for key in graph.get_all_asset_keys():
        node = graph.get(key)
        for mapping in node.partition_mappings.values():
            if isinstance(mapping, dg.TimeWindowPartitionMapping):
                assert mapping.end_offset - mapping.start_offset + 1 < MOST_UPSTREAM_PARTITIONS


def test_a_code_version_changes_with_what_it_names_and_with_nothing_else(
    specs: dict[str, dg.AssetSpec],
) -> None:
    channel = load_channel("reddit_stories")
    noir = channel.model_copy(update={"style": channel.style.model_copy(update={"lut": "noir"})})
    own = {name: spec.replace_attributes(code_version="1") for name, spec in specs.items()}
    changed = {name for name, spec in own.items() if code_version(spec, channel) != code_version(spec, noir)}
    assert changed == {"color_grade"}


def test_each_prompt_belongs_to_an_asset_that_reads_it(specs: dict[str, dg.AssetSpec]) -> None:
    read = {prompt for spec in specs.values() for prompt in reads_of(spec).prompts}
    assert read == {path.stem for path in (PROJECT / "vidgen_assets" / "prompts").glob("*.md")}


def test_an_asset_can_not_read_what_it_does_not_declare(tmp_path: Path) -> None:
    from vidgen_assets.building import Settings, asset
    from vidgen_assets.partitions import DAY

    seen: list[object] = []

    @asset(DAY, code="1", kinds={"json"}, reads=Reads(("style.lut",)))
    def nosy(context: dg.AssetExecutionContext, settings: dg.ResourceParam[Settings]) -> None:
        """Looks at more than it says."""
        seen.append(settings.of(context).style.lut)
        seen.append(settings.of(context).style.watermark)

    result = dg.materialize(
        [nosy], partition_key="2026-01-01", resources={"settings": Settings(load_channel("reddit_stories"))},
        raise_on_error=False,
    )  # fmt: skip
    assert not result.success
    assert seen == ["warm_story"]
    (failure,) = [event for event in result.all_events if event.is_step_failure]
    assert UndeclaredSetting.__name__ in str(failure.step_failure_data.error)


def test_the_code_location_needs_no_environment_and_validates(tmp_path: Path) -> None:
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "VIDGEN_HOME": str(tmp_path / "home")}
    command = [sys.executable, "-m", "dagster", "definitions", "validate", "-w", "workspace.yaml"]
    done = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr[-2000:]


def test_loading_the_code_location_imports_nothing_heavy(tmp_path: Path) -> None:
    heavy = (
        "skia",
        "numba",
        "av",
        "sklearn",
        "scipy",
        "torch",
        "openai",
        "praw",
        "googleapiclient",
        "pocketsphinx",
    )
    code = f"import sys, vidgen_assets.definitions as d; d.defs; print([m for m in {heavy!r} if m in sys.modules])"
    environment = {**os.environ, "VIDGEN_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=PROJECT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.stdout.strip().endswith("[]"), done.stdout + done.stderr[-2000:]

"""One home folder for everything that is made, and an instance in it that many processes can open."""

import subprocess
import sys
from pathlib import Path

import dagster as dg
import pytest

from vidgen_assets.channel import PROJECT
from vidgen_assets.home import dagster_home, prepare_instance, vidgen_home

OPEN_AND_RECORD = """
import sys
from pathlib import Path
import dagster as dg
from vidgen_assets.home import prepare_instance
with dg.DagsterInstance.from_config(str(prepare_instance(Path(sys.argv[1])))) as instance:
    instance.report_runless_asset_event(dg.AssetMaterialization("a", partition=sys.argv[2]))
"""


def test_the_environment_names_the_home(home: Path) -> None:
    assert vidgen_home() == home
    assert dagster_home(home) == home / "dagster"


@pytest.mark.parametrize("value", ["", None])
def test_without_it_the_home_is_in_the_project(value: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VIDGEN_HOME", raising=False)
    if value is not None:
        monkeypatch.setenv("VIDGEN_HOME", value)
    assert vidgen_home() == PROJECT / ".vidgen"


def test_a_tilde_is_the_user_s_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("VIDGEN_HOME", "~/videos")
    assert vidgen_home() == tmp_path / "videos"


def test_dagster_home_wins_where_it_is_set(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path / "shared"))
    assert prepare_instance(home) == tmp_path / "shared"
    assert (tmp_path / "shared" / "dagster.yaml").is_file()
    assert not (home / "dagster").exists()


def test_a_prepared_instance_has_our_settings_and_works(home: Path) -> None:
    folder = prepare_instance(home)
    assert (folder / "dagster.yaml").read_bytes() == (PROJECT / "dagster.yaml").read_bytes()
    with dg.DagsterInstance.from_config(str(folder)) as instance:
        assert instance.get_runs_count() == 0
        assert not instance.telemetry_enabled


def test_our_settings_follow_the_project_s(home: Path) -> None:
    folder = prepare_instance(home)
    (folder / "dagster.yaml").write_text("telemetry: {enabled: true}\n")
    prepare_instance(home)
    assert (folder / "dagster.yaml").read_bytes() == (PROJECT / "dagster.yaml").read_bytes()


def test_settings_of_the_user_s_own_are_left_alone(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "dagster.yaml").write_text("telemetry: {enabled: false}\n")
    monkeypatch.setenv("DAGSTER_HOME", str(own))
    prepare_instance(home)
    assert (own / "dagster.yaml").read_text() == "telemetry: {enabled: false}\n"


def test_settings_are_never_seen_half_written(home: Path) -> None:
    folder = prepare_instance(home)
    before = (folder / "dagster.yaml").stat()
    prepare_instance(home)
    after = (folder / "dagster.yaml").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.media
def test_many_processes_may_open_a_new_instance_at_once(home: Path) -> None:
    """SQLite that several processes create at the same time can be damaged for good."""
    command = [sys.executable, "-W", "ignore", "-c", OPEN_AND_RECORD, str(home)]
    running = [subprocess.Popen([*command, str(number)], stderr=subprocess.PIPE) for number in range(4)]
    errors = [process.communicate(timeout=100)[1].decode() for process in running]
    assert [process.returncode for process in running] == [0] * 4, errors
    with dg.DagsterInstance.from_config(str(home / "dagster")) as instance:
        assert instance.get_materialized_partitions(dg.AssetKey("a")) == {"0", "1", "2", "3"}

"""`refresh_videos`: launched with dates and a cap, it makes the stale subset in runs of its own and reports it."""

from functools import partial
from pathlib import Path

import dagster as dg
import pytest

from vidgen_assets.automation.jobs import REFRESH_JOB, RefreshConfig, build_refresh_job, run_config_for
from vidgen_assets.automation.making import REFRESH_TAG, WHY_TAG
from vidgen_assets_tests.automation.toy import CHAIN, DAYS, World, toy_definitions

DAY = "2026-01-05"


class Place:
    """The toy channel behind the job."""

    def __init__(self, tmp_path: Path, instance: dg.DagsterInstance) -> None:
        self.tmp_path, self.instance = tmp_path, instance
        self.world = World(tmp_path / "world.json")
        self.codes: dict[str, str] = {}

    def launch(self, **config: object) -> dg.ExecuteInProcessResult:
        self.world.ran.clear()
        defs = toy_definitions(self.tmp_path, self.world, self.codes)
        job = build_refresh_job(
            "toy", self.tmp_path / "home", lambda: defs, partial(toy_definitions, self.tmp_path)
        )
        asked = RefreshConfig(**{"dates": DAY, "slots": ["1"], **config})  # type: ignore[arg-type]
        return job.execute_in_process(
            instance=self.instance, run_config=run_config_for(asked), raise_on_error=False
        )

    def remember(self, asset: str, usd: float) -> None:
        defs = toy_definitions(self.tmp_path, self.world)
        assert defs.resources is not None
        defs.resources["calls"].note_made(asset, f"{DAY}|1", 2.0, usd)


@pytest.fixture
def place(tmp_path: Path, instance: dg.DagsterInstance) -> Place:
    return Place(tmp_path, instance)


def metadata(result: dg.ExecuteInProcessResult) -> dict[str, object]:
    (output,) = [event for event in result.all_events if event.is_successful_output]
    return {name: value.value for name, value in output.step_output_data.metadata.items()}


def failure(result: dg.ExecuteInProcessResult) -> str:
    (event,) = [event for event in result.all_events if event.is_step_failure]
    assert event.step_failure_data.user_failure_data is not None
    return str(event.step_failure_data.user_failure_data.description)


def test_it_makes_what_is_missing_in_runs_of_its_own_that_say_why(place: Place) -> None:
    result = place.launch()
    assert result.success
    assert len(place.world.ran) == len(DAYS) - 1 + len(CHAIN)  # one slot: no look back at all of them
    assert metadata(result)["made"] == len(place.world.ran)
    children = [run for run in place.instance.get_runs() if run.job_name != REFRESH_JOB]
    assert len({run.tags[REFRESH_TAG] for run in children}) == 1
    assert {run.tags["vidgen/asked_by_run"] for run in children} == {result.run_id}
    assert {run.tags["dagster/partition"] for run in children} == {DAY, f"{DAY}|1"}
    assert children[0].tags[WHY_TAG] == "it was never made"


def test_launched_again_it_launches_nothing(place: Place) -> None:
    place.launch()
    runs = place.instance.get_runs_count()
    result = place.launch()
    assert result.success
    assert place.instance.get_runs_count() == runs + 1
    assert "0 missing or stale" in str(metadata(result)["plan"])


def test_a_dry_run_shows_what_is_stale_and_makes_nothing(place: Place) -> None:
    place.launch()
    place.codes = {"voice": "code=1 prompts/voice.md=aa"}
    result = place.launch(dry_run=True)
    assert place.world.ran == []
    said = metadata(result)
    assert "prompts/voice.md changed" in str(said["plan"])
    assert (said["stale"], said["may_follow"]) == (1, 1)


def test_what_would_cost_too_much_is_refused_before_anything_runs(place: Place) -> None:
    for asset in ("posts", "script", "final_video"):
        place.remember(asset, 0.4)
    result = place.launch(max_cost_usd=1.0)
    assert not result.success
    assert "would cost about 1.20 USD" in failure(result)
    assert place.world.ran == []
    assert place.launch(max_cost_usd=1.3).success


def test_what_may_follow_is_priced_too(place: Place) -> None:
    place.launch()
    place.remember("final_video", 0.8)
    place.codes = {"script": "code=2"}
    assert "would cost about 0.80 USD" in failure(place.launch(max_cost_usd=0.5))


def test_a_failed_asset_fails_the_job_and_is_named(place: Place) -> None:
    place.world.failing.add("voice")
    said = failure(place.launch())
    assert "1 failed, the first: voice 2026-01-05|1: ValueError: voice was told to fail" in said
    assert f"pictures {DAY}|1" in place.world.ran


@pytest.mark.parametrize(
    ("config", "said"), [({"dates": "nonsense"}, "is not a day"), ({"to": ["x"]}, "no asset 'x'")]
)
def test_what_cannot_be_asked_for_fails_with_words(
    place: Place, config: dict[str, object], said: str
) -> None:
    assert said in failure(place.launch(**config))

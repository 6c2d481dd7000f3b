"""A failed run is told in its error's words; telling that fails is logged and breaks nothing."""

from pathlib import Path
from typing import Any

import dagster as dg
import pytest
from dagster._core.definitions.sensor_definition import SensorExecutionData

from resources.errors import BudgetExceeded
from resources.fakes.webhook_server import FakeWebhook, Reply
from vidgen_assets.automation.sensors.failures import build_failure_sensor
from vidgen_assets_tests.automation.channels import channel

SLACK = [{"kind": "slack", "url_from": "SLACK"}]


@dg.op
def pay() -> None:
    raise dg.Failure(f"{BudgetExceeded.__name__}: no money <!channel>", allow_retries=False)


@dg.op
def stumble() -> None:
    try:
        raise KeyError("the inner reason")
    except KeyError as error:
        raise RuntimeError("the outer one") from error


@dg.job
def refresh_videos() -> None:
    pay()
    stumble()


@dg.job
def fine() -> None:
    pass


class Failing:
    """The failure sensor of a channel, on one instance and one cursor."""

    def __init__(self, tmp_path: Path, instance: dg.DagsterInstance) -> None:
        self.tmp_path, self.instance = tmp_path, instance
        self.cursor: str | None = None
        self.tick({}, {})  # the first tick marks where the log of runs stands

    def run(self, job: dg.JobDefinition = refresh_videos) -> str:
        tags = {"dagster/partition": "2026-01-05|1", "vidgen/asked_by": "daily_videos"}
        return job.execute_in_process(instance=self.instance, raise_on_error=False, tags=tags).run_id

    def tick(self, notify: dict[str, Any], environ: dict[str, str]) -> SensorExecutionData:
        sensor = build_failure_sensor(channel(self.tmp_path, notify=notify), environ=environ)
        found = sensor.evaluate_tick(dg.build_sensor_context(instance=self.instance, cursor=self.cursor))
        self.cursor = found.cursor
        return found


@pytest.fixture
def failing(tmp_path: Path, instance: dg.DagsterInstance) -> Failing:
    return Failing(tmp_path, instance)


def test_a_failed_run_is_told_once_with_what_failed_and_where_to_look(failing: Failing) -> None:
    failing.run(fine)
    run_id = failing.run()
    with FakeWebhook() as webhook:
        environ = {"SLACK": webhook.url}
        found = failing.tick({"notifiers": SLACK, "ui_url": "http://ui:3000"}, environ)
        failing.tick({"notifiers": SLACK}, environ)
    (body,) = webhook.posts
    words = str(body["text"])
    for part in (
        ":x: toy: refresh_videos failed",
        "partition: 2026-01-05|1",
        "asked by: daily_videos",
        "pay: BudgetExceeded: no money &lt;!channel&gt;",
        "stumble: KeyError: 'the inner reason'",
        f"<http://ui:3000/runs/{run_id}|open in Dagster>",
    ):
        assert part in words
    (reaction,) = found.dagster_run_reactions
    assert reaction.error is None


def test_each_failed_run_gets_its_own_tick_s_telling(failing: Failing) -> None:
    failing.run()
    failing.run()
    with FakeWebhook() as webhook:
        for _ in range(4):
            failing.tick({"notifiers": SLACK}, {"SLACK": webhook.url})
    assert len(webhook.posts) == 2


@pytest.mark.parametrize("environ", [{}, {"SLACK": "http://127.0.0.1:1/secret"}])
def test_a_dead_notifier_leaves_the_failure_in_the_log(
    failing: Failing, environ: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    failing.run()
    capsys.readouterr()
    found = failing.tick({"notifiers": SLACK}, environ)
    assert found.dagster_run_reactions[0].error is None
    logged = capsys.readouterr().err
    assert "could not be told: " in logged
    assert "SLACK" in logged
    assert "BudgetExceeded: no money" in logged
    assert "secret" not in logged


def test_a_refusing_webhook_does_not_stop_the_next_notifier(failing: Failing) -> None:
    failing.run()
    with FakeWebhook([Reply(403)]) as closed, FakeWebhook() as works:
        notifiers = [*SLACK, {"kind": "webhook", "url_from": "HOOK"}]
        failing.tick({"notifiers": notifiers}, {"SLACK": closed.url, "HOOK": works.url})
    assert len(closed.posts) == 1
    assert works.posts[0]["title"] == "refresh_videos failed"


def test_it_is_off_until_it_is_switched_on(tmp_path: Path) -> None:
    sensor = build_failure_sensor(channel(tmp_path))
    assert sensor.default_status == dg.DefaultSensorStatus.STOPPED
    assert (sensor.description or "").startswith("Tell the channel's notifiers of every failed run")

"""The watch over Reddit asks once for the same content, stays within its time, and leaves alone who refuses."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dagster as dg
import pytest
from dagster._core.definitions.sensor_definition import SensorExecutionData

from resources.fakes.reddit_server import Failure, FakeReddit, web_page
from vidgen_assets.automation.sensors.reddit import build_reddit_sensor
from vidgen_assets.automation.sensors.reddit_watch import RedditWatch
from vidgen_assets_tests.automation.channels import Clock, asked, channel

NOON = 1_768_046_400  # 2026-01-10T12:00 UTC, where the clock stands
HOUR = 3600


def post(post_id: str, at: int, community: str = "tifu") -> dict[str, object]:
    return {"id": post_id, "subreddit": community, "title": f"Story {post_id}", "created_utc": float(at)}


class Watching:
    """The sensor of a channel of two communities, tick after tick on one instance and one cursor."""

    def __init__(self, tmp_path: Path, instance: dg.DagsterInstance, server: FakeReddit) -> None:
        self.instance, self.server, self.clock = instance, server, Clock()
        self.cursor: str | None = None
        self.tmp_path = tmp_path
        self.stopwatch = time.monotonic
        self.environ = {
            "REDDIT_CLIENT_ID": server.client_id,
            "REDDIT_CLIENT_SECRET": server.client_secret,
            "REDDIT_USER_AGENT": "linux:vidgen:test (by u/nobody)",
            "REDDIT_URL": server.url,
            "REDDIT_OAUTH_URL": server.url,
        }

    def tick(self, keep: bool = True, **automation: Any) -> SensorExecutionData:
        """Run one tick; without `keep` its cursor is lost, as when the daemon dies before it is saved."""
        sources = {"reddit": True, "subreddits": ["tifu", "AskReddit"]}
        sensor = build_reddit_sensor(
            channel(self.tmp_path, sources=sources, automation=automation),
            clock=self.clock,
            stopwatch=self.stopwatch,
            environ=self.environ,
        )
        found = sensor.evaluate_tick(dg.build_sensor_context(instance=self.instance, cursor=self.cursor))
        if keep:
            self.cursor = found.cursor
        return found

    def said(self) -> str:
        found = self.tick()
        assert not found.run_requests
        return str(found.skip_message)

    def waits(self, times: int) -> list[float]:
        """Tick through refusals in a row; return the seconds for which Reddit is left alone after each."""
        found = []
        for _ in range(times):
            assert "Reddit is left alone" in self.said()
            until = RedditWatch.model_validate_json(self.cursor or "").hold.until
            found.append(until - self.clock.now.timestamp())
            self.asked_of_reddit()
            self.clock.on(seconds=found[-1] - 1)
            self.tick()
            assert self.asked_of_reddit() == []
            self.clock.on(seconds=1)
        return found

    def add(self, *posts: dict[str, object]) -> None:
        self.server.posts = [*posts, *self.server.posts]

    def asked_of_reddit(self) -> list[str]:
        found = [line.split("?")[0] for line in self.server.seen]
        self.server.seen.clear()
        return found


@pytest.fixture
def watching(tmp_path: Path, instance: dg.DagsterInstance) -> Iterator[Watching]:
    old = [post("a1", NOON - 5 * HOUR), post("b1", NOON - 4 * HOUR, "AskReddit")]
    with FakeReddit(posts=old) as server:
        yield Watching(tmp_path, instance, server)


LOOK = ["POST /api/v1/access_token", "GET /r/tifu/new", "GET /r/AskReddit/new"]


def test_the_first_look_marks_and_asks_for_nothing(watching: Watching) -> None:
    assert watching.said() == "nothing new in 2 communities since 2026-01-10 08:00 UTC"
    assert watching.asked_of_reddit() == LOOK


def test_new_posts_start_a_refresh_of_their_days_and_the_same_posts_never_again(watching: Watching) -> None:
    watching.tick()
    watching.add(post("a3", NOON - HOUR), post("a2", NOON - 13 * HOUR), post("b2", NOON - 60, "AskReddit"))
    watching.clock.on(minutes=5)
    found = watching.tick().run_requests
    assert [asked(request) for request in found] == [
        {"dates": "2026-01-10", "to": ["ranked_posts"], "force": ["reddit_posts"], "max_cost_usd": 0.0}
    ]
    assert [request.run_key for request in found] == ["new_reddit_content|2026-01-10|t3_b2"]
    assert found[0].tags["vidgen/reason"] == "new posts on Reddit, the newest t3_b2"
    watching.clock.on(hours=2)
    assert "nothing new" in watching.said()


def test_each_day_with_new_posts_is_asked_for(watching: Watching) -> None:
    watching.tick()
    watching.clock.on(days=2)
    watching.add(post("a3", NOON + 40 * HOUR), post("a2", NOON + 30 * HOUR))
    found = watching.tick(new_posts="selection").run_requests
    assert [asked(request)["dates"] for request in found] == ["2026-01-11", "2026-01-12"]
    assert {asked(request)["to"][0] for request in found} == {"selected_ideas"}


def test_a_tick_whose_cursor_was_lost_asks_under_the_same_keys(watching: Watching) -> None:
    watching.tick()
    watching.add(post("a2", NOON - 60))
    lost, again = watching.tick(keep=False), watching.tick()
    assert [one.run_key for one in lost.run_requests] == [one.run_key for one in again.run_requests]


def test_refreshes_keep_their_distance_and_nothing_is_forgotten_meanwhile(watching: Watching) -> None:
    watching.tick()
    watching.add(post("a2", NOON - 60))
    assert len(watching.tick().run_requests) == 1
    watching.add(post("a3", NOON - 50))
    watching.clock.on(minutes=5)
    assert watching.said() == "new posts of 2026-01-10 wait until 2026-01-10 13:00 UTC"
    watching.clock.on(minutes=55)
    (request,) = watching.tick().run_requests
    assert request.run_key == "new_reddit_content|2026-01-10|t3_a3"


def test_a_quota_is_waited_for_as_long_as_reddit_asks(watching: Watching) -> None:
    watching.tick()
    watching.asked_of_reddit()
    watching.server.fail(Failure("/r/tifu", 429, headers=(("Retry-After", "1800"),)))
    watching.add(post("a2", NOON))
    said = watching.said()
    assert said.startswith("Reddit is left alone until 2026-01-10 12:30 UTC after 1 refusals: ")
    assert "too many requests" in said
    assert watching.asked_of_reddit() == LOOK[:2]  # the second community was not asked any more
    watching.clock.on(minutes=29)
    assert "left alone until 2026-01-10 12:30" in watching.said()
    assert watching.asked_of_reddit() == []
    watching.clock.on(minutes=2)
    assert len(watching.tick().run_requests) == 1


REFUSALS = {
    "down": Failure("/r/", 500, times=99),
    "a page": web_page("/r/", 403, times=99),
    "no token": Failure("/api/", 503, times=99),
    "half a body": Failure("/r/", 200, body='{"kind": ', cut_body=True, times=99),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_each_refusal_in_a_row_doubles_the_wait(watching: Watching, name: str) -> None:
    watching.server.fail(REFUSALS[name])
    assert watching.waits(4) == [60, 120, 240, 480]


def test_no_wait_of_ours_is_longer_than_six_hours(watching: Watching) -> None:
    watching.server.fail(REFUSALS["down"])
    assert watching.waits(11)[-3:] == [256 * 60, 6 * HOUR, 6 * HOUR]


def test_a_success_ends_the_waits(watching: Watching) -> None:
    watching.server.fail(Failure("/r/", 500, times=2))
    watching.tick()
    watching.clock.on(minutes=2)
    watching.tick()
    watching.clock.on(minutes=3)
    assert "nothing new" in watching.said()
    watching.server.fail(Failure("/r/", 500))
    assert "until 2026-01-10 12:06 UTC after 1 refusals" in watching.said()


def test_one_closed_community_does_not_stop_the_others(watching: Watching) -> None:
    watching.tick()
    watching.server.fail(Failure("/r/tifu", 404, times=9))
    watching.add(post("b2", NOON, "AskReddit"))
    assert len(watching.tick().run_requests) == 1
    watching.asked_of_reddit()
    watching.clock.on(seconds=30)
    assert "r/tifu is left alone until 2026-01-10 12:01 UTC" in watching.said()
    assert watching.asked_of_reddit() == [LOOK[0], LOOK[2]]


def test_when_time_is_up_the_next_tick_goes_on_where_it_stopped(watching: Watching) -> None:
    watching.tick()
    watching.add(post("b2", NOON, "AskReddit"), post("a2", NOON - 60))
    times = iter([0.0, 1.0, 13.0])
    watching.stopwatch = lambda: next(times)
    watching.asked_of_reddit()
    assert [one.run_key for one in watching.tick().run_requests] == ["new_reddit_content|2026-01-10|t3_a2"]
    assert watching.asked_of_reddit() == LOOK[:2]
    watching.stopwatch = time.monotonic
    watching.clock.on(hours=1)
    assert [one.run_key for one in watching.tick().run_requests] == ["new_reddit_content|2026-01-10|t3_b2"]
    assert watching.asked_of_reddit() == [LOOK[0], LOOK[2], LOOK[1]]


def test_a_silent_reddit_takes_no_longer_than_a_tick_may(watching: Watching) -> None:
    watching.server.fail(Failure("/", hang_s=60, times=9))
    started = time.monotonic()
    assert "no answer in time" in watching.said()
    assert time.monotonic() - started < 15


def test_a_nearly_spent_quota_is_never_slept_over(watching: Watching) -> None:
    watching.server.remaining, watching.server.reset_s = 1, 600
    started = time.monotonic()
    watching.tick()
    assert time.monotonic() - started < 5
    assert len(watching.asked_of_reddit()) == 3


@pytest.mark.parametrize(
    "cursor", ["", "not json", '{"communities": 7}', '{"version": "of another time"}', "null"]
)
def test_an_unreadable_cursor_begins_anew(watching: Watching, cursor: str) -> None:
    watching.cursor = cursor
    assert "nothing new" in watching.said()
    assert "tifu" in str(watching.cursor)


def test_a_post_of_a_day_to_come_hides_no_other(watching: Watching) -> None:
    watching.tick()
    watching.add(post("zz", NOON + 90 * 24 * HOUR))
    assert "nothing new" in watching.said()
    watching.add(post("a2", NOON))
    assert len(watching.tick().run_requests) == 1


def test_what_is_missing_is_said(watching: Watching, tmp_path: Path) -> None:
    del watching.environ["REDDIT_CLIENT_ID"]
    assert "REDDIT_CLIENT_ID not set" in watching.said()
    off = build_reddit_sensor(channel(tmp_path))
    found = off.evaluate_tick(dg.build_sensor_context(instance=watching.instance))
    assert "sources.reddit is off" in str(found.skip_message)
    assert off.default_status == dg.DefaultSensorStatus.STOPPED
    assert (off.description or "").startswith("Look for new posts")
    assert watching.asked_of_reddit() == []

"""Reddit over real HTTP, against a local server that also fails in every way Reddit does."""

import json
import time
from collections.abc import Iterator
from datetime import date

import pytest

from resources.errors import AuthFailed, MalformedReply, RateLimited, Refused, TransientFailure, Unavailable
from resources.fakes.reddit_server import Failure, FakeReddit, web_page
from resources.post_lines import Limits
from resources.posts import ReadResult
from resources.reddit import RedditSource
from resources.retry import RetryPolicy

DAY = date(2026, 11, 17)
NOON = 1_794_916_800


def post(post_id: str, community: str = "tifu", **changes: object) -> dict[str, object]:
    fields: dict[str, object] = {
        "id": post_id,
        "subreddit": community,
        "title": f"Story {post_id}",
        "selftext": "It went wrong &amp; fast.",
        "created_utc": float(NOON),
        "score": 10,
        "num_comments": 0,
        "author": "someone",
        "permalink": f"/r/{community}/comments/{post_id}/story/",
        "url": f"https://www.reddit.com/r/{community}/comments/{post_id}/story/",
        "over_18": False,
        "is_self": True,
        "stickied": False,
    }
    return {**fields, **changes}


@pytest.fixture
def reddit() -> Iterator[FakeReddit]:
    with FakeReddit(posts=[post("a1"), post("a2"), post("b1", "TalesFromRetail")]) as server:
        yield server


def source(server: FakeReddit, **changes: object) -> RedditSource:
    settings: dict[str, object] = {
        "client_id": "fake-id",
        "client_secret": "fake-secret",
        "user_agent": "linux:vidgen:test (by u/nobody)",
        "reddit_url": server.url,
        "oauth_url": server.url,
        "timeout_s": 2.0,
        "policy": RetryPolicy(attempts=3, base_s=0.0),
    }
    return RedditSource(**{**settings, **changes})  # type: ignore[arg-type]


def ids(result: ReadResult) -> list[str]:
    return [found.id for found in result.posts]


def test_a_day_of_two_communities(reddit: FakeReddit) -> None:
    result = source(reddit).fetch_day(("tifu", "TalesFromRetail", "tifu"), DAY)
    assert ids(result) == ["a1", "a2", "b1"]
    assert result.problems == ()
    told = result.posts[0]
    assert (told.subreddit, told.author, told.created_ms) == ("tifu", "someone", NOON * 1000)
    assert told.permalink == "https://www.reddit.com/r/tifu/comments/a1/story/"
    assert sum(line.startswith("POST /api/v1/access_token") for line in reddit.seen) == 1
    assert "t=" in reddit.seen[1]
    assert "raw_json=1" in reddit.seen[1]


def test_paging_goes_on_until_the_listing_ends_and_keeps_only_the_day() -> None:
    posts = [post(f"p{n}", created_utc=NOON - 86_400 * (n % 5)) for n in range(230)]
    with FakeReddit(posts=posts) as server:
        result = source(server).fetch_day(("tifu",), DAY)
        assert len(result.posts) == 46
        assert sum("/r/tifu/top" in line for line in server.seen) == 3


def test_paging_stops_at_the_limit_and_new_stops_after_the_day() -> None:
    posts = [post(f"p{n:03}", created_utc=NOON + 60 - n * 600) for n in range(400)]
    with FakeReddit(posts=posts) as server:
        assert len(source(server).fetch_day(("tifu",), DAY, limit=7).posts) == 7
        assert len(server.seen) == 2
        assert len(source(server).fetch_day(("tifu",), DAY, listing="new").posts) == 73
        assert len(server.seen) == 4


def test_comments_come_best_first_without_notices_and_removed_ones() -> None:
    comments = [
        {"id": "c1", "body": "Mods say hi", "score": 900, "stickied": True, "distinguished": "moderator"},
        {"id": "c2", "body": "[removed]", "score": 500},
        {"id": "c3", "body": "Best \ud83d\ude02", "score": 400},
        *({"id": f"d{n}", "body": f"Comment {n}", "score": n} for n in range(30)),
    ]
    with FakeReddit(posts=[post("a1", num_comments=33), post("a2")], comments={"a1": comments}) as server:
        result = source(server).fetch_day(("tifu",), DAY, comments=3)
        assert [(c.id, c.score) for c in result.posts[0].comments] == [("c3", 400), ("d29", 29), ("d28", 28)]
        assert result.posts[1].comments == ()
        assert sum("/comments/" in line for line in server.seen) == 1


PASSING = {
    "500": Failure("/r/", 500),
    "503 page": web_page("/r/", 503),
    "half a body": Failure("/r/", 200, body='{"kind": "Listing", ', cut_body=True),
    "no answer": Failure("/r/", hang_s=30),
    "429": Failure("/r/", 429, headers=(("Retry-After", "0"),)),
    "token 500": Failure("/api/", 502),
}


@pytest.mark.parametrize("name", PASSING)
def test_a_failure_that_passes_is_tried_again_at_once(reddit: FakeReddit, name: str) -> None:
    reddit.fail(PASSING[name])
    started = time.monotonic()
    assert ids(source(reddit, timeout_s=0.3).fetch_day(("tifu",), DAY)) == ["a1", "a2"]
    assert time.monotonic() - started < 10  # it waited for nothing
    assert len(reddit.seen) == 3


LASTING = {
    "bad key": (Failure("/api/", 401, times=9), AuthFailed, 1),
    "blocked with a page": (web_page("/r/", 403, times=9), AuthFailed, 2),
    "token refused": (Failure("/r/", 401, times=9), AuthFailed, 2),
    "a page instead of JSON": (web_page("/r/", 200, times=9), MalformedReply, 2),
    "JSON of another shape": (Failure("/r/", 200, body='{"kind": "t9"}', times=9), MalformedReply, 2),
    "a number": (Failure("/r/", 200, body="7", times=9), MalformedReply, 2),
    "an empty object": (Failure("/r/", 200, body="{}", times=9), MalformedReply, 2),
    "nothing": (Failure("/r/", 200, body="null", times=9), MalformedReply, 2),
    "a token of another shape": (Failure("/api/", 200, body="{}", times=9), MalformedReply, 1),
    "private": (Failure("/r/", 403, body='{"reason": "private", "error": 403}', times=9), Refused, 2),
    "gone": (Failure("/r/", 404, times=9), Refused, 2),
    "moved": (Failure("/r/", 302, headers=(("Location", "/subreddits/search"),), times=9), Refused, 2),
    "down": (Failure("/r/", 500, times=9), TransientFailure, 4),
    "a long wait": (Failure("/r/", 429, headers=(("Retry-After", "900"),), times=9), RateLimited, 2),
}  # fmt: skip


@pytest.mark.parametrize("name", LASTING)
def test_a_failure_that_lasts_has_its_type_and_is_retried_only_when_it_may_pass(
    reddit: FakeReddit, name: str
) -> None:
    failure, kind, requests = LASTING[name]
    reddit.fail(failure)
    with pytest.raises(kind) as raised:
        source(reddit).fetch_day(("tifu",), DAY)
    assert type(raised.value) is kind
    assert str(raised.value).startswith("reddit: ")
    assert "fake-secret" not in str(raised.value)
    assert len(reddit.seen) == requests
    if isinstance(raised.value, RateLimited):
        assert raised.value.retry_after_s == 900


def test_what_came_before_a_failing_community_stays_usable(reddit: FakeReddit) -> None:
    reddit.fail(Failure("/r/TalesFromRetail", 500, times=9))
    result = source(reddit).fetch_day(("TalesFromRetail", "tifu", "nosuchplace"), DAY)
    assert ids(result) == ["a1", "a2"]
    assert [problem.file for problem in result.problems] == ["r/TalesFromRetail", "r/nosuchplace"]


def test_pages_before_a_failing_page_stay_usable() -> None:
    with FakeReddit(posts=[post(f"p{n}") for n in range(150)]) as server:
        server.fail(
            Failure("/r/tifu", 200, times=1, body=json.dumps(first_page(120)), kind="application/json")
        )
        server.fail(Failure("/r/tifu", 500, times=9))
        result = source(server).fetch_day(("tifu",), DAY, limit=500)
        assert len(result.posts) == 100
        assert "answered 500" in result.problems[0].why


def first_page(total: int) -> dict[str, object]:
    children = [{"kind": "t3", "data": {"name": f"t3_p{n}", **post(f"p{n}")}} for n in range(min(100, total))]
    return {"kind": "Listing", "data": {"after": "t3_p99", "before": None, "children": children}}


def test_a_spent_quota_stops_asking_and_names_what_was_not_asked(reddit: FakeReddit) -> None:
    reddit.remaining = 0
    started = time.monotonic()
    result = source(reddit).fetch_day(("tifu", "TalesFromRetail", "third"), DAY)
    assert time.monotonic() - started < 10  # it did not sleep until the quota is back
    assert ids(result) == ["a1", "a2"]
    assert "quota is spent" in result.problems[0].why
    assert "not asked" in result.problems[1].why


def test_lost_comments_do_not_lose_posts() -> None:
    with FakeReddit(posts=[post("a1", num_comments=4)]) as server:
        server.fail(Failure("/comments/", 500, times=9))
        result = source(server).fetch_day(("tifu",), DAY, comments=2)
        assert ids(result) == ["a1"]
        assert "no comments for a1" in result.problems[0].why


def test_hostile_posts_and_names_are_left_out_with_a_reason() -> None:
    bad = [post("a1"), post("../x"), post("a2", title=None), post("a3", selftext="x" * 9_000)]
    with FakeReddit(posts=bad) as server:
        result = source(server, limits=Limits(max_post_bytes=5_000)).fetch_day(("tifu", "../../api"), DAY)
        assert ids(result) == ["a1"]
        assert len(result.problems) == 4
        assert "no community name" in result.problems[-1].why
        assert not any("api/top" in line for line in server.seen)


def test_the_newest_posts_of_several_communities_take_one_login_and_a_page_each() -> None:
    with FakeReddit(
        posts=[*(post(f"p{n:03}", created_utc=NOON + n) for n in range(150)), post("b1", "b")]
    ) as server:
        server.remaining, server.reset_s = 5, 590  # PRAW would sleep before the second listing
        started = time.monotonic()
        with source(server, paced=False).looking() as newest:
            found = newest("tifu")
            assert [one.id for one in newest("b")] == ["b1"]
        assert time.monotonic() - started < 5
        assert len(server.seen) == 3
        assert "/r/tifu/new?" in server.seen[1]
    assert [one.id for one in found[:2]] == ["p099", "p098"]
    assert len(found) == 100


def test_a_refusal_while_looking_has_its_type_and_what_is_no_post_is_left_out(reddit: FakeReddit) -> None:
    reddit.fail(Failure("/r/tifu", 429, headers=(("Retry-After", "120"),)))
    once = source(reddit, policy=RetryPolicy(attempts=1))
    with once.looking() as newest:
        with pytest.raises(RateLimited) as raised:
            newest("tifu")
        with pytest.raises(Refused, match="no community name"):
            newest("../api")
        assert [one.id for one in newest("tifu")] == ["a1", "a2"]
    assert raised.value.retry_after_s == 120


def test_nothing_listens() -> None:
    with FakeReddit() as server:
        closed = source(server)
    with pytest.raises(TransientFailure, match="connection broke"):
        closed.fetch_day(("tifu",), DAY)


def test_the_environment_names_what_is_missing() -> None:
    with pytest.raises(Unavailable, match="REDDIT_CLIENT_SECRET, REDDIT_USER_AGENT not set"):
        RedditSource.from_environment({"REDDIT_CLIENT_ID": "x"})
    full = {"REDDIT_CLIENT_ID": "i", "REDDIT_CLIENT_SECRET": "s", "REDDIT_USER_AGENT": "agent/1"}
    made = RedditSource.from_environment({**full, "REDDIT_URL": "http://127.0.0.1:1"})
    assert made.reddit_url == "http://127.0.0.1:1"
    assert made.oauth_url == "https://oauth.reddit.com"
    assert "s'" not in repr(made).replace("reddit", "")

"""Posts from Reddit itself, through PRAW with read-only client credentials.

Owns which listings are walked, how far, and what stays usable when a later community fails. What goes over
the wire, and what a bad answer means, is reddit_requestor.py's; the shape of a post is posts.py's.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Literal, TypeVar

from resources.errors import AuthFailed, MalformedReply, ProviderError, RateLimited, Refused, Unavailable
from resources.post_lines import DEFAULT_LIMITS, Limits, Problem
from resources.posts import Day, RawComment, RawPost, ReadResult, plain_text, raw_post
from resources.progress import report
from resources.retry import RetryPolicy

if TYPE_CHECKING:
    import praw
    from praw.models import Submission

T = TypeVar("T")
Listing = Literal["top", "hot", "new", "rising"]

_DEEPEST = 1_000  # Reddit lists no further
_PAGE = 100
_WRONG_SHAPE = (AttributeError, KeyError, TypeError, ValueError, IndexError, AssertionError)
_SPANS = ((1, "day"), (7, "week"), (30, "month"), (365, "year"))


@dataclass(frozen=True)
class RedditSource:
    """Reddit as a source: `fetch_day` gives one UTC day's posts of some communities.

    `policy` is the one retry policy; `timeout_s` is for each read from the network. `paced` leaves PRAW its
    pacing by Reddit's rate headers, which may sleep up to ten seconds before a request.
    """

    client_id: str
    client_secret: str = field(repr=False)
    user_agent: str
    reddit_url: str = "https://www.reddit.com"
    oauth_url: str = "https://oauth.reddit.com"
    timeout_s: float = 16.0
    policy: RetryPolicy = field(default_factory=RetryPolicy)
    limits: Limits = DEFAULT_LIMITS
    paced: bool = True

    name = "reddit"

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> RedditSource:
        """Read REDDIT_CLIENT_ID, REDDIT_CLIENT_SECRET, REDDIT_USER_AGENT (and REDDIT_URL, REDDIT_OAUTH_URL).

        Raises Unavailable naming what is not set.
        """
        wanted = ("REDDIT_CLIENT_ID", "REDDIT_CLIENT_SECRET", "REDDIT_USER_AGENT")
        missing = [name for name in wanted if not environ.get(name)]
        if missing:
            raise Unavailable(
                f"{', '.join(missing)} not set; make a script app at reddit.com/prefs/apps, or turn off "
                "sources.reddit and give the channel files",
                provider=cls.name,
            )
        return cls(
            client_id=environ["REDDIT_CLIENT_ID"],
            client_secret=environ["REDDIT_CLIENT_SECRET"],
            user_agent=environ["REDDIT_USER_AGENT"],
            reddit_url=environ.get("REDDIT_URL") or cls.reddit_url,
            oauth_url=environ.get("REDDIT_OAUTH_URL") or cls.oauth_url,
        )

    def fetch_day(
        self,
        subreddits: Iterable[str],
        day: date,
        listing: Listing = "top",
        limit: int = 100,
        comments: int = 0,
    ) -> ReadResult:
        """Return up to `limit` posts a community that were made on this UTC day, with their top comments.

        A community that fails becomes a Problem, and what was fetched before stays usable; a refused key or
        a spent quota ends the fetch there. When nothing at all was fetched, the first failure is raised.
        """
        with self._conversation() as reddit:
            posts, problems = self._posts(reddit, tuple(dict.fromkeys(subreddits)), day, (listing, limit))
            told = self._with_comments(reddit, posts, comments, problems)
            ordered = sorted(told, key=lambda post: (post.created_ms, post.id))
        return ReadResult(posts=tuple(ordered), problems=tuple(problems))

    @contextmanager
    def looking(self) -> Iterator[Callable[[str], tuple[RawPost, ...]]]:
        """Give a call that returns a community's newest posts (one page), newest first, under one login.

        What cannot be read as a post is left out; a refusal is raised as in `fetch_day`.
        """
        with self._conversation() as reddit:

            def newest(name: str) -> tuple[RawPost, ...]:
                self._check(name)
                listed = _in_turn(lambda: reddit.subreddit(name).new(limit=_PAGE), f"r/{name}")
                shaped = (self._shaped(submission, name, []) for submission in listed)
                found = [post for post in shaped if post is not None]
                return tuple(sorted(found, key=lambda post: (-post.created_ms, post.id)))

            yield newest

    def _check(self, name: str) -> None:
        if not re.match(r"\w{1,50}\Z", name, re.ASCII):
            raise Refused("this is no community name", provider=self.name, item=name)

    def _posts(
        self, reddit: praw.Reddit, names: tuple[str, ...], day: date, listing: tuple[Listing, int]
    ) -> tuple[dict[str, RawPost], list[Problem]]:
        posts: dict[str, RawPost] = {}
        problems: list[Problem] = []
        failures: list[ProviderError] = []
        for at, name in enumerate(names):
            report("community", at, len(names), f"r/{name}")
            try:
                for post in self._community(reddit, name, day, listing, problems):
                    posts.setdefault(post.id, post)
            except ProviderError as error:
                failures.append(error)
                problems.append(_problem(name, str(error)))
                if isinstance(error, AuthFailed | RateLimited):
                    why = f"not asked after {type(error).__name__}"
                    problems += [_problem(later, why) for later in names[at + 1 :]]
                    break
        if failures and not posts:
            raise failures[0]
        return posts, problems

    def _community(
        self,
        reddit: praw.Reddit,
        name: str,
        day: date,
        listing: tuple[Listing, int],
        problems: list[Problem],
    ) -> Iterator[RawPost]:
        """Walk a listing page by page until `limit` posts of the day are found or it is past the day."""
        self._check(name)
        order, limit = listing
        wanted = Day.of(day)
        found = 0
        for submission in _in_turn(lambda: _listed(reddit, name, order, day), f"r/{name}"):
            post = self._shaped(submission, name, problems)
            if post is None:
                continue
            if order == "new" and post.created_ms < wanted.start_ms and not post.stickied:
                return
            if wanted.holds(post.created_ms):
                yield post
                found += 1
            if found == limit:
                return

    def _shaped(self, submission: Submission, name: str, problems: list[Problem]) -> RawPost | None:
        try:
            post = raw_post(vars(submission))
        except ValueError as error:
            problems.append(_problem(name, f"a post was left out: {error}"))
            return None
        size = len(post.selftext.encode("utf-8"))
        if size > self.limits.max_post_bytes:
            problems.append(_problem(name, f"post {post.id} has {size:,} bytes, over sources.max_post_bytes"))
            return None
        return post

    def _with_comments(
        self, reddit: praw.Reddit, posts: Mapping[str, RawPost], wanted: int, problems: list[Problem]
    ) -> Iterator[RawPost]:
        """Add the top comments; when they cannot be had any more, the posts go on without."""
        stopped = wanted == 0
        for at, post in enumerate(posts.values()):
            if stopped or not post.num_comments:
                yield post
                continue
            report("post", at, len(posts), post.id)
            try:
                found = tuple(_in_turn(lambda post=post: _top_comments(reddit, post.id, wanted), post.id))  # type: ignore[misc]
                yield post.model_copy(update={"comments": found})
            except ProviderError as error:
                problems.append(_problem(post.subreddit, f"no comments for {post.id}: {error}"))
                stopped = isinstance(error, AuthFailed | RateLimited)
                yield post

    @contextmanager
    def _conversation(self) -> Iterator[praw.Reddit]:
        import praw
        import requests

        from resources.reddit_requestor import TypedRequestor

        with requests.Session() as session:
            # every address and login is given here, so that a praw.ini in the working folder decides nothing
            yield praw.Reddit(
                client_id=self.client_id,
                client_secret=self.client_secret,
                user_agent=self.user_agent,
                reddit_url=self.reddit_url,
                oauth_url=self.oauth_url,
                username=None,
                password=None,
                refresh_token=None,
                check_for_updates=False,
                requestor_class=TypedRequestor,
                requestor_kwargs={
                    "session": session,
                    "policy": self.policy,
                    "timeout_s": self.timeout_s,
                    "paced": self.paced,
                },
            )


def _listed(reddit: praw.Reddit, name: str, listing: Listing, day: date) -> Iterator[Submission]:
    community = reddit.subreddit(name)
    if listing == "top":
        yield from community.top(time_filter=_span(day), limit=_DEEPEST)
    else:
        yield from getattr(community, listing)(limit=_DEEPEST)


def _span(day: date) -> str:
    """Return the shortest of Reddit's time spans that reaches back to the start of the day."""
    age = (datetime.now(UTC).date() - day).days + 1
    return next((name for days, name in _SPANS if age <= days), "all")


def _top_comments(reddit: praw.Reddit, post_id: str, wanted: int) -> Iterator[RawComment]:
    """Yield the best top-level comments, without moderators' notices and removed ones."""
    from praw.models import Comment

    submission = reddit.submission(post_id)
    submission.comment_sort = "top"
    submission.comment_limit = min(100, wanted + 5)
    submission.comments.replace_more(limit=0)
    forest = submission.comments
    top = [found for at in range(len(forest)) if isinstance(found := forest[at], Comment)]
    kept = 0
    for comment in sorted(top, key=lambda comment: (-int(comment.score), str(comment.id))):
        gone = str(comment.body).strip() in ("[deleted]", "[removed]", "")
        if gone or getattr(comment, "stickied", False) or getattr(comment, "distinguished", None):
            continue
        yield RawComment(id=str(comment.id), body=plain_text(comment.body), score=int(comment.score))
        kept += 1
        if kept == wanted:
            return


def _in_turn(walk: Callable[[], Iterable[T]], item: str) -> Iterator[T]:
    """Yield what a walk through PRAW gives; its own exceptions mean that Reddit's JSON had another shape."""
    from praw.exceptions import PRAWException
    from prawcore.exceptions import PrawcoreException

    try:
        yield from walk()
    except (PRAWException, PrawcoreException, *_WRONG_SHAPE) as error:
        why = f"it answered in another shape than a listing ({type(error).__name__})"
        raise MalformedReply(why, provider=RedditSource.name, item=item) from error


def _problem(community: str, why: str) -> Problem:
    return Problem(file=f"r/{community}", line=0, why=why)

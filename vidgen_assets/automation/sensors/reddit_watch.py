"""What the watch over Reddit remembers, and what follows from each answer: pure, the time is passed in.

Per community the newest post that was seen; how long Reddit asked to be left alone; the days that have new
posts and wait for their refresh. The cursor of the sensor is this value as JSON.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from pydantic import Field, ValidationError

from resources.errors import AuthFailed, ProviderError, RateLimited, TransientFailure
from resources.posts import RawPost
from vidgen_assets.artifacts import Frozen

FIRST_WAIT_S = 60
LONGEST_WAIT_S = 6 * 3600


class Hold(Frozen):
    """Refusals in a row, until when (epoch seconds) nothing is asked, and what was said."""

    refusals: int = 0
    until: int = 0
    why: str = ""


class Community(Frozen):
    """The newest post seen of a community (none yet: it is 0 and ""), and its own refusals."""

    newest_ms: int = 0
    newest_id: str = ""
    hold: Hold = Hold()


class RedditWatch(Frozen):
    """Everything the sensor remembers from tick to tick.

    `pending` names for each day the newest new post; `asked_at` is when a refresh was last asked for;
    `next` is the community a tick begins with.
    """

    communities: dict[str, Community] = Field(default_factory=dict)
    hold: Hold = Hold()
    pending: dict[str, str] = Field(default_factory=dict)
    asked_at: int = 0
    next: str = ""


def watch_of(cursor: str | None, names: Iterable[str]) -> RedditWatch:
    """Read a cursor; an unreadable one begins anew. Only these communities are kept."""
    try:
        watch = RedditWatch.model_validate_json(cursor or "{}")
    except ValidationError:
        watch = RedditWatch()
    wanted = set(names)
    kept = {name: seen for name, seen in watch.communities.items() if name in wanted}
    return watch.model_copy(update={"communities": kept})


def after_posts(watch: RedditWatch, name: str, posts: tuple[RawPost, ...], now: datetime) -> RedditWatch:
    """Return the watch after a community answered: what is new waits under its day; a first look only marks.

    A post that claims to come from a day that has not begun is not looked at.
    """
    before = watch.communities.get(name)
    mark = _place(before) if before else (0, 0, "")
    today = now.astimezone(UTC).date().isoformat()
    listed = sorted((post for post in posts if _day(post) <= today), key=_place_of)
    pending = dict(watch.pending)
    for post in listed:
        if before is not None and _place_of(post) > mark:
            pending[_day(post)] = f"t3_{post.id}"
    newest = max([mark, *(_place_of(post) for post in listed)])
    seen = Community(newest_ms=newest[0], newest_id=newest[2])
    return watch.model_copy(
        update={
            "communities": {**watch.communities, name: seen},
            "pending": pending,
            "hold": Hold(),
        }
    )


def after_refusal(watch: RedditWatch, name: str, error: ProviderError, now: datetime) -> RedditWatch:
    """Return the watch after Reddit refused: all of it is left alone, or only this community.

    Each refusal in a row doubles the wait; what Reddit asked for itself is waited for at least.
    """
    if isinstance(error, RateLimited | AuthFailed | TransientFailure):
        return watch.model_copy(update={"hold": _longer(watch.hold, error, now)})
    before = watch.communities.get(name, Community())
    after = before.model_copy(update={"hold": _longer(before.hold, error, now)})
    return watch.model_copy(update={"communities": {**watch.communities, name: after}})


def in_turn(watch: RedditWatch, names: tuple[str, ...], now: datetime) -> tuple[str, ...]:
    """Return the communities that may be asked now, beginning where the last tick stopped."""
    if watch.hold.until > now.timestamp():
        return ()
    start = names.index(watch.next) if watch.next in names else 0
    turned = (*names[start:], *names[:start])
    seen: Mapping[str, Community] = watch.communities
    return tuple(name for name in turned if name not in seen or seen[name].hold.until <= now.timestamp())


def _longer(hold: Hold, error: ProviderError, now: datetime) -> Hold:
    own = min(FIRST_WAIT_S * 2 ** min(hold.refusals, 20), LONGEST_WAIT_S)
    asked = error.retry_after_s if isinstance(error, RateLimited) else None
    wait = max(own, int(asked or 0) + (asked is not None))
    return Hold(refusals=hold.refusals + 1, until=int(now.timestamp()) + wait, why=str(error)[:300])


def _place(seen: Community) -> tuple[int, int, str]:
    return (seen.newest_ms, len(seen.newest_id), seen.newest_id)


def _place_of(post: RawPost) -> tuple[int, int, str]:
    return (post.created_ms, len(post.id), post.id)


def _day(post: RawPost) -> str:
    return datetime.fromtimestamp(post.created_ms / 1000, UTC).date().isoformat()

"""The one place HTTP to Reddit happens: PRAW's requestor, with failures as our errors and one retry policy.

Importing this imports PRAW's core; reddit.py does so only when Reddit is asked. Raising before PRAW sees a
bad answer keeps its own retries out. PRAW's pacing by Reddit's rate headers stays, except for a spent
quota: PRAW would sleep up to ten minutes in silence, here the next request is a RateLimited instead.
"""

from __future__ import annotations

import time
from typing import Any
from urllib.parse import urlsplit

import requests
from prawcore.exceptions import RequestException
from prawcore.requestor import Requestor

from resources.errors import (
    AuthFailed,
    MalformedReply,
    ProviderError,
    RateLimited,
    Refused,
    TransientFailure,
    Unavailable,
)
from resources.retry import RetryPolicy, with_retries

_PROVIDER = "reddit"
_RATE_HEADERS = ("x-ratelimit-remaining", "x-ratelimit-used", "x-ratelimit-reset")
_PASSING = (
    requests.exceptions.Timeout,
    requests.exceptions.ConnectionError,
    requests.exceptions.ChunkedEncodingError,
    requests.exceptions.ContentDecodingError,
)


class TypedRequestor(Requestor):
    """A requestor that answers with usable JSON or raises one of our ProviderErrors."""

    def __init__(self, *, policy: RetryPolicy, timeout_s: float, paced: bool = True, **settings: Any) -> None:
        super().__init__(**settings)
        self._paced = paced
        self._policy = policy
        self._timeout_s = timeout_s
        self._quota_back_at = 0.0

    def request(self, *args: Any, timeout: float | None = None, **kwargs: Any) -> requests.Response:
        """Send one request under the retry policy."""
        return with_retries(lambda: self._once(*args, **kwargs), self._policy)

    def _once(self, *args: Any, **kwargs: Any) -> requests.Response:
        method, url = str(args[0]), str(args[1])
        item = f"{method.upper()} {urlsplit(url).path}"
        left = self._quota_back_at - time.monotonic()
        if left > 0:
            raise RateLimited("the request quota is spent", provider=_PROVIDER, item=item, retry_after_s=left)
        try:
            response = super().request(*args, timeout=self._timeout_s, **kwargs)
        except RequestException as error:
            raise _no_answer(error.original_exception, item) from error
        self._mind_the_quota(response)
        failure = failure_in(response, item)
        if failure is not None:
            raise failure
        return response

    def _mind_the_quota(self, response: requests.Response) -> None:
        """Take a spent quota, and rate headers that are no numbers, away from PRAW's own sleeping.

        Without pacing all of them are taken away, and PRAW never sleeps.
        """
        try:
            remaining, _, reset = (float(response.headers[name]) for name in _RATE_HEADERS)
        except (KeyError, ValueError):
            remaining, reset = 0.0, 0.0
        if remaining <= 0:
            self._quota_back_at = time.monotonic() + reset
        if remaining <= 0 or not self._paced:
            for name in _RATE_HEADERS:
                response.headers.pop(name, None)


def failure_in(response: requests.Response, item: str) -> ProviderError | None:
    """Return what an answer that is not usable JSON means, or None when it is usable."""
    status = response.status_code
    page = "json" not in response.headers.get("content-type", "").lower()
    if status in (401, 403) and (page or status == 401 or "access_token" in item):
        why = "with a web page: it blocks this address or user agent" if page else ": the key is not accepted"
        return AuthFailed(
            f"it answered {status} {why}; check the app's id, secret and user agent",
            provider=_PROVIDER,
            item=item,
        )
    if status == 429:
        wait = _seconds(response)
        said = "" if wait is None else f" for {wait:.0f} s"
        return RateLimited(
            f"too many requests; it asks to wait{said}", provider=_PROVIDER, item=item, retry_after_s=wait
        )
    if status >= 500 or status == 408:
        return TransientFailure(f"it answered {status}", provider=_PROVIDER, item=item)
    if status >= 300:
        return Refused(f"it answered {status}: {_reason(status)}", provider=_PROVIDER, item=item)
    try:
        usable = isinstance(response.json(), dict | list)
    except ValueError:
        usable = False
    if not usable:
        kind = "a web page" if page else "broken JSON"
        return MalformedReply(f"it answered {status} with {kind}", provider=_PROVIDER, item=item)
    return None


def _no_answer(error: Exception, item: str) -> ProviderError:
    if isinstance(error, _PASSING):
        why = (
            "no answer in time" if isinstance(error, requests.exceptions.Timeout) else "the connection broke"
        )
        return TransientFailure(f"{why}: {type(error).__name__}", provider=_PROVIDER, item=item)
    return Unavailable(f"the request cannot be made: {error}", provider=_PROVIDER, item=item)


def _seconds(response: requests.Response) -> float | None:
    for name in ("retry-after", "x-ratelimit-reset"):
        try:
            seconds = float(response.headers.get(name, ""))
        except ValueError:
            continue
        if 0 <= seconds < 86_400:
            return seconds
    return None


def _reason(status: int) -> str:
    if status == 403:
        return "the community is private or asks for consent"
    return "there is no such community or post, or it was closed"

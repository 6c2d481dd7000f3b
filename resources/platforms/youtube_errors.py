"""YouTube's refusals as our error tree: which may pass, which never will, and what to do about each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from http.client import HTTPException
from zoneinfo import ZoneInfo

from resources.errors import (
    AuthFailed,
    MalformedReply,
    ProviderError,
    RateLimited,
    Refused,
    TransientFailure,
)

PROVIDER = "youtube"
# The daily quota of a project starts again at midnight Pacific time (YouTube Data API, "Quota usage").
_QUOTA_CLOCK = ZoneInfo("America/Los_Angeles")
_DAILY = {"quotaExceeded", "dailyLimitExceeded", "uploadLimitExceeded"}
_SLOWER = {"rateLimitExceeded", "userRateLimitExceeded", "uploadRateLimitExceeded"}
_MEND = {
    "quotaExceeded": "the project's daily quota is used up; it starts again at midnight Pacific time",
    "uploadLimitExceeded": "the channel's uploads of the day are used up; try again tomorrow",
    "youtubeSignupRequired": "the account has no YouTube channel yet; open one",
    "insufficientPermissions": "the refresh token lacks the scope https://www.googleapis.com/auth/youtube",
    "invalidTitle": "the title is not accepted",
    "invalidDescription": "the description is not accepted",
    "invalidTags": "the tags are not accepted",
}


@contextmanager
def explained(item: str) -> Iterator[None]:
    """Turn whatever the Google client raises inside the block into an error of our tree, naming the item."""
    from google.auth.exceptions import GoogleAuthError, RefreshError, TransportError
    from googleapiclient.errors import Error, HttpError
    from httplib2 import HttpLib2Error

    try:
        yield
    except HttpError as error:
        headers = {str(name): str(value) for name, value in error.resp.items()}
        raise refusal(int(error.resp.status), error.content, headers, item) from error
    except RefreshError as error:
        raise AuthFailed(
            f"Google does not accept the refresh token ({_first_line(error)}): make a new one and set "
            "YOUTUBE_REFRESH_TOKEN",
            provider=PROVIDER,
            item=item,
        ) from error
    except (TransportError, HttpLib2Error, HTTPException, OSError) as error:
        raise TransientFailure(
            f"the connection failed: {_first_line(error)}", provider=PROVIDER, item=item
        ) from error
    except GoogleAuthError as error:
        raise AuthFailed(_first_line(error), provider=PROVIDER, item=item) from error
    except (Error, ValueError, LookupError, TypeError, AttributeError) as error:
        raise MalformedReply(
            f"the answer is not what the API describes: {_first_line(error)}", provider=PROVIDER, item=item
        ) from error


def refusal(status: int, body: bytes, headers: dict[str, str], item: str) -> ProviderError:
    """Return the error for a reply with this status, body and headers."""
    reason, message = _reason(body)
    said = _MEND.get(reason) or message or f"HTTP {status}"
    text = f"{said} [{status}{' ' + reason if reason else ''}]"
    if reason in _DAILY:
        return RateLimited(text, provider=PROVIDER, item=item, retry_after_s=_until_quota_day())
    if status == 429 or reason in _SLOWER:
        return RateLimited(
            text, provider=PROVIDER, item=item, retry_after_s=_seconds(headers.get("retry-after"))
        )
    if status >= 500 or status == 408:
        return TransientFailure(text, provider=PROVIDER, item=item)
    if status in (401, 403):
        return AuthFailed(text, provider=PROVIDER, item=item)
    return Refused(text, provider=PROVIDER, item=item)


def _reason(body: bytes) -> tuple[str, str]:
    try:
        error = json.loads(body.decode("utf-8"))["error"]
        return str(error["errors"][0].get("reason", "")), str(error.get("message", ""))[:300]
    except (ValueError, KeyError, IndexError, TypeError, AttributeError):
        return "", ""


def _seconds(header: str | None) -> float | None:
    return float(header) if header is not None and header.strip().isdigit() else None


def _until_quota_day() -> float:
    now = datetime.now(_QUOTA_CLOCK)
    tomorrow = (now + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return (tomorrow - now).total_seconds()


def _first_line(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    return (lines[0] if lines else type(error).__name__)[:300]

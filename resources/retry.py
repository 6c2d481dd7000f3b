"""The one retry policy: what is tried again, how often, and how long we wait in between.

SDK retries are off and Dagster retries nothing, so that a call is tried at most `attempts` times in all.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from resources.errors import RateLimited, VidgenError

T = TypeVar("T")


@dataclass(frozen=True)
class RetryPolicy:
    """Try up to `attempts` times, waiting `base_s`, then twice that, up to `longest_s`.

    A provider's own Retry-After wins over ours while it is at most `longest_s`; a longer one is not waited
    for, so that the next provider gets its turn.
    """

    attempts: int = 4
    base_s: float = 0.5
    longest_s: float = 30.0

    def wait_after(self, attempt: int, error: VidgenError) -> float | None:
        """Return the seconds to wait after failed attempt number `attempt` (from 1), or None to give up."""
        if not error.retryable or attempt >= self.attempts:
            return None
        asked = error.retry_after_s if isinstance(error, RateLimited) else None
        if asked is not None:
            return asked if asked <= self.longest_s else None
        return min(self.base_s * float(2 ** (attempt - 1)), self.longest_s)


NO_WAIT = RetryPolicy(base_s=0.0)


def with_retries(
    call: Callable[[], T], policy: RetryPolicy = RetryPolicy(), sleep: Callable[[float], None] = time.sleep
) -> T:
    """Run `call` under the policy; the last error is raised as it was."""
    attempt = 1
    while True:
        try:
            return call()
        except VidgenError as error:
            wait = policy.wait_after(attempt, error)
            if wait is None:
                raise
        sleep(wait)
        attempt += 1

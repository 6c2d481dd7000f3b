"""What the voices behind an API share: failures as errors of our tree, speeds, and who may be named in a URL.

Each API's own module (`elevenlabs.py`, `openai_speech.py`, `google_speech.py`) speaks through its real SDK
with that SDK's retries off. What is tried again, and how often, is `resources/retry.py`'s.
"""

from __future__ import annotations

import datetime as dt
import email.utils
import re
from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec

from resources.errors import (
    AuthFailed,
    InvalidInput,
    ProviderError,
    RateLimited,
    Refused,
    TransientFailure,
    Unavailable,
)
from resources.voice.decoding import Origin
from resources.voice.pace import AT_WPM

TIMEOUT_S = 60.0
_VOICE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}")


def needs(module: str, provider: str, extra: str) -> None:
    """Raise Unavailable with the line to install when a provider's SDK is not there."""
    top = module.split(".")[0]
    try:
        there = find_spec(module) is not None
    except ModuleNotFoundError:
        there = False
    if not there:
        raise Unavailable(
            f"its SDK ({top}) is not installed: pip install 'vidgen[{extra}]'", provider=provider
        )
    import_module(module)


def checked_voice(voice: str, provider: str) -> str:
    """Return a voice's id when it can be one: it becomes part of a URL, so nothing else may pass."""
    if not _VOICE_ID.fullmatch(voice):
        raise InvalidInput(f"{voice!r} is not the id of a voice of {provider}: letters, digits, - _ . only")
    return voice


def speed_of(rate_wpm: int, slowest: float, fastest: float) -> float:
    """Return a rate as a factor of the voice's natural speed (1.0 at 175 words a minute), within bounds."""
    return round(min(max(rate_wpm / AT_WPM, slowest), fastest), 3)


def retry_after_s(headers: Mapping[str, str] | None) -> float | None:
    """Return the seconds of a Retry-After header, which may also be a date; None when there is none."""
    said = next((value for name, value in (headers or {}).items() if name.lower() == "retry-after"), "")
    try:
        return max(0.0, float(said))
    except ValueError:
        pass
    try:
        until = email.utils.parsedate_to_datetime(said)
    except ValueError:
        return None
    return max(0.0, (until - dt.datetime.now(dt.UTC)).total_seconds())


def failure(
    status: int, said: str, origin: Origin, *, key: str, headers: Mapping[str, str] | None = None
) -> ProviderError:
    """Return the error an HTTP status stands for; `key` names where the credentials come from."""
    where = {"provider": origin.provider, "item": origin.item}
    said = short(said)
    if (status == 401 and "quota" in said) or "insufficient_quota" in said:
        return Unavailable(f"the account's characters are used up: {said}", **where)
    if status in (401, 403):
        return AuthFailed(f"answered {status} and does not accept the key: check {key}", **where)
    if status == 429:
        return RateLimited("asks us to wait", retry_after_s=retry_after_s(headers), **where)
    if status in (408, 409, 425) or status >= 500:
        return TransientFailure(f"answered {status}: {said}", **where)
    if status == 404:
        return Refused(f"knows no such voice or model (404): {said}", **where)
    if status in (400, 413, 422):
        return Refused(f"will not say this ({status}): {said}", **where)
    return Unavailable(f"answered {status}: {said}", **where)


def no_answer(error: Exception, origin: Origin) -> TransientFailure:
    """Return the error for a connection that failed, broke off or stayed silent.

    Told by its kind alone: the libraries' own words hold ports and addresses, and errors are kept in artifacts.
    """
    names = [kind.__name__ for kind in type(error).__mro__]
    if error.__cause__ is not None:
        names += [kind.__name__ for kind in type(error.__cause__).__mro__]
    late = any("Timeout" in name for name in names)
    said = "did not answer in time" if late else "the connection failed or broke off"
    return TransientFailure(said, provider=origin.provider, item=origin.item)


def short(said: object) -> str:
    """Return a provider's words in one line of at most 160 characters."""
    return " ".join(str(said).split())[:160]

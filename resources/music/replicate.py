"""MusicGen behind Replicate's HTTP API: asked, waited for, fetched; failures typed, the price as data.

Plain HTTP, as the API is four fields and a file. Only what is asked at `base_url` carries the token; the file
is fetched without it, from wherever the API says, and an answer never names a path of ours.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Mapping
from http.client import HTTPException
from typing import IO, Literal
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from resources.call_cache import Usage
from resources.errors import (
    AuthFailed,
    MalformedReply,
    ProviderError,
    RateLimited,
    Refused,
    TransientFailure,
    Unavailable,
)

BASE_URL = "https://api.replicate.com/v1"
MUSICGEN = "671ac645ce5e552cc63a54a2bbff63fcf798043055d2dac5fc9e36a837eedcfb"
PRICE_USD = 0.10
"""What a run costs at most, roughly: it is billed by the second of a GPU. Of 2025; overridable."""
MOST_BYTES = 64 << 20
JSON_BYTES = 1 << 20
_ID = re.compile(r"[a-z0-9]{8,64}")
_WHERE = {"provider": "replicate", "item": "music"}


class _NoRedirect(HTTPRedirectHandler):
    """A redirect would carry the token to wherever it points: it is an error."""

    def redirect_request(self, *_: object) -> None:
        return None


class ReplicateMusic:
    """MusicGen as a paid API; `base_url` may be any server that speaks it."""

    name: Literal["replicate"] = "replicate"
    version = "1"

    def __init__(
        self,
        token: str,
        *,
        base_url: str = BASE_URL,
        model_version: str = MUSICGEN,
        price_usd: float = PRICE_USD,
        timeout_s: float = 30.0,
        patience_s: float = 300.0,
        poll_s: float = 1.5,
    ) -> None:
        self._token, self._base_url, self._version = token, base_url.rstrip("/"), model_version
        self._price, self._timeout, self._patience, self._poll = price_usd, timeout_s, patience_s, poll_s
        self.model = f"musicgen stereo-large {model_version[:8]}"

    def price(self, seconds: int) -> Usage:
        """Return one run at its highest usual price."""
        return Usage(float(seconds), "seconds", self._price)

    def play(self, prompt: str, seconds: int, seed: int) -> bytes:
        """Ask for a piece, wait for it, and return its file."""
        if not self._token:
            raise Unavailable("no token: set REPLICATE_API_TOKEN or choose another sound.music", **_WHERE)
        asked = {
            "model_version": "stereo-large",
            "prompt": prompt,
            "duration": seconds,
            "seed": seed,
            "output_format": "wav",
            "normalization_strategy": "peak",
        }
        found = self._api("predictions", {"version": self._version, "input": asked})
        until = time.monotonic() + self._patience
        while (status := found.get("status")) in ("starting", "processing"):
            if time.monotonic() > until:
                raise TransientFailure(f"was not done within {self._patience:.0f} s", **_WHERE)
            time.sleep(self._poll)
            found = self._api(f"predictions/{_checked_id(found)}", None)
        if status in ("failed", "canceled"):
            raise Refused(f"the run {status}: {_short(found.get('error'))}", **_WHERE)
        output = found.get("output")
        link = output[0] if isinstance(output, list) and output else output
        if (
            status != "succeeded"
            or not isinstance(link, str)
            or urlsplit(link).scheme not in ("http", "https")
        ):
            raise MalformedReply("finished without a file", **_WHERE)
        return self._fetch(Request(link), MOST_BYTES, build_opener().open)

    def _api(self, path: str, body: Mapping[str, object] | None) -> dict[str, object]:
        headers = {"Authorization": f"Bearer {self._token}", "Content-Type": "application/json"}
        data = json.dumps(body).encode() if body is not None else None
        request = Request(f"{self._base_url}/{path}", data=data, headers=headers)
        raw = self._fetch(request, JSON_BYTES, build_opener(_NoRedirect).open)
        try:
            found = json.loads(raw)
        except ValueError as error:
            raise MalformedReply("answered what is no JSON", **_WHERE) from error
        if not isinstance(found, dict):
            raise MalformedReply("answered JSON of another shape", **_WHERE)
        return found

    def _fetch(self, request: Request, most: int, opened: object) -> bytes:
        try:
            with opened(request, timeout=self._timeout) as answer:  # type: ignore[operator]
                return _read(answer, most, answer.headers.get("content-length"))
        except HTTPError as error:
            raise _failure(error) from error
        except (URLError, HTTPException, TimeoutError, ConnectionError) as error:
            raise TransientFailure(
                f"the connection failed or broke off ({type(error).__name__})", **_WHERE
            ) from error


def _read(answer: IO[bytes], most: int, length: str | None) -> bytes:
    data = answer.read(most + 1)
    if len(data) > most:
        raise MalformedReply(f"sent more than {most >> 20} MB", **_WHERE)
    if length is not None and length.isdigit() and len(data) < int(length):
        raise TransientFailure("sent half a body", **_WHERE)
    return data


def _checked_id(found: Mapping[str, object]) -> str:
    """Return a prediction's id when it can be one: it becomes part of a URL that carries our token."""
    named = found.get("id")
    if not isinstance(named, str) or not _ID.fullmatch(named):
        raise MalformedReply("answered without a usable id", **_WHERE)
    return named


def _failure(error: HTTPError) -> ProviderError:
    said = _short(error.read(2000).decode("utf-8", "replace") if error.fp else "")
    if error.code in (401, 403):
        return AuthFailed(
            f"answered {error.code} and does not accept the token: check REPLICATE_API_TOKEN", **_WHERE
        )
    if error.code == 402:
        return Unavailable("the account has no credit left (402)", **_WHERE)
    if error.code == 429:
        wait = error.headers.get("retry-after", "")
        return RateLimited(
            "asks us to wait",
            retry_after_s=float(wait) if wait.replace(".", "", 1).isdigit() else None,
            **_WHERE,
        )
    if error.code in (408, 409, 425) or error.code >= 500:
        return TransientFailure(f"answered {error.code}: {said}", **_WHERE)
    if error.code in (400, 404, 413, 422):
        return Refused(f"will not play this ({error.code}): {said}", **_WHERE)
    return Unavailable(f"answered {error.code}: {said}", **_WHERE)


def _short(said: object) -> str:
    return " ".join(str(said or "no reason given").split())[:160]

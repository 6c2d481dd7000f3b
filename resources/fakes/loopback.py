"""What the local servers share: a server that bears clients dying on it, and moments to look on at.

A watcher is told when a call is asked, when half of its answer is on the way, and when all of it is. It may
drop the call there, as a provider does whose machine fails, or a client that is gone.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Literal

Moment = Literal["asked", "half", "answered"]


@dataclass(frozen=True)
class Arrival:
    """One request as it came in: which server and step, what was asked, and its Idempotency-Key ("" if none)."""

    server: str
    step: str
    body: bytes
    key: str = ""

    @property
    def digest(self) -> str:
        """Return a short hash of what was asked, the same for the same question."""
        return hashlib.sha256(f"{self.server} {self.step} ".encode() + self.body).hexdigest()[:16]


Watch = Callable[[Moment, Arrival], bool]
"""Told of a moment of a call; returns False to drop the call there."""


def nobody(moment: Moment, arrival: Arrival) -> bool:
    """Watch nothing."""
    return True


class LoopbackServer(ThreadingHTTPServer):
    """An HTTP server on a free port of this machine; a client that goes away is no error of its."""

    daemon_threads = True

    def __init__(self, handler: type[BaseHTTPRequestHandler]) -> None:
        super().__init__(("127.0.0.1", 0), handler)

    def handle_error(self, request: object, client_address: object) -> None:
        """Say what went wrong, unless the client is just gone."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def send_watched(handler: BaseHTTPRequestHandler, body: bytes, watch: Watch, arrival: Arrival) -> bool:
    """Send a reply's body in two halves, telling the watcher of each; False when it dropped the call.

    The headers must be sent. A dropped call's connection is closed with what was sent so far.
    """
    half = len(body) // 2
    handler.wfile.write(body[:half])
    handler.wfile.flush()
    if not watch("half", arrival):
        handler.close_connection = True
        return False
    handler.wfile.write(body[half:])
    handler.wfile.flush()
    return watch("answered", arrival)

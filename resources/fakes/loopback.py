"""What the local servers share: a server that bears clients dying on it, and moments to look on at.

A watcher is told when a call is asked, when half of its answer is on the way, and when all of it is. It may
drop the call there, as a provider does whose machine fails, or a client that is gone.
"""

from __future__ import annotations

import hashlib
import sys
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Literal, Self

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


class Loopback(ABC):
    """A fake of the outside world that listens on this machine while its `with` block lasts."""

    @abstractmethod
    def handler(self) -> type[BaseHTTPRequestHandler]:
        """Return what answers a request."""

    def __enter__(self) -> Self:
        self._closing = threading.Event()
        self._server = _Server(("127.0.0.1", 0), self.handler())
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)

    @property
    def root(self) -> str:
        """Return the server's address, without a path."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def wait(self, seconds: float) -> None:
        """Wait, or until the server closes."""
        self._closing.wait(seconds)


class _Server(ThreadingHTTPServer):
    """An HTTP server; a client that goes away is no error of its."""

    daemon_threads = True

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

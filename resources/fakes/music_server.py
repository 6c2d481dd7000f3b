"""Replicate on this machine: predictions over real HTTP, with failures laid in wait.

A prediction is asked for, looked at while it is in the making, and its file fetched from an address of its own.
Replies to the first question are scripted in order; when the script is used up, a short tune is played whose
notes follow from the prompt and seed.
"""

from __future__ import annotations

import json
import threading
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler
from typing import Any, Literal

import numpy as np

from resources.fakes.loopback import Loopback
from resources.wav import to_pcm, wav_bytes

RATE = 32_000


@dataclass(frozen=True)
class MusicReply:
    """What the server does with one question.

    `status` is an HTTP error; `fails` lets the run fail with these words; `html` sends a page instead of JSON;
    `half` breaks the file off in the middle; `silent` plays nothing; `never` stays in the making for good;
    `no_file` finishes without one; `elsewhere` gives an id that is a path.
    """

    status: int = 201
    kind: Literal["music", "fails", "html", "half", "silent", "never", "no_file", "elsewhere", "redirect"] = (
        "music"
    )
    words: str = "no"
    headers: tuple[tuple[str, str], ...] = ()


class MusicServer(Loopback):
    """The server, as a context manager; `asked` are the inputs that came in, `fetched` the headers of downloads."""

    def __init__(self, script: Sequence[MusicReply] = (), token: str = "r8_test") -> None:
        self.asked: list[dict[str, Any]] = []
        self.fetched: list[dict[str, str]] = []
        self.token = token
        self._script = list(script)
        self.runs: dict[str, tuple[MusicReply, bytes, int]] = {}
        self._lock = threading.Lock()

    @property
    def base_url(self) -> str:
        """Return the URL a client is given, up to /v1."""
        return f"{self.root}/v1"

    def start(self, asked: dict[str, Any]) -> tuple[MusicReply, str]:
        """Note a question and return what to do with it, and its id."""
        with self._lock:
            self.asked.append(asked)
            reply = self._script.pop(0) if self._script else MusicReply()
            named = f"run{len(self.asked):08d}"
            self.runs[named] = (reply, _tune(asked, silent=reply.kind == "silent"), 0)
            return reply, named

    def look(self, named: str) -> dict[str, Any]:
        """Return a run as it is now: it is done at the second look."""
        with self._lock:
            reply, file, looks = self.runs[named]
            self.runs[named] = (reply, file, looks + 1)
        if reply.kind == "never" or not looks:
            return {"id": named, "status": "processing"}
        if reply.kind == "fails":
            return {"id": named, "status": "failed", "error": reply.words}
        output = None if reply.kind == "no_file" else f"{self.root}/files/{named}.wav"
        return {"id": named, "status": "succeeded", "output": output}

    def handler(self) -> type[BaseHTTPRequestHandler]:
        """Return what answers as Replicate does."""
        return _handler_for(self)


def _tune(asked: dict[str, Any], *, silent: bool) -> bytes:
    wanted = asked.get("input", {})
    count = int(wanted.get("duration", 8)) * RATE
    seed = zlib.crc32(json.dumps(wanted, sort_keys=True).encode())
    steps = np.random.default_rng(seed).integers(0, 12, count // (RATE // 2) + 1)
    hz = 220.0 * 2 ** (np.repeat(steps, RATE // 2)[:count] / 12)
    wave = 0.0 if silent else 0.4
    samples = wave * np.sin(2 * np.pi * np.cumsum(hz) / RATE)
    return wav_bytes(to_pcm(np.stack([samples, samples[::-1]], axis=1)), RATE)


def _handler_for(server: MusicServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers.get("content-length", 0))))
            if not self._allowed():
                return
            reply, named = server.start(body)
            if reply.kind == "redirect":
                self._send(302, b"", "text/plain", (("location", f"{server.root}/files/x.wav"),))
            elif reply.kind == "html":
                self._send(200, b"<html>sign in</html>", "text/html")
            elif reply.status >= 400:
                self._json(reply.status, {"detail": reply.words}, reply.headers)
            else:
                shown = "../../files/secret" if reply.kind == "elsewhere" else named
                self._json(
                    201, {"id": shown, "status": "starting", "urls": {"get": "http://192.0.2.1/steal"}}
                )

        def do_GET(self) -> None:
            last = self.path.rpartition("/")[2]
            if self.path.startswith("/files/"):
                server.fetched.append({name.lower(): value for name, value in self.headers.items()})
                reply, file, _ = server.runs[last.removesuffix(".wav")]
                self._send(200, file, "audio/wav", cut=reply.kind == "half")
            elif self._allowed():
                self._json(200, server.look(last))

        def _allowed(self) -> bool:
            if self.headers.get("authorization") == f"Bearer {server.token}":
                return True
            self._json(401, {"detail": "You did not pass a valid token"})
            return False

        def _json(self, status: int, body: object, headers: tuple[tuple[str, str], ...] = ()) -> None:
            self._send(status, json.dumps(body).encode(), "application/json", headers)

        def _send(
            self,
            status: int,
            body: bytes,
            kind: str,
            headers: tuple[tuple[str, str], ...] = (),
            *,
            cut: bool = False,
        ) -> None:
            self.send_response(status)
            self.send_header("content-type", kind)
            self.send_header("content-length", str(len(body)))
            for name, value in headers:
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body[: len(body) // 2] if cut else body)
            self.close_connection = cut

        def log_message(self, *_: object) -> None:
            """Tests are quiet."""

    return Handler

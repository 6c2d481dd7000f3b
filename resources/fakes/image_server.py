"""An image model on this machine: OpenAI's image generations over real HTTP, with failures laid in wait.

Replies are scripted in order; when the script is used up, a small picture is sent whose pattern follows from
the prompt. A call with an Idempotency-Key that was answered before gets that answer again, and is not sold a
second time.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler
from typing import Any

from resources.fakes.loopback import Arrival, Loopback, Moment, Watch, nobody, send_watched


@dataclass(frozen=True)
class ImageReply:
    """What the server does with one call: a status with a JSON body, or with `raw` bytes as they are."""

    status: int = 200
    body: Any = None
    raw: bytes | None = None
    headers: tuple[tuple[str, str], ...] = ()


def picture_reply(png: bytes) -> ImageReply:
    """A reply that carries this picture."""
    return ImageReply(body={"created": 0, "data": [{"b64_json": base64.b64encode(png).decode()}]})


def failure(status: int, code: str = "", headers: tuple[tuple[str, str], ...] = ()) -> ImageReply:
    """A reply that is an error of the API."""
    return ImageReply(
        status, {"error": {"message": code or "no", "type": "error", "code": code or None}}, None, headers
    )


def small_picture(prompt: str, width: int = 64, height: int = 96) -> bytes:
    """A PNG of patches, so that a moving camera is seen; their colours follow from the prompt."""
    from PIL import Image

    patches = hashlib.sha256(prompt.encode()).digest()
    small = Image.frombytes("RGB", (2, 5), patches[:30])
    buffer = io.BytesIO()
    small.resize((width, height), Image.Resampling.NEAREST).save(buffer, "PNG")
    return buffer.getvalue()


class ImageServer(Loopback):
    """The server, as a context manager; `requests` are the bodies that came in, `sold` the keys of pictures
    that were delivered whole, once each time one was drawn for it."""

    def __init__(self, script: Sequence[ImageReply] = (), watch: Watch = nobody) -> None:
        self.requests: list[dict[str, Any]] = []
        self.sold: list[str] = []
        self._told: dict[str, bytes] = {}
        self._script = list(script)
        self._down: ImageReply | None = None
        self._watch = watch
        self._lock = threading.Lock()

    @property
    def base_url(self) -> str:
        """Return the URL a client is given, up to /v1."""
        return f"{self.root}/v1"

    def break_down(self, reply: ImageReply) -> None:
        """Give every call this reply, until `recover`; what is scripted waits."""
        self._down = reply

    def recover(self) -> None:
        """Draw again."""
        self._down = None

    def open_books(self) -> None:
        """Forget all calls, answers and sales so far, as for another customer."""
        with self._lock:
            self.requests.clear()
            self.sold.clear()
            self._told.clear()

    def reply_to(self, request: dict[str, Any]) -> ImageReply:
        """Note a call and return what to do with it."""
        with self._lock:
            self.requests.append(request)
            if self._down is not None:
                return self._down
            if self._script:
                return self._script.pop(0)
        return picture_reply(small_picture(str(request.get("prompt", ""))))

    def watch(self, moment: Moment, arrival: Arrival) -> bool:
        """Tell the watcher of a moment of a call."""
        return self._watch(moment, arrival)

    def told(self, key: str) -> bytes | None:
        """Return what a call with this Idempotency-Key was answered before."""
        with self._lock:
            return self._told.get(key) if key else None

    def sell(self, key: str, body: bytes) -> None:
        """Put a delivered picture on the bill, unless this key has paid for it."""
        with self._lock:
            if not key or key not in self._told:
                self.sold.append(key)
            self._told[key] = body

    def handler(self) -> type[BaseHTTPRequestHandler]:
        """Return what answers as the API does."""
        return _handler_for(self)


def _handler_for(server: ImageServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            data = self.rfile.read(int(self.headers.get("content-length", 0)))
            arrival = Arrival("images", self.path, data, self.headers.get("idempotency-key", ""))
            if not server.watch("asked", arrival):
                return
            reply = server.reply_to(json.loads(data))
            body = reply.raw if reply.raw is not None else json.dumps(reply.body).encode()
            if reply.status == 200:
                body = server.told(arrival.key) or body
            self.send_response(reply.status)
            self.send_header("content-type", "application/json" if reply.raw is None else "text/html")
            self.send_header("content-length", str(len(body)))
            for name, value in reply.headers:
                self.send_header(name, value)
            self.end_headers()
            if reply.status != 200:
                self.wfile.write(body)
            else:
                send_watched(self, body, self._look(body), arrival)

        def _look(self, body: bytes) -> Watch:
            def look(moment: Moment, arrival: Arrival) -> bool:
                if moment == "answered":
                    server.sell(arrival.key, body)
                return server.watch(moment, arrival)

            return look

        def log_message(self, *_: object) -> None:
            """Tests are quiet."""

    return Handler

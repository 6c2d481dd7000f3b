"""An image model on this machine: OpenAI's image generations over real HTTP, with failures laid in wait.

Replies are scripted in order; when the script is used up, a small picture is sent whose colour follows from
the prompt.
"""

from __future__ import annotations

import base64
import io
import json
import threading
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


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
    """A PNG of one colour that follows from the prompt."""
    from PIL import Image

    shade = zlib.crc32(prompt.encode())
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), (shade & 255, shade >> 8 & 255, shade >> 16 & 255)).save(buffer, "PNG")
    return buffer.getvalue()


class ImageServer:
    """The server, as a context manager; `requests` are the bodies that came in."""

    def __init__(self, script: Sequence[ImageReply] = ()) -> None:
        self.requests: list[dict[str, Any]] = []
        self._script = list(script)
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler_for(self))
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    @property
    def base_url(self) -> str:
        """Return the URL a client is given, up to /v1."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def reply_to(self, request: dict[str, Any]) -> ImageReply:
        """Note a call and return what to do with it."""
        with self._lock:
            self.requests.append(request)
            if self._script:
                return self._script.pop(0)
        return picture_reply(small_picture(str(request.get("prompt", ""))))

    def __enter__(self) -> ImageServer:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)


def _handler_for(server: ImageServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers.get("content-length", 0))))
            reply = server.reply_to(request)
            body = reply.raw if reply.raw is not None else json.dumps(reply.body).encode()
            self.send_response(reply.status)
            self.send_header("content-type", "application/json" if reply.raw is None else "text/html")
            self.send_header("content-length", str(len(body)))
            for name, value in reply.headers:
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Tests are quiet."""

    return Handler

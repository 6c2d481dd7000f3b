"""A webhook on the loopback interface: keeps what is posted to it, and answers as it is told to."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler

from resources.fakes.loopback import Loopback


@dataclass(frozen=True)
class Reply:
    """How one post is answered: a status with headers, or not at all for a while."""

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    hang_s: float = 0.0


@dataclass
class FakeWebhook(Loopback):
    """A running server while its `with` block lasts: `posts` are the JSON bodies it got, `paths` where to.

    `replies` are used up in order; after them everything is answered 200.
    """

    replies: list[Reply] = field(default_factory=list)
    posts: list[dict[str, object]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)

    def handler(self) -> type[BaseHTTPRequestHandler]:
        """Return what notes posts and answers them."""
        return _handler_for(self)

    @property
    def url(self) -> str:
        """Return the address to post to, with a path that stands for its secret."""
        return f"{self.root}/services/T0/B0/secret"


def _handler_for(webhook: FakeWebhook) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            webhook.posts.append(json.loads(body))
            webhook.paths.append(self.path)
            reply = webhook.replies.pop(0) if webhook.replies else Reply()
            webhook.wait(reply.hang_s)
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            return

    return Handler

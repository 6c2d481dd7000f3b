"""A Reddit on the loopback interface: token, listings with paging, comments, and failures by script.

For tests and for trying a channel without credentials: aim `RedditSource` at `url` for both its addresses.
It answers what Reddit answers, in Reddit's JSON; what it cannot know (scores over time) it does not invent.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlsplit

from resources.fakes.loopback import Loopback

Fields = Mapping[str, object]

_PAGE = "<!doctype html><html><body><h1>Blocked</h1></body></html>"


@dataclass(frozen=True)
class Failure:
    """How the next matching request fails: a status with a body, half a body, or no answer for a while.

    `path` is the beginning of the paths it strikes ("" strikes all), `times` how often it strikes.
    """

    path: str = ""
    status: int = 500
    body: str = '{"message": "Internal Server Error", "error": 500}'
    kind: str = "application/json"
    headers: tuple[tuple[str, str], ...] = ()
    cut_body: bool = False
    hang_s: float = 0.0
    times: int = 1


def web_page(path: str = "", status: int = 200, times: int = 1) -> Failure:
    """Return the failure Reddit is known for: a web page where JSON was asked for."""
    return Failure(path=path, status=status, body=_PAGE, kind="text/html", times=times)


@dataclass
class FakeReddit(Loopback):
    """A running server while its `with` block lasts.

    `posts` are records in Reddit's field names, listed per community in the given order; `comments` maps a
    post's id to its top-level comments ({"id", "body", "score"}). `seen` holds every request as
    "METHOD path?query", in order; `fail` queues failures, each struck off after its `times`.
    """

    posts: Sequence[Fields] = ()
    comments: Mapping[str, Sequence[Fields]] = field(default_factory=dict)
    client_id: str = "fake-id"
    client_secret: str = "fake-secret"
    remaining: int = 590
    reset_s: int = 590
    seen: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._failures: list[tuple[Failure, int]] = []

    def handler(self) -> type[BaseHTTPRequestHandler]:
        """Return what answers as Reddit does."""
        return _handler_for(self)

    @property
    def url(self) -> str:
        """Return the address that stands for both www.reddit.com and oauth.reddit.com."""
        return self.root

    def fail(self, *failures: Failure) -> None:
        """Queue failures; a request is struck by the first one that matches its path."""
        self._failures += [(failure, failure.times) for failure in failures]

    def _strike(self, path: str) -> Failure | None:
        for at, (failure, left) in enumerate(self._failures):
            if left and path.startswith(failure.path):
                self._failures[at] = (failure, left - 1)
                return failure
        return None


def _handler_for(reddit: FakeReddit) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._answer()

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            self._answer()

        def _answer(self) -> None:
            target = urlsplit(self.path)
            reddit.seen.append(f"{self.command} {self.path}")
            failure = reddit._strike(target.path)
            if failure is not None:
                self._fail(failure)
            elif target.path == "/api/v1/access_token":
                self._token()
            elif "bearer fake-token" not in self.headers.get("Authorization", ""):
                self._send(401, json.dumps({"message": "Unauthorized", "error": 401}))
            else:
                query = {name: values[-1] for name, values in parse_qs(target.query).items()}
                self._send(*_page(reddit, target.path, query))

        def _token(self) -> None:
            import base64

            expected = base64.b64encode(f"{reddit.client_id}:{reddit.client_secret}".encode()).decode()
            if self.headers.get("Authorization") != f"Basic {expected}":
                self._send(401, json.dumps({"message": "Unauthorized", "error": 401}))
                return
            token = {"access_token": "fake-token", "token_type": "bearer", "expires_in": 86400, "scope": "*"}
            self._send(200, json.dumps(token), counted=False)

        def _fail(self, failure: Failure) -> None:
            if failure.hang_s:
                reddit.wait(failure.hang_s)
                self.close_connection = True
                return
            body = failure.body.encode("utf-8")
            length = len(body) * 2 if failure.cut_body else len(body)
            self._head(failure.status, failure.kind, length, failure.headers)
            self.wfile.write(body)
            self.close_connection = failure.cut_body

        def _send(self, status: int, text: str, counted: bool = True) -> None:
            body = text.encode("utf-8")
            limits = (
                ("x-ratelimit-remaining", f"{reddit.remaining}.0"),
                ("x-ratelimit-used", str(600 - reddit.remaining)),
                ("x-ratelimit-reset", str(reddit.reset_s)),
            )
            self._head(status, "application/json; charset=UTF-8", len(body), limits if counted else ())
            self.wfile.write(body)

        def _head(self, status: int, kind: str, length: int, headers: Sequence[tuple[str, str]]) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(length))
            # said, because a client that is not told may send its next request into the closing socket
            if self.close_connection:
                self.send_header("Connection", "close")
            for name, value in headers:
                self.send_header(name, value)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            return

    return Handler


def _page(reddit: FakeReddit, path: str, query: Mapping[str, str]) -> tuple[int, str]:
    parts = [part for part in path.split("/") if part]
    if len(parts) == 3 and parts[0] == "r":
        return _listing(reddit, parts[1], query)
    if len(parts) == 2 and parts[0] == "comments":
        return _comments(reddit, parts[1], query)
    return 404, json.dumps({"message": "Not Found", "error": 404})


def _listing(reddit: FakeReddit, community: str, query: Mapping[str, str]) -> tuple[int, str]:
    posts = [post for post in reddit.posts if str(post["subreddit"]).lower() == community.lower()]
    if not posts:
        return 404, json.dumps({"message": "Not Found", "error": 404, "reason": "banned"})
    names = [f"t3_{post['id']}" for post in posts]
    start = names.index(query["after"]) + 1 if query.get("after") in names else 0
    end = start + min(100, int(query.get("limit", "25")))
    children = [_thing("t3", {"name": f"t3_{post['id']}", **post}) for post in posts[start:end]]
    after = names[end - 1] if end < len(names) else None
    listing = {"kind": "Listing", "data": {"after": after, "before": None, "children": children}}
    return 200, json.dumps(listing)


def _comments(reddit: FakeReddit, post_id: str, query: Mapping[str, str]) -> tuple[int, str]:
    posts = [post for post in reddit.posts if post["id"] == post_id]
    top = sorted(reddit.comments.get(post_id, ()), key=lambda comment: -int(str(comment["score"])))
    children = [
        _thing("t1", {"replies": "", "link_id": f"t3_{post_id}", "parent_id": f"t3_{post_id}", **comment})
        for comment in top[: int(query.get("limit", "200"))]
    ]
    if len(top) > len(children):
        more = {"id": "more", "name": "t1_more", "count": 1, "children": ["zz"], "parent_id": f"t3_{post_id}"}
        children.append(_thing("more", more))
    listings = [
        {"kind": "Listing", "data": {"after": None, "before": None, "children": inner}}
        for inner in ([_thing("t3", post) for post in posts], children)
    ]
    return (200, json.dumps(listings)) if posts else (404, json.dumps({"message": "Not Found", "error": 404}))


def _thing(kind: str, data: Fields) -> dict[str, object]:
    return {"kind": kind, "data": dict(data)}

"""A language model on this machine: OpenAI's chat completions over real HTTP, with failures laid in wait.

Replies are scripted in order; when the script is used up, `answer` makes one from the request. Calls are
counted, and every completion that arrives whole is put on an invoice, as a provider would. A call with an
Idempotency-Key that was answered before gets that answer again, and no second invoice.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any, Literal

from resources.fakes.loopback import Arrival, Loopback, Moment, Watch, nobody, send_watched

Kind = Literal["text", "status", "html", "refusal", "empty", "half", "cut", "hang", "no_choices", "filtered"]
Answer = Callable[[Mapping[str, Any]], str]


@dataclass(frozen=True)
class Reply:
    """What the server does with one call.

    `text` is the content of a completion, or the message of an error `status`; `half` sends a broken JSON
    body, `cut` closes the connection in the middle of it, `hang` says nothing for `seconds`.
    """

    kind: Kind = "text"
    text: str = ""
    status: int = 200
    code: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    seconds: float = 5.0


@dataclass(frozen=True)
class Invoice:
    """What one completion would be charged for."""

    model: str
    prompt_tokens: int
    completion_tokens: int
    key: str = ""


@dataclass
class _Books:
    """What happened so far, under one lock."""

    script: list[Reply]
    answer: Answer
    watch: Watch
    wait: Callable[[float], None]
    down: Reply | None = None
    told: dict[str, bytes] = field(default_factory=dict)
    requests: list[dict[str, Any]] = field(default_factory=list)
    invoices: list[Invoice] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)


class LlmServer(Loopback):
    """The server, as a context manager; `base_url` is what a client is given.

    `requests` are the bodies that came in, `invoices` what was delivered whole; `watch` looks on.
    """

    def __init__(
        self, script: Sequence[Reply | str] = (), answer: Answer | None = None, watch: Watch = nobody
    ) -> None:
        replies = [Reply(text=entry) if isinstance(entry, str) else entry for entry in script]
        self._books = _Books(replies, answer or example, watch, self.wait)

    @property
    def base_url(self) -> str:
        """Return the URL a client is given, up to /v1."""
        return f"{self.root}/v1"

    @property
    def calls(self) -> int:
        """Return how many calls came in, failed ones too."""
        return len(self._books.requests)

    @property
    def requests(self) -> tuple[dict[str, Any], ...]:
        """Return the request bodies in the order they came."""
        return tuple(self._books.requests)

    @property
    def invoices(self) -> tuple[Invoice, ...]:
        """Return what was delivered and would be charged for."""
        return tuple(self._books.invoices)

    def break_down(self, reply: Reply) -> None:
        """Give every call this reply, until `recover`; what is scripted waits."""
        self._books.down = reply

    def recover(self) -> None:
        """Answer again."""
        self._books.down = None

    def open_books(self) -> None:
        """Forget all calls, answers and invoices so far, as for another customer."""
        with self._books.lock:
            self._books.requests.clear()
            self._books.invoices.clear()
            self._books.told.clear()

    def handler(self) -> type[BaseHTTPRequestHandler]:
        """Return what answers as the API does."""
        return _handler_for(self._books)


def example(request: Mapping[str, Any]) -> str:
    """Return the smallest JSON that fits the schema a request asks for."""
    schema = request.get("response_format", {}).get("json_schema", {}).get("schema", {})
    return json.dumps(_instance(schema, schema.get("$defs", {})))


def _instance(node: Mapping[str, Any], definitions: Mapping[str, Any]) -> object:
    if "$ref" in node:
        return _instance(definitions[str(node["$ref"]).rsplit("/", 1)[-1]], definitions)
    if "enum" in node:
        return node["enum"][0]
    kind = node.get("type")
    if kind == "object":
        return {name: _instance(field, definitions) for name, field in node.get("properties", {}).items()}
    if kind == "array":
        return [_instance(node.get("items", {}), definitions)] * max(1, int(node.get("minItems", 1)))
    return {"integer": 0, "number": 0.0, "boolean": False}.get(str(kind), "An example.")


def _handler_for(books: _Books) -> type[BaseHTTPRequestHandler]:
    class Handler(_Handler):
        pass

    Handler.books = books
    return Handler


class _Handler(BaseHTTPRequestHandler):
    """Answer one call after the other as the books say."""

    protocol_version = "HTTP/1.1"
    books: _Books

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        request = json.loads(body)
        arrival = Arrival("llm", self.path, body, self.headers.get("idempotency-key", ""))
        if not self.books.watch("asked", arrival):
            self.close_connection = True
            return
        with self.books.lock:
            self.books.requests.append(request)
            reply = self.books.down
            if reply is None and self.books.script:
                reply = self.books.script.pop(0)
        self._do(reply or Reply(text=self.books.answer(request)), request, arrival)

    def _do(self, reply: Reply, request: Mapping[str, Any], arrival: Arrival) -> None:
        if reply.kind == "hang":
            self.books.wait(reply.seconds)
            self.close_connection = True
        elif reply.kind == "html":
            page = b"<html><body>Please log in.</body></html>"
            self._send(reply.status, page, "text/html", reply.headers)
        elif reply.kind == "status":
            error = {"error": {"message": reply.text or "no", "type": "error", "code": reply.code or None}}
            self._send(reply.status, json.dumps(error).encode(), "application/json", reply.headers)
        else:
            self._complete(reply, request, arrival)

    def _complete(self, reply: Reply, request: Mapping[str, Any], arrival: Arrival) -> None:
        data = _completion(reply, request)
        body = json.dumps(data).encode()
        if reply.kind == "half":
            self._send(200, body[: len(body) // 2], "application/json", reply.headers)
        elif reply.kind == "cut":
            self._send(200, body, "application/json", reply.headers, sent=len(body) // 2)
            self.close_connection = True
        else:
            self._deliver(body, data["usage"], reply, request, arrival)

    def _deliver(
        self,
        body: bytes,
        usage: Mapping[str, int],
        reply: Reply,
        request: Mapping[str, Any],
        arrival: Arrival,
    ) -> None:
        """Send a completion, and put it on an invoice as it leaves; a call told before is told again, free."""
        with self.books.lock:
            again = self.books.told.get(arrival.key) if arrival.key else None
        body = again or body
        self._send(200, body, "application/json", reply.headers, sent=0)
        invoice = Invoice(
            str(request.get("model")), usage["prompt_tokens"], usage["completion_tokens"], arrival.key
        )

        def look(moment: Moment, of: Arrival) -> bool:
            if moment == "answered":
                with self.books.lock:
                    self.books.told[of.key] = body
                    self.books.invoices.extend([invoice] if again is None else [])
            return self.books.watch(moment, of)

        send_watched(self, body, look, arrival)

    def _send(
        self,
        status: int,
        body: bytes,
        media_type: str,
        headers: Sequence[tuple[str, str]],
        sent: int | None = None,
    ) -> None:
        self.send_response(status)
        self.send_header("content-type", media_type)
        self.send_header("content-length", str(len(body)))
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body[:sent])

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: a test's output is the test's."""


def _completion(reply: Reply, request: Mapping[str, Any]) -> dict[str, Any]:
    """Return the body of a completion as the provider would send it."""
    asked = sum(len(str(message.get("content", ""))) for message in request.get("messages", []))
    text = "" if reply.kind in ("refusal", "empty") else reply.text
    message = {
        "role": "assistant",
        "content": text or None,
        "refusal": reply.text or "I cannot help with that." if reply.kind == "refusal" else None,
    }
    finish = "content_filter" if reply.kind == "filtered" else "stop"
    usage = {"prompt_tokens": asked // 4 + 1, "completion_tokens": len(reply.text) // 4 + 1}
    choices = (
        [] if reply.kind == "no_choices" else [{"index": 0, "message": message, "finish_reason": finish}]
    )
    return {
        "id": "chatcmpl-local",
        "object": "chat.completion",
        "created": 0,
        "model": request.get("model"),
        "choices": choices,
        "usage": {**usage, "total_tokens": sum(usage.values())},
    }

"""A YouTube on this machine: tokens, resumable uploads, lists, updates and thumbnails over real HTTP.

Bodies are checked against the API's own description, so a misspelt or missing field is refused as YouTube
would. Faults can be laid in wait at any step: an error reply, or a connection cut before or after the step
took effect. A watcher may drop a call when it is asked, when half of what is uploaded has come, or when its
answer is on its way.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any, Literal
from urllib.parse import parse_qs, urlsplit

from resources.fakes.loopback import Arrival, Loopback, Watch, nobody
from resources.platforms.youtube import api_description

Step = Literal["token", "open", "chunk", "ask", "channels", "playlist", "videos", "update", "thumbnail"]
REFRESH_TOKEN = "a-refresh-token"


@dataclass(frozen=True)
class Fault:
    """What happens at a step instead of success: a reply, or a cut connection.

    `cut` "before" drops the request unheard; "after" lets it take effect and drops the answer.
    """

    step: Step
    status: int = 0
    reason: str = ""
    cut: Literal["no", "before", "after"] = "no"
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes | None = None


@dataclass
class Upload:
    """An open upload: the resource it will become, and the bytes received so far."""

    resource: dict[str, Any]
    size: int
    data: bytearray = field(default_factory=bytearray)
    video_id: str = ""


@dataclass(frozen=True)
class Seen:
    """One request as it came in."""

    step: str
    method: str
    path: str
    query: dict[str, list[str]]
    body: bytes


class YouTubeServer(Loopback):
    """The server, as a context manager; `base_url` is where it listens.

    `videos` holds what is published, by id, with the sha256 of its bytes; `seen` every request in order.
    """

    def __init__(self, watch: Watch = nobody) -> None:
        self.watch = watch
        self.videos: dict[str, dict[str, Any]] = {}
        self.uploads: dict[str, Upload] = {}
        self.thumbnails: dict[str, bytes] = {}
        self.seen: list[Seen] = []
        self.faults: list[Fault] = []
        self.locked_private = False
        self.schemas: dict[str, Any] = api_description()["schemas"]
        self.lock = threading.Lock()

    @property
    def base_url(self) -> str:
        return self.root

    def handler(self) -> type[BaseHTTPRequestHandler]:
        """Return what answers as YouTube does."""
        return _handler_for(self)

    def lay(self, *faults: Fault) -> None:
        """Lay faults in wait: each strikes once, at the next request of its step."""
        self.faults.extend(faults)

    def steps(self) -> list[str]:
        """Return the steps of the requests seen so far."""
        return [seen.step for seen in self.seen]

    def forget_sessions(self) -> None:
        """Drop the upload sessions, as YouTube does after a while; published videos stay."""
        self.uploads.clear()

    def open_books(self) -> None:
        """Forget everything so far, as for another channel."""
        with self.lock:
            for shelf in (self.videos, self.uploads, self.thumbnails, self.seen):
                shelf.clear()

    def take_fault(self, step: str) -> Fault | None:
        """Return and remove the first fault laid for a step."""
        for fault in self.faults:
            if fault.step == step:
                self.faults.remove(fault)
                return fault
        return None

    # ------------------------------------------------------------------ what YouTube does
    def open_upload(self, body: bytes, size: int) -> tuple[str, str]:
        """Open an upload and return (its id, ""), or ("", the reason it is refused)."""
        resource = json.loads(body)
        reason = self._wrong(resource, creating=True)
        if reason:
            return "", reason
        key = f"s{len(self.seen)}"
        self.uploads[key] = Upload(resource, size)
        return key, ""

    def receive(self, key: str, start: int, data: bytes) -> Upload | None:
        """Take a chunk; the upload becomes a video with its last byte."""
        upload = self.uploads.get(key)
        if upload is None:
            return None
        if start == len(upload.data):
            upload.data += data
        if len(upload.data) == upload.size and not upload.video_id:
            upload.video_id = f"video{len(self.videos) + 1:04d}"
            if self.locked_private:
                upload.resource["status"]["privacyStatus"] = "private"
            sha = hashlib.sha256(upload.data).hexdigest()
            self.videos[upload.video_id] = {
                "kind": "youtube#video",
                "id": upload.video_id,
                **upload.resource,
                "sha256": sha,
            }
        return upload

    def update(self, body: bytes, parts: list[str]) -> tuple[dict[str, Any], str]:
        """Change the named parts of a video; return (the video, "") or ({}, the reason it is refused)."""
        resource = json.loads(body)
        if resource.get("id") not in self.videos:
            return {}, "videoNotFound"
        reason = self._wrong(resource, creating=False)
        if reason:
            return {}, reason
        video = self.videos[resource["id"]]
        video.update({part: resource[part] for part in parts})
        return video, ""

    def _wrong(self, resource: dict[str, Any], creating: bool) -> str:
        """Return the reason a resource is refused, or an empty string."""
        unknown = self._unknown("Video", resource)
        if unknown:
            return f"unknownField.{unknown}"
        snippet, status = resource.get("snippet"), resource.get("status")
        if creating and (snippet is None or status is None):
            return "missingRequiredParameter"
        if snippet is not None:
            title, description = str(snippet.get("title", "")), str(snippet.get("description", ""))
            if not title or len(title) > 100 or set(title) & set("<>"):
                return "invalidTitle"
            if len(description.encode()) > 5000 or set(description) & set("<>"):
                return "invalidDescription"
            if sum(len(tag) + (2 if " " in tag else 0) + 1 for tag in snippet.get("tags", [])) > 501:
                return "invalidTags"
        if status is not None:
            for flag in ("selfDeclaredMadeForKids", "containsSyntheticMedia"):
                if not isinstance(status.get(flag), bool):
                    return f"invalidVideoMetadata.{flag}"
            if status.get("privacyStatus") not in ("private", "unlisted", "public"):
                return "invalidVideoMetadata.privacyStatus"
        return ""

    def _unknown(self, schema: str, value: dict[str, Any]) -> str:
        """Return the first field that the API's description does not know, dotted."""
        properties = self.schemas[schema]["properties"]
        for name, inner in value.items():
            if name not in properties:
                return name
            if "$ref" in properties[name] and isinstance(inner, dict):
                found = self._unknown(properties[name]["$ref"], inner)
                if found:
                    return f"{name}.{found}"
        return ""


def _handler_for(server: YouTubeServer) -> type[BaseHTTPRequestHandler]:
    class Handler(_Handler):
        youtube = server

    return Handler


class _Handler(BaseHTTPRequestHandler):
    """Route one request; everything it decides is asked of the server."""

    youtube: YouTubeServer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._serve()

    def do_POST(self) -> None:
        self._serve()

    def do_PUT(self) -> None:
        self._serve()

    def log_message(self, format: str, *args: object) -> None:
        """Stay quiet."""

    def _serve(self) -> None:
        address = urlsplit(self.path)
        step, answer = self._route(address.path)
        size = int(self.headers.get("content-length") or 0)
        body = self.rfile.read(size // 2)
        arrival = Arrival("youtube", step, f"{self.command} {address.path}".encode())
        if step == "chunk" and not self.youtube.watch("half", arrival):
            with self.youtube.lock:  # what has come of it stays, as far as it has come
                self.youtube.receive(address.path.rsplit("/", 1)[1], self._first_byte(), body)
            self.close_connection = True
            return
        body += self.rfile.read(size - len(body))
        if not self.youtube.watch("asked", arrival):
            self.close_connection = True
            return
        with self.youtube.lock:
            self.youtube.seen.append(Seen(step, self.command, address.path, parse_qs(address.query), body))
            fault = self.youtube.take_fault(step)
            if fault is not None and fault.cut == "before":
                self.close_connection = True
                return
            if fault is not None and fault.status:
                self._refuse(fault)
                return
            if fault is not None and fault.cut == "after":
                self.wfile = _Nowhere()  # type: ignore[assignment]
                self.close_connection = True
            answer(address.path, parse_qs(address.query), body)
        self.youtube.watch("answered", arrival)

    def _first_byte(self) -> int:
        start = self.headers.get("content-range", "bytes 0-").removeprefix("bytes ").split("-")[0]
        return int(start) if start.isdigit() else -1

    def _route(self, path: str) -> tuple[str, Callable[[str, dict[str, list[str]], bytes], None]]:
        if path == "/token":
            return "token", self._token
        if path.startswith("/session/"):
            asks = self.headers.get("content-range", "").startswith("bytes */")
            return ("ask" if asks else "chunk"), self._session
        if path.endswith("/thumbnails/set"):
            return "thumbnail", self._thumbnail
        if path.endswith("/upload/youtube/v3/videos"):
            return "open", self._open
        if path.endswith("/channels"):
            return "channels", self._channels
        if path.endswith("/playlistItems"):
            return "playlist", self._playlist
        if path.endswith("/videos"):
            return ("update", self._update) if self.command == "PUT" else ("videos", self._videos)
        return "unknown", self._unknown

    # ------------------------------------------------------------------ answers
    def _token(self, path: str, query: dict[str, list[str]], body: bytes) -> None:
        if parse_qs(body.decode()).get("refresh_token") == [REFRESH_TOKEN]:
            self._json(200, {"access_token": "an-access-token", "expires_in": 3600, "token_type": "Bearer"})
        else:
            self._json(
                400, {"error": "invalid_grant", "error_description": "Token has been expired or revoked."}
            )

    def _open(self, path: str, query: dict[str, list[str]], body: bytes) -> None:
        if (
            query.get("uploadType") != ["resumable"]
            or self.headers.get("authorization") != "Bearer an-access-token"
        ):
            self._refuse(Fault("open", 401, "authError"))
            return
        key, reason = self.youtube.open_upload(body, int(self.headers["x-upload-content-length"]))
        if reason:
            self._refuse(Fault("open", 400, reason))
        else:
            self._send(200, b"", {"location": f"{self.youtube.base_url}/session/{key}"})

    def _session(self, path: str, query: dict[str, list[str]], body: bytes) -> None:
        upload = self.youtube.receive(path.rsplit("/", 1)[1], self._first_byte(), body)
        if upload is None:
            self._refuse(Fault("chunk", 404, "notFound"))
        elif upload.video_id:
            self._json(200, self.youtube.videos[upload.video_id])
        else:
            self._send(308, b"", {"range": f"bytes=0-{len(upload.data) - 1}"} if upload.data else {})

    def _channels(self, path: str, query: dict[str, list[str]], body: bytes) -> None:
        self._json(200, {"items": [{"contentDetails": {"relatedPlaylists": {"uploads": "UU1"}}}]})

    def _playlist(self, path: str, query: dict[str, list[str]], body: bytes) -> None:
        self._json(
            200, {"items": [{"contentDetails": {"videoId": key}} for key in reversed(self.youtube.videos)]}
        )

    def _videos(self, path: str, query: dict[str, list[str]], body: bytes) -> None:
        wanted = query["id"][0].split(",")
        self._json(200, {"items": [self.youtube.videos[key] for key in wanted if key in self.youtube.videos]})

    def _update(self, path: str, query: dict[str, list[str]], body: bytes) -> None:
        video, reason = self.youtube.update(body, query["part"][0].split(","))
        if reason:
            self._refuse(Fault("update", 400, reason))
        else:
            self._json(200, video)

    def _thumbnail(self, path: str, query: dict[str, list[str]], body: bytes) -> None:
        self.youtube.thumbnails[query["videoId"][0]] = body
        self._json(200, {"items": [{}]})

    def _unknown(self, path: str, query: dict[str, list[str]], body: bytes) -> None:
        self._refuse(Fault("ask", 404, "notFound"))

    # ------------------------------------------------------------------ replies
    def _refuse(self, fault: Fault) -> None:
        document = {"error": {"code": fault.status, "message": "no", "errors": [{"reason": fault.reason}]}}
        body = json.dumps(document).encode() if fault.body is None else fault.body
        self._send(fault.status, body, {"content-type": "application/json", **dict(fault.headers)})

    def _json(self, status: int, value: object) -> None:
        self._send(status, json.dumps(value).encode(), {"content-type": "application/json"})

    def _send(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class _Nowhere:
    """Where an answer goes that must not arrive."""

    def write(self, data: bytes) -> int:
        return len(data)

    def flush(self) -> None:
        return None

    def close(self) -> None:
        return None

    @property
    def closed(self) -> bool:
        return False

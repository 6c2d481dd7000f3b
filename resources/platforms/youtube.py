"""YouTube: resumable uploads through google-api-python-client, private by default, published once.

The delivery journal holds how far an upload has come, and the video carries our own tag, so that a retry
after a cut at any point finds what is already there. Credentials come from the environment only. `base_url`
and `token_url` aim the client at another server. Owns the calls and their order; `youtube_errors.py` reads
refusals.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from resources.call_cache import canonical_json
from resources.errors import AuthFailed, InvalidInput, MalformedReply, Refused, TransientFailure
from resources.platforms.base import Delivery, DeliveryReceipt, verify_bytes
from resources.platforms.journal import Entry, Journal
from resources.platforms.youtube_errors import PROVIDER, explained
from resources.progress import report
from resources.store import digest_file

if TYPE_CHECKING:
    from google_auth_httplib2 import AuthorizedHttp
    from googleapiclient.discovery import Resource
    from googleapiclient.http import HttpRequest

CREDENTIALS = ("YOUTUBE_CLIENT_ID", "YOUTUBE_CLIENT_SECRET", "YOUTUBE_REFRESH_TOKEN")
SCOPE = "https://www.googleapis.com/auth/youtube"
_TOKEN_URL = "https://oauth2.googleapis.com/token"
_ENTERTAINMENT = "24"
_TIMEOUT_S = 60.0
_LOOK_BACK = 50  # uploads searched for our tag: one page of the API


@dataclass(frozen=True)
class _Client:
    """The API as a resource, and the authorized HTTP beneath it for the upload session itself."""

    api: Resource
    http: AuthorizedHttp

    def close(self) -> None:
        self.http.close()


@dataclass(frozen=True)
class _Session:
    """What the server says of an open upload: `at` bytes are there, or the finished `video`, or `gone`."""

    at: int = 0
    video: Mapping[str, Any] | None = None
    gone: bool = False


class YouTube:
    """Deliver to the channel that the refresh token belongs to.

    `chunk_bytes` is a multiple of 256 KiB (the API's rule). Nothing is sent before the first `deliver`.
    """

    name = PROVIDER

    def __init__(
        self,
        journal: Path,
        environ: Mapping[str, str],
        *,
        base_url: str | None = None,
        token_url: str | None = None,
        chunk_bytes: int = 8 << 20,
    ) -> None:
        if chunk_bytes <= 0 or chunk_bytes % (256 << 10):
            raise InvalidInput(f"chunk_bytes is {chunk_bytes}; it must be a multiple of {256 << 10}")
        self._journal = Journal(journal)
        self._environ = environ
        self._base_url = base_url
        self._token_url = token_url or _TOKEN_URL
        self._chunk = chunk_bytes

    def deliver(self, delivery: Delivery) -> DeliveryReceipt:
        """Upload the video, unless it is there already, and bring its words and thumbnail up to date.

        Raises AuthFailed, RateLimited (quota included), Refused, TransientFailure or MalformedReply. After
        any of them, or a kill, the next call goes on where this one stopped.
        """
        verify_bytes(delivery)
        with self._journal.hold(delivery.video_sha256):
            entry = self._journal.read(delivery.video_sha256).but(label=delivery.label)
            with explained(delivery.label), closing(self._connect()) as client:
                if not entry.reference:
                    entry = self._publish(client, delivery, entry)
                entry = self._update(client, delivery, entry)
                entry = self._set_thumbnail(client, delivery, entry)
            earlier = tuple(
                f"an earlier rendering is still there as {other.reference}"
                for other in self._journal.earlier(entry)
            )
        return _receipt(delivery, entry, earlier)

    # ------------------------------------------------------------------ publishing once
    def _publish(self, client: _Client, delivery: Delivery, entry: Entry) -> Entry:
        session = _ask_session(client, entry.session, delivery) if entry.session else _Session(gone=True)
        if session.video is not None:
            return self._published(entry, session.video)
        if session.gone:
            found = _find_ours(client, delivery.video_sha256)
            if found is not None:
                return self._published(entry.but(session_words="", session_status=""), found)
        if session.gone:
            entry = self._open_session(client, delivery, entry)
        return self._published(
            entry, _send_the_rest(client, entry.session, delivery, session.at, self._chunk)
        )

    def _open_session(self, client: _Client, delivery: Delivery, entry: Entry) -> Entry:
        """Open an upload and note its address before a byte is sent: without bytes nothing is published."""
        size = delivery.video.stat().st_size
        request = _insert_request(client, delivery)
        headers = {
            **request.headers,
            "X-Upload-Content-Type": "video/mp4",
            "X-Upload-Content-Length": str(size),
            "content-length": str(request.body_size),
        }
        response, content = client.http.request(
            request.uri, request.method, body=request.body, headers=headers
        )
        _expect(response, content, (200,))
        if "location" not in response:
            raise MalformedReply(
                "no address for the upload was given", provider=PROVIDER, item=delivery.label
            )
        report("upload", 0, size, delivery.label)
        return self._journal.write(
            entry.but(
                session=response["location"],
                session_words=_digest(_snippet(delivery)),
                session_status=_digest(_status(delivery)),
            )
        )

    def _published(self, entry: Entry, video: Mapping[str, Any]) -> Entry:
        report("upload", 1, 1, "published")
        return self._journal.write(
            entry.but(
                reference=str(video["id"]),
                privacy=str(video.get("status", {}).get("privacyStatus", "")),
                words=entry.session_words,
                status=entry.session_status,
                session="",
            )
        )

    # ------------------------------------------------------------------ words and thumbnail
    def _update(self, client: _Client, delivery: Delivery, entry: Entry) -> Entry:
        """Tell YouTube the words and the status, each only when it is not what it was last told.

        The status is left alone otherwise, so that a person's own choice in the studio stands.
        """
        words, status = _digest(_snippet(delivery)), _digest(_status(delivery))
        parts = {
            **({"snippet": _snippet(delivery)} if words != entry.words else {}),
            **({"status": _status(delivery)} if status != entry.status else {}),
        }
        if not parts:
            return entry
        body = {"id": entry.reference, **parts}
        video = client.api.videos().update(part=",".join(parts), body=body).execute()
        privacy = str(video.get("status", {}).get("privacyStatus", entry.privacy))
        return self._journal.write(entry.but(words=words, status=status, privacy=privacy))

    def _set_thumbnail(self, client: _Client, delivery: Delivery, entry: Entry) -> Entry:
        """Set the picture; where the channel may not have its own, the receipt says so."""
        from googleapiclient.http import MediaInMemoryUpload

        if delivery.thumbnail is None or digest_file(delivery.thumbnail) == entry.thumbnail:
            return entry
        media = MediaInMemoryUpload(delivery.thumbnail.read_bytes(), mimetype=delivery.thumbnail_type)
        notes: tuple[str, ...] = ()
        try:
            with explained(delivery.label):
                client.api.thumbnails().set(videoId=entry.reference, media_body=media).execute()
        except (AuthFailed, Refused) as error:
            notes = (f"the thumbnail was not taken: {error}",)
        return self._journal.write(entry.but(thumbnail=digest_file(delivery.thumbnail), notes=notes))

    # ------------------------------------------------------------------ the client
    def _connect(self) -> _Client:
        from google.oauth2.credentials import Credentials
        from google_auth_httplib2 import AuthorizedHttp
        from googleapiclient.discovery import build_from_document
        from googleapiclient.http import build_http

        missing = [name for name in CREDENTIALS if not self._environ.get(name)]
        if missing:
            raise AuthFailed(f"set {', '.join(missing)} in the environment", provider=PROVIDER)
        client_id, client_secret, refresh_token = (self._environ[name] for name in CREDENTIALS)
        credentials = Credentials(  # type: ignore[no-untyped-call]
            token=None,
            refresh_token=refresh_token,
            token_uri=self._token_url,
            client_id=client_id,
            client_secret=client_secret,
            scopes=[SCOPE],
        )
        plain = build_http()
        plain.timeout = _TIMEOUT_S
        http = AuthorizedHttp(credentials, http=plain)
        return _Client(build_from_document(api_description(self._base_url), http=http), http)


def api_description(base_url: str | None = None) -> dict[str, Any]:
    """Return YouTube's discovery document as the client library ships it, aimed at `base_url`."""
    from googleapiclient.discovery_cache import get_static_doc

    text = get_static_doc("youtube", "v3")
    if text is None:
        raise MalformedReply("the client library ships no description of youtube v3", provider=PROVIDER)
    document: dict[str, Any] = json.loads(text)
    if base_url is not None:
        document["rootUrl"] = base_url.rstrip("/") + "/"
        document["baseUrl"] = document["rootUrl"]
    return document


def tag_of(video_sha256: str) -> str:
    """Return the tag by which we know our own video again on the channel."""
    return f"vidgen-{video_sha256[:16]}"


def _insert_request(client: _Client, delivery: Delivery) -> HttpRequest:
    """Return the call that opens an upload, its body and address made by the client library."""
    from googleapiclient.http import MediaInMemoryUpload

    body = {"snippet": _snippet(delivery), "status": _status(delivery)}
    media = MediaInMemoryUpload(b"", mimetype="video/mp4", resumable=True)  # only its type is used
    return client.api.videos().insert(
        part="snippet,status", body=body, media_body=media, notifySubscribers=False
    )


def _ask_session(client: _Client, session: str, delivery: Delivery) -> _Session:
    """Ask an open upload how far it is: an empty PUT, answered by 308 and a range, or by the video."""
    return _put(client, session, f"bytes */{delivery.video.stat().st_size}", b"")


def _send_the_rest(
    client: _Client, session: str, delivery: Delivery, at: int, chunk_bytes: int
) -> Mapping[str, Any]:
    """Send chunk after chunk from byte `at`, and return the video that the last one makes.

    Each chunk is bytes, not a stream: httplib2 repeats a request whose connection broke, and a stream that
    was read to its end would then be sent as nothing.
    """
    size = delivery.video.stat().st_size
    with delivery.video.open("rb") as file:
        while True:
            file.seek(at)
            chunk = file.read(chunk_bytes)
            state = _put(client, session, f"bytes {at}-{at + len(chunk) - 1}/{size}", chunk)
            if state.video is not None:
                return state.video
            if state.gone or state.at <= at:
                raise TransientFailure(
                    "the upload was broken off by the server", provider=PROVIDER, item=delivery.label
                )
            at = state.at
            report("upload", at, size, delivery.label)


def _put(client: _Client, session: str, content_range: str, data: bytes) -> _Session:
    headers = {"Content-Range": content_range, "content-length": str(len(data))}
    response, content = client.http.request(session, "PUT", body=data, headers=headers)
    if response.status in (404, 410):
        return _Session(gone=True)
    _expect(response, content, (200, 201, 308))
    if response.status == 308:
        return _Session(at=int(response["range"].split("-")[1]) + 1 if "range" in response else 0)
    return _Session(video=json.loads(content))


def _find_ours(client: _Client, video_sha256: str) -> Mapping[str, Any] | None:
    """Look for our tag among the channel's latest uploads: three cheap calls before one that publishes."""
    channels = client.api.channels().list(part="contentDetails", mine=True).execute().get("items", [])
    if not channels:
        raise AuthFailed("the account has no YouTube channel yet; open one", provider=PROVIDER)
    uploads = channels[0]["contentDetails"]["relatedPlaylists"]["uploads"]
    page = (
        client.api.playlistItems()
        .list(part="contentDetails", playlistId=uploads, maxResults=_LOOK_BACK)
        .execute()
    )
    ids = [item["contentDetails"]["videoId"] for item in page.get("items", [])]
    if not ids:
        return None
    videos = client.api.videos().list(part="snippet,status", id=",".join(ids)).execute().get("items", [])
    ours: list[Mapping[str, Any]] = [
        v for v in videos if tag_of(video_sha256) in v["snippet"].get("tags", [])
    ]
    return ours[0] if ours else None


def _snippet(delivery: Delivery) -> dict[str, object]:
    words = delivery.words
    return {
        "title": words.title,
        "description": words.description,
        "tags": [*words.tags, tag_of(delivery.video_sha256)],
        "categoryId": _ENTERTAINMENT,
        "defaultLanguage": words.language,
        "defaultAudioLanguage": words.language,
    }


def _status(delivery: Delivery) -> dict[str, object]:
    return {
        "privacyStatus": delivery.privacy,
        "selfDeclaredMadeForKids": delivery.words.made_for_kids,
        "containsSyntheticMedia": delivery.words.synthetic_media,
    }


def _digest(value: object) -> str:
    return hashlib.sha256(canonical_json(value)).hexdigest()


def _expect(response: Any, content: bytes, statuses: tuple[int, ...]) -> None:
    from googleapiclient.errors import HttpError

    if response.status not in statuses:
        raise HttpError(response, content)


def _receipt(delivery: Delivery, entry: Entry, notes: tuple[str, ...]) -> DeliveryReceipt:
    privacy = entry.privacy if entry.privacy in ("private", "unlisted", "public") else delivery.privacy
    locked = (
        (f"asked for {delivery.privacy}, but YouTube keeps it {privacy}",)
        if privacy != delivery.privacy
        else ()
    )
    return DeliveryReceipt.model_validate(
        {
            "platform": delivery.platform,
            "provider": PROVIDER,
            "video_sha256": delivery.video_sha256,
            "title": delivery.words.title,
            "privacy": privacy,
            "reference": entry.reference,
            "notes": (*entry.notes, *locked, *notes),
        }
    )

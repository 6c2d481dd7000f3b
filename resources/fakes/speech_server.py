"""Speech APIs on this machine: ElevenLabs, OpenAI and Google over real HTTP, with failures laid in wait.

One server speaks all three wire formats, told apart by their paths, and says what it is asked in espeak's
voice, with that voice's own word times. Replies are scripted in order; when the script is used up, everything
goes well. What is delivered is put on the bill; an Idempotency-Key that was answered before is answered again
and not sold twice.
"""

from __future__ import annotations

import base64
import json
import threading
import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any, Literal

from resources.fakes.loopback import Arrival, Loopback, Moment, Watch, nobody, send_watched
from resources.fakes.speech_sounds import RATE, Sound, Spoken, in_container, say, spoilt

Api = Literal["elevenlabs", "openai", "google"]
Kind = Literal["speech", "status", "html", "json", "half", "hang", "no_times"]


@dataclass(frozen=True)
class SpeechReply:
    """What the server does with one call.

    `sound` is what is sent where speech is; `status` an error in the API's own words; `half` closes the
    connection in the middle of the body; `hang` says nothing for `seconds`; `no_times` leaves the times out.
    """

    kind: Kind = "speech"
    sound: Sound = "speech"
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    text: str = "no"
    seconds: float = 5.0


@dataclass(frozen=True)
class Asked:
    """One question as the server understood it: which API, model and voice, the words, and whether with times."""

    api: Api
    model: str
    voice: str
    text: str
    speed: float
    key: str
    timed: bool = True


@dataclass
class _Books:
    script: list[SpeechReply]
    watch: Watch
    wait: Callable[[float], None]
    keys: Mapping[Api, str]
    down: SpeechReply | None = None
    told: dict[str, bytes] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    sold: list[Asked] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)


class SpeechServer(Loopback):
    """The server, as a context manager. `keys` are the API keys it accepts, any where an API is not in it."""

    def __init__(
        self,
        script: Sequence[SpeechReply] = (),
        watch: Watch = nobody,
        keys: Mapping[Api, str] | None = None,
    ) -> None:
        self._books = _Books(list(script), watch, self.wait, keys or {})

    @property
    def url(self) -> str:
        """Return the server's root, as ElevenLabs and Google are aimed at it."""
        return self.root

    @property
    def asked(self) -> tuple[Asked, ...]:
        """Return every question that came, in order, failed ones too."""
        return tuple(self._books.asked)

    @property
    def sold(self) -> tuple[Asked, ...]:
        """Return what was delivered whole and is on the bill."""
        return tuple(self._books.sold)

    @property
    def most_at_once(self) -> int:
        """Return how many questions were being answered at the same time, at most."""
        return self._books.most_at_once

    def break_down(self, reply: SpeechReply) -> None:
        """Give every call this reply, until `recover`; what is scripted waits."""
        self._books.down = reply

    def recover(self) -> None:
        """Speak again."""
        self._books.down = None

    def handler(self) -> type[BaseHTTPRequestHandler]:
        """Return what answers as the API does."""
        return _handler_for(self._books)


class _Refusal(Exception):
    """A question the API says no to, with its status and words."""

    def __init__(self, status: int, text: str) -> None:
        self.status = status
        self.text = text
        super().__init__(text)


def _handler_for(books: _Books) -> type[BaseHTTPRequestHandler]:
    class Handler(_Handler):
        pass

    Handler.books = books
    return Handler


class _Handler(BaseHTTPRequestHandler):
    """Answer one call as the books say."""

    protocol_version = "HTTP/1.1"
    books: _Books

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        books, api = self.books, _api_of(self.path)
        arrival = Arrival(api, self.path, body, self.headers.get("idempotency-key", ""))
        if not books.watch("asked", arrival):
            self.close_connection = True
            return
        with books.lock:
            reply = books.down or (books.script.pop(0) if books.script else SpeechReply())
            books.at_once += 1
            books.most_at_once = max(books.most_at_once, books.at_once)
        try:
            self._answer(api, arrival, reply)
        finally:
            with books.lock:
                books.at_once -= 1

    def _answer(self, api: Api, arrival: Arrival, reply: SpeechReply) -> None:
        try:
            asked = _understood(api, self.path, json.loads(arrival.body), arrival.key)
            with self.books.lock:
                self.books.asked.append(asked)
            self._check_key(api)
        except _Refusal as error:
            reply = SpeechReply("status", status=error.status, text=error.text)
        if reply.kind == "hang":
            self.books.wait(reply.seconds)
            self.close_connection = True
        elif reply.kind == "html":
            self._send(200, b"<!doctype html><html><body>Please log in.</body></html>", "text/html", reply)
        elif reply.kind == "json":
            self._send(200, b'{"message": "nothing to hear here"}', "application/json", reply)
        elif reply.kind == "status":
            self._send(reply.status, _error_body(api, reply), "application/json", reply)
        else:
            self._deliver(asked, arrival, reply)

    def _check_key(self, api: Api) -> None:
        wanted = self.books.keys.get(api)
        shown = {
            "elevenlabs": self.headers.get("xi-api-key", ""),
            "openai": self.headers.get("authorization", "").removeprefix("Bearer "),
            "google": self.headers.get("x-goog-api-key", ""),
        }[api]
        if wanted is not None and shown != wanted:
            raise _Refusal(401, "invalid API key")

    def _deliver(self, asked: Asked, arrival: Arrival, reply: SpeechReply) -> None:
        """Send the speech, and put it on the bill as it leaves; a key told before is told again, free."""
        with self.books.lock:
            again = self.books.told.get(asked.key) if asked.key else None
        body = again or _speech_body(asked, reply)
        media = "audio/wav" if asked.api == "openai" else "application/json"
        if reply.kind == "half":
            self._send(200, body, media, reply, sent=len(body) // 2)
            self.close_connection = True
            return
        self._send(200, body, media, reply, sent=0)

        def look(moment: Moment, of: Arrival) -> bool:
            if moment == "answered":
                with self.books.lock:
                    self.books.told[of.key] = body
                    self.books.sold.extend([asked] if again is None else [])
            return self.books.watch(moment, of)

        send_watched(self, body, look, arrival)

    def _send(
        self, status: int, body: bytes, media: str, reply: SpeechReply, sent: int | None = None
    ) -> None:
        self.send_response(status)
        self.send_header("content-type", media)
        self.send_header("content-length", str(len(body)))
        for name, value in reply.headers:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body[:sent])

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: a test's output is the test's."""


def _api_of(path: str) -> Api:
    if path.startswith("/v1/text-to-speech/"):
        return "elevenlabs"
    return "google" if path.startswith("/v1beta1/") else "openai"


def _understood(api: Api, path: str, body: Mapping[str, Any], key: str) -> Asked:
    """Read a question as the API does, and refuse what the API would refuse."""
    if api == "elevenlabs":
        settings = body.get("voice_settings") or {}
        voice = path.split("/")[3]
        return Asked(
            api, str(body["model_id"]), voice, str(body["text"]), float(settings.get("speed") or 1), key
        )
    if api == "openai":
        speed = float(body.get("speed", 1))
        return Asked(api, str(body["model"]), str(body["voice"]), str(body["input"]), speed, key)
    voice = body["voice"]["name"]
    speed = float(body["audioConfig"].get("speakingRate", 1))
    if "text" in body["input"]:
        return Asked(api, "", voice, str(body["input"]["text"]), speed, key, timed=False)
    try:
        words = ET.fromstring(body["input"]["ssml"])
    except ET.ParseError as error:
        raise _Refusal(400, f"Invalid SSML: {error}") from error
    if words.tag != "speak" or any(child.tag != "mark" for child in words):
        raise _Refusal(400, "Invalid SSML: only marks were expected")
    timed = "SSML_MARK" in body.get("enableTimePointing", ())
    return Asked(api, "", voice, " ".join("".join(words.itertext()).split()), speed, key, timed)


def _speech_body(asked: Asked, reply: SpeechReply) -> bytes:
    spoken = say(tuple(asked.text.split()), asked.speed)
    sound = in_container(spoilt(spoken.pcm, reply.sound), reply.sound, raw=asked.api == "elevenlabs")
    if asked.api == "openai":
        return sound
    encoded = base64.b64encode(sound).decode()
    timed = asked.timed and reply.kind != "no_times"
    if asked.api == "google":
        points = [{"markName": str(n), "timeSeconds": start} for n, (start, _) in enumerate(spoken.times_s)]
        config = {"audioEncoding": "LINEAR16", "sampleRateHertz": RATE}
        return json.dumps(
            {"audioContent": encoded, "timepoints": points if timed else [], "audioConfig": config}
        ).encode()
    times = _character_times(asked.text, spoken) if timed else None
    return json.dumps({"audio_base64": encoded, "alignment": times, "normalized_alignment": times}).encode()


def _character_times(text: str, spoken: Spoken) -> dict[str, list[Any]]:
    """Return every character with its start and end: a word's characters share its time, a space has none."""
    starts: list[float] = []
    ends: list[float] = []
    for word, (start, end) in zip(text.split(), spoken.times_s, strict=True):
        if starts:
            starts.append(ends[-1])
            ends.append(start)
        step = (end - start) / len(word)
        starts += [start + step * place for place in range(len(word))]
        ends += [start + step * (place + 1) for place in range(len(word))]
    return {
        "characters": list(text),
        "character_start_times_seconds": [round(start, 3) for start in starts],
        "character_end_times_seconds": [round(end, 3) for end in ends],
    }


def _error_body(api: Api, reply: SpeechReply) -> bytes:
    """Return an error as the API words it."""
    if api == "elevenlabs":
        return json.dumps({"detail": {"status": reply.text, "message": reply.text}}).encode()
    if api == "google":
        names = {401: "UNAUTHENTICATED", 403: "PERMISSION_DENIED", 429: "RESOURCE_EXHAUSTED"}
        status = names.get(reply.status, "INTERNAL")
        return json.dumps({"error": {"code": reply.status, "message": reply.text, "status": status}}).encode()
    return json.dumps({"error": {"message": reply.text, "type": "error", "code": None}}).encode()

"""Google Cloud Text-to-Speech (v1beta1), through its SDK: a mark before every word comes back with its time.

Owns the SSML, in which every word is escaped: what a post says is text there and never markup. Voices that
take no SSML marks (Chirp, Journey, Casual) are given plain text and have no times.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

from resources.call_cache import Usage
from resources.errors import AuthFailed, MalformedReply, Unavailable
from resources.idempotency import HEADER, idempotency_key
from resources.voice import prices
from resources.voice.base import Speech, SpeechRequest
from resources.voice.decoding import Origin, decoded
from resources.voice.remote import TIMEOUT_S, checked_voice, failure, needs, no_answer, short, speed_of
from resources.voice.spans import spans_from_starts, starts_in_samples

if TYPE_CHECKING:
    from google.cloud.texttospeech_v1beta1 import SynthesizeSpeechResponse, TextToSpeechClient

NAME, KEY = "google", "GOOGLE_APPLICATION_CREDENTIALS"
SDK = "google.cloud.texttospeech_v1beta1"
PLAIN_ONLY = ("Chirp", "Journey", "Casual")
RATE = 24_000
SEMITONES = 6.0
"""How far `pitch` 0 and 99 are from the voice's own pitch."""


class GoogleSpeech:
    """Google's voices by their names ("en-US-Neural2-D"), with a service account or an API key.

    `base_url` aims it at another server, for example one on this machine; that one is asked anonymously.
    """

    name = NAME
    version = "1"
    at_once = 4
    natural = True

    def __init__(
        self, credentials: str = "", *, api_key: str = "", base_url: str | None = None,
        timeout_s: float = TIMEOUT_S,
    ) -> None:  # fmt: skip
        self._credentials = credentials
        self._api_key = api_key
        self._base_url = base_url
        self._timeout_s = timeout_s

    def price(self, request: SpeechRequest) -> Usage:
        """Return the characters said, at the list price of the voice's family ("Neural2")."""
        return prices.usage(NAME, _family(request.voice), request)

    def determining(self, request: SpeechRequest) -> dict[str, object]:
        """Return the question as it is sent."""
        return self._question(request)

    def speak(self, request: SpeechRequest) -> Speech:
        """Say one sentence; the spans start at its marks."""
        reply = self._ask(request)
        pcm, rate = decoded(bytes(reply.audio_content), Origin(NAME, request.item), RATE)
        marks = {point.mark_name: point.time_seconds for point in reply.timepoints}
        names = [str(number) for number in range(len(request.tokens))]
        if not all(name in marks for name in names):
            return Speech(pcm, rate)
        starts = starts_in_samples([marks[name] for name in names], pcm, rate)
        return Speech(pcm, rate, spans_from_starts(pcm, rate, starts) if starts else ())

    def _question(self, request: SpeechRequest) -> dict[str, Any]:
        voice = checked_voice(request.voice, NAME)
        plain = any(name in voice for name in PLAIN_ONLY)
        sound: dict[str, Any] = {
            "audio_encoding": "LINEAR16", "sample_rate_hertz": RATE,
            "speaking_rate": speed_of(request.rate_wpm, 0.25, 2.0),
        }  # fmt: skip
        if not plain:
            sound["pitch"] = round((request.pitch - 50) / 50 * SEMITONES, 2)
        return {
            "input": {"text": request.text} if plain else {"ssml": ssml(request.tokens)},
            "voice": {"language_code": "-".join(voice.split("-")[:2]), "name": voice},
            "audio_config": sound,
            "enable_time_pointing": [] if plain else ["SSML_MARK"],
        }

    def _ask(self, request: SpeechRequest) -> SynthesizeSpeechResponse:
        origin, where = Origin(NAME, request.item), {"provider": NAME, "item": request.item}
        if not (self._credentials or self._api_key or self._base_url):
            raise Unavailable(f"no credentials: set {KEY} or take it out of voice.providers", **where)
        needs(SDK, NAME, "voices")
        import requests
        from google.api_core.exceptions import GoogleAPICallError
        from google.auth.exceptions import GoogleAuthError, TransportError
        from google.cloud import texttospeech_v1beta1 as sdk
        from google.protobuf.json_format import ParseError

        question = self._question(request)
        once = idempotency_key([NAME, self.version, question])
        try:
            return self._client().synthesize_speech(
                sdk.SynthesizeSpeechRequest(**question),
                retry=None,
                timeout=self._timeout_s,
                metadata=((HEADER.lower(), once),),
            )
        except GoogleAPICallError as error:
            headers = dict(getattr(error.response, "headers", None) or {})
            said = error.errors[0].get("message", "") if error.errors else error.message.split(": ", 1)[-1]
            raise failure(int(error.code or 500), str(said), origin, key=KEY, headers=headers) from error
        except (requests.RequestException, TransportError) as error:
            raise no_answer(error, origin) from error
        except GoogleAuthError as error:
            raise AuthFailed(
                f"the credentials cannot be used ({type(error).__name__}): check {KEY}", **where
            ) from error
        except (ParseError, ValueError) as error:
            raise MalformedReply(f"answered what cannot be read: {short(error)}", **where) from error

    def _client(self) -> TextToSpeechClient:
        from google.auth.credentials import AnonymousCredentials
        from google.cloud import texttospeech_v1beta1 as sdk
        from google.cloud.texttospeech_v1beta1.services.text_to_speech.transports import (
            TextToSpeechRestTransport,
        )

        if self._base_url:
            there = urlsplit(self._base_url)
            return sdk.TextToSpeechClient(
                transport=TextToSpeechRestTransport(
                    host=there.netloc,
                    url_scheme=there.scheme,
                    credentials=AnonymousCredentials(),  # type: ignore[no-untyped-call]
                )
            )
        options = {"api_key": self._api_key} if self._api_key else {"credentials_file": self._credentials}
        return sdk.TextToSpeechClient(transport="rest", client_options=options)


def ssml(tokens: tuple[str, ...]) -> str:
    """Return the words as SSML with a mark before each, named by its number; the words are escaped."""
    words = (f'<mark name="{number}"/>{escape(token)}' for number, token in enumerate(tokens))
    return f"<speak>{' '.join(words)}</speak>"


def _family(voice: str) -> str:
    parts = voice.split("-")
    return "Chirp3-HD" if "Chirp3" in voice else parts[2] if len(parts) > 2 else ""

"""ElevenLabs: speech with the time of every character, through the elevenlabs SDK.

Owns the request (24 kHz PCM, a fixed seed, no neighbouring sentences: a sentence's sound depends on nothing
but itself) and how character times become word spans.
"""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING, Any

from resources.call_cache import Usage
from resources.errors import MalformedReply, Unavailable
from resources.idempotency import HEADER, idempotency_key
from resources.voice import prices
from resources.voice.base import Speech, SpeechRequest
from resources.voice.decoding import Origin, decoded
from resources.voice.pace import base_of
from resources.voice.remote import TIMEOUT_S, checked_voice, failure, needs, no_answer, speed_of
from resources.voice.spans import spans_from_starts, starts_in_samples, token_starts_s

if TYPE_CHECKING:
    from elevenlabs import AudioWithTimestampsResponse

NAME, KEY = "elevenlabs", "ELEVENLABS_API_KEY"
RATE = 24_000
SEED = 1
# models that take a language; the others hear it from the text
TAKE_LANGUAGE = ("turbo", "flash", "v3")


class ElevenLabs:
    """ElevenLabs voices by their ids; `liveliness` is the inverse of its stability."""

    name = NAME
    version = "1"
    at_once = 2
    natural = True

    def __init__(
        self,
        api_key: str,
        *,
        model: str = "eleven_multilingual_v2",
        base_url: str | None = None,
        timeout_s: float = TIMEOUT_S,
    ) -> None:
        self._key = api_key
        self._model = model
        self._base_url = base_url
        self._timeout_s = timeout_s

    def price(self, request: SpeechRequest) -> Usage:
        """Return the characters said, at the model's list price."""
        return prices.usage(NAME, request.model or self._model, request)

    def determining(self, request: SpeechRequest) -> dict[str, object]:
        """Return the words, the voice and what is asked of it; the pitch and style hints change nothing."""
        return {
            "text": request.text, "voice": request.voice, "model": request.model or self._model,
            "settings": self._settings(request), "language": base_of(request.language),
        }  # fmt: skip

    def speak(self, request: SpeechRequest) -> Speech:
        """Say one sentence; the spans are its characters' own times."""
        reply = self._ask(request)
        origin = Origin(NAME, request.item)
        try:
            data = base64.b64decode(getattr(reply, "audio_base_64", None) or "", validate=True)
        except (binascii.Error, ValueError, TypeError) as error:
            raise origin.not_audio("answered audio that is not base64") from error
        pcm, rate = decoded(data, origin, RATE)
        speech = Speech(pcm, rate)
        times = getattr(reply, "alignment", None)
        if times is None:
            return speech
        starts_s = token_starts_s(request.tokens, times.characters, times.character_start_times_seconds)
        starts = starts_in_samples(starts_s, pcm, rate) if starts_s else None
        return Speech(pcm, rate, spans_from_starts(pcm, rate, starts)) if starts else speech

    def _settings(self, request: SpeechRequest) -> dict[str, float]:
        return {
            "stability": round(1 - request.liveliness / 100, 2),
            "similarity_boost": 0.75,
            "speed": speed_of(request.rate_wpm, 0.7, 1.2),
        }

    def _ask(self, request: SpeechRequest) -> AudioWithTimestampsResponse:
        origin, where = Origin(NAME, request.item), {"provider": NAME, "item": request.item}
        if not self._key:
            raise Unavailable(f"no API key: set {KEY} or take it out of voice.providers", **where)
        needs("elevenlabs", NAME, "voices")
        import httpx
        from elevenlabs import VoiceSettings
        from elevenlabs.client import ElevenLabs as Client
        from elevenlabs.core import ApiError

        model = request.model or self._model
        more: dict[str, Any] = (
            {"language_code": base_of(request.language)} if any(n in model for n in TAKE_LANGUAGE) else {}
        )
        once = idempotency_key([NAME, self.version, self.determining(request)])
        try:
            with httpx.Client(timeout=self._timeout_s, follow_redirects=True) as connection:
                client = Client(
                    api_key=self._key,
                    base_url=self._base_url,
                    timeout=self._timeout_s,
                    httpx_client=connection,
                )
                return client.text_to_speech.convert_with_timestamps(
                    checked_voice(request.voice, NAME),
                    text=request.text,
                    model_id=model,
                    output_format="pcm_24000",
                    voice_settings=VoiceSettings.model_validate(self._settings(request)),
                    seed=SEED,
                    request_options={"max_retries": 0, "additional_headers": {HEADER: once}},
                    **more,
                )
        except ApiError as error:
            if error.status_code is None or 200 <= error.status_code < 300:
                raise MalformedReply("answered what is no JSON: a web page?", **where) from error
            said = error.body.get("detail", error.body) if isinstance(error.body, dict) else error.body
            raise failure(error.status_code, str(said), origin, key=KEY, headers=error.headers) from error
        except httpx.HTTPError as error:
            raise no_answer(error, origin) from error

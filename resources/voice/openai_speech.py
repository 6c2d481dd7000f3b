"""OpenAI's voices, through the openai SDK: good sound, and no times; an aligner finds the words."""

from __future__ import annotations

from typing import Any

from resources.call_cache import Usage
from resources.errors import MalformedReply, Unavailable
from resources.idempotency import HEADER, idempotency_key
from resources.voice import prices
from resources.voice.base import Speech, SpeechRequest
from resources.voice.decoding import Origin, decoded
from resources.voice.remote import TIMEOUT_S, checked_voice, failure, no_answer, short, speed_of

NAME, KEY = "openai", "OPENAI_API_KEY"


class OpenAISpeech:
    """OpenAI's speech API, or any server that speaks it (`base_url`). Voices are its names ("onyx")."""

    name = NAME
    version = "1"
    at_once = 3
    natural = True

    def __init__(
        self,
        api_key: str,
        *,
        model: str = "gpt-4o-mini-tts",
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
        """Return the question as it is sent."""
        return self._question(request)

    def speak(self, request: SpeechRequest) -> Speech:
        """Say one sentence; there are no spans."""
        data = self._ask(request)
        return Speech(*decoded(data, Origin(NAME, request.item)))

    def _question(self, request: SpeechRequest) -> dict[str, Any]:
        """The tts models take a speed; the later ones are told in words how to speak."""
        model = request.model or self._model
        question: dict[str, Any] = {
            "model": model, "voice": checked_voice(request.voice, NAME), "input": request.text,
            "response_format": "wav",
        }  # fmt: skip
        speed = speed_of(request.rate_wpm, 0.25, 4.0)
        if model.startswith("tts-"):
            return {**question, "speed": speed}
        told = [request.style.rstrip(". ")] if request.style else []
        if abs(speed - 1) > 0.02:
            told.append(f"Speak at about {request.rate_wpm} words a minute")
        return {**question, "instructions": ". ".join(told) + "."} if told else question

    def _ask(self, request: SpeechRequest) -> bytes:
        origin, where = Origin(NAME, request.item), {"provider": NAME, "item": request.item}
        if not self._key:
            raise Unavailable(f"no API key: set {KEY} or take it out of voice.providers", **where)
        import openai

        question = self._question(request)
        headers = {HEADER: idempotency_key([NAME, self.version, question])}
        try:
            with openai.OpenAI(
                api_key=self._key, base_url=self._base_url, max_retries=0, timeout=self._timeout_s
            ) as client:
                return client.audio.speech.create(extra_headers=headers, **question).read()
        except openai.APIStatusError as error:
            raise failure(
                error.status_code, str(error), origin, key=KEY, headers=dict(error.response.headers)
            ) from error  # fmt: skip
        except (openai.APIConnectionError, OSError) as error:
            raise no_answer(error, origin) from error
        except openai.OpenAIError as error:
            raise MalformedReply(f"answered what cannot be read: {short(error)}", **where) from error

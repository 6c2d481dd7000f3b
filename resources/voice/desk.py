"""Every provider of speech there is, set up from the environment; none of them is loaded before it speaks."""

from __future__ import annotations

from collections.abc import Mapping

from resources.voice.base import VoiceProvider
from resources.voice.elevenlabs import ElevenLabs
from resources.voice.espeak import Espeak
from resources.voice.google_speech import GoogleSpeech
from resources.voice.kokoro import Kokoro
from resources.voice.openai_speech import OpenAISpeech
from resources.voice.piper import Piper


def speech_providers(environ: Mapping[str, str]) -> list[VoiceProvider]:
    """Return all providers; keys, folders of weights and other addresses come from these variables.

    ELEVENLABS_API_KEY, OPENAI_API_KEY, GOOGLE_APPLICATION_CREDENTIALS (a file) or GOOGLE_API_KEY;
    VIDGEN_PIPER and VIDGEN_KOKORO (folders); ELEVENLABS_BASE_URL, OPENAI_TTS_BASE_URL and GOOGLE_TTS_BASE_URL
    for servers that speak the same protocols.
    """

    def of(name: str) -> str:
        return environ.get(name, "").strip()

    return [
        Espeak(),
        ElevenLabs(of("ELEVENLABS_API_KEY"), base_url=of("ELEVENLABS_BASE_URL") or None),
        OpenAISpeech(of("OPENAI_API_KEY"), base_url=of("OPENAI_TTS_BASE_URL") or None),
        GoogleSpeech(
            of("GOOGLE_APPLICATION_CREDENTIALS"),
            api_key=of("GOOGLE_API_KEY"),
            base_url=of("GOOGLE_TTS_BASE_URL") or None,
        ),
        Piper(of("VIDGEN_PIPER")),
        Kokoro(of("VIDGEN_KOKORO")),
    ]

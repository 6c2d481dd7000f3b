"""Voices: one protocol, espeak-ng embedded, and the facade that gives a video one voice."""

from resources.voice.base import Speech, SpeechRequest, TokenSpan, VoiceProvider
from resources.voice.espeak import Espeak
from resources.voice.facade import SpokenSentences, Voices, VoiceSetting

__all__ = [
    "Espeak",
    "Speech",
    "SpeechRequest",
    "SpokenSentences",
    "TokenSpan",
    "VoiceProvider",
    "VoiceSetting",
    "Voices",
]

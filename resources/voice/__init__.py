"""Voices: one protocol, espeak-ng embedded, APIs and local models, and the facade that gives a video its voices."""

from resources.voice.base import Speech, SpeechRequest, SpoiltAudio, TokenSpan, VoiceProvider
from resources.voice.espeak import Espeak
from resources.voice.facade import NARRATOR, SpokenSentences, Utterance, Voices, VoiceSetting

__all__ = [
    "NARRATOR",
    "Espeak",
    "Speech",
    "SpeechRequest",
    "SpoiltAudio",
    "SpokenSentences",
    "TokenSpan",
    "Utterance",
    "VoiceProvider",
    "VoiceSetting",
    "Voices",
]

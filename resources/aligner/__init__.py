"""Aligners: one protocol; the voice's own times, pocketsphinx embedded, whisperx behind an extra."""

from resources.aligner.base import Aligner, Spoken, TimedWord, filled, in_order
from resources.aligner.pocketsphinx import PocketsphinxAligner
from resources.aligner.voice_times import VoiceTimes
from resources.aligner.whisperx import WhisperxAligner

__all__ = [
    "Aligner",
    "PocketsphinxAligner",
    "Spoken",
    "TimedWord",
    "VoiceTimes",
    "WhisperxAligner",
    "filled",
    "in_order",
]

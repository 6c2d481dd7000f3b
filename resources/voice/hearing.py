"""Whether what came back is the sentence that was asked for, as far as that can be heard without knowing words.

Owns silence, noise and a length that cannot be; the right words are the aligner's to find. A provider that
sends such a thing was paid for it all the same, so it is SpoiltAudio: kept in the ledger, never used.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from resources.errors import MalformedReply
from resources.voice.base import Speech, SpeechRequest, SpoiltAudio, TokenSpan
from resources.voice.pace import spoken_ms

AUDIBLE = 8  # of 32768
FRAME_S = 0.02
NOISE_FLATNESS = 0.45
"""Spectral flatness (geometric over arithmetic mean of the power below 4 kHz) of the louder half of the
frames: white noise has about 0.56, espeak's voices 0.02 to 0.1, its whisper 0.25."""
SWINGING_DB = 6.0
"""How far speech's level moves between its loud and its quiet frames; a hiss stays where it is."""
TOO_LONG, TOO_SHORT, GRACE_MS = 1.6, 0.35, 800


def checked(speech: Speech, request: SpeechRequest, provider: str, *, natural: bool = False) -> Speech:
    """Return the speech when it can be the sentence asked for; SpoiltAudio says what is wrong with it.

    The length is doubted only of `natural` voices: espeak does what it is told. Word times that do not fit
    the audio are an error of our own reading of them: MalformedReply.
    """
    if speech.pcm.ndim != 1 or speech.pcm.dtype != np.int16 or not speech.sample_rate > 0:
        raise MalformedReply("the audio is not 16-bit mono", provider=provider, item=request.item)
    flaw = flaw_of(speech, request if natural else None)
    if flaw:
        raise SpoiltAudio(flaw, provider=provider, item=request.item)
    if speech.spans and not _in_order(speech.spans, len(speech.pcm), len(request.tokens)):
        raise MalformedReply("the word times do not fit the audio", provider=provider, item=request.item)
    return speech


def flaw_of(speech: Speech, request: SpeechRequest | None = None) -> str:
    """Return what is wrong with the audio; empty when nothing is. The length is looked at with a request."""
    loud = np.flatnonzero(np.abs(speech.pcm.astype(np.int32)) > AUDIBLE)
    if not len(loud):
        return "the audio is silent"
    if _is_noise(speech):
        return "the audio is noise, not a voice"
    if request is None:
        return ""
    heard = round((int(loud[-1]) - int(loud[0])) * 1000 / speech.sample_rate)
    wanted = spoken_ms(request.tokens, request.rate_wpm, request.language, natural=True)
    if heard > TOO_LONG * wanted + GRACE_MS:
        return f"the audio lasts {heard / 1000:.1f} s where about {wanted / 1000:.1f} s were expected"
    if heard < TOO_SHORT * wanted - GRACE_MS / 4:
        return f"the audio lasts only {heard / 1000:.1f} s where about {wanted / 1000:.1f} s were expected"
    return ""


def _is_noise(speech: Speech) -> bool:
    size = round(FRAME_S * speech.sample_rate)
    count = len(speech.pcm) // size
    if count < 10:
        return False  # too short to tell a hiss from an "s"
    frames = speech.pcm[: count * size].astype(np.float64).reshape(count, size)
    level = np.sqrt(np.mean(frames**2, axis=1)) + 1e-9
    high, low = np.percentile(level, 90), np.percentile(level, 10)
    if 20 * np.log10(high / low) > SWINGING_DB:
        return False
    louder = frames[level >= np.median(level)] * np.hanning(size)
    spectrum = np.abs(np.fft.rfft(louder, axis=1)) ** 2 + 1e-12
    below = spectrum[:, 2 : max(3, round(min(4000, speech.sample_rate / 2) * FRAME_S))]
    flatness = np.exp(np.mean(np.log(below), axis=1)) / np.mean(below, axis=1)
    return float(np.median(flatness)) > NOISE_FLATNESS


def _in_order(spans: Sequence[TokenSpan], samples: int, tokens: int) -> bool:
    before = 0
    for span in spans:
        if not before <= span.start <= span.end <= samples:
            return False
        before = span.start
    return len(spans) == tokens

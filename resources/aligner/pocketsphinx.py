"""Forced alignment with pocketsphinx: English, offline, its model in the wheel, a minute of sound a second.

Also the independent check on the finished mix: music 18 dB under the voice changes nothing. What it wants
was found by trying: 16 kHz at half gain, 0.3 s of padding, faint seeded noise (digital silence breaks it),
lower case words, and words it does not know added with phones made from espeak's IPA. It refuses now and
then: it is then tried with other noise, and at last with the sound stretched. It accepts one wrong sentence in
ten, squeezed into whatever was said: such a fit scores far below any right one, and is refused here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log10
from statistics import fmean, median
from typing import Any

import numpy as np

from resources.aligner.base import Spoken, TimedWord, in_order
from resources.aligner.edges import rests, settled
from resources.aligner.phones import arpabet
from resources.dsp import resample
from resources.errors import Refused, Unavailable
from resources.voice.espeak import Espeak
from resources.wav import Pcm

RATE = 16_000
PAD_S = 0.3
GAIN = 0.5
FRAMES_S = 100
STRETCH_STEPS = (11, 10)
"""The last attempt hears the sound 11/10 as long."""
TRAILING_MS = 900
"""Speech after the last aligned word: the text lacks words that the voice says."""
DECADES = 4.0
LEAST_FIT = 0.5
"""Mean confidence of the words. Of 480 real sentences in 16 voices the worst had 0.53; of wrong ones that were
accepted, three in five have less than this."""
LONGEST_OVER_MS = 500
"""How much longer than twice its usual length a word may be: words that the text lacks hide in a neighbour."""

Pronounce = Callable[[Sequence[str]], Sequence[Sequence[str]]]


@dataclass(frozen=True)
class _Attempt:
    """Noise in units of the last bit, and whether the sound is stretched."""

    noise: float
    stretched: bool = False


ATTEMPTS = (*map(_Attempt, (30, 100, 10, 3)), _Attempt(30, stretched=True), _Attempt(100, stretched=True))
OVER_MUSIC = (
    *map(_Attempt, (250, 150, 80, 400)),
    _Attempt(250, stretched=True),
    _Attempt(80, stretched=True),
)
"""Noise that covers a bed 14 dB under the voice: what plays along is then the same everywhere."""


class PocketsphinxAligner:
    """Known words found in sound by pocketsphinx's forced alignment.

    `pronounce` gives IPA for words its dictionary lacks. `strict` refuses what cannot be a right text of a
    clean voice (a poor fit, speech after the last word); switch it off where music plays along.
    """

    name = "pocketsphinx"

    def __init__(self, pronounce: Pronounce | None = None, strict: bool = True) -> None:
        self._pronounce: Pronounce = pronounce or Espeak().phonemes
        self._strict = strict
        self._attempts = ATTEMPTS if strict else OVER_MUSIC
        self._decoder: Any = None

    def align(self, pcm: Pcm, sample_rate: int, words: Spoken, language: str = "en") -> tuple[TimedWord, ...]:
        """Return one time a word, within about 10 ms (median) of where it starts.

        Raises Refused when the audio does not say these words, Unavailable for another language than English.
        """
        if language.lower().replace("_", "-").split("-")[0] != "en":
            raise Unavailable(f"its wheel carries English only, not {language!r}", provider=self.name)
        tokens = [_plain(token) for word in words for token in word]
        if not tokens:
            raise Refused("there are no words to align", provider=self.name)
        sound = resample(pcm.astype(np.float64) * GAIN, sample_rate, RATE)
        decoder = self._knowing(tokens)
        duration_ms = round(len(pcm) * 1000 / sample_rate)
        flaw = "the audio does not say these words"
        for attempt in self._attempts:
            heard = _listen(decoder, tokens, sound, attempt)
            if heard is None:
                continue
            times = settled(_by_word(heard, words), rests(pcm, sample_rate))
            found = self._flaw(heard, tokens, times[-1].end_ms, pcm, sample_rate)
            if not found:
                return in_order(times, duration_ms)
            flaw = found
        raise Refused(
            f"{flaw} ({len(self._attempts)} ways were tried)",
            provider=self.name,
            item=" ".join(tokens[:8]) + "...",
        )

    def _knowing(self, tokens: Sequence[str]) -> Any:
        """Return the decoder, which costs as much to make as a sentence to align, with all tokens known."""
        if self._decoder is None:
            try:
                from pocketsphinx import Config, Decoder
            except ImportError as error:
                raise Unavailable("not installed: pip install pocketsphinx", provider=self.name) from error
            self._decoder = Decoder(Config(lm=None, samprate=RATE, loglevel="FATAL"))
        decoder = self._decoder
        unknown = sorted({token for token in tokens if decoder.lookup_word(token) is None})
        if unknown:
            for token, phonemes in zip(unknown, self._pronounce(unknown), strict=True):
                # a token no voice could say is given one neutral vowel: it must have some length
                decoder.add_word(token, arpabet(phonemes) or "AH", token == unknown[-1])
        return decoder

    def _flaw(
        self, heard: Sequence[TimedWord], tokens: Sequence[str], last_ms: int, pcm: Pcm, sample_rate: int
    ) -> str:
        """Return why a fit of these tokens cannot be right; empty when it can."""
        if not self._strict:
            return ""
        fit = fmean(word.confidence for word in heard)
        if fit < LEAST_FIT:
            return f"the audio hardly sounds like these words (fit {fit:.2f}, at least {LEAST_FIT} is needed)"
        phones = [len(self._decoder.lookup_word(token).split()) for token in tokens]
        lengths = [word.end_ms - word.start_ms for word in heard]
        usual = median(length / count for length, count in zip(lengths, phones, strict=True))
        over, token = max(
            (length - 2 * usual * count, token)
            for length, count, token in zip(lengths, phones, tokens, strict=True)
        )
        if over > LONGEST_OVER_MS:
            return f"the audio says more than the text around {token!r}"
        loud = np.abs(pcm.astype(np.int32))
        sounding = np.flatnonzero(loud > 0.05 * max(1, int(loud.max())))
        end_ms = int(sounding[-1]) * 1000 // sample_rate if len(sounding) else 0
        if end_ms - last_ms > TRAILING_MS:
            return f"the audio speaks on for {end_ms - last_ms} ms after the last word of the text"
        return ""


def _plain(token: str) -> str:
    """Return a token as the dictionary spells it: lower case, accents off, letters and apostrophes."""
    folded = unicodedata.normalize("NFKD", token.lower())
    plain = "".join(letter for letter in folded if letter.isascii() and (letter.isalpha() or letter == "'"))
    return plain or "a"


def _listen(
    decoder: Any, tokens: Sequence[str], sound: np.ndarray[Any, np.dtype[np.float64]], attempt: _Attempt
) -> list[TimedWord] | None:
    """Return one time a token, or None when the decoder refuses."""
    longer, shorter = STRETCH_STEPS if attempt.stretched else (1, 1)
    heard = resample(sound, shorter, longer) if attempt.stretched else sound
    pad = np.zeros(round(PAD_S * RATE))
    padded = np.concatenate([pad, heard, pad])
    # seeded: the same sound gives the same times
    noise = np.random.default_rng(20_11).normal(0.0, attempt.noise, len(padded))
    signal = np.clip(padded + noise, -32768, 32767).astype(np.int16)
    decoder.reinit_feat()  # it remembers the last utterance's noise otherwise: none depends on another
    decoder.set_align_text(" ".join(tokens))
    decoder.start_utt()
    decoder.process_raw(signal.tobytes(), no_search=False, full_utt=True)
    decoder.end_utt()
    # read at once and once: the segments live in the decoder
    segments = [(seg.word, seg.start_frame, seg.end_frame, seg.ascore) for seg in decoder.seg() or ()]
    said = [segment for segment in segments if not segment[0].startswith(("<", "["))]
    if len(said) != len(tokens):
        return None
    if any(word.split("(")[0] != token for (word, *_), token in zip(said, tokens, strict=True)):
        return None
    scale = 1000 / FRAMES_S * shorter / longer
    pad_ms = PAD_S * 1000 * shorter / longer
    return [
        TimedWord(
            start_ms=max(0, round(first * scale - pad_ms)),
            end_ms=max(0, round((last + 1) * scale - pad_ms)),
            confidence=_confidence(score, last + 1 - first),
        )
        for _, first, last, score in said
    ]


def _confidence(score: float, frames: int) -> float:
    """Return how well a word fits, 0 to 1: its acoustic score a frame on a scale of four powers of ten.

    Not a probability. One word in 25 of right sentences has less than 0.5.
    """
    each = log10(max(float(score), 1e-300)) / max(1, frames)
    return round(min(1.0, max(0.0, 1.0 + each / DECADES)), 3)


def _by_word(tokens: Sequence[TimedWord], words: Spoken) -> list[TimedWord]:
    times: list[TimedWord] = []
    at = 0
    for word in words:
        own = tokens[at : at + len(word)]
        at += len(word)
        times.append(
            TimedWord(
                start_ms=own[0].start_ms, end_ms=own[-1].end_ms, confidence=min(one.confidence for one in own)
            )
        )
    return times

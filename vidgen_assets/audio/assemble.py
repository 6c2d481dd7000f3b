"""Sentences put together into one narration: trimmed, resampled, spaced by our own pauses, words in ms.

Owns silence: how long a sentence rests, the breath after the hook and before the call to action, the lead-in
and the tail that the end card stands in. Who speaks is `narrate.py`; loudness is `loudness.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from resources.dsp import MIX_RATE, Samples, faded, resample
from resources.errors import InvalidInput, QualityFailed
from resources.voice import Speech
from resources.wav import Pcm, to_float, to_pcm, wav_bytes
from vidgen_assets.artifacts.base import Frozen
from vidgen_assets.artifacts.scripts import Part, Script
from vidgen_assets.artifacts.sound import Stretch, Word
from vidgen_assets.audio.bleep import bleeped
from vidgen_assets.audio.speakers import Turn
from vidgen_assets.audio.spoken import SpokenScript, SpokenWord
from vidgen_assets.channel import Voice

SILENT = 0.006  # of full scale, after the sentence is scaled to its own peak: -44 dB
KEEP_BEFORE_S, KEEP_AFTER_S = 0.012, 0.06


class Pauses(Frozen):
    """The silences of a narration, in ms."""

    lead_in_ms: int = 250
    sentence_ms: int = 260
    paragraph_ms: int = 420
    after_hook_ms: int = 480
    before_call_to_action_ms: int = 560
    turn_ms: int = 150
    tail_ms: int = 1200

    @classmethod
    def of(cls, voice: Voice, percent: int = 100) -> Pauses:
        """Return the pauses a channel's voice section asks for; hook and call to action follow from them.

        `percent` is how much of them the narrator's profile takes.
        """
        asked = cls(
            sentence_ms=voice.sentence_pause_ms,
            paragraph_ms=voice.paragraph_pause_ms,
            after_hook_ms=voice.paragraph_pause_ms + 60,
            before_call_to_action_ms=voice.paragraph_pause_ms + 140,
        )
        return asked.stretched(percent / 100)

    def stretched(self, factor: float) -> Pauses:
        """Return the pauses between sentences longer or shorter; lead-in, turns and tail stay."""
        names = ("sentence_ms", "paragraph_ms", "after_hook_ms", "before_call_to_action_ms")
        return self.model_copy(update={name: round(getattr(self, name) * factor) for name in names})

    def between(self, before: tuple[Part, int], after: tuple[Part, int]) -> int:
        """Return the rest between two sentences, each given as its part and paragraph."""
        if before[0] == "hook" and after[0] != "hook":
            return self.after_hook_ms
        if after[0] == "call_to_action" and before[0] != "call_to_action":
            return self.before_call_to_action_ms
        return self.paragraph_ms if before[1] != after[1] else self.sentence_ms


@dataclass(frozen=True)
class Narration:
    """The spoken script: 48 kHz mono int16, and the voice's own word times (of the turns it gave any for).

    `words` holds only the words that have a sound; `speech_end_ms` is where the last sentence ends, `rests_ms`
    how much of it all is rest between sentences; `stretches` are the turns and where each is heard.
    """

    pcm: Pcm
    words: tuple[Word, ...]
    speech_end_ms: int
    rests_ms: int = 0
    sample_rate: int = MIX_RATE
    stretches: tuple[Stretch, ...] = ()

    @property
    def duration_ms(self) -> int:
        """Return the length in ms, rounded."""
        return round(len(self.pcm) * 1000 / self.sample_rate)

    @property
    def wav(self) -> bytes:
        """Return the narration as WAV bytes."""
        return wav_bytes(self.pcm, self.sample_rate)


@dataclass(frozen=True)
class _Piece:
    """A trimmed sentence at 48 kHz with its tokens' [start, end) samples."""

    samples: Samples
    spans: tuple[tuple[int, int], ...]


def sentences(spoken: SpokenScript) -> tuple[tuple[str, ...], ...]:
    """Return what a voice is asked to say: the tokens of every sentence that has a sound."""
    return tuple(said for said in map(spoken.said, range(len(spoken.lines))) if said)


def sounding(spoken: SpokenScript, turns: Sequence[Turn]) -> tuple[tuple[Turn, tuple[str, ...]], ...]:
    """Return the turns that have a sound, each with the tokens a voice is asked to say, in order."""
    said = (
        (turn, tuple(token for word in spoken.words[turn.first_word : turn.end_word] for token in word.said))
        for turn in turns
    )
    return tuple((turn, tokens) for turn, tokens in said if tokens)


def assemble(
    script: Script,
    spoken: SpokenScript,
    speeches: Sequence[Speech],
    pauses: Pauses = Pauses(),
    turns: Sequence[Turn] = (),
) -> Narration:
    """Put the speeches of `sounding(spoken, turns)`, in order, into one narration with word times in ms.

    Without `turns` every sentence is one.
    """
    whole = [Turn(number, *span) for number, span in enumerate(spoken.lines)]
    said = [turn for turn, _ in sounding(spoken, turns or whole)]
    if len(said) != len(speeches):
        raise InvalidInput(f"{len(speeches)} speeches for {len(said)} sentences: one each is needed")
    if not said:
        raise InvalidInput("there is nothing to assemble: no sentence of the script has a sound")
    parts: list[Pcm] = [_silence(pauses.lead_in_ms)]
    words: list[Word] = []
    stretches: list[Stretch] = []
    at, rests = len(parts[0]), 0
    for place, (turn, speech) in enumerate(zip(said, speeches, strict=True)):
        if place:
            rest = _rest(script, said[place - 1], turn, pauses)
            rests += rest if said[place - 1].line != turn.line else 0
            parts.append(_silence(rest))
            at += len(parts[-1])
        piece = _trimmed(speech, script.lines[turn.line].text)
        here = spoken.words[turn.first_word : turn.end_word]
        words += _words(here, piece, at)
        parts.append(to_pcm(_with_bleeps(here, piece)))
        heard = {"start_ms": _ms(at), "end_ms": _ms(at + len(piece.samples))}
        stretches.append(Stretch(first_word=turn.first_word, end_word=turn.end_word, **heard))
        at += len(piece.samples)
    parts.append(_silence(pauses.tail_ms))
    return Narration(np.concatenate(parts), tuple(words), _ms(at), rests, stretches=tuple(stretches))


def _rest(script: Script, before: Turn, after: Turn, pauses: Pauses) -> int:
    if before.line == after.line:
        return pauses.turn_ms
    first, second = script.lines[before.line], script.lines[after.line]
    return pauses.between((first.part, first.paragraph), (second.part, second.paragraph))


def _silence(ms: int) -> Pcm:
    return np.zeros(ms * MIX_RATE // 1000, np.int16)


def _ms(samples: int) -> int:
    return round(samples * 1000 / MIX_RATE)


def heard_ms(speech: Speech) -> int:
    """Return how long a sentence is without the silence its voice leaves around it."""
    first, end = _heard(to_float(speech.pcm), speech.sample_rate)
    return round((end - first) * 1000 / speech.sample_rate)


def _heard(samples: Samples, rate: int) -> tuple[int, int]:
    """Return the samples [first, end) that are kept of a sentence; the same number twice where it is silent."""
    loud = np.flatnonzero(np.abs(samples) > SILENT * max(float(np.abs(samples).max(initial=0.0)), 1e-3))
    if not len(loud):
        return 0, 0
    first = max(0, int(loud[0]) - round(KEEP_BEFORE_S * rate))
    return first, min(len(samples), int(loud[-1]) + 1 + round(KEEP_AFTER_S * rate))


def _trimmed(speech: Speech, text: str) -> _Piece:
    """Cut the silence a voice leaves around a sentence and bring it to 48 kHz; its spans move along."""
    samples = to_float(speech.pcm)
    first, end = _heard(samples, speech.sample_rate)
    if first == end:
        raise QualityFailed(f"the voice said nothing for {text[:60]!r}: the audio is silent")
    scale = MIX_RATE / speech.sample_rate
    cut = faded(resample(samples[first:end], speech.sample_rate, MIX_RATE), 0.003, 0.02)
    spans = tuple(
        (max(0, round((span.start - first) * scale)), min(len(cut), round((span.end - first) * scale)))
        for span in speech.spans
    )
    return _Piece(cut, spans)


def _with_bleeps(said: Sequence[SpokenWord], piece: _Piece) -> Samples:
    """Return a turn's samples with a tone over its hidden words, where the voice says when they are heard."""
    spans: list[tuple[int, int]] = []
    token = 0
    for word in said:
        count = len(word.spoken)
        if word.bleeped and count and len(piece.spans) >= token + count:
            spans.append((piece.spans[token][0], piece.spans[token + count - 1][1]))
        token += count
    return bleeped(piece.samples, spans) if spans else piece.samples


def _words(said: Sequence[SpokenWord], piece: _Piece, at: int) -> list[Word]:
    """Return the words of a turn that have a sound: from its first token's start to its last token's end."""
    words: list[Word] = []
    token = 0
    for word in said:
        count = len(word.spoken)
        if count and len(piece.spans) >= token + count:
            start, stop = piece.spans[token][0], piece.spans[token + count - 1][1]
            times = {"start_ms": _ms(at + start), "end_ms": max(_ms(at + start), _ms(at + stop))}
            words.append(Word(index=word.index, text=word.written, **times))
        token += count
    return words

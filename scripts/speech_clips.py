"""What the speech bench speaks and mixes: real sentences, voices, narrations under music, and slips put into them.

Sentences are read where they lie and never written anywhere. Everything is seeded: two runs hear the same.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from resources.dsp import MIX_RATE, amplitude, resample, rms
from resources.effects import effect
from resources.music.beds import Beds
from resources.music.compose import MusicRequest
from resources.voice import Espeak, Speech, SpeechRequest
from resources.wav import Pcm, to_pcm
from vidgen_assets.artifacts.scripts import Line, Script
from vidgen_assets.artifacts.sound import Word
from vidgen_assets.audio.assemble import Narration, assemble, sentences
from vidgen_assets.audio.polish import polished
from vidgen_assets.audio.spoken import SpokenScript, SpokenWord, speak_words, spoken_script
from vidgen_assets.audio.streams import stream_of
from vidgen_assets.channel import VoiceProfile, load_channel
from vidgen_assets.channel.shipped import shipped_voices

HEARD_RATE = 16_000
"""Hz; what the sync check hears of a finished video."""
RATES = (130, 230)
BED_DB = (-20.0, -14.0)
"""How far under the voice the music lies."""
MOODS = ("warm", "sad", "calm", "funny", "tense", "eerie", "triumphant")
EFFECTS = ("whoosh", "pop", "hit", "riser", "air")
SLIP_MS = 200
PLAIN = re.compile(r"https?:|[*>&|_\\^]|\[|\]")
SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")


@dataclass(frozen=True)
class Said:
    """A sentence spoken: its words, and where each of their tokens starts in the sound, exact to the sample."""

    words: tuple[SpokenWord, ...]
    speech: Speech
    voice: str

    def starts_ms(self) -> list[float]:
        """Return where every word starts."""
        starts, token = [], 0
        for word in self.words:
            starts.append(self.speech.spans[token].start * 1000 / self.speech.sample_rate)
            token += len(word.spoken)
        return starts


@dataclass(frozen=True)
class Clip:
    """A narration as a viewer hears it, and when the captions show its words."""

    sound: Pcm
    words: tuple[Word, ...]
    spoken: SpokenScript


def voices(channel: str) -> dict[str, VoiceProfile]:
    """Return the channel's voices and the shipped ones that speak English with espeak, by name."""
    shipped = {
        name: {k: v for k, v in body.items() if k != "about"} for name, body in shipped_voices().items()
    }
    every = {name: VoiceProfile.model_validate(body) for name, body in shipped.items()}
    every |= load_channel(channel).voice.voices
    return {
        name: profile
        for name, profile in sorted(every.items())
        if profile.provider == "espeak" and profile.language in ("", "en")
    }


def paragraphs(folder: Path) -> Iterator[list[str]]:
    """Yield the plain sentences of every post in a folder (.jsonl, .jsonl.gz), in the order of the files."""
    for file in sorted([*folder.glob("*.jsonl"), *folder.glob("*.jsonl.gz")]):
        data = file.read_bytes()
        for line in (gzip.decompress(data) if file.suffix == ".gz" else data).splitlines():
            post = json.loads(line)
            body = str(post.get("selftext") or post.get("body") or "")
            if not PLAIN.search(body):
                yield [one.strip() for one in SENTENCE_END.split(body) if 4 <= len(one.split()) <= 28]


def real_sentences(folder: Path, count: int) -> list[str]:
    """Return up to `count` sentences chosen by a seed."""
    every = [one for post in paragraphs(folder) for one in post]
    return random.Random("sentences").sample(every, min(count, len(every)))


def real_stories(folder: Path, count: int, words: int = 38) -> list[list[str]]:
    """Return up to `count` story openings of about this many words; shorter posts are passed over."""
    found = []
    for post in paragraphs(folder):
        taken: list[str] = []
        while len(taken) < len(post) and sum(len(one.split()) for one in taken) < words:
            taken.append(post[len(taken)])
        if sum(len(one.split()) for one in taken) >= words:
            found.append(taken)
    chosen = random.Random("stories")
    return (
        chosen.sample(found, count) if len(found) >= count else [found[n % len(found)] for n in range(count)]
    )


def rate_of(number: int) -> int:
    """Return the words a minute of the sentence with this number: all of RATES in turn, in no order."""
    return RATES[0] + number * 37 % (RATES[1] - RATES[0] + 1)


def say(tokens: Sequence[str], profile: VoiceProfile, rate_wpm: int) -> Speech:
    """Return one sentence in a voice."""
    return Espeak().speak(
        SpeechRequest(
            tokens=tuple(tokens), voice=profile.voice, rate_wpm=rate_wpm, pitch=profile.pitch,
            liveliness=profile.liveliness,
        )
    )  # fmt: skip


def said(texts: Sequence[str], by: Mapping[str, VoiceProfile]) -> list[Said]:
    """Return the sentences spoken, each by another voice at another rate; what has no sound is left out."""
    names = list(by)

    def one(numbered: tuple[int, str]) -> Said | None:
        number, text = numbered
        words = tuple(word for word in speak_words(text.split()) if word.spoken)
        tokens = [token for word in words for token in word.said]
        name = names[number % len(names)]
        return Said(words, say(tokens, by[name], rate_of(number)), name) if tokens else None

    with ThreadPoolExecutor(2) as pool:
        return [found for found in pool.map(one, enumerate(texts)) if found is not None]


def narration(texts: Sequence[str], profile: VoiceProfile, rate_wpm: int) -> tuple[SpokenScript, Narration]:
    """Return sentences told as a video tells them, with the voice's exact times."""
    lines = tuple(Line(part="body", text=text, paragraph=0) for text in texts)
    script = Script(language="en", lines=lines, estimate_ms=0)
    spoken = spoken_script(script)
    speeches = [say(line, profile, rate_wpm) for line in sentences(spoken)]
    return spoken, assemble(script, spoken, speeches)


def clip(texts: Sequence[str], profile: VoiceProfile, number: int) -> Clip:
    """Return a narration under music and effects, as the sync check hears it; every fifth one is bare."""
    spoken, told = narration(texts, profile, rate_of(number))
    voice = polished(stream_of(told.pcm)).whole()
    chance = np.random.default_rng([20, 11, number])
    speaking = rms(voice[np.abs(voice) > 0.02])
    mixed = voice.copy()
    if number % 5:
        bed = _bed(MOODS[number % len(MOODS)])
        under = speaking * amplitude(float(chance.uniform(*BED_DB)))
        mixed += np.resize(bed, len(voice)) * under / rms(bed)
        for at in np.arange(2.0, len(voice) / MIX_RATE - 1, 4.0):
            _lay(mixed, str(chance.choice(EFFECTS)), float(at + chance.uniform(0, 2)), speaking)
    loud = mixed * 0.9 / max(1e-6, float(np.abs(mixed).max()))
    return Clip(to_pcm(resample(loud, MIX_RATE, HEARD_RATE)), told.words, spoken)


@cache
def _bed(mood: str) -> NDArray[np.float64]:
    """Return half a minute of music in a mood, mono."""
    request = MusicRequest(mood=mood, seed="bench", duration_ms=30_000, resolve_ms=29_000, energy=((0, 0.7),))
    made = Beds().bed(request, "generated")
    samples: NDArray[np.float64] = made.samples.astype(np.float64)
    return (samples[:, 0] + samples[:, 1]) / 2


def _lay(mixed: NDArray[np.float64], name: str, at_s: float, speaking: float) -> None:
    """Add an effect whose loudest 50 ms lie 6 dB under the voice."""
    samples = effect(name).samples.mean(axis=1)
    start = round(at_s * MIX_RATE)
    part = samples[: max(0, len(mixed) - start)]
    mixed[start : start + len(part)] += part * (speaking * amplitude(-6.0) / 0.25)


def slipped(whole: Clip, number: int) -> Clip:
    """Return the clip with a slip of 200 ms: in its captions, in a phrase of them, or in its sound."""
    chance = random.Random(f"slip {number}")
    words, sound = list(whole.words), whole.sound
    by = SLIP_MS if number % 2 else -SLIP_MS
    kind = ("all", "rest", "phrase", "sound")[number // 2 % 4]
    first = 0 if kind == "all" else chance.randrange(1, len(words) - 8)
    end = first + 8 if kind == "phrase" else len(words)
    if kind == "sound":
        at = words[first].start_ms * HEARD_RATE // 1000
        gap = SLIP_MS * HEARD_RATE // 1000
        more = np.concatenate([sound[:at], np.resize(sound[-gap:], gap), sound[at:]])
        return Clip(more if by > 0 else np.delete(sound, slice(at, at + gap)), whole.words, whole.spoken)
    for place in range(first, end):
        word = words[place]
        moved = {"start_ms": max(0, word.start_ms + by), "end_ms": max(0, word.end_ms + by)}
        words[place] = word.model_copy(update=moved)
    return Clip(sound, tuple(words), whole.spoken)

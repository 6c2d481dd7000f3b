"""Every written word on the millisecond: aligners in order, spoken forms mapped back to what is written.

The assembly knows where each sentence lies in the sound, so they are aligned one by one: a sentence that all
aligners refuse shares its time among its words by their length, marked by confidence 0, and the others keep
theirs. When a third of the words are refused the sound says something else, and that is an error. Owns the
choice among aligners and what happens to words without a sound (an emoji stands between its neighbours). The
aligners themselves are in `resources/aligner`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from resources.aligner import (
    Aligner,
    PocketsphinxAligner,
    TimedWord,
    VoiceTimes,
    WhisperxAligner,
    filled,
    in_order,
)
from resources.aligner.edges import rests
from resources.errors import InvalidInput, ProviderError, Refused, Unavailable
from resources.failover import Switch, first_that_works
from resources.retry import with_retries
from resources.wav import Pcm
from vidgen_assets.artifacts.sound import AlignedWords, SharedTime, Stretch, Word
from vidgen_assets.audio.spoken import SpokenScript, SpokenWord
from vidgen_assets.subtitles.lengths import shared

MAKERS: dict[str, Callable[[], Aligner]] = {"pocketsphinx": PocketsphinxAligner, "whisperx": WhisperxAligner}
ESTIMATE = "estimate"
"""Who took over when every aligner failed: times by the length of words."""
SHORTEST_MS = 40
"""A word is lit at least this long where its neighbours leave room."""
MARGIN_MS = 60
"""How much of the silence around a sentence an aligner hears."""
MOST_REFUSED = 1 / 3
"""Of the words: more, and the audio is not this script's."""
UNSURE = 0.5
"""A word with less confidence is shown first."""


def aligners_in_order(names: Sequence[str], voice_words: Sequence[Word]) -> tuple[Aligner, ...]:
    """Return the channel's aligners; "voice" is left out when the voice gave no times: that is no failure."""
    chosen: list[Aligner] = []
    for name in names:
        if name == "voice":
            if voice_words:
                chosen.append(VoiceTimes([(word.start_ms, word.end_ms) for word in voice_words]))
        elif name in MAKERS:
            chosen.append(MAKERS[name]())
        else:
            have = ", ".join(["voice", *sorted(MAKERS)])
            raise InvalidInput(f"there is no aligner {name!r}; voice.aligners may name {have}")
    if not chosen:
        raise Unavailable(
            "this voice gives no word times: add pocketsphinx or whisperx to voice.aligners",
            provider="aligner",
        )
    return tuple(chosen)


def align(
    pcm: Pcm,
    sample_rate: int,
    spoken: SpokenScript,
    aligners: Sequence[Aligner],
    stretches: Sequence[Stretch] = (),
    voice_words: Sequence[Word] = (),
) -> AlignedWords:
    """Return a time for every word of the script, monotone, inside the audio.

    `pcm` is the voiceover, mono int16; `stretches` say where each sentence lies in it, and without them it is
    aligned as one. `voice_words` are the voice's own times; where one speaker's voice gives times and another's
    does not, they count for the sentences they cover. Raises Refused when the audio does not say the words, and
    without stretches the last aligner's error.
    """
    sounding = [word for word in spoken.words if word.spoken]
    if not aligners:
        raise Unavailable("no aligner is configured for this channel", provider="aligner")
    if not stretches:
        outcome = first_that_works(
            "aligner", aligners, lambda one: one.align(pcm, sample_rate, _tokens(sounding), spoken.language)
        )
        found = _Found(times=dict(zip((word.index for word in sounding), outcome.value, strict=True)))
        found.switches += outcome.switches
        return _written(spoken, found, outcome.provider, _duration_ms(pcm, sample_rate))
    found = _Found()
    rest = list(aligners)
    while rest and isinstance(rest[0], VoiceTimes):
        voice = rest.pop(0)
        try:
            times = voice.align(pcm, sample_rate, _tokens(sounding), spoken.language)
            found.times = dict(zip((word.index for word in sounding), times, strict=True))
            return _written(spoken, found, voice.name, _duration_ms(pcm, sample_rate))
        except ProviderError as error:
            found.switched(voice.name, rest[0].name if rest else ESTIMATE, str(error))
            found.own = {word.index: word for word in voice_words}
    sentences = _Sentences(pcm, sample_rate, spoken, rest, found)
    for stretch, margins in zip(stretches, _margins(stretches, _duration_ms(pcm, sample_rate)), strict=True):
        sentences.place(stretch, margins)
    sentences.conclude()
    by = found.by.most_common(1)[0][0] if found.by else ESTIMATE
    return _written(spoken, found, by, _duration_ms(pcm, sample_rate))


@dataclass
class _Found:
    """What is known so far: times by word number, who gave how many, what changed hands and what is shared.

    `own` are the times of a voice that did not give all.
    """

    own: dict[int, Word] = field(default_factory=dict)
    times: dict[int, TimedWord] = field(default_factory=dict)
    by: Counter[str] = field(default_factory=Counter)
    switches: list[Switch] = field(default_factory=list)
    shared: list[SharedTime] = field(default_factory=list)

    def switched(self, failed: str, took_over: str, why: str) -> None:
        """Record that one aligner took over from another."""
        self.switches.append(Switch(capability="aligner", failed=failed, took_over=took_over, why=why))


@dataclass
class _Sentences:
    """Aligns sentence by sentence; an aligner that cannot work here at all is asked once."""

    pcm: Pcm
    sample_rate: int
    spoken: SpokenScript
    aligners: list[Aligner]
    found: _Found
    asked: int = 0
    refused: list[tuple[str, str, list[SpokenWord], str]] = field(default_factory=list)
    """(who refused, who took over, the words, why)"""

    def place(self, stretch: Stretch, heard: tuple[int, int]) -> None:
        """Find the words of one stretch in the [start, end) ms of the sound that it is `heard` in."""
        words = [word for word in self.spoken.words[stretch.first_word : stretch.end_word] if word.spoken]
        if not words:
            return
        if all(word.index in self.found.own for word in words):
            self.found.by[VoiceTimes.name] += len(words)
            for word in words:
                own = self.found.own[word.index]
                self.found.times[word.index] = TimedWord(start_ms=own.start_ms, end_ms=own.end_ms)
            return
        self.asked += len(words)
        cut = [at * self.sample_rate // 1000 for at in heard]
        sound = self.pcm[cut[0] : cut[1]]
        times, by = self._by_aligners(sound, words)
        if times is None:
            quiet = rests(sound, self.sample_rate)
            times = shared(words, quiet, heard[1] - heard[0])
        self.found.by[by] += len(words)
        for word, time in zip(words, times, strict=True):
            moved = {"start_ms": time.start_ms + heard[0], "end_ms": time.end_ms + heard[0]}
            self.found.times[word.index] = time.model_copy(update=moved)

    def _by_aligners(self, sound: Pcm, words: list[SpokenWord]) -> tuple[tuple[TimedWord, ...] | None, str]:
        whys: list[str] = []
        for aligner in tuple(self.aligners):
            after = self._after(aligner)
            try:
                return with_retries(lambda one=aligner: self._ask(one, sound, words)), aligner.name  # type: ignore[misc]
            except Unavailable as error:
                self.aligners.remove(aligner)
                self.found.switched(aligner.name, after, str(error))
                whys.append(str(error))
            except ProviderError as error:
                self.refused.append((aligner.name, after, words, str(error)))
                whys.append(str(error))
        text = " ".join(word.written for word in words)
        why = "; ".join(whys) or "no aligner works here"
        self.found.shared.append(
            SharedTime(first_word=words[0].index, end_word=words[-1].index + 1, text=text, why=why)
        )
        return None, ESTIMATE

    def _ask(self, aligner: Aligner, sound: Pcm, words: Sequence[SpokenWord]) -> tuple[TimedWord, ...]:
        return aligner.align(sound, self.sample_rate, _tokens(words), self.spoken.language)

    def _after(self, aligner: Aligner) -> str:
        later = self.aligners[self.aligners.index(aligner) + 1 :]
        return later[0].name if later else ESTIMATE

    def conclude(self) -> None:
        """Record who took over from whom; Refused when too many words are not what the audio says."""
        unsaid = [one for one in self.refused if one[1] == ESTIMATE]
        words = sum(len(one[2]) for one in unsaid)
        if words > MOST_REFUSED * self.asked:
            who, _, first, why = unsaid[0]
            raise Refused(
                f"the audio does not say the script: {words} of its {self.asked} words, in {len(unsaid)} "
                f"sentences, were refused. Make voiceover again, or look at its audio; first: {why}",
                provider=who,
                item=" ".join(word.written for word in first)[:60],
            )
        for who, after in dict.fromkeys((one[0], one[1]) for one in self.refused):
            same = [one for one in self.refused if (one[0], one[1]) == (who, after)]
            count = f"{len(same)} {'sentence' if len(same) == 1 else 'sentences'}"
            self.found.switched(who, after, f"{count}, first: {same[0][3]}")


def _tokens(words: Sequence[SpokenWord]) -> list[tuple[str, ...]]:
    return [word.spoken for word in words]


def _duration_ms(pcm: Pcm, sample_rate: int) -> int:
    return round(len(pcm) * 1000 / sample_rate)


def _margins(stretches: Sequence[Stretch], duration_ms: int) -> list[tuple[int, int]]:
    """Return each stretch with a little of the silence around it, never reaching into its neighbours'."""
    heard = []
    for place, one in enumerate(stretches):
        before = stretches[place - 1].end_ms if place else 0
        after = stretches[place + 1].start_ms if place + 1 < len(stretches) else duration_ms
        start = max(one.start_ms - MARGIN_MS, (before + one.start_ms) // 2, 0)
        end = min(one.end_ms + MARGIN_MS, (after + one.end_ms) // 2, duration_ms)
        heard.append((start, max(start, end)))
    return heard


def _written(spoken: SpokenScript, found: _Found, aligner: str, duration_ms: int) -> AlignedWords:
    """Return the times of what is written: words without a sound lie between their neighbours."""
    times = in_order(filled([found.times.get(word.index) for word in spoken.words], duration_ms), duration_ms)
    words = tuple(
        Word(index=word.index, text=word.written, start_ms=start, end_ms=end, confidence=time.confidence)
        for word, time, (start, end) in zip(spoken.words, times, _spans(times, duration_ms), strict=True)
    )
    return AlignedWords(
        aligner=aligner,
        duration_ms=duration_ms,
        words=words,
        switches=tuple(found.switches),
        shared=tuple(found.shared),
    )


def _spans(times: Sequence[TimedWord], duration_ms: int) -> list[tuple[int, int]]:
    """Return starts and ends without overlap: a word ends at the latest where the next one starts."""
    spans = []
    for place, time in enumerate(times):
        limit = times[place + 1].start_ms if place + 1 < len(times) else duration_ms
        end = min(max(time.end_ms, time.start_ms + SHORTEST_MS), max(limit, time.start_ms))
        spans.append((time.start_ms, end))
    return spans

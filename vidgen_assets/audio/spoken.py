"""Written words to spoken words, once: the one mapping that voice, aligner and captions share.

Captions show the written form ("$20", "28F"); the voice says and the aligner looks for the spoken form
("twenty dollars", "twenty eight female"). What a language says is its front end's (`wording/`); this module
owns the mapping: every written word has its place, its tokens, and the punctuation that a voice follows.
"""

from __future__ import annotations

from collections.abc import Sequence

from resources.errors import InvalidInput
from vidgen_assets.artifacts.base import Frozen
from vidgen_assets.artifacts.scripts import Script
from vidgen_assets.audio.wording.cutting import Cut, cuts_of, marks_of
from vidgen_assets.audio.wording.internet import is_hidden
from vidgen_assets.audio.wording.reading import Reading, Tongue, read_aloud
from vidgen_assets.audio.wording.tongues import tongue_of

MARKS = ".,;:!?"


class SpokenWord(Frozen):
    """A written word and how it is said: `spoken` are bare tokens, `said` the same with their punctuation.

    Both are empty for what has no sound (an emoji, a lone dash); `index` numbers the script's words. `bleeped`
    says that its letters are hidden on screen: its token is the language's word for a bleep, and whoever puts
    the voice together may lay a tone over it.
    """

    index: int
    written: str
    spoken: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    bleeped: bool = False


class SpokenScript(Frozen):
    """The script as it is spoken; `lines` are the [first, end) word spans of its sentences."""

    language: str
    words: tuple[SpokenWord, ...]
    lines: tuple[tuple[int, int], ...]

    @property
    def tokens(self) -> tuple[str, ...]:
        """Return every spoken token in order, as an aligner takes them."""
        return tuple(token for word in self.words for token in word.spoken)

    def said(self, line: int) -> tuple[str, ...]:
        """Return a sentence's tokens with punctuation, as a voice takes them; empty when it has no sound."""
        first, end = self.lines[line]
        return tuple(token for word in self.words[first:end] for token in word.said)


def spoken_script(script: Script) -> SpokenScript:
    """Return how every word of the script is said; InvalidInput when not one of them has a sound."""
    words: list[SpokenWord] = []
    lines: list[tuple[int, int]] = []
    first = 0
    for line in script.lines:
        spoken = speak_words(line.text.split(), script.language, first)
        words += spoken
        lines.append((first, first + len(spoken)))
        first += len(spoken)
    if not any(word.spoken for word in words):
        raise InvalidInput("the script has no word that can be spoken: it is empty or made of symbols only")
    return SpokenScript(language=script.language, words=tuple(words), lines=tuple(lines))


def speak_words(written: Sequence[str], language: str = "en", first: int = 0) -> list[SpokenWord]:
    """Return how the words of one sentence are said, numbered from `first`."""
    tongue = tongue_of(language)
    cuts = cuts_of(written)
    marks = marks_of(cuts, tongue.abbreviated)
    readings = _readings(cuts, marks, tongue)
    said = _with_marks(readings, marks)
    return [
        SpokenWord(
            index=first + place,
            written=word,
            spoken=tuple(map(_bare, readings[place])),
            said=said[place],
            bleeped=bool(readings[place]) and is_hidden(cuts[place].core),
        )
        for place, word in enumerate(written)
    ]


def _readings(cuts: Sequence[Cut], marks: Sequence[str], tongue: Tongue) -> list[tuple[str, ...]]:
    cores = tuple(cut.core for cut in cuts)
    shouting = _is_shouted(cores)
    last = len(cuts) - 1
    readings = []
    for place, cut in enumerate(cuts):
        here = Reading(
            core=cut.core, tongue=tongue, sentence=cores, place=place, shouting=shouting,
            dotted=cut.dotted and place < last, ends=bool(marks[place]), opens=cut.opens,
        )  # fmt: skip
        readings.append(tuple(token for word in read_aloud(here).split() for token in tongue.finish(word)))
    return readings


def _with_marks(readings: Sequence[tuple[str, ...]], marks: Sequence[str]) -> list[tuple[str, ...]]:
    """Attach each word's mark to its last token; a silent word's mark goes to the token before it."""
    said = [list(tokens) for tokens in readings]
    carrier: list[str] | None = None
    for tokens, mark in zip(said, marks, strict=True):
        carrier = tokens or carrier
        if carrier and mark:
            last = carrier[-1]
            carrier[-1] = last if last[-1] in "?!" and mark in ".,;:" else _bare(last) + mark
    return [tuple(tokens) for tokens in said]


def _bare(token: str) -> str:
    return token.rstrip(MARKS)


def _is_shouted(cores: Sequence[str]) -> bool:
    """Tell whether a sentence is written in capitals, where capitals no longer mean initials."""
    if len(cores) < 3:
        return False
    written = [letter for core in cores for letter in core if letter.isalpha()]
    big = sum(map(str.isupper, written))
    return len(written) >= 8 and big > 0.7 * len(written)

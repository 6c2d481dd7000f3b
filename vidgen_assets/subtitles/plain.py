"""What every caption file begins with: words as plain text, cues as lines of words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from vidgen_assets.artifacts.sound import Cue, Word
from vidgen_assets.subtitles.writing_systems import touch


def plain(text: str) -> str:
    """Return a word without control and formatting characters (bidirectional overrides among them).

    Joiners stay: emoji and several scripts are written with them.
    """
    return "".join(
        letter
        for letter in text
        if letter in "\u200c\u200d" or unicodedata.category(letter) not in ("Cc", "Cf", "Cs")
    )


def cue_lines(words: Sequence[Word], cues: Sequence[Cue]) -> Iterable[tuple[Cue, list[Sequence[Word]]]]:
    """Yield each cue with its lines of words."""
    by_index = {word.index: place for place, word in enumerate(words)}
    for cue in cues:
        at = by_index[cue.first_word]
        lines = []
        for size in cue.lines:
            lines.append(words[at : at + size])
            at += size
        yield cue, lines


def joined(parts: Sequence[str], words: Sequence[Word]) -> str:
    """Return a line's words, each as its file writes it, with the spaces their script puts between them.

    Japanese and Chinese come in phrases, with no space between.
    """
    line = ""
    for place, part in enumerate(parts):
        apart = place and not touch(words[place - 1].text, words[place].text)
        line += f" {part}" if apart else part
    return line

"""What a caption could not keep to, and why: nothing of it is silent.

The rules are wishes where words, shots and the voice leave no choice: a word may be longer than a line, a shot may
last half a second. Every cue outside a limit is named here with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from vidgen_assets.artifacts.base import Frozen
from vidgen_assets.artifacts.sound import Cue, Word
from vidgen_assets.channel import CaptionRules
from vidgen_assets.subtitles.breaks import width
from vidgen_assets.subtitles.cues import LONGEST_MS, SHORTEST_MS, pieces_of
from vidgen_assets.subtitles.plain import cue_lines
from vidgen_assets.subtitles.tongues import tongue_of


class Breach(Frozen):
    """A limit a cue is outside of (the cue counted from 0), what was measured, and why it could not be kept."""

    cue: int
    limit: str
    measured: str
    why: str


def breaches(
    words: Sequence[Word],
    cues: Sequence[Cue],
    sentences: Sequence[tuple[int, int]],
    rules: CaptionRules,
    shot_starts: Sequence[int] = (),
    language: str = "en",
) -> tuple[Breach, ...]:
    """Return every limit that a cue of `make_cues` is outside of, with the reason; arguments as there."""
    pieces = pieces_of(words, sentences, shot_starts)
    most = tongue_of(language).most_chars_s
    found: list[Breach] = []
    at = 0
    for number, (cue, lines) in enumerate(cue_lines(words, cues)):
        span = (at, at + sum(cue.lines))
        at = span[1]
        whole = span in pieces
        for limit, measured, why in (
            *_too_wide(lines, rules),
            *_wrong_time(cue, words, span, whole=whole),
            *_too_fast(cue, lines, most),
            *_alone(span, lines, rules, whole=whole),
        ):
            found.append(Breach(cue=number, limit=limit, measured=measured, why=why))
    return tuple(found)


def _too_wide(lines: Sequence[Sequence[Word]], rules: CaptionRules) -> Iterator[tuple[str, str, str]]:
    for line in lines:
        wide = width([word.text for word in line])
        if wide > rules.max_chars_line:
            why = "one word is longer than a line: it is broken where it is drawn"
            yield f"at most {rules.max_chars_line} characters a line", f"{wide}", why


def _wrong_time(
    cue: Cue, words: Sequence[Word], span: tuple[int, int], *, whole: bool
) -> Iterator[tuple[str, str, str]]:
    shown = cue.end_ms - cue.start_ms
    if shown < SHORTEST_MS:
        why = "its sentence or shot is no longer" if whole else "it does not fit beside its neighbours"
        yield f"at least {SHORTEST_MS} ms", f"{shown} ms", why
    if shown > LONGEST_MS:
        rests = max((b.start_ms - a.end_ms for a, b in _pairs(words, span)), default=0)
        why = (
            f"the voice rests {rests} ms inside it"
            if rests > SHORTEST_MS
            else "its words are said that slowly"
        )
        yield f"at most {LONGEST_MS} ms", f"{shown} ms", why


def _pairs(words: Sequence[Word], span: tuple[int, int]) -> Iterator[tuple[Word, Word]]:
    return pairwise(words[span[0] : span[1]])


def _too_fast(cue: Cue, lines: Sequence[Sequence[Word]], most: float) -> Iterator[tuple[str, str, str]]:
    characters = sum(width([word.text for word in line]) for line in lines)
    shown = max(1, cue.end_ms - cue.start_ms)
    if characters * 1000 > most * shown:
        speed = f"{characters * 1000 / shown:.0f} characters a second"
        yield f"at most {most:.0f} characters a second", speed, "the voice is that fast"


def _alone(
    span: tuple[int, int], lines: Sequence[Sequence[Word]], rules: CaptionRules, *, whole: bool
) -> Iterator[tuple[str, str, str]]:
    if span[1] - span[0] == 1 and width([lines[0][0].text]) < rules.max_chars_line * 0.7:
        why = "its sentence or shot has one word" if whole else "its neighbours leave no room or time for it"
        yield "no word alone", repr(lines[0][0].text), why

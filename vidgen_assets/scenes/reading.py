"""A story read once: words, people, things, places and feelings, each where it stands in the script.

Everything that decides (`beats.py`, `shots.py`, `visuals.py`) looks at this and never at the text again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from vidgen_assets.artifacts.scripts import Script
from vidgen_assets.scenes.cast import Casting, casting_of
from vidgen_assets.scenes.feelings import FeelingHit, feeling_hits
from vidgen_assets.scenes.foreign import plain_words, tokens_in
from vidgen_assets.scenes.mentions import Mention
from vidgen_assets.scenes.places import PlaceHit, place_hits
from vidgen_assets.scenes.props import PropHit, prop_hits
from vidgen_assets.scenes.words import Token


@dataclass(frozen=True)
class Reading:
    """All that the rules found in a script; positions are token numbers.

    `plain` are the script's words in English, with their marks: for rules of sense, never for the screen.
    """

    tokens: tuple[Token, ...]
    plain: tuple[str, ...]
    casting: Casting
    props: tuple[PropHit, ...]
    places: tuple[PlaceHit, ...]
    feelings: tuple[FeelingHit, ...]

    def span(self, first_word: int, end_word: int) -> tuple[int, int]:
        """Return the tokens [first, end) of the script words [first_word, end_word)."""
        first = next(
            (i for i, token in enumerate(self.tokens) if token.index >= first_word), len(self.tokens)
        )
        end = next((i for i, token in enumerate(self.tokens) if token.index >= end_word), len(self.tokens))
        return first, end

    def mentions(self, first: int, end: int) -> tuple[Mention, ...]:
        """Return the mentions of people in tokens [first, end)."""
        return tuple(one for one in self.casting.mentions if first <= one.at < end)


@lru_cache(maxsize=8)
def read_words(words: tuple[str, ...], language: str = "en") -> Reading:
    """Read the words of a script; the same words give the same reading."""
    tokens = tokens_in(words, language)
    casting = casting_of(tokens)
    things = prop_hits(tokens, casting.pets)
    casting = casting.without(_inside(casting.mentions, things))
    taken = _taken(casting.mentions)
    props = tuple(hit for hit in things if not taken.intersection(range(hit.at, hit.at + hit.length)))
    plain = plain_words(words, language)
    return Reading(tokens, plain, casting, props, place_hits(tokens), feeling_hits(tokens))


def read_script(script: Script) -> Reading:
    """Read a script."""
    return read_words(script.words, script.language)


def _taken(mentions: Sequence[Mention]) -> set[int]:
    """Words that name a person are nobody's prop: a nurse is drawn, no syringe."""
    return {at for one in mentions if one.strength >= 2.0 for at in range(one.at, one.at + one.length)}


def _inside(mentions: Sequence[Mention], things: Sequence[PropHit]) -> frozenset[int]:
    """Role words inside a longer name of a thing: "tech support" and "a doctor's office" are nobody."""
    spans = [range(hit.at, hit.at + hit.length) for hit in things if hit.length > 1]
    return frozenset(
        one.at
        for one in mentions
        if one.strength >= 2.0 and any(one.at in span and len(span) > one.length for span in spans)
    )

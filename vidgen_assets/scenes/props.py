"""Which words of a story name a thing that can be shown, and how well it would show.

A hit is an icon with a score: about 4 for a plain noun, 3.4 for a verb that tells a thing, 2.2 for a weak
word; the longest phrase wins. Whether it is shown, and how, is decided shot by shot in `visuals.py`.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from vidgen_assets.scenes.lexicon import grammar
from vidgen_assets.scenes.lexicon.props import PROPS
from vidgen_assets.scenes.lexicon.senses import SENSES, TOPIC_AT, TOPICS
from vidgen_assets.scenes.words import Token, negated, noun_forms, stands_as_noun, verb_forms

LONGEST = 4
_MONEY = re.compile(r"^[$€£]([\d,.]+)(k|m)?$")
_TIME = re.compile(r"^\d{1,2}(:\d{2})?(am|pm)$|^\d{1,2}:\d{2}$")


@dataclass(frozen=True)
class Entry:
    """One reading of a lexicon word."""

    icon: str
    verb: bool
    noun_only: bool
    weak: bool


@dataclass(frozen=True)
class PropHit:
    """An icon named by tokens [at, at + length); `index` is the script word of its last token."""

    icon: str
    at: int
    length: int
    index: int
    word: str
    score: float


@lru_cache(maxsize=1)
def lexicon() -> Mapping[tuple[str, ...], tuple[Entry, ...]]:
    """Every phrase of the table with its readings."""
    found: dict[tuple[str, ...], list[Entry]] = {}
    for icon, words in PROPS.items():
        for marked in words.split():
            word = marked.rstrip("?~*")
            marks = marked[len(word) :]
            entry = Entry(icon, verb="*" in marks, noun_only="?" in marks, weak="~" in marks)
            found.setdefault(tuple(word.split("_")), []).append(entry)
    return {key: tuple(entries) for key, entries in found.items()}


@lru_cache(maxsize=1)
def _starts() -> frozenset[str]:
    return frozenset(key[0] for key in lexicon() if len(key) > 1)


def topics_of(tokens: Sequence[Token]) -> frozenset[str]:
    """What a story is about, as far as it changes what words mean: it uses several of a topic's words."""
    counts = {
        topic: len({form for token in tokens for form in token.nouns if form in words})
        for topic, words in TOPICS.items()
    }
    return frozenset(topic for topic, count in counts.items() if count >= TOPIC_AT)


def prop_hits(tokens: Sequence[Token], pets: Mapping[str, str] | None = None) -> tuple[PropHit, ...]:
    """Every thing the story names, in order; `pets` gives the icon of each animal with a name of its own."""
    topics = topics_of(tokens)
    hits: list[PropHit] = []
    at = 0
    while at < len(tokens):
        hit = _special(tokens, at, pets or {}) or _phrase(tokens, at) or _single(tokens, at, topics)
        if hit is not None:
            hits.append(hit)
        at += hit.length if hit is not None else 1
    return tuple(hits)


def _special(tokens: Sequence[Token], at: int, pets: Mapping[str, str]) -> PropHit | None:
    """Amounts of money, times of day, and animals by name."""
    token = tokens[at]
    money = _MONEY.match(token.word)
    if money:
        amount = float(re.sub(r"[^\d.]", "", money.group(1)).strip(".") or 0) * {"k": 1e3, "m": 1e6}.get(
            money.group(2), 1
        )
        return PropHit(
            "sack-dollar" if amount >= 1000 else "money-bill-wave", at, 1, token.index, token.word, 4.6
        )
    if _TIME.match(token.word):
        return PropHit("clock", at, 1, token.index, token.word, 2.8)
    if (
        at
        and "degree" in token.nouns
        and (tokens[at - 1].word.isdigit() or tokens[at - 1].word in grammar.NUMBERS)
    ):
        return PropHit("temperature-high", at, 1, token.index, token.word, 3.6)
    if token.capital and token.word.removesuffix("'s") in pets:
        return PropHit(pets[token.word.removesuffix("'s")], at, 1, token.index, token.word, 4.0)
    return None


def _phrase(tokens: Sequence[Token], at: int) -> PropHit | None:
    forms = _forms(tokens[at].word)
    if tokens[at].masked or not any(form in _starts() for form in forms):
        return None
    for length in range(min(LONGEST, len(tokens) - at), 1, -1):
        span = tokens[at : at + length]
        if any(token.masked for token in span) or any(token.end for token in span[:-1]):
            continue
        for key in itertools.product(*(_forms(token.word) for token in span)):
            entries = lexicon().get(key)
            if entries and not (key[0] == "call" and _gives_a_name(tokens, at + length)):
                score = _score(entries[0], tokens, at, length) + 0.6
                return PropHit(
                    entries[0].icon, at, length, span[-1].index, " ".join(t.word for t in span), score
                )
    return None


def _gives_a_name(tokens: Sequence[Token], after: int) -> bool:
    """Whether "call him" goes on to say how: "call him Bob"."""
    if after >= len(tokens) or tokens[after - 1].end:
        return False
    return tokens[after].capital or tokens[after].raw[:1] in "\"'“‘"


def _single(tokens: Sequence[Token], at: int, topics: frozenset[str]) -> PropHit | None:
    token = tokens[at]
    if token.masked or _is_called_so(token):
        return None
    sense = _sense(token, topics)
    if sense is not None:
        if sense and (stands_as_noun(tokens, at) or token.word.endswith("s")):
            return PropHit(sense, at, 1, token.index, token.word, 3.8)
        return None
    entry = _reading(tokens, at)
    if entry is None:
        return None
    return PropHit(entry.icon, at, 1, token.index, token.word, _score(entry, tokens, at, 1))


def _is_called_so(token: Token) -> bool:
    """A capital inside a sentence makes a name of a word ("Sue", "Biscuit"), but for what always has one."""
    if not token.capital or token.opens or token.raw.strip("\"'.,!?()*").isupper():
        return False
    return grammar.CAPITAL_THINGS.isdisjoint(token.nouns)


def _sense(token: Token, topics: frozenset[str]) -> str | None:
    """The icon of a word with several senses, "" when none fits this story, None when it has one sense."""
    for form in (*token.nouns, *token.verbs):
        senses = SENSES.get(form)
        if senses is None:
            continue
        for topic in sorted(topics):
            if topic in senses:
                return senses[topic]  # "" says that it means nothing one can show
        if "" in senses:
            return senses[""]
        if (form,) not in lexicon():
            return ""
    return None


def _reading(tokens: Sequence[Token], at: int) -> Entry | None:
    """The best reading of one word: as a noun where nouns stand or always, else as a verb."""
    token = tokens[at]
    noun = stands_as_noun(tokens, at)
    for form in token.nouns:
        for entry in lexicon().get((form,), ()):
            if not entry.verb and (noun or not entry.noun_only):
                return entry
    for form in token.verbs:
        for entry in lexicon().get((form,), ()):
            if entry.verb and not (noun and token.word.endswith("s")):
                return entry
    return None


def _score(entry: Entry, tokens: Sequence[Token], at: int, length: int) -> float:
    score = 2.2 if entry.weak else 3.4 if entry.verb else 4.0
    before = tokens[at - 1] if at and not tokens[at - 1].end else None
    if before is not None and not entry.verb:
        score += 0.5 if before.word in grammar.DETERMINERS or before.word.endswith("'s") else 0.0
        score -= 0.4 if before.word in grammar.PRONOUNS or before.word == "to" else 0.0
    if negated(tokens, at):
        score -= 0.5
    return score


@lru_cache(maxsize=8192)
def _forms(word: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*noun_forms(word), *verb_forms(word))))

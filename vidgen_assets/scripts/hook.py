"""The first line: the one that makes a person stay.

Owns the candidates (the title as a sentence, a quotation with who said it, the author's summary, the most
arresting sentence of the story) and which is best. The post card on screen shows the title as it was written,
so the hook says it in plain words. What makes a hook strong is `strength`, which `scores.py` uses too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vidgen_assets.scripts import compress, forum, headline, lexicon
from vidgen_assets.scripts.links import Lean, antecedent, mended
from vidgen_assets.scripts.story import Story
from vidgen_assets.scripts.weigh import Unit

LONGEST_WORDS = 24


@dataclass(frozen=True)
class Hook:
    """A first line: its words, the sentences it tells, how it was made, and how strong it is."""

    text: str
    source: tuple[int, ...]
    way: str
    strength: float
    teaser: bool = False


def hooks(story: Story, pieces: Sequence[Unit], leans: Sequence[Lean]) -> tuple[Hook, ...]:
    """Return the hooks a story offers, the best first; never empty for a story with a sentence in it."""
    found = [*_from_title(story, pieces), *_from_summary(story, pieces), *_from_story(pieces, leans)]
    if not found and pieces:
        found = [
            _hook(compress.shorten(pieces[0].text), (pieces[0].number,), "the story's own beginning", 0.0)
        ]
    return tuple(sorted(found, key=lambda hook: (-hook.strength, hook.text)))


def strength(text: str) -> tuple[float, str]:
    """Return how likely a line is to hold a viewer (0 to 1), and the reason in words."""
    words = text.split()
    value, reasons = 0.35, []
    if 5 <= len(words) <= 16:
        value += 0.15
    elif len(words) > LONGEST_WORDS:
        value -= 0.25
        reasons.append(f"{len(words)} words are long for a first line")
    elif len(words) < 4:
        value -= 0.2
        reasons.append("it says too little")
    for points, pattern, why in _DRAWS:
        if pattern.search(text):
            value += points
            reasons.append(why)
    concrete = len([word for word in lexicon.content_words(text) if len(word) > 3])
    value += 0.03 * min(4, concrete)
    if re.match(r"^\W*(?:he|she|they|it|this|that|him|her|his)\b(?! is (?:how|what|why|about))", text, re.I):
        value -= 0.2
        reasons.append("it begins with a word that points at nothing yet")
    value -= 0.12 * min(2, len(lexicon.CRUDE.findall(text)))
    return max(0.0, min(1.0, round(value, 3))), "; ".join(reasons) or "plain, nothing that pulls"


_DRAWS = (
    (0.12, re.compile(r"\b(?:I|my|me|I'm|we|our)\b", re.I), "someone tells their own story"),
    (0.10, lexicon.TURN, "something goes wrong in it"),
    (0.08, re.compile("|".join(pattern.pattern for pattern in lexicon.FEELING.values()), re.I), "it is felt"),
    (0.08, re.compile(r"\d"), "a figure makes it concrete"),
    (0.08, lexicon.SPEECH, "someone speaks"),
    (0.06, re.compile(r"\?"), "it asks"),
    (0.10, re.compile(r"\bmessed up\b|\bam I wrong\b|\bwould I be wrong\b", re.I), "a mistake is promised"),
)


def _hook(text: str, source: tuple[int, ...], way: str, bonus: float, teaser: bool = False) -> Hook:
    value, _ = strength(text)
    return Hook(forum.capitalized(text), source, way, round(value + bonus, 3), teaser)


def _from_title(story: Story, pieces: Sequence[Unit]) -> list[Hook]:
    sentence = headline.said(story.title)
    if sentence is not None:
        if len(sentence.split()) > LONGEST_WORDS:
            sentence = _short(sentence)
        if len(sentence.split()) <= LONGEST_WORDS + 6:
            return [_hook(sentence, (0,), "the title in plain words", 0.35)]
        return []
    label = headline.label(story.title)
    if headline.is_quotation(story.title) or _who_said(headline.unquoted(story.title), pieces):
        return [_quotation(story, pieces)]
    return [_hook(label, (0,), "the title as it is", 0.15)] if label else []


def _short(sentence: str) -> str:
    shorter = compress.shorten(sentence)
    if len(shorter.split()) > LONGEST_WORDS:
        shorter = compress.split_long(shorter, LONGEST_WORDS)[0]
    return shorter


def _quotation(story: Story, pieces: Sequence[Unit]) -> Hook:
    """Say who said it, when the story tells; else let the words stand alone."""
    words = headline.unquoted(story.title)
    found = _who_said(words, pieces)
    asked = words.endswith("?")
    if found is not None and found[0] != "I":
        who = re.sub(r"^A (?=[aeio]|u(?!s|ni))", "An ", re.sub(r"^The ", "A ", found[0]))
        return _hook(
            f'{who} really {"asked" if asked else "told"} me, "{words}"',
            (0, found[1]),
            "the title, said by whom the story names",
            0.35,
        )
    if found is not None or (asked and re.match(r"^(?:you|miss|sir|ma'am)\b", words, re.I)):
        source = (0, found[1]) if found else (0,)
        return _hook(
            f'I really had to {"ask" if asked else "say"} this: "{words}"',
            source,
            "the title, said by the teller",
            0.3,
        )
    return _hook(f'"{words}" Those were the exact words.', (0,), "the title as a quotation", 0.28)


def _who_said(words: str, pieces: Sequence[Unit]) -> tuple[str, int] | None:
    """Return the subject and the number of the sentence in which these words, or most of them, are said."""
    about = lexicon.content_words(words)
    bare = re.sub(r"[^a-z ]", "", words.lower())
    for piece in pieces:
        tag = re.match(
            r"^(?P<who>I|The [\w -]+?|My [\w -]+?|[A-Z][a-z]+) (?:said|asked|says|"
            r'asks|say|ask|told me|replied),? "',
            piece.text,
        )
        if tag is None:
            continue
        inside = lexicon.content_words(piece.text)
        same = len(about & inside) >= max(2, 0.6 * len(about)) or (
            len(bare) > 8 and bare in re.sub(r"[^a-z ]", "", piece.text.lower())
        )
        if same:
            return tag["who"], piece.number
    return None


def _from_summary(story: Story, pieces: Sequence[Unit]) -> list[Hook]:
    """The author's own summary is a hook when it really sums up: many summaries are jokes."""
    if not story.summary:
        return []
    first = re.split(r"(?<=[.!?])\s", story.summary)[0].strip()
    body = frozenset(word for piece in pieces for word in lexicon.content_words(piece.text))
    words = lexicon.content_words(first)
    if len(words) < 3 or len(words & body) < 0.6 * len(words):
        return []
    sentence = headline.said(first)
    if sentence is None or len(sentence.split()) > LONGEST_WORDS:
        return []
    return [_hook(sentence, (0,), "the author's own summary", 0.0)]


def _from_story(pieces: Sequence[Unit], leans: Sequence[Lean]) -> list[Hook]:
    """The most arresting sentences of the story's first three quarters that can be heard without it."""
    found: list[Hook] = []
    for at, (piece, lean) in enumerate(zip(pieces, leans, strict=True)):
        if (
            at > 0.75 * len(pieces)
            or piece.update
            or lean.hard
            or lean.points
            or lean.continues
            or lean.soft
            or lean.needs_next
        ):
            continue
        text = (
            mended((piece,), (lean,), (0,), (piece.short,))[0] if not lean.open else _named(pieces, leans, at)
        )
        if (
            not 6 <= len(text.split()) <= 20
            or lexicon.OPINION.search(text)
            or re.match(r"I (?:said|asked|say|ask)\b", text)
        ):
            continue
        if not re.search(r"\b(?:I|my|me|we|our)\b", text):
            continue
        bonus = (
            0.12 * bool(lexicon.STRONG.search(text))
            + 0.06 * bool(lexicon.ACTION.search(text))
            - 0.15 * bool(lexicon.BACKGROUND.search(text))
            - 0.1
        )
        found.append(_hook(text, (piece.number,), "the most arresting sentence", bonus, teaser=at > 3))
    return sorted(found, key=lambda hook: (-hook.strength, hook.source))[:3]


def _named(pieces: Sequence[Unit], leans: Sequence[Lean], at: int) -> str:
    """Return a unit with its open pronouns named; "" when one of them has no noun."""
    if any(antecedent(leans, at, gender) is None for _, gender, _ in leans[at].open):
        return ""
    return mended(pieces, leans, (at,), (pieces[at].short,))[0]

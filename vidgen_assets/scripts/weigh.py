"""What each sentence of a story is worth: does something happen in it, is it felt, does the story need it.

Owns `units` (the pieces of a story that can be kept or left out) and `worths` (a number each, with its
reasons). Which pieces can follow which is `links.py`; which are kept is `abridge.py`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from vidgen_assets.scripts import compress, forum, lexicon
from vidgen_assets.scripts.story import Story


@dataclass(frozen=True)
class Unit:
    """A piece that is kept or left out: the sentence it is of, its words, and the shorter way to say it."""

    number: int
    paragraph: int
    text: str
    short: str
    update: bool
    whole: bool
    original: str


@dataclass(frozen=True)
class Worth:
    """What a unit is worth to the story, and why (the strongest reason first)."""

    value: float
    why: tuple[str, ...]


def units(story: Story) -> tuple[Unit, ...]:
    """Cut the story into units: sentences, lightened, the long ones at their clauses."""
    found: list[Unit] = []
    for sentence in story.sentences:
        light = forum.without_lead_in(compress.lighten(sentence.text))
        pieces = compress.split_long(light)
        for piece in pieces:
            found.append(
                Unit(
                    sentence.number,
                    sentence.paragraph,
                    piece,
                    compress.shorten(piece),
                    sentence.update,
                    len(pieces) == 1,
                    sentence.text if len(pieces) == 1 else piece,
                )
            )
    return tuple(found)


def worths(story: Story, pieces: Sequence[Unit], hook: str = "") -> tuple[Worth, ...]:
    """Return what every unit is worth: around 1 for a step of the story, below 0 for what distracts."""
    about = lexicon.content_words(story.title)
    summary = lexicon.content_words(story.summary)
    counts = Counter(word for piece in pieces for word in lexicon.content_words(piece.text))
    told = lexicon.content_words(hook)
    seen: set[str] = set()
    weighed: list[Worth] = []
    last = _last_event(pieces)
    for at, piece in enumerate(pieces):
        words = lexicon.content_words(piece.text)
        parts = _parts(piece, words)
        parts += _place(at, len(pieces), last, piece, any(earlier.update for earlier in pieces[:at]))
        parts.append(("what the title is about", 0.16 * min(4, len(words & about))))
        promised = {word for word in words & about if counts[word] <= 3}
        parts.append(("what the title promises", 0.4 * min(2, len(promised))))
        parts.append(("in the author's own summary", 0.12 * min(4, len(words & summary))))
        introduced = {word for word in words - seen if counts[word] >= 3}
        parts.append(("brings in what comes back later", 0.14 * min(4, len(introduced))))
        if told and words and len(words & told) >= 0.7 * len(words) and (len(words) >= 4 or at < 3):
            parts.append(("the hook has said it", -2.5))
        seen |= words
        value = 0.5 + sum(part for _, part in parts)
        length = len(piece.text.split())
        scale = (min(length, 22) / 12) ** 0.6 if value > 0 else 1.0
        reasons = tuple(
            name for name, part in sorted(parts, key=lambda part: -abs(part[1])) if abs(part) >= 0.1
        )
        weighed.append(Worth(round(value * scale, 3), reasons[:3]))
    return tuple(weighed)


def _parts(piece: Unit, words: frozenset[str]) -> list[tuple[str, float]]:
    text = piece.text
    narration = lexicon.SPEECH.sub("", text)
    felt = sum(bool(pattern.search(text)) for pattern in lexicon.FEELING.values())
    asks_reader = "?" in narration and not lexicon.SPEECH.search(text)
    return [
        ("something happens", 0.45 * bool(lexicon.ACTION.search(narration))),
        ("someone speaks", 0.55 * bool(lexicon.SPEECH.search(text))),
        ("it is felt", 0.2 * min(2, felt)),
        ("strong stuff", 0.35 * bool(lexicon.STRONG.search(text))),
        ("the story turns", 0.5 * bool(lexicon.TURN.search(text))),
        ("money or figures", 0.15 * bool(lexicon.MONEY.search(text) or lexicon.NUMBER.search(text))),
        ("a point in time", 0.15 * bool(lexicon.TIME.search(narration))),
        ("only a habit", -0.45 * (bool(lexicon.HABIT.search(narration)) and not lexicon.TURN.search(text))),
        ("only an opinion", -0.6 * bool(lexicon.OPINION.search(narration))),
        ("a question to the reader", -0.4 * asks_reader),
        ("crude", -0.5 * min(2, len(lexicon.CRUDE.findall(text)))),
        ("hard to say", -0.5 * _is_tangled(text)),
        ("says little", -0.5 * (len(words) <= 1 and '"' not in text)),
        ("an update", -0.1 * piece.update),
        ("a list", -0.3 * (text.count(",") >= 5)),
    ]


def _place(at: int, count: int, last: int, piece: Unit, updated_before: bool) -> list[tuple[str, float]]:
    parts: list[tuple[str, float]] = []
    if at < 3:
        parts.append(("sets the scene", (0.7, 0.5, 0.3)[at]))
    if at < 0.35 * count and lexicon.BACKGROUND.search(piece.text):
        parts.append(("says who and where", 0.35))
    if piece.update and (at == 0 or not updated_before):
        parts.append(("how it really ended", 0.9))
    if last - 3 <= at <= last:
        parts.append(("how it ends", 0.9 - 0.25 * (last - at)))
    elif 0.55 * last < at < last:
        parts.append(("late in the story", 0.45 * (at / last) ** 2))
    elif at > last and not piece.update:
        parts.append(("rounds it off", 0.3) if _is_last_word(piece) else ("after the end", -0.3))
    return parts


def _last_event(pieces: Sequence[Unit]) -> int:
    """Return the last unit in which something happens or is said; what follows rounds off or comments."""
    for at in range(len(pieces) - 1, -1, -1):
        text = pieces[at].text
        narration = lexicon.SPEECH.sub("", text)
        eventful = (
            lexicon.ACTION.search(narration) or lexicon.SPEECH.search(text) or lexicon.TURN.search(text)
        )
        opinion = lexicon.OPINION.search(narration) or "?" in narration
        if eventful and not opinion and not pieces[at].update:
            return at
    return len(pieces) - 1


def _is_last_word(piece: Unit) -> bool:
    """Tell a line about the people of the story, which may round it off, from a comment on the world."""
    narration = lexicon.SPEECH.sub("", piece.text)
    return bool(_SOMEONE.search(narration)) and not lexicon.OPINION.search(narration) and "?" not in narration


_SOMEONE = re.compile(
    r"\b(?:I|he|He|She|They|We|My|His|Her|Our|Their|she|they|we|my|his|her|our|their|him|them)\b"
)


def _is_tangled(text: str) -> bool:
    """Tell whether a sentence cannot be said in one breath or is full of what only the eye can read."""
    return (
        len(text.split()) > 38
        or len(re.findall(r"[/_=+<>{}|\\^~]", text)) >= 2
        or bool(re.search(r"\b[\w.]+@|\b\w+\.(?:com|net|org|exe|dll)\b", text))
    )

"""How good a script is: five named numbers with their reasons, and one total.

Owns what a script is measured by. The embedded reviser (`revise.py`) acts on what is complained of here; a
language model gets the same words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vidgen_assets.artifacts import Line, Post, Score, Script, ScriptScores, Slot
from vidgen_assets.channel import Writing
from vidgen_assets.scripts import hook, lexicon, links, people, weigh
from vidgen_assets.scripts.story import read_story

WEIGHTS = {"hook": 0.25, "story": 0.30, "clarity": 0.20, "pace": 0.10, "length": 0.15}


def score_script(script: Script, slot: Slot, writing: Writing) -> ScriptScores:
    """Score a script: hook, story, clarity, pace, length, each from 0 to 1, and a total that tells apart."""
    scores = (
        _hook(script),
        _story(script, slot),
        _clarity(script),
        _pace(script),
        _length(script, writing),
    )
    mean = sum(WEIGHTS[score.name] * score.value for score in scores)
    # even a poor script has sentences of some length: half of the scale is where scripts differ
    return ScriptScores(scores=scores, total=round(max(0.0, 2 * mean - 1), 4))


def _score(name: str, value: float, why: str) -> Score:
    return Score(name=name, value=round(max(0.0, min(1.0, value)), 4), why=why)


def _hook(script: Script) -> Score:
    first = next((line.text for line in script.lines if line.part == "hook"), "")
    if not first:
        return _score("hook", 0.0, "there is no first line")
    if script.language != "en":
        return _score("hook", 0.6, f"not judged in {script.language}")
    value, why = hook.strength(first)
    return _score("hook", value, why)


@dataclass(frozen=True)
class Coverage:
    """What of a story a script tells: its share of the worth, and whether the parts that count are there."""

    share: float
    turn: bool
    end: bool
    start: bool
    promise: float
    strongest: int


def coverage(script: Script, post: Post) -> Coverage:
    """Return what of a post's story a script tells; all zero for a post that tells none."""
    story = read_story(post)
    pieces = weigh.units(story)
    if not pieces:
        return Coverage(0.0, False, False, False, 0.0, 0)
    values = [max(0.0, worth.value) for worth in weigh.worths(story, pieces)]
    told = {number for line in script.lines for number in line.source}
    heard = [piece.number in told for piece in pieces]
    edge = max(2, len(pieces) // 6)
    turn = max(range(len(pieces)), key=lambda at: values[at] * (0.25 * len(pieces) <= at))
    return Coverage(
        share=sum(value for value, was in zip(values, heard, strict=True) if was) / (sum(values) or 1.0),
        turn=heard[turn],
        end=any(heard[-edge:]),
        start=any(heard[:edge]),
        promise=_promise(story.title, pieces, told),
        strongest=pieces[turn].number,
    )


def _promise(title: str, pieces: Sequence[weigh.Unit], told: set[int]) -> float:
    """Return how many of the title's words that the story has are in what is told of it."""
    asked = lexicon.content_words(title)
    there: set[str] = set()
    heard: set[str] = set()
    for piece in pieces:
        words = lexicon.content_words(piece.text) & asked
        there |= words
        heard |= words if piece.number in told else set()
    return len(heard) / len(there) if there else 1.0


def _story(script: Script, slot: Slot) -> Score:
    """How much of what the story is worth is told, and whether its turn and its end are."""
    post = slot.idea.post
    if post is None or post.kind == "script" or script.language != "en":
        return _score("story", 0.8, "told as it was given")
    found = coverage(script, post)
    complaints = [
        *([] if found.turn else [f"its strongest moment is missing (sentence {found.strongest})"]),
        *([] if found.end else ["it stops before the story ends"]),
        *([] if found.start else ["who and where is not told"]),
        *([] if found.promise >= 0.5 else ["what the title promises is not told"]),
    ]
    value = 0.08 + 0.45 * min(1.0, found.share / 0.7) + 0.17 * found.promise
    value += 0.1 * found.turn + 0.12 * found.end + 0.08 * found.start
    why = f"{found.share:.0%} of what matters is told, with its turn and its end"
    return _score("story", value, "; ".join(complaints) or why)


def _clarity(script: Script) -> Score:
    """Whether every sentence can be understood when heard once, without what was left out."""
    if script.language != "en":
        return _score("clarity", 0.7, f"not judged in {script.language}")
    complaints: list[str] = []
    body = [line for line in script.lines if line.part != "call_to_action"]
    names = people.names_in([line.text for line in body])
    known: set[str] = set()
    for at, line in enumerate(body):
        long = len(line.text.split())
        if long > 34:
            complaints.append(f"line {at + 1} has {long} words")
        dangling = [
            word
            for word, gender, _ in people.open_pronouns(line.text, names)
            if not (_fitting(known, gender))
        ]
        if dangling:
            complaints.append(f"line {at + 1}: nobody knows who {dangling[0]!r} is")
        if at and line.source != body[at - 1].source and _points_nowhere(line, body[at - 1]):
            complaints.append(f"line {at + 1} leans on a sentence that was left out")
        known |= {mention.gender for mention in people.mentions(line.text, names)}
        if re.search(r"[/_=<>{}|\\]", line.text):
            complaints.append(f"line {at + 1} has signs nobody can say")
    value = 1.0 - 0.8 * min(1.0, len(complaints) / max(3.0, 0.4 * len(body)))
    return _score(
        "clarity", value, "; ".join(complaints[:4]) or "every sentence stands on what was told before it"
    )


def _fitting(known: set[str], gender: str) -> bool:
    return gender in known or "n" in known or (gender == "p" and bool(known))


def _points_nowhere(line: Line, before: Line) -> bool:
    if not line.source or not before.source or line.part != "body":
        return False
    gap = line.source[0] - before.source[-1] > 1
    return gap and links.points_back(line.text)


def _pace(script: Script) -> Score:
    """Whether the sentences are short enough to listen to, and not all alike."""
    lengths = [len(line.text.split()) for line in script.lines if line.part == "body"]
    if not lengths:
        return _score("pace", 0.0, "there is no body")
    mean = sum(lengths) / len(lengths)
    spread = (sum((length - mean) ** 2 for length in lengths) / len(lengths)) ** 0.5
    speech = sum(bool(lexicon.SPEECH.search(line.text)) for line in script.lines) / len(script.lines)
    value = 1.0 - max(0.0, abs(mean - 12.5) - 4) * 0.07
    value -= 0.12 if spread < 2.5 and len(lengths) > 4 else 0.0
    value -= 0.15 if speech > 0.85 else 0.0
    why = f"{mean:.0f} words a sentence on average, from {min(lengths)} to {max(lengths)}"
    return _score("pace", value, why)


def _length(script: Script, writing: Writing) -> Score:
    seconds = script.estimate_ms / 1000
    if seconds > writing.max_seconds or seconds < writing.min_seconds:
        return _score(
            "length", 0.0, f"{seconds:.0f} s is outside {writing.min_seconds} to {writing.max_seconds} s"
        )
    off = abs(seconds - writing.target_seconds)
    room = max(1.0, (writing.max_seconds - writing.min_seconds) / 2)
    return _score(
        "length",
        1.0 - 0.6 * min(1.0, max(0.0, off - 4.0) / room),
        f"{seconds:.0f} s, {writing.target_seconds} are best",
    )

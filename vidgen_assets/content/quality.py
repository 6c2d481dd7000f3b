"""How good a story a post is, as five scores with reasons: arc, hook, readability, length, engagement.

Owns the measures and their weights; each is a number from 0 to 1 computed from the cleaned text alone, but
for engagement, which compares a post with the day's others of its community. Whether a post is good enough
is judge.py's question, and the order of the day ranking.py's.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from vidgen_assets.artifacts import Post, Score

# A story told badly beats a fine text that tells none; likes are a hint, not a verdict.
WEIGHTS: Mapping[str, float] = {
    "story_arc": 0.38,
    "hook": 0.18,
    "readability": 0.12,
    "length_fit": 0.14,
    "engagement": 0.18,
}

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*|\d[\d,.]*")
_SENTENCE_END = re.compile(r"[.!?\u2026]+[\"'\u201d\u2019)]*(?:\s+|\Z)|\n+")
_QUOTED = re.compile(r"[\"\u201c][^\"\u201c\u201d\n]{2,300}[\"\u201d]|^\s*\$?[A-Z][\w ]{0,14}:\s", re.M)
_TURN = re.compile(
    r"\b(?:but|until|instead|except|however|turns? out|turned out|suddenly|only to|realis?z?ed?|"
    r"it wasn['\u2019]t|"
    r"then i (?:saw|heard|noticed|remember\w*)|no longer|in fact|of course|wasn['\u2019]t|"
    r"didn['\u2019]t|couldn['\u2019]t|"
    r"never|nobody|nothing)\b",
    re.I,
)
_THEN = re.compile(
    r"\b(?:then|next|later|after(?:wards)?|before|finally|when|while|once|meanwhile|eventually|"
    r"by the time|at last|"
    r"until|that (?:night|evening|morning|day)|the (?:next|following|last|first) \w+|yesterday|"
    r"today|tonight|last (?:week|"
    r"month|night|year|summer|winter|\w+day)|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"\w+ (?:years?|weeks?|days?|"
    r"hours?|minutes?|months?) (?:later|ago|after)|o['\u2019]clock|half past|one (?:day|night|"
    r"morning|evening))\b",
    re.I,
)
_PAST = re.compile(
    r"\b(?:\w{2,}(?:[^aeiou\s]|[aeiou])ed|was|were|had|did|said|told|went|came|took|got|saw|"
    r"thought|put|found|knew|felt|"
    r"left|ran|sat|stood|heard|gave|made|brought|bought|asked|fell|broke|woke|drove|held|kept|let|"
    r"met|paid|read|sent|"
    r"spoke|threw|wrote|began|caught|grew|lost|rang|sang|shook|slept|stole|understood|wore|won|"
    r"couldn|wouldn|hung)\b",
    re.I,
)
_STAKES = re.compile(
    r"\b(?:scream\w*|yell\w*|shout\w*|cr(?:y|ied|ying)|laugh\w*|panic\w*|police|cops?|fire\w*|"
    r"lawyer|judge|court|sued?|"
    r"hospital|ambulance|blood|died?|dead|dying|death|kill\w*|steal|stole\w*|thief|robb\w*|"
    r"lie[ds]?|lying|secret|wedding|divorc\w*|"
    r"pregnan\w*|cheat\w*|money|\$|lost|locked|trapped|broke\w*|smash\w*|crash\w*|explod\w*|"
    r"flood\w*|alarm|sirens?|"
    r"embarrass\w*|asham\w*|terrif\w*|scared?|afraid|fear|shock\w*|angry|furious|rage|hate[ds]?|"
    r"love[ds]?|proud|tears?|sob\w*|"
    r"heart|alone|fired|quit|boss|gun|knife|chase[ds]?|escap\w*|hid|hidden|hiding|caught|revenge|"
    r"apolog\w*|begg\w*|"
    r"whisper\w*|silen\w*|shak\w*|trembl\w*|froze\w*|stared?|funeral|grave|ghost|dark|storm|naked|"
    r"wrong|mistake|ruin\w*)\b",
    re.I,
)
_DULL = re.compile(
    r"\b(?:usual(?:ly)?|sometimes|nothing much|not much|no idea why|it['\u2019]s fine|"
    r"quite (?:happy|nice|good|normal)|fairly|"
    r"i suppose|i guess|hard to say|or something|anyway|as normal|mostly|either way|in general|"
    r"normally|let me know|"
    r"what do you think|wondering if|does anyone|anyone else|any (?:tips|advice|ideas|"
    r"suggestions)|thanks in advance|"
    r"that was (?:it|my day|all)|a bit|i think it (?:might|was)|per week|every week)\b",
    re.I,
)
_CONCRETE = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twenty|hundred|thousand|million)\b", re.I
)
_TENSION = re.compile(
    r"\b(?:but|so|by|never|nobody|every|only|until|still|without|wrong|secret|stole\w*|steal\w*|"
    r"lost|fired|killed?|sued?|police|"
    r"demanded|refus\w*|accident\w*|haunted|strange\w*|stranger|missing|found|answered|caught|"
    r"quit|dead|died|alone|ex|boss|landlord|"
    r"neighbou?rs?|wedding|mother-in-law|worst|best|revenge|fake|lied|lying|trapped|last|first|"
    r"keep[s]?|kept|why|how|"
    r"couldn['\u2019]t|can['\u2019]t|won['\u2019]t|didn['\u2019]t|wasn['\u2019]t|telling|making|"
    r"asking|refusing|letting)\b",
    re.I,
)
_LATER_PART = re.compile(
    r"\b(?:part|pt|chapter|episode|ep|vol(?:ume)?)(?:\.? ?#?(?:[2-9]|[1-9]\d+)|\.? #?(?:ii+|iv|"
    r"vi*|two|three|four|five))\b|"
    r"\b(?:final|last) (?:part|chapter|update)\b|\[update|\bupdate ?#?\d?:|\btifupdate",
    re.I,
)
_WORDS_A_SECOND = 2.75


class Text(NamedTuple):
    """A post's text measured once: its words and sentences, title apart."""

    title: str
    body: str
    words: tuple[str, ...]
    sentences: tuple[str, ...]


def measured(post: Post) -> Text:
    """Split a cleaned post into words and sentences."""
    sentences = tuple(part.strip() for part in _SENTENCE_END.split(post.body) if part.strip())
    return Text(post.title, post.body, tuple(_WORD.findall(post.body)), sentences)


def quality_of(post: Post, peers: Sequence[Post], target_seconds: int, max_words: int) -> tuple[Score, ...]:
    """Return the five scores of a cleaned post; `peers`: the day's posts of its community, itself too."""
    text = measured(post)
    return (
        _story_arc(text),
        _hook(text),
        _readability(text),
        _length_fit(text, target_seconds, max_words),
        _engagement(post, peers),
    )


def total_of(scores: Sequence[Score]) -> float:
    """Return the weighted mean of the scores, rounded so that it is the same on every machine."""
    return round(sum(WEIGHTS[score.name] * score.value for score in scores), 4)


def _story_arc(text: Text) -> Score:
    """A chain of events, a turn, people who talk, something at stake, and an end that is not a question."""
    words = max(len(text.words), 1)
    per_hundred = 100 / max(words, 60)
    parts = {
        "events in the past": _up_to(len(_PAST.findall(text.body)) * per_hundred, 9),
        "a chain of moments": _up_to(len(_THEN.findall(text.body)) * per_hundred, 2.6),
        "turns": _up_to(len(_TURN.findall(text.body)) * per_hundred, 2.2),
        "people talking": _up_to(len(_QUOTED.findall(text.body)) * per_hundred, 1.6),
        "something at stake": _up_to(len(_STAKES.findall(text.body)) * per_hundred, 2.6),
    }
    dull = len(_DULL.findall(text.body)) * per_hundred
    weights = (0.3, 0.2, 0.17, 0.13, 0.2)
    value = sum(weight * part for weight, part in zip(weights, parts.values(), strict=True))
    value *= 1 - min(0.6, 0.12 * dull)
    value *= min(1.0, len(text.sentences) / 6)
    later_part = _LATER_PART.search(text.title) is not None
    value *= 0.6 if later_part else 1.0
    strong = [name for name, part in parts.items() if part >= 0.7] or ["few of a story's signs"]
    weak = [name for name, part in parts.items() if part < 0.3]
    why = f"has {_listed(strong)}" + (f"; little of {_listed(weak)}" if weak else "")
    why += "; flat wording" if dull > 1.5 else ""
    return _score("story_arc", value, why + ("; a later part, it begins in the middle" if later_part else ""))


def _hook(text: Text) -> Score:
    """A title that opens a question, and a first sentence that is short and concrete."""
    title_words = _WORD.findall(text.title)
    first = text.sentences[0] if text.sentences else ""
    first_words = len(_WORD.findall(first))
    tension = len(_TENSION.findall(text.title))
    parts = (
        ("a title with tension", 0.4 * _up_to(tension, 2)),
        ("a title of a good length", 0.2 * _band(len(title_words), 5, 22)),
        ("something concrete in it", 0.12 * bool(_CONCRETE.search(text.title) or '"' in text.title)),
        ("a short first sentence", 0.16 * _band(first_words, 4, 22)),
        ("stakes at once", 0.12 * bool(_STAKES.search(f"{text.title} {first}") or _TURN.search(first))),
    )
    named = [name for name, part in parts if part >= 0.1]
    return _score("hook", sum(part for _, part in parts), f"has {_listed(named or ['no hook to speak of'])}")


def _readability(text: Text) -> Score:
    """Sentences a voice can say in a breath, plain words, no shouting, no walls of text."""
    words = max(len(text.words), 1)
    a_sentence = words / max(len(text.sentences), 1)
    long_words = sum(len(word) > 9 for word in text.words) / words
    shouted = sum(word.isupper() and len(word) > 3 for word in text.words) / words
    odd = sum(text.body.count(mark) for mark in "{}<>|\\/=_#*") / words
    sentence = _band(a_sentence, 5, 20)
    value = 0.55 * sentence + 0.25 * (1 - min(1.0, long_words / 0.15)) + 0.2 * (1 - min(1.0, shouted / 0.08))
    value *= 1 - min(0.6, odd * 3)
    return _score("readability", value, f"{a_sentence:.0f} words a sentence, {long_words:.0%} long words")


def _length_fit(text: Text, target_seconds: int, max_words: int) -> Score:
    """Enough to fill the video, not so much that most of it has to go."""
    words, wanted = len(text.words), target_seconds * _WORDS_A_SECOND
    if words < wanted:
        return _score(
            "length_fit", (words / wanted) ** 1.5, f"{words} words for a video of about {wanted:.0f}"
        )
    if words <= wanted * 4:
        return _score("length_fit", 1.0, f"{words} words, enough for a video of about {wanted:.0f}")
    over = math.log(words / (wanted * 4)) / math.log(max(max_words / (wanted * 4), 2))
    return _score("length_fit", 1.0 - 0.75 * over, f"{words} words, most of them have to go")


def _engagement(post: Post, peers: Sequence[Post]) -> Score:
    """Where its votes and comments stand among the day's posts of its community, with the bare numbers."""
    if post.kind != "post":
        return _score("engagement", 0.6, "written for this channel, no votes to compare")
    if post.score <= 0:
        return _score("engagement", 0.0, f"{post.score} points: its readers did not like it")
    bare = _up_to(math.log10(1 + post.score), 4.0)
    others = sorted(peer.score for peer in peers)
    if len(others) < 4:
        return _score(
            "engagement", bare, f"{post.score} points; too few posts of r/{post.community} to compare"
        )
    place = (bisect_left(others, post.score) + bisect_right(others, post.score)) / 2 / len(others)
    talk = _up_to(math.log10(1 + post.comment_count), 3.0)
    why = f"{post.score} points, ahead of {place:.0%} of the day's {len(others)} posts of r/{post.community}"
    return _score("engagement", 0.4 * bare + 0.4 * place + 0.2 * talk, why)


def _score(name: str, value: float, why: str) -> Score:
    return Score(name=name, value=round(min(1.0, max(0.0, value)), 4), why=why)


def _up_to(value: float, enough: float) -> float:
    return min(1.0, value / enough)


def _band(value: float, low: float, high: float) -> float:
    """Return 1 inside the band, falling to 0 at nothing below it and at twice the top above it."""
    if value < low:
        return value / low
    return max(0.0, 1 - max(0.0, value - high) / high)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names)

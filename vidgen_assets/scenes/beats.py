"""The story's beats: hook, setup, rise, turn, payoff, call to action, each with mood, feeling, intensity.

Beats are whole sentences. The hook and the call to action are the script's own parts; the body is cut by what
its sentences do: the setup ends where something happens, the turn is the sentence with the strongest signs of
a turn in the body's second half, the payoff is what follows it. Owns no pictures; `shots.py` cuts beats into
shots.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from resources.errors import InvalidInput
from vidgen_assets.artifacts.scripts import Beat, BeatSheet, Feeling, Mood, Script
from vidgen_assets.scenes.feelings import mood_scores
from vidgen_assets.scenes.lexicon import feelings as table
from vidgen_assets.scenes.reading import Reading, read_script

Kind = Literal["hook", "setup", "rise", "turn", "payoff", "call_to_action"]
MOOD_ORDER: tuple[Mood, ...] = ("tense", "funny", "sad", "warm", "triumphant", "eerie", "calm")
# eerie words are common ("dark", "alone"), so that mood needs more proof; calm is what is left
MOOD_WEIGHT: dict[Mood, float] = {
    "tense": 1.0, "funny": 1.0, "sad": 1.0, "warm": 0.9, "triumphant": 0.9, "eerie": 0.75, "calm": 0.6,
}  # fmt: skip
OWN_MOOD = 2.2


@dataclass(frozen=True)
class _Sentence:
    """A line of the script: its words [first, end), their English, and what it does."""

    first: int
    end: int
    text: str
    plain: str
    part: str


def beat_sheet(script: Script) -> BeatSheet:
    """Return the beats of a script in order; together they cover every word once.

    Raises InvalidInput when the script has no words.
    """
    if not script.words:
        raise InvalidInput("the script has no words: there is nothing to plan scenes for; write it again")
    reading = read_script(script)
    sentences = _sentences(script, reading)
    mood = story_mood(reading)
    beats: list[Beat] = []
    for kind, group in _groups(sentences):
        beats.append(_beat(f"b{len(beats) + 1}", kind, group, reading, mood))
    return BeatSheet(mood=mood, beats=tuple(beats))


def story_mood(reading: Reading) -> Mood:
    """The mood most of the story's words speak for; calm when they hardly speak at all."""
    return _mood_of(mood_scores(reading.tokens), 1.5)


def _mood_of(scores: dict[Mood, float], at_least: float) -> Mood:
    weighed = {mood: scores[mood] * MOOD_WEIGHT[mood] for mood in MOOD_ORDER}
    best = max(MOOD_ORDER, key=lambda mood: (weighed[mood], -MOOD_ORDER.index(mood)))
    return best if weighed[best] >= at_least else "calm"


def _sentences(script: Script, reading: Reading) -> list[_Sentence]:
    spans = [(line, script.word_span(number)) for number, line in enumerate(script.lines)]
    return [
        _Sentence(first, end, line.text, " ".join(reading.plain[first:end]), line.part)
        for line, (first, end) in spans
        if end > first
    ]


def _groups(sentences: Sequence[_Sentence]) -> list[tuple[Kind, list[_Sentence]]]:
    """Consecutive sentences by what they do; empty kinds are left out."""
    hook = _leading(sentences, "hook")
    rest = list(sentences[len(hook) :])
    call: list[_Sentence] = []
    while rest and rest[-1].part == "call_to_action":
        call.insert(0, rest.pop())
    groups: list[tuple[Kind, list[_Sentence]]] = [("hook", hook), *_body(rest), ("call_to_action", call)]
    return [(kind, group) for kind, group in groups if group]


def _leading(sentences: Sequence[_Sentence], part: str) -> list[_Sentence]:
    count = next((i for i, sentence in enumerate(sentences) if sentence.part != part), len(sentences))
    return list(sentences[:count])


def _body(body: list[_Sentence]) -> list[tuple[Kind, list[_Sentence]]]:
    """Cut the body in four; one of three sentences or fewer has no rise, a single one is all setup."""
    count = len(body)
    if count < 2:
        return [("setup", body)]
    if count == 2:
        return [("setup", body[:1]), ("payoff", body[1:])]
    if count == 3:
        return [("setup", body[:1]), ("turn", body[1:2]), ("payoff", body[2:])]
    turn = _turn_at(body)
    setup_end = _setup_end(body, turn)
    payoff = _payoff_at(body, turn)
    return [
        ("setup", body[:setup_end]),
        ("rise", body[setup_end:turn]),
        ("turn", body[turn:payoff]),
        ("payoff", body[payoff:]),
    ]


def _turn_at(body: Sequence[_Sentence]) -> int:
    """The sentence with the most signs of a turn, between 45 and 85 % of the body; later ones win ties."""
    count = len(body)
    first = max(2, round(count * 0.45))
    last = max(first, min(count - 2, round(count * 0.85)))

    def signs(at: int) -> float:
        text = body[at].plain.lower()
        score = sum(2.0 for phrase in table.TURNS if phrase in text) + text.count("!") * 0.7
        score += 1.2 if text.lstrip('"').startswith(("but ", "then ", "until ", "and then")) else 0.0
        score += 0.4 if len(text.split()) <= 8 else 0.0
        return score - abs(at / count - 0.68) * 1.5

    return max(range(first, last + 1), key=lambda at: (signs(at), at))


def _setup_end(body: Sequence[_Sentence], turn: int) -> int:
    """The first sentence in which something happens, from the second one on, in the first 40 %."""
    last = max(1, min(turn - 1, round(len(body) * 0.4)))
    for at in range(1, last + 1):
        text = f" {body[at].plain.lower()}"
        if any(f" {phrase}" in text for phrase in table.EVENTS):
            return at
    return max(1, min(last, round(len(body) * 0.25)))


def _payoff_at(body: Sequence[_Sentence], turn: int) -> int:
    """The first sentence after the turn that tells how it ended; else the turn takes 40 % of what is left."""
    left = len(body) - turn
    for at in range(turn + 1, len(body)):
        if any(phrase in body[at].plain.lower() for phrase in table.PAYOFFS):
            return at
    return turn + max(1, min(left - 1, round(left * 0.4)))


def _beat(id_: str, kind: Kind, group: Sequence[_Sentence], reading: Reading, story: Mood) -> Beat:
    first, end = group[0].first, group[-1].end
    span = reading.span(first, end)
    feeling, force = _feeling(reading, span, kind)
    text = " ".join(sentence.text for sentence in group)
    return Beat(
        id=id_,
        kind=kind,
        first_word=first,
        end_word=end,
        text=text,
        mood=_beat_mood(reading, span, story, kind),
        feeling=feeling,
        intensity=_intensity(kind, " ".join(one.plain for one in group), force),
    )


def _beat_mood(reading: Reading, span: tuple[int, int], story: Mood, kind: Kind) -> Mood:
    """The story's mood, unless the beat's own words speak much louder for another; cards keep the story's."""
    if kind in ("hook", "call_to_action"):
        return story
    scores = mood_scores(reading.tokens[span[0] : span[1]], floor=40)
    own = _mood_of(scores, 5.0)
    if own in (story, "calm"):
        return story
    louder = scores[own] * MOOD_WEIGHT[own] > OWN_MOOD * max(scores[story] * MOOD_WEIGHT[story], 2.0)
    return own if louder else story


def _feeling(reading: Reading, span: tuple[int, int], kind: Kind) -> tuple[Feeling, float]:
    """The feeling most of the beat's words show, later words counting more, and how strongly."""
    tally: dict[Feeling, float] = {}
    length = max(1, span[1] - span[0])
    for hit in reading.feelings:
        if span[0] <= hit.at < span[1]:
            weight = (2.0 if hit.strong else 1.0) * (1 + 0.5 * (hit.at - span[0]) / length)
            feeling: Feeling = "sad" if hit.grave else hit.feeling
            tally[feeling] = tally.get(feeling, 0.0) + weight * (2.0 if hit.grave else 1.0)
    if not tally:
        return ("shock", 0.0) if kind == "turn" else ("neutral", 0.0)
    feeling = max(tally, key=lambda one: (tally[one], -list(tally).index(one)))
    return feeling, min(1.0, tally[feeling] / (2.0 + length / 12))


def _intensity(kind: Kind, text: str, force: float) -> float:
    """From 0 to 1: what the beat is for, how strong its words are, and how loud it is written."""
    base = {"hook": 0.45, "setup": 0.2, "rise": 0.4, "turn": 0.65, "payoff": 0.5, "call_to_action": 0.2}[kind]
    capitals = sum(word.isupper() and len(word) > 2 for word in text.split())
    loud = min(0.15, 0.05 * text.count("!") + 0.05 * capitals)
    return round(min(1.0, base + 0.3 * force + loud), 3)

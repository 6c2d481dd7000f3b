"""A post as a video idea: how it would be told, to whom, in which format and mood, and how well it would do.

Owns the adapted ideas. How good an idea is depends on the script that comes of it, and the embedded writer is
quick and free: so every post is told once here, and judged by its script. Which ideas get a slot is
`selection.py`'s question.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from resources.errors import InvalidInput, NothingToMake
from vidgen_assets.artifacts import Batch, Idea, RankedPost, ScoredTitle, Script, Slot, Title, VoiceChoice
from vidgen_assets.channel import Writing
from vidgen_assets.ideas import themes
from vidgen_assets.scripts import lexicon
from vidgen_assets.scripts.estimate import Pace
from vidgen_assets.scripts.scores import coverage, score_script
from vidgen_assets.scripts.write import write_script

Format = Literal["story", "question", "list", "tip"]
# of a day's ranking only the first posts are looked at: the others would not get a slot
MOST = 40
# the rank of a post is found by its English words: in another language it says little, and counts as middling
_UNJUDGED = 0.6

AUDIENCES = {
    "computers": "anyone who has ever called tech support, or answered the phone there",
    "customers": "anyone who has worked behind a counter",
    "work": "anyone with a boss",
    "family": "people with families",
    "love": "people in love, and out of it",
    "school": "students, and those who remember being one",
    "animals": "people with pets",
    "crime and justice": "people who like to see justice done",
    "strange nights": "people who sleep with the light on",
    "food": "people who cook, and people who should not",
    "home": "people with roommates and neighbors",
    "on the road": "drivers and passengers",
}
ANGLES = {
    "funny": "a confession that gets worse with every sentence",
    "tense": "a confrontation told from inside it",
    "sad": "a quiet loss, told plainly",
    "warm": "a small kindness nobody expected",
    "eerie": "something that cannot be explained, told as it happened",
    "triumphant": "somebody gets what they deserve",
    "calm": "one thing worth knowing, told simply",
}


def adapt(ranked: Sequence[RankedPost], writing: Writing = Writing(), pace: Pace = Pace()) -> Batch[Idea]:
    """Return one idea a post, in the day's order; a post that cannot be told has quality 0 and says why."""
    return Batch[Idea](rows=tuple(_idea(post, writing, pace) for post in ranked[:MOST]))


def _idea(ranked: RankedPost, writing: Writing, pace: Pace) -> Idea:
    post = ranked.judged.post
    reading = themes.read(post.title, post.body, post.community)
    idea = Idea(
        id=post.id,
        kind="adapted",
        subject=post.title,
        angle=post.angle or ANGLES[reading.mood],
        hook="",
        audience=post.audience or AUDIENCES.get(reading.theme, "anyone who likes a true story"),
        format=_format(post.title, post.kind),
        mood=reading.mood,
        theme=reading.theme,
        language=ranked.judged.language or writing.language,
        post=post,
    )
    try:
        script = write_script(trial_slot(idea), writing, pace)
    except (NothingToMake, InvalidInput) as error:
        return idea.model_copy(update={"quality": 0.0, "why": str(error)})
    quality, why = _quality(ranked, idea, script, writing)
    return idea.model_copy(update={"hook": script.lines[0].text, "quality": quality, "why": why})


def trial_slot(idea: Idea) -> Slot:
    """Return a slot that only serves to tell an idea on trial."""
    title = ScoredTitle(
        title=Title(idea_id=idea.id, text=idea.subject, pattern="as told"), scores=(), total=0.0
    )
    return Slot(
        slot="1",
        idea=idea,
        title=title,
        voice=VoiceChoice(idea_id=idea.id, voice="", why="on trial", fits=()),
    )


def _quality(ranked: RankedPost, idea: Idea, script: Script, writing: Writing) -> tuple[float, str]:
    """Return how good the video would be: the post's own rank, and the script it gives."""
    scores = score_script(script, trial_slot(idea), writing)
    told = min(1.0, scores.total / 0.9)
    share = coverage(script, idea.post).share if idea.post is not None and idea.language == "en" else 0.6
    told *= 0.5 + 0.5 * min(1.0, share / 0.6)  # a long story in a minute is half a story
    text = script.text
    crude = min(3, len(lexicon.CRUDE.findall(text)))
    swearing = 0.0 if crude == 0 else 0.07 * crude
    first_person = idea.language != "en" or bool(re.search(r"\b(?:I|my|me|we)\b", text))
    listed = 0.12 * (
        idea.format in ("list", "question") and idea.post is not None and idea.post.kind == "post"
    )
    rank = ranked.total if idea.language == "en" else max(ranked.total, _UNJUDGED)
    quality = 0.4 * rank + 0.6 * told - swearing - listed - 0.1 * (not first_person)
    weakest = min(scores.scores, key=lambda score: score.value)
    why = (
        f"rank {ranked.rank}; its script scores {scores.total:.2f}, weakest in {weakest.name} ({weakest.why})"
    )
    if crude:
        why += f"; {crude} crude words"
    return round(max(0.0, min(1.0, quality)), 4), why


def _format(title: str, kind: str) -> Format:
    if kind == "brief":
        return "tip"
    if re.match(
        r"^\W*(?:AITA|WIBTA|am I|would I be|what would|should I|is it|has anyone|does any)\b", title, re.I
    ):
        return "question"
    if re.match(r"^\W*(?:LPT|YSK|tip|how to)\b", title, re.I):
        return "tip"
    if re.search(
        r"\b(?:list of|\d+ (?:things|reasons|ways|stories|rules)|some of my favou?rite|stories)\b",
        title,
        re.I,
    ):
        return "list"
    return "story"

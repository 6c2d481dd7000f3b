"""Original ideas on the day's themes: three short stories in a minute, and the question which is the worst.

Owns how facts are drawn from several posts: each story is told by the same writer in about twelve seconds, in
the teller's own words, so that nothing is invented. The posts of the day's first ranks are left to their own
videos. An original idea is worth less than a good story; it fills a day that has few.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from resources.errors import InvalidInput, NothingToMake
from vidgen_assets.artifacts import Batch, Idea, Mood, Post, RankedPost
from vidgen_assets.channel import Writing
from vidgen_assets.ideas import themes
from vidgen_assets.scripts.estimate import Pace
from vidgen_assets.scripts.polish import polished
from vidgen_assets.scripts.write import script_of

TOGETHER = 3
# the quality of an original idea at best: a good story is always better
_BEST_QUALITY = 0.6
_LEADING = 3

_OPENINGS = {
    "computers": "Three tech support stories in one minute. Which one is the worst?",
    "customers": "Three customers you would not believe. Which one is the worst?",
    "work": "Three days at work that went very wrong. Which one is the worst?",
    "family": "Three families, three disasters. Which one is the worst?",
    "love": "Three love stories that went wrong. Which one is the worst?",
    "school": "Three school days nobody will forget. Which one is the worst?",
    "animals": "Three people and their pets. Who had the worst day?",
    "crime and justice": "Three people who nearly got away with it. Which one is the worst?",
    "on the road": "Three trips that went wrong. Which one is the worst?",
    "home": "Three disasters at home. Which one is the worst?",
    "food": "Three kitchen disasters. Which one is the worst?",
}
_ANY_OPENING = "Three true stories in one minute. Which one is the worst?"
_NUMBERS = ("one", "two", "three", "four", "five")


def generate(
    ranked: Sequence[RankedPost], count: int, writing: Writing = Writing(), pace: Pace = Pace()
) -> Batch[Idea]:
    """Return up to `count` original ideas; fewer when the day has too few stories to draw from."""
    if count <= 0:
        return Batch[Idea]()
    short = _shortest(writing)
    usable = [
        entry
        for entry in ranked[_LEADING:]
        if entry.judged.language == "en" and entry.judged.post.kind == "post"
    ]
    told: list[tuple[RankedPost, str, themes.Reading]] = []
    for entry in usable[: 4 * TOGETHER * count]:
        fact = _in_short(entry.judged.post, short, pace)
        if fact is not None:
            post = entry.judged.post
            told.append((entry, fact, themes.read(post.title, post.body, post.community)))
    ideas: list[Idea] = []
    for group in _groups(told)[:count]:
        ideas.append(_idea(group))
    return Batch[Idea](rows=tuple(ideas))


def _shortest(writing: Writing) -> Writing:
    """Return the writing rules of one of three stories: a third of the time, no question of its own."""
    each = max(10, (writing.target_seconds - 6) // TOGETHER)
    return writing.model_copy(
        update={"min_seconds": 10, "target_seconds": each, "max_seconds": each + 3, "call_to_action": "none"}
    )


def _in_short(post: Post, writing: Writing, pace: Pace) -> str | None:
    """Return a post told in a few sentences, or None when too little or too much is left out for that."""
    try:
        script = polished(script_of(post, "en", writing, pace))
    except (NothingToMake, InvalidInput):
        return None
    body = [line for line in script.lines if line.part == "body"]
    if len(body) < 2 or len(post.body.split()) > 450:
        return None
    return script.text


def _groups(
    told: Sequence[tuple[RankedPost, str, themes.Reading]],
) -> list[list[tuple[RankedPost, str, themes.Reading]]]:
    """Return groups of three on one theme, then groups of what is left; no story twice."""
    groups: list[list[tuple[RankedPost, str, themes.Reading]]] = []
    left = list(told)
    for theme in dict.fromkeys(entry[2].theme for entry in told):
        same = [entry for entry in left if entry[2].theme == theme]
        while len(same) >= TOGETHER:
            groups.append(same[:TOGETHER])
            left = [entry for entry in left if entry not in same[:TOGETHER]]
            same = same[TOGETHER:]
    while len(left) >= TOGETHER:
        groups.append(left[:TOGETHER])
        left = left[TOGETHER:]
    return sorted(groups, key=lambda group: -sum(entry[0].total for entry in group))


def _idea(group: Sequence[tuple[RankedPost, str, themes.Reading]]) -> Idea:
    posts = [entry[0].judged.post for entry in group]
    shared = {entry[2].theme for entry in group}
    theme = group[0][2].theme if len(shared) == 1 else "everyday life"
    moods: list[Mood] = [entry[2].mood for entry in group]
    mood = max(sorted(set(moods)), key=moods.count)
    key = hashlib.sha256(" ".join(sorted(post.id for post in posts)).encode()).hexdigest()[:10]
    opening = _OPENINGS.get(theme, _ANY_OPENING)
    total = sum(entry[0].total for entry in group) / len(group)
    return Idea(
        id=f"three-{key}",
        kind="original",
        subject=opening.split(". ")[0].rstrip("."),
        angle="three short stories, and the viewer decides",
        hook=opening,
        audience="anyone who likes to compare",
        format="list",
        mood=mood,
        theme=theme,
        facts=tuple(f"Story {_NUMBERS[at]}. {entry[1]}" for at, entry in enumerate(group)),
        sources=tuple(post.id for post in posts),
        quality=round(_BEST_QUALITY * min(1.0, total), 4),
        why=f"drawn from {len(posts)} posts: {', '.join(post.id for post in posts)}",
    )

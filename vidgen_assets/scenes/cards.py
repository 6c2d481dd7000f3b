"""What the cards say: the post as it was found, and the question at the end.

Nothing here looks at the clock: a post's age is its date, as its source gave it.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime

from vidgen_assets.artifacts.base import Frozen
from vidgen_assets.artifacts.content import Post
from vidgen_assets.artifacts.scripts import CardText

TITLE_CHARS = 150
LINE_CHARS = 34
_ASKS = (
    (r"\bwho (?:was|is|'s) (?:in the )?(?:wrong|right)\b", "Who was wrong?"),
    (r"\bwas i wrong\b|\bam i wrong\b|\bwas i the\b|\bam i the\b|\bin the wrong\b", "Was I wrong?"),
    (r"\bwhat would you have done\b", "What would you have done?"),
    (r"\bwould you\b|\bwhat would\b", "What would you do?"),
    (r"\bever (?:happened|had|met|seen|done)\b|\bhappened to you\b", "Ever happened to you?"),
    (r"\bwhat do you think\b|\bthoughts\b", "What do you think?"),
    (r"\byour (?:worst|best|funniest|weirdest|own)\b|\byour story\b", "What's your story?"),
    (r"\bfollow\b|\bsubscribe\b", "Follow for more"),
)


class PostContext(Frozen):
    """What a post card shows: the title, figures as people read them ("14.2k"), age as a date or nothing."""

    community: str
    title: str
    score: str = ""
    comments: str = ""
    age: str = ""


def post_context(post: Post | None, title: str = "") -> PostContext | None:
    """Return what a post card says, or None when there was no post (a brief, a script, our own idea)."""
    if post is None or post.kind != "post" or not (title or post.title).strip():
        return None
    community = post.community.strip().removeprefix("r/").removeprefix("/r/")
    return PostContext(
        community=f"r/{community}" if community else "",
        title=_shortened(title or post.title, TITLE_CHARS),
        score=short_number(post.score) if post.score > 0 else "",
        comments=short_number(post.comment_count) if post.comment_count > 0 else "",
        age=_date(post.created_ms),
    )


def short_number(value: int) -> str:
    """14213 as "14.2k", 999 as "999", 2100000 as "2.1M"."""
    for size, unit in ((1_000_000, "M"), (1_000, "k")):
        if value >= size:
            tenths = value * 10 // size
            return (
                f"{tenths // 10}{unit}" if tenths >= 1000 or tenths % 10 == 0 else f"{tenths / 10:.1f}{unit}"
            )
    return str(value)


def _date(created_ms: int) -> str:
    if created_ms <= 0:
        return ""
    at = datetime.fromtimestamp(created_ms / 1000, UTC)
    return f"{at.day} {at.strftime('%b')} {at.year}"


def post_card(context: PostContext) -> CardText:
    """The opening card."""
    return CardText(
        community=context.community,
        title=context.title,
        age=context.age,
        score=context.score,
        comments=context.comments,
    )


def end_card(call_to_action: str) -> CardText:
    """The closing card: the question in few words, and where to answer it when the words say so."""
    text = call_to_action.lower().replace("’", "'")
    line1 = _question(call_to_action) or next(
        (short for pattern, short in _ASKS if re.search(pattern, text)), ""
    )
    line2 = ""
    if re.search(r"\bcomments?\b|\btell (?:me|us)\b|\blet (?:me|us) know\b", text):
        line2 = "Tell me in the comments"
    elif re.search(r"\bfollow\b|\bsubscribe\b", text) and line1 != "Follow for more":
        line2 = "Follow for more"
    return CardText(line1=line1 or "What would you do?", line2=line2)


def _question(text: str) -> str:
    """The last question of the text when it is short enough as it stands or without its opening clause."""
    for sentence in reversed(re.findall(r"[^.!?]+\?", text)):
        words = sentence.strip().strip("\"'“”")
        for candidate in (re.sub(r"^[^,:]{1,40}[,:]\s*", "", words), words):
            if 6 <= len(candidate) <= LINE_CHARS and len(candidate.split()) > 1:
                return candidate[0].upper() + candidate[1:]
    return ""


def _shortened(text: str, most: int) -> str:
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    kept = text[: most - 1]
    return kept[: kept.rfind(" ")].rstrip(",;:-. ") + "…" if " " in kept else kept + "…"

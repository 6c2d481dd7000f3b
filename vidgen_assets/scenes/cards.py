"""What the cards say: the post as it was found, and the question at the end.

Nothing here looks at the clock: a post's age is its date, as its source gave it.
"""

from __future__ import annotations

import re

from vidgen_assets.artifacts.base import Frozen
from vidgen_assets.artifacts.content import Post
from vidgen_assets.artifacts.scripts import CardText
from vidgen_assets.content.phrasebook import date_text, phrasebook, short_number
from vidgen_assets.content.phrases import columns, joined
from vidgen_assets.content.typography import shown_text

TITLE_CHARS = 150
LINE_CHARS = 34
LINE_COLUMNS = 48
"""Of a question in another language, which is not taken apart to be shorter."""


class PostContext(Frozen):
    """What a post card shows: the title, figures as people read them ("14.2k"), age as a date or nothing."""

    community: str
    title: str
    score: str = ""
    comments: str = ""
    age: str = ""


def post_context(post: Post | None, title: str = "", language: str = "en") -> PostContext | None:
    """Return what a post card says, or None when there was no post (a brief, a script, our own idea)."""
    if post is None or post.kind != "post" or not (title or post.title).strip():
        return None
    community = post.community.strip().removeprefix("r/").removeprefix("/r/")
    return PostContext(
        community=f"r/{community}" if community else "",
        title=_shortened(title or post.title, TITLE_CHARS),
        score=short_number(post.score, language) if post.score > 0 else "",
        comments=short_number(post.comment_count, language) if post.comment_count > 0 else "",
        age=date_text(post.created_ms, language),
    )


def post_card(context: PostContext) -> CardText:
    """The opening card."""
    return CardText(
        community=context.community,
        title=context.title,
        age=context.age,
        score=context.score,
        comments=context.comments,
    )


def end_card(call_to_action: str, language: str = "en") -> CardText:
    """The closing card: the question in few words, and where to answer it when the words say so."""
    book = phrasebook(language)
    text = call_to_action.lower().replace("’", "'")
    line1 = (
        _question(call_to_action) if book is phrasebook("en") else _whole_question(call_to_action)
    ) or next((short for pattern, short in book.asks if re.search(pattern, text)), "")
    line2 = ""
    if re.search(book.comments, text):
        line2 = book.to_comments
    elif re.search(book.follow, text) and line1 != book.to_follow:
        line2 = book.to_follow
    return CardText(line1=shown_text(line1 or book.usual, language), line2=shown_text(line2, language))


def _question(text: str) -> str:
    """The last question of the text when it is short enough as it stands or without its opening clause."""
    for sentence in reversed(re.findall(r"[^.!?]+\?", text)):
        words = sentence.strip().strip("\"'“”")
        for candidate in (re.sub(r"^[^,:]{1,40}[,:]\s*", "", words), words):
            if 6 <= len(candidate) <= LINE_CHARS and len(candidate.split()) > 1:
                return candidate[0].upper() + candidate[1:]
    return ""


def _whole_question(text: str) -> str:
    """The last question of a text in another language, as it is written, when a card has room for it."""
    asked = re.findall(r"[^.!?。！？]+[?？]", joined(text.split()))
    question = asked[-1].strip().strip("\"'“”«»„「」 ") if asked else ""
    return question if 4 <= columns(question) <= LINE_COLUMNS else ""


def _shortened(text: str, most: int) -> str:
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    kept = text[: most - 1]
    return kept[: kept.rfind(" ")].rstrip(",;:-. ") + "…" if " " in kept else kept + "…"

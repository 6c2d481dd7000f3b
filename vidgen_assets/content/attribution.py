"""Who told a story first: the credit line, the link, the licence in words, and whether the source stands.

Owns the wording of credits. Where a credit is shown is export's and the end card's business.
"""

from __future__ import annotations

from vidgen_assets.artifacts import Attribution, Post
from vidgen_assets.content.phrasebook import phrasebook

_GONE_AUTHORS = frozenset({"", "[deleted]", "[removed]", "deleted", "none"})

REDDIT_LICENCE = (
    "The author keeps the rights; shown with credit and a link under Reddit's User Agreement. "
    "Ask the author before you earn money with it."
)
OWN_LICENCE = "Written for this channel; no third-party text."


def attribution_of(post: Post, language: str = "en") -> Attribution:
    """Return the attribution of a post, brief or script as its source gave it; the credit is in the story's language.

    A source stands while its text does: a deleted account keeps its posts, a removed text does not stand.
    """
    book = phrasebook(language)
    if post.kind != "post":
        by = book.by.format(author=post.author) if post.author else ""
        return Attribution(
            post_id=post.id,
            credit=(book.brief if post.kind == "brief" else book.script) + by,
            permalink=post.url,
            licence=OWN_LICENCE,
            stands=True,
            checked=f"a {post.kind} of this channel's inbox",
        )
    named = post.author.strip().lower() not in _GONE_AUTHORS
    author = f"u/{post.author.strip()}" if named else book.nameless
    why = "the text was there when it was fetched" if not post.removed else "the text was deleted or removed"
    if not named and not post.removed:
        why += "; the author's account is gone or was not given"
    return Attribution(
        post_id=post.id,
        credit=book.based_on.format(author=author, place=f"r/{post.community}"),
        permalink=post.permalink,
        licence=REDDIT_LICENCE,
        stands=not post.removed and bool(post.body.strip()),
        checked=f"{why} (by {post.origin})",
    )

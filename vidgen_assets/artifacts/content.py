"""What the content pipeline and idea generation hand on: posts, verdicts, ideas, titles, the day's slots."""

from __future__ import annotations

from typing import Literal

from vidgen_assets.artifacts.base import Frozen, Score


class Comment(Frozen):
    """A top comment under a post."""

    id: str
    body: str
    score: int


class Post(Frozen):
    """A post as its source gave it; `created_ms` is UTC, `body` is Markdown, `origin` says who fetched it.

    `extras` holds nothing secret: flair and the like. An imported brief or script is a Post too, told apart
    by `kind`; `angle`, `audience` and `seconds` are what a brief asks for. `removed` says that the text is gone
    at its source, `crosspost_of` names the post this one was copied from.
    """

    id: str
    kind: Literal["post", "brief", "script"] = "post"
    origin: str
    community: str
    title: str
    body: str
    author: str
    url: str
    permalink: str
    created_ms: int
    score: int
    comment_count: int
    nsfw: bool = False
    pinned: bool = False
    is_text: bool = True
    flair: str = ""
    comments: tuple[Comment, ...] = ()
    by_moderator: bool = False
    removed: bool = False
    crosspost_of: str = ""
    angle: str = ""
    audience: str = ""
    seconds: int = 0


class PersonalData(Frozen):
    """A piece of personal data that was found and removed: its kind and how often, never the data itself."""

    kind: Literal["name", "phone", "email", "address", "handle", "number", "link"]
    count: int


class Verdict(Frozen):
    """Whether a post may be told, by which rule, and why; `rule` is "ok" when it may."""

    allowed: bool
    rule: str
    why: str


class JudgedPost(Frozen):
    """A post with personal data removed, its scores with reasons, its language and its safety verdict."""

    post: Post
    language: str
    words: int
    scores: tuple[Score, ...]
    total: float
    verdict: Verdict
    personal_data: tuple[PersonalData, ...] = ()


class Repeat(Frozen):
    """A post that was left out because it repeats another; `of` is that other post's id."""

    post_id: str
    title: str
    of: str
    because: Literal["same id", "same text", "near copy", "same story reworded", "already made"]
    similarity: float


class LeftOut(Frozen):
    """A post that was left out for another reason than repetition: the verdict's rule and words."""

    post_id: str
    title: str
    rule: str
    why: str


class UniquePosts(Frozen):
    """What is new on a day, and every post that was left out with the reason."""

    kept: tuple[JudgedPost, ...]
    repeats: tuple[Repeat, ...]
    left_out: tuple[LeftOut, ...]


class RankedPost(Frozen):
    """A post with its place in the day's order (from 1) and what put it there."""

    rank: int
    judged: JudgedPost
    total: float
    reasons: tuple[Score, ...]


class Attribution(Frozen):
    """Where a story comes from: the credit line, its permalink and licence, and whether the source stands."""

    post_id: str
    credit: str
    permalink: str
    licence: str
    stands: bool
    checked: str


class Idea(Frozen):
    """A video idea: what is told, to whom, from which angle; `post` is the story it is told from.

    `post` is None for an original idea; `facts` are then the points to tell and `sources` the posts they were
    drawn from. `why` says what its quality (0 to 1) comes from.
    """

    id: str
    kind: Literal["adapted", "original"]
    subject: str
    angle: str
    hook: str
    audience: str
    format: Literal["story", "question", "list", "tip"]
    mood: str
    theme: str
    language: str = "en"
    post: Post | None = None
    facts: tuple[str, ...] = ()
    quality: float = 0.0
    why: str = ""
    sources: tuple[str, ...] = ()


class IdeaCluster(Frozen):
    """Ideas on one theme: the one kept, and the others with how close they are to it (0 to 1)."""

    id: str
    theme: str
    kept: Idea
    others: tuple[tuple[str, float], ...] = ()


class IdeaClusters(Frozen):
    """The day's ideas grouped by theme."""

    clusters: tuple[IdeaCluster, ...]


class Title(Frozen):
    """A candidate title of an idea and the pattern it was made by ("question", "as told", ...)."""

    idea_id: str
    text: str
    pattern: str


class ScoredTitle(Frozen):
    """A candidate title with its scores; `total` orders the candidates of one idea."""

    title: Title
    scores: tuple[Score, ...]
    total: float


class VoiceChoice(Frozen):
    """Which of the channel's voices suits an idea, with the runners-up and the reason."""

    idea_id: str
    voice: str
    why: str
    fits: tuple[Score, ...]


class Slot(Frozen):
    """One video of a day: its number (from "1"), what it tells, under which title, in which voice."""

    slot: str
    idea: Idea
    title: ScoredTitle
    voice: VoiceChoice
    credit: Attribution | None = None


class Selection(Frozen):
    """The day's slots; a slot that has its idea keeps it. `empty_because` says why a day or a slot has none."""

    date: str
    slots: tuple[Slot, ...]
    empty_because: str = ""

    def slot(self, name: str) -> Slot | None:
        """Return the slot with this name, or None when the selection has none."""
        return next((slot for slot in self.slots if slot.slot == name), None)

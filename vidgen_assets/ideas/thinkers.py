"""Who has the ideas: the embedded craft, or language models beside it, in the channel's order.

The same seam as `scripts/authors.py`, for adapted ideas, original ideas and candidate titles. A model only
sees the best of the day (`looked_at`), and what it says is checked; the embedded answer is always made first
and is what stays when no model works.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol, TypeVar

from pydantic import BaseModel, ConfigDict

from resources.call_cache import CallCache
from resources.errors import InvalidInput
from resources.failover import Outcome, first_that_works
from resources.llm import ChatModel, Message, OpenAIChat, Question, ask
from resources.retry import RetryPolicy
from vidgen_assets.artifacts import Batch, Idea, IdeaClusters, Mood, RankedPost, Title
from vidgen_assets.channel import Writing
from vidgen_assets.ideas import adapt, original, titles
from vidgen_assets.prompting import RULES, fill
from vidgen_assets.scripts import lexicon
from vidgen_assets.scripts.estimate import DEFAULT_PACE, Pace
from vidgen_assets.scripts.polish import Softener, polished_text

_STORY_CHARACTERS = 6_000
R = TypeVar("R", bound=BaseModel)
T = TypeVar("T")
DEFAULT_POLICY = RetryPolicy()


class Thinker(Protocol):
    """One who has ideas."""

    @property
    def name(self) -> str: ...

    def adapt(self, ranked: Sequence[RankedPost]) -> Batch[Idea]:
        """Return one idea a post, in the day's order."""
        ...

    def generate(self, ranked: Sequence[RankedPost], count: int) -> Batch[Idea]:
        """Return up to `count` original ideas."""
        ...

    def titles(self, clusters: IdeaClusters) -> Batch[Title]:
        """Return candidate titles of the kept ideas."""
        ...


@dataclass(frozen=True)
class EmbeddedThinker:
    """The deterministic craft of this group."""

    writing: Writing
    pace: Pace = DEFAULT_PACE
    soften: Softener | None = None

    name = "embedded"

    def adapt(self, ranked: Sequence[RankedPost]) -> Batch[Idea]:
        """See `adapt.adapt`."""
        return adapt.adapt(ranked, self.writing, self.pace)

    def generate(self, ranked: Sequence[RankedPost], count: int) -> Batch[Idea]:
        """See `original.generate`."""
        return original.generate(ranked, count, self.writing, self.pace)

    def titles(self, clusters: IdeaClusters) -> Batch[Title]:
        """See `titles.candidates`."""
        return titles.candidates(clusters, self.soften)


class _Reply(BaseModel):
    model_config = ConfigDict(extra="forbid")


class AdaptedIdea(_Reply):
    """What adapted_ideas.md asks for."""

    angle: str
    hook: str
    audience: str
    format: Literal["story", "question", "list", "tip"]
    mood: Mood
    quality: float


class GeneratedIdea(_Reply):
    """One of the ideas generated_ideas.md asks for."""

    subject: str
    hook: str
    facts: list[str]
    sources: list[str]
    theme: str
    mood: Mood
    audience: str


class GeneratedIdeas(_Reply):
    """What generated_ideas.md asks for."""

    ideas: list[GeneratedIdea]


class TitleList(_Reply):
    """What candidate_titles.md asks for."""

    titles: list[str]


@dataclass(frozen=True)
class ModelThinker:
    """A model's ideas on top of the embedded ones, for the best `looked_at` of the day."""

    chat: ChatModel
    cache: CallCache
    embedded: EmbeddedThinker
    looked_at: int = 6
    title_count: int = 5
    name: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", self.chat.name)

    def adapt(self, ranked: Sequence[RankedPost]) -> Batch[Idea]:
        """Return the embedded ideas, the best of them as the model would tell them."""
        ideas = self.embedded.adapt(ranked).rows
        best = {
            idea.id
            for idea in sorted(ideas, key=lambda idea: (-idea.quality, idea.id))[: self.looked_at]
            if idea.quality > 0
        }
        return Batch[Idea](rows=tuple(self._adapted(idea) if idea.id in best else idea for idea in ideas))

    def generate(self, ranked: Sequence[RankedPost], count: int) -> Batch[Idea]:
        """Return the model's original ideas, told only from the day's posts."""
        if count <= 0 or not ranked:
            return Batch[Idea]()
        posts = {entry.judged.post.id: entry.judged.post for entry in ranked[: 2 * self.looked_at]}
        stories = "\n\n".join(f"id {post.id}: {post.title}\n{post.body[:1200]}" for post in posts.values())
        words = round(self.embedded.writing.target_seconds * 2.6)
        settings: dict[str, str | int | float] = {
            "count": count,
            "language": self.embedded.writing.language,
            "target_words": words,
        }
        prompt = fill("generated_ideas", {"stories": stories}, settings)
        known = frozenset(posts)
        reply = self._ask(
            prompt, GeneratedIdeas, "original ideas of the day", lambda raw: _idea_complaint(raw, known)
        )
        return Batch[Idea](rows=tuple(self._original(idea) for idea in reply.ideas[:count]))

    def titles(self, clusters: IdeaClusters) -> Batch[Title]:
        """Return the embedded candidates and the model's, for the ideas that may get a slot."""
        rows = list(self.embedded.titles(clusters).rows)
        kept = sorted((group.kept for group in clusters.clusters), key=lambda idea: (-idea.quality, idea.id))
        for idea in kept[: self.looked_at]:
            settings: dict[str, str | int | float] = {
                "count": self.title_count,
                "longest": titles.LONGEST,
                "language": idea.language,
            }
            prompt = fill("candidate_titles", _texts(idea), settings)
            reply = self._ask(prompt, TitleList, f"titles of {idea.id}", _title_complaint)
            there = {row.text.lower() for row in rows if row.idea_id == idea.id}
            for text in reply.titles:
                clean = polished_text(text).rstrip(".") if idea.language == "en" else " ".join(text.split())
                if clean.lower() not in there:
                    there.add(clean.lower())
                    rows.append(Title(idea_id=idea.id, text=clean, pattern=f"by {self.name}"))
        return Batch[Title](rows=tuple(rows))

    def _adapted(self, idea: Idea) -> Idea:
        settings: dict[str, str | int | float] = {
            "target_seconds": self.embedded.writing.target_seconds,
            "language": idea.language,
        }
        prompt = fill("adapted_ideas", _texts(idea), settings)
        reply = self._ask(prompt, AdaptedIdea, f"idea of {idea.id}", _adapted_complaint)
        update = {
            "angle": reply.angle.strip()[:160],
            "hook": reply.hook.strip()[:200],
            "audience": reply.audience.strip()[:160],
            "format": reply.format,
            "mood": reply.mood,
            "quality": round((idea.quality + reply.quality) / 2, 4),
            "why": f"{idea.why}; {self.name} gives it {reply.quality:.2f}",
        }
        return idea.model_copy(update=update)

    def _original(self, idea: GeneratedIdea) -> Idea:
        key = hashlib.sha256(f"{idea.subject} {' '.join(sorted(idea.sources))}".encode()).hexdigest()[:10]
        return Idea(
            id=f"original-{key}",
            kind="original",
            subject=idea.subject.strip()[:100],
            angle="drawn from several stories of the day",
            hook=idea.hook.strip()[:200],
            audience=idea.audience.strip()[:160],
            format="list",
            mood=idea.mood,
            theme=idea.theme.strip()[:40] or "everyday life",
            language=self.embedded.writing.language,
            facts=tuple(fact.strip() for fact in idea.facts if fact.strip()),
            sources=tuple(dict.fromkeys(idea.sources)),
            quality=0.5,
            why=f"by {self.name}, from {', '.join(dict.fromkeys(idea.sources))}",
        )

    def _ask(self, prompt: str, reply: type[R], item: str, check: Callable[[R], str]) -> R:
        messages = (Message("system", RULES), Message("user", prompt))
        return ask(self.chat, self.cache, Question(messages, reply, item, 2000, check))


@dataclass(frozen=True)
class Thinkers:
    """The channel's thinkers in order; each answer says who gave it and who failed before."""

    thinkers: tuple[Thinker, ...]
    policy: RetryPolicy = DEFAULT_POLICY

    def adapt(self, ranked: Sequence[RankedPost]) -> Outcome[Batch[Idea]]:
        """Return one idea a post."""
        return first_that_works("ideas", self.thinkers, lambda thinker: thinker.adapt(ranked), self.policy)

    def generate(self, ranked: Sequence[RankedPost], count: int) -> Outcome[Batch[Idea]]:
        """Return up to `count` original ideas."""
        return first_that_works(
            "ideas", self.thinkers, lambda thinker: thinker.generate(ranked, count), self.policy
        )

    def titles(self, clusters: IdeaClusters) -> Outcome[Batch[Title]]:
        """Return the candidate titles of the kept ideas."""
        return first_that_works(
            "titles", self.thinkers, lambda thinker: thinker.titles(clusters), self.policy
        )


def thinkers_of(
    writing: Writing,
    pace: Pace,
    cache: CallCache | None = None,
    soften: Softener | None = None,
    chats: Mapping[str, ChatModel] | None = None,
) -> Thinkers:
    """Return the thinkers of `writing.writers`, in that order; see `scripts.authors.authors_of`."""
    models = (
        dict(chats) if chats is not None else {"openai": OpenAIChat(writing.llm_model, writing.llm_base_url)}
    )
    embedded = EmbeddedThinker(writing, pace, soften)
    found: list[Thinker] = []
    for name in writing.writers:
        if name == embedded.name:
            found.append(embedded)
        elif name not in models or cache is None:
            raise InvalidInput(
                f"writing.writers names {name!r}; known are "
                f"embedded, {', '.join(sorted(models))} (with a call cache)"
            )
        else:
            found.append(ModelThinker(models[name], cache, embedded))
    return Thinkers(tuple(found))


def _texts(idea: Idea) -> dict[str, str]:
    story = idea.post.body if idea.post is not None else "\n".join(idea.facts)
    return {"title": idea.subject, "story": story[:_STORY_CHARACTERS]}


def _adapted_complaint(reply: AdaptedIdea) -> str:
    if not 0.0 <= reply.quality <= 1.0:
        return "quality must lie between 0 and 1"
    return "" if reply.hook.strip() and reply.angle.strip() else "hook and angle must not be empty"


def _idea_complaint(reply: GeneratedIdeas, known: frozenset[str]) -> str:
    if not reply.ideas:
        return "ideas is empty"
    for idea in reply.ideas:
        if unknown := sorted(set(idea.sources) - known):
            return f"sources names {unknown[0]!r}, which is none of the stories' ids"
        if (
            len([fact for fact in idea.facts if lexicon.content_words(fact)]) < 3
            or not idea.subject.strip()
            or not idea.hook.strip()
        ):
            return "each idea needs a subject, a hook and at least three facts"
    return ""


def _title_complaint(reply: TitleList) -> str:
    if not [text for text in reply.titles if text.strip()]:
        return "titles is empty"
    long = [text for text in reply.titles if len(text) > 90]
    return f"a title has {len(long[0])} characters, at most {titles.LONGEST} are asked for" if long else ""

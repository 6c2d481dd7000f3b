"""Who writes: the embedded writer and language models behind one protocol, in the channel's order.

`Authors` is what an asset uses: it asks the writers of `writing.writers` one after the other, each step of a
script may be taken over by the next writer when one fails for good, and the switch travels with the result.
Owns what a model is asked and what of its answer is accepted; the craft the embedded writer uses lies in the
modules beside this one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from resources.call_cache import CallCache
from resources.errors import InvalidInput, Unavailable
from resources.failover import Outcome, first_that_works
from resources.llm import ChatModel, OpenAIChat
from resources.retry import RetryPolicy
from vidgen_assets.artifacts import FinalTitle, RevisedScript, Script, ScriptScores, Slot
from vidgen_assets.channel import Safety, Voice, Writing
from vidgen_assets.content.profanity import masked, soften
from vidgen_assets.scripts import final_title as titles
from vidgen_assets.scripts import polish as polishing
from vidgen_assets.scripts import revise as revising
from vidgen_assets.scripts import write as writing_craft
from vidgen_assets.scripts.estimate import DEFAULT_PACE, Pace
from vidgen_assets.scripts.model_author import ModelAuthor
from vidgen_assets.scripts.polish import Softener

EMBEDDED = "embedded"
T = TypeVar("T")
DEFAULT_POLICY = RetryPolicy()


class Author(Protocol):
    """A writer: each step of a script's making, from the slot to the title."""

    @property
    def name(self) -> str: ...

    def write(self, slot: Slot) -> Script:
        """Return the raw script: hook, body, call to action, within the channel's length."""
        ...

    def revise(self, script: Script, scores: ScriptScores, slot: Slot) -> RevisedScript:
        """Return every round of revision and which is kept."""
        ...

    def polish(self, revised: RevisedScript, slot: Slot) -> Script:
        """Return the kept script in its final words."""
        ...

    def title(self, script: Script, slot: Slot) -> FinalTitle:
        """Return the title the video goes out under."""
        ...


@dataclass(frozen=True)
class EmbeddedAuthor:
    """The deterministic writer: no key, no network, no weights."""

    writing: Writing
    pace: Pace = DEFAULT_PACE
    soften: Softener | None = None

    name = EMBEDDED

    def write(self, slot: Slot) -> Script:
        """See `write.write_script`."""
        return writing_craft.write_script(slot, self.writing, self.pace)

    def revise(self, script: Script, scores: ScriptScores, slot: Slot) -> RevisedScript:
        """See `revise.revise`."""
        return revising.revise(script, scores, slot, self.writing, self.pace)

    def polish(self, revised: RevisedScript, slot: Slot) -> Script:
        """See `polish.polish`."""
        return polishing.polish(revised, self.pace, self.soften)

    def title(self, script: Script, slot: Slot) -> FinalTitle:
        """See `final_title.final_title`."""
        return titles.final_title(script, slot, self.soften)


@dataclass(frozen=True)
class Authors:
    """The channel's writers in order; the first that works does the step, and the switches say who failed."""

    authors: tuple[Author, ...]
    policy: RetryPolicy = DEFAULT_POLICY

    def write(self, slot: Slot) -> Script:
        """Return the raw script; `writer` and `switches` say who wrote it and who could not."""
        outcome = self._first(self.authors, lambda author: author.write(slot))
        return outcome.value.model_copy(update={"writer": outcome.provider, "switches": outcome.switches})

    def revise(self, script: Script, scores: ScriptScores, slot: Slot) -> RevisedScript:
        """Return the rounds; they are made by the script's own writer, or by the ones after it."""
        outcome = self._first(self._since(script.writer), lambda author: author.revise(script, scores, slot))
        by = {"writer": outcome.provider, "switches": script.switches}
        rounds = tuple(
            done
            if done.number == 0
            else done.model_copy(update={"script": done.script.model_copy(update=by)})
            for done in outcome.value.rounds
        )
        return outcome.value.model_copy(update={"rounds": rounds, "switches": outcome.switches})

    def polish(self, revised: RevisedScript, slot: Slot) -> Script:
        """Return the final words; switches of earlier steps stay with the script."""
        before = (*revised.script.switches, *revised.switches)
        outcome = self._first(self._since(revised.script.writer), lambda author: author.polish(revised, slot))
        return outcome.value.model_copy(update={"switches": (*before, *outcome.switches)})

    def title(self, script: Script, slot: Slot) -> FinalTitle:
        """Return the title the video goes out under."""
        outcome = self._first(self._since(script.writer), lambda author: author.title(script, slot))
        return outcome.value.model_copy(update={"switches": outcome.switches})

    def _since(self, writer: str) -> tuple[Author, ...]:
        """Return the writers from the script's own on: one that failed before is not asked again."""
        names = [author.name for author in self.authors]
        return self.authors[names.index(writer) :] if writer in names else self.authors

    def _first(self, authors: Sequence[Author], step: Callable[[Author], T]) -> Outcome[T]:
        return first_that_works("writer", authors, step, self.policy)


class ChannelWords(Protocol):
    """What of a channel a writer looks at; each section is only read when a step needs it."""

    @property
    def writing(self) -> Writing: ...

    @property
    def voice(self) -> Voice: ...

    @property
    def safety(self) -> Safety: ...


def author_of(
    channel: ChannelWords, slot: Slot, cache: CallCache, chats: Mapping[str, ChatModel] | None = None
) -> Authors:
    """Return the channel's writers for a slot, at the pace of the slot's voice.

    Words too strong for a platform are softened in the polish and the title, or hidden, unless
    `safety.profanity` keeps them.
    """

    def softened(text: str) -> str:
        policy = channel.safety.profanity
        return text if policy == "keep" else masked(text) if policy == "bleep" else soften(text)

    return authors_of(channel.writing, Pace.of(channel.voice, slot.voice.voice), cache, softened, chats)


def authors_of(
    writing: Writing,
    pace: Pace,
    cache: CallCache | None = None,
    softener: Softener | None = None,
    chats: Mapping[str, ChatModel] | None = None,
) -> Authors:
    """Return the writers a channel names in `writing.writers`, in that order.

    `chats` are models by name; without them "openai" is the one of `writing.llm_model` and `llm_base_url`.
    Raises InvalidInput for a writer nobody knows, and for a model without a call cache to pay into.
    """
    models = (
        dict(chats) if chats is not None else {"openai": OpenAIChat(writing.llm_model, writing.llm_base_url)}
    )
    authors: list[Author] = []
    for name in writing.writers:
        if name == EMBEDDED:
            authors.append(EmbeddedAuthor(writing, pace, softener))
        elif name not in models:
            raise InvalidInput(
                f"writing.writers names {name!r}; known are {', '.join([EMBEDDED, *sorted(models)])}"
            )
        elif cache is None:
            raise InvalidInput(f"writing.writers names {name!r}, which is paid for: it needs a call cache")
        else:
            authors.append(ModelAuthor(models[name], cache, writing, pace, softener))
    if not authors:
        raise Unavailable("writing.writers is empty: name embedded, or a model", provider="writer")
    return Authors(tuple(authors))

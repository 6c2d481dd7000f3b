"""A language model as a writer: what it is asked at each step, and which answers are taken.

Every answer is checked by our own measures before it is used (length, count, sources, nothing invented in a
title), and goes through the same typography and softening as the embedded writer's. An answer that will not
do goes back once with the complaint; then MalformedReply hands the step to the next writer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from pydantic import BaseModel, ConfigDict

from resources.call_cache import CallCache
from resources.llm import ChatModel, Message, Question, ask
from vidgen_assets.artifacts import FinalTitle, Line, RevisedScript, Round, Script, ScriptScores, Slot
from vidgen_assets.channel import Writing
from vidgen_assets.prompting import RULES, fill
from vidgen_assets.scripts import forum, lexicon
from vidgen_assets.scripts.estimate import DEFAULT_PACE, Pace
from vidgen_assets.scripts.final_title import LONGEST, final_title
from vidgen_assets.scripts.polish import Softener, polished, polished_text
from vidgen_assets.scripts.scores import score_script
from vidgen_assets.scripts.story import read_story
from vidgen_assets.scripts.write import with_estimate, write_script

_WORDS_A_MINUTE = 205 / 172  # real words for a nominal one, see estimate.py
_CLOSINGS = {
    "question": "one question of at most 12 words that this very story raises",
    "follow": "one sentence that asks to follow for the next story",
    "none": "leave it empty",
}
R = TypeVar("R", bound=BaseModel)


class _Reply(BaseModel):
    model_config = ConfigDict(extra="forbid")


class ToldSentence(_Reply):
    """A body sentence and the numbers of the sentences it tells."""

    text: str
    source: list[int]


class RawScript(_Reply):
    """What raw_script.md asks for."""

    hook: str
    body: list[ToldSentence]
    call_to_action: str


class Revision(_Reply):
    """What revised_script.md asks for."""

    hook: str
    body: list[ToldSentence]
    call_to_action: str
    changes: list[str]


class PolishedLines(_Reply):
    """What polished_script.md asks for."""

    lines: list[str]


class TitleChoice(_Reply):
    """What final_title.md asks for."""

    title: str
    why: str


@dataclass(frozen=True)
class ModelAuthor:
    """A model writes; the embedded craft measures, and tells what is not to be rewritten."""

    chat: ChatModel
    cache: CallCache
    writing: Writing
    pace: Pace = DEFAULT_PACE
    soften: Softener | None = None
    name: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", self.chat.name)

    def write(self, slot: Slot) -> Script:
        """Return the model's script of the slot's post; what is told as written nobody rewrites."""
        if _is_given(slot):
            return write_script(slot, self.writing, self.pace)
        prompt = fill("raw_script", _story(slot), self._rules(slot))
        reply = self._ask(
            prompt, RawScript, f"script of {slot.idea.id}", lambda raw: self._complaint(raw, slot)
        )
        return self._script(reply, slot, ("written by a model",))

    def revise(self, script: Script, scores: ScriptScores, slot: Slot) -> RevisedScript:
        """Ask for a better script while the scores complain; the best round is kept."""
        rounds = [Round(number=0, script=script, scores=scores, changes=("as written",))]
        while (
            rounds[-1].scores.total < self.writing.good_enough
            and len(rounds) <= self.writing.revision_rounds
            and not _is_given(slot)
        ):
            latest = rounds[-1]
            complaints = "\n".join(
                f"{score.name} {score.value:.2f}: {score.why}" for score in latest.scores.scores
            )
            texts = {
                "story": _story(slot)["story"],
                "script": _numbered(latest.script),
                "complaints": complaints,
            }
            prompt = fill("revised_script", texts, {**self._rules(slot, but=("target_seconds",))})
            reply = self._ask(
                prompt,
                Revision,
                f"revision {len(rounds)} of {slot.idea.id}",
                lambda raw: self._complaint(raw, slot),
            )
            better = self._script(reply, slot, script.notes)
            changes = tuple(change[:200] for change in reply.changes) or ("rewritten",)
            rounds.append(
                Round(
                    number=len(rounds),
                    script=better,
                    scores=score_script(better, slot, self.writing),
                    changes=changes,
                )
            )
            if rounds[-1].scores.total <= latest.scores.total:
                break
        kept = max(range(len(rounds)), key=lambda at: (rounds[at].scores.total, -at))
        return RevisedScript(rounds=tuple(rounds), kept=kept)

    def polish(self, revised: RevisedScript, slot: Slot) -> Script:
        """Return the kept script in the model's wording, line by line, with our typography and softening."""
        script = revised.script
        if _is_given(slot):
            return polished(script, self.pace, self.soften)
        prompt = fill("polished_script", {"script": _numbered(script)}, {"language": script.language})
        reply = self._ask(
            prompt, PolishedLines, f"polish of {slot.idea.id}", lambda raw: _line_complaint(raw, script)
        )
        lines = tuple(
            line.model_copy(update={"text": text.strip()})
            for line, text in zip(script.lines, reply.lines, strict=True)
        )
        return polished(script.model_copy(update={"lines": lines}), self.pace, self.soften)

    def title(self, script: Script, slot: Slot) -> FinalTitle:
        """Return the model's title when the script bears it out, see `_title_complaint`."""
        chosen = final_title(script, slot, self.soften)
        prompt = fill(
            "final_title",
            {"script": script.text, "title": chosen.text},
            {"longest": LONGEST, "language": script.language},
        )
        reply = self._ask(
            prompt, TitleChoice, f"title of {slot.idea.id}", lambda raw: _title_complaint(raw, script)
        )
        text = polished_text(reply.title).rstrip(".") if script.language == "en" else reply.title.strip()
        softened = self.soften(text) if self.soften is not None else text
        return FinalTitle(text=softened, why=reply.why.strip()[:300] or "the model's choice")

    def _ask(self, prompt: str, reply: type[R], item: str, check: Callable[[R], str]) -> R:
        messages = (Message("system", RULES), Message("user", prompt))
        return ask(self.chat, self.cache, Question(messages, reply, item, 2500, check))

    def _rules(self, slot: Slot, but: tuple[str, ...] = ()) -> dict[str, str | int | float]:
        """Return the settings the prompts name, from the channel's writing section."""
        a_second = self.pace.rate_wpm * _WORDS_A_MINUTE / 60 * 0.9  # a tenth of the time is rest
        rules: dict[str, str | int | float] = {
            "language": slot.idea.language,
            "target_seconds": self.writing.target_seconds,
            "min_words": round(self.writing.min_seconds * a_second),
            "max_words": round(self.writing.max_seconds * a_second),
            "target_words": round(self.writing.target_seconds * a_second),
            "call_to_action": _CLOSINGS[self.writing.call_to_action],
        }
        return {name: value for name, value in rules.items() if name not in but}

    def _script(self, reply: RawScript | Revision, slot: Slot, notes: tuple[str, ...]) -> Script:
        known = _numbers(slot)
        lines = [Line(part="hook", text=self._clean(reply.hook, slot), source=(0,))]
        for at, sentence in enumerate(reply.body):
            source = tuple(sorted({number for number in sentence.source if number in known}))
            lines.append(
                Line(part="body", text=self._clean(sentence.text, slot), source=source, paragraph=1 + at // 4)
            )
        if reply.call_to_action.strip() and self.writing.call_to_action != "none":
            closing = self._clean(reply.call_to_action, slot)
            lines.append(Line(part="call_to_action", text=closing, paragraph=lines[-1].paragraph + 1))
        script = Script(
            language=slot.idea.language, lines=tuple(lines), estimate_ms=0, notes=notes, writer=self.name
        )
        return with_estimate(script, self.pace)

    def _clean(self, text: str, slot: Slot) -> str:
        return polished_text(forum.plain(text)) if slot.idea.language == "en" else " ".join(text.split())

    def _complaint(self, reply: RawScript | Revision, slot: Slot) -> str:
        """Return what is wrong with a script of the right form: empty parts, its length, made-up sources."""
        if not reply.hook.strip() or len(reply.body) < 3:
            return "hook must not be empty and body needs at least three sentences"
        if any(not any(map(str.isalnum, sentence.text)) for sentence in reply.body):
            return "a body sentence is empty"
        known = _numbers(slot)
        if slot.idea.post is not None and any(
            not known.intersection(sentence.source) for sentence in reply.body
        ):
            return f"each body sentence names in source numbers from {min(known)} to {max(known)}"
        seconds = self._script(reply, slot, ()).estimate_ms / 1000
        if not self.writing.min_seconds <= seconds <= self.writing.max_seconds:
            words = sum(
                len(text.split())
                for text in (reply.hook, reply.call_to_action, *(entry.text for entry in reply.body))
            )
            rules = self._rules(slot)
            band = f"{rules['min_words']} to {rules['max_words']} words"
            return f"it takes about {seconds:.0f} s with {words} words; it must have {band}"
        return ""


def _is_given(slot: Slot) -> bool:
    return slot.idea.post is not None and slot.idea.post.kind == "script"


def _story(slot: Slot) -> dict[str, str]:
    """Return the texts a script is written from: title and numbered sentences, or facts."""
    idea = slot.idea
    if idea.post is None:
        return {
            "title": idea.subject,
            "story": "\n".join(f"{at}. {fact}" for at, fact in enumerate(idea.facts, start=1)),
        }
    sentences = read_story(idea.post, one_of_many=False).sentences
    return {
        "title": idea.post.title,
        "story": "\n".join(f"{entry.number}. {entry.text}" for entry in sentences),
    }


def _numbers(slot: Slot) -> frozenset[int]:
    """Return the numbers a source may name."""
    idea = slot.idea
    if idea.post is None:
        return frozenset(range(1, len(idea.facts) + 1)) | {0}
    return frozenset(entry.number for entry in read_story(idea.post, one_of_many=False).sentences) | {0}


def _numbered(script: Script) -> str:
    return "\n".join(f"{at}. ({line.part}) {line.text}" for at, line in enumerate(script.lines, start=1))


def _line_complaint(reply: PolishedLines, script: Script) -> str:
    if len(reply.lines) != len(script.lines):
        return f"there are {len(script.lines)} lines, the answer has {len(reply.lines)}"
    for at, (line, text) in enumerate(zip(script.lines, reply.lines, strict=True), start=1):
        if not any(map(str.isalnum, text)):
            return f"line {at} is empty"
        if len(text.split()) > len(line.text.split()) + 6:
            return f"line {at} became {len(text.split()) - len(line.text.split())} words longer"
    return ""


def _title_complaint(reply: TitleChoice, script: Script) -> str:
    """A title is short, and at least half of its words come up in the script."""
    text = reply.title.strip()
    if not text or "\n" in text:
        return "title must be one line of text"
    if len(text) > LONGEST:
        return f"title has {len(text)} characters, at most {LONGEST} are allowed"
    promised = lexicon.content_words(text)
    if (
        script.language == "en"
        and promised
        and len(promised & lexicon.content_words(script.text)) < 0.5 * len(promised)
    ):
        return "title promises what the script does not tell"
    return ""

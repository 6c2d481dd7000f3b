"""The embedded writer: a post becomes hook, body and call to action within the channel's length.

Owns `write_script`, the steps of it in order, and the refusal of what is too little to tell. Deterministic,
without a model, without a network. How a script is judged is `scores.py`; how it is made better `revise.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from resources.errors import InvalidInput, NothingToMake
from vidgen_assets.artifacts import Idea, Line, Post, Script, Slot
from vidgen_assets.channel import Writing
from vidgen_assets.scripts import abridge, dialogue, forum, lexicon, links, people, sentences, weigh
from vidgen_assets.scripts.call_to_action import call_to_action
from vidgen_assets.scripts.estimate import Pace, lines_ms, sentence_ms
from vidgen_assets.scripts.hook import Hook, hooks
from vidgen_assets.scripts.people import Gender
from vidgen_assets.scripts.polish import polished_text
from vidgen_assets.scripts.story import Story, read_story

# what the estimate may be wrong by, kept free below the channel's longest
_MARGIN = 0.04
# what a closing question takes at most
_CLOSING_MS = 3_200
_SPARE_MS = 1_000
_SLACK_MS = 300
# how often the path is sought again with what it left unexplained made dearer
_TRIES = 5
# what one thing costs that is spoken of and was never brought in
_UNEXPLAINED = 0.8
_COMPARED = ("one or two", "one, two or three", "one, two, three or four")
_KEEPS_CAPITAL = frozenset(("I", "I'm", "I've", "I'd", "I'll"))


@dataclass(frozen=True)
class Tuning:
    """What a revision may turn: which hook, which question, how much of the target, what to leave out."""

    hook: int = 0
    question: int = 0
    stretch: float = 1.0
    without: frozenset[int] = frozenset()


@dataclass(frozen=True)
class _Told:
    """A story on its way to a script: its units and how they hold together."""

    post: Post
    pieces: tuple[weigh.Unit, ...]
    leans: tuple[links.Lean, ...]
    names: frozenset[str]
    story: Story


def write_script(slot: Slot, writing: Writing, pace: Pace = Pace(), tuning: Tuning = Tuning()) -> Script:
    """Write the script of a slot; `estimate_ms` lies in the channel's band.

    A brief is told like a story, a Markdown script as it was written, an original idea from its facts. Raises
    NothingToMake when there is too little to tell, InvalidInput when a script as written does not fit or the
    slot has nothing to tell from.
    """
    idea = slot.idea
    if idea.post is None:
        return _from_facts(idea, writing, pace, tuning)
    return script_of(idea.post, idea.language, writing, pace, tuning)


def script_of(
    post: Post, language: str, writing: Writing, pace: Pace = Pace(), tuning: Tuning = Tuning()
) -> Script:
    """Write the script of a post, see `write_script`; a brief that asks for a length gets about that."""
    if post.seconds:
        asked = min(max(post.seconds, writing.min_seconds), writing.max_seconds)
        writing = writing.model_copy(update={"target_seconds": asked})
    if post.kind == "script":
        return _as_written(post, language, writing, pace)
    if language != "en":
        return _plain_selection(post, language, writing, pace)
    try:
        return _tell(_read(post, True, tuning, writing), writing, pace, tuning)
    except NothingToMake:
        return _tell(_read(post, False, tuning, writing), writing, pace, tuning)


def _read(post: Post, one_of_many: bool, tuning: Tuning, writing: Writing) -> _Told:
    story = read_story(post, one_of_many)
    pieces = tuple(piece for piece in weigh.units(story) if piece.number not in tuning.without)
    if not pieces:
        raise NothingToMake(_too_little(post, 0.0, writing))
    names = people.names_in([story.title, *(sentence.text for sentence in story.sentences)])
    return _Told(post, pieces, links.leans(pieces, names, story.title), names, story)


def _tell(told: _Told, writing: Writing, pace: Pace, tuning: Tuning) -> Script:
    offered = hooks(told.story, told.pieces, told.leans)
    hook = offered[min(tuning.hook, len(offered) - 1)]
    told = _after_hook(told, hook)
    frame = sentence_ms(hook.text, pace) + pace.paragraph_pause_ms
    frame += 0 if writing.call_to_action == "none" else _CLOSING_MS + pace.paragraph_pause_ms
    told = _with_enough(told, writing, pace, frame)
    most = round(writing.max_seconds * 1000 * (1 - _MARGIN)) - frame
    target = min(round(writing.target_seconds * 1000 * tuning.stretch) - frame, most)
    while True:
        room = abridge.Room(writing.min_seconds * 1000 + _SPARE_MS - frame, target, most)
        script = _assembled(told, hook, _best_path(told, hook, room, pace), writing, pace, tuning)
        over = script.estimate_ms - round(writing.max_seconds * 1000 * (1 - _MARGIN / 2))
        if over <= 0 or most <= room.least:
            return script
        most -= over + abridge.STEP_MS


def _after_hook(told: _Told, hook: Hook) -> _Told:
    """Return the story without the beginning that the hook has told already."""
    first = 0
    if not hook.teaser and hook.source != (0,):
        at = next((at for at, piece in enumerate(told.pieces[:4]) if (piece.number,) == hook.source), -1)
        first = at + 1
    while first < min(2, len(told.pieces)) and _is_said(told.pieces[first].text, hook.text):
        first += 1
    if first == 0 or first >= len(told.pieces):
        return told
    return replace(told, pieces=told.pieces[first:], leans=told.leans[first:])


def _is_said(text: str, hook: str) -> bool:
    """Tell whether a sentence only says the hook again."""
    words = lexicon.content_words(text)
    return 0 < len(words) <= 8 and len(words & lexicon.content_words(hook)) >= 0.8 * len(words)


def _best_path(told: _Told, hook: Hook, room: abridge.Room, pace: Pace) -> abridge.Path:
    """Return the path that leaves the least unexplained.

    What a kept sentence speaks of must have been brought in: a sentence that was left out although it does
    that is worth more in the next try.
    """
    known = _known(told, hook)
    worths = list(weigh.worths(told.story, told.pieces, "" if hook.teaser else hook.text))
    added = [0.0] * len(worths)
    best: tuple[float, abridge.Path] | None = None
    for _ in range(_TRIES):
        path = abridge.best_path(told.pieces, worths, told.leans, room, pace, known)
        missed = links.missed_introductions(told.pieces, path.kept, hook.text, told.names)
        worth = path.value - sum(added[at] for at in path.kept) - _UNEXPLAINED * sum(missed.values())
        if best is None or worth > best[0]:
            best = (worth, path)
        if not missed:
            break
        for at, times in missed.items():
            added[at] += 0.6 * min(times, 3.0)
            worths[at] = replace(worths[at], value=worths[at].value + 0.6 * min(times, 3.0))
    assert best is not None
    return best[1]


def _known(told: _Told, hook: Hook) -> frozenset[Gender]:
    return frozenset(mention.gender for mention in people.mentions(hook.text, told.names))


def _with_enough(told: _Told, writing: Writing, pace: Pace, frame: int) -> _Told:
    """Return the story with enough to say: a short one keeps the asides that a long one loses."""
    least = writing.min_seconds * 1000 + _SPARE_MS
    if _length(told.pieces, pace) + frame >= least:
        return told
    fuller = tuple(replace(piece, text=piece.original, short=piece.text) for piece in told.pieces)
    length = _length(fuller, pace) + frame
    if length < writing.min_seconds * 1000 + _SLACK_MS:
        raise NothingToMake(_too_little(told.post, length / 1000, writing))
    return replace(told, pieces=fuller)


def _length(pieces: Sequence[weigh.Unit], pace: Pace) -> int:
    return sum(sentence_ms(piece.text, pace) + pace.sentence_pause_ms for piece in pieces)


def _too_little(post: Post, seconds: float, writing: Writing) -> str:
    return (
        f"post {post.id} cannot become a script: what it tells takes about {seconds:.1f} s and "
        f"writing.min_seconds is {writing.min_seconds}. Choose another post, or lower writing.min_seconds"
    )


def _assembled(
    told: _Told, hook: Hook, path: abridge.Path, writing: Writing, pace: Pace, tuning: Tuning
) -> Script:
    texts = _with_update(told, path, links.mended(told.pieces, told.leans, path.kept, path.texts))
    question = call_to_action(
        writing.call_to_action, "en", [hook.text, *texts], told.post.id, tuning.question
    )
    kept = [told.pieces[at] for at in path.kept]
    lines = [Line(part="hook", text=hook.text, source=hook.source, paragraph=0)]
    for text, piece, paragraph in zip(texts, kept, _paragraphs(kept), strict=True):
        lines.append(Line(part="body", text=text, source=(piece.number,), paragraph=paragraph))
    if question:
        lines.append(Line(part="call_to_action", text=question, paragraph=lines[-1].paragraph + 1))
    told_words = sum(len(text.split()) for text in texts)
    notes = (
        f"hook: {hook.way}",
        f"told: {len(kept)} of {len(told.pieces)} pieces, {told_words} of {told.story.words} words",
    )
    return with_estimate(Script(language="en", lines=tuple(lines), estimate_ms=0, notes=notes), pace)


def _with_update(told: _Told, path: abridge.Path, texts: Sequence[str]) -> tuple[str, ...]:
    """Say "Update:" before the first sentence of an update, so that the jump in time is heard."""
    first = next((at for at, number in enumerate(path.kept) if told.pieces[number].update), None)
    if first is None or forum.is_update(texts[first]):
        return tuple(texts)
    text = texts[first]
    opened = text if text.split(" ", 1)[0] in _KEEPS_CAPITAL | told.names else text[:1].lower() + text[1:]
    return (*texts[:first], f"Update: {opened}", *texts[first + 1 :])


def _paragraphs(kept: Sequence[weigh.Unit]) -> list[int]:
    """Number the script's paragraphs: the story's own, but never one of a single short sentence."""
    numbers: list[int] = []
    current, words = 1, 0
    for at, piece in enumerate(kept):
        if at and piece.paragraph != kept[at - 1].paragraph and words >= 22:
            current, words = current + 1, 0
        numbers.append(current)
        words += len(piece.text.split())
    return numbers


def with_estimate(script: Script, pace: Pace) -> Script:
    """Return the script with `estimate_ms` for its lines at this pace."""
    english = script.language == "en"
    spoken = tuple(
        (polished_text(line.text) if english else line.text, line.paragraph) for line in script.lines
    )
    return script.model_copy(update={"estimate_ms": lines_ms(spoken, pace, script.language)})


def _as_written(post: Post, language: str, writing: Writing, pace: Pace) -> Script:
    """Tell a Markdown script as it is: "KEEPER: Run!" is said as who said it, and its length is checked."""
    from vidgen_assets.content.markup import paragraphs

    told = paragraphs(post.body)
    told = dialogue.spoken(told) if language == "en" else told
    lines: list[Line] = []
    number = 0
    for at, paragraph in enumerate(told):
        for text in sentences.split(paragraph, language):
            number += 1
            lines.append(
                Line(part="hook" if not lines else "body", text=text, source=(number,), paragraph=at)
            )
    if not lines:
        raise NothingToMake(
            f"the script {post.title!r} ({post.id}) has no sentence in it: write some text below its title"
        )
    if len(lines) > 2 and lines[-1].text.endswith(("?", "？", "؟")):
        lines[-1] = lines[-1].model_copy(update={"part": "call_to_action"})
    script = with_estimate(
        Script(language=language, lines=tuple(lines), estimate_ms=0, notes=("told as written",)), pace
    )
    if script.estimate_ms > writing.max_seconds * 1000:
        raise InvalidInput(
            f"the script {post.title!r} ({post.id}) takes "
            f"about {script.estimate_ms / 1000:.0f} s and writing.max_seconds "
            f"is {writing.max_seconds}: shorten it, or raise writing.max_seconds"
        )
    return script


def _from_facts(idea: Idea, writing: Writing, pace: Pace, tuning: Tuning) -> Script:
    """Tell an original idea: its hook, its facts in order as long as they fit, a question."""
    if not idea.facts:
        raise InvalidInput(
            f"idea {idea.id} has neither a post nor facts: there is nothing to write a script from"
        )
    question = _closing_of_facts(idea, writing, tuning)
    closing = [Line(part="call_to_action", text=question, paragraph=len(idea.facts) + 1)] if question else []
    lines = [Line(part="hook", text=forum.capitalized(idea.hook))]
    for number, fact in enumerate(idea.facts, start=1):
        added = [
            Line(part="body", text=text, source=(number,), paragraph=number)
            for text in sentences.split(fact, idea.language)
        ]
        longer = [*lines, *added, *closing]
        if lines_ms(
            tuple((line.text, line.paragraph) for line in longer), pace, idea.language
        ) > writing.max_seconds * 1000 * (1 - _MARGIN):
            break
        lines += added
    script = Script(
        language=idea.language, lines=(*lines, *closing), estimate_ms=0, notes=("told from facts",)
    )
    script = with_estimate(script, pace)
    if script.estimate_ms < writing.min_seconds * 1000:
        raise NothingToMake(
            f"idea {idea.id} cannot become a script: its {len(idea.facts)} facts take "
            f"about {script.estimate_ms / 1000:.0f} s "
            f"and writing.min_seconds is {writing.min_seconds}. Give it more facts, "
            f"or lower writing.min_seconds"
        )
    return script


def _closing_of_facts(idea: Idea, writing: Writing, tuning: Tuning) -> str:
    """Ask which of the stories was the worst, where there are several to compare."""
    compares = idea.format == "list" and 2 <= len(idea.facts) <= len(_COMPARED) + 1
    if compares and idea.language == "en" and writing.call_to_action == "question":
        return f"Which one was the worst: {_COMPARED[len(idea.facts) - 2]}?"
    told = [idea.hook, *idea.facts]
    return call_to_action(writing.call_to_action, idea.language, told, idea.id, tuning.question)


def _plain_selection(post: Post, language: str, writing: Writing, pace: Pace) -> Script:
    """Tell a post in a language this writer has no craft for: its sentences in order, the middle thinned out.

    The beginning and the end are kept, sentences in between are taken evenly until the target is reached.
    """
    from vidgen_assets.content.markup import one_line, paragraphs
    from vidgen_assets.content.phrases import is_unspaced

    numbered: list[Line] = []
    for at, paragraph in enumerate(paragraphs(post.body)):
        for text in sentences.split(paragraph, language):
            numbered.append(Line(part="body", text=text, source=(len(numbered) + 1,), paragraph=at + 1))
    title = one_line(post.title)
    stop = "\N{IDEOGRAPHIC FULL STOP}" if is_unspaced(language) else "."
    title = title if title[-1:] in ".!?。！？؟" else title + stop
    question = call_to_action(writing.call_to_action, language, [title], post.id)
    closing = [Line(part="call_to_action", text=question, paragraph=10_000)] if question else []

    def script(kept: Sequence[Line]) -> Script:
        lines = (Line(part="hook", text=title, source=(0,)), *kept, *closing)
        told = Script(
            language=language,
            lines=lines,
            estimate_ms=0,
            notes=(f"plain selection: no craft for {language!r}",),
        )
        return with_estimate(told, pace)

    kept = _thinned(numbered, lambda lines: script(lines).estimate_ms <= writing.target_seconds * 1000)
    done = script(kept)
    if done.estimate_ms < writing.min_seconds * 1000:
        kept = _thinned(
            numbered, lambda lines: script(lines).estimate_ms <= writing.max_seconds * 1000 * (1 - _MARGIN)
        )
        done = script(kept)
    if done.estimate_ms < writing.min_seconds * 1000:
        raise NothingToMake(_too_little(post, done.estimate_ms / 1000, writing))
    return done


def _thinned(lines: Sequence[Line], fits: Callable[[Sequence[Line]], bool]) -> tuple[Line, ...]:
    """Return as many lines as fit: all, else the first third as they are and the last ones before the end."""
    for count in range(len(lines), 0, -1):
        head = (2 * count + 2) // 3
        kept = (*lines[:head], *lines[len(lines) - (count - head) :])
        if fits(kept):
            return kept
    return ()

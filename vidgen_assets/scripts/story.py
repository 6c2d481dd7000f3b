"""A post read as a story: its sentences by number, in plain words, without what is not the story.

Owns the numbers that `Line.source` cites: 0 is the title, 1 the first sentence of the body, counted over the
whole body, also over sentences that are left out here. Of a post that tells several stories under numbers or
headings it keeps the best one. Which sentences are told is decided by `abridge.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vidgen_assets.artifacts import Post
from vidgen_assets.content.markup import one_line, paragraphs
from vidgen_assets.scripts import dialogue, forum, sentences

_STAGE = re.compile(r"(?<![*_\w])([*_])(?![*_\s])([^*_\n]{5,200})(?<!\s)\1(?![*_\w])")
_LABELLED = re.compile(r"^\W*[A-Za-z][\w ]{0,20}\W*?[:-]", re.MULTILINE)
_RUN_IN = re.compile(r"^(\*\*(?:#?\d+[.):]?\s*)?[^*\n:]{2,50}[^*\n:,-]\*\*)[ \t]+(?=[A-Z\"])", re.MULTILINE)
# how many sentences of an update are heard: it tells how the story ended, the rest answers comments
_UPDATES = 3
# words a story of its own has at least, where a post tells several
_SECTION_WORDS = 110
# characters of a body that are read: Reddit's own limit is 40,000
_LONGEST_BODY = 60_000
_LAST_STORY = re.compile(
    r"^(?:the |my )?(?:last|next|second|third|other|another) (?:story|one|time|incident)\b", re.I
)


@dataclass(frozen=True)
class Sentence:
    """A sentence of the story: its number in the post, its paragraph, its words, and which part it is of."""

    number: int
    paragraph: int
    text: str
    update: bool = False


@dataclass(frozen=True)
class Story:
    """A post without its markup, shorthand and talk about itself; `summary` is the author's own TL;DR."""

    title: str
    community: str
    summary: str
    sentences: tuple[Sentence, ...]
    left_out: tuple[tuple[int, str], ...]

    @property
    def words(self) -> int:
        """Return how many words there are to tell."""
        return sum(len(sentence.text.split()) for sentence in self.sentences)


def read_story(post: Post, one_of_many: bool = True) -> Story:
    """Read a post; its `sentences` may be empty when nothing of it is a story.

    Of several stories the best one is read, unless `one_of_many` is False.
    """
    body = paragraphs(_stage_directions(post.body[:_LONGEST_BODY]))
    parts = forum.split_parts(_with_lists(body))
    told = dict(parts.story)
    updates = dict(parts.updates)
    chosen = _chosen_section(parts.story) if one_of_many else None
    aloud = dict(zip(told, dialogue.spoken(list(told.values()), post.community), strict=True))
    kept: list[Sentence] = []
    left_out: list[tuple[int, str]] = []
    number = 0
    for at, paragraph in enumerate(body):
        text = aloud.get(at, updates.get(at, paragraph))
        for piece in sentences.split(text):
            number += 1
            clean = forum.plain(piece)
            why = _why_not(at, clean, told, updates, chosen)
            if not why and at in updates and sum(sentence.update for sentence in kept) >= _UPDATES:
                why = "more than the story's end"
            if not why and not _says_something(clean):
                why = "says nothing"
            if why:
                left_out.append((number, why))
            else:
                kept.append(Sentence(number, at, clean, update=at in updates))
    return Story(
        one_line(post.title), post.community, forum.plain(parts.summary), tuple(kept), tuple(left_out)
    )


def _stage_directions(markdown: str) -> str:
    """Put "*hands him the card*" inside a speaker's line into brackets before its marks are lost."""
    lines = _RUN_IN.sub(r"\1\n\n", markdown).split("\n")
    return "\n".join(_STAGE.sub(_bracketed, line) if _LABELLED.match(line) else line for line in lines)


def _bracketed(match: re.Match[str]) -> str:
    return f" ({match[2]}) " if len(match[2].split()) >= 3 else match[0]


def _why_not(
    at: int, piece: str, told: dict[int, str], updates: dict[int, str], chosen: frozenset[int] | None
) -> str:
    if at not in told and at not in updates:
        return "an edit or summary"
    if at in told and forum.is_heading(told[at]):
        return "a heading"
    if chosen is not None and at in told and at not in chosen:
        return "another story of the same post"
    if at in updates and re.search(
        r"\b(?:you|your|guys|everyone|comments?|posts?|back ?story|background|"
        r"clarif\w+|opinion|typo|discussion|support)\b",
        piece,
        re.I,
    ):
        return "talks to the readers"
    return "about the post" if any(map(str.isalpha, piece)) and forum.is_about_the_post(piece) else ""


def _says_something(text: str) -> bool:
    return any(map(str.isalpha, text))


def _with_lists(body: Sequence[str]) -> list[str]:
    """Say a list in one sentence: "It said:" and four short items become "It said: eggs, milk, ...".

    The number of paragraphs stays; the items' own become empty.
    """
    told = list(body)
    at = 0
    while at < len(told):
        end = at + 1
        while end < len(told) and _is_item(told[end]):
            end += 1
        if told[at].rstrip().endswith(":") and end - at > 2:
            items = [
                re.sub(r"^\W*(?:\d{1,2}[.):]\s*)?", "", item).rstrip(" ,;") for item in told[at + 1 : end]
            ]
            told[at] = f"{told[at].rstrip()} {', '.join(items)}."
            told[at + 1 : end] = [""] * (end - at - 1)
        at = end
    return told


def _is_item(paragraph: str) -> bool:
    return 0 < len(paragraph.split()) <= 9 and paragraph.rstrip()[-1] not in '.!?:"'


def _chosen_section(story: Sequence[tuple[int, str]]) -> frozenset[int] | None:
    """Return the paragraphs of the one story to tell, when the post numbers or heads several."""
    candidates = (
        [at for at, text in story if forum.is_numbered(text)],
        [at for at, text in story if forum.is_heading(text) and len(text.split()) <= 7],
        [story[0][0], *(at for at, text in story[1:] if _LAST_STORY.match(text))] if story else [],
    )
    texts = dict(story)
    for starts in candidates:
        sections = _sections(list(texts), starts)
        words = [_section_words([texts[at] for at in section]) for section in sections]
        long_enough = [number for number, count in enumerate(words) if count >= _SECTION_WORDS]
        if len(sections) < 2 or min(words) < _SECTION_WORDS // 3 or not long_enough:
            continue
        best = max(long_enough, key=lambda number: (_worth_of(sections[number], texts), -number))
        return frozenset(sections[best])
    return None


def _sections(numbers: Sequence[int], starts: Sequence[int]) -> list[list[int]]:
    """Return the paragraphs from every start to the next; what stands before the first is no section."""
    sections: list[list[int]] = [[] for _ in starts]
    for at in numbers:
        before = [number for number, start in enumerate(starts) if start <= at]
        if before:
            sections[before[-1]].append(at)
    return sections


def _worth_of(section: Sequence[int], texts: dict[int, str]) -> float:
    return _section_worth([texts[at] for at in section])


def _section_words(texts: Sequence[str]) -> int:
    return sum(len(text.split()) for text in texts)


def _section_worth(texts: Sequence[str]) -> float:
    """A section is worth telling when it is about as long as a script and someone speaks in it."""
    words = _section_words(texts)
    fit = min(words, 150) / 150 if words < 150 else max(0.3, 1.0 - (words - 150) / 600)
    said = sum(text.count('"') for text in texts)
    return fit + min(said, 8) * 0.04

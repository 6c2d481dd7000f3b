"""The words that go out beside a video: title, description, tags, chapters, credit and disclosures.

One text serves every platform a channel delivers to, so the strictest limit among them holds. The limits are
data below, each with its source. The policy on words (`soften`) is handed in: it is the one the voice and the
captions obey too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from itertools import pairwise

from resources.errors import InvalidInput
from vidgen_assets.artifacts import Attribution, Chapter, FinalTitle, Frozen, Script, VideoMetadata
from vidgen_assets.channel import Platform, Platforms
from vidgen_assets.content.phrasebook import Phrasebook, phrasebook
from vidgen_assets.content.phrases import is_unspaced, joined
from vidgen_assets.content.typography import shown_text
from vidgen_assets.export.words import hashtag, plain, plain_paragraphs, shortened, web_address

DISCLOSURE = phrasebook("en").disclosure
_TEASER = 220


class Limits(Frozen):
    """What a platform's form holds: title and description in characters, all tags together, hashtags."""

    title: int
    description: int
    tags: int
    hashtags: int


LIMITS = {
    # YouTube Data API, videos resource: title 100 characters, description 5,000 bytes, tags 500 characters
    # (commas and quotes counted), 40 of them kept for our own. YouTube Help: above 60 hashtags none counts.
    "youtube": Limits(title=100, description=5000, tags=460, hashtags=60),
    # TikTok Content Posting API: the title (the caption) holds 2,200 UTF-16 runes.
    "tiktok": Limits(title=100, description=2200, tags=460, hashtags=30),
    # Instagram Graph API, IG User/media: caption 2,200 characters, 30 hashtags, 20 mentions.
    "instagram": Limits(title=100, description=2200, tags=460, hashtags=30),
    # Facebook Reels API: title 255 characters; descriptions are shown to about 2,200.
    "facebook": Limits(title=100, description=2200, tags=460, hashtags=30),
}
_MOST_HASHTAGS = 5  # more read as spam, whatever the form holds
_MOST_TAGS = 15
_CHAPTERS, _CHAPTER_MS = (
    3,
    10_000,
)  # YouTube Help, "Video chapters": from 0:00, at least three, each 10 s or longer
_SHORT_MS = (
    180_000  # YouTube Help: upright or square videos up to three minutes are Shorts, which have no chapters
)
_STOP = frozenset(
    "about after again against along already always another anything around asked because been before "
    "being both came come could didn does doing done down each ever every everyone everything first from "
    "gave gets getting give goes going gone have having here hers herself himself into its itself just "
    "kept knew know last later left less like literally little long made make many maybe might mine more "
    "most much must myself need never next nothing once only other ours over really right said same says "
    "seen several should since some someone something still such take tell than that thats their them "
    "then there these they thing things think this those though thought through time told took toward "
    "tried turn turned under until upon used very want wanted went were what when where which while whole "
    "will with without wont would years your yours".split()
)


# What audiences call our themes; a theme that is not here is its own tag, and an empty one gives none.
_SAID = {
    "life": "", "mishap": "fail", "eerie": "scarystories", "retail": "customerservice", "tech": "techsupport",
    "office": "worklife", "home": "roommates", "neighbours": "neighbors", "romance": "relationships",
    "school": "schoolstories", "travel": "travelstories", "health": "hospitalstories", "animals": "pets",
}  # fmt: skip


class Story(Frozen):
    """What else is known of the video: theme, where its parts start, length, whether it is upright, its music.

    `music_credit` is the line a piece of music asks for, empty when it asks for none.
    """

    theme: str = ""
    marks: tuple[Chapter, ...] = ()
    duration_ms: int = 0
    upright: bool = True
    music_credit: str = ""


_UNKNOWN = Story()


def video_metadata(
    title: FinalTitle,
    script: Script,
    credit: Attribution | None,
    platforms: Platforms,
    story: Story = _UNKNOWN,
    soften: Callable[[str], str] = str,
) -> VideoMetadata:
    """Return the metadata of a video, within the limits of every platform it is delivered to.

    Nothing in it can be a control character, markup or a word the policy takes out. InvalidInput when no
    title is left.
    """
    limits = strictest(platforms)
    notes: list[str] = []
    heading = _title(shown_text(soften(title.text), script.language), script, limits, notes)
    chapters, why_none = chapters_of(story)
    if why_none:
        notes.append(why_none)
    book = phrasebook(script.language)
    # themes have English names: a tag in English would promise an English video
    theme = _SAID.get(story.theme, story.theme) if script.language == "en" else ""
    hashtags = _hashtags(platforms, theme, limits, soften)
    credit_line = _credit(credit, book)
    parts = [
        teaser(script, soften),
        credit_line,
        plain(story.music_credit),
        book.disclosure if platforms.ai_disclosure else "",
        "\n".join(f"{_clock(chapter.at_ms)} {chapter.title}" for chapter in chapters),
        " ".join(f"#{tag}" for tag in hashtags),
    ]
    return VideoMetadata(
        title=heading,
        description=_within(parts, limits.description, notes),
        tags=tags_of(script, theme, hashtags, limits.tags, soften),
        chapters=chapters,
        credit=credit_line,
        language=script.language,
        made_for_kids=any(platform.made_for_kids for _, platform in _enabled(platforms)),
        ai_disclosure=platforms.ai_disclosure,
        notes=tuple(notes),
    )


def strictest(platforms: Platforms) -> Limits:
    """Return the smallest of each limit among the enabled platforms (YouTube's when none is)."""
    limits = [LIMITS[name] for name, _ in _enabled(platforms)] or [LIMITS["youtube"]]
    return Limits.model_validate(
        {name: min(getattr(limit, name) for limit in limits) for name in Limits.model_fields}
    )


def teaser(script: Script, soften: Callable[[str], str] = str, room: int = _TEASER) -> str:
    """Return the opening sentences, as many whole ones as fit, and the closing question; no payoff."""
    told = [_read(soften(line.text), script) for line in script.lines if line.part != "call_to_action"]
    between = " "
    if is_unspaced(script.language):
        between, room = "", room // 2  # a character says as much as two letters and more
    body = told[: max(1, len(told) - 2)]  # the last sentences are why one watches
    text = ""
    for sentence in body:
        if text and len(text) + 1 + len(sentence) > room:
            break
        text = f"{text}{between}{sentence}".strip()
    text = shortened(text, room)
    calls = [_read(soften(line.text), script) for line in script.lines if line.part == "call_to_action"]
    question = next((call for call in calls if call.endswith(("?", "？"))), "")
    return f"{text}\n\n{question}".strip()


def _read(text: str, script: Script) -> str:
    """Return a line of the script as it is read: without the gaps between phrases, with its language's spaces."""
    return plain(shown_text(joined(plain(text).split()), script.language))


def chapters_of(story: Story) -> tuple[tuple[Chapter, ...], str]:
    """Return the chapters YouTube would show, and why there are none when there are none."""
    if not story.marks:
        return (), ""
    if story.upright and story.duration_ms <= _SHORT_MS:
        return (), "no chapters: upright videos up to three minutes are Shorts, which have none"
    marks = [Chapter(at_ms=mark.at_ms, title=shortened(plain(mark.title), 70)) for mark in story.marks]
    ends = [*(mark.at_ms for mark in marks[1:]), story.duration_ms]
    if len(marks) < _CHAPTERS or marks[0].at_ms != 0:
        return (), f"no chapters: YouTube wants at least {_CHAPTERS}, the first at 0:00"
    if any(end - mark.at_ms < _CHAPTER_MS for mark, end in zip(marks, ends, strict=True)):
        return (), "no chapters: YouTube wants each to be 10 s or longer"
    if any(not mark.title for mark in marks) or any(a.at_ms >= b.at_ms for a, b in pairwise(marks)):
        return (), "no chapters: they need titles, and times that rise"
    return tuple(marks), ""


def tags_of(
    script: Script, theme: str, hashtags: tuple[str, ...], room: int, soften: Callable[[str], str] = str
) -> tuple[str, ...]:
    """Return keyword tags: the theme, the hashtags, and the words the story keeps coming back to.

    A tag with a space counts two characters more, as YouTube counts it, and one for the comma.
    """
    wanted = [plain(theme).lower(), *(tag.lower() for tag in hashtags), *_recurring(script)]
    kept: list[str] = []
    used = 0
    for raw in wanted:
        tag = re.sub(r'[",]', "", raw).strip()
        size = len(tag) + 1 + (2 if " " in tag else 0)
        if not tag or len(tag) > 30 or tag in kept or soften(tag) != tag or used + size > room:
            continue
        kept.append(tag)
        used += size
    return tuple(kept[:_MOST_TAGS])


def _title(text: str, script: Script, limits: Limits, notes: list[str]) -> str:
    title = plain(text) or plain(script.lines[0].text if script.lines else "")
    if not title:
        raise InvalidInput("the video has no title, and its script no first line to take one from")
    short = shortened(title, limits.title)
    if short != title:
        notes.append(f"the title was shortened to {limits.title} characters")
    return short


def _credit(credit: Attribution | None, book: Phrasebook) -> str:
    """Return the credit line with the permalink; a source that is gone is named without a link to follow."""
    if credit is None or not plain(credit.credit):
        return ""
    line = plain(credit.credit)
    if not credit.stands:
        return f"{line} {book.gone}"
    address = web_address(credit.permalink)
    return f"{line}\n{address}" if address and address not in line else line


def _hashtags(
    platforms: Platforms, theme: str, limits: Limits, soften: Callable[[str], str]
) -> tuple[str, ...]:
    wanted = [hashtag(tag) for tag in (*platforms.hashtags, theme)]
    kept = [tag for tag in dict.fromkeys(wanted) if tag and soften(tag) == tag]
    return tuple(kept[: min(_MOST_HASHTAGS, limits.hashtags)])


def _recurring(script: Script) -> list[str]:
    if is_unspaced(script.language):
        return []  # phrases are no keywords
    small = _STOP if script.language == "en" else frozenset(phrasebook(script.language).small.split())
    words = re.findall(r"[^\W\d_]{4,}", plain(script.text).lower())
    counts = Counter(word for word in words if word not in small)
    return [word for word, count in counts.most_common() if count > 1][:8]


def _within(parts: list[str], room: int, notes: list[str]) -> str:
    """Join the parts, shortening the teaser alone: credit, disclosure and hashtags always stay whole."""
    rest = [plain_paragraphs(part) for part in parts[1:] if part]
    spare = room - sum(len(part.encode()) + 2 for part in rest)
    opening = plain_paragraphs(parts[0])
    while len(opening.encode()) > max(spare, 0) and opening:
        opening = shortened(opening, max(len(opening) - 20, 1)) if len(opening) > 40 else ""
    if opening != plain_paragraphs(parts[0]):
        notes.append(f"the description was shortened to {room} bytes")
    return "\n\n".join(part for part in (opening, *rest) if part)


def _enabled(platforms: Platforms) -> list[tuple[str, Platform]]:
    named = ((name, getattr(platforms, name)) for name in LIMITS)
    return [(name, platform) for name, platform in named if platform.enabled]


def _clock(ms: int) -> str:
    return f"{ms // 60_000}:{ms // 1000 % 60:02d}"

"""Every post of a day with its scores, language, removed personal data and verdict: the day's one judgement.

Owns the order things happen in: markup is resolved, personal data and orders to a machine are taken out,
swearing is softened, and only what is left is scored and kept. Each rule lives in the module it is named
after. A post that is left out keeps its scores, so that a person can see what was lost.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from vidgen_assets.artifacts import Comment, JudgedPost, PersonalData, Post, Score, Verdict
from vidgen_assets.channel import Safety, SelectionRules, Writing
from vidgen_assets.content import personal_data, quality, safety
from vidgen_assets.content.language import UNKNOWN, forget_languages, language_of
from vidgen_assets.content.markup import one_line, paragraphs
from vidgen_assets.content.profanity import soften

_MARKS = re.compile(r"\*\*|~~|\]\(|\\[*_~]|(?<!\w)\*\w[^*]*\w\*(?!\w)")


def judge(
    posts: Sequence[Post], rules: Safety, selection: SelectionRules, writing: Writing
) -> tuple[JudgedPost, ...]:
    """Judge the posts of a day; the answer has one entry a post, in the same order.

    The post inside each entry is the clean one: a body of plain paragraphs divided by blank lines, without
    personal data, softened where the channel wants that. Words are those of the clean body.
    """
    cleaned = [_cleaned(post, rules) for post in posts]
    peers: dict[str, list[Post]] = defaultdict(list)
    for post, _ in cleaned:
        peers[post.community.lower()].append(post)
    judged = tuple(
        _judged(raw, clean, found, peers[clean.community.lower()], (rules, selection, writing))
        for raw, (clean, found) in zip(posts, cleaned, strict=True)
    )
    forget_languages()
    return judged


def _cleaned(post: Post, rules: Safety) -> tuple[Post, tuple[PersonalData, ...]]:
    """Return the post as later stages may see it; a script keeps its author's own words."""
    comments = [_plain(comment.body) for comment in post.comments]
    texts = (_title(post.title), safety.as_data(_plain(post.body)), *comments)
    texts, found = personal_data.without_personal_data(texts)
    if rules.profanity == "soften":
        texts = tuple(map(soften, texts))
    kept = tuple(
        Comment(id=comment.id, body=body, score=comment.score)
        for comment, body in zip(post.comments, texts[2:], strict=True)
        if body.strip()
    )
    return post.model_copy(update={"title": texts[0], "body": texts[1].strip(), "comments": kept}), found


def _title(title: str) -> str:
    """Return a title without markup; Reddit shows it as typed, but nobody wants to hear the asterisks."""
    line = one_line(title)
    return " ".join(paragraphs(line)) if _MARKS.search(line) else line


def _plain(markdown: str) -> str:
    return "\n\n".join(paragraphs(markdown))


def _judged(
    raw: Post,
    clean: Post,
    found: tuple[PersonalData, ...],
    peers: Sequence[Post],
    settings: tuple[Safety, SelectionRules, Writing],
) -> JudgedPost:
    rules, selection, writing = settings
    words = len(quality.measured(clean).words)
    scores = quality.quality_of(clean, peers, writing.target_seconds, selection.max_words)
    total = quality.total_of(scores)
    language = language_of(f"{clean.title}\n{clean.body}").language
    verdict = _verdict(raw, clean, rules)
    if verdict.allowed and found and rules.personal_data == "leave_out":
        kinds = ", ".join(f"{item.count} {item.kind}" for item in found)
        verdict = _no(
            "personal_data", f"it holds personal data ({kinds}) and safety.personal_data is leave_out"
        )
    if verdict.allowed and clean.kind == "post":
        verdict = _fits(language, words, (total, scores), rules, selection)
    return JudgedPost(
        post=clean,
        language=language,
        words=words,
        scores=scores,
        total=total,
        verdict=verdict,
        personal_data=found,
    )


def _verdict(raw: Post, clean: Post, rules: Safety) -> Verdict:
    """Judge what was written, not what softening made of it; the clean text decides whether there is any."""
    if not clean.body and raw.body.strip() and not raw.removed:
        return _no("no_text", "nothing is left of its text without markup, addresses and orders to a machine")
    unsoftened = clean.model_copy(update={"title": one_line(raw.title), "body": _plain(raw.body)})
    return safety.verdict_of(unsoftened, rules)


def _fits(
    language: str,
    words: int,
    quality_: tuple[float, tuple[Score, ...]],
    rules: Safety,
    selection: SelectionRules,
) -> Verdict:
    """Judge what selection asks for: language, length, and the least quality, in that order."""
    total, scores = quality_
    if language != UNKNOWN and language not in rules.languages:
        told = ", ".join(rules.languages)
        return _no("language", f"it is written in {language!r}; the channel tells {told} (safety.languages)")
    if words < selection.min_words:
        return _no("too_short", f"{words} words, selection.min_words is {selection.min_words}")
    if words > selection.max_words:
        return _no("too_long", f"{words} words, selection.max_words is {selection.max_words}")
    if total < selection.min_quality:
        weakest = min(scores, key=lambda score: (score.value, score.name))
        why = f"quality {total:.2f} is under selection.min_quality {selection.min_quality}; weakest: "
        return _no("low_quality", f"{why}{weakest.name} ({weakest.why})")
    return safety.OK


def _no(rule: str, why: str) -> Verdict:
    return Verdict(allowed=False, rule=rule, why=why)

"""What may be told: one policy for posts, and for the script, captions and title made from them.

`verdict_of` judges a post, `text_verdict` any text; both apply the same rules in the same order, and the
first one that strikes names itself and the words it struck on. The lists are data in policy_words.py,
softening swear words is profanity.py's, removing personal data personal_data.py's. A post that tries to give
orders to a language model is not left out for it: `as_data` takes the orders out, and what is left is judged.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from vidgen_assets.artifacts import Post, Verdict
from vidgen_assets.channel import Safety
from vidgen_assets.content import policy_words
from vidgen_assets.content.profanity import swear_words

OK = Verdict(allowed=True, rule="ok", why="nothing in it is against the channel's rules")

_LEET = str.maketrans({"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "@": "a", "$": "s"})
_NOTICE_TITLE = re.compile(
    r"\[?(?:mod(?:erator)? ?(?:post|announcement|note)|meta|announcement|sticky|megathread|"
    r"psa from the mods)\b\]?|"
    r"(?:weekly|daily|monthly) (?:\w+ ){0,2}(?:thread|discussion|forum)|(?:monthly|weekly) open forum",
    re.I,
)
_TAG = re.compile(r"</?[a-z!][^<>\n]{0,300}>", re.I)
_ROLE = re.compile(r"^\s*(?:system|assistant|human|user|ai|prompt|instructions?)\s*:\s*", re.I | re.M)
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


class Rule(NamedTuple):
    """A named list of weighted patterns; it strikes when the weights of those found reach `at`."""

    name: str
    weighted: policy_words.Weighted
    at: float
    about: str


ADULT = Rule("nsfw", policy_words.ADULT, policy_words.ADULT_AT, "adult wording")
GORE = Rule("gore", policy_words.GORE, policy_words.GORE_AT, "graphic violence")
HATE = Rule("hate", policy_words.HATE, policy_words.HATE_AT, "hate or dehumanising words")
SELF_HARM = Rule("self_harm", policy_words.SELF_HARM, policy_words.SELF_HARM_AT, "self-harm or suicide")
HARASSMENT = Rule(
    "harassment", policy_words.HARASSMENT, policy_words.HARASSMENT_AT, "a call to harass someone"
)
SPAM = Rule("spam", policy_words.SPAM, policy_words.SPAM_AT, "advertising")


def verdict_of(post: Post, safety: Safety) -> Verdict:
    """Judge a post: what it is (gone, a notice, no text, flagged) before what it says."""
    for rule, why in _by_its_nature(post, safety):
        return Verdict(allowed=False, rule=rule, why=why)
    return text_verdict(f"{post.title}\n{post.body}", safety)


def text_verdict(text: str, safety: Safety) -> Verdict:
    """Judge a text: a post, a script, captions or a title."""
    for rule in _rules(safety):
        struck = _struck(rule, text)
        if struck:
            return Verdict(allowed=False, rule=rule.name, why=f"{rule.about}: {_quoted(struck)}")
    blocked = blocked_words_in(text, safety.blocked_words)
    if blocked:
        why = f"words the channel blocks (safety.blocked_words): {_quoted(blocked)}"
        return Verdict(allowed=False, rule="blocked_word", why=why)
    if safety.profanity == "leave_out" and (swearing := swear_words(text)):
        why = f"{len(swearing)} swear words, and safety.profanity is leave_out"
        return Verdict(allowed=False, rule="profanity", why=why)
    return OK


def blocked_words_in(text: str, blocked: tuple[str, ...]) -> tuple[str, ...]:
    """Return the channel's blocked words that the text has, also spelt `w0rd` or `wörd`; whole words only."""
    if not blocked:
        return ()
    plain, leet = _folded(text), _folded(text).translate(_LEET)
    return tuple(
        word
        for word in blocked
        if (pattern := re.compile(rf"(?<!\w){re.escape(_folded(word))}(?!\w)")) is not None
        and (pattern.search(plain) or pattern.search(leet))
    )


def as_data(text: str) -> str:
    """Take out of a plain text what pretends to be more: tags, roles, and orders to a language model.

    Sentences that give such orders go as a whole; a story that merely mentions one keeps its other sentences.
    """
    kept = []
    text = _TAG.sub("", text)
    for line in text.split("\n"):
        line = _ROLE.sub("", line)
        if _injection().search(line):
            line = " ".join(part for part in _SENTENCE.split(line) if not _injection().search(part))
        kept.append(line)
    return "\n".join(kept)


def _by_its_nature(post: Post, safety: Safety) -> Iterator[tuple[str, str]]:
    if post.removed:
        yield "deleted", "its text was deleted or removed at the source"
    if post.pinned or post.by_moderator or _NOTICE_TITLE.match(post.title):
        yield "moderator", "it is a notice of the moderators, no story"
    if post.kind == "post" and not post.body.strip():
        yield "no_text", "it is a link, a picture or a bare title: there is no text to tell"
    if post.nsfw and safety.nsfw == "leave_out":
        yield "nsfw", "its source flags it as not safe for work"


def _rules(safety: Safety) -> tuple[Rule, ...]:
    return (
        HATE,
        *((ADULT, GORE) if safety.nsfw == "leave_out" else ()),
        *((SELF_HARM,) if safety.self_harm == "leave_out" else ()),
        HARASSMENT,
        SPAM,
    )


def _struck(rule: Rule, text: str) -> tuple[str, ...]:
    """Return the words that made the rule strike, or nothing when their weights stay under its mark."""
    text = text.lower()
    weight = 0.0
    found: list[str] = []
    for points, pattern in _compiled(rule.name):
        match = pattern.search(text)
        if match is not None:
            weight += points
            found.append(" ".join(match[0].split())[:40])
    return tuple(found) if weight >= rule.at else ()


@lru_cache(maxsize=16)
def _compiled(name: str) -> tuple[tuple[float, re.Pattern[str]], ...]:
    rule = next(rule for rule in (ADULT, GORE, HATE, SELF_HARM, HARASSMENT, SPAM) if rule.name == name)
    return tuple((points, re.compile(rf"\b(?:{pattern})(?!\w)")) for points, pattern in rule.weighted)


@lru_cache(maxsize=1)
def _injection() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{policy_words.INJECTION})", re.I)


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _quoted(words: tuple[str, ...]) -> str:
    return ", ".join(f"\u201c{word}\u201d" for word in words[:4])

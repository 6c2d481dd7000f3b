"""The few words a thumbnail has room for, taken from the title: its telling clause, never a cut-off half."""

from __future__ import annotations

import re

from resources.phrases import columns, spaced, unbroken

_ROOM = 38
_WORDS = 8
_BECAUSE = r"(?: (?:by|for|if|because|when|to))?"
_OPENERS = re.compile(
    rf"^\W*(?:today i (?:messed|screwed|f\S*ed) up{_BECAUSE}"
    rf"|(?:am|was) i (?:the jerk|the a\S*|the bad guy|the villain|wrong|in the wrong){_BECAUSE}"
    rf"|(?:would|will) i be (?:the jerk|the a\S*|wrong){_BECAUSE}"
    rf"|(?:tifu|aitah?|wibtah?){_BECAUSE}"
    r"|the (?:time|day) (?:that |when )?)\b[\s,:-]*",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[.!?;:,]\s+|[，、。：]|\s+[-\u2013\u2014]+\s+"
    r"|\s+(?=(?:because|after|when|while|until|then|but|so|and|before|since|by)\b)",
    re.IGNORECASE,
)
_WEAK_END = frozenset(
    "a an the of to for in on at by with from into onto behind under over about like than then if when while "
    "because who which what my your his her our their me us him them and or but so that this these those is "
    "was are were be i as not no all very just more".split()
)
_PLAIN = _WEAK_END | frozenset(
    [
        "he",
        "she",
        "it",
        "we",
        "they",
        "you",
        "me",
        "him",
        "them",
        "not",
        "had",
        "have",
        "has",
        "did",
        "do",
        "be",
        "been",
        "were",
        "are",
    ]
)


def headline(title: str) -> str:
    """Return at most 8 words and 38 columns of the title; a full-width character takes two.

    All of it where it fits, else its longest clause that does, else its first words with an ellipsis.
    """
    text = " ".join(title.split()).strip(" .,:;-。，、")
    text = _capitalized(_OPENERS.sub("", text).strip() or text)
    if _fits(text):
        return text
    ends = [match.start() for match in _CLAUSE.finditer(text)]
    clauses = [text[:end].strip(" .,:;-，、：") for end in ends]
    telling = [clause for clause in clauses if _fits(clause) and len(unbroken(clause)) >= 3]
    if telling:
        return max(telling, key=len)
    words: list[str] = []
    for word in unbroken(text):
        if not _fits(spaced([*words, word]) + "…"):
            break
        words.append(word)
    while len(words) > 2 and words[-1].lower().strip(",.") in _WEAK_END:
        words.pop()
    return (spaced(words).rstrip(" ,;:.，、：") + "…") if words else text[: _ROOM - 1].rstrip() + "…"


def loudest(words: list[str]) -> int:
    """Return which word to set in colour: a number or a sum, else the longest that is not a small one."""
    return max(range(len(words)), key=lambda i: (_weight(words[i]), -i))


def _weight(word: str) -> float:
    bare = word.strip(".,!?\"'").lower()
    if any(letter.isdigit() for letter in bare):
        return 100.0
    return 0.0 if bare in _PLAIN else float(len(bare))


def _fits(text: str) -> bool:
    return columns(text) <= _ROOM and len(text.split()) <= _WORDS


def _capitalized(text: str) -> str:
    return text[:1].upper() + text[1:]

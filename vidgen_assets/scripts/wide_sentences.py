"""Sentences of languages that write no spaces: Japanese and Chinese.

A sentence ends after 。！？ and what closes behind it, never inside a quotation, and not where a quotation goes
on as part of its sentence (「はい。」と言った). Everything else about sentences is `sentences.py`'s.
"""

from __future__ import annotations

_STOPS = "。！？!?…．"
_OPENS = "「『（(“‘【《〈"
_CLOSES = "」』）)”’】》〉"
_GOES_ON = ("と", "って", "、", "，", "，", "：", "の")
LONGEST = 70
"""Characters of a quotation after which its sentences are told apart after all."""


def split(paragraph: str) -> tuple[str, ...]:
    """Return the sentences of a paragraph in order; together they are its text without white space at the ends."""
    text = "".join(_unwrapped(paragraph))
    found: list[str] = []
    start, depth, at = 0, 0, 0
    while at < len(text):
        letter = text[at]
        depth += letter in _OPENS
        depth = max(0, depth - (letter in _CLOSES))
        at += 1
        if letter not in _STOPS and not (letter in _CLOSES and text[at - 2 : at - 1] in tuple(_STOPS)):
            continue
        if depth and at - start < LONGEST:
            continue
        if text[at : at + 1] and (text[at] in _STOPS or text[at] in _CLOSES):
            continue
        if letter in _CLOSES and text[at:].startswith(_GOES_ON):
            continue
        found.append(text[start:at])
        start, depth = at, 0
    found.append(text[start:])
    return tuple(one.strip() for one in found if any(map(str.isalnum, one)))


def _unwrapped(paragraph: str) -> list[str]:
    """Return the paragraph's pieces without white space between full-width characters."""
    words = paragraph.split()
    return [
        word + (" " if word[-1:].isascii() and after[:1].isascii() and after else "")
        for word, after in zip(words, [*words[1:], ""], strict=True)
    ]

"""What Chinese and Japanese share: text without spaces, in which figures stand between characters.

A written word may be a phrase or, where nobody parted the phrases, a sentence. Rules of these languages
therefore work on stretches inside a word: each stretch that is a figure, an address or a Latin word gets its
reading, what lies between is the language's own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from vidgen_assets.audio.wording.finishing import latin_token

Stretch = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]

URL = re.compile(
    r"(?:https?://|www\.)[\x21-\x7e]+|(?:[a-z0-9-]+\.)+(?:com|org|net|jp|cn|io|tv|me|info)(?:/[\x21-\x7e]*)?",
    re.I,
)
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.A)
COMMUNITY = re.compile(r"(?<![\w/])/?r/(\w+)", re.I | re.A)
PERSON = re.compile(r"(?<![\w/])(?:/?u/[\w-]{2,}|@[\w.-]{2,})", re.A | re.I)
HASHTAG = re.compile(r"#([^\W\d]\w*)#?")
HIDDEN = re.compile(r"[A-Za-z*█]*[*█]+[A-Za-z*█]*|_{2,}")
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]+(?:'[A-Za-z]+)*")
NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"


def latin_word(text: str) -> str:
    """Return a Latin word as the token it becomes, so that tables are asked for what will be read again."""
    return "".join(LATIN.findall("".join(latin_token(text))))


def read_stretches(text: str, stretches: Sequence[Stretch], between: Callable[[str], str]) -> str:
    """Return the text with every stretch read by the first pattern that matches there, the rest by `between`.

    Readings are parted from what stands around them by spaces only where both are Latin.
    """
    said: list[str] = []
    at = start = 0
    while at < len(text):
        for pattern, say in stretches:
            match = pattern.match(text, at)
            if match and match.end() > at:
                said.append(between(text[start:at]) if at > start else "")
                said.append(say(match))
                at = start = match.end()
                break
        else:
            at += 1
    said.append(between(text[start:]) if start < len(text) else "")
    return "".join(said)

"""Rules for what the internet writes: addresses, communities, hashtags, words with letters starred out."""

from __future__ import annotations

import re

from vidgen_assets.audio import lexicon
from vidgen_assets.audio.reading import Reading, letters

URL = re.compile(r"^(?:https?://|www\.)", re.I)
TOP_LEVEL = "com|org|net|edu|gov|io|co|uk|de|fr|tv|me|info|biz|us|ca|au"
DOMAIN = re.compile(rf"^(?:[a-z0-9-]+\.)+(?:{TOP_LEVEL})(?:/\S*)?$", re.I)
EMAIL = re.compile(r"^\S+@\S+\.\w+$")
COMMUNITY = re.compile(r"^/?r/(\w+)/?$", re.I)
PERSON = re.compile(r"^(?:/?u/|@)[\w-]{2,}$", re.I)
HASHTAG = re.compile(r"^#([^\W\d]\w*)$")
FILE_ENDINGS = "exe|pdf|jpe?g|png|gif|docx?|xlsx?|pptx?|txt|zip|mp[34]|dll|csv|html?|py|bat"
FILE_NAME = re.compile(rf"^([\w-]*)\.({FILE_ENDINGS})$", re.I)
STARRED = re.compile(r"^(?=.*[*█]|.*[a-z][@#$%&!]+[a-z])[a-z]*[*█@#$%&!\-]+[a-z*█@#$%&!\-]*(?:'s)?$", re.I)
HIDDEN = "*█@#$%&!-"
SPOKEN_ENDINGS = {"exe": "E X E", "gif": "gif", "zip": "zip", "bat": "bat", "py": "P Y"}


def internet(here: Reading) -> str | None:
    """Read addresses as a person would: the site's name, never the path."""
    core = here.core
    if EMAIL.match(core):
        return "an email address" if here.english else ""
    if URL.match(core) or DOMAIN.match(core):
        return _site(core, here.english)
    if match := COMMUNITY.match(core):
        return f"R slash {_split_camel(match[1])}"
    if PERSON.match(core):
        return "a user" if here.english else core.lstrip("@")
    if match := HASHTAG.match(core):
        return _split_camel(match[1])
    if here.english and (match := FILE_NAME.match(core)):
        ending = match[2].lower()
        return f"{_split_camel(match[1])} dot {SPOKEN_ENDINGS.get(ending, letters(ending) or ending)}".strip()
    return None


def _site(address: str, english: bool) -> str:
    host = re.split(r"[/?:#]", re.sub(r"^(?:https?://)?(?:www\.)?", "", address, flags=re.I))[0]
    names = [name for name in host.split(".") if name]
    if not names:
        return "a link" if english else ""
    said = [letters(name) if len(name) <= 2 or name in {"tv"} else _split_camel(name) for name in names[:3]]
    return (" dot " if english else " ").join(said)


def _split_camel(name: str) -> str:
    """Return "AskReddit" as "Ask Reddit", so that a voice stresses both halves."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])|[-_]+", " ", name)


def starred_out(here: Reading) -> str | None:
    """Say something mild for a word with its letters starred out, and "bleep" for one we cannot place."""
    core = here.core
    if re.fullmatch(r"[█_]{2,}|\[?(?:redacted|censored)\]?", core, re.I):
        return lexicon.BLEEP if here.english else ""
    if not here.english or not STARRED.match(core) or not re.search(r"[*█@#$%&!]", core):
        return None
    word, ending = (core[:-2], "'s") if core.lower().endswith("'s") else (core, "")
    if not re.search(r"[a-z]", word, re.I):
        return lexicon.BLEEP if len(word) > 2 else ""
    exact = _pattern(word, ".")
    loose = _pattern(word, ".*")
    for pattern in (exact, loose):
        for known, mild in lexicon.CENSORED.items():
            if re.fullmatch(pattern, known):
                return mild + ending
    return lexicon.BLEEP


def _pattern(word: str, hidden: str) -> str:
    runs = re.sub(rf"[{re.escape(HIDDEN)}]", "\0", word.lower())
    if hidden == ".*":
        runs = re.sub("\0+", "\0", runs)
    return "".join(hidden if letter == "\0" else re.escape(letter) for letter in runs)

"""Plain text for other people's forms: no control characters, no markup, cut where a word ends.

Everything that goes to a platform passes through here, because titles and posts are written by strangers.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

_JOINERS = {"\u200c", "\u200d"}  # emoji and several scripts need them
_ANGLES = str.maketrans({"<": "\u2039", ">": "\u203a"})  # YouTube refuses < and > in titles and descriptions


def plain(text: str) -> str:
    """Return one line of text: NFC, no control, format or private characters, no < or >."""
    return " ".join(_harmless(text.replace("\n", " ").replace("\t", " ")).split())


def plain_paragraphs(text: str) -> str:
    """Return the text with its line breaks, each line plain, at most one empty line in a row."""
    lines = [plain(line) for line in text.splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def shortened(text: str, room: int) -> str:
    """Return the text in at most `room` characters, cut after a word and ended with an ellipsis."""
    if len(text) <= room:
        return text
    cut = text[: room - 1]
    if " " in cut and not text[room - 1].isspace():
        cut = cut.rsplit(" ", 1)[0]
    return cut.rstrip(" ,;:.!?-") + "…"


def web_address(text: str) -> str:
    """Return the text when it is one http(s) address that can be shown, else an empty string."""
    address = plain(text)
    if address != text.strip() or " " in address or len(address) > 300:
        return ""
    parts = urlsplit(address)
    return address if parts.scheme in ("http", "https") and "." in parts.netloc else ""


def hashtag(text: str) -> str:
    """Return the text as a hashtag without its '#': letters, digits and _ only; may be left empty."""
    tag = re.sub(r"\W", "", plain(text))
    return tag if tag and not tag.isdigit() else ""


def _harmless(text: str) -> str:
    kept = (
        letter
        for letter in unicodedata.normalize("NFC", text)
        if letter in _JOINERS or unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co", "Cn")
    )
    return "".join(kept).translate(_ANGLES)

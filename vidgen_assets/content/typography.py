"""Quotation marks and spaces as each language writes them.

Sentences are cut and compared with straight quotes; `written` gives them back their own. French sets a space
before high marks and inside its quotes, which would make words of marks: it is put there only where text is
shown, by `shown_text`.
"""

from __future__ import annotations

import re

QUOTES = {"fr": "«»", "es": "«»", "it": "«»", "de": "„“"}
_OPENING = re.compile(r'(?:^|(?<=[\s(\[¿¡—–-]))"(?=\S)')
_NARROW, _NO_BREAK = "\u202f", "\u00a0"


def written(text: str, language: str) -> str:
    """Return the text with straight quotes made the language's own; others come back as they are. Idempotent."""
    marks = QUOTES.get(_base(language))
    if marks is None:
        return text
    return _OPENING.sub(marks[0], text).replace('"', marks[1])


def shown_text(text: str, language: str) -> str:
    """Return a text as it is set on a card or in a title: French with its spaces. Idempotent."""
    if _base(language) != "fr":
        return text
    text = re.sub(r"(?<=[\w»)])\s*([!?;])", rf"{_NARROW}\1", text)
    text = re.sub(r"(?<=[\w»)])\s*:(?=\s|$)", f"{_NO_BREAK}:", text)
    return re.sub(r"\s*»", f"{_NO_BREAK}»", re.sub(r"«\s*", f"«{_NO_BREAK}", text))


def _base(language: str) -> str:
    return language.replace("_", "-").split("-")[0].lower()

"""Sentences of a paragraph, as people on forums really write them.

Owns where a sentence ends: ellipses, missing spaces, abbreviations, initials, quotations, one-word shouting.
Leaves markup to `content.markup` and shorthand to `forum.py`. No language but the Latin punctuation (and the
full stops of CJK and Arabic) is assumed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vidgen_assets.content.phrases import is_unspaced
from vidgen_assets.scripts import wide_sentences
from vidgen_assets.scripts.word_lists import word_list

ABBREVIATIONS = frozenset(
    word_list(
        """
        mr mrs ms dr prof sr jr st vs etc e.g i.e eg ie approx dept est inc ltd co no fig vol a.m p.m
        u.s u.k u.s.a ave blvd gov sgt lt capt gen rev jan feb aug sept sep oct nov dec min max hr hrs
        min mins sec tel ext avg misc lol ft lbs oz
        """
    )
)
# Abbreviations that may well end a sentence: a capital after them begins the next one.
_MAY_END = frozenset(
    word_list(
        """
        etc a.m p.m u.s u.k u.s.a inc ltd co lol hr hrs min mins sec ft lbs oz st no
        """
    )
)

_LONGEST_QUOTE = 80
_LONGEST_SENTENCE = 90
QUOTES = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "´": "'", "`": "'"}
)
_DASHES = re.compile(r"\s*(?:--+|[\u2013\u2014\u2015])\s*")
_GLUED = re.compile(
    r"(?<=[a-z]{2}[.!?])(?=[A-Z][a-z]|[IA]\s)|(?<=[a-z\d\"][.!?]{3})(?=[A-Za-z])|(?<=[a-z])(?=\.\.\.[A-Za-z])"
)
_RUN_ON = re.compile(
    r"(?<=[a-z)\"]),\s+((?:Normally|So|But|Then|When|My|The|He|She|It|They|We|This|"
    r"There|Now|And|After|However|Anyway|Not)\s+(?=[a-z]|I\b))"
)
_STACCATO = re.compile(r"(?:(?<=[.!?] )|^)((?:[A-Za-z']+\. ){2,}[A-Za-z']+)(?=[.!?])")
_SHOUTED = re.compile(r"\b((?:[A-Z']{2,}\. ){1,}[A-Z']{2,})(?=[.!?]|$)")
_END = re.compile(r"[.!?…。！？؟।]+[\"')\]*]*")
_TAIL_WORD = re.compile(r"([\w.'&$]+)$")


def split(paragraph: str, language: str = "en") -> tuple[str, ...]:
    """Return the sentences of a plain paragraph in order; joined by spaces they hold all of its words.

    A quotation of several sentences becomes several, each in its own quotation marks. Never raises.
    """
    if is_unspaced(language):
        return wide_sentences.split(paragraph)
    text = tidy(paragraph)
    if text.count('"') % 2 or any(len(said.split()) > _LONGEST_QUOTE for said in text.split('"')[1::2]):
        text = _balanced(text)
    pieces = [piece for span in _cut(text) if (piece := span.strip())]
    whole = (part for piece in _joined(pieces) for part in _requoted(piece) if any(map(str.isalnum, part)))
    return tuple(breath for part in whole for breath in _breaths(part))


def _breaths(sentence: str) -> list[str]:
    """Cut what nobody ended: a "sentence" of hundreds of words, in pieces, at commas where there are some."""
    words = sentence.split()
    if len(words) <= _LONGEST_SENTENCE:
        return [sentence]
    pieces: list[str] = []
    while len(words) > _LONGEST_SENTENCE:
        commas = [at for at in range(20, _LONGEST_SENTENCE) if words[at].endswith(",")]
        cut = commas[-1] + 1 if commas else _LONGEST_SENTENCE
        pieces.append(" ".join(words[:cut]))
        words = words[cut:]
    return [*pieces, " ".join(words)] if words else pieces


def tidy(text: str) -> str:
    """Return the text with straight quotes, one kind of dash, single spaces, and spaces after full stops."""
    text = " ".join(text.translate(QUOTES).replace("''", '"').split())
    text = re.sub(r"(\d)'\s?(\d{1,2})(?:\"|''|(?=\W))", r"\1 foot \2", text)
    text = re.sub(
        r"(?<=\d)\s*[-\u2013\u2014]+\s*(?=\d{1,2}(?::\d\d|\s?[ap]\.?m|\s?(?:minutes|"
        r"hours|days|weeks|months|years|seconds|times|feet|miles)))",
        " to ",
        text,
    )
    text = _DASHES.sub(" - ", text)
    text = re.sub(r"\s+([.,;:!?])(?=\s|$)", r"\1", text)
    text = re.sub(r"\.\s\.\s\.|(?<!\.)\.\.(?!\.)|\.{4,}|…+", "...", text)
    text = re.sub(r"([!?])[!?]*([!?])", _marks, text)
    text = re.sub(r"(?<=[.!?])\s+-\s+(?=\w)", " ", text)
    text = re.sub(r"(?<=[a-z]),(?=[a-zA-Z]|\"\w)", ", ", text)
    text = _RUN_ON.sub(lambda match: ". " + match[1], text)
    text = _GLUED.sub(" ", text)
    text = re.sub(r"(?<=\w)\s+\.\.\.", "...", text)
    text = _SHOUTED.sub(lambda match: match[1].replace(". ", " "), text)
    return _STACCATO.sub(_told_in_one, text)


def _balanced(text: str) -> str:
    """Drop the quotation marks of a paragraph where they do not pair: they would swallow its sentences."""
    kept: list[str] = []
    for piece in re.split(r"(?<=[.!?,:])(?=\s+\")|(?<=[.!?,]\")(?=\s)|\n", text):
        odd = piece.count('"') % 2 or any(
            len(said.split()) > _LONGEST_QUOTE for said in piece.split('"')[1::2]
        )
        kept.append(piece.replace('"', "") if odd else piece)
    return "".join(kept)


def _marks(match: re.Match[str]) -> str:
    return "?" if "?" in match[0] else "!"


def _told_in_one(match: re.Match[str]) -> str:
    """Make one sentence of "He. Actually. Told. Me."; two words like "No. Yes." stay two."""
    words = match[1].split(". ")
    if len(words) < 3:
        return match[0]
    return " ".join(
        [words[0], *(word if word.startswith("I'") or word == "I" else word.lower() for word in words[1:])]
    )


def _cut(text: str) -> Iterator[str]:
    start = 0
    for end in _END.finditer(text):
        if end.end() <= start or not _is_end(text, start, end):
            continue
        yield text[start : end.end()]
        start = end.end()
    yield text[start:]


def _is_end(text: str, start: int, end: re.Match[str]) -> bool:
    """Tell whether these marks end the sentence that began at `start`."""
    rest = text[end.end() :]
    if not rest.strip():
        return True
    marks = end[0]
    if marks[0] in "。！？":
        return text.count('"', start, end.end()) % 2 == 0
    if not rest[0].isspace():
        return False
    if text.count('"', start, end.end()) % 2:
        return False  # inside a quotation: `_requoted` looks at it
    after = rest.lstrip()
    new = _starts_sentence(after)
    if marks.startswith("..."):
        return new and not re.match(r"I\b", after) and len(text[start : end.start()].split()) >= 4
    if marks == ".":
        return _full_stop_ends(text[start : end.start()], after, new)
    if marks[-1] in "\"')]" and after[:1].islower():
        return False  # "Stop!" he said
    return new or (after[:1].islower() and len(after.split()) > 2)


def _starts_sentence(after: str) -> bool:
    first = after.lstrip("\"'([*")[:1]
    return first.isupper() or first.isdigit() or not first.isascii() or first in "$#"


def _full_stop_ends(before: str, after: str, new: bool) -> bool:
    tail = _TAIL_WORD.search(before)
    word = tail[1].lower().strip("'") if tail else ""
    if word in ABBREVIATIONS:
        return new and word in _MAY_END and not after[:1].isdigit()
    if len(word) == 1 and word.isalpha() and word != "i":
        return len(before.split()) > 1 and new and not before[-2:-1].isspace()  # an initial: "J. Smith"
    return new or len(before.split()) >= 3


def _joined(pieces: list[str]) -> list[str]:
    """Put a piece that is only punctuation or a lone closing bracket back to the one before."""
    joined: list[str] = []
    for piece in pieces:
        if joined and not any(map(str.isalnum, piece)):
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined


def _requoted(sentence: str) -> list[str]:
    """Cut a quotation of several sentences into one sentence each, every piece with its own marks."""
    if sentence.count('"') != 2 or len(sentence.split()) < 9:
        return [sentence]
    before, said, after = sentence.split('"')
    if after.strip(" .,!?"):
        return [sentence]
    inner = [piece for span in _cut(said) if (piece := span.strip())]
    if len(inner) < 2:
        return [sentence]
    if after.strip() and inner[-1][-1] not in ".!?":
        inner[-1] += after.strip()
    return [f'{before}"{inner[0]}"', *(f'"{piece}"' for piece in inner[1:])]

"""Words joined without a space, read one by one: "he/she", "mother-in-law", "wait...what", "end.Next", "mp3".

Shared by every language that writes spaces; what a slash is called comes from the language.
"""

from __future__ import annotations

import re

from vidgen_assets.audio.wording.reading import Reading, letters, read_aloud

PIECES = re.compile(
    r"[-/\\_|+=~&*@]+|\N{EM DASH}+|\.{2,}|[,;:!?\u3001()\[\]{}\"<>]+(?=\w)"
    r"|(?<=[^\W\d_]{2})\.(?=[^\W\d_]{2})|(?<=\w)[()\[\]{}\"]+"
)
STOPPING = re.compile(r"\N{EM DASH}|\.|[,;:!?\u3001()\[\]\"]")
RUNS = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*")
FIGURE = re.compile(r"[$\N{POUND SIGN}\N{EURO SIGN}]?\d")
MOST_PIECES = 60


def joined(here: Reading) -> str | None:
    """Read what hyphens, slashes, dashes or stops join: word by word, with "or" in "he/she"."""
    if here.core.isalpha():
        return None
    parts: list[str] = []
    glues: list[str] = []
    at = 0
    for found in PIECES.finditer(here.core):
        piece = here.core[at : found.start()]
        at = found.end()
        if piece:
            parts.append(piece)
            glues.append(_glue(here, piece, found[0]))
    if here.core[at:]:
        parts.append(here.core[at:])
    if len(parts) < 2:
        return read_aloud(here.part(parts[0])) if parts and parts[0] != here.core else None
    glues = _settled(here, parts[:MOST_PIECES], glues)
    said = read_aloud(here.part(parts[0]))
    for glue, part in zip(glues, parts[1:MOST_PIECES], strict=False):
        said += glue + read_aloud(here.part(part))
    return said


def _glue(here: Reading, piece: str, mark: str) -> str:
    if mark == "/":
        return f" {here.tongue.says.glue} "
    if "&" in mark:
        return " & "
    if mark == "." and here.tongue.abbreviated((piece,), 0):
        return " "
    return ", " if STOPPING.search(mark) else " "


def _settled(here: Reading, parts: list[str], glues: list[str]) -> list[str]:
    """Keep "or" for two words; two figures joined by a hyphen are a range."""
    either = f" {here.tongue.says.glue} "
    both = len(parts) == 2
    if both and FIGURE.match(parts[0]) and FIGURE.match(parts[1]) and glues[0] == " ":
        return [f" {here.tongue.says.to} "]
    words = both and all(part.replace("'", "").isalpha() for part in parts)
    return [" " if glue == either and not words else glue for glue in glues]


def mixed(here: Reading) -> str | None:
    """Read letters and digits in one word ("mp3", "PS5", "covid19") run by run."""
    runs = RUNS.findall(here.core)
    if not any(run[0].isdecimal() for run in runs) or (len(runs) < 2 and runs[0] == here.core):
        return None
    said: list[str] = []
    for run in runs[:MOST_PIECES]:
        if run == "s" and len(said) > 1:
            said[-1] += "s"  # "MP3s", but "iPhone 5s"
            continue
        short = run.isalpha() and len(run) <= 3 and (run.isupper() or not re.search("[aeiouy]", run.lower()))
        said.append(letters(run) if short and run.isascii() else read_aloud(here.part(run)))
    return " ".join(said)

"""Reddit Markdown to plain paragraphs a voice can read.

Owns what of a post's markup survives: link texts, quoted text, list items, table rows (cells joined by
commas), spoilers and superscripts do; struck-out words, rules, image placeholders and program code do not.
Bare addresses stay (`personal_data` removes them), so does shorthand such as AITA (the writer's business).
Parsing is markdown-it-py's; before it run the Reddit rules that CommonMark lacks, all of them linear.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

# Reddit's own limit for a body. A longer text is parsed in pieces of this size, so that a parser that is
# quadratic on hostile input stays linear in the size of the text.
_PIECE = 40_000
_COMBINING_RUN = 4

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
# Joiners shape Persian words and emoji; beside ASCII they only hide.
_STRAY_JOINER = re.compile(
    "(?<=[\x00-\x7f])[\u200c\u200d]++|[\u200c\u200d]++(?=[\x00-\x7f])|[\u200c\u200d]++$"
)
_SPACES = re.compile(r"[^\S\n]+")
_SUPERSCRIPT_GROUP = re.compile(r"(?<!\^)\^++\(([^()\n]*+)\)")
_SUPERSCRIPT = re.compile(r"(?<![\^\w])\^++(?=[^\W_]|\[)|(?<=[^\W\d])\^++(?=[^\W\d])")
# Bold that CommonMark leaves alone and Reddit does not: `**EDIT:**thanks`, and an opening mark without end.
_GLUED_BOLD = re.compile(r"(?<![\w*])\*\*([^*\n]++)\*\*(?!\*)")
_LONE_BOLD = re.compile(r"(?<!\S)\*\*(?=[\s\w])")
_PLACEHOLDER = re.compile(
    r"\*?Processing (?:img|gif|video) \w{1,30}\.{3}\*?|!\[(?:gif|img)\]\([^()\n]{0,200}\)"
)
_BLANK_LINES = re.compile(r"\n[ \n]*\n")
_WORD = re.compile(r"[^\W\d_]{2,}")
_CODE_MARKS = re.compile(r"[{}<>;=$#\\|@~`\[\]_]|//|::|->|\)\(")


def paragraphs(markdown: str) -> tuple[str, ...]:
    """Return the paragraphs of a Reddit post as plain text: one line each, no markup, none empty.

    Takes any string, also broken, hostile or double-escaped ones, and never raises; the time is linear in
    its length. A hard line break starts a new paragraph; a list item and a table row are paragraphs.
    """
    text = _reddit_rules(visible(html.unescape(markdown)))
    return tuple(line for piece in _pieces(text) for line in _parsed(piece))


def one_line(text: str) -> str:
    """Return a title or a name as one visible line: entities resolved, controls and doubled spaces gone."""
    return " ".join(visible(html.unescape(html.unescape(text))).split())


def visible(text: str) -> str:
    """Return the text without characters that hide or reorder: controls, zero-width, bidi, lone surrogates.

    Line ends become newlines, other white space one space each, and characters are composed (NFC).
    """
    text = _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text).replace("\t", " "))
    if not text.isascii():
        text = unicodedata.normalize("NFC", _few_marks(_STRAY_JOINER.sub("", text)))
    return text


def _few_marks(text: str) -> str:
    """Keep at most four combining marks in a row; piled-up marks hide text and make NFC quadratic."""
    kept: list[str] = []
    run = 0
    for character in text:
        run = run + 1 if unicodedata.combining(character) else 0
        if run <= _COMBINING_RUN:
            kept.append(character)
    return "".join(kept)


def _reddit_rules(text: str) -> str:
    text = _PLACEHOLDER.sub("", text)
    text = "\n\n".join(_unspoiled(block) for block in text.split("\n\n"))
    text = _SUPERSCRIPT_GROUP.sub(r"\1", text)
    return _SUPERSCRIPT.sub("", text)


def _unspoiled(block: str) -> str:
    """Drop the marks of `>!spoilers!<`; an opening mark without its end is a quote and stays."""
    kept: list[str] = []
    at = 0
    while (start := block.find(">!", at)) >= 0 and (end := block.find("!<", start + 2)) >= 0:
        kept += (block[at:start], block[start + 2 : end])
        at = end + 2
    return "".join((*kept, block[at:]))


def _pieces(text: str) -> Iterator[str]:
    """Cut a text longer than Reddit allows at blank lines, else at line ends, else anywhere."""
    at = 0
    while len(text) - at > _PIECE:
        cut = max(text.rfind("\n\n", at, at + _PIECE), at)
        if cut == at:
            cut = text.rfind("\n", at + 1, at + _PIECE)
        if cut <= at:
            cut = at + _PIECE
        yield text[at:cut]
        at = cut
    yield text[at:]


@lru_cache(maxsize=2)
def _parser(with_code: bool) -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt(
        "js-default", {"html": False, "linkify": False, "typographer": False, "maxNesting": 20}
    )
    return parser if with_code else parser.disable(["code", "fence"])


def _parsed(text: str, with_code: bool = True) -> list[str]:
    """Walk the parser's flat token list and collect the readable lines."""
    lines: list[str] = []
    row: list[str] | None = None
    number = ""
    tokens = _parser(with_code).parse(text)
    for at, token in enumerate(tokens):
        if token.type in ("fence", "code_block"):
            prose = "\n\n".join(filter(_is_prose, _BLANK_LINES.split(token.content)))
            lines += _parsed(_flush_left(prose), with_code=False) if prose else ()
        elif token.type == "ordered_list_open":
            number = _lost_number(tokens, at)
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            lines.append(", ".join(cell for cell in row if cell))
            row = None
        elif token.type == "inline":
            spoken = [" ".join(line.split()) for line in _inline(token.children or ()).split("\n")]
            if row is not None:
                row.append(" ".join(spoken).strip())
            else:
                spoken[0] = number + spoken[0]
                lines += spoken
            number = ""
    return [line for line in lines if any(map(str.isalnum, line))]


def _inline(children: Sequence[Token]) -> str:
    """Return the text of inline tokens; hard breaks are newlines, struck-out text is left out."""
    parts: list[str] = []
    struck = 0
    for token in children:
        if token.type == "s_open":
            struck += 1
        elif token.type == "s_close":
            struck -= 1
        elif struck:
            continue
        elif token.type in ("text", "code_inline"):
            parts.append(token.content.replace("\n", " "))
        elif token.type == "image":
            parts.append(_inline(token.children or ()))
        elif token.type == "softbreak":
            parts.append(" ")
        elif token.type == "hardbreak":
            parts.append("\n")
    # the parser resolves entities last, so hidden characters may come out of it (`&amp;#x200B;`)
    text = _INVISIBLE.sub("", "".join(parts))
    return _LONE_BOLD.sub("", _GLUED_BOLD.sub(r"\1 ", text)) if "**" in text else text


def _lost_number(tokens: Sequence[Token], at: int) -> str:
    """Give back "2013. " to a sentence that only looked like a list: one item, and not numbered 1."""
    start = str(tokens[at].attrs.get("start", "1"))
    items = 0
    for token in tokens[at + 1 :]:
        if token.type == "ordered_list_close" and token.level == tokens[at].level:
            break
        items += token.type == "list_item_open" and token.level == tokens[at].level + 1
        if items > 1:
            return ""
    return "" if start in ("0", "1") else f"{start}. "


def _is_prose(code: str) -> bool:
    """Tell a story that was indented by accident from program code and console output."""
    words = len(_WORD.findall(code))
    lines = [line for line in code.splitlines() if line.strip()]
    return words >= 6 * max(1, len(lines)) and len(_CODE_MARKS.findall(code)) * 12 <= words


def _flush_left(code: str) -> str:
    return "\n".join(line.strip() for line in code.splitlines())

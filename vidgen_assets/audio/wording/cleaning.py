"""What is not speech taken out of a sentence: Markdown, tags, entities, hidden characters, look-alike letters.

Works on the words of one sentence and keeps their number: what loses all of its characters stays as an empty
word, so that every written word still has its place. Markup is data: it is left out, and never reaches a
voice as markup.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Sequence

JOINT = "_"
"""Stands where something inside a word kept two words apart (a space in an entity, an emoji)."""

STRAIGHT = str.maketrans(
    {"\N{LEFT SINGLE QUOTATION MARK}": "'", "\N{RIGHT SINGLE QUOTATION MARK}": "'", "\N{PRIME}": "'",
     "\N{MODIFIER LETTER APOSTROPHE}": "'", "\N{DOUBLE PRIME}": '"', "\N{ACUTE ACCENT}": "'",
     "\N{LEFT DOUBLE QUOTATION MARK}": '"', "\N{RIGHT DOUBLE QUOTATION MARK}": '"', "`": "'",
     "\N{DOUBLE LOW-9 QUOTATION MARK}": '"', "\N{SINGLE LOW-9 QUOTATION MARK}": "'",
     "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}": '"', "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}": '"',
     "\N{HORIZONTAL ELLIPSIS}": "...", "\N{EN DASH}": "-", "\N{NON-BREAKING HYPHEN}": "-", "\N{FIGURE DASH}": "-",
     "\N{HYPHEN}": "-", "\N{HORIZONTAL BAR}": "\N{EM DASH}", "\N{MINUS SIGN}": "-", "\N{FRACTION SLASH}": "/",
     "\N{DIVISION SLASH}": "/", "\N{MULTIPLICATION SIGN}": "x", "\N{BULLET}": " ", "\N{MIDDLE DOT}": JOINT,
     "\N{TRADE MARK SIGN}": "", "\N{REGISTERED SIGN}": "", "\N{FULLWIDTH COMMA}": "\N{IDEOGRAPHIC COMMA}",
     "\N{GREEK SMALL LETTER MU}": "\N{MICRO SIGN}"}
)  # fmt: skip
KEPT_AS_WRITTEN = "ªº²³¹\N{MICRO SIGN}"
"""Characters whose plain form (a, o, 2, 3, 1) would be read as something else."""

LINK = re.compile(r"!?\[([^\[\]]*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"]*\")?\)")
BARE_END_OF_LINK = re.compile(r"(?<=\w)\]\(\S+?\)")
NAMES_OF_TAGS = (
    "a|abbr|audio|b|big|blockquote|body|br|break|button|center|cite|code|del|desc|details|div|em|emphasis|font|footer|form|"
    "h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|li|link|mark|meta|object|ol|option|p|par|phoneme|pre|prosody|q|"
    "s|say-as|script|seq|small|span|speak|strike|strong|style|sub|summary|sup|svg|table|tbody|td|textarea|th|thead|title|tr|"
    "tt|u|ul|video|voice|w|amazon:[a-z-]+|mstts:[a-z-]+"
)
ATTRIBUTES = r"(?:\s+[\w:-]+(?:\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s<>\"']+))?)*"
TAG = re.compile(
    rf"</?(?:{NAMES_OF_TAGS}){ATTRIBUTES}\s*/?>"
    r"|</[a-zA-Z][\w:-]{0,40}\s*>|<[a-zA-Z][\w:-]{0,40}\s*/>|<!--.*?-->|<[!?][a-zA-Z][^<>]{0,200}>"
    r"|<[a-zA-Z][\w:-]{0,40}(?:\s+[\w:-]+\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s<>\"']+))+\s*/?>",
    re.I | re.S,
)
SPOILER = re.compile(r">!|!<")
CODE_FENCE = re.compile(r"`{2,}")
EMPHASIS = (
    re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*]+)(?<=[^\s*])\1(?![\w*])"),
    re.compile(r"(?<![\w_])(_{1,3})(?=[^\s_])([^_]+)(?<=[^\s_])\1(?![\w_])"),
    re.compile(r"(?<!~)(~~)(?=\S)([^~]+)(?<=\S)~~(?!~)"),
)
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});?")
MARKS_IN_A_ROW = 3

# Letters of other alphabets that pass for Latin ones inside a Latin word.
LOOK_ALIKES = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425"
    "\u03bf\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7",
    "aeopcyxijsABEKMHOPCTX" + "oABEZHIKMNOPTYX",
)


def without_markup(written: Sequence[str]) -> list[str]:
    """Return the words without Markdown, tags and entities: as many words, some of them empty."""
    text = " ".join(written)
    if not any(mark in text for mark in "<&*_[]~`>!"):
        return list(written)
    text = ENTITY.sub(_entity, ENTITY.sub(_entity, text)) if "&" in text else text
    text = SPOILER.sub("", TAG.sub(_only_spaces, text))
    text = BARE_END_OF_LINK.sub("", LINK.sub(_link_text, text))
    text = CODE_FENCE.sub("", text)
    for pattern in EMPHASIS:
        text = pattern.sub(r"\2", text)
    return text.split(" ")


def plain_word(word: str) -> str:
    """Return a word in plain characters: no controls, no hidden ones, compatible forms made one, few marks."""
    if word.isascii() and word.isprintable():
        return word.replace("`", "'")
    text = "".join(map(_plain_character, word.translate(STRAIGHT)))
    text = unicodedata.normalize("NFC", text).translate(STRAIGHT)
    return _in_one_alphabet("".join(text.split()) if any(map(str.isspace, text)) else text)


def _only_spaces(match: re.Match[str]) -> str:
    return re.sub(r"[^ ]+", "", match[0])


def _link_text(match: re.Match[str]) -> str:
    """Keep a link's text and the spaces of its title."""
    title = " " * (match[0].count(" ") - match[1].count(" "))
    return match[1] + title


def _entity(match: re.Match[str]) -> str:
    said = html.unescape(match[0])
    if said == match[0]:
        return said
    return "".join(JOINT if letter.isspace() else letter for letter in said)


def _plain_character(letter: str) -> str:
    if letter.isascii():
        return letter if letter.isprintable() else ""
    if letter in KEPT_AS_WRITTEN:
        return letter
    if letter in FRACTIONS:
        return f"{JOINT}{FRACTIONS[letter]}"
    plain = unicodedata.normalize("NFKC", letter)
    kept = []
    for one in plain:
        category = unicodedata.category(one)
        if category[0] == "C" or "\ufe00" <= one <= "\ufe0f" or category == "Me":
            continue
        kept.append(JOINT if one.isspace() or (category in {"So", "Sk"} and one not in SPOKEN_SIGNS) else one)
    return "".join(kept)


SPOKEN_SIGNS = frozenset("°©█▇\N{BLACK HEART SUIT}\N{HEAVY BLACK HEART}^`~")


def _fractions() -> dict[str, str]:
    found = {}
    for code in (*range(0xBC, 0xBF), *range(0x2150, 0x215F), 0x2189):
        plain = unicodedata.normalize("NFKC", chr(code)).replace("\N{FRACTION SLASH}", "/")
        found[chr(code)] = plain
    return found


FRACTIONS = _fractions()


def _in_one_alphabet(text: str) -> str:
    """Write look-alike letters of other alphabets as Latin ones in a word that is Latin otherwise.

    Marks piled upon a letter are thinned: they hide a word and cannot be said.
    """
    if any("a" <= letter.lower() <= "z" for letter in text):
        text = text.translate(LOOK_ALIKES)
    kept: list[str] = []
    run = 0
    for letter in text:
        run = run + 1 if unicodedata.combining(letter) else 0
        if run and ((kept and kept[-1].isascii()) or run > MARKS_IN_A_ROW):
            continue
        kept.append(letter)
    return "".join(kept)

"""Written words to spoken words, once: the one mapping that voice, aligner and captions share.

Captions show the written form ("$20", "28F"); the voice says and the aligner looks for the spoken form
("twenty dollars", "twenty eight female"). Owns the order of the rules; their data is `lexicon.py`, numbers
are `numerals.py`. Each rule looks at one word with its neighbours and says how it is read, or passes on.
English is worked out; other languages keep their words and get their numbers from num2words.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from resources.errors import InvalidInput
from vidgen_assets.artifacts.base import Frozen
from vidgen_assets.artifacts.scripts import Script
from vidgen_assets.audio import lexicon, numerals
from vidgen_assets.audio.compounds import internet, starred_out
from vidgen_assets.audio.quantities import quantity
from vidgen_assets.audio.reading import Reading, letters

LONGEST_TOKEN = 24
"""Letters; a keyboard smash of 200 letters would otherwise be spelled out for a quarter of a minute."""

STRAIGHT = str.maketrans(
    {"\N{LEFT SINGLE QUOTATION MARK}": "'", "\N{RIGHT SINGLE QUOTATION MARK}": "'", "\N{PRIME}": "'",
     "\N{LEFT DOUBLE QUOTATION MARK}": '"', "\N{RIGHT DOUBLE QUOTATION MARK}": '"', "`": "'",
     "\N{HORIZONTAL ELLIPSIS}": "...", "\N{EN DASH}": "-", "\N{NON-BREAKING HYPHEN}": "-",
     "\N{HYPHEN}": "-", "\N{HORIZONTAL BAR}": "\N{EM DASH}", "\N{MINUS SIGN}": "-", "\N{FRACTION SLASH}": "/"}
)  # fmt: skip
EMOTICON = re.compile(
    r"^[<>]?[:;=8xX][-'^o]?[()\[\]dDpP/\\|3*oO]+$|^\^_*\^$|^[-=]+>$|^\\o/$|.*[\u00af\u30c4]"
)
EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*]+)(?<=[^\s*])\1(?![\w*])")
STARS_LEFT_IN = re.compile(r"[\"'(]*(?:[a-zA-Z]\*|[a-zA-Z]{1,4}\*{2,}|\*{3,}[a-zA-Z]+)[^\w*]*")
LINK = re.compile(r"\[([^\]\s]*)\]\(\S+?\)|(?<=\w)\]\(\S+?\)")
TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*/?>")
OPENING, CLOSING = "([{\"'*_\N{INVERTED QUESTION MARK}\N{INVERTED EXCLAMATION MARK}", ")]}\"'*_~<>"
STOPS = ".,;:!?\N{EM DASH}-\N{IDEOGRAPHIC FULL STOP}\N{FULLWIDTH COMMA}\N{ARABIC QUESTION MARK}"


class SpokenWord(Frozen):
    """A written word and how it is said: `spoken` are bare tokens, `said` the same with their punctuation.

    Both are empty for what has no sound (an emoji, a lone dash); `index` numbers the script's words.
    """

    index: int
    written: str
    spoken: tuple[str, ...] = ()
    said: tuple[str, ...] = ()


class SpokenScript(Frozen):
    """The script as it is spoken; `lines` are the [first, end) word spans of its sentences."""

    language: str
    words: tuple[SpokenWord, ...]
    lines: tuple[tuple[int, int], ...]

    @property
    def tokens(self) -> tuple[str, ...]:
        """Return every spoken token in order, as an aligner takes them."""
        return tuple(token for word in self.words for token in word.spoken)

    def said(self, line: int) -> tuple[str, ...]:
        """Return a sentence's tokens with punctuation, as a voice takes them; empty when it has no sound."""
        first, end = self.lines[line]
        return tuple(token for word in self.words[first:end] for token in word.said)


@dataclass(frozen=True)
class _Cut:
    """A written word taken apart: what opens it, its core, its trailing punctuation as one mark."""

    opens: bool
    core: str
    mark: str
    dotted: bool


def spoken_script(script: Script) -> SpokenScript:
    """Return how every word of the script is said; InvalidInput when not one of them has a sound."""
    words: list[SpokenWord] = []
    lines: list[tuple[int, int]] = []
    for number in range(len(script.lines)):
        first, end = script.word_span(number)
        words += speak_words(script.lines[number].text.split(), script.language, first)
        lines.append((first, end))
    if not any(word.spoken for word in words):
        raise InvalidInput("the script has no word that can be spoken: it is empty or made of symbols only")
    return SpokenScript(language=script.language, words=tuple(words), lines=tuple(lines))


def speak_words(written: Sequence[str], language: str = "en", first: int = 0) -> list[SpokenWord]:
    """Return how the words of one sentence are said, numbered from `first`."""
    cuts = [_cut(word) for word in _without_emphasis(written)]
    cores = [cut.core for cut in cuts]
    shouting = _is_shouted(cores)
    marks = [_mark_after(cuts, place) for place in range(len(cuts))]
    readings = []
    for place, cut in enumerate(cuts):
        here = Reading(
            core=cut.core, before=tuple(cores[:place]), after=tuple(cores[place + 1 :]), language=language,
            shouting=shouting, dotted=cut.dotted and place + 1 < len(cuts),
        )  # fmt: skip
        readings.append(_tokens(read_aloud(here), here.english))
    said = _with_marks(readings, marks)
    return [
        SpokenWord(
            index=first + place, written=word, spoken=tuple(map(_bare, readings[place])), said=said[place]
        )
        for place, word in enumerate(written)
    ]


def read_aloud(here: Reading) -> str:
    """Return what one word sounds like, by the first rule that knows it; an empty string for silence."""
    if not here.core:
        return ""
    for rule in RULES:
        said = rule(here)
        if said is not None:
            return said
    return here.core


def _symbol(here: Reading) -> str | None:
    if here.core in lexicon.SYMBOLS and here.english:
        return lexicon.SYMBOLS[here.core]
    if here.core == "<3" and not here.next_core.endswith("s"):
        return ""  # a heart, not "under three hours"
    return None if any(letter.isalnum() or letter in "*█_" for letter in here.core) else ""


def _abbreviation(here: Reading) -> str | None:
    if not here.english:
        return None
    core, stem, ending = here.core, here.core, ""
    if core.lower().endswith("'s") and len(core) > 3:
        stem, ending = core[:-2], "'s"
    if stem in lexicon.CAPITALS_ONLY and _means_it(here, stem):
        return _ended(lexicon.CAPITALS_ONLY[stem], ending)
    month = lexicon.MONTHS.get(core.lower())
    if month and (here.next_core[:1].isdecimal() or here.dotted):
        return month
    if here.dotted and core.lower() in lexicon.DOTTED:
        named = core.lower() == "st" and here.next_core[:1].isupper()
        return "saint" if named else lexicon.DOTTED[core.lower()]
    known = lexicon.ABBREVIATIONS.get(stem.lower().rstrip("."))
    return _ended(known, ending) if known else None


def _means_it(here: Reading, stem: str) -> bool:
    """Tell whether capitals that are also a plain word are meant as initials here: "my SO", not "SO mad"."""
    if stem not in lexicon.SHOUTABLE:
        return True
    if stem == "SO":
        return here.previous in lexicon.POSSESSIVES
    around = (here.before[-1] if here.before else "", here.next_core)
    initials = lexicon.INITIALISMS | lexicon.CAPITALS_ONLY.keys() | {"OK"}
    shouted = any(len(word) > 1 and word.isupper() and word not in initials for word in around)
    return not (here.shouting or shouted)


def _ended(said: str, ending: str) -> str:
    return said + (ending if said[-1].islower() else ending.upper().replace("'S", "'s"))


def _joined(here: Reading) -> str | None:
    """Words joined by hyphens, slashes, dashes or stops are read one by one."""
    parts = [part for part in re.split(r"[-/\\_|+]+|\N{EM DASH}+|\.{2,}|[,;:!?]+(?=\w)", here.core) if part]
    if len(parts) < 2:
        return None
    either = "/" in here.core and here.english and len(parts) == 2 and all(part.isalpha() for part in parts)
    broken = "\N{EM DASH}" in here.core or ".." in here.core
    glue = " or " if either else ", " if broken else " "
    return glue.join(read_aloud(here.part(part)) for part in parts)


def _capitals(here: Reading) -> str | None:
    """Name the letters of initialisms; capitals that can be pronounced are shouted, not spelled."""
    match = re.fullmatch(r"([A-Z&.]+?)\.?('?s)?", here.core)
    if match is None or not here.english:
        return None
    plain = match[1].replace(".", "").replace("&", "")
    if len(plain) < 2:
        return None
    named = plain in lexicon.INITIALISMS or "." in match[1].strip(".") or not re.search(r"[AEIOUY]", plain)
    if not named:
        return None
    said = letters(plain)
    return said[:-1] + lexicon.LETTER_PLURALS[said[-1]] if match[2] else said


def _mixed(here: Reading) -> str | None:
    """Letters and digits in one word ("mp3", "PS5", "covid19") are read run by run."""
    runs = re.findall(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)?", here.core)
    if len(runs) < 2 or not any(run[0].isdigit() for run in runs):
        return None
    said: list[str] = []
    for run in runs:
        if run == "s" and len(said) > 1:
            said[-1] += "s"  # "MP3s", but "iPhone 5s"
            continue
        short = run.isalpha() and len(run) <= 3 and (run.isupper() or not re.search("[aeiouy]", run.lower()))
        said.append(letters(run) if short and here.english else read_aloud(here.part(run)))
    return " ".join(said)


RULES: tuple[Callable[[Reading], str | None], ...] = (
    _symbol,
    internet,
    starred_out,
    _abbreviation,
    quantity,
    _joined,
    _capitals,
    _mixed,
)


def _without_emphasis(written: Sequence[str]) -> Sequence[str]:
    """Take away what is left of Markdown and markup: asterisks would pass for starred-out letters."""
    text = html.unescape(TAG.sub("", " ".join(written)))
    plain = EMPHASIS.sub(r"\2", LINK.sub(lambda link: link[1] or "", text)).split(" ")
    return plain if len(plain) == len(written) else written


def _cut(word: str) -> _Cut:
    text = unicodedata.normalize("NFKC", word.translate(STRAIGHT)).translate(STRAIGHT)
    text = "".join(letter for letter in text if unicodedata.category(letter)[0] != "C")
    if EMOTICON.match(word) or EMOTICON.match(text):
        return _Cut(False, "", "", False)
    starred = STARS_LEFT_IN.fullmatch(text) is not None
    opening, closing = (OPENING.replace("*", ""), CLOSING.replace("*", "")) if starred else (OPENING, CLOSING)
    body = text.lstrip(opening)
    opens = any(mark in "([{" for mark in text[: len(text) - len(body)])
    core = body.rstrip(closing + STOPS)
    tail = body[len(core) :]
    if core and tail.startswith("'") and core[-1].isdecimal():
        core, tail = _with_inches(core, tail)
    return _Cut(opens, core, _mark(tail if core else text), tail.startswith("."))


def _with_inches(core: str, tail: str) -> tuple[str, str]:
    """Give a height back its closing mark: 5' and 5'10" are feet and inches, not quotations."""
    return (core + tail[0], tail[1:]) if re.fullmatch(r"\d{1,2}", core) else (core, tail)


def _mark(tail: str) -> str:
    """Return trailing punctuation as the one mark a voice should follow."""
    if "?" in tail or "\N{ARABIC QUESTION MARK}" in tail:
        return "?"
    for mark in "!;:":
        if mark in tail:
            return mark
    if "," in tail or "\N{EM DASH}" in tail or "-" in tail or "..." in tail or ")" in tail or "]" in tail:
        return ","
    return "." if "." in tail or "\N{IDEOGRAPHIC FULL STOP}" in tail else ""


def _mark_after(cuts: Sequence[_Cut], place: int) -> str:
    """Return the mark a voice follows after this word, with the brackets of its neighbour taken in."""
    last = place + 1 == len(cuts)
    mark = cuts[place].mark
    if last:
        return mark if mark in {"?", "!", "."} else "."
    if mark == "." and _is_abbreviated(cuts[place].core):
        mark = ""
    return mark or ("," if cuts[place + 1].opens else "")


def _is_abbreviated(core: str) -> bool:
    lower = core.lower()
    known = (lexicon.STOPPED, lexicon.DOTTED, lexicon.MONTHS)
    return any(lower in table for table in known) or "." in core or (len(core) == 1 and core != "I")


def _with_marks(readings: Sequence[tuple[str, ...]], marks: Sequence[str]) -> list[tuple[str, ...]]:
    """Attach each word's mark to its last token; a silent word's mark goes to the token before it."""
    said = [list(tokens) for tokens in readings]
    carrier: list[str] | None = None
    for tokens, mark in zip(said, marks, strict=True):
        carrier = tokens or carrier
        if carrier and mark:
            last = carrier[-1]
            carrier[-1] = last if last[-1] in "?!" and mark in ".,;:" else _bare(last) + mark
    return [tuple(tokens) for tokens in said]


def _bare(token: str) -> str:
    return token.rstrip(".,;:!?")


def _tokens(said: str, english: bool) -> tuple[str, ...]:
    """Return a reading as tokens: letters and inner apostrophes, a comma kept at the end.

    Lower case but for named letters. English tokens hold no digits: an aligner could not look them up.
    """
    tokens = []
    for word in said.split():
        if english and any(letter.isdecimal() for letter in word):
            tokens += numerals.digits(word).split()
            continue
        bare = "".join(letter for letter in word if letter == "'" or unicodedata.category(letter)[0] in "LMN")
        bare = bare.strip("'")
        if bare:
            token = bare if len(bare) == 1 and bare.isupper() else _unstretched(bare.lower())
            tokens.append(token + ("," if word.endswith(",") else ""))
    return tuple(tokens)


def _unstretched(word: str) -> str:
    """Return "soooo" as "so", "goooood" as "good", and a keyboard smash cut to a sayable length."""
    if re.search(r"(.)\1\1", word) and not word.isdecimal():
        double = re.sub(r"(.)\1\1+", r"\1\1", word)
        word = double if double in lexicon.DOUBLE_LETTERED else re.sub(r"(.)\1\1+", r"\1", word)
    return word[:LONGEST_TOKEN].rstrip("'") if len(word) > LONGEST_TOKEN and word.isascii() else word


def _is_shouted(cores: Sequence[str]) -> bool:
    """Tell whether a sentence is written in capitals, where capitals no longer mean initials."""
    written = [letter for core in cores for letter in core if letter.isalpha()]
    big = sum(letter.isupper() for letter in written)
    return len(cores) >= 3 and len(written) >= 8 and big > 0.7 * len(written)

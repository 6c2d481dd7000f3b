"""Stories in other languages, read in the English words the scene rules know.

A word becomes the English word that `lexicon/glosses.py` has for it, every other word a filler that means
nothing; sentences, clauses and quotations stay where they are. So a French door is a door: who is seen, where,
with what and how they feel is decided by the same rules as in English, from fewer words. Owns no rule of what
is shown. Of grammar only what the tables say is known: no negation far from its verb, no gender of "son".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from vidgen_assets.content.phrases import is_unspaced
from vidgen_assets.scenes.lexicon import grammar
from vidgen_assets.scenes.lexicon.glosses import LANGUAGES, TABLES
from vidgen_assets.scenes.places import names_place
from vidgen_assets.scenes.rolewords import ROLE_OF
from vidgen_assets.scenes.words import Token, tokens_of

# things have a gender elsewhere: a "he" before anybody was named is the train or the umbrella
_OF_SOMEBODY = grammar.HE | grammar.SHE
FILLER = "~"
"""Stands for a word nobody here knows."""
LONGEST = 3
_STOPS, _PAUSES = ".!?…。！？", ",;:-–—、，；："
_CLOSERS = "\"'”’»«“)]}*_」』）】》"
_OPENS, _CLOSES = "«„「『", "»”」』"
_ELIDED = re.compile(r"(?<=\w['’])(?=\w)")
# Spanish leaves the pronoun out: "contesté", "me reí"; words that only look like it are none
_I_DID = re.compile(r"^(?!así$|aquí$|allí$|también$|café$|té$|qué$|sé$|bebé$|después$|josé$)\w{3,}[éí]$")
# "Frau Müller" is her name, no woman more
_TITLES = frozenset("madame monsieur frau herr herrn señor señora signor signora doña don".split())
# Japanese names the place before the particle, Chinese after "at" or before "in"
_PLACED = {"ja": re.compile(r"(?!)|^[にでへ]"), "zh": re.compile(r"^[里上中内外下]")}
_AT = {"ja": "", "zh": "在到进回去"}


@dataclass(frozen=True)
class Glosses:
    """A language's table: the words and phrases (as tuples), the stems, and for CJK the longest key."""

    phrases: Mapping[tuple[str, ...], tuple[str, ...]]
    stems: Mapping[str, tuple[str, ...]]
    longest: int

    def of(self, key: tuple[str, ...]) -> tuple[str, ...] | None:
        """Return the English words of a phrase, None when it is not known."""
        found = self.phrases.get(key)
        if found is None and len(key) == 1:
            word = key[0]
            found = next(
                (self.stems[word[:n]] for n in range(len(word), 2, -1) if word[:n] in self.stems), None
            )
        return found


def tokens_in(words: Sequence[str], language: str) -> tuple[Token, ...]:
    """Return the tokens of a script's words, in English or in the English of the glosses."""
    base = language.replace("_", "-").split("-")[0].lower()
    if base == "en" or base not in LANGUAGES:
        return tokens_of(words)
    return tuple(_unspaced(words, base) if is_unspaced(base) else _spaced(words, base))


def plain_words(words: Sequence[str], language: str) -> tuple[str, ...]:
    """Return for every word of the script its English with the word's marks, as rules of sense read it."""
    base = language.replace("_", "-").split("-")[0].lower()
    if base == "en" or base not in LANGUAGES:
        return tuple(words)
    said: list[list[str]] = [[] for _ in words]
    for token in tokens_in(words, language):
        said[token.index].append(token.word)
    return tuple(
        " ".join(part for part in parts[-1:]) + _mark(word) for parts, word in zip(said, words, strict=True)
    )


def _mark(word: str) -> str:
    """Return the mark a word ends with, as English writes it."""
    bare = word.rstrip(_CLOSERS)
    if bare.endswith(tuple("!！")):
        return "!"
    return "." if bare.endswith(tuple(_STOPS)) else "," if bare.endswith(tuple(_PAUSES)) else ""


def _end(word: str) -> str:
    mark = _mark(word)
    return "." if mark == "!" else mark


@lru_cache(maxsize=len(LANGUAGES))
def glosses(language: str) -> Glosses:
    """Return a language's table; a word in two rows has the meaning of the first."""
    column = 1 + LANGUAGES.index(language)
    phrases: dict[tuple[str, ...], tuple[str, ...]] = {}
    stems: dict[str, tuple[str, ...]] = {}
    for row in "".join(TABLES).strip().splitlines():
        cells = [cell.strip() for cell in row.split("|")]
        if len(cells) <= column:
            continue
        english = tuple(cells[0].split("_"))
        for form in cells[column].split():
            if form.endswith("*"):
                stems.setdefault(form[:-1], english)
            else:
                phrases.setdefault(tuple(form.split("_")), english)
    longest = max(sum(map(len, key)) for key in phrases)
    return Glosses(phrases, stems, longest)


# ---------------------------------------------------------------- languages with spaces
def _spaced(words: Sequence[str], language: str) -> Iterator[Token]:
    table = glosses(language)
    pieces = [(index, piece) for index, word in enumerate(words) for piece in _pieces(word, table)]
    lasts = {index: at for at, (index, _) in enumerate(pieces)}
    quotes = _quoted(words)
    at, opens, met = 0, True, False
    while at < len(pieces):
        english, length = _at(pieces, at, table, words)
        index = pieces[at + length - 1][0]
        if english is None:
            english = ("i",) if language == "es" and _I_DID.match(pieces[at][1]) else (FILLER,)
        if _is_title(pieces, at, words) or (english[0] in _OF_SOMEBODY and not met):
            english = (FILLER,)
        met = met or " ".join(english) in ROLE_OF
        end = _end(words[index]) if at + length - 1 == lasts[index] else ""
        for place, word in enumerate(english):
            last = place == len(english) - 1
            yield Token(
                index,
                words[index],
                word,
                end if last else "",
                opens=opens and place == 0,
                quoted=quotes[index],
            )
        opens = end == "."
        at += length


def _is_title(pieces: Sequence[tuple[int, str]], at: int, words: Sequence[str]) -> bool:
    """Tell a title before a name: "Frau Müller", "Madame Lenoir"."""
    if pieces[at][1] not in _TITLES or at + 1 == len(pieces):
        return False
    here, after = words[pieces[at][0]], words[pieces[at + 1][0]]
    return not _mark(here) and after[:1].isupper()


def _at(
    pieces: Sequence[tuple[int, str]], at: int, table: Glosses, words: Sequence[str]
) -> tuple[tuple[str, ...] | None, int]:
    """Return the English of the longest phrase that begins here, and how many pieces it has."""
    for length in range(min(LONGEST, len(pieces) - at), 0, -1):
        span = pieces[at : at + length]
        if any(_end(words[index]) for index, _ in span[:-1] if index != span[-1][0]):
            continue
        found = table.of(tuple(piece for _, piece in span))
        if found is not None:
            return found, length
    return None, 1


def _pieces(word: str, table: Glosses) -> list[str]:
    """Return what a written word is made of: "j'ai" is two, "all'improvviso" one where the table knows it."""
    bare = re.sub(r"^[^\w]+|[^\w'’]+$", "", word.lower()).replace("’", "'")
    if not bare:
        return []
    if table.of((bare,)) is not None:
        return [bare]
    parts = [part for half in bare.split("-") for part in _ELIDED.split(half) if part]
    return parts or [bare]


# ---------------------------------------------------------------- languages without
def _unspaced(words: Sequence[str], language: str) -> Iterator[Token]:
    table = glosses(language)
    text = "".join(words)
    owner = [index for index, word in enumerate(words) for _ in word]
    quotes = _quoted(words)
    opens, told, at = True, -1, 0
    while at < len(text):
        key = next(
            (text[at : at + n] for n in range(table.longest, 0, -1) if (text[at : at + n],) in table.phrases),
            "",
        )
        index = owner[min(at + max(len(key), 1), len(text)) - 1]
        ends = at + max(len(key), 1) == len(text) or owner[at + max(len(key), 1)] != index
        end = _end(words[index]) if ends else ""
        if key:
            english = _placed(table.phrases[(key,)], text, at, len(key), language)
            for place, word in enumerate(english):
                stop = end if place == len(english) - 1 else ""
                yield Token(index, words[index], word, stop, opens=opens and place == 0, quoted=quotes[index])
            told = index
        elif ends and (told != index or end):
            yield Token(index, words[index], FILLER, end, opens=opens, quoted=quotes[index])
            told = index
        opens = end == "." if ends else (opens and not key)
        at += max(len(key), 1)


def _placed(english: tuple[str, ...], text: str, at: int, length: int, language: str) -> tuple[str, ...]:
    """Return the English with what makes it a noun ("the"), or a place one is in, as the words around it say."""
    if english[0] in grammar.STOP or english[0] in grammar.PRONOUNS:
        return english
    before, after = text[at - 1 : at], text[at + length : at + length + 1]
    inside = bool(_PLACED[language].match(after)) or (bool(before) and before in _AT[language])
    if inside and names_place(english):
        return ("in", "the", *english)
    return ("the", *english)


def _quoted(words: Sequence[str]) -> list[bool]:
    """Tell of every word whether it stands between quotation marks."""
    found: list[bool] = []
    inside = False
    for word in words:
        here = inside
        for letter in word:
            if letter == '"' or (letter == "“" and inside):
                inside = not inside
            elif letter in _OPENS or letter == "“":
                inside = True
            elif letter in _CLOSES:
                inside = False
            here = here or inside
        found.append(here)
    return found

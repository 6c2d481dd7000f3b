"""Words as the scene rules see them: tokens with lemmas, ends of sentences and clauses, negation.

No tagger and no model: English stories, a few hundred closed-class words, and the handful of inflections that
matter. Nouns only lose their number and verbs their tense, so that "ringing" is no ring and "housed" is no
house. What the words mean is in `lexicon/`; what they put on screen is decided in `visuals.py`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from vidgen_assets.scenes.lexicon import grammar

_PARTS = re.compile(r"[a-z0-9$€£][a-z0-9'$€£.,:%]*|&")
_LABEL = 3  # "Manager: no refunds" is spoken: a label is at most so many words
_CLOSERS = "\"'”’)]}*_"
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "`": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


@dataclass(frozen=True)
class Token:
    """A word as the rules read it; `index` is the script word it is part of, `word` is in lower case.

    `end` is "." after a sentence, "," after a clause, "" elsewhere. `quoted` words stand between quotation
    marks.
    """

    index: int
    raw: str
    word: str
    end: str = ""
    capital: bool = False
    opens: bool = False
    quoted: bool = False
    masked: bool = False

    @property
    def nouns(self) -> tuple[str, ...]:
        """The word and its possible singulars."""
        return noun_forms(self.word)

    @property
    def verbs(self) -> tuple[str, ...]:
        """The word and the verbs it may be a form of."""
        return verb_forms(self.word)


@lru_cache(maxsize=8192)
def noun_forms(word: str) -> tuple[str, ...]:
    """The word and its singular, most likely first; "stories" gives story, "boxes" gives box and boxe."""
    if word in grammar.PLURALS:
        return (word, grammar.PLURALS[word])
    forms = [word]
    if word.endswith("'s"):
        word = word[:-2]
        forms.append(word)
    if len(word) > 4 and word.endswith("ies"):
        forms.append(word[:-3] + "y")
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        forms.append(word[:-1])
        if word.endswith(("ses", "xes", "zes", "ches", "shes", "oes")):
            forms.append(word[:-2])
    return tuple(dict.fromkeys(forms))


@lru_cache(maxsize=8192)
def verb_forms(word: str) -> tuple[str, ...]:
    """The word and the base forms it may come from; "stopped" gives stop, "drove" gives drive."""
    if word in grammar.IRREGULAR:
        return tuple(dict.fromkeys((word, grammar.IRREGULAR[word])))
    forms = [word]
    if word.endswith("ies") and len(word) > 4:
        forms.append(word[:-3] + "y")
    elif word.endswith("s") and len(word) > 3 and not word.endswith("ss"):
        forms.append(word[:-1])
        if word.endswith("es"):
            forms.append(word[:-2])
    for suffix in ("ing", "ed"):
        stem = word[: -len(suffix)]
        if word.endswith(suffix) and len(stem) >= 2:
            forms += [stem, stem + "e"]
            if len(stem) > 2 and stem[-1] == stem[-2]:
                forms.append(stem[:-1])
            if suffix == "ed" and stem.endswith("i"):
                forms.append(stem[:-1] + "y")
    return tuple(dict.fromkeys(forms))


def tokens_of(words: Sequence[str]) -> tuple[Token, ...]:
    """Read the script's words: contractions are split ("didn't": did, not), idioms and quotes are marked.

    Every token keeps the number of the script word it stands in; a script word without letters gives none.
    """
    found: list[Token] = []
    quoted, spoken, opens, since = False, False, True, 0
    for index, raw in enumerate(words):
        text = raw.translate(_APOSTROPHES)
        lead = text.lstrip("(['*_")
        if lead.startswith('"'):
            quoted = True
        parts = _split(text.lower())
        end = _end_of(text)
        for k, part in enumerate(parts):
            last = k == len(parts) - 1
            capital = k == 0 and bool(re.match(r"[^A-Za-z0-9]*[A-Z]", text))
            found.append(
                Token(index, raw, part, end if last else "", capital, opens and k == 0, quoted or spoken)
            )
        since = 0 if opens else since + 1
        if parts:
            spoken = (spoken or (since < _LABEL and text.endswith(":"))) and end != "."
            opens = end == "."
        elif end and found and not found[-1].end:
            found[-1] = _with(found[-1], end=end)
            opens = end == "."
        if text.rstrip(".,!?;:-").endswith('"') and (len(lead) > 1 or not lead.startswith('"')):
            quoted = False
    return _mask_idioms(tuple(found))


def _with(token: Token, **changes: object) -> Token:
    values = {**token.__dict__, **changes}
    return Token(**values)


def _split(text: str) -> list[str]:
    """The words in one script word: "mother-in-law" is one when the lexicon knows it, "he/she" is two."""
    bare = text.strip("\"'()[]{}*_.,!?;:-~…")
    if not bare:
        return []
    parts: list[str] = []
    for piece in bare.split("/"):
        if not {piece, piece.removesuffix("s"), piece.removesuffix("'s")}.isdisjoint(grammar.HYPHENATED):
            parts.append(piece)
            continue
        for part in _PARTS.findall(piece.replace("-", " ")):
            parts += _contraction(part.strip("'.,:"))
    return [part for part in parts if part]


def _contraction(word: str) -> list[str]:
    if "'" not in word:
        return grammar.BARE_CONTRACTIONS.get(word, [word])
    if word in grammar.KEEP_APOSTROPHE:
        return [word]
    if word.endswith("n't"):
        return [grammar.NEGATED.get(word, word[:-3]), "not"]
    stem, _, tail = word.partition("'")
    if tail in grammar.CONTRACTED and (tail != "s" or stem in grammar.PRONOUNS_WITH_S):
        return [stem, grammar.CONTRACTED[tail]]
    return [word]


def _end_of(text: str) -> str:
    bare = text.rstrip(_CLOSERS)
    if re.search(r"[.!?…]$", bare) and bare.lower() not in grammar.ABBREVIATIONS:
        return "."
    return "," if re.search(r"[,;:\-)]$", bare) or re.search(r"[)]$", text) else ""


def _mask_idioms(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Mark the words of figures of speech: "dead in the eyes" is no corpse and no eye."""
    masked: set[int] = set()
    words = [token.word for token in tokens]
    for i in range(len(words)):
        for length in range(min(grammar.LONGEST_IDIOM, len(words) - i), 0, -1):
            if " ".join(words[i : i + length]) in grammar.IDIOMS:
                masked.update(range(i, i + length))
                break
    return tuple(_with(token, masked=True) if i in masked else token for i, token in enumerate(tokens))


def negated(tokens: Sequence[Token], at: int, reach: int = 3) -> bool:
    """Tell whether a negation stands up to `reach` tokens before `at` in the same clause."""
    for i in range(at - 1, max(-1, at - 1 - reach), -1):
        if tokens[i].end:
            return False
        if tokens[i].word in grammar.NEGATIONS:
            return not (tokens[i].word == "not" and i + 1 < len(tokens) and tokens[i + 1].word == "only")
    return False


def stands_as_noun(tokens: Sequence[Token], at: int, length: int = 1) -> bool:
    """Tell whether the word stands where a noun stands: after a determiner, number, adjective or preposition.

    A rough rule for words that are often something else ("the watch", "a loud bang", "at court"; not "I
    watch").
    """
    before = tokens[at - 1] if at and not tokens[at - 1].end else None
    after = tokens[at + length] if at + length < len(tokens) and not tokens[at + length - 1].end else None
    if before is None:
        return False
    if after is not None and after.word in grammar.OBJECT_PRONOUNS and before.word not in grammar.DETERMINERS:
        return False
    if before.word in grammar.DETERMINERS or before.word.endswith("'s") or before.word[:1] in "$€£":
        return True
    if before.word in grammar.NOUN_PREPOSITIONS or before.word.isdigit() or before.word in grammar.NUMBERS:
        return True
    if before.word in grammar.NO_ADJECTIVE or before.word in grammar.PRONOUNS:
        return False
    second = tokens[at - 2] if at > 1 and not tokens[at - 2].end else None
    if second is not None and (second.word in grammar.DETERMINERS or second.word.endswith("'s")):
        return not _verb_like(before) and before.word not in grammar.DOERS
    return before.word in grammar.COMMON_ADJECTIVES


def _verb_like(token: Token) -> bool:
    """Words that end a noun group before the next one: "my boss will", "the dog then"."""
    return token.word in grammar.AUXILIARIES or token.word in grammar.ADVERBS


def syllables(word: str) -> int:
    """Estimate the syllables of a written word by its vowel groups, or its CJK characters; at least 1."""
    wide = len(re.findall(r"[\u3041-\u30ff\u3400-\u9fff]", word))
    if wide:
        return wide
    letters = re.sub(r"[^a-z]", "", unicodedata.normalize("NFKD", word.lower()))
    groups = len(re.findall(r"[aeiouy]+", letters))
    if letters.endswith("e") and not letters.endswith(("le", "ee")) and groups > 1:
        groups -= 1
    digits = len(re.findall(r"\d", word))
    return max(1, groups + digits * 2)

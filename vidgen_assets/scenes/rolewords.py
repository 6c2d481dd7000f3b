"""The words of a story that name people: role words, given names, and animals with names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vidgen_assets.scenes.lexicon import grammar, names
from vidgen_assets.scenes.lexicon.roles import (
    ANIMALS,
    KEEPING,
    NEVER_ALONE,
    NEVER_NAMES,
    ONLY_AS_NOUN,
    PERSON_VERBS,
    ROLES,
    SPOKEN_TO,
)
from vidgen_assets.scenes.lexicon.tables import words
from vidgen_assets.scenes.words import Token, stands_as_noun

_BEFORE_NAMES = words("named called with and told asked said to friend")
_AFTER_NAMES = words("was is said says had has told tells asked asks and did looked")


@dataclass(frozen=True)
class RoleWord:
    """Tokens [at, at + length) name somebody in a role; `several` when they name more than one."""

    at: int
    length: int
    role: str
    several: bool
    word: str


@dataclass(frozen=True)
class RoleWords:
    """All of them in order; whose given names are ("greg": "boss"), and which animals' ("max": "dog")."""

    found: tuple[RoleWord, ...]
    aliases: dict[str, str]
    pets: dict[str, str]


def _role_index() -> dict[str, tuple[str, bool]]:
    index: dict[str, tuple[str, bool]] = {}
    for role, kind in ROLES.items():
        for word in kind.words.split():
            index.setdefault(word.rstrip("+").replace("_", " "), (role, word.endswith("+")))
    return index


ROLE_OF = _role_index()
_LONGEST = max(len(phrase.split()) for phrase in ROLE_OF)


def role_words(tokens: Sequence[Token]) -> RoleWords:
    """Find everybody the words name; the longest phrase wins."""
    hits: list[RoleWord] = []
    at = 0
    while at < len(tokens):
        hit = _role_at(tokens, at)
        if hit is not None:
            hits.append(_not_so_old(tokens, hit))
        at += hit.length if hit else 1
    starts = {one.at for one in hits}
    hits = [one for one in hits if not _is_possessor(tokens, one, starts)]
    hits = [_of_somebody(tokens, one, hits) for one in hits]
    found = tuple(one for one in hits if not _describes(tokens, one))
    aliases, pets = _names(tokens, found)
    found = (*found, *_strangers_names(tokens, aliases, pets))
    return RoleWords(tuple(sorted(found, key=lambda one: one.at)), aliases, pets)


def _role_at(tokens: Sequence[Token], at: int) -> RoleWord | None:
    for length in range(min(_LONGEST, len(tokens) - at), 0, -1):
        span = tokens[at : at + length]
        if any(token.masked for token in span) or any(token.end for token in span[:-1]):
            continue
        lead, last = " ".join(token.word for token in span[:-1]), span[-1]
        for form in dict.fromkeys((last.word, last.word.removesuffix("'s"), *last.nouns)):
            role, several = ROLE_OF.get(f"{lead} {form}".strip(), ("", False))
            if role and (length > 1 or _counts(tokens, at, form)):
                plural = form != last.word and not last.word.endswith("'s")
                return RoleWord(at, length, role, several or plural, form)
    return None


def _counts(tokens: Sequence[Token], at: int, word: str) -> bool:
    """Whether a role word stands for a person: "sir" is how one speaks, "HR" and "my SO" are written so."""
    if word in NEVER_ALONE:
        return False
    if word in SPOKEN_TO:
        return not tokens[at].quoted and (word in ("mr", "mrs") or stands_as_noun(tokens, at))
    if word in ("so", "hr"):
        written = tokens[at].raw.strip(".,!?()'\"").removesuffix("'s").isupper()
        return written and (word == "hr" or (at > 0 and tokens[at - 1].word == "my"))
    return word not in ONLY_AS_NOUN or stands_as_noun(tokens, at)


def _not_so_old(tokens: Sequence[Token], one: RoleWord) -> RoleWord:
    """A "40 year old woman" is no old woman."""
    before = tokens[one.at - 1].word if one.at else ""
    if (
        one.role in ("old lady", "old man")
        and tokens[one.at].word == "old"
        and before in ("year", "years", "yr")
    ):
        role = "woman" if one.role == "old lady" else "man"
        return RoleWord(one.at + 1, one.length - 1, role, one.several, one.word)
    return one


def _is_possessor(tokens: Sequence[Token], one: RoleWord, starts: set[int]) -> bool:
    """In "my wife's sister" it is the sister who is meant."""
    return tokens[one.at + one.length - 1].word.endswith("'s") and one.at + one.length in starts


def _of_somebody(tokens: Sequence[Token], one: RoleWord, hits: Sequence[RoleWord]) -> RoleWord:
    """In "the nurse was a woman called Joy" the woman is the nurse."""
    subjects = {hit.at + hit.length - 1: hit for hit in hits if not hit.several}
    for verb in range(one.at - 2, max(-1, one.at - 4), -1):
        if tokens[verb].word in ("is", "was") and tokens[verb + 1].word in ("a", "an", "the"):
            subject = subjects.get(verb - 1)
            if subject is not None and not any(token.end for token in tokens[verb - 1 : one.at]):
                return RoleWord(one.at, one.length, subject.role, one.several, one.role)
    return one


def _describes(tokens: Sequence[Token], one: RoleWord) -> bool:
    """With "I am a great guy" or "she is a nurse" nobody new comes on stage."""
    before = tokens[max(0, one.at - 4) : one.at]
    heard = [token.word for token in before]
    if heard[-2:-1] == ["as"] and heard[-1] in ("a", "an", "the"):
        return any(word.startswith("work") or word == "job" for word in heard)
    if any(token.end for token in before[-3:]):
        return False
    if one.role in ("old lady", "old man"):
        return False  # one can see that
    at = next((i for i in range(len(heard) - 1, -1, -1) if heard[i] in ("am", "was", "is", "are")), None)
    if not at or at + 1 >= len(heard):
        return False
    return heard[at + 1] in ("a", "an", "the", "just", "only") and heard[at - 1] in grammar.PRONOUNS - {"it"}


# ---------------------------------------------------------------- given names
def _names(tokens: Sequence[Token], found: Sequence[RoleWord]) -> tuple[dict[str, str], dict[str, str]]:
    """Given names by whose they are, and animals' names by their icon."""
    aliases: dict[str, str] = {}
    pets: dict[str, str] = {}
    by_end = {one.at + one.length: one.role for one in found if not one.several}
    by_start = {one.at: one.role for one in found if not one.several}
    kept = {ANIMALS[token.word] for token in tokens if token.word in ANIMALS}
    for at, token in enumerate(tokens):
        name = token.word.removesuffix("'s")
        if not token.capital or not (is_name(tokens, at) or _is_introduced(tokens, at)):
            continue
        animal = next((ANIMALS[t.word] for t in tokens[max(0, at - 3) : at] if t.word in ANIMALS), None)
        if animal is None and at and tokens[at - 1].word in KEEPING and len(kept) == 1:
            animal = next(iter(kept))
        if animal:
            pets.setdefault(name, animal)
        elif name not in pets and is_name(tokens, at):
            apposed = token.end == "," and at + 1 < len(tokens) and tokens[at + 1].word in grammar.DETERMINERS
            told = at - 1 if tokens[at - 1].word in ("called", "named") else at
            role = by_end.get(told) or (by_start.get(at + 2) if apposed else None)
            aliases.setdefault(name, role or name)
    return aliases, pets


def _strangers_names(
    tokens: Sequence[Token], aliases: dict[str, str], pets: dict[str, str]
) -> tuple[RoleWord, ...]:
    """Names no list has ("Tess"): capital words that come twice, never small, and do what people do."""
    small = {token.word for token in tokens if not token.capital}
    taken = small | set(aliases) | set(pets) | NEVER_NAMES | grammar.STOP | set(ROLE_OF)
    where: dict[str, list[int]] = {}
    for at, token in enumerate(tokens):
        name = token.word.removesuffix("'s")
        if token.capital and name.isalpha() and len(name) > 2 and name not in taken and not token.masked:
            where.setdefault(name, []).append(at)
    found: list[RoleWord] = []
    for name, places in where.items():
        acts = any(at + 1 < len(tokens) and tokens[at + 1].word in PERSON_VERBS for at in places)
        inside = any(not tokens[at].opens for at in places)
        written_out = not tokens[places[0]].raw.strip(".,!?()\"'“”").isupper()
        if len(places) > 1 and acts and inside and written_out:
            found += [RoleWord(at, 1, name, False, name) for at in places]
    return tuple(found)


def _is_introduced(tokens: Sequence[Token], at: int) -> bool:
    """A capital word after an animal, "named" or "called": "our dog Biscuit", "a cat named Pickles"."""
    before = tokens[at - 1] if at else None
    return before is not None and not before.end and before.word in {*ANIMALS, *KEEPING, "named", "called"}


def is_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word is somebody's given name; names that are also words need a neighbour that says so."""
    token = tokens[at]
    name = token.word.removesuffix("'s")
    if not token.capital or (len(name) > 3 and token.raw.strip(".,!?()\"'").isupper()):
        return False
    if name in names.WOMEN or name in names.MEN:
        return True
    if name not in names.WORD_NAMES or token.opens:
        return False
    before = tokens[at - 1].word if at else ""
    after = tokens[at + 1].word if at + 1 < len(tokens) and not token.end else ""
    if after in grammar.PRONOUNS:
        return False
    return before in _BEFORE_NAMES or before in ROLE_OF or after in _AFTER_NAMES

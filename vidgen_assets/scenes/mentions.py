"""Whom every word of a story speaks of: role words, names, and the pronouns that stand for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vidgen_assets.scenes.evidence import Evidence
from vidgen_assets.scenes.lexicon import grammar
from vidgen_assets.scenes.lexicon.roles import ANIMALS, COMPANY, FAINT, PAIRS, TELLER
from vidgen_assets.scenes.rolewords import RoleWord, RoleWords, is_name
from vidgen_assets.scenes.words import Token

WITH_ME = 40
"""How many tokens back somebody still belongs to "we"."""
NEAR = 25
"""For how many tokens an animal stays "he" or "she"."""


@dataclass(frozen=True)
class Mention:
    """Token `at` speaks of `roles`; `strength` is 3 for a name or role, 2 for "she", less for "her"."""

    at: int
    length: int
    roles: tuple[str, ...]
    strength: float


class _Memory:
    """Who was spoken of last, by what a pronoun can tell; an animal may be a he or a she, too."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.woman = self.man = ""
        self.several: tuple[str, ...] = ()
        self.company, self.company_at = "", 0
        self.animal_at = self.person_at = -NEAR

    def is_animal(self, at: int) -> bool:
        """Whether a he or she at token `at` is an animal: it was named lately, and nobody since."""
        return self.person_at < self.animal_at and at - self.animal_at < NEAR

    def saw(self, at: int, roles: tuple[str, ...]) -> None:
        """Note somebody who was named."""
        self.person_at = at
        for role in roles:
            gender = self.evidence.gender(role)
            if gender == "f":
                self.woman = role
            elif gender == "m":
                self.man = role
        if len(roles) > 1:
            self.several = roles
        elif roles[0] in COMPANY:
            self.company, self.company_at = roles[0], at


def mentions_of(tokens: Sequence[Token], roles: RoleWords, evidence: Evidence) -> tuple[Mention, ...]:
    """Return every mention of a person, in order; an "I" in quotes is somebody else's and is left out."""
    starts = {one.at: one for one in roles.found}
    memory = _Memory(evidence)
    mentions: list[Mention] = []
    for at, token in enumerate(tokens):
        one = starts.get(at)
        name = token.word.removesuffix("'s")
        if one is not None:
            mentions.append(Mention(at, one.length, PAIRS.get(one.role, (one.role,)), _weight(tokens, one)))
            if mentions[-1].strength >= 2.0:
                memory.saw(at, mentions[-1].roles)
        elif name in roles.aliases and is_name(tokens, at):
            mentions.append(Mention(at, 1, (roles.aliases[name],), 3.0))
            memory.saw(at, mentions[-1].roles)
        elif name in roles.pets or not ANIMALS.keys().isdisjoint(token.nouns):
            memory.animal_at = at
        elif not token.quoted:
            who = _pronoun(at, token.word, memory)
            if who:
                mentions.append(Mention(at, 1, who, _strength(token.word)))
    return tuple(mentions)


def _weight(tokens: Sequence[Token], one: RoleWord) -> float:
    """A role word counts most; a vague one less, and one that only owns something ("my boss's car") less still."""
    if tokens[one.at + one.length - 1].word.endswith("'s"):
        return 1.5
    return 2.0 if one.word in FAINT else 3.0


def _pronoun(at: int, word: str, memory: _Memory) -> tuple[str, ...]:
    if word in grammar.FIRST_PERSON:
        return (TELLER,)
    if word in grammar.HE | grammar.SHE and memory.is_animal(at):
        return ()
    if word in grammar.HE:
        memory.man = memory.man or "man"
        return (memory.man,)
    if word in grammar.SHE:
        memory.woman = memory.woman or "woman"
        return (memory.woman,)
    if word in grammar.THEY:
        return memory.several
    if word in grammar.WE:
        return (TELLER, memory.company) if memory.company and at - memory.company_at < WITH_ME else (TELLER,)
    return ()


def _strength(word: str) -> float:
    strength = 1.0 if word in grammar.POSSESSIVE else 2.0 if word in grammar.SUBJECTS else 1.5
    return strength - 0.5 if word in grammar.WE else strength

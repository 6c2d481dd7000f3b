"""What a story says about the gender and age of its people: tags, names, numbers, pronouns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from vidgen_assets.scenes.lexicon import grammar, names
from vidgen_assets.scenes.lexicon.roles import (
    NOT_BY_YEARS,
    PARTNER_SUGGESTS,
    ROLES,
    TELLER,
    TELLER_SAYS,
    Age,
    Gender,
)
from vidgen_assets.scenes.rolewords import RoleWord, RoleWords
from vidgen_assets.scenes.words import Token

_TAG = re.compile(r"^(?:(\d{1,2})\s*([mf])|([mf])\s*(\d{1,2}))$")
_SMALL = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_CHILDHOOD = re.compile(
    r" (?:when i was (?:a kid|a child|little|young|[5-9]|1[0-2]|five|six|seven|eight|nine|ten)|as a kid) "
)
_YEARS = re.compile(r" i am (\d{2}) (?!minutes|hours|days|weeks|months|percent|pounds|feet|miles|times)")
CHILD_UNDER, OLD_FROM = 14, 62
REACH, SENTENCES = 40, 2


@dataclass
class Evidence:
    """Gender and age by role, as far as the story tells."""

    genders: dict[str, Gender] = field(default_factory=dict)
    ages: dict[str, Age] = field(default_factory=dict)

    def gender(self, role: str) -> Gender:
        """The role word's own gender, else the story's; n when neither says."""
        kind = ROLES.get(role)
        return kind.gender if kind is not None and kind.gender != "n" else self.genders.get(role, "n")


def evidence_of(tokens: Sequence[Token], roles: RoleWords) -> Evidence:
    """Read what the story says; a tag ("(28F)") overrules a name, pronouns fill what is open."""
    evidence = Evidence()
    for name, role in roles.aliases.items():
        evidence.genders.setdefault(role, gender_of_name(name))
    for at, token in enumerate(tokens):
        tag = _TAG.match(token.word)
        tagged = _who_is_tagged(tokens, at, roles.found) if tag else None
        if tag and tagged:
            letter, years = tag.group(2) or tag.group(3), int(tag.group(1) or tag.group(4))
            evidence.genders[tagged] = "f" if letter == "f" else "m"
            evidence.ages[tagged] = age_of(years)
    for one in roles.found:
        _read_age(tokens, one, evidence)
        _read_description(one, evidence)
        if not one.several and evidence.gender(one.role) == "n":
            gender = _following_pronoun(tokens, one, roles.found)
            if gender:
                evidence.genders[one.role] = gender
    _teller(tokens, roles.found, evidence)
    return evidence


def gender_of_name(name: str) -> Gender:
    """The gender a given name suggests."""
    if name in names.WORD_NAMES:
        return "f" if names.WORD_NAMES[name] == "f" else "m"
    return "f" if name in names.WOMEN else "m"


def age_of(years: int) -> Age:
    """Child, adult or old by years of life."""
    return "child" if years < CHILD_UNDER else "old" if years >= OLD_FROM else "adult"


def _who_is_tagged(tokens: Sequence[Token], at: int, found: Sequence[RoleWord]) -> str | None:
    by_last = {one.at + one.length - 1: one.role for one in found}
    for back in range(at - 1, max(-1, at - 4), -1):
        if back in by_last:
            return by_last[back]
        if tokens[back].word in grammar.FIRST_PERSON:
            return TELLER
    return None


def _read_age(tokens: Sequence[Token], one: RoleWord, evidence: Evidence) -> None:
    """Ages in words: "my five year old daughter", "an elderly customer", "my little brother"."""
    before = [token.word for token in tokens[max(0, one.at - 4) : one.at]]
    if {"year", "yr", "yo"}.intersection(before):
        years = [
            int(word) if word.isdigit() else _SMALL[word]
            for word in before
            if word.isdigit() or word in _SMALL
        ]
        if years:
            evidence.ages[one.role] = age_of(years[0])
    elif before[-1:] == ["elderly"] or (before[-1:] == ["old"] and evidence.gender(one.role) == "n"):
        if one.role not in NOT_BY_YEARS:
            evidence.ages.setdefault(one.role, "old")
    elif before[-1:] == ["little"] and one.role in ("brother", "sister", "cousin", "sibling"):
        evidence.ages.setdefault(one.role, "child")


def _read_description(one: RoleWord, evidence: Evidence) -> None:
    """A description that stands for a role: "the judge was an old man"."""
    kind = ROLES.get(one.word)
    if kind is None or one.word == one.role or one.role not in ROLES:
        return
    if kind.gender != "n":
        evidence.genders.setdefault(one.role, kind.gender)
    if kind.age != "adult":
        evidence.ages.setdefault(one.role, kind.age)


def _following_pronoun(tokens: Sequence[Token], one: RoleWord, found: Sequence[RoleWord]) -> Gender | None:
    """The first he or she after the role word, unless somebody else comes between."""
    others = {other.at for other in found if other.at > one.at and other.role != one.role}
    sentences = 0
    for at in range(one.at + one.length, min(len(tokens), one.at + REACH)):
        sentences += tokens[at - 1].end == "."
        if at in others or sentences > SENTENCES:
            return None
        if tokens[at].word in grammar.HE:
            return "m"
        if tokens[at].word in grammar.SHE:
            return "f"
    return None


def _teller(tokens: Sequence[Token], found: Sequence[RoleWord], evidence: Evidence) -> None:
    """What the story says about its teller; a partner's gender is the last, weakest hint."""
    text = " " + " ".join(token.word for token in tokens) + " "
    said = [gender for phrase, gender in TELLER_SAYS.items() if f" {phrase} " in text]
    mine = [one.role for one in found if one.at > 0 and tokens[one.at - 1].word == "my"]
    guessed = [PARTNER_SUGGESTS[role] for role in mine if role in PARTNER_SUGGESTS]
    for gender in (*said, *guessed):
        evidence.genders.setdefault(TELLER, gender)
    years = _YEARS.search(text)
    if years:
        evidence.ages.setdefault(TELLER, age_of(int(years.group(1))))
    if _CHILDHOOD.search(text):
        evidence.ages.setdefault(TELLER, "child")

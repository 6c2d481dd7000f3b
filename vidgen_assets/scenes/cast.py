"""Who is in the story: the cast table, and who each word speaks of.

`cast` gives every person one look for the whole story. Gender comes, in this order, from the role word
("aunt"), a tag ("(28F)"), a given name ("my boss Greg"), and the pronouns that follow; what stays open is
drawn by lot from the story's own text, so that the same story always has the same cast. Faces are not decided
here (`people.py`).
"""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from vidgen_assets.artifacts.scripts import CastMember, Script
from vidgen_assets.scenes.evidence import Evidence, evidence_of
from vidgen_assets.scenes.foreign import tokens_in
from vidgen_assets.scenes.lexicon.roles import ROLES, TELLER, Age, RoleKind
from vidgen_assets.scenes.mentions import Mention, mentions_of
from vidgen_assets.scenes.rolewords import ROLE_OF, role_words
from vidgen_assets.scenes.words import Token

Look = Literal["woman", "man", "girl", "boy", "old_woman", "old_man"]
_LOOKS: dict[Age, tuple[Look, Look]] = {
    "adult": ("woman", "man"), "old": ("old_woman", "old_man"), "child": ("girl", "boy"),
}  # fmt: skip
_JOB = re.compile(r"\b(?:i am|i was|i work as|i worked as|working as|being) (?:a|an|the) (\w+)(?: (\w+))?")
_SHOPS = (
    "store|shop|restaurant|cafe|bakery|bar|supermarket|grocery|pizza|deli|pharmacy|retail|coffee|fast food"
)
_SERVES = re.compile(
    rf"\bi(?: \w+)? work(?:ed|ing)?(?: \w+){{0,5}} (?:at|in|for)(?: \w+){{0,4}} (?:{_SHOPS})\b"
)
_NEVER_THE_TELLERS = ("wedding", "prisoner", "casual")
OPENING = 160
"""A teller says in so many words what they work as, or not at all."""


@dataclass(frozen=True)
class Casting:
    """The cast table, every mention in order, and the animals that have names (name: icon)."""

    members: tuple[CastMember, ...]
    mentions: tuple[Mention, ...]
    pets: dict[str, str] = field(default_factory=dict)

    def without(self, places: frozenset[int]) -> Casting:
        """Return the casting without the mentions at these tokens and whom nobody mentions any more."""
        mentions = tuple(one for one in self.mentions if one.at not in places)
        left = {role for one in mentions for role in one.roles}
        members = tuple(member for member in self.members if member.role in left)
        return Casting(members, mentions, self.pets)

    def member(self, role: str) -> CastMember:
        """Return the cast member of that role."""
        return next(member for member in self.members if member.role == role)


def cast(script: Script) -> tuple[CastMember, ...]:
    """Return the cast of the story, the teller first; everyone keeps this look in every shot."""
    return casting_of(tokens_in(script.words, script.language)).members


def casting_of(tokens: Sequence[Token]) -> Casting:
    """Read who is in the story and who every word speaks of."""
    named = role_words(tokens)
    evidence = evidence_of(tokens, named)
    mentions = mentions_of(tokens, named, evidence)
    text = " ".join(token.word for token in tokens)
    seed = hashlib.sha256(text.encode()).hexdigest()
    roles = dict.fromkeys(role for mention in mentions for role in mention.roles)
    ordered = [TELLER] * (TELLER in roles) + [role for role in roles if role != TELLER]
    job = _teller_outfit(" ".join(token.word for token in tokens[:OPENING]))
    members = tuple(_member(role, evidence, seed, job) for role in ordered)
    return Casting(members, mentions, named.pets)


def _member(role: str, evidence: Evidence, seed: str, job: str) -> CastMember:
    kind = ROLES.get(role, RoleKind("", "n"))
    gender = evidence.gender(role)
    if gender == "n":
        gender = random.Random(f"{seed}/{role}").choice(("f", "m"))
    age = evidence.ages.get(role, kind.age)
    outfit = "casual" if age == "child" else job if role == TELLER else kind.outfit
    return CastMember(role=role, look=_LOOKS[age][0 if gender == "f" else 1], outfit=outfit)


def _teller_outfit(text: str) -> str:
    """What the teller works as dresses them: "I am a nurse", "I work at a bakery"."""
    for job in _JOB.finditer(text):
        roles = [ROLE_OF[word][0] for word in job.groups() if word in ROLE_OF]
        outfits = [ROLES[role].outfit for role in roles if ROLES[role].outfit not in _NEVER_THE_TELLERS]
        if outfits:
            return outfits[0]
    return "apron" if _SERVES.search(text) else "casual"

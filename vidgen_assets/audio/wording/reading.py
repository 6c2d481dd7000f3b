"""One word in its sentence as reading rules see it, and what a language brings to read it with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

Rule = Callable[["Reading"], "str | None"]
"""Says how a word is read, in words; an empty string for silence, None for "not mine"."""


@dataclass(frozen=True)
class Says:
    """The words a language has for what is not a word: addresses, hidden letters, joints.

    `link`, `email` and `user` are said for addresses, `bleep` for a word with hidden letters; `glue` joins two
    words that a slash holds ("he/she"), `to` the ends of a range.
    """

    link: str
    email: str
    user: str
    community: str
    dot: str
    bleep: str
    glue: str
    to: str
    a_long_number: str


@dataclass(frozen=True)
class Tongue:
    """A language's front end: its rules in order, and how a word of a reading is finished.

    `finish` turns one word of a reading into its final tokens (lower case, one script, no digit). `spaced` says
    whether the language puts spaces between words. `abbreviated` tells of a sentence's cores and a place whether
    the full stop there ends nothing ("Dr.").
    """

    code: str
    says: Says
    rules: tuple[Rule, ...]
    finish: Callable[[str], tuple[str, ...]]
    spaced: bool = True
    abbreviated: Callable[[Sequence[str], int], bool] = lambda sentence, place: False


@dataclass(frozen=True)
class Reading:
    """A word's core (no outer punctuation) and its place among the cores of its sentence.

    `dotted` says that a full stop follows in the middle of the sentence, `ends` that any mark does,
    `opens` that a bracket opens before it; `shouting` that the sentence is in capitals. A piece of a word has
    no neighbours.
    """

    core: str
    tongue: Tongue
    sentence: tuple[str, ...] = ()
    place: int = 0
    shouting: bool = False
    dotted: bool = False
    ends: bool = False
    opens: bool = False

    def near(self, steps: int) -> str:
        """Return the core so many words ahead (or behind, when negative); an empty string beyond the ends."""
        at = self.place + steps
        return self.sentence[at] if 0 <= at < len(self.sentence) else ""

    @property
    def next_core(self) -> str:
        """Return the next word, or an empty string."""
        return self.near(1)

    @property
    def last_core(self) -> str:
        """Return the word before as it is written, or an empty string."""
        return self.near(-1)

    @property
    def previous(self) -> str:
        """Return the word before in lower case, or an empty string."""
        return self.near(-1).lower()

    def part(self, core: str) -> Reading:
        """Return the reading of a piece of this word, without neighbours."""
        return replace(self, core=core, sentence=(), place=0, dotted=False, ends=False, opens=False)


def read_aloud(here: Reading) -> str:
    """Return what one word sounds like, by the first rule that knows it; an empty string for silence."""
    if not here.core:
        return ""
    for rule in here.tongue.rules:
        said = rule(here)
        if said is not None:
            return said
    tokens = [token.rstrip(",") for token in here.tongue.finish(here.core)]
    if [token.lower() for token in tokens] in ([], [here.core.lower()]):
        return here.core
    return " ".join(read_aloud(here.part(token)) for token in tokens)  # what is left of "Drrr\u00b2" is "dr"


def letters(word: str) -> str:
    """Return a word's letters to be named one by one, in upper case."""
    return " ".join(letter.upper() for letter in word if letter.isalpha())


def is_initial(core: str, after: str) -> bool:
    """Tell "J." in "J. Smith" from a letter that ends a sentence."""
    alone = len(core) == 1 and core.isupper() and core not in "IAO"
    return alone and len(after) > 1 and after[0].isupper()

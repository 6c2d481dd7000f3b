"""One word in its sentence, as the reading rules see it."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Reading:
    """A word's core (no outer punctuation) with the cores before and after it in the sentence.

    `dotted` says that a full stop follows in the middle of the sentence; `shouting` that all is in capitals.
    """

    core: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    language: str = "en"
    shouting: bool = False
    dotted: bool = False

    @property
    def english(self) -> bool:
        """Tell whether the English rules apply."""
        return self.language.replace("_", "-").split("-")[0].lower() == "en"

    @property
    def next_core(self) -> str:
        """Return the next word, or an empty string."""
        return self.after[0] if self.after else ""

    @property
    def previous(self) -> str:
        """Return the previous word in lower case, or an empty string."""
        return self.before[-1].lower() if self.before else ""

    def part(self, core: str) -> Reading:
        """Return the reading of a piece of this word, without neighbours."""
        return replace(self, core=core, before=(), after=(), dotted=False)


def letters(word: str) -> str:
    """Return a word's letters to be named one by one."""
    return " ".join(letter.upper() for letter in word if letter.isalpha())

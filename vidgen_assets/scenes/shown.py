"""What the visual rules pass around: a shot before it has a picture, and what earlier shots have shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from vidgen_assets.artifacts.scripts import Beat, Visual
from vidgen_assets.scenes.feelings import FeelingHit
from vidgen_assets.scenes.places import Setting
from vidgen_assets.scenes.reading import Reading
from vidgen_assets.scenes.words import Token

Bubble = Literal["none", "halo", "speech", "thought"]
Framing = Literal["wide", "medium", "close"]


@dataclass(frozen=True)
class ShotWords:
    """A shot before it has a picture: its tokens [first, end), its beat, and where it stands."""

    first: int
    end: int
    beat: Beat
    setting: Setting
    words: tuple[str, ...]
    plain: tuple[str, ...] = ()

    def tokens(self, reading: Reading) -> tuple[Token, ...]:
        """Return the shot's tokens."""
        return reading.tokens[self.first : self.end]

    def feelings(self, reading: Reading) -> tuple[FeelingHit, ...]:
        """Return the feeling words of the shot."""
        return tuple(hit for hit in reading.feelings if self.first <= hit.at < self.end)

    def share(self, at: int) -> float:
        """Return how late in the shot token `at` stands, 0 to 1."""
        return (at - self.first) / max(1, self.end - self.first)


@dataclass
class Memory:
    """What earlier shots showed, which later ones must not repeat."""

    visuals: list[Visual] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def remember(self, visual: Visual) -> None:
        """Note a shot's picture."""
        self.visuals.append(visual)
        for prop in visual.props:
            self.counts[prop] = self.counts.get(prop, 0) + 1

    def times(self, visual: Visual) -> int:
        """How often a picture of just this content was shown; what chose it does not matter."""
        return sum(_content(other) == _content(visual) for other in self.visuals)

    @property
    def last(self) -> Visual | None:
        """The picture before this one."""
        return self.visuals[-1] if self.visuals else None

    @property
    def last_roles(self) -> frozenset[str]:
        """Who was in it."""
        return frozenset(figure.role for figure in self.last.figures) if self.last else frozenset()

    def recent_props(self, count: int) -> tuple[str, ...]:
        """The things of the last `count` pictures, the latest first."""
        return tuple(prop for visual in reversed(self.visuals[-count:]) for prop in visual.props)


def _content(visual: Visual) -> Visual:
    return visual.model_copy(update={"because": ()})

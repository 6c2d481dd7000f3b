"""Ideas grouped by what they tell, so that a day does not tell the same thing twice.

Owns the grouping: an idea joins the group of the better idea it is close to, by the embedder's vectors of
subject and story. Which embedder that is the caller says.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from vidgen_assets.artifacts import Idea, IdeaCluster, IdeaClusters

# Nearness from which two ideas are one theme. The embedded hashing vectors of unlike stories of one community
# lie around 0.1, of two tellings of one story above 0.5.
SAME = 0.42


class Embedder(Protocol):
    """Anything that turns texts into vectors of length 1."""

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one row a text."""
        ...


def cluster(
    ideas: Sequence[Idea], embedder: Embedder, one_per_theme: bool = True, same: float = SAME
) -> IdeaClusters:
    """Return the ideas in groups, the best of each kept; every idea for itself when the channel wants all.

    Best first: the better idea founds a group, the others join the nearest founder they are close enough to.
    """
    ordered = sorted(ideas, key=lambda idea: (-idea.quality, idea.id))
    vectors = np.asarray(embedder.embed([_text(idea) for idea in ordered]), dtype=np.float32)
    founders: list[int] = []
    joined: dict[int, list[tuple[str, float]]] = {}
    for at in range(len(ordered)):
        near = [(float(vectors[at] @ vectors[founder]), founder) for founder in founders]
        nearness, founder = max(near, key=lambda pair: (pair[0], -pair[1]), default=(0.0, -1))
        if one_per_theme and founder >= 0 and nearness >= same:
            joined[founder].append((ordered[at].id, round(nearness, 4)))
        else:
            founders.append(at)
            joined[at] = []
    return IdeaClusters(
        clusters=tuple(
            IdeaCluster(id=f"c{number}", theme=ordered[at].theme, kept=ordered[at], others=tuple(joined[at]))
            for number, at in enumerate(founders, start=1)
        )
    )


def _text(idea: Idea) -> str:
    told = idea.post.body[:4000] if idea.post is not None else " ".join(idea.facts)
    return f"{idea.subject}\n{told}"

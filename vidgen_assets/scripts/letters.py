"""Whether a story can be shown at all: asked before anything is written, spoken or paid for."""

from __future__ import annotations

from vidgen_assets.artifacts import Slot
from vidgen_assets.content.phrases import phrased

_DISPLAY = "manrope"
"""Any display font will do: behind all of them stand the same fonts for other scripts."""


def require_letters(slot: Slot) -> None:
    """Raise Unavailable, naming the extra to install, when captions of the slot's story would be empty."""
    from vidgen_assets.captions.typesetting import check_letters

    idea = slot.idea
    told = " ".join((idea.post.title, idea.post.body) if idea.post is not None else (idea.hook, *idea.facts))
    check_letters(phrased(told[:2_000], idea.language).split(), _DISPLAY)

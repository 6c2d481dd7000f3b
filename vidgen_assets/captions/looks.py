"""From a channel's caption settings to the look that is drawn."""

from __future__ import annotations

from collections.abc import Sequence

from vidgen_assets.artifacts.post import CaptionLook
from vidgen_assets.captions.strips import PLATFORMS, advised_margin
from vidgen_assets.channel import CaptionRules


def look_of(rules: CaptionRules, platforms: Sequence[str] = PLATFORMS) -> CaptionLook:
    """Return the look a channel asks for; without a margin, captions stand where these platforms advise."""
    margin = advised_margin(platforms) if rules.margin_bottom is None else rules.margin_bottom
    return CaptionLook(
        style=rules.style, font=rules.font, size=rules.size, margin_bottom=margin,
        uppercase=rules.uppercase, fill=rules.fill, highlight=rules.highlight, outline=rules.outline,
        outline_px=rules.outline_px,
    )  # fmt: skip

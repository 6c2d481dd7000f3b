"""A caption as it is drawn: when it is seen, its lines, and when each of its words is spoken."""

from __future__ import annotations

from vidgen_assets.artifacts import Frozen


class Caption(Frozen):
    """A cue in frames [first, end); word k of its lines is the spoken one from frame `starts[k]`.

    `margin_bottom` (pixels of a 1080x1920 frame) is where it stands when that is not where the look says.
    """

    first: int
    end: int
    lines: tuple[tuple[str, ...], ...]
    starts: tuple[int, ...]
    margin_bottom: int | None = None

"""Where a card's words are on its canvas: what no caption may cover. Looks at pictures, owns no layout."""

from __future__ import annotations

from resources.store import BlobStore
from vidgen_assets.artifacts import Box, Keyframe, Shot, ShotList, Timeline

SOLID = 250
"""Coverage from which a layer is card and not shadow."""
USUAL = (0.04, 0.13, 0.96, 0.64)
"""Where the post card lies on a canvas that has no layers: left, top, right, bottom of its sides."""


def with_cards(timeline: Timeline, shots: ShotList, store: BlobStore) -> Timeline:
    """Return the timeline, each shot that shows a post or an end card with the box its words are in."""
    wanted = {shot.id: shot for shot in shots.shots}
    marked = tuple(
        shot.model_copy(update={"card": _card(wanted[shot.shot], shot.clip.clip.keyframe, store)})
        if shot.shot in wanted
        else shot
        for shot in timeline.shots
    )
    return timeline.model_copy(update={"shots": marked})


def _card(shot: Shot, keyframe: Keyframe, store: BlobStore) -> Box | None:
    if shot.visual.kind == "scene":
        return None
    if shot.visual.kind == "end_card" and keyframe.prop is not None:
        return keyframe.prop
    layer = next((one for one in keyframe.layers if one.name == "subject"), None)
    if layer is None:
        left, top, right, bottom = USUAL
        x, y = round(left * keyframe.width), round(top * keyframe.height)
        return Box(
            x=x, y=y, width=round(right * keyframe.width) - x, height=round(bottom * keyframe.height) - y
        )
    from PIL import Image

    with Image.open(store.path(layer.image)) as picture:
        solid = picture.convert("RGBA").getchannel("A").point(lambda alpha: 255 if alpha >= SOLID else 0)
        box = solid.getbbox()
    if box is None:
        return None
    return Box(x=layer.x + box[0], y=layer.y + box[1], width=box[2] - box[0], height=box[3] - box[1])

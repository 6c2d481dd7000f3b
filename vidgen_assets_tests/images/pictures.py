"""Keyframes for tests: pictures made on the spot, in a store."""

from __future__ import annotations

import io
from collections.abc import Callable

from PIL import Image, ImageDraw

from resources.store import BlobStore, Media
from vidgen_assets.artifacts.pictures import Box, Keyframe, Keyframes, KeyLayer
from vidgen_assets.artifacts.scripts import Shot, ShotList, Transition, Visual

WIDTH, HEIGHT = 1296, 2304


def picture(paint: Callable[[ImageDraw.ImageDraw], None] | None = None, ground: str = "#446688") -> bytes:
    """A PNG of a third of the canvas; `paint` draws on it."""
    image = Image.new("RGB", (WIDTH // 3, HEIGHT // 3), ground)
    if paint is not None:
        paint(ImageDraw.Draw(image))
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


def keyframe(
    store: BlobStore, shot: str, preview: bytes, faces: tuple[Box, ...] = (), prop: Box | None = None
) -> Keyframe:
    """A keyframe of one flat layer."""
    media: Media = store.add_bytes(preview, f"{shot}.png", "image/png")
    layer = KeyLayer(name="flat", image=media, x=0, y=0, parallax=1.0)
    return Keyframe(
        shot=shot,
        provider="test",
        width=WIDTH,
        height=HEIGHT,
        preview=media,
        layers=(layer,),
        faces=faces,
        prop=prop,
    )


def shots(count: int, framing: str = "medium", move: str = "push") -> ShotList:
    """So many shots of the same visual."""
    visual = Visual.model_validate({"kind": "scene", "place": "room", "mood": "calm", "framing": framing})
    return ShotList(
        cast=(),
        shots=tuple(
            Shot.model_validate(
                {
                    "id": f"s{n}",
                    "beat": "b1",
                    "first_word": n,
                    "end_word": n + 1,
                    "text": "word",
                    "visual": visual,
                    "move": move,
                    "transition": Transition(kind="cut", ms=0),
                }
            )
            for n in range(count)
        ),
    )


def candidates(name: str, *keyframes: Keyframe) -> Keyframes:
    """These keyframes as a candidate."""
    return Keyframes.model_validate({"candidate": name, "keyframes": keyframes})

"""Asking for a candidate picture of every shot, and reading the answer as keyframes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol

from resources.pictures import Box as StoredBox
from resources.pictures import PictureRequest, StoredLayer, StoredPicture
from vidgen_assets.artifacts.pictures import Box, ImagePrompt, ImagePrompts, Keyframe, Keyframes, KeyLayer

VARIANTS: dict[Literal["a", "b"], int] = {"a": 0, "b": 1}


class Draws(Protocol):
    """Whatever draws a batch of requests (resources.pictures.Pictures)."""

    def draw(self, requests: Sequence[PictureRequest]) -> tuple[StoredPicture, ...]: ...


def requests_of(
    prompts: ImagePrompts, candidate: Literal["a", "b"], width: int, height: int
) -> tuple[PictureRequest, ...]:
    """Return one request a shot; what chose the visual is no part of it: a new reason is no new picture."""
    return tuple(_request(prompt, VARIANTS[candidate], width, height) for prompt in prompts.prompts)


def _request(prompt: ImagePrompt, variant: int, width: int, height: int) -> PictureRequest:
    return PictureRequest(
        item=prompt.shot,
        text=prompt.text,
        negative=prompt.negative,
        visual=prompt.visual.model_dump(mode="json", exclude={"because"}),
        seed=prompt.seed,
        variant=variant,
        width=width,
        height=height,
    )


def candidate_keyframes(
    prompts: ImagePrompts, pictures: Draws, candidate: Literal["a", "b"], width: int, height: int
) -> Keyframes:
    """Draw (or find) one candidate picture of every shot for a frame of `width` x `height` pixels."""
    drawn = pictures.draw(requests_of(prompts, candidate, width, height))
    keyframes = tuple(
        keyframe_of(prompt.shot, picture) for prompt, picture in zip(prompts.prompts, drawn, strict=True)
    )
    return Keyframes(candidate=candidate, keyframes=keyframes)


def keyframe_of(shot: str, picture: StoredPicture) -> Keyframe:
    """Return a stored picture as a shot's keyframe."""
    return Keyframe(
        shot=shot,
        provider=picture.provider,
        width=picture.width,
        height=picture.height,
        preview=picture.preview,
        layers=tuple(_layer(layer) for layer in picture.layers),
        blink=_layer(picture.blink) if picture.blink is not None else None,
        faces=tuple(_box(box) for box in picture.faces),
        prop=_box(picture.prop) if picture.prop is not None else None,
        switches=picture.switches,
    )


def _layer(layer: StoredLayer) -> KeyLayer:
    return KeyLayer(name=layer.name, image=layer.image, x=layer.x, y=layer.y, parallax=layer.parallax)


def _box(box: StoredBox) -> Box:
    x, y, width, height = box
    return Box(x=x, y=y, width=width, height=height)

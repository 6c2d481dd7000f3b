"""Pictures of shots: one protocol, the embedded paper-cut drawer, an image model behind HTTP, and the facade.

    pictures = Pictures([PapercutPictures()], cache, store)
    stored = pictures.draw(requests)          # one StoredPicture a request, in order

A picture is layers on a canvas larger than the frame, so that a camera has room; a flat picture is one layer.
Every (request, candidate) is one call of the call cache. What a shot shows is decided by whoever makes the
request.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import io
import multiprocessing
import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from pydantic import BaseModel, ConfigDict, JsonValue

from resources import progress
from resources.call_cache import Call, CallCache, Made, Usage
from resources.errors import (
    AuthFailed,
    InvalidInput,
    MalformedReply,
    RateLimited,
    Refused,
    TransientFailure,
    Unavailable,
)
from resources.failover import Switch, first_that_works
from resources.papercut import CanvasSize, SceneSpec, encode_png
from resources.retry import RetryPolicy
from resources.store import BlobStore, Media

if TYPE_CHECKING:
    from resources.papercut import LayeredPicture, PictureLayer

CAPABILITY = "pictures"
PREVIEW_WIDTH = 432
MARGIN = 0.1
Box = tuple[int, int, int, int]
"""x, y, width, height in canvas pixels."""


class PictureRequest(BaseModel):
    """One picture: words for models, the visual for those who draw; the frame is `width` x `height` pixels.

    `visual` is plain JSON: kind, place, mood, night, figures, props, bubble, framing, phrase, card. `variant`
    (0 or 1) asks for one of two clearly different pictures of the same content. `item` names the shot in
    errors only.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    item: str
    text: str
    negative: str = ""
    visual: Mapping[str, JsonValue]
    seed: str
    variant: int = 0
    width: int = 1080
    height: int = 1920

    def determining(self) -> dict[str, JsonValue]:
        """Return what determines the picture: everything but the name of the item."""
        return self.model_dump(mode="json", exclude={"item"})

    @property
    def is_card(self) -> bool:
        """Whether this is a card of text, which models cannot spell."""
        return self.visual.get("kind", "scene") != "scene"


@dataclass(frozen=True)
class DrawnLayer:
    """A layer as a PNG with straight alpha at (x, y) of the canvas; it moves `parallax` times the camera."""

    name: str
    png: bytes
    x: int
    y: int
    parallax: float


@dataclass(frozen=True)
class DrawnPicture:
    """A finished picture: layers back to front on a canvas of `width` x `height`, and a small JPEG of it."""

    width: int
    height: int
    preview: bytes
    layers: tuple[DrawnLayer, ...]
    blink: DrawnLayer | None = None
    faces: tuple[Box, ...] = ()
    prop: Box | None = None


class PictureProvider(Protocol):
    """Who can make pictures. `version` changes when the same request would give another picture."""

    @property
    def name(self) -> str: ...
    @property
    def model(self) -> str: ...
    @property
    def version(self) -> str: ...
    @property
    def workers(self) -> int: ...
    @property
    def draws_cards(self) -> bool: ...

    def price(self, request: PictureRequest) -> Usage:
        """Return what a picture consumes and costs."""
        ...

    def draw(self, request: PictureRequest) -> DrawnPicture:
        """Make the picture; raises a ProviderError."""
        ...


# ---------------------------------------------------------------- the embedded drawer
class PapercutPictures:
    """Pictures drawn by resources/papercut in up to two processes of their own, for skia holds the GIL.

    `workers=0` draws in this process (tests, debuggers).
    """

    name = "papercut"
    model = "papercut"
    draws_cards = True

    def __init__(self, workers: int = 2) -> None:
        self._processes = workers
        self._pool: ProcessPoolExecutor | None = None
        self._lock = threading.Lock()

    @property
    def workers(self) -> int:
        """How many pictures are worth asking for at once."""
        return max(1, self._processes)

    @property
    def version(self) -> str:
        """The drawing code and the libraries it draws with: a change of either makes new pictures."""
        return engine_version()

    def price(self, request: PictureRequest) -> Usage:
        """Return one image, free."""
        return Usage(1, "images", 0.0)

    def draw(self, request: PictureRequest) -> DrawnPicture:
        """Draw a request; InvalidInput when it names what the engine does not know."""
        spec = scene_spec(request)
        size = CanvasSize(width=request.width, height=request.height, margin=MARGIN)
        if self._processes == 0:
            return draw_spec(spec, size)
        try:
            return self._workers().submit(draw_spec, spec, size).result()
        except BrokenProcessPool as error:
            self.close()
            raise TransientFailure(
                "the drawing process died (out of memory?)", provider=self.name, item=request.item
            ) from error

    def close(self) -> None:
        """Let the drawing processes go; the next picture starts new ones."""
        with self._lock:
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown(wait=False, cancel_futures=True)

    def _workers(self) -> ProcessPoolExecutor:
        with self._lock:
            if self._pool is None:
                context = multiprocessing.get_context("spawn")
                self._pool = ProcessPoolExecutor(max_workers=min(2, self._processes), mp_context=context)
            return self._pool


@lru_cache(maxsize=1)
def engine_version() -> str:
    """Hash the sources of the drawing engine and the versions of what it draws with."""
    from resources import papercut

    folder = Path(papercut.__file__).parent
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.py")):
        digest.update(str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes())
    for package in ("skia-python", "fontawesomefree", "font-manrope", "font-fredoka-one"):
        digest.update(f"{package}={version(package)}".encode())
    return digest.hexdigest()[:16]


def scene_spec(request: PictureRequest) -> SceneSpec:
    """Return the drawing engine's own words for a request; InvalidInput names the shot and what is wrong."""
    fields = {key: value for key, value in request.visual.items() if key != "because"}
    try:
        return SceneSpec.model_validate({**fields, "variant": request.variant, "seed": request.seed})
    except ValueError as error:
        raise InvalidInput(f"shot {request.item}: this visual cannot be drawn: {error}") from error


def draw_spec(spec: SceneSpec, size: CanvasSize) -> DrawnPicture:
    """Draw and encode one picture; runs in a drawing process."""
    from resources.papercut import draw

    picture = draw(spec, size)
    width, height = size.canvas
    return DrawnPicture(
        width=width,
        height=height,
        preview=_preview(picture),
        layers=tuple(_encoded(layer) for layer in picture.layers),
        blink=_encoded(picture.blink) if picture.blink is not None else None,
        faces=tuple(_xywh(box) for box in picture.faces),
        prop=_xywh(picture.prop_box) if picture.prop_box is not None else None,
    )


def _encoded(layer: PictureLayer) -> DrawnLayer:
    return DrawnLayer(layer.name, encode_png(layer.rgba), layer.x, layer.y, layer.parallax)


def _xywh(box: tuple[int, int, int, int]) -> Box:
    left, top, right, bottom = box
    return left, top, right - left, bottom - top


def _preview(picture: LayeredPicture) -> bytes:
    """The whole canvas, flat and small, as JPEG."""
    from resources.papercut._skia import skia

    width, height = picture.size.canvas
    scale = PREVIEW_WIDTH / width
    surface = skia.Surface(PREVIEW_WIDTH, round(height * scale))
    canvas = surface.getCanvas()
    canvas.scale(scale, scale)
    sampling = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)
    for layer in picture.layers:
        image = skia.Image.fromarray(
            layer.rgba.copy(), skia.ColorType.kRGBA_8888_ColorType, skia.AlphaType.kUnpremul_AlphaType
        ).withDefaultMipmaps()
        canvas.drawImage(image, layer.x, layer.y, sampling)
    return bytes(surface.makeImageSnapshot().encodeToData(skia.kJPEG, 84))


# ---------------------------------------------------------------- an image model behind HTTP
# USD a picture by (model, size, quality); the list prices of 2025, overridable per channel
PRICES: dict[tuple[str, str, str], float] = {
    ("gpt-image-1", "1024x1536", "low"): 0.016,
    ("gpt-image-1", "1024x1536", "medium"): 0.063,
    ("gpt-image-1", "1024x1536", "high"): 0.25,
    ("dall-e-3", "1024x1792", "standard"): 0.08,
    ("dall-e-3", "1024x1792", "hd"): 0.12,
}
UNKNOWN_PRICE = 0.25


class OpenAIImages:
    """An image model behind the OpenAI images API, or any server that speaks it (`base_url`).

    Gives flat pictures: one layer that moves with the camera. Cards are left to providers that can spell.
    """

    name = "openai_images"
    workers = 1
    draws_cards = False
    version = "1"

    def __init__(
        self,
        api_key: str,
        *,
        model: str = "gpt-image-1",
        size: str = "1024x1536",
        quality: str = "medium",
        base_url: str | None = None,
        price_usd: float | None = None,
        timeout_s: float = 180.0,
    ) -> None:
        self.model = f"{model}/{size}/{quality}"
        self._key = api_key
        self._ask = {"model": model, "size": size, "quality": quality}
        self._base_url = base_url
        self._timeout_s = timeout_s
        self._price = PRICES.get((model, size, quality), UNKNOWN_PRICE) if price_usd is None else price_usd

    def price(self, request: PictureRequest) -> Usage:
        """Return one image at its list price, the highest known one for an unknown model."""
        return Usage(1, "images", self._price)

    def draw(self, request: PictureRequest) -> DrawnPicture:
        """Ask the model for the picture and fit it to the canvas."""
        data = self._generate(request)
        try:
            return flat_picture(data, request.width, request.height)
        except ValueError as error:
            raise MalformedReply(
                f"sent no picture: {error}", provider=self.name, item=request.item
            ) from error

    def _generate(self, request: PictureRequest) -> bytes:
        if not self._key:
            raise Unavailable(
                "no API key: set OPENAI_API_KEY or take it out of style.pictures",
                provider=self.name,
                item=request.item,
            )
        import openai

        prompt = request.text + (f" Avoid: {request.negative}." if request.negative else "")
        where = {"provider": self.name, "item": request.item}
        try:
            with openai.OpenAI(
                api_key=self._key, base_url=self._base_url, max_retries=0, timeout=self._timeout_s
            ) as client:
                reply: Any = client.images.generate(prompt=prompt, n=1, **self._ask)  # type: ignore[call-overload]
        except (openai.AuthenticationError, openai.PermissionDeniedError) as error:
            raise AuthFailed("does not accept the API key: check OPENAI_API_KEY", **where) from error
        except openai.RateLimitError as error:
            raise RateLimited(
                "asks us to wait", retry_after_s=_retry_after(error.response), **where
            ) from error
        except openai.BadRequestError as error:
            raise Refused(f"will not draw this: {_said(error)}", **where) from error
        except (openai.APIConnectionError, openai.InternalServerError) as error:
            raise TransientFailure(f"did not answer: {_said(error)}", **where) from error
        except openai.APIStatusError as error:
            raise Unavailable(f"answered {error.status_code}: {_said(error)}", **where) from error
        except (openai.OpenAIError, ValueError) as error:
            raise MalformedReply(f"answered what cannot be read: {_said(error)}", **where) from error
        return _picture_bytes(reply, self.name, request.item)


def _said(error: Exception) -> str:
    return " ".join(str(error).split())[:200]


def _retry_after(response: Any) -> float | None:
    try:
        return float(response.headers.get("retry-after", ""))
    except ValueError:
        return None


def _picture_bytes(reply: Any, provider: str, item: str) -> bytes:
    pictures = getattr(reply, "data", None) or []
    encoded = getattr(pictures[0], "b64_json", None) if pictures else None
    if not encoded:
        raise MalformedReply("answered without a picture", provider=provider, item=item)
    try:
        return base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError) as error:
        raise MalformedReply("answered a picture that is not base64", provider=provider, item=item) from error


def flat_picture(data: bytes, width: int, height: int) -> DrawnPicture:
    """Fit an encoded picture (PNG, JPEG, WebP) to the canvas of a frame: scaled to cover it, cut evenly.

    Raises ValueError when the bytes are no picture.
    """
    import numpy as np
    from PIL import Image, ImageOps

    canvas = CanvasSize(width=width, height=height, margin=MARGIN).canvas
    try:
        with Image.open(io.BytesIO(data)) as image:
            fitted = ImageOps.fit(image.convert("RGB"), canvas, Image.Resampling.LANCZOS)
    except (OSError, Image.DecompressionBombError) as error:
        raise ValueError("the bytes are no picture") from error
    preview = io.BytesIO()
    fitted.resize((PREVIEW_WIDTH, round(canvas[1] * PREVIEW_WIDTH / canvas[0]))).save(
        preview, "JPEG", quality=84
    )
    layer = DrawnLayer("flat", encode_png(np.asarray(fitted)), 0, 0, 1.0)
    return DrawnPicture(*canvas, preview.getvalue(), (layer,))


# ---------------------------------------------------------------- the facade
class StoredLayer(BaseModel):
    """A layer whose PNG lies in the store."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    image: Media
    x: int
    y: int
    parallax: float


class StoredPicture(BaseModel):
    """A picture whose files lie in the store, who made it, and every switch of provider on the way."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    provider: str
    width: int
    height: int
    preview: Media
    layers: tuple[StoredLayer, ...]
    blink: StoredLayer | None = None
    faces: tuple[Box, ...] = ()
    prop: Box | None = None
    switches: tuple[Switch, ...] = ()


class Pictures:
    """The channel's picture providers in order, behind the call cache.

    A provider that fails for good in a way another picture would share (its key, its quota, its absence) is
    not asked again in the same batch. Cards are drawn by the providers that can.
    """

    def __init__(
        self,
        providers: Sequence[PictureProvider],
        cache: CallCache,
        store: BlobStore,
        policy: RetryPolicy | None = None,
    ) -> None:
        self._providers = tuple(providers)
        self._cache = cache
        self._store = store
        self._policy = policy or RetryPolicy()

    def draw(self, requests: Sequence[PictureRequest]) -> tuple[StoredPicture, ...]:
        """Return one picture a request, in order; what was made before is found in the cache.

        Raises the last provider's error when none of them could draw a picture; pictures finished by then are
        kept.
        """
        gone: dict[str, str] = {}
        workers = self._providers[0].workers if self._providers else 1
        done: list[StoredPicture] = []
        with ThreadPoolExecutor(max_workers=max(1, workers)) as threads:
            futures = [threads.submit(self._one, request, gone) for request in requests]
            try:
                for number, future in enumerate(futures, start=1):
                    done.append(future.result())
                    progress.report("shot", number, len(requests), done[-1].provider)
            except BaseException:
                threads.shutdown(wait=False, cancel_futures=True)
                raise
        return tuple(done)

    def _one(self, request: PictureRequest, gone: dict[str, str]) -> StoredPicture:
        able = [provider for provider in self._providers if provider.draws_cards or not request.is_card]
        if not able:
            raise Unavailable(
                "no provider of style.pictures can draw cards: add papercut",
                provider=CAPABILITY,
                item=request.item,
            )
        outcome = first_that_works(
            CAPABILITY, able, lambda provider: self._ask(provider, request, gone), self._policy
        )
        return outcome.value.model_copy(update={"switches": outcome.switches})

    def _ask(self, provider: PictureProvider, request: PictureRequest, gone: dict[str, str]) -> StoredPicture:
        if provider.name in gone:
            raise Unavailable(gone[provider.name], provider=provider.name, item=request.item)
        call = Call(CAPABILITY, provider.name, provider.model, request.determining(), provider.version)
        usage = provider.price(request)
        try:
            answer = self._cache.get_or_make(
                call, lambda: self._made(provider, request, usage), estimate_usd=usage.cost_usd
            )
        except (AuthFailed, Unavailable) as error:
            gone[provider.name] = f"not asked again after it failed: {error}"
            raise
        return _stored(provider.name, answer.document, answer.files)

    def _made(self, provider: PictureProvider, request: PictureRequest, usage: Usage) -> Made:
        picture = provider.draw(request)
        files = {"preview": self._store.add_bytes(picture.preview, "preview.jpg", "image/jpeg")}
        layers = [*picture.layers, *([picture.blink] if picture.blink is not None else [])]
        places: list[dict[str, JsonValue]] = []
        for number, layer in enumerate(layers):
            key = f"layer{number}"
            files[key] = self._store.add_bytes(layer.png, f"{layer.name}.png", "image/png")
            places.append(
                {"file": key, "name": layer.name, "x": layer.x, "y": layer.y, "parallax": layer.parallax}
            )
        document = {
            "width": picture.width,
            "height": picture.height,
            "layers": places[: len(picture.layers)],
            "blink": places[-1] if picture.blink is not None else None,
            "faces": [list(box) for box in picture.faces],
            "prop": list(picture.prop) if picture.prop is not None else None,
        }
        return Made(document, files, usage)


def _stored(provider: str, document: Mapping[str, Any], files: Mapping[str, Media]) -> StoredPicture:
    def layer(place: Mapping[str, Any]) -> StoredLayer:
        return StoredLayer(
            name=place["name"],
            image=files[place["file"]],
            x=place["x"],
            y=place["y"],
            parallax=place["parallax"],
        )

    return StoredPicture(
        provider=provider,
        width=document["width"],
        height=document["height"],
        preview=files["preview"],
        layers=tuple(layer(place) for place in document["layers"]),
        blink=layer(document["blink"]) if document["blink"] is not None else None,
        faces=tuple((box[0], box[1], box[2], box[3]) for box in document["faces"]),
        prop=tuple(document["prop"]) if document["prop"] is not None else None,
    )

"""The channel's picture providers behind the call cache: who draws what, in which order, and what is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from pydantic import BaseModel, ConfigDict, JsonValue

from resources import progress
from resources.call_cache import Call, CallCache, Made, Usage
from resources.errors import AuthFailed, ProviderError, Unavailable
from resources.failover import Switch, first_that_works
from resources.pictures.values import Box, PictureProvider, PictureRequest
from resources.retry import RetryPolicy
from resources.store import BlobStore, Media

CAPABILITY = "pictures"


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

    A provider that fails for good in a way another picture would share (its key, its quota, its absence, or
    that it was down for every attempt) is not asked again in the same batch. Cards are drawn by the providers that can.
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
        failed: dict[str, ProviderError] = {}

        def ask(provider: PictureProvider) -> StoredPicture:
            try:
                return self._ask(provider, request, gone)
            except ProviderError as error:
                failed[provider.name] = error
                raise

        outcome = first_that_works(CAPABILITY, able, ask, self._policy)
        for switch in outcome.switches:
            if failed[switch.failed].retryable:  # after all attempts: it is down, not just for this picture
                gone[switch.failed] = f"not asked again after it failed: {failed[switch.failed]}"
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

"""Flat pictures from an image model behind the OpenAI images API: failures typed, price as data."""

from __future__ import annotations

import base64
import binascii
import io
from typing import Any

from resources.call_cache import Usage
from resources.errors import AuthFailed, MalformedReply, RateLimited, Refused, TransientFailure, Unavailable
from resources.idempotency import HEADER, idempotency_key
from resources.papercut import CanvasSize, encode_png
from resources.pictures.values import MARGIN, PREVIEW_WIDTH, DrawnLayer, DrawnPicture, PictureRequest

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
        # of all that determines the picture: two candidates of one prompt are two pictures
        headers = {HEADER: idempotency_key([self.model, self.version, request.determining()])}
        try:
            with openai.OpenAI(
                api_key=self._key, base_url=self._base_url, max_retries=0, timeout=self._timeout_s
            ) as client:
                reply: Any = client.images.generate(  # type: ignore[call-overload]
                    prompt=prompt, n=1, extra_headers=headers, **self._ask
                )
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

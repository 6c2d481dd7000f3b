"""The embedded picture provider: resources/papercut, drawing in processes of its own."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from resources.call_cache import Usage
from resources.errors import InvalidInput, TransientFailure
from resources.memory import return_large_blocks
from resources.papercut import CanvasSize, SceneSpec, encode_png
from resources.pictures.values import MARGIN, PREVIEW_WIDTH, Box, DrawnLayer, DrawnPicture, PictureRequest

if TYPE_CHECKING:
    from resources.papercut import LayeredPicture, PictureLayer


IDLE_S = 2.0
"""Between the two candidates of a video they stay; before the render, which needs their memory, they go."""


class PapercutPictures:
    """Pictures drawn by resources/papercut in up to two processes of their own, for skia holds the GIL.

    The processes go when nothing was drawn for a moment, and when this process dies,
    however it dies. `workers=0` draws in this process (tests,
    debuggers).
    """

    name = "papercut"
    model = "papercut"
    draws_cards = True

    def __init__(self, workers: int = 2) -> None:
        self._processes = workers
        self._pool: ProcessPoolExecutor | None = None
        self._lock = threading.Lock()
        self._drawing = 0
        self._idle: threading.Timer | None = None

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
        pool = self._workers()
        try:
            return pool.submit(draw_spec, spec, size).result()
        except BrokenProcessPool as error:
            self.close()
            raise TransientFailure(
                "the drawing process died (out of memory?)", provider=self.name, item=request.item
            ) from error
        finally:
            self._rest()

    def close(self) -> None:
        """Let the drawing processes go; the next picture starts new ones."""
        with self._lock:
            pool, self._pool = self._pool, None
            if self._idle is not None:
                self._idle.cancel()
        if pool is not None:
            pool.shutdown(wait=False, cancel_futures=True)

    def _go(self) -> None:
        """Close, unless a picture was asked for in the meantime."""
        with self._lock:
            pool = self._pool if self._drawing == 0 else None
            if pool is not None:
                self._pool = None
        if pool is not None:
            pool.shutdown(wait=False)

    def _rest(self) -> None:
        """Count a finished picture; after the last one the processes have a moment to live."""
        with self._lock:
            self._drawing -= 1
            if self._drawing == 0 and self._pool is not None:
                self._idle = threading.Timer(IDLE_S, self._go)
                self._idle.daemon = True
                self._idle.start()

    def _workers(self) -> ProcessPoolExecutor:
        with self._lock:
            self._drawing += 1
            if self._idle is not None:
                self._idle.cancel()
                self._idle = None
            if self._pool is None:
                context = multiprocessing.get_context("spawn")
                self._pool = ProcessPoolExecutor(
                    max_workers=min(2, self._processes), mp_context=context, initializer=_prepare_drawer
                )
            return self._pool


def _prepare_drawer() -> None:
    """Make this a drawing process: it gives memory back at once, and ends when the one that started it is gone."""
    return_large_blocks()

    def watch() -> None:
        parent = multiprocessing.parent_process()
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


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

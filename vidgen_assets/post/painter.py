"""One frame of a segment, from its plan: layers, transition, captions, watermark, in that order."""

from __future__ import annotations

from contextlib import ExitStack
from types import TracebackType

from vidgen_assets.captions.drawing import CaptionArtist, Moment, draw_watermark
from vidgen_assets.captions.layout import CaptionLayout
from vidgen_assets.post.fill import fill_around
from vidgen_assets.post.footage import Footage, play_of
from vidgen_assets.post.kernel_types import Plane
from vidgen_assets.post.layers import FULL, Frame, Layer, Planes, Sticker
from vidgen_assets.post.motion import pop, view_at
from vidgen_assets.post.pictures import Pictures, Prepared
from vidgen_assets.post.slices import Appearance, SegmentPlan
from vidgen_assets.post.transitions import INK, blend


class Painter:
    """Draws a segment's frames in order; each segment has its own, used by one thread at a time."""

    def __init__(self, plan: SegmentPlan, pictures: Pictures) -> None:
        self.plan, self.pictures, self.kernels = plan, pictures, pictures.kernels
        self._exit = ExitStack()
        self._footage: dict[int, Footage] = {}
        self._prepared: dict[int, Prepared] = {}
        self._sides: tuple[Frame, Frame] | None = None
        self._inner: Frame | None = None  # one size a plan: see reframe.py
        self._artist = CaptionArtist(plan.look, plan.width, plan.height) if plan.look else None
        self._layouts: dict[int, CaptionLayout] = {}
        self._moment: Moment | None = None
        self._caption: Sticker | None = None
        self._mark = self._watermark()

    def __enter__(self) -> Painter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._exit.close()

    def paint(self, number: int, out: Frame) -> None:
        """Draw segment frame `number` into `out`."""
        blending = next((b for b in self.plan.blends if b.first <= number < b.first + b.frames), None)
        shown = (self.plan.main,) if blending is None else (blending.before, blending.after)
        self._prepared = {index: made for index, made in self._prepared.items() if index in shown}
        if blending is None:
            self._sides = None
            self._appear(self.plan.main, number, out)
        else:
            size = (self.plan.width, self.plan.height)
            before, after = self._sides = self._sides or (Frame(*size), Frame(*size))
            self._appear(blending.before, number, before)
            self._appear(blending.after, number, after)
            share = (number - blending.first + 1) / (blending.frames + 1)
            blend(blending.kind, share, before, after, out, self.kernels, blending.through)
        if self._mark is not None:
            self._mark.stick(out, self.kernels)
        caption = self._caption_at(number)
        if caption is not None:
            caption.stick(out, self.kernels)

    def _appear(self, index: int, number: int, out: Frame) -> None:
        appearance = self.plan.appearances[index]
        at = min(max(number - appearance.starts, 0), appearance.frames - 1)
        fill = appearance.picture.fill
        if fill is None:
            self._show(index, appearance, at, out)
            return
        inner = self._inner = self._inner or Frame(fill.width, fill.height)
        self._show(index, appearance, at, inner)
        fill_around(inner, out, fill.how, self.kernels)

    def _show(self, index: int, appearance: Appearance, at: int, out: Frame) -> None:
        if appearance.picture.video is not None:
            self._play(index, appearance, at, out)
        else:
            prepared = self._prepared.get(index) or self.pictures.prepared(appearance.picture, self.plan)
            self._prepared[index] = prepared
            self._draw_layers(prepared, appearance, at, out)

    def _draw_layers(self, prepared: Prepared, appearance: Appearance, at: int, out: Frame) -> None:
        progress = at / max(appearance.frames - 1, 1)
        if not prepared.opaque:
            out.fill(*INK)
        for layer in prepared.layers:
            if isinstance(layer, Sticker):
                layer.stick(out, self.kernels)
                continue
            scale, opacity = self._presence(layer, appearance, at)
            if opacity > 0:
                view = view_at(prepared.stage, appearance.picture.path, layer.parallax, progress)
                layer.draw(out, view, self.kernels, scale=scale, opacity=opacity, about=prepared.pivot)

    def _presence(self, layer: Layer, appearance: Appearance, at: int) -> tuple[float, int]:
        """Return how large and how opaque (of 256) a layer is on a frame."""
        if layer.role in ("awake", "asleep"):
            closed = any(first <= at < end for first, end in appearance.blinks)
            return 1.0, FULL if closed == (layer.role == "asleep") else 0
        if layer.role == "prop" and appearance.prop_at is not None:
            scale, opacity = pop((at - appearance.prop_at) * 1000 / self.plan.fps)
            return scale, round(opacity * FULL)
        return 1.0, FULL

    def _play(self, index: int, appearance: Appearance, at: int, out: Frame) -> None:
        footage = self._footage.get(index)
        if footage is None and appearance.picture.video is not None:
            path = self.pictures.store.path(appearance.picture.video)
            codes = self.pictures.codes(appearance.picture, self.plan)
            play = play_of(appearance)
            footage = Footage(path, appearance.picture.shot, self.plan.fps, codes, self.kernels, play)
            self._footage[index] = self._exit.enter_context(footage)
        if footage is not None:
            footage.draw(out, at)

    def _caption_at(self, number: int) -> Sticker | None:
        """Return the caption of a frame, drawn anew only when it looks different from the last one."""
        moment = self._artist.moment(self.plan.captions, number, self.plan.fps) if self._artist else None
        if moment != self._moment:
            self._moment = moment
            self._caption = self._draw_caption(moment) if moment else None
        return self._caption

    def _draw_caption(self, moment: Moment) -> Sticker | None:
        if self._artist is None:
            return None
        if moment.caption not in self._layouts:
            self._layouts[moment.caption] = self._artist.layout(self.plan.captions[moment.caption])
        drawn = self._artist.draw(self._layouts[moment.caption], moment)
        return self._sticker(drawn) if drawn else None

    def _watermark(self) -> Sticker | None:
        if self.plan.watermark is None:
            return None
        drawn = draw_watermark(self.plan.watermark, self.plan.width, self.plan.height)
        return self._sticker(drawn) if drawn else None

    def _sticker(self, drawn: tuple[Plane, int, int]) -> Sticker:
        rgba, x, y = drawn
        return Sticker(Planes.plain(rgba, self.kernels), x, y)

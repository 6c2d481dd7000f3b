"""What a finished file measures: its own boxes, tags and sound, and what was observed of the pieces it is made of.

Owns measuring; what is good enough is gates.py's. Frames are looked at in observing.py, piece by piece. Captions
are looked for where the renderer's layout puts each word, in the colours the look asks for.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from resources.errors import RenderFailed
from vidgen_assets.artifacts import Frozen, Loudness, RenderPlan
from vidgen_assets.audio.file_loudness import measure_loudness
from vidgen_assets.quality.boxes import FileLayout, file_layout
from vidgen_assets.quality.observing import Glimpse, Look, Observed, Task, observe
from vidgen_assets.quality.seen_captions import CaptionsSeen, CaptionWatch
from vidgen_assets.quality.stillness import Grid, Stillness, Stretch

if TYPE_CHECKING:
    from av.container import InputContainer

GENERIC_TAGS = {
    "major_brand", "minor_version", "compatible_brands", "language", "handler_name", "vendor_id",
}  # fmt: skip


class PictureFacts(Frozen):
    """What the file says about its picture, and how many frames really decode."""

    codec: str
    pixel_format: str
    width: int
    height: int
    fps: str
    frames: int
    primaries: int
    transfer: int
    matrix: int
    colour_range: int


class SoundFacts(Frozen):
    """What the file says about its sound."""

    codec: str
    sample_rate: int
    channels: int
    duration_ms: int


class MasterProbe(Frozen):
    """Everything that was measured of one file. `tags` are metadata nobody here has put in."""

    layout: FileLayout
    picture: PictureFacts
    sound: SoundFacts
    loudness: Loudness
    duration_ms: int
    black: tuple[Stretch, ...]
    frozen: tuple[Stretch, ...]
    held: tuple[Stretch, ...]
    captions: CaptionsSeen
    tags: tuple[str, ...]


class Probing:
    """What is to be observed of a plan's pieces, and what their observations come to."""

    def __init__(self, plan: RenderPlan) -> None:
        self.plan = plan
        self._watch = CaptionWatch(plan)

    def task(self, first: int = 0, end: int | None = None) -> Task:
        """Return what is to be observed of the piece that holds frames [first, end) of the video."""
        last = self.plan.frames if end is None else end
        looks = tuple(
            look.model_copy(update={"frame": look.frame - first})
            for look in self._watch.looks
            if first <= look.frame < last
        )
        band = self._watch.band
        return Task(width=self.plan.width, height=self.plan.height, band=band, looks=looks)

    def probe(self, path: Path, pieces: Sequence[tuple[Task, Observed]], loudness: Loudness) -> MasterProbe:
        """Measure a file whose frames are those of these pieces, in order.

        Raises RenderFailed when the file cannot be read.
        """
        import av

        layout = file_layout(path)
        still = Stillness(Grid(self.plan.width, self.plan.height, self._watch.band))
        glimpses: dict[Look, Glimpse] = {}
        first = 0
        for task, seen in pieces:
            for number, (cells, black) in enumerate(zip(seen.cells, seen.black, strict=True)):
                still.see(first + number, cells, black)
            for look, found in zip(task.looks, seen.glimpses, strict=True):
                if found is not None:
                    glimpses[look.model_copy(update={"frame": first + look.frame})] = found
            first += seen.frames
        still.end(first)
        try:
            with av.open(str(path), metadata_errors="ignore") as container:
                sound, tags = _sound_facts(container), _foreign_tags(container)
                picture = _picture_facts(container, first)
        except (av.FFmpegError, IndexError) as error:
            raise RenderFailed(f"{path.name} cannot be read ({error}): render it again") from error
        return MasterProbe(
            layout=layout,
            picture=picture,
            sound=sound,
            loudness=loudness,
            duration_ms=first * 1000 // self.plan.fps,
            black=tuple(still.black),
            frozen=tuple(still.frozen),
            held=tuple(still.held),
            captions=self._watch.seen(glimpses),
            tags=tags,
        )


def probe_file(path: Path, plan: RenderPlan) -> MasterProbe:
    """Measure any file as a whole; the plan only says where and when captions should be seen.

    Raises RenderFailed when the file cannot be decoded to its end.
    """
    probing = Probing(plan)
    task = probing.task()
    file_layout(path)  # a file that was cut off is named before its frames are decoded
    return probing.probe(path, [(task, observe(path, task))], measure_loudness(path))


def _picture_facts(container: InputContainer, frames: int) -> PictureFacts:
    stream = container.streams.video[0]
    context = stream.codec_context
    return PictureFacts(
        codec=context.name,
        pixel_format=context.pix_fmt or "",
        width=context.width,
        height=context.height,
        fps=str(stream.average_rate),
        frames=frames,
        primaries=int(context.color_primaries),
        transfer=int(context.color_trc),
        matrix=int(context.colorspace),
        colour_range=int(context.color_range),
    )


def _sound_facts(container: InputContainer) -> SoundFacts:
    stream = container.streams.audio[0]
    return SoundFacts(
        codec=stream.codec_context.name,
        sample_rate=stream.codec_context.sample_rate,
        channels=stream.codec_context.channels,
        duration_ms=round((stream.duration or 0) * (stream.time_base or 0) * 1000),
    )


def _foreign_tags(container: InputContainer) -> tuple[str, ...]:
    keys = {*container.metadata}
    for stream in container.streams:
        keys |= {*stream.metadata}
    return tuple(sorted(keys - GENERIC_TAGS))

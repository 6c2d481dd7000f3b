"""Segments and sound into one MP4 by stream copy; the delivered file is export/wrap.py's.

No edit lists: some platforms refuse them, and a player that ignores them would be out of step. The picture
begins at zero because composition offsets may be negative, the sound because aac.py takes AAC's delay out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeAlias

import av
from av.audio.stream import AudioStream
from av.container import InputContainer, OutputContainer
from av.packet import Packet
from av.video.stream import VideoStream

from resources.errors import RenderFailed
from vidgen_assets.post.aac import on_time

Packets: TypeAlias = "Iterator[Packet[Any]]"

MOVFLAGS = {"movflags": "+faststart+negative_cts_offsets", "use_editlist": "0", "fflags": "+bitexact"}


def join(segments: Sequence[Path], sound: Path, out: Path, *, fps: int, frames: int) -> None:
    """Join rendered segments and one continuous AAC track (see aac.py) into a faststart MP4 at `out`.

    Every packet is copied. Raises RenderFailed when the segments do not hold `frames` frames or were not
    encoded alike.
    """
    with ExitStack() as stack:
        sources = [stack.enter_context(_opened(path, whole=not at)) for at, path in enumerate(segments)]
        _check_alike(sources)
        heard = stack.enter_context(av.open(str(sound), metadata_errors="ignore"))
        container = stack.enter_context(av.open(str(out), "w", format="mp4", options=dict(MOVFLAGS)))
        container.metadata.clear()
        video = container.add_stream_from_template(sources[0].streams.video[0])
        video.time_base = Fraction(1, fps)
        track = container.add_stream_from_template(heard.streams.audio[0])
        pictures = picture_packets(sources, video, fps)
        written = _interleave(container, pictures, _sound_packets(heard, track))
    if written != frames:
        raise RenderFailed(f"the joined video has {written} frames where the plan has {frames}")


def _opened(path: Path, *, whole: bool) -> InputContainer:
    """Open a segment; only the first is `whole`, the model of the joined stream.

    To learn what a packet cannot say FFmpeg decodes a picture of every file it opens, 20 ms of it at 1080x1920;
    of the others packets and headers are all that is wanted.
    """
    options = None if whole else [{"skip_frame": "all"}]
    # PyAV's stub says strings; it wants a mapping a stream
    return av.open(str(path), metadata_errors="ignore", stream_options=options)  # type: ignore[arg-type]


def _check_alike(sources: Sequence[InputContainer]) -> None:
    headers = {bytes(source.streams.video[0].codec_context.extradata or b"") for source in sources}
    if len(headers) != 1:
        raise RenderFailed("the segments were encoded with different settings and cannot be joined by copy")


def picture_packets(sources: Sequence[InputContainer], stream: VideoStream, fps: int) -> Packets:
    """Yield the segments' packets on one clock: shown where their segment begins, decoded one a frame.

    Decoding runs as far ahead of showing as any segment needs, so decode times rise by one throughout. A
    demuxer's own decode times are not kept: of a file without edit lists they may come after the showing.
    Raises RenderFailed unless every segment holds one frame a frame time.
    """
    starts, lead = _starts_and_lead(sources, fps)
    number = 0
    for source, start in zip(sources, starts, strict=True):
        source.seek(0)
        for packet in source.demux(video=0):
            if packet.pts is None:
                continue
            shown = start + _frame_number(packet, fps)
            packet.stream = stream
            packet.time_base = Fraction(1, fps)
            packet.pts, packet.dts, packet.duration = shown, number - lead, 1
            number += 1
            yield packet


def _starts_and_lead(sources: Sequence[InputContainer], fps: int) -> tuple[list[int], int]:
    """Return the frame each segment begins at, and by how many frames decoding must lead showing."""
    starts, at, lead = [], 0, 0
    for source in sources:
        starts.append(at)
        order = [_frame_number(packet, fps) for packet in source.demux(video=0) if packet.pts is not None]
        if sorted(order) != list(range(len(order))):
            raise RenderFailed(f"{Path(source.name).name}: the frames of a segment are not one a frame time")
        lead = max([lead, *(number - shown for number, shown in enumerate(order))])
        at += len(order)
    return starts, lead


def _frame_number(packet: Packet[Any], fps: int) -> int:
    return round(Fraction(packet.pts or 0) * Fraction(packet.time_base or 1) * fps)


def _interleave(container: OutputContainer, pictures: Packets, sound: Packets) -> int:
    """Write both streams in the order of their times; return how many pictures there were."""
    waiting = next(sound, None)
    count = 0
    for picture in pictures:
        while waiting is not None and _seconds(waiting) <= _seconds(picture):
            container.mux(waiting)
            waiting = next(sound, None)
        container.mux(picture)
        count += 1
    while waiting is not None:
        container.mux(waiting)
        waiting = next(sound, None)
    return count


def _seconds(packet: Packet[Any]) -> Fraction:
    return Fraction(packet.dts or 0) * Fraction(packet.time_base or 1)


def _sound_packets(source: InputContainer, stream: AudioStream) -> Packets:
    number = 0
    for packet in source.demux(audio=0):
        if packet.pts is not None:
            packet.stream = stream
            yield on_time(packet, number)
            number += 1

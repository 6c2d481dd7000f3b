"""A master is made of its segments and its sound by copy: checked packet by packet, without decoding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from itertools import chain, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from resources.errors import RenderFailed

if TYPE_CHECKING:
    from av.container import InputContainer


def check_joined(master: Path, segments: Sequence[Path], sound: Path) -> None:
    """Raise RenderFailed unless the master holds the segments' packets in order, one a frame, and the sound's.

    The frames are to be shown at every frame time once, so that nothing is lost or doubled in showing.
    """
    import av

    with ExitStack() as stack:
        try:
            files = [stack.enter_context(av.open(str(path), metadata_errors="ignore")) for path in segments]
            heard = stack.enter_context(av.open(str(sound), metadata_errors="ignore"))
            whole = stack.enter_context(av.open(str(master), metadata_errors="ignore"))
            _check_settings(master, whole, files)
            _check_times(master, whole)
            _check_same(master, "picture", _payloads(whole, 0), chain(*(_payloads(one, 0) for one in files)))
            _check_same(master, "sound", _payloads(whole, 1), _payloads(heard, 0))
        except (av.FFmpegError, IndexError) as error:
            raise RenderFailed(f"{master.name} or what it is made of cannot be read: {error}") from error


def _check_settings(master: Path, whole: InputContainer, files: Sequence[InputContainer]) -> None:
    headers = {bytes(one.streams.video[0].codec_context.extradata or b"") for one in (whole, *files)}
    if len(headers) != 1:
        raise RenderFailed(
            f"{master.name} and its segments were encoded with different settings: render again"
        )


def _check_times(master: Path, whole: InputContainer) -> None:
    stream = whole.streams.video[0]
    rate, base = stream.average_rate, stream.time_base
    if not rate or not base:
        raise RenderFailed(f"{master.name} has no frame rate: render it again")
    shown = sorted(packet.pts * base * rate for packet in whole.demux(stream) if packet.pts is not None)
    if shown != list(range(len(shown))):
        raise RenderFailed(f"{master.name} does not show one frame at every frame time: render it again")


def _payloads(container: InputContainer, stream: int) -> Iterator[bytes]:
    container.seek(0)
    for packet in container.demux(container.streams[stream]):
        if packet.pts is not None:
            yield bytes(packet)


def _check_same(master: Path, what: str, found: Iterator[bytes], wanted: Iterator[bytes]) -> None:
    for number, (one, two) in enumerate(zip_longest(found, wanted)):
        if one != two:
            raise RenderFailed(
                f"packet {number} of the {what} of {master.name} is not the one it was joined from: "
                "render it again"
            )

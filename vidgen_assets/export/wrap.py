"""A picture and a sound into the delivered file: packets copied side by side, its own words, nothing inherited.

MP4 has its index in front and no edit lists, for platforms that refuse them (see post/mux.py); WebM its index
in front too. Sound is copied where a profile takes the master's, else encoded from the mix. Title, credit,
disclosure and language are all the words there are.
"""

from __future__ import annotations

import heapq
import os
from collections.abc import Iterator
from contextlib import ExitStack
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeAlias, cast

import av
from av.container import InputContainer, OutputContainer
from av.packet import Packet
from av.stream import Stream
from av.video.stream import VideoStream

from resources.errors import RenderFailed
from vidgen_assets.artifacts import Frozen
from vidgen_assets.export.profiles import AudioCodec, Container
from vidgen_assets.export.sound import sound_packets, sound_stream
from vidgen_assets.post.mux import MOVFLAGS, picture_packets

Packets: TypeAlias = "Iterator[Packet[Any]]"

OPTIONS: dict[Container, dict[str, str]] = {
    "mp4": MOVFLAGS,
    "mov": {"movflags": "+faststart", "use_editlist": "0", "fflags": "+bitexact"},
    "webm": {"cues_to_front": "1", "fflags": "+bitexact"},
}
# ISO 639-2 for the ISO 639-1 names a channel's language has; what is not here is undetermined
LANGUAGES = {
    "ar": "ara", "de": "deu", "en": "eng", "es": "spa", "fr": "fra", "hi": "hin", "it": "ita", "ja": "jpn",
    "ko": "kor", "nl": "nld", "pl": "pol", "pt": "por", "ru": "rus", "tr": "tur", "uk": "ukr", "zh": "zho",
}  # fmt: skip


class Words(Frozen):
    """The words in a delivered file: title, comment (credit and disclosure), language ("en")."""

    title: str
    comment: str
    language: str


class Mix(Frozen):
    """A sound to encode: the WAV, how, and for how many seconds; a Fraction as (numerator, denominator)."""

    wav: Path
    codec: AudioCodec
    length: tuple[int, int]


def wrap(picture: Path, sound: Path | Mix | None, out: Path, container: Container, words: Words) -> None:
    """Write the first picture stream of a file with a sound to `out`, whole or not at all.

    `sound` is a file whose first sound stream is copied, a mix to encode, or None for a silent file. Raises
    RenderFailed when the streams cannot go into this container.
    """
    part = out.with_name(f".part-{out.name}")
    try:
        with ExitStack() as stack:
            target = stack.enter_context(
                av.open(str(part), "w", format=container, options=dict(OPTIONS[container]))
            )
            target.metadata.clear()
            target.metadata.update(
                {"title": words.title} | ({"comment": words.comment} if words.comment else {})
            )
            tracks = [_copied(stack, target, picture, "video", words.language)]
            if isinstance(sound, Mix):
                tracks.append(_encoded(target, sound, words.language))
            elif sound is not None:
                tracks.append(_copied(stack, target, sound, "audio", words.language))
            for packet in heapq.merge(*tracks, key=_seconds):
                target.mux(packet)
        os.replace(part, out)
    except (av.FFmpegError, IndexError, ValueError) as error:
        raise RenderFailed(f"{picture.name} could not be put into {container}: {error}") from error
    finally:
        part.unlink(missing_ok=True)


def _copied(stack: ExitStack, target: OutputContainer, path: Path, kind: str, language: str) -> Packets:
    source = stack.enter_context(av.open(str(path), metadata_errors="ignore"))
    stream: Any = (source.streams.video if kind == "video" else source.streams.audio)[0]
    copy = target.add_stream_from_template(stream, opaque=True)  # a decoder's context: some have no encoder
    if target.format.name != "webm":
        copy.codec_context.codec_tag = stream.codec_context.codec_tag  # hvc1 stays hvc1
    copy.metadata.clear()
    copy.metadata["language"] = LANGUAGES.get(language, "und")
    if kind == "video" and target.format.name in ("mp4", "mov") and stream.average_rate:
        fps = round(stream.average_rate)
        copy.time_base = Fraction(1, fps)
        return picture_packets([source], cast(VideoStream, copy), fps)
    return _packets(source, stream, copy)


def _packets(source: InputContainer, stream: Any, copy: Stream) -> Packets:
    for packet in source.demux(stream):
        if packet.dts is not None:
            packet.stream = copy
            yield packet


def _encoded(target: OutputContainer, mix: Mix, language: str) -> Packets:
    stream = sound_stream(target, mix.codec)
    stream.metadata["language"] = LANGUAGES.get(language, "und")
    return sound_packets(mix.wav, stream, Fraction(*mix.length))


def _seconds(packet: Packet[Any]) -> Fraction:
    at = packet.dts if packet.dts is not None else packet.pts
    return Fraction(at or 0) * Fraction(packet.time_base or 1)

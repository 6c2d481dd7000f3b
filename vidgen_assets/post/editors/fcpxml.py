"""The cut as FCPXML 1.9, for Final Cut Pro and Resolve: a spine of clips and transitions over the sound.

Written here because the adapter of OpenTimelineIO leaves transitions out and does not load on Python 3.9 and
later. Every transition is a cross dissolve: other kinds are plug-ins whose names are not part of the format,
so our own name for them stands in the incoming clip's note. Media are URLs relative to the document.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import PurePosixPath
from urllib.parse import quote, unquote
from xml.etree import ElementTree

from vidgen_assets.post.editors.cut import Cut, Edit, Take

VERSION = "1.9"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE fcpxml>\n'


def fcpxml_text(cut: Cut) -> str:
    """Return the document."""
    root = ElementTree.Element("fcpxml", version=VERSION)
    resources = ElementTree.SubElement(root, "resources")
    ElementTree.SubElement(
        resources, "format", id="r1", frameDuration=f"100/{cut.fps * 100}s",
        width=str(cut.width), height=str(cut.height), colorSpace="1-1-1 (Rec. 709)",
    )  # fmt: skip
    for number, take in enumerate(cut.takes):
        ElementTree.SubElement(
            resources, "asset", id=_asset(number), name=take.name, src=quote(take.media), start="0s",
            duration=_time(take.available, cut), hasVideo="1", format="r1", videoSources="1",
        )  # fmt: skip
    ElementTree.SubElement(
        resources, "asset", id="sound", name=PurePosixPath(cut.sound).stem, src=quote(cut.sound), start="0s",
        duration=_time(cut.frames, cut), hasAudio="1", audioSources="1", audioChannels="2", audioRate="48000",
    )  # fmt: skip
    event = ElementTree.SubElement(ElementTree.SubElement(root, "library"), "event", name="vidgen")
    project = ElementTree.SubElement(event, "project", name=_printable(cut.title))
    sequence = ElementTree.SubElement(
        project, "sequence", format="r1", duration=_time(cut.frames, cut), tcStart="0s", tcFormat="NDF",
        audioLayout="stereo", audioRate="48k",
    )  # fmt: skip
    spine = ElementTree.SubElement(sequence, "spine")
    for number, take in enumerate(cut.takes):
        _add(spine, cut, number, take)
    ElementTree.indent(root)
    return HEAD + ElementTree.tostring(root, encoding="unicode") + "\n"


def read_fcpxml(text: str, fps: int) -> tuple[Edit, ...]:
    """Read a document of ours back; frames are exact, as its times are fractions."""
    root = ElementTree.fromstring(text)
    files = {one.get("id", ""): unquote(one.get("src", "")) for one in root.iter("asset")}
    found, pending = [], 0
    for element in root.find(".//spine") or ():
        if element.tag == "transition":
            pending = _frames(element.get("duration"), fps)
        elif element.tag == "asset-clip":
            first, frames = _frames(element.get("offset"), fps), _frames(element.get("duration"), fps)
            found.append(
                Edit(
                    name=element.get("name", ""),
                    media=files[element.get("ref", "")],
                    source_in=_frames(element.get("start"), fps),
                    first_frame=first,
                    end_frame=first + frames,
                    shown="dissolve" if pending else "cut",
                    transition_frames=pending,
                )
            )
            pending = 0
    return tuple(found)


def _add(spine: ElementTree.Element, cut: Cut, number: int, take: Take) -> None:
    if take.transition_frames:
        ElementTree.SubElement(
            spine, "transition", name="Cross Dissolve",
            offset=_time(take.first_frame - take.before, cut), duration=_time(take.transition_frames, cut),
        )  # fmt: skip
    clip = ElementTree.SubElement(
        spine, "asset-clip", ref=_asset(number), name=take.name, format="r1", tcFormat="NDF",
        offset=_time(take.first_frame, cut), start=_time(take.source_in, cut), duration=_time(take.frames, cut),
    )  # fmt: skip
    if take.transition_frames:
        ElementTree.SubElement(
            clip, "note"
        ).text = f"in by {take.transition}, {take.transition_frames} frames"
    if number == 0:
        ElementTree.SubElement(
            clip, "asset-clip", ref="sound", lane="-1", name="mix", audioRole="dialogue",
            offset=_time(take.source_in, cut), start="0s", duration=_time(cut.frames, cut),
        )  # fmt: skip


def _asset(number: int) -> str:
    return f"r{number + 2}"


def _time(frames: int, cut: Cut) -> str:
    return f"{frames * 100}/{cut.fps * 100}s" if frames else "0s"


def _frames(time: str | None, fps: int) -> int:
    return int(Fraction((time or "0s").removesuffix("s")) * fps)


def _printable(text: str) -> str:
    """Return a text with nothing in it that XML cannot hold."""
    return "".join(letter for letter in text if letter.isprintable())

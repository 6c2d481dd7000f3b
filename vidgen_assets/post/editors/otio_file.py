"""The cut as an OpenTimelineIO file whose media are where it says, beside it."""

from __future__ import annotations

from typing import Any

from vidgen_assets.post.editors.cut import Cut, Take


def otio_text(cut: Cut) -> str:
    """Return the file: a picture track with transitions, and the sound on a track of its own."""
    import opentimelineio as otio

    pictures = otio.schema.Track(name="V1", kind=otio.schema.TrackKind.Video)
    for take in cut.takes:
        if take.transition_frames:
            pictures.append(_transition(take, cut.fps))
        pictures.append(_clip(take.name, take.media, take.available, (take.source_in, take.frames), cut.fps))
    sounds = otio.schema.Track(name="A1", kind=otio.schema.TrackKind.Audio)
    sounds.append(_clip("mix", cut.sound, cut.frames, (0, cut.frames), cut.fps))
    timeline = otio.schema.Timeline(name=cut.title, global_start_time=otio.opentime.RationalTime(0, cut.fps))
    timeline.tracks.append(pictures)
    timeline.tracks.append(sounds)
    text: str = timeline.to_json_string(indent=2)
    return text + "\n"


def _clip(name: str, url: str, available: int, source: tuple[int, int], fps: int) -> Any:
    import opentimelineio as otio

    reference = otio.schema.ExternalReference(target_url=url, available_range=_span(0, available, fps))
    return otio.schema.Clip(name=name, media_reference=reference, source_range=_span(*source, fps))


def _transition(take: Take, fps: int) -> Any:
    import opentimelineio as otio

    kinds = otio.schema.TransitionTypes
    return otio.schema.Transition(
        name=take.transition,
        transition_type=kinds.SMPTE_Dissolve if take.transition == "crossfade" else kinds.Custom,
        in_offset=otio.opentime.RationalTime(take.before, fps),
        out_offset=otio.opentime.RationalTime(take.transition_frames - take.before, fps),
        metadata={"vidgen": {"kind": take.transition, "shown": take.shown}},
    )


def _span(first: int, frames: int, fps: int) -> Any:
    import opentimelineio as otio

    return otio.opentime.TimeRange(
        otio.opentime.RationalTime(first, fps), otio.opentime.RationalTime(frames, fps)
    )

"""The timeline as an OpenTimelineIO file, for editors: shots as clips with handles, transitions between them.

Media are named, not located: each reference is the media's file name with its sha256 in the metadata, so the
bytes are the same on every machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from resources.store import Media
from vidgen_assets.artifacts import TimelineShot
from vidgen_assets.post.timeline import after_cut, before_cut, seen

DISSOLVES = ("crossfade",)


def to_otio(shots: Sequence[TimelineShot], fps: int, title: str) -> bytes:
    """Return the shots as one OTIO timeline with a video track, as JSON bytes."""
    import opentimelineio as otio

    def span(first: int, frames: int) -> Any:
        return otio.opentime.TimeRange(
            otio.opentime.RationalTime(first, fps), otio.opentime.RationalTime(frames, fps)
        )

    track = otio.schema.Track(name="pictures", kind=otio.schema.TrackKind.Video)
    for index, shot in enumerate(shots):
        if shot.transition_frames:
            track.append(_transition(shot, fps))
        first, end = seen(shots, index)
        media = _source(shot)
        reference = otio.schema.ExternalReference(
            target_url=media.name, available_range=span(0, end - first), metadata=_told(sha256=media.sha256)
        )
        clip = otio.schema.Clip(
            name=shot.shot,
            media_reference=reference,
            source_range=span(before_cut(shot.transition_frames), shot.end_frame - shot.first_frame),
            metadata=_told(
                variant=shot.clip.clip.variant,
                provider=shot.clip.clip.provider,
                camera=shot.clip.clip.path.model_dump() if shot.clip.clip.path else None,
                window=shot.clip.window.model_dump(),
                prop_frame=shot.prop_frame,
                in_by=shot.transition,
                why=shot.why,
            ),
        )
        track.append(clip)
    timeline = otio.schema.Timeline(name=title, global_start_time=otio.opentime.RationalTime(0, fps))
    timeline.tracks.append(track)
    text: str = timeline.to_json_string(indent=2)
    return text.encode() + b"\n"


def from_otio(data: bytes) -> tuple[tuple[str, int, int, str, int], ...]:
    """Read a file of ours back as (shot, first frame, end frame, transition, its frames), in order."""
    import opentimelineio as otio

    timeline = otio.adapters.read_from_string(data.decode(), "otio_json")
    rows, at, pending = [], 0, None
    for item in timeline.video_tracks()[0]:
        if isinstance(item, otio.schema.Transition):
            frames = int(item.in_offset.value + item.out_offset.value)
            pending = (str(item.metadata["vidgen"]["kind"]), frames)
            continue
        frames = int(item.source_range.duration.value)
        kind, length = pending or (str(item.metadata["vidgen"].get("in_by", "cut")), 0)
        rows.append((str(item.name), at, at + frames, kind, length))
        at, pending = at + frames, None
    return tuple(rows)


def _transition(shot: TimelineShot, fps: int) -> Any:
    import opentimelineio as otio

    kinds = otio.schema.TransitionTypes
    return otio.schema.Transition(
        name=shot.transition,
        transition_type=kinds.SMPTE_Dissolve if shot.transition in DISSOLVES else kinds.Custom,
        in_offset=otio.opentime.RationalTime(before_cut(shot.transition_frames), fps),
        out_offset=otio.opentime.RationalTime(after_cut(shot.transition_frames), fps),
        metadata=_told(kind=shot.transition),
    )


def _source(shot: TimelineShot) -> Media:
    clip = shot.clip.clip
    return clip.video or clip.keyframe.preview


def _told(**values: object) -> dict[str, dict[str, object]]:
    return {"vidgen": values}

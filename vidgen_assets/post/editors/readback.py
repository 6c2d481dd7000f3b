"""The written timelines read back by OpenTimelineIO and its adapters, and held to the cut to the frame.

Each reader gives `Edit`s; a file that does not say what the cut says is an error before anybody is handed it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from resources.errors import RenderFailed
from vidgen_assets.post.editors.cut import Cut, Edit, Shown, edits_of
from vidgen_assets.post.editors.fcpxml import read_fcpxml
from vidgen_assets.post.timeline import before_cut


def require_equal(cut: Cut, folder: Path) -> None:
    """Raise RenderFailed when one of the four timelines in a package says something else than the cut."""
    read = {
        "timeline.otio": (read_otio(folder / "timeline.otio"), edits_of(cut)),
        "timeline.edl": (read_edl(folder / "timeline.edl", cut.fps), edits_of(cut)),
        "timeline.fcpxml": (
            read_fcpxml((folder / "timeline.fcpxml").read_text("utf-8"), cut.fps),
            edits_of(cut, wipes=False),
        ),
        "timeline.aaf": (read_aaf(folder / "timeline.aaf"), edits_of(cut)),
    }
    for name, (found, wanted) in read.items():
        if found != wanted:
            differs = next((pair for pair in zip(found, wanted, strict=False) if pair[0] != pair[1]), None)
            raise RenderFailed(
                f"{name} reads back as {len(found)} edits where the cut has {len(wanted)}; the first that "
                f"differs: {differs}"
            )


def read_otio(path: Path) -> tuple[Edit, ...]:
    """Return what an OpenTimelineIO file of ours says."""
    import opentimelineio as otio

    return _edits(otio.adapters.read_from_file(str(path), "otio_json"))


def read_edl(path: Path, fps: int) -> tuple[Edit, ...]:
    """Return what an EDL says, where its incoming events begin as early as the transition is seen."""
    import opentimelineio as otio

    timeline = otio.adapters.read_from_string(path.read_text("ascii"), "cmx_3600", rate=fps)
    found = []
    for edit in _edits(timeline):
        early = before_cut(edit.transition_frames)
        begin, source = edit.first_frame + early, edit.source_in + early
        found.append(edit.model_copy(update={"first_frame": begin, "source_in": source}))
    ends = [*(edit.first_frame for edit in found[1:]), found[-1].end_frame]
    return tuple(edit.model_copy(update={"end_frame": end}) for edit, end in zip(found, ends, strict=True))


def read_aaf(path: Path) -> tuple[Edit, ...]:
    """Return what an AAF says; its adapter calls every transition a dissolve and keeps the effect's name."""
    import opentimelineio as otio

    edits = _edits(otio.adapters.read_from_file(str(path), "AAF"))
    # the adapter takes a relative locator for the rest of a file URL
    return tuple(edit.model_copy(update={"media": edit.media.removeprefix("file://")}) for edit in edits)


def _edits(timeline: Any) -> tuple[Edit, ...]:
    """Return the clips of the first picture track with what comes before each."""
    import opentimelineio as otio

    found: list[Edit] = []
    at, pending = 0, None
    for item in timeline.video_tracks()[0]:
        if isinstance(item, otio.schema.Transition):
            pending = item
            continue
        frames = int(item.source_range.duration.value)
        reference = item.media_reference
        found.append(
            Edit(
                name=item.name,
                media=getattr(reference, "target_url", None) or "",
                source_in=int(item.source_range.start_time.value),
                first_frame=at,
                end_frame=at + frames,
                shown=_shown(pending),
                transition_frames=int((pending.in_offset + pending.out_offset).value) if pending else 0,
            )
        )
        at, pending = at + frames, None
    return tuple(found)


def _shown(transition: Any) -> Shown:
    if transition is None:
        return "cut"
    told = transition.metadata.get("vidgen", {}).get("shown")
    if told:
        return cast(Shown, str(told))
    operation = transition.metadata.get("AAF", {}).get("OperationGroup", {}).get("Operation", {})
    names = f"{operation.get('Name', '')} {transition.transition_type}"
    return "wipe" if "wipe" in names.lower() else "dissolve"

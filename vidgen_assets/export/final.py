"""What the delivered file is called and carries, and whether it may be delivered at all.

A plan only: the file is made by `wrap.py`, other formats of it by `deliveries.py`.
"""

from __future__ import annotations

import re

from resources.errors import InvalidInput, QualityFailed
from resources.store import Media
from vidgen_assets.artifacts import FinalVideo, Frozen, MasterVideo, QualityReport, VideoMetadata
from vidgen_assets.content.phrasebook import phrasebook

_PARTITION = re.compile(r"(\d{4}-\d{2}-\d{2})\|(\d{1,3})")


class FinalPlan(Frozen):
    """The delivered file's name, and the container's own words; everything inherited is dropped."""

    name: str
    title: str
    comment: str
    language: str


def label_of(partition: str) -> str:
    """Return a video's partition key as a plain name: "2026-11-20|1" becomes "2026-11-20_1"."""
    match = _PARTITION.fullmatch(partition)
    if match is None:
        raise InvalidInput(f"{partition!r} is no video partition: it reads like 2026-11-20|1")
    return f"{match[1]}_{match[2]}"


def plan_final(partition: str, metadata: VideoMetadata) -> FinalPlan:
    """Return the plan of the delivered MP4 of a partition: no name in it comes from anybody's text."""
    return FinalPlan(
        name=f"{label_of(partition)}.mp4",
        title=metadata.title,
        comment=comment_of(metadata),
        language=metadata.language,
    )


def comment_of(metadata: VideoMetadata) -> str:
    """Return what a file says besides its title: the credit, and that the video is computer generated."""
    credit = metadata.credit.replace("\n", " ")
    disclosure = phrasebook(metadata.language).disclosure if metadata.ai_disclosure else ""
    return " | ".join(part for part in (credit, disclosure) if part)


def require_passed(report: QualityReport) -> None:
    """Raise QualityFailed when the report does not pass, with every gate that blocks and what it measured."""
    if report.passed:
        return
    failed = [gate for gate in report.gates if not gate.passed and gate.severity == "blocks"]
    lines = [f"{gate.name}: {gate.measured} (wanted {gate.threshold})" for gate in failed]
    raise QualityFailed(
        "the master does not pass, so nothing is delivered: "
        + "; ".join(lines or report.fallbacks or ("see the quality report",))
    )


def final_video(video: Media, master: MasterVideo, report: QualityReport) -> FinalVideo:
    """Return the delivered video as an artifact, its measures those of the master it was copied from."""
    return FinalVideo(
        video=video,
        width=master.width,
        height=master.height,
        fps=master.fps,
        frames=master.frames,
        duration_ms=master.duration_ms,
        quality_passed=report.passed,
    )

"""The delivered file: a name nobody's text is in, and nothing delivered that did not pass."""

from __future__ import annotations

import pytest

from resources.errors import InvalidInput, QualityFailed
from resources.store import Media
from vidgen_assets.artifacts import Measured, QualityReport, VideoMetadata
from vidgen_assets.export.final import label_of, plan_final, require_passed
from vidgen_assets.export.metadata import DISCLOSURE

PAGE = Media(sha256="0" * 64, size=1, media_type="text/html", name="report.html")
METADATA = VideoMetadata(
    title="../../etc/passwd", description="d", tags=(), chapters=(), credit="By someone\nhttps://x.y/z",
    language="en", made_for_kids=False, ai_disclosure=True,
)  # fmt: skip


def test_the_name_comes_from_the_partition_alone():
    plan = plan_final("2026-11-20|1", METADATA)
    assert plan.name == "2026-11-20_1.mp4"
    assert plan.comment == f"By someone https://x.y/z | {DISCLOSURE}"
    assert (
        plan_final("2026-11-20|1", METADATA.model_copy(update={"ai_disclosure": False, "credit": ""})).comment
        == ""
    )


@pytest.mark.parametrize("partition", ["", "2026-11-20", "../2026-11-20|1", "2026-11-20|x", "2026-11-20|1\n"])
def test_what_is_no_video_partition_is_refused(partition):
    with pytest.raises(InvalidInput, match="no video partition"):
        label_of(partition)


def test_a_report_that_fails_stops_delivery_and_says_what_it_measured():
    gates = (
        Measured(name="loudness", passed=False, measured="-11.0 LUFS", threshold="-14 ± 0.5 LUFS"),
        Measured(name="hint", passed=False, measured="x", threshold="y", severity="warns"),
    )
    with pytest.raises(QualityFailed, match=r"loudness: -11.0 LUFS \(wanted -14 ± 0.5 LUFS\)$"):
        require_passed(QualityReport(passed=False, gates=gates, fallbacks=(), page=PAGE))
    require_passed(QualityReport(passed=True, gates=gates[1:], fallbacks=(), page=PAGE))

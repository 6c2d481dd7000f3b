"""The asset: what a channel asks for is made of a video that passed, and nothing of one that did not."""

from __future__ import annotations

from pathlib import Path

import dagster as dg
import pytest

from resources.store import BlobStore
from vidgen_assets.artifacts import Deliveries, FinalVideo, Frozen, Measured, QualityReport
from vidgen_assets.definitions import build_definitions
from vidgen_assets.io_manager import ArtifactStore
from vidgen_assets_tests.automation.synthetic import changed_channel
from vidgen_assets_tests.export.videos import small_plan, source_of

pytestmark = pytest.mark.media

VIDEO = dg.MultiPartitionKey({"date": "2026-11-20", "slot": "1"})
ORDERED = [
    {"profile": "av1"},
    {"profile": "h264", "subtitles": ["srt"]},
    {"profile": "h264", "width": 320, "height": 320, "how": "blur", "watermark": False},
]


def deliver(
    folder: Path, *, ordered: list[dict[str, object]], passed: bool = True
) -> dg.ExecuteInProcessResult:
    """Put a finished video into a home of its own and materialize the asset."""
    home = folder / "home"
    defs = build_definitions(str(changed_channel(folder, {"formats.deliveries": ordered})), home)
    resources = dict(defs.resources or {})
    artifacts, store, calls = (resources[name] for name in ("artifacts", "store", "calls"))
    assert isinstance(artifacts, ArtifactStore)
    assert isinstance(store, BlobStore)
    plan = small_plan(store, (12,))
    source = source_of(plan, store, calls, folder / "work")  # type: ignore[arg-type]
    plan_file = store.add_bytes(plan.model_dump_json().encode(), "plan.json", "application/json")
    master = source.master.model_copy(update={"plan": plan_file})
    gate = Measured(name="loudness", passed=passed, measured="-11 LUFS", threshold="-14 LUFS")
    page = store.add_bytes(b"page", "page.html", "text/html")
    made: dict[str, Frozen] = {
        "master_video": master,
        "quality_report": QualityReport(passed=passed, gates=(gate,), fallbacks=(), page=page),
        "video_metadata": source.metadata,
        "captions": source.captions,
        "final_video": FinalVideo(
            video=master.video,
            width=270,
            height=480,
            fps=30,
            frames=12,
            duration_ms=400,
            quality_passed=passed,
        ),
    }
    (key,) = (key for key in defs.resolve_asset_graph().get_all_asset_keys() if key.path[-1] == "deliveries")
    for name, value in made.items():
        artifacts.save(dg.AssetKey([key.path[0], name]), str(VIDEO), value)
    job = defs.resolve_implicit_global_asset_job_def()
    return job.execute_in_process(partition_key=VIDEO, asset_selection=[key], raise_on_error=False)


def test_a_channel_s_deliveries_are_made_in_its_order_and_shown(tmp_path: Path):
    result = deliver(tmp_path, ordered=ORDERED)
    assert result.success
    (event,) = result.get_asset_materialization_events()
    metadata = event.step_materialization_data.materialization.metadata
    assert metadata["deliveries"].value == 3
    assert str(metadata["preview"].value).startswith("![preview](data:image/jpeg;base64,")
    assert "av1 yuv420p10le" in str(metadata["table"].value).replace("\\", "")
    files = ArtifactStore(tmp_path / "home", BlobStore(tmp_path / "home")).load(
        event.asset_key, str(VIDEO), Deliveries
    ).files  # fmt: skip
    assert [(one.profile, one.width, one.made, len(one.subtitles)) for one in files] == [
        ("av1", 270, "encoded", 0),
        ("h264", 270, "copied", 1),
        ("h264", 320, "rendered", 0),
    ]


def test_a_channel_that_asks_for_none_gets_none(tmp_path: Path):
    result = deliver(tmp_path, ordered=[])
    assert result.success
    assert result.output_for_node(result.job_def.nodes[0].name) == Deliveries()


def test_what_did_not_pass_is_not_delivered(tmp_path: Path):
    result = deliver(tmp_path, ordered=ORDERED, passed=False)
    assert not result.success
    (failure,) = result.get_step_failure_events()
    assert "the master does not pass, so nothing is delivered: loudness" in str(failure.event_specific_data)

"""`vidgen export`: files where they were asked for, a batch that goes on after a failure, words for what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import dagster as dg
import pytest
import typer
from typer.testing import CliRunner, Result

from resources.errors import InvalidInput, MissingArtifact, VidgenError
from resources.store import Media
from vidgen_assets.artifacts import Measured, QualityReport
from vidgen_assets.cli import open_session
from vidgen_assets.delivering import export
from vidgen_assets_tests.export.videos import small_plan, source_of

pytestmark = pytest.mark.media

FIRST, SECOND, FAILED = "2026-11-17|1", "2026-11-18|2", "2026-11-18|1"
STEM = "etc-passwd-b-locks-b"
Run = Callable[..., Result]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with two videos that passed and one that did not, made without a pipeline."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VIDGEN_HOME", str(home))
        patch.delenv("DAGSTER_HOME", raising=False)
        with open_session("reddit_stories") as session:
            store, assets = session.calls.store, session.lineage.assets
            page = store.add_bytes(b"page", "page.html", "text/html")
            plan = small_plan(store, (12,))
            source = source_of(plan, store, session.calls, home / "work")
            plan_file = store.add_bytes(plan.model_dump_json().encode(), "plan.json", "application/json")
            master = source.master.model_copy(update={"plan": plan_file})
            for video in (FIRST, SECOND, FAILED):
                report = quality(page, passed=video != FAILED)
                session.artifacts.save(assets["master_video"].key, video, master)
                session.artifacts.save(assets["quality_report"].key, video, report)
                session.artifacts.save(assets["video_metadata"].key, video, source.metadata)
                session.artifacts.save(assets["captions"].key, video, source.captions)
                event = dg.AssetMaterialization(assets["final_video"].key, partition=video)
                session.instance.report_runless_asset_event(event)
    return home


def quality(page: Media, *, passed: bool) -> QualityReport:
    gate = Measured(name="loudness", passed=passed, measured="-11 LUFS", threshold="-14 LUFS")
    return QualityReport(passed=passed, gates=(gate,), fallbacks=(), page=page)


@pytest.fixture
def run(home: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.setenv("VIDGEN_HOME", str(home))
    monkeypatch.delenv("DAGSTER_HOME", raising=False)
    app = typer.Typer()
    app.command()(export)

    def call(*arguments: str) -> tuple[int, str]:
        result = CliRunner().invoke(app, list(arguments))
        if isinstance(result.exception, VidgenError):
            raise result.exception
        return result.exit_code, result.output + capfd.readouterr().out

    return call


def test_one_video_in_two_formats_with_its_subtitles(run: Run, tmp_path: Path):
    status, said = run(
        SECOND,
        "-p",
        "h264",
        "-p",
        "dpx",
        "--subtitles",
        "srt",
        "--subtitles",
        "vtt",
        "--to",
        str(tmp_path / "o"),
    )
    assert status == 0, said
    assert {path.name for path in (tmp_path / "o").iterdir()} == {
        f"2026-11-18_2_{STEM}_h264.mp4",
        f"2026-11-18_2_{STEM}_h264.srt",
        f"2026-11-18_2_{STEM}_h264.vtt",
        f"2026-11-18_2_{STEM}_dpx",
    }
    assert len(list((tmp_path / "o" / f"2026-11-18_2_{STEM}_dpx").glob("*.dpx"))) == 12
    assert "2 delivered, 0 failed" in said
    assert "copied" in said


def test_a_batch_goes_on_after_a_failure_and_its_status_tells(run: Run, tmp_path: Path):
    status, said = run("2026-11-01..2026-11-18", "-p", "h264", "--to", str(tmp_path))
    assert status == 1
    assert "2 delivered, 1 failed" in said
    assert f"failed {FAILED} h264: QualityFailed: the master does not pass" in said
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        f"2026-11-17_1_{STEM}_h264.mp4",
        f"2026-11-18_2_{STEM}_h264.mp4",
    ]


def test_another_shape_is_drawn_from_the_plan(run: Run, tmp_path: Path):
    status, said = run(SECOND, "-p", "av1", "--size", "320x320", "--how", "blur", "--to", str(tmp_path))
    assert status == 0, said
    (path,) = tmp_path.iterdir()
    assert path.name == f"2026-11-18_2_{STEM}_av1_320x320.webm"
    assert "320x320" in said


def test_editors_get_a_package_as_one_file(run: Run, tmp_path: Path):
    status, said = run(SECOND, "-p", "editors", "--zip", "--to", str(tmp_path))
    assert status == 0, said
    assert [path.name for path in tmp_path.iterdir()] == [f"2026-11-18_2_{STEM}_editors.zip"]


@pytest.mark.parametrize(
    ("arguments", "error", "says"),
    [
        ((SECOND, "-p", "mpeg2"), InvalidInput, "no delivery profile 'mpeg2'; there are h264"),
        ((SECOND, "-p", "h264", "--size", "big"), InvalidInput, "'big' is no size"),
        (
            (SECOND, "-p", "h264", "--subtitles", "ass"),
            InvalidInput,
            "no subtitles 'ass'; there are srt, vtt",
        ),
        (("tomorrow", "-p", "h264"), InvalidInput, "'tomorrow' is not a day"),
        (("2026-11-18|x", "-p", "h264"), InvalidInput, "neither a day"),
        (("2026-11-18|9", "-p", "h264"), InvalidInput, "slot 9 is beyond"),
        (
            ("2026-11-10", "-p", "h264"),
            MissingArtifact,
            "no finished video is there of 2026-11-10: make it first",
        ),
    ],
    ids=str,
)
def test_what_cannot_be_is_said_and_nothing_is_written(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], error: type[VidgenError], says: str
):
    with pytest.raises(error, match=says):
        run(*arguments, "--to", str(tmp_path / "out"))
    assert not (tmp_path / "out").exists()


def test_a_place_that_does_not_take_it_is_a_failure_of_that_one(run: Run, tmp_path: Path):
    status, said = run(SECOND, "-p", "tiktok", "-p", "h264", "--to", str(tmp_path))
    assert status == 1
    assert "InvalidInput: TikTok does not take this video: 270x480 has a side outside of 360" in said
    assert "1 delivered, 1 failed" in said

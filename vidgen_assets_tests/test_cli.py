"""The command line: what a person types, and what they are told when it cannot be done."""

import re
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import dagster as dg
import pytest
from typer.testing import CliRunner

from resources.store import BlobStore
from vidgen_assets.artifacts import Selection
from vidgen_assets.cli import app, main
from vidgen_assets.io_manager import ArtifactStore

DAY = "2026-11-18"
WITHOUT_POSTS = "2026-11-03"


@pytest.fixture
def vidgen(home: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    """Run `vidgen` in this process; gives the exit status and what was said on both streams."""

    def run(*arguments: str) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["vidgen", *arguments])
        try:
            main()
            status = 0
        except SystemExit as end:
            status = int(end.code or 0)
        out, err = capfd.readouterr()
        return status, out + err

    return run


def test_help_names_every_command() -> None:
    said = CliRunner().invoke(app, ["--help"]).output
    assert all(command in said for command in ("make", "plan", "refresh", "demo", "status", "doctor", "ui"))


@pytest.mark.parametrize("command", ["make", "plan", "refresh", "demo", "status", "doctor", "ui"])
def test_every_command_explains_itself(command: str) -> None:
    result = CliRunner().invoke(app, [command, "--help"])
    assert result.exit_code == 0
    assert "Usage" in result.output


@pytest.mark.parametrize(
    "text",
    [
        "", "tomorrow", "..", "2026-11-01..", "2026-13-01", "2026-02-30", "20261118", "2026-W47-3", "2026-11-18T00:00",
        " 2026-11-18", "2026-11-18|", "2026-11-18|one", "2026-11-18|-1", "2026-11-18|1|2", "2026-11-18|²",
        "2026-11-18/1", "../../x", "2026-11-18|1; rm -rf ~",
    ],
)  # fmt: skip
@pytest.mark.parametrize("command", ["make", "plan", "refresh"])
def test_what_is_no_day_and_no_video_is_said_before_anything_is_touched(
    vidgen, home: Path, command: str, text: str
) -> None:  # type: ignore[no-untyped-def]
    status, said = vidgen(command, "--", text)
    assert status == 2
    day = text.partition("|")[0] if text.partition("|")[2].isdecimal() else text
    assert f"InvalidInput: {day!r} is " in said or f"InvalidInput: {text!r} is " in said
    assert "a day (2026-11-18)" in said or "a video like 2026-11-18|1" in said
    assert "Traceback" not in said
    assert not home.exists()


def test_a_missing_argument_shows_the_usage(vidgen) -> None:  # type: ignore[no-untyped-def]
    status, said = vidgen("make")
    assert status == 2
    assert "Missing argument" in said


def test_an_unknown_channel_lists_the_known_ones(vidgen, home: Path) -> None:  # type: ignore[no-untyped-def]
    status, said = vidgen("make", DAY, "--channel", "no_such")
    assert status == 2
    assert "there is no channel 'no_such'" in said
    assert "reddit_stories" in said
    assert not home.exists()


def test_a_broken_channel_names_file_line_and_field(vidgen, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "mine.yaml"
    path.write_text("name: mine\ntitle: Mine\nstart_date: 2026-01-01\nstyle: {lutt: x}\n")
    status, said = vidgen("make", DAY, "-c", str(path))
    assert status == 2
    assert f"{path}:4: style.lutt: there is no such field; did you mean 'lut'?" in said
    assert "sources: this field is missing" in said


@pytest.mark.parametrize("option", ["--to", "--force"])
def test_an_unknown_asset_lists_the_known_ones(vidgen, option: str) -> None:  # type: ignore[no-untyped-def]
    status, said = vidgen("make", DAY, option, "final_vido")
    assert status == 2
    assert "there is no asset 'final_vido'" in said
    assert "final_video" in said


@pytest.mark.parametrize("command", ["make", "plan"])
def test_a_slot_the_channel_does_not_have_is_named(vidgen, command: str) -> None:  # type: ignore[no-untyped-def]
    status, said = vidgen(command, f"{DAY}|9")
    assert status == 2
    assert "slot 9 is beyond the channel's 3 slots (selection.slots)" in said


def test_a_day_before_the_channel_s_first_is_named(vidgen) -> None:  # type: ignore[no-untyped-def]
    status, said = vidgen("make", "2026-10-31")
    assert status == 2
    assert "2026-10-31 is before the channel's start_date 2026-11-01" in said


def test_a_day_to_come_is_named(vidgen) -> None:  # type: ignore[no-untyped-def]
    tomorrow = (datetime.now(UTC).date() + timedelta(days=1)).isoformat()
    status, said = vidgen("make", tomorrow)
    assert status == 2
    assert f"{tomorrow} is still to come" in said


def test_an_empty_home_has_no_videos_and_says_what_to_try(vidgen) -> None:  # type: ignore[no-untyped-def]
    status, said = vidgen("status")
    assert status == 0
    assert "no video was made yet: try `vidgen demo`" in said
    assert "spent: $0.00" in said


def test_the_plan_of_a_day_says_what_is_missing(vidgen) -> None:  # type: ignore[no-untyped-def]
    status, said = vidgen("plan", DAY)
    assert status == 0
    assert "selected_ideas" in said
    assert "it was never made" in said
    assert "0 fresh" in said


def test_a_make_stops_where_it_is_told_and_then_has_nothing_to_do(vidgen) -> None:  # type: ignore[no-untyped-def]
    status, said = vidgen("make", DAY, "--to", "imported_posts")
    assert status == 0
    assert "ok       1/1  imported_posts" in said
    assert "made 1 asset partitions; $0.00 spent" in said
    status, said = vidgen("make", DAY, "--to", "imported_posts")
    assert (status, said.strip()) == (0, "nothing to do: all 1 asset partitions are fresh")
    status, said = vidgen("make", DAY, "--to", "imported_posts", "--force", "imported_posts")
    assert "made 1 asset partitions" in said


@pytest.mark.media
def test_a_slot_keeps_its_idea_until_the_day_is_chosen_anew(vidgen, home) -> None:  # type: ignore[no-untyped-def]
    assert vidgen("make", DAY, "--to", "selected_ideas")[0] == 0
    artifacts = ArtifactStore(home, BlobStore(home))
    key = dg.AssetKey(["reddit_stories", "selected_ideas"])
    chosen = artifacts.load(key, DAY, Selection)
    first, second, *rest = chosen.slots
    swapped = (
        second.model_copy(update={"slot": first.slot}),
        first.model_copy(update={"slot": second.slot}),
        *rest,
    )
    artifacts.save(key, DAY, chosen.model_copy(update={"slots": swapped}))
    assert vidgen("make", DAY, "--to", "selected_ideas", "--force", "selected_ideas")[0] == 0
    assert [slot.idea.id for slot in artifacts.load(key, DAY, Selection).slots] == [
        slot.idea.id for slot in swapped
    ]
    assert vidgen("make", DAY, "--to", "selected_ideas", "--reselect")[0] == 0
    assert artifacts.load(key, DAY, Selection) == chosen


@pytest.mark.media
def test_a_day_without_posts_says_why_and_its_videos_cannot_be_made(vidgen) -> None:  # type: ignore[no-untyped-def]
    status, said = vidgen("make", WITHOUT_POSTS, "--to", "final_video")
    assert status == 0
    (why,) = [line for line in said.splitlines() if line.startswith(f"{WITHOUT_POSTS}: ")]
    assert len(why) > 20
    status, said = vidgen("make", f"{WITHOUT_POSTS}|1")
    assert status == 1
    assert why in said
    assert "final video:" not in said


@pytest.mark.media
def test_a_failure_ends_with_its_words_and_status_one(
    vidgen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.delenv("REDDIT_CLIENT_ID", raising=False)
    path = tmp_path / "mine.yaml"
    path.write_text(
        "name: mine\ntitle: Mine\nstart_date: 2026-01-01\nsources: {reddit: true, subreddits: [tifu]}\n"
        "voice: {default: a, voices: {a: {voice: en-us}}}\n"
    )
    status, said = vidgen("make", DAY, "-c", str(path), "--to", "post_quality")
    assert status == 1, said
    assert f"failed reddit_posts {DAY}: " in said
    assert "REDDIT_CLIENT_ID" in said
    assert "Traceback" not in said
    assert re.search(r"^ok +1/3  imported_posts", said, re.M)  # what does not need it was made
    assert "post_quality" not in said

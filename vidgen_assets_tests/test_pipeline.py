"""The whole pipeline on the shipped examples, at a small size: what is made, what is made again, and what never is.

A copy of the project is worked on, so that a test can edit a prompt or a LUT as a user would.
"""

import json
import signal
import time
from pathlib import Path

import pytest

from vidgen_assets_tests.project import Copy, copy_project

pytestmark = pytest.mark.media

DAY = "2026-11-18"
VIDEO = f"{DAY}|1"
# who comes after the grade, and nobody else
AFTER_THE_GRADE = {
    "color_grade", "master_video", "device_previews", "sync_report", "quality_report", "thumbnail", "final_video",
    "youtube_receipt", "tiktok_receipt", "instagram_receipt", "facebook_receipt", "deliveries",
}  # fmt: skip


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """The project with one video made."""
    folder = tmp_path_factory.mktemp("project")
    copy = copy_project(folder, tmp_path_factory.mktemp("homes") / "first")
    said = copy.run("make", VIDEO)
    assert "final video: " in said
    return copy


def test_a_second_make_makes_nothing(project: Copy) -> None:
    said = project.run("make", VIDEO)
    assert "nothing to do" in said


def test_the_same_inputs_give_the_same_versions_in_another_home(project: Copy, tmp_path: Path) -> None:
    other = Copy(project.root, tmp_path / "second")
    other.run("make", VIDEO)
    assert other.versions() == project.versions()


def test_a_corrupt_artifact_is_found_and_made_again(project: Copy) -> None:
    before = project.versions()
    (sound,) = [
        project.home / "blobs" / media["sha256"][:2] / f"{media['sha256']}.wav"
        for media in [
            json.loads((project.home / "artifacts/small/soundtrack" / DAY / "1.json").read_text())["value"][
                "audio"
            ]
        ]
    ]
    data = bytearray(sound.read_bytes())
    data[5000] ^= 0xFF
    sound.write_bytes(data)
    assert project.made(VIDEO) == {"soundtrack"}
    assert project.versions() == before


def test_another_look_makes_the_grade_and_what_follows_and_nothing_before(project: Copy) -> None:
    text = project.channel.read_text()
    try:
        project.channel.write_text(text.replace("lut: warm_story", "lut: noir"))
        made = project.made(VIDEO)
        assert {"color_grade", "master_video", "final_video", "youtube_receipt"} <= made
        assert made <= AFTER_THE_GRADE
    finally:
        project.channel.write_text(text)
        project.made(VIDEO)


def test_an_edited_prompt_makes_its_script_again_and_stops_where_the_bytes_are_equal(project: Copy) -> None:
    prompt = project.root / "vidgen_assets" / "prompts" / "revised_script.md"
    prompt.write_text(prompt.read_text() + "\nShorter sentences.\n")
    # the embedded writer does not read prompts: its script comes out the same, so nothing after it is made
    assert project.made(VIDEO) == {"revised_script"}


def test_an_edited_word_travels_from_the_script_on(project: Copy) -> None:
    text = project.channel.read_text()
    try:
        project.channel.write_text(text.replace("call_to_action: question", "call_to_action: follow"))
        made = project.made(VIDEO)
        assert {
            "raw_script",
            "polished_script",
            "voiceover",
            "captions",
            "master_video",
            "final_video",
        } <= made
        assert not made & {"reddit_posts", "imported_posts", "post_quality", "unique_posts", "ranked_posts"}
    finally:
        project.channel.write_text(text)
        project.made(VIDEO)


def test_killed_in_the_middle_it_goes_on_and_repeats_no_finished_call(project: Copy, tmp_path: Path) -> None:
    copy = Copy(project.root, tmp_path / "killed")
    calls = 0
    for wanted in (6, 16, 34):
        process = copy.start("make", VIDEO)
        deadline = time.monotonic() + 200
        while process.poll() is None and time.monotonic() < deadline:
            calls = len(copy.ledger()) if (copy.home / "calls.sqlite").exists() else 0
            if calls >= wanted:
                break
            time.sleep(0.05)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        before = copy.ledger()
        assert len(before) >= wanted
    copy.run("make", VIDEO)
    after = copy.ledger()
    assert {key: after[key] for key in before} == before
    assert copy.versions() == project.versions()


def test_a_slot_beyond_the_selection_says_so(project: Copy) -> None:
    process = project.start("make", f"{DAY}|9")
    said, _ = process.communicate(timeout=120)
    assert process.returncode == 2
    assert "slot 9 is beyond the channel's 3 slots" in said


def test_an_empty_day_says_why_and_makes_no_video(project: Copy) -> None:
    said = project.run("make", "2026-11-02")
    assert "final video" not in said
    assert "2026-11-02: " in said

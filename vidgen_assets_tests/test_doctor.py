"""The doctor: what works is tried, what does not is named with its mend, and no secret is ever shown."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from vidgen_assets.channel import CHANNELS
from vidgen_assets.doctor import Check, examine

SECRET = "sk-very-secret-value"
CHANNEL = """\
name: mine
title: Mine
start_date: 2026-11-01
sources:
  files: [posts/*.jsonl]
  briefs: briefs
voice:
  default: narrator
  voices:
    narrator: {{voice: en-us}}
{more}
"""


def channel(folder: Path, more: str = "") -> str:
    path = folder / "mine.yaml"
    path.write_text(CHANNEL.format(more=more))
    return str(path)


def by_name(checks: tuple[Check, ...]) -> dict[str, Check]:
    return {check.name: check for check in checks}


@pytest.mark.media
def test_on_a_machine_that_works_nothing_fails_and_every_part_was_tried(tmp_path):
    checks = examine("reddit_stories", tmp_path / "home", {})
    assert [check for check in checks if check.state == "fail"] == []
    found = by_name(checks)
    assert "encodes and measures" in found["ffmpeg"].found
    assert found["PyAV"].found.endswith("1 of 1 frames came back")
    assert "espeak-ng spoke 6 words" in found["voice"].found
    assert found["aligner"].found == "pocketsphinx found 6 of 6 words again"
    assert "draws" in found["drawing"].found
    assert found["channel"].found == "reddit_stories: Reddit Stories"
    assert found["posts"].state == "ok"
    assert found["DAGSTER_HOME"].found.endswith("dagster is used")
    assert not (tmp_path / "home").exists(), "looking makes nothing"


@pytest.mark.media
class TestWithAChannel:
    def test_missing_folders_are_told_with_the_command_that_makes_them(self, tmp_path):
        found = by_name(examine(channel(tmp_path), tmp_path / "home", {}))
        assert found["posts"].state == "warn"
        assert "posts/*.jsonl: no file there" in found["posts"].found
        assert found["briefs"].mend == f"mkdir -p {tmp_path / 'briefs'}"

    def test_every_named_provider_is_looked_up_and_a_fallback_softens_it(self, tmp_path):
        more = (
            "writing: {writers: [openai, embedded]}\n"
            "style: {pictures: [replicate]}\n"
            "platforms: {youtube: {provider: youtube}, tiktok: {enabled: true, provider: vimeo}}\n"
        )
        environ = {"OPENAI_API_KEY": SECRET, "YOUTUBE_CLIENT_ID": SECRET}
        checks = examine(channel(tmp_path, more), tmp_path / "home", environ)
        found = by_name(checks)
        assert found["writing.writers: openai"].found == "OPENAI_API_KEY present"
        assert found["style.pictures: replicate"].state == "fail"
        assert found["style.pictures: replicate"].mend == "export REPLICATE_API_TOKEN=..."
        youtube = found["platforms.youtube: youtube"]
        assert youtube.found == "YOUTUBE_CLIENT_SECRET, YOUTUBE_REFRESH_TOKEN absent"
        assert found["platforms.tiktok: vimeo"].found == "there is no such provider"
        assert SECRET not in repr(checks)
        absent = by_name(examine(channel(tmp_path, more), tmp_path / "home", {}))
        assert absent["writing.writers: openai"].state == "warn"
        assert "the next in line is used" in absent["writing.writers: openai"].found

    def test_a_voice_that_does_not_exist_is_found_by_letting_it_speak(self, tmp_path):
        path = Path(channel(tmp_path))
        path.write_text(path.read_text().replace("{voice: en-us}", "{voice: xx-nowhere}"))
        found = by_name(examine(str(path), tmp_path / "home", {}))
        assert found["voice narrator"].state == "fail"
        assert "voice.voices.narrator.voice" in found["voice narrator"].mend

    def test_broken_figures_only_warn(self, tmp_path):
        outbox = tmp_path / "home" / "outbox" / "mine"
        outbox.mkdir(parents=True)
        (outbox / "metrics.csv").write_text("platform,veiws\n")
        found = by_name(examine(channel(tmp_path), tmp_path / "home", {}))
        assert found["figures"].state == "warn"
        assert "metrics.csv:1: veiws" in found["figures"].found


@pytest.mark.media
class TestWhatIsBroken:
    def test_a_channel_that_is_wrong_is_shown_line_by_line(self, tmp_path):
        path = channel(tmp_path, "writing: {writers: [embedded], lenght: 3}\n")
        found = by_name(examine(path, tmp_path / "home", {}))
        assert found["channel"].state == "fail"
        assert "writing.lenght" in found["channel"].found
        assert f"{path}:" in found["channel"].found
        assert "sources" not in found, "nothing is said about a channel that cannot be read"

    def test_a_channel_that_is_not_there_names_those_that_are(self, tmp_path):
        found = by_name(examine("nobody", tmp_path / "home", {}))
        assert found["channel"].state == "fail"
        assert "reddit_stories" in found["channel"].found
        assert (CHANNELS / "reddit_stories.yaml").is_file()

    def test_a_home_that_is_a_file_and_a_relative_dagster_home_fail(self, tmp_path):
        (tmp_path / "home").write_text("a file")
        found = by_name(examine(channel(tmp_path), tmp_path / "home", {"DAGSTER_HOME": "relative"}))
        assert found["home"].state == "fail"
        assert "is a file" in found["home"].found
        assert "VIDGEN_HOME" in found["home"].mend
        assert "not an absolute path" in found["DAGSTER_HOME"].found

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
    def test_a_home_without_write_permission_fails(self, tmp_path):
        (tmp_path / "home").mkdir(mode=0o500)
        assert by_name(examine(channel(tmp_path), tmp_path / "home", {}))["home"].state == "fail"

    def test_an_ffmpeg_that_is_not_one_is_found_by_trying(self, tmp_path, monkeypatch):
        from resources.ffmpeg import ffmpeg_path

        fake = tmp_path / "ffmpeg"
        fake.write_text("#!/bin/sh\necho no such encoder >&2\nexit 1\n")
        fake.chmod(0o755)
        monkeypatch.setenv("IMAGEIO_FFMPEG_EXE", str(fake))
        ffmpeg_path.cache_clear()
        try:
            found = by_name(examine(channel(tmp_path), tmp_path / "home", {}))
        finally:
            ffmpeg_path.cache_clear()
        assert found["ffmpeg"].state == "fail"
        assert "no such encoder" in found["ffmpeg"].found
        assert found["ffmpeg"].mend == "pip install --force-reinstall imageio-ffmpeg"

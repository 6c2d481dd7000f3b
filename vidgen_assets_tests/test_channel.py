"""A channel file is checked before anything is spent, and what is wrong is named by file, line and field."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args, get_origin

import pytest

from resources.errors import ChannelError, InvalidInput
from vidgen_assets.artifacts import Frozen
from vidgen_assets.channel import CHANNELS, PROJECT, Channel, load_channel

MINIMAL = """\
name: mine
title: Mine
start_date: 2026-01-01
sources: {files: [posts/*.jsonl]}
voice:
  default: narrator
  voices: {narrator: {voice: en-us}}
"""


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "mine.yaml"
    path.write_text(text, "utf-8")
    return path


def problems(tmp_path: Path, text: str) -> tuple[str, ...]:
    with pytest.raises(ChannelError) as caught:
        load_channel(write(tmp_path, text))
    return caught.value.problems


def test_every_shipped_channel_is_valid() -> None:
    names = [path.stem for path in CHANNELS.glob("*.yaml")]
    assert "reddit_stories" in names
    assert [load_channel(name).name for name in names] == names


def test_a_path_works_wherever_a_name_does(tmp_path: Path) -> None:
    channel = load_channel(write(tmp_path, MINIMAL))
    assert channel.name == "mine"
    assert channel.resolve("posts/a.jsonl") == tmp_path / "posts" / "a.jsonl"
    assert channel.selection.slots == 3


@pytest.mark.parametrize(
    ("change", "line", "field", "words"),
    [
        ("styles: {lut: noir}\n", 8, "styles", "did you mean 'style'"),
        ("style:\n  lutt: noir\n", 9, "style.lutt", "did you mean 'lut'"),
        ("style:\n  lut_strength: 7\n", 9, "style.lut_strength", "less than or equal to 1"),
        ("style:\n\n  transitions: [cut, explode]\n", 10, "style.transitions.1", "Input should be"),
        ("writing: {target_seconds: 99}\n", 8, "writing", "does not hold"),
        ("style: {lut: no_such_look}\n", 8, "style.lut", "there is no LUT 'no_such_look'"),
        ("captions: {fill: red}\n", 8, "captions.fill", "pattern"),
        ("automation: {daily_at: 25:00}\n", 8, "automation.daily_at", "no time of day"),
        ("automation: {timezone: Mars/Base}\n", 8, "automation.timezone", "no time zone 'Mars/Base'"),
        ("automation: {timezone: ../../etc/passwd}\n", 8, "automation.timezone", "no time zone"),
        ("notify: {ui_url: javascript:x}\n", 8, "notify.ui_url", "no web address"),
        ("notify:\n  notifiers:\n    - {kind: slack}\n", 10, "notify.notifiers.0", "slack needs url_from"),
        ("retention:\n  calls_days: 0\n", 9, "retention.calls_days", "greater than or equal to 1"),
    ],
)
def test_a_wrong_field_is_named_with_its_line(
    tmp_path: Path, change: str, line: int, field: str, words: str
) -> None:
    (problem,) = problems(tmp_path, MINIMAL + change)
    assert problem.startswith(f"{tmp_path / 'mine.yaml'}:{line}: {field}: ")
    assert words in problem


def test_a_url_given_for_its_variable_is_refused_without_repeating_it(tmp_path: Path) -> None:
    url = "https://hooks.example.com/services/T0/B0/secret"
    (problem,) = problems(
        tmp_path, MINIMAL + f"notify:\n  notifiers:\n    - {{kind: slack, url_from: '{url}'}}\n"
    )
    assert problem.startswith(f"{tmp_path / 'mine.yaml'}:10: notify.notifiers.0.url_from: ")
    assert "names an environment variable" in problem
    assert "secret" not in problem


def test_a_time_of_day_needs_no_quotes(tmp_path: Path) -> None:
    channel = load_channel(
        write(tmp_path, MINIMAL + "automation: {daily_at: 06:30, timezone: Europe/Berlin}\n")
    )
    assert (channel.automation.daily_at, channel.automation.timezone) == ("06:30", "Europe/Berlin")


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    assert len(problems(tmp_path, MINIMAL + "style: {crf: 1}\nformats: {fps: 31}\n")) == 2


def test_broken_yaml_names_its_line(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, MINIMAL + "style: [unclosed\n")
    assert problem.startswith(f"{tmp_path / 'mine.yaml'}:")
    assert "the YAML is broken" in problem


def test_a_duplicate_key_is_an_error(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, MINIMAL + "title: Again\n")
    assert "duplicate key" in problem


def test_bytes_that_are_not_utf8_are_named(tmp_path: Path) -> None:
    path = write(tmp_path, MINIMAL)
    path.write_bytes(path.read_bytes() + b"\nowners: ['\xff']\n")
    with pytest.raises(ChannelError, match="not UTF-8"):
        load_channel(path)


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "just words\n"])
def test_a_file_that_is_no_mapping_is_said_so(tmp_path: Path, text: str) -> None:
    assert "mapping of sections" in problems(tmp_path, text)[0]


def test_a_name_can_not_leave_the_asset_key(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, MINIMAL.replace("name: mine", "name: ../../x"))
    assert "letters, digits" in problem


def test_an_unknown_channel_lists_the_known_ones() -> None:
    with pytest.raises(InvalidInput, match="reddit_stories"):
        load_channel("no_such_channel")


def test_every_field_is_explained_in_the_docs() -> None:
    page = (PROJECT / "docs" / "channel.md").read_text("utf-8")
    explained = set(re.findall(r"`([a-z_]+(?:\.[A-Za-z_]+)*)`", page))
    fields = {
        re.sub(r"^platforms\.(tiktok|instagram|facebook)\.", "platforms.youtube.", path)
        for path in every_field(Channel)
    }
    assert fields - explained == set()
    named = {path for path in explained if path.split(".")[0] in Channel.model_fields and "." in path}
    assert named - fields == set()


def every_field(model: type[Frozen], prefix: str = "") -> Iterator[str]:
    """Yield every setting of a channel file; those of a voice under NAME."""
    for name, info in model.model_fields.items():
        path, kind = f"{prefix}{name}", info.annotation
        if isinstance(kind, type) and issubclass(kind, Frozen):
            yield from every_field(kind, f"{path}.")
        elif not info.exclude:
            yield path
            if get_origin(kind) is dict and hasattr(held := get_args(kind)[1], "model_fields"):
                yield from every_field(held, f"{path}.NAME.")

"""An asset sees only what it declared, its code version is made of exactly that, and its failures speak."""

from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path

import dagster as dg
import pytest
from dagster._core.execution.plan.objects import StepFailureData

from resources import progress
from resources.errors import RateLimited, RenderFailed
from vidgen_assets import building
from vidgen_assets.artifacts import Frozen
from vidgen_assets.building import (
    PROMPTS,
    WATCHERS,
    AssetRun,
    Reads,
    Settings,
    UndeclaredSetting,
    asset,
    code_version,
    reads_of,
    setting_fingerprint,
    what_changed,
)
from vidgen_assets.channel import LUTS, Channel, load_channel
from vidgen_assets.partitions import day_partitions

DAYS = day_partitions(date(2026, 1, 1))
DAY = "2026-01-05"
CHANNEL = """\
name: mine
title: Mine
start_date: 2026-01-01
sources: {{files: [posts/*.jsonl]}}
voice:
  default: narrator
  voices: {{narrator: {{voice: en-us, rate_wpm: {rate}}}}}
style: {{lut: {lut}, lut_strength: {strength}}}
"""


def channel_of(tmp_path: Path, *, rate: int = 175, lut: str = "look.cube", strength: float = 0.5) -> Channel:
    path = tmp_path / "mine.yaml"
    path.write_text(CHANNEL.format(rate=rate, lut=lut, strength=strength))
    if not (tmp_path / "look.cube").exists():
        (tmp_path / "look.cube").write_bytes((LUTS / "noir.cube").read_bytes())
    return load_channel(path)


def spec_of(*settings: str, prompts: tuple[str, ...] = (), code: str = "1") -> dg.AssetSpec:
    @asset(DAYS, code=code, kinds={"json"}, reads=Reads(settings, prompts))
    def grade(context: dg.AssetExecutionContext) -> None:
        """Grade."""

    return grade.get_asset_spec()


# code versions


def test_a_code_version_names_what_it_is_made_of(tmp_path: Path) -> None:
    prompt = sorted(PROMPTS.glob("*.md"))[0].stem
    version = code_version(spec_of("style.lut", "voice", prompts=(prompt,), code="7"), channel_of(tmp_path))
    assert [part.split("=")[0] for part in version.split()] == [
        "code",
        f"prompts/{prompt}.md",
        "style.lut",
        "voice",
    ]
    assert version.startswith("code=7 ")


def test_only_declared_settings_change_a_code_version(tmp_path: Path) -> None:
    spec = spec_of("style.lut_strength")
    before = code_version(spec, channel_of(tmp_path))
    assert code_version(spec, channel_of(tmp_path, rate=200)) == before
    assert code_version(spec, channel_of(tmp_path, strength=0.7)) != before


def test_a_changed_setting_is_named(tmp_path: Path) -> None:
    spec = spec_of("style", "voice")
    before, now = (code_version(spec, channel_of(tmp_path, rate=rate)) for rate in (175, 200))
    assert what_changed(before, now) == ("channel: voice changed",)


@pytest.mark.parametrize("setting", ["style", "style.lut"])
def test_a_lut_counts_with_the_bytes_of_its_file(tmp_path: Path, setting: str) -> None:
    before = setting_fingerprint(channel_of(tmp_path), setting)
    (tmp_path / "look.cube").write_bytes((LUTS / "vivid.cube").read_bytes())
    assert setting_fingerprint(channel_of(tmp_path), setting) != before


def test_a_music_folder_counts_with_its_files_and_their_licences(tmp_path: Path) -> None:
    channel = channel_of(tmp_path)
    sound = channel.sound.model_copy(update={"music": "library", "music_library": "songs"})
    channel = channel.model_copy(update={"sound": sound})
    (tmp_path / "songs").mkdir()
    seen = [setting_fingerprint(channel, "sound")]
    for name in ("a.mp3", "a.mp3.licence.yaml", "notes.txt"):
        (tmp_path / "songs" / name).write_text("x")
        seen.append(setting_fingerprint(channel, "sound"))
    assert len(set(seen)) == 3
    assert seen[-1] == seen[-2], "a file that is neither music nor licence changes nothing"


@pytest.mark.parametrize(
    "setting", ["name", "start_date", "sources.files", "voice.voices", "selection.slots", "platforms.youtube"]
)
def test_every_kind_of_setting_has_a_fingerprint(tmp_path: Path, setting: str) -> None:
    assert len(setting_fingerprint(channel_of(tmp_path), setting)) == 8


def test_a_fingerprint_does_not_depend_on_where_the_channel_lies(tmp_path: Path) -> None:
    versions = set()
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        versions.add(code_version(spec_of("style", "voice", "sources"), channel_of(tmp_path / name)))
    assert len(versions) == 1


def test_a_setting_that_does_not_exist_is_an_error_where_it_is_declared(tmp_path: Path) -> None:
    with pytest.raises(AttributeError, match="lutt"):
        code_version(spec_of("style.lutt"), channel_of(tmp_path))


def test_a_declaration_survives_in_the_spec() -> None:
    spec = spec_of("b", "a", prompts=("p",))
    assert reads_of(spec) == Reads(("a", "b"), ("p",))
    assert spec.description == "Grade."
    assert reads_of(dg.AssetSpec("bare")) == Reads()


# what an asset may see


class Note(Frozen):
    """What the assets below make."""

    text: str


def make(one: dg.AssetsDefinition, channel: Channel | None = None) -> dg.ExecuteInProcessResult:
    resources = {"settings": Settings(channel)} if channel else {}
    return dg.materialize([one], partition_key=DAY, resources=resources, raise_on_error=False)


def test_declared_settings_can_be_read_and_others_not(tmp_path: Path) -> None:
    seen: dict[str, object] = {}

    @asset(DAYS, code="1", kinds={"json"}, reads=Reads(("style.lut", "voice")))
    def look(context: dg.AssetExecutionContext, settings: dg.ResourceParam[Settings]) -> None:
        channel = settings.of(context)
        seen["lut"] = channel.style.lut
        seen["rate"] = channel.voice.voices["narrator"].rate_wpm
        seen["whole"] = settings.unguarded.name
        for words, read in {
            "a sibling": lambda: channel.style.lut_strength,
            "a section": lambda: channel.sound,
            "a name": lambda: channel.name,
            "a method": lambda: channel.lut_files(),
            "all of it": lambda: channel.model_dump(),
        }.items():
            with pytest.raises(UndeclaredSetting, match="look reads the setting") as caught:
                read()
            seen[words] = str(caught.value)

    assert make(look, channel_of(tmp_path)).success
    assert (seen["lut"], seen["rate"], seen["whole"]) == ("look.cube", 175, "mine")
    assert "'style.lut_strength' but declares only" in str(seen["a sibling"])


def test_a_setting_that_begins_like_a_declared_one_is_another(tmp_path: Path) -> None:
    @asset(DAYS, code="1", kinds={"json"}, reads=Reads(("style.lut",)))
    def look(context: dg.AssetExecutionContext, settings: dg.ResourceParam[Settings]) -> None:
        _ = settings.of(context).style.lut_strength

    result = make(look, channel_of(tmp_path))
    assert not result.success


# what an asset reads from outside


def test_what_is_outside_is_noted_before_the_asset_reads_it(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.write_text("then")
    asked: list[tuple[str, Path, tuple[str, ...]]] = []

    def look_outside(channel: Channel, home: Path, days: Collection[str]) -> dict[str, dict[str, str]]:
        asked.append((channel.name, home, tuple(days)))
        return {day: {"source": source.read_text()} for day in days}

    @asset(DAYS, code="1", kinds={"json"}, outside=look_outside)
    def reads_a_source(context: dg.AssetExecutionContext, settings: dg.ResourceParam[Settings]) -> None:
        source.write_text("meanwhile")

    assert building.reads_outside("reads_a_source")
    settings = Settings(channel_of(tmp_path), tmp_path / "home")
    result = dg.materialize([reads_a_source], partition_key=DAY, resources={"settings": settings})
    assert result.success
    assert asked == [("mine", tmp_path / "home", (DAY,))]
    assert building.seen_outside("reads_a_source", DAY) == {"source": "then"}
    assert building.seen_outside("reads_a_source", DAY) is None, "it is given once"
    assert settings.outside("reads_a_source", (DAY,)) == {DAY: {"source": "meanwhile"}}


def test_an_asset_that_declares_nothing_outside_reads_nothing_there(tmp_path: Path) -> None:
    assert not building.reads_outside("grade")
    assert Settings(channel_of(tmp_path), tmp_path).outside("grade", (DAY,)) == {}


# failures, progress and who is told


@pytest.fixture
def told() -> Iterator[list[str]]:
    """What the watchers heard, in order."""
    heard: list[str] = []

    def started(run: AssetRun) -> None:
        heard.append(f"start {run.asset} {run.partition}")

    def ended(run: AssetRun, ok: bool) -> None:
        heard.append(f"{'ok' if ok else 'fail'} {run.asset}")

    WATCHERS.started.append(started)
    WATCHERS.ended.append(ended)
    yield heard
    WATCHERS.started.remove(started)
    WATCHERS.ended.remove(ended)


def failure_of(result: dg.ExecuteInProcessResult) -> StepFailureData:
    (event,) = [event for event in result.all_events if event.is_step_failure]
    return event.step_failure_data


def test_our_own_failure_keeps_its_words_and_is_not_retried(told: list[str]) -> None:
    runs: list[int] = []

    @asset(DAYS, code="1", kinds={"json"})
    def voice(context: dg.AssetExecutionContext) -> None:
        runs.append(1)
        raise RateLimited("asks to wait", provider="elevenlabs", item="sentence 3", retry_after_s=3600)

    result = make(voice)
    data = failure_of(result)
    assert data.user_failure_data is not None
    assert data.user_failure_data.description == (
        "RateLimited: elevenlabs: asks to wait (sentence 3). In 60 minutes or later run the same again, "
        "which goes on with what is missing and pays nothing twice"
    )
    assert data.user_failure_data.metadata["error"].value == "RateLimited"
    assert data.user_failure_data.metadata["retryable"].value is True
    assert runs == [1]
    assert told == [f"start voice {DAY}", "fail voice"]


def test_a_bug_is_not_dressed_up_as_a_failure_we_can_explain(told: list[str]) -> None:
    @asset(DAYS, code="1", kinds={"json"})
    def voice(context: dg.AssetExecutionContext) -> None:
        raise ZeroDivisionError("a bug")

    data = failure_of(make(voice))
    assert data.user_failure_data is None
    assert told == [f"start voice {DAY}", "fail voice"]


def test_a_finished_asset_is_told_and_its_progress_is_heard(told: list[str]) -> None:
    heard: list[progress.Step] = []

    @asset(DAYS, code="1", kinds={"json"})
    def shots(context: dg.AssetExecutionContext) -> None:
        progress.report("shot", 1, 2, "the kitchen")
        progress.report("shot", 2, 2)

    with progress.listening(heard.append):
        result = make(shots)
    assert told == [f"start shots {DAY}", "ok shots"]
    assert [(step.done, step.detail) for step in heard] == [(1, "the kitchen"), (2, "")]
    assert result.success


@pytest.mark.parametrize(
    ("every_s", "lines"),
    [
        (60.0, ["shot 9 of 9: the kitchen"]),
        (0.0, [f"shot {number} of 9: the kitchen" for number in range(1, 10)]),
    ],
)
def test_progress_is_in_the_run_s_log_and_does_not_flood_it(
    instance: dg.DagsterInstance, monkeypatch: pytest.MonkeyPatch, every_s: float, lines: list[str]
) -> None:
    monkeypatch.setattr(building, "LOG_EVERY_S", every_s)

    @asset(DAYS, code="1", kinds={"json"})
    def shots(context: dg.AssetExecutionContext) -> None:
        for number in range(1, 10):
            progress.report("shot", number, 9, "the kitchen")

    result = dg.materialize([shots], partition_key=DAY, instance=instance)
    messages = [entry.user_message for entry in instance.all_logs(result.run_id)]
    assert [message for message in messages if message.startswith("shot")] == lines


def test_a_failure_inside_another_names_the_first_cause() -> None:
    @asset(DAYS, code="1", kinds={"json"})
    def master(context: dg.AssetExecutionContext) -> None:
        try:
            raise OSError("disk on fire")
        except OSError as error:
            raise RenderFailed("shot 4: the encoder said no") from error

    data = failure_of(make(master))
    assert data.user_failure_data is not None
    assert data.user_failure_data.description == "RenderFailed: shot 4: the encoder said no"

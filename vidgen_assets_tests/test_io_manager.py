"""Artifacts are kept whole, verified when read, named by their content, and given back as they were."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import dagster as dg
import pytest

from resources.call_cache import Call, CallCache, Usage
from resources.call_cache import Made as CallMade
from resources.errors import CorruptArtifact, MissingArtifact
from resources.store import BlobStore, Media
from vidgen_assets.artifacts import Batch, Comment, Frozen, JudgedPost, PersonalData, Post, Score, Verdict
from vidgen_assets.io_manager import ArtifactIOManager, ArtifactStore, media_of
from vidgen_assets.partitions import day_partitions, window

KEY = dg.AssetKey(["mine", "voice"])
DAY = "2026-01-05"
VIDEO = "2026-01-05|2"


class Voice(Frozen):
    """A small artifact with a file."""

    audio: Media
    words: tuple[str, ...] = ()
    more: Mapping[str, Media] = {}


class Other(Frozen):
    """Something else."""

    unlike: int


@pytest.fixture
def artifacts(tmp_path: Path, store: BlobStore) -> ArtifactStore:
    return ArtifactStore(tmp_path / "home", store)


def test_what_was_read_from_outside_is_kept_beside_the_value_and_no_part_of_it(
    artifacts: ArtifactStore, voice: "Voice"
) -> None:
    seen = {"../inbox/\u00fc \\udcff [b].yaml": "0123456789abcdef"}
    bare = artifacts.save(KEY, VIDEO, voice)
    assert artifacts.outside(KEY, VIDEO) is None
    assert artifacts.keep(KEY, VIDEO, voice, seen)[0] == bare
    assert artifacts.outside(KEY, VIDEO) == seen
    assert artifacts.damage(KEY, VIDEO, bare) == ""
    assert artifacts.load(KEY, VIDEO, Voice) == voice
    for rubbish in (b"", b"[]", b'{"outside": 1}', b'{"outside": [1]}', b"\xff"):
        artifacts.path(KEY, VIDEO).write_bytes(rubbish)
        assert artifacts.outside(KEY, VIDEO) is None
    assert artifacts.outside(KEY, "2026-01-06") is None


@pytest.fixture
def voice(store: BlobStore) -> Voice:
    return Voice(audio=store.add_bytes(b"sound", "v.wav", "audio/wav"), words=("día", "日"))


def judged(
    name: str, *, comments: tuple[Comment, ...] = (), found: tuple[PersonalData, ...] = ()
) -> JudgedPost:
    post = Post(
        id=name,
        origin="files",
        community="tifu",
        title=f"Title of {name} – “quoted” | piped",
        body="line\n\n**bold** \u202e\x07 日本 😀",
        author="",
        url="",
        permalink="/r/x",
        created_ms=1_700_000_000_123,
        score=-3,
        comment_count=0,
        comments=comments,
    )
    score = Score(name="hook", value=1 / 3, why="a third")
    verdict = Verdict(allowed=True, rule="ok", why="")
    return JudgedPost(
        post=post, language="en", words=2, scores=(score,), total=1e-9, verdict=verdict, personal_data=found
    )


# models


def test_what_is_saved_comes_back_the_same(artifacts: ArtifactStore, voice: Voice) -> None:
    artifacts.save(KEY, VIDEO, voice)
    assert artifacts.load(KEY, VIDEO, Voice) == voice


def test_the_data_version_is_the_hash_of_the_content(artifacts: ArtifactStore, voice: Voice) -> None:
    first = artifacts.save(KEY, VIDEO, voice)
    assert artifacts.save(KEY, "2026-01-06|1", voice) == first
    assert artifacts.save(KEY, VIDEO, voice.model_copy(update={"words": ("día",)})) != first


def test_an_artifact_lies_where_a_person_finds_it(artifacts: ArtifactStore, voice: Voice) -> None:
    artifacts.save(KEY, VIDEO, voice)
    path = artifacts.root / "mine" / "voice" / DAY / "2.json"
    assert artifacts.path(KEY, VIDEO) == path
    envelope = json.loads(path.read_text("utf-8"))
    assert (envelope["asset"], envelope["partition"]) == ("mine/voice", VIDEO)
    assert envelope["value"]["words"] == ["día", "日"]


def test_a_path_holds_nothing_of_this_machine(artifacts: ArtifactStore, voice: Voice) -> None:
    artifacts.save(KEY, VIDEO, voice)
    assert str(artifacts.root.parent) not in artifacts.path(KEY, VIDEO).read_text()


# tables


def test_a_table_comes_back_the_same(artifacts: ArtifactStore) -> None:
    comments = (Comment(id="c", body="", score=0), Comment(id="d", body="two\nlines", score=9))
    rows = (judged("a", comments=comments, found=(PersonalData(kind="phone", count=2),)), judged("b"))
    batch = Batch[JudgedPost](rows=rows)
    artifacts.save(KEY, DAY, batch)
    assert artifacts.load(KEY, DAY, Batch[JudgedPost]) == batch


def test_an_empty_table_has_its_columns(artifacts: ArtifactStore) -> None:
    import pyarrow.parquet as pq

    artifacts.save(KEY, DAY, Batch[JudgedPost]())
    assert artifacts.load(KEY, DAY, Batch[JudgedPost]) == Batch[JudgedPost]()
    body = json.loads(artifacts.path(KEY, DAY).read_text())["value"]
    table = pq.read_table(artifacts.blobs.path(Media.model_validate(body["table"])))
    assert table.column_names == list(JudgedPost.model_fields)


def test_a_table_is_the_same_bytes_in_every_home(tmp_path: Path) -> None:
    batch = Batch[JudgedPost](rows=tuple(judged(str(number)) for number in range(300)))
    versions = {
        ArtifactStore(tmp_path / home, BlobStore(tmp_path / home)).save(KEY, DAY, batch)
        for home in ("a", "b")
    }
    assert len(versions) == 1


# damage


def damage_word(path: Path, voice: Voice) -> None:
    path.write_text(path.read_text("utf-8").replace("día", "dia"), "utf-8")


def cut_file(path: Path, voice: Voice) -> None:
    path.write_bytes(path.read_bytes()[:-20])


def empty_file(path: Path, voice: Voice) -> None:
    path.write_bytes(b"")


def no_object(path: Path, voice: Voice) -> None:
    path.write_text("[1, 2]")


def not_text(path: Path, voice: Voice) -> None:
    path.write_bytes(b"\xff\xfe\x00")


def no_value(path: Path, voice: Voice) -> None:
    path.write_text('{"sha256": "x"}')


@pytest.mark.parametrize("harm", [damage_word, cut_file, empty_file, no_object, not_text, no_value])
def test_a_damaged_file_is_found_and_named(artifacts: ArtifactStore, voice: Voice, harm) -> None:  # type: ignore[no-untyped-def]
    version = artifacts.save(KEY, VIDEO, voice)
    assert artifacts.damage(KEY, VIDEO, version) == ""
    harm(artifacts.path(KEY, VIDEO), voice)
    with pytest.raises(CorruptArtifact, match=r"mine/voice of 2026-01-05\|2.*make it again"):
        artifacts.load(KEY, VIDEO, Voice)
    assert "mine/voice of 2026-01-05|2" in artifacts.damage(KEY, VIDEO, version)
    artifacts.save(KEY, VIDEO, voice)
    assert artifacts.damage(KEY, VIDEO, version) == ""
    assert artifacts.load(KEY, VIDEO, Voice) == voice


def test_a_missing_file_says_that_it_must_be_made(artifacts: ArtifactStore) -> None:
    with pytest.raises(MissingArtifact, match=r"mine/voice of 2026-01-05\|2 was not made yet"):
        artifacts.load(KEY, VIDEO, Voice)
    assert "make it first" in artifacts.damage(KEY, VIDEO, "")


def test_a_whole_file_of_another_time_is_damage(artifacts: ArtifactStore, voice: Voice) -> None:
    before = artifacts.save(KEY, VIDEO, voice)
    now = artifacts.save(KEY, VIDEO, voice.model_copy(update={"words": ()}))
    assert artifacts.damage(KEY, VIDEO, now) == ""
    assert "not the one that was last made" in artifacts.damage(KEY, VIDEO, before)


def test_a_file_of_another_video_is_damage(artifacts: ArtifactStore, voice: Voice) -> None:
    artifacts.save(KEY, VIDEO, voice)
    artifacts.path(KEY, VIDEO).rename(artifacts.path(KEY, "2026-01-05|1"))
    with pytest.raises(CorruptArtifact, match=r"2026-01-05\|1"):
        artifacts.load(KEY, "2026-01-05|1", Voice)


@pytest.mark.parametrize("harm", ["gone", "changed"])
def test_damaged_media_is_damage_to_the_artifact(artifacts: ArtifactStore, voice: Voice, harm: str) -> None:
    version = artifacts.save(KEY, VIDEO, voice)
    path = artifacts.blobs.path(voice.audio)
    path.unlink() if harm == "gone" else path.write_bytes(b"noise")
    expected = MissingArtifact if harm == "gone" else CorruptArtifact
    with pytest.raises(expected, match=r"mine/voice of 2026-01-05\|2: v\.wav"):
        artifacts.load(KEY, VIDEO, Voice)
    assert "v.wav" in artifacts.damage(KEY, VIDEO, version)
    artifacts.blobs.add_bytes(b"sound", "v.wav", "audio/wav")
    assert artifacts.damage(KEY, VIDEO, version) == ""


def test_a_damaged_table_is_damage_too(artifacts: ArtifactStore) -> None:
    version = artifacts.save(KEY, DAY, Batch[JudgedPost](rows=(judged("a"),)))
    (parquet,) = artifacts.blobs.root.rglob("*.parquet")
    parquet.write_bytes(parquet.read_bytes()[:-4])
    assert "voice.parquet" in artifacts.damage(KEY, DAY, version)
    with pytest.raises(CorruptArtifact, match=r"voice\.parquet"):
        artifacts.load(KEY, DAY, Batch[JudgedPost])


@pytest.mark.parametrize("kind", [Other, Batch[JudgedPost]])
def test_an_artifact_of_another_version_of_vidgen_is_made_again(
    artifacts: ArtifactStore, voice: Voice, kind: type[Frozen]
) -> None:
    artifacts.save(KEY, VIDEO, voice)
    with pytest.raises(CorruptArtifact, match="of this version of vidgen: make it again"):
        artifacts.load(KEY, VIDEO, kind)


def test_a_table_that_became_a_model_is_made_again(artifacts: ArtifactStore) -> None:
    artifacts.save(KEY, DAY, Batch[JudgedPost]())
    with pytest.raises(CorruptArtifact, match="is not a Voice"):
        artifacts.load(KEY, DAY, Voice)


def test_rows_of_another_version_are_made_again(artifacts: ArtifactStore) -> None:
    artifacts.save(KEY, DAY, Batch[JudgedPost](rows=(judged("a"),)))
    with pytest.raises(CorruptArtifact, match="make it again"):
        artifacts.load(KEY, DAY, Batch[Comment])


def test_every_file_inside_a_value_is_found(store: BlobStore) -> None:
    one, two = (store.add_bytes(text.encode(), f"{text}.png", "image/png") for text in ("one", "two"))
    body = Voice(audio=one, more={"b": two}).model_dump(mode="json")
    assert list(media_of({"deep": [{"er": body}], "text": "sha256", "n": 1})) == [one, two]


# in Dagster


class Text(Frozen):
    """What the little channel below makes."""

    text: str


def little_channel(artifacts: ArtifactStore, calls: CallCache) -> dg.Definitions:
    days = day_partitions(date(2026, 1, 1))

    @dg.asset(key=["mine", "first"], partitions_def=days)
    def first(context: dg.AssetExecutionContext) -> Text:
        paid = CallMade({"n": 1}, usage=Usage(3, "characters", 0.25))
        calls.get_or_make(Call("voice", "fake", "m", {"day": context.partition_key}), lambda: paid)
        return Text(text=context.partition_key)

    @dg.asset(
        key=["mine", "second"],
        partitions_def=days,
        ins={"first": dg.AssetIn(["mine", "first"], partition_mapping=window(2))},
    )
    def second(first: dict[str, Text]) -> Text:
        return Text(text=" ".join(f"{day}={value.text}" for day, value in first.items()))

    @dg.asset(key=["mine", "third"], partitions_def=days, ins={"second": dg.AssetIn(["mine", "second"])})
    def third(second: Text) -> Text:
        return Text(text=second.text.upper())

    return dg.Definitions(
        assets=[first, second, third],
        resources={"io_manager": ArtifactIOManager(artifacts, calls)},
        executor=dg.in_process_executor,
    )


@pytest.fixture
def run(artifacts: ArtifactStore, calls: CallCache, instance: dg.DagsterInstance):  # type: ignore[no-untyped-def]
    job = little_channel(artifacts, calls).resolve_implicit_global_asset_job_def()

    def make(day: str, *names: str) -> Mapping[str, dg.AssetMaterialization]:
        result = job.execute_in_process(
            instance=instance,
            partition_key=day,
            asset_selection=[dg.AssetKey(["mine", name]) for name in names],
        )
        found = [
            event.step_materialization_data.materialization
            for event in result.get_asset_materialization_events()
        ]
        return {str(item.asset_key.path[-1]): item for item in found}

    return make


def test_dagster_s_data_version_is_the_artifact_s_hash(run, artifacts: ArtifactStore) -> None:  # type: ignore[no-untyped-def]
    made = run(DAY, "first", "second", "third")
    for name, materialization in made.items():
        path = artifacts.path(dg.AssetKey(["mine", name]), DAY)
        assert materialization.tags["dagster/data_version"] == json.loads(path.read_bytes())["sha256"]
    value = hashlib.sha256(b'{"text":"2026-01-05"}').hexdigest()
    assert made["first"].tags["dagster/data_version"] == value


def test_the_same_content_is_the_same_version_in_a_second_run(run) -> None:  # type: ignore[no-untyped-def]
    before, after = run(DAY, "first"), run(DAY, "first")
    assert before["first"].tags["dagster/data_version"] == after["first"].tags["dagster/data_version"]


def test_a_window_gives_the_days_that_were_made_in_order(run, artifacts: ArtifactStore) -> None:  # type: ignore[no-untyped-def]
    run("2026-01-05", "first")
    run("2026-01-03", "first")
    run(DAY, "second")
    text = artifacts.load(dg.AssetKey(["mine", "second"]), DAY, Text).text
    assert text == "2026-01-03=2026-01-03 2026-01-05=2026-01-05"


def test_what_was_paid_is_on_the_asset_that_paid_it(run) -> None:  # type: ignore[no-untyped-def]
    made = run(DAY, "first", "second")
    costs = {name: item.metadata["cost_usd"].value for name, item in made.items()}
    assert costs == {"first": 0.25, "second": 0.0}
    again = run(DAY, "first")["first"].metadata
    assert (again["cost_usd"].value, again["calls_made"].value, again["calls_reused"].value) == (0.0, 0, 1)


def test_a_damaged_input_fails_the_asset_that_reads_it(run, artifacts: ArtifactStore) -> None:  # type: ignore[no-untyped-def]
    run(DAY, "first", "second")
    path = artifacts.path(dg.AssetKey(["mine", "second"]), DAY)
    path.write_text(path.read_text().replace("2026-01-05=", "2026-01-04="))
    with pytest.raises(CorruptArtifact, match="mine/second of 2026-01-05"):
        run(DAY, "third")

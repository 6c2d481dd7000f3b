"""No cause is untested: each setting, prompt, LUT, asset and piece of content is really changed, one at a time.

For each the assets that are stale at once are those the tables in causes.py name, each with its reason in a
user's words; and followed to the end, as a run does, exactly what comes after a change is made again, or
nothing more where the bytes come out as they were.
"""

import hashlib
import shutil
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args, get_origin

import dagster as dg
import pytest
from ruamel.yaml import YAML

from vidgen_assets import building
from vidgen_assets.artifacts import Frozen
from vidgen_assets.automation.lineage import Lineage, Node, read_lineage
from vidgen_assets.automation.records import Record, combined_version
from vidgen_assets.automation.refresh import Reason, Wanted, needed_nodes, plan, reason_to_make
from vidgen_assets.building import code_version, reads_outside
from vidgen_assets.channel import CHANNELS, LUTS, PROJECT, Channel, load_channel
from vidgen_assets.channel import settings as channels
from vidgen_assets.definitions import GROUPS, build_definitions
from vidgen_assets_tests.automation.causes import (
    FIELDS,
    FIXED,
    FOLLOWERS,
    LATER_FOLLOWERS,
    LUT_READERS,
    OUTSIDE,
    PROMPTS,
)
from vidgen_assets_tests.automation.graphs import with_code
from vidgen_assets_tests.automation.synthetic import changed_channel

BEFORE, DAY, AFTER = "2026-11-17", "2026-11-18", "2026-11-19"
DAYS = ("2026-11-16", BEFORE, DAY, AFTER)
SLOTS = ("1", "2", "3")
SHIPPED = YAML(typ="safe").load((CHANNELS / "reddit_stories.yaml").read_text("utf-8"))


# the channel, changed


def build(folder: Path, changes: Mapping[str, object] = {}) -> Lineage:
    """Return the lineage of the shipped channel with some fields set to other values."""
    path = changed_channel(folder, {"start_date": SHIPPED["start_date"], **changes})
    return read_lineage(build_definitions(str(path), folder / "home"))


def fields_of(model: type[Frozen], prefix: str = "") -> Iterator[str]:
    """Yield every setting of a channel; those of a voice under the name of the shipped default."""
    for name, info in model.model_fields.items():
        path, kind = f"{prefix}{name}", info.annotation
        if info.exclude:
            continue
        if isinstance(kind, type) and issubclass(kind, Frozen):
            yield from fields_of(kind, f"{path}.")
        else:
            yield path
        if get_origin(kind) is dict and hasattr(held := get_args(kind)[1], "model_fields"):
            yield from fields_of(held, f"{path}.{SHIPPED['voice']['default']}.")


# what was made, and making it again


@dataclass
class Made:
    """Records of what was made; `equal` assets come out with the bytes they had, whatever goes in."""

    lineage: Lineage
    records: dict[Node, Record] = field(default_factory=dict)
    equal: Collection[str] = ()

    def make(self, node: Node, salt: str = "") -> None:
        """Make one node from what its parents are now."""
        info = self.lineage.assets[node.asset]
        inputs = {
            edge.parent: combined_version(
                self.records[parent].data_version
                for parent in sorted(self.lineage.parents(node, edge))
                if parent in self.records
            )
            for edge in info.edges
        }
        text = repr((node, salt, info.code_version, sorted(inputs.items())))
        version = hashlib.sha256(text.encode()).hexdigest()
        if node.asset in self.equal and node in self.records and not salt:
            version = self.records[node].data_version
        self.records[node] = Record(version, info.code_version, inputs)


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Lineage:
    return build(tmp_path_factory.mktemp("shipped"))


@pytest.fixture(scope="module")
def channel() -> Channel:
    return load_channel("reddit_stories")


@pytest.fixture(scope="module")
def records(shipped: Lineage) -> Mapping[Node, Record]:
    """Four days of the shipped channel, made."""
    made = Made(shipped)
    for asset in shipped.assets:
        for day in DAYS:
            for node in shipped.nodes_of(asset, day, SLOTS):
                made.make(node)
    return made.records


def wanted(lineage: Lineage, day: str = DAY) -> Wanted:
    return Wanted(tuple(lineage.assets), (day,), {day: SLOTS})


def stale(lineage: Lineage, records: Mapping[Node, Record], day: str = DAY) -> dict[Node, Reason]:
    return dict(plan(lineage, records, wanted(lineage, day)).stale)


def follow(
    lineage: Lineage, records: Mapping[Node, Record], equal: Collection[str] = ()
) -> dict[Node, Reason]:
    """Make the day again as a run does, looking at each node when its turn comes; return what was made and why."""
    made = Made(lineage, dict(records), equal)
    why: dict[Node, Reason] = {}
    for node in needed_nodes(lineage, wanted(lineage)):
        reason = reason_to_make(lineage, made.records, node)
        if reason is not None:
            made.make(node)
            why[node] = reason
    assert not stale(lineage, made.records), "made once, all is fresh"
    return why


def nodes(lineage: Lineage, names: Collection[str], day: str = DAY) -> set[Node]:
    return {node for name in names for node in lineage.nodes_of(name, day, SLOTS)}


def followers(lineage: Lineage, node: Node) -> set[Node]:
    """Return who reads a node's data in its own day, by the table."""
    found: set[Node] = set()
    for name in FOLLOWERS[node.asset].split():
        same_video = node.slot is not None and lineage.assets[name].shape == "video"
        found.update({Node(name, node.partition)} if same_video else nodes(lineage, [name], node.day))
    return found


def all_after(lineage: Lineage, changed: Collection[Node], equal: Collection[str] = ()) -> set[Node]:
    """Return what is made again when these nodes are, by the table; `equal` ones pass nothing on."""
    found, waiting = set(changed), list(changed)
    while waiting:
        node = waiting.pop()
        if node.asset not in equal:
            new = followers(lineage, node) - found
            found |= new
            waiting += new
    return found


def check(lineage: Lineage, records: Mapping[Node, Record], readers: str, words: Collection[str]) -> None:
    """Check what a change makes stale at once, its words, and what is made again to the end, or to equal bytes."""
    direct = nodes(lineage, readers.split())
    now = stale(lineage, records)
    assert now.keys() == direct
    for reason in now.values():
        assert reason.cause == "data" or set(reason.why.split("; ")) <= set(words), reason.why
    assert follow(lineage, records).keys() == all_after(lineage, direct)
    assert follow(lineage, records, equal=lineage.assets.keys()).keys() == direct


# the tables are whole


def test_every_field_of_a_channel_has_a_row() -> None:
    assert {*FIELDS, *FIXED} == set(fields_of(Channel))


def test_every_prompt_has_a_row() -> None:
    assert PROMPTS.keys() == {path.stem for path in (PROJECT / "vidgen_assets" / "prompts").iterdir()}


def test_every_asset_has_a_row(shipped: Lineage) -> None:
    assert FOLLOWERS.keys() == shipped.assets.keys()
    assert set(OUTSIDE) == set(filter(reads_outside, shipped.assets))


def test_nothing_is_stale_when_nothing_changed(
    shipped: Lineage, records: Mapping[Node, Record], tmp_path: Path
) -> None:
    for lineage in (shipped, build(tmp_path)):
        assert {day: stale(lineage, records, day) for day in DAYS} == {day: {} for day in DAYS}


# settings


@pytest.mark.parametrize("name", FIELDS)
def test_a_changed_field_makes_its_readers_again(
    name: str, records: Mapping[Node, Record], tmp_path: Path
) -> None:
    value, readers = FIELDS[name]
    lineage = build(tmp_path, {name: value})
    parts = name.split(".")
    words = {f"channel: {'.'.join(parts[:length])} changed" for length in range(1, len(parts) + 1)}
    check(lineage, records, readers, words)


def test_a_window_of_another_length_says_whose_past_is_read_anew(
    records: Mapping[Node, Record], tmp_path: Path
) -> None:
    lineage = build(tmp_path, {"selection.window_days": 1})
    assert stale(lineage, records)[Node("unique_posts", DAY)].why == "post_quality has new data"
    assert not stale(lineage, records, DAYS[1]).keys() & {Node("unique_posts", DAYS[1])}


def test_days_before_a_later_start_are_no_longer_looked_back_at(
    records: Mapping[Node, Record], tmp_path: Path
) -> None:
    lineage = build(tmp_path, {"start_date": DAY})
    assert stale(lineage, records).keys() == {Node("unique_posts", DAY), Node("performance_evaluation", DAY)}


def test_fewer_slots_make_the_day_s_figures_again(records: Mapping[Node, Record], tmp_path: Path) -> None:
    lineage = build(tmp_path, {"selection.slots": 2})
    found = plan(lineage, records, Wanted(tuple(lineage.assets), (DAY,), {DAY: ("1", "2")})).stale
    assert found.keys() == {Node("selected_ideas", DAY), Node("performance_snapshots", DAY)}


# prompts and LUTs


@pytest.mark.parametrize("name", PROMPTS)
def test_an_edited_prompt_makes_its_readers_again(
    name: str, records: Mapping[Node, Record], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "prompts"
    shutil.copytree(building.PROMPTS, folder)
    monkeypatch.setattr(building, "PROMPTS", folder)
    prompt = folder / f"{name}.md"
    prompt.write_text(prompt.read_text("utf-8") + "\nShorter.\n", "utf-8")
    check(build(tmp_path), records, PROMPTS[name], {f"prompts/{name}.md changed"})


@pytest.mark.parametrize("name", ["warm_story", "noir", "autumn"])
def test_of_the_luts_only_the_channel_s_own_counts(
    name: str, records: Mapping[Node, Record], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "luts"
    shutil.copytree(LUTS, folder)
    monkeypatch.setattr(channels, "LUTS", folder)
    cube = folder / f"{name}.cube"
    cube.write_text(cube.read_text("utf-8") + "# touched up\n", "utf-8")
    readers = LUT_READERS if name == SHIPPED["style"]["lut"] else ""
    check(build(tmp_path), records, readers, {"channel: style.lut changed"})


# files outside


@pytest.mark.parametrize("name", OUTSIDE)
def test_an_edited_file_makes_its_reader_again(
    name: str, shipped: Lineage, records: Mapping[Node, Record]
) -> None:
    node = Node(name, DAY)
    found = plan(shipped, records, wanted(shipped), outside={node: "inbox/bread.yaml changed"})
    assert found.stale == {node: Reason("outside", "inbox/bread.yaml changed")}
    assert name in found.runs[0].must
    assert {node, *found.suspects} == all_after(shipped, [node])


# assets


def own_specs() -> dict[str, dg.AssetSpec]:
    """Return every asset as its group declares it."""
    assets = (one for module in GROUPS.values() for one in vars(module).values())
    specs = (spec for one in assets if isinstance(one, dg.AssetsDefinition) for spec in one.specs)
    return {spec.key.path[-1]: spec for spec in specs}


@pytest.mark.parametrize("name", FOLLOWERS)
def test_an_asset_s_own_new_version_makes_it_again(
    name: str, shipped: Lineage, records: Mapping[Node, Record], channel: Channel
) -> None:
    spec = own_specs()[name]
    bumped = spec.replace_attributes(code_version=f"{spec.code_version}0")
    lineage = with_code(shipped, **{name: code_version(bumped, channel)})
    check(lineage, records, name, {f"its code changed ({spec.code_version} to {spec.code_version}0)"})


@pytest.mark.parametrize("name", FOLLOWERS)
def test_an_asset_s_new_data_makes_its_readers_again(
    name: str, shipped: Lineage, records: Mapping[Node, Record]
) -> None:
    (node,) = shipped.nodes_of(name, DAY, ("2",))
    made = Made(shipped, dict(records))
    made.make(node, "other content")
    now = stale(shipped, made.records)
    assert now.keys() == followers(shipped, node)
    assert {(reason.cause, reason.why) for reason in now.values()} <= {("data", f"{name} has new data")}
    assert follow(shipped, made.records).keys() == all_after(shipped, now.keys())
    assert follow(shipped, made.records, equal=shipped.assets.keys()).keys() == now.keys()
    later = {Node(reader, AFTER) for reader in LATER_FOLLOWERS.get(name, "").split()}
    assert stale(shipped, made.records, AFTER).keys() == later
    assert not stale(shipped, made.records, BEFORE)
    made.make(node)
    assert not stale(shipped, made.records), "back to the bytes it had, nothing is stale"


def test_two_new_parents_are_both_named(shipped: Lineage, records: Mapping[Node, Record]) -> None:
    made = Made(shipped, dict(records))
    for asset in ("captions", "soundtrack"):
        made.make(Node(asset, f"{DAY}|1"), "other content")
    reason = stale(shipped, made.records)[Node("master_video", f"{DAY}|1")]
    assert reason.why == "captions has new data and soundtrack has new data"
    assert reason.parents == ("captions", "soundtrack")


# content: how far a change goes when what it does not touch comes out as it was


def made_after(
    shipped: Lineage, records: Mapping[Node, Record], node: Node, equal: str
) -> tuple[set[str], set[str]]:
    """Change one node's content; return what is made again of its own slot (or day), and of the other slots."""
    made = Made(shipped, dict(records))
    made.make(node, "other content")
    again = follow(shipped, made.records, equal.split())
    slot = node.slot or "1"
    own = {one.asset for one in again if one.slot in (None, slot)}
    return own, {one.asset for one in again if one.slot not in (None, slot)}


CONTENT = "post_quality unique_posts ranked_posts"
IDEAS = "attributions adapted_ideas generated_ideas idea_clusters candidate_titles scored_titles voice_recommendations"
TELLING = FOLLOWERS["selected_ideas"].removesuffix(" performance_evaluation")


@pytest.mark.parametrize(
    ("node", "equal", "own", "others"),
    [
        # a post that is left out anyway
        (Node("imported_posts", DAY), "post_quality", "post_quality", ""),
        # a post that is not told, but ranked
        (Node("imported_posts", DAY), "ranked_posts", CONTENT, ""),
        # a brief that no slot takes: ideas are judged anew and the selection is what it was
        (
            Node("imported_posts", DAY), "selected_ideas",
            f"{CONTENT} {IDEAS} selected_ideas", "",
        ),
        # a selection that differs in one slot: the scripts of all are looked at, and come out as they were
        (
            Node("selected_ideas", DAY), f"{TELLING} performance_evaluation",
            f"{TELLING} performance_evaluation", TELLING,
        ),
        # a word of the script that is spelled otherwise and spoken the same: sound and pictures stay
        (
            Node("polished_script", f"{DAY}|2"),
            "beat_sheet shot_list final_title voiceover aligned_words draft_subtitles sync_report video_metadata"
            " thumbnail performance_snapshots",
            "beat_sheet draft_subtitles final_title voiceover shot_list video_metadata aligned_words captions"
            " sync_report quality_report master_video device_previews thumbnail final_video youtube_receipt"
            " tiktok_receipt instagram_receipt facebook_receipt performance_snapshots deliveries",
            "",
        ),
        # one aligned word: the captions change, the scenes are timed as they were
        (
            Node("aligned_words", f"{DAY}|2"), "scene_timing soundtrack thumbnail performance_snapshots",
            "captions scene_timing soundtrack sync_report quality_report master_video device_previews thumbnail"
            " final_video youtube_receipt tiktok_receipt instagram_receipt facebook_receipt performance_snapshots"
            " deliveries",
            "",
        ),
        # another picture of a shot that wins over neither of the two there were
        (Node("keyframes_b", f"{DAY}|3"), "selected_keyframes", "selected_keyframes", ""),
    ],
    ids=[
        "a post that is left out", "a post that is not told", "a brief that no slot takes",
        "an idea of another slot", "a spelling", "an aligned word", "a picture not chosen",
    ],
)  # fmt: skip
def test_a_change_of_content_goes_as_far_as_bytes_differ(
    shipped: Lineage, records: Mapping[Node, Record], node: Node, equal: str, own: str, others: str
) -> None:
    assert made_after(shipped, records, node, equal) == (set(own.split()), set(others.split()))


def test_one_post_that_is_told_makes_the_day_and_its_videos_again(
    shipped: Lineage, records: Mapping[Node, Record]
) -> None:
    made = Made(shipped, dict(records))
    made.make(Node("imported_posts", DAY), "one post's text")
    everything = nodes(shipped, shipped.assets.keys() - {"imported_posts", "reddit_posts"})
    assert follow(shipped, made.records).keys() == everything
    assert stale(shipped, made.records, AFTER).keys() == set(), "its past is looked at once it is made again"

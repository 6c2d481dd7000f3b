"""The planner alone: what is stale and why, what can be made now, and in which order, from plain values."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from vidgen_assets.automation.lineage import Edge, Node
from vidgen_assets.automation.records import Record, combined_version
from vidgen_assets.automation.refresh import Plan, Reason, Wanted, needed_nodes, plan, reason_to_make
from vidgen_assets_tests.automation.graphs import World, changed, day, lineage_of, with_code

DAY = day(4)
BEFORE = day(3)

CHANNEL = lineage_of(
    {
        "posts": ("day", ()),
        "unique": ("day", (Edge("posts", "window", days=2),)),
        "ideas": ("day", ("unique",)),
        "credits": ("day", ("unique",)),
        "script": ("video", ("ideas",)),
        "voice": ("video", ("script",)),
        "pictures": ("video", ("script",)),
        "video": ("video", ("voice", "pictures", "script", "credits")),
        "report": ("day", ("video",)),
        "lessons": ("day", (Edge("report", "window", days=2),)),
    }
)


def wanted(
    *targets: str,
    days: tuple[str, ...] = (DAY,),
    slots: tuple[str, ...] | None = ("1", "2"),
    only: tuple[str, ...] | None = None,
    forced: str = "",
) -> Wanted:
    """Want targets (the video when none is named) of days whose selections hold `slots`; None: not known."""
    known = {} if slots is None else dict.fromkeys(days, slots)
    return Wanted(targets or ("video",), days, known, only, frozenset(forced.split()))


def names(nodes: Mapping[Node, object] | tuple[Node, ...] | frozenset[Node]) -> list[str]:
    return [f"{node.asset}" if node.slot is None else f"{node.asset}{node.slot}" for node in nodes]


@pytest.fixture
def world() -> World:
    """The channel with its day made whole."""
    world = World(CHANNEL)
    world.make_all((DAY,))
    return world


# what is needed


def test_a_target_needs_everything_it_is_made_from_parents_first() -> None:
    nodes = list(needed_nodes(CHANNEL, wanted("voice", slots=("1",))))
    assert names(tuple(nodes)) == ["posts", "unique", "ideas", "script1", "voice1"]


def test_a_day_without_a_selection_needs_what_leads_to_one() -> None:
    assert names(needed_nodes(CHANNEL, wanted(slots=None))) == ["posts", "unique", "ideas", "credits"]


def test_a_day_with_no_idea_needs_no_video() -> None:
    assert names(needed_nodes(CHANNEL, wanted(slots=()))) == ["posts", "unique", "ideas", "credits"]


def test_only_the_slots_asked_for_are_needed() -> None:
    assert "script1" not in names(needed_nodes(CHANNEL, wanted("script", only=("2",))))
    assert "script2" in names(needed_nodes(CHANNEL, wanted("script", only=("2",))))


def test_a_slot_beyond_the_selection_is_not_needed() -> None:
    assert names(needed_nodes(CHANNEL, wanted("script", slots=("1",), only=("2",)))) == [
        "posts",
        "unique",
        "ideas",
    ]


def test_a_look_back_at_videos_needs_the_videos_of_the_selection() -> None:
    found = names(needed_nodes(CHANNEL, wanted("report", slots=("2",))))
    assert "video2" in found
    assert "video1" not in found
    assert found[-1] == "report"


def test_a_look_back_waits_for_the_selection() -> None:
    assert names(needed_nodes(CHANNEL, wanted("report", slots=None))) == [
        "posts",
        "unique",
        "ideas",
        "credits",
    ]


def test_past_days_of_a_window_are_never_needed_for_it() -> None:
    assert {node.day for node in needed_nodes(CHANNEL, wanted("report", "lessons"))} == {DAY}


def test_two_days_are_needed_apart() -> None:
    found = needed_nodes(CHANNEL, Wanted(("script",), (BEFORE, DAY), {BEFORE: ("1",), DAY: ("1", "2")}))
    assert [node.partition for node in found if node.asset == "script"] == [
        f"{BEFORE}|1",
        f"{DAY}|1",
        f"{DAY}|2",
    ]


# why a node is made


@pytest.mark.parametrize(
    ("before", "now", "why"),
    [
        ("code=1", "code=2", "its code changed (1 to 2)"),
        ("code=1 prompts/hook.md=aa", "code=1 prompts/hook.md=bb", "prompts/hook.md changed"),
        ("code=1 style.lut=aa", "code=1 style.lut=bb", "channel: style.lut changed"),
        ("code=1", "code=1 voice=aa", "channel: voice changed"),
        ("code=1 a=1 b=1", "code=2 a=2 b=1", "channel: a changed; its code changed (1 to 2)"),
        ("", "code=1", "its code changed (none to 1)"),
        ("abc", "def", "its code version changed"),
    ],
)
def test_a_changed_code_version_is_said_in_the_user_s_words(before: str, now: str, why: str) -> None:
    lineage = with_code(CHANNEL, posts=now)
    node = Node("posts", DAY)
    assert reason_to_make(lineage, {node: Record("x", before, {})}, node) == Reason("code", why)


def test_a_missing_node_says_so() -> None:
    assert reason_to_make(CHANNEL, {}, Node("posts", DAY)) == Reason("missing", "it was never made")


def test_a_fresh_node_has_no_reason(world: World) -> None:
    assert all(
        reason_to_make(CHANNEL, world.records, node) is None
        for node in needed_nodes(CHANNEL, wanted("report"))
    )


def test_changed_data_names_the_parents_that_changed(world: World) -> None:
    changed(world, Node("voice", f"{DAY}|1"), Node("credits", DAY))
    reason = reason_to_make(CHANNEL, world.records, Node("video", f"{DAY}|1"))
    assert reason is not None
    assert (reason.cause, set(reason.parents)) == ("data", {"voice", "credits"})
    assert "voice has new data" in reason.why


def test_damage_wins_over_everything_but_absence(world: World) -> None:
    node = Node("voice", f"{DAY}|1")
    lineage = with_code(CHANNEL, voice="code=2")
    assert reason_to_make(lineage, world.records, node, {node: "a hole"}) == Reason("damaged", "a hole")
    assert reason_to_make(lineage, {}, node, {node: "a hole"}) == Reason("missing", "it was never made")


def test_what_changed_outside_is_a_reason_where_records_show_none(world: World) -> None:
    node = Node("posts", DAY)
    outside = {node: "briefs/bread.yaml changed"}
    found = plan(CHANNEL, world.records, wanted(), outside=outside)
    assert found.stale == {node: Reason("outside", "briefs/bread.yaml changed")}
    assert found.runs[0].must == ("posts",), "no record will show it when its turn comes"
    assert found.because(Node("unique", DAY)) == "posts: briefs/bread.yaml changed"
    newer = with_code(CHANNEL, posts="code=2")
    reason = reason_to_make(newer, world.records, node, {}, outside)
    assert reason is not None
    assert reason.cause == "code"


def test_a_past_day_made_later_is_new_data(world: World) -> None:
    node = Node("unique", DAY)
    assert reason_to_make(CHANNEL, world.records, node) is None
    world.make(Node("posts", BEFORE))
    reason = reason_to_make(CHANNEL, world.records, node)
    assert reason is not None
    assert reason.parents == ("posts",)


def test_a_day_beyond_the_window_changes_nothing(world: World) -> None:
    world.make(Node("posts", day(1)))
    assert reason_to_make(CHANNEL, world.records, Node("unique", DAY)) is None


def test_ten_slots_are_combined_in_the_order_of_their_keys() -> None:
    """Dagster sorts partitions as text; in another order the look back would never be fresh."""
    lineage = lineage_of({"video": ("video", ()), "report": ("day", ("video",))}, slots=12)
    nodes = lineage.nodes_of("video", DAY, lineage.slots)
    records = {node: Record(f"v{node.slot}", "code=1", {}) for node in nodes}
    dagster_s = combined_version(
        records[node].data_version for node in sorted(nodes, key=lambda node: node.partition)
    )
    report = Node("report", DAY)
    assert (
        reason_to_make(lineage, {**records, report: Record("r", "code=1", {"video": dagster_s})}, report)
        is None
    )


def test_an_input_that_was_never_made_is_as_it_was_when_it_is_still_not_made() -> None:
    record = Record("u", "code=1", {})  # Dagster writes no tag for an input that has no materialization
    assert reason_to_make(CHANNEL, {Node("unique", DAY): record}, Node("unique", DAY)) is None


# runs


def runs(now: Plan) -> list[list[str]]:
    """Return what each run of a plan makes."""
    return [names(tuple(Node(asset, run.partition) for asset in run.assets)) for run in now.runs]


def test_a_cold_day_is_one_run_up_to_the_selection_and_its_videos_are_expected_later() -> None:
    now = plan(CHANNEL, {}, wanted(slots=None))
    assert runs(now) == [["posts", "unique", "ideas", "credits"]]
    assert names(now.later) == [
        f"{asset}{slot}" for asset in ("script", "voice", "pictures", "video") for slot in "12"
    ]
    assert len(now.expected) == 12


def test_missing_videos_are_one_run_each_and_wait_for_nothing() -> None:
    world = World(CHANNEL)
    for name in ("posts", "unique", "ideas", "credits"):
        world.make(Node(name, DAY))
    now = plan(CHANNEL, world.records, wanted())
    assert runs(now) == [
        ["script1", "voice1", "pictures1", "video1"],
        ["script2", "voice2", "pictures2", "video2"],
    ]
    assert {reason.cause for reason in now.stale.values()} == {"missing"}
    assert [run.after for run in now.runs] == [frozenset(), frozenset()]


def test_a_made_day_is_done(world: World) -> None:
    now = plan(CHANNEL, world.records, wanted("report"))
    assert now == Plan({}, {}, {}, (), fresh=13)
    assert now.expected == ()


def test_what_follows_a_change_is_in_its_run_and_names_its_root(world: World) -> None:
    now = plan(with_code(CHANNEL, script="code=2"), world.records, wanted(slots=("1",)))
    assert runs(now) == [["script1", "voice1", "pictures1", "video1"]]
    assert names(now.stale) == ["script1"]
    assert sorted(names(now.suspects)) == ["pictures1", "video1", "voice1"]
    assert now.because(Node("video", f"{DAY}|1")) == "script: its code changed (1 to 2)"
    assert now.fresh == 4


def test_a_node_below_two_changes_names_both_and_its_own_first(world: World) -> None:
    lineage = with_code(CHANNEL, voice="code=2", pictures="code=3")
    now = plan(lineage, world.records, wanted(slots=("1",)))
    because = now.because(Node("video", f"{DAY}|1"))
    assert because == "voice: its code changed (1 to 2); pictures: its code changed (1 to 3)"
    changed(world, Node("credits", DAY))
    now = plan(lineage, world.records, wanted(slots=("1",)))
    assert now.because(Node("video", f"{DAY}|1")) == "credits has new data"


def test_damaged_and_forced_nodes_are_made_whatever_their_records_say(world: World) -> None:
    node = Node("script", f"{DAY}|2")
    now = plan(CHANNEL, world.records, wanted(forced="voice"), damaged={node: "its file is damaged"})
    assert [run.must for run in now.runs] == [("voice",), ("script", "voice")]
    assert now.stale[node] == Reason("damaged", "its file is damaged")
    assert now.stale[Node("voice", f"{DAY}|1")].cause == "forced"


def test_forced_nodes_are_made_once(world: World) -> None:
    once = frozenset({Node("voice", f"{DAY}|1")})
    now = plan(CHANNEL, world.records, wanted(forced="voice"), already_forced=once)
    assert names(now.stale) == ["voice2"]


def test_a_forced_asset_that_is_not_needed_is_left_alone(world: World) -> None:
    assert plan(CHANNEL, world.records, wanted("voice", forced="pictures")).runs == ()


def test_a_day_s_run_comes_before_those_of_its_videos_and_they_before_the_look_back(world: World) -> None:
    lineage = with_code(CHANNEL, credits="code=2")
    now = plan(lineage, world.records, wanted("report"))
    assert runs(now) == [["credits"], ["video1"], ["video2"], ["report"]]
    assert [sorted(run.after) for run in now.runs] == [[], [0], [0], [1, 2]]


def test_a_later_day_waits_for_the_earlier_ones_it_looks_back_at_and_no_others(world: World) -> None:
    days = tuple(day(number) for number in range(1, 5))
    world.make_all(days)
    changed(world, Node("posts", days[0]))
    now = plan(CHANNEL, world.records, wanted("video", days=days, slots=("1",)))
    firsts = {run.partition: run for run in now.runs}
    assert names(now.stale) == ["unique"] * 3  # the window is two days back
    assert firsts[days[1]].after == frozenset()
    assert days[3] not in firsts


def test_a_past_day_that_is_stale_but_not_wanted_is_used_as_it_is(world: World) -> None:
    world.make_all((BEFORE, DAY))
    now = plan(with_code(CHANNEL, posts="code=2"), world.records, wanted("unique"))
    assert {run.partition for run in now.runs} == {DAY}


def test_videos_of_a_day_whose_selection_may_change_are_expected_and_not_run(world: World) -> None:
    now = plan(with_code(CHANNEL, ideas="code=2"), world.records, wanted(slots=None))
    assert runs(now) == [["ideas"]]
    assert len(now.later) == 8
    assert now.because(Node("video", f"{DAY}|2")) == "ideas: its code changed (1 to 2)"


def test_starting_from_an_asset_leaves_what_is_stale_before_it(world: World) -> None:
    lineage = with_code(CHANNEL, script="code=2", pictures="code=2")
    asked = replace(wanted(slots=("1",)), starts=frozenset({"pictures"}))
    now = plan(lineage, world.records, asked)
    assert runs(now) == [["pictures1", "video1"]]
    assert names(now.left) == ["script1"]
    del world.records[Node("script", f"{DAY}|1")]
    assert runs(plan(lineage, world.records, asked)) == [["script1", "pictures1", "video1"]]


# failures


def test_a_failed_node_blocks_what_needs_it_and_nothing_else() -> None:
    world = World(CHANNEL)
    for name in ("posts", "unique", "ideas", "credits"):
        world.make(Node(name, DAY))
    failed = frozenset({Node("voice", f"{DAY}|1")})
    now = plan(CHANNEL, world.records, wanted(), failed=failed)
    assert runs(now) == [["script1", "pictures1"], ["script2", "voice2", "pictures2", "video2"]]


def test_a_failed_day_blocks_its_videos() -> None:
    now = plan(CHANNEL, {}, wanted(), failed=frozenset({Node("ideas", DAY)}))
    assert runs(now) == [["posts", "unique", "credits"]]


def test_a_failed_past_day_does_not_block_the_days_that_look_back_at_it() -> None:
    failed = frozenset({Node("posts", BEFORE)})
    now = plan(CHANNEL, {}, wanted("unique", days=(BEFORE, DAY)), failed=failed)
    assert [(run.partition, run.assets) for run in now.runs] == [(DAY, ("posts", "unique"))]


def test_a_failed_video_does_not_block_the_look_back_at_the_others(world: World) -> None:
    del world.records[Node("report", DAY)]
    failed = frozenset({Node("video", f"{DAY}|2")})
    assert runs(plan(CHANNEL, world.records, wanted("report"), failed=failed)) == [["report"]]


def test_what_was_only_asked_for_anew_and_failed_blocks_nothing(world: World) -> None:
    """A source that cannot be reached now was read before: the day goes on with that."""
    failed = frozenset({Node("posts", DAY)})
    lineage = with_code(CHANNEL, ideas="code=2")
    now = plan(lineage, world.records, wanted("ideas", forced="posts"), failed=failed)
    assert runs(now) == [["ideas"]]
    outside = {Node("posts", DAY): "a file changed"}
    now = plan(lineage, world.records, wanted("ideas"), failed=failed, outside=outside)
    assert runs(now) == [["ideas"]]
    assert runs(plan(lineage, world.records, wanted("ideas"), failed=failed, damaged=outside)) == []

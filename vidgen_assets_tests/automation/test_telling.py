"""A plan as it is read: few lines, the cause in each, nothing that a file name could break."""

import io
import json

from rich.console import Console

from vidgen_assets.automation.estimate import Estimate
from vidgen_assets.automation.lineage import Node
from vidgen_assets.automation.refresh import Wanted, plan
from vidgen_assets.automation.survey import Look
from vidgen_assets.automation.telling import in_one_line, lines_of, plan_as_json, plan_as_markdown, print_plan
from vidgen_assets_tests.automation.graphs import World, day, lineage_of, with_code

CHANNEL = lineage_of(
    {
        "ideas": ("day", ()),
        "script": ("video", ("ideas",)),
        "voice": ("video", ("script",)),
        "video": ("video", ("voice",)),
    },
    slots=2,
)
DAYS = tuple(day(number) for number in range(4))


def look(estimate: Estimate = Estimate(200.0, 1.5)) -> Look:
    """A look after a prompt changed, at four days of two videos, one of them damaged."""
    world = World(CHANNEL)
    world.make_all(DAYS)
    lineage = with_code(CHANNEL, script="code=1 prompts/a|b<i>.md=ab12cd34")
    slots = dict.fromkeys(DAYS, ("1", "2"))
    broken = {Node("video", f"{DAYS[0]}|1"): "its file is gone"}
    found = plan(lineage, world.records, Wanted(("video",), DAYS, slots), damaged=broken)
    return Look(found, slots, {}, estimate)


def test_assets_with_one_cause_in_the_same_partitions_are_one_line() -> None:
    lines = {(line.what, line.where, line.state): line.why for line in lines_of(look())}
    all_of_them = f"{DAYS[0]}|1 .. {DAYS[3]}|2 (8)"
    assert lines == {
        ("script", all_of_them, "stale"): "prompts/a|b<i>.md changed",
        ("video", f"{DAYS[0]}|1", "stale"): "its file is gone",
        ("voice", all_of_them, "may follow"): "script: prompts/a|b<i>.md changed",
        ("video", f"{DAYS[0]}|2 .. {DAYS[3]}|2 (7)", "may follow"): "script: prompts/a|b<i>.md changed",
    }


def test_the_sentence_counts_and_prices() -> None:
    assert (
        in_one_line(look())
        == "9 missing or stale, 15 may follow; 4 fresh; at most about 3 min of work and $1.50"
    )
    unknown = in_one_line(look(Estimate(0, 0, ("script", "voice"))))
    assert unknown.endswith("not counting 2 assets that were never made here (script, voice)")


def test_markdown_keeps_words_in_their_cells_and_is_never_markup() -> None:
    table = plan_as_markdown(look())
    assert "prompts/a&#124;b&lt;i&gt;.md changed" in table
    rows = [line for line in table.splitlines() if line.startswith("|")]
    assert {row.count("|") for row in rows} == {5}


def test_the_printed_table_has_every_cause() -> None:
    page = io.StringIO()
    print_plan(look(), Console(file=page, width=160))
    assert "its file is gone" in page.getvalue()
    assert "9 missing or stale" in page.getvalue()


def test_json_has_every_asset_partition_once_with_its_cause() -> None:
    document = json.loads(plan_as_json(look()))
    found = {(item["asset"], item["partition"]): item for item in document["partitions"]}
    assert len(found) == len(document["partitions"]) == 24
    assert found["script", f"{DAYS[2]}|1"]["cause"] == "code"
    assert found["voice", f"{DAYS[2]}|1"]["why"] == "script: prompts/a|b<i>.md changed"
    assert document["estimate"] == {"seconds": 200.0, "usd": 1.5, "no_history": []}
    assert len(document["runs"]) == 8

"""The Dagster UI in a real browser, on a real server: from the lineage to a refresh, with no terminal in between."""

import re
import time
from dataclasses import dataclass

import dagster as dg
import pytest
from playwright.sync_api import BrowserContext, expect

from vidgen_assets.definitions import GROUPS, build_definitions
from vidgen_assets_tests.project import Copy
from vidgen_assets_tests.ui.browser import PATIENCE_MS, Ui
from vidgen_assets_tests.ui.conftest import DAY
from vidgen_assets_tests.ui.server import UiServer

pytestmark = pytest.mark.media

BACKFILLED = ("polished_script", "voiceover", "normalized_voiceover")
BACKFILL_S = 180  # its daemon looks every 30 s


@dataclass(frozen=True)
class Backfill:
    """A backfill that was launched, and a home that was refreshed on the command line instead."""

    id: str
    refreshed: Copy


@pytest.fixture(scope="module")
def backfill(browser: BrowserContext, server: UiServer, project: Copy, twin: Copy) -> Backfill:
    """A backfill of what a changed prompt and a changed setting reach; launched early, as it takes its time."""
    edit_prompt(project, "polished_script")
    text = project.channel.read_text()
    assert "target_lufs: -14" in text
    project.channel.write_text(text.replace("target_lufs: -14", "target_lufs: -17"))
    with browser.new_page() as page:
        ui = Ui(page, server.url)
        ui.reload_code()
        launched = launch_backfill(ui, BACKFILLED, slots=("1", "2"))
    assert ui.troubles == []
    twin.run("refresh", DAY, "--slots", "1,2", "--to", BACKFILLED[-1], "--jobs", "1")
    return Backfill(launched, twin)


def edit_prompt(project: Copy, name: str) -> None:
    """Change a prompt file as a person with an editor would."""
    prompt = project.root / "vidgen_assets" / "prompts" / f"{name}.md"
    prompt.write_text(f"{prompt.read_text()}\nShorter sentences.\n")


def launch_backfill(ui: Ui, assets: tuple[str, ...], slots: tuple[str, ...]) -> str:
    """Choose assets in the lineage, videos and the tag in the dialog, launch it, and return the backfill's id."""
    ui.go("/asset-groups", shows="Materialize all…")
    ui.write(" or ".join(f'key:"small/{asset}"' for asset in assets))
    ui.page.keyboard.press("Enter")
    ui.press("Materialize all…")
    dialog = ui.dialog(f"materialize {len(assets)} assets")
    dates = dialog.get_by_placeholder("ex: ")
    dates.fill(DAY)
    dates.press("Enter")
    dialog.get_by_text("Select a partition").click()
    for slot in slots:  # each is written twice, once to measure it
        ui.page.get_by_role("menuitem").filter(has_text=re.compile(rf"^({slot})+$")).click()
    ui.page.keyboard.press("Escape")
    ui.sees(f"{len(slots)} partitions", within=dialog)
    dialog.get_by_text("Tags", exact=True).click()
    ui.press("Add tags", within=dialog)
    tags = ui.dialog("Add tags to run")
    tags.get_by_placeholder("Tag Key").fill("vidgen/only_stale")
    tags.get_by_placeholder("Tag Value").fill("true")
    ui.press("Apply", within=tags)
    ui.sees("vidgen/only_stale: true", within=dialog)
    answer = ui.answer_to("launchPartitionBackfill", "Launch backfill", within=dialog)
    return str(answer["backfillId"])


def test_a_backfill_takes_its_videos_and_the_tag_from_the_dialog(ui: Ui, backfill: Backfill) -> None:
    ui.go(f"/runs/b/{backfill.id}", shows="Partition selection")
    for slot in ("1", "2"):
        ui.sees(f"{DAY}|{slot}")
    for asset in BACKFILLED:
        ui.sees(re.compile(rf"^small\s*/\s*{asset}$"))


def test_the_lineage_shows_every_group(ui: Ui) -> None:
    ui.go("/asset-groups", shows="Materialize all…")
    for group in GROUPS:
        ui.sees(group)


def test_an_asset_shows_what_it_is_and_which_videos_have_it(ui: Ui, project: Copy) -> None:
    key = dg.AssetKey(["small", "raw_script"])
    defined = build_definitions(str(project.channel), project.home).resolve_asset_graph().get(key)
    ui.go("/assets/small/raw_script", shows="Definition")
    for words in (
        defined.description or "none",
        "script_development",
        "text",
        "vidgen",
        "vidgen/channel: small",
    ):
        ui.sees(words)
    ui.text("Partitions").click()
    ui.sees("Materialized (3)")
    ui.sees(DAY).click()
    for slot in ("1", "2", "3"):
        ui.sees(slot)
    ui.text("1").click()
    ui.sees(f"{DAY}|1")
    ui.sees("[Show Markdown]").click()
    preview = ui.dialog("preview")
    expect(preview).to_contain_text("hook: ")
    expect(preview).to_contain_text("call_to_action: ")


def test_one_video_of_one_asset_is_made_and_its_pictures_and_numbers_are_seen(ui: Ui) -> None:
    page = "/assets/small/keyframes_a"
    ui.go(f"{page}?view=partitions&partition={DAY}%7C3", shows=f"{DAY}|3")
    ui.press("Materialize…")
    launched = ui.answer_to("launchPipelineExecution", "Launch 1 run", within=ui.dialog("Launch runs"))
    ui.follow_run(launched["run"]["id"])
    ui.sees(re.compile(r"^shot (\d+) of \1: papercut$"))
    ui.sees("ASSET_MATERIALIZATION")
    ui.go(f"{page}?view=partitions&partition={DAY}%7C3", shows="Latest materialization")
    ui.sees("papercut")
    ui.sees("[Show Markdown]").click()
    sheet = ui.dialog("preview").get_by_role("img", name="preview")
    expect(sheet).to_be_visible(timeout=PATIENCE_MS)
    assert sheet.evaluate("picture => picture.naturalWidth") > 100
    ui.go(page, shows="Definition")
    ui.press("Plots")
    ui.sees("pictures")
    expect(ui.page.locator("canvas").first).to_be_visible(timeout=PATIENCE_MS)


def test_after_a_changed_prompt_a_refresh_is_looked_at_launched_and_watched(
    ui: Ui, project: Copy, server: UiServer
) -> None:
    edit_prompt(project, "raw_script")
    ui.reload_code()
    looked = ui.launch_job("small", "refresh_videos", refresh_config(dry_run=True))
    ui.follow_run(looked)
    ui.sees("[Show Markdown]").click()
    plan = ui.dialog("plan")
    expect(plan).to_contain_text("raw_script")
    expect(plan).to_contain_text("prompts/raw_script.md changed")
    # still of the run that made both: to look makes nothing
    assert newest_run_of(server, "raw_script") == newest_run_of(server, "script_scores")

    made = ui.launch_job("small", "refresh_videos", refresh_config(dry_run=False))
    ui.follow_run(made)
    child = newest_run_of(server, "raw_script")
    # what it is made of came out the same, so it was left alone
    assert child != newest_run_of(server, "script_scores")
    ui.go("/runs", shows=child[:8])
    ui.sees("vidgen/asked_by: refresh_videos")
    ui.sees(re.compile("vidgen/why: .*prompts/raw_script.md changed"))
    ui.go(f"/assets/small/raw_script?view=partitions&partition={DAY}%7C3", shows="Latest materialization")
    ui.sees(child[:8])

    ui.follow_run(ui.launch_job("small", "refresh_videos", refresh_config(dry_run=True)))
    ui.sees(re.compile("^0 missing or stale; "))


def test_what_runs_by_itself_is_listed_and_switched_off(ui: Ui, project: Copy) -> None:
    repository = build_definitions(str(project.channel), project.home).get_repository_def()
    names = [one.name for one in repository.schedule_defs] + [one.name for one in repository.sensor_defs]
    assert names
    ui.go("/automation", shows=names[0])
    for name in names:
        ui.sees(name)
    # one box chooses all, and of each one chooses it and one switches it on
    expect(ui.page.get_by_role("checkbox")).to_have_count(1 + 2 * len(names), timeout=PATIENCE_MS)
    expect(ui.page.get_by_role("checkbox", checked=True)).to_have_count(0)


def test_a_backfill_of_what_is_stale_ends_as_a_refresh_does(
    ui: Ui, backfill: Backfill, project: Copy, server: UiServer
) -> None:
    runs = runs_of(server, backfill.id)
    # the prompt reaches one, the setting reaches one, and what is between them comes out the same
    made_and_passed_over = dict(zip(BACKFILLED, ("SUCCESS", "SKIPPED", "SUCCESS"), strict=True))
    made_and_passed_over["normalized_voiceover_checks"] = "SUCCESS"
    assert runs == [made_and_passed_over] * 2
    mine, theirs = project.versions(), backfill.refreshed.versions()
    videos = [f"small/{asset} {DAY}|{slot}" for asset in BACKFILLED for slot in ("1", "2")]
    assert {video: mine[video] for video in videos} == {video: theirs[video] for video in videos}
    ui.go("/runs?view=backfills", shows=backfill.id)
    ui.sees("vidgen/only_stale: true")
    # the newest version is the one that Dagster knows, too
    ui.go(f"/assets/small/{BACKFILLED[-1]}?view=partitions&partition={DAY}%7C1", shows="lufs")
    ui.text(re.compile("Show tags")).click()
    ui.sees(mine[f"small/{BACKFILLED[-1]} {DAY}|1"])


def refresh_config(*, dry_run: bool) -> str:
    """Return what is typed into the launchpad."""
    return f"""ops:
  refresh:
    config:
      dates: "{DAY}"
      slots: ["3"]
      to: [polished_script]
      dry_run: {str(dry_run).lower()}
"""


def newest_run_of(server: UiServer, asset: str) -> str:
    """Return the run that made the newest version of an asset of the third video."""
    query = """query($key: AssetKeyInput!, $partitions: [String!]) {
      assetOrError(assetKey: $key) {
        ... on Asset { assetMaterializations(partitions: $partitions, limit: 1) { runId } }
      }
    }"""
    said = server.ask(query, key={"path": ["small", asset]}, partitions=[f"{DAY}|3"])
    return str(said["assetOrError"]["assetMaterializations"][0]["runId"])


def runs_of(server: UiServer, backfill: str) -> list[dict[str, str]]:
    """Wait until a backfill is over, and return how each step of each of its runs went."""
    query = """query($id: String!) {
      partitionBackfillOrError(backfillId: $id) {
        ... on PartitionBackfill { status runs(limit: 10) { stepStats { stepKey status } } }
      }
    }"""
    deadline = time.monotonic() + BACKFILL_S
    while time.monotonic() < deadline:
        found = server.ask(query, id=backfill)["partitionBackfillOrError"]
        if found["status"] not in ("REQUESTED", "CANCELING", "FAILING"):
            assert found["status"] == "COMPLETED_SUCCESS"
            return [{step["stepKey"]: step["status"] for step in run["stepStats"]} for run in found["runs"]]
        time.sleep(0.5)
    raise AssertionError(f"after {BACKFILL_S} s the backfill {backfill} still is not over")

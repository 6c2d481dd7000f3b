"""The README's pictures of the UI, made anew: `python -m vidgen_assets_tests.ui.screenshots`.

A copy of the project as it ships is worked on for some minutes, then photographed as the tests drive it.
"""

import io
import re
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, ViewportSize, sync_playwright

from vidgen_assets.channel import PROJECT
from vidgen_assets_tests.project import Copy, copy_project
from vidgen_assets_tests.ui.browser import ARGUMENTS, Ui, chromium_here
from vidgen_assets_tests.ui.server import serving

VIEW = ViewportSize(width=1600, height=1000)
DAYS, DAY, CHANNEL = "2026-11-14..2026-11-18", "2026-11-18", "reddit_stories"
MOST_BYTES = 150_000
SETTLE_MS = 1_500  # for charts to be drawn and dialogs to stand still
CONFIG = """ops:
  refresh:
    config:
      dates: 2026-11-14..2026-11-18
      to: [voiceover]
      max_cost_usd: 0.50
      dry_run: {dry_run}
"""


def main() -> None:
    """Make the videos, take the pictures, and put them into docs/."""
    chromium = chromium_here()
    if chromium is None:
        raise SystemExit("no Chromium on this machine: install one, or name it in VIDGEN_CHROMIUM")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "vidgen"
        root.mkdir()
        copy_project(root, root / ".vidgen")
        project = Copy(root, root / ".vidgen", CHANNEL)
        project.run("refresh", DAYS, "--to", "voiceover")
        project.run("make", f"{DAY}|1", "--to", "selected_keyframes")
        with serving(project, Path(folder) / "server.log") as server, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
            ui = Ui(browser.new_page(viewport=VIEW), server.url)
            take_all(ui, project)
            browser.close()


def take_all(ui: Ui, project: Copy) -> None:
    """Walk through the UI and take every picture."""
    ui.go(f"/assets/{CHANNEL}/voiceover", shows="Definition")
    ui.press("Plots")
    keep(ui.page, "asset")

    ui.go(
        f"/assets/{CHANNEL}/selected_keyframes?view=partitions&partition={DAY}%7C1", shows="second_candidates"
    )
    ui.sees("[Show Markdown]").click()
    ui.dialog("preview").get_by_role("img", name="preview").wait_for()
    keep(ui.page, "preview")

    prompt = project.root / "vidgen_assets" / "prompts" / "raw_script.md"
    prompt.write_text(f"{prompt.read_text()}\nShorter sentences.\n")
    ui.reload_code()
    run = ui.launch_job(CHANNEL, "refresh_videos", CONFIG.format(dry_run="true"))
    ui.follow_run(run)
    ui.sees("[Show Markdown]").click()
    ui.dialog("plan")
    keep(ui.page, "plan")

    ui.follow_run(ui.launch_job(CHANNEL, "refresh_videos", CONFIG.format(dry_run="false")))
    ui.go("/runs", shows="Launched by")
    ui.sees(re.compile("vidgen/why: .*prompts/raw_script.md changed"))
    keep(ui.page, "runs")

    ui.go(f"/locations/{CHANNEL}/jobs/refresh_videos/playground", shows="Launch Run")
    ui.write(CONFIG.format(dry_run="true"))
    ui.text("max_cost_usd").click()
    ui.page.mouse.move(800, 20)
    keep(ui.page, "launchpad")

    ui.go("/automation", shows="daily_videos")
    keep(ui.page, "automation", height=620)


def keep(page: Page, name: str, height: int | None = None) -> None:
    """Keep what is seen as docs/ui-NAME.png, in as many colours as its size allows."""
    page.wait_for_timeout(SETTLE_MS)
    whole = Image.open(io.BytesIO(page.screenshot(animations="disabled"))).convert("RGB")
    picture = whole.crop((0, 0, whole.width, height or whole.height))
    for colours in (256, 128, 64, 32):
        buffer = io.BytesIO()
        picture.quantize(colours, dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True)
        if buffer.tell() <= MOST_BYTES:
            break
    target = PROJECT / "docs" / f"ui-{name}.png"
    target.write_bytes(buffer.getvalue())
    print(f"{target.relative_to(PROJECT)}: {picture.width}x{picture.height}, {buffer.tell() // 1000} KB")


if __name__ == "__main__":
    main()

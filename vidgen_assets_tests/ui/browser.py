"""A person at the Dagster UI: goes to pages, reads them, presses what is written on buttons.

Finds things by their words and roles, never by style. Everything that goes wrong behind the page is kept.
"""

import os
import re
import shutil
from collections.abc import Mapping
from typing import Any

from playwright.sync_api import ConsoleMessage, Error, Locator, Page, Request, Response, expect

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# root in a container has no sandbox; nothing is asked of the network but the pages
ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
# what may fail without anything being wrong, and why
HARMLESS = {"net::ERR_ABORTED": "a page was left while it still asked for something"}
PATIENCE_MS = 60_000
# how long a run may take, from the button to its end: launched by the daemon, in a process of its own
RUN_MS = 120_000


def chromium_here() -> str | None:
    """Return the Chromium to drive: the one VIDGEN_CHROMIUM names, else the first on the PATH."""
    named = os.environ.get("VIDGEN_CHROMIUM")
    if not named:
        return next((found for name in CHROMIUM if (found := shutil.which(name))), None)
    if shutil.which(named) is None:
        raise FileNotFoundError(f"VIDGEN_CHROMIUM names {named}, and nothing to run is there")
    return named


class Ui:
    """A page of the UI and what can be done on it."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.troubles: list[str] = []
        self._url = url
        page.set_default_timeout(PATIENCE_MS)
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.troubles.append(f"the page broke: {error}"))
        page.on("requestfailed", self._note_failure)
        page.on("response", self._note_status)
        page.on("request", self._note_stranger)

    def go(self, path: str, *, shows: str) -> None:
        """Open a page and wait until it shows a text."""
        self.page.goto(self._url + path)
        self.sees(shows)

    def text(self, words: str | re.Pattern[str], *, within: Locator | None = None) -> Locator:
        """Return the first visible place that has these words and no others."""
        place = within or self.page.locator("body")
        return place.get_by_text(words, exact=True).filter(visible=True).first

    def sees(
        self, words: str | re.Pattern[str], *, within: Locator | None = None, timeout_ms: int = PATIENCE_MS
    ) -> Locator:
        """Wait until the words are there; where they never come, say what is there instead."""
        found = self.text(words, within=within)
        try:
            found.wait_for(timeout=timeout_ms)
        except Error as error:
            said = self.page.inner_text("body")
            raise AssertionError(
                f"{self.page.url} never shows {words!r}; it shows:\n{said[-4000:]}"
            ) from error
        return found

    def press(self, words: str, *, within: Locator | None = None) -> None:
        """Press the button with exactly these words."""
        place = within or self.page.locator("body")
        button = place.get_by_role("button").filter(has_text=re.compile(rf"^\s*{re.escape(words)}\s*$"))
        button.filter(visible=True).first.click()

    def write(self, text: str) -> None:
        """Put a text into the page's code editor, in place of what is there."""
        self.page.locator(".CodeMirror").first.click()  # no role tells it from other text
        self.page.keyboard.press("ControlOrMeta+A")
        self.page.keyboard.insert_text(text)

    def dialog(self, words: str) -> Locator:
        """Return the open dialog that has these words."""
        found = self.page.get_by_role("dialog").filter(has_text=words).last
        expect(found).to_be_visible(timeout=PATIENCE_MS)
        return found

    def answer_to(self, mutation: str, press: str, *, within: Locator | None = None) -> Mapping[str, Any]:
        """Press a button and return what the server answers to the mutation it sends."""
        with self.page.expect_response(lambda one: f"{mutation}(" in (one.request.post_data or "")) as told:
            self.press(press, within=within)
        answer = told.value.json()
        assert "errors" not in answer, answer
        return dict(answer["data"][mutation])

    def follow_run(self, run_id: str) -> None:
        """Open a run and watch it until it has succeeded."""
        self.go(f"/runs/{run_id}", shows="Events")
        self.sees(re.compile("^(Success|Failure|Canceled)$"), timeout_ms=RUN_MS)
        self.sees("Success", timeout_ms=1_000)

    def reload_code(self) -> None:
        """Reload the one code location, as the Deployment page offers it."""
        self.go("/deployment/locations", shows="Loaded")
        answer = self.answer_to("reloadRepositoryLocation", "Reload")
        assert answer["__typename"] == "WorkspaceLocationEntry", answer

    def launch_job(self, location: str, job: str, config: str) -> str:
        """Launch a job from its launchpad with this YAML, and return the run's id."""
        self.go(f"/locations/{location}/jobs/{job}/playground", shows="Launch Run")
        self.write(config)
        self.sees("No errors")
        self.sees("Remove extra config")
        run = self.answer_to("launchPipelineExecution", "Launch Run")
        assert run["__typename"] == "LaunchRunSuccess", run
        return str(run["run"]["id"])

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.troubles.append(f"console: {message.text} ({message.location})")

    def _note_failure(self, request: Request) -> None:
        if request.failure not in HARMLESS:
            self.troubles.append(f"request failed: {request.url} {request.failure}")

    def _note_status(self, response: Response) -> None:
        if response.status >= 400:
            self.troubles.append(f"answered {response.status}: {response.url}")

    def _note_stranger(self, request: Request) -> None:
        if not request.url.startswith((self._url, "data:", "blob:")):
            self.troubles.append(f"asks another host: {request.url}")

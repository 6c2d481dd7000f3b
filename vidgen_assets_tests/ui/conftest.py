"""One server and one browser for all tests of the UI, on a small project whose videos are told but not drawn."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, ViewportSize, sync_playwright

from vidgen_assets_tests.project import Copy, copy_project
from vidgen_assets_tests.ui.browser import ARGUMENTS, Ui, chromium_here
from vidgen_assets_tests.ui.server import UiServer, serving

DAY = "2026-11-18"
VIEW = ViewportSize(width=1600, height=1000)


@pytest.fixture(scope="module")
def chromium() -> str:
    """The browser; without one there is nothing to test."""
    found = chromium_here()
    if found is None:
        pytest.skip("no Chromium on this machine: install one, or name it in VIDGEN_CHROMIUM")
    return found


@pytest.fixture(scope="module")
def project(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """A project in which two videos are spoken, and the pictures of a third are asked for."""
    copy = copy_project(tmp_path_factory.mktemp("project"), tmp_path_factory.mktemp("homes") / "ui")
    workspace = copy.root / "workspace.yaml"
    workspace.write_text(workspace.read_text().replace("reddit_stories", "small"))
    channel = copy.channel.read_text()
    copy.channel.write_text(channel.replace("width: 540", "width: 360").replace("height: 960", "height: 640"))
    copy.run("make", DAY, "--jobs", "1", "--to", "voiceover", "--to", "image_prompts")
    return copy


@pytest.fixture(scope="module")
def twin(project: Copy, tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """The same project with a home of the same state, on which nobody uses the UI."""
    home = tmp_path_factory.mktemp("homes") / "twin"
    shutil.copytree(project.home, home)
    return Copy(project.root, home)


@pytest.fixture(scope="module")
def server(project: Copy, twin: Copy, tmp_path_factory: pytest.TempPathFactory) -> Iterator[UiServer]:
    """The UI, served; `twin` is made before it starts, while nothing writes."""
    with serving(project, tmp_path_factory.mktemp("log") / "server.log") as server:
        yield server


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[BrowserContext]:
    """A browser's window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        try:
            yield browser.new_context(viewport=VIEW)
        finally:
            browser.close()


@pytest.fixture
def ui(browser: BrowserContext, server: UiServer) -> Iterator[Ui]:
    """A fresh page on the UI; whatever went wrong behind it fails the test."""
    with browser.new_page() as page:
        ui = Ui(page, server.url)
        yield ui
    assert ui.troubles == []

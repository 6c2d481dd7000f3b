"""What is read from outside: an edited brief or post makes exactly its day again, and says which file it was."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import pytest

from vidgen_assets.artifacts import Batch, Post
from vidgen_assets.automation.lineage import Node, read_lineage
from vidgen_assets.automation.making import Made, Maker, Terms
from vidgen_assets.automation.refresh import Wanted
from vidgen_assets.automation.survey import Look
from vidgen_assets.definitions import build_definitions
from vidgen_assets.home import prepare_instance
from vidgen_assets.io_manager import ArtifactStore

DAY, NEXT = "2026-01-05", "2026-01-06"
NOON = {DAY: 1_767_614_400, NEXT: 1_767_700_800}
CHANNEL = """\
name: mine
title: Mine
start_date: 2026-01-01
sources: {files: [posts/*.jsonl], briefs: inbox}
voice: {default: narrator, voices: {narrator: {voice: en-us}}}
"""
BRIEF = "date: 2026-01-05\nsubject: Stale bread\npoints: [It dries from the outside.]\n"
DUMP = "posts of this day in posts/dump.jsonl"
CHAIN = ["imported_posts", "post_quality", "unique_posts"]


class Desk:
    """A channel with one posts file for two days and one brief, at work up to `unique_posts`."""

    def __init__(self, folder: Path, instance: dg.DagsterInstance) -> None:
        self.folder = folder
        self.channel = folder / "mine.yaml"
        self.brief = folder / "inbox" / "bread.yaml"
        if not self.channel.exists():
            self.channel.write_text(CHANNEL)
            for name in ("posts", "inbox"):
                (folder / name).mkdir()
            self.post(**{DAY: "It went wrong.", NEXT: "It went well."})
            self.brief.write_text(BRIEF)
        self.defs = build_definitions(str(self.channel), folder / "home")
        self.lineage = read_lineage(self.defs)
        artifacts = (self.defs.resources or {})["artifacts"]
        assert isinstance(artifacts, ArtifactStore)
        self.artifacts = artifacts
        self.maker = Maker(self.defs, self.lineage, instance, folder / "home")

    def post(self, **text: str) -> None:
        lines = [
            {"id": f"p{day[-1]}", "subreddit": "tifu", "title": "TIFU", "selftext": words, "created_utc": NOON[day]}
            for day, words in text.items()
        ]  # fmt: skip
        (self.folder / "posts" / "dump.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))

    def wanted(self, *days: str, starts: str = "") -> Wanted:
        return Wanted(("unique_posts",), days or (DAY, NEXT), starts=frozenset(starts.split()))

    def look(self, *days: str, starts: str = "") -> Look:
        return self.maker.look(self.wanted(*days, starts=starts))

    def why(self, *days: str) -> dict[str, str]:
        """Return what is stale, and why."""
        stale = self.look(*days).plan.stale
        return {f"{node.asset} {node.partition}": reason.why for node, reason in stale.items()}

    def make(self, *days: str) -> list[str]:
        outcome: Made = self.maker.make(self.wanted(*days))
        assert outcome.ok, outcome.failed
        return [f"{node.asset} {node.partition}" for node in outcome.made]

    def imported(self, day: str = DAY) -> list[str]:
        key = self.lineage.assets["imported_posts"].key
        return [post.body for post in self.artifacts.load(key, day, Batch[Post]).rows]

    def envelope(self, day: str = DAY) -> Path:
        return self.artifacts.path(self.lineage.assets["imported_posts"].key, day)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a desk with two days made."""
    folder = tmp_path_factory.mktemp("made")
    with pytest.MonkeyPatch.context() as environ:
        environ.delenv("DAGSTER_HOME", raising=False)
        prepared = prepare_instance(folder / "home")
    with dg.DagsterInstance.from_config(str(prepared)) as instance:
        assert len(Desk(folder, instance).make()) == 8
    return folder


@pytest.fixture
def desk(made: Path, home: Path) -> Iterator[Desk]:
    """A desk with two days made."""
    folder = home.parent
    shutil.copytree(made, folder, dirs_exist_ok=True)
    with dg.DagsterInstance.from_config(str(prepare_instance(home))) as instance:
        yield Desk(folder, instance)


def test_nothing_that_reads_the_same_is_made_again(desk: Desk) -> None:
    for path in (desk.folder / "posts" / "dump.jsonl", desk.brief):
        path.touch()
        os.utime(path, (0, 0))
    (desk.folder / "posts" / "labels.txt").write_text("no posts")
    (desk.folder / "inbox" / "notes.txt").write_text("no brief")
    assert desk.why() == {}
    assert desk.make() == []


def test_an_edited_post_makes_its_own_day_again(desk: Desk) -> None:
    desk.post(**{DAY: "It went wrong.", NEXT: "It went very well."})
    assert desk.why() == {f"imported_posts {NEXT}": f"{DUMP} changed"}
    assert {node.partition for node in desk.look().plan.suspects} == {NEXT}
    assert desk.make() == [f"{asset} {NEXT}" for asset in CHAIN]
    assert desk.imported(NEXT) == ["It went very well."]
    assert desk.make() == []


def test_a_brief_makes_the_day_it_names_again(desk: Desk) -> None:
    desk.brief.write_text(BRIEF + "story: It only moved.\n")
    assert desk.why() == {f"imported_posts {DAY}": "inbox/bread.yaml changed"}
    looks_back = f"unique_posts {NEXT}"
    assert desk.make() == [*(f"{asset} {DAY}" for asset in CHAIN), looks_back]
    assert "It only moved." in desk.imported()
    desk.brief.write_text(BRIEF.replace(DAY, NEXT))
    assert desk.why() == {
        f"imported_posts {DAY}": "gone: inbox/bread.yaml",
        f"imported_posts {NEXT}": "new: inbox/bread.yaml",
    }
    assert len(desk.make()) == 6
    assert (len(desk.imported()), len(desk.imported(NEXT))) == (1, 2)
    assert desk.make() == []


def test_what_comes_out_as_it_was_stops_there(desk: Desk) -> None:
    desk.brief.write_text("# said otherwise, meant the same\n" + BRIEF)
    assert desk.make() == [f"imported_posts {DAY}"]
    assert desk.make() == []


def test_only_what_a_refresh_starts_from_is_made_again_for_it(desk: Desk) -> None:
    desk.brief.unlink()
    assert desk.look(starts="unique_posts").plan.left == (Node("imported_posts", DAY),)
    assert desk.look(starts="imported_posts").plan.left == ()


def test_what_is_away_unmakes_nothing(desk: Desk) -> None:
    (desk.folder / "posts").rename(desk.folder / "unmounted")
    (desk.folder / "inbox").rename(desk.folder / "elsewhere")
    assert desk.make() == []
    assert "It went wrong." in desk.imported()


def test_an_artifact_of_before_sources_were_watched_is_left_alone(desk: Desk) -> None:
    envelope = json.loads(desk.envelope().read_text())
    assert sorted(envelope.pop("outside")) == ["inbox/bread.yaml", DUMP]
    desk.envelope().write_text(json.dumps(envelope))
    desk.brief.unlink()
    assert desk.why() == {}


def test_what_changes_while_a_refresh_is_at_work_is_for_the_next_one(desk: Desk) -> None:
    desk.brief.write_text(BRIEF + "angle: one\n")
    edit = desk.brief.write_text

    def change(look: Look, outcome: Made) -> None:
        edit(BRIEF + f"angle: two {len(outcome.made)}\n")

    outcome = desk.maker.make(desk.wanted(), Terms(on_look=change))
    assert [node.asset for node in outcome.made if node.partition == DAY] == CHAIN
    assert desk.why() == {f"imported_posts {DAY}": "inbox/bread.yaml changed"}


# killed between the artifact and Dagster's event of it

CHILD = """
import os, signal, sys
from vidgen_assets.cli import main

envelope, stored = os.environ["DIE_AFTER"], False

def see(event, arguments):
    global stored
    if event == "os.rename" and os.fspath(arguments[1]) == envelope:
        stored = True
    elif stored and event == "sqlite3.connect":
        os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(see)
main()
"""


def kill(desk: Desk) -> None:
    """Make the day again in a process that is killed before Dagster hears of it."""
    before = desk.envelope().read_bytes()
    command = [sys.executable, "-c", CHILD, "make", DAY, "--to", "unique_posts", "-c", str(desk.channel)]
    environ = {**os.environ, "DIE_AFTER": str(desk.envelope())}
    ended = subprocess.run(command, env=environ, capture_output=True, timeout=60)
    assert ended.returncode == -signal.SIGKILL, ended.stderr.decode()
    assert desk.envelope().read_bytes() != before


@pytest.mark.media
def test_killed_before_dagster_hears_of_it_the_day_is_still_stale(desk: Desk) -> None:
    desk.brief.write_text(BRIEF.replace("dries", "moves"))
    kill(desk)
    (why,) = desk.why(DAY).values()
    assert "its file is not the one that was last made" in why
    assert desk.make(DAY) == [f"{asset} {DAY}" for asset in CHAIN]
    assert desk.make(DAY) == []


@pytest.mark.media
def test_killed_then_with_equal_bytes_nothing_is_left_to_do(desk: Desk) -> None:
    desk.brief.write_text("# the same\n" + BRIEF)
    kill(desk)
    assert desk.make(DAY) == []

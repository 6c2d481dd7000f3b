"""A provider that fails for an hour: what needs it says so and what to do, the rest is made, and later it goes on."""

from pathlib import Path

import pytest

from resources.fakes.image_server import failure
from resources.fakes.llm_server import LlmServer, Reply
from resources.fakes.loopback import Arrival, Moment
from resources.retry import RetryPolicy
from vidgen_assets_tests.reliability.evidence import Evidence
from vidgen_assets_tests.reliability.nursery import Life, Nursery
from vidgen_assets_tests.reliability.world import DAY, small_world

pytestmark = pytest.mark.media

BEFORE_IDEAS = {"reddit_posts", "imported_posts", "post_quality", "unique_posts", "ranked_posts"}
ATTEMPTS = RetryPolicy().attempts


def made(life: Life) -> set[str]:
    """Return the assets that a life finished."""
    return {line.split()[2] for line in life.said.splitlines() if line.startswith("ok ")}


class Outage:
    """A writer that breaks down when it has answered twice, in one way after the other."""

    def __init__(self) -> None:
        self.answers, self.cut = 0, False
        self.llm: LlmServer | None = None

    def watch(self, moment: Moment, arrival: Arrival) -> bool:
        if moment == "answered" and arrival.server == "llm":
            self.answers += 1
            if self.answers == 2 and self.llm is not None:
                self.llm.break_down(Reply("status", "overloaded", 503))
        return not self.cut


def test_a_writer_is_gone_for_an_hour_and_comes_back(nursery: Nursery, tmp_path: Path) -> None:
    home, outage = tmp_path / "home", Outage()
    with small_world(tmp_path / "world", watch=outage.watch) as world:
        outage.llm = world.llm
        command, environment = world.make(DAY, "--to", "candidate_titles"), world.environment(home)
        first = nursery.start(command, environment)
        assert first.wait() == 1
        assert "openai: failed with 503: overloaded" in first.said
        assert "It may pass: run the same again, which goes on with what is missing" in first.said
        assert made(first) == {*BEFORE_IDEAS, "adapted_ideas"}

        world.llm.break_down(Reply("status", "slow down", 429, headers=(("retry-after", "3600"),)))
        told_to_wait = nursery.start(command, environment)
        assert told_to_wait.wait() == 1
        assert "openai: asks to wait (429): slow down" in told_to_wait.said
        assert "In 60 minutes or later run the same again" in told_to_wait.said
        assert world.llm.calls == 2 + ATTEMPTS + 1  # nobody waits an hour, and nobody storms

        outage.cut = True
        unreachable = nursery.start(command, environment)
        assert unreachable.wait() == 1
        assert "openai: the connection failed" in unreachable.said
        assert made(told_to_wait) == made(unreachable) == set()

        outage.cut = False
        world.llm.recover()
        back = nursery.start(command, environment)
        assert back.wait() == 0, back.said
        assert made(back) == {"generated_ideas", "idea_clusters", "candidate_titles"}
        keys = [invoice.key for invoice in world.llm.invoices]
        assert len(keys) == len(set(keys)) == Evidence(home).ledger().column("capability").count("llm")
        assert Evidence(home).unrecorded() == []


def test_a_painter_is_gone_and_comes_back(nursery: Nursery, tmp_path: Path) -> None:
    home = tmp_path / "home"
    style = {"pictures": ["openai_images"], "post_card": False, "end_card": False}
    with small_world(tmp_path / "world", style=style) as world:
        command = world.make(DAY, "--to", "selected_keyframes", "--to", "captions")
        world.images.break_down(failure(429, headers=(("retry-after", "3600"),)))
        first = nursery.start(command, world.environment(home))
        assert first.wait() == 1
        assert "openai_images: asks us to wait" in first.said
        assert "In 60 minutes or later run the same again" in first.said
        assert made(first) >= {"voiceover", "aligned_words", "captions", "image_prompts"}
        assert len(world.images.requests) <= 4  # of each candidate one, and the next that was on its way

        world.images.recover()
        back = nursery.start(command, world.environment(home))
        assert back.wait() == 0, back.said
        assert made(back) == {"keyframes_a", "keyframes_b", "selected_keyframes"}
        assert len(world.images.sold) == len(set(world.images.sold))
        again = nursery.start(command, world.environment(home))
        assert again.wait() == 0
        assert "nothing to do" in again.said

"""Killed anywhere and resumed, a make ends as if nothing had happened, and no finished call is made again.

`make chaos` does the same with many more kills.
"""

import os
import secrets
from pathlib import Path

import pytest

from vidgen_assets_tests.reliability.chaos import (
    Chaos,
    Reference,
    chaos_world,
    plan_deaths,
    undisturbed,
)
from vidgen_assets_tests.reliability.nursery import Nursery

KILLS = 20
NO_CARDS = {"post_card": False, "end_card": False}  # they are drawn by processes that take long to start


@pytest.mark.media
def test_a_make_that_is_killed_at_twenty_places_ends_as_if_nothing_had_happened(
    nursery: Nursery, tmp_path: Path
) -> None:
    seed = os.environ.get("VIDGEN_CHAOS_SEED") or secrets.token_hex(4)
    with chaos_world(tmp_path / "world", NO_CARDS) as (world, bystander):
        reference = undisturbed(world, nursery, bystander, tmp_path / "undisturbed")
        outcome = Chaos(world, nursery, bystander, tmp_path / "home", reference).run(KILLS, seed)
        (video,) = world.youtube.videos.values()
    words = "\n".join([f"VIDGEN_CHAOS_SEED={seed}", *outcome.problems, outcome.line()])
    assert outcome.is_good, words
    assert video["status"]["privacyStatus"] == "private"


def a_reference(assets: int, calls: int) -> Reference:
    names = [f"asset a{number} 2026-11-18" for number in range(assets)]
    keys = [f"call {number:064d}" for number in range(calls)]
    kinds = {**dict.fromkeys(names, "asset"), **dict.fromkeys(keys, "voice"), "upload open": "upload"}
    return Reference({}, dict.fromkeys(kinds, 0.1), kinds, dict.fromkeys(names, 17), {}, frozenset())


def test_with_enough_kills_every_asset_and_every_call_dies() -> None:
    reference = a_reference(40, 30)
    assert {death.subject for death in plan_deaths(reference, 71, "s")} == set(reference.kinds)
    every = plan_deaths(reference, 120, "s")
    assert len(every) == 120
    assert {death.place.split()[0] for death in every if death.subject.startswith("asset")} == {
        "start", "inside", "made", "storing", "event"
    }  # fmt: skip


def test_with_few_kills_some_of_every_kind_die() -> None:
    reference = a_reference(40, 30)
    kinds = {reference.kinds[death.subject] for death in plan_deaths(reference, 6, "s")}
    assert kinds == {"asset", "voice", "upload"}


def test_a_seed_gives_the_same_deaths_again() -> None:
    reference = a_reference(12, 9)
    assert plan_deaths(reference, 15, "s") == plan_deaths(reference, 15, "s")
    assert plan_deaths(reference, 15, "s") != plan_deaths(reference, 15, "t")

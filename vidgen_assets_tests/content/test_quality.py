"""Good stories score above dull ones, and every number has its reason."""

from collections.abc import Callable
from statistics import median
from typing import Any

import pytest

from vidgen_assets.artifacts import JudgedPost, Post, score_of
from vidgen_assets.content.quality import WEIGHTS, quality_of, total_of

STORY = """\
On Friday my boss fired me in front of everyone. I didn't shout. I put my plant in a box and drove home.

At six on Monday the phone rang. "How do you stop the alarm?" he screamed. "I'm sorry," I said, "you won't \
be needing anything else from me." Then the police came, and then the fire brigade. Forty people stood \
outside in the rain until ten. By noon the owner had called me back, and I asked for double.

He paid. I never told him that the button was behind the machine."""
DULL = """\
I usually sit on the left side of the sofa and sometimes on the right. It's fine either way. I was just \
wondering if anyone else has a side or if it mostly doesn't matter. I suppose it is a bit of a habit. In \
general we are quite happy with it. Let me know what you think. Thanks in advance for any tips or ideas, \
it would be quite nice to hear from other people who normally sit somewhere."""


def scores(post: Post, *peers: Post) -> dict[str, float]:
    found = quality_of(post, (post, *peers), 48, 2500)
    assert all(0 <= score.value <= 1 and score.why for score in found)
    return {score.name: score.value for score in found} | {"total": total_of(found)}


def test_weights_are_a_whole() -> None:
    assert sum(WEIGHTS.values()) == pytest.approx(1.0)


def test_a_story_beats_chatter_in_its_arc_and_its_hook(post: Callable[..., Post]) -> None:
    story = scores(post(STORY, title="Fired on Friday. On Monday only I knew how to stop the alarm"))
    dull = scores(post(DULL, title="Which side of the sofa"))
    assert story["story_arc"] > 0.7 > 0.3 > dull["story_arc"]
    assert story["hook"] > dull["hook"] + 0.2
    assert story["total"] > dull["total"] + 0.25


def test_length_fits_between_enough_and_too_much(post: Callable[..., Post]) -> None:
    fits = [
        scores(post("He ran home. " * (words // 3)))["length_fit"] for words in (30, 90, 150, 500, 1200, 2400)
    ]
    assert fits[0] < fits[1] < fits[2] == fits[3] == 1.0 > fits[4] > fits[5]


def test_walls_of_text_and_shouting_read_badly(post: Callable[..., Post]) -> None:
    good = scores(post(STORY))["readability"]
    assert (
        scores(post(STORY.replace(".", ",").replace("?", ",").replace("\n", " ")))["readability"] < good - 0.3
    )
    assert scores(post(STORY.upper()))["readability"] < good - 0.15


def test_engagement_is_relative_to_the_community(post: Callable[..., Post]) -> None:
    crowd = [post(STORY, id=f"p{n}", score=n * 100) for n in range(1, 9)]
    low, high = (scores(post(STORY, score=votes), *crowd)["engagement"] for votes in (90, 900))
    alone = scores(post(STORY, score=900))["engagement"]
    assert low < alone < high
    assert scores(post(STORY, score=-3), *crowd)["engagement"] == 0.0
    assert scores(post(STORY, kind="script", score=0))["engagement"] == 0.6


def test_a_later_part_begins_in_the_middle(post: Callable[..., Post]) -> None:
    first, second = (scores(post(STORY, title=f"The tower, part {n}"))["story_arc"] for n in (1, 2))
    assert second == pytest.approx(first * 0.6, abs=0.001)


def test_odd_texts_have_scores_too(post: Callable[..., Post]) -> None:
    for body in ("", ".", "\u0645\u0631\u062d\u0628\u0627 \u0628\u0643", "x" * 5_000, "a " * 50_000):
        scores(post(body, title=""))


def test_good_examples_stand_above_middling_above_dull(
    examples: dict[str, JudgedPost], labels: dict[str, dict[str, Any]]
) -> None:
    totals = {
        kind: sorted(examples[post_id].total for post_id, label in labels.items() if label["kind"] == kind)
        for kind in ("good_story", "medium", "dull")
    }
    good, middling, dull = (median(totals[kind]) for kind in ("good_story", "medium", "dull"))
    assert good > middling + 0.1 > dull + 0.2
    above = sum(one > other for one in totals["good_story"] for other in totals["dull"])
    assert above / (len(totals["good_story"]) * len(totals["dull"])) == 1.0
    arcs = {
        kind: median(
            score_of(examples[post_id].scores, "story_arc")
            for post_id, label in labels.items()
            if label["kind"] == kind
        )
        for kind in ("good_story", "dull")
    }
    assert arcs["good_story"] > arcs["dull"] + 0.25

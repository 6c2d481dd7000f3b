"""Cards: what the post card and the end card say."""

from __future__ import annotations

import pytest

from vidgen_assets.artifacts.content import Post
from vidgen_assets.content.phrasebook import short_number
from vidgen_assets.scenes.cards import end_card, post_card, post_context


def post(**changes: object) -> Post:
    values = {
        "id": "p1", "origin": "test", "community": "tifu", "title": "TIFU by sleeping in", "body": "",
        "author": "someone", "url": "", "permalink": "", 
        "created_ms": 1_700_000_000_000, "score": 14_213, "comment_count": 1_250,
    }  # fmt: skip
    return Post.model_validate({**values, **changes})


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0, "0"),
        (999, "999"),
        (1000, "1k"),
        (1250, "1.2k"),
        (14_213, "14.2k"),
        (120_000, "120k"),
        (2_100_000, "2.1M"),
    ],
)
def test_numbers_are_short(value: int, written: str) -> None:
    assert short_number(value) == written


def test_a_post_card_says_what_the_post_says_and_nothing_of_the_clock() -> None:
    context = post_context(post())
    assert context is not None
    card = post_card(context)
    assert (card.community, card.title) == ("r/tifu", "TIFU by sleeping in")
    assert (card.score, card.comments, card.age) == ("14.2k", "1.2k", "14 Nov 2023")


def test_what_is_not_known_is_left_out() -> None:
    context = post_context(post(created_ms=0, score=0, comment_count=0, community="r/tifu"))
    assert context is not None
    assert (context.score, context.comments, context.age, context.community) == ("", "", "", "r/tifu")


def test_the_videos_title_may_stand_for_the_posts_and_long_ones_end_at_a_word() -> None:
    context = post_context(post(), "word " * 60)
    assert context is not None
    assert len(context.title) <= 150
    assert context.title.endswith("word…")


def test_briefs_and_scripts_have_no_post_card() -> None:
    assert post_context(None) is None
    assert post_context(post(kind="brief")) is None


@pytest.mark.parametrize(
    ("call", "line1", "line2"),
    [
        (
            "What would you have done? Tell me in the comments.",
            "What would you have done?",
            "Tell me in the comments",
        ),
        ("So tell me, was I wrong?", "Was I wrong?", "Tell me in the comments"),
        (
            "Honestly, who do you think was in the wrong in this very long and complicated story of ours?",
            "Was I wrong?",
            "",
        ),
        ("Follow for the next story.", "Follow for more", ""),
        ("Good night.", "What would you do?", ""),
    ],
)
def test_an_end_card_asks_in_few_words(call: str, line1: str, line2: str) -> None:
    card = end_card(call)
    assert (card.line1, card.line2) == (line1, line2)
    assert len(card.line1) <= 34

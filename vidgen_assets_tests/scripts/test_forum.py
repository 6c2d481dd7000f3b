"""Forum language becomes plain words; what is about the post is not the story."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vidgen_assets.scripts import forum


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        (
            "I (28F) have been dating my bf (30M) for a year.",
            "I'm 28, and I have been dating my boyfriend for a year.",
        ),
        ("My husband [34M] left.", "My husband left."),
        ("My MIL hates my cooking.", "My mother-in-law hates my cooking."),
        ("My SIL's dog bit my FIL.", "My sister-in-law's dog bit my father-in-law."),
        ("I told my SO that it was SO good.", "I told my partner that it was SO good."),
        ("my daughter (6F) cried", "my 6-year-old daughter cried"),
        ("AITA for leaving?", "Am I wrong for leaving?"),
        ("WIBTA if I left?", "Would I be wrong if I left?"),
        ("IMO it was rude tbh.", "It was rude."),
        ("I dont know w/o asking u.", "I don't know without asking you."),
        ("i think its a trap lol", "I think it's a trap"),
        ("He should of known better then me.", "He should have known better than me."),
        ("I was bored bc there was nothing to do.", "I was bored because there was nothing to do."),
        ("We broke up :( and I cried.", "We broke up and I cried."),
        ("Reddit, I need to tell you something.", "I need to tell you something."),
        ("See http://example.com/x for more", "See for more"),
        ("An 8 yo girl came in.", "An 8-year-old girl came in."),
        ("Had a long day at work.", "I had a long day at work."),
    ],
)
def test_shorthand_is_said_in_words(written: str, plain: str) -> None:
    said = forum.plain(written)
    assert said[:1].upper() + said[1:] == plain[:1].upper() + plain[1:]


@pytest.mark.parametrize(
    "sentence",
    [
        "Obligatory this didn't happen today.",
        "Throwaway because my boss reads this.",
        "Sorry for formatting, I'm on mobile.",
        "English is not my first language.",
        "Long time lurker, first time poster.",
        "Thanks for the gold, kind stranger!",
        "Thank you all for your support.",
        "I hope you enjoyed my story.",
        "TL;DR I fell.",
        "Edit: spelling",
        "Buckle up, this is going to be long.",
        "All names have been changed.",
        "So here goes.",
        "Let me know what you think.",
    ],
)
def test_talk_about_the_post_is_not_the_story(sentence: str) -> None:
    assert forum.is_about_the_post(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "My boss edited the report without telling me.",
        "I thanked the driver and got out.",
        "The phone rang at ten past two.",
        "He posted a guard at the door.",
        "It happened on my way to work.",
        "I was lost in the woods for two days.",
    ],
)
def test_a_sentence_of_the_story_stays(sentence: str) -> None:
    assert not forum.is_about_the_post(sentence)


def test_edits_and_summary_are_told_from_the_story_and_updates_from_both() -> None:
    parts = forum.split_parts(
        [
            "I fell into the lake, and then I walked home through the whole village in a wet wedding dress.",
            "TL;DR: I fell.",
            "EDIT: typos",
            "and thanks for the gold",
            "UPDATE: the lake is fine.",
        ]
    )
    assert [text for _, text in parts.story] == [
        "I fell into the lake, and then I walked home through the whole village in a wet wedding dress."
    ]
    assert parts.summary == "I fell."
    assert [text for _, text in parts.updates] == ["the lake is fine."]


@given(st.text(max_size=200))
def test_plain_never_raises_and_settles(text: str) -> None:
    once = forum.plain(text)
    assert forum.plain(forum.plain(once)) == forum.plain(once)


def test_introductions_are_cut_off() -> None:
    assert forum.without_lead_in("So, I was at work.") == "I was at work."
    assert forum.without_lead_in("To make a long story short, the owner came back.") == "The owner came back."
    assert forum.without_lead_in("Some background: I work in a zoo.") == "I work in a zoo."

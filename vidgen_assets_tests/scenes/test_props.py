"""Things: every word of the lexicon leads to a picture that exists, and words lead to the right one."""

from __future__ import annotations

import pytest

from resources.papercut import prop_names
from vidgen_assets.scenes.lexicon import senses
from vidgen_assets.scenes.lexicon.props import PROPS
from vidgen_assets.scenes.props import lexicon, prop_hits
from vidgen_assets.scenes.words import tokens_of


def icons(text: str) -> list[str]:
    hits = sorted(prop_hits(tokens_of(text.split())), key=lambda hit: -hit.score)
    return [hit.icon for hit in hits]


def test_every_icon_of_the_lexicon_can_be_drawn() -> None:
    named = set(PROPS)
    for table in (senses.INTANGIBLE, senses.ABSTRACT, senses.BUILDINGS, senses.CHARACTERS):
        named |= table
    for icons_of_place in (*senses.OUTSIDE.values(), *senses.TOLD_BY_PLACE.values()):
        named |= icons_of_place
    for by_topic in senses.SENSES.values():
        named |= set(by_topic.values()) - {""}
    assert named - prop_names() == set()


def test_the_lexicon_is_large_and_says_everything_once() -> None:
    entries = [
        (word, marks) for words in PROPS.values() for word in words.split() for marks in [word.strip("?~*")]
    ]
    assert len(lexicon()) > 2500
    twice = {word for word, _ in entries if sum(word == other for other, _ in entries) > 1}
    assert twice == set()


@pytest.mark.parametrize(
    ("text", "icon"),
    [
        ("my landlord changed the locks", "lock"),
        ("I dropped my phone", "mobile-screen"),
        ("we flew home from our honeymoon", "plane"),
        ("he paid me $12,000 in cash", "sack-dollar"),
        ("that costs $20", "money-bill-wave"),
        ("she drove all night", "car"),
        ("I found a letter", "envelope-open-text"),
        ("he signed the contract", "file-contract"),
        ("my wedding ring was gone", "ring"),
        ("I put the turkey in the oven", "roast"),
        ("she swiped her credit card", "credit-card"),
        ("the printer jammed again", "print"),
        ("a flight of stairs", "stairs"),
        ("they took a hike", "mountain-sun"),
        ("it was 95 degrees outside", "temperature-high"),
        ("I ran to the toilet", "toilet"),
        ("she gave me a bouquet", "bouquet"),
    ],
)
def test_a_sentence_names_its_thing(text: str, icon: str) -> None:
    assert icon in icons(text)[:2]


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("I will not go", "scroll"),
        ("they called me a liar", "phone"),
        ("she was dead in the eyes", "eye"),
        ("he really pissed me off", "toilet"),
        ("it was a piece of cake", "cake-candles"),
        ("I work for a restaurant chain", "link"),
        ("we started dating in May", "calendar-days"),
        ("then Sue went home", "gavel"),
        ("the brand types vary", "keyboard"),
        ("that rings a bell", "bell"),
        ("I read the sub every day", "hotdog"),
        ("he is five foot two", "shoe-prints"),
        ("the meteor shower was nice", "shower"),
    ],
)
def test_what_is_not_meant_is_not_shown(text: str, never: str) -> None:
    assert never not in icons(text)


def test_the_longest_phrase_wins() -> None:
    assert icons("a birthday cake") == ["cake-candles"]
    assert icons("an ice cream truck") == ["van-shuttle"]


def test_some_words_mean_what_the_story_is_about() -> None:
    office = "the computer and the printer and the monitor and the keyboard"
    assert "computer-mouse" in icons(f"the mouse broke , {office}")
    assert "computer-mouse" not in icons("the mouse ran across the kitchen")
    assert "server" in icons(f"the server crashed , {office}")


def test_an_animal_is_found_by_its_name() -> None:
    hits = prop_hits(tokens_of(["Then", "Biscuit", "barked"]), {"biscuit": "dog"})
    assert (hits[0].icon, hits[0].word) == ("dog", "biscuit")


def test_weak_words_lose_against_plain_ones() -> None:
    scores = {hit.icon: hit.score for hit in prop_hits(tokens_of(["an", "idea", "about", "the", "gun"]))}
    assert scores["gun"] > scores["lightbulb"] + 1

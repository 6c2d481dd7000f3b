"""Personal data is gone before anything is told, and what takes its place reads well aloud."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from vidgen_assets.artifacts import JudgedPost, Post
from vidgen_assets.content.markup import paragraphs
from vidgen_assets.content.personal_data import clean, without_personal_data
from vidgen_assets_tests.growth import grows_linearly

READS = [
    ("Call me at (312) 555-0147 now.", "Call me at a phone number now."),
    ("Her number is 555-0123.", "Her number is private."),
    ("She left her number, +1 646 555 0198, and ran.", "She left her number, and ran."),
    ("Ring 07700 900123 after six.", "Ring a phone number after six."),
    ("Write to a.b+c@mail.example.co.uk today.", "Write to an email address today."),
    ("mirela [at] example [dot] com wrote back", "An email address wrote back"),
    ("u/velvet_orchard_77 told me.", "Someone told me."),
    ("Ask /u/some-one or @mirela.paints.", "Ask someone or someone."),
    ("He lives at 19 Foxglove Court.", "He lives at an address."),
    ("at 1482 Thistledown Lane, Apt 3B, Springfield, IL 62704, at five", "at an address, at five"),
    ("4410 SE Larkspur Street, the green door", "An address, the green door"),
    ("see https://example.com/a?b=c.", "see a link"),
    ("see youtu.be/abc123 (https://example.com)", "see a link"),
    ("card 4111 1111 1111 1111 and SSN 078-05-1120", "card and SSN a long number"),
    ("My name is Zebulon Quist and I work here.", "My name is Zebulon and I work here."),
    ("My aunt, Theodora Wincanton, has called. Mrs. Wincanton is eighty.",
     "My aunt, Theodora, has called. Theodora is eighty."),
    ("I work with Sarah Kowalski at the bakery.", "I work with Sarah at the bakery."),
    ("a man called Mirel Constantin-Voss (@m.paints, he paints)", "a man called Mirel (he paints)"),
]  # fmt: skip

STAYS = [
    "I waited 45 minutes and paid $1,400 for 3 pizzas in 2013.",
    "It was 10:30 on 2026-11-17, room 1408, version 1.2.3, 555 people.",
    "He pulled a Bill O'Reilly, like Paula Deen in the Martin Lawrence movie.",
    "We went to Best Buy and Burger King in New York with Chuck Norris.",
    "TIFU by letting Dave drive to Los Angeles",
    "The order number is 12345678.",
    "r/tifu and and/or 24/7 a@b are fine",
    "I bought it on amazon.com for 9.99",
    "Mr. Johnson and Dr. Who met Ann.",
    "It is a two-way street with 2 ways out.",
]


@pytest.mark.parametrize(("text", "expected"), READS)
def test_what_is_removed_reads_well(text: str, expected: str) -> None:
    assert clean(text).text == expected
    assert sum(item.count for item in clean(text).found) > 0


@pytest.mark.parametrize("text", STAYS)
def test_what_is_no_personal_data_stays(text: str) -> None:
    assert clean(text) == (text, ())


def test_a_surname_learnt_in_the_body_goes_from_the_title_too() -> None:
    texts, found = without_personal_data(("Halloway strikes again", "His name is Gordon P. Halloway."))
    assert texts == ("Gordon strikes again", "His name is Gordon.")
    assert [(item.kind, item.count) for item in found] == [("name", 2)]


def test_counts_are_by_kind_and_never_hold_the_data() -> None:
    found = clean("Ann Baker, 555-0123, ann@example.com, 5 Elm Street, u/ann_b, https://x.example/").found
    assert {item.kind: item.count for item in found} == {
        "name": 1, "phone": 1, "email": 1, "address": 1, "handle": 1, "link": 1,
    }  # fmt: skip


def test_nothing_that_must_go_is_left_in_the_examples(
    examples: dict[str, JudgedPost], labels: dict[str, dict[str, Any]]
) -> None:
    """Recall on the labels: every labelled string is gone, and the plain kinds are counted."""
    looked_for = 0
    for post_id, label in labels.items():
        for kind, strings in label.get("remove", {}).items():
            judged = examples[post_id]
            told = "\n".join((judged.post.title, judged.post.body, *(c.body for c in judged.post.comments)))
            assert [text for text in strings if text in told] == [], label["key"]
            if kind in ("name", "phone", "email"):
                assert kind in {item.kind for item in judged.personal_data}, label["key"]
            looked_for += len(strings)
    assert looked_for >= 25


def test_harmless_examples_are_left_alone(
    examples: dict[str, JudgedPost], labels: dict[str, dict[str, Any]]
) -> None:
    """Precision on the labels: of the good and middling stories, none loses anything."""
    kinds = ("good_story", "medium", "dull", "lookalike", "negative", "reworded")
    touched = [
        (label["key"], examples[post_id].personal_data)
        for post_id, label in labels.items()
        if label["kind"] in kinds and examples[post_id].personal_data and label["verdict"] != "drop"
    ]
    assert touched == []


def test_real_posts_keep_no_address_and_no_number_of_the_plain_kinds(
    real_posts: Callable[[str], tuple[Post, ...]],
) -> None:
    plain = re.compile(
        r"[\w.]+@\w+\.(?:com|org|net)\b|\(\d{3}\) ?\d{3}-\d{4}|\b\d{3}-\d{3}-\d{4}\b|\b/?u/\w{3,}|https?:/"
    )
    for post in real_posts("tifu"):
        (body,), _ = without_personal_data(("\n\n".join(paragraphs(post.body)),))
        assert plain.search(body) is None, post.id


@pytest.mark.parametrize(
    "unit", ["1 ", "1-", "+1 ", "a@", "A B ", "Ann Bee ", "(1) ", "12 Elm ", "u/", "name is ", "1482 A B C "]
)
def test_hostile_repetition_takes_linear_time(unit: str) -> None:
    assert grows_linearly(clean, unit)

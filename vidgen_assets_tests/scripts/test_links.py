"""What is left out leaves no hole: pronouns have their nouns, connectives their other half."""

import pytest

from vidgen_assets.scripts import links, people, weigh
from vidgen_assets.scripts.story import read_story
from vidgen_assets_tests.scripts.stories import post_of


def _read(body: str) -> tuple[tuple[weigh.Unit, ...], tuple[links.Lean, ...]]:
    story = read_story(post_of(body))
    pieces = weigh.units(story)
    names = people.names_in([sentence.text for sentence in story.sentences])
    return pieces, links.leans(pieces, names, story.title)


def test_a_pronoun_whose_noun_is_left_out_gets_the_noun() -> None:
    pieces, leans = _read(
        "A tall man came into the shop. The rain had stopped. He put his hat on the counter."
    )
    told = links.mended(pieces, leans, (1, 2), [pieces[1].text, pieces[2].text])
    assert told[1] == "The man put his hat on the counter."


def test_a_connective_goes_with_the_half_it_joined() -> None:
    pieces, leans = _read("I had no money left. The bank was closed. But I found a coin in my shoe.")
    told = links.mended(pieces, leans, (0, 2), [pieces[0].text, pieces[2].text])
    assert told[1] == "I found a coin in my shoe."
    whole = links.mended(pieces, leans, (1, 2), [pieces[1].text, pieces[2].text])
    assert whole[1] == "But I found a coin in my shoe."


def test_instead_of_is_no_connective() -> None:
    pieces, leans = _read("I expected a bill. The boss called me. Instead of that, I got a raise from her.")
    told = links.mended(pieces, leans, (0, 2), [pieces[0].text, pieces[2].text])
    assert told[1].startswith("Instead of that")


def test_going_on_with_the_next_sentence_is_free_and_a_dangling_one_is_dear() -> None:
    pieces, leans = _read(
        'I met a woman. She sang. It was raining. "Nice voice." That was all she wanted to hear.'
    )
    assert links.gap_cost(leans, 0, 1, frozenset()) == 0.0
    assert links.gap_cost(leans, 1, 4, frozenset()) > links.gap_cost(leans, 0, 2, frozenset())
    assert links.gap_cost(leans, 1, 3, frozenset()) >= links.NEVER
    assert len(pieces) == 5


def test_what_is_spoken_of_must_have_been_brought_in() -> None:
    pieces, _ = _read("I sell fans. A man wanted to borrow a fan. I was tired. He gave the fan back.")
    assert links.missed_introductions(pieces, (2, 3), "I was tired.", frozenset()) == {0: 1.0}
    assert links.missed_introductions(pieces, (0, 3), "", frozenset()) == {}


@pytest.mark.parametrize(
    ("text", "head", "gender"),
    [
        ("My boss left.", "boss", "n"),
        ("An old lady came.", "lady", "f"),
        ("Two cops came.", "cops", "p"),
        ("The drummer stood there.", "drummer", "n"),
    ],
)
def test_persons_are_found_by_their_nouns(text: str, head: str, gender: str) -> None:
    (mention,) = people.mentions(text)
    assert (mention.head, mention.gender) == (head, gender)


def test_a_noun_without_gender_gets_it_from_the_pronoun_near_it() -> None:
    assert people.genders(["The customer said that she was late.", "The customer left."]) == {"customer": "f"}


def test_first_names_are_found_and_places_are_not() -> None:
    names = people.names_in(["My friend Jane was late.", "We waited in London, and Jane said sorry."])
    assert names == {"Jane"}

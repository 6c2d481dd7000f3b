"""Shorter sentences say the same, and never a new word."""

import pytest

from vidgen_assets.scripts.compress import lighten, shorten, split_long


@pytest.mark.parametrize(
    ("long", "light"),
    [
        ("I ran (as one does) to the car.", "I ran to the car."),
        ("He basically told me to leave.", "He told me to leave."),
        ("What kind of question was that?", "What kind of question was that?"),
        ("It was very obviously mine.", "It was very obviously mine."),
        ("I was, you know, late.", "I was late."),
        ("She took the the bag or something.", "She took the bag."),
        ("I went to [the shop] at noon.", "I went to the shop at noon."),
    ],
)
def test_fillers_go_and_meaning_stays(long: str, light: str) -> None:
    assert lighten(long) == light


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("My aunt, who was visiting from Spain, took the keys.", "My aunt took the keys."),
        ("I took the train home, which was a mistake.", "I took the train home."),
        (
            "One day, after the last of them had left, I sat down.",
            "One day, after the last of them had left, I sat down.",
        ),
        ("By now she says that it's because she is new.", "By now she says that it's because she is new."),
    ],
)
def test_asides_go_and_no_sentence_is_left_hanging(long: str, short: str) -> None:
    assert shorten(long) == short


def test_a_long_sentence_is_cut_where_a_clause_begins() -> None:
    long = (
        "I had been waiting at the counter for a quarter of an hour with the broken lamp in my hands, but the manager "
        "came out of his office at last and he asked me what on earth I wanted from him on a Sunday."
    )
    pieces = split_long(long)
    assert len(pieces) >= 2
    assert all(piece[0].isupper() and piece[-1] in ".!?" for piece in pieces)


def test_a_list_is_not_cut_in_the_middle() -> None:
    long = (
        "The store that I work at closed for renovations then, and my coworkers, managers and I have been spending "
        "the last couple of days packing up everything."
    )
    assert not any(piece.endswith("managers.") for piece in split_long(long))


def test_no_word_is_added() -> None:
    sentence = (
        "Well, I basically went (again) to the shop, which was closed, because I needed milk, and I cried."
    )
    words = {word.strip(".,()").lower() for word in sentence.split()}
    for text in (lighten(sentence), shorten(sentence), *split_long(sentence, 6)):
        assert {word.strip(".,()").lower() for word in text.split()} <= words

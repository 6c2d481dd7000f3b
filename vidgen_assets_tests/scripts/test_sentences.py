"""Sentences end where people end them, however they write."""

import pytest

from vidgen_assets.scripts.sentences import split


@pytest.mark.parametrize(
    ("paragraph", "sentences"),
    [
        ("I left. He stayed.", ("I left.", "He stayed.")),
        ("it was late. i went home. nobody saw me.", ("it was late.", "i went home.", "nobody saw me.")),
        ("Wait... what did you do?", ("Wait... what did you do?",)),
        ("I ran and ran and ran... Then I fell.", ("I ran and ran and ran...", "Then I fell.")),
        ("I went to the store.He was there.", ("I went to the store.", "He was there.")),
        ("Dr. Smith and Mr. Jones paid $3.50.", ("Dr. Smith and Mr. Jones paid $3.50.",)),
        ("We met at 5 p.m. on Monday. It rained.", ("We met at 5 p.m. on Monday.", "It rained.")),
        ("I came at 5 p.m. Nobody was there.", ("I came at 5 p.m.", "Nobody was there.")),
        ('"Stop!" he said. I stopped.', ('"Stop!" he said.', "I stopped.")),
        ("He asked (why?) and left.", ("He asked (why?) and left.",)),
        ("NO WAY!!!! Really?!?!", ("NO WAY!", "Really?")),
        ("He. Actually. Told. Me. That.", ("He actually told me that.",)),
        ("It was STILL. COMING. OUT.", ("It was STILL COMING OUT.",)),
        ("She is 5'1\" and strong. I am not.", ("She is 5 foot 1 and strong.", "I am not.")),
        ("The store was open, So I went in.", ("The store was open.", "So I went in.")),
        ("昨日、鍵をなくした。警察に行った。", ("昨日、鍵をなくした。", "警察に行った。")),
        ("", ()),
        ("...", ()),
    ],
)
def test_a_paragraph_is_cut_at_its_ends(paragraph: str, sentences: tuple[str, ...]) -> None:
    assert split(paragraph) == sentences


def test_a_quotation_of_several_sentences_becomes_several_in_quotation_marks() -> None:
    told = split('He looked at me and said, "I don\'t care what you want. Get out of my shop. Now!"')
    assert told == (
        'He looked at me and said, "I don\'t care what you want."',
        '"Get out of my shop."',
        '"Now!"',
    )


def test_quotation_marks_that_do_not_pair_swallow_nothing() -> None:
    told = split('He said "come here. I came. He left. I stayed alone for an hour. It rained.')
    assert len(told) == 5


def test_no_word_is_lost_or_added() -> None:
    text = 'So... I said "no. never." He (the boss) left - at 5:30 - and I\'m glad! Are you? Yes.'
    letters = [character for character in text if character.isalnum()]
    assert [c for sentence in split(text) for c in sentence if c.isalnum()] == letters


def test_what_nobody_ended_is_cut_into_pieces_that_can_be_said() -> None:
    endless = ", ".join(f"and then the thing number {number} happened" for number in range(200))
    pieces = split(endless)
    assert len(pieces) > 5
    assert max(len(piece.split()) for piece in pieces) <= 90


@pytest.mark.parametrize(
    "hostile", ['"' * 5000, "." * 20000, "a." * 20000, "(" * 9000, "*a" * 9000, "I. " * 9000]
)
def test_hostile_text_is_read_in_time(hostile: str) -> None:
    assert isinstance(split(hostile), tuple)

"""Two tellings meet in their folded words and numbers."""

import pytest

from vidgen_assets.content.wording import content_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("She stole fourteen hundred dollars", "Stealing $1,400"),
        ("twenty-seven neighbours", "27 neighbors"),
        ("a hundred and fifty coloured boxes", "150 color box"),
        ("my mum's flats were flooding", "mother apartment flooded"),
        ("The manager bought lorries", "the boss buys a truck"),
        ("he forgot and froze", "forgetting, frozen"),
    ],
)
def test_tellings_meet(one: str, other: str) -> None:
    assert set(content_words(other)) - {"dollar"} <= set(content_words(one))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("nine ten", ["#9", "#10"]),
        ("two hundred and twelve", ["#212"]),
        ("sixty five, 1971 and 3.5", ["#65", "#1971", "#3.5"]),
        ("fired on the twenty second of five", ["#20", "#5"]),
        ("1,400 and 2,000,000", ["#1400", "#2000000"]),
        ("one thousand", ["#1000"]),
    ],
)
def test_numbers_in_words_are_digits(text: str, numbers: list[str]) -> None:
    assert [word for word in content_words(text) if word.startswith("#")] == numbers


def test_any_text_is_folded() -> None:
    assert content_words("") == ()
    assert content_words("\U0001f602 ... --- 5") == ("#5",)

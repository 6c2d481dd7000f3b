"""Words: what counts as which form of what, where clauses end, what is not meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vidgen_assets.scenes.words import negated, noun_forms, stands_as_noun, syllables, tokens_of, verb_forms


def read(text: str) -> tuple[str, ...]:
    return tuple(token.word for token in tokens_of(text.split()))


@pytest.mark.parametrize(
    ("written", "noun"),
    [
        ("dogs", "dog"),
        ("stories", "story"),
        ("boxes", "box"),
        ("wives", "wife"),
        ("children", "child"),
        ("mom's", "mom"),
    ],
)
def test_nouns_lose_their_number(written: str, noun: str) -> None:
    assert noun in noun_forms(written)


@pytest.mark.parametrize("word", ["bus", "boss", "glass", "this", "news"])
def test_what_only_looks_like_a_plural_is_none(word: str) -> None:
    assert noun_forms(word)[0] == word
    assert word[:-1] not in noun_forms(word)


@pytest.mark.parametrize(
    ("written", "verb"),
    [
        ("drove", "drive"),
        ("stopped", "stop"),
        ("baking", "bake"),
        ("cried", "cry"),
        ("texts", "text"),
        ("flew", "fly"),
    ],
)
def test_verbs_lose_their_tense(written: str, verb: str) -> None:
    assert verb in verb_forms(written)


def test_a_bed_is_no_form_of_be() -> None:
    assert verb_forms("bed") == ("bed",)
    assert noun_forms("ringing") == ("ringing",)


def test_contractions_are_two_words_and_keep_their_number() -> None:
    tokens = tokens_of(["She", "didn’t", "know", "I'm", "here"])
    assert [token.word for token in tokens] == ["she", "did", "not", "know", "i", "am", "here"]
    assert [token.index for token in tokens] == [0, 1, 1, 2, 3, 3, 4]


def test_hyphens_join_what_the_lexicon_joins() -> None:
    assert read("My mother-in-law's self-made T-shirt and/or boss/co-workers") == (
        "my", "mother-in-law's", "self", "made", "t-shirt", "and", "or", "boss", "co-workers",
    )  # fmt: skip


def test_sentences_and_clauses_end_where_they_are_marked() -> None:
    tokens = tokens_of(["Dr.", "Lee", "said,", '"Go', 'home."', "We", "did"])
    assert [token.end for token in tokens] == ["", "", ",", "", ".", "", ""]
    assert [token.opens for token in tokens] == [True, False, False, False, False, True, False]


def test_quotes_and_labels_mark_what_others_say() -> None:
    tokens = tokens_of(["I", "said", '"my', 'cat"', "twice.", "Manager:", "I", "will", "not.", "I", "left."])
    spoken = [token.word for token in tokens if token.quoted]
    assert spoken == ["my", "cat", "i", "will", "not"]


@pytest.mark.parametrize(
    "text", ["dead in the eyes", "a piece of cake", "it rings a bell", "under the weather"]
)
def test_figures_of_speech_are_masked(text: str) -> None:
    assert any(token.masked for token in tokens_of(text.split()))


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("i was not happy", "happy", True),
        ("i never was really happy", "happy", True),
        ("i was not there, happy as ever", "happy", False),
        ("not only happy but proud", "happy", False),
        ("i was happy", "happy", False),
    ],
)
def test_a_negation_reaches_to_the_end_of_its_clause(text: str, word: str, expected: bool) -> None:
    tokens = tokens_of(text.split())
    at = next(i for i, token in enumerate(tokens) if token.word == word)
    assert negated(tokens, at) is expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("the watch stopped", "watch", True),
        ("my old watch stopped", "watch", True),
        ("i watch him", "watch", False),
        ("to watch him", "watch", False),
        ("at court", "court", True),
        ("two tickets", "tickets", True),
        ("my boss will pay", "will", False),
    ],
)
def test_nouns_stand_where_nouns_stand(text: str, word: str, expected: bool) -> None:
    tokens = tokens_of(text.split())
    at = next(i for i, token in enumerate(tokens) if token.word == word)
    assert stands_as_noun(tokens, at) is expected


@given(
    st.lists(st.text(max_size=12).filter(lambda text: not any(char.isspace() for char in text)), max_size=30)
)
def test_any_text_is_read_without_losing_its_numbers(words: list[str]) -> None:
    tokens = tokens_of(words)
    assert [token.index for token in tokens] == sorted(token.index for token in tokens)
    assert all(0 <= token.index < len(words) and token.word for token in tokens)


@pytest.mark.parametrize(
    ("word", "count"), [("cake", 1), ("table", 2), ("grandmother", 3), ("I", 1), ("2019", 8)]
)
def test_syllables_are_counted_roughly(word: str, count: int) -> None:
    assert syllables(word) == count

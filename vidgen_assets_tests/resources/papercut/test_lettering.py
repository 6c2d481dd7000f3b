"""Untrusted text: what is kept, what is folded, what is dropped, and how it is fitted."""

import pytest

from resources.papercut.lettering import BOLD, Setting, clean, fit, printable, right_to_left, uncovered

PLAIN = Setting(BOLD, (0.0, 0.0, 0.0))


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("plain text", "plain text"),
        ("  many\t\tspaces\nand lines ", "many spaces and lines"),
        ("a\x00b\x1b[0m\u202ec\u2066d\u2069", "a b [0mcd"),
        ("e\u0301", "é"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("\ud800lone", "lone"),
    ],
)
def test_clean_leaves_one_line_of_printable_text(given: str, kept: str):
    assert clean(given) == kept


@pytest.mark.parametrize(
    ("given", "set_as"),
    [
        ("won't stop — naïve café", "won't stop — naïve café"),
        ("Привет, Ελλάδα", "Привет, Ελλάδα"),
        ("so 🔥🔥 hot", "so hot"),
        ("ｆｕｌｌ ｗｉｄｔｈ", "full width"),
        ("𝓯𝓪𝓷𝓬𝔂", "fancy"),
        ("✨", ""),
    ],
)
def test_printable_folds_what_resembles_and_drops_symbols(given: str, set_as: str):
    assert printable(given) == set_as


def test_letters_that_no_font_has_are_told_and_stood_for():
    if uncovered("房") == frozenset():
        pytest.skip("the optional fonts for the world's scripts are installed")
    assert uncovered("my 房东") == {"房", "东"}
    assert printable("my 房东") == "my ••"
    assert uncovered("plain 🔥") == frozenset()


def test_the_first_letter_decides_the_direction():
    assert right_to_left("123 שלום hello")
    assert not right_to_left("hello שלום")
    assert not right_to_left("")


def test_a_short_text_keeps_the_largest_size():
    block = fit("Short", PLAIN, 800, 3, (80, 30))
    assert (block.size, block.lines, block.text) == (80, 1, "Short")


def test_a_longer_text_shrinks_until_it_fits():
    text = "My landlord changed the locks while I was at work, so I read my lease"
    block = fit(text, PLAIN, 800, 2, (80, 30))
    assert block.text == text
    assert block.lines <= 2
    assert 30 <= block.size < 80


def test_a_text_too_long_for_the_smallest_size_ends_in_an_ellipsis():
    block = fit("word " * 300, PLAIN, 800, 3, (80, 30))
    assert block.text.endswith("word…")
    assert block.lines == 3
    assert block.size == 30


def test_a_word_wider_than_the_line_shrinks_before_it_is_broken():
    assert fit("Donaudampfschifffahrt", PLAIN, 500, 3, (120, 20)).longest <= 500


def test_height_limits_too():
    block = fit("several words that need a few lines to be set", PLAIN, 300, 9, (60, 20), max_height=150)
    assert block.height <= 150


def test_nothing_is_set_as_nothing():
    block = fit("", PLAIN, 800, 3, (80, 30))
    assert (block.text, block.lines) == ("", 0)

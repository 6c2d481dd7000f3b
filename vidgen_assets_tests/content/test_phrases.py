"""Sentences without spaces get their phrases, and are shown without them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vidgen_assets.content.phrases import phrased, shown

SENTENCES = [
    ("ja", "私は東京で3匹の猫を飼っている。", "私は 東京で3匹の 猫を 飼っている。"),
    ("ja", "10:30に$20と1,200円を払った。", "10:30に $20と1,200円を 払った。"),
    ("zh", "我有2只猫，花了20元。", "我 有2只猫， 花 了20元。"),
    ("zh", "他说f**k和https://x.com/a", "他 说 f**k 和 https://x.com/a"),
]


@pytest.mark.parametrize(("language", "written", "phrases"), SENTENCES)
def test_a_break_falls_between_phrases_and_never_inside_a_number_or_a_latin_word(
    language: str, written: str, phrases: str
) -> None:
    assert phrased(written, language) == phrases
    assert phrased(phrases, language) == phrases
    assert shown(phrases.split(), language) == written


@pytest.mark.parametrize("language", ["en", "fr", "de", "ko"])
def test_languages_with_spaces_are_left_alone(language: str) -> None:
    assert phrased("Two  words。", language) == "Two  words。"
    assert shown(["Two", "words"], language) == "Two words"


def test_words_of_two_scripts_keep_the_space_between_latin_words() -> None:
    assert shown("iPhone 15と AI".split(), "ja") == "iPhone 15とAI"


@pytest.mark.parametrize("language", ["ja", "zh"])
@settings(max_examples=150, deadline=None, derandomize=True)
@given(text=st.text(st.one_of(st.characters(), st.sampled_from("は猫3 a、。$漢字テ")), max_size=40))
def test_phrases_change_no_letter_and_are_settled_at_once(language: str, text: str) -> None:
    once = phrased(text, language)
    assert "".join(once.split()) == "".join(text.split())
    assert phrased(once, language) == once

"""Any text at all: a mapping of every word, tokens a voice can say, and nothing changes when read again."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from vidgen_assets.audio.spoken import SpokenWord, speak_words
from vidgen_assets.content.markup import paragraphs
from vidgen_assets.content.phrases import phrased
from vidgen_assets.scripts import sentences

LANGUAGES = ("en", "fr", "es", "de", "it", "ja", "zh")
LETTERS = "[^\\W\\d_]"
TOKEN = re.compile(rf"{LETTERS}(?:{LETTERS}|[\u0300-\u036f])*(?:'{LETTERS}+)*")
SAID = re.compile(rf"{TOKEN.pattern}[.,;:!?]?")
REAL = Path(__file__).parents[4] / "shared" / "reddit"

PIECES = (
    "$20 €3,50 £5k 1,234.5 10:30 3am 15h 5'11\" 60mph 20kg °C 5-10 2019-2021 1/2 1st VIII I 50% 555-1234 v2.0 3:1 "
    "Dr. e.g. etc. NASA HR AITA SO 28F [30M] /s u/me r/tifu https://a.b/c?d me@x.org #tag @you 😂 ❤ ¯\\_(ツ)_/¯ :) "
    "STOP soooo f**k sh!t **bold** &amp; <b> </b> [a](b) > - — ... \u200b \u0007 漢字 3匹 привет ٣ ½ 1½ ² ™ M. Mme "
    "z. B. 5. Mai XXe 1er 2ª EE. UU. 12 000 000 000 km/h am x 2 . , ! ? ( ) \" ' * _ ~ & = + / \\ | @ # % ^ ` ; : "
    "{ } < a A O K k m F M S t"
).split()
anything = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=4).map("".join),
    st.from_regex(r"[$€]?-?\d{1,4}[.,:/'x-]?\d{0,4}[a-zA-Z%°]{0,3}", fullmatch=True),
    st.text(st.characters(categories=("Lu", "Ll", "Nd", "Po", "Sc")), max_size=20),
)


def _checked(text: str, language: str) -> list[SpokenWord]:
    """Speak a text and hold it to what every reading keeps."""
    written = text.split()
    words = speak_words(written, language)
    assert [word.written for word in words] == written
    assert [word.index for word in words] == list(range(len(written)))
    for word in words:
        assert len(word.said) == len(word.spoken)
        for bare, token in zip(word.spoken, word.said, strict=True):
            assert TOKEN.fullmatch(bare), (word.written, bare)
            assert SAID.fullmatch(token), (word.written, token)
            assert token.startswith(bare)
    return words


def _said(words: list[SpokenWord]) -> list[str]:
    return [token for word in words for token in word.said]


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=150, deadline=None, derandomize=True)
@given(text=anything)
@example(text="MP3's U S v. C 100 - 200 'tis ''' X. \u0130 \u01c5 ﬁ ǅ")
def test_any_text_gives_tokens_a_voice_can_say(language: str, text: str) -> None:
    _checked(phrased(text, language), language)


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=150, deadline=None, derandomize=True)
@given(text=anything)
def test_what_is_said_is_said_the_same_when_read_again(language: str, text: str) -> None:
    said = _said(_checked(text, language))
    assert _said(speak_words(said, language)) == said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "text", ["", " \n\t ", "😂 🎉 👍🏽", "— ... !!!", "\u200b\u202e", "<break/> **  **", "&nbsp; &#8203;"]
)
def test_what_has_no_sound_has_no_token(language: str, text: str) -> None:
    assert not _said(speak_words(text.split(), language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_bad_input_is_said_in_a_bearable_time(language: str) -> None:
    smash = [
        "abcdefghij" * 20,
        "9" * 300,
        "A" * 300,
        "1/2" * 80,
        "*" * 300,
        "$" * 200,
        "-1" * 150,
        "<a " * 90,
        "[" * 200,
    ]
    for word in smash:
        tokens = _said(_checked(word, language))
        assert sum(map(len, tokens)) < 900, (word, tokens)


@pytest.mark.parametrize("language", LANGUAGES)
def test_ten_thousand_words_take_seconds_and_not_minutes(language: str) -> None:
    words = speak_words(["word", "10:30,", "3匹"] * 3_000, language)
    assert len(words) == 9_000


@pytest.mark.media
@pytest.mark.skipif(not REAL.is_dir(), reason="the real posts are not on this machine")
def test_no_figure_address_or_shorthand_of_real_posts_reaches_the_voice() -> None:
    shorthand = {
        "aita",
        "tifu",
        "wibta",
        "iirc",
        "afaik",
        "btw",
        "tldr",
        "omg",
        "wtf",
        "fwiw",
        "imo",
        "imho",
        "idk",
        "gf",
        "bf",
    }
    posts = []
    for community in sorted(REAL.glob("*.jsonl.gz")):
        with gzip.open(community, "rt", encoding="utf-8") as lines:
            posts += [json.loads(line) for line in list(lines)[::60]]
    assert len(posts) >= 100
    for post in posts:
        for paragraph in (post["title"], *paragraphs(post["selftext"])):
            for sentence in sentences.split(paragraph):
                said = _said(_checked(sentence, "en"))
                assert not shorthand & {token.rstrip(".,;:!?") for token in said}
                assert not any(token.startswith(("http", "www")) for token in said)
                assert _said(speak_words(said)) == said

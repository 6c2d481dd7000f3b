"""Written words to spoken words: what is said for what stands on the screen."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resources.errors import InvalidInput
from vidgen_assets.audio.spoken import speak_words, spoken_script
from vidgen_assets_tests.audio.stories import story


def said(text: str, language: str = "en") -> str:
    """Return a sentence as a voice is asked to say it, without its punctuation."""
    return " ".join(token for word in speak_words(text.split(), language) for token in word.spoken)


READINGS = [
    ("I have 3 cats and 28 fish", "i have three cats and twenty eight fish"),
    ("it cost $20", "it cost twenty dollars"),
    ("it cost $1 or $5.99", "it cost one dollar or five dollars and ninety nine cents"),
    ("worth $1,234.56", "worth one thousand two hundred thirty four dollars and fifty six cents"),
    ("a $20 million house", "a twenty million dollar house"),
    ("he owes $20k", "he owes twenty thousand dollars"),
    ("€1.5M and £3", "one point five million euros and three pounds"),
    ("$5-$10 or $5-10", "five to ten dollars or five to ten dollars"),
    ("at 10:30 pm", "at ten thirty P M"),
    ("at 10:00 sharp", "at ten o'clock sharp"),
    ("at 10:05 a.m. or 9am", "at ten oh five A M or nine A M"),
    ("in 1999 and since 2005", "in nineteen ninety nine and since two thousand five"),
    ("there were 1999 people", "there were nineteen ninety nine people"),
    ("we saw 2013 cars", "we saw two thousand thirteen cars"),
    ("on May 5, 2013", "on may fifth twenty thirteen"),
    ("Sept. 11th was", "september eleventh was"),
    ("the 1st and 22nd", "the first and twenty second"),
    ("the 1990s, the '90s, my 20s", "the nineteen nineties the nineties my twenties"),
    ("5-6 lbs", "five to six pounds"),
    ("from 2010-2012", "from twenty ten to twenty twelve"),
    ("50% off, 3.5 stars", "fifty percent off three point five stars"),
    ("16GB at 100mph", "sixteen gigabytes at one hundred miles an hour"),
    ("5 ft tall, 5 in a row", "five feet tall five in a row"),
    ("he is 5'10\" tall", "he is five foot ten tall"),
    ("½ cup and 3/4 done, 8/10", "one half cup and three quarters done eight out of ten"),
    ("call 911 or 555-1234", "call nine one one or five five five one two three four"),
    ("open 24/7, agent 007", "open twenty four seven agent zero zero seven"),
    ("I (28F) and him (30m)", "i twenty eight female and him thirty male"),
    ("my 5yo, a M45", "my five year old a forty five male"),
    ("my MIL and my SO", "my mother in law and my partner"),
    ("I was SO mad", "i was so mad"),
    ("the IT guy hates IT", "the I T guy hates I T"),
    ("THIS IS WHY IT FAILED", "this is why it failed"),
    ("AITA or TIFU? TL;DR no", "am i the jerk or today i messed up long story short no"),
    ("the FBI, two DVDs and an MP3", "the F B I two D V dees and an M P three"),
    ("Dr. Smith on Elm St. near St. Paul", "doctor smith on elm street near saint paul"),
    ("e.g. this vs. that etc.", "for example this versus that et cetera"),
    ("him & her w/ me b/c of it", "him and her with me because of it"),
    ("he/she and/or mother-in-law", "he or she and or mother in law"),
    ("see https://www.example.com/a/b?c=d now", "see example dot com now"),
    ("r/tifu by u/someone", "R slash T I F U by a user"),
    ("mail me@example.com the file.pdf", "mail an email address the file dot P D F"),
    ("you f*** idiot, that sh*t", "you bleep idiot that bleep"),
    ("he is ****ing [redacted]", "he is bleep bleep"),
    ("*This* is **really** bold* text", "this is really bold text"),
    ("soooo goooood, nooooo", "so good no"),
    ("no\u2014wait...what", "no wait what"),
    ("haha \U0001f602 :) <3", "haha"),
    ("World War II ended", "world war two ended"),
    ("2x4 and 1.000.000 and 4K", "two by four and one million and four K"),
    ("#1 #AskReddit", "number one ask reddit"),
    ("I didnt, thats it", "i didn't that's it"),
    ("&gt;quoted &amp; escaped", "quoted and escaped"),
]


@pytest.mark.parametrize(("written", "spoken"), READINGS)
def test_reads_as_a_person_would(written: str, spoken: str) -> None:
    assert said(written).lower() == spoken.lower()


def test_every_written_word_keeps_its_number_and_its_tokens() -> None:
    words = speak_words(["It", "cost", "$1,234", "\U0001f602", "today!"], first=7)
    assert [word.index for word in words] == [7, 8, 9, 10, 11]
    assert [len(word.spoken) for word in words] == [1, 1, 7, 0, 1]
    assert words[2].written == "$1,234"
    assert all(len(word.said) == len(word.spoken) for word in words)


def test_punctuation_reaches_the_voice_and_never_the_aligner() -> None:
    words = speak_words(['"Really,"', "I", "(28F)", "asked", "—", "was", "it", "Dr.", "Who?"])
    assert [token for word in words for token in word.said] == [
        "really,", "I,", "twenty", "eight", "female,", "asked,", "was", "it", "doctor", "who?",
    ]  # fmt: skip
    assert not any(token[-1] in ",.?!" for word in words for token in word.spoken)


def test_a_sentence_without_a_full_stop_gets_one() -> None:
    assert speak_words(["done"])[0].said == ("done.",)


def test_a_smashed_keyboard_is_cut_to_a_sayable_length() -> None:
    (word,) = speak_words(["abcde" * 40])
    assert len(word.spoken[0]) == 24


@pytest.mark.parametrize("language", ["de", "fr", "es", "it", "pt", "ja", "zh", "ar", "xx"])
def test_other_languages_keep_their_words_and_do_not_crash(language: str) -> None:
    words = speak_words(["Ich", "habe", "28", "Euro,", "3,50", "€", "und", "50%", "😂", "gespart."], language)
    assert words[0].spoken == ("ich",)
    assert words[2].spoken
    assert not words[-2].spoken


def test_german_numbers_are_german() -> None:
    assert said("28 Katzen", "de") == "achtundzwanzig katzen"


@pytest.mark.parametrize("texts", [("\U0001f602 \U0001f389",), ("\u2014 ... !!!",), ()])
def test_a_script_without_a_sound_is_refused(texts: tuple[str, ...]) -> None:
    script = story(*texts) if texts else story("x").model_copy(update={"lines": ()})
    with pytest.raises(InvalidInput, match="no word that can be spoken"):
        spoken_script(script)


def test_lines_span_the_script_s_words() -> None:
    spoken = spoken_script(story())
    script = story()
    assert len(spoken.words) == len(script.words)
    assert [word.written for word in spoken.words] == list(script.words)
    assert spoken.lines[0][0] == 0
    assert spoken.lines[-1][1] == len(script.words)


@settings(max_examples=300, deadline=None)
@given(st.text(min_size=0, max_size=60))
def test_any_text_at_all_gives_clean_tokens(text: str) -> None:
    words = speak_words(text.split())
    assert len(words) == len(text.split())
    for word in words:
        for token in word.spoken:
            assert token
            assert not any(letter.isspace() or letter in "<>{}\\&;,.?!" for letter in token)
            assert not any(letter.isdecimal() for letter in token)

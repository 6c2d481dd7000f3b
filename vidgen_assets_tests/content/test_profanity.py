"""Swearing becomes something a family channel can say, in good English."""

import pytest

from vidgen_assets.audio.spoken import speak_words
from vidgen_assets.content.profanity import masked, soften, swear_words
from vidgen_assets_tests.growth import grows_linearly

SOFTENED = [
    ("What the f***", "What the heck"),
    ("WHAT THE F*** ARE YOU DOING", "WHAT THE HECK ARE YOU DOING"),
    ("a f***ing idiot", "a freaking idiot"),
    ("Fucking hell", "Freaking hell"),
    ("I fucked up", "I messed up"),
    ("TIFU by fucking up", "TIFU by messing up"),
    ("He's an asshole.", "He's a jerk."),
    ("what an a**hole", "what a jerk"),
    ("Shit. Oh shit, my boss", "Oh no. Oh no, my boss"),
    ("I don't give a shit", "I don't care"),
    ("my shitty car smells like shit", "my lousy car smells like garbage"),
    ("the shit hit the fan", "it hit the fan"),
    ("this is bullshit", "this is nonsense"),
    ("laughing my ass off", "laughing my head off"),
    ("pain in the ass", "pain in the neck"),
    ("he pissed me off and I was pissed", "he annoyed me and I was angry"),
    ("she was bitching about it, that b*tch", "she was complaining about it, that jerk"),
    ("goddamn it, dammit", "darn it, darn it"),
    ("a complete clusterfuck", "a complete mess"),
    ("WTF? The wtf moment", "What the heck? The what the heck moment"),
    ("stfu and gtfo", "be quiet and get out"),
    ("unfuckingbelievable", "unbelievable"),
    ("**** off, you @#$%&!", "bleep off, you bleep"),
    ("an ass and a dick", "a butt and a jerk"),
]

STAYS = [
    "Scunthorpe, Dick Cheney, Moby Dick, a class of assassins in Massachusetts",
    "I shitake you not",
    "The hellish cockpit of the peacock",
    "2*3*4 = 24, C* and a* search",
    "r/AmItheAsshole and u/shitface",
    "$$$$ and 100%!!!!",
]


@pytest.mark.parametrize(("text", "expected"), SOFTENED)
def test_swearing_is_softened(text: str, expected: str) -> None:
    assert soften(text) == expected
    assert soften(expected) == expected


@pytest.mark.parametrize("text", STAYS)
def test_harmless_words_stay(text: str) -> None:
    assert soften(text) == text
    assert swear_words(text) == ()


def test_swear_words_are_found_behind_their_masks() -> None:
    assert swear_words("F*ck this s**t, you a**hole") == ("fuck this", "shit", "asshole")


@pytest.mark.parametrize("unit", ["fuck ", "f*", "*", "@#$% ", "an ", "what the ", "s*t"])
def test_hostile_repetition_takes_linear_time(unit: str) -> None:
    assert grows_linearly(soften, unit)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("What the fuck, Fucking hell", "What the f***, F***ing hell"),
        ("that bullshit motherfucker", "that bulls*** motherf***er"),
        ("an asshole and his bitches", "an a**hole and his b****es"),
        ("damn, an ass, a clusterfuck", "damn, an ass, a clusterf***"),
        ("what the f**k, you b*tch", "what the f***, you b****"),
        ("a class in Scunthorpe", "a class in Scunthorpe"),
    ],
)
def test_strong_words_are_hidden_for_a_channel_that_bleeps(written: str, shown: str) -> None:
    assert masked(written) == shown
    assert masked(shown) == shown


def test_a_hidden_word_is_bleeped_by_the_voice() -> None:
    words = speak_words(masked("What the fuck, you motherfucker said").split())
    assert [word.bleeped for word in words] == [False, False, True, False, True, False]
    assert words[2].spoken == ("bleep",)

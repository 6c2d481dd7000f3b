"""The hook makes one stay; the question at the end is one the story raises."""

import pytest

from vidgen_assets.scripts import headline, hook, links, people, weigh
from vidgen_assets.scripts.call_to_action import call_to_action, questions
from vidgen_assets.scripts.story import read_story
from vidgen_assets_tests.scripts.stories import BALCONY, DESK, post_of


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("TIFU by locking myself out", "Today I messed up by locking myself out."),
        ("TIFU when I called my teacher mom", "Today I messed up when I called my teacher mom."),
        ("TIFU and flooded the kitchen", "Today I messed up and flooded the kitchen."),
        ("AITA for leaving my own wedding?", "Am I wrong for leaving my own wedding?"),
        ("WIBTA if I sold the piano", "Would I be wrong if I sold the piano?"),
        ("Caught a kid stealing twice", "I caught a kid stealing twice."),
        ("How my dog got me promoted", "This is how my dog got me promoted."),
        ("The time I was a tree", "Let me tell you about the time I was a tree."),
        ("[UPDATE] My boss quit today (long)", "My boss quit today."),
        ("MY NEIGHBOR STOLE MY HEDGE", "My neighbor stole my hedge."),
        ("My Neighbor Stole The Hedge", "My neighbor stole the hedge."),
    ],
)
def test_a_title_becomes_a_sentence_one_can_say(title: str, said: str) -> None:
    assert headline.said(title) == said


@pytest.mark.parametrize("title", ["Pizza delivery", "TIFU", "", "...", "🙂🙂🙂"])
def test_a_title_without_a_sentence_is_not_made_into_one(title: str) -> None:
    assert headline.said(title) is None


def _hooks(body: str, title: str) -> tuple[hook.Hook, ...]:
    story = read_story(post_of(body, title, community="talesfromtechsupport"))
    pieces = weigh.units(story)
    names = people.names_in([sentence.text for sentence in story.sentences])
    return hook.hooks(story, pieces, links.leans(pieces, names, story.title))


def test_the_title_in_plain_words_is_the_first_choice() -> None:
    assert _hooks(BALCONY, "TIFU by locking myself out")[0].text == "Today I messed up by locking myself out."


def test_a_quotation_says_who_said_it() -> None:
    first = _hooks(DESK, '"My mouse is broken!"')[0]
    assert first.text.startswith('A user really told me, "')
    assert 0 in first.source


def test_a_title_that_says_nothing_gives_way_to_the_story() -> None:
    first = _hooks(BALCONY, "My story")[0]
    assert "story" not in first.text
    assert len(first.text.split()) <= 24


def test_hooks_are_plain_about_their_strength() -> None:
    strong, _ = hook.strength("My boss fired me by text, on my wedding day.")
    weak, why = hook.strength("It was a thing.")
    assert strong > weak
    assert "points at nothing" in why


def test_the_question_fits_the_story() -> None:
    told = [
        "I caught a thief in our store.",
        "He stole three lamps.",
        "I am glad the thief gave the lamps back.",
    ]
    assert "police" in questions(told)[0][0]
    lost = ["My cat ran away.", "I looked for the cat for days.", "The cat came home."]
    assert "that cat" in questions(lost)[0][0]


def test_a_sad_story_is_not_asked_for_embarrassment() -> None:
    told = ["My father died in May.", "At the funeral I fell in the bathroom.", "Everybody cried."]
    assert "embarrassing" not in call_to_action("question", "en", told, "x")


def test_two_posts_need_not_ask_the_same() -> None:
    told = ["A customer came in.", "The customer shouted.", "The customer left."]
    asked = {call_to_action("question", "en", told, f"post {number}") for number in range(12)}
    assert len(asked) > 1


@pytest.mark.parametrize(
    ("kind", "language", "said"),
    [
        ("none", "en", ""),
        ("follow", "en", "Follow for another true story tomorrow."),
        ("question", "es", "¿Cómo habrías reaccionado tú?"),
        ("follow", "ja", "フォローして、明日の話も聞いてください。"),
        ("question", "xx", ""),
        ("follow", "xx", ""),
    ],
)
def test_the_closing_line_speaks_the_channel_s_language(kind: str, language: str, said: str) -> None:
    assert call_to_action(kind, language, ["Algo."], "x") == said

"""A post is read as a story whose sentences keep their numbers."""

from vidgen_assets.scripts.story import read_story
from vidgen_assets_tests.scripts.stories import BALCONY, DESK, HOSTILE, post_of


def test_sign_ons_edits_and_summary_are_left_out_with_the_reason() -> None:
    story = read_story(post_of(BALCONY))
    assert story.sentences[0].text.startswith("I'm 28, and")
    assert story.summary.startswith("locked myself on the balcony")
    assert "about the post" in {why for _, why in story.left_out}
    assert not any("gold" in sentence.text for sentence in story.sentences)


def test_numbers_count_the_whole_body_from_one() -> None:
    story = read_story(post_of(BALCONY))
    numbers = [sentence.number for sentence in story.sentences]
    assert numbers == sorted(set(numbers))
    assert numbers[0] == 2  # the first one is about the post, and has its number all the same
    assert {number for number, _ in story.left_out}.isdisjoint(numbers)


def test_transcripts_are_told() -> None:
    texts = [sentence.text for sentence in read_story(post_of(DESK, "It only goes up")).sentences]
    assert 'The user said, "My mouse is broken."' in texts
    assert not any("sighs loudly" in text for text in texts)


def test_of_several_numbered_stories_one_is_read() -> None:
    filler = "He came in, he looked at me, he took the cake and he ran out of the door with it. " * 8
    body = f"Three tales.\n\n#1\n\nThe first man. {filler}\n\n#2\n\nThe second man. {filler}"
    texts = " ".join(sentence.text for sentence in read_story(post_of(body)).sentences)
    assert ("first man" in texts) != ("second man" in texts)
    every = " ".join(sentence.text for sentence in read_story(post_of(body), one_of_many=False).sentences)
    assert "first man" in every
    assert "second man" in every


def test_a_list_is_one_sentence_and_no_row_of_headings() -> None:
    story = read_story(
        post_of("I read the note. It said:\n\n* eggs\n* milk (the blue one)\n* size 4\n\nI looked up.")
    )
    assert [sentence.text for sentence in story.sentences] == [
        "I read the note.",
        "It said: eggs, milk (the blue one), size 4.",
        "I looked up.",
    ]


def test_an_update_is_the_end_and_answers_to_readers_are_not() -> None:
    body = "My dog ran away on Monday.\n\nUpdate: He came home. Thanks for your messages, you are great. He is asleep."
    story = read_story(post_of(body))
    assert [(sentence.text, sentence.update) for sentence in story.sentences] == [
        ("My dog ran away on Monday.", False),
        ("He came home.", True),
        ("He is asleep.", True),
    ]


def test_hostile_text_is_only_text() -> None:
    story = read_story(post_of(HOSTILE, "../../x"))
    assert any("driver shouted" in sentence.text for sentence in story.sentences)
    assert not any("http" in sentence.text for sentence in story.sentences)


def test_nothing_is_a_story_without_sentences() -> None:
    assert read_story(post_of("")).sentences == ()
    assert read_story(post_of("EDIT: thanks for the gold")).sentences == ()

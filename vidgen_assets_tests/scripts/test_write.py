"""A post becomes a script: hook, body, question, within the band, each sentence with its source."""

import re

import pytest

from resources.errors import InvalidInput, NothingToMake
from vidgen_assets.artifacts import Script, Slot
from vidgen_assets.channel import Writing
from vidgen_assets.scripts import forum, lexicon, people
from vidgen_assets.scripts.estimate import Pace, lines_ms, sentence_ms, syllables
from vidgen_assets.scripts.polish import polished
from vidgen_assets.scripts.story import read_story
from vidgen_assets.scripts.write import Tuning, write_script
from vidgen_assets_tests.scripts.stories import DESK, HOSTILE, SPANISH, balcony, idea_of, post_of, slot_of

WRITING = Writing()


def _written(slot: Slot, writing: Writing = WRITING) -> Script:
    return write_script(slot, writing)


def test_a_script_has_a_hook_a_body_and_a_question_within_the_band() -> None:
    script = _written(balcony())
    parts = [line.part for line in script.lines]
    assert parts[0] == "hook"
    assert parts[-1] == "call_to_action"
    assert set(parts[1:-1]) == {"body"}
    assert 35_000 <= script.estimate_ms <= 60_000
    assert script.lines[-1].text.endswith("?")


def test_every_sentence_names_the_sentences_it_tells() -> None:
    slot = balcony()
    assert slot.idea.post is not None
    sentences = {sentence.number: sentence.text for sentence in read_story(slot.idea.post).sentences}
    body = [line for line in _written(slot).lines if line.part == "body"]
    for line in body:
        told = lexicon.content_words(" ".join(sentences[number] for number in line.source))
        new = lexicon.content_words(line.text) - told
        assert not new - {"man", "neighbour", "fireman", "updat"}, (line.text, new)
    numbers = [line.source[0] for line in body]
    assert numbers == sorted(numbers)


def test_the_same_slot_gives_the_same_script() -> None:
    assert _written(balcony()) == _written(balcony())


def test_nothing_of_the_forum_is_left() -> None:
    text = polished(_written(balcony())).text
    assert not re.search(r"TIFU|TL;?DR|EDIT|28F|54M|mobile|gold|\(|\)", text)


def test_the_first_sentence_does_not_point_at_what_nobody_knows() -> None:
    script = _written(balcony())
    known = {mention.gender for mention in people.mentions(script.lines[0].text)}
    dangling = people.open_pronouns(script.lines[1].text)
    assert not dangling or known


def test_dialogue_keeps_question_and_answer() -> None:
    script = _written(slot_of(idea_of(post_of(DESK, "It only goes up", community="talesfromtechsupport"))))
    texts = [line.text for line in script.lines]
    assert any(text.startswith("The user said") for text in texts)
    assert any("upside down" in text for text in texts)


@pytest.mark.parametrize("seconds", [(20, 26, 30), (35, 48, 60), (30, 40, 45)])
def test_the_channel_s_band_is_kept(seconds: tuple[int, int, int]) -> None:
    least, target, most = seconds
    writing = WRITING.model_copy(update={"min_seconds": least, "target_seconds": target, "max_seconds": most})
    assert least * 1000 <= _written(balcony(), writing).estimate_ms <= most * 1000


def test_a_slower_voice_says_less() -> None:
    slow = write_script(balcony(), WRITING, Pace(130))
    fast = write_script(balcony(), WRITING, Pace(200))
    assert len(slow.words) < len(fast.words)
    assert slow.estimate_ms <= 60_000


@pytest.mark.parametrize(
    "body", ["", "I fell. That is all.", "EDIT: thanks", "http://example.com/x", "!!! ??? ..."]
)
def test_too_little_to_tell_is_said_so(body: str) -> None:
    with pytest.raises(NothingToMake, match="cannot become a script") as caught:
        _written(slot_of(idea_of(post_of(body, id="p77"))))
    assert "p77" in str(caught.value)


def test_a_markdown_script_is_told_as_it_was_written() -> None:
    body = (
        "The lamp went out.\n\nI was nineteen, and I had one job. Keep it burning.\n\nWould you have stayed?"
    )
    script = _written(slot_of(idea_of(post_of(body, "The lamp", kind="script"))))
    assert script.text == (
        "The lamp went out. I was nineteen, and I had one job. Keep it burning. Would you have stayed?"
    )
    assert [line.part for line in script.lines] == ["hook", "body", "body", "call_to_action"]


def test_a_script_that_does_not_fit_is_refused_before_any_voice() -> None:
    with pytest.raises(InvalidInput, match="max_seconds is 60: shorten it"):
        _written(slot_of(idea_of(post_of("The sea was calm that night. " * 80, kind="script"))))


def test_a_brief_asks_for_its_own_length() -> None:
    body = "\n\n".join(
        f"Point {word} says that old bread is a good deal better than most people think it is."
        for word in "abcdefghij"
    )
    slot = slot_of(idea_of(post_of(body, "Why bread goes stale", kind="brief", community="", seconds=38)))
    assert _written(slot).estimate_ms <= 44_000


def test_an_original_idea_is_told_from_its_facts() -> None:
    facts = tuple(
        f"Story {word}. I went to the harbour to sell my boat. A man paid me in fish, and I took the fish. "
        "My wife has not spoken to me since the spring, and neither has the dog."
        for word in ("one", "two", "three")
    )
    script = _written(slot_of(idea_of(None, facts=facts, format="list")))
    assert script.lines[0].text == "Three true stories in one minute."
    assert [line.source for line in script.lines if line.text.startswith("Story")] == [(1,), (2,), (3,)]
    assert "one, two or three" in script.lines[-1].text


def test_an_idea_without_post_and_facts_is_no_input() -> None:
    with pytest.raises(InvalidInput, match="neither a post nor facts"):
        _written(slot_of(idea_of(None)))


def test_another_language_is_told_plainly_and_asked_in_its_own_words() -> None:
    writing = WRITING.model_copy(update={"min_seconds": 25, "target_seconds": 35, "max_seconds": 45})
    script = _written(slot_of(idea_of(post_of(SPANISH, "Perdí las llaves"), language="es")), writing)
    assert script.lines[0].text == "Perdí las llaves."
    assert script.lines[-1].text == "¿Qué habrías hecho tú?"
    assert 25_000 <= script.estimate_ms <= 45_000


@pytest.mark.parametrize("language", ["ar", "ja", "he", "xx"])
def test_no_script_of_the_world_crashes_the_writer(language: str) -> None:
    body = {
        "ar": "ذهبت إلى السوق. ",
        "ja": "昨日、鍵をなくした。",
        "he": "הלכתי לשוק. ",
        "xx": "Bla bla bla. ",
    }[language]
    slot = slot_of(idea_of(post_of(body * 60, "X y z"), language=language))
    assert _written(slot).estimate_ms <= 60_000


def test_hostile_text_stays_text() -> None:
    writing = WRITING.model_copy(update={"min_seconds": 20, "target_seconds": 30, "max_seconds": 60})
    script = polished(_written(slot_of(idea_of(post_of(HOSTILE, "../../x")))), Pace())
    assert not re.search(r"[{}<>|\\\[\]]|http", script.text)
    assert all(any(map(str.isalnum, token)) for token in script.words)
    assert 20_000 <= write_script(slot_of(idea_of(post_of(HOSTILE))), writing).estimate_ms <= 60_000


def test_tuning_changes_what_it_says_it_changes() -> None:
    plain = _written(balcony())
    other = write_script(balcony(), WRITING, Pace(), Tuning(hook=1))
    assert other.lines[0].text != plain.lines[0].text
    without = write_script(balcony(), WRITING, Pace(), Tuning(without=frozenset({plain.lines[3].source[0]})))
    assert plain.lines[3].source not in [line.source for line in without.lines]


def test_estimates_count_syllables_figures_and_rests() -> None:
    assert [syllables(word) for word in ("cat", "table", "locked", "wanted", "beautiful", "...")] == [
        1,
        2,
        1,
        2,
        3,
        0,
    ]
    pace = Pace()
    assert sentence_ms("A cat sat.", pace) < sentence_ms("An extraordinary animal hesitated.", pace)
    assert sentence_ms("It cost 1234567 dollars.", pace) > sentence_ms("It cost many dollars.", pace)
    together = lines_ms((("A cat sat.", 0), ("A cat sat.", 0)), pace)
    apart = lines_ms((("A cat sat.", 0), ("A cat sat.", 1)), pace)
    assert apart - together == pace.paragraph_pause_ms - pace.sentence_pause_ms
    assert sentence_ms("", pace) == 0


def test_no_sentence_of_the_script_is_about_the_post() -> None:
    assert not any(forum.is_about_the_post(line.text) for line in _written(balcony()).lines)

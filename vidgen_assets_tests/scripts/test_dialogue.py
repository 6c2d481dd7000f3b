"""Transcripts become narration that one voice can read."""

from vidgen_assets.scripts.dialogue import spoken


def test_labels_are_said_as_who_said_it() -> None:
    told = spoken(["I worked there.", "Me: Can I help you?", "Customer: I want a straw!"])
    assert told == ("I worked there.", 'I asked, "Can I help you?"', 'The customer said, "I want a straw!"')


def test_the_story_s_tense_is_kept() -> None:
    told = spoken(["A man walks in and looks at me.", "Me: Hello.", "Him: Where is my car?"])
    assert told[1:] == ('I say, "Hello."', 'He asks, "Where is my car?"')


def test_an_abbreviation_is_spelled_out_as_the_story_introduced_it() -> None:
    story = ["An angry old man (AOM) came in.", "AOM: Where is it?", "Me: There.", "AOM: Thank you."]
    assert spoken(story)[1] == 'The man asked, "Where is it?"'


def test_letters_stand_for_who_is_usual_in_the_community() -> None:
    told = spoken(["U: It is broken.", "Me: Which one?", "U: All of it."], "talesfromtechsupport")
    assert told[0] == 'The user said, "It is broken."'


def test_stage_directions_are_not_spoken() -> None:
    told = spoken(["Me: (hands him the card) Here you are.", "Kid: rolls his eyes Well thanks.", "Me: Bye."])
    assert told[0] == 'I said, "Here you are."'
    assert told[1].startswith('The kid said, "Well thanks."')


def test_bare_quotations_get_their_speakers_when_it_is_plain_who_speaks() -> None:
    story = [
        "A regular, a tall man, came to the counter.",
        '"Where are my cigarettes?"',
        '"They are here, sir."',
        '"I want to speak to your manager!"',
    ]
    told = spoken(story)
    assert told[1] == 'The man asked, "Where are my cigarettes?"'
    assert told[2] == 'I said, "They are here, sir."'


def test_what_only_looks_like_a_label_stays() -> None:
    story = ["One thing: I was late.", "The problem: there was no bus.", "I walked."]
    assert spoken(story) == tuple(story)


def test_an_announced_quotation_joins_its_announcement() -> None:
    told = spoken(["I turned around and said:", '"Not today."', "He left."])
    assert told == ('I turned around and said, "Not today."', "", "He left.")


def test_the_number_of_paragraphs_never_changes() -> None:
    for story in ([], ["A"], ["Me: a", "Me: b"], ['"a b"', '"c d"'], ["Me - No?", "User - yes"]):
        assert len(spoken(story)) == len(story)

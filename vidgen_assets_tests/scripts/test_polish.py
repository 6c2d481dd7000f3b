"""The last pass: plain type, no shouting, every token can be said, and twice is the same as once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vidgen_assets.artifacts import Line, Script
from vidgen_assets.channel import Writing
from vidgen_assets.scripts.final_title import LONGEST, final_title
from vidgen_assets.scripts.polish import polished, polished_text, spaced
from vidgen_assets.scripts.write import write_script
from vidgen_assets_tests.scripts.stories import balcony


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("i left the HUGE box", "I left the huge box."),
        ("I work in IT and HR hates me.", "I work in IT and HR hates me."),
        ("NOT MY JOB!!!", "Not my job!"),
        ("He left - i stayed.", "He left, I stayed."),
        ("I waited... and waited.", "I waited, and waited."),
        ("So I tested it...", "So I tested it."),
        ('He said, "Wait..."', 'He said, "Wait..."'),
        ("It was ~500 feet away.", "It was about 500 feet away."),
        ("We ran around ~20 times.", "We ran about 20 times."),
        ("I cooked and/or burned it.", "I cooked or burned it."),
        ("He came in 20 mins later; I left.", "He came in 20 minutes later, I left."),
        ("25 + 25 = 50", "25 plus 25 equals 50."),
        ("It cost $281.00.", "It cost $281."),
        ('She asked "why?".', 'She asked "why?"'),
        ('He said, "I left.', 'He said, "I left."'),
        ("He bought a apple.", "He bought an apple."),
    ],
)
def test_a_sentence_is_shown_and_spoken_plainly(written: str, shown: str) -> None:
    assert polished_text(written) == shown


@given(st.text(max_size=120))
def test_polishing_twice_is_polishing_once_and_never_raises(text: str) -> None:
    once = polished_text(text)
    again = polished_text(once)
    assert polished_text(again) == again


@pytest.mark.parametrize(
    "text",
    [
        "WRONG, So as I was speeding - at 90 mph - I saw HIM...",
        '"What?!" she yelled ; "GET OUT"',
        "3/4 of $1.50 & 50% = ok?? :)",
        "The owner's b/f (WHO knew) left...right?",
    ],
)
def test_polishing_is_settled_after_one_pass(text: str) -> None:
    assert polished_text(polished_text(text)) == polished_text(text)


@given(st.text(max_size=120))
def test_every_token_can_be_said(text: str) -> None:
    assert all(any(map(str.isalnum, token)) for token in spaced(text).split())


def test_a_polished_script_keeps_its_parts_and_sources_and_is_softened() -> None:
    script = write_script(balcony(), Writing())
    done = polished(script, soften=lambda text: text.replace("fire engine", "red truck"))
    assert [(line.part, line.source) for line in done.lines] == [
        (line.part, line.source) for line in script.lines
    ]
    assert "fire engine" not in done.text
    assert polished(done).text == done.text


def test_a_line_that_says_nothing_is_left_out() -> None:
    lines = (
        Line(part="hook", text="I ran."),
        Line(part="body", text="***"),
        Line(part="body", text="I hid."),
    )
    done = polished(Script(language="en", lines=lines, estimate_ms=0))
    assert [line.text for line in done.lines] == ["I ran.", "I hid."]


def test_a_title_stays_when_the_script_keeps_its_promise() -> None:
    slot = balcony()
    script = write_script(slot, Writing())
    chosen = slot.model_copy(
        update={
            "title": slot.title.model_copy(
                update={
                    "title": slot.title.title.model_copy(update={"text": "I was locked out on the balcony"})
                }
            )
        }
    )
    assert final_title(script, chosen).text == "I was locked out on the balcony"


def test_a_title_that_promises_something_else_gives_way() -> None:
    slot = balcony()
    script = write_script(slot, Writing())
    other = slot.title.title.model_copy(update={"text": "My dragon ate seventeen submarines"})
    title = final_title(
        script, slot.model_copy(update={"title": slot.title.model_copy(update={"title": other})})
    )
    assert title.text == script.lines[0].text.rstrip(".")
    assert "0%" in title.why


def test_a_long_title_is_cut_where_it_can_end() -> None:
    slot = balcony()
    script = write_script(slot, Writing())
    long = slot.title.title.model_copy(
        update={
            "text": "I locked myself out on the balcony in my bathrobe and a fireman and the whole street watched"
        }
    )
    title = final_title(
        script, slot.model_copy(update={"title": slot.title.model_copy(update={"title": long})})
    )
    assert len(title.text) <= LONGEST
    assert title.text.endswith("fireman...") or not title.text.removesuffix("...").endswith(
        (" and", " a", " the")
    )

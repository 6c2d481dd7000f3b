"""Cards take any title: long, empty, in any script, full of control characters."""

import numpy as np
import pytest

from resources.papercut import CardText, Figure, SceneSpec, draw
from vidgen_assets_tests.resources.papercut.scenes import CARD, SMALL, difference, frame

TITLES = {
    "short": "Help",
    "empty": "",
    "long": "My landlord changed the locks while I was at work and " * 12,
    "one word": "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3,
    "emoji": "🔥🔥 My 👩‍👩‍👧‍👦 family 😭 won't talk to me 🇺🇸",
    "arabic": "قال لي صاحب البيت إنه غيّر الأقفال",
    "hebrew": "בעל הבית שלי החליף את המנעולים",
    "chinese": "房东趁我上班时换了锁",
    "controls": "Line\x00 one\r\nline\x1b[31m two\u202egnihtyreve\u2066 \ufeffthree",
    "markup": "<b>bold</b> & {\\an8} %s %n 'quotes' \"double\"",
}


def _card(title: str, **fields: object) -> SceneSpec:
    return SceneSpec(kind="post_card", card=CARD.model_copy(update={"title": title, **fields}), seed="c")


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES.keys())
@pytest.mark.parametrize("people", [(), (Figure(role="me", look="woman", feeling="shock"),)])
def test_any_title_stays_on_a_card_that_stays_in_the_frame(title: str, people: tuple[Figure, ...]):
    picture = draw(_card(title).model_copy(update={"figures": people}), SMALL)
    subject = picture.layer("subject")
    assert subject is not None
    left, top = SMALL.frame_origin
    assert subject.box.left >= left - 6
    assert subject.box.right <= left + SMALL.width + 6
    assert subject.box.top >= top
    assert subject.box.bottom <= top + SMALL.height * 0.8


@pytest.mark.parametrize("title", [title for name, title in TITLES.items() if name != "empty"])
def test_a_title_leaves_ink_on_the_card(title: str):
    assert difference(frame(_card("")), frame(_card(title))) > 0.5


def test_score_and_comments_may_be_missing():
    full, bare = frame(_card("Same")), frame(_card("Same", score="", comments=""))
    assert difference(full, bare) > 0.2


def test_very_long_names_and_figures_do_not_leave_the_card():
    crowded = _card(
        "Title",
        community="r/" + "x" * 120,
        age="a very long time ago " * 4,
        score="9" * 40,
        comments="1" * 40,
    )
    subject = draw(crowded, SMALL).layer("subject")
    assert subject is not None
    assert subject.box.right <= SMALL.frame_origin[0] + SMALL.width + 6


def test_the_end_card_asks_and_keeps_the_question_clear_of_the_cast():
    text = CardText(line1="Was I wrong to keep the money?", line2="Tell me in the comments")
    cast = (Figure(role="me", look="man"), Figure(role="kid", look="girl"))
    for figures in ((), cast[:1], cast):
        picture = draw(SceneSpec(kind="end_card", card=text, figures=figures, seed="e"), SMALL)
        assert picture.prop_box is not None
        assert len(picture.faces) == len(figures)
        for face in picture.faces:
            assert (
                face.top > picture.prop_box.bottom - (picture.prop_box.bottom - picture.prop_box.top) * 0.25
            )


def test_both_variants_of_a_card_differ():
    card = _card("The same title")
    assert difference(frame(card), frame(card.model_copy(update={"variant": 1}))) > 3


def test_an_end_card_may_be_empty():
    picture = draw(SceneSpec(kind="end_card", card=CardText()), SMALL)
    assert np.ptp(picture.layers[0].rgba) > 0

"""Stories in other languages are read by the same rules, through glosses that the rules know."""

from typing import Literal

import pytest

from vidgen_assets.artifacts.scripts import Line, Script
from vidgen_assets.channel import Style
from vidgen_assets.content.phrases import phrased
from vidgen_assets.scenes.beats import beat_sheet
from vidgen_assets.scenes.feelings import _feelings, _moods, forms_of
from vidgen_assets.scenes.foreign import plain_words, tokens_in
from vidgen_assets.scenes.lexicon import grammar
from vidgen_assets.scenes.lexicon.glosses import LANGUAGES, TABLES
from vidgen_assets.scenes.places import names_place
from vidgen_assets.scenes.props import lexicon
from vidgen_assets.scenes.reading import read_words
from vidgen_assets.scenes.rolewords import ROLE_OF
from vidgen_assets.scenes.shots import shot_list

Part = Literal["hook", "body", "call_to_action"]
ROWS = [row for row in "".join(TABLES).splitlines() if row.strip()]
SMALL = grammar.STOP | grammar.PRONOUNS | grammar.NEGATIONS | grammar.DETERMINERS | grammar.NOUN_PREPOSITIONS
# what stands in the table so that its words are taken for nothing else
NOT_SHOWN = {"tired", "my_wife", "evening", "there"}


def words_of(text: str, language: str) -> tuple[str, ...]:
    return tuple(phrased(text, language).split())


def read(text: str, language: str) -> str:
    return " ".join(token.word + token.end for token in tokens_in(words_of(text, language), language))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split("|")[0].strip())
def test_every_gloss_is_a_word_the_rules_know(row: str) -> None:
    cells = [cell.strip() for cell in row.split("|")]
    assert len(cells) == 1 + len(LANGUAGES)
    english = tuple(cells[0].split("_"))
    forms = [english, *((form,) for form in forms_of(english[-1]))]
    known = any(form in lexicon() or form in _feelings() or form in _moods() for form in forms)
    named = names_place(english) or " ".join(english) in ROLE_OF or all(word in SMALL for word in english)
    assert known or named or cells[0] in NOT_SHOWN


@pytest.mark.parametrize(
    ("language", "text", "english"),
    [
        ("fr", "J'ai ouvert la porte, et ma voisine a souri.", "i ~ ~ the door, and my neighbor ~ smile."),
        ("fr", "Il n'était plus là.", "~ not ~ ~ ~."),  # a train is a "he" as well
        ("es", "Contesté. «Mamá», decía la pantalla.", "i. mother, said the ~."),
        ("de", "Frau Müller wohnt im Haus.", "~ ~ ~ in the house."),
        ("it", "All'improvviso la chiave non girava.", "suddenly the key not ~."),
        ("ja", "台所で母が笑った。", "in the kitchen the mother the laugh ~."),
        ("zh", "电梯里多了一盆花。", "in the elevator ~ ~ the flower ~."),
    ],
)
def test_a_sentence_is_read_in_glosses(language: str, text: str, english: str) -> None:
    assert read(text, language) == english


def test_english_and_languages_without_a_table_stay_as_they_are() -> None:
    words = ("My", "dog", "barked.")
    assert plain_words(words, "en") == plain_words(words, "pt") == words
    assert [token.word for token in tokens_in(words, "en-GB")] == ["my", "dog", "barked"]


def test_every_word_keeps_its_place_and_its_marks() -> None:
    words = words_of("「もう、字はいらないよ。」母は少し笑って、うなずいた！", "ja")
    plain = plain_words(words, "ja")
    assert len(plain) == len(words)
    assert [word[-1] for word in plain if word[-1] in ".,!"] == [",", ".", ",", "!"]
    tokens = tokens_in(words, "ja")
    assert {token.index for token in tokens} == set(range(len(words)))
    assert [token.word for token in tokens if token.quoted and token.word != "~"] == ["the", "letter"]


STORIES = {
    "fr": "Mon chien a volé le pain dans la cuisine. Ma mère a crié. Puis elle a ri, et j'ai fait un café.",
    "es": "Mi perro robó el pan en la cocina. Mi madre gritó. Luego se rió, y preparé un café.",
    "de": "Mein Hund hat in der Küche das Brot gestohlen. Meine Mutter schrie. Dann lachte sie bei einem Kaffee.",
    "it": "Il mio cane ha rubato il pane in cucina. Mia madre ha gridato. Poi ha riso e ho fatto un caffè.",
    "ja": "台所で犬がパンを盗んだ。母は叫んだ。それから母は笑って、私はコーヒーを飲んだ。",
    "zh": "狗在厨房里偷了面包。妈妈大叫。后来妈妈笑了，我喝了一杯咖啡。",
}


@pytest.mark.parametrize("language", STORIES)
def test_the_same_story_shows_the_same_things_in_every_language(language: str) -> None:
    words = words_of(STORIES[language], language)
    reading = read_words(words, language)
    icons = {hit.icon for hit in reading.props}
    assert {"dog", "bread-slice", "mug-hot"} <= icons
    assert "kitchen" in {hit.place for hit in reading.places}
    assert {"mother"} <= {member.role for member in reading.casting.members}
    assert {"happy"} <= {hit.feeling for hit in reading.feelings}


def test_a_foreign_story_is_cut_into_shots_that_differ() -> None:
    texts = ["狗在厨房里偷了面包。", "妈妈大叫。", "后来妈妈笑了，我喝了一杯咖啡。", "你会生气吗？"]
    parts: list[Part] = ["hook", "body", "body", "call_to_action"]
    lines = tuple(
        Line(part=part, text=phrased(text, "zh"), paragraph=at)
        for at, (part, text) in enumerate(zip(parts, texts, strict=True))
    )
    script = Script(language="zh", lines=lines, estimate_ms=14_000)
    shots = shot_list(beat_sheet(script), script, Style()).shots
    card = shots[-1].visual.card
    assert card is not None
    assert card.line1 == "你会生气吗？"
    seen = [(shot.visual.place, shot.visual.props, shot.visual.figures) for shot in shots]
    assert len(set(seen)) == len(seen)
    assert not any(shot.visual.phrase.isascii() and shot.visual.phrase for shot in shots)

"""What vidgen says itself is said in the story's language, as that language writes it."""

import pytest

from vidgen_assets.content.phrasebook import date_text, languages, phrasebook, short_number
from vidgen_assets.content.phrases import columns, joined, phrased
from vidgen_assets.content.typography import shown_text, written
from vidgen_assets.scenes.cards import end_card
from vidgen_assets.scripts.call_to_action import FOLLOW, QUESTIONS

AT = 1_795_132_800_000  # 2026-11-20


@pytest.mark.parametrize("language", languages())
def test_every_language_has_all_its_words_and_none_of_another(language: str) -> None:
    book, english = phrasebook(language), phrasebook("en")
    for field in ("usual", "to_comments", "to_follow", "disclosure", "gone", "brief", "script", "nameless"):
        said = getattr(book, field)
        assert said
        assert language == "en" or said != getattr(english, field)
    assert {"{author}", "{place}"} <= set(book.based_on.replace("}", "} ").replace("{", " {").split())
    assert language in FOLLOW
    assert language == "en" or len(set(QUESTIONS[language])) == 3


@pytest.mark.parametrize(
    ("language", "day", "number"),
    [
        ("en", "20 Nov 2026", "14.2k"), ("fr", "20 nov. 2026", "14,2k"), ("de", "20. Nov. 2026", "14,2k"),
        ("ja", "2026年11月20日", "1.4万"), ("zh-TW", "2026年11月20日", "1.4万"), ("xx", "20 Nov 2026", "14.2k"),
    ],
)  # fmt: skip
def test_dates_and_figures_are_the_language_s(language: str, day: str, number: str) -> None:
    assert date_text(AT, language) == day
    assert short_number(14_213, language) == number
    assert date_text(0, language) == ""


@pytest.mark.parametrize(
    ("language", "call", "line1", "line2"),
    [
        ("fr", "Et toi, tu ferais quoi?", "Et toi, tu ferais quoi\u202f?", ""),
        ("fr", "Abonne-toi pour une autre histoire vraie demain.", "Abonne-toi pour la suite", ""),
        ("es", "¿Y tú, a quién vas a llamar?", "¿Y tú, a quién vas a llamar?", ""),
        (
            "de",
            "Wie viele Namen? Schreib es in die Kommentare.",
            "Wie viele Namen?",
            "Schreib es in die Kommentare",
        ),
        ("it", "Dimmi tutto.", "E tu, cosa faresti?", "Scrivilo nei commenti"),
        ("ja", "あなたなら、 海苔で 何と 書きますか？", "あなたなら、海苔で何と書きますか？", ""),
        ("zh", "关注 我，听 下 一 个 故事。", "关注我，听下一个故事", ""),
    ],
)
def test_the_end_card_asks_in_the_story_s_language(language: str, call: str, line1: str, line2: str) -> None:
    card = end_card(call, language)
    assert (card.line1, card.line2) == (line1, line2)


@pytest.mark.parametrize(
    ("language", "straight", "own"),
    [
        ("fr", '"Enfin!" dit-elle, "viens."', "«Enfin!» dit-elle, «viens.»"),
        ("es", '¿"Mamá"? "Sí."', "¿«Mamá»? «Sí.»"),
        ("de", 'Sie sagte: "Nein."', "Sie sagte: „Nein.“"),
        ("en", 'She said, "No."', 'She said, "No."'),
    ],
)
def test_quotation_marks_are_the_language_s_own(language: str, straight: str, own: str) -> None:
    assert written(straight, language) == own == written(own, language)


def test_french_has_its_spaces_where_it_is_shown() -> None:
    shown = shown_text("«Quoi!» Il est 8:30: trop tard?", "fr")
    assert shown == "«\u00a0Quoi\u202f!\u00a0» Il est 8:30\u00a0: trop tard\u202f?" == shown_text(shown, "fr")
    assert shown_text("¿Qué?", "es") == "¿Qué?"


def test_phrases_end_at_marks_and_begin_at_quotation_marks() -> None:
    text = "纸上多了一行字：“我是8楼的，我浇过了。”下面又多了一行。"
    words = phrased(text, "zh").split()
    assert joined(words) == text
    assert {"“我", "了。”"} <= set(words)
    assert any(word.endswith("字：") for word in words)
    assert columns("海苔ab") == 6

"""What belongs together is not parted: a table of cases a language."""

from __future__ import annotations

import pytest

from vidgen_assets.channel import CaptionRules
from vidgen_assets.subtitles.breaks import NEVER, break_cost, costs_of, width
from vidgen_assets.subtitles.cues import break_lines
from vidgen_assets.subtitles.tongues import OTHER, tongue_of


def costs(text: str, language: str = "en") -> list[float]:
    return costs_of(text.split(), tongue_of(language))


TORN = {
    "en": [
        "the | car", "my | brother", "every | day", "5 | dollars", "$20 | million", "ten | years", "10 | p.m.",
        "May | 5", "5 | May", "Mr. | Smith", "Dr. | Who", "New | York", "Mary | Ann", "Room | 12", "an | hour",
    ],
    "fr": ["la | voiture", "des | amis", "20 | €", "5 | euros", "14 | juillet", "Mme | Dubois", "quoi | ?", "« | mot"],
    "es": ["la | casa", "mis | amigos", "20 | euros", "5 | minutos", "Sr. | García", "Nueva | York"],
    "de": ["das | Auto", "meinem | Bruder", "20 | Euro", "5 | Minuten", "Dr. | Weber", "3. | Mai"],
    "it": ["la | macchina", "gli | amici", "20 | euro", "5 | minuti", "Sig. | Rossi"],
    "ja": ["「 | はい", "はい | 」と", "行く | 。"],
    "zh": ["《 | 书", "走 | 。"],
}  # fmt: skip
LEADING = {
    "en": ["of | them", "told | me", "give | up", "lot | of", "used | to", "going | to", "years | ago", "in | it"],
    "fr": ["dans | Paris", "je | pense", "beaucoup | de"],
    "es": ["para | nosotros", "yo | creo"],
    "de": ["mit | Peter", "ich | glaube"],
    "it": ["con | loro", "che | pensavo"],
}  # fmt: skip
GOOD = {
    "en": ["car, | and", "said. | Then", "home | because", "home | when", "there | and", '"no," | she'],
    "fr": ["maison, | et", "rentré | quand"],
    "es": ["casa, | y", "llegué | cuando"],
    "de": ["Hause, | weil", "ging | und"],
    "it": ["casa, | e", "tornato | quando"],
    "ja": ["帰ると、 | 車が", "売った。 | 私は"],
    "zh": ["回家， | 车", "卖了。 | 我"],
}  # fmt: skip


def cases(table: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(language, case) for language, rows in table.items() for case in rows]


def cost_of(language: str, case: str) -> float:
    before, after = case.split(" | ")
    return break_cost(before, after, tongue_of(language), earlier="x")


@pytest.mark.parametrize(("language", "case"), cases(TORN))
def test_what_belongs_together(language: str, case: str) -> None:
    assert cost_of(language, case) >= 2


@pytest.mark.parametrize(("language", "case"), cases(LEADING))
def test_what_had_better_stay_together(language: str, case: str) -> None:
    assert 1.2 <= cost_of(language, case) < NEVER


@pytest.mark.parametrize(("language", "case"), cases(GOOD))
def test_where_a_break_is_welcome(language: str, case: str) -> None:
    assert cost_of(language, case) <= 0.3


def test_a_capital_at_the_start_of_a_sentence_makes_no_name() -> None:
    assert costs("But Sarah left. So Sarah left.") == pytest.approx(costs("But Sarah left. So Sarah left."))
    assert break_cost("When", "Sarah", tongue_of("en")) < 2
    assert break_cost("Anyway", "I'm", tongue_of("en")) < 2
    assert break_cost("Bruder", "Hans", tongue_of("de"), earlier="mein") < 2


def test_a_mark_that_stands_alone_never_begins_a_line() -> None:
    for mark in ("!", "?", "»", ":", "\N{FACE WITH TEARS OF JOY}", "..."):
        assert break_cost("mot", mark, tongue_of("fr")) == NEVER
        assert break_cost("word", mark, OTHER) == NEVER


def test_width_counts_what_is_wide_twice_and_no_space_between_phrases() -> None:
    assert width(["my", "car"]) == 6
    assert width(["自転車を", "売った。"]) == 16
    assert width(["BMW", "を"]) == 6
    assert width(["e\N{COMBINING ACUTE ACCENT}"]) == 1


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("I gave him the old car", (3, 3)),
        ("we sat next to Mary Ann", (2, 4)),
        ("it cost me 20 dollars", (3, 2)),
        ("He paid $20 million in May", (2, 4)),
    ],
)
def test_lines_break_where_the_sense_does(text: str, lines: tuple[int, ...]) -> None:
    assert break_lines(text.split(), CaptionRules()) == lines


def test_a_language_without_a_table_is_broken_at_its_marks() -> None:
    found = costs("ja mam, nie wiem co robić. Tak jest", "pl")
    assert found[2] < found[1]
    assert found[6] == 0

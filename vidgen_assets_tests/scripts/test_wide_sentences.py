"""Sentences of Japanese and Chinese end where they end."""

import pytest

from vidgen_assets.scripts.estimate import Pace, sentence_ms
from vidgen_assets.scripts.sentences import split


@pytest.mark.parametrize(
    ("language", "text", "sentences"),
    [
        ("ja", "「もう、いいよ。」母は笑った。", ("「もう、いいよ。」", "母は笑った。")),
        ("ja", "「はい。」と言った。本当？！", ("「はい。」と言った。", "本当？！")),
        ("zh", "他说：“我没有出差。我刚搬来。”那天晚上。", ("他说：“我没有出差。我刚搬来。”", "那天晚上。")),
        ("zh", "没有句号", ("没有句号",)),
        ("zh", "。。。", ()),
    ],
)
def test_a_quotation_stays_in_its_sentence(language: str, text: str, sentences: tuple[str, ...]) -> None:
    assert split(text, language) == sentences


def test_a_quotation_nobody_closes_is_cut_all_the_same() -> None:
    assert len(split("「" + "これは長い話です。" * 30, "ja")) > 2


def test_a_length_is_estimated_by_what_is_spoken() -> None:
    pace = Pace(rate_wpm=165)
    assert 1400 < sentence_ms("高校の 3年間、 母の 弁当が 恥ずかしかった。", pace, "ja") < 6000
    assert sentence_ms("海苔", pace, "ja") < sentence_ms("海苔海苔", pace, "ja")
    assert sentence_ms("、。", pace, "ja") == 0
    assert sentence_ms("Llegó el hijo.", pace, "es") < sentence_ms("Llegó el hijo.", pace)

"""Which language a post is in."""

from collections.abc import Callable

import pytest

from vidgen_assets.artifacts import JudgedPost, Post
from vidgen_assets.content.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("TIFU by sneezing", "en"),
        ("ok lol wtf", "en"),
        ("Hola, ayer fui al mercado con mi hermana y compramos pan.", "es"),
        ("Mon mari parle à son levain plus gentiment qu'à moi.", "fr"),
        ("昨日、友人の結婚式のためにホテルへ行きました。", "ja"),
        ("楼下修鞋的老人每天都在修同一双鞋", "zh"),
        ("كل ليلة تترك جارتي العجوز ضوء المطبخ مضاءً", "ar"),
        ("Вчера я забыл ключи от дома", "ru"),
        ("https://example.com/la/casa/de/papel I left my keys at home again", "en"),
        ("\U0001f602\U0001f602 123 !!!", "und"),
        ("", "und"),
    ],
)
def test_languages(text: str, language: str) -> None:
    assert language_of(text).language == language


def test_every_example_is_recognised(
    examples: dict[str, JudgedPost], labels: dict[str, dict[str, str]]
) -> None:
    wrong = [
        (label["key"], examples[post_id].language)
        for post_id, label in labels.items()
        if examples[post_id].language != label.get("language", "en") and examples[post_id].post.body
    ]
    assert wrong == []


def test_no_real_english_post_is_taken_for_another_language(
    real_posts: Callable[[str], tuple[Post, ...]],
) -> None:
    found = [language_of(f"{post.title}\n{post.body}").language for post in real_posts("tifu")]
    assert found.count("en") == len(found) == 1000

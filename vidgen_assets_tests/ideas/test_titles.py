"""Titles make curious in plain words and say nothing the story does not."""

import pytest

from vidgen_assets.artifacts import IdeaCluster, IdeaClusters, Post, ScoredTitle, Title
from vidgen_assets.ideas.titles import LONGEST, candidates, score_titles
from vidgen_assets_tests.scripts.stories import BALCONY, SPANISH, idea_of, post_of


def _clusters(post: Post | None, **changes: object) -> IdeaClusters:
    idea = idea_of(post, **changes)
    return IdeaClusters(clusters=(IdeaCluster(id="c1", theme="home", kept=idea),))


def _texts(post: Post | None, **changes: object) -> dict[str, str]:
    return {title.pattern: title.text for title in candidates(_clusters(post, **changes)).rows}


def _scored(texts: list[str], post: Post) -> dict[str, ScoredTitle]:
    titles = [Title(idea_id=post.id, text=text, pattern="as told") for text in texts]
    return {scored.title.text: scored for scored in score_titles(titles, _clusters(post)).rows}


@pytest.mark.parametrize(
    ("title", "pattern", "text"),
    [
        ("TIFU by wiping 400,000 websites", "as told", "I messed up by wiping 400,000 websites"),
        ("TIFU by wiping 400,000 websites", "deed", "I wiped 400,000 websites"),
        ("TIFU by forgetting my own wedding", "deed", "I forgot my own wedding"),
        ("TIFU by stopping the wrong train", "deed", "I stopped the wrong train"),
        ("TIFU by carrying my boss home", "deed", "I carried my boss home"),
        ('"You should have let them punch you."', "quotation", '"You should have let them punch you."'),
        ("AITA for leaving my own wedding?", "as told", "Am I wrong for leaving my own wedding?"),
        ("The nerve of some users", "label", "The nerve of some users"),
    ],
)
def test_a_title_is_made_by_a_named_pattern(title: str, pattern: str, text: str) -> None:
    assert _texts(post_of(BALCONY, title))[pattern] == text


@pytest.mark.parametrize("title", ["", "...", "TIFU", "🙂", "../../x", "=HYPERLINK(1)"])
def test_every_idea_has_a_title(title: str) -> None:
    assert [text for text in _texts(post_of(BALCONY, title)).values() if text.strip()]


def test_no_candidate_has_shorthand_or_comes_twice() -> None:
    rows = candidates(
        _clusters(post_of(BALCONY, "TIFU by locking my SO (28F) out"), hook="Today I messed up.")
    ).rows
    assert not any("TIFU" in row.text or "28F" in row.text or " SO " in row.text for row in rows)
    assert len({row.text.lower() for row in rows}) == len(rows)


def test_softening_reaches_titles() -> None:
    rows = candidates(_clusters(post_of(BALCONY)), lambda text: text.replace("balcony", "roof")).rows
    assert all("balcony" not in row.text for row in rows)


def test_another_language_keeps_its_title() -> None:
    assert _texts(post_of(SPANISH, "Perdí las llaves"), language="es") == {
        "as told": "Perdí las llaves."[:-1]
    }


def test_an_original_idea_is_titled_by_its_subject() -> None:
    assert _texts(None, facts=("a",))["as told"] == "Three stories"


def test_scores_have_reasons_and_order_the_candidates() -> None:
    post = post_of(BALCONY)
    scored = _scored(["I locked myself out on the balcony", "A thing"], post)
    best = scored["I locked myself out on the balcony"]
    assert best.total > scored["A thing"].total
    assert [score.name for score in best.scores] == [
        "curiosity",
        "concreteness",
        "length",
        "honesty",
        "plainness",
        "proven",
    ]
    assert all(score.why for score in best.scores)


def test_a_lie_costs_honesty() -> None:
    post = post_of(BALCONY)
    scored = _scored(["I locked myself out on the balcony", "My dragon burned the balcony down"], post)
    honest, lie = (
        next(score for score in scored[text].scores if score.name == "honesty")
        for text in ("I locked myself out on the balcony", "My dragon burned the balcony down")
    )
    assert honest.value == 1.0
    assert lie.value < 0.7
    assert "dragon" in lie.why


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("TIFU by falling", "forum shorthand"),
        ("I FELL OFF THE BALCONY", "shouting"),
        ("I fell and...", "cut off"),
    ],
)
def test_what_is_not_plain_is_said(text: str, complaint: str) -> None:
    scored = _scored([text], post_of(BALCONY))[text]
    plain = next(score for score in scored.scores if score.name == "plainness")
    assert plain.value < 1.0
    assert complaint in plain.why


def test_bait_is_no_candidate() -> None:
    rows = candidates(_clusters(post_of(BALCONY, "You won't believe what happened next to my neighbor"))).rows
    assert not any("won't believe" in row.text for row in rows)


def test_feeds_cut_long_titles_and_the_score_says_so() -> None:
    long = "I locked myself out on the balcony " * 3
    length = next(score for score in _scored([long], post_of(BALCONY))[long].scores if score.name == "length")
    assert length.value < 0.5
    assert str(LONGEST) in length.why

"""The day's order is by quality, varied, and the same every time."""

from collections.abc import Callable

from vidgen_assets.artifacts import JudgedPost, Recommendation, UniquePosts
from vidgen_assets.content.dedup import find_repeats
from vidgen_assets.content.ranking import rank
from vidgen_assets.content.themes import theme_of


def unique(*entries: JudgedPost) -> UniquePosts:
    return UniquePosts(kept=entries, repeats=(), left_out=())


def ids(*entries: JudgedPost) -> list[str]:
    return [one.judged.post.id for one in rank(unique(*entries))]


def test_the_best_come_first_and_ties_are_settled(entry: Callable[..., JudgedPost]) -> None:
    a = entry("x", id="a", total=0.5, created_ms=2, community="one")
    b = entry("x", id="b", total=0.5, created_ms=1, community="two")
    c = entry("x", id="c", total=0.9, created_ms=3, community="three")
    assert ids(a, b, c) == ids(c, b, a) == ["c", "b", "a"]


def test_three_of_one_community_do_not_come_first(entry: Callable[..., JudgedPost]) -> None:
    same = [entry("x", id=f"s{n}", total=0.80 - n / 100, community="tifu") for n in range(4)]
    other = entry(
        "My dog and the cat chased a bird and the parrot", id="o", total=0.74, community="UpliftingNews"
    )
    assert "o" in ids(*same, other)[:2]
    weak = entry("x", id="w", total=0.3, community="UpliftingNews")
    assert ids(*same, weak)[-1] == "w"


def test_wishes_come_before_posts(entry: Callable[..., JudgedPost]) -> None:
    ranked = rank(unique(entry("x", id="a", total=0.9), entry("x", id="z", kind="script", total=0.1)))
    assert [(one.rank, one.judged.post.id) for one in ranked] == [(1, "z"), (2, "a")]


def test_what_worked_moves_a_post_a_little(entry: Callable[..., JudgedPost]) -> None:
    a, b = (entry("x", id=name, total=total, community=name) for name, total in (("one", 0.6), ("two", 0.55)))
    more = Recommendation(
        about="community", choice="two", weight=0.9, why="videos from two are watched longer"
    )
    ranked = rank(unique(a, b), [more])
    assert ranked[0].judged.post.id == "two"
    assert ranked[0].reasons[-1].why == "videos from two are watched longer"
    wild = [Recommendation(about="theme", choice="life", weight=-50, why="x")] * 3
    assert next(one.total for one in rank(unique(a, b), wild)) >= 0.4


def test_every_place_has_its_reasons(example_days: dict[str, tuple[JudgedPost, ...]]) -> None:
    for day in example_days.values():
        ranked = rank(find_repeats(day, []))
        assert [one.rank for one in ranked] == list(range(1, len(ranked) + 1))
        assert all(len(one.reasons) == 2 and all(reason.why for reason in one.reasons) for one in ranked)
        first = ranked[:3]
        assert len({one.judged.post.community for one in first}) == 3
        assert len({theme_of(one.judged.post) for one in first}) == 3


def test_nothing_to_rank() -> None:
    assert rank(unique()) == ()

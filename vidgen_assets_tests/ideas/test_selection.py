"""A day's slots: the best ideas, sticky, and honest about what is empty."""

from collections.abc import Sequence

from vidgen_assets.artifacts import (
    Attribution,
    Idea,
    IdeaCluster,
    IdeaClusters,
    ScoredTitle,
    Selection,
    Title,
    VoiceChoice,
)
from vidgen_assets.channel import SelectionRules
from vidgen_assets.ideas.selection import Offer, select
from vidgen_assets_tests.scripts.stories import idea_of, post_of

DAY = "2026-11-20"
RULES = SelectionRules(slots=3)


def _idea(name: str, quality: float = 0.8, theme: str = "") -> Idea:
    return idea_of(post_of("Body.", f"Title {name}", id=name), quality=quality, theme=theme or name)


def _credit(name: str, stands: bool = True) -> Attribution:
    return Attribution(
        post_id=name,
        credit=f"by {name}",
        permalink=f"https://x/{name}",
        licence="cc",
        stands=stands,
        checked="deleted at the source" if not stands else "it stands",
    )


def _offer(ideas: Sequence[Idea], gone: Sequence[str] = (), **more: Sequence[str]) -> Offer:
    clusters = tuple(
        IdeaCluster(
            id=f"c{at}",
            theme=idea.theme,
            kept=idea,
            others=tuple((other, 0.9) for other in more.get(idea.id, ())),
        )
        for at, idea in enumerate(ideas, start=1)
    )
    titles = [
        ScoredTitle(
            title=Title(idea_id=idea.id, text=f"{word} {idea.id}", pattern="as told"), scores=(), total=total
        )
        for idea in ideas
        for word, total in (("Good", 0.9), ("Poor", 0.2))
    ]
    voices = [VoiceChoice(idea_id=idea.id, voice="narrator", why="", fits=()) for idea in ideas]
    credits = [_credit(name, name not in gone) for idea in ideas for name in (idea.id, *idea.sources)]
    return Offer(IdeaClusters(clusters=clusters), titles, voices, credits)


def _ids(selection: Selection) -> list[str]:
    return [slot.idea.id for slot in selection.slots]


def test_the_best_ideas_get_the_slots_with_title_voice_and_credit() -> None:
    selection = select(
        DAY, _offer([_idea("a", 0.6), _idea("b", 0.9), _idea("c", 0.7), _idea("d", 0.8)]), RULES
    )
    assert _ids(selection) == ["b", "d", "c"]
    assert [slot.slot for slot in selection.slots] == ["1", "2", "3"]
    first = selection.slots[0]
    assert first.title.title.text == "Good b"
    assert first.voice.voice == "narrator"
    assert first.credit is not None
    assert first.credit.credit == "by b"
    assert selection.empty_because == ""


def test_themes_take_turns_among_equals() -> None:
    ideas = [_idea("a", 0.90, "work"), _idea("b", 0.89, "work"), _idea("c", 0.85, "home")]
    assert _ids(select(DAY, _offer(ideas), SelectionRules(slots=2))) == ["a", "c"]


def test_a_slot_keeps_its_idea_when_the_day_is_made_again() -> None:
    before = select(DAY, _offer([_idea("a", 0.6), _idea("b", 0.7)]), SelectionRules(slots=2))
    again = select(DAY, _offer([_idea("a", 0.6), _idea("b", 0.7), _idea("new", 0.99)]), RULES, before)
    assert _ids(again) == ["b", "a", "new"]
    assert again.slots[:2] == before.slots


def test_an_idea_that_is_gone_from_the_feed_keeps_its_slot() -> None:
    before = select(DAY, _offer([_idea("a", 0.6), _idea("b", 0.7)]), SelectionRules(slots=2))
    again = select(DAY, _offer([_idea("new", 0.9)]), RULES, before)
    assert _ids(again) == ["b", "a", "new"]


def test_a_story_that_may_no_longer_be_told_frees_its_slot_and_says_why() -> None:
    before = select(DAY, _offer([_idea("a", 0.6), _idea("b", 0.7)]), SelectionRules(slots=2))
    again = select(
        DAY,
        _offer([_idea("a", 0.6), _idea("b", 0.7), _idea("c", 0.5)], gone=["b"]),
        SelectionRules(slots=2),
        before,
    )
    assert _ids(again) == ["c", "a"]
    assert "lost 'Title b'" in again.empty_because
    assert "deleted at the source" in again.empty_because
    banned = select(
        DAY, _offer([_idea("a", 0.6)]), SelectionRules(slots=1), before, forbidden={"b": "it names someone"}
    )
    assert _ids(banned) == ["a"]


def test_reselect_starts_from_nothing() -> None:
    before = select(DAY, _offer([_idea("a", 0.6)]), SelectionRules(slots=1))
    offer = _offer([_idea("a", 0.6), _idea("b", 0.9)])
    assert _ids(select(DAY, offer, SelectionRules(slots=1), before)) == ["a"]
    assert _ids(select(DAY, offer, SelectionRules(slots=1), before, reselect=True)) == ["b"]


def test_fewer_slots_drop_the_last_ones_and_more_are_filled() -> None:
    ideas = [_idea("a", 0.9), _idea("b", 0.8), _idea("c", 0.7)]
    before = select(DAY, _offer(ideas), SelectionRules(slots=2))
    assert _ids(select(DAY, _offer(ideas), SelectionRules(slots=1), before)) == ["a"]
    assert _ids(select(DAY, _offer(ideas), RULES, before)) == ["a", "b", "c"]


def test_a_story_in_a_slot_is_not_told_again_by_its_twin() -> None:
    before = select(DAY, _offer([_idea("a", 0.6)]), SelectionRules(slots=1))
    again = select(DAY, _offer([_idea("twin", 0.9)], twin=["a"]), SelectionRules(slots=2), before)
    assert _ids(again) == ["a"]


def test_an_empty_day_says_so() -> None:
    selection = select(DAY, _offer([]), RULES)
    assert selection.slots == ()
    assert selection.empty_because.startswith("3 of 3 slots are empty: no post of the day may be told")


def test_what_was_left_out_is_counted_by_its_reason() -> None:
    poor = [_idea("a", 0.9), _idea("b", 0.1), _idea("c", 0.2)]
    selection = select(DAY, _offer(poor), RULES)
    assert _ids(selection) == ["a"]
    assert "2 of 3 slots are empty" in selection.empty_because
    assert (
        "2 of 3 ideas were left out because its quality is below selection.min_quality"
        in selection.empty_because
    )


def test_a_source_that_does_not_stand_is_not_chosen() -> None:
    selection = select(DAY, _offer([_idea("a", 0.9), _idea("b", 0.8)], gone=["a"]), SelectionRules(slots=1))
    assert _ids(selection) == ["b"]


def test_an_idea_from_several_posts_credits_all_of_them() -> None:
    idea = idea_of(None, quality=0.6, facts=("x",), sources=("p", "q"))
    (slot,) = select(DAY, _offer([idea]), SelectionRules(slots=1)).slots
    assert slot.credit is not None
    assert slot.credit.credit == "by p; by q"
    gone = select(DAY, _offer([idea], gone=["q"]), SelectionRules(slots=1))
    assert gone.slots == ()


def test_the_order_of_what_comes_in_does_not_matter() -> None:
    ideas = [_idea("a", 0.8), _idea("b", 0.8), _idea("c", 0.8), _idea("d", 0.8)]
    forward = select(DAY, _offer(ideas), RULES)
    backward = select(DAY, _offer(ideas[::-1]), RULES)
    assert _ids(forward) == _ids(backward)

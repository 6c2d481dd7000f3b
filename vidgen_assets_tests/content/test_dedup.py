"""Repeats are found and named with their reason; stories that only look alike are kept."""

import random
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest

from resources.embeddings import Vectors
from vidgen_assets.artifacts import JudgedPost, Post, Verdict
from vidgen_assets.content.dedup import Likeness, find_repeats

FOX = (
    "The fox came at nine, carrying my left slipper, and it put the slipper on the step with great care. "
    "My neighbour filmed it from her window. On Sunday the fox brought her the right one, and we have had "
    "tea every Sunday since then, with biscuits for three."
)
Days = dict[str, tuple[JudgedPost, ...]]


def reasons(today: Sequence[JudgedPost], past: Sequence[JudgedPost] = ()) -> list[tuple[str, str, str]]:
    return [(found.post_id, found.of, found.because) for found in find_repeats(today, past).repeats]


def test_the_same_id_is_a_repeat_whatever_its_text(entry: Callable[..., JudgedPost]) -> None:
    assert reasons([entry("Anything.", id="a")], [entry(FOX, id="a")]) == [("a", "a", "same id")]


def test_the_same_text_with_other_punctuation(entry: Callable[..., JudgedPost]) -> None:
    copy = entry(FOX.upper().replace(",", " -"), id="b")
    assert reasons([copy], [entry(FOX, id="a")]) == [("b", "a", "same text")]


def test_a_copy_with_an_introduction_and_a_dropped_sentence(entry: Callable[..., JudgedPost]) -> None:
    copy = entry(
        f"Not mine, found it elsewhere, enjoy. {FOX.replace('My neighbour filmed it', 'She filmed it')}",
        id="b",
    )
    assert reasons([copy], [entry(FOX, id="a")]) == [("b", "a", "near copy")]


def test_a_crosspost_names_its_parent(entry: Callable[..., JudgedPost]) -> None:
    assert reasons([entry("Look.", id="b", crosspost_of="a")], [entry(FOX, id="a")]) == [
        ("b", "a", "near copy")
    ]


def test_what_was_made_is_not_made_again(entry: Callable[..., JudgedPost]) -> None:
    (found,) = find_repeats([entry(FOX, id="a")], [], made=frozenset({"a"})).repeats
    assert found.because == "already made"


def test_of_two_of_today_the_better_one_stays_in_any_order(entry: Callable[..., JudgedPost]) -> None:
    low, high = entry(FOX, id="a", total=0.5), entry(FOX, id="b", total=0.6)
    for order in ([low, high], [high, low]):
        unique = find_repeats(order, [])
        assert [kept.post.id for kept in unique.kept] == ["b"]
        assert [found.of for found in unique.repeats] == ["b"]
    older = entry(FOX, id="c", created_ms=1)
    newer = entry(FOX, id="a", created_ms=2)
    assert [kept.post.id for kept in find_repeats([newer, older], []).kept] == ["c"]


def test_what_may_not_be_told_hides_nothing_and_is_listed(entry: Callable[..., JudgedPost]) -> None:
    no = Verdict(allowed=False, rule="nsfw", why="flagged")
    bad = entry(FOX, id="bad", total=0.9).model_copy(update={"verdict": no})
    unique = find_repeats([bad, entry(FOX, id="good")], [bad])
    assert [kept.post.id for kept in unique.kept] == ["good"]
    assert [(one.post_id, one.rule, one.why) for one in unique.left_out] == [("bad", "nsfw", "flagged")]


def test_a_repeat_of_a_repeat_does_not_hide_a_third(entry: Callable[..., JudgedPost]) -> None:
    unique = find_repeats([entry(FOX, id=name, total=0.5 - n / 100) for n, name in enumerate("abc")], [])
    assert [(found.post_id, found.of) for found in unique.repeats] == [("b", "a"), ("c", "a")]


def test_short_texts_under_one_title_are_not_repeats(entry: Callable[..., JudgedPost]) -> None:
    assert (
        reasons([entry("Nice one.", id="b", title="Hello")], [entry("Nice one.", id="a", title="Hello")])
        == []
    )


def test_parts_of_a_series_are_told_apart_by_number(entry: Callable[..., JudgedPost]) -> None:
    tail = (
        FOX.replace("nine", "ten")
        .replace("slipper", "boot")
        .replace("Sunday", "Monday")
        .replace("came", "ran")
    )
    part = [entry(FOX, id="a", title="The fox, part 1"), entry(tail, id="b", title="The fox, part 2")]
    loose = Likeness(copied=2.0, reworded=0.05, shared_words=3)
    assert find_repeats(part[1:], part[:1], likeness=loose).repeats == ()
    same = entry(tail, id="b", title="The fox again")
    assert len(find_repeats([same], part[:1], likeness=loose).repeats) == 1


def test_briefs_and_scripts_are_somebodys_wish(entry: Callable[..., JudgedPost]) -> None:
    assert reasons([entry(FOX, id="b", kind="script")], [entry(FOX, id="a")]) == []


def test_a_sentence_model_lets_less_overlap_count(entry: Callable[..., JudgedPost]) -> None:
    class Same:
        name = "same"

        def embed(self, texts: Sequence[str]) -> Vectors:
            return np.ones((len(texts), 1), dtype=np.float32)

    class Other(Same):
        def embed(self, texts: Sequence[str]) -> Vectors:
            return np.eye(len(texts), dtype=np.float32)

    told = "A fox set my left slipper on the step at nine. A neighbour filmed it. Sunday is tea and biscuits."
    past, today = [entry(FOX, id="a")], [entry(told, id="b")]
    likeness = Likeness(reworded=0.95, reworded_with_meaning=0.05, shared_words=5, in_order=0.0)
    assert find_repeats(today, past, likeness=likeness).repeats == ()
    assert find_repeats(today, past, embedder=Other(), likeness=likeness).repeats == ()
    (found,) = find_repeats(today, past, embedder=Same(), likeness=likeness).repeats
    assert found.because == "same story reworded"


def test_labelled_repeats_are_found_with_their_original_and_no_other_post_is(
    example_days: Days, labels: dict[str, dict[str, Any]]
) -> None:
    """Precision and recall are 1.0 on 13 copies, 8 rewordings and 4 posts that come again by id."""
    found: dict[tuple[str, str], tuple[str, str]] = {}
    past: list[JudgedPost] = []
    for day in sorted(example_days):
        for repeat in find_repeats(example_days[day], past).repeats:
            found[(repeat.post_id, day)] = (repeat.of, repeat.because)
        past += example_days[day]
    expected = {}
    for post_id, label in labels.items():
        if "duplicate_of" in label:
            expected[(post_id, label["day"])] = (label["duplicate_of"], label["copy"])
        elif "reworded_of" in label:
            expected[(post_id, label["day"])] = (label["reworded_of"], "same story reworded")
        for day in label.get("again_on", ()):
            expected[(post_id, str(day))] = (post_id, "same id")
    assert len(expected) >= 25
    assert found == expected


@pytest.mark.media
def test_real_posts_give_few_false_alarms(
    real_posts: Callable[[str], tuple[Post, ...]], entry: Callable[..., JudgedPost]
) -> None:
    """1,900 real stories of two communities give at most four alarms; those were read, and are updates."""
    posts = [*real_posts("tifu"), *real_posts("TalesFromRetail")]
    told = [entry(post.body, id=post.id, title=post.title, created_ms=post.created_ms) for post in posts]
    assert len(find_repeats([one for one in told if one.words >= 60], []).repeats) <= 4


@pytest.mark.media
def test_copies_are_found_among_seven_thousand_posts(entry: Callable[..., JudgedPost]) -> None:
    rng = random.Random("dedup")
    words = ["".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=rng.randint(3, 9))) for _ in range(20_000)]
    often = words[:400]

    def text() -> str:
        return " ".join(rng.choice(often if rng.random() < 0.6 else words) for _ in range(200))

    past = [entry(text(), id=f"p{n}") for n in range(7_000)]
    today = [entry(text(), id=f"t{n}", total=rng.random()) for n in range(990)]
    today += [entry(past[n * 700].post.body, id=f"c{n}") for n in range(10)]
    unique = find_repeats(today, past)
    assert [(found.post_id, found.of) for found in unique.repeats] == [
        (f"c{n}", f"p{n * 700}") for n in range(10)
    ]

"""Worlds of which the truth is known: what is a choice's own, what it only went along with, what nobody can tell."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping
from datetime import date, timedelta

import pytest

from vidgen_assets.analytics.effects import effects
from vidgen_assets.analytics.performance import Chosen, evaluate, recommend
from vidgen_assets.artifacts import Finding, PerformanceEvaluation, PerformanceSnapshot

LAST = "2026-11-30"
Pick = Callable[[int, random.Random], dict[str, str]]


def world(
    videos: int, truth: Mapping[str, float], pick: Pick, noise: float = 0.3
) -> tuple[list[PerformanceSnapshot], list[Chosen]]:
    """Videos of which a choice multiplies the views as `truth` says (1 where it is silent), and chance too."""
    draw = random.Random("world")
    figures, chosen = [], []
    for number in range(videos):
        day = (date(2026, 11, 1) + timedelta(days=number % 28)).isoformat()
        made = pick(number, draw)
        views = 2000 * math.prod(truth.get(choice, 1.0) for choice in made.values())
        slot = f"{day}|{number // 28 + 1}"
        chosen.append(Chosen(slot=slot, choices=made))
        figures.append(seen(slot, round(views * draw.lognormvariate(0, noise))))
    return figures, chosen


def seen(slot: str, views: int) -> PerformanceSnapshot:
    return PerformanceSnapshot(
        platform="youtube", reference="v", slot=slot, title="t", views=views, likes=0, comments=0, shares=0,
        watch_seconds=0.0, average_view_percent=0.0, source="metrics.csv:2", date=slot.split("|")[0],
    )  # fmt: skip


def found(evaluation: PerformanceEvaluation) -> dict[str, Finding]:
    return {finding.choice: finding for finding in evaluation.findings}


def mostly_on_its_theme(number: int, draw: random.Random) -> dict[str, str]:
    """The narrator tells three in four videos about work, and one in four of the others."""
    theme = "work" if number % 2 else "family"
    usual = {"work": "narrator", "family": "storyteller"}
    told = theme if number % 8 < 6 else {"work": "family", "family": "work"}[theme]
    return {"theme": theme, "voice": usual[told], "mood": draw.choice(["calm", "tense"])}


def always_on_its_theme(number: int, draw: random.Random) -> dict[str, str]:
    voice = ("narrator", "storyteller")[number % 2]
    theme = "work" if voice == "narrator" else draw.choice(["family", "school"])
    return {"voice": voice, "theme": theme, "mood": draw.choice(["calm", "tense"])}


class TestConfounded:
    evaluation = evaluate(LAST, *world(56, {"work": 3.0}, mostly_on_its_theme))
    of = found(evaluation)

    def test_the_voice_that_only_went_along_loses_its_confidence(self):
        narrator = self.of["narrator"]
        assert narrator.lift > 0.4
        assert "holds" in narrator.why, "by itself it seems to work"
        assert not narrator.confident
        assert abs(narrator.own_lift) < narrator.lift / 3
        assert narrator.why.endswith("holds, but too little of it is left beside its theme")

    def test_the_theme_that_works_keeps_its_own(self):
        work = self.of["work"]
        assert work.confident
        assert work.own_lift == pytest.approx(work.lift, rel=0.2)
        assert work.why.endswith("holds")

    def test_the_words_say_both_effects_and_what_was_taken_into_account(self):
        narrator = self.of["narrator"]
        assert narrator.why.startswith("28 videos against 28: ")
        told = f"{1 + narrator.lift:.2f} after shrinking, {1 + narrator.own_lift:.2f} when mood and theme are taken"
        assert told in narrator.why

    def test_only_the_real_one_is_recommended_by_what_it_claims_least(self):
        made = recommend(self.evaluation).recommendations
        assert {r.choice for r in made} == {"work", "family"}
        least = {
            f.choice: min(abs(math.log2(1 + f.lift)), abs(math.log2(1 + f.own_lift)))
            for f in self.of.values()
        }
        assert {r.choice: abs(r.weight) for r in made} == {
            choice: pytest.approx(min(least[choice], 1.0), abs=0.001) for choice in ("work", "family")
        }


class TestNotToBeToldApart:
    of = found(evaluate(LAST, *world(40, {"narrator": 3.0}, always_on_its_theme)))

    def test_a_pair_that_was_always_together_names_each_other_and_is_not_confident(self):
        narrator, work = self.of["narrator"], self.of["work"]
        assert (narrator.confident, work.confident) == (False, False)
        together = "(both or neither in 40 of 40 videos)"
        assert narrator.why.endswith(f"holds; cannot be told apart from theme 'work' {together}")
        assert work.why.endswith(f"holds; cannot be told apart from voice 'narrator' {together}")

    def test_nor_is_a_voice_that_was_made_for_all_other_themes(self):
        assert not self.of["storyteller"].confident
        assert "apart from any theme but 'work'" in self.of["storyteller"].why

    def test_a_voice_of_videos_whose_theme_nobody_knows_is_not_taken_for_theirs(self):
        logs = {f"{n:02d}": 1.0 + (n % 2) for n in range(20)}
        themes = ({"theme": "work"}, {"theme": "love"}, {})
        choices = {
            slot: {"voice": "ab"[n % 2], **themes[2 if n % 2 else n // 2 % 2]} for n, slot in enumerate(logs)
        }
        twin = effects(logs, choices)["voice", "b"].twin
        assert twin == "theme unknown (both or neither in 20 of 20 videos)"

    @pytest.mark.parametrize(("apart", "told"), [(4, False), (5, True)])
    def test_it_takes_five_videos_to_tell_two_choices_apart(self, apart: int, told: bool):
        logs = {f"{n:02d}": 1.0 + (n % 2) for n in range(40)}
        choices = {
            slot: {"voice": "ab"[n % 2], "theme": "xy"[(n + (n < apart)) % 2]} for n, slot in enumerate(logs)
        }
        assert (effects(logs, choices)["voice", "b"].twin == "") is told

    def test_a_voice_is_not_taken_for_many_themes_that_were_told_once_each(self):
        def ever_new(number: int, draw: random.Random) -> dict[str, str]:
            return {"voice": ("narrator", "storyteller")[number % 2], "theme": f"theme {number}"}

        of = found(evaluate(LAST, *world(24, {"narrator": 4.0}, ever_new)))
        assert of["narrator"].confident

    def test_but_for_two_themes_that_were_told_often(self):
        def two_each(number: int, draw: random.Random) -> dict[str, str]:
            return {"voice": "ab"[number % 2], "theme": ("love", "war", "work", "rest")[number % 4]}

        of = found(evaluate(LAST, *world(32, {"a": 4.0}, two_each)))
        assert "apart from theme 'love' or 'work' (both or neither in 32 of 32 videos)" in of["a"].why


class TestEffects:
    def test_in_a_balanced_world_each_effect_is_its_own_and_they_add_up(self):
        """Every voice tells every theme ten times: n / (n + 4) of each truth is left, and nothing is shared."""
        truth = {"narrator": 0.7, "storyteller": 0.0, "work": -0.4, "family": 0.0}
        cells = [(v, t) for v in ("narrator", "storyteller") for t in ("work", "family")] * 10
        choices = {f"{n:02d}": {"voice": v, "theme": t} for n, (v, t) in enumerate(cells)}
        logs = {slot: 5.0 + sum(truth[c] for c in made.values()) for slot, made in choices.items()}
        made = effects(logs, choices)
        left = 20 / 24
        for kind, choice, effect in (("voice", "narrator", 0.7), ("theme", "work", -0.4)):
            assert made[kind, choice].own == pytest.approx(effect * left)
            assert made[kind, choice].alone == pytest.approx(effect * left)
            assert made[kind, choice].shared == pytest.approx({"theme" if kind == "voice" else "voice": 0.0})

    def test_what_is_its_own_and_what_is_shared_add_up_to_what_was_seen(self):
        """Eight hundred videos, so that belief weighs little: voice and theme both work, and go together."""
        draw = random.Random("adds up")
        choices = {f"{n:03d}": mostly_on_its_theme(n, draw) for n in range(800)}
        truth = {"narrator": 0.5, "work": 0.8}
        logs = {slot: sum(truth.get(c, 0.0) for c in made.values()) for slot, made in choices.items()}
        narrator = effects(logs, choices)["voice", "narrator"]
        assert narrator.own == pytest.approx(0.5, abs=0.02)
        assert narrator.shared["theme"] == pytest.approx(0.8 * 0.5, abs=0.02), (
            "work in 3 of 4, else in 1 of 4"
        )
        assert narrator.own + sum(narrator.shared.values()) == pytest.approx(0.9, abs=0.02)
        assert narrator.alone == pytest.approx(0.9, abs=0.02)

    def test_both_of_two_that_work_stay_confident_though_they_go_together(self):
        def often_on_its_theme(number: int, draw: random.Random) -> dict[str, str]:
            """Of eight videos, five are of a usual pair."""
            made = mostly_on_its_theme(number, draw)
            return made if number % 8 else {**made, "voice": "narrator"}

        of = found(evaluate(LAST, *world(56, {"narrator": 2.5, "work": 2.5}, often_on_its_theme)))
        assert of["narrator"].confident
        assert of["work"].confident
        assert 0 < of["narrator"].own_lift < of["narrator"].lift

    def test_no_choice_is_the_baseline(self):
        """Two choices of a kind are each other's reverse, whichever is the more frequent and sorts first."""
        logs = {f"{n:02d}": float(n % 3 == 0) + 0.1 * (n % 2) for n in range(24)}
        choices = {
            slot: {"voice": "ab"[n % 3 == 0], "theme": "xy"[n % 2]} for n, slot in enumerate(sorted(logs))
        }
        made = effects(logs, choices)
        assert made["voice", "a"].own == pytest.approx(-made["voice", "b"].own)
        assert made["voice", "a"].alone == pytest.approx(-made["voice", "b"].alone)

    def test_the_order_of_videos_changes_nothing(self):
        figures, chosen = world(56, {"work": 2.0, "narrator": 1.5}, mostly_on_its_theme)
        random.Random("shuffled").shuffle(figures)
        again = evaluate(LAST, figures, sorted(chosen, key=lambda video: video.slot[::-1]))
        assert again == evaluate(LAST, figures[::-1], chosen)

    def test_a_kind_that_was_not_chosen_for_every_video_takes_part_with_those_it_was(self):
        def half_without_mood(number: int, draw: random.Random) -> dict[str, str]:
            made = mostly_on_its_theme(number, draw)
            return made if number % 3 else {**made, "mood": ""}

        of = found(evaluate(LAST, *world(56, {"work": 3.0}, half_without_mood)))
        assert of["calm"].videos + of["tense"].videos == 37
        assert of["work"].confident
        assert not of["narrator"].confident


class TestTooLittle:
    @pytest.mark.parametrize("videos", [1, 2, 3, 8])
    def test_few_videos_say_nothing(self, videos: int):
        evaluation = evaluate(LAST, *world(videos, {"work": 50.0}, mostly_on_its_theme))
        assert not any(finding.confident for finding in evaluation.findings)
        assert recommend(evaluation).recommendations == ()

    def test_no_videos_or_none_with_choices_have_no_effects(self):
        assert effects({}, {}) == {}
        assert effects({"a": 1.0, "b": 2.0}, {"a": {}, "b": {}}) == {}

    def test_a_kind_with_one_choice_has_no_effect_and_is_not_said_to_be_taken_into_account(self):
        def one_theme(number: int, draw: random.Random) -> dict[str, str]:
            return {"voice": ("narrator", "storyteller")[number % 2], "theme": "work"}

        evaluation = evaluate(LAST, *world(24, {"narrator": 3.0}, one_theme))
        of = found(evaluation)
        assert of.keys() == {"narrator", "storyteller"}
        assert of["narrator"].own_lift == of["narrator"].lift
        assert of["narrator"].confident
        assert "taken into account" not in of["narrator"].why

    def test_without_variance_nothing_is_left_of_nothing(self):
        draw = random.Random("flat")
        choices = {f"{n:02d}": mostly_on_its_theme(n, draw) for n in range(24)}
        made = effects(dict.fromkeys(choices, 3.0), choices)
        assert {(effect.own, effect.alone, effect.keeps) for effect in made.values()} == {(0.0, 0.0, 0.0)}


def test_a_finding_of_before_own_lifts_can_be_read_and_moves_nothing():
    old = {
        "about": "voice",
        "choice": "a",
        "videos": 9,
        "lift": 1.0,
        "confident": True,
        "why": "p = 0.001: holds",
    }
    evaluation = PerformanceEvaluation.model_validate(
        {"date": LAST, "videos": 18, "views": 9, "findings": [old], "summary": "s"}
    )
    assert [r.weight for r in recommend(evaluation).recommendations] == [0.0]

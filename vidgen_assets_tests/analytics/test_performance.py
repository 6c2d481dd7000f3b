"""What the figures say: matched to what was delivered, counted once, and silent about what may be chance."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from resources.metrics import MetricRow
from vidgen_assets.analytics.performance import (
    Chosen,
    Published,
    evaluate,
    monetize,
    recommend,
    snapshots,
    weight_of,
)
from vidgen_assets.artifacts import PerformanceSnapshot, Receipt

DAY = "2026-11-20"


def published(
    slot: str = f"{DAY}|1", platform: str = "youtube", reference: str = "v1", sha: str = "ab"
) -> Published:
    receipt = {
        "platform": platform, "provider": "outbox", "status": "delivered", "video_sha256": sha * 32,
        "title": f"Title of {slot}", "privacy": "private", "reference": reference,
    }  # fmt: skip
    return Published(slot=slot, receipt=Receipt.model_validate(receipt))


def row(views: int = 100, **changes: object) -> MetricRow:
    values = {
        "platform": "youtube",
        "reference": "v1",
        "date": DAY,
        "views": views,
        "source": "metrics.csv:2",
    }
    return MetricRow.model_validate({**values, **changes})


def seen(slot: str, views: int, day: str | None = None, **changes: object) -> PerformanceSnapshot:
    values = {
        "platform": "youtube", "reference": "v", "slot": slot, "title": "t", "views": views, "likes": 0,
        "comments": 0, "shares": 0, "watch_seconds": 0.0, "average_view_percent": 0.0,
        "source": "metrics.csv:2",
        "date": day or slot.split("|")[0],
    }  # fmt: skip
    return PerformanceSnapshot.model_validate({**values, **changes})


class TestSnapshots:
    def test_rows_are_matched_by_hash_or_reference(self):
        rows = [row(10), row(20, reference="", video_sha256="cd" * 32, platform="tiktok")]
        videos = [published(), published(platform="tiktok", reference="t/x", sha="cd", slot=f"{DAY}|2")]
        found = snapshots(DAY, rows, videos)
        assert [(s.slot, s.views, s.reference) for s in found.snapshots] == [
            (f"{DAY}|1", 10, "v1"),
            (f"{DAY}|2", 20, "t/x"),
        ]
        assert found.snapshots[0].title == f"Title of {DAY}|1"

    def test_every_date_since_counts_and_strangers_do_not(self):
        rows = [row(5), row(7, date="2026-11-23"), row(reference="someone-elses"), row(date="2026-11-19")]
        found = snapshots(DAY, rows, [published()])
        assert [(s.date, s.views) for s in found.snapshots] == [("2026-11-20", 5), ("2026-11-23", 7)]
        assert found.unknown == (
            "metrics.csv:2: youtube someone-elses is no video of 2026-11-20",
            "metrics.csv:2: youtube v1 is no video of 2026-11-20",
        )

    def test_with_no_figures_it_is_empty_and_says_what_to_do(self):
        found = snapshots(DAY, [], [published()])
        assert found.snapshots == ()
        assert found.why == (
            "no figures for the videos of 2026-11-20: drop metrics.csv or metrics.jsonl beside the outbox"
        )


class TestMoney:
    def test_revenue_as_reported_less_the_ledgers_cost(self):
        figures = [seen(f"{DAY}|1", 10, revenue_usd=2.5), seen(f"{DAY}|1", 10, "2026-11-21", revenue_usd=0.5)]
        (made,) = monetize(DAY, figures, {f"{DAY}|1": 0.4})
        assert (made.revenue_usd, made.cost_usd) == (3.0, 0.4)
        assert made.basis == "revenue as reported for 2 days; cost from the call ledger"

    def test_a_cost_counts_once_over_dates_and_platforms(self):
        figures = [
            seen(f"{DAY}|1", 1),
            seen(f"{DAY}|1", 1, "2026-11-21"),
            seen(f"{DAY}|1", 1, platform="tiktok"),
        ]
        made = monetize(DAY, figures, {f"{DAY}|1": 0.6})
        assert [m.platform for m in made] == ["tiktok", "youtube"]
        assert sum(m.cost_usd for m in made) == pytest.approx(0.6)
        assert "shared by 2 platforms" in made[0].basis

    def test_a_video_without_figures_still_cost_what_it_cost(self):
        (made,) = monetize(DAY, [], {f"{DAY}|1": 0.2, "2026-11-19|1": 9.0})
        assert (made.slot, made.cost_usd, made.revenue_usd) == (f"{DAY}|1", 0.2, 0.0)
        assert "no figures" in made.basis

    def test_unreported_revenue_is_not_passed_off_as_none_earned(self):
        (made,) = monetize(DAY, [seen(f"{DAY}|1", 10)], {})
        assert made.basis.startswith("no revenue was reported")


def history(days: int, effect: float, noise: float = 0.3) -> tuple[list[PerformanceSnapshot], list[Chosen]]:
    """Two videos a day, one told by "storyteller", whose views are `effect` times the narrator's."""
    draw = random.Random("history")
    figures, chosen = [], []
    for n in range(days):
        made = (date(2026, 11, 1) + timedelta(days=n)).isoformat()
        for number, voice in ((1, "narrator"), (2, "storyteller")):
            slot = f"{made}|{number}"
            base = 1000 * (effect if voice == "storyteller" else 1.0)
            figures.append(seen(slot, round(base * draw.lognormvariate(0, noise))))
            chosen.append(
                Chosen(slot=slot, choices={"voice": voice, "theme": draw.choice(["work", "family"])})
            )
    return figures, chosen


class TestEvaluation:
    def test_a_clear_effect_is_found_and_recommended(self):
        figures, chosen = history(12, effect=3.0)
        evaluation = evaluate("2026-11-30", figures, chosen)
        best = evaluation.findings[0]
        assert (best.about, best.confident, best.videos) == ("voice", True, 12)
        assert {f.choice for f in evaluation.findings if f.confident} == {"narrator", "storyteller"}
        lifts = {f.choice: f.lift for f in evaluation.findings}
        assert 0.9 < lifts["storyteller"] < 2.0, "shrunk below the true +200 %"
        assert lifts["narrator"] < -0.4
        made = recommend(evaluation)
        assert {(r.about, r.choice) for r in made.recommendations} == {
            ("voice", "narrator"),
            ("voice", "storyteller"),
        }
        assert weight_of(made, {"voice": "storyteller"}) > 0.9
        assert weight_of(made, {"voice": "narrator", "theme": "work"}) < -0.9
        assert weight_of(made, {"voice": "unheard"}) == 0.0

    def test_pure_chance_is_never_confident(self):
        for noise in (0.1, 0.5, 1.0):
            figures, chosen = history(12, effect=1.0, noise=noise)
            evaluation = evaluate("2026-11-30", figures, chosen)
            assert not any(f.confident for f in evaluation.findings)
            assert recommend(evaluation).recommendations == ()

    def test_a_few_videos_are_never_enough_however_large_the_effect(self):
        figures, chosen = history(4, effect=50.0)
        evaluation = evaluate("2026-11-30", figures, chosen)
        assert all(not f.confident and "may be chance" in f.why for f in evaluation.findings)
        assert "No choice stands out yet" in evaluation.summary
        assert "too few" in recommend(evaluation).why

    def test_one_video_says_nothing(self):
        evaluation = evaluate(DAY, [seen(f"{DAY}|1", 10)], [Chosen(slot=f"{DAY}|1", choices={"voice": "a"})])
        assert (evaluation.videos, evaluation.views, evaluation.findings) == (1, 10, ())

    def test_with_no_figures_it_is_empty_and_says_so(self):
        evaluation = evaluate(DAY, [], [])
        assert (evaluation.videos, evaluation.findings) == (0, ())
        assert evaluation.summary.startswith("No figures up to 2026-11-20")
        assert recommend(evaluation).why == evaluation.summary

    def test_old_videos_have_no_head_start_and_the_future_is_not_known(self):
        figures = [
            seen("2026-11-01|1", 100, "2026-11-01"),
            seen("2026-11-01|1", 9_000_000, "2026-11-15"),  # beyond the first week
            seen("2026-11-01|1", 50, "2026-11-02"),
            seen("2026-12-01|1", 777, "2026-12-01"),  # after the day that is asked about
        ]
        assert evaluate("2026-11-20", figures, []).views == 150

    def test_identical_figures_divide_nothing_by_zero(self):
        slots = [f"2026-11-{n:02d}|1" for n in range(1, 13)]
        chosen = [Chosen(slot=s, choices={"voice": "a" if i % 2 else "b"}) for i, s in enumerate(slots)]
        evaluation = evaluate("2026-11-30", [seen(slot, 0) for slot in slots], chosen)
        assert all(f.lift == 0 and not f.confident for f in evaluation.findings)

    def test_the_order_of_the_rows_does_not_matter(self):
        figures, chosen = history(8, effect=2.0)
        assert evaluate(DAY, figures, chosen) == evaluate(DAY, figures[::-1], chosen[::-1])

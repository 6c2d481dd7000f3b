"""The quality report: the verdict, and a page that shows what was measured and runs nobody's markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from resources.errors import InvalidInput
from resources.failover import Switch
from vidgen_assets.artifacts import Measured, SyncReport
from vidgen_assets.channel import Quality
from vidgen_assets.quality.report import Fact, Findings, Picture, judge, page, quality_report, summary

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&|`*\n[x](javascript:alert(1))"
SYNC = SyncReport(
    aligner="pocketsphinx", words_checked=120, median_ms=9, p95_ms=46, drift_ms=20, passed=True, why=""
)
SWITCH = Switch(capability="voice", failed="elevenlabs", took_over="espeak", why="elevenlabs: 401")


def gate(name: str = "frame count", passed: bool = True, severity: str = "blocks", why: str = "") -> Measured:
    return Measured.model_validate(
        {"name": name, "passed": passed, "measured": "1440 frames", "threshold": "1440 frames",
         "severity": severity, "why": why}
    )  # fmt: skip


def findings(*gates: Measured, **changes: object) -> Findings:
    values = {"title": "My landlord changed the locks", "label": "2026-11-20|1", "gates": gates or (gate(),)}
    return Findings.model_validate({**values, **changes})


class Tags(HTMLParser):
    """Every tag and attribute of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: dict[str, list[str]] = {}
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            self.attributes.setdefault(name, []).append(value or "")

    def handle_data(self, data: str) -> None:
        self.text += data


class TestVerdict:
    def test_it_passes_when_every_blocking_gate_does(self):
        judgement = judge(findings(gate(), gate("advice", False, "warns"), sync=SYNC), Quality())
        assert judgement.passed
        assert judgement.verdict == "Passes: 3 of 4 gates, 1 warning"

    def test_one_blocking_gate_fails_it(self):
        judgement = judge(findings(gate(), gate("loudness", False)), Quality())
        assert not judgement.passed
        assert judgement.verdict == "Does not pass: 1 of 3 gates fails"

    def test_sync_is_a_gate_with_its_threshold(self):
        late = SYNC.model_copy(update={"passed": False, "drift_ms": 210})
        judgement = judge(findings(sync=late), Quality(sync_ms=100))
        assert not judgement.passed
        (sync,) = [g for g in judgement.gates if g.name == "words in time with the sound"]
        assert "drift 210 ms" in sync.measured
        assert sync.threshold == "at most 100 ms"

    @pytest.mark.parametrize("block", [True, False])
    def test_a_fallback_is_told_and_blocks_where_the_channel_says_so(self, block):
        judgement = judge(findings(switches=(SWITCH,)), Quality(block_on_fallback=block))
        assert judgement.passed is not block
        assert judgement.fallbacks == ("voice: espeak instead of elevenlabs, because elevenlabs: 401",)

    def test_a_report_about_nothing_never_passes(self):
        with pytest.raises(InvalidInput, match="no gate was measured"):
            judge(Findings(title="x", label="2026-11-20|1", gates=()), Quality())


class TestPage:
    def test_measured_and_wanted_are_there_and_failures_come_first(self):
        found = findings(
            gate("aaa", True), gate("zzz", False, why="do this"), facts=(Fact(name="length", value="48 s"),)
        )
        html = page(found, judge(found, Quality()), ())
        assert html.index("zzz") < html.index("aaa")
        for text in ("do this", "1440 frames", "48 s", "Does not pass"):
            assert text in html

    def test_it_is_self_contained_and_runs_nothing(self):
        picture = Picture(caption="phone", data=b"\x89PNG....")
        html = page(findings(), judge(findings(), Quality()), [picture])
        tags = Tags(html)
        assert not {"script", "link", "iframe", "a", "form"} & set(tags.tags)
        assert all(source.startswith("data:image/png;base64,") for source in tags.attributes["src"])
        assert "default-src 'none'" in " ".join(tags.attributes["content"])

    def test_hostile_text_is_text_everywhere(self):
        found = findings(
            gate(HOSTILE, False, why=HOSTILE),
            title=HOSTILE,
            label=HOSTILE,
            switches=(SWITCH.model_copy(update={"why": HOSTILE}),),
            reuse=(HOSTILE,),
            facts=(Fact(name=HOSTILE, value=HOSTILE),),
        )
        judgement = judge(found, Quality())
        html = page(found, judgement, [Picture(caption=HOSTILE, data=b"jpeg")])
        tags = Tags(html)
        assert "script" not in tags.tags
        assert "onerror" not in tags.attributes
        assert tags.text.count("alert(1)") > 8, "it is shown, as text"
        table = summary(judgement).splitlines()
        assert not any(re.search(r"(?<!\\)<script", line) for line in table)
        rows = [line for line in table if line.startswith("| ❌")]
        assert len(rows) == 1
        assert rows[0].replace("\\|", "").count("|") == 5, "no cell is broken open"

    def test_the_same_findings_give_the_same_page(self, store):
        first = quality_report(findings(sync=SYNC), Quality(), (), store)
        assert first == quality_report(findings(sync=SYNC), Quality(), (), store)
        assert store.read(first.page).startswith(b"<!doctype html>")
        assert first.passed

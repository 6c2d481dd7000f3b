"""The quality report: every gate with what it measured, every fallback, and one page for people.

Owns the verdict: which failures block, and whether a fallback does. The gates measure elsewhere. The page is
one HTML file without scripts or links to anything; whatever text comes in is escaped.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence
from html import escape
from typing import Literal

from resources.errors import InvalidInput
from resources.failover import Switch
from resources.store import BlobStore
from vidgen_assets.artifacts import Frozen, Measured, QualityReport, SyncReport
from vidgen_assets.channel import Quality
from vidgen_assets.quality.report_style import STYLE

State = Literal["passed", "warned", "failed"]
_WORDS: dict[State, str] = {"passed": "pass", "warned": "warning", "failed": "fail"}


class Fact(Frozen):
    """Something to know that nothing is judged by: its name and its value in words."""

    name: str
    value: str


class Findings(Frozen):
    """Everything that is known about a master when it is judged.

    `gates` are the measured ones (the covered gates of the previews among them). `reuse` says which pictures
    were shown twice.
    """

    title: str
    label: str
    gates: tuple[Measured, ...]
    sync: SyncReport | None = None
    switches: tuple[Switch, ...] = ()
    reuse: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()


class Judgement(Frozen):
    """The verdict: all gates with the report's own, the fallbacks in words, and whether the master passes."""

    passed: bool
    gates: tuple[Measured, ...]
    fallbacks: tuple[str, ...]

    @property
    def verdict(self) -> str:
        """Return the verdict in one line."""
        states = [state_of(gate) for gate in self.gates]
        failed, warned = states.count("failed"), states.count("warned")
        warnings = f", {warned} {'warning' if warned == 1 else 'warnings'}" if warned else ""
        if self.passed:
            return f"Passes: {states.count('passed')} of {len(states)} gates{warnings}"
        return (
            f"Does not pass: {failed} of {len(states)} gates {'fails' if failed == 1 else 'fail'}{warnings}"
        )


class Picture(Frozen):
    """A picture for the page: a line for people and its encoded bytes (PNG or JPEG)."""

    caption: str
    data: bytes


def judge(findings: Findings, quality: Quality) -> Judgement:
    """Return the verdict. A gate that blocks fails the master; a fallback does where the channel says so.

    InvalidInput when no gate was measured: a report about nothing never passes.
    """
    if not findings.gates:
        raise InvalidInput(f"{findings.label}: no gate was measured, so there is nothing to report")
    gates = [*findings.gates]
    if findings.sync is not None:
        gates.append(_sync_gate(findings.sync, quality))
    fallbacks = tuple(_in_words(switch) for switch in findings.switches)
    gates.append(_fallback_gate(fallbacks, quality))
    passed = not any(state_of(gate) == "failed" for gate in gates)
    return Judgement(passed=passed, gates=tuple(gates), fallbacks=fallbacks)


def state_of(gate: Measured) -> State:
    """Return how a gate came out."""
    if gate.passed:
        return "passed"
    return "failed" if gate.severity == "blocks" else "warned"


def quality_report(
    findings: Findings, quality: Quality, pictures: Sequence[Picture], store: BlobStore
) -> QualityReport:
    """Judge the master and keep the page; the same findings give the same page."""
    judgement = judge(findings, quality)
    html = page(findings, judgement, pictures)
    return QualityReport(
        passed=judgement.passed,
        gates=judgement.gates,
        fallbacks=judgement.fallbacks,
        page=store.add_bytes(html.encode(), "quality_report.html", "text/html"),
    )


# ---------------------------------------------------------------- for people
def page(findings: Findings, judgement: Judgement, pictures: Sequence[Picture]) -> str:
    """Return the report as one HTML page."""
    parts = [
        _header(findings, judgement),
        _section("Gates", _gates(judgement.gates), f"{len(judgement.gates)} measured"),
        _section("On their screens", _gallery(pictures), "tinted: what the app lays over the video"),
        _section("Fallbacks", _list(judgement.fallbacks, "None: every first choice worked."), ""),
        _section("Pictures shown twice", _list(findings.reuse, "None."), ""),
        _section("Facts", _facts(findings.facts), ""),
    ]
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Quality of {escape(findings.label)}</title><style>{STYLE}</style></head>"
        f"<body><main>{''.join(part for part in parts if part)}</main></body></html>\n"
    )


def summary(judgement: Judgement) -> str:
    """Return the verdict and every gate as Markdown, for a table in the UI; text in it is escaped."""
    marks: dict[State, str] = {"failed": "❌", "warned": "⚠️", "passed": "✅"}
    lines = [f"**{judgement.verdict}**", "", "| | gate | measured | threshold |", "|---|---|---|---|"]
    for gate in _worst_first(judgement.gates):
        cells = (_markdown(text) for text in (gate.name, gate.measured, gate.threshold))
        lines.append(f"| {marks[state_of(gate)]} | {' | '.join(cells)} |")
    if judgement.fallbacks:
        lines += ["", "Fallbacks:", *(f"- {_markdown(line)}" for line in judgement.fallbacks)]
    return "\n".join(lines)


def _sync_gate(sync: SyncReport, quality: Quality) -> Measured:
    return Measured(
        name="words in time with the sound",
        passed=sync.passed,
        measured=f"median {sync.median_ms} ms, p95 {sync.p95_ms} ms, drift {sync.drift_ms} ms "
        f"over {sync.words_checked} words ({sync.aligner})",
        threshold=f"at most {quality.sync_ms} ms",
        why=sync.why,
    )


def _fallback_gate(fallbacks: tuple[str, ...], quality: Quality) -> Measured:
    return Measured(
        name="first choices worked",
        passed=not fallbacks,
        measured="no fallback" if not fallbacks else f"{len(fallbacks)} used",
        threshold="no fallback",
        why="quality.block_on_fallback is set" if fallbacks and quality.block_on_fallback else "",
        severity="blocks" if quality.block_on_fallback else "warns",
    )


def _in_words(switch: Switch) -> str:
    return f"{switch.capability}: {switch.took_over} instead of {switch.failed}, because {switch.why}"


def _worst_first(gates: Sequence[Measured]) -> list[Measured]:
    order: tuple[State, ...] = ("failed", "warned", "passed")
    return sorted(gates, key=lambda gate: order.index(state_of(gate)))


def _header(findings: Findings, judgement: Judgement) -> str:
    state = "passed" if judgement.passed else "failed"
    return (
        f'<header class="{state}"><p class="label">{escape(findings.label)}</p>'
        f"<h1>{escape(findings.title)}</h1>"
        f'<p class="verdict">{escape(judgement.verdict)}</p></header>'
    )


def _section(title: str, body: str, note: str) -> str:
    if not body:
        return ""
    said = f"<small>{escape(note)}</small>" if note else ""
    return f"<section><h2>{escape(title)}{said}</h2>{body}</section>"


def _gates(gates: Sequence[Measured]) -> str:
    rows = []
    for gate in _worst_first(gates):
        state = state_of(gate)
        why = f"<p>{escape(gate.why)}</p>" if gate.why else ""
        rows.append(
            f'<tr class="{state}"><td><span class="chip">{_WORDS[state]}</span></td>'
            f"<th>{escape(gate.name)}{why}</th><td>{escape(gate.measured)}</td>"
            f'<td class="wanted">{escape(gate.threshold)}</td></tr>'
        )
    head = "<thead><tr><th></th><th>gate</th><th>measured</th><th>wanted</th></tr></thead>"
    return f'<div class="wide"><table>{head}<tbody>{"".join(rows)}</tbody></table></div>'


def _gallery(pictures: Sequence[Picture]) -> str:
    figures = []
    for picture in pictures:
        kind = "png" if picture.data.startswith(b"\x89PNG") else "jpeg"
        data = base64.b64encode(picture.data).decode()
        figures.append(
            f'<figure><img alt="{escape(picture.caption, quote=True)}" src="data:image/{kind};base64,{data}">'
            f"<figcaption>{escape(picture.caption)}</figcaption></figure>"
        )
    return f'<div class="gallery">{"".join(figures)}</div>' if figures else ""


def _list(lines: Sequence[str], none: str) -> str:
    if not lines:
        return f'<p class="none">{escape(none)}</p>'
    return "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>"


def _facts(facts: Sequence[Fact]) -> str:
    pairs = "".join(f"<div><dt>{escape(f.name)}</dt><dd>{escape(f.value)}</dd></div>" for f in facts)
    return f"<dl>{pairs}</dl>" if pairs else ""


def _markdown(text: str) -> str:
    """Return text that a Markdown table shows as it is."""
    flat = " ".join(text.split())
    return re.sub(r"([\\`*_\[\]<>|#~!])", r"\\\1", flat)

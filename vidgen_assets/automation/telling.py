"""What a person is told: a plan as a table, in a sentence, as JSON; and what a failed step says."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

import dagster as dg
from rich.console import Console
from rich.table import Table
from rich.text import Text

from vidgen_assets.automation.estimate import Estimate
from vidgen_assets.automation.lineage import Node
from vidgen_assets.automation.survey import Look

# names that a line lists before it says how many there are, and lines that a table in the UI has
MOST_NAMES, MOST_LINES = 3, 60
MISSING, STALE, MAY_FOLLOW, LATER = "missing", "stale", "may follow", "once its day is chosen"


@dataclass(frozen=True)
class Line:
    """Assets that are in one state in the same partitions, for the same cause."""

    assets: tuple[str, ...]
    partitions: tuple[str, ...]
    state: str
    why: str

    @property
    def what(self) -> str:
        """Return the assets in few words."""
        few = ", ".join(self.assets[:MOST_NAMES])
        return (
            few
            if len(self.assets) <= MOST_NAMES
            else f"{few} .. {self.assets[-1]} ({len(self.assets)} assets)"
        )

    @property
    def where(self) -> str:
        """Return the partitions in few words."""
        if len(self.partitions) <= MOST_NAMES:
            return ", ".join(self.partitions)
        return f"{self.partitions[0]} .. {self.partitions[-1]} ({len(self.partitions)})"


def print_plan(look: Look, console: Console) -> None:
    """Print a line for each state and cause, then what it comes to."""
    table = Table()
    for column in ("asset", "partitions", "state", "why"):
        table.add_column(column, overflow="fold")
    for line in lines_of(look):
        table.add_row(line.what, line.where, line.state, Text(line.why, overflow="fold"))
    if table.row_count:
        console.print(table)
    for day, why in look.empty.items():
        console.print(Text(f"{day}: {why}"))
    console.print(Text(in_one_line(look)))


def plan_as_markdown(look: Look) -> str:
    """Return the plan as a table for the Dagster UI, cut where it would be long."""
    lines = lines_of(look)
    rows = [
        f"| {_cell(line.what)} | {_cell(line.where)} | {line.state} | {_cell(line.why)} |"
        for line in lines[:MOST_LINES]
    ]
    more = [f"and {len(lines) - MOST_LINES} lines more"] if len(lines) > MOST_LINES else []
    head = ["| asset | partitions | state | why |", "|---|---|---|---|"] if rows else []
    return "\n".join([*head, *rows, "", *more, in_one_line(look)])


def in_one_line(look: Look) -> str:
    """Return what a plan comes to, in a sentence."""
    plan = look.plan
    parts = [f"{len(plan.stale)} missing or stale"]
    parts += [f"{len(plan.suspects)} may follow"] if plan.suspects else []
    parts += [f"up to {len(plan.later)} once their day is chosen"] if plan.later else []
    parts += [f"{len(plan.left)} stale before where it starts"] if plan.left else []
    said = f"{', '.join(parts)}; {plan.fresh} fresh"
    return f"{said}; {estimate_in_words(look.estimate)}" if plan.expected else said


def estimate_in_words(estimate: Estimate) -> str:
    """Return an estimate in a sentence; what has no history is said."""
    words = f"at most about {_duration(estimate.seconds)} of work and ${estimate.usd:.2f}"
    if estimate.unknown:
        few = ", ".join(estimate.unknown[:6]) + (", ..." if len(estimate.unknown) > 6 else "")
        words += f", not counting {len(estimate.unknown)} assets that were never made here ({few})"
    return words


def plan_as_json(look: Look) -> str:
    """Return the whole plan as JSON: every asset partition with its state and cause, the runs, the estimate."""
    plan = look.plan
    states = [
        *((node, MISSING if reason.cause == "missing" else STALE, reason.cause) for node, reason in plan.stale.items()),
        *((node, MAY_FOLLOW, "follows") for node in plan.suspects),
        *((node, LATER, "follows") for node in plan.later),
    ]  # fmt: skip
    document = {
        "partitions": [
            {
                "asset": node.asset,
                "partition": node.partition,
                "state": state,
                "cause": cause,
                "why": plan.because(node),
            }
            for node, state, cause in states
        ],
        "runs": [
            {"partition": run.partition, "assets": run.assets, "after": sorted(run.after)}
            for run in plan.runs
        ],
        "left": [{"asset": node.asset, "partition": node.partition} for node in plan.left],
        "empty": dict(look.empty),
        "fresh": plan.fresh,
        "estimate": {
            "seconds": round(look.estimate.seconds, 1),
            "usd": round(look.estimate.usd, 4),
            "no_history": look.estimate.unknown,
        },
    }
    return json.dumps(document, indent=1, ensure_ascii=False)


def words_of(event: dg.DagsterEvent) -> str:
    """Return what a failed step says to a person: our own message, else the innermost error."""
    data = event.step_failure_data
    if data.user_failure_data and data.user_failure_data.description:
        return str(data.user_failure_data.description)
    error = data.error
    while error is not None and error.cause is not None:
        error = error.cause
    return error.message.strip() if error is not None else "failed without a message"


def lines_of(look: Look) -> list[Line]:
    """Return the plan's lines: assets in a row that share partitions, state and cause are one."""
    plan = look.plan
    found: dict[tuple[str, str, str], list[str]] = {}

    def add(nodes: Iterable[Node], state: str) -> None:
        for node in nodes:
            found.setdefault((node.asset, state, plan.because(node)), []).append(node.partition)

    add((node for node, reason in plan.stale.items() if reason.cause != "missing"), STALE)
    add((node for node, reason in plan.stale.items() if reason.cause == "missing"), MISSING)
    add(plan.suspects, MAY_FOLLOW)
    add(plan.later, LATER)
    together: dict[tuple[tuple[str, ...], str, str], list[str]] = {}
    for (asset, state, why), partitions in found.items():
        together.setdefault((tuple(partitions), state, why), []).append(asset)
    return [
        Line(tuple(assets), partitions, state, why) for (partitions, state, why), assets in together.items()
    ]


def _cell(text: str) -> str:
    """Return text that stays in its cell of a Markdown table."""
    return escape(text).replace("|", "&#124;").replace("\n", " ")


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"

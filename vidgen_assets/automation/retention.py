"""What nothing needs any more, and why it may go: a pure plan over an inventory, executed by `cleaning.py`.

    artifact   goes when the newest materialization does not name it, after `artifacts_days`
    call       goes when it was free, no artifact that stays has its files, unused for `calls_days`;
               a paid one keeps its row for ever, only its files go: the ledger always adds up
    file       goes when no artifact and no call that stays has it, unused for `artifacts_days`
    run        goes when it ended `runs_days` ago and holds the newest materialization of nothing
    leftover   what a killed process left half-written, and locks nobody holds: after a day

A file is used when it is written, added again, or found by the call cache; the newest versions of
everything are never touched, so whatever was fresh before is fresh and whole after.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from resources.call_rows import CallRow
from resources.store import StoredFile
from vidgen_assets.channel import Retention

LEFTOVER_DAYS = 1


@dataclass(frozen=True, slots=True)
class KeptArtifact:
    """An artifact's envelope on disk: `because` says why nothing names it any more, "" when something does.

    `mentions` are all hashes its text has, among them those of its files.
    """

    path: Path
    because: str
    mentions: frozenset[str]
    changed_ns: int
    size: int


class FinishedRun(NamedTuple):
    """A finished Dagster run; `holds` names something whose newest materialization it made, "" for nothing."""

    run_id: str
    ended_s: float
    holds: str
    size: int


class Leftover(NamedTuple):
    """A file or folder that no living process works on, if it is old enough; `is_lock` for a call's lock."""

    path: Path
    changed_s: float
    size: int
    is_lock: bool = False


@dataclass(frozen=True)
class Inventory:
    """Everything that retention looks at; `scope` is the channel whose calls may go."""

    scope: str
    artifacts: tuple[KeptArtifact, ...] = ()
    files: tuple[StoredFile, ...] = ()
    calls: tuple[CallRow, ...] = ()
    runs: tuple[FinishedRun, ...] = ()
    leftovers: tuple[Leftover, ...] = ()


@dataclass(frozen=True)
class Part:
    """One kind of things that go, with the reason: how many, and how many bytes that frees."""

    what: str
    why: str
    count: int
    bytes: int


@dataclass(frozen=True)
class RetentionPlan:
    """What goes; `paid_files` are those among `files` that paid calls had, whose rows stay in the ledger."""

    artifacts: tuple[KeptArtifact, ...]
    calls: tuple[CallRow, ...]
    files: tuple[StoredFile, ...]
    paid_files: frozenset[str]
    runs: tuple[FinishedRun, ...]
    leftovers: tuple[Leftover, ...]
    policy: Retention

    @property
    def bytes(self) -> int:
        """Return what it frees on the disk."""
        return sum(part.bytes for part in self.parts)

    @property
    def parts(self) -> tuple[Part, ...]:
        """Return what goes, by kind and reason; nothing is left out, and what is empty is not named."""
        policy, found = self.policy, []
        for why in sorted({artifact.because for artifact in self.artifacts}):
            gone = [artifact for artifact in self.artifacts if artifact.because == why]
            words = f"{why} (kept {policy.artifacts_days} days)"
            found.append(Part("artifacts", words, len(gone), sum(one.size for one in gone)))
        unused = f"free, and unused for {policy.calls_days} days"
        found.append(Part("calls", unused, len(self.calls), sum(row.size for row in self.calls)))
        paid = [file for file in self.files if file.sha256 in self.paid_files]
        words = f"unused for {policy.calls_days} days; what the call cost stays in the ledger"
        found.append(Part("files of paid calls", words, len(paid), _freed(paid)))
        other = [file for file in self.files if file.sha256 not in self.paid_files]
        words = f"nothing refers to them, and unused for {policy.artifacts_days} days"
        found.append(Part("files", words, len(other), _freed(other)))
        ended = f"ended {policy.runs_days} days ago, and newer runs made everything anew"
        found.append(Part("runs", ended, len(self.runs), sum(run.size for run in self.runs)))
        left = "left by processes that were killed, and locks that nobody holds"
        found.append(Part("leftovers", left, len(self.leftovers), sum(one.size for one in self.leftovers)))
        return tuple(part for part in found if part.count)


def plan_retention(found: Inventory, policy: Retention, now: datetime) -> RetentionPlan:
    """Return what may go of an inventory."""
    old_artifact = _before(now, policy.artifacts_days)
    going = tuple(
        one for one in found.artifacts if one.because and one.changed_ns / 1e9 < old_artifact
    )  # fmt: skip
    leaving = {one.path for one in going}
    needed: set[str] = set()
    for one in found.artifacts:
        if one.path not in leaving:
            needed |= one.mentions
    expired = _expired(found, needed, _before(now, policy.calls_days))
    gone_rows = {row.rowid for row in expired}
    for row in found.calls:
        if row.rowid not in gone_rows:
            needed.update(row.files)
    files = tuple(
        file for file in found.files if file.sha256 not in needed and file.used_ns / 1e9 < old_artifact
    )
    paid = frozenset(name for row in expired if row.cost_usd > 0 for name in row.files)
    return RetentionPlan(
        artifacts=going,
        calls=tuple(row for row in expired if row.cost_usd == 0),
        files=files,
        paid_files=paid,
        runs=tuple(
            run for run in found.runs if not run.holds and run.ended_s < _before(now, policy.runs_days)
        ),
        leftovers=tuple(
            one for one in found.leftovers if one.changed_s < _before(now, LEFTOVER_DAYS)
        ),
        policy=policy,
    )  # fmt: skip


def _expired(found: Inventory, needed: set[str], before_s: float) -> list[CallRow]:
    """Return the channel's calls that were not used since, and whose files no artifact that stays has."""
    used_s: dict[str, float] = {}
    for file in found.files:
        used_s[file.sha256] = max(used_s.get(file.sha256, 0.0), file.used_ns / 1e9)
    return [
        row
        for row in found.calls
        if row.scope == found.scope
        and max([row.made_s, *(used_s.get(name, 0.0) for name in row.files)]) < before_s
        and not needed.intersection(row.files)
    ]


def _before(now: datetime, days: int) -> float:
    return (now - timedelta(days=days)).timestamp()


def _freed(files: Iterable[StoredFile]) -> int:
    return sum(file.frees for file in files)

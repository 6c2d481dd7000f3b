"""What a plan will take, from what its assets took before."""

from pathlib import Path

from resources.call_cache import CallCache
from resources.store import BlobStore
from vidgen_assets.automation.estimate import Estimate, Typical, estimate, typical_makings
from vidgen_assets.automation.lineage import Node


def test_seconds_are_the_median_and_usd_the_mean_of_the_last_makings() -> None:
    rows = {"voice": [(2.0, 0.1), (90.0, 0.3), (4.0, 0.2)]}
    found = typical_makings(rows)["voice"]
    assert found.seconds == 4.0
    assert round(found.usd, 6) == 0.2


def test_every_node_counts_and_what_was_never_made_is_named() -> None:
    nodes = [Node("voice", "a|1"), Node("voice", "a|2"), Node("script", "a|1"), Node("clip", "a|1")]
    known = {"voice": Typical(4.0, 0.5), "script": Typical(1.0, 0.0)}
    assert estimate(nodes, known) == Estimate(9.0, 1.0, ("clip",))


def test_nothing_to_make_takes_nothing() -> None:
    assert estimate([], {"voice": Typical(4.0, 0.5)}) == Estimate(0, 0, ())


def test_the_ledger_remembers_the_latest_makings_of_its_own_channel(tmp_path: Path) -> None:
    store = BlobStore(tmp_path)
    ours, theirs = (CallCache(tmp_path, store, scope=scope) for scope in ("ours", "theirs"))
    for number in range(5):
        ours.note_made("voice", "2026-01-05|1", float(number), 0.5)
    theirs.note_made("voice", "2026-01-05|1", 99.0, 9.0)
    assert ours.makings(latest=3) == {"voice": [(4.0, 0.5), (3.0, 0.5), (2.0, 0.5)]}

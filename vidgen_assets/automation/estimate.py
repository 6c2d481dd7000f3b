"""What a plan will take: seconds and USD, from what the ledger remembers of each asset's last makings.

A price is what the calls of a making cost or would have cost had none been found finished: what is changed is
paid anew. An asset that was never made has no history; the estimate names it instead of guessing nothing.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, median

from vidgen_assets.automation.lineage import Node

# how many of an asset's last makings count
LATEST = 20


@dataclass(frozen=True)
class Typical:
    """What one making of an asset takes: median seconds of work, mean USD."""

    seconds: float
    usd: float


@dataclass(frozen=True)
class Estimate:
    """Seconds of work (one after another) and USD; `unknown` are the assets that have no history."""

    seconds: float
    usd: float
    unknown: tuple[str, ...] = ()


def typical_makings(makings: Mapping[str, Sequence[tuple[float, float]]]) -> dict[str, Typical]:
    """Return what a making of each asset takes, from the seconds and USD of its last ones."""
    return {
        asset: Typical(median(seconds for seconds, _ in rows), fmean(usd for _, usd in rows))
        for asset, rows in makings.items()
    }


def estimate(nodes: Iterable[Node], typical: Mapping[str, Typical]) -> Estimate:
    """Return what making these nodes takes."""
    counts = Counter(node.asset for node in nodes)
    known = {asset: count for asset, count in counts.items() if asset in typical}
    return Estimate(
        seconds=sum(typical[asset].seconds * count for asset, count in known.items()),
        usd=sum(typical[asset].usd * count for asset, count in known.items()),
        unknown=tuple(asset for asset in counts if asset not in typical),
    )

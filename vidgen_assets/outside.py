"""What an asset reads from outside of Dagster, as a value: by a name that people know, a short hash of what is there.

No record of Dagster shows that a file was edited. So what an asset saw is kept with what it made, and compared
with what is there now. Looking is each asset's own craft (`content/outside.py`), keeping the IO manager's work.
"""

from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from vidgen_assets.channel import Channel

OutsideVersion = Mapping[str, str]

# instead of a hash: what cannot be read now says nothing of what was made from it
UNREADABLE = "cannot be read"

# (channel, home, days) -> what each of these days would be made from now; `home` may keep what saves reading again
Outside = Callable[[Channel, Path, Collection[str]], Mapping[str, OutsideVersion]]

# changes that are named before it is said how many there are
MOST_NAMES = 3


def what_changed_outside(before: OutsideVersion, now: OutsideVersion) -> tuple[str, ...]:
    """Say in a user's words how what is outside differs from what an asset was made from; empty when it does not.

    While something cannot be read that could be before, nothing counts as gone: a disk that is not mounted
    unmakes no video.
    """
    away = any(version == UNREADABLE != before.get(name) for name, version in now.items())
    said = []
    for name in sorted(before.keys() | now.keys()):
        words, old, new = name.replace("../", ""), before.get(name), now.get(name)
        if new is None and old != UNREADABLE and not away:
            said.append(f"gone: {words}")
        elif new is not None and new not in (old, UNREADABLE):
            said.append(f"new: {words}" if old in (None, UNREADABLE) else f"{words} changed")
    more = len(said) - MOST_NAMES
    return (*said[:MOST_NAMES], *([f"and {more} more"] if more > 0 else []))

"""So many at once and no more, counted over every process of this machine.

A slot is a lock file: the kernel lets go of it when its holder dies, kill -9 included. Which work needs a
slot, and how many there are, is the caller's to say.
"""

from __future__ import annotations

import fcntl
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

LOOK_AGAIN_S = (0.01, 0.02, 0.05, 0.1)


@contextmanager
def slot(folder: Path, name: str, count: int) -> Iterator[int]:
    """Hold one of the `count` slots called `name` while the block runs; waits until one is free.

    Yields its number from 0.
    """
    folder.mkdir(parents=True, exist_ok=True)
    looked = 0
    with ExitStack() as held:
        while True:
            for number in range(count):
                handle = (folder / f"{name}.{number}.slot").open("a")
                try:
                    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    handle.close()
                    continue
                held.enter_context(handle)
                yield number
                return
            time.sleep(LOOK_AGAIN_S[min(looked, len(LOOK_AGAIN_S) - 1)])
            looked += 1

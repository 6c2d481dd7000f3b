"""How this process gives memory back: what the C library can be told and asked, where it can."""

from __future__ import annotations

import ctypes
from functools import cache

M_MMAP_THRESHOLD = -3
LARGE = 1 << 22


@cache
def return_large_blocks() -> bool:
    """Give freed blocks of four megabytes and more back to the system at once; True where that took effect.

    glibc otherwise raises this threshold to the size of what is freed (up to 32 MB), and pictures and encoders
    that come and go leave holes: a render would peak a fifth higher and keep twice as much afterwards. Smaller
    ones, such as a caption's pictures, come too often: each would be new pages for the system to clear.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    return bool(mallopt is not None and mallopt(M_MMAP_THRESHOLD, LARGE) == 1)


def return_free_memory() -> bool:
    """Give what is free in the C library's pools back to the system; True where there was something.

    Each thread frees into a pool of its own, where the next thread cannot take it from. Costs milliseconds.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    return bool(trim is not None and trim(0) == 1)

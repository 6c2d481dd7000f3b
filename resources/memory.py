"""How this process gives memory back: a setting of the C library, where it has one."""

from __future__ import annotations

import ctypes
from functools import cache

M_MMAP_THRESHOLD = -3
LARGE = 1 << 20


@cache
def return_large_blocks() -> bool:
    """Give freed blocks of a megabyte and more back to the system at once; True where that took effect.

    glibc otherwise raises this threshold to the size of what is freed (up to 32 MB), and pictures and encoders
    that come and go leave holes: a render would peak a fifth higher and keep twice as much afterwards.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    return bool(mallopt is not None and mallopt(M_MMAP_THRESHOLD, LARGE) == 1)

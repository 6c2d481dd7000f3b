"""Giving memory back is asked for where the C library can do it, and is never an error."""

import ctypes
import platform
import threading
from pathlib import Path

import pytest

from resources.memory import return_free_memory, return_large_blocks

GLIBC = platform.libc_ver()[0] == "glibc"


def test_it_takes_effect_where_glibc_is_and_can_be_asked_twice():
    assert return_large_blocks() == return_large_blocks()
    if GLIBC:
        assert return_large_blocks()


@pytest.mark.skipif(not GLIBC, reason="only glibc can be asked")
def test_what_another_thread_freed_goes_back():
    hold_and_free = threading.Thread(target=_hold_and_free, args=(600, 64_000))
    hold_and_free.start()
    hold_and_free.join()
    before = _resident_kb()
    return_free_memory()
    assert before - _resident_kb() > 20_000


def _hold_and_free(count: int, size: int) -> None:
    """Take blocks and free all but the last, which pins the pool's end."""
    libc = ctypes.CDLL(None)
    libc.malloc.restype = ctypes.c_void_p
    libc.free.argtypes = [ctypes.c_void_p]
    libc.memset.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_size_t]
    blocks = [libc.malloc(size) for _ in range(count)]
    for block in blocks:
        libc.memset(block, 1, size)
    for block in blocks[:-1]:
        libc.free(block)


def _resident_kb() -> int:
    (line,) = [
        line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS:")
    ]
    return int(line.split()[1])

"""Giving large blocks back is asked for where the C library can do it, and is never an error."""

import platform

from resources.memory import return_large_blocks


def test_it_takes_effect_where_glibc_is_and_can_be_asked_twice():
    assert return_large_blocks() == return_large_blocks()
    if platform.libc_ver()[0] == "glibc":
        assert return_large_blocks()

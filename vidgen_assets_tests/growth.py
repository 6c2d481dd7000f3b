"""How fast work grows with its input, told apart from a busy machine: the best of several tries counts."""

import time
from collections.abc import Callable

TRIES = 4
TIMES = 8
QUADRATIC = TIMES * TIMES


def grows_linearly(work: Callable[[str], object], unit: str, characters: int = 10_000) -> bool:
    """Tell whether eight times the input costs nearer to eight times the CPU time than to sixty-four.

    Stops at the first try that is clearly linear; a quadratic cost never is.
    """
    between = TIMES * 4
    assert between < QUADRATIC
    return any(
        _seconds(work, unit, characters * TIMES) < max(_seconds(work, unit, characters), 0.01) * between
        for _ in range(TRIES)
    )


def _seconds(work: Callable[[str], object], unit: str, characters: int) -> float:
    text = unit * (characters // len(unit))
    start = time.process_time()
    work(text)
    return time.process_time() - start

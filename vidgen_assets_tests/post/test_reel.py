"""Frames drawn ahead: in order, never further than there are buffers, and over when nobody wants them."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from vidgen_assets.post.layers import Frame
from vidgen_assets.post.reel import Reel

SIZE = (34, 20)  # rows the encoder's own frames keep further apart
PATIENCE = 10.0


def pattern(number: int) -> np.ndarray:
    """Return what frame `number` shows: every sample another, and no two frames alike."""
    return (np.arange(SIZE[0] * SIZE[1] * 3 // 2) * (2 * number + 1) + number).astype(np.uint8)


def draw(number: int, out: Frame) -> None:
    out.buffer[:] = pattern(number)


@pytest.mark.parametrize("ahead", [1, 2, 5, 40])
def test_frames_come_in_order_as_drawn_however_far_ahead(ahead: int):
    with Reel(draw, 23, SIZE, ahead=ahead) as reel:
        shown = [(frame.pts, frame.to_ndarray().ravel().copy()) for frame in reel]
    assert [number for number, _ in shown] == list(range(23))
    assert all(np.array_equal(pixels, pattern(number)) for number, pixels in shown)


def test_drawing_begins_before_the_first_is_taken_and_stops_where_the_buffers_end():
    drawn: list[int] = []
    events = {number: threading.Event() for number in range(50)}

    def paint(number: int, out: Frame) -> None:
        drawn.append(number)
        events[number].set()

    with Reel(paint, 50, SIZE, ahead=4) as reel:
        assert events[3].wait(PATIENCE)
        assert not events[4].wait(0.05)
        frames = iter(reel)
        next(frames)
        assert events[4].wait(PATIENCE)
        assert not events[5].wait(0.05)
        next(frames)
        assert events[5].wait(PATIENCE)
    assert drawn == [0, 1, 2, 3, 4, 5]


def test_one_thread_draws_and_not_the_one_that_takes():
    threads: set[int] = set()
    with Reel(lambda number, out: threads.add(threading.get_ident()), 12, SIZE) as reel:
        assert len(list(reel)) == 12
    assert len(threads) == 1
    assert threading.get_ident() not in threads


def test_what_drawing_raises_comes_in_its_frames_place():
    def paint(number: int, out: Frame) -> None:
        if number == 3:
            raise ArithmeticError("frame 3 cannot be drawn")
        draw(number, out)

    with Reel(paint, 9, SIZE, ahead=5) as reel:
        frames = iter(reel)
        assert [next(frames).pts for _ in range(3)] == [0, 1, 2]
        with pytest.raises(ArithmeticError, match="frame 3"):
            next(frames)


def test_leaving_early_ends_the_drawing():
    begun: list[int] = []
    first, go_on = threading.Event(), threading.Semaphore(0)

    def paint(number: int, out: Frame) -> None:
        begun.append(number)
        first.set()
        go_on.acquire(timeout=2)

    reel = Reel(paint, 30, SIZE, ahead=20)
    assert first.wait(PATIENCE)
    leaving = threading.Thread(target=reel.__exit__, args=(None, None, None))
    leaving.start()
    leaving.join(0.1)  # it waits for the frame that is being drawn
    go_on.release()
    leaving.join(PATIENCE)
    assert not leaving.is_alive()
    assert len(begun) <= 2

"""Long work says where it is to whoever listens, and to nobody otherwise."""

import pytest

from resources.progress import Pace, Step, listening, report


def test_a_report_reaches_every_listener_in_order() -> None:
    first: list[Step] = []
    second: list[Step] = []
    with listening(first.append), listening(second.append):
        report("shot", 1, 9)
        report("shot", 2, 9, "the kitchen")
    assert first == second == [Step("shot", 1, 9), Step("shot", 2, 9, "the kitchen")]


def test_without_a_listener_nothing_happens() -> None:
    heard: list[Step] = []
    with listening(heard.append):
        pass
    report("shot", 1, 9)
    assert heard == []


def test_a_listener_is_gone_after_a_failure() -> None:
    heard: list[Step] = []
    with pytest.raises(RuntimeError), listening(heard.append):
        raise RuntimeError("the work failed")
    report("shot", 1, 9)
    assert heard == []


def test_an_inner_listener_leaves_the_outer_one_in_place() -> None:
    outer: list[Step] = []
    inner: list[Step] = []
    with listening(outer.append):
        with listening(inner.append):
            report("word", 1, 2)
        report("word", 2, 2)
    assert [step.done for step in outer] == [1, 2]
    assert [step.done for step in inner] == [1]


def test_a_listener_may_stop_listening_while_it_is_told() -> None:
    heard: list[int] = []
    once = listening(lambda step: (heard.append(step.done), once.__exit__(None, None, None))[0])
    once.__enter__()
    report("shot", 1, 2)
    report("shot", 2, 2)
    assert heard == [1]


def test_the_time_left_follows_the_last_reports() -> None:
    pace = Pace(reports=4)
    heard = [
        pace.left_s(Step("frame", done, 1000), at) for at, done in ((0, 100), (0.1, 400), (2, 450), (4, 500))
    ]
    assert heard[:2] == [None, None]
    assert heard[2] == pytest.approx(550 * 2 / 350)
    for at, done in ((6, 550), (8, 600), (10, 650)):
        left = pace.left_s(Step("frame", done, 1000), at)
    assert left == pytest.approx(350 * 2 / 50)  # what was found finished at the start has gone by
    assert pace.words(Step("frame", 700, 1000), 12) == ", about 0:12 left"


def test_another_loop_begins_anew_and_the_end_has_nothing_left() -> None:
    pace = Pace()
    assert pace.left_s(Step("frame", 10, 100), 0) is None
    assert pace.left_s(Step("frame", 20, 100), 5) == pytest.approx(40)
    assert pace.left_s(Step("shot", 1, 100), 6) is None
    assert pace.words(Step("shot", 100, 100), 60) == ""

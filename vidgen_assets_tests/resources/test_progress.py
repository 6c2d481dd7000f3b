"""Long work says where it is to whoever listens, and to nobody otherwise."""

import pytest

from resources.progress import Step, listening, report


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

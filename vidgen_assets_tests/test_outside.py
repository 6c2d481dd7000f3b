"""How two looks at the outside differ, in words."""

import pytest

from vidgen_assets.outside import UNREADABLE, what_changed_outside

PATTERN = "posts/*.jsonl"


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        ({}, {}, ()),
        ({"a": "1"}, {"a": "1"}, ()),
        ({"../briefs/a.yaml": "1"}, {"../briefs/a.yaml": "2"}, ("briefs/a.yaml changed",)),
        ({}, {"a": "1"}, ("new: a",)),
        ({"a": "1"}, {}, ("gone: a",)),
        ({"a": "1", "b": "1"}, {"b": "2", "c": "1"}, ("gone: a", "b changed", "new: c")),
        ({}, dict.fromkeys("edcba", "1"), ("new: a", "new: b", "new: c", "and 2 more")),
        # what cannot be read now, or could not be read then
        ({"a": "1"}, {"a": UNREADABLE}, ()),
        ({"a": UNREADABLE}, {"a": "1"}, ("new: a",)),
        ({"a": UNREADABLE}, {}, ()),
        ({"a": "1"}, {PATTERN: UNREADABLE}, ()),
        ({"a": "1", "b": "1"}, {PATTERN: UNREADABLE, "b": "2"}, ("b changed",)),
        ({"a": "1", PATTERN: UNREADABLE}, {PATTERN: UNREADABLE}, ("gone: a",)),
    ],
)
def test_a_change_is_named(before: dict[str, str], now: dict[str, str], said: tuple[str, ...]) -> None:
    assert what_changed_outside(before, now) == said

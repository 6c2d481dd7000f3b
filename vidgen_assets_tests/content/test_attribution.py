"""Credits name whoever told the story, and say whether the source stands."""

from collections.abc import Callable

import pytest

from vidgen_assets.artifacts import Post
from vidgen_assets.content.attribution import attribution_of


def test_a_post_is_credited_with_its_link_and_licence(post: Callable[..., Post]) -> None:
    credit = attribution_of(post("A story."))
    assert credit.credit == "Based on a story by u/someone on r/tifu"
    assert credit.permalink == "https://www.reddit.com/r/tifu/comments/a1/"
    assert "credit and a link" in credit.licence
    assert credit.stands


@pytest.mark.parametrize("author", ["[deleted]", "", "None"])
def test_an_author_who_is_gone_is_not_named_and_the_text_stands(
    post: Callable[..., Post], author: str
) -> None:
    credit = attribution_of(post("A story.", author=author))
    assert credit.credit == "Based on a story by a user who left no name on r/tifu"
    assert credit.stands
    assert "account is gone or was not given" in credit.checked


def test_a_removed_text_does_not_stand(post: Callable[..., Post]) -> None:
    assert not attribution_of(post("[removed]", removed=True)).stands
    assert not attribution_of(post("")).stands


def test_a_script_is_the_channels_own(post: Callable[..., Post]) -> None:
    credit = attribution_of(post("Text.", kind="script", author="Ada", permalink=""))
    assert (credit.credit, credit.stands) == ("An original script by Ada", True)

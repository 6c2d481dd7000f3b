"""Posts to test on: made here, the shipped examples with their labels, and the real ones where they lie."""

import gzip
import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from resources.posts import raw_post
from vidgen_assets.artifacts import JudgedPost, Post, Verdict
from vidgen_assets.channel import Safety, SelectionRules, Writing
from vidgen_assets.content.judge import judge
from vidgen_assets.content.sources import post_of

EXAMPLES = Path(__file__).parents[2] / "examples" / "posts"
REAL = Path(__file__).parents[3] / "shared" / "reddit"

Labels = dict[str, dict[str, Any]]
Days = dict[str, tuple[JudgedPost, ...]]


@pytest.fixture
def post() -> Callable[..., Post]:
    """Make a post; anything not given is plain."""

    def make(body: str = "", **changes: Any) -> Post:
        fields: dict[str, Any] = {
            "id": "a1", "origin": "files", "community": "tifu", "title": "TIFU by testing", "body": body,
            "author": "someone", "url": "", "permalink": "https://www.reddit.com/r/tifu/comments/a1/",
            "created_ms": 0, "score": 100, "comment_count": 10,
        }  # fmt: skip
        return Post(**{**fields, **changes})

    return make


@pytest.fixture
def entry(post: Callable[..., Post]) -> Callable[..., JudgedPost]:
    """Make a judged post that may be told."""

    def make(body: str = "", total: float = 0.5, **changes: Any) -> JudgedPost:
        return JudgedPost(
            post=post(body, **changes),
            language="en",
            words=len(body.split()),
            scores=(),
            total=total,
            verdict=Verdict(allowed=True, rule="ok", why=""),
        )

    return make


@pytest.fixture(scope="session")
def labels() -> Labels:
    """What each example post is, by id."""
    loaded = YAML(typ="safe").load((EXAMPLES / "labels.yaml").read_text("utf-8"))["posts"]
    return {str(post_id): dict(label) for post_id, label in loaded.items()}


@pytest.fixture(scope="session")
def example_days() -> Days:
    """The example posts, judged as the pipeline judges them, by day."""
    days: dict[str, list[Post]] = defaultdict(list)
    for file in sorted(EXAMPLES.glob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            days[file.stem].append(post_of(raw_post(json.loads(line)), "files"))
    return {day: judge(posts, Safety(), SelectionRules(), Writing()) for day, posts in sorted(days.items())}


@pytest.fixture(scope="session")
def examples(example_days: Days) -> dict[str, JudgedPost]:
    """The example posts as they first turn up, by id."""
    found: dict[str, JudgedPost] = {}
    for day in sorted(example_days):
        for judged in example_days[day]:
            found.setdefault(judged.post.id, judged)
    return found


@pytest.fixture(scope="session")
def real_posts() -> Iterator[Callable[[str], tuple[Post, ...]]]:
    """Read a community's real posts; the test is skipped where there are none."""

    def read(community: str) -> tuple[Post, ...]:
        file = REAL / f"{community}.jsonl.gz"
        if not file.is_file():
            pytest.skip("no real posts beside this checkout")
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            return tuple(post_of(raw_post(json.loads(line)), "files") for line in lines)

    return read

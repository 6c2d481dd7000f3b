"""The writer on real posts, where they lie; skipped where they do not. Nothing of them is kept here."""

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from resources.errors import NothingToMake
from vidgen_assets.artifacts import Post, Script
from vidgen_assets.channel import Safety, SelectionRules, Writing
from vidgen_assets.content.judge import judge
from vidgen_assets.scripts import lexicon, links, people
from vidgen_assets.scripts.polish import polished
from vidgen_assets.scripts.story import read_story
from vidgen_assets.scripts.write import script_of
from vidgen_assets_tests.scripts.stories import post_of

REAL = Path(__file__).parents[3] / "shared" / "reddit"
COMMUNITIES = ("tifu", "talesfromtechsupport", "TalesFromRetail")
WRITING = Writing()

pytestmark = [
    pytest.mark.media,
    pytest.mark.skipif(not REAL.is_dir(), reason="the real posts are not on this machine"),
]


def _lines(community: str) -> Iterator[dict[str, Any]]:
    with gzip.open(REAL / f"{community}.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


@pytest.fixture(scope="module")
def told() -> list[tuple[Post, Script | None]]:
    """Every 45th post that may be told and is long enough, with its script; None when it was refused."""
    raw = [
        post_of(entry["selftext"], entry["title"], id=entry["id"], community=community, nsfw=entry["over_18"])
        for community in COMMUNITIES
        for entry in list(_lines(community))[::45]
        if entry["is_self"]
    ]
    judged = judge(raw, Safety(), SelectionRules(min_words=150, max_words=1200), WRITING)
    posts = [entry.post for entry in judged if entry.verdict.allowed]
    scripts: list[tuple[Post, Script | None]] = []
    for post in posts:
        try:
            scripts.append((post, polished(script_of(post, "en", WRITING))))
        except NothingToMake:
            scripts.append((post, None))
    return scripts


Told = list[tuple[Post, Script | None]]


def test_the_length_is_in_the_band_for_nearly_all_of_them(told: Told) -> None:
    assert len(told) >= 25
    fitting = [script for _, script in told if script is not None and 35_000 <= script.estimate_ms <= 60_000]
    assert len(fitting) >= 0.95 * len(told)


def test_every_sentence_is_one_of_the_post_s_and_stands_in_its_order(told: Told) -> None:
    for post, script in told:
        if script is None:
            continue
        sentences = {entry.number: entry.text for entry in read_story(post, one_of_many=False).sentences}
        numbers = [line.source[0] for line in script.lines if line.part == "body"]
        assert numbers == sorted(numbers), post.id
        for line in script.lines:
            if line.part != "body":
                continue
            source = lexicon.content_words(" ".join(sentences[number] for number in line.source))
            new = lexicon.content_words(line.text) - source
            assert len(new) <= 3, (post.id, line.text, new)


def test_no_script_begins_with_somebody_nobody_knows(told: Told) -> None:
    dangling = 0
    for _, script in told:
        if script is None:
            continue
        known = {mention.gender for mention in people.mentions(script.lines[0].text)}
        for _, gender, _ in people.open_pronouns(script.lines[1].text):
            dangling += not any(people.fits(mention, gender) for mention in known)
    assert dangling <= 0.05 * len(told)


def test_hardly_a_sentence_points_at_one_that_was_left_out(told: Told) -> None:
    pointing = lines = 0
    for _, script in told:
        for before, line in zip(script.lines, script.lines[1:], strict=False) if script else ():
            if line.part != "body" or before.part != "body":
                continue
            lines += 1
            pointing += line.source[0] - before.source[-1] > 1 and links.points_back(line.text)
    assert pointing <= 0.02 * lines


def test_nothing_of_the_forum_and_no_broken_type_is_left(told: Told) -> None:
    broken = 0
    count = 0
    for _, script in told:
        for line in script.lines if script else ():
            count += 1
            bad = (
                line.text.count('"') % 2
                or not re.search(r'[.!?]"?\'?$', line.text)
                or any(not any(map(str.isalnum, token)) for token in line.text.split())
                or re.search(r"\bTIFU\b|TL;?DR|upvote|\*\*|https?:|&amp;", line.text)
            )
            broken += bool(bad)
    assert broken <= 0.01 * count


def test_the_same_posts_give_the_same_scripts(told: Told) -> None:
    for post, script in told[:6]:
        if script is not None:
            assert polished(script_of(post, "en", WRITING)) == script

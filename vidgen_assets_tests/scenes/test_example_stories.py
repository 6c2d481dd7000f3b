"""The stories that ship with the project, told by the embedded writer and planned as shots."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from resources.errors import InvalidInput, NothingToMake
from resources.papercut import PLACES, SceneSpec, prop_names
from vidgen_assets.artifacts.content import Post
from vidgen_assets.artifacts.scripts import Shot
from vidgen_assets.channel import Style, Writing
from vidgen_assets.scenes.beats import beat_sheet
from vidgen_assets.scenes.cards import post_context
from vidgen_assets.scenes.shots import shot_list
from vidgen_assets.scripts.write import script_of

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "posts"
STORIES = 14


@cache
def stories() -> tuple[tuple[Shot, ...], ...]:
    """The shots of the longer example posts."""
    found: list[tuple[Shot, ...]] = []
    for line in (EXAMPLES / "2026-11-18.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if not 1400 < len(row.get("selftext") or "") < 2600 or len(found) == STORIES:
            continue
        post = Post(
            id=row["id"],
            origin="examples",
            community=row["subreddit"],
            title=row["title"],
            body=row["selftext"],
            author="somebody",
            url="",
            permalink="",
            created_ms=0,
            score=1,
            comment_count=1,
        )
        try:
            script = script_of(post, "en", Writing())
        except (InvalidInput, NothingToMake):
            continue
        found.append(shot_list(beat_sheet(script), script, Style(), post_context(post)).shots)
    return tuple(found)


def test_there_are_stories_to_look_at() -> None:
    assert len(stories()) >= 8


def test_everything_a_story_shows_can_be_drawn() -> None:
    for shots in stories():
        for shot in shots:
            SceneSpec.model_validate(shot.visual.model_dump(exclude={"because"}))
            assert shot.visual.place in PLACES
            assert set(shot.visual.props) <= prop_names()


def test_most_shots_show_what_their_words_name() -> None:
    scenes = [shot.visual for shots in stories() for shot in shots if shot.visual.kind == "scene"]
    telling = [visual for visual in scenes if visual.props or any(f.role != "me" for f in visual.figures)]
    assert len(telling) >= 0.8 * len(scenes)
    assert sum(bool(visual.props) for visual in scenes) >= 0.6 * len(scenes)
    assert sum(bool(visual.phrase) for visual in scenes) <= 0.02 * len(scenes)


def test_stories_are_varied() -> None:
    for shots in stories():
        visuals = Counter(shot.visual.model_dump_json(exclude={"because"}) for shot in shots)
        assert max(visuals.values()) <= 2
        assert len({shot.move for shot in shots}) >= 3
        props = [shot.visual.props for shot in shots]
        assert not any(set(a) & set(b) for a, b in pairwise(props))


@pytest.mark.parametrize("kind", ["prop", "person", "both"])
def test_every_kind_of_picture_is_used(kind: str) -> None:
    scenes = [shot.visual for shots in stories() for shot in shots if shot.visual.kind == "scene"]
    kinds = Counter(
        "both" if visual.props and visual.figures else "prop" if visual.props else "person"
        for visual in scenes
    )
    assert kinds[kind] >= 0.1 * len(scenes)

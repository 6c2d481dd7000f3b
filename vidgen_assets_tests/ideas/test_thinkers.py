"""Models may have ideas too: on top of the embedded ones, checked, and with the embedded ones behind them."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from resources.call_cache import CallCache
from resources.embeddings import HashingEmbedder
from resources.errors import InvalidInput
from resources.fakes.llm_server import LlmServer, Reply
from resources.llm import OpenAIChat
from resources.retry import NO_WAIT
from vidgen_assets.channel import Writing
from vidgen_assets.ideas.adapt import adapt
from vidgen_assets.ideas.clusters import cluster
from vidgen_assets.ideas.thinkers import Thinkers, thinkers_of
from vidgen_assets.scripts.estimate import Pace
from vidgen_assets_tests.ideas.days import day

BOTH = Writing(writers=("openai", "embedded"))
IDEA = {
    "angle": "a rescue nobody needed",
    "hook": "Six firemen came for my tomatoes.",
    "audience": "people with balconies",
    "format": "story",
    "mood": "warm",
    "quality": 0.9,
}
ORIGINAL = {
    "subject": "Three rescues",
    "hook": "Three people were rescued. Only one of them needed it.",
    "facts": ["A man was stuck on a balcony.", "A ferry baked a cake.", "A parrot sang opera."],
    "sources": ["balcony", "ferry", "parrot"],
    "theme": "rescues",
    "mood": "warm",
    "audience": "everyone",
}


def _thinkers(server: LlmServer, calls: CallCache) -> Thinkers:
    calls.cap_usd = 1.0
    chat = OpenAIChat("gpt-4o-mini", server.base_url, "k", timeout_s=5.0)
    return Thinkers(thinkers_of(BOTH, Pace(), calls, chats={"openai": chat}).thinkers, NO_WAIT)


def _answer(request: Mapping[str, Any]) -> str:
    return json.dumps(IDEA)


def test_the_best_of_the_day_are_told_as_the_model_would(calls: CallCache) -> None:
    with LlmServer(answer=_answer) as server:
        thought = _thinkers(server, calls).adapt(day())
        assert server.calls == 6
    assert thought.provider == "openai"
    ideas = {idea.id: idea for idea in thought.value.rows}
    assert ideas["balcony"].hook == "Six firemen came for my tomatoes."
    assert ideas["short"].quality == 0.0
    embedded = {idea.id: idea for idea in adapt(day(), BOTH).rows}
    assert ideas["balcony"].quality == pytest.approx((embedded["balcony"].quality + 0.9) / 2, abs=1e-3)


def test_a_model_that_fails_leaves_the_embedded_ideas(calls: CallCache) -> None:
    with LlmServer([Reply("status", "bad key", 401)]) as server:
        thought = _thinkers(server, calls).adapt(day())
    assert thought.provider == "embedded"
    assert thought.switches[0].failed == "openai"
    assert thought.value == adapt(day(), BOTH)


def test_original_ideas_name_the_stories_they_are_from(calls: CallCache) -> None:
    with LlmServer([json.dumps({"ideas": [ORIGINAL]})]) as server:
        (idea,) = _thinkers(server, calls).generate(day(), 1).value.rows
    assert idea.kind == "original"
    assert idea.sources == ("balcony", "ferry", "parrot")
    assert idea.facts[2] == "A parrot sang opera."


def test_made_up_stories_are_not_taken(calls: CallCache) -> None:
    lie = json.dumps({"ideas": [{**ORIGINAL, "sources": ["atlantis"]}]})
    with LlmServer([lie, lie]) as server:
        thought = _thinkers(server, calls).generate(day(), 1)
    assert thought.provider == "embedded"
    assert "atlantis" in thought.switches[0].why


def test_a_model_s_titles_stand_beside_the_embedded_ones(calls: CallCache) -> None:
    clusters = cluster(adapt(day()[:1]).rows, HashingEmbedder())
    with LlmServer([json.dumps({"titles": ["Six firemen and a tomato", "TITLE"]})]) as server:
        rows = _thinkers(server, calls).titles(clusters).value.rows
    patterns = {row.pattern for row in rows}
    assert "by openai" in patterns
    assert "as told" in patterns
    assert "Six firemen and a tomato" in {row.text for row in rows}


def test_unknown_thinkers_are_named(calls: CallCache) -> None:
    with pytest.raises(InvalidInput, match="names 'oracle'"):
        thinkers_of(Writing(writers=("oracle",)), Pace(), calls)

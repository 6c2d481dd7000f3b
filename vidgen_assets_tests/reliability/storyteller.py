"""The language model of the local server: it answers every question of the channel's prompts, always the same.

It tells each story in the story's own sentences, so that what it says passes every check on a model's answer.
"""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

_NUMBERED = re.compile(r"^(\d+)\. (?:\((\w+)\) )?(.+)$", re.M)
_MATERIAL = "<<<MATERIAL {slot} "


def answer(request: Mapping[str, Any]) -> str:
    """Return the JSON that a chat request asks for."""
    asked = str(request["messages"][-1]["content"])
    schema = request["response_format"]["json_schema"]["name"]
    return json.dumps(_ANSWERS[schema](asked))


def _material(asked: str, slot: str) -> str:
    """Return what a prompt quotes in a slot."""
    start = asked.index(_MATERIAL.format(slot=slot))
    body = asked[asked.index("\n", start) + 1 :]
    return body[: body.index("MATERIAL>>>")].rsplit("\n", 1)[0]


def _adapted(asked: str) -> object:
    title = _material(asked, "title").strip()
    return {
        "angle": f"what came of it: {title}"[:100],
        "hook": f"I never expected this: {title.lower()}."[:120],
        "audience": "people with neighbours",
        "format": "story",
        "mood": "warm",
        "quality": 0.9 if "piano" in asked else 0.7,
    }


def _generated(asked: str) -> object:
    ids = re.findall(r"^id (\S+):", asked, re.M)
    facts = [f"One of them told of number {place} and the day it happened." for place in range(1, 5)]
    return {
        "ideas": [
            {
                "subject": "What the day brought",
                "hook": "Some days bring more than one story.",
                "facts": facts,
                "sources": ids[:2],
                "theme": "everyday life",
                "mood": "calm",
                "audience": "everybody",
            }
        ]
    }


def _titles(asked: str) -> object:
    title = _material(asked, "title").strip()
    return {"titles": [title, f"The day of this: {title}"[:70]]}


def _script(asked: str) -> dict[str, object]:
    sentences = [(int(number), text) for number, _, text in _NUMBERED.findall(_material(asked, "story"))]
    title = _material(asked, "title").strip() if _MATERIAL.format(slot="title") in asked else "It happened"
    return {
        "hook": f"{title}, and this is how it went."[:120],
        "body": [{"text": text, "source": [number]} for number, text in sentences],
        "call_to_action": "What would you have done?",
    }


def _revision(asked: str) -> object:
    return {**_script(asked), "changes": ["said it more plainly"]}


def _polished(asked: str) -> object:
    return {"lines": [text for _, _, text in _NUMBERED.findall(_material(asked, "script"))]}


def _title(asked: str) -> object:
    return {"title": _material(asked, "title").strip(), "why": "the script keeps it"}


_ANSWERS: Mapping[str, Callable[[str], object]] = {
    "AdaptedIdea": _adapted,
    "GeneratedIdeas": _generated,
    "TitleList": _titles,
    "RawScript": _script,
    "Revision": _revision,
    "PolishedLines": _polished,
    "TitleChoice": _title,
}

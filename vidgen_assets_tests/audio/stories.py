"""A short story of our own, spoken once a test run, that several tests share."""

from __future__ import annotations

from functools import cache

from resources.voice import Espeak, Speech, SpeechRequest
from vidgen_assets.artifacts.scripts import Line, Script
from vidgen_assets.audio.assemble import Narration, Pauses, assemble, sentences
from vidgen_assets.audio.spoken import SpokenScript, spoken_script

SENTENCES = (
    ("hook", "My neighbor (58M) sold my bike for $20 while I was at work.", 0),
    ("body", "It happened on May 5, at 10:30 in the morning.", 1),
    ("body", "He told everyone that the bike was his \U0001f602 and that I had moved away.", 1),
    ("body", "When I came home, the rack was empty.", 2),
    ("body", "So I knocked on his door with a photograph, a receipt and two police officers.", 2),
    ("call_to_action", "Would you have forgiven him?", 3),
)


def story(*texts: str, language: str = "en") -> Script:
    """Return a script of these sentences, or of the story above."""
    rows = [("body", text, 0) for text in texts] if texts else SENTENCES
    lines = tuple(Line.model_validate({"part": part, "text": text, "paragraph": p}) for part, text, p in rows)
    return Script(language=language, lines=lines, estimate_ms=0)


@cache
def speak(token_line: tuple[str, ...], rate: int = 175) -> Speech:
    """Return one sentence in espeak's voice; a sentence is spoken once a test run."""
    return Espeak().speak(SpeechRequest(tokens=token_line, voice="en-us", rate_wpm=rate))


@cache
def narrated() -> tuple[SpokenScript, Narration]:
    """Return the story spoken: what is said, and the narration with its exact word times."""
    script = story()
    spoken = spoken_script(script)
    return spoken, assemble(script, spoken, [speak(line) for line in sentences(spoken)], Pauses())

"""What script development and scene planning hand on: scripts, beats, shots and what each shot shows."""

from __future__ import annotations

from typing import Literal

from resources.failover import Switch
from vidgen_assets.artifacts.base import Frozen, Score

Part = Literal["hook", "body", "call_to_action"]
Feeling = Literal["neutral", "happy", "sad", "angry", "scared", "shock", "smug"]
Mood = Literal["tense", "sad", "funny", "warm", "eerie", "triumphant", "calm"]
Move = Literal["push", "pull", "zoom", "pan_left", "pan_right", "rise", "sink", "hold", "static"]
TransitionKind = Literal[
    "cut", "match", "crossfade", "dip", "dip_white", "dip_accent", "zoom_in", "zoom_out",
    "wipe_left", "wipe_right", "wipe_up", "wipe_down",
    "push_left", "push_right", "push_up", "push_down",
    "slide_left", "slide_right", "slide_up", "slide_down",
]  # fmt: skip
HARD_CUTS: tuple[TransitionKind, ...] = ("cut", "match")
"""The kinds that take no frames: one shot ends and the next begins."""


class Line(Frozen):
    """A sentence of the script as it is written on screen; `source` numbers the post's sentences it tells."""

    part: Part
    text: str
    source: tuple[int, ...] = ()
    paragraph: int = 0


class Script(Frozen):
    """What is told, sentence by sentence. `words` numbers every written word of it, from 0.

    `writer` is who wrote it; `switches` are the writers that failed before.
    """

    language: str
    lines: tuple[Line, ...]
    estimate_ms: int
    notes: tuple[str, ...] = ()
    writer: str = "embedded"
    switches: tuple[Switch, ...] = ()

    @property
    def text(self) -> str:
        """Return the whole script in one string."""
        return " ".join(line.text for line in self.lines)

    @property
    def words(self) -> tuple[str, ...]:
        """Return the written words, split at white space: captions, alignment and shots count these."""
        return tuple(self.text.split())

    def word_span(self, line: int) -> tuple[int, int]:
        """Return the first word of a line and the first word after it."""
        before = sum(len(other.text.split()) for other in self.lines[:line])
        return before, before + len(self.lines[line].text.split())


class ScriptScores(Frozen):
    """How good a script is, by named scores with reasons; `total` from 0 to 1."""

    scores: tuple[Score, ...]
    total: float


class Round(Frozen):
    """One round of revision: the script after it, its scores, and what was changed and why."""

    number: int
    script: Script
    scores: ScriptScores
    changes: tuple[str, ...]


class RevisedScript(Frozen):
    """Every round of revision, and the script that was kept: the best one, not the last."""

    rounds: tuple[Round, ...]
    kept: int
    switches: tuple[Switch, ...] = ()

    @property
    def script(self) -> Script:
        """Return the kept script."""
        return self.rounds[self.kept].script


class FinalTitle(Frozen):
    """The title the video goes out under, and why it was kept or changed after the script was written."""

    text: str
    why: str
    switches: tuple[Switch, ...] = ()


class Beat(Frozen):
    """A stretch of the story: words [first_word, end_word), what it does, and how it feels."""

    id: str
    kind: Literal["hook", "setup", "rise", "turn", "payoff", "call_to_action"]
    first_word: int
    end_word: int
    text: str
    mood: Mood
    feeling: Feeling
    intensity: float


class BeatSheet(Frozen):
    """The story's beats in order; together they cover every word of the script once."""

    mood: Mood
    beats: tuple[Beat, ...]


class CastMember(Frozen):
    """Someone in the story: the role word that names them and the look they keep throughout."""

    role: str
    look: Literal["woman", "man", "girl", "boy", "old_woman", "old_man"]
    outfit: str


class CastFigure(Frozen):
    """A cast member on screen with a feeling."""

    role: str
    look: Literal["woman", "man", "girl", "boy", "old_woman", "old_man"]
    outfit: str
    feeling: Feeling


class CardText(Frozen):
    """What a post card (community, title, age, score, comments) or an end card (line1, line2) says."""

    community: str = ""
    title: str = ""
    age: str = ""
    score: str = ""
    comments: str = ""
    line1: str = ""
    line2: str = ""


class Visual(Frozen):
    """What a shot shows, in words any picture provider can use; `because` says which words chose it."""

    kind: Literal["scene", "post_card", "end_card"]
    place: str
    mood: Mood
    night: bool = False
    figures: tuple[CastFigure, ...] = ()
    props: tuple[str, ...] = ()
    bubble: Literal["none", "halo", "speech", "thought"] = "none"
    framing: Literal["wide", "medium", "close"] = "medium"
    phrase: str = ""
    card: CardText | None = None
    because: tuple[str, ...] = ()


class Transition(Frozen):
    """How a shot comes in; `ms` is how long both shots are seen, 0 for a cut. `why` names the rule."""

    kind: TransitionKind
    ms: int
    why: str = ""


class Shot(Frozen):
    """A picture and the words [first_word, end_word) it covers; `prop_word` is the word that names the prop."""

    id: str
    beat: str
    first_word: int
    end_word: int
    text: str
    visual: Visual
    move: Move
    transition: Transition
    prop_word: int | None = None


class ShotList(Frozen):
    """The story's shots in order; together they cover every word of the script once."""

    cast: tuple[CastMember, ...]
    shots: tuple[Shot, ...]

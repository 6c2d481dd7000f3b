"""The montage: how each shot comes in and how fast the cutting is, by rules of the beat, each with its reason.

Rules are read from the top: the first that fits and has a kind the channel allows decides. Cuts are for speed
and for what goes on, a match cut for someone who stays, a dip for another time or place, a zoom for what is
revealed, a movement for the way from one place to another. No kind comes twice in a row but cuts and
crossfades. How a kind looks is post/transitions.py's; how many frames it gets is subtitles/timing.py's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from vidgen_assets.artifacts.scripts import HARD_CUTS, Beat, Move, Transition, TransitionKind, Visual

REPEATS: tuple[TransitionKind, ...] = (*HARD_CUTS, "crossfade")
BRIEFEST_MS = 80
MOVING: tuple[str, ...] = ("slide", "push", "wipe")
DIRECTED: dict[str, dict[str, TransitionKind]] = {
    "slide": {"left": "slide_left", "up": "slide_up", "right": "slide_right", "down": "slide_down"},
    "push": {"left": "push_left", "up": "push_up", "right": "push_right", "down": "push_down"},
    "wipe": {"left": "wipe_left", "up": "wipe_up", "right": "wipe_right", "down": "wipe_down"},
}
ONWARD: dict[Move, str] = {"pan_left": "right", "pan_right": "left", "rise": "down", "sink": "up"}
"""Where the picture goes while the camera moves; what comes next goes on in that direction."""


@dataclass(frozen=True)
class Pace:
    """How emotion and complexity set the pace: factors on the channel's own shot length and transition length.

    An intense beat is cut faster and its transitions are shorter, never longer than the channel's; long
    sentences get longer shots, as there is more to follow.
    """

    calm: float = 1.15
    intense: float = 0.78
    plain_words: int = 12
    slower_a_word: float = 0.012
    most_slower: float = 1.12
    briefest: float = 0.7
    quick_ms: int = 2200
    quick_from: float = 0.62

    def shots(self, beat: Beat) -> float:
        """Return how long the beat's shots are, against the channel's wish."""
        sentences = max(1, sum(beat.text.count(end) for end in ".!?…"))
        words = len(beat.text.split()) / sentences
        longer = 1 + self.slower_a_word * max(0.0, words - self.plain_words)
        return (self.calm + (self.intense - self.calm) * beat.intensity) * min(longer, self.most_slower)

    def transition_ms(self, ms: int, beat: Beat) -> int:
        """Return how long a transition into the beat takes, to 10 ms."""
        return round(ms * (1 - (1 - self.briefest) * beat.intensity) / 10) * 10

    def is_quick(self, beat: Beat, length_ms: int) -> bool:
        """Tell whether a shot has no time for anything but a cut."""
        return length_ms < self.quick_ms and beat.intensity >= self.quick_from


PACE = Pace()


@dataclass(frozen=True)
class Change:
    """What changes from one shot to the next, as far as montage goes by it."""

    before: Visual
    after: Visual
    beat_before: Beat
    beat: Beat
    quick: bool

    @property
    def new_beat(self) -> bool:
        """Tell whether another beat begins."""
        return self.beat.id != self.beat_before.id

    @property
    def new_place(self) -> bool:
        """Tell whether the story is somewhere else; big type on a plain ground is nowhere."""
        return self.after.place != self.before.place and "abstract" not in (
            self.after.place,
            self.before.place,
        )

    @property
    def reveals(self) -> bool:
        """Tell whether the turn or the payoff begins with a thing that fills the frame."""
        return (
            self.new_beat
            and self.beat.kind in ("turn", "payoff")
            and bool(self.after.props)
            and not self.after.figures
        )

    @property
    def turns(self) -> bool:
        """Tell whether the turn begins."""
        return self.beat.kind == "turn" and self.beat_before.kind != "turn"

    @property
    def same_subject(self) -> bool:
        """Tell whether both shots are of one and the same person, or of one and the same thing."""
        one, two = ([figure.role for figure in visual.figures] for visual in (self.before, self.after))
        if one or two:
            return len(one) == 1 and one == two
        return bool(self.after.props) and self.before.props[:1] == self.after.props[:1]


@dataclass(frozen=True)
class Rule:
    """When it fits, which kinds or families of kinds it wants, best first, and why."""

    fits: Callable[[Change], bool]
    wishes: tuple[str, ...]
    why: str


RULES: tuple[Rule, ...] = (
    Rule(
        lambda c: c.before.kind == "post_card" and c.after.kind == "scene",
        ("zoom_in", "crossfade", "wipe", "dip", "push", "slide"),
        "from the post into its story",
    ),
    Rule(
        lambda c: c.after.kind != "scene" or c.before.kind != "scene",
        ("zoom_out", "crossfade", "wipe", "dip", "push", "slide"),
        "a step back from the story to its card",
    ),
    Rule(lambda c: c.reveals, ("zoom_in", "dip_accent", "push"), "a reveal: nearer to what it is about"),
    Rule(lambda c: c.turns, ("dip", "cut", "crossfade"), "the turn: a breath before it"),
    Rule(
        lambda c: c.before.night and not c.after.night,
        ("dip_white", "dip", "crossfade"),
        "another time: it is day",
    ),
    Rule(lambda c: c.after.night and not c.before.night, ("dip", "crossfade"), "another time: it is night"),
    Rule(lambda c: c.quick and not c.new_place, ("cut",), "a cut for speed: a short shot of an intense beat"),
    Rule(lambda c: c.new_place and c.new_beat, ("dip", *MOVING, "crossfade"), "another place, another beat"),
    Rule(lambda c: c.new_place, (*MOVING, "dip", "crossfade"), "on to another place"),
    Rule(lambda c: c.new_beat, ("crossfade", "dip", *MOVING), "a new beat"),
    Rule(lambda c: c.same_subject, ("match", "cut"), "the same subject goes on"),
    Rule(lambda c: True, ("cut",), "inside a beat"),
)


def transitions_of(
    visuals: Sequence[Visual],
    beats: Sequence[Beat],
    lengths_ms: Sequence[int],
    moves: Sequence[Move],
    allowed: Sequence[TransitionKind],
    ms: int,
) -> tuple[Transition, ...]:
    """Return how every shot comes in; the first one cuts in, and no transition takes over half of a shot.

    `ms` is the longest a transition may be. `moves` are the shots' camera moves: a movement between two shots
    goes on where the camera went.
    """
    result = [Transition(kind="cut", ms=0, why="the beginning")]
    for number in range(1, len(visuals)):
        longest = min(lengths_ms[number - 1], lengths_ms[number]) // 2
        length = min(PACE.transition_ms(ms, beats[number]), longest)
        change = Change(
            before=visuals[number - 1],
            after=visuals[number],
            beat_before=beats[number - 1],
            beat=beats[number],
            quick=PACE.is_quick(beats[number], lengths_ms[number]),
        )
        last = result[-1].kind
        kind, why = _choose(change, allowed, last, _toward(moves[number - 1]), _movements(result))
        if kind in HARD_CUTS:
            result.append(Transition(kind=kind, ms=0, why=why))
        elif length < BRIEFEST_MS:
            result.append(Transition(kind="cut", ms=0, why=f"{why}, but too short for a {kind}"))
        else:
            result.append(Transition(kind=kind, ms=length, why=why))
    return tuple(result[: len(visuals)])


def _choose(
    change: Change, allowed: Sequence[TransitionKind], last: TransitionKind, toward: str, movements: int
) -> tuple[TransitionKind, str]:
    """Return the kind of the first rule that fits and may have one, and its reason."""
    skipped = ""
    for rule in RULES:
        if not rule.fits(change):
            continue
        wanted = [kind for wish in rule.wishes for kind in _kinds(wish, toward, movements) if kind in allowed]
        fresh = [kind for kind in wanted if kind in REPEATS or kind != last]
        if fresh:
            return fresh[0], rule.why + skipped
        if wanted:
            skipped = f" (no second {last} in a row)"
    if "cut" in allowed or not allowed:
        return "cut", "no kind that would suit is allowed" + skipped
    return next((kind for kind in allowed if kind != last), allowed[0]), "what the channel allows"


def _kinds(wish: str, toward: str, movements: int) -> Iterator[TransitionKind]:
    """Yield what a wish stands for: a kind itself, or a family of movements in the best direction first."""
    if wish in DIRECTED:
        family = DIRECTED[MOVING[(MOVING.index(wish) + movements) % len(MOVING)]]
        yield family[toward]
        yield from (kind for direction, kind in family.items() if direction != toward)
        return
    yield from (kind for kind in SINGLE if kind == wish)


SINGLE: tuple[TransitionKind, ...] = (
    "cut", "match", "crossfade", "dip", "dip_white", "dip_accent", "zoom_in", "zoom_out",
)  # fmt: skip


def _toward(move: Move) -> str:
    return ONWARD.get(move, "left")


def _movements(before: Sequence[Transition]) -> int:
    """Return how many movements there were: families take turns."""
    return sum(transition.kind.partition("_")[0] in MOVING for transition in before)

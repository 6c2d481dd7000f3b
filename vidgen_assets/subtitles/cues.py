"""Words into captions: what stands on the screen together, broken into lines where the sense breaks.

A cue never crosses a sentence or a shot. Inside, the breaks are chosen together (dynamic programming): cues
that can be read in their time, lines that fit, no word alone, nothing torn that belongs together. What a break
costs is `breaks.py`'s, what could not be kept is told by `breaches.py`. Files are `files.py`; times come from
`align.py` or `draft.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from vidgen_assets.artifacts.sound import Cue, Word
from vidgen_assets.channel import CaptionRules
from vidgen_assets.subtitles.breaks import costs_of, width
from vidgen_assets.subtitles.tongues import Tongue, tongue_of

LONGEST_MS, SHORTEST_MS = 2500, 650
"""A caption that stays longer stops moving with the voice; and as long as a GOP it is one piece of the render."""
HOLD_MS = 220
"""How long a caption stays after its last word when nothing follows at once."""
BRIDGE_MS = 420
"""A pause up to this long is bridged: a caption that blinks off and on is worse than one that stays."""
BREATH_MS, LONG_REST_MS = 140, 600
"""The voice parts phrases by a breath: good to break there. Words after a long rest would be read too early."""
EDGE_SENSE, LINE_SENSE = 1.3, 0.6
"""A torn line is less bad than a torn cue: the eye sees both halves."""
LONE_WORD = 3.0
LONE_LINE = 0.5


def make_cues(
    words: Sequence[Word],
    sentences: Sequence[tuple[int, int]],
    rules: CaptionRules,
    shot_starts: Sequence[int] = (),
    end_ms: int | None = None,
    language: str = "en",
) -> tuple[Cue, ...]:
    """Return cues that cover every word once, in order.

    `sentences` are [first, end) spans of word positions; `shot_starts` are word positions at which a new shot
    begins (a cue never spans one); `end_ms` is the end of the sound, after which nothing is shown.
    """
    tongue = tongue_of(language)
    spans: list[tuple[int, int]] = []
    lines: list[tuple[int, ...]] = []
    for first, end in pieces_of(words, sentences, shot_starts):
        piece = _Piece(words[first:end], rules, tongue)
        for start, stop in piece.best_split():
            spans.append((first + start, first + stop))
            lines.append(piece.lines(start, stop))
    last = end_ms if end_ms is not None else (words[-1].end_ms + HOLD_MS if words else 0)
    cues = []
    for place, (first, end) in enumerate(spans):
        after = words[spans[place + 1][0]].start_ms if place + 1 < len(spans) else last
        cues.append(
            Cue(
                first_word=words[first].index,
                end_word=words[end - 1].index + 1,
                start_ms=words[first].start_ms,
                end_ms=_end(words[end - 1].end_ms, after, words[first].start_ms),
                lines=lines[place],
            )
        )
    return tuple(cues)


def _end(spoken_ms: int, next_ms: int, start_ms: int) -> int:
    """Return when a caption goes: at the next one when that is near, else a moment after its last word.

    One that would flash stays as long as there is room.
    """
    held = max(spoken_ms + HOLD_MS, start_ms + SHORTEST_MS)
    if next_ms - spoken_ms <= BRIDGE_MS or next_ms - held < BRIDGE_MS - HOLD_MS:
        held = next_ms
    return max(min(held, next_ms), start_ms)


def pieces_of(
    words: Sequence[Word], sentences: Sequence[tuple[int, int]], shot_starts: Sequence[int]
) -> list[tuple[int, int]]:
    """Return the stretches a cue may lie in: sentences, cut where shots start.

    A sentence too short to be read alone ("So.") goes with the one after it in its shot, else with the one before.
    """
    count = len(words)
    shots = {0, count, *shot_starts}
    edges = sorted(
        edge for edge in {*shots, *(edge for span in sentences for edge in span)} if 0 <= edge <= count
    )
    pieces: list[tuple[int, int]] = []
    for first, end in pairwise(edges):
        if pieces and first not in shots and (_flashes(words, *pieces[-1]) or _flashes(words, first, end)):
            pieces[-1] = (pieces[-1][0], end)
        else:
            pieces.append((first, end))
    return pieces


def _flashes(words: Sequence[Word], first: int, end: int) -> bool:
    """Tell whether words shown alone would be gone before they are read: one or two, in no time."""
    shown_ms = (words[end].start_ms if end < len(words) else words[end - 1].end_ms) - words[first].start_ms
    return end - first <= 2 and shown_ms < SHORTEST_MS


@dataclass
class _Piece:
    """A stretch of words that cues are cut from."""

    words: Sequence[Word]
    rules: CaptionRules
    tongue: Tongue

    def __post_init__(self) -> None:
        self.texts = [word.text for word in self.words]
        self.breaks = costs_of(self.texts, self.tongue)
        self._lines: dict[tuple[int, int], tuple[int, ...]] = {}

    def lines(self, first: int, end: int) -> tuple[int, ...]:
        """Return the lines of words [first, end), as counts of words."""
        if (first, end) not in self._lines:
            self._lines[first, end] = _lines(
                self.texts[first:end], self.breaks[first:end], self.rules.max_chars_line
            )
        return self._lines[first, end]

    def best_split(self) -> list[tuple[int, int]]:
        """Return the cheapest split into cues, as [first, end)."""
        best: list[tuple[float, int]] = [(0.0, 0)]
        for end in range(1, len(self.words) + 1):
            choices = []
            for first in range(end - 1, -1, -1):
                cost = self._cost(first, end)
                if cost is None and first < end - 1:
                    break  # it does not fit, and more words will not either
                choices.append((best[first][0] + (cost or 0.0), first))
            best.append(min(choices))
        spans: list[tuple[int, int]] = []
        end = len(self.words)
        while end:
            first = best[end][1]
            spans.append((first, end))
            end = first
        return spans[::-1]

    def _cost(self, first: int, end: int) -> float | None:
        """Return what is wrong with words [first, end) as one cue; None when they do not fit on the screen.

        Every cue costs 1, so that few, full ones are chosen.
        """
        words, texts = self.words, self.texts[first:end]
        lines = self.lines(first, end)
        if len(lines) > self.rules.max_lines:
            return None
        shown_ms = (words[end].start_ms if end < len(words) else words[-1].end_ms) - words[first].start_ms
        turns = list(accumulate(lines))[:-1]
        cost = 1.0 + LINE_SENSE * sum(self.breaks[first + turn] for turn in turns)
        cost += max(0.0, width(texts) / self.tongue.read_chars_s * 1000 - shown_ms) / 400
        cost += max(0, SHORTEST_MS - shown_ms) / 200 + max(0, shown_ms - LONGEST_MS) / 300
        rests = [words[at].start_ms - words[at - 1].end_ms for at in range(first + 1, end)]
        cost += sum(rest > LONG_REST_MS for rest in rests)
        if len(texts) == 1 and len(words) > 1 and width(texts) < self.rules.max_chars_line * 0.7:
            cost += LONE_WORD
        return cost + self._edge(end)

    def _edge(self, end: int) -> float:
        """Return what it costs to end a cue before this word: half where the voice takes a breath."""
        if end == len(self.words):
            return 0.0
        breath = self.words[end].start_ms - self.words[end - 1].end_ms >= BREATH_MS
        return EDGE_SENSE * self.breaks[end] * (0.5 if breath else 1.0)


def break_lines(texts: Sequence[str], rules: CaptionRules, language: str = "en") -> tuple[int, ...]:
    """Return how many words stand on each line: the fewest lines that fit, broken for sense and balance.

    A word longer than a line has a line to itself. More than `max_lines` lines mean that they do not fit.
    """
    return _lines(texts, costs_of(texts, tongue_of(language)), rules.max_chars_line)


def _lines(texts: Sequence[str], breaks: Sequence[float], most: int) -> tuple[int, ...]:
    count = len(texts)
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)]  # lines, cost, first word of the last line
    for end in range(1, count + 1):
        choices = []
        for first in range(end - 1, -1, -1):
            wide = width(texts[first:end])
            if wide > most and first < end - 1:
                break
            lines, cost, _ = best[first]
            slack = ((most - wide) / most) ** 2 if wide else 1.0
            alone = LONE_LINE if end - first == 1 < count and wide < most / 3 else 0.0
            sense = breaks[end] if end < count else 0.0
            choices.append((lines + 1, cost + slack + alone + LINE_SENSE * sense, first))
        best.append(min(choices))
    sizes: list[int] = []
    end = count
    while end:
        first = best[end][2]
        sizes.append(end - first)
        end = first
    return tuple(sizes[::-1])

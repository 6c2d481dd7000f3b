"""Words into captions: what stands on the screen together, broken into lines where the sense breaks.

A cue never crosses a sentence or a shot. Inside, the breaks are chosen together (dynamic programming): cues
that can be read in their time, lines that fit, no word alone, no line that ends in "the". Files are
`files.py`; times come from `align.py` or `draft.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from vidgen_assets.artifacts.sound import Cue, Word
from vidgen_assets.channel import CaptionRules

READ_CHARS_S = 18.0
"""A comfortable reading speed for someone who also listens."""
LONGEST_MS, SHORTEST_MS = 3200, 650
HOLD_MS = 220
"""How long a caption stays after its last word when nothing follows at once."""
BRIDGE_MS = 420
"""A pause up to this long is bridged: a caption that blinks off and on is worse than one that stays."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Never the last word of a line or cue: it belongs to what follows.
DETERMINERS = _set("a an the my your his our their its every mr. mrs. ms. dr.")
LEADERS = _set(
    "her this that these those of to in on at by for with from into and "
    "or but so if as than because when while who which i he she we they you it was were is are am be been "
    "had has have would could should will can not no very really just"
)
# Good to break before: a new phrase starts.
OPENERS = _set(
    "and but so because when while who which that then if or until before after where although to in on at "
    "for with from into about like"
)


def make_cues(
    words: Sequence[Word],
    sentences: Sequence[tuple[int, int]],
    rules: CaptionRules,
    shot_starts: Sequence[int] = (),
    end_ms: int | None = None,
) -> tuple[Cue, ...]:
    """Return cues that cover every word once, in order.

    `sentences` are [first, end) spans of word positions; `shot_starts` are word positions at which a new shot
    begins (a cue never spans one); `end_ms` is the end of the sound, after which nothing is shown.
    """
    spans: list[tuple[int, int]] = []
    for first, end in _pieces(len(words), sentences, shot_starts):
        spans += _best_split(words[first:end], first, rules)
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
                lines=break_lines([word.text for word in words[first:end]], rules),
            )
        )
    return tuple(cues)


def _end(spoken_ms: int, next_ms: int, start_ms: int) -> int:
    """Return when a caption goes: at the next one when that is near, else a moment after its last word."""
    held = next_ms if next_ms - spoken_ms <= BRIDGE_MS else spoken_ms + HOLD_MS
    return max(min(held, next_ms), start_ms)


def _pieces(
    count: int, sentences: Sequence[tuple[int, int]], shot_starts: Sequence[int]
) -> list[tuple[int, int]]:
    """Return the stretches a cue may lie in: sentences, cut where shots start."""
    edges = {0, count, *(edge for span in sentences for edge in span), *shot_starts}
    inside = sorted(edge for edge in edges if 0 <= edge <= count)
    return [(first, end) for first, end in pairwise(inside) if first < end]


def _best_split(words: Sequence[Word], offset: int, rules: CaptionRules) -> list[tuple[int, int]]:
    """Return the cheapest split of a stretch into cues, as [first, end) positions plus `offset`."""
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(words) + 1):
        choices = []
        for first in range(end - 1, -1, -1):
            cost = _cue_cost(words, first, end, rules)
            if cost is None and first < end - 1:
                break  # it does not fit, and more words will not either
            choices.append((best[first][0] + (cost or 0.0), first))
        best.append(min(choices))
    spans: list[tuple[int, int]] = []
    end = len(words)
    while end:
        first = best[end][1]
        spans.append((offset + first, offset + end))
        end = first
    return spans[::-1]


def _cue_cost(words: Sequence[Word], first: int, end: int, rules: CaptionRules) -> float | None:
    """Return what is wrong with words [first, end) as one cue; None when they do not fit on the screen.

    Every cue costs 1, so that few, full ones are chosen.
    """
    texts = [word.text for word in words[first:end]]
    lines = break_lines(texts, rules)
    if len(lines) > rules.max_lines:
        return None
    shown_ms = words[min(end, len(words) - 1)].start_ms if end < len(words) else words[-1].end_ms
    shown_ms -= words[first].start_ms
    characters = sum(map(len, texts)) + len(texts) - 1
    turns = list(accumulate(lines))[:-1]
    cost = 1.0 + 0.5 * sum(break_cost(texts[turn - 1], texts[turn]) for turn in turns)
    cost += max(0.0, characters / READ_CHARS_S * 1000 - shown_ms) / 400
    cost += max(0, SHORTEST_MS - shown_ms) / 200 + max(0, shown_ms - LONGEST_MS) / 300
    if len(texts) == 1 and len(words) > 1 and len(texts[0]) < rules.max_chars_line * 0.7:
        cost += 3.0
    return cost + (break_cost(texts[-1], words[end].text) if end < len(words) else 0.0)


def break_cost(before: str, after: str) -> float:
    """Return how bad a break between these two words is: nothing after a comma, much after "the"."""
    if before[-1:] in ",;:.!?)" or before.endswith(("\N{EM DASH}", '"')):
        return 0.0
    if before.lower() in DETERMINERS:
        return 3.0
    if before.lower() in LEADERS:
        return 1.6
    return 0.3 if after.lower().strip("\"'(") in OPENERS else 0.8


def break_lines(texts: Sequence[str], rules: CaptionRules) -> tuple[int, ...]:
    """Return how many words stand on each line: the fewest lines that fit, broken for sense and balance.

    A word longer than a line has a line to itself. More than `max_lines` lines mean that they do not fit.
    """
    count = len(texts)
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)]  # lines, cost, first word of the last line
    for end in range(1, count + 1):
        choices = []
        for first in range(end - 1, -1, -1):
            width = sum(len(text) for text in texts[first:end]) + end - first - 1
            if width > rules.max_chars_line and first < end - 1:
                break
            lines, cost, _ = best[first]
            slack = ((rules.max_chars_line - width) / rules.max_chars_line) ** 2 if width else 1.0
            sense = break_cost(texts[end - 1], texts[end]) if end < count else 0.0
            choices.append((lines + 1, cost + slack + 0.6 * sense, first))
        best.append(min(choices))
    sizes: list[int] = []
    end = count
    while end:
        first = best[end][2]
        sizes.append(end - first)
        end = first
    return tuple(sizes[::-1])

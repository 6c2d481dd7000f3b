"""Where a shot is cut into pieces: the closed GOPs it is encoded in, each made and kept by itself.

A piece costs an I-frame, so pieces are as long as a GOP may be; and it is made anew as a whole, so cuts lie
where a caption begins: then a changed word costs one piece. Cuts depend on the shot's own length and on when
its captions begin, on nothing else of the video and on no word's letters.
"""

from __future__ import annotations

from collections.abc import Sequence

PIECE_SECONDS = 2.5


def longest_piece(fps: int) -> int:
    """Return how many frames a piece may have, which is also the longest GOP."""
    return max(round(PIECE_SECONDS * fps), 1)


def cut_into_pieces(
    frames: int, captions: Sequence[tuple[int, int]], longest: int
) -> tuple[tuple[int, int], ...]:
    """Return the pieces [first, end) of a shot of `frames` frames; `captions` are [first, end) frames of it.

    Of all cuts into pieces of at most `longest` frames, those that lie inside the fewest captions, then the
    fewest, then the most even, then the earliest: dynamic programming from the shot's end.
    """
    inside = {at for first, end in captions for at in range(max(first, 0) + 1, min(end, frames))}
    best = [(0, 0, 0, frames)] * (frames + 1)  # the cost of [at, frames), and where its first piece ends
    for at in range(frames - 1, -1, -1):
        choices = []
        for end in range(at + 1, min(at + longest, frames) + 1):
            through, count, uneven, _ = best[end]
            length = end - at
            choices.append((through + (end in inside), count + 1, uneven + length * length, end))
        best[at] = min(choices)
    pieces, at = [], 0
    while at < frames:
        end = best[at][3]
        pieces.append((at, end))
        at = end
    return tuple(pieces)

"""What was told before: each post that repeats another, with that other post and the reason.

Owns the four ways a post can repeat one: the same id, the same text, a near copy (word 5-shingles, after
Broder 1997), and the same story in other words. The last needs both a large weighted overlap of content words
(Jaccard with inverse document frequencies) and many shared words that come in the same order; title and body
are read together, because titles alone follow templates. Parts of a series share their cast and are told
apart by their numbers.
"""

from __future__ import annotations

import hashlib
import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from vidgen_assets.artifacts import JudgedPost, LeftOut, Repeat, UniquePosts
from vidgen_assets.content.wording import content_words, plain_words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from resources.embeddings import Embedder

    Grid = NDArray[np.float32]

_PART = re.compile(
    r"(?:\b(?:part|pt|chapter|ch|episode|ep|vol(?:ume)?|day|round|book)\.? ?#?|#)"
    r"(\d{1,4}|[ivx]{1,5}|one|two|three|four|five)\b",
    re.I,
)


@dataclass(frozen=True)
class Likeness:
    """When two posts count as one; measured on labelled rewordings and on 3,000 real posts (test_dedup.py).

    `copied` is the share of the shorter text's 5-shingles found in the other. `reworded` is the weighted
    Jaccard overlap of content words; texts over `long_words` content words overlap by sheer length and
    need `reworded_long`. `shared_words` and `in_order` keep short texts on one theme apart. With a sentence
    model, less overlap (`reworded_with_meaning`) is enough for two texts that mean the same; its word alone
    never is, because it finds two accidents of one kind as near as one accident told twice.
    """

    copied: float = 0.5
    reworded: float = 0.14
    reworded_long: float = 0.2
    long_words: int = 250
    shared_words: int = 19
    in_order: float = 0.4
    fewest_words: int = 20
    reworded_with_meaning: float = 0.1
    near_in_meaning: float = 0.75


DEFAULT = Likeness()


def find_repeats(
    today: Sequence[JudgedPost],
    past: Sequence[JudgedPost],
    made: frozenset[str] = frozenset(),
    embedder: Embedder | None = None,
    likeness: Likeness = DEFAULT,
) -> UniquePosts:
    """Return what is new among today's posts, and what was left out with the reason.

    A post that repeats one of the past days is left out; of two of today's the one with the better total
    stays (then the older, then the smaller id). Posts that may not be told are listed as left out, and never
    hide another. `made` holds the ids that became videos already. Briefs and scripts are somebody's wish and
    are only held against `made`. `embedder` is a sentence model where the channel has one. Handles 1,000
    posts against 7,000 in a few seconds.
    """
    told = [entry for entry in past if entry.verdict.allowed]
    running = [entry for entry in today if entry.verdict.allowed]
    ordered = sorted(running, key=lambda entry: (-entry.total, entry.post.created_ms, entry.post.id))
    alike = _Alike((*told, *ordered), len(told), likeness, embedder)
    repeats: dict[int, Repeat] = {}
    gone: set[int] = set()
    for at, entry in enumerate(ordered, start=len(told)):
        repeat = _made(entry, made) or alike.repeat_of(at, gone)
        if repeat is not None:
            gone.add(at)
            repeats[id(entry)] = repeat
    return UniquePosts(
        kept=tuple(entry for entry in running if id(entry) not in repeats),
        repeats=tuple(repeats[id(entry)] for entry in running if id(entry) in repeats),
        left_out=tuple(
            LeftOut(
                post_id=entry.post.id, title=entry.post.title, rule=entry.verdict.rule, why=entry.verdict.why
            )
            for entry in today
            if not entry.verdict.allowed
        ),
    )


def _made(entry: JudgedPost, made: frozenset[str]) -> Repeat | None:
    post = entry.post
    if post.id not in made:
        return None
    return Repeat(post_id=post.id, title=post.title, of=post.id, because="already made", similarity=1.0)


class _Match(NamedTuple):
    at: int
    because: str
    similarity: float


class _Alike:
    """Compares each of the later posts (from index `first`) with everything before it."""

    def __init__(
        self, posts: Sequence[JudgedPost], first: int, likeness: Likeness, embedder: Embedder | None
    ) -> None:
        self._posts = posts
        self._first = first
        self._likeness = likeness
        self._embedder = embedder
        self._enough = likeness.reworded_with_meaning if embedder else likeness.reworded
        bodies = [plain_words(entry.post.body) for entry in posts]
        self._lengths = [len(words) for words in bodies]
        self._digests = [hashlib.sha256(" ".join(words).encode("utf-8")).hexdigest() for words in bodies]
        self._words = [content_words(f"{entry.post.title}\n{entry.post.body}") for entry in posts]
        self._frequency = Counter(word for words in self._words for word in set(words))
        self._named: dict[str, list[int]] = defaultdict(list)
        for at, entry in enumerate(posts):
            for name in filter(None, (entry.post.id, entry.post.crosspost_of)):
                self._named[name].append(at)
        if len(posts) > first:
            self._copied = _copied(bodies, first)
            self._overlap = _overlap(self._words, self._frequency, first)

    def repeat_of(self, at: int, gone: set[int]) -> Repeat | None:
        """Return how this post repeats an earlier one that is not gone; the surest reason wins."""
        entry = self._posts[at]
        if entry.post.kind != "post":
            return None
        others = sorted(set(self._suspects(at)) - gone)
        matches = [match for other in others if (match := self._match(at, other)) is not None]
        if not matches:
            return None
        best = min(matches, key=lambda match: (_REASONS.index(match.because), -match.similarity, match.at))
        return Repeat.model_validate(
            {
                "post_id": entry.post.id,
                "title": entry.post.title,
                "of": self._posts[best.at].post.id,
                "because": best.because,
                "similarity": round(min(1.0, best.similarity), 3),
            }
        )

    def _suspects(self, at: int) -> Iterator[int]:
        """Yield the earlier posts worth a look: of the same name, or alike enough by the numbers."""
        import numpy as np

        post = self._posts[at].post
        for name in filter(None, (post.id, post.crosspost_of)):
            yield from (other for other in self._named[name] if other < at)
        row = at - self._first
        alike = (self._copied[row, :at] >= self._likeness.copied) | (self._overlap[row, :at] >= self._enough)
        yield from (int(other) for other in np.flatnonzero(alike))

    def _match(self, at: int, other: int) -> _Match | None:
        mine, theirs = self._posts[at].post, self._posts[other].post
        if theirs.kind != "post":
            return None
        if mine.id == theirs.id:
            return _Match(other, "same id", 1.0)
        if mine.crosspost_of == theirs.id or theirs.crosspost_of == mine.id:
            return _Match(other, "near copy", 1.0)
        if min(self._lengths[at], self._lengths[other]) < self._likeness.fewest_words:
            return None
        if self._digests[at] == self._digests[other]:
            return _Match(other, "same text", 1.0)
        copied = float(self._copied[at - self._first, other])
        if copied >= self._likeness.copied:
            return _Match(other, "near copy", copied)
        overlap = float(self._overlap[at - self._first, other])
        if overlap >= self._enough and self._is_retelling(at, other, overlap):
            return _Match(other, "same story reworded", overlap)
        return None

    def _is_retelling(self, at: int, other: int, overlap: float) -> bool:
        mine, theirs, likeness = self._words[at], self._words[other], self._likeness
        if min(len(mine), len(theirs)) > likeness.long_words and overlap < likeness.reworded_long:
            return False
        if _are_parts(self._posts[at].post.title, self._posts[other].post.title):
            return False
        shared = set(mine) & set(theirs)
        rare = [word for word in shared if self._frequency[word] <= max(3, len(self._posts) // 50)]
        if len(shared) < likeness.shared_words or _in_order(rare, mine, theirs) < likeness.in_order:
            return False
        return overlap >= likeness.reworded or self._mean_the_same(at, other)

    def _mean_the_same(self, at: int, other: int) -> bool:
        if self._embedder is None:
            return False
        texts = [f"{self._posts[each].post.title}\n{self._posts[each].post.body}" for each in (at, other)]
        mine, theirs = self._embedder.embed(texts)
        return float(mine @ theirs) >= self._likeness.near_in_meaning


_REASONS = ("same id", "same text", "near copy", "same story reworded")


def _copied(bodies: Sequence[Sequence[str]], first: int) -> Grid:
    """Return the share of 5-shingles in common, of the shorter text; rows are posts from `first` on."""
    import numpy as np
    from scipy.sparse import csr_matrix

    column: dict[str, int] = {}
    columns = [[column.setdefault(one, len(column)) for one in _shingles(words)] for words in bodies]
    ends = np.cumsum([0, *map(len, columns)])
    inside = np.fromiter(chain.from_iterable(columns), np.int64, int(ends[-1]))
    shape = (len(bodies), max(1, len(column)))
    shingles = csr_matrix((np.ones(len(inside), np.float32), inside, ends), shape=shape)
    sizes = np.maximum(np.diff(ends), 1)
    common = (shingles[first:] @ shingles.T).toarray()
    return np.asarray(common / np.minimum(sizes[first:, None], sizes[None, :]), dtype=np.float32)


def _shingles(words: Sequence[str]) -> set[str]:
    return {" ".join(words[at : at + 5]) for at in range(max(1, len(words) - 4))}


def _overlap(texts: Sequence[Sequence[str]], frequency: Counter[str], first: int) -> Grid:
    """Return the weighted Jaccard overlap of content words; a word weighs by how few posts have it."""
    import numpy as np
    from scipy.sparse import csr_matrix

    column = {word: at for at, word in enumerate(sorted(frequency))}
    weights = np.array(
        [math.log((len(texts) + 1) / (frequency[word] + 0.5)) for word in sorted(frequency)], dtype=np.float64
    )
    rows = [at for at, words in enumerate(texts) for _ in set(words)]
    columns = [column[word] for words in texts for word in sorted(set(words))]
    shape = (len(texts), max(1, len(column)))
    weighted = csr_matrix((np.sqrt(np.maximum(weights, 0.0))[columns], (rows, columns)), shape=shape)
    sums = np.asarray(weighted.multiply(weighted).sum(axis=1)).ravel()
    common = (weighted[first:] @ weighted.T).toarray()
    union = sums[first:, None] + sums[None, :] - common
    return np.asarray(np.where(union > 0, common / np.where(union > 0, union, 1.0), 0.0), dtype=np.float32)


def _in_order(words: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> float:
    """Return the share of these words that first come up in the same order in both texts.

    The longest increasing run of positions, found by patience sorting; 1.0 when there are no such words.
    """
    if not words:
        return 1.0
    there = _first_places(theirs)
    here = _first_places(mine)
    piles: list[int] = []
    for word in sorted(words, key=here.__getitem__):
        place = there[word]
        at = bisect_left(piles, place)
        piles[at : at + 1] = [place]
    return len(piles) / len(words)


def _first_places(words: Sequence[str]) -> dict[str, int]:
    return {word: at for at, word in reversed(tuple(enumerate(words)))}


def _are_parts(mine: str, theirs: str) -> bool:
    """Tell two parts of a series: titles with different numbers, where no number is the first part's."""
    first, second = (
        tuple(found.lower() for found in _PART.findall(title)) or ("1",) for title in (mine, theirs)
    )
    return first != second

"""The key phrase of a shot: what is set in big type when there is neither a person nor a thing to show."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vidgen_assets.content.phrases import columns, joined
from vidgen_assets.scenes.lexicon import grammar
from vidgen_assets.scenes.words import noun_forms, verb_forms

MOST_WORDS = 4
MOST_CHARS = 26


def key_phrase(words: Sequence[str], plain: Sequence[str] = ()) -> str:
    """Return the densest run of at most four words and 26 columns, no stop word at its edges.

    `plain` are the words in English, where they are not: by them stop words are known. Falls back on the first
    words that fit when every word is a stop word. Never empty for a shot with letters.
    """
    bare = [re.sub(r"^[^\w$€£]+|[^\w%]+$", "", word) for word in words]
    stops = [_stop(_bare(word)) for word in (plain or bare)]
    stops = [stop for stop, word in zip(stops, bare, strict=True) if word]
    bare = [word for word in bare if word]
    best, best_score = "", 0.0
    for start in range(len(bare)):
        for length in range(1, MOST_WORDS + 1):
            run, small = bare[start : start + length], stops[start : start + length]
            text = joined(run)
            if len(run) < length or columns(text) > MOST_CHARS or small[0] or small[-1]:
                continue
            sizes = (-3 if is_small else columns(word) for word, is_small in zip(run, small, strict=True))
            score = sum(sizes) + 0.1 * start
            if score > best_score:
                best, best_score = text, score
    if best:
        return best
    while len(bare) > 1 and (len(bare) > MOST_WORDS or columns(joined(bare)) > MOST_CHARS):
        bare.pop()
    return joined(bare)[:MOST_CHARS]


def _bare(word: str) -> str:
    return word.rstrip(".,!")


def _stop(word: str) -> bool:
    word = word.lower().replace("’", "'").split("'")[0]
    return bool(grammar.STOP & {*noun_forms(word), *verb_forms(word)})

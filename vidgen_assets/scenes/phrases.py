"""The key phrase of a shot: what is set in big type when there is neither a person nor a thing to show."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vidgen_assets.scenes.lexicon import grammar
from vidgen_assets.scenes.words import noun_forms, verb_forms

MOST_WORDS = 4
MOST_CHARS = 26


def key_phrase(words: Sequence[str]) -> str:
    """Return the densest run of at most four words and 26 characters, no stop word at its edges.

    Falls back on the first words that fit when every word is a stop word. Never empty for a shot with
    letters.
    """
    bare = [re.sub(r"^[^\w$€£]+|[^\w%]+$", "", word) for word in words]
    bare = [word for word in bare if word]
    best, best_score = "", 0.0
    for start in range(len(bare)):
        for length in range(1, MOST_WORDS + 1):
            run = bare[start : start + length]
            text = " ".join(run)
            if len(run) < length or len(text) > MOST_CHARS or _stop(run[0]) or _stop(run[-1]):
                continue
            score = sum(-3 if _stop(word) else len(word) for word in run) + 0.1 * start
            if score > best_score:
                best, best_score = text, score
    if best:
        return best
    while len(bare) > 1 and (len(bare) > MOST_WORDS or len(" ".join(bare)) > MOST_CHARS):
        bare.pop()
    return " ".join(bare)[:MOST_CHARS]


def _stop(word: str) -> bool:
    word = word.lower().replace("’", "'").split("'")[0]
    return bool(grammar.STOP & {*noun_forms(word), *verb_forms(word)})

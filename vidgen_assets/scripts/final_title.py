"""The title the video goes out under: the day's choice, checked against the script as it was written."""

from __future__ import annotations

from vidgen_assets.artifacts import FinalTitle, Script, Slot
from vidgen_assets.scripts import headline, lexicon
from vidgen_assets.scripts.polish import Softener, spaced

LONGEST = 70
_NUMBERS = frozenset(("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"))


def final_title(script: Script, slot: Slot, soften: Softener | None = None) -> FinalTitle:
    """Return the title: the chosen one when the script keeps its promise, else the first line.

    A title promises something when most of its words come up in the script; the length is at most 70.
    """
    chosen = _clean(slot.title.title.text, soften)
    told = lexicon.content_words(script.text)
    promised = lexicon.content_words(chosen)
    kept = len(promised & told) / len(promised) if promised else 0.0
    if script.language != "en" or slot.idea.post is None or slot.idea.post.kind != "post":
        return FinalTitle(text=_fitted(chosen), why="the chosen title")
    if chosen and kept >= 0.5:
        return FinalTitle(
            text=_fitted(chosen), why=f"the script keeps what it promises ({kept:.0%} of its words come up)"
        )
    first = _clean(script.lines[0].text, soften)
    if headline.is_quotation(slot.idea.post.title) and chosen:
        return FinalTitle(text=_fitted(chosen), why="a quotation from the story, told in the script")
    return FinalTitle(
        text=_fitted(first or chosen),
        why=f"only {kept:.0%} of the chosen title's words come up in the script: its "
        f"first line says it better",
    )


def _clean(text: str, soften: Softener | None) -> str:
    softened = soften(text) if soften is not None else text
    return spaced(softened).rstrip(".").strip()


def _fitted(text: str) -> str:
    """Cut a title that is longer than feeds show, at a word that can stand at the end."""
    if len(text) <= LONGEST:
        return text
    words = text[: LONGEST - 3].split(" ")[:-1] or [text[: LONGEST - 3]]
    while len(words) > 4 and (words[-1].lower().strip(",;:") in lexicon.STOP_WORDS or words[-1] in _NUMBERS):
        words.pop()
    cut = " ".join(words).rstrip(" ,;:-")
    return cut + ('..."' if cut.count('"') % 2 else "...")

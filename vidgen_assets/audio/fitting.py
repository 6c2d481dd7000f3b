"""The rate at which a story has the length its channel asks for, and why it was chosen.

A voice may hurry or dawdle, and rest less or more between sentences, only within what sounds natural. Speaking
again costs nothing where the voice lives on this machine; where it is paid for, pauses are changed before
words are bought again. A script that cannot fit is refused with the number of words to cut or add, and when
even an estimate says so, before anything is said.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from resources.errors import QualityFailed
from vidgen_assets.artifacts.base import Frozen

STEP_WPM = 2
MARGIN_MS = 400
DOUBT = 1.25
MEASURED_DOUBT = 1.08
"""How wrong an estimate may be: an estimate beyond it needs no voice to be refused. The second holds once the
voice has said one sentence."""

Take = Callable[..., tuple[int, int]]
"""take(rate, rests=1.0) returns the length of the narration at a rate and how much of it is rest, in ms."""


class Natural(Frozen):
    """How far from its own rate a voice may go before it sounds drugged or hurried, and its pauses likewise."""

    slowest: float = 0.92
    fastest: float = 1.12
    shortest_rests: float = 0.7
    longest_rests: float = 1.4


class Rounds(Frozen):
    """How often a story may be spoken again to fit, and whether pauses are changed before that."""

    takes: int
    rests_first: bool


NATURAL = Natural()
FREE = Rounds(takes=5, rests_first=False)
PAID = Rounds(takes=2, rests_first=True)


class Fit(Frozen):
    """The rate that was settled on, the length it gives, and why. `rests` scales the pauses beyond the rate."""

    rate_wpm: int
    duration_ms: int
    why: str
    rests: float = 1.0


@dataclass(frozen=True)
class Fitting:
    """What a story of `words` words must fit into (`band_ms`), and by which means."""

    band_ms: tuple[int, int]
    words: int = 0
    rounds: Rounds = FREE
    natural: Natural = NATURAL

    def fit(self, take: Take, own: int, start: int | None = None) -> Fit:
        """Find a rate near `own` (words a minute) at which the length lies in the band.

        The voice's own rate is kept when it fits. Otherwise the length is taken to be inversely proportional to
        the rate and corrected by speaking again; what is left is taken from the pauses. QualityFailed when
        neither will do.
        """
        rate = start or own
        length, rests = take(rate)
        for _ in range(self.rounds.takes - 1):
            if self._fits(length):
                return self._settled(rate, own, length)
            if self.rounds.rests_first and (fit := self._by_rests(take, rate, own, length, rests)):
                return fit
            wanted = clamp(rate * length / self._goal(length), own, self.natural)
            if wanted == rate:
                break
            rate = wanted
            length, rests = take(rate)
        if self._fits(length):
            return self._settled(rate, own, length)
        if fit := self._by_rests(take, rate, own, length, rests):
            return fit
        raise QualityFailed(does_not_fit(rate, length, self.band_ms, self.words))

    def _fits(self, length: int) -> bool:
        low, high = self.band_ms
        return low <= length <= high

    def _goal(self, length: int) -> int:
        low, high = self.band_ms
        return high - MARGIN_MS if length > high else low + MARGIN_MS

    def _settled(self, rate: int, own: int, length: int) -> Fit:
        return Fit(rate_wpm=rate, duration_ms=length, why=_why(rate, own, length))

    def _by_rests(self, take: Take, rate: int, own: int, length: int, rests: int) -> Fit | None:
        """Let the pauses make up for what is missing or too much; None when they cannot."""
        if rests <= 0:
            return None
        factor = 1 + (self._goal(length) - length) / rests
        factor = round(min(max(factor, self.natural.shortest_rests), self.natural.longest_rests), 3)
        length, _ = take(rate, factor)
        if not self._fits(length):
            return None
        kind = "shorter" if factor < 1 else "longer"
        why = f"{_why(rate, own, length)}, with pauses {abs(1 - factor):.0%} {kind}"
        return Fit(rate_wpm=rate, duration_ms=length, why=why, rests=factor)


def clamp(rate: float, own: int, natural: Natural) -> int:
    """Return a rate in steps of two words a minute, within what is natural for a voice of this own rate."""
    slowest, fastest = _step(max(80, own * natural.slowest)), _step(min(400, own * natural.fastest))
    return min(max(_step(rate), slowest), fastest)


def refuse_hopeless(
    predicted_ms: int, own: int, band_ms: tuple[int, int], words: int, *, measured: bool = False
) -> None:
    """Raise QualityFailed when a script of this estimated length (at `own`) could be made to fit by no rate."""
    natural, doubt = NATURAL, MEASURED_DOUBT if measured else DOUBT
    low, high = band_ms
    if predicted_ms / natural.fastest > high * doubt:
        raise QualityFailed(does_not_fit(own, predicted_ms, band_ms, words, estimated=True))
    if predicted_ms / natural.slowest < low / doubt:
        raise QualityFailed(does_not_fit(own, predicted_ms, band_ms, words, estimated=True))


def does_not_fit(
    rate: int, length_ms: int, band_ms: tuple[int, int], words: int, *, estimated: bool = False
) -> str:
    """Say by how much a script does not fit, and what to do about it."""
    low, high = band_ms
    goal = high if length_ms > high else low
    change = round(abs(words * (1 - goal / length_ms)))
    do = f"cut about {change} words" if length_ms > high else f"add about {change} words"
    lasts = "would last about" if estimated else "lasts"
    even = "at" if estimated else "even at"
    return (
        f"the script of {words} words {lasts} {length_ms / 1000:.1f} s {even} {rate} words a minute; "
        f"it must last {low / 1000:.0f} to {high / 1000:.0f} s: {do}, or widen the channel's writing band"
        + (". Nothing was said or paid yet" if estimated else "")
    )


def _step(rate: float) -> int:
    return round(rate / STEP_WPM) * STEP_WPM


def _why(rate: int, own: int, length_ms: int) -> str:
    if rate == own:
        return f"the voice's own {own} words a minute give {length_ms / 1000:.1f} s"
    pace = "faster" if rate > own else "slower"
    return f"{pace} than the voice's own {own} words a minute, for a video of {length_ms / 1000:.1f} s"

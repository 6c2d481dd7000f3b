"""How a video clip fills its shot: played once, slowed a little, held at its end, or played again, by rule.

Owns the decision and its reason; decoding is post/footage.py's. A clip that is longer than its shot is played
from its start and cut off.
"""

from __future__ import annotations

from dataclasses import dataclass

from vidgen_assets.artifacts import Clip, Playing


@dataclass(frozen=True)
class ShortClips:
    """What is done about a clip that ends before its shot, in this order, from what shows least to what most.

    It is slowed to no less than `slowest`; what is then missing is its last picture, for no longer than
    `longest_hold_ms`; a clip that is shorter still is played again from its start, at its own speed.
    """

    slowest: float = 0.75
    longest_hold_ms: int = 700

    def play(self, clip: Clip, frames: int, fps: int) -> Playing:
        """Return how the clip is played in a shot that is seen for so many frames."""
        has, needs = clip.frames / clip.fps, frames / fps
        told = f"{has:.2f} s of clip for {needs:.2f} s of shot"
        if has >= needs:
            return Playing(how="once", why=told)
        if has >= needs * self.slowest:
            speed = round(has / needs, 4)
            return Playing(how="once", speed=speed, why=f"{told}: slowed to {speed:.0%}")
        held = needs - has / self.slowest
        if held * 1000 <= self.longest_hold_ms:
            why = f"{told}: slowed to {self.slowest:.0%}, its last picture held for {held:.2f} s"
            return Playing(how="hold", speed=self.slowest, why=why)
        return Playing(how="loop", why=f"{told}: played {needs / has:.1f} times")


SHORT_CLIPS = ShortClips()

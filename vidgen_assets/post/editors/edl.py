"""The cut as a CMX3600 edit decision list: one picture track, and the sound as an event of its own.

An EDL begins a dissolve or wipe where it is first seen: the outgoing event ends there, the incoming one begins
there, with its length in frames. Reels have eight characters; the files are named in comments, which
programs match clips by. A wipe's direction other than right and down, and transitions of ours that are
neither dissolve nor wipe, are named in a comment too: CMX3600 has no words for them.
"""

from __future__ import annotations

from vidgen_assets.post.editors.cut import WIPES, Cut, Take


def edl_text(cut: Cut) -> str:
    """Return the EDL; timecode without drop frames, from 00:00:00:00."""
    lines = [f"TITLE: {_plain(cut.title)}", "FCM: NON-DROP FRAME", ""]
    for number, take in enumerate(cut.takes, 1):
        following = cut.takes[number] if number < len(cut.takes) else None
        lines += [*_event(cut, number, take, cut.takes[number - 2] if number > 1 else None, following), ""]
    number = len(cut.takes) + 1
    clock = _Clock(cut.fps)
    span = f"{clock(0)} {clock(cut.frames)}"
    lines += [f"{number:03d}  VGSOUND  AA    C        {span} {span}"]
    lines += ["* FROM CLIP NAME: mix.wav", f"* FROM FILE: {cut.sound}"]
    return "\n".join(lines) + "\n"


def _event(cut: Cut, number: int, take: Take, before: Take | None, following: Take | None) -> list[str]:
    clock = _Clock(cut.fps)
    begin = take.first_frame - take.before
    end = take.end_frame - (following.before if following else 0)
    source = take.source_in - take.before
    span = f"{clock(source)} {clock(source + end - begin)} {clock(begin)} {clock(end)}"
    if before is None or take.shown == "cut":
        return [
            f"{number:03d}  {take.reel}  V     C        {span}",
            f"* FROM CLIP NAME: {take.name}",
            f"* FROM FILE: {take.media}",
        ]
    left = before.source_in + begin - before.first_frame
    code = f"W{WIPES[take.transition][0]:03d}" if take.shown == "wipe" else "D   "
    return [
        f"{number:03d}  {before.reel}  V     C        {clock(left)} {clock(left)} {clock(begin)} {clock(begin)}",
        f"{number:03d}  {take.reel}  V     {code} {take.transition_frames:03d} {span}",
        f"* FROM CLIP NAME: {before.name}",
        f"* TO CLIP NAME: {take.name}",
        f"* FROM FILE: {take.media}",
        f"* VIDGEN TRANSITION: {take.transition} {take.transition_frames}",
    ]


class _Clock:
    """Frames as HH:MM:SS:FF."""

    def __init__(self, fps: int) -> None:
        self.fps = fps

    def __call__(self, frame: int) -> str:
        seconds, frames = divmod(frame, self.fps)
        return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}:{frames:02d}"


def _plain(title: str) -> str:
    """Return a title as an EDL may have it: one line of at most 70 plain characters."""
    return " ".join(title.encode("ascii", "replace").decode().split())[:70]

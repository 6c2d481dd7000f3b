"""The cut as every editing program understands it: takes in files with handles, and how each comes in.

One value, from which each format is written and to which each is held when it is read back. Frame numbers are
whole and start at 0; a file's first frame is 0 too.

What our transitions become where a format has only dissolves and wipes is decided here, once: a crossfade is
a dissolve, a wipe is a wipe; everything else (slides, zooms, dips, match cuts) is a dissolve of the same
length, with our own name for it kept in a comment.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from vidgen_assets.artifacts import Frozen, TimelineShot
from vidgen_assets.post.timeline import before_cut, seen

Shown = Literal["cut", "dissolve", "wipe"]

HANDLE_MS = 400
MEDIA, SOUND = "media", "sound/mix.wav"
# SMPTE 258M: an upright edge that moves to the right, a level one that moves down; and the same turned round
WIPES = {"wipe_right": (1, False), "wipe_left": (1, True), "wipe_down": (2, False), "wipe_up": (2, True)}


class Take(Frozen):
    """A shot in its own file: frames [first_frame, end_frame) of the cut show the file from `source_in` on.

    `available` is how many frames the file has; `transition_frames` lie half before and half after the cut.
    """

    name: str
    shot: str
    reel: str
    media: str
    available: int
    source_in: int
    first_frame: int
    end_frame: int
    transition: str
    transition_frames: int

    @property
    def frames(self) -> int:
        """Return how many frames of the cut are its own."""
        return self.end_frame - self.first_frame

    @property
    def before(self) -> int:
        """Return how many frames of its transition lie before the cut."""
        return before_cut(self.transition_frames)

    @property
    def shown(self) -> Shown:
        """Return what its transition is to programs that know cuts, dissolves and wipes."""
        if not self.transition_frames:
            return "cut"
        return "wipe" if self.transition in WIPES else "dissolve"


class Cut(Frozen):
    """A whole cut: its takes in order, covering [0, frames), over one sound of the same length."""

    title: str
    fps: int
    width: int
    height: int
    frames: int
    takes: tuple[Take, ...]
    sound: str = SOUND


class Edit(Frozen):
    """What a format says of a take, read back: see `Take`."""

    name: str
    media: str
    source_in: int
    first_frame: int
    end_frame: int
    shown: Shown
    transition_frames: int


def handle_of(fps: int) -> int:
    """Return how many frames a file has before and after those that are seen."""
    return HANDLE_MS * fps // 1000


def cut_of(shots: Sequence[TimelineShot], fps: int, size: tuple[int, int], title: str) -> Cut:
    """Return the cut of a timeline's shots, each in a file of its own under `media/`."""
    handle, takes = handle_of(fps), []
    for index, shot in enumerate(shots):
        first, end = seen(shots, index)
        name = f"{index + 1:03d}_{re.sub(r'[^A-Za-z0-9]+', '-', shot.shot)[:32]}"
        takes.append(
            Take(
                name=name,
                shot=shot.shot,
                reel=f"VG{index + 1:06d}",
                media=f"{MEDIA}/{name}.mov",
                available=end - first + 2 * handle,
                source_in=handle + shot.first_frame - first,
                first_frame=shot.first_frame,
                end_frame=shot.end_frame,
                transition=shot.transition,
                transition_frames=shot.transition_frames,
            )
        )
    frames = shots[-1].end_frame
    return Cut(title=title, fps=fps, width=size[0], height=size[1], frames=frames, takes=tuple(takes))


def edits_of(cut: Cut, *, wipes: bool = True) -> tuple[Edit, ...]:
    """Return what a format must say of a cut; one without `wipes` says dissolve."""
    return tuple(
        Edit(
            name=take.name,
            media=take.media,
            source_in=take.source_in,
            first_frame=take.first_frame,
            end_frame=take.end_frame,
            shown="dissolve" if take.shown == "wipe" and not wipes else take.shown,
            transition_frames=take.transition_frames,
        )
        for take in cut.takes
    )

"""What post-production plans and renders: grade, timeline, the render plan, the master."""

from __future__ import annotations

from typing import Literal

from resources.store import Media
from vidgen_assets.artifacts.base import Frozen
from vidgen_assets.artifacts.pictures import Box, FramedClip
from vidgen_assets.artifacts.scripts import TransitionKind
from vidgen_assets.artifacts.sound import Cue, Loudness, Word


class ShotMatch(Frozen):
    """What brings a shot near its neighbours before the look is applied, as an ASC CDL: (in x slope + offset) ^ power
    a channel, then saturation. Without numbers it changes nothing.
    """

    shot: str
    slope: tuple[float, float, float] = (1.0, 1.0, 1.0)
    offset: tuple[float, float, float] = (0.0, 0.0, 0.0)
    power: tuple[float, float, float] = (1.0, 1.0, 1.0)
    saturation: float = 1.0


class ShotJoin(Frozen):
    """Two neighbouring shots: how far their colours were apart and are now (delta-E), and why that is right.

    The colours are those of the graded pictures: `before` without the match, `after` with it. `spread` is the
    same for how far their colours scatter. `asked` is the limit they were held to, None where a change is meant.
    """

    before_shot: str
    shot: str
    before: float
    after: float
    spread_before: float
    spread_after: float
    asked: float | None
    why: str


class ColorGrade(Frozen):
    """The look: a .cube LUT, how strongly it is applied (0 to 1), each shot's match, and how the shots join."""

    lut: Media
    lut_name: str
    strength: float
    matches: tuple[ShotMatch, ...]
    why: str
    joins: tuple[ShotJoin, ...] = ()


class Playing(Frozen):
    """How a video clip fills its shot: once at `speed` (1 as it was made), over and over, or held at its end."""

    how: Literal["once", "hold", "loop"] = "once"
    speed: float = 1.0
    why: str = ""


class TimelineShot(Frozen):
    """A shot on the timeline: its clip, frames [first_frame, end_frame), and how it comes in.

    The transition's frames lie half before and half after `first_frame`; both shots run on through it.
    `why` says which rule chose the transition. `playing` is None where the clip is no video. `card` is where on
    the canvas a card's words are, which nothing may cover.
    """

    shot: str
    clip: FramedClip
    first_frame: int
    end_frame: int
    transition: TransitionKind
    transition_frames: int
    prop_frame: int | None = None
    playing: Playing | None = None
    why: str = ""
    card: Box | None = None


class Timeline(Frozen):
    """The cut: shots on the frame grid, and the same as an OpenTimelineIO file."""

    fps: int
    width: int
    height: int
    frames: int
    shots: tuple[TimelineShot, ...]
    otio: Media


class CaptionLook(Frozen):
    """How captions look: every measure in pixels of a 1080x1920 frame.

    `fonts` are those of other scripts the words want, with their version here, or "none": other fonts, other
    pictures. `locale` says whose shapes characters have that are drawn otherwise elsewhere
    ("zh-Hans", "ja"), and whose spaces stand before marks ("fr").
    """

    style: str
    font: str
    size: int
    margin_bottom: int
    uppercase: bool
    fill: str
    highlight: str
    outline: str
    outline_px: int
    fonts: tuple[str, ...] = ()
    locale: str = ""


class Watermark(Frozen):
    """A line of text in a corner, drawn over every frame."""

    text: str
    opacity: float


class RenderPlan(Frozen):
    """Everything the renderer may look at; the same plan gives the same bytes.

    The captions' `words` and `cues` are on the timeline's clock. `audio` is the finished mix.
    """

    fps: int
    width: int
    height: int
    frames: int
    shots: tuple[TimelineShot, ...]
    words: tuple[Word, ...]
    cues: tuple[Cue, ...]
    look: CaptionLook
    watermark: Watermark | None
    grade: ColorGrade
    audio: Media
    crf: int
    preset: str
    seed: str


class Segment(Frozen):
    """A rendered piece of the master: frames [first_frame, end_frame), encoded once with closed GOPs."""

    shot: str
    first_frame: int
    end_frame: int
    video: Media
    plan_hash: str


class MasterVideo(Frozen):
    """The one render: H.264 in MP4 with AAC, what it was joined from by copy, and the plan it was made by.

    `segments` and `sound` (the AAC track alone) hold every packet of `video`, which so need not be decoded as a
    whole to be measured or shown.
    """

    video: Media
    fps: int
    width: int
    height: int
    frames: int
    duration_ms: int
    segments: tuple[Segment, ...]
    sound: Media
    loudness: Loudness
    plan: Media | None = None


class Measured(Frozen):
    """One gate of the quality report: what was measured, the threshold, and whether it holds."""

    name: str
    passed: bool
    measured: str
    threshold: str
    why: str = ""
    severity: Literal["blocks", "warns"] = "blocks"


class SyncReport(Frozen):
    """How far the words of the finished sound are from where the captions say they are, in ms."""

    aligner: str
    words_checked: int
    median_ms: int
    p95_ms: int
    drift_ms: int
    passed: bool
    why: str


class DevicePreviews(Frozen):
    """The master as phones, tablets and feeds show it, each platform's buttons over it."""

    pictures: tuple[Media, ...]
    covered: tuple[Measured, ...]


class QualityReport(Frozen):
    """One page: pass or fail, each gate with measured value and threshold, every fallback that was used."""

    passed: bool
    gates: tuple[Measured, ...]
    fallbacks: tuple[str, ...]
    page: Media

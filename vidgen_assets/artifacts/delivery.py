"""What export, distribution and analytics hand on: the delivered file, its words, receipts and figures."""

from __future__ import annotations

from typing import Literal

from resources.store import Media
from vidgen_assets.artifacts.base import Frozen


class Chapter(Frozen):
    """A chapter mark of the description."""

    at_ms: int
    title: str


class VideoMetadata(Frozen):
    """What goes out beside the video: title, description, tags, chapters, credit and disclosures.

    `notes` says what was left out or shortened, and by which platform's rule.
    """

    title: str
    description: str
    tags: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    credit: str
    language: str
    made_for_kids: bool
    ai_disclosure: bool
    notes: tuple[str, ...] = ()


class FinalVideo(Frozen):
    """The delivered MP4: H.264/AAC, faststart, tagged BT.709, free of inherited metadata."""

    video: Media
    width: int
    height: int
    fps: int
    frames: int
    duration_ms: int
    quality_passed: bool


class Delivered(Frozen):
    """One delivered file: what is in it, how it was made, and the subtitles beside it.

    `made` "copied" took the master's own picture packets, "rendered" drew the plan again as H.264, "encoded"
    made another codec from the plan's frames: in each case one lossy generation. `kbit_s` is the whole file's.
    """

    name: str
    profile: str
    video: Media
    subtitles: tuple[Media, ...]
    width: int
    height: int
    fps: int
    frames: int
    duration_ms: int
    video_codec: str
    audio_codec: str
    kbit_s: int
    sound_lag_ms: float | None
    made: Literal["copied", "rendered", "encoded"]
    why: str


class Deliveries(Frozen):
    """The files a channel's `formats.deliveries` asks for, in that order."""

    files: tuple[Delivered, ...] = ()


class Thumbnail(Frozen):
    """The picture a viewer sees first, and which frame of the master it was made from."""

    image: Media
    width: int
    height: int
    frame: int


class Receipt(Frozen):
    """Proof of one delivery: what was handed over (by hash), where it is, and how it is visible.

    `status` "off" means the channel does not publish to this platform, and says so.
    """

    platform: Literal["youtube", "tiktok", "instagram", "facebook"]
    provider: str
    status: Literal["delivered", "off"]
    video_sha256: str
    title: str
    privacy: Literal["private", "unlisted", "public", "none"]
    reference: str
    why: str = ""


class PerformanceSnapshot(Frozen):
    """Figures of one video on one platform on one day; `source` says where they came from.

    `revenue_usd` is None where nobody reported any.
    """

    platform: str
    reference: str
    slot: str
    title: str
    views: int
    likes: int
    comments: int
    shares: int
    watch_seconds: float
    average_view_percent: float
    source: str
    date: str = ""
    video_sha256: str = ""
    revenue_usd: float | None = None


class Monetization(Frozen):
    """What a day's videos earned and cost, in USD, by video."""

    slot: str
    platform: str
    revenue_usd: float
    cost_usd: float
    basis: str


class Finding(Frozen):
    """One thing the figures say about a choice (title pattern, voice, theme): its lift over the rest.

    `lift` is by how much more views a day its videos have than the others (0.5: half as many again), `own_lift`
    what is left of that when the other choices of the same videos are taken into account; 0 where nobody asked.
    """

    about: str
    choice: str
    videos: int
    lift: float
    confident: bool
    why: str
    own_lift: float = 0.0


class PerformanceEvaluation(Frozen):
    """What worked on a day, honestly: no finding without figures."""

    date: str
    videos: int
    views: int
    findings: tuple[Finding, ...]
    summary: str


class Recommendation(Frozen):
    """What to do more or less of, for the next day's ranking and titles."""

    about: str
    choice: str
    weight: float
    why: str


class Recommendations(Frozen):
    """The day's recommendations; empty when there are no figures to base one on."""

    date: str
    recommendations: tuple[Recommendation, ...]
    why: str

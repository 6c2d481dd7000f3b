"""What the platforms lay over a video, as data: buttons, words and bars in pixels of a 1080x1920 frame.

Apps move their buttons a little with every version and phone; the boxes are drawn from public guides and the
platforms' own advice as of 2026, rounded outwards by about 10 px. `advised` is what a platform itself asks to
keep clear (for advertisements, which carry one button more than posts do), so words beyond it are a warning,
not a fault.
"""

from __future__ import annotations

from typing import Literal

from vidgen_assets.artifacts import Box, Frozen
from vidgen_assets.channel import Platforms

FRAME_WIDTH, FRAME_HEIGHT = 1080, 1920


class Region(Frozen):
    """Something on top of the video: a rail of icons, a block of words, or a bar along an edge."""

    name: str
    kind: Literal["icons", "words", "bar"]
    box: Box
    icons: tuple[str, ...] = ()


class Feed(Frozen):
    """A platform's feed: what covers the video there, and the area its owner advises to stay inside."""

    platform: Literal["youtube", "tiktok", "instagram", "facebook"]
    title: str
    regions: tuple[Region, ...]
    advised: Box
    source: str


def _box(left: int, top: int, right: int, bottom: int) -> Box:
    return Box(x=left, y=top, width=right - left, height=bottom - top)


FEEDS: tuple[Feed, ...] = (
    Feed(
        platform="youtube",
        title="YouTube Shorts",
        # Search and menu at the top; like, dislike, comment, share, remix and sound; channel and title.
        regions=(
            Region(
                name="search and menu",
                kind="bar",
                box=_box(780, 30, 1080, 140),
                icons=("magnifying-glass", "video", "ellipsis-vertical"),
            ),
            Region(
                name="like, comment, share",
                kind="icons",
                box=_box(935, 900, 1080, 1720),
                icons=("thumbs-up", "thumbs-down", "comment-dots", "share", "retweet", "music"),
            ),
            Region(name="channel and title", kind="words", box=_box(0, 1560, 900, 1850)),
            Region(name="progress", kind="bar", box=_box(0, 1900, 1080, 1920)),
        ),
        # Google Ads Help, vertical video: keep 288 px at the top, 672 at the bottom, 48 left and 192 right.
        advised=_box(48, 288, 888, 1248),
        source="Google Ads Help, vertical video safe area",
    ),
    Feed(
        platform="tiktok",
        title="TikTok For You",
        # Tabs and search at the top; profile, like, comment, save, share, sound; name, words, sound's name.
        regions=(
            Region(
                name="tabs and search", kind="bar", box=_box(0, 40, 1080, 150), icons=("magnifying-glass",)
            ),
            Region(
                name="profile, like, comment, share",
                kind="icons",
                box=_box(940, 860, 1080, 1720),
                icons=("circle-user", "heart", "comment-dots", "bookmark", "share", "compact-disc"),
            ),
            Region(name="name, words, sound", kind="words", box=_box(0, 1560, 880, 1850)),
            Region(name="progress", kind="bar", box=_box(0, 1905, 1080, 1920)),
        ),
        # TikTok Business Help gives templates, no numbers; guides of 2026 read them as about 150 px on top,
        # 440 at the bottom, 60 left and 150 right.
        advised=_box(60, 150, 930, 1480),
        source="TikTok's in-feed templates, as guides read them",
    ),
    Feed(
        platform="instagram",
        title="Instagram Reels",
        # Header and camera; like, comment, share, menu, sound's square; name, words, sound.
        regions=(
            Region(name="header and camera", kind="bar", box=_box(0, 40, 1080, 160), icons=("camera",)),
            Region(
                name="like, comment, share",
                kind="icons",
                box=_box(950, 1040, 1080, 1740),
                icons=("heart", "comment", "paper-plane", "ellipsis-vertical", "music"),
            ),
            Region(name="name, words, sound", kind="words", box=_box(0, 1600, 900, 1860)),
        ),
        # Meta Business Help, Reels: leave 14 % at the top, 35 % at the bottom, 6 % on each side free.
        advised=_box(65, 269, 1015, 1248),
        source="Meta Business Help, Reels safe zone",
    ),
    Feed(
        platform="facebook",
        title="Facebook Reels",
        regions=(
            Region(
                name="search and profile",
                kind="bar",
                box=_box(780, 40, 1080, 150),
                icons=("magnifying-glass", "circle-user"),
            ),
            Region(
                name="like, comment, share",
                kind="icons",
                box=_box(945, 1080, 1080, 1720),
                icons=("thumbs-up", "comment", "share", "ellipsis"),
            ),
            Region(name="name, words, sound", kind="words", box=_box(0, 1590, 900, 1850)),
        ),
        # Meta Business Help, Reels: leave 14 % at the top, 35 % at the bottom, 6 % on each side free.
        advised=_box(65, 269, 1015, 1248),
        source="Meta Business Help, Reels safe zone",
    ),
)


def feed_of(platform: str) -> Feed:
    """Return a platform's feed; KeyError for one there is no data on."""
    return next(feed for feed in FEEDS if feed.platform == platform)


def delivered_to(platforms: Platforms) -> tuple[str, ...]:
    """Return the names of the platforms a channel delivers to; all of them when it delivers to none."""
    names = tuple(feed.platform for feed in FEEDS)
    return tuple(name for name in names if getattr(platforms, name).enabled) or names

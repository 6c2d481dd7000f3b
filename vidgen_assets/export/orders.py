"""What is ordered of a video: a profile, a size, what is on the picture; and the plan that makes it so.

Every delivery is drawn from the render plan, in the shape it is wanted in: never from the encoded master.
"""

from __future__ import annotations

import re
from typing import Literal

from resources.errors import InvalidInput
from vidgen_assets.artifacts import Frozen, RenderPlan
from vidgen_assets.channel import Delivery
from vidgen_assets.export.profiles import Profile, profile_of

_SIZE = re.compile(r"(\d{2,4})[xX](\d{2,4})")
_NAMED = {"16:9": (1920, 1080), "1:1": (1080, 1080), "4:5": (1080, 1350), "9:16": (1080, 1920)}
_MOST_TITLE = 48


class Order(Frozen):
    """One delivery of one video; `size` None is the master's own."""

    profile: Profile
    size: tuple[int, int] | None = None
    how: Literal["crop", "blur", "mirror"] = "crop"
    captions: bool = True
    watermark: bool = True
    subtitles: tuple[Literal["srt", "vtt"], ...] = ()


def order_of(delivery: Delivery) -> Order:
    """Return what a channel's delivery orders: what it leaves open is the profile's."""
    size = (delivery.width, delivery.height) if delivery.width and delivery.height else None
    return order(
        delivery.profile,
        size,
        how=delivery.how,
        captions=delivery.captions,
        watermark=delivery.watermark,
        subtitles=delivery.subtitles,
    )


def order(
    profile: str,
    size: tuple[int, int] | None = None,
    *,
    how: Literal["crop", "blur", "mirror"] = "crop",
    captions: bool | None = None,
    watermark: bool | None = None,
    subtitles: tuple[Literal["srt", "vtt"], ...] = (),
) -> Order:
    """Return an order by the profile's name; None for what the profile decides."""
    row = profile_of(profile)
    return Order(
        profile=row,
        size=size,
        how=how,
        captions=row.captions if captions is None else captions,
        watermark=row.watermark if watermark is None else watermark,
        subtitles=subtitles,
    )


def size_of(text: str) -> tuple[int, int]:
    """Return "1080x1350", or one of the shapes 16:9, 1:1, 4:5 and 9:16, as pixels; InvalidInput says what fits."""
    if text in _NAMED:
        return _NAMED[text]
    match = _SIZE.fullmatch(text)
    size = (int(match[1]), int(match[2])) if match else (0, 0)
    if not all(180 <= side <= 4096 and side % 2 == 0 for side in size):
        raise InvalidInput(
            f"{text!r} is no size: write it like 1080x1080, even numbers from 180 to 4096, or as one of "
            f"{', '.join(_NAMED)}"
        )
    return size


def plan_of(wanted: Order, plan: RenderPlan) -> RenderPlan:
    """Return the plan whose frames are the delivery's picture; the master's own when nothing is different."""
    if wanted.size is not None and wanted.size != (plan.width, plan.height):
        from vidgen_assets.post.reframe import reframe

        plan = reframe(plan, wanted.size[0], wanted.size[1], wanted.how)
    if not wanted.captions:
        plan = plan.model_copy(update={"words": (), "cues": ()})
    if not wanted.watermark:
        plan = plan.model_copy(update={"watermark": None})
    return plan


def file_stem(label: str, title: str, wanted: Order) -> str:
    """Return a file's name without its suffix: the video's label, its title in plain letters, the profile.

    Letters, digits, "-" and "_" only, whatever the title is: "2026-11-20_1_my-landlord_h265_1080x1080".
    """
    plain = re.sub(r"[^a-z0-9]+", "-", title.lower().encode("ascii", "ignore").decode()).strip("-")
    parts = [label, plain[:_MOST_TITLE].strip("-"), wanted.profile.name]
    if wanted.size is not None:
        parts.append(f"{wanted.size[0]}x{wanted.size[1]}")
    if wanted.captions != wanted.profile.captions:
        parts.append("captions" if wanted.captions else "no-captions")
    if wanted.watermark != wanted.profile.watermark:
        parts.append("watermark" if wanted.watermark else "no-watermark")
    return "_".join(part for part in parts if part)

"""A plan's frames in the pixels an encoder wants: more bits, more chroma, RGB, light, HDR.

What goes in is the renderer's planar yuv420p of BT.709, limited range. No conversion here depends on the
machine: swscale is told to be exact, and works on one thread. The colours of HDR are post/hdr.py's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import TypeAlias

import av
import numpy as np
from av.video.reformatter import ColorRange, Colorspace, Interpolation
from numpy.typing import NDArray

from vidgen_assets.export.profiles import Profile
from vidgen_assets.post.hdr import Hdr10

Convert: TypeAlias = Callable[[av.VideoFrame], av.VideoFrame]

_EXACT = Interpolation.BICUBIC | Interpolation.ACCURATE_RND | Interpolation.BITEXACT
_EXACT_RGB = _EXACT | Interpolation.FULL_CHR_H_INT
BT1886 = 2.4


def conversion(profile: Profile) -> Convert:
    """Return what turns a frame of the renderer into one of the profile's; the answer may be used again."""
    pixels = profile.video.pixels
    if profile.colour == "hdr10":
        hdr = Hdr10()
        return lambda frame: to_hdr(frame, hdr)
    if profile.colour == "linear":
        return to_light
    if pixels.startswith("gbrp"):
        return lambda frame: to_rgb(frame, pixels)
    return lambda frame: to_yuv(frame, pixels)


def to_yuv(frame: av.VideoFrame, pixels: str) -> av.VideoFrame:
    """Return the frame with more bits or more chroma, still BT.709 limited; itself when it is so already."""
    if frame.format.name == pixels:
        return frame
    return frame.reformat(
        format=pixels,
        src_colorspace=Colorspace.ITU709,
        dst_colorspace=Colorspace.ITU709,
        interpolation=_EXACT,
        threads=1,
    )


def to_rgb(frame: av.VideoFrame, pixels: str) -> av.VideoFrame:
    """Return the frame as full-range RGB in BT.709's own curve."""
    return frame.reformat(
        format=pixels,
        src_colorspace=Colorspace.ITU709,
        dst_colorspace=Colorspace.ITU709,
        src_color_range=ColorRange.MPEG,
        dst_color_range=ColorRange.JPEG,
        interpolation=_EXACT_RGB,
        threads=1,
    )


def to_light(frame: av.VideoFrame) -> av.VideoFrame:
    """Return the frame as linear light, 32-bit floats of RGB, 1.0 being white on a screen of BT.1886."""
    coded = to_rgb(frame, "gbrp16le")
    out = av.VideoFrame(frame.width, frame.height, "gbrpf32le")
    for before, after in zip(coded.planes, out.planes, strict=True):
        codes = np.frombuffer(memoryview(before), np.uint16).reshape(before.height, -1)
        light = np.frombuffer(memoryview(after), np.float32).reshape(after.height, -1)
        light[:, : frame.width] = _light_of_codes()[codes[:, : frame.width]]
    return out


def to_hdr(frame: av.VideoFrame, hdr: Hdr10) -> av.VideoFrame:
    """Return the frame as BT.2020 PQ of 10 bits; its light is counted in `hdr.levels`."""
    planes = [
        np.frombuffer(memoryview(plane), np.uint8).reshape(plane.height, -1)[:, : plane.width]
        for plane in frame.planes
    ]
    out = av.VideoFrame(frame.width, frame.height, "yuv420p10le")
    for plane, codes in zip(out.planes, hdr.convert(planes[0], planes[1], planes[2]), strict=True):
        rows = np.frombuffer(memoryview(plane), np.uint16).reshape(plane.height, -1)
        rows[:, : plane.width] = codes
    return out


def measured_light(frames: Iterable[av.VideoFrame]) -> tuple[int, int]:
    """Return (MaxCLL, MaxFALL) of the frames as HDR10, in cd/m2."""
    hdr = Hdr10()
    for frame in frames:
        to_hdr(frame, hdr)
    return hdr.levels.cll


@cache
def _light_of_codes() -> NDArray[np.float32]:
    return ((np.arange(65_536) / 65_535) ** BT1886).astype(np.float32)

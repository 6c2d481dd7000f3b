"""A frame of a delivered file as a person would see it on an SDR screen: HDR brought back, alpha over grey.

For previews and the gallery only.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.video.reformatter import ColorRange, Colorspace, ColorTrc
from numpy.typing import NDArray

from resources.errors import RenderFailed
from vidgen_assets.export.pixels import BT1886

Pixels = NDArray[np.uint8]
GREY = 110


def still_of(path: Path, share: float = 0.5) -> Pixels:
    """Return the frame at this share of a file's length as RGB bytes, height x width x 3."""
    try:
        with av.open(str(path)) as container:
            stream = container.streams.video[0]
            rate = stream.average_rate or Fraction(30)
            at = Fraction(container.duration or 0, 1_000_000) * Fraction(share).limit_denominator(1000)
            container.seek(int(at * 1_000_000), backward=True)
            for frame in container.decode(stream):
                if Fraction(frame.pts or 0) * Fraction(frame.time_base or 1) >= at - 1 / rate:
                    return _seen(frame)
    except (av.FFmpegError, IndexError) as error:
        raise RenderFailed(f"{path.name} cannot be decoded ({error}): make it again") from error
    raise RenderFailed(f"{path.name} has no frame at {float(at):.2f} s")


def save_still(path: Path, out: Path, share: float = 0.5) -> Path:
    """Write such a frame as a JPEG."""
    from PIL import Image

    Image.fromarray(still_of(path, share)).save(out, "JPEG", quality=88)
    return out


def _seen(frame: av.VideoFrame) -> Pixels:
    if frame.color_trc == ColorTrc.SMPTE2084:
        return _back_to_sdr(frame)
    if frame.format.name.startswith("gbrpf"):
        return _coded_light(frame)
    alpha = frame.format.name.startswith("yuva")
    shown = frame.reformat(
        format="rgba" if alpha else "rgb24",
        src_colorspace=Colorspace.ITU709,
        dst_colorspace=Colorspace.ITU709,
        src_color_range=ColorRange.JPEG if frame.format.is_rgb else ColorRange.MPEG,
        dst_color_range=ColorRange.JPEG,
    )
    pixels = np.asarray(shown.to_ndarray(), np.uint8)
    if not alpha:
        return pixels
    share = pixels[..., 3:].astype(np.float32) / 255
    return np.round(pixels[..., :3] * share + GREY * (1 - share)).astype(np.uint8)


def _coded_light(frame: av.VideoFrame) -> Pixels:
    """Return linear light (gbrpf16le or gbrpf32le) as a screen is sent it."""
    kind = np.float16 if "16" in frame.format.name else np.float32
    green, blue, red = (
        np.frombuffer(memoryview(plane), kind).reshape(plane.height, -1)[:, : frame.width]
        for plane in frame.planes
    )
    light = np.stack([red, green, blue], axis=-1).astype(np.float32)
    return np.round(np.clip(light, 0, 1) ** (1 / BT1886) * 255).astype(np.uint8)


def _back_to_sdr(frame: av.VideoFrame) -> Pixels:
    """Return PQ as an SDR screen would show it: paper white is white again, what is brighter is cut off."""
    from vidgen_assets.post.colour.spaces import WHITE_NITS, convert, pq_decode

    shown = frame.reformat(
        format="gbrp16le",
        src_colorspace=Colorspace.BT2020,
        dst_colorspace=Colorspace.BT2020,
        src_color_range=ColorRange.MPEG,
        dst_color_range=ColorRange.JPEG,
    )
    green, blue, red = (
        np.frombuffer(memoryview(plane), np.uint16).reshape(plane.height, -1)[:, : plane.width]
        for plane in shown.planes
    )
    light = pq_decode(np.stack([red, green, blue], axis=-1) / 65_535) / WHITE_NITS
    sdr = convert(light, "linear_rec2020", "rec709")
    return np.round(np.clip(sdr, 0, 1) * 255).astype(np.uint8)

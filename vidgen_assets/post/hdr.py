"""The master's pixels as HDR10: BT.709 codes of 8 bits in, BT.2020 PQ codes of 10 bits out, and their light.

Owns the colours of an HDR delivery; encoding, tags and container are export's. What an SDR screen shows is
kept: display light of BT.1886, white at 203 cd/m2, as ITU-R BT.2408 places graphics and captions in HDR. With
`peak_nits` above the white, highlights are opened toward it: the curve of highlights that a tone map to SDR
bends down is bent up again (in the manner of ITU-R BT.2446 method A, but flat below a knee, so that skin and
mid-tones stay where they were graded, and the same factor on all three channels, so that hues stay).

A frame is looked up, not computed: luma is a whole number of 256, so a table need only be interpolated in
the two chroma directions. Chroma samples keep their places (left-sited in, left-sited out).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from resources.errors import InvalidInput
from vidgen_assets.post.colour.spaces import PQ_PEAK, WHITE_NITS, convert, pq_encode
from vidgen_assets.post.hdr_kernels import HUNDREDTHS, Codes10, load_look_up
from vidgen_assets.post.kernel_types import Plane, Table
from vidgen_assets.post.layers import OFFSET, TO_YUV

Floats = NDArray[np.float64]

NODES = 65
STEP = 256 // (NODES - 1)
# BT.2020 non-constant luminance, and the narrow range of 10 bits (ITU-R BT.2100 tables 6 and 9)
KR, KB = 0.2627, 0.0593
LUMA_2020 = np.array([KR, 1 - KR - KB, KB])
BLACK_10, LUMA_RANGE_10, GREY_10, CHROMA_RANGE_10 = 64, 876, 512, 896


@dataclass(frozen=True)
class HdrPolicy:
    """Where SDR light goes: its white to `white_nits`, and highlights above `knee` (of white) toward `peak_nits`.

    The default opens nothing: a story of drawn pictures and white captions has no light brighter than paper.
    """

    white_nits: float = WHITE_NITS
    peak_nits: float = WHITE_NITS
    knee: float = 0.5

    def __post_init__(self) -> None:
        """Refuse a peak below the white, above what PQ can say, and a knee outside the picture."""
        if not 80 <= self.white_nits <= self.peak_nits <= PQ_PEAK or not 0 < self.knee < 1:
            raise InvalidInput(
                f"HDR10 needs 80 <= white <= peak <= 10000 cd/m2 and a knee between 0 and 1, not {self}"
            )

    def light(self, linear: Floats) -> Floats:
        """Return SDR light (..., 3), 0 to 1 of any primaries, in cd/m2."""
        brightest = linear.max(axis=-1, keepdims=True)
        above = np.clip((brightest - self.knee) / (1 - self.knee), 0.0, 1.0)
        opened = 1 + (self.peak_nits / self.white_nits - 1) * above**2
        return np.asarray(linear * opened * self.white_nits)


@dataclass
class LightLevels:
    """The light of the frames seen so far, in cd/m2, as CTA-861.3 counts it.

    `max_cll` is the brightest channel of any pixel, `max_fall` the largest frame average of the brightest
    channels.
    """

    max_cll: float = 0.0
    max_fall: float = 0.0
    frames: int = 0

    def add(self, brightest: float, average: float) -> None:
        """Count one frame."""
        self.max_cll, self.max_fall = max(self.max_cll, brightest), max(self.max_fall, average)
        self.frames += 1

    @property
    def cll(self) -> tuple[int, int]:
        """Return (MaxCLL, MaxFALL) in whole cd/m2, rounded up, as the content light level message carries it."""
        return int(np.ceil(self.max_cll)), int(np.ceil(self.max_fall))


@dataclass(frozen=True)
class MasteringDisplay:
    """The screen the pictures are meant for (SMPTE ST 2086): chromaticities of red, green, blue, white; cd/m2."""

    red: tuple[float, float] = (0.708, 0.292)
    green: tuple[float, float] = (0.170, 0.797)
    blue: tuple[float, float] = (0.131, 0.046)
    white: tuple[float, float] = (0.3127, 0.3290)
    most_nits: float = 1000.0
    least_nits: float = 0.0001

    @property
    def x265(self) -> str:
        """Return it as x265's master-display option writes it: in steps of 0.00002, and of 0.0001 cd/m2."""
        points = (("G", self.green), ("B", self.blue), ("R", self.red), ("WP", self.white))
        places = "".join(f"{name}({round(x * 50_000)},{round(y * 50_000)})" for name, (x, y) in points)
        return f"{places}L({round(self.most_nits * 10_000)},{round(self.least_nits * 10_000)})"


@dataclass
class Hdr10:
    """Turns frames, one after another, and counts their light: `convert` each, then read `levels`.

        hdr = Hdr10()
        for frame in frames:
            y, cb, cr = hdr.convert(frame.y, frame.cb, frame.cr)  # yuv420p8 in, yuv420p10 out
        hdr.levels.cll, MasteringDisplay().x265

    Tag what comes out as primaries bt2020, transfer smpte2084, matrix bt2020nc, limited range.
    """

    policy: HdrPolicy = HdrPolicy()
    levels: LightLevels = field(default_factory=LightLevels)

    @cached_property
    def table(self) -> Table:
        """Return (256, 65, 65, 4): Y', Cb', Cr' as 10-bit codes and the brightest channel in cd/m2.

        Indexed by luma code, and by Cb and Cr in steps of 4 codes. Takes about a second, once.
        """
        return code_table_hdr(self.policy)

    def convert(self, y: Plane, cb: Plane, cr: Plane) -> tuple[Codes10, Codes10, Codes10]:
        """Return a frame of yuv420p BT.709 limited (uint8, even sides) as BT.2020 PQ limited (uint16 of 10 bits).

        Raises InvalidInput for planes that do not fit together.
        """
        height, width = y.shape
        if height % 2 or width % 2 or cb.shape != (height // 2, width // 2) or cr.shape != cb.shape:
            raise InvalidInput(f"planes of {y.shape}, {cb.shape} and {cr.shape} are no yuv420p frame")
        out = (np.empty(y.shape, np.uint16), np.empty(cb.shape, np.uint16), np.empty(cr.shape, np.uint16))
        luma, blue, red = (np.ascontiguousarray(plane) for plane in (y, cb, cr))
        brightest, total = load_look_up()(luma, blue, red, self.table, *out)
        self.levels.add(brightest / HUNDREDTHS, total / y.size / HUNDREDTHS)
        return out


def sdr_to_hdr10(rgb: NDArray[np.float64], policy: HdrPolicy = HdrPolicy()) -> tuple[Floats, Floats]:
    """Return display-referred BT.709 RGB (..., 3), 0 to 1, as BT.2020 PQ.

    The first answer is Y', Cb', Cr' (..., 3) as 10-bit narrow-range codes, not rounded; the second the light
    of the brightest channel in cd/m2 (...).
    """
    light = policy.light(np.clip(convert(np.clip(rgb, 0, 1), "rec709", "linear_rec2020"), 0, None))
    signal = pq_encode(light)
    luma = signal @ LUMA_2020
    blue = (signal[..., 2] - luma) / (2 - 2 * KB)
    red = (signal[..., 0] - luma) / (2 - 2 * KR)
    codes = (
        BLACK_10 + LUMA_RANGE_10 * luma,
        GREY_10 + CHROMA_RANGE_10 * blue,
        GREY_10 + CHROMA_RANGE_10 * red,
    )
    return np.stack(codes, axis=-1), light.max(axis=-1)


def code_table_hdr(policy: HdrPolicy) -> Table:
    """Return the table `Hdr10` looks frames up in (see its `table`)."""
    chroma = np.arange(NODES, dtype=np.float64) * STEP
    from_codes = np.linalg.inv(TO_YUV).T
    table = np.empty((256, NODES, NODES, 4), np.float32)
    for luma in range(256):  # a slice at a time: the whole in float64 would take 200 MB
        codes = np.empty((NODES, NODES, 3))
        codes[..., 0], codes[..., 1], codes[..., 2] = luma, chroma[:, None], chroma
        table[luma, ..., :3], table[luma, ..., 3] = sdr_to_hdr10((codes - OFFSET) @ from_codes, policy)
    return table

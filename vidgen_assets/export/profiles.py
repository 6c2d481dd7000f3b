"""The delivery profiles, as data: container, codecs, quality, colour tags, what is on the picture, and why.

A row says everything the encoder is told; encoding is `encode.py`'s, checking what came out `verify.py`'s.
Quality is set by a constant rate factor where a codec has one, near the master's own (VMAF 95 and above), and
by the profile's own data rate where it is a mezzanine. Every encoder runs on one thread, so that the same
frames are the same bytes on any machine. Limits of places are data with their source, read in November 2026.
"""

from __future__ import annotations

from typing import Literal

from resources.errors import InvalidInput
from vidgen_assets.artifacts import Frozen

Container = Literal["mp4", "mov", "webm", "exr", "dpx", "editors"]
Colour = Literal["bt709", "hdr10", "linear"]


class VideoCodec(Frozen):
    """What the picture is encoded with; `{gop}` in an option is two seconds of frames.

    `decoded` is what a decoder calls it, `tag` the fourcc a container must name it by (empty: its own).
    """

    encoder: str
    pixels: str
    decoded: str
    options: tuple[tuple[str, str], ...] = ()
    tag: str = ""


class AudioCodec(Frozen):
    """What the sound is encoded with; `kbit_s` 0 where the codec has no choice."""

    encoder: str
    kbit_s: int = 0


class Limits(Frozen):
    """What a place accepts: ranges from least to most, `None` where it says nothing; `source` says where."""

    source: str
    seconds: tuple[int, int]
    megabytes: int
    fps: tuple[int, int]
    sides: tuple[int, int]
    video_kbit_s: int | None = None


class Profile(Frozen):
    """One way to deliver a video; `shows` "graphics" is captions and watermark alone, on nothing."""

    name: str
    title: str
    container: Container
    video: VideoCodec
    audio: AudioCodec | None
    colour: Colour = "bt709"
    shows: Literal["video", "graphics"] = "video"
    captions: bool = True
    watermark: bool = True
    limits: Limits | None = None
    why: str

    @property
    def extension(self) -> str:
        """Return the suffix of its file, or of each of its frames."""
        return f".{self.container}"

    @property
    def is_file(self) -> bool:
        """Tell whether it is one file; frame sequences and editors' packages are folders."""
        return self.container in ("mp4", "mov", "webm")

    @property
    def as_master(self) -> bool:
        """Tell whether its picture is coded as the master's is, so that the master's packets can be copied."""
        return self.video.encoder == "libx264"


H264 = VideoCodec(encoder="libx264", pixels="yuv420p", decoded="h264", tag="avc1")
AAC = AudioCodec(encoder="aac", kbit_s=192)
AAC_128 = AudioCodec(encoder="aac", kbit_s=128)
OPUS = AudioCodec(encoder="libopus", kbit_s=128)
PCM = AudioCodec(encoder="pcm_s24le")
# one thread, no wavefronts: x265's rate control differs with either; no line about the encoder in the stream
X265 = "keyint={gop}:min-keyint=1:open-gop=0:pools=none:frame-threads=1:wpp=0:info=0:log-level=error"

YOUTUBE = Limits(
    source="support.google.com/youtube/answer/71673 and /1722171; a Short is at most three minutes",
    seconds=(1, 43_200),
    megabytes=256_000,
    fps=(24, 60),
    sides=(240, 4096),
)
TIKTOK = Limits(
    source="developers.tiktok.com/doc/content-posting-api-media-transfer-guide",
    seconds=(3, 600),
    megabytes=4_000,
    fps=(23, 60),
    sides=(360, 4096),
)
INSTAGRAM = Limits(
    source="developers.facebook.com/docs/instagram-platform: IG User media, specifications of reels",
    seconds=(3, 900),
    megabytes=300,
    fps=(23, 60),
    sides=(180, 1920),
    video_kbit_s=25_000,
)
FACEBOOK = Limits(
    source="developers.facebook.com/docs/video-api/guides/reels-publishing",
    seconds=(3, 90),
    megabytes=1_000,
    fps=(24, 60),
    sides=(540, 1920),
)

_ROWS = (
    Profile(
        name="h264",
        title="H.264 for the web",
        container="mp4",
        video=H264,
        audio=AAC,
        why="plays everywhere; at the master's size it is the master's own packets, not a second encode",
    ),
    Profile(
        name="h265",
        title="H.265",
        container="mp4",
        video=VideoCodec(
            encoder="libx265",
            pixels="yuv420p",
            decoded="hevc",
            tag="hvc1",
            options=(("preset", "fast"), ("crf", "20"), ("x265-params", X265)),
        ),
        audio=AAC,
        why="six tenths of the master's bytes at its quality; hvc1, because Apple's players show nothing of hev1",
    ),
    Profile(
        name="av1",
        title="AV1 with Opus",
        container="webm",
        video=VideoCodec(
            encoder="libsvtav1",
            pixels="yuv420p10le",
            decoded="av1",
            options=(
                ("preset", "8"),
                ("crf", "26"),
                ("g", "{gop}"),
                ("svtav1-params", "lp=1:tune=0"),
            ),
        ),
        audio=OPUS,
        why="for browsers: six tenths of the master's bytes and nearer to the frames; 10 bits keep dark gradients from"
        " banding",
    ),
    Profile(
        name="vp9",
        title="VP9 with Opus",
        container="webm",
        video=VideoCodec(
            encoder="libvpx-vp9",
            pixels="yuv420p",
            decoded="vp9",
            options=(
                ("deadline", "good"),
                ("cpu-used", "4"),
                ("crf", "26"),
                ("b", "0"),
                ("g", "{gop}"),
                ("auto-alt-ref", "1"),
                ("lag-in-frames", "25"),
            ),
        ),
        audio=OPUS,
        why="WebM for browsers too old for AV1, at seven tenths of the master's bytes and three times AV1's time",
    ),
    Profile(
        name="hdr10",
        title="HDR10",
        container="mp4",
        video=VideoCodec(
            encoder="libx265",
            pixels="yuv420p10le",
            decoded="hevc",
            tag="hvc1",
            options=(("preset", "fast"), ("crf", "18"), ("x265-params", f"{X265}:profile=main10")),
        ),
        audio=AAC,
        colour="hdr10",
        why="BT.2020 PQ for HDR screens: paper white at 203 cd/m2, so captions do not dazzle; light levels are"
        " measured on the frames themselves",
    ),
    Profile(
        name="prores_422_hq",
        title="ProRes 422 HQ",
        container="mov",
        video=VideoCodec(
            encoder="prores",
            pixels="yuv422p10le",
            decoded="prores",
            tag="apch",
            options=(("profile", "3"), ("vendor", "apl0")),
        ),
        audio=PCM,
        watermark=False,
        why="for another edit or an archive: every frame by itself, no watermark; this encoder takes a third of"
        " the time of prores_ks and is 4 dB nearer to the frames, for 45 % more bytes",
    ),
    Profile(
        name="prores_4444",
        title="ProRes 4444, captions alone",
        container="mov",
        video=VideoCodec(
            encoder="prores",
            pixels="yuva444p10le",
            decoded="prores",
            tag="ap4h",
            options=(("profile", "4"), ("vendor", "apl0")),
        ),
        audio=None,
        shows="graphics",
        why="captions and watermark on nothing, with straight alpha, to lay over a clean picture in an editor;"
        " as long as the video, no sound",
    ),
    Profile(
        name="dnxhr_hq",
        title="DNxHR HQ",
        container="mov",
        video=VideoCodec(
            encoder="dnxhd",
            pixels="yuv422p",
            decoded="dnxhd",
            tag="AVdh",
            options=(("profile", "dnxhr_hq"),),
        ),
        audio=PCM,
        watermark=False,
        why="for Avid and Resolve: every frame by itself, 8 bits as the picture has, a third of ProRes' time",
    ),
    Profile(
        name="exr",
        title="OpenEXR sequence",
        container="exr",
        video=VideoCodec(
            encoder="exr",
            pixels="gbrpf32le",
            decoded="exr",
            options=(("format", "half"), ("compression", "zip1")),
        ),
        audio=PCM,
        colour="linear",
        captions=False,
        watermark=False,
        why="for compositing: half floats of linear light, BT.709 primaries (what an EXR without chromaticities"
        " means), display light of BT.1886, 1.0 is white; the clean picture, the sound as WAV beside it",
    ),
    Profile(
        name="dpx",
        title="DPX sequence",
        container="dpx",
        video=VideoCodec(encoder="dpx", pixels="gbrp10be", decoded="dpx"),
        audio=PCM,
        captions=False,
        watermark=False,
        why="for grading: 10 bits of RGB a frame, full range, BT.709; the clean picture, the sound as WAV beside"
        " it",
    ),
    Profile(
        name="youtube",
        title="YouTube",
        container="mp4",
        video=H264,
        audio=AAC,
        limits=YOUTUBE,
        why="what YouTube asks for: MP4 with the index in front, no edit lists, High profile, closed GOPs",
    ),
    Profile(
        name="tiktok",
        title="TikTok",
        container="mp4",
        video=H264,
        audio=AAC,
        limits=TIKTOK,
        why="H.264 in MP4 is what TikTok recommends of what it takes",
    ),
    Profile(
        name="instagram",
        title="Instagram reel",
        container="mp4",
        video=H264,
        audio=AAC_128,
        limits=INSTAGRAM,
        why="no edit lists, the index in front, closed GOPs, and sound at 128 kbit/s as Instagram says",
    ),
    Profile(
        name="facebook",
        title="Facebook reel",
        container="mp4",
        video=H264,
        audio=AAC,
        limits=FACEBOOK,
        why="a reel of at most 90 seconds, at least 540 pixels wide",
    ),
    Profile(
        name="editors",
        title="Editors' package",
        container="editors",
        video=VideoCodec(
            encoder="prores",
            pixels="yuv422p10le",
            decoded="prores",
            tag="apch",
            options=(("profile", "3"), ("vendor", "apl0")),
        ),
        audio=PCM,
        captions=False,
        watermark=False,
        why="each shot as a file with handles, the mix, the captions as SRT, and the timeline as OTIO, EDL,"
        " FCPXML and AAF that refer to them",
    ),
)

PROFILES = {row.name: row for row in _ROWS}


def profile_of(name: str) -> Profile:
    """Return the profile of this name; InvalidInput names those there are."""
    if name not in PROFILES:
        raise InvalidInput(f"there is no delivery profile {name!r}; there are {', '.join(PROFILES)}")
    return PROFILES[name]


def require_within(profile: Profile, size: tuple[int, int], fps: int, frames: int) -> None:
    """Raise InvalidInput when a video can be known beforehand to be outside of what its place accepts."""
    smallest = {"dnxhd": (256, 120)}.get(profile.video.encoder, (2, 2))
    if size[0] < smallest[0] or size[1] < smallest[1]:
        raise InvalidInput(f"{profile.name}: {size[0]}x{size[1]} is smaller than {smallest[0]}x{smallest[1]}")
    limits = profile.limits
    if limits is None:
        return
    wrong = []
    if not limits.sides[0] <= min(size) <= max(size) <= limits.sides[1]:
        wrong.append(
            f"{size[0]}x{size[1]} has a side outside of {limits.sides[0]} to {limits.sides[1]} pixels"
        )
    if not limits.fps[0] <= fps <= limits.fps[1]:
        wrong.append(f"{fps} frames a second, not {limits.fps[0]} to {limits.fps[1]}")
    if not limits.seconds[0] * fps <= frames <= limits.seconds[1] * fps:
        wrong.append(f"{frames / fps:.1f} s long, not {limits.seconds[0]} to {limits.seconds[1]}")
    if wrong:
        raise InvalidInput(f"{profile.title} does not take this video: {'; '.join(wrong)} ({limits.source})")

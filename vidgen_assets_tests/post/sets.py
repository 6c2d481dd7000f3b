"""Small stages for the post-production tests: layered pictures of our own, a mix, and plans over them."""

from __future__ import annotations

import io
import struct
import wave
import zlib
from pathlib import Path

import numpy as np

from resources.store import BlobStore, Media
from vidgen_assets.artifacts import (
    Box,
    CameraPath,
    CaptionLook,
    Clip,
    ColorGrade,
    Cue,
    FramedClip,
    Keyframe,
    KeyLayer,
    RenderPlan,
    ShotMatch,
    TimelineShot,
    Watermark,
    Word,
)
from vidgen_assets.artifacts.scripts import TransitionKind
from vidgen_assets.channel import LUTS

FPS = 30
FRAME = (270, 480)
CANVAS = (324, 576)
WINDOW = Box(x=27, y=48, width=270, height=480)
TEXT = "The judge told my landlord to pay me back and I could not stop laughing at him"
LOOK = CaptionLook(
    style="karaoke",
    font="manrope",
    size=100,
    margin_bottom=560,
    uppercase=False,
    fill="#FFFFFF",
    highlight="#FFD23F",
    outline="#14101F",
    outline_px=9,
)


def png(rgba: np.ndarray) -> bytes:
    """Return an RGBA picture as PNG bytes."""
    height, width = rgba.shape[:2]
    raw = b"".join(b"\0" + row.tobytes() for row in rgba)

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(raw, 1)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def keep(store: BlobStore, rgba: np.ndarray, name: str = "layer.png") -> Media:
    """Keep a picture in the store."""
    return store.add_bytes(png(rgba), name, "image/png")


def backdrop(seed: int, size: tuple[int, int] = CANVAS) -> np.ndarray:
    """Return an opaque picture with large soft shapes and a little grain, another for every seed."""
    rng = np.random.default_rng(seed)
    width, height = size
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    out = np.empty((height, width, 4), np.uint8)
    for channel in range(3):
        a, b, c = rng.uniform(0.006, 0.03, 3)
        wave_ = np.sin(a * x + c) + np.cos(b * y + seed + channel)
        out[..., channel] = np.clip(95 + 22 * wave_ + rng.normal(0, 3, (height, width)), 0, 255)
    out[..., 3] = 255
    return out


def disc(
    centre: tuple[float, float], radius: float, colour: tuple[int, int, int], size: tuple[int, int] = CANVAS
) -> np.ndarray:
    """Return a soft-edged disc on nothing; what is transparent is black, as most programs save it."""
    y, x = np.mgrid[0 : size[1], 0 : size[0]].astype(np.float32)
    alpha = np.clip(radius + 0.5 - np.hypot(x - centre[0], y - centre[1]), 0, 1)
    out = np.zeros((size[1], size[0], 4), np.uint8)
    out[..., :3] = np.where(alpha[..., None] > 0, np.array(colour, np.uint8), 0)
    out[..., 3] = np.round(alpha * 255)
    return out


def keyframe(store: BlobStore, shot: str, seed: int, *, scale: int = 1) -> Keyframe:
    """Return a picture of four layers with a prop and closed eyes."""
    size = (CANVAS[0] * scale, CANVAS[1] * scale)
    hue = ((seed * 67) % 200 + 40, (seed * 101) % 180 + 50, (seed * 31) % 200 + 30)
    layers = (
        ("bg", backdrop(seed, size), 0.25),
        ("subject", disc((110 * scale, 300 * scale), 80 * scale, hue, size), 1.0),
        ("prop", disc((220 * scale, 150 * scale), 45 * scale, (250, 240, 230), size), 0.85),
        ("vignette", disc((0, 0), 60 * scale, (10, 10, 20), size), 0.0),
    )
    made = tuple(
        KeyLayer(name=name, image=keep(store, picture, f"{name}.png"), x=0, y=0, parallax=parallax)
        for name, picture, parallax in layers
    )
    eyes = keep(
        store, disc((20 * scale, 10 * scale), 9 * scale, (20, 10, 10), (40 * scale, 20 * scale)), "blink.png"
    )
    return Keyframe(
        shot=shot,
        provider="test",
        width=size[0],
        height=size[1],
        preview=made[0].image,
        layers=made,
        blink=KeyLayer(name="blink", image=eyes, x=90 * scale, y=270 * scale, parallax=1.0),
        prop=Box(x=175 * scale, y=105 * scale, width=90 * scale, height=90 * scale),
    )


def path(kind: int = 0) -> CameraPath:
    """Return one of three camera moves."""
    moves = (
        CameraPath(move="push", zoom_from=1.0, zoom_to=1.12, x_from=0.5, x_to=0.5, y_from=0.5, y_to=0.48),
        CameraPath(
            move="pan_left", zoom_from=1.06, zoom_to=1.06, x_from=0.54, x_to=0.46, y_from=0.5, y_to=0.5
        ),
        CameraPath(move="pull", zoom_from=1.12, zoom_to=1.0, x_from=0.5, x_to=0.5, y_from=0.52, y_to=0.5),
    )
    return moves[kind % 3]


def mix(store: BlobStore, seconds: float, rate: int = 48_000) -> Media:
    """Return a WAV of clicks and tones, so that an offset of one sample can be heard."""
    at = np.arange(round(seconds * rate)) / rate
    tone = 0.3 * np.sin(2 * np.pi * (300 + 120 * np.sin(2 * np.pi * 0.9 * at)) * at)
    tone += 0.25 * np.sin(2 * np.pi * 91 * at * at)
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes((np.repeat(tone[:, None], 2, axis=1) * 28_000).astype("<i2").tobytes())
    return store.add_bytes(buffer.getvalue(), "mix.wav", "audio/wav")


def words(seconds: float, start_ms: int = 200) -> tuple[tuple[Word, ...], tuple[Cue, ...]]:
    """Return words and cues of five to fill a video, every word 250 ms."""
    said = TEXT.split()
    spoken, cues, at = [], [], start_ms
    while at + 5 * 250 <= seconds * 1000:
        first = len(spoken)
        for _ in range(5):
            text = said[len(spoken) % len(said)]
            spoken.append(Word(index=len(spoken), text=text, start_ms=at, end_ms=at + 230))
            at += 250
        cues.append(Cue(first_word=first, end_word=len(spoken), start_ms=at - 1250, end_ms=at, lines=(3, 2)))
    return tuple(spoken), tuple(cues)


def grade(store: BlobStore, shots: list[str], lut: str = "warm_story", strength: float = 0.6) -> ColorGrade:
    """Return a grade that matches nothing."""
    media = store.add_file(LUTS / f"{lut}.cube", f"{lut}.cube", "application/x-cube-lut")
    matches = tuple(ShotMatch(shot=shot) for shot in shots)
    return ColorGrade(lut=media, lut_name=lut, strength=strength, matches=matches, why="for a test")


def shot(
    store: BlobStore,
    number: int,
    frames: tuple[int, int],
    transition: TransitionKind = "cut",
    transition_frames: int = 0,
    *,
    seed: int | None = None,
    move: bool = True,
) -> TimelineShot:
    """Return a shot on the timeline with a picture of its own."""
    name = f"s{number}"
    clip = Clip(
        shot=name,
        variant="a",
        provider="camera",
        fps=FPS,
        frames=frames[1] - frames[0],
        keyframe=keyframe(store, name, number if seed is None else seed),
        path=path(number) if move else None,
    )
    return TimelineShot(
        shot=name,
        clip=FramedClip(clip=clip, window=WINDOW),
        first_frame=frames[0],
        end_frame=frames[1],
        transition=transition,
        transition_frames=transition_frames,
        prop_frame=frames[0] + 12,
    )


def plan(
    store: BlobStore,
    lengths: tuple[int, ...] = (40, 45, 35),
    transitions: tuple[tuple[TransitionKind, int], ...] = (("crossfade", 12), ("slide_left", 10)),
) -> RenderPlan:
    """Return a plan of shots of these lengths with captions, watermark and sound."""
    shots, at = [], 0
    for number, length in enumerate(lengths):
        kind, frames = transitions[number - 1] if number else ("cut", 0)
        shots.append(shot(store, number, (at, at + length), kind, frames))
        at += length
    spoken, cues = words(at / FPS)
    return RenderPlan(
        fps=FPS,
        width=FRAME[0],
        height=FRAME[1],
        frames=at,
        shots=tuple(shots),
        words=spoken,
        cues=cues,
        look=LOOK,
        watermark=Watermark(text="@stories", opacity=0.5),
        grade=grade(store, [one.shot for one in shots]),
        audio=mix(store, at / FPS),
        crf=20,
        preset="ultrafast",
        seed="a test",
    )


def luma_of(path: Path) -> list[np.ndarray]:
    """Return the luma of every frame of a short video."""
    import av

    with av.open(str(path)) as container:
        return [frame.to_ndarray()[: frame.height] for frame in container.decode(video=0)]

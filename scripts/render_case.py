"""The case the renderer is measured on: pictures, words, sound and a plan, drawn by rule, the same every time.

Pictures follow the dead leaves model (Matheron; Lee, Mumford and Huang 2001): shapes of all sizes that hide each
other, textured and a little soft, which gives them the edges and the spectrum of photographs. Nothing is
downloaded and nothing is random twice.
"""

from __future__ import annotations

import struct
import wave
import zlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from resources.store import BlobStore, Media
from vidgen_assets.artifacts import (
    Box,
    CameraPath,
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
from vidgen_assets.artifacts.scripts import Move
from vidgen_assets.captions.looks import look_of
from vidgen_assets.channel import LUTS, CaptionRules, Formats
from vidgen_assets.subtitles.cues import make_cues

Pixels = NDArray[np.uint8]
Floats = NDArray[np.float32]

FPS = 30
FRAME = (1080, 1920)
CANVAS = (1440, 2560)
WINDOW = Box(x=120, y=214, width=1200, height=2132)
SHOT_S = 6
TRANSITION_FRAMES = 12
LEAVES = 900
LUT = "warm_story"
RATE = 48_000
STORY = (
    "The letter came on a Tuesday and my aunt read it standing up in the kitchen.",
    "It said the orchard was hers again if she could find the gate her father had painted.",
    "Nobody had seen that gate for thirty years and the hedge had grown right over the wall.",
    "So we walked along the whole of it in the rain with a ladder and a torch.",
    "My cousin swore he heard a hinge and of course it was only the neighbour's goat.",
    "Then the torch went out and my aunt put her hand straight through the leaves.",
    "There it was and it was blue with her own name in a child's crooked letters.",
    "She laughed until she had to sit down in the mud and we all sat down too.",
    "The man from the bank was waiting by the car and he took off his hat.",
    "He said he had never lost a case so gladly and asked if he could pick an apple.",
)
MOVES: tuple[tuple[Move, float, float, float, float, float, float], ...] = (
    ("push", 1.0, 1.12, 0.5, 0.5, 0.5, 0.48),
    ("pan_left", 1.08, 1.08, 0.54, 0.46, 0.5, 0.5),
    ("pull", 1.13, 1.0, 0.5, 0.5, 0.52, 0.5),
    ("rise", 1.06, 1.06, 0.5, 0.5, 0.54, 0.47),
    ("pan_right", 1.08, 1.1, 0.46, 0.53, 0.5, 0.5),
)


def make_case(store: BlobStore, *, seconds: int = 60, layered: bool = False) -> RenderPlan:
    """Keep the pictures and the sound of `seconds` in the store and return the plan over them."""
    rules, formats = CaptionRules(), Formats()
    count = seconds // SHOT_S
    shots = [_shot(store, number, layered=layered) for number in range(count)]
    lut = store.add_file(LUTS / f"{LUT}.cube", f"{LUT}.cube", "application/x-cube-lut")
    words, cues = _spoken(count, rules)
    return RenderPlan(
        fps=FPS,
        width=FRAME[0],
        height=FRAME[1],
        frames=count * SHOT_S * FPS,
        shots=tuple(shots),
        words=words,
        cues=cues,
        look=look_of(rules),
        watermark=Watermark(text="@redditstories", opacity=0.5),
        grade=ColorGrade(
            lut=lut,
            lut_name=LUT,
            strength=0.6,
            matches=tuple(_match(number) for number in range(count)),
            why="for the benchmark",
        ),
        audio=_sound(store, words, count * SHOT_S),
        crf=formats.crf,
        preset=formats.preset,
        seed="bench",
    )


def another_word(plan: RenderPlan, index: int) -> RenderPlan:
    """Return the plan with one caption word changed."""
    words = tuple(w.model_copy(update={"text": "elsewhere"}) if w.index == index else w for w in plan.words)
    return plan.model_copy(update={"words": words})


def leaves(seed: int, size: tuple[int, int]) -> Pixels:
    """Return an opaque picture (height, width, RGBA) of textured shapes that hide each other."""
    rng = np.random.default_rng(1000 + seed)
    width, height = size
    texture = _texture(rng, size)
    base = np.array([rng.uniform(60, 190) for _ in range(3)], np.float32)
    picture = np.empty((height, width, 3), np.float32)
    picture[:] = base
    radii = np.sort(1 / np.sqrt(rng.uniform(1 / 520**2, 1 / 9**2, LEAVES)))[::-1]
    for radius in radii:
        colour = base + rng.normal(0, 34, 3).astype(np.float32) + np.float32(rng.normal(0, 30))
        x, y = rng.uniform(0, width), rng.uniform(0, height)
        left, right = max(int(x - radius), 0), min(int(x + radius) + 2, width)
        top, bottom = max(int(y - radius), 0), min(int(y + radius) + 2, height)
        down, across = np.mgrid[top:bottom, left:right].astype(np.float32)
        stretch = np.float32(rng.uniform(0.6, 1.6))
        turned = (across - x) * stretch
        inside = np.clip(radius * 0.8 - np.hypot(turned, (down - y) / stretch) + 0.5, 0, 1)[..., None]
        part = picture[top:bottom, left:right]
        part += inside * (colour - part)
    lit = np.linspace(1.08, 0.9, height, dtype=np.float32)[:, None, None]
    picture = picture * lit + texture[..., None]
    out = np.full((height, width, 4), 255, np.uint8)
    out[..., :3] = np.clip(picture, 0, 255)
    return out


def _texture(rng: np.random.Generator, size: tuple[int, int]) -> Floats:
    """Return noise whose amplitude falls with frequency, as surfaces' does, and a sensor's faint grain."""
    width, height = size
    spectrum = np.fft.rfft2(rng.standard_normal((height, width)).astype(np.float32))
    fy, fx = np.fft.fftfreq(height)[:, None], np.fft.rfftfreq(width)[None, :]
    frequency = np.maximum(np.hypot(fy, fx), 1 / max(size))
    shaped = np.fft.irfft2(spectrum / frequency**1.1, s=(height, width))
    grain = rng.normal(0, 1.0, (height, width))
    return np.asarray(shaped / shaped.std() * 9 + grain, np.float32)


def _match(number: int) -> ShotMatch:
    """Return a mild match, another for every shot."""
    red, green, blue = (1 + 0.02 * ((3 * number + channel) % 5 - 2) for channel in range(3))
    power = 1 + 0.03 * (number % 3 - 1)
    return ShotMatch(
        shot=f"s{number}", slope=(red, green, blue), power=(power, power, power), saturation=0.98
    )


def _shot(store: BlobStore, number: int, *, layered: bool) -> TimelineShot:
    name, first = f"s{number}", number * SHOT_S * FPS
    move, zoom_from, zoom_to, x_from, x_to, y_from, y_to = MOVES[number % len(MOVES)]
    parts = [("bg", leaves(number, CANVAS), 0.25 if layered else 1.0)]
    parts += list(_cut_outs(number)) if layered else []
    layers = tuple(
        KeyLayer(
            name=what,
            image=store.add_bytes(_png(pixels), f"{what}.png", "image/png"),
            x=0,
            y=0,
            parallax=parallax,
        )
        for what, pixels, parallax in parts
    )
    frames = SHOT_S * FPS
    clip = Clip(
        shot=name,
        variant="a",
        provider="camera",
        fps=FPS,
        frames=frames,
        keyframe=Keyframe(
            shot=name,
            provider="bench",
            width=CANVAS[0],
            height=CANVAS[1],
            preview=layers[0].image,
            layers=layers,
        ),
        path=CameraPath(
            move=move,
            zoom_from=zoom_from,
            zoom_to=zoom_to,
            x_from=x_from,
            x_to=x_to,
            y_from=y_from,
            y_to=y_to,
        ),
    )
    return TimelineShot(
        shot=name,
        clip=FramedClip(clip=clip, window=WINDOW),
        first_frame=first,
        end_frame=first + frames,
        transition="crossfade" if number else "cut",
        transition_frames=TRANSITION_FRAMES if number else 0,
    )


def _cut_outs(number: int) -> Iterator[tuple[str, Pixels, float]]:
    """Yield what stands before the backdrop: a middle ground, a subject, a vignette that never moves."""
    width, height = CANVAS
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    middle = leaves(100 + number, CANVAS)
    ridge = height * 0.62 + 90 * np.sin(x / 170 + number) + 40 * np.sin(x / 47 + 2 * number)
    middle[..., 3] = np.clip(y - ridge, 0, 1) * 255
    yield "mid", middle, 0.55
    subject = leaves(200 + number, CANVAS)
    body = np.clip(330 - np.hypot(x - width / 2, (y - height * 0.6) / 1.7), 0, 1)
    head = np.clip(210 - np.hypot(x - width / 2, y - height * 0.34), 0, 1)
    subject[..., 3] = np.maximum(body, head) * 255
    yield "subject", subject, 1.0
    vignette = np.zeros((height, width, 4), np.uint8)
    far = np.hypot((x - width / 2) / width, (y - height / 2) / height)
    vignette[..., 3] = np.clip((far - 0.42) * 400, 0, 110)
    yield "vignette", vignette, 0.0


def _png(rgba: Pixels) -> bytes:
    height, width = rgba.shape[:2]
    rows = np.concatenate(
        [np.full((height, 1), 2, np.uint8), np.diff(rgba.reshape(height, -1), axis=0, prepend=np.uint8(0))], 1
    )

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows.tobytes(), 1)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def _spoken(shots: int, rules: CaptionRules) -> tuple[tuple[Word, ...], tuple[Cue, ...]]:
    """Return the story's words, a sentence a shot, and the captions the product makes of them."""
    words: list[Word] = []
    sentences, starts = [], []
    for number in range(shots):
        said = STORY[number % len(STORY)].split()
        first, weights = len(words), np.array([len(word) + 3 for word in said])
        edges = number * SHOT_S * 1000 + 5600 * np.concatenate([[0], np.cumsum(weights)]) // weights.sum()
        for text, start, end in zip(said, edges, edges[1:], strict=False):
            words.append(Word(index=len(words), text=text, start_ms=int(start), end_ms=int(end) - 20))
        sentences.append((first, len(words)))
        starts.append(first)
    cues = make_cues(words, sentences, rules, starts, shots * SHOT_S * 1000)
    return tuple(words), cues


def _sound(store: BlobStore, words: tuple[Word, ...], seconds: int) -> Media:
    """Return a mix as WAV: a tone with a voice's harmonics while words are spoken, soft chords under it."""
    at = np.arange(seconds * RATE, dtype=np.float32) / RATE
    voice, pitch = np.zeros_like(at), 120 + 18 * np.sin(2 * np.pi * 0.7 * at)
    phase = 2 * np.pi * np.cumsum(pitch) / RATE
    for harmonic in range(1, 13):
        voice += np.sin(harmonic * phase).astype(np.float32) / harmonic**1.2
    loud = np.zeros_like(at)
    for word in words:
        loud[word.start_ms * RATE // 1000 : word.end_ms * RATE // 1000] = 1
    voice *= np.convolve(loud, np.hanning(961) / 480, mode="same").astype(np.float32)
    music = sum(np.sin(2 * np.pi * tone * at) for tone in (110.0, 164.8, 220.0, 277.2))
    mixed = np.clip(0.16 * voice + 0.02 * np.asarray(music), -0.9, 0.9)
    pcm = (np.repeat(mixed[:, None], 2, axis=1) * 32767).astype("<i2")
    path = store.home / "mix.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(pcm.tobytes())
    return store.add_file(path, "mix.wav", "audio/wav")


def case_file(home: Path) -> Path:
    """Return where a case's plan lies in its home."""
    return home / "plan.json"

"""A small finished video to deliver: plan, master and the words beside it."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np

from resources.call_cache import CallCache
from resources.store import BlobStore
from vidgen_assets.artifacts import Captions, RenderPlan, VideoMetadata
from vidgen_assets.artifacts.scripts import TransitionKind
from vidgen_assets.export.deliveries import Source
from vidgen_assets.post.render import render
from vidgen_assets_tests.post import sets

SIZE = (270, 480)
CUTS: tuple[tuple[TransitionKind, int], ...] = (("crossfade", 8), ("cut", 0))
METADATA = VideoMetadata(
    title="../../etc/passwd & <b>“locks”</b>", description="d", tags=(), chapters=(),
    credit="Told after a post\nhttps://x.y/z", language="en", made_for_kids=False, ai_disclosure=True,
)  # fmt: skip


def small_plan(store: BlobStore, lengths: tuple[int, ...] = (16, 15, 14)) -> RenderPlan:
    """Return a plan of a second and a half."""
    return sets.plan(store, lengths, CUTS[: len(lengths) - 1])


def source_of(plan: RenderPlan, store: BlobStore, calls: CallCache, scratch: Path) -> Source:
    """Render a plan and return it as a finished video."""
    scratch.mkdir(parents=True, exist_ok=True)
    subtitle = store.add_bytes(
        b"1\n00:00:00,200 --> 00:00:01,400\nThe judge told my landlord\n", "c.srt", "text"
    )
    captions = Captions(
        style="karaoke", words=plan.words, cues=plan.cues, ass=subtitle, srt=subtitle, vtt=subtitle
    )
    return Source("2026-11-20|1", render(plan, store, calls, scratch), plan, METADATA, captions)


def luma(path: Path) -> np.ndarray:
    """Return every frame's luma as 8-bit codes, frames x height x width."""
    found = []
    with av.open(str(path)) as container:
        for frame in container.decode(video=0):
            plane = frame.planes[0]
            wide = plane.line_size // plane.width >= 2
            rows = np.frombuffer(memoryview(plane), np.uint16 if wide else np.uint8).reshape(plane.height, -1)
            bits = 12 if "12le" in frame.format.name else 10 if "10le" in frame.format.name else 8
            found.append(rows[:, : plane.width].astype(np.float32) / (1 << (bits - 8)))
    return np.stack(found)


def psnr(one: np.ndarray, two: np.ndarray) -> float:
    """Return how like two lumas are, in dB of 8 bits."""
    error = float(np.square(one.astype(np.float32) - two.astype(np.float32)).mean())
    return 99.0 if error == 0 else float(10 * np.log10(255**2 / error))

"""The one render: a plan in, a master out, one lossy generation, piece by piece through the call cache.

Each segment (a piece of a shot) is drawn and encoded (encoder.py) under a key that is the hash of everything its
pixels depend on (slices.py), so a changed caption word costs one segment; mux.py joins them. Several segments are made
at once; neither that nor the machine's cores change a byte.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from fractions import Fraction
from pathlib import Path

from resources.call_cache import Call, CallCache, Made, Usage
from resources.memory import return_free_memory, return_large_blocks
from resources.progress import report
from resources.store import BlobStore, Media
from vidgen_assets.artifacts import Loudness, MasterVideo, RenderPlan, Segment
from vidgen_assets.post.slices import SegmentPlan, slice_plan
from vidgen_assets.subtitles.timing import ms_of

VERSION = "5"
AT_ONCE = 2  # a third would need an encoder more, and 220 MB: too much beside the rest of a run


def render(
    plan: RenderPlan, store: BlobStore, cache: CallCache, scratch: Path, *, at_once: int = AT_ONCE
) -> MasterVideo:
    """Return the master of a plan; segments that are in the cache are not made again.

    `scratch` is a folder for work in progress. `at_once` bounds how many segments are made at the same time:
    the last of them is drawn ahead while the others are encoded. Raises InvalidInput for a plan that does not
    fit together or names files that cannot be read, RenderFailed when the encoder refuses or frames are
    missing.
    """
    from vidgen_assets.post.media import check_media

    return_large_blocks()
    return_free_memory()
    segments = slice_plan(plan)
    check_media(plan, store)
    workshop = _Workshop(store, cache, scratch, at_once)
    videos = workshop.make_all(segments)
    sound, loudness = workshop.sound(plan)
    master = workshop.join(videos, sound, plan)
    return MasterVideo(
        video=master,
        fps=plan.fps,
        width=plan.width,
        height=plan.height,
        frames=plan.frames,
        duration_ms=ms_of(plan.frames, plan.fps),
        segments=tuple(_rendered(segments, videos)),
        sound=sound,
        loudness=loudness,
    )


def _rendered(segments: Sequence[SegmentPlan], videos: Sequence[Media]) -> Iterator[Segment]:
    """Yield what was made of each segment, on the frames of the whole video."""
    first = 0
    for segment, video in zip(segments, videos, strict=True):
        end = first + segment.frames
        yield Segment(shot=segment.shot, first_frame=first, end_frame=end, video=video, plan_hash=segment.key)
        first = end


class _Workshop:
    """Makes segments, `at_once` of them, each through the cache; stops them all when one fails."""

    def __init__(self, store: BlobStore, cache: CallCache, scratch: Path, at_once: int) -> None:
        from vidgen_assets.post.kernel_types import load_kernels
        from vidgen_assets.post.pictures import Pictures

        self.store, self.cache, self.scratch = store, cache, scratch
        self.at_once = at_once
        self.pictures = Pictures(store, load_kernels())
        self.encoders = threading.BoundedSemaphore(max(at_once - 1, 1))
        self.stop = threading.Event()

    def make_all(self, segments: tuple[SegmentPlan, ...]) -> tuple[Media, ...]:
        """Return every segment's video, in order."""
        lock, finished, frames = threading.Lock(), 0, sum(segment.frames for segment in segments)

        def make(segment: SegmentPlan) -> Media:
            nonlocal finished
            video = self.make(segment)
            with lock:
                finished += segment.frames
                report("frame", finished, frames, segment.shot)
            return video

        with ThreadPoolExecutor(min(self.at_once, len(segments)), "segment") as pool:
            futures: list[Future[Media]] = [pool.submit(make, segment) for segment in segments]
            try:
                done, _ = wait(futures, return_when=FIRST_EXCEPTION)
                for future in done:
                    future.result()
                return tuple(future.result() for future in futures)
            except BaseException:
                self.stop.set()
                pool.shutdown(wait=True, cancel_futures=True)
                raise

    def make(self, segment: SegmentPlan) -> Media:
        """Return one segment's video, from the cache or newly made."""
        import av

        from vidgen_assets.post.x264 import steady_code

        call = Call(
            capability="render",
            provider="vidgen",
            model=f"libx264 of PyAV {av.__version__}{steady_code()}",
            request=segment.model_dump(mode="json"),
            version=VERSION,
        )
        return self.cache.get_or_make(call, lambda: self._draw(segment)).files["segment"]

    def sound(self, plan: RenderPlan) -> tuple[Media, Loudness]:
        """Return the mix as an AAC track as long as the picture, and how loud it came out."""
        import av

        from vidgen_assets.post import aac

        request = {"mix": plan.audio.sha256, "frames": plan.frames, "fps": plan.fps}
        call = Call("sound", "vidgen", f"aac of PyAV {av.__version__}", request, aac.VERSION)
        made = self.cache.get_or_make(call, lambda: self._encode_sound(plan))
        return made.files["sound"], Loudness.model_validate(made.document)

    def join(self, videos: tuple[Media, ...], sound: Media, plan: RenderPlan) -> Media:
        """Return the master of these segments and this sound."""
        from vidgen_assets.post.mux import join

        paths = [self.store.path(video) for video in videos]
        target = self.scratch / "master.mp4"
        try:
            join(paths, self.store.path(sound), target, fps=plan.fps, frames=plan.frames)
            return self.store.add_file(target, "master.mp4", "video/mp4")
        finally:
            target.unlink(missing_ok=True)

    def _encode_sound(self, plan: RenderPlan) -> Made:
        from vidgen_assets.audio.file_loudness import measure_loudness
        from vidgen_assets.post.aac import encode_sound

        target = self.scratch / "sound.m4a"
        try:
            encode_sound(self.store.path(plan.audio), target, Fraction(plan.frames, plan.fps))
            loudness = measure_loudness(target)
            sound = self.store.add_file(target, "sound.m4a", "audio/mp4")
        finally:
            target.unlink(missing_ok=True)
        return Made(loudness.model_dump(mode="json"), {"sound": sound}, Usage(plan.frames, "frames"))

    def _draw(self, segment: SegmentPlan) -> Made:
        from vidgen_assets.post.encoder import encode_segment

        path = self.scratch / f"{segment.key}.mp4"
        try:
            encode_segment(segment, self.pictures, path, self.stop, self.encoders)
            video = self.store.add_file(path, f"{segment.key[:12]}.mp4", "video/mp4")
        finally:
            path.unlink(missing_ok=True)
        return Made(
            document={"frames": segment.frames},
            files={"segment": video},
            usage=Usage(units=segment.frames, unit="frames"),
        )

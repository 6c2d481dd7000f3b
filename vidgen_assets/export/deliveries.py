"""One order made and looked at: the right plan, its picture from the cache or newly made, wrapped, verified.

H.264 as the master has it is the master's own packets; another shape of it is rendered as the master was;
every other codec is encoded from the plan's frames. So each delivery is one lossy generation. A picture is
cached by what it shows and how it is coded, without sound or words: another title or mix costs a copy.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import av
from pydantic import ValidationError

from resources.call_cache import Call, CallCache, Made, Usage
from resources.errors import CorruptArtifact, MissingArtifact, RenderFailed
from resources.store import BlobStore, Media
from vidgen_assets.artifacts import Captions, Delivered, MasterVideo, RenderPlan, VideoMetadata
from vidgen_assets.export.encode import VERSION, Shape, encode_picture
from vidgen_assets.export.final import comment_of, label_of
from vidgen_assets.export.orders import Order, file_stem, plan_of
from vidgen_assets.export.profiles import Profile, require_within
from vidgen_assets.export.verify import Facts, look_at, require_as_ordered
from vidgen_assets.export.wrap import Mix, Words, wrap

COARSER = 4
COARSEST = 36
MEDIA_TYPES = {"mp4": "video/mp4", "mov": "video/quicktime", "webm": "video/webm"}
How = Literal["copied", "rendered", "encoded"]


@dataclass(frozen=True)
class Source:
    """A finished video to deliver: its partition, master with the plan it was made by, words and captions."""

    partition: str
    master: MasterVideo
    plan: RenderPlan
    metadata: VideoMetadata
    captions: Captions

    @property
    def words(self) -> Words:
        """Return the words that go into its files."""
        title, language = self.metadata.title, self.metadata.language
        return Words(title=title, comment=comment_of(self.metadata), language=language)

    def of(self, plan: RenderPlan) -> Source:
        """Return the same video by another plan of it."""
        return replace(self, plan=plan)


@dataclass(frozen=True)
class Desk:
    """Where deliveries are made; `scratch` is a folder for work in progress."""

    store: BlobStore
    calls: CallCache
    scratch: Path

    def deliver(self, wanted: Order, source: Source) -> Delivered:
        """Return the delivered file of an order, kept in the store; each of its subtitles too.

        Raises InvalidInput when a place does not take such a video, RenderFailed when what was made is not what
        was ordered.
        """
        plan = plan_of(wanted, source.plan)
        require(wanted, source)
        stem = file_stem(label_of(source.partition), source.metadata.title, wanted)
        out = self.scratch / f"{stem}{wanted.profile.extension}"
        try:
            how, why, facts = self._make(wanted, plan, source, out)
            video = self.store.add_file(out, out.name, MEDIA_TYPES[wanted.profile.container])
        finally:
            out.unlink(missing_ok=True)
        return Delivered(
            name=stem,
            profile=wanted.profile.name,
            video=video,
            subtitles=tuple(getattr(source.captions, kind) for kind in wanted.subtitles),
            width=facts.width,
            height=facts.height,
            fps=plan.fps,
            frames=facts.frames,
            duration_ms=facts.duration_ms,
            video_codec=f"{facts.video} {facts.pixels}",
            audio_codec=facts.audio,
            kbit_s=facts.kbit_s,
            sound_lag_ms=facts.sound_lag_ms,
            made=how,
            why=why,
        )

    def _make(self, wanted: Order, plan: RenderPlan, source: Source, out: Path) -> tuple[How, str, Facts]:
        """Make the file at `out`; a place's limit on bits is met by a coarser picture, from the plan again."""
        profile, shape = wanted.profile, shape_of(plan)
        mix = self.store.path(plan.audio)
        while True:
            how, why, picture = self._picture(profile, plan, source)
            sound = self._sound(profile, plan, source)
            wrap(self.store.path(picture), sound, out, profile.container, source.words)
            facts = look_at(out, mix)
            require_as_ordered(facts, profile, shape, out.name)
            too_much = _too_much(profile, facts, out.stat().st_size)
            if not too_much:
                return how, why, facts
            if not profile.as_master or plan.crf + COARSER > COARSEST:
                raise RenderFailed(f"{out.name}: {too_much}; deliver a smaller size")
            plan = plan.model_copy(update={"crf": plan.crf + COARSER})

    def _picture(self, profile: Profile, plan: RenderPlan, source: Source) -> tuple[How, str, Media]:
        if not profile.as_master:
            return "encoded", f"{profile.title} from the plan's frames", self._encoded(profile, plan)
        if plan == source.plan:
            return "copied", "the master's own packets: nothing is encoded again", source.master.video
        from vidgen_assets.post.render import render

        rendered = render(plan, self.store, self.calls, self.scratch)
        return "rendered", f"the plan rendered as the master was, at CRF {plan.crf}", rendered.video

    def _encoded(self, profile: Profile, plan: RenderPlan) -> Media:
        def make() -> Made:
            path = self.scratch / f"picture{profile.extension}"
            try:
                light = light_of(plan, self.store) if profile.colour == "hdr10" else None
                with closing(frames_of(profile, plan, self.store)) as frames:
                    encode_picture(frames, profile, shape_of(plan), path, light)
                media = self.store.add_file(path, path.name, MEDIA_TYPES[profile.container])
            finally:
                path.unlink(missing_ok=True)
            usage = Usage(units=plan.frames, unit="frames")
            return Made({"light": list(light) if light else None}, {"picture": media}, usage)

        call = Call(
            capability="deliver",
            provider="vidgen",
            model=f"{profile.video.encoder} of PyAV {av.__version__}",
            request={"plan": shown_by(plan), "profile": coded_by(profile)},
            version=VERSION,
        )
        return self.calls.get_or_make(call, make).files["picture"]

    def _sound(self, profile: Profile, plan: RenderPlan, source: Source) -> Path | Mix | None:
        """Return the master's own sound where a profile takes it, else the mix to encode."""
        if profile.audio is None:
            return None
        if profile.audio.encoder == "aac" and profile.audio.kbit_s == MASTER_KBIT_S:
            return self.store.path(source.master.video)
        return Mix(wav=self.store.path(plan.audio), codec=profile.audio, length=(plan.frames, plan.fps))


MASTER_KBIT_S = 192


def require(wanted: Order, source: Source) -> None:
    """Raise InvalidInput, before anything is made, when the order's place does not take such a video."""
    plan = source.plan
    require_within(wanted.profile, wanted.size or (plan.width, plan.height), plan.fps, plan.frames)


def read_plan(master: MasterVideo, store: BlobStore) -> RenderPlan:
    """Return the plan a master was made by; MissingArtifact or CorruptArtifact where it is not there or not ours."""
    if master.plan is None:
        raise MissingArtifact("the master does not name the plan it was made by: make master_video again")
    try:
        return RenderPlan.model_validate_json(store.read(master.plan))
    except ValidationError as error:
        raise CorruptArtifact(
            "the plan the master was made by is not one of this version of vidgen: make master_video again"
        ) from error


COLUMNS = ("file", "size", "seconds", "kbit/s", "MB", "codec", "sound", "made")


def row_of(one: Delivered) -> tuple[object, ...]:
    """Return a delivered file as a row of COLUMNS."""
    size, seconds, megabytes = f"{one.width}x{one.height}", one.duration_ms / 1000, one.video.size / 1e6
    sound = one.audio_codec or "none"
    return one.name, size, seconds, one.kbit_s, round(megabytes, 2), one.video_codec, sound, one.made


def shape_of(plan: RenderPlan) -> Shape:
    """Return what a plan's frames are."""
    return Shape(width=plan.width, height=plan.height, fps=plan.fps, frames=plan.frames)


def frames_of(profile: Profile, plan: RenderPlan, store: BlobStore) -> Generator[av.VideoFrame, None, None]:
    """Return the frames a profile shows: the video's, or captions and watermark alone."""
    if profile.shows == "graphics":
        from vidgen_assets.export.graphics import graphics_frames

        return graphics_frames(plan, store)
    from vidgen_assets.post.frames import plan_frames

    return plan_frames(plan, store)


def light_of(plan: RenderPlan, store: BlobStore) -> tuple[int, int]:
    """Return HDR10's (MaxCLL, MaxFALL) of a plan: its frames are drawn once for this alone."""
    from vidgen_assets.export.pixels import measured_light
    from vidgen_assets.post.frames import plan_frames

    return measured_light(plan_frames(plan, store))


def shown_by(plan: RenderPlan) -> dict[str, object]:
    """Return all of a plan that its picture depends on, whatever it is encoded with."""
    return plan.model_dump(mode="json", exclude={"audio", "crf", "preset"})


def coded_by(profile: Profile) -> dict[str, object]:
    """Return all of a profile that its picture's bytes depend on."""
    return profile.model_dump(mode="json", include={"container", "video", "colour", "shows"})


def _too_much(profile: Profile, facts: Facts, size: int) -> str:
    limits = profile.limits
    if limits is None:
        return ""
    if limits.video_kbit_s is not None and facts.kbit_s > limits.video_kbit_s:
        return f"{facts.kbit_s} kbit/s is more than {profile.title} takes ({limits.video_kbit_s})"
    if size > limits.megabytes * 1_000_000:
        return f"{size // 1_000_000} MB is more than {profile.title} takes ({limits.megabytes})"
    return ""

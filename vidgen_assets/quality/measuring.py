"""A master measured once: what was found of a file and its plan is kept in the call cache.

The blocking checks and the quality report ask the same questions; only the first one measures. A master holds
its segments' packets and its sound's, which is checked packet by packet, so what was observed of a segment or
heard in the sound holds for every master made of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from resources.call_cache import Call, CallCache, Made, Usage
from resources.errors import MissingArtifact
from resources.store import BlobStore
from vidgen_assets.artifacts import MasterVideo, Measured, RenderPlan, Script, SyncReport, Word
from vidgen_assets.channel import Formats, Quality, Sound, Writing
from vidgen_assets.quality.probes import MasterProbe

PROBE_VERSION = "2"
SYNC_VERSION = "4"


class Standards(Protocol):
    """What of a channel a master is held against."""

    @property
    def formats(self) -> Formats: ...
    @property
    def writing(self) -> Writing: ...
    @property
    def quality(self) -> Quality: ...
    @property
    def sound(self) -> Sound: ...


def plan_of(master: MasterVideo, store: BlobStore) -> RenderPlan:
    """Return the plan a master was rendered by."""
    if master.plan is None:
        raise MissingArtifact("the master has no render plan: make master_video again")
    return RenderPlan.model_validate_json(store.read(master.plan))


def probe_of(master: MasterVideo, store: BlobStore, calls: CallCache) -> MasterProbe:
    """Return what is measured of a master, from the cache when it was measured before."""
    plan = plan_of(master, store)
    assert master.plan is not None
    request = {"video": master.video.sha256, "plan": master.plan.sha256}
    call = Call("probe", "local", "master", request, PROBE_VERSION)

    def measure() -> Made:
        from vidgen_assets.quality.observing import observed_once
        from vidgen_assets.quality.packets import check_joined
        from vidgen_assets.quality.probes import Probing

        path = store.path(master.video)
        check_joined(path, [store.path(one.video) for one in master.segments], store.path(master.sound))
        probing = Probing(plan)
        tasks = [probing.task(one.first_frame, one.end_frame) for one in master.segments]
        pieces = [
            (task, observed_once(one.video, task, store, calls))
            for task, one in zip(tasks, master.segments, strict=True)
        ]
        found = probing.probe(path, pieces, master.loudness)
        return Made(found.model_dump(mode="json"), usage=Usage(1, "probes"))

    answer = calls.get_or_make(call, measure)
    return MasterProbe.model_validate(answer.document)


def gates_of(
    master: MasterVideo, standards: Standards, store: BlobStore, calls: CallCache
) -> tuple[Measured, ...]:
    """Return every gate on a master with its measured value and threshold."""
    from vidgen_assets.quality.gates import master_gates

    probe, plan = probe_of(master, store, calls), plan_of(master, store)
    return master_gates(
        probe, plan, standards.formats, standards.writing, standards.quality, standards.sound
    )  # fmt: skip


def sync_of(
    master: MasterVideo,
    words: Sequence[Word],
    script: Script,
    threshold_ms: int,
    shelf: tuple[BlobStore, CallCache],
) -> SyncReport:
    """Return how far the words of the master's own sound are from where the captions say they are."""
    store, calls = shelf
    request = {
        "sound": master.sound.sha256,
        "words": [[word.index, word.start_ms] for word in words],
        "script": script.text,
        "threshold_ms": threshold_ms,
    }

    def measure() -> Made:
        from vidgen_assets.audio.spoken import spoken_script
        from vidgen_assets.quality.hearing import decoded_sound
        from vidgen_assets.quality.sync import check_sync

        pcm, rate = decoded_sound(store.path(master.sound))
        report = check_sync(pcm, rate, words, spoken_script(script), threshold_ms)
        return Made(report.model_dump(mode="json"), usage=Usage(1, "alignments"))

    call = Call("sync", "pocketsphinx", "final mix", request, SYNC_VERSION)
    return SyncReport.model_validate(calls.get_or_make(call, measure).document)

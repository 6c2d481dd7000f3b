"""The gates a master must pass: each says what was measured, what is asked for, and what to do otherwise.

Measuring is probes.py's, the channel's settings are its thresholds. Every name here is stable: the report,
the checks and the README use it. Sync has a report of its own, previews judge what buttons cover.
"""

from __future__ import annotations

from collections.abc import Iterable

from vidgen_assets.artifacts import Measured, RenderPlan
from vidgen_assets.channel import Formats, Quality, Sound, Writing
from vidgen_assets.quality.probes import MasterProbe
from vidgen_assets.quality.stillness import Stretch

LOUDNESS_LU = 0.5
COVERAGE = 0.98
SAFE_MARGIN = 0.05
SOUND_MS = 50
HELD_TIMES = 3
BT709_LIMITED = (1, 1, 1, 1)


def master_gates(
    probe: MasterProbe,
    plan: RenderPlan,
    formats: Formats,
    writing: Writing,
    quality: Quality,
    sound: Sound,
) -> tuple[Measured, ...]:
    """Return every gate on a master, in the order a person would ask."""
    return (
        _frame_count(probe, plan),
        _duration(probe, writing),
        _picture(probe, formats),
        _colour_tags(probe),
        _file_layout(probe),
        _foreign_tags(probe),
        *_stretches(probe, plan, quality),
        _sound_track(probe),
        _loudness(probe, sound),
        _true_peak(probe, sound),
        _caption_coverage(probe),
        _caption_place(probe, plan),
        _writable(probe),
    )


def _frame_count(probe: MasterProbe, plan: RenderPlan) -> Measured:
    return gate(
        "frame count",
        probe.picture.frames == plan.frames,
        f"{probe.picture.frames} frames",
        f"{plan.frames} frames",
        "the render lost or invented frames: make master_video again and report it",
    )


def _duration(probe: MasterProbe, writing: Writing) -> Measured:
    seconds = probe.duration_ms / 1000
    return gate(
        "duration",
        writing.min_seconds <= seconds <= writing.max_seconds,
        f"{seconds:.2f} s",
        f"{writing.min_seconds} to {writing.max_seconds} s",
        "set writing.target_seconds or the voice's rate_wpm so that the script fits",
    )


def _picture(probe: MasterProbe, formats: Formats) -> Measured:
    found = probe.picture
    asked = ("h264", "yuv420p", formats.width, formats.height, str(formats.fps))
    return gate(
        "picture format",
        (found.codec, found.pixel_format, found.width, found.height, found.fps) == asked,
        f"{found.codec} {found.pixel_format} {found.width}x{found.height} at {found.fps} fps",
        f"h264 yuv420p {formats.width}x{formats.height} at {formats.fps} fps",
        "formats changed after the render: make master_video again",
    )


def _colour_tags(probe: MasterProbe) -> Measured:
    found = probe.picture
    tags = (found.primaries, found.transfer, found.matrix, found.colour_range)
    return gate(
        "colour tags",
        tags == BT709_LIMITED,
        "primaries {}, transfer {}, matrix {}, range {}".format(*tags),
        "BT.709 limited (1, 1, 1, 1)",
        "players guess the colours of untagged video, and guess wrong: make master_video again",
    )


def _file_layout(probe: MasterProbe) -> Measured:
    layout = probe.layout
    return gate(
        "file layout",
        layout.faststart and layout.edit_lists == 0,
        f"{'index first' if layout.faststart else 'index last'}, {layout.edit_lists} edit lists",
        "index first, 0 edit lists",
        "platforms refuse or delay such files: make master_video again",
    )


def _foreign_tags(probe: MasterProbe) -> Measured:
    return gate(
        "inherited metadata",
        not probe.tags,
        ", ".join(probe.tags) or "none",
        "none",
        "metadata of a source leaked into the master: make master_video again",
    )


def _stretches(probe: MasterProbe, plan: RenderPlan, quality: Quality) -> Iterable[Measured]:
    held = quality.frozen_seconds * HELD_TIMES
    kinds = (
        ("black", probe.black, quality.black_seconds, "a shot has no picture: look at its keyframe and clip"),
        (
            "frozen",
            probe.frozen,
            quality.frozen_seconds,
            "nothing moves, not even captions: look at the shot",
        ),
        ("held", probe.held, held, "only captions move for long: give the shot a camera move or shorten it"),
    )
    for name, stretches, most, why in kinds:
        longest = max(stretches, key=lambda one: one.frames, default=Stretch(first=0, end=0))
        seconds = longest.frames / plan.fps
        where = f", from {longest.first / plan.fps:.1f} s" if longest.frames else ""
        yield gate(
            f"{name} stretches",
            seconds <= most,
            f"longest {seconds:.2f} s{where}",
            f"at most {most:g} s",
            why,
            blocks=name != "held",
        )


def _sound_track(probe: MasterProbe) -> Measured:
    found = probe.sound
    apart = abs(found.duration_ms - probe.duration_ms)
    return gate(
        "sound track",
        found.codec == "aac" and found.sample_rate == 48_000 and found.channels == 2 and apart <= SOUND_MS,
        f"{found.codec} {found.sample_rate} Hz, {found.channels} channels, {apart} ms off the picture",
        f"aac 48000 Hz, 2 channels, at most {SOUND_MS} ms",
        "the mix does not fit the picture: make soundtrack and master_video again",
    )


def _loudness(probe: MasterProbe, sound: Sound) -> Measured:
    return gate(
        "loudness",
        abs(probe.loudness.lufs - sound.target_lufs) <= LOUDNESS_LU,
        f"{probe.loudness.lufs:.2f} LUFS",
        f"{sound.target_lufs:g} ± {LOUDNESS_LU} LUFS",
        "platforms turn louder videos down and leave quiet ones quiet: make soundtrack again",
    )


def _true_peak(probe: MasterProbe, sound: Sound) -> Measured:
    return gate(
        "true peak",
        probe.loudness.true_peak_dbtp <= sound.true_peak_dbtp,
        f"{probe.loudness.true_peak_dbtp:.2f} dBTP",
        f"at most {sound.true_peak_dbtp:g} dBTP",
        "a platform's encoder would clip it: make soundtrack again",
    )


def _caption_coverage(probe: MasterProbe) -> Measured:
    found = probe.captions
    share = found.lit / found.words if found.words else 0.0
    first = ", ".join(f"{miss.text!r} at frame {miss.frame}" for miss in found.missed[:3])
    short = f", {found.too_short} spoken for less than a frame" if found.too_short else ""
    return gate(
        "caption coverage",
        found.words > 0 and share >= COVERAGE,
        f"{found.lit} of {found.words} words lit when spoken{short}",
        f"{COVERAGE:.0%}",
        f"not lit: {first}" if first else "there are no captions: make captions again",
    )


def _caption_place(probe: MasterProbe, plan: RenderPlan) -> Measured:
    box = probe.captions.box
    across, down = round(SAFE_MARGIN * plan.width), round(SAFE_MARGIN * plan.height)
    inside = (
        box.x >= across
        and box.y >= down
        and box.x + box.width <= plan.width - across
        and box.y + box.height <= plan.height - down
    )
    return gate(
        "caption safe area",
        inside,
        f"{box.width}x{box.height} at ({box.x}, {box.y})",
        f"{across} px from the sides, {down} px from top and bottom",
        "set captions.size lower or captions.margin_bottom higher",
    )


def _writable(probe: MasterProbe) -> Measured:
    lost = probe.captions.unwritable
    return gate(
        "caption letters",
        not lost,
        f"{len(lost)} words cannot be written" + (f": {', '.join(lost[:3])}" if lost else ""),
        "0",
        "no font here has their letters; they are spoken but not shown",
        blocks=False,
    )


def gate(
    name: str, passed: bool, measured: str, threshold: str, why: str, *, blocks: bool = True
) -> Measured:
    """Return a gate as the report and the checks show it; `why` is said only of one that did not hold."""
    return Measured(
        name=name,
        passed=passed,
        measured=measured,
        threshold=threshold,
        why="" if passed else why,
        severity="blocks" if blocks else "warns",
    )

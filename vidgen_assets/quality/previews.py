"""The master as viewers get it: on a phone, a tablet and in each feed with its buttons, and what those cover.

`covered` measures, in numbers, which words lie behind a button; the pictures show the same for people.
The buttons are data (captions/screens.py), the drawing is `preview_draw.py`'s.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from resources.call_cache import Call, CallCache, Made, Usage
from resources.store import BlobStore, Media
from resources.video_frames import Pixels, frames_of
from vidgen_assets.artifacts import (
    Box,
    CaptionLook,
    Captions,
    Cue,
    Frozen,
    MasterVideo,
    Measured,
    ShotList,
    Timeline,
)
from vidgen_assets.captions.screens import FEEDS, FRAME_HEIGHT, FRAME_WIDTH, Feed, delivered_to
from vidgen_assets.channel import Platforms
from vidgen_assets.post.master_frames import piece_at
from vidgen_assets.post.placing import on_frame

VERSION = "1"
MOST_COVERED = 0.15  # a word stays readable with so much of it behind a button


class PlacedText(Frozen):
    """Something to read and where it is, in pixels of a 1080x1920 frame."""

    what: str
    at_ms: int
    box: Box


class Screen(Frozen):
    """One picture to make: its plain name, a line for people, the master's frame, and the feed around it."""

    name: str
    caption: str
    frame: int
    feed: Feed | None = None


class PreviewPlan(Frozen):
    """What the previews show: screens with a frame each, and the words around the video."""

    screens: tuple[Screen, ...]
    title: str
    channel: str


def plan_previews(
    master: MasterVideo, cues: Sequence[Cue], platforms: Platforms, title: str, channel: str
) -> PreviewPlan:
    """Choose the frames: the hook for the phone, the middle for the tablet, then captioned ones and the end.

    Frames lie in the middle of a cue, so that the captions are seen; without cues they are spread evenly.
    """
    feeds = _feeds(delivered_to(platforms))
    middles = sorted({(cue.start_ms + cue.end_ms) // 2 for cue in cues})
    wanted = len(feeds) + 2
    if not middles:
        middles = [master.duration_ms * (2 * i + 1) // (2 * wanted) for i in range(wanted)]
    picks = [middles[min(len(middles) * i // wanted, len(middles) - 1)] for i in range(wanted - 1)]
    last = max(master.frames - 1 - master.fps // 2, 0)  # the end card, before it fades
    frames = [*(min(ms * master.fps // 1000, master.frames - 1) for ms in picks), last]
    phone = Screen(name="phone", caption="On a phone", frame=frames[0])
    tablet = Screen(name="tablet", caption="On a tablet", frame=frames[1])
    shown = (
        Screen(name=f"feed_{feed.platform}", caption=feed.title, frame=frame, feed=feed)
        for feed, frame in zip(feeds, frames[2:], strict=True)
    )
    return PreviewPlan(screens=(phone, tablet, *shown), title=title, channel=channel)


def draw_preview(screen: Screen, frame: Pixels, plan: PreviewPlan) -> bytes:
    """Return a screen's PNG with a frame of the master on it."""
    from vidgen_assets.quality import preview_draw

    if screen.feed is not None:
        return preview_draw.feed(frame, screen.feed, plan.title, plan.channel)
    return preview_draw.phone(frame) if screen.name == "phone" else preview_draw.tablet(frame)


def previews_once(
    master: MasterVideo, plan: PreviewPlan, store: BlobStore, calls: CallCache
) -> tuple[Media, ...]:
    """Return the pictures, kept in the store; one whose segment and words are as they were is not drawn again."""
    return tuple(_preview_once(master, screen, plan, (store, calls)) for screen in plan.screens)


def _preview_once(
    master: MasterVideo, screen: Screen, plan: PreviewPlan, shelf: tuple[BlobStore, CallCache]
) -> Media:
    store, calls = shelf
    segment, number = piece_at(master, screen.frame)

    def draw() -> Made:
        ((_, frame),) = frames_of(store.path(segment.video), (number,))
        data = draw_preview(screen, frame, plan)
        picture = store.add_bytes(data, f"{screen.name}.png", "image/png")
        return Made(files={"picture": picture}, usage=Usage(1, "pictures"))

    request = {
        "video": segment.video.sha256,
        "frame": number,
        "screen": screen.model_dump(mode="json", exclude={"frame"}),
        "title": plan.title,
        "channel": plan.channel,
    }
    return calls.get_or_make(Call("preview", "local", "skia", request, VERSION), draw).files["picture"]


def caption_texts(captions: Captions, look: CaptionLook) -> tuple[PlacedText, ...]:
    """Return every word of the captions where the renderer sets it, by the renderer's own layout."""
    from vidgen_assets.captions.layout import lay_out_caption
    from vidgen_assets.captions.typesetting import Typesetter

    setter = Typesetter(look.font, look.locale)
    spoken = {word.index: word for word in captions.words}
    placed: list[PlacedText] = []
    for cue in captions.cues:
        indices = [index for index in range(cue.first_word, cue.end_word) if index in spoken]
        lines, at = [], 0
        for count in cue.lines:
            lines.append(tuple(spoken[index].text for index in indices[at : at + count]))
            at += count
        size = (FRAME_WIDTH, FRAME_HEIGHT)
        layout = lay_out_caption(tuple(lines), look, *size, setter, cue.margin_bottom)
        for index, word in zip(indices, layout.words, strict=False):
            if word.text:
                left, top, right, bottom = layout.word_box(word)
                box = Box(x=round(left), y=round(top), width=round(right - left), height=round(bottom - top))
                placed.append(PlacedText(what=word.text, at_ms=spoken[index].start_ms, box=box))
    return tuple(placed)


def end_card_texts(timeline: Timeline, shots: ShotList) -> tuple[PlacedText, ...]:
    """Return what the end cards say and where, in the middle of their shots; nothing without a card."""
    ends = {shot.id: shot.visual for shot in shots.shots if shot.visual.kind == "end_card"}
    placed: list[PlacedText] = []
    for shot in timeline.shots:
        box = shot.clip.clip.keyframe.prop
        if shot.shot not in ends or box is None:
            continue
        middle = (shot.first_frame + shot.end_frame) // 2
        seen = on_frame(timeline, shot, middle, box)
        across, down = FRAME_WIDTH / timeline.width, FRAME_HEIGHT / timeline.height
        scaled = Box(
            x=round(seen.x * across),
            y=round(seen.y * down),
            width=round(seen.width * across),
            height=round(seen.height * down),
        )
        card = ends[shot.shot].card
        placed.append(
            PlacedText(
                what=card.line1 if card else "end card", at_ms=middle * 1000 // timeline.fps, box=scaled
            )
        )
    return tuple(placed)


def covered(texts: Iterable[PlacedText], platforms: tuple[str, ...], what: str) -> tuple[Measured, ...]:
    """Return two gates a platform for texts of one kind ("captions", "end card").

    The first blocks: no text more than 15 % behind a button. The second warns: texts inside the area the
    platform itself advises.
    """
    texts = tuple(texts)
    return tuple(
        gate
        for feed in _feeds(platforms)
        for gate in (_buttons(texts, feed, what), _advice(texts, feed, what))
    )


def _buttons(texts: tuple[PlacedText, ...], feed: Feed, what: str) -> Measured:
    worst, share, region_name = None, 0.0, ""
    for text in texts:
        for region in feed.regions:
            part = _overlap(text.box, region.box)
            if part > share:
                worst, share, region_name = text, part, region.name
    measured = f"nothing covered ({len(texts)} looked at)"
    if worst is not None:
        measured = f"{round(100 * share)} % of {worst.what!r} at {worst.at_ms / 1000:.1f} s, by {region_name}"
    return Measured(
        name=f"{what} clear of buttons: {feed.title}",
        passed=share <= MOST_COVERED,
        measured=measured,
        threshold=f"at most {round(100 * MOST_COVERED)} % of any word",
        why=""
        if share <= MOST_COVERED
        else "raise captions.margin_bottom, or set captions.max_chars_line lower",
    )


def _advice(texts: tuple[PlacedText, ...], feed: Feed, what: str) -> Measured:
    outside = [text for text in texts if _overlap(text.box, feed.advised) < 0.999]
    return Measured(
        name=f"{what} where advised: {feed.title}",
        passed=not outside,
        measured=f"{len(texts) - len(outside)} of {len(texts)} inside",
        threshold="all",
        why=f"advice for advertisements, which carry a button more ({feed.source})" if outside else "",
        severity="warns",
    )


def _overlap(text: Box, region: Box) -> float:
    """Return which share of the text's area the region covers, 0 to 1."""
    across = min(text.x + text.width, region.x + region.width) - max(text.x, region.x)
    down = min(text.y + text.height, region.y + region.height) - max(text.y, region.y)
    area = text.width * text.height
    return max(across, 0) * max(down, 0) / area if area else 0.0


def _feeds(platforms: tuple[str, ...]) -> list[Feed]:
    return [feed for feed in FEEDS if feed.platform in platforms]

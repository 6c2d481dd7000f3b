"""Device previews: what is shown where, and the numbers of what the apps' buttons cover."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import av
import numpy as np
import pytest

from resources.errors import InvalidInput
from resources.store import Media
from resources.video_frames import frames_of
from vidgen_assets.artifacts import (
    Box,
    CameraPath,
    CaptionLook,
    Captions,
    CardText,
    Clip,
    Cue,
    FramedClip,
    Keyframe,
    Loudness,
    MasterVideo,
    Shot,
    ShotList,
    Timeline,
    TimelineShot,
    Transition,
    Visual,
    Word,
)
from vidgen_assets.captions.screens import FEEDS, FRAME_HEIGHT, FRAME_WIDTH, delivered_to, feed_of
from vidgen_assets.channel import Platform, Platforms
from vidgen_assets.quality.previews import (
    PlacedText,
    caption_texts,
    covered,
    draw_preview,
    end_card_texts,
    plan_previews,
)

MEDIA = Media(sha256="0" * 64, size=1, media_type="video/mp4", name="master.mp4")
TEXT = "she told me to keep the money"


def look(**changes: object) -> CaptionLook:
    values = {
        "style": "karaoke", "font": "manrope", "size": 76, "margin_bottom": 560, "uppercase": False,
        "fill": "#FFFFFF", "highlight": "#FFD23F", "outline": "#14101F", "outline_px": 7,
    }  # fmt: skip
    return CaptionLook.model_validate({**values, **changes})


def captions(text: str = TEXT, lines: tuple[int, ...] = (5, 2)) -> Captions:
    words = tuple(
        Word(index=i, text=word, start_ms=300 * i, end_ms=300 * i + 250)
        for i, word in enumerate(text.split())
    )
    cue = Cue(first_word=0, end_word=len(words), start_ms=0, end_ms=2400, lines=lines)
    return Captions(style="karaoke", words=words, cues=(cue,), ass=MEDIA, srt=MEDIA, vtt=MEDIA)


def master(frames: int = 90) -> MasterVideo:
    return MasterVideo(
        video=MEDIA, fps=30, width=216, height=384, frames=frames, duration_ms=frames * 1000 // 30,
        segments=(), sound=MEDIA, loudness=Loudness(lufs=-14, true_peak_dbtp=-2),
    )  # fmt: skip


def with_end_card(text: Box) -> tuple[Timeline, ShotList]:
    """A half-size timeline of one still end card whose question lies in this canvas box."""
    card = CardText(line1="What would you do?", line2="Tell me")
    keyframe = Keyframe(shot="s1", provider="p", width=1296, height=2304, preview=MEDIA, layers=(), prop=text)
    still = CameraPath(move="hold", zoom_from=1, zoom_to=1, x_from=0.5, x_to=0.5, y_from=0.5, y_to=0.5)
    clip = Clip(shot="s1", variant="a", provider="c", fps=30, frames=60, keyframe=keyframe, path=still)
    framed = FramedClip(clip=clip, window=Box(x=108, y=192, width=1080, height=1920))
    cut = TimelineShot(
        shot="s1", clip=framed, first_frame=0, end_frame=60, transition="cut", transition_frames=0
    )
    shot = Shot(
        id="s1", beat="b1", first_word=0, end_word=1, text="x", move="hold",
        visual=Visual(kind="end_card", place="abstract", mood="calm", card=card),
        transition=Transition(kind="cut", ms=0),
    )  # fmt: skip
    timeline = Timeline(fps=30, width=540, height=960, frames=60, shots=(cut,), otio=MEDIA)
    return timeline, ShotList(cast=(), shots=(shot,))


def film(path: Path, frames: int = 90) -> Path:
    """A 216x384 film whose frames grow brighter."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=30, options={"preset": "ultrafast", "g": "30"})
        stream.width, stream.height, stream.pix_fmt = 216, 384, "yuv420p"
        for number in range(frames):
            frame = av.VideoFrame.from_ndarray(np.full((384, 216, 3), 40 + 2 * number, np.uint8))
            frame.pts = number
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def picture(data: bytes) -> np.ndarray:
    with av.open(BytesIO(data)) as container:
        return next(container.decode(video=0)).to_ndarray(format="rgb24")


class TestCovered:
    def test_captions_at_the_shipped_height_are_clear_of_every_apps_buttons(self):
        texts = caption_texts(captions(), look())
        assert [text.what for text in texts] == TEXT.split()
        gates = covered(texts, tuple(feed.platform for feed in FEEDS), "captions")
        blocking = [gate for gate in gates if gate.severity == "blocks"]
        assert len(blocking) == 4
        assert all(gate.passed for gate in blocking), blocking

    def test_captions_too_low_fall_under_the_title_and_the_gate_names_the_word(self):
        gates = covered(caption_texts(captions(), look(margin_bottom=120)), ("tiktok",), "captions")
        blocking, _ = gates
        assert not blocking.passed
        assert "by name, words, sound" in blocking.measured
        assert any(word in blocking.measured for word in TEXT.split())
        assert "captions.margin_bottom" in blocking.why

    def test_advice_beyond_the_buttons_only_warns(self):
        _, advice = covered(caption_texts(captions(), look(margin_bottom=560)), ("youtube",), "captions")
        assert advice.severity == "warns"
        assert not advice.passed
        assert advice.measured.endswith(f"of {len(TEXT.split())} inside")
        narrow = captions("he gave the key back", lines=(3, 2))
        _, higher = covered(caption_texts(narrow, look(margin_bottom=700)), ("youtube",), "captions")
        assert higher.passed

    def test_the_share_that_is_covered_is_measured(self):
        rail = feed_of("tiktok").regions[1].box
        half = PlacedText(
            what="money", at_ms=1200, box=Box(x=rail.x - 50, y=rail.y + 100, width=100, height=80)
        )
        blocking, _ = covered([half], ("tiktok",), "captions")
        assert blocking.measured.startswith("50 % of 'money' at 1.2 s")
        beside = half.model_copy(update={"box": Box(x=rail.x - 100, y=rail.y + 100, width=100, height=80)})
        assert covered([beside], ("tiktok",), "captions")[0].passed

    def test_an_end_card_in_the_middle_is_clear(self):
        card = PlacedText(
            what="What would you do?", at_ms=47_000, box=Box(x=150, y=700, width=700, height=300)
        )
        assert all(gate.passed for gate in covered([card], ("youtube", "tiktok"), "end card"))

    def test_the_end_cards_question_is_placed_as_the_camera_shows_it(self):
        timeline, shots = with_end_card(Box(x=258, y=892, width=780, height=300))
        (text,) = end_card_texts(timeline, shots)
        assert text == PlacedText(
            what="What would you do?", at_ms=1000, box=Box(x=150, y=700, width=780, height=300)
        )
        blocking, _ = covered([text], ("tiktok",), "end card")
        assert blocking.passed
        low, shots = with_end_card(Box(x=258, y=1830, width=780, height=200))
        assert not covered(end_card_texts(low, shots), ("tiktok",), "end card")[0].passed

    def test_words_no_font_can_draw_are_not_measured(self):
        placed = caption_texts(captions("𓂀𓃒 money", lines=(2,)), look())
        assert [text.what for text in placed] == ["money"]

    def test_every_region_lies_on_the_frame(self):
        for feed in FEEDS:
            for box in (*(region.box for region in feed.regions), feed.advised):
                assert 0 <= box.x < box.x + box.width <= FRAME_WIDTH
                assert 0 <= box.y < box.y + box.height <= FRAME_HEIGHT


class TestPlan:
    def test_feeds_are_those_the_channel_delivers_to(self):
        assert delivered_to(Platforms(tiktok=Platform())) == ("youtube", "tiktok")
        none = Platforms(youtube=Platform(enabled=False))
        assert delivered_to(none) == ("youtube", "tiktok", "instagram", "facebook")

    def test_frames_show_captions_and_the_end(self):
        cues = captions().cues
        plan = plan_previews(master(), cues, Platforms(tiktok=Platform()), "A title", "A channel")
        frames = [screen.frame for screen in plan.screens]
        assert len(frames) == 4
        assert (frames[0], frames[-1]) == (36, 74)
        assert all(0 <= frame < 90 for frame in frames)

    def test_a_video_without_captions_still_has_previews(self):
        plan = plan_previews(master(3), (), Platforms(), "A title", "A channel")
        assert all(0 <= screen.frame < 3 for screen in plan.screens)


@pytest.mark.media
def test_the_pictures_show_the_frames_and_differ_by_app(tmp_path):
    plan = plan_previews(
        master(), captions().cues, Platforms(tiktok=Platform()), "A <b>title</b> 漢字", "A channel"
    )
    shown = dict(frames_of(film(tmp_path / "master.mp4"), [screen.frame for screen in plan.screens]))
    drawn = {screen.name: draw_preview(screen, shown[screen.frame], plan) for screen in plan.screens}
    assert list(drawn) == ["phone", "tablet", "feed_youtube", "feed_tiktok"]
    phone, tablet, youtube, tiktok = map(picture, drawn.values())
    level = 40 + 2 * plan.screens[0].frame
    assert np.abs(phone[phone.shape[0] // 2, phone.shape[1] // 2].astype(int) - level).max() < 8
    assert tablet.shape[1] > phone.shape[1]
    assert youtube.shape == tiktok.shape
    assert (youtube != tiktok).mean() > 0.05
    feed = plan.screens[2]
    assert draw_preview(feed, shown[feed.frame], plan) == drawn[feed.name], (
        "the same film gives the same bytes"
    )


def test_a_preview_is_made_small_for_the_page():
    from resources.papercut._skia import skia
    from resources.typesetting import encoded
    from vidgen_assets.quality.preview_draw import smaller

    surface = skia.Surface(400, 800)
    data = smaller(encoded(surface, "image/png"), 100)
    assert picture(data).shape == (200, 100, 3)
    with pytest.raises(InvalidInput, match="no picture"):
        smaller(b"not a picture")

"""The thumbnail: the frame that was chosen, the words that fit, the same bytes every time."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import av
import numpy as np
import pytest

from resources.errors import InvalidInput, MissingArtifact, RenderFailed
from resources.store import Media
from resources.video_frames import frames_of
from vidgen_assets.artifacts import (
    Beat,
    BeatSheet,
    Box,
    CameraPath,
    Clip,
    FramedClip,
    Keyframe,
    Shot,
    ShotList,
    Timeline,
    TimelineShot,
    Transition,
    Visual,
)
from vidgen_assets.export.frames import Moment, choose_frame, faces_at, measure, moments
from vidgen_assets.export.headline import headline, loudest
from vidgen_assets.export.thumbnail import draw_thumbnail, sheet_hue

MEDIA = Media(sha256="0" * 64, size=1, media_type="image/png", name="x.png")


def video(path: Path, frames: int = 90, size: tuple[int, int] = (180, 320)) -> Path:
    """A video whose frame n is a flat grey of level 16 + 2 n, tagged BT.709, with a key frame every 30."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=30)
        stream.width, stream.height = size
        stream.pix_fmt = "yuv420p"
        stream.options = {"crf": "10", "g": "30", "preset": "ultrafast"}
        for number in range(frames):
            frame = av.VideoFrame(*size, "yuv420p")
            for plane, level in zip(frame.planes, (16 + 2 * number, 128, 128), strict=True):
                plane.update(bytes([level]) * plane.buffer_size)
            frame.pts = number
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def size_of(data: bytes) -> tuple[int, int]:
    with av.open(BytesIO(data)) as picture:
        return picture.streams.video[0].width, picture.streams.video[0].height


def scene(seed: int = 0, contrast: float = 1.0, shape: tuple[int, int] = (320, 180)) -> np.ndarray:
    """A picture with edges and colour; less contrast is nearer to flat grey."""
    noise = np.random.default_rng(seed).integers(0, 256, (shape[0] // 20, shape[1] // 20, 3))
    blocks = np.kron(noise, np.ones((20, 20, 1)))
    return (128 + (blocks - 128) * contrast).astype(np.uint8)


class TestFrames:
    def test_each_frame_is_the_one_with_its_number(self, tmp_path):
        found = dict(frames_of(video(tmp_path / "v.mp4"), [0, 29, 30, 31, 89]))
        for number, picture in found.items():
            level = (2 * number) * 255 / 219
            assert abs(float(picture.mean()) - level) < 2.5, number

    def test_colours_are_read_as_bt709(self, tmp_path):
        path = tmp_path / "red.mp4"
        with av.open(str(path), "w") as container:
            stream = container.add_stream("libx264", rate=30, options={"crf": "4"})
            stream.width, stream.height, stream.pix_fmt = 64, 64, "yuv420p"
            frame = av.VideoFrame(64, 64, "yuv420p")
            for plane, level in zip(frame.planes, (63, 102, 240), strict=True):  # pure red in BT.709
                plane.update(bytes([level]) * plane.buffer_size)
            container.mux(stream.encode(frame))
            container.mux(stream.encode(None))
        ((_, picture),) = frames_of(path, [0])
        assert np.abs(picture[32, 32].astype(int) - (255, 0, 0)).max() < 6

    def test_a_frame_beyond_the_end_a_missing_and_a_broken_file_are_errors(self, tmp_path):
        path = video(tmp_path / "v.mp4", frames=10)
        with pytest.raises(RenderFailed, match="no frame 10"):
            list(frames_of(path, [10]))
        with pytest.raises(MissingArtifact, match=r"gone\.mp4"):
            list(frames_of(tmp_path / "gone.mp4", [0]))
        path.write_bytes(b"not a video")
        with pytest.raises(RenderFailed, match=r"v\.mp4 cannot be decoded"):
            list(frames_of(path, [0]))


def timeline_of(*kinds: str) -> tuple[Timeline, ShotList, BeatSheet]:
    """A timeline of 60-frame shots, one a beat, of these kinds ("scene:turn", "post_card:hook")."""
    shots, cut, beats = [], [], []
    for i, named in enumerate(kinds):
        kind, beat = named.split(":")
        keyframe = Keyframe(
            shot=f"s{i}", provider="p", width=1296, height=2304, preview=MEDIA, layers=(),
            faces=(Box(x=500, y=600, width=300, height=300),),
        )  # fmt: skip
        still = CameraPath(move="hold", zoom_from=1, zoom_to=1, x_from=0.5, x_to=0.5, y_from=0.5, y_to=0.5)
        clip = Clip(shot=f"s{i}", variant="a", provider="c", fps=30, frames=60, keyframe=keyframe, path=still)
        framed = FramedClip(clip=clip, window=Box(x=108, y=192, width=1080, height=1920))
        cut.append(
            TimelineShot(shot=f"s{i}", clip=framed, first_frame=60 * i, end_frame=60 * i + 60,
                         transition="crossfade", transition_frames=12)
        )  # fmt: skip
        shots.append(
            Shot(id=f"s{i}", beat=f"b{i}", first_word=i, end_word=i + 1, text="x", move="hold",
                 visual=Visual(kind=kind, place="room", mood="calm"), transition=Transition(kind="cut", ms=0))
        )  # fmt: skip
        beats.append(
            Beat(id=f"b{i}", kind=beat, first_word=i, end_word=i + 1, text="x", mood="calm",
                 feeling="neutral", intensity=0.5)
        )  # fmt: skip
    timeline = Timeline(fps=30, width=540, height=960, frames=60 * len(kinds), shots=tuple(cut), otio=MEDIA)
    return timeline, ShotList(cast=(), shots=tuple(shots)), BeatSheet(mood="calm", beats=tuple(beats))


class TestChoice:
    def test_cards_are_left_out_and_frames_lie_after_the_transition(self):
        found = moments(
            *timeline_of("post_card:hook", "scene:setup", "scene:turn", "end_card:call_to_action")
        )
        assert {moment.beat for moment in found} == {"setup", "turn"}
        assert all(66 <= moment.frame < 180 for moment in found)
        assert len(found) == 4

    def test_a_story_of_cards_alone_still_has_candidates(self):
        assert moments(*timeline_of("post_card:hook"))

    def test_faces_are_where_the_camera_shows_them(self):
        timeline, *_ = timeline_of("scene:turn")
        (face,) = faces_at(timeline, timeline.shots[0], 30)
        assert face == Box(x=196, y=204, width=150, height=150)

    def test_the_sharp_colourful_frame_wins(self):
        flat = (Moment(frame=1, beat="turn"), measure(scene(1, contrast=0.1)))
        rich = (Moment(frame=2, beat="turn"), measure(scene(1, contrast=1.0)))
        assert choose_frame([flat, rich]).moment.frame == 2

    def test_a_face_wins_and_the_end_is_not_given_away(self):
        same = measure(scene(3))
        face = (Box(x=40, y=40, width=60, height=60),)
        plain, shown = Moment(frame=1, beat="turn"), Moment(frame=2, beat="turn", faces=face)
        assert choose_frame([(plain, same), (shown, same)]).moment.frame == 2
        end = Moment(frame=3, beat="payoff", faces=face)
        assert choose_frame([(end, same), (shown, same)]).moment.frame == 2

    def test_a_face_behind_the_headline_or_cut_off_does_not_count(self):
        same = measure(scene(3))
        low = Moment(frame=1, beat="turn", faces=(Box(x=40, y=160, width=60, height=60),))
        cut = Moment(frame=2, beat="turn", faces=(Box(x=-10, y=40, width=60, height=60),))
        whole = Moment(frame=3, beat="turn", faces=(Box(x=40, y=40, width=60, height=60),))
        assert choose_frame([(low, same), (cut, same), (whole, same)]).moment.frame == 3

    def test_no_candidate_is_an_error(self):
        with pytest.raises(InvalidInput, match="no frame"):
            choose_frame([])


class TestHeadline:
    @pytest.mark.parametrize(
        ("title", "words"),
        [
            ("My dog is a hero.", "My dog is a hero"),
            ("My landlord changed the locks while I was at work", "My landlord changed the locks"),
            ("Today I messed up by locking myself out in a towel", "Locking myself out in a towel"),
            ("AITA for telling my sister no?", "Telling my sister no?"),
            ("Am I the jerk for leaving my own wedding?", "Leaving my own wedding?"),
            ("TIFU", "TIFU"),
        ],
    )  # fmt: skip
    def test_it_is_the_telling_clause(self, title, words):
        assert headline(title) == words

    def test_it_is_short_whatever_comes_in(self):
        for title in (
            "x" * 300,
            "a b " * 100,
            "",
            "the of to my your his her our their and or but so that this",
        ):
            short = headline(title)
            assert len(short) <= 38
            assert len(short.split()) <= 8

    def test_numbers_are_loud_and_small_words_are_not(self):
        assert loudest("I found $12,000 under the floorboards".split()) == 2
        assert loudest("He was my landlord".split()) == 3


class TestDrawing:
    @pytest.mark.parametrize(("shape", "size"), [("portrait", (1080, 1920)), ("landscape", (1280, 720))])
    @pytest.mark.parametrize("media_type", ["image/jpeg", "image/png"])
    def test_it_has_its_size_and_is_the_same_every_time(self, shape, size, media_type):
        data = draw_thumbnail(scene(), "My landlord changed the locks", shape=shape, media_type=media_type)
        assert size_of(data) == size
        again = draw_thumbnail(scene(), "My landlord changed the locks", shape=shape, media_type=media_type)
        assert data == again
        assert len(data) < 2_000_000 or media_type == "image/png", "YouTube's limit for a thumbnail"

    def test_the_headline_is_drawn_and_the_caption_band_is_covered(self):
        with_words = draw_thumbnail(scene(), "My landlord", media_type="image/png")
        other = draw_thumbnail(scene(), "Something else", media_type="image/png")
        assert with_words != other
        with av.open(BytesIO(with_words)) as picture:
            pixels = next(picture.decode(video=0)).to_ndarray(format="rgb24")
        band = pixels[1270:1900, 5:40]
        assert band.std(axis=(0, 1)).max() < 12, "paper, not the frame behind it"

    def test_letters_no_font_has_are_left_out_and_nothing_breaks(self):
        bare = draw_thumbnail(scene(), "", media_type="image/png")
        assert draw_thumbnail(scene(), "漢字 \U0001f600", media_type="image/png") == bare
        assert draw_thumbnail(scene(), "Größe zählt", media_type="image/png") != bare

    def test_the_paper_takes_the_hue_of_the_picture_but_never_brown(self):
        blue = np.zeros((64, 36, 3), np.uint8)
        blue[...] = (30, 60, 200)
        assert 0.55 < sheet_hue(blue) < 0.72
        orange = np.zeros((64, 36, 3), np.uint8)
        orange[...] = (220, 140, 30)
        assert not 0.0 <= sheet_hue(orange) <= 0.25

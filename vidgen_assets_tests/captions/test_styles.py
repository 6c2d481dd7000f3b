"""Every caption style: the spoken word can be told, few pictures do it, and nothing is cut off."""

from __future__ import annotations

import numpy as np
import pytest

from resources.store import BlobStore
from vidgen_assets.artifacts import CaptionLook
from vidgen_assets.captions.caption import Caption
from vidgen_assets.captions.drawing import CaptionArtist
from vidgen_assets.captions.looks import look_of
from vidgen_assets.captions.moments import PARTS, Moment, moment_at
from vidgen_assets.captions.samples import every_style, sample_frame, sample_strip
from vidgen_assets.captions.styles import STYLES, style_of
from vidgen_assets.channel import CaptionRules
from vidgen_assets.post.colour.cube import compose, identity
from vidgen_assets.post.kernel_types import load_kernels
from vidgen_assets.post.layers import Frame, Planes, Sticker, code_table
from vidgen_assets.post.slices import captions_of
from vidgen_assets.quality.observing import glimpse
from vidgen_assets.quality.seen_captions import CaptionWatch
from vidgen_assets_tests.post.sets import plan

LOOK = look_of(CaptionRules())
CAPTION = Caption(
    first=10, end=70, lines=(("The", "judge", "told"), ("my", "landlord")), starts=(12, 20, 30, 45, 50)
)
GREY = np.full((1920, 1080, 3), 128, np.uint8)
EVERY = sorted(STYLES)


def look(style: str) -> CaptionLook:
    return LOOK.model_copy(update={"style": style})


def pictures(style: str) -> list[np.ndarray]:
    """Return every different picture of the caption, whole frames of straight RGBA."""
    artist = CaptionArtist(look(style), 1080, 1920)
    layout = artist.layout(CAPTION)
    found = []
    for moment in dict.fromkeys(artist.moment((CAPTION,), frame, 30) for frame in range(10, 70)):
        drawn = artist.draw(layout, moment) if moment else None
        whole = np.zeros((1920, 1080, 4), np.uint8)
        if drawn:
            rgba, x, y = drawn
            whole[y : y + rgba.shape[0], x : x + rgba.shape[1]] = rgba
        found.append(whole)
    return found


def test_the_channel_file_knows_every_style():
    for name in EVERY:
        assert CaptionRules.model_validate({"style": name}).style == name
    assert len(EVERY) >= 8
    assert {"karaoke", "box", "plain"} <= set(EVERY)


def test_a_gallery_has_a_strip_of_every_style():
    strips = dict(every_style(LOOK, GREY[::4, ::4]))
    assert [style.name for style in strips] == list(STYLES)
    assert all(strip.shape == (480, 4 * 270, 3) for strip in strips.values())
    assert len({strip.tobytes() for strip in strips.values()}) == len(STYLES)


@pytest.mark.parametrize("name", EVERY)
class TestEveryStyle:
    def test_every_spoken_word_is_found_by_the_quality_probe(self, name: str, store: BlobStore):
        shown = plan(store, (45, 45), (("crossfade", 10),))
        shown = shown.model_copy(update={"look": shown.look.model_copy(update={"style": name})})
        watch, kernels = CaptionWatch(shown), load_kernels()
        artist = CaptionArtist(shown.look, shown.width, shown.height)
        captions = captions_of(shown.words, shown.cues, shown.fps)
        codes, seen = code_table(compose(identity(), 1.0)), {}
        for wanted in watch.looks:
            frame = Frame(shown.width, shown.height)
            frame.fill(110, 128, 128)
            moment = artist.moment(captions, wanted.frame, shown.fps)
            drawn = artist.draw(artist.layout(captions[moment.caption]), moment) if moment else None
            if drawn:
                Sticker(Planes.of(drawn[0], codes, kernels), *drawn[1:]).stick(frame, kernels)
            seen[wanted] = glimpse(frame.planes, wanted)
        found = watch.seen(seen)
        assert found.missed == ()
        assert found.lit == found.words > 8

    def test_few_pictures_are_asked_for(self, name: str):
        moments = {moment_at((CAPTION,), frame, 30, style_of(name)) for frame in range(10, 70)}
        assert len(moments) <= 26  # of sixty frames

    def test_pictures_that_are_asked_for_differ(self, name: str):
        found = [picture.tobytes() for picture in pictures(name)]
        assert len(set(found)) >= 0.7 * len(found)  # a long word has no room for every step of its swell

    def test_two_artists_draw_the_same_bytes(self, name: str):
        one, two = sample_strip(look(name), GREY), sample_strip(look(name), GREY)
        assert np.array_equal(one, two)
        assert one.shape == (1920, 4 * 1080, 3)

    def test_nothing_is_cut_off_at_any_moment(self, name: str):
        artist = CaptionArtist(look(name), 1080, 1920)
        layout = artist.layout(CAPTION)
        for frame in range(10, 70):
            moment = artist.moment((CAPTION,), frame, 30)
            drawn = artist.draw(layout, moment) if moment else None
            if drawn:
                alpha = drawn[0][..., 3]
                assert max(alpha[0].max(), alpha[-1].max(), alpha[:, 0].max(), alpha[:, -1].max()) <= 2

    def test_a_smaller_frame_shows_the_same(self, name: str):
        big = sample_frame(look(name), GREY)[::2, ::2].astype(int)
        small = sample_frame(look(name), GREY[::2, ::2]).astype(int)
        assert np.abs(big - small).mean() < 1.2


class TestBehaviours:
    def test_words_appear_as_they_are_said(self):
        layout = CaptionArtist(look("pop"), 1080, 1920).layout(CAPTION)
        at_judge, at_told = (sums(look("pop"), frame) for frame in (28, 40))
        told = layout.word_box(layout.words[2])
        assert inked(at_judge, told) == 0
        assert inked(at_told, told) > 0

    def test_one_word_is_alone_in_the_middle_and_large(self):
        artist = CaptionArtist(look("one_word"), 1080, 1920)
        layout = artist.layout(CAPTION)
        for word in layout.words:
            assert abs(word.x + word.width / 2 - 540) < 1
            assert word.size > 1.3 * LOOK.size

    def test_the_fill_runs_with_the_word_and_stays(self):
        shares = [highlighted(sums(look("fill"), frame)) for frame in (13, 16, 19, 29, 44, 69)]
        assert shares == sorted(shares)
        assert shares[-1] > 4 * shares[0] > 0

    def test_the_other_line_waits(self):
        artist = CaptionArtist(look("two_lines"), 1080, 1920)
        layout = artist.layout(CAPTION)
        first, second = layout.word_box(layout.words[0]), layout.word_box(layout.words[4])
        early, late = sums(look("two_lines"), 40), sums(look("two_lines"), 60)
        assert brightest(early, first) > brightest(early, second) + 60
        assert brightest(late, first) < brightest(late, second)

    def test_a_word_of_one_frame_is_shown_whole(self):
        short = CAPTION.model_copy(update={"first": 10, "end": 11, "lines": (("gone",),), "starts": (10,)})
        for name in EVERY:
            moment = moment_at((short,), 10, 30, style_of(name))
            assert moment is not None
            assert moment.part == PARTS

    def test_a_caption_may_begin_before_its_first_word(self):
        for name in EVERY:
            moment = moment_at((CAPTION,), 10, 30, style_of(name))
            assert moment is not None
            assert moment.spoken is None


def sums(look: CaptionLook, frame: int) -> np.ndarray:
    """Return the caption's picture on a frame, laid over black."""
    artist = CaptionArtist(look, 1080, 1920)
    drawn = artist.draw(artist.layout(CAPTION), artist.moment((CAPTION,), frame, 30) or Moment(0, None))
    whole = np.zeros((1920, 1080, 3), np.uint8)
    if drawn:
        rgba, x, y = drawn
        part = rgba[..., :3].astype(np.uint16) * rgba[..., 3:] // 255
        whole[y : y + rgba.shape[0], x : x + rgba.shape[1]] = part
    return whole


def part_of(picture: np.ndarray, box: tuple[float, float, float, float]) -> np.ndarray:
    left, top, right, bottom = (round(edge) for edge in box)
    return picture[top:bottom, left:right].astype(int)


def inked(picture: np.ndarray, box: tuple[float, float, float, float]) -> int:
    return int((part_of(picture, box).max(axis=2) > 120).sum())


def brightest(picture: np.ndarray, box: tuple[float, float, float, float]) -> float:
    return float(np.percentile(part_of(picture, box).max(axis=2), 90))


def highlighted(picture: np.ndarray) -> int:
    red, green, blue = (picture[..., n].astype(int) for n in range(3))
    return int(((red > 200) & (green > 150) & (blue < 120)).sum())

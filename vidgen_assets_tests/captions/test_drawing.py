"""Captions: letters there are, words in their place, the spoken one lit, the same picture every time."""

from __future__ import annotations

import numpy as np
import pytest

from resources.errors import InvalidInput
from vidgen_assets.artifacts import CaptionLook, Watermark
from vidgen_assets.captions.caption import Caption
from vidgen_assets.captions.drawing import CaptionArtist, draw_watermark
from vidgen_assets.captions.layout import WIDEST, lay_out_caption
from vidgen_assets.captions.moments import Moment, moment_at
from vidgen_assets.captions.styles import STYLES, style_of
from vidgen_assets.captions.typesetting import FACES, Typesetter

LOOK = CaptionLook(
    style="karaoke",
    font="manrope",
    size=76,
    margin_bottom=560,
    uppercase=False,
    fill="#FFFFFF",
    highlight="#FFD23F",
    outline="#14101F",
    outline_px=7,
)
CAPTION = Caption(
    first=10, end=70, lines=(("The", "judge", "told"), ("my", "landlord")), starts=(12, 20, 30, 45, 50)
)
KARAOKE = style_of("karaoke")
SETTLED = Moment(caption=0, spoken=1, swell=1.06, scale=1.0, opacity=1.0)


def look(**update: object) -> CaptionLook:
    return LOOK.model_copy(update=update)


def picture(look: CaptionLook, caption: Caption = CAPTION, moment: Moment = SETTLED) -> np.ndarray:
    """Return a whole 1080x1920 frame with nothing but the caption: straight RGBA."""
    artist = CaptionArtist(look, 1080, 1920)
    drawn = artist.draw(artist.layout(caption), moment)
    out = np.zeros((1920, 1080, 4), np.uint8)
    if drawn:
        rgba, x, y = drawn
        out[y : y + rgba.shape[0], x : x + rgba.shape[1]] = rgba
    return out


def has(rgba: np.ndarray, colour: str, within: tuple[float, float, float, float]) -> int:
    """Return how many opaque pixels of a colour lie in a box."""
    left, top, right, bottom = (round(edge) for edge in within)
    part = rgba[top:bottom, left:right].astype(int)
    wanted = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    return int(((np.abs(part[..., :3] - wanted).max(-1) < 12) & (part[..., 3] > 250)).sum())


class TestLayout:
    def test_lines_are_centred_above_the_margin(self):
        layout = lay_out_caption(CAPTION.lines, LOOK, 1080, 1920, Typesetter("manrope"))
        left, top, right, bottom = layout.box
        assert left + right == pytest.approx(1080, abs=60)
        assert bottom == pytest.approx(1920 - 560)
        assert top > 1100
        assert [word.text for word in layout.words] == ["The", "judge", "told", "my", "landlord"]
        assert layout.words[0].baseline == layout.words[2].baseline < layout.words[3].baseline

    def test_words_never_touch(self):
        layout = lay_out_caption(CAPTION.lines, LOOK, 1080, 1920, Typesetter("manrope"))
        for one, two in zip(layout.words, layout.words[1:], strict=False):
            if one.baseline == two.baseline:
                assert two.x - (one.x + one.width) > 2 * LOOK.outline_px

    @pytest.mark.parametrize(
        "word", ["Donaudampfschifffahrtsgesellschaft", "https://example.com/" + "a" * 80]
    )
    def test_a_long_line_shrinks_into_the_frame(self, word: str):
        layout = lay_out_caption(((word,), ("said", "no")), LOOK, 1080, 1920, Typesetter("manrope"))
        left, _, right, _ = layout.box
        assert right - left <= WIDEST * 1080 + 1
        assert layout.size < LOOK.size

    def test_another_frame_size_is_the_same_picture_smaller(self):
        big = lay_out_caption(CAPTION.lines, LOOK, 1080, 1920, Typesetter("manrope"))
        small = lay_out_caption(CAPTION.lines, LOOK, 540, 960, Typesetter("manrope"))
        assert np.allclose(np.array(big.box) / 2, small.box, atol=0.6)


class TestMoments:
    def test_a_word_is_spoken_until_the_next_begins(self):
        spoken = [
            moment.spoken if (moment := moment_at((CAPTION,), n, 30, KARAOKE)) else "-" for n in range(8, 72)
        ]
        assert spoken[:2] == ["-", "-"]
        assert spoken[2:4] == [None, None]
        assert spoken[4:12] == [0] * 8
        assert spoken[12:22] == [1] * 10
        assert spoken[42:62] == [4] * 20
        assert spoken[62:] == ["-", "-"]

    def test_few_different_pictures_are_asked_for(self):
        moments = [moment_at((CAPTION,), n, 30, KARAOKE) for n in range(10, 70)]
        assert len(set(moments)) <= 2 + 4 * len(CAPTION.starts)

    def test_of_two_captions_at_once_the_later_is_shown(self):
        later = CAPTION.model_copy(update={"first": 40, "end": 80})
        moment = moment_at((CAPTION, later), 41, 30, KARAOKE)
        assert moment is not None
        assert moment.caption == 1


class TestPicture:
    def test_the_spoken_word_is_lit_and_the_others_are_not(self):
        shown = picture(LOOK)
        layout = lay_out_caption(CAPTION.lines, LOOK, 1080, 1920, Typesetter("manrope"))
        for index, word in enumerate(layout.words):
            box = layout.word_box(word)
            assert (has(shown, LOOK.highlight, box) > 400) == (index == 1)
            assert (has(shown, LOOK.fill, box) > 400) == (index != 1)
            assert has(shown, LOOK.outline, box) > 200

    def test_the_box_style_puts_a_plate_under_the_spoken_word(self):
        boxed = look(style="box")
        layout = lay_out_caption(CAPTION.lines, boxed, 1080, 1920, Typesetter("manrope"))
        box = layout.word_box(layout.words[1])
        assert has(picture(boxed), boxed.highlight, box) > 1.4 * has(picture(LOOK), LOOK.highlight, box)

    def test_the_plain_style_lights_nothing(self):
        assert has(picture(look(style="plain")), LOOK.highlight, (0, 0, 1080, 1920)) == 0

    @pytest.mark.parametrize("style", STYLES)
    @pytest.mark.parametrize("font", sorted(FACES))
    def test_two_artists_draw_the_same_bytes(self, style: str, font: str):
        assert np.array_equal(picture(look(style=style, font=font)), picture(look(style=style, font=font)))

    def test_nothing_is_cut_off_even_when_a_word_swells(self):
        artist = CaptionArtist(LOOK, 1080, 1920)
        drawn = artist.draw(artist.layout(CAPTION), Moment(0, 0, 1.12, 1.0, 1.0))
        assert drawn is not None
        alpha = drawn[0][..., 3]
        assert max(alpha[0].max(), alpha[-1].max(), alpha[:, 0].max(), alpha[:, -1].max()) <= 2

    def test_upper_case_is_the_looks_choice(self):
        assert not np.array_equal(picture(look(uppercase=True)), picture(LOOK))

    def test_a_caption_of_nothing_drawable_draws_nothing(self):
        empty = CAPTION.model_copy(update={"lines": (("\U00013080",),), "starts": (12,)})
        assert picture(LOOK, empty, Moment(0, 0, 1.0, 1.0, 1.0)).max() == 0

    def test_an_unknown_style_is_refused(self):
        with pytest.raises(InvalidInput, match=r"captions\.style: there is no style 'glitter'"):
            CaptionArtist(look(style="glitter"), 1080, 1920)

    def test_the_watermark_stays_in_its_corner_however_long(self):
        drawn = draw_watermark(Watermark(text="@" + "stories" * 20, opacity=0.5), 1080, 1920)
        assert drawn is not None
        rgba, x, y = drawn
        assert x + rgba.shape[1] <= 1080
        assert 1400 <= y < 1500
        assert 100 < rgba[..., 3].max() <= 180
        assert draw_watermark(Watermark(text="\U00013080", opacity=0.5), 1080, 1920) is None

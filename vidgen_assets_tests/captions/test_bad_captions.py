"""Captions of words nobody should have written: every one is drawn inside the frame, or refused by name."""

from __future__ import annotations

import numpy as np
import pytest

from resources.errors import InvalidInput
from resources.store import BlobStore
from vidgen_assets.artifacts import Cue, Word
from vidgen_assets.captions.ass import ass_text
from vidgen_assets.captions.caption import Caption
from vidgen_assets.captions.drawing import CaptionArtist
from vidgen_assets.captions.layout import MOST_ROWS
from vidgen_assets.captions.looks import look_of
from vidgen_assets.captions.moments import Moment
from vidgen_assets.captions.styles import STYLES
from vidgen_assets.captions.typesetting import drawable
from vidgen_assets.channel import CaptionRules
from vidgen_assets.post.slices import captions_of, slice_plan
from vidgen_assets.subtitles.files import srt_text, vtt_text
from vidgen_assets_tests.post.sets import plan

LOOK = look_of(CaptionRules())
HOSTILE = {
    "300 letters without a space": "x" * 300,
    "300 wide letters": "W" * 300,
    "an address": "https://example.com/" + "very-long/" * 28,
    "no letters here": "\U00013080\U000130d2",
    "only emoji": "\U0001f389\U0001f602\U0001f468\u200d\U0001f469\u200d\U0001f467\U0001f1e9\U0001f1ea",
    "a hundred emoji": "\U0001f602" * 100,
    "control characters": "\x00\x07\x1b[31m\x7f\x9f",
    "zero width": "\u200b\u200c\u200d\u2060\ufeff",
    "bidi control": "\u202e\u2066evil\u202c\u2069\u200f",
    "an unclosed override": "\u202eabc",
    "marks fifty high": "z" + "\u0301\u0308\u0316\u0323\u0336" * 10,
    "marks alone": "\u0301" * 50,
    "a lone joiner": "\u200d",
    "half a flag": "\U0001f1e9",
    "a noncharacter": "\ufffe\uffff",
    "private use": "\ue000\uf8ff",
    "a lone surrogate": "\ud800x",
    "markup": "{\\pos(0,0)}<b>&amp;</b>\\N-->",
    "a line break": "a\nb\u2028c\u2029d",
    "nothing": "",
    "arabic and latin": "\u0645\u0631\u062d\u0628\u0627abc\u0645\u0631\u062d\u0628\u0627",
    "one mark script": "\u0e49\u0e49\u0e49",
    "a ligature flood": "\ufdfd" * 30,
}


def caption(*texts: str, end: int = 40) -> Caption:
    starts = tuple(range(0, 4 * len(texts), 4))
    return Caption(first=0, end=end, lines=(texts,), starts=starts)


@pytest.mark.parametrize("what", sorted(HOSTILE))
class TestHostileWords:
    @pytest.mark.parametrize("style", ["karaoke", "fill", "typewriter", "one_word", "boxed"])
    def test_are_drawn_inside_the_frame_or_not_at_all(self, what: str, style: str):
        artist = CaptionArtist(LOOK.model_copy(update={"style": style}), 540, 960)
        wanted = caption("so", HOSTILE[what], "then")
        layout = artist.layout(wanted)
        left, top, right, bottom = layout.box
        assert 0 < left < right < 540
        assert 0 < top < bottom < 960
        assert all(len(word.pieces) <= MOST_ROWS for word in layout.words)
        assert style == "one_word" or len(layout.lines) <= MOST_ROWS
        assert len(layout.words) == 3
        for frame in (0, 5, 9, 39):
            moment = artist.moment((wanted,), frame, 30)
            drawn = artist.draw(layout, moment) if moment else None
            assert drawn is None or drawn[0].shape[2] == 4

    def test_alone_make_a_picture_or_none(self, what: str):
        artist = CaptionArtist(LOOK, 540, 960)
        wanted = caption(HOSTILE[what])
        drawn = artist.draw(artist.layout(wanted), Moment(0, 0))
        shown = drawable(HOSTILE[what], LOOK.font).strip()
        assert (drawn is not None) == bool(shown)
        if drawn is not None:
            assert drawn[0].shape[0] < 480

    def test_do_no_harm_in_files(self, what: str):
        text = HOSTILE[what].encode("utf-8", "replace").decode()
        words = (Word(index=0, text=text, start_ms=0, end_ms=400),)
        cues = (Cue(first_word=0, end_word=1, start_ms=0, end_ms=500, lines=(1,)),)
        for style in sorted(STYLES):
            events = ass_text(words, cues, LOOK.model_copy(update={"style": style})).split("[Events]")[1]
            assert events.count("\n") == 3
        assert srt_text(words, cues).count("-->") == vtt_text(words, cues).count("-->") == 1


def test_letters_of_a_flood_stay_large_enough_to_read():
    layout = CaptionArtist(LOOK, 1080, 1920).layout(caption("x" * 300))
    assert layout.size > 0.6 * LOOK.size
    assert layout.words[0].text.endswith("\u2026")


def test_a_caption_of_one_frame_is_seen_on_it():
    words = (Word(index=0, text="gone", start_ms=100, end_ms=101),)
    cues = (Cue(first_word=0, end_word=1, start_ms=100, end_ms=101, lines=(1,)),)
    (short,) = captions_of(words, cues, 30)
    assert (short.first, short.end) == (3, 4)
    for style in sorted(STYLES):
        artist = CaptionArtist(LOOK.model_copy(update={"style": style}), 540, 960)
        assert artist.moment((short,), 2, 30) is None
        moment = artist.moment((short,), 3, 30)
        assert moment is not None
        drawn = artist.draw(artist.layout(short), moment)
        assert drawn is not None
        assert (drawn[0][..., 3] > 120).sum() > 50


def test_captions_that_do_not_fit_their_words_are_refused_before_rendering(store: BlobStore):
    made = plan(store, (60,), ())
    for broken in (
        made.cues[0].model_copy(update={"end_word": 999}),
        made.cues[0].model_copy(update={"lines": (1,)}),
        made.cues[0].model_copy(update={"end_ms": made.cues[0].start_ms}),
    ):
        with pytest.raises(InvalidInput, match="caption 1"):
            slice_plan(made.model_copy(update={"cues": (broken,)}))


def test_the_picture_is_the_same_with_and_without_controls():
    artist = CaptionArtist(LOOK, 540, 960)
    plain, odd = (
        artist.draw(artist.layout(caption(text)), Moment(0, 0))
        for text in ("hello", "\u202ehe\u200bl\x07lo\u2069")
    )
    assert plain is not None
    assert odd is not None
    assert np.array_equal(plain[0], odd[0])

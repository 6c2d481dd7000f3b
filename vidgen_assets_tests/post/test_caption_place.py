"""Captions stand where every platform advises, and give way to faces and cards, a whole shot at once."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from resources.store import BlobStore
from vidgen_assets.artifacts import Box, CardText, Cue, Shot, ShotList, Timeline, Transition, Visual, Word
from vidgen_assets.captions.drawing import MARK_AT, MARK_SIZE, CaptionArtist
from vidgen_assets.captions.looks import look_of
from vidgen_assets.captions.screens import FEEDS
from vidgen_assets.captions.strips import PLATFORMS, advised_margin, strips
from vidgen_assets.captions.styles import STYLES
from vidgen_assets.channel import CaptionRules
from vidgen_assets.post.caption_place import place_captions
from vidgen_assets.post.cards import with_cards
from vidgen_assets.post.slices import captions_of
from vidgen_assets_tests.post.sets import keep, plan

RULES = CaptionRules()
LOOK = look_of(RULES)
SETS = [list(names) for size in (1, 2, 4) for names in itertools.combinations(PLATFORMS, size)]


def said(texts: str, lines: tuple[int, ...] = ()) -> tuple[tuple[Word, ...], tuple[Cue, ...]]:
    words = tuple(
        Word(index=n, text=text, start_ms=200 * n, end_ms=200 * n + 150)
        for n, text in enumerate(texts.split())
    )
    end = 200 * len(words)
    return words, (
        Cue(first_word=0, end_word=len(words), start_ms=0, end_ms=end, lines=lines or (len(words),)),
    )


def timeline(
    store: BlobStore, faces: tuple[Box, ...] = (), prop: Box | None = None, **shot: object
) -> Timeline:
    """Return a cut of two shots, the first with these things on its canvas of 324 x 576."""
    made = plan(store, (40, 45), (("cut", 0),))
    first = made.shots[0]
    clip = first.clip.clip
    frame = clip.keyframe.model_copy(update={"faces": faces, "prop": prop})
    clip = clip.model_copy(update={"keyframe": frame, "path": None})
    first = first.model_copy(update={"clip": first.clip.model_copy(update={"clip": clip}), **shot})
    return Timeline(
        fps=30, width=1080, height=1920, frames=85, shots=(first, *made.shots[1:]), otio=made.audio
    )


def canvas(left: int, top: int, right: int, bottom: int) -> Box:
    """Return a box given in pixels of a 1080x1920 frame on the canvas (a window of 270 x 480 at 27, 48)."""
    return Box(x=27 + left // 4, y=48 + top // 4, width=(right - left) // 4, height=(bottom - top) // 4)


class TestStrips:
    @pytest.mark.parametrize("names", SETS, ids="+".join)
    @pytest.mark.parametrize("style", sorted(STYLES))
    def test_by_default_captions_lie_where_every_platform_advises(self, names: list[str], style: str):
        look = look_of(RULES.model_copy(update={"style": style}), names)
        words, cues = said("The landlord kept my whole deposit", (3, 3))
        layout = CaptionArtist(look, 1080, 1920).layout(captions_of(words, cues, 30)[0])
        left, top, right, bottom = layout.box
        for feed in (feed for feed in FEEDS if feed.platform in names):
            area = feed.advised
            assert area.x <= left < right <= area.x + area.width, feed.title
            assert area.y <= top < bottom <= area.y + area.height, feed.title

    @pytest.mark.parametrize("names", SETS, ids="+".join)
    def test_every_strip_is_clear_of_what_platforms_lay_over_the_video(self, names: list[str]):
        look = look_of(RULES, names)
        words, cues = said("The landlord kept my whole deposit", (3, 3))
        artist = CaptionArtist(look, 1080, 1920)
        caption = captions_of(words, cues, 30)[0]
        for strip in strips(look, names):
            placed = caption.model_copy(update={"margin_bottom": strip.margin_bottom})
            left, top, right, bottom = artist.layout(placed).box
            for region in (r for feed in FEEDS if feed.platform in names for r in feed.regions):
                box = region.box
                apart = (
                    right <= box.x
                    or left >= box.x + box.width
                    or bottom <= box.y
                    or top >= box.y + box.height
                )
                assert apart, (strip.name, region.name)

    def test_no_strip_lies_on_the_watermark(self):
        for names in SETS:
            for strip in strips(look_of(RULES, names), names):
                assert 1920 - strip.margin_bottom <= MARK_AT[1] * 1920
            assert 1920 - advised_margin(names) <= MARK_AT[1] * 1920 < 1920 - MARK_SIZE

    def test_a_margin_of_the_channels_own_is_kept(self):
        assert look_of(CaptionRules(margin_bottom=300)).margin_bottom == 300


class TestPlacing:
    def test_nothing_in_the_way_nothing_moves(self, store: BlobStore):
        cut = timeline(store, faces=(canvas(300, 300, 700, 800),))
        cues, placed = place_captions(cut, *said("I said no"), LOOK, PLATFORMS)
        assert [cue.margin_bottom for cue in cues] == [LOOK.margin_bottom]
        assert [(one.shot, one.strip) for one in placed] == [("s0", "asked")]

    def test_a_face_in_the_strip_sends_all_of_the_shots_captions_to_another(self, store: BlobStore):
        cut = timeline(store, faces=(canvas(400, 1000, 700, 1200),))
        words, (cue,) = said("one two three four five six seven eight")
        cues = tuple(
            cue.model_copy(
                update={
                    "first_word": n,
                    "end_word": n + 2,
                    "start_ms": 200 * n,
                    "end_ms": 200 * n + 400,
                    "lines": (2,),
                }
            )
            for n in (0, 2, 4, 6)
        )
        moved, placed = place_captions(cut, words, cues, LOOK, PLATFORMS)
        in_first = [one.margin_bottom for one in moved if one.start_ms * 30 // 1000 < 40]
        assert len(in_first) > 2
        assert set(in_first) == {strips(LOOK, PLATFORMS)[1].margin_bottom}
        assert placed[0].why.endswith("asked would cover a face")

    def test_faces_low_and_lower_send_them_up(self, store: BlobStore):
        cut = timeline(store, faces=(canvas(400, 900, 700, 1500),))
        _, placed = place_captions(cut, *said("I said no"), LOOK, PLATFORMS)
        assert placed[0].strip == "high"

    def test_a_face_everywhere_is_met_the_least(self, store: BlobStore):
        cut = timeline(store, faces=(canvas(100, 200, 980, 1500),))
        _, placed = place_captions(cut, *said("I said no"), LOOK, PLATFORMS)
        assert "no place is free" in placed[0].why

    def test_a_cards_words_are_never_covered_and_a_prop_may_be_a_little(self, store: BlobStore):
        card = timeline(store, card=canvas(150, 200, 930, 1180))
        prop = timeline(store, prop=canvas(350, 500, 750, 1130))
        hidden = timeline(store, prop=canvas(400, 1090, 680, 1240))
        strip = [
            place_captions(cut, *said("one two three four", (2, 2)), LOOK, PLATFORMS)[1][0].strip
            for cut in (card, prop, hidden)
        ]
        assert strip == ["low", "asked", "low"]

    def test_the_place_does_not_depend_on_the_words(self, store: BlobStore):
        cut = timeline(store, faces=(canvas(200, 1000, 330, 1200),))
        short, long_ = (
            place_captions(cut, *said(text), LOOK, PLATFORMS)[1][0].margin_bottom
            for text in ("a b", "what a day")
        )
        assert short == long_

    def test_a_camera_that_brings_a_face_into_the_strip_counts(self, store: BlobStore):
        cut = timeline(store, faces=(canvas(400, 780, 700, 1000),))
        first = cut.shots[0]
        moving = first.clip.clip.model_copy(update={"path": _down(first)})
        moved = first.model_copy(update={"clip": first.clip.model_copy(update={"clip": moving})})
        cut = cut.model_copy(update={"shots": (moved, *cut.shots[1:])})
        _, placed = place_captions(cut, *said("one two three four", (2, 2)), LOOK, PLATFORMS)
        assert placed[0].strip == "low"


def _down(shot: object) -> object:
    """Return a move at whose end the picture lies lower in the frame."""
    from vidgen_assets_tests.post.sets import path

    return path(0).model_copy(
        update={"zoom_from": 1.0, "zoom_to": 1.2, "y_from": 0.5, "y_to": 0.42, "move": "push"}
    )


class TestCards:
    def shots(self, kind: str) -> ShotList:
        visual = Visual.model_validate(
            {"kind": kind, "place": "abstract", "mood": "calm", "card": CardText(title="t", line1="q")}
        )
        shot = Shot(
            id="s0", beat="b", first_word=0, end_word=1, text="x", visual=visual, move="static",
            transition=Transition(kind="cut", ms=0),
        )  # fmt: skip
        return ShotList(cast=(), shots=(shot,))

    def test_a_post_card_is_where_its_layer_is_solid(self, store: BlobStore):
        picture = np.zeros((200, 150, 4), np.uint8)
        picture[..., 3] = 90  # its shadow
        picture[20:180, 10:140] = 255
        cut = timeline(store)
        keyframe = cut.shots[0].clip.clip.keyframe
        layers = tuple(
            one.model_copy(update={"image": keep(store, picture), "x": 30, "y": 60})
            if one.name == "subject"
            else one
            for one in keyframe.layers
        )
        clip = cut.shots[0].clip.clip.model_copy(
            update={"keyframe": keyframe.model_copy(update={"layers": layers})}
        )
        first = cut.shots[0].model_copy(update={"clip": cut.shots[0].clip.model_copy(update={"clip": clip})})
        cut = cut.model_copy(update={"shots": (first, *cut.shots[1:])})
        marked = with_cards(cut, self.shots("post_card"), store)
        assert marked.shots[0].card == Box(x=40, y=80, width=130, height=160)
        assert marked.shots[1].card is None

    def test_an_end_card_is_its_prop_and_a_scene_has_no_card(self, store: BlobStore):
        cut = timeline(store, prop=Box(x=20, y=30, width=200, height=150))
        assert with_cards(cut, self.shots("end_card"), store).shots[0].card == Box(
            x=20, y=30, width=200, height=150
        )
        assert with_cards(cut, self.shots("scene"), store).shots[0].card is None

    def test_a_flat_card_is_where_cards_usually_are(self, store: BlobStore):
        cut = timeline(store)
        keyframe = cut.shots[0].clip.clip.keyframe
        flat = keyframe.model_copy(update={"layers": keyframe.layers[:1]})
        clip = cut.shots[0].clip.clip.model_copy(update={"keyframe": flat})
        first = cut.shots[0].model_copy(update={"clip": cut.shots[0].clip.model_copy(update={"clip": clip})})
        marked = with_cards(
            cut.model_copy(update={"shots": (first, *cut.shots[1:])}), self.shots("post_card"), store
        )
        card = marked.shots[0].card
        assert card is not None
        assert 0 < card.y < card.y + card.height < 0.7 * keyframe.height

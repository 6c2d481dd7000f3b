"""Letters of captions: what fonts have, scripts in their order, and breaks where a script allows them."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from resources.errors import InvalidInput, Unavailable
from vidgen_assets.artifacts import CaptionLook
from vidgen_assets.captions import fonts as caption_fonts
from vidgen_assets.captions.fonts import FACES as EVERY_FACE
from vidgen_assets.captions.fonts import face, fonts_for, has, installed
from vidgen_assets.captions.layout import lay_out_caption
from vidgen_assets.captions.looks import look_of
from vidgen_assets.captions.typesetting import (
    FACES,
    Typesetter,
    check_letters,
    drawable,
    missing_letters,
    simplified,
)
from vidgen_assets.channel import CaptionRules
from vidgen_assets.subtitles.writing_systems import (
    MOST_MARKS,
    NOT_FIRST,
    NOT_LAST,
    broken_word,
    clusters,
    settled_lines,
    touch,
    visual_order,
)

NOWHERE = "\U00013080\U000130d2"  # hieroglyphs, which no font of ours has


def needs(*fonts: str) -> pytest.MarkDecorator:
    """Skip where a script's font is not installed."""
    lacking = [font for font in fonts if not installed(font)]
    return pytest.mark.skipif(bool(lacking), reason=f"no font for {lacking}: pip install 'vidgen[scripts]'")


def look(**update: object) -> CaptionLook:
    return look_of(CaptionRules()).model_copy(update=update)


@pytest.fixture
def without_arabic(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As on a machine without the wheel that brings Arabic."""
    remembered = (caption_fonts.installed, caption_fonts._script, caption_fonts.has, drawable)
    monkeypatch.setitem(sys.modules, "justmytype_intl_rtl", None)
    for cached in remembered:
        cached.cache_clear()
    yield
    monkeypatch.undo()
    for cached in remembered:
        cached.cache_clear()


class TestDrawable:
    @pytest.mark.parametrize("font", sorted(FACES))
    def test_plain_text_and_accents_stay(self, font: str):
        assert drawable("I didn't! $12,000 (28F) déjà", font) == "I didn't! $12,000 (28F) déjà"

    @pytest.mark.parametrize(
        ("text", "shown"),
        [
            ("ok\u200b\u202e\x07", "ok"),
            ("\u2067a\u2069\u202db\u202c", "ab"),
            ("\u200d\u200b\u202e\ufeff", ""),
            ("\ufe0f", ""),
            ("\u2167", "VIII"),
            ("\uff12\uff10", "20"),
            (NOWHERE, ""),
            ("a" + NOWHERE + "b", "ab"),
            ("a\tb", "a b"),
            ("a\u200db", "ab"),
        ],
    )
    def test_what_no_font_has_is_simplified_or_left_out(self, text: str, shown: str):
        assert drawable(text, "manrope") == shown

    @needs("emoji")
    @pytest.mark.parametrize(
        "text", ["party🎉time", "👨\u200d👩\u200d👧", "🇩🇪", "👍🏽", "1\ufe0f\u20e3", "❤\ufe0f"]
    )
    def test_emoji_stay_whole(self, text: str):
        assert drawable(text, "manrope") == text

    @needs("arabic")
    def test_an_invisible_joiner_stays_where_it_shapes_letters(self):
        assert drawable("می\u200cخواهم", "manrope") == "می\u200cخواهم"

    def test_every_kept_character_has_a_glyph_in_a_wheel_font(self):
        text = "".join(chr(code) for code in range(0x20, 0x3000))
        kept = drawable(text, "fredoka")
        assert len(kept) > 500
        assert all(has(letter, "fredoka") for letter in kept if letter not in " \u200c\u200d")

    def test_markup_is_letters(self):
        for hostile in (r"{\b1}", "<b>", "%{pts}", "../../x", "$(rm)", "'; drop"):
            assert drawable(hostile, "manrope") == hostile

    def test_marks_do_not_pile_up(self):
        piled = drawable("e" + "\u0301\u0316" * 25 + "x", "manrope")
        assert piled.endswith("x")
        assert len(piled) <= 2 + MOST_MARKS

    def test_an_unknown_font_is_refused(self):
        with pytest.raises(InvalidInput, match=r"no font 'comic'; there are fredoka, manrope"):
            Typesetter("comic")


class TestCoverage:
    def test_missing_letters_are_named(self):
        assert missing_letters(f"hi {NOWHERE[0]} \u202e é", "manrope") == NOWHERE[0]

    def test_what_is_not_shown_as_written_is_said_with_its_reason(self):
        found = simplified(["hello", f"x{NOWHERE}", NOWHERE, "a\u202eb"], "manrope")
        assert [(one.text, one.shown) for one in found] == [
            (f"x{NOWHERE}", "x"), (NOWHERE, ""), ("a\u202eb", "ab")
        ]  # fmt: skip
        assert "no font here has" in found[0].why

    def test_a_foreign_word_or_two_are_let_pass(self):
        check_letters([*["word"] * 9, NOWHERE], "manrope")
        check_letters(["🎉", "!!!", "\u200b"], "manrope")

    def test_captions_without_letters_are_refused_before_anything_is_drawn(self):
        with pytest.raises(InvalidInput, match=r"3 of 4 words have no letters in any font here"):
            check_letters(["hi", *[NOWHERE] * 3], "manrope")

    def test_a_script_that_is_not_installed_names_what_installs_it(self, without_arabic: None):
        with pytest.raises(Unavailable, match=r"2 of 2 words .* pip install 'vidgen\[scripts\]'"):
            check_letters(["مرحبا", "بالعالم"], "manrope")
        assert "pip install" in simplified(["مرحبا"], "manrope")[0].why

    def test_the_fonts_a_caption_wants_are_named_with_their_version(self):
        assert fonts_for(["plain", "déjà", "“so”"], "manrope") == ()
        named = fonts_for(["漢字", "so", "🎉"], "manrope")
        assert [one.split()[0] for one in named] == ["cjk", "emoji"]

    def test_a_font_that_is_not_here_is_named_as_none(self, without_arabic: None):
        assert fonts_for(["مرحبا"], "manrope") == ("arabic none",)

    @pytest.mark.parametrize("name", sorted(EVERY_FACE))
    def test_every_installed_font_can_be_read(self, name: str):
        if not installed(name):
            pytest.skip(f"no font for {name}: pip install 'vidgen[scripts]'")
        first, last = (EVERY_FACE[name].ranges or ((0x41, 0x5A),))[0]
        glyphs = [face(name).unicharToGlyph(code) for code in range(first, last + 1)]
        assert sum(glyph != 0 for glyph in glyphs) > len(glyphs) * 0.05


class TestClusters:
    @pytest.mark.parametrize(
        ("text", "letters"),
        [
            ("e\u0301a", ["e\u0301", "a"]),
            ("👨\u200d👩\u200d👧x", ["👨\u200d👩\u200d👧", "x"]),
            ("🇩🇪🇫🇷", ["🇩🇪", "🇫🇷"]),
            ("👍🏽!", ["👍🏽", "!"]),
            ("น้ำ ", ["น้ำ", " "]),
            ("क्षत्रिय", ["क्ष", "त्रि", "य"]),
        ],
    )
    def test_what_a_reader_sees_as_one_letter_stays_together(self, text: str, letters: list[str]):
        assert clusters(text) == letters


class TestOrder:
    @pytest.mark.parametrize(
        ("text", "right_to_left", "seen"),
        [
            ("I said no", False, "I said no"),
            ("אני אמרתי לא", True, "לא אמרתי אני"),
            ("this שלום עולם ok", False, "this עולם שלום ok"),
            ("זה iPhone 15 Pro חדש", True, "חדש iPhone 15 Pro זה"),
            ("abc שלום 10 def", False, "abc 10 שלום def"),
            ("שלום 10 20", True, "20 10 שלום"),
        ],
    )
    def test_words_stand_in_the_order_of_their_script(self, text: str, right_to_left: bool, seen: str):
        words = text.split()
        assert [words[place] for place in visual_order(words, right_to_left)] == seen.split()

    @needs("hebrew")
    def test_the_first_word_of_hebrew_is_the_rightmost_and_its_box_is_its_own(self):
        layout = lay_out_caption((("אני", "אמרתי"), ("לא!",)), look(), 1080, 1920, Typesetter("manrope"))
        first, second, third = layout.words
        assert first.x > second.x + second.width
        assert third.baseline > first.baseline
        assert all(word.backwards for word in layout.words)


class TestBreaks:
    def test_closing_punctuation_never_begins_a_line(self):
        lines = settled_lines([[(0, "東京"), (1, "です")], [(2, "。"), (3, "はい")]])
        assert [[word for _, word in line] for line in lines] == [["東京", "です", "。"], ["はい"]]

    def test_words_of_spaceless_scripts_touch_and_korean_does_not(self):
        assert touch("東京", "です")
        assert touch("です", "。")
        assert not touch("한국어", "문장")
        assert not touch("東京", "Tokyo")

    @pytest.mark.parametrize(
        "text",
        [
            "東京の大きな猫は、とても「静か」に眠っていました。本当に、誰も気づきませんでした。",
            "我的房东说他不会退还押金，所以我去了法院。法官笑了！",
            "สวัสดีชาวโลกวันนี้อากาศดีมากและเราจะไปเที่ยวทะเลกัน",
        ],
    )
    def test_a_long_phrase_breaks_where_its_script_allows(self, text: str):
        pieces = broken_word(text, lambda part: len(part) <= 11)
        assert "".join(pieces) == text
        assert all(len(piece) <= 11 for piece in pieces)
        assert not any(piece[0] in NOT_FIRST for piece in pieces[1:])
        assert not any(piece[-1] in NOT_LAST for piece in pieces[:-1])

    def test_an_address_breaks_after_its_slashes(self):
        pieces = broken_word("https://example.com/some/path/file", lambda part: len(part) <= 20)
        assert pieces == ["https://example.com/", "some/path/file"]

    def test_a_long_word_is_cut_with_a_hyphen_that_fits(self):
        pieces = broken_word("Donaudampfschifffahrtsgesellschaft", lambda part: len(part) <= 20)
        assert pieces == ["Donaudampfschifffah-", "rtsgesellschaft"]

    def test_a_letter_wider_than_the_line_still_stands_alone(self):
        assert broken_word("abc", lambda part: False) == ["a", "b", "c"]

    @needs("cjk")
    def test_a_japanese_sentence_in_one_word_takes_lines_in_the_room(self):
        text = "東京の大きな猫は、とても静かに眠っていました。"
        layout = lay_out_caption(((text,),), look(), 1080, 1920, Typesetter("manrope"))
        assert layout.words[0].text == text
        assert 2 <= len(layout.lines) <= 4
        assert all(right - left <= 700 for left, _, right, _ in layout.lines)

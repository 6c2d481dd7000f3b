"""The words beside a video: within every platform's limits, harmless, credited and disclosed."""

from __future__ import annotations

import unicodedata

import pytest

from resources.errors import InvalidInput
from vidgen_assets.artifacts import Attribution, Chapter, FinalTitle, Line, Script
from vidgen_assets.channel import Platform, Platforms
from vidgen_assets.export.metadata import (
    DISCLOSURE,
    Story,
    chapters_of,
    strictest,
    tags_of,
    teaser,
    video_metadata,
)
from vidgen_assets.export.words import hashtag, plain, shortened, web_address

LINES = (
    "My landlord changed the locks while I was at work.",
    "So I sat down on the stairs and read my lease, all of it.",
    "The lease said that locks may not be changed without notice.",
    "It also said what the landlord owes me for every day.",
    "I sent the landlord a letter.",
    "He paid for eleven days, and he returned the key himself.",
)
CREDIT = Attribution(
    post_id="a1",
    credit="Told after a post in r/TrueStories",
    permalink="https://www.reddit.com/r/TrueStories/comments/a1/",
    licence="the author's",
    stands=True,
    checked="2026-11-20",
)
EVERYWHERE = Platforms(
    tiktok=Platform(), instagram=Platform(), facebook=Platform(), hashtags=("storytime", "reddit stories")
)


def script(*lines: str, question: str = "What would you have done?") -> Script:
    told = [Line(part="hook" if i == 0 else "body", text=text) for i, text in enumerate(lines or LINES)]
    return Script(
        language="en", lines=(*told, Line(part="call_to_action", text=question)), estimate_ms=45_000
    )


def test_a_description_teases_credits_discloses_and_tags():
    made = video_metadata(
        FinalTitle(text="My landlord changed the locks", why=""),
        script(),
        CREDIT,
        EVERYWHERE,
        Story(theme="housing"),
    )
    parts = made.description.split("\n\n")
    assert parts[0].startswith("My landlord changed the locks while I was at work. So I sat down")
    assert parts[1] == "What would you have done?"
    assert parts[2] == "Told after a post in r/TrueStories\nhttps://www.reddit.com/r/TrueStories/comments/a1/"
    assert parts[3] == DISCLOSURE
    assert parts[4] == "#storytime #redditstories #housing"
    assert made.ai_disclosure
    assert not made.made_for_kids


def test_the_teaser_never_gives_the_end_away():
    assert "eleven days" not in teaser(script())
    assert "paid" not in teaser(script(*LINES[:3]), room=2000).split("\n")[0] or len(LINES) > 3


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script> My \x00 land\x1blord \u202eevil\u202c",
        "A" * 5000,
        "word " * 2000,
        "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16") * 600,
        "'; DROP TABLE videos; -- ${jndi:ldap://x} %s %n {0}",
        "عنوان طويل " * 50,
    ],
)
def test_hostile_text_stays_within_limits_and_harmless(hostile):
    made = video_metadata(
        FinalTitle(text=hostile, why=""),
        script(hostile, hostile, hostile, hostile),
        CREDIT.model_copy(update={"credit": hostile[:3000], "permalink": "javascript:alert(1)"}),
        EVERYWHERE.model_copy(update={"hashtags": (hostile[:200],)}),
        Story(theme=hostile[:200]),
    )
    limits = strictest(EVERYWHERE)
    assert 0 < len(made.title) <= limits.title
    assert "javascript:" not in made.description
    for text in (made.title, made.credit, *made.tags, *made.description.split("\n")):
        assert not set(text) & set("<>")
        assert all(unicodedata.category(c) not in ("Cc", "Cs", "Co") for c in text)
    assert sum(len(tag) + 3 for tag in made.tags) <= 500


def test_music_that_asks_for_a_credit_gets_it_and_it_is_never_cut_off():
    told = Story(music_credit="Music: “Rain” by A. Player (CC BY 4.0), example.org/rain")
    long = script(*["This sentence is about a rather long winter. " * 3] * 60)
    made = video_metadata(FinalTitle(text="A winter", why=""), long, CREDIT, EVERYWHERE, told)
    assert told.music_credit in made.description.split("\n\n")


def test_a_long_story_shortens_the_teaser_and_keeps_credit_and_disclosure():
    long = script(*["This sentence is about a rather long winter. " * 3] * 60)
    made = video_metadata(FinalTitle(text="A winter", why=""), long, CREDIT, EVERYWHERE)
    assert len(made.description.encode()) <= 2200
    assert DISCLOSURE in made.description
    assert CREDIT.permalink in made.description


def test_a_title_is_cut_after_a_word_and_the_cut_is_told():
    made = video_metadata(FinalTitle(text="word " * 40, why=""), script(), None, Platforms())
    assert made.title.endswith("word…")
    assert len(made.title) <= 100
    assert any("shortened to 100" in note for note in made.notes)


def test_a_title_that_is_nothing_falls_back_to_the_first_line_and_then_fails():
    made = video_metadata(FinalTitle(text="\x00\u202e ", why=""), script(), None, Platforms())
    assert made.title == LINES[0]
    empty = Script(language="en", lines=(), estimate_ms=0)
    with pytest.raises(InvalidInput, match="no title"):
        video_metadata(FinalTitle(text=" ", why=""), empty, None, Platforms())


def test_a_source_that_is_gone_is_credited_without_a_link():
    gone = CREDIT.model_copy(update={"stands": False})
    made = video_metadata(FinalTitle(text="x", why=""), script(), gone, Platforms())
    assert "no longer online" in made.credit
    assert "http" not in made.description


def test_the_policy_on_words_reaches_title_description_and_tags():
    swearing = script("The darn landlord came.", "The darn landlord left.", "Darn.", "Darn it all.")
    made = video_metadata(
        FinalTitle(text="That darn landlord", why=""),
        swearing,
        None,
        Platforms(),
        soften=lambda text: text.replace("darn", "dear"),
    )
    assert made.title == "That dear landlord"
    assert "darn" not in made.description
    assert "darn" not in made.tags


def test_tags_are_what_the_story_keeps_coming_back_to():
    tags = tags_of(script(), "housing", ("storytime",), 460)
    assert tags[:2] == ("housing", "storytime")
    assert "landlord" in tags
    assert "lease" in tags
    assert "have" not in tags


def test_a_theme_is_tagged_as_audiences_call_it():
    made = video_metadata(FinalTitle(text="x", why=""), script(), None, Platforms(), Story(theme="tech"))
    assert "#techsupport" in made.description
    plain_life = video_metadata(
        FinalTitle(text="x", why=""), script(), None, Platforms(), Story(theme="life")
    )
    assert "#life" not in plain_life.description


def test_made_for_kids_is_declared_when_any_platform_says_so():
    kids = Platforms(tiktok=Platform(made_for_kids=True))
    assert video_metadata(FinalTitle(text="x", why=""), script(), None, kids).made_for_kids
    off = Platforms(tiktok=Platform(enabled=False, made_for_kids=True))
    assert not video_metadata(FinalTitle(text="x", why=""), script(), None, off).made_for_kids


def marks(*seconds: int) -> tuple[Chapter, ...]:
    return tuple(Chapter(at_ms=s * 1000, title=f"Part {s}") for s in seconds)


@pytest.mark.parametrize(
    ("story", "count", "says"),
    [
        (Story(marks=marks(0, 15, 30), duration_ms=45_000, upright=False), 3, ""),
        (Story(marks=marks(0, 15, 30), duration_ms=45_000), 0, "Shorts"),
        (Story(marks=marks(0, 60, 120), duration_ms=200_000), 3, ""),
        (Story(marks=marks(0, 15), duration_ms=45_000, upright=False), 0, "at least 3"),
        (Story(marks=marks(2, 15, 30), duration_ms=45_000, upright=False), 0, "0:00"),
        (Story(marks=marks(0, 15, 40), duration_ms=45_000, upright=False), 0, "10 s"),
        (Story(), 0, ""),
    ],
)
def test_chapters_only_where_the_platform_would_show_them(story, count, says):
    chapters, why = chapters_of(story)
    assert len(chapters) == count
    assert says in why


def test_chapters_are_written_as_youtube_reads_them():
    story = Story(marks=marks(0, 65, 130), duration_ms=200_000)
    made = video_metadata(FinalTitle(text="x", why=""), script(), None, Platforms(), story)
    assert "0:00 Part 0\n1:05 Part 65\n2:10 Part 130" in made.description


def test_words_are_made_plain():
    assert plain("a\u202eb\x07c\n d <b>") == "abc d \u2039b\u203a"
    assert plain("\U0001f469\u200d\U0001f680") == "\U0001f469\u200d\U0001f680", "joined emoji survive"
    assert shortened("one two three", 9) == "one two…"
    assert shortened("one", 9) == "one"
    assert hashtag("reddit stories!") == "redditstories"
    assert hashtag("2026") == ""
    assert web_address("https://reddit.com/r/x y") == ""
    assert web_address("file:///etc/passwd") == ""
    assert web_address("https://redd.it/a1") == "https://redd.it/a1"

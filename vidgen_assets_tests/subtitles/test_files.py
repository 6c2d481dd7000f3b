"""Caption files: the right times, the right word lit, and untrusted text that stays text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from resources.ffmpeg import run_ffmpeg
from vidgen_assets.artifacts.sound import Cue, Word
from vidgen_assets.captions.ass import ass_text
from vidgen_assets.captions.looks import look_of
from vidgen_assets.channel import CaptionRules
from vidgen_assets.subtitles.files import srt_text, vtt_text
from vidgen_assets.subtitles.plain import plain

WORDS = [
    Word(index=0, text="My", start_ms=250, end_ms=400),
    Word(index=1, text="brother", start_ms=400, end_ms=800),
    Word(index=2, text="sold", start_ms=900, end_ms=1200),
    Word(index=3, text="it.", start_ms=3_725_250, end_ms=3_725_900),
]
CUES = [
    Cue(first_word=0, end_word=3, start_ms=250, end_ms=1300, lines=(2, 1)),
    Cue(first_word=3, end_word=4, start_ms=3_725_250, end_ms=3_726_000, lines=(1,)),
]
LOOK = look_of(CaptionRules())
HOSTILE = (
    r"{\pos(0,0)}", r"\N", r"{\p1}m", "<b>x</b>", "-->", "<script>", "&lt;", "a\u202eb", "\x00\x1b[31m",
    "NOTE",
    "{\\fn'; rm -rf /}", "\u200b", "00:00:01,000",
)  # fmt: skip


def hostile() -> tuple[list[Word], list[Cue]]:
    words = [
        Word(index=n, text=text, start_ms=n * 200, end_ms=n * 200 + 150) for n, text in enumerate(HOSTILE)
    ]
    return words, [Cue(first_word=0, end_word=len(words), start_ms=0, end_ms=4000, lines=(6, 7))]


def test_srt_counts_times_and_breaks_lines() -> None:
    assert srt_text(WORDS, CUES) == (
        "1\n00:00:00,250 --> 00:00:01,300\nMy brother\nsold\n\n2\n01:02:05,250 --> 01:02:06,000\nit.\n"
    )


def test_vtt_marks_when_each_word_is_spoken() -> None:
    text = vtt_text(WORDS, CUES)
    assert text.startswith("WEBVTT\n\n00:00:00.250 --> 00:00:01.300\n")
    assert "My <00:00:00.400>brother\n<00:00:00.900>sold\n" in text


def test_ass_lights_each_word_while_it_is_spoken() -> None:
    events = [line for line in ass_text(WORDS, CUES, LOOK).splitlines() if line.startswith("Dialogue")]
    assert len(events) == 4
    times = [tuple(event.split(",")[1:3]) for event in events]
    assert times[:3] == [
        ("0:00:00.25", "0:00:00.40"),
        ("0:00:00.40", "0:00:00.90"),
        ("0:00:00.90", "0:00:01.30"),
    ]
    assert events[1].endswith(r",,My {\1c&H3FD2FF&}brother{\1c&HFFFFFF&}\Nsold")


def test_ass_without_highlighting_is_one_event_a_cue() -> None:
    text = ass_text(WORDS, CUES, look_of(CaptionRules(style="plain")))
    assert text.count("Dialogue:") == 2
    assert "\\1c" not in text


def test_the_look_of_the_channel_is_in_the_style() -> None:
    look = look_of(
        CaptionRules(size=90, fill="#F1F2F3", outline="#142536", margin_bottom=700, uppercase=True)
    )
    text = ass_text(WORDS, CUES, look)
    style = next(line for line in text.splitlines() if line.startswith("Style:"))
    assert ",90,&H00F3F2F1,&H00F3F2F1,&H00362514," in style
    assert ",700,1" in style
    assert "BROTHER" in text


def test_a_line_too_wide_for_the_frame_is_made_smaller() -> None:
    words = [Word(index=0, text="x" * 60, start_ms=0, end_ms=500)]
    cues = [Cue(first_word=0, end_word=1, start_ms=0, end_ms=500, lines=(1,))]
    (percent,) = re.findall(r"\\fscx(\d+)\\fscy\1}", ass_text(words, cues, LOOK))[:1]
    assert int(percent) < 50
    assert "fscx" not in ass_text(WORDS, CUES, LOOK)


def test_hostile_words_cannot_leave_their_line() -> None:
    words, cues = hostile()
    srt, vtt, ass = srt_text(words, cues), vtt_text(words, cues), ass_text(words, cues, LOOK)
    assert srt.count("-->") == 1
    assert not re.search(r"[<>{}\\]", srt.replace("-->", ""))
    body = vtt.split("\n", 3)[3]
    assert "-->" not in body
    assert set(re.findall(r"<[^>]*>", body)) <= {f"<{stamp}>" for stamp in re.findall(r"<([\d:.]+)>", body)}
    for event in (line for line in ass.splitlines() if line.startswith("Dialogue")):
        text = event.split(",", 9)[9]
        assert set(re.findall(r"\{[^}]*\}", text)) <= {r"{\1c&H3FD2FF&}", r"{\1c&HFFFFFF&}", *re.findall(
            r"\{\\fscx\d+\\fscy\d+\}", text)}  # fmt: skip
        assert set(re.findall(r"\\.", re.sub(r"\{[^}]*\}", "", text))) <= {"\\N"}
        assert text.count("\\N") == 1
    assert "\u202e" not in srt + vtt + ass
    assert "\x00" not in srt + vtt + ass


def test_joiners_of_emoji_and_scripts_stay() -> None:
    family = "\N{WOMAN}\N{ZERO WIDTH JOINER}\N{GIRL}"
    assert plain(family) == family
    assert plain("a\u202eb\u200bc") == "abc"


@pytest.mark.media
def test_ffmpeg_reads_all_three_files(tmp_path: Path) -> None:
    words, cues = hostile()
    for ending, text in (
        ("srt", srt_text(words, cues)),
        ("vtt", vtt_text(words, cues)),
        ("ass", ass_text(words, cues, LOOK)),
    ):
        path = tmp_path / f"captions.{ending}"
        path.write_text(text, "utf-8")
        done = run_ffmpeg(["-i", str(path), "-f", "srt", "-"], what=ending)
        assert done.stdout.count(b"-->") >= 1


def test_phrases_of_japanese_stand_without_spaces_in_every_file() -> None:
    texts = ["隣の", "人が", "<車>を", "売った。"]
    words = [Word(index=n, text=text, start_ms=n * 300, end_ms=n * 300 + 250) for n, text in enumerate(texts)]
    cues = [Cue(first_word=0, end_word=4, start_ms=0, end_ms=1400, lines=(2, 2))]
    assert "隣の人が\n" in srt_text(words, cues)
    assert "隣の<00:00:00.300>人が\n" in vtt_text(words, cues)
    filled = ass_text(words, cues, look_of(CaptionRules(style="fill")))
    assert "隣の{\\kf" in filled
    shown = re.sub(r"\{[^}]*\}", "", ass_text(words, cues, LOOK).splitlines()[-1])
    assert shown.endswith("隣の人が\\N<車>を売った。")


def test_karaoke_counts_reach_every_word_within_a_hundredth() -> None:
    texts = "I changed the locks that very night".split()
    starts = [253, 317, 691, 808, 1204, 1555, 1921]
    words = [
        Word(index=n, text=text, start_ms=start, end_ms=start + 60)
        for n, (text, start) in enumerate(zip(texts, starts, strict=True))
    ]
    cues = [Cue(first_word=0, end_word=7, start_ms=253, end_ms=2388, lines=(4, 3))]
    event = next(
        line for line in ass_text(words, cues, look_of(CaptionRules(style="fill"))).splitlines()
        if line.startswith("Dialogue")
    )  # fmt: skip
    at = 25
    for start, count in zip(starts, re.findall(r"\\kf(\d+)", event), strict=True):
        assert abs(at * 10 - start) <= 10
        at += int(count)
    assert at == 238

"""Who speaks: quotations found, the speaker named, and each in the voice the channel gives them."""

from __future__ import annotations

import pytest

from resources.call_cache import CallCache
from resources.errors import AuthFailed
from resources.retry import NO_WAIT
from resources.voice import Espeak, Voices
from vidgen_assets.artifacts.scripts import Line, Script
from vidgen_assets.audio.narrate import tell
from vidgen_assets.audio.speakers import named, quoted, turns
from vidgen_assets.channel import Voice, Writing
from vidgen_assets_tests.audio.stories import story
from vidgen_assets_tests.resources.test_voice import ScriptedVoice

LIGHTHOUSE = (
    ("Then the radio crackled.", 0),
    ('The captain said, "Gull Point, this is the ferry."', 1),
    ('"We have ninety people on board."', 1),
    ('I asked, "Candles? For a lighthouse?"', 2),
    ("The keeper took the microphone, and he smiled.", 3),
    ('He said, "It is the boy\'s first night."', 3),
)


def dialogue() -> Script:
    lines = tuple(Line(part="body", text=text, paragraph=place) for text, place in LIGHTHOUSE)
    return Script(language="en", lines=lines, estimate_ms=0)


def said_by(script: Script, speakers: dict[str, str], narrator: str = "") -> list[tuple[str, str]]:
    return [
        (turn.speaker, " ".join(script.words[turn.first_word : turn.end_word]))
        for turn in turns(script, speakers, narrator)
    ]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ('My boss finally said, "No."', "boss"),
        ('"No," she said.', "she"),
        ('"Get out!" yelled the old man.', "man"),
        ('So I asked, "why?"', "i"),
        ('"Stop," my sister Anna whispered.', "sister anna"),
        ('"Hi," said Tom.', "tom"),
        ('Jane replied: "Never."', "jane"),
        ('And then my mother-in-law screamed, "Mine!"', "mother-in-law"),
        ('"No," the assistant manager said, "never."', "assistant manager"),
        ("\N{LEFT DOUBLE QUOTATION MARK}No,\N{RIGHT DOUBLE QUOTATION MARK} said Tom.", "tom"),
        ('She turned round, looked at me and said, "Well?"', "she"),
        ('My boss got up and yelled at me, "Out!"', "boss"),
        ('He told the waiter with a sneer, "Take it back."', "he"),
        ('The sign read "closed".', ""),
        ("Nobody said anything.", ""),
    ],
)
def test_the_words_around_a_quotation_name_its_speaker(sentence: str, who: str) -> None:
    assert named(sentence) == who


def test_quotations_are_word_spans_and_an_open_one_is_none() -> None:
    assert quoted('He said, "go away" and left.'.split()) == ((2, 4),)
    assert quoted('"One," he said, "two."'.split()) == ((0, 1), (3, 4))
    assert quoted('He had a 5" screen'.split()) == ()


def test_every_speaker_has_the_voice_the_channel_gives_and_the_narrator_the_rest() -> None:
    speakers = {"Captain": "deep", "keeper": "old", "me": "young"}
    assert said_by(dialogue(), speakers) == [
        ("narrator", "Then the radio crackled."),
        ("narrator", "The captain said,"),
        ("deep", '"Gull Point, this is the ferry."'),
        ("deep", '"We have ninety people on board."'),
        ("narrator", "I asked,"),
        ("young", '"Candles? For a lighthouse?"'),
        ("narrator", "The keeper took the microphone, and he smiled."),
        ("narrator", "He said,"),
        ("old", '"It is the boy\'s first night."'),
    ]


def test_lines_stay_whole_where_nobody_else_speaks() -> None:
    whole = [(turn.first_word, turn.end_word) for turn in turns(dialogue(), {})]
    assert whole == [dialogue().word_span(number) for number in range(6)]
    # a speaker with the narrator's own voice is not cut out either
    assert len(turns(dialogue(), {"captain": "deep"}, narrator="deep")) == 6
    assert len(turns(story(), {"captain": "deep"})) == 6


def test_everybody_else_may_have_one_voice() -> None:
    told = said_by(dialogue(), {"others": "deep"})
    assert [speaker for speaker, _ in told].count("deep") == 3
    assert ("narrator", "I asked,") not in told  # the teller's own words stay the narrator's


def channel_voice(**more: object) -> Voice:
    voices = {
        "plain": {"voice": "en-us"},
        "deep": {"voice": "en-us+m8", "rate_wpm": 160},
        "studio": {"provider": "studio", "voice": "anna"},
    }
    return Voice.model_validate(
        {"voices": voices, "default": "plain", "speakers": {"captain": "deep"}, **more}
    )


def test_a_dialogue_is_told_in_two_voices_with_every_word_timed(calls: CallCache) -> None:
    told = tell(dialogue(), Voices([Espeak()], calls), channel_voice(), "plain", writing())
    assert [(one.speaker, one.voice, one.times) for one in told.speakers] == [
        ("narrator", "en-us", 5),
        ("deep", "en-us+m8", 2),
    ]
    assert [word.index for word in told.narration.words] == list(range(len(dialogue().words)))
    starts = [word.start_ms for word in told.narration.words]
    assert starts == sorted(starts)


def test_when_a_speaker_s_provider_fails_the_whole_video_is_spoken_without_it(calls: CallCache) -> None:
    dead = ScriptedVoice("studio", {2: AuthFailed("403", provider="studio")})
    section = channel_voice(
        default="studio", providers=["studio", "espeak"], speakers={"captain": "studio", "keeper": "deep"}
    )
    told = tell(dialogue(), Voices([dead, Espeak()], calls, NO_WAIT), section, "studio", writing())
    assert {one.provider for one in told.speakers} == {"espeak"}
    assert [(switch.failed, switch.took_over) for switch in told.by.switches] == [("studio", "espeak")]


def writing() -> Writing:
    return Writing(min_seconds=10, max_seconds=60, target_seconds=20)


def test_a_speaker_s_own_voice_is_tried_first_whoever_provides_the_narrator_s(calls: CallCache) -> None:
    studio = ScriptedVoice("studio")
    section = channel_voice(default="studio", providers=["studio", "espeak"])
    told = tell(dialogue(), Voices([studio, Espeak()], calls, NO_WAIT), section, "studio", writing())
    assert {(one.speaker, one.provider) for one in told.speakers} == {
        ("narrator", "studio"),
        ("deep", "espeak"),
    }

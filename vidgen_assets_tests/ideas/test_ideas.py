"""Posts become ideas that say what they would be; originals are drawn from several and invent nothing."""

import numpy as np
import pytest

from resources.embeddings import HashingEmbedder
from vidgen_assets.artifacts import Idea
from vidgen_assets.channel import Voice, VoiceProfile, Writing
from vidgen_assets.ideas import themes
from vidgen_assets.ideas.adapt import adapt
from vidgen_assets.ideas.clusters import cluster
from vidgen_assets.ideas.original import generate
from vidgen_assets.ideas.voices import candidates, recommend
from vidgen_assets.scripts import lexicon
from vidgen_assets.scripts.write import write_script
from vidgen_assets_tests.ideas.days import FERRY, day, ranked
from vidgen_assets_tests.scripts.stories import HOSTILE, idea_of, post_of, slot_of


def _by_id(ideas: tuple[Idea, ...]) -> dict[str, Idea]:
    return {idea.id: idea for idea in ideas}


def test_a_post_becomes_an_idea_with_everything_said() -> None:
    idea = _by_id(adapt(day()).rows)["balcony"]
    assert idea.hook
    assert idea.angle
    assert idea.audience
    assert idea.format == "story"
    assert idea.quality > 0.6
    assert "its script scores" in idea.why


def test_a_post_that_cannot_be_told_is_worth_nothing_and_says_why() -> None:
    idea = _by_id(adapt(day()).rows)["short"]
    assert idea.quality == 0.0
    assert "cannot become a script" in idea.why


def test_ideas_keep_the_day_s_order_and_are_the_same_every_time() -> None:
    first, again = adapt(day()), adapt(day())
    assert first == again
    assert [idea.id for idea in first.rows] == [entry.judged.post.id for entry in day()]


def test_a_brief_keeps_its_own_angle_and_audience() -> None:
    post = post_of(FERRY, "A cake on a ferry", kind="brief", angle="Nine people, one cake", audience="bakers")
    (idea,) = adapt([ranked(1, post)]).rows
    assert (idea.angle, idea.audience, idea.format) == ("Nine people, one cake", "bakers", "tip")


@pytest.mark.parametrize(
    ("title", "body", "theme", "mood"),
    [
        (
            "My dog stole a shoe",
            "My dog stole a shoe. The dog hid the shoe. We laughed at the dog.",
            "animals",
            "funny",
        ),
        (
            "The steps in the basement",
            "I heard footsteps in the dark basement at midnight. A shadow whispered. I was alone.",
            "strange nights",
            "eerie",
        ),
        (
            "My father's funeral",
            "My father died. At the funeral I cried, and my mother cried. We miss him.",
            "family",
            "sad",
        ),
        (
            "Landlord",
            "The landlord lied. I got my revenge, he apologized, and I won. Justice! He was banned.",
            "home",
            "triumphant",
        ),
    ],
)
def test_theme_and_mood_are_read_from_the_words(title: str, body: str, theme: str, mood: str) -> None:
    reading = themes.read(title, body)
    assert (reading.theme, reading.mood) == (theme, mood)
    assert reading.because


@pytest.mark.parametrize(
    ("text", "teller"),
    [
        ("I (28F) was late.", "woman"),
        ("I'm 34M and late.", "man"),
        ("As a woman in tech, I was late.", "woman"),
        ("My girlfriend was late.", "man"),
        ("The bus was late.", "unknown"),
    ],
)
def test_the_teller_is_read_from_what_they_say_of_themselves(text: str, teller: str) -> None:
    assert themes.read("A title", text).teller == teller


def test_empty_and_hostile_texts_are_read_too() -> None:
    assert themes.read("", "").theme == "everyday life"
    assert themes.read("../../x", HOSTILE).mood


def test_an_original_idea_tells_three_posts_in_their_own_words() -> None:
    ideas = generate(day(), 1).rows
    (idea,) = ideas
    assert len(idea.facts) == len(idea.sources) == 3
    assert not set(idea.sources) & {"balcony", "ferry"}  # the day's best have videos of their own
    posts = {entry.judged.post.id: entry.judged.post for entry in day()}
    for number, (fact, source) in enumerate(zip(idea.facts, idea.sources, strict=True)):
        assert fact.startswith(f"Story {('one', 'two', 'three')[number]}. ")
        words = lexicon.content_words(fact.split(". ", 1)[1])
        assert len(words - lexicon.content_words(posts[source].title + " " + posts[source].body)) <= 2
    script = write_script(slot_of(idea), Writing())
    assert 35_000 <= script.estimate_ms <= 60_000
    assert idea.quality < 0.6


def test_a_day_with_few_stories_has_no_original_ideas() -> None:
    assert generate(day()[:4], 2).rows == ()
    assert generate(day(), 0).rows == ()
    assert generate((), 2).rows == ()


def test_the_same_story_twice_is_one_group_and_the_better_one_is_kept() -> None:
    post = post_of(FERRY, "The night the ferry baked a cake", id="one")
    again = post_of(FERRY.replace("man", "sailor"), "How a ferry baked a birthday cake", id="two")
    ideas = [
        idea_of(again, quality=0.5),
        idea_of(post, quality=0.9),
        idea_of(post_of("My cat wrote a bug report about the printer.", "A cat", id="three"), quality=0.4),
    ]
    groups = cluster(ideas, HashingEmbedder()).clusters
    assert [group.kept.id for group in groups] == ["one", "three"]
    assert groups[0].others[0][0] == "two"
    assert groups[0].others[0][1] > 0.5
    apart = cluster(ideas, HashingEmbedder(), one_per_theme=False)
    assert [group.kept.id for group in apart.clusters] == ["one", "two", "three"]


def test_no_ideas_are_no_groups() -> None:
    class Nothing:
        def embed(self, texts: object) -> np.ndarray:
            return np.zeros((0, 4), dtype=np.float32)

    assert cluster([], Nothing()).clusters == ()


VOICE = Voice(
    voices={
        "narrator": VoiceProfile(voice="en-us", suits=("calm",)),
        "hushed": VoiceProfile(voice="en-us+f2", suits=("eerie", "sad")),
        "edgy": VoiceProfile(voice="en-us+m3", suits=("tense", "family")),
    },
    default="narrator",
)


@pytest.mark.parametrize(
    ("mood", "theme", "voice"),
    [
        ("eerie", "home", "hushed"),
        ("tense", "work", "edgy"),
        ("calm", "food", "narrator"),
        ("warm", "family", "edgy"),
    ],
)
def test_a_voice_is_recommended_by_what_it_suits(mood: str, theme: str, voice: str) -> None:
    idea = idea_of(post_of("The bus was late."), mood=mood, theme=theme)
    (choice,) = recommend([idea], VOICE).rows
    assert choice.voice == voice
    assert choice.why
    assert len(choice.fits) == 3


def test_the_teller_tips_the_balance_and_nothing_goes_to_the_default() -> None:
    nothing = idea_of(post_of("The bus was late."), mood="triumphant", theme="x", format="tip")
    assert recommend([nothing], VOICE).rows[0].voice == "narrator"
    woman = idea_of(post_of("I (28F) was late."), mood="triumphant", theme="x", format="tip")
    assert recommend([woman], VOICE).rows[0].voice == "hushed"


def test_only_voices_that_may_speak_first_are_recommended() -> None:
    voices = {
        "narrator": VoiceProfile(voice="en-us", language="en"),
        "studio": VoiceProfile(provider="elevenlabs", voice="abc", language="en"),
        "lucia": VoiceProfile(provider="elevenlabs", voice="def", language="es"),
    }
    section = Voice(voices=voices, default="narrator", providers=("elevenlabs", "espeak"))
    assert list(candidates(section, "en")) == ["studio"]
    assert list(candidates(section, "es-MX")) == ["lucia"]
    assert list(candidates(section.model_copy(update={"providers": ("piper", "espeak")}), "en")) == [
        "narrator"
    ]

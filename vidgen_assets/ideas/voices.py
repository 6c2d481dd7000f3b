"""Which of the channel's voices suits an idea, and why.

Owns the match between what a voice says it suits (`suits` in the channel file), the story's mood, theme and
format, and who tells it. Casting which provider can say it is the voice resource's business.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from resources.voice.pace import base_of
from vidgen_assets.artifacts import Batch, Idea, Score, VoiceChoice
from vidgen_assets.channel import Voice, VoiceProfile
from vidgen_assets.ideas import themes

# moods that suit nearly the same voice
_NEAR = {
    "tense": ("angry", "dramatic", "thriller"),
    "sad": ("hushed", "serious", "warm"),
    "funny": ("comedy", "bright", "light"),
    "warm": ("family", "kind", "calm"),
    "eerie": ("horror", "scary", "hushed"),
    "triumphant": ("revenge", "proud", "bright"),
    "calm": ("tip", "explainer", "serious"),
}
_WOMAN = re.compile(r"\+f\d?\b|female|woman|girl", re.I)
_MAN = re.compile(r"\+m\d?\b|(?<!fe)male\b|\bman\b", re.I)


def recommend(ideas: Sequence[Idea], voice: Voice) -> Batch[VoiceChoice]:
    """Return a voice for every idea, the best fit; ties go to the channel's default, then by name.

    Only voices that may speak first are looked at: of the idea's own language, and of the first of the
    channel's providers that has any of them.
    """
    return Batch[VoiceChoice](rows=tuple(_choice(idea, voice) for idea in ideas))


def candidates(voice: Voice, language: str) -> dict[str, VoiceProfile]:
    """Return the voices among which one for a story in `language` is chosen, by name.

    A voice that does not say which language it speaks is taken where none says that it speaks this one, and
    the default voice where all are of other languages.
    """
    wanted = base_of(language)
    speaking = {n: p for n, p in voice.voices.items() if p.language and base_of(p.language) == wanted}
    silent = {n: p for n, p in voice.voices.items() if not p.language}
    right = speaking or silent or {voice.default: voice.voices[voice.default]}
    for provider in voice.providers:
        theirs = {name: profile for name, profile in right.items() if profile.provider == provider}
        if theirs:
            return theirs
    return right


def _choice(idea: Idea, voice: Voice) -> VoiceChoice:
    teller = (
        themes.read(idea.post.title, idea.post.body, idea.post.community).teller if idea.post else "unknown"
    )
    fits = [
        _fit(idea, teller, name, profile, name == voice.default)
        for name, profile in candidates(voice, idea.language).items()
    ]
    fits.sort(key=lambda fit: (-fit.value, fit.name != voice.default, fit.name))
    return VoiceChoice(idea_id=idea.id, voice=fits[0].name, why=fits[0].why, fits=tuple(fits))


def _fit(idea: Idea, teller: str, name: str, profile: VoiceProfile, is_default: bool) -> Score:
    suits = {word.lower() for word in profile.suits}
    value = 0.3
    why: list[str] = []
    if idea.mood in suits:
        value, why = value + 0.4, [*why, f"it suits {idea.mood} stories"]
    elif near := sorted(suits & set(_NEAR.get(idea.mood, ()))):
        value, why = value + 0.2, [*why, f"{near[0]} is near to {idea.mood}"]
    if told := sorted(suits & set(re.findall(r"[a-z]+", idea.theme.lower()))):
        value, why = value + 0.15, [*why, f"it suits {told[0]}"]
    if idea.format in suits:
        value, why = value + 0.05, [*why, f"it suits a {idea.format}"]
    sounds = profile.sounds or (
        "woman" if _WOMAN.search(profile.voice) else "man" if _MAN.search(profile.voice) else "unknown"
    )
    if teller != "unknown" and sounds == teller:
        value, why = value + 0.15, [*why, f"the teller is a {teller}"]
    elif teller != "unknown" and sounds != "unknown":
        value -= 0.1
    if is_default:
        value, why = value + 0.05, [*why, "the channel's default"]
    return Score(
        name=name, value=round(max(0.0, min(1.0, value)), 4), why=", ".join(why) or "nothing speaks for it"
    )

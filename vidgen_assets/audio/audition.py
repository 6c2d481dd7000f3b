"""Voices heard before they are chosen: a sentence in each, measured, and drawn as a line of text.

Owns which voices can be auditioned (the channel's, and those that ship with vidgen), what they say, and how a
sound looks in a terminal. Files and tables are `voicing.py`'s.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from resources.dsp import Samples
from resources.voice import NARRATOR, SpeechRequest, Utterance, Voices
from resources.voice.pace import base_of
from resources.wav import to_float
from vidgen_assets.artifacts.scripts import Line, Script
from vidgen_assets.audio.assemble import Narration, assemble, sounding
from vidgen_assets.audio.narrate import setting_of
from vidgen_assets.audio.speakers import turns
from vidgen_assets.audio.spoken import spoken_script
from vidgen_assets.audio.voice_measure import VoiceMeasures, measure, pitch_track
from vidgen_assets.channel import Voice, VoiceProfile
from vidgen_assets.channel.shipped import shipped_voices

SENTENCES: Mapping[str, str] = {
    "en": "My neighbor sold my bike while I was at work. Would you have forgiven him?",
    "fr": "Mon voisin a vendu mon vélo pendant que je travaillais. Vous lui auriez pardonné ?",
    "es": "Mi vecino vendió mi bicicleta mientras yo trabajaba. ¿Tú lo habrías perdonado?",
    "de": "Mein Nachbar hat mein Fahrrad verkauft, als ich bei der Arbeit war. Hättest du ihm verziehen?",
    "it": "Il mio vicino ha venduto la mia bici mentre ero al lavoro. Voi lo avreste perdonato?",
    "ja": "わたしのじてんしゃを となりのひとが うってしまいました。 あなたは ゆるせますか？",
    "zh": "我上班的时候， 邻居卖掉了我的自行车。 你会原谅他吗？",
}
BLOCKS = " ▁▂▃▄▅▆▇█"
PER_THOUSAND = "x" * 1000


@dataclass(frozen=True)
class Audition:
    """A voice that was heard: its name, who it is, what it said, and what was measured."""

    name: str
    profile: VoiceProfile
    narration: Narration
    measures: VoiceMeasures


def known_voices(voice: Voice | None, *, shipped: bool = True) -> dict[str, VoiceProfile]:
    """Return the channel's voices by name, then those that ship with vidgen and are not among them."""
    found = dict(voice.voices) if voice is not None else {}
    if shipped:
        for name, body in shipped_voices().items():
            fields = {key: value for key, value in body.items() if key != "about"}
            found.setdefault(name, VoiceProfile.model_validate(fields))
    return found


def about(name: str, profile: VoiceProfile) -> str:
    """Return what a voice is and suits, in words; a channel's own voice says only what it suits."""
    ships = shipped_voices().get(name, {})
    described = str(ships["about"]) if ships and ships["voice"] == profile.voice else ""
    suits = ", ".join(profile.suits)
    return "; ".join(part for part in (described, f"suits {suits}" if suits else "") if part)


def price_per_thousand(voices: Voices, profile: VoiceProfile) -> float:
    """Return what a thousand characters in this voice cost, in USD."""
    asked = SpeechRequest(tokens=(PER_THOUSAND,), voice=profile.voice, model=profile.model)
    return voices.provider(profile.provider).price(asked).cost_usd


def audition(
    name: str, profile: VoiceProfile, voices: Voices, text: str = "", language: str = ""
) -> Audition:
    """Let a voice say a text, its language's own sentence when empty, at its own rate and with its pauses.

    Raises what the provider raises: nobody else takes over here.
    """
    tongue = base_of(profile.language or language or "en")
    said = text.strip() or SENTENCES.get(tongue, SENTENCES["en"])
    script = Script(language=tongue, lines=(Line(part="body", text=said),), estimate_ms=0)
    spoken = spoken_script(script)
    heard = sounding(spoken, turns(script, {}))
    told = voices.speak([Utterance(tokens) for _, tokens in heard], {NARRATOR: [setting_of(profile)]}, tongue)
    narration = assemble(script, spoken, told.speeches)
    words = sum(len(tokens) for _, tokens in heard)
    return Audition(name, profile, narration, measure(to_float(narration.pcm), narration.sample_rate, words))


def waveform(samples: Samples, columns: int = 60) -> str:
    """Return how loud a sound is over time as one line of blocks, the loudest 40 dB of it."""
    level = np.array([_rms(part) for part in np.array_split(samples, columns)])
    top = float(level.max(initial=0.0))
    if top <= 0:
        return " " * columns
    high = 1 + 20 * np.log10(np.maximum(level / top, 1e-4)) / 40
    return _blocks(high)


def pitch_line(samples: Samples, rate: int, columns: int = 60) -> str:
    """Return how a voice's pitch moves over time as one line of blocks; a space where nothing is voiced."""
    track = pitch_track(samples, rate)
    voiced = track[track > 0]
    if not len(voiced):
        return " " * columns
    low, high = np.log2(np.percentile(voiced, 5)), np.log2(np.percentile(voiced, 95))
    places = []
    for part in np.array_split(track, columns):
        sung = part[part > 0]
        place = (np.log2(np.median(sung)) - low) / max(high - low, 0.05) if len(sung) else -1.0
        places.append(0.0 if place == -1.0 else 0.125 + 0.875 * min(max(float(place), 0.0), 1.0))
    return _blocks(places)


def _blocks(heights: Iterable[float]) -> str:
    top = len(BLOCKS) - 1
    return "".join(BLOCKS[min(top, max(0, round(float(height) * top)))] for height in heights)


def _rms(part: Samples) -> float:
    return float(np.sqrt(np.mean(np.square(part)))) if len(part) else 0.0

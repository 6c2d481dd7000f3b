"""What is heard: the channel's voices, and the mix."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, field_validator, model_validator

from vidgen_assets.artifacts.base import Frozen
from vidgen_assets.channel.kinds import PlainName
from vidgen_assets.channel.shipped import with_shipped


class VoiceProfile(Frozen):
    """One voice a channel may use: who speaks (provider and that provider's voice), how, and what it suits.

    `pause_percent` and `emphasis_percent` scale the channel's pauses and how far openings and questions are
    lifted; `style` tells an actor how ("warm, unhurried"), for providers that take words; `model` is one of the
    provider's own models; `language` empty means the script's, whatever it is.
    """

    provider: PlainName = "espeak"
    voice: str
    rate_wpm: Annotated[int, Field(ge=80, le=400)] = 175
    pitch: Annotated[int, Field(ge=0, le=99)] = 50
    liveliness: Annotated[int, Field(ge=0, le=99)] = 60
    pause_percent: Annotated[int, Field(ge=40, le=250)] = 100
    emphasis_percent: Annotated[int, Field(ge=0, le=300)] = 100
    style: Annotated[str, Field(max_length=400)] = ""
    model: str = ""
    language: str = ""
    sounds: Literal["", "woman", "man"] = ""
    suits: tuple[str, ...] = ()


class Voice(Frozen):
    """The channel's voices by name, the providers in order, who speaks for whom, and the aligner.

    A voice that only names one that ships with vidgen is that one. `speakers` maps those who speak in a story
    ("captain", "my boss", "she", "me", "others") to voices; everybody else is read by the narrator.
    """

    voices: dict[PlainName, VoiceProfile]
    default: PlainName
    providers: tuple[PlainName, ...] = ("espeak",)
    speakers: dict[str, PlainName] = Field(default_factory=dict)
    aligners: tuple[PlainName, ...] = ("voice", "pocketsphinx")
    sentence_pause_ms: Annotated[int, Field(ge=0, le=3000)] = 260
    paragraph_pause_ms: Annotated[int, Field(ge=0, le=5000)] = 420

    @field_validator("voices", mode="before")
    @classmethod
    def _shipped_ones_are_filled_in(cls, voices: object) -> object:
        return with_shipped(voices) if isinstance(voices, Mapping) else voices

    @model_validator(mode="after")
    def _default_is_a_voice(self) -> Voice:
        if self.default not in self.voices:
            raise ValueError(f"default {self.default!r} is not among the voices {sorted(self.voices)}")
        for speaker, name in self.speakers.items():
            if name not in self.voices:
                raise ValueError(
                    f"speakers: {speaker!r} has the voice {name!r}, not one of {sorted(self.voices)}"
                )
        return self


class Sound(Frozen):
    """The mix: music, effects, ambience, ducking, where it is heard, and the loudness it is delivered at.

    `musicgen` plays from weights in the folder `musicgen_weights`, `replicate` asks an API; where either fails
    the bed is generated here. `unlicensed_music` says what becomes of a library file without a licence beside it.
    """

    music: Literal["generated", "library", "musicgen", "replicate", "off"] = "generated"
    genre: Literal["auto", "acoustic", "lofi", "ambient", "orchestral", "electronic", "jazz", "folk"] = "auto"
    music_library: str | None = None
    unlicensed_music: Literal["warn", "refuse"] = "warn"
    musicgen_weights: str | None = None
    music_gain_db: Annotated[float, Field(ge=-60, le=0)] = -17.0
    duck_db: Annotated[float, Field(ge=-40, le=0)] = -7.0
    effects: bool = True
    ambience: bool = True
    layout: Literal["stereo", "binaural"] = "stereo"
    target_lufs: Annotated[float, Field(ge=-30, le=-9)] = -14.0
    true_peak_dbtp: Annotated[float, Field(ge=-9, le=0)] = -1.5

    @model_validator(mode="after")
    def _musicgen_has_weights(self) -> Sound:
        if self.music == "musicgen" and not self.musicgen_weights:
            raise ValueError("music is musicgen: name the folder of its weights in musicgen_weights")
        return self


class SoundLimits(Frozen):
    """The thresholds of the checks on voice and mix; loudness and true peak are `sound`'s own.

    What stays below `silent_below_lufs` for 0.4 s is silence. A word is unsure below `unsure_below`.
    """

    clipped_samples: Annotated[int, Field(ge=0)] = 0
    silent_below_lufs: Annotated[float, Field(ge=-70, le=-30)] = -60.0
    voice_silence_s: Annotated[float, Field(gt=0, le=60)] = 3.0
    mix_silence_s: Annotated[float, Field(gt=0, le=60)] = 1.5
    most_range_lu: Annotated[float, Field(ge=1, le=40)] = 15.0
    voice_over_bed_db: Annotated[float, Field(ge=0, le=40)] = 12.0
    slowest_wpm: Annotated[int, Field(ge=40, le=400)] = 110
    fastest_wpm: Annotated[int, Field(ge=40, le=400)] = 260
    unsure_below: Annotated[float, Field(ge=0, le=1)] = 0.5
    unsure_share: Annotated[float, Field(ge=0, le=1)] = 0.1

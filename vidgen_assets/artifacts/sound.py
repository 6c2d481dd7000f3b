"""What audio production, subtitle creation and the sound mix hand on: voices, words in ms, cues, mixes."""

from __future__ import annotations

from typing import Literal

from resources.failover import Switch
from resources.store import Media
from vidgen_assets.artifacts.base import Frozen

MusicBy = Literal["generated", "library", "musicgen", "replicate", "off"]


class Word(Frozen):
    """A spoken word: `index` numbers it in the script, times are ms from the start of the audio."""

    index: int
    text: str
    start_ms: int
    end_ms: int
    confidence: float = 1.0


class Loudness(Frozen):
    """Integrated loudness (LUFS, EBU R 128) and true peak (dBTP)."""

    lufs: float
    true_peak_dbtp: float


class SpeakerVoice(Frozen):
    """Who in the story speaks in which voice, and how often: `speaker` is "narrator" or a voice's name."""

    speaker: str
    provider: str
    voice: str
    times: int


class Stretch(Frozen):
    """Words [first_word, end_word), said in one go by one speaker, are heard in [start_ms, end_ms)."""

    first_word: int
    end_word: int
    start_ms: int
    end_ms: int


class Voiceover(Frozen):
    """The spoken script as WAV. `words` are the voice's own times, empty when it gives none.

    `speakers` are all who speak, the narrator first; `provider` and `voice` are the narrator's. `stretches` are
    what was said in one go and where it was put, in order; silent words are in none.
    """

    audio: Media
    sample_rate: int
    duration_ms: int
    provider: str
    voice: str
    words: tuple[Word, ...] = ()
    loudness: Loudness | None = None
    switches: tuple[Switch, ...] = ()
    rate_wpm: int = 0
    speakers: tuple[SpeakerVoice, ...] = ()
    stretches: tuple[Stretch, ...] = ()


class SharedTime(Frozen):
    """Words [first_word, end_word) that no aligner placed: they share their sentence's time, and why."""

    first_word: int
    end_word: int
    text: str
    why: str


class AlignedWords(Frozen):
    """Every word of the script with start and end in ms, and the aligner that said so (of most of them).

    `shared` are sentences whose words share their time by length; those words have confidence 0.
    """

    aligner: str
    duration_ms: int
    words: tuple[Word, ...]
    switches: tuple[Switch, ...] = ()
    shared: tuple[SharedTime, ...] = ()


class ShotTiming(Frozen):
    """A shot in frames: [first_frame, end_frame) without its transition; `prop_frame` is when the prop pops in.

    `transition_frames` of the incoming transition lie half before and half after `first_frame`.
    """

    shot: str
    first_frame: int
    end_frame: int
    transition_frames: int
    prop_frame: int | None = None


class SceneTiming(Frozen):
    """The shots on the frame grid; they cover [0, frames) without a gap."""

    fps: int
    frames: int
    shots: tuple[ShotTiming, ...]


class Cue(Frozen):
    """A caption: words [first_word, end_word), shown from start to end, broken into lines of word counts.

    `margin_bottom` (pixels of a 1080x1920 frame) is where it stands when that is not where the look says.
    """

    first_word: int
    end_word: int
    start_ms: int
    end_ms: int
    lines: tuple[int, ...]
    margin_bottom: int | None = None


class DraftSubtitles(Frozen):
    """Cues from estimated timing, before a voice has spoken."""

    words: tuple[Word, ...]
    cues: tuple[Cue, ...]


class Captions(Frozen):
    """The captions of a video: cues, and the files that carry them (ASS with word highlighting, SRT, VTT)."""

    style: str
    language: str = "en"
    words: tuple[Word, ...]
    cues: tuple[Cue, ...]
    ass: Media
    srt: Media
    vtt: Media


class SoundCue(Frozen):
    """An effect in the mix: what it is and when it starts."""

    effect: str
    at_ms: int
    gain_db: float


class Ambience(Frozen):
    """The sound of a place under a stretch of the mix."""

    place: str
    from_ms: int
    to_ms: int


class MusicLicence(Frozen):
    """What is known of the right to a piece of music, and the credit it asks for (empty when it asks for none)."""

    title: str = ""
    artist: str = ""
    licence: str = ""
    source: str = ""
    credit: str = ""
    notes: tuple[str, ...] = ()


class Soundtrack(Frozen):
    """The finished mix as WAV: voice, ducked music and effects at delivery loudness, and how it was made.

    `loudness` is what a player measures after AAC. The voice stands `voice_over_bed_db` above everything else
    while it speaks, and `voice_over_bed_least_db` in its worst second. `plan` is the whole mix as a value.
    """

    audio: Media
    duration_ms: int
    sample_rate: int
    loudness: Loudness
    voice_over_bed_db: float
    music: str
    music_by: MusicBy
    effects: tuple[SoundCue, ...] = ()
    ambience: tuple[Ambience, ...] = ()
    range_lu: float = 0.0
    voice_over_bed_least_db: float = 99.0
    licence: MusicLicence | None = None
    switches: tuple[Switch, ...] = ()
    plan: Media | None = None

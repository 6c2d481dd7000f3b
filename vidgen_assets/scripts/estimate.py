"""How long a text takes to say, before any voice has said it.

The figures were fitted to espeak-ng over 300 real sentences at five voice and rate settings, and the time a
sentence takes to begin and to end to eight whole voiceovers (within 6 % of each, within 1 % on average): time
goes with syllables more than with words, and digits are read out. Rates are espeak's nominal words per
minute, which says about 205 real ones at 172.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vidgen_assets.channel import Voice
from vidgen_assets.content.phrases import is_unspaced

_SYLLABLE = 26.5e3
_WORD = 7.6e3
_PAUSE_MARK = 49e3
_DIGIT = 41e3
_START = 62e3

# The same formula on a whole voiceover of each language, against the sound: what the vowels of a Romance
# language take less, and what a kana (a mora) and an ideograph take (two morae, or a Mandarin syllable).
_FASTER = {"fr": 0.84, "es": 0.82, "it": 0.81, "de": 1.02}
_WIDE = {"ja": (20e3, 38e3), "zh": (43e3, 43e3)}
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa\u30fc]")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\u3005]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]+")

_VOWELS = re.compile(r"[aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüý]+")
_MARKS = re.compile(r"[,;:]|\.\.\.|[.!?](?=\W*\s)")


@dataclass(frozen=True)
class Pace:
    """How fast a voice speaks (nominal words per minute) and how long it rests (ms)."""

    rate_wpm: int = 172
    sentence_pause_ms: int = 260
    paragraph_pause_ms: int = 420

    @classmethod
    def of(cls, voice: Voice, name: str) -> Pace:
        """Return the pace of one of the channel's voices; a name it no longer has counts as its default."""
        profile = voice.voices.get(name) or voice.voices[voice.default]
        rests = (voice.sentence_pause_ms, voice.paragraph_pause_ms)
        return cls(profile.rate_wpm, *(round(rest * profile.pause_percent / 100) for rest in rests))


DEFAULT_PACE = Pace()


def syllables(word: str) -> int:
    """Return about how many syllables an English word has; 0 for a word without letters."""
    letters = re.sub(r"[^a-zà-ÿ]", "", word.lower())
    if not letters:
        return 0 if word.isascii() else max(1, len(re.findall(r"\w", word)) // 2)
    count = len(_VOWELS.findall(letters))
    if count > 1 and letters.endswith("e") and not letters.endswith(("le", "ee")):
        count -= 1
    if count > 1 and letters.endswith("ed") and letters[-3:-2] not in "td":
        count -= 1
    return max(1, count)


def sentence_ms(text: str, pace: Pace, language: str = "en") -> int:
    """Return the ms a voice needs for a sentence, without the rest after it."""
    if is_unspaced(language):
        return _wide_ms(text, pace, _WIDE[language.replace("_", "-").split("-")[0].lower()])
    words = text.split()
    if not words:
        return 0
    sounds = _SYLLABLE * sum(map(syllables, words)) + _WORD * len(words)
    marks = _PAUSE_MARK * len(_MARKS.findall(text)) + _DIGIT * sum(character.isdigit() for character in text)
    faster = _FASTER.get(language.replace("_", "-").split("-")[0].lower(), 1.0)
    return round(faster * (sounds + marks + _START) / pace.rate_wpm)


def _wide_ms(text: str, pace: Pace, character: tuple[float, float]) -> int:
    """Return the ms of a sentence in characters: `character` are the costs of a kana and of an ideograph."""
    kana, han = len(_KANA.findall(text)), len(_HAN.findall(text))
    others = sum(map(syllables, _LATIN.findall(text))) * _SYLLABLE
    digits = _DIGIT * sum(letter.isdigit() for letter in text)
    if not (kana or han or others or digits):
        return 0
    return round((kana * character[0] + han * character[1] + others + digits + _START) / pace.rate_wpm)


def lines_ms(lines: tuple[tuple[str, int], ...], pace: Pace, language: str = "en") -> int:
    """Return the ms of (text, paragraph) lines spoken one after the other, with the rests between them."""
    total = 0
    for at, (text, paragraph) in enumerate(lines):
        total += sentence_ms(text, pace, language)
        if at + 1 < len(lines):
            same = lines[at + 1][1] == paragraph
            total += pace.sentence_pause_ms if same else pace.paragraph_pause_ms
    return total

"""espeak-ng's IPA as ARPABET: words that a pronouncing dictionary lacks, said in that dictionary's phones."""

from __future__ import annotations

from collections.abc import Sequence

ARPABET: dict[str, str] = {
    "aɪɚ": "AY ER", "aɪə": "AY AH", "aʊɚ": "AW ER", "aʊə": "AW AH", "ɑːɹ": "AA R", "ɔːɹ": "AO R",
    "oːɹ": "AO R",
    "ɛɹ": "EH R", "eəɹ": "EH R", "eə": "EH R", "ɪɹ": "IH R", "iəɹ": "IH R", "iə": "IY AH", "ɪə": "IH R",
    "ʊɹ": "UH R", "ʊə": "UH R", "aʊ": "AW", "aɪ": "AY", "eɪ": "EY", "oʊ": "OW", "əʊ": "OW", "ɔɪ": "OY",
    "tʃ": "CH", "dʒ": "JH", "əl": "AH L", "n̩": "AH N", "l̩": "AH L", "m̩": "AH M", "ɑː": "AA", "ɔː": "AO",
    "ɜː": "ER", "iː": "IY", "uː": "UW", "oː": "OW", "ɑ": "AA", "a": "AA", "æ": "AE", "ʌ": "AH", "ə": "AH",
    "ɐ": "AH", "ɔ": "AO", "ɒ": "AA", "ɛ": "EH", "e": "EH", "ɝ": "ER", "ɜ": "ER", "ɚ": "ER", "ɪ": "IH",
    "ᵻ": "IH",
    "i": "IY", "o": "OW", "ʊ": "UH", "u": "UW", "b": "B", "d": "D", "ð": "DH", "f": "F", "ɡ": "G", "g": "G",
    "h": "HH", "k": "K", "l": "L", "ɫ": "L", "m": "M", "n": "N", "ŋ": "NG", "ɲ": "N Y", "p": "P", "ɹ": "R",
    "r": "R", "s": "S", "ʃ": "SH", "t": "T", "ɾ": "D", "ʔ": "T", "θ": "TH", "v": "V", "w": "W", "j": "Y",
    "z": "Z", "ʒ": "ZH", "x": "K", "ɬ": "L", "ç": "HH", "y": "UW", "ø": "ER", "œ": "ER", "ɣ": "G", "β": "V",
}  # fmt: skip
LONGEST = max(map(len, ARPABET))


def arpabet(phonemes: Sequence[str]) -> str:
    """Return IPA phonemes ("t", "ˈɪ", "f", "uː") as ARPABET ("T IH F UW"); empty when none is known."""
    phones: list[str] = []
    for phoneme in phonemes:
        plain = phoneme.replace("ˈ", "").replace("ˌ", "")
        at = 0
        while at < len(plain):
            size = next((n for n in range(LONGEST, 0, -1) if plain[at : at + n] in ARPABET), 0)
            if size:
                phones.append(ARPABET[plain[at : at + size]])
            at += size or 1  # length marks, ties and sounds English lacks are passed over
    return " ".join(phones)

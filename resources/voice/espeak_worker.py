"""One utterance by espeak-ng in a process of its own: JSON on stdin, a JSON line and raw PCM on stdout.

espeak-ng is a process-wide singleton whose output is bit-exact only in a fresh process, and it is GPL-3: so
it lives behind this process and nowhere else. Imports nothing but the standard library and is started with
`-I -S`, because a call has to cost tens of milliseconds. Talked to by `resources/voice/espeak.py` only.

    {"op": "speak", "library", "data", "text", "voice", "rate", "pitch", "range"}
        -> {"ok": true, "sample_rate", "words": [[character from 1, first sample], ...], "samples"} + s16le
    {"op": "phonemes", "library", "data", "words", "voice"}
        -> {"ok": true, "phonemes": [IPA with _ between phonemes, ...]}
    {"op": "voices", "library", "data"} -> {"ok": true, "voices": [[name, language, identifier], ...]}
    any failure -> {"ok": false, "kind": "voice" | "engine", "message"}
"""

from __future__ import annotations

import ctypes
import json
import os
import sys

RETRIEVAL = 2  # AUDIO_OUTPUT_SYNCHRONOUS: samples come to the callback, nothing is played
BUFFER_MS = 200
DONT_EXIT = 0x8000
BY_CHARACTER = 1
UTF8_WITH_END_PAUSE = 1 | 0x1000
IPA_WITH_UNDERSCORES = 0x02 | (ord("_") << 8)
WORD_EVENT, LIST_END = 1, 0
SEED = 1
RATE, PITCH, RANGE = 1, 3, 4


class EventId(ctypes.Union):
    _fields_ = (("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8))


class Event(ctypes.Structure):
    """espeak_EVENT of speak_lib.h."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", EventId),
    )


class VoiceEntry(ctypes.Structure):
    """espeak_VOICE of speak_lib.h; `languages` starts with a priority byte."""

    _fields_ = (
        ("name", ctypes.c_char_p),
        ("languages", ctypes.c_char_p),
        ("identifier", ctypes.c_char_p),
        ("gender", ctypes.c_ubyte),
        ("age", ctypes.c_ubyte),
        ("variant", ctypes.c_ubyte),
        ("xx1", ctypes.c_ubyte),
        ("score", ctypes.c_int),
        ("spare", ctypes.c_void_p),
    )


Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(Event))


class Problem(Exception):
    """What goes back to the parent: its kind ("voice" or "engine") and a message."""

    def __init__(self, kind: str, message: str) -> None:
        self.kind = kind
        super().__init__(message)


class Engine:
    """The library of one process, initialised once, and what its callback has collected."""

    def __init__(self, library: str, data: str) -> None:
        self.library = ctypes.CDLL(library)
        self.library.espeak_ListVoices.restype = ctypes.POINTER(ctypes.POINTER(VoiceEntry))
        self.library.espeak_TextToPhonemes.restype = ctypes.c_char_p
        self.library.espeak_Initialize.argtypes = (ctypes.c_int, ctypes.c_int, ctypes.c_char_p, ctypes.c_int)
        self.rate = int(self.library.espeak_Initialize(RETRIEVAL, BUFFER_MS, os.fsencode(data), DONT_EXIT))
        if self.rate <= 0:
            raise Problem("engine", f"espeak-ng did not start with the data in {os.path.basename(data)}")
        # the breath of some variants (+f3, +f2) is noise, which is seeded by the clock otherwise
        self.library.espeak_ng_SetRandSeed(ctypes.c_long(SEED))
        self.pcm: list[bytes] = []
        self.words: list[tuple[int, int]] = []
        # the library keeps only a pointer: without this reference the callback would be collected under it
        self.callback = Callback(self.collect)
        self.library.espeak_SetSynthCallback(self.callback)

    def collect(self, wav: object, count: int, events: object) -> int:
        """Keep the samples and the word events of one buffer; 0 asks espeak to go on."""
        number = 0
        while events[number].type != LIST_END:  # type: ignore[index]
            if events[number].type == WORD_EVENT:  # type: ignore[index]
                self.words.append((events[number].text_position, events[number].sample))  # type: ignore[index]
            number += 1
        if wav and count > 0:
            self.pcm.append(ctypes.string_at(wav, count * 2))  # type: ignore[arg-type]
        return 0

    def choose(self, voice: str) -> None:
        """Select a voice, or say that there is none of this name."""
        status = self.library.espeak_SetVoiceByName(voice.encode())
        if status != 0:
            raise Problem("voice", f"espeak-ng has no voice {voice!r} (status {status})")

    def speak(self, text: str, settings: dict[int, int]) -> None:
        """Synthesise `text` with these parameters into `pcm` and `words`."""
        for parameter, value in settings.items():
            self.library.espeak_SetParameter(parameter, value, 0)
        data = text.encode() + b"\0"
        size, none = ctypes.c_size_t(len(data)), ctypes.c_uint(0)
        status = self.library.espeak_Synth(
            data, size, none, BY_CHARACTER, none, ctypes.c_uint(UTF8_WITH_END_PAUSE), None, None
        )
        if status == 0:
            status = self.library.espeak_Synchronize()
        if status != 0:
            raise Problem("engine", f"espeak-ng could not speak {len(text)} characters (status {status})")

    def phonemes(self, word: str) -> str:
        """Return a word's IPA, phonemes separated by underscores."""
        buffer = ctypes.create_string_buffer(word.encode() + b"\0")
        position = ctypes.c_void_p(ctypes.addressof(buffer))
        said: list[str] = []
        while position.value:
            clause = self.library.espeak_TextToPhonemes(ctypes.byref(position), 1, IPA_WITH_UNDERSCORES)
            said.append((clause or b"").decode("utf-8", "replace"))
        return "_".join(said)

    def voices(self) -> list[tuple[str, str, str]]:
        """Return every voice of the data: its name, its language, its identifier."""
        listed = self.library.espeak_ListVoices(None)
        found: list[tuple[str, str, str]] = []
        while listed[len(found)]:
            entry = listed[len(found)].contents
            found.append((entry.name.decode(), entry.languages[1:].decode(), entry.identifier.decode()))
        return found


def answer(request: dict[str, object]) -> tuple[dict[str, object], bytes]:
    """Do what one request asks; return the JSON header and the samples that follow it."""
    engine = Engine(str(request["library"]), str(request["data"]))
    if request["op"] == "voices":
        return {"ok": True, "voices": engine.voices()}, b""
    engine.choose(str(request["voice"]))
    if request["op"] == "phonemes":
        words = [str(word) for word in request["words"]]  # type: ignore[attr-defined]
        return {"ok": True, "phonemes": [engine.phonemes(word) for word in words]}, b""
    settings = {RATE: request["rate"], PITCH: request["pitch"], RANGE: request["range"]}
    engine.speak(str(request["text"]), {key: int(str(value)) for key, value in settings.items()})
    pcm = b"".join(engine.pcm)
    header = {"ok": True, "sample_rate": engine.rate, "words": engine.words, "samples": len(pcm) // 2}
    return header, pcm


def main() -> int:
    """Answer the request on stdin; whatever the library prints goes to stderr, never into the reply."""
    reply = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    try:
        header, pcm = answer(json.load(sys.stdin))
    except Problem as problem:
        header, pcm = {"ok": False, "kind": problem.kind, "message": str(problem)}, b""
    except OSError as error:
        header, pcm = {"ok": False, "kind": "engine", "message": f"espeak-ng did not load: {error}"}, b""
    reply.write(json.dumps(header).encode() + b"\n" + pcm)
    reply.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())

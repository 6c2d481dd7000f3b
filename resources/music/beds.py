"""Who plays the bed: the composer of this package, MusicGen on this machine, or MusicGen behind Replicate.

All are one protocol. What is bought or takes minutes goes through the call cache; what is composed here takes
two seconds and is made again. Where a model fails for good, the bed is composed, and the switch is recorded.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, Protocol

import numpy as np
from numpy.typing import NDArray
from pydantic import JsonValue

from resources.call_cache import Call, CallCache, Made, Usage
from resources.dsp import MIX_RATE
from resources.errors import InvalidInput, MalformedReply
from resources.failover import Switch, first_that_works
from resources.music.compose import MusicRequest
from resources.music.genres import styled
from resources.music.render import generate
from resources.retry import RetryPolicy
from resources.store import BlobStore

if TYPE_CHECKING:
    from av.audio.frame import AudioFrame

CAPABILITY = "music"
COMPOSER: Literal["generated"] = "generated"
MOST_SECONDS = 30
"""What MusicGen can play in one go; longer beds are this, over and over, with a crossfaded seam."""
SOUNDS: dict[str, str] = {
    "warm": "warm, tender and hopeful", "sad": "sad, slow and tender", "calm": "calm, floating and open",
    "funny": "playful, light and quirky", "tense": "tense, restrained and driving", "eerie": "eerie, dark and sparse",
    "triumphant": "triumphant, bright and uplifting",
}  # fmt: skip
PLAYED: dict[str, str] = {
    "acoustic": "acoustic felt piano and soft strings", "lofi": "lofi hip hop with electric piano and dusty drums",
    "ambient": "ambient pads and distant bells", "orchestral": "chamber orchestra with short strings and soft horns",
    "electronic": "electronic with a plucked synth and a soft four on the floor beat",
    "jazz": "small jazz trio with brushes, upright bass and electric piano",
    "folk": "folk with fingerpicked guitar and shaker",
}  # fmt: skip


@dataclass(frozen=True)
class Bed:
    """A bed: stereo float32 (n, 2) at 48 kHz, its name for people, who made it; `loops` when it must be repeated."""

    samples: NDArray[np.float32]
    name: str
    by: Literal["generated", "musicgen", "replicate"]
    loops: bool = False
    switches: tuple[Switch, ...] = ()


class MusicMaker(Protocol):
    """A model that plays music from words: gives a file of any kind PyAV reads."""

    @property
    def name(self) -> Literal["musicgen", "replicate"]: ...
    @property
    def model(self) -> str: ...
    @property
    def version(self) -> str: ...
    def price(self, seconds: int) -> Usage:
        """Return what a piece of this length costs at most."""

    def play(self, prompt: str, seconds: int, seed: int) -> bytes:
        """Return an audio file; raise a ProviderError for a failure."""


@dataclass(frozen=True)
class _Player:
    """Who is asked for a bed: a model, or (without one) the composer of this package."""

    name: str
    maker: MusicMaker | None = None


class Beds:
    """The bed makers of a channel, behind the call cache; without makers every bed is composed here."""

    def __init__(
        self,
        makers: Sequence[MusicMaker] = (),
        calls: CallCache | None = None,
        store: BlobStore | None = None,
        policy: RetryPolicy | None = None,
    ) -> None:
        self._makers = {maker.name: maker for maker in makers}
        self._calls, self._store = calls, store
        self._policy = policy or RetryPolicy()

    def bed(self, request: MusicRequest, by: str = "generated") -> Bed:
        """Return a bed by this maker, or composed here where the maker fails for good.

        InvalidInput for a mood, genre or maker there is not.
        """
        if by == COMPOSER:
            return _composed(request)
        maker = next((one for name, one in self._makers.items() if name == by), None)
        if maker is None:
            have = ", ".join([COMPOSER, *sorted(self._makers)])
            raise InvalidInput(f"sound.music: there is no music by {by!r} here; there is {have}")

        def attempt(player: _Player) -> Bed:
            return _composed(request) if player.maker is None else self._played(player.maker, request)

        players = [_Player(maker.name, maker), _Player(COMPOSER)]
        outcome = first_that_works(CAPABILITY, players, attempt, self._policy)
        return replace(outcome.value, switches=outcome.switches)

    def _played(self, maker: MusicMaker, request: MusicRequest) -> Bed:
        prompt, seconds = prompt_of(request), min(MOST_SECONDS, -(-request.duration_ms // 1000))
        seed = zlib.crc32(f"{request.mood}|{request.seed}".encode())
        if self._calls is None or self._store is None:
            data = maker.play(prompt, seconds, seed)
        else:
            asked: dict[str, JsonValue] = {"prompt": prompt, "seconds": seconds, "seed": seed}
            usage, store = maker.price(seconds), self._store

            def make() -> Made:
                found = maker.play(prompt, seconds, seed)
                decoded(found, maker.name)  # what cannot be heard is not kept
                return Made({}, {"music": store.add_bytes(found, "music.audio", "audio/x-music")}, usage)

            call = Call(CAPABILITY, maker.name, maker.model, asked, maker.version)
            data = store.read(self._calls.get_or_make(call, make, estimate_usd=usage.cost_usd).files["music"])
        return Bed(decoded(data, maker.name), f"{prompt} ({maker.model})", maker.name, loops=True)


def _composed(request: MusicRequest) -> Bed:
    made = generate(request)
    return Bed(made.samples, made.name, COMPOSER)


def prompt_of(request: MusicRequest) -> str:
    """Return a request in words for a model; InvalidInput for a mood or genre there is not."""
    slow, fast = styled(request.mood, request.genre).bpm
    bpm = round(slow + (fast - slow) * request.pace)
    played = PLAYED["acoustic" if request.genre == "auto" else request.genre]
    return f"{SOUNDS[request.mood]} instrumental background music, {played}, {bpm} bpm, no vocals"


def decoded(data: bytes, provider: str) -> NDArray[np.float32]:
    """Return an audio file's bytes as stereo float32 at 48 kHz; MalformedReply when there is no sound in them."""
    import av

    blocks: list[NDArray[np.float32]] = []
    try:
        with av.open(io.BytesIO(data), "r", metadata_errors="ignore") as container:
            resampler = av.AudioResampler(format="flt", layout="stereo", rate=MIX_RATE)
            for frame in container.decode(audio=0):
                blocks += [_interleaved(part) for part in resampler.resample(frame)]
            blocks += [_interleaved(part) for part in resampler.resample(None)]
    except (av.FFmpegError, IndexError) as error:
        raise MalformedReply("sent what is no audio file", provider=provider, item="music") from error
    samples = np.concatenate([*blocks, np.zeros((0, 2), np.float32)])
    if len(samples) < MIX_RATE or not np.any(np.abs(samples) > 1e-4):
        raise MalformedReply("sent silence or less than a second of music", provider=provider, item="music")
    return samples


def _interleaved(frame: AudioFrame) -> NDArray[np.float32]:
    return frame.to_ndarray().reshape(-1, 2).astype(np.float32)

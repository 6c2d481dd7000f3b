"""MusicGen on this machine, from weights in a folder, through transformers: an extra, never downloaded.

`pip install 'vidgen[musicgen]'` brings transformers and torch; the folder holds what `save_pretrained` writes
for model and processor. The published weights are licensed for non-commercial use: that is for who uses them.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Literal

import numpy as np

from resources.call_cache import Usage
from resources.errors import InvalidInput, MalformedReply, Unavailable
from resources.wav import to_pcm, wav_bytes

FRAMES_A_SECOND = 50
GUIDANCE = 3.0


class MusicGen:
    """MusicGen from the weights in a folder; loaded when the first bed is asked for."""

    name: Literal["musicgen"] = "musicgen"
    version = "1"

    def __init__(self, weights: Path) -> None:
        self._weights = weights
        self.model = weights.name

    def price(self, seconds: int) -> Usage:
        """Return nothing but the seconds: it is our own machine."""
        return Usage(float(seconds), "seconds")

    def play(self, prompt: str, seconds: int, seed: int) -> bytes:
        """Return a WAV; the same weights, prompt and seed give the same on the same kind of machine."""
        self._check()
        import torch
        from transformers import AutoProcessor, MusicgenForConditionalGeneration

        try:
            processor = AutoProcessor.from_pretrained(str(self._weights), local_files_only=True)
            model = MusicgenForConditionalGeneration.from_pretrained(
                str(self._weights), local_files_only=True
            )
        except (OSError, ValueError) as error:
            raise InvalidInput(
                f"sound.musicgen_weights: {self._weights.name} holds no MusicGen that can be loaded: "
                f"{' '.join(str(error).split())[:200]}"
            ) from error
        inputs = processor(text=[prompt], padding=True, return_tensors="pt")
        torch.manual_seed(seed)
        with torch.inference_mode():
            heard = model.generate(
                **inputs, do_sample=True, guidance_scale=GUIDANCE, max_new_tokens=seconds * FRAMES_A_SECOND
            )
        samples = np.asarray(heard[0].cpu().float().numpy().T, dtype=np.float64)
        if not samples.size or not np.isfinite(samples).all():
            raise MalformedReply("played nothing that can be heard", provider=self.name, item="music")
        top = max(1.0, float(np.abs(samples).max()))
        return wav_bytes(to_pcm(samples / top), int(model.config.audio_encoder.sampling_rate))

    def _check(self) -> None:
        for package in ("torch", "transformers"):
            if find_spec(package) is None:
                raise Unavailable(
                    f"{package} is not installed: pip install 'vidgen[musicgen]'",
                    provider=self.name,
                    item="music",
                )
        if not (self._weights / "config.json").is_file():
            raise InvalidInput(
                f"sound.musicgen_weights: {self._weights.name} is no folder with a model (it has no config.json)"
            )

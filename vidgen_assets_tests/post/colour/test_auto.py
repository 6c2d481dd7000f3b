"""The look a video's story and pictures choose: sensible, priced, explained, counted in the code version."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from vidgen_assets.building import setting_fingerprint
from vidgen_assets.channel import LUTS, load_channel
from vidgen_assets.channel import settings as channel_settings
from vidgen_assets.post.colour.auto import MOODS, SKINS, Watched, choose_look, skin_turn, watch
from vidgen_assets.post.colour.cube import Cube, identity, read_cube
from vidgen_assets.post.colour.difference import contrast_ratio


@cache
def looks() -> dict[str, Cube]:
    named = sorted({name for mood in MOODS.values() for name in mood.looks})
    return {name: read_cube(LUTS / f"{name}.cube") for name in named}


def shown(light: float, tint: tuple[float, float, float] = (1, 1, 1)) -> Watched:
    """Return a video of soft gradients in a light; skins stand in the middle."""
    ramp = np.linspace(30, 210, 96)[:, None, None] * np.ones((1, 54, 1)) * np.array(tint) * light
    ramp[40:50, 20:45] = np.repeat(SKINS, 5, axis=0)[None, :] * 255 * light
    return watch([np.clip(ramp, 0, 255).astype(np.uint8)])


def test_every_mood_names_looks_there_are() -> None:
    for name in looks():
        assert (LUTS / f"{name}.cube").is_file()


@pytest.mark.parametrize("mood", list(MOODS))
@pytest.mark.parametrize("light", [0.35, 1.0])
def test_every_mood_gets_one_of_its_looks_with_reasons(mood: str, light: float) -> None:
    chosen = choose_look(shown(light), mood, looks(), 0.8)  # type: ignore[arg-type]
    assert chosen.name in MOODS[mood].looks  # type: ignore[index]
    assert 0.4 <= chosen.strength <= 0.8
    assert chosen.why.startswith(
        f"the story is {mood}: {chosen.name} at {chosen.strength:.0%} brings the pictures from"
    )
    assert "skin turns by" in chosen.why
    assert "came next" in chosen.why


def test_the_pictures_decide_within_a_mood() -> None:
    names = {
        choose_look(shown(light, tint), "warm", looks(), 0.8).name
        for light in (0.4, 0.8, 1.2)
        for tint in ((1, 1, 1), (1.2, 1, 0.7), (0.7, 0.9, 1.3))
    }
    assert len(names) > 1


def test_a_look_that_turns_skin_is_passed_over_where_skin_matters() -> None:
    assert skin_turn(identity(), 1.0) == 0
    assert skin_turn(read_cube(LUTS / "night.cube"), 1.0) > 30
    for mood in ("warm", "funny", "calm", "triumphant"):
        chosen = choose_look(shown(0.9), mood, looks(), 0.6)  # type: ignore[arg-type]
        assert skin_turn(looks()[chosen.name], chosen.strength) < 16


def test_captions_keep_their_ground() -> None:
    video = shown(1.0)
    before = float(contrast_ratio((1, 1, 1), video.captions.shares @ video.captions.colours))
    # a look that would bleach the ground under white words, against one that leaves it alone
    bleach = Cube("bleach", np.clip(identity().table * 0.5 + 0.5, 0, 1).astype(np.float32))
    chosen = choose_look(video, "calm", {"film_portrait": bleach, "documentary": identity()}, 1.0)
    assert chosen.name == "documentary"
    assert before > 1


def test_with_auto_every_look_counts_in_the_code_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = load_channel("reddit_stories")
    channel = shipped.model_copy(update={"style": shipped.style.model_copy(update={"lut": "auto"})})
    folder = tmp_path / "luts"
    folder.mkdir()
    for name in ("noir", "horror"):
        shutil.copy(LUTS / f"{name}.cube", folder)
    monkeypatch.setattr(channel_settings, "LUTS", folder)
    before = setting_fingerprint(channel, "style.lut")
    assert setting_fingerprint(channel, "style.lut") == before
    cube = folder / "horror.cube"
    cube.write_text(cube.read_text("utf-8") + "# touched up\n", "utf-8")
    assert setting_fingerprint(channel, "style.lut") != before

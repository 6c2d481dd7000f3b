"""The example channel of seven languages: each of its stories from the file to captions, and one to the end."""

import json
import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar

import numpy as np
import pytest

from vidgen_assets.artifacts import (
    Captions,
    Frozen,
    QualityReport,
    Script,
    ShotList,
    VideoMetadata,
    Voiceover,
)
from vidgen_assets.audio.spoken import spoken_script
from vidgen_assets.channel import PROJECT, Channel, load_channel
from vidgen_assets.content.language import language_of
from vidgen_assets.content.phrases import joined
from vidgen_assets.content.sources import read_inbox_file
from vidgen_assets.ideas.voices import candidates
from vidgen_assets.scripts.estimate import Pace
from vidgen_assets.scripts.polish import polished
from vidgen_assets.scripts.write import script_of

M = TypeVar("M", bound=Frozen)
EXAMPLE = PROJECT / "examples" / "languages"
STORIES = sorted((EXAMPLE / "stories").glob("*.md"))
FONTS = {"ja": "noto_cjk_sans_jp_bold", "zh": "noto_cjk_sans_jp_bold"}
LETTERS = {"ja": re.compile("[ァ-ヺー]"), "zh": re.compile("[一-鿿]")}
NAMES = [path.stem[:2] for path in STORIES]


@pytest.fixture(scope="module")
def channel() -> Channel:
    return load_channel(str(EXAMPLE / "channel.yaml"))


def script_from(path: Path, channel: Channel) -> Script:
    """Return a story as it is spoken, in its own language at its own voice's pace."""
    file = read_inbox_file(path)
    assert file.problem is None
    assert file.post is not None
    language = language_of(f"{file.post.title}\n{file.post.body}").language
    name = min(candidates(channel.voice, language))
    pace = Pace.of(channel.voice, name)
    return polished(script_of(file.post, language, channel.writing, pace), pace)


def test_the_channel_tells_seven_languages_each_by_voices_of_its_own(channel: Channel) -> None:
    assert sorted(NAMES) == sorted(channel.safety.languages)
    for language in channel.safety.languages:
        spoken = {profile.language for profile in candidates(channel.voice, language).values()}
        assert spoken == {language}


@pytest.mark.parametrize("path", STORIES, ids=NAMES)
def test_a_story_is_told_as_written_in_its_own_language(path: Path, channel: Channel) -> None:
    script = script_from(path, channel)
    language = path.stem[:2]
    assert script.language == language
    assert script.lines[0].part == "hook"
    assert script.lines[-1].part == "call_to_action"
    seconds = script.estimate_ms / 1000
    assert channel.writing.min_seconds <= seconds <= channel.writing.max_seconds
    told = "".join(script.text.split())
    written = "".join(path.read_text("utf-8").split("---")[-1].split("\n", 3)[-1].split())
    letters = re.compile(r"[^\W_]")
    assert "".join(letters.findall(told)) == "".join(letters.findall(written))


@pytest.mark.parametrize("path", STORIES, ids=NAMES)
def test_no_figure_and_no_foreign_letter_is_left_for_the_voice(path: Path, channel: Channel) -> None:
    spoken = spoken_script(script_from(path, channel))
    assert not any(re.search(r"\d", token) for token in spoken.tokens)
    # "8:30 Uhr" is said by its figures
    assert all(word.spoken for word in spoken.words if len(re.findall(r"[^\W\d_]", word.written)) > 3)
    wanted = LETTERS.get(spoken.language)
    if wanted is not None:
        assert all(wanted.search(token) for token in spoken.tokens)


@pytest.mark.parametrize("path", STORIES, ids=NAMES)
def test_its_captions_are_drawn_whole_within_the_safe_width(path: Path, channel: Channel) -> None:
    from vidgen_assets.captions.caption import Caption
    from vidgen_assets.captions.drawing import CaptionArtist
    from vidgen_assets.captions.fonts import locale_of
    from vidgen_assets.captions.layout import WIDEST
    from vidgen_assets.captions.looks import look_of
    from vidgen_assets.captions.moments import Moment
    from vidgen_assets.captions.typesetting import simplified
    from vidgen_assets.subtitles.draft import draft_subtitles
    from vidgen_assets.subtitles.files import srt_text

    language = path.stem[:2]
    if language in FONTS and find_spec(FONTS[language]) is None:
        pytest.skip(f"captions in {language} need the extra scripts")
    script = script_from(path, channel)
    draft = draft_subtitles(script, channel.captions)
    look = look_of(channel.captions).model_copy(update={"locale": locale_of(language)})
    assert simplified([word.text for word in draft.words], look.font) == ()
    subtitles = srt_text(draft.words, draft.cues)
    if language in FONTS:
        assert not re.search(r"[぀-ヿ一-鿿] +[぀-ヿ一-鿿]", subtitles)
        assert joined(script.lines[0].text.split())[:4] in subtitles.replace("\n", "")
    artist = CaptionArtist(look, 540, 960)
    for cue in draft.cues:
        texts = [word.text for word in draft.words[cue.first_word : cue.end_word]]
        lines, at = [], 0
        for count in cue.lines:
            lines.append(tuple(texts[at : at + count]))
            at += count
        caption = Caption(first=0, end=60, lines=tuple(lines), starts=tuple(range(len(texts))))
        layout = artist.layout(caption)
        assert all(word.text for word in layout.words)
        left, _, right, _ = layout.box
        assert right - left <= WIDEST * 540 + 1
        assert layout.size >= 0.64 * look.size / 2
    drawn = artist.draw(layout, Moment(caption=0, spoken=0, swell=1.0, scale=1.0, opacity=1.0))
    assert drawn is not None
    ink = np.asarray(drawn[0])[..., 3] > 200
    assert ink.mean() > 0.05


@pytest.mark.skipif(find_spec("noto_cjk_sans_jp_bold") is not None, reason="the fonts are installed here")
def test_without_the_fonts_a_story_is_refused_before_it_is_written(channel: Channel) -> None:
    from resources.errors import Unavailable
    from vidgen_assets.captions.typesetting import check_letters

    with pytest.raises(Unavailable, match=r"pip install 'vidgen\[scripts\]'"):
        check_letters(["海苔で", "書いた"], "manrope")


SHORT = """---
date: 2026-11-18
---

# La clé sous le pot de fleurs

Ce matin, j'ai perdu ma clé devant la porte.

Ma voisine a ri. « La même clé ouvre toutes les portes ! »

Depuis, nous prenons le café ensemble, à 8 h 30.

Et toi, tu connais tes voisins ?
"""


@pytest.mark.media
def test_a_french_video_is_made_to_the_end_and_says_nothing_in_english(tmp_path: Path) -> None:
    text = (EXAMPLE / "channel.yaml").read_text("utf-8")
    text = text.replace("min_seconds: 35", "min_seconds: 10\n  target_seconds: 12").replace(
        "slots: 7", "slots: 1"
    )
    small = "\nformats: {width: 360, height: 640, fps: 24, crf: 30, preset: ultrafast}\n"
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories" / "cle.md").write_text(SHORT, "utf-8")
    (tmp_path / "channel.yaml").write_text(text + small, "utf-8")
    home = tmp_path / "home"
    command = [sys.executable, "-m", "vidgen_assets.cli", "make", "2026-11-18|1"]
    said = subprocess.run(
        [*command, "--channel", str(tmp_path / "channel.yaml")],
        cwd=PROJECT, env={**os.environ, "VIDGEN_HOME": str(home), "COLUMNS": "200"},
        capture_output=True, text=True, timeout=400, check=False,
    )  # fmt: skip
    assert said.returncode == 0, said.stdout[-4000:] + said.stderr[-4000:]

    made = home / "artifacts" / "seven_languages"

    def read(asset: str, model: type[M]) -> M:
        envelope = json.loads((made / asset / "2026-11-18" / "1.json").read_text("utf-8"))
        return model.model_validate(envelope["value"])

    assert read("quality_report", QualityReport).passed
    metadata = read("video_metadata", VideoMetadata)
    assert (metadata.title, metadata.language) == ("La clé sous le pot de fleurs", "fr")
    words = set(re.findall(r"[a-zà-ÿ]+", metadata.description.lower()))
    assert not words & set("the and of in this was with original story you your".split())
    shots = read("shot_list", ShotList).shots
    card = shots[-1].visual.card
    assert card is not None
    assert card.line1 == "Et toi, tu connais tes voisins\u202f?"
    assert any("key" in shot.visual.props for shot in shots)
    assert read("voiceover", Voiceover).voice.startswith("fr")
    assert read("captions", Captions).language == "fr"

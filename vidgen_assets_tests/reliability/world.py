"""A small channel whose paid providers stand on this machine: a writer, a painter and a place to upload to.

Voice, cards, render and measuring are the embedded ones. Everything it needs lies in one folder.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from resources.fakes.image_server import ImageServer
from resources.fakes.llm_server import LlmServer
from resources.fakes.loopback import Watch, nobody
from resources.fakes.youtube_server import REFRESH_TOKEN, YouTubeServer
from vidgen_assets_tests.reliability.storyteller import answer

DAY = "2026-11-18"
DAY_BEFORE = "2026-11-17"
NAME = "chaos"
NOON = 1795003200  # of DAY, UTC
STORIES = {
    "My neighbour left a piano on our stairs": (
        "Last spring my neighbour moved out and left an old piano on our stairs. "
        "I was angry, and I wrote him a long letter. "
        "Then my daughter sat down and played one note, and a window opened above us. "
        "By the evening the whole house sat on the stairs and sang. "
        "We never sent the letter, and the piano is still there."
    ),
    "The parcel that came back three times": (
        "In January I sent my brother a birthday parcel with a red scarf in it. "
        "It came back twice, because his street and his house had new names. "
        "The third time I took the train and carried it there myself. "
        "When I rang the bell, nobody was at home. "
        "My brother was on the train to me, and he had a parcel on his knees."
    ),
}
STORIES_BEFORE = {
    "The clock that only my grandmother heard": (
        "My grandmother always said that the clock in her hall ticked at night. "
        "We laughed, because the clock had stopped before I was born. "
        "Then I slept in her hall one winter, and I heard it. "
        "I followed the sound with a lamp until I stood at the cellar door. "
        "There was a second clock behind the shelf, and somebody had wound it."
    ),
}


@dataclass(frozen=True)
class World:
    """The channel's file, and the servers it works with."""

    channel: Path
    llm: LlmServer
    images: ImageServer
    youtube: YouTubeServer

    def environment(self, home: Path) -> dict[str, str]:
        """Return the variables that a command on this world runs with."""
        return {
            "VIDGEN_HOME": str(home),
            "OPENAI_API_KEY": "a-key",
            "OPENAI_BASE_URL": self.images.base_url,
            "YOUTUBE_CLIENT_ID": "an-id",
            "YOUTUBE_CLIENT_SECRET": "a-secret",
            "YOUTUBE_REFRESH_TOKEN": REFRESH_TOKEN,
            "VIDGEN_YOUTUBE_URL": self.youtube.base_url,
            "VIDGEN_YOUTUBE_TOKEN_URL": f"{self.youtube.base_url}/token",
            "COLUMNS": "200",
        }

    def open_books(self) -> None:
        """Let the providers forget everything so far: the next command is another customer's."""
        for server in (self.llm, self.images, self.youtube):
            server.open_books()

    def make(self, partition: str = DAY, *options: str) -> tuple[str, ...]:
        """Return the command that makes a day or a video."""
        return ("make", partition, "--channel", str(self.channel), *options)


@contextmanager
def small_world(
    folder: Path, *, watch: Watch = nobody, slots: int = 1, style: Mapping[str, object] = {}
) -> Iterator[World]:
    """Give a world in a fresh folder, its servers running while the block lasts; `style` changes the channel's."""
    folder.mkdir(parents=True, exist_ok=True)
    with (
        LlmServer(answer=answer, watch=watch) as llm,
        ImageServer(watch=watch) as images,
        YouTubeServer(watch=watch) as youtube,
    ):
        with (folder / "posts.jsonl").open("w") as file:
            file.writelines(f"{json.dumps(post)}\n" for post in _posts())
        channel = folder / f"{NAME}.yaml"
        settings = _settings(slots, llm.base_url)
        settings["style"] = {**settings["style"], **style}
        with channel.open("w") as file:
            YAML().dump(settings, file)
        yield World(channel, llm, images, youtube)


def _posts() -> Iterator[dict[str, object]]:
    for back, stories in enumerate((STORIES, STORIES_BEFORE)):
        for number, (title, text) in enumerate(stories.items(), 1):
            name = f"zx{back}{number}"
            yield {
                "id": name, "name": f"t3_{name}", "subreddit": "stories", "title": title, "selftext": text,
                "score": 900 * number, "num_comments": 40, "created_utc": NOON - 86400.0 * back + number,
                "permalink": f"/r/stories/comments/{name}/", "over_18": False, "is_self": True,
                "author": "somebody",
            }  # fmt: skip


def _settings(slots: int, llm_url: str) -> dict[str, Any]:
    return {
        "name": NAME,
        "title": "Chaos",
        "start_date": "2026-11-01",
        "sources": {"files": ["posts.jsonl"]},
        "selection": {
            "slots": slots, "min_words": 30, "min_quality": 0.0, "original_ideas": 1, "one_per_theme": False
        },
        "writing": {
            "writers": ["openai"], "llm_base_url": llm_url, "min_seconds": 10, "target_seconds": 15,
            "max_seconds": 60, "revision_rounds": 1, "good_enough": 1.0,
        },
        "voice": {"default": "narrator", "voices": {"narrator": {"voice": "en-us", "rate_wpm": 250}}},
        "style": {"pictures": ["openai_images", "papercut"], "shot_seconds": 8.0, "lut": "neutral"},
        "captions": {"size": 104, "max_chars_line": 14},
        "formats": {"width": 360, "height": 640, "fps": 24, "crf": 30, "preset": "ultrafast"},
        "sound": {"music": "off"},
        "platforms": {"youtube": {"provider": "youtube"}, "tiktok": {"enabled": True, "provider": "outbox"}},
        "budget": {"cap_usd": 1000.0},
    }  # fmt: skip

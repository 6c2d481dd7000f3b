"""A toy channel in the house's shapes: days, videos, a window back and a look back at the videos.

Its assets are numbers from a world file, so that a test can change one thing and watch what follows.
"""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import dagster as dg

from resources.call_cache import CallCache
from resources.store import BlobStore
from vidgen_assets.artifacts import Frozen, Selection
from vidgen_assets.artifacts.content import Idea, ScoredTitle, Slot, Title, VoiceChoice
from vidgen_assets.automation.executor import only_stale_executor
from vidgen_assets.automation.lineage import Lineage, read_lineage
from vidgen_assets.io_manager import ArtifactIOManager, ArtifactStore
from vidgen_assets.partitions import DAY_AND_VIDEO, day_partitions, video_partitions, window

DAYS = ("posts", "unique", "selected_ideas", "credits", "report")
CHAIN = ("script", "voice", "pictures", "final_video")


class Value(Frozen):
    """What a toy asset holds."""

    text: str


@dataclass
class World:
    """What the outside says, which assets ran, and which shall fail."""

    path: Path
    ran: list[str] = field(default_factory=list)
    failing: set[str] = field(default_factory=set)

    def say(self, **values: object) -> None:
        self.path.write_text(json.dumps({**self.all(), **values}))

    def all(self) -> dict[str, object]:
        return dict(json.loads(self.path.read_text())) if self.path.exists() else {}

    def get(self, name: str, default: str = "") -> str:
        return str(self.all().get(name, default))

    def run(self, context: dg.AssetExecutionContext) -> None:
        name = context.asset_key.path[-1]
        self.ran.append(f"{name} {context.partition_key}")
        if name in self.failing:
            raise ValueError(f"{name} was told to fail")
        if name == self.get("slow"):
            self.path.with_name("sleeping").touch()
            time.sleep(60)


def toy_definitions(tmp_path: Path, world: World, codes: Mapping[str, str] = {}) -> dg.Definitions:
    """Return the toy channel's definitions over a home under `tmp_path`; `codes` overrides code versions."""
    from datetime import date

    days, videos = day_partitions(date(2026, 1, 1)), video_partitions(date(2026, 1, 1), 2)

    def asset(partitions: dg.PartitionsDefinition, **ins: dg.PartitionMapping):  # type: ignore[no-untyped-def]
        def declare(fn):  # type: ignore[no-untyped-def]
            name = fn.__name__
            return dg.asset(
                key=["toy", name], partitions_def=partitions, group_name="toy",
                code_version=codes.get(name, "code=1"),
                ins={
                    key: dg.AssetIn(["toy", key], partition_mapping=ins.get(key))
                    for key in fn.__annotations__ if key not in ("context", "return")
                },
            )(fn)  # fmt: skip

        return declare

    @asset(days)
    def posts(context: dg.AssetExecutionContext) -> Value:
        world.run(context)
        return Value(text=world.get(f"posts {context.partition_key}", "a b"))

    @asset(days, posts=window(2))
    def unique(context: dg.AssetExecutionContext, posts: dict[str, Value]) -> Value:
        world.run(context)
        today = posts[context.partition_key].text.split()
        before = {
            word
            for day, value in posts.items()
            if day != context.partition_key
            for word in value.text.split()
        }
        return Value(text=" ".join(word for word in today if word not in before))

    @asset(days)
    def selected_ideas(context: dg.AssetExecutionContext, unique: Value) -> Selection:
        world.run(context)
        words = unique.text.split()[:2]
        slots = tuple(toy_slot(str(number), word) for number, word in enumerate(words, 1))
        return Selection(
            date=context.partition_key, slots=slots, empty_because="" if len(slots) == 2 else "too few"
        )

    @asset(days)
    def credits(context: dg.AssetExecutionContext, unique: Value) -> Value:
        world.run(context)
        return Value(text=f"told by {unique.text}")

    @asset(videos, selected_ideas=DAY_AND_VIDEO)
    def script(context: dg.AssetExecutionContext, selected_ideas: Selection) -> Value:
        world.run(context)
        slot = selected_ideas.slot(context.partition_key.split("|")[1])
        assert slot is not None
        return Value(text=slot.idea.subject.upper() + world.get("script"))

    @asset(videos)
    def voice(context: dg.AssetExecutionContext, script: Value) -> Value:
        world.run(context)
        return Value(text=f"voice {len(script.text)}")

    @asset(videos)
    def pictures(context: dg.AssetExecutionContext, script: Value) -> Value:
        world.run(context)
        return Value(text=f"picture {script.text}")

    @asset(videos, credits=DAY_AND_VIDEO)
    def final_video(
        context: dg.AssetExecutionContext, voice: Value, pictures: Value, script: Value, credits: Value
    ) -> Value:
        world.run(context)
        return Value(text=voice.text + pictures.text)

    @asset(days, final_video=DAY_AND_VIDEO)
    def report(context: dg.AssetExecutionContext, final_video: dict[str, Value]) -> Value:
        world.run(context)
        return Value(text=" ".join(final_video))

    home = tmp_path / "home"
    store = BlobStore(home)
    calls = CallCache(home, store)
    artifacts = ArtifactStore(home, store)
    defs = dg.Definitions(
        assets=[posts, unique, selected_ideas, credits, script, voice, pictures, final_video, report],
        resources={"io_manager": ArtifactIOManager(artifacts, calls), "artifacts": artifacts, "calls": calls},
        executor=only_stale_executor(lambda: defs),
    )
    return defs


def toy_slot(slot: str, word: str) -> Slot:
    """Return a slot that tells one word."""
    idea = Idea(
        id=word,
        kind="adapted",
        subject=word,
        angle="",
        hook="",
        audience="",
        format="story",
        mood="calm",
        theme="",
    )
    title = ScoredTitle(title=Title(idea_id=word, text=word, pattern=""), scores=(), total=1.0)
    return Slot(
        slot=slot, idea=idea, title=title, voice=VoiceChoice(idea_id=word, voice="x", why="", fits=())
    )


def toy_lineage(tmp_path: Path, codes: Mapping[str, str] = {}) -> Lineage:
    """Return the toy channel's lineage."""
    return read_lineage(toy_definitions(tmp_path, World(tmp_path / "world.json"), codes))

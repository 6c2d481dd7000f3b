"""A channel's code location: every asset with its group, key prefix, partitions and code version, set here, once.

`defs` is the shipped channel. `workspace.yaml` names others by attribute: `definitions.my_channel` is built
from channels/my_channel.yaml, in a process of its own.
"""

import warnings
from functools import partial
from pathlib import Path
from types import ModuleType

import dagster as dg

from vidgen_assets.analytics import assets as analytics
from vidgen_assets.audio import assets as audio
from vidgen_assets.automation.automations import build_automation
from vidgen_assets.automation.executor import only_stale_executor
from vidgen_assets.automation.jobs import build_refresh_job
from vidgen_assets.building import code_version
from vidgen_assets.channel import CHANNELS, Channel, load_channel
from vidgen_assets.clips import assets as clips
from vidgen_assets.content import assets as content
from vidgen_assets.distribution import assets as distribution
from vidgen_assets.export import assets as export
from vidgen_assets.home import vidgen_home
from vidgen_assets.ideas import assets as ideas
from vidgen_assets.images import assets as images
from vidgen_assets.partitions import OWN_WINDOW, day_partitions, video_partitions, window
from vidgen_assets.post import assets as post
from vidgen_assets.quality import assets as quality
from vidgen_assets.quality.checks import build_master_checks
from vidgen_assets.quality.sound_checks import build_sound_checks
from vidgen_assets.scenes import assets as scenes
from vidgen_assets.scripts import assets as scripts
from vidgen_assets.subtitles import assets as subtitles
from vidgen_assets.wiring import build_resources

DEFAULT_CHANNEL = "reddit_stories"

GROUPS: dict[str, ModuleType] = {
    "content_pipeline": content,
    "idea_generation": ideas,
    "script_development": scripts,
    "scene_planning": scenes,
    "audio_production": audio,
    "subtitle_creation": subtitles,
    "image_generation": images,
    "video_production": clips,
    "post_production": post,
    "quality_control": quality,
    "export_delivery": export,
    "distribution": distribution,
    "analytics": analytics,
}


def build_definitions(channel_name_or_path: str, home: Path | None = None) -> dg.Definitions:
    """Return the definitions of a channel, by name or by path to its YAML; makes nothing and needs no keys."""
    channel = load_channel(channel_name_or_path)
    home = home or vidgen_home()
    assets = [one for group, module in GROUPS.items() for one in _assets_of(group, module, channel)]
    prefix = {key: dg.AssetKey([channel.name, *key.path]) for one in assets for key in one.keys}
    resources = build_resources(channel, home)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", dg.PreviewWarning)  # partitioned checks: new in Dagster 1.13
        videos = video_partitions(channel.start_date, channel.selection.slots)
        checks = build_master_checks(dg.AssetKey([channel.name, "master_video"]), videos)
        load = partial(build_definitions, channel_name_or_path, home)
        automation = build_automation(
            channel, home, build_refresh_job(channel.name, home, lambda: defs, load), lambda: defs
        )
        defs = dg.Definitions(
            assets=[one.with_attributes(asset_key_replacements=prefix) for one in assets],
            asset_checks=[checks, *build_sound_checks(channel.name, videos)],
            jobs=automation.jobs,
            schedules=automation.schedules,
            sensors=automation.sensors,
            resources=resources,
            executor=only_stale_executor(lambda: defs),
        )
        return defs


def _assets_of(group: str, module: ModuleType, channel: Channel) -> list[dg.AssetsDefinition]:
    """Return a group's assets, each with what the channel and its group put on it."""
    days = day_partitions(channel.start_date)
    videos = video_partitions(channel.start_date, channel.selection.slots)

    def settle(spec: dg.AssetSpec) -> dg.AssetSpec:
        shape = videos if isinstance(spec.partitions_def, dg.MultiPartitionsDefinition) else days
        return spec.replace_attributes(
            deps=[_own_window(dep, channel) for dep in spec.deps],
            group_name=group,
            owners=list(channel.owners),
            partitions_def=shape,
            code_version=code_version(spec, channel),
            tags={**spec.tags, "vidgen/channel": channel.name},
        )

    found = [one for one in vars(module).values() if isinstance(one, dg.AssetsDefinition)]
    return [one for one in dg.map_asset_specs(settle, found) if isinstance(one, dg.AssetsDefinition)]


def _own_window(dep: dg.AssetDep, channel: Channel) -> dg.AssetDep:
    """Return a look back at past days with the channel's own length, so that no other day counts as an input."""
    if dep.partition_mapping == OWN_WINDOW:
        return dg.AssetDep(dep.asset_key, partition_mapping=window(channel.selection.window_days))
    return dep


def __getattr__(name: str) -> dg.Definitions:
    """Build the definitions of the channel that has this name: how workspace.yaml lists several channels."""
    if name == "defs":
        name = DEFAULT_CHANNEL
    if name.startswith("_") or not (CHANNELS / f"{name}.yaml").is_file():
        raise AttributeError(
            f"module 'vidgen_assets.definitions' has no attribute {name!r}, and channels/ has no {name}.yaml"
        )
    return build_definitions(name)


__all__ = ["GROUPS", "build_definitions"]

"""A channel: one value that holds everything its YAML file says, by section."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from pydantic import Field, field_validator

from vidgen_assets.artifacts.base import Frozen
from vidgen_assets.channel.delivery import Formats, Platforms, Quality
from vidgen_assets.channel.kinds import PlainName
from vidgen_assets.channel.look import AUTO, CaptionRules, Style
from vidgen_assets.channel.running import Automation, Budget, Notify, Retention
from vidgen_assets.channel.sound import Sound, Voice
from vidgen_assets.channel.stories import Safety, SelectionRules, Sources, Writing

PROJECT = Path(__file__).resolve().parent.parent.parent
CHANNELS = PROJECT / "channels"
LUTS = PROJECT / "luts"


class Channel(Frozen):
    """A channel: its name (the prefix of every asset key), its first day, and its settings by section."""

    name: PlainName
    title: str
    start_date: date
    owners: tuple[str, ...] = ()
    sources: Sources
    safety: Safety = Safety()
    selection: SelectionRules = SelectionRules()
    writing: Writing = Writing()
    voice: Voice
    style: Style = Style()
    captions: CaptionRules = CaptionRules()
    sound: Sound = Sound()
    formats: Formats = Formats()
    quality: Quality = Quality()
    platforms: Platforms = Platforms()
    budget: Budget = Budget()
    automation: Automation = Automation()
    notify: Notify = Notify()
    retention: Retention = Retention()
    path: str = Field(default="", exclude=True, repr=False)

    @field_validator("path", mode="before")
    @classmethod
    def _path_is_ours(cls, value: object) -> object:
        return value

    @property
    def folder(self) -> Path:
        """Return the folder that paths in the file are relative to."""
        return Path(self.path).parent if self.path else CHANNELS

    def resolve(self, path: str) -> Path:
        """Return a path of the channel file as an absolute one."""
        return (self.folder / os.path.expanduser(path)).resolve()

    def lut_files(self) -> tuple[Path, ...]:
        """Return the .cube file of `style.lut`: of luts/, or a path beside the channel file; all of luts/ for auto."""
        if self.style.lut == AUTO:
            return tuple(sorted(LUTS.glob("*.cube")))
        named = LUTS / f"{self.style.lut}.cube"
        if "/" not in self.style.lut and named.is_file():
            return (named,)
        return (self.resolve(self.style.lut),)

"""The channel file: everything a YAML under channels/ may say, validated, with errors that name the line.

One `Channel` value holds a channel's settings; each section is a unit an asset can name in its code version
(`reads(settings=["style.lut"])` in `building.py`). What a section means is known by the group that reads it.
"""

from __future__ import annotations

from vidgen_assets.channel.delivery import Delivery, Formats, Platform, Platforms, Quality
from vidgen_assets.channel.look import CaptionRules, Style
from vidgen_assets.channel.reading import load_channel
from vidgen_assets.channel.running import Automation, Budget, NotifierChoice, Notify, Retention
from vidgen_assets.channel.settings import CHANNELS, LUTS, PROJECT, Channel
from vidgen_assets.channel.sound import Sound, SoundLimits, Voice, VoiceProfile
from vidgen_assets.channel.stories import Safety, SelectionRules, Sources, Writing

__all__ = [
    "CHANNELS",
    "LUTS",
    "PROJECT",
    "Automation",
    "Budget",
    "CaptionRules",
    "Channel",
    "Delivery",
    "Formats",
    "NotifierChoice",
    "Notify",
    "Platform",
    "Platforms",
    "Quality",
    "Retention",
    "Safety",
    "SelectionRules",
    "Sound",
    "SoundLimits",
    "Sources",
    "Style",
    "Voice",
    "VoiceProfile",
    "Writing",
    "load_channel",
]

"""Music: a generated bed for each mood, composed and played here; no samples, no licences."""

from resources.music.compose import MusicRequest, compose, intensity_at
from resources.music.moods import MOODS
from resources.music.render import Music, generate

__all__ = ["MOODS", "Music", "MusicRequest", "compose", "generate", "intensity_at"]

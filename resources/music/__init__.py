"""Music: a generated bed for each mood and genre, composed and played here; no samples, no licences."""

from resources.music.compose import MusicRequest, compose, intensity_at
from resources.music.genres import GENRES
from resources.music.moods import MOODS
from resources.music.render import Music, generate
from resources.music.timing import Mark

__all__ = ["GENRES", "MOODS", "Mark", "Music", "MusicRequest", "compose", "generate", "intensity_at"]

"""Typefaces from the bytes of installed wheels, through a font manager of our own.

Skia's default manager would read the system's font configuration: slow, noisy on stderr, and different on
every machine.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from resources.papercut._skia import skia


@lru_cache(maxsize=1)
def _manager() -> skia.FontMgr:
    return skia.FontMgr.New_Custom_Empty()


@lru_cache(maxsize=16)
def typeface(package: str, path: str) -> skia.Typeface:
    """The typeface in a file of a package, by its path inside the package."""
    data = files(package).joinpath(*path.split("/")).read_bytes()
    return _manager().makeFromData(skia.Data.MakeWithCopy(data))

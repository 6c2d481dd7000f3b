"""The one place that imports skia, after skia_loader has made that import possible on a bare machine.

Every drawing module says `from resources.papercut._skia import skia`; nothing that must stay light imports
them.
"""

from __future__ import annotations

from resources.papercut.skia_loader import load_skia

load_skia()

import skia  # noqa: E402

__all__ = ["skia"]

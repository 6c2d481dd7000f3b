"""Makes `import skia` work on a bare machine.

The skia-python wheel is linked against libGL and libEGL (and libexpat), which slim images do not have.
Drawing into memory never calls them, so where they are missing, libraries of the same names whose functions
return 0 take their place: written by elf.py for the symbols that this skia imports, loaded from memory, never
installed. Real libraries are used wherever they exist, and the pixels are the same either way.
"""

from __future__ import annotations

import ctypes
import importlib
import os
import sys
import tempfile
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from resources.errors import Unavailable
from resources.papercut.elf import NotElf, read_imports, stub_library

STUBBED: Mapping[str, str] = {"libGL.so.1": "gl", "libEGL.so.1": "egl", "libexpat.so.1": "XML_"}
"""Libraries that may be replaced when they are missing, and how the symbols they provide begin."""

_REMEDY = "apt-get install libgl1 libegl1"
_loaded: list[ctypes.CDLL] = []


def load_skia() -> None:
    """Import skia, with stand-ins for missing graphics libraries; raises Unavailable, saying what to
    install.
    """
    if "skia" in sys.modules:
        return
    try:
        importlib.import_module("skia")
        return
    except ModuleNotFoundError as missing:
        raise Unavailable(
            "the package skia-python is not installed: pip install skia-python", provider="papercut"
        ) from missing
    except ImportError as first:
        reason = first
    try:
        preload_stubs(_extension(), STUBBED)
        importlib.import_module("skia")
    except (ImportError, OSError, NotElf) as second:
        raise Unavailable(
            f"skia cannot be loaded ({reason}; {second}): {_REMEDY}", provider="papercut"
        ) from second


def _extension() -> Path:
    spec = find_spec("skia")
    if spec is None or spec.origin is None:
        raise NotElf("the file of the package skia is not known")
    return Path(spec.origin)


def preload_stubs(extension: Path, stubbed: Mapping[str, str]) -> tuple[str, ...]:
    """Load stand-ins for those of the `stubbed` libraries that cannot be loaded; gives their names."""
    bundled = sorted((extension.parent / "skia_python.libs").glob("*.so*"))
    imports = [read_imports(path) for path in (extension, *bundled)]
    needed = {name for one in imports for name in one.needed}
    undefined = sorted({symbol for one in imports for symbol in one.undefined})
    made = []
    for soname, prefix in stubbed.items():
        if soname not in needed or _loads(soname):
            continue
        symbols = [symbol for symbol in undefined if symbol.startswith(prefix)]
        _loaded.append(_load_bytes(soname, stub_library(soname, symbols, imports[0].machine)))
        made.append(soname)
    return tuple(made)


def _loads(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def _load_bytes(soname: str, library: bytes) -> ctypes.CDLL:
    """Load a library that exists in memory only; through a private file where the system wants one."""
    try:
        # Left open on purpose: the loader knows a library by its path, and a number used again would be
        # the same path.
        handle = os.memfd_create(soname)
        os.write(handle, library)
        return ctypes.CDLL(f"/proc/self/fd/{handle}", mode=ctypes.RTLD_GLOBAL)
    except (OSError, AttributeError):
        with tempfile.TemporaryDirectory(prefix="skia-stub-") as folder:
            path = Path(folder) / soname
            path.write_bytes(library)
            return ctypes.CDLL(str(path), mode=ctypes.RTLD_GLOBAL)

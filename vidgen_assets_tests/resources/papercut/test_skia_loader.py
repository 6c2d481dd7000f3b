"""A bare machine: skia loads without the system's graphics libraries, and draws the same."""

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from resources.errors import Unavailable
from resources.papercut import skia_loader
from resources.papercut.elf import RETURN_ZERO, NotElf, read_imports, stub_library
from resources.papercut.skia_loader import preload_stubs

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="the stand-ins are ELF libraries")

DRAW = """
from vidgen_assets_tests.resources.papercut.scenes import SMALL, WIFE, fingerprint
from resources.papercut import SceneSpec, draw
print(fingerprint(draw(SceneSpec(place="room", figures=(WIFE,), props=("dog",), seed="bare"), SMALL)))
"""


def _python(code: str, *args: str, prefix: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    root = Path(__file__).parents[3]
    env = {**os.environ, "PYTHONPATH": str(root)}
    return subprocess.run(
        [*prefix, sys.executable, "-c", code, *args],
        capture_output=True,
        text=True,
        timeout=60,
        env=env,
        check=False,
    )


def _machine() -> int:
    import skia

    return read_imports(Path(skia.__file__)).machine


@linux_only
def test_a_written_library_loads_and_its_functions_return_zero(tmp_path: Path):
    path = tmp_path / "libNothing.so.1"
    path.write_bytes(stub_library("libNothing.so.1", ["glFirst", "glSecond", "eglThird"], _machine()))
    library = ctypes.CDLL(str(path))
    assert [library.glFirst(), library.glSecond(), library.eglThird()] == [0, 0, 0]
    with pytest.raises(AttributeError):
        library.glFourth  # noqa: B018


@linux_only
def test_a_library_without_symbols_loads_too(tmp_path: Path):
    path = tmp_path / "libEmpty.so.1"
    path.write_bytes(stub_library("libEmpty.so.1", [], _machine()))
    ctypes.CDLL(str(path))


@pytest.mark.parametrize("machine", sorted(RETURN_ZERO))
def test_libraries_are_written_for_each_machine_with_its_own_code(machine: int):
    library = stub_library("libGL.so.1", ["glFlush"], machine)
    assert library[:6] == b"\x7fELF\x02\x01"
    assert int.from_bytes(library[18:20], "little") == machine
    assert RETURN_ZERO[machine] in library
    assert b"libGL.so.1\0" in library
    assert b"glFlush\0" in library


def test_other_machines_are_refused():
    with pytest.raises(NotElf, match="machine 243"):
        stub_library("libGL.so.1", [], 243)


@linux_only
def test_what_skia_asks_for_is_read_from_its_file():
    import skia

    imports = read_imports(Path(skia.__file__))
    assert {"libGL.so.1", "libEGL.so.1"} <= set(imports.needed)
    assert {"glClear", "eglGetProcAddress"} <= set(imports.undefined)


def test_a_file_that_is_no_library_is_refused(tmp_path: Path):
    path = tmp_path / "not.so"
    path.write_bytes(b"MZ" + bytes(100))
    with pytest.raises(NotElf, match=r"not\.so"):
        read_imports(path)


@linux_only
def test_skia_without_its_graphics_libraries_draws_the_same_pixels(tmp_path: Path):
    """A copy of skia that asks for libraries no machine has stands for a machine without libGL and libEGL."""
    import skia

    original = Path(skia.__file__)
    code = original.read_bytes()
    for real, absent in ((b"libGL.so.1\0", b"libQL.so.1\0"), (b"libEGL.so.1\0", b"libQGL.so.1\0")):
        assert code.count(real) == 1
        code = code.replace(real, absent)
    copy = tmp_path / original.name
    copy.write_bytes(code)
    bundled = original.parent / "skia_python.libs"
    if bundled.is_dir():
        shutil.copytree(bundled, tmp_path / bundled.name)

    bare = _python(f"import sys; sys.path.insert(0, {str(tmp_path)!r}); import skia")
    assert "ImportError" in bare.stderr

    mended = _python(
        "import sys; from pathlib import Path\n"
        f"sys.path.insert(0, {str(tmp_path)!r})\n"
        "from resources.papercut.skia_loader import preload_stubs\n"
        f"made = preload_stubs(Path({str(copy)!r}), {{'libQL.so.1': 'gl', 'libQGL.so.1': 'egl'}})\n"
        "assert made == ('libQL.so.1', 'libQGL.so.1'), made\n"
        "import skia\n"
        f"assert skia.__file__ == {str(copy)!r}, skia.__file__\n" + DRAW
    )
    assert mended.stderr == ""
    assert mended.stdout == _python(DRAW).stdout != ""


@linux_only
def test_the_loader_itself_works_where_the_libraries_are_hidden():
    """Where mounts may be made, the real libraries are hidden for one process."""
    hide = (
        "for name in libGL.so.1 libEGL.so.1; do "
        'for path in $(ldconfig -p | sed -n "s/.*$name.*=> //p"); do '
        'mount --bind /dev/null "$(readlink -f "$path")" || exit 77; done; done; exec "$@"'
    )
    prefix = ("unshare", "--mount", "bash", "-c", hide, "hide")
    if shutil.which("unshare") is None or _python("", prefix=prefix).returncode != 0:
        pytest.skip("mount namespaces are not allowed here")
    hidden = _python(
        "from resources.papercut.skia_loader import load_skia, _loaded; load_skia()\n" + DRAW, prefix=prefix
    )
    assert hidden.stderr == ""
    assert hidden.stdout == _python(DRAW).stdout != ""


def test_libraries_that_exist_are_left_alone():
    import skia

    assert preload_stubs(Path(skia.__file__), {"libc.so.6": "printf"}) == ()


def test_a_machine_that_cannot_be_helped_is_told_what_to_install(tmp_path: Path):
    (tmp_path / "skia.py").write_text("raise ImportError('libGL.so.1: cannot open shared object file')")
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n"
        "from resources.errors import Unavailable\n"
        "from resources.papercut import SceneSpec, draw\n"
        "try:\n    draw(SceneSpec())\nexcept Unavailable as error:\n    print(error)"
    )
    told = _python(code).stdout
    assert "apt-get install libgl1 libegl1" in told
    assert "libGL.so.1: cannot open" in told


def test_a_missing_package_is_told_apart(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delitem(sys.modules, "skia", raising=False)
    monkeypatch.setattr(sys, "path", [])
    monkeypatch.setattr(sys, "path_importer_cache", {})
    with pytest.raises(Unavailable, match="pip install skia-python"):
        skia_loader.load_skia()

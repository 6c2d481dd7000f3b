"""The process the others come from: it has imported everything once, has no threads, and forks a command at a time.

Runs as `python -m vidgen_assets_tests.reliability.cradle`. One JSON line in starts a command of `vidgen`, JSON
lines out tell what it does and how it ended; `nursery.py` is the other side. It also kills, to the
millisecond, those that shall die inside their work.
"""

import faulthandler
import json
import os
import resource
import selectors
import signal
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

# what the assets import when they need it: once here, instead of once a life
IMPORTS = (
    "vidgen_assets.cli", "vidgen_assets.session", "av", "google_auth_httplib2", "googleapiclient.discovery",
    "googleapiclient.http", "numba", "openai", "openai.resources.chat", "openai.resources.images", "opentimelineio",
    "pandas", "PIL.Image", "pocketsphinx", "pyarrow.parquet", "py3langid", "pyloudnorm", "scipy.signal",
    "vidgen_assets.post.encoder", "vidgen_assets.post.kernels", "vidgen_assets.post.mux",
    "vidgen_assets.post.render", "vidgen_assets.content.judge", "vidgen_assets.scripts.authors",
    "vidgen_assets.ideas.thinkers", "vidgen_assets.quality.measuring",
)  # fmt: skip


@dataclass
class Life:
    """One forked command: its process, what it has said so far, and when it is to be killed."""

    name: str
    pid: int
    pipe: int
    said: bytearray = field(default_factory=bytearray)
    strikes: list[tuple[float, list[Any]]] = field(default_factory=list)


def main() -> None:
    """Import, say so, and serve until the other side is gone."""
    for name in IMPORTS:
        __import__(name)
    _tell("ready", len(os.listdir("/proc/self/task")))
    cradle = Cradle()
    while cradle.serve():
        pass


class Cradle:
    """Starts lives and watches over them, on one thread."""

    def __init__(self) -> None:
        self._selector = selectors.DefaultSelector()
        self._selector.register(0, selectors.EVENT_READ, None)
        self._lives: dict[int, Life] = {}
        self._heard = bytearray()

    def serve(self) -> bool:
        """Handle what comes next; False when nobody is there any more."""
        now = time.monotonic()
        due = [at for life in self._lives.values() for at, _ in life.strikes]
        for key, _ in self._selector.select(max(0.0, min(due) - now) if due else None):
            if key.fd == 0:
                if not self._hear():
                    return False
            elif key.data in self._lives:  # its end may have come first
                self._listen(self._lives[key.data], key.fd)
        self._strike()
        return True

    def _hear(self) -> bool:
        data = os.read(0, 1 << 16)
        self._heard += data
        *lines, rest = bytes(self._heard).split(b"\n")
        self._heard = bytearray(rest)
        for line in lines:
            self._start(json.loads(line))
        return bool(data)

    def _start(self, command: dict[str, Any]) -> None:
        ours, theirs = os.pipe()
        pid = os.fork()
        if pid == 0:
            _live(command, theirs)
        os.close(theirs)
        life = Life(command["name"], pid, ours)
        self._lives[pid] = life
        self._selector.register(ours, selectors.EVENT_READ, pid)
        self._selector.register(os.pidfd_open(pid), selectors.EVENT_READ, pid)
        _tell("born", life.name, pid)

    def _listen(self, life: Life, descriptor: int) -> None:
        if descriptor == life.pipe:
            self._relay(life)
            return
        self._relay(life)
        _, status, used = os.wait4(life.pid, 0)
        for open_one in (life.pipe, descriptor):
            self._selector.unregister(open_one)
            os.close(open_one)
        del self._lives[life.pid]
        seconds = used.ru_utime + used.ru_stime
        _tell("ended", life.name, os.waitstatus_to_exitcode(status), round(seconds, 3))

    def _relay(self, life: Life) -> None:
        while data := _read(life.pipe):
            life.said += data
        *lines, rest = bytes(life.said).split(b"\n")
        life.said = bytearray(rest)
        for line in lines:
            word, *words = json.loads(line)
            if word == "strike":
                _tell("doomed", life.name)
                life.strikes.append((time.monotonic() + words.pop(), words))
            else:
                _tell(word, life.name, *words)

    def _strike(self) -> None:
        now = time.monotonic()
        for life in self._lives.values():
            for at, words in [strike for strike in life.strikes if strike[0] <= now]:
                life.strikes.remove((at, words))
                _tell("struck", life.name, *words)
                os.kill(life.pid, signal.SIGKILL)


def _read(pipe: int) -> bytes:
    os.set_blocking(pipe, False)
    try:
        return os.read(pipe, 1 << 16)
    except BlockingIOError:
        return b""


def _tell(*words: object) -> None:
    os.write(1, json.dumps(words).encode() + b"\n")


def _live(command: dict[str, Any], pipe: int) -> None:
    """Be the command: `vidgen` with these arguments, in a session of its own. Does not return."""
    code = 1
    try:
        os.setsid()
        output = os.open(command["output"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(output, 1)
        os.dup2(output, 2)
        moved = os.dup2(pipe, 3, inheritable=False)
        os.closerange(4, 1024)
        faulthandler.register(signal.SIGUSR1)  # who waits for it too long asks where it is
        os.environ.update(command["environment"])
        os.environ.pop("DAGSTER_HOME", None)
        if command["largest_file"]:
            resource.setrlimit(resource.RLIMIT_FSIZE, (command["largest_file"],) * 2)
        code = _run(command, moved)
    finally:
        os._exit(code)


def _run(command: dict[str, Any], pipe: int) -> int:
    from vidgen_assets import cli
    from vidgen_assets_tests.reliability.places import Order, Places

    Places(Order.of_json(command["order"]), Path(os.environ["VIDGEN_HOME"]), pipe).watch()
    sys.argv[:] = ["vidgen", *command["arguments"]]
    try:
        cli.main()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1 if end.code else 0
    except BaseException:
        sys.excepthook(*sys.exc_info())
        return 70
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
    return 0


if __name__ == "__main__":
    main()

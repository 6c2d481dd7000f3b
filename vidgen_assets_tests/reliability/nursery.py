"""This side of the cradle: starts commands in processes that cost next to nothing to start, and hears of them."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path

from vidgen_assets.channel import PROJECT
from vidgen_assets_tests.reliability.places import Order

NO_ORDER = Order({}, {})


@dataclass
class Life:
    """A command under way or over: `code` is its exit status, -9 for one that was killed.

    It is `doomed` when it will be killed in a moment. `began` are the subjects it came to, in order; `struck`
    the place it was killed at, and of what; `events` how many connections to databases followed an asset's
    artifact; `lasted` the seconds until the next subject began.
    """

    name: str
    output: Path
    pid: int = 0
    code: int | None = None
    cpu_s: float = 0.0
    began: list[str] = field(default_factory=list)
    struck: tuple[str, str] | None = None
    events: dict[str, int] = field(default_factory=dict)
    lasted: dict[str, float] = field(default_factory=dict)
    began_at: float = 0.0
    doomed: bool = False
    born: threading.Event = field(default_factory=threading.Event)
    over: threading.Event = field(default_factory=threading.Event)

    def wait(self, timeout_s: float = 180.0) -> int:
        """Return the exit status when it has ended; AssertionError with where it is when it does not."""
        if not self.over.wait(timeout_s):
            os.kill(self.pid, signal.SIGUSR1)
            time.sleep(1.0)
            raise AssertionError(f"{self.name} goes on after {timeout_s:.0f} s: {self.said[-6000:]}")
        assert self.code is not None
        return self.code

    @property
    def said(self) -> str:
        """Return what it has written so far."""
        return self.output.read_text("utf-8", "replace") if self.output.exists() else ""


class Nursery(AbstractContextManager["Nursery"]):
    """Starts `vidgen` commands by forking a process that has imported everything.

    `within` is a command that starts another one in surroundings of its own.
    """

    def __init__(self, folder: Path, within: tuple[str, ...] = ()) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._lives: dict[str, Life] = {}
        self.threads = 0
        self._ready = threading.Event()
        self._process = subprocess.Popen(
            [*within, sys.executable, "-W", "ignore", "-m", "vidgen_assets_tests.reliability.cradle"],
            cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(PROJECT)},
        )  # fmt: skip
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    @property
    def pid(self) -> int:
        """Return the process that everything is started by."""
        return self._process.pid

    def __enter__(self) -> "Nursery":
        assert self._ready.wait(120), "the cradle did not come up"
        return self

    def __exit__(self, *_: object) -> None:
        for life in self._lives.values():
            if life.pid and not life.over.is_set():
                os.killpg(life.pid, 9)
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(30)
        self._listener.join(30)
        self._process.stdout.close()

    def start(
        self,
        arguments: tuple[str, ...],
        environment: Mapping[str, str],
        order: Order = NO_ORDER,
        largest_file: int = 0,
    ) -> Life:
        """Start `vidgen ARGUMENTS`; it dies where the order says, and can write no file above `largest_file`."""
        name = f"life{len(self._lives):04d}"
        life = Life(name, self._folder / f"{name}.log")
        self._lives[name] = life
        command = {
            "name": name, "arguments": arguments, "environment": dict(environment), "order": order.to_json(),
            "output": str(life.output), "largest_file": largest_file,
        }  # fmt: skip
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(command).encode() + b"\n")
        self._process.stdin.flush()
        assert life.born.wait(60), f"{name} was not started"
        return life

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            word, *words = json.loads(line)
            if word == "ready":
                self.threads = words[0]
                self._ready.set()
            else:
                self._note(self._lives[words[0]], word, words[1:])

    def _note(self, life: Life, word: str, words: list[object]) -> None:
        if word == "born":
            life.pid = int(str(words[0]))
            life.born.set()
        elif word == "began":
            now = time.monotonic()
            if life.began:
                life.lasted[life.began[-1]] = now - life.began_at
            life.began.append(str(words[0]))
            life.lasted[life.began[-1]], life.began_at = 0.0, now
        elif word == "doomed":
            life.doomed = True
        elif word == "struck":
            life.struck = (str(words[0]), str(words[1]))
        elif word == "events":
            life.events[str(words[0])] = int(str(words[1]))
        elif word == "ended":
            life.code, life.cpu_s = int(str(words[0])), float(str(words[1]))
            life.over.set()


def orphans_of(life: Life, patience_s: float = 10.0) -> list[str]:
    """Return the command lines of processes of a dead life that are still there after a while."""
    deadline = time.monotonic() + patience_s
    while (left := processes_of(life)) and time.monotonic() < deadline:
        time.sleep(0.05)
    return [words for _, words in left]


def processes_of(life: Life) -> list[tuple[int, str]]:
    """Return the living processes of a life's session with their command lines, its own among them."""
    found = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
            if int(fields[3]) == life.pid and fields[0] not in "ZX":
                words = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
                found.append((int(entry.name), words))
        except (OSError, IndexError):
            continue
    return sorted(found)

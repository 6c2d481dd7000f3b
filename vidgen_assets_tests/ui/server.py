"""`vidgen ui` as a user starts it, webserver and daemon, on a copy of the project; ended whatever happens."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import psutil

from vidgen_assets_tests.project import Copy

# a process started by a shell's `&` ignores SIGINT, its children inherit that, and Dagster gives SIGTERM
# the handler that SIGINT has: such a server could only be killed
LISTENING = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
COMMAND = LISTENING + "from vidgen_assets.cli import main; main()"
START_S, END_S = 120, 20


class UiServer:
    """A server that answers."""

    def __init__(self, url: str) -> None:
        self.url = url

    def ask(self, query: str, **variables: object) -> Mapping[str, Any]:
        """Return the data of a GraphQL query."""
        body = json.dumps({"query": query, "variables": variables}).encode()
        request = urllib.request.Request(f"{self.url}/graphql", body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=30) as answer:
            said = json.loads(answer.read())
        assert "errors" not in said, said
        return dict(said["data"])


@contextlib.contextmanager
def serving(project: Copy, log: Path) -> Iterator[UiServer]:
    """Give a server on the project and its home, in a process group of its own on a free port."""
    port = _free_port()
    with log.open("w") as file:
        process = subprocess.Popen(
            [sys.executable, "-c", COMMAND, "ui", "--port", str(port)],
            cwd=project.root, env=project.environment, stdout=file, stderr=subprocess.STDOUT,
            start_new_session=True,
        )  # fmt: skip
    try:
        url = f"http://127.0.0.1:{port}"
        _wait_until_it_answers(process, url, log)
        yield UiServer(url)
    finally:
        _end(process)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _wait_until_it_answers(process: subprocess.Popen[bytes], url: str, log: Path) -> None:
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{url}/server_info", timeout=5):
            return
        time.sleep(0.2)
    raise AssertionError(f"`vidgen ui` does not answer at {url}: {log.read_text()[-4000:]}")


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the server with everything it started: asked first, as Ctrl-C in a terminal does, then killed."""
    with contextlib.suppress(psutil.NoSuchProcess):
        family = [*psutil.Process(process.pid).children(recursive=True)]
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(END_S)
        _, left = psutil.wait_procs(family, timeout=3)
        for one in left:
            with contextlib.suppress(psutil.NoSuchProcess):
                one.kill()
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()

"""A copy of the project with a channel at a small size, worked on as a user would: through commands and files."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

from vidgen_assets.channel import PROJECT

COPIED = ("vidgen_assets", "resources", "channels", "luts", "examples", "dagster.yaml", "workspace.yaml")


@dataclass
class Copy:
    """A copy of the project with a home, worked on through the command line."""

    root: Path
    home: Path
    name: str = "small"

    @property
    def channel(self) -> Path:
        return self.root / "channels" / f"{self.name}.yaml"

    @property
    def environment(self) -> dict[str, str]:
        """Return what a command on this copy sees."""
        return {
            **{name: value for name, value in os.environ.items() if name != "DAGSTER_HOME"},
            "VIDGEN_HOME": str(self.home), "PYTHONPATH": str(self.root), "COLUMNS": "200",
        }  # fmt: skip

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "vidgen_assets.cli", *arguments, "--channel", str(self.channel)],
            cwd=self.root, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip

    def run(self, *arguments: str) -> str:
        process = self.start(*arguments)
        try:
            said, _ = process.communicate(timeout=400)
        finally:
            process.kill()
        assert process.returncode == 0, said[-6000:]
        return said

    def made(self, *arguments: str) -> set[str]:
        """Run a make and return the assets it made."""
        return {
            line.split()[2] for line in self.run("make", *arguments).splitlines() if line.startswith("ok ")
        }

    def versions(self) -> dict[str, str]:
        """Return every artifact's data version by asset and partition."""
        found = {}
        for path in sorted((self.home / "artifacts").rglob("*.json")):
            envelope = json.loads(path.read_text())
            found[f"{envelope['asset']} {envelope['partition']}"] = envelope["sha256"]
        return found

    def ledger(self) -> dict[str, tuple[int, str]]:
        """Return each finished call's row number and time by its key."""
        with closing(sqlite3.connect(self.home / "calls.sqlite")) as database:
            rows = database.execute("select key, rowid, made_at from calls").fetchall()
        return {key: (row, made_at) for key, row, made_at in rows}


def copy_project(folder: Path, home: Path) -> Copy:
    for name in COPIED:
        source = PROJECT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(source, folder / name)
    copy = Copy(folder, home)
    yaml = YAML()
    settings = yaml.load((folder / "channels" / "reddit_stories.yaml").read_text())
    settings["name"] = "small"
    settings["formats"] = {"width": 540, "height": 960, "fps": 30, "crf": 20, "preset": "ultrafast"}
    settings["captions"].update({"size": 104, "max_chars_line": 14})  # letters that a small frame can hold
    with copy.channel.open("w") as file:
        yaml.dump(settings, file)
    return copy

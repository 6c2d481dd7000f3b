"""A full disk: it says so, nothing half-made is ever seen, nothing is paid twice, and with space it goes on.

Both ways are the kernel's own: a small disk of memory that is filled up, in a name space where that is
allowed, and a limit on how large a file may grow, which is allowed everywhere.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from vidgen_assets_tests.reliability.evidence import Evidence
from vidgen_assets_tests.reliability.nursery import Life, Nursery
from vidgen_assets_tests.reliability.world import DAY, World, small_world

pytestmark = pytest.mark.media

DISK_MB = 64
OWN_MOUNTS = ("unshare", "--user", "--map-root-user", "--mount")
MOUNT = f'mount -t tmpfs -o size={DISK_MB}m vidgen "$0" && exec "$@"'
FULL = "no space left while writing "


@dataclass
class SmallDisk:
    """A home on a disk of its own, and whoever can work on it."""

    mount: Path
    nursery: Nursery

    @property
    def outside(self) -> Path:
        """Return the home as this process sees it."""
        return Path(f"/proc/{self.nursery.pid}/root{self.mount}/home")

    def copy(self, folder: Path) -> Path:
        """Return the home as it lies there, where SQLite can be asked about it: it follows no way through /proc."""
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.outside, folder)
        return folder

    def run(self, world: World, command: tuple[str, ...], free_kb: int | None) -> Life:
        """Run a command with so much space left on the disk, or with all there is."""
        ballast = self.outside.parent / "ballast"
        state = os.statvfs(self.outside.parent)
        if free_kb is not None:
            with ballast.open("wb") as file:
                os.posix_fallocate(file.fileno(), 0, state.f_bavail * state.f_frsize - (free_kb << 10))
        life = self.nursery.start(command, world.environment(self.mount / "home"))
        try:
            life.wait()
        finally:
            ballast.unlink(missing_ok=True)
        return life


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[SmallDisk]:
    mount = tmp_path / "disk"
    mount.mkdir()
    tried = subprocess.run(
        [*OWN_MOUNTS, "sh", "-c", MOUNT, str(mount), "true"], capture_output=True, text=True, check=False
    )
    if tried.returncode != 0:
        pytest.skip(f"this machine gives no disk of our own: {tried.stderr.strip()}")
    with Nursery(tmp_path / "lives", (*OWN_MOUNTS, "sh", "-c", MOUNT, str(mount))) as nursery:
        yield SmallDisk(mount, nursery)


def whole(home: Path) -> None:
    """Assert that nothing half-made can be seen."""
    evidence = Evidence(home)
    assert evidence.broken() == []
    assert evidence.databases_damaged() == []
    assert evidence.ledger().doubled() == []


def test_a_disk_that_is_full_again_and_again(small_disk: SmallDisk, tmp_path: Path) -> None:
    with small_world(tmp_path / "world") as world:
        everything = world.make()
        for free_kb, names in ((0, "dagster.yaml"), (150, "Dagster's databases under")):
            life = small_disk.run(world, everything, free_kb)
            assert life.code == 2
            assert FULL in life.said
            assert names in life.said
            assert "Traceback" not in life.said

        unpaid = small_disk.run(world, everything, 6_000)
        assert unpaid.code == 1
        assert "Nothing was paid: free some space (16 MB at least)" in unpaid.said
        assert world.llm.calls == 0
        whole(small_disk.copy(tmp_path / "copy"))

        paid = small_disk.run(
            world, world.make(DAY, "--to", "selected_keyframes", "--to", "final_title"), None
        )
        assert paid.code == 0, paid.said
        bills = len(world.llm.invoices), len(world.images.sold)
        where = set()
        for free_kb in (
            64,
            1_500,
            2_500,
            4_000,
            7_000,
            11_000,
            16_000,
            24_000,
        ):  # until all that is left fits
            life = small_disk.run(world, everything, free_kb)
            assert "Traceback" not in life.said
            whole(small_disk.copy(tmp_path / "copy"))
            if life.code == 0:
                break
            assert FULL in life.said, f"with {free_kb} KB: {life.said[-3000:]}"
            where |= {
                line.split(FULL)[1].split(" under ")[0] for line in life.said.splitlines() if FULL in line
            }
        assert life.code == 0
        assert len(where) >= 3, where

        again = small_disk.run(world, everything, None)
        assert again.code == 0
        assert "nothing to do" in again.said
        home = small_disk.copy(tmp_path / "copy")
        whole(home)
        assert Evidence(home).unrecorded() == []
        assert (len(world.llm.invoices), len(world.images.sold)) == bills
        assert len(world.youtube.videos) == 1


@pytest.mark.parametrize(
    ("before", "largest", "names"),
    [("", 40_000, "Dagster's databases under"), ("voiceover", 1_500_000, "normalized_voiceover.wav")],
    ids=["dagster's database", "a voiceover"],
)
def test_a_file_that_may_not_grow(
    nursery: Nursery, tmp_path: Path, before: str, largest: int, names: str
) -> None:
    home = tmp_path / "home"
    with small_world(tmp_path / "world") as world:
        environment = world.environment(home)
        if before:
            assert nursery.start(world.make(DAY, "--to", before), environment).wait() == 0
        command = world.make(DAY, "--to", "normalized_voiceover" if before else "reddit_posts")
        life = nursery.start(command, environment, largest_file=largest)
        assert life.wait() in (1, 2)
        assert FULL in life.said, life.said[-3000:]
        assert names in life.said
        assert "free some space and run again" in life.said
        assert "Traceback" not in life.said
        whole(home)
        again = nursery.start(command, environment)
        assert again.wait() == 0, again.said[-3000:]
        whole(home)
        assert Evidence(home).unrecorded() == []
        keys = [invoice.key for invoice in world.llm.invoices]
        assert len(keys) == len(set(keys))

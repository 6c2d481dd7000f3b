"""What every test stands on: no network but this machine, a home of its own, quiet logs."""

from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import pytest
from pytest_socket import socket_allow_hosts

from resources.call_cache import CallCache
from resources.store import BlobStore


@pytest.fixture(autouse=True)
def _only_this_machine() -> None:
    socket_allow_hosts(["127.0.0.1", "::1", "localhost"], allow_unix_socket=True)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh vidgen home, which the environment points at."""
    home = tmp_path / "home"
    monkeypatch.setenv("VIDGEN_HOME", str(home))
    monkeypatch.delenv("DAGSTER_HOME", raising=False)
    return home


@pytest.fixture
def store(tmp_path: Path) -> BlobStore:
    """An empty blob store."""
    return BlobStore(tmp_path / "store")


@pytest.fixture
def calls(tmp_path: Path, store: BlobStore) -> CallCache:
    """An empty call cache over the store."""
    return CallCache(tmp_path / "store", store)


@pytest.fixture
def instance() -> Iterator[dg.DagsterInstance]:
    """A Dagster instance in memory."""
    with dg.DagsterInstance.ephemeral() as instance:
        yield instance

"""One cradle for all tests of a test process: importing everything once is what takes long."""

from collections.abc import Iterator

import pytest

from vidgen_assets_tests.reliability.nursery import Nursery


@pytest.fixture(scope="session")
def nursery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nursery]:
    """Where commands are started."""
    with Nursery(tmp_path_factory.mktemp("lives")) as nursery:
        yield nursery

"""Eight commands at once on a home that nobody has used: its databases are made once, and each call too."""

from pathlib import Path

import pytest

from vidgen_assets_tests.reliability.evidence import Evidence
from vidgen_assets_tests.reliability.nursery import Nursery
from vidgen_assets_tests.reliability.world import DAY, DAY_BEFORE, small_world


@pytest.mark.media
def test_eight_commands_at_once_on_a_fresh_home(nursery: Nursery, tmp_path: Path) -> None:
    home = tmp_path / "home"
    to = ("--to", "raw_script")
    with small_world(tmp_path / "world", slots=2) as world:
        channel = ("--channel", str(world.channel))
        commands = [
            world.make(f"{DAY}|1", *to),
            world.make(f"{DAY}|1", *to),
            world.make(f"{DAY}|2", *to),
            world.make(DAY, "--jobs", "1", *to),
            world.make(f"{DAY_BEFORE}|1", *to),
            world.make(DAY_BEFORE, *to),
            ("plan", DAY, *channel),
            ("status", *channel),
        ]
        lives = [nursery.start(command, world.environment(home)) for command in commands]
        codes = [life.wait() for life in lives]
        assert codes == [0] * 8, "\n".join(life.said[-1500:] for life in lives if life.code)
        calls = Evidence(home).ledger()
        keys = [invoice.key for invoice in world.llm.invoices]
        assert len(keys) == len(set(keys)) == world.llm.calls == len(calls.rows)
    evidence = Evidence(home)
    assert evidence.databases_damaged() == []
    assert calls.doubled() == []
    assert evidence.broken() == []
    assert evidence.unrecorded() == evidence.held() == []
    made = {name for name in evidence.versions() if name.startswith("raw_script")}
    assert made == {f"raw_script {day}|{slot}" for day in (DAY, DAY_BEFORE) for slot in (1, 2)}

"""Channels and jobs for tests of schedules and sensors: the settings they read, and a stand-in to request."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import dagster as dg

from vidgen_assets.automation.jobs import REFRESH_JOB, REFRESH_OP, RefreshConfig
from vidgen_assets.channel import Channel


def channel(tmp_path: Path, **sections: Any) -> Channel:
    """Return a channel whose file would lie in `tmp_path`, with these sections."""
    return Channel.model_validate(
        {
            "name": "toy",
            "title": "Toy",
            "start_date": "2026-01-01",
            "sources": {},
            "voice": {"default": "narrator", "voices": {"narrator": {"voice": "en-us"}}},
            "path": str(tmp_path / "toy.yaml"),
            **sections,
        }
    )


@dg.op(name=REFRESH_OP)
def refresh_nothing(config: RefreshConfig) -> None:
    """Take what `refresh_videos` takes."""


@dg.job(name=REFRESH_JOB)
def refresh_job() -> None:
    """Stand in for the real job: schedules and sensors only ask for it."""
    refresh_nothing()


def asked(request: dg.RunRequest) -> dict[str, Any]:
    """Return what a run request asks for, as the job will see it."""
    config = dict(request.run_config["ops"][REFRESH_OP]["config"])
    assert dg.validate_run_config(refresh_job, request.run_config)
    return {
        name: value
        for name, value in config.items()
        if value != [] and value is not None and value is not False
    }


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: str = "2026-01-10T12:00") -> None:
        self.now = datetime.fromisoformat(now).replace(tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def on(self, **by: float) -> None:
        """Move it on."""
        self.now += timedelta(**by)

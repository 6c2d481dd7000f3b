"""How the channel runs by itself: what it may spend, when it starts, who is told, what is kept."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from vidgen_assets.artifacts.base import Frozen
from vidgen_assets.channel.kinds import VariableName, known_timezone, time_of_day, web_address


class Budget(Frozen):
    """What may be spent in a calendar month (UTC); `cap_usd` 0 blocks the first paid call."""

    cap_usd: Annotated[float, Field(ge=0)] = 0.0


class Automation(Frozen):
    """What the channel's schedules and sensors do once they are switched on; no asset depends on it.

    `max_cost_usd` is what one run of theirs may spend; without it `budget.cap_usd`. How far new content is
    carried: "ranking" fills no slot yet, "selection" chooses the day's ideas, "videos" makes them.
    """

    daily_at: Annotated[str, AfterValidator(time_of_day)] = "02:00"
    timezone: Annotated[str, AfterValidator(known_timezone)] = "UTC"
    max_cost_usd: Annotated[float, Field(ge=0)] | None = None
    new_posts: Literal["ranking", "selection", "videos"] = "ranking"
    new_posts_minutes: Annotated[int, Field(ge=5, le=1440)] = 60
    new_briefs: Literal["ranking", "selection", "videos"] = "videos"
    refresh_after_change: Literal["off", "offer", "run"] = "offer"
    refresh_days: Annotated[int, Field(ge=1, le=60)] = 7


class NotifierChoice(Frozen):
    """One place that is told of failures and offers; its URL is in the environment variable `url_from`."""

    kind: Literal["log", "webhook", "slack"]
    url_from: VariableName | None = None

    @model_validator(mode="after")
    def _an_address_where_one_is_needed(self) -> NotifierChoice:
        if (self.kind == "log") == (self.url_from is not None):
            needs = "needs no url_from" if self.kind == "log" else "needs url_from, the variable with its URL"
            raise ValueError(f"{self.kind} {needs}")
        return self


class Notify(Frozen):
    """Who is told when a run fails or a refresh is offered; `ui_url` is where people reach the Dagster UI."""

    notifiers: Annotated[tuple[NotifierChoice, ...], Field(max_length=5)] = (NotifierChoice(kind="log"),)
    ui_url: Annotated[str, AfterValidator(web_address)] = ""


class Retention(Frozen):
    """After how many days what nothing needs any more is removed: artifacts and files, calls, finished runs."""

    artifacts_days: Annotated[int, Field(ge=1)] = 30
    calls_days: Annotated[int, Field(ge=1)] = 90
    runs_days: Annotated[int, Field(ge=1)] = 60

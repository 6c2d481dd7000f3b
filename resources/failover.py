"""Providers in order: the next is tried when one fails for good, and the switch travels with the answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from pydantic import BaseModel, ConfigDict

from resources.errors import BudgetExceeded, ProviderError, Unavailable, VidgenError
from resources.retry import RetryPolicy, with_retries


class Switch(BaseModel):
    """One recorded change of provider: who failed, who took over, and why."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    capability: str
    failed: str
    took_over: str
    why: str


class Named(Protocol):
    """Anything with a provider name."""

    @property
    def name(self) -> str: ...


P = TypeVar("P", bound=Named)
T = TypeVar("T")


@dataclass(frozen=True)
class Outcome(Generic[T]):
    """What the first working provider gave, who it was, and every switch on the way."""

    value: T
    provider: str
    switches: tuple[Switch, ...] = ()


def first_that_works(
    capability: str,
    providers: Sequence[P],
    attempt: Callable[[P], T],
    policy: RetryPolicy = RetryPolicy(),
) -> Outcome[T]:
    """Try the providers in order, each under the retry policy; raise the last error when all failed.

    Only ProviderErrors move on to the next provider: bad input and an exhausted budget would fail there too.
    """
    if not providers:
        raise Unavailable("no provider is configured for this channel", provider=capability)
    switches: list[Switch] = []
    failed: tuple[str, VidgenError] | None = None
    for provider in providers:
        if failed is not None:
            switches.append(
                Switch(capability=capability, failed=failed[0], took_over=provider.name, why=str(failed[1]))
            )
        try:
            value = with_retries(lambda provider=provider: attempt(provider), policy)  # type: ignore[misc]
            return Outcome(value, provider.name, tuple(switches))
        except BudgetExceeded:
            raise
        except ProviderError as error:
            failed = (provider.name, error)
    assert failed is not None
    raise failed[1]

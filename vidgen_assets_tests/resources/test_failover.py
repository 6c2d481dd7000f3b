"""One retry policy, and providers in order with every switch recorded."""

from dataclasses import dataclass, field

import pytest

from resources.errors import (
    AuthFailed,
    BudgetExceeded,
    InvalidInput,
    RateLimited,
    TransientFailure,
    VidgenError,
)
from resources.failover import first_that_works
from resources.retry import NO_WAIT, RetryPolicy, with_retries


@dataclass
class Provider:
    """Fails with these errors in turn, then answers with its name."""

    name: str
    errors: list[VidgenError] = field(default_factory=list)
    asked: int = 0

    def ask(self) -> str:
        self.asked += 1
        if self.errors:
            raise self.errors.pop(0)
        return self.name


def transient(count: int) -> list[VidgenError]:
    return [TransientFailure("500", provider="p") for _ in range(count)]


def test_a_transient_failure_is_tried_again_up_to_the_limit() -> None:
    provider = Provider("a", transient(3))
    assert with_retries(provider.ask, NO_WAIT) == "a"
    assert provider.asked == 4


def test_the_wait_doubles_and_a_provider_s_own_word_wins() -> None:
    waits: list[float] = []
    errors: list[VidgenError] = [*transient(2), RateLimited("429", provider="p", retry_after_s=7)]
    with_retries(Provider("a", errors).ask, RetryPolicy(), waits.append)
    assert waits == [0.5, 1.0, 7]


def test_an_hour_of_retry_after_is_not_waited_for() -> None:
    provider = Provider("a", [RateLimited("429", provider="a", retry_after_s=3600)])
    assert first_that_works("voice", [provider, Provider("b")], Provider.ask).provider == "b"
    assert provider.asked == 1


@pytest.mark.parametrize(
    "error", [AuthFailed("401", provider="a"), InvalidInput("bad"), BudgetExceeded("cap")]
)
def test_a_permanent_failure_is_never_tried_again(error: VidgenError) -> None:
    provider = Provider("a", [error])
    with pytest.raises(type(error)):
        with_retries(provider.ask, NO_WAIT)
    assert provider.asked == 1


def test_the_switch_travels_with_the_answer() -> None:
    outcome = first_that_works(
        "voice", [Provider("a", [AuthFailed("401", provider="a")]), Provider("b")], Provider.ask
    )
    assert outcome.value == "b"
    (switch,) = outcome.switches
    assert (switch.failed, switch.took_over) == ("a", "b")
    assert "401" in switch.why


def test_an_exhausted_budget_does_not_move_on() -> None:
    second = Provider("b")
    with pytest.raises(BudgetExceeded):
        first_that_works("voice", [Provider("a", [BudgetExceeded("cap")]), second], Provider.ask)
    assert second.asked == 0


def test_when_all_fail_the_last_error_is_raised() -> None:
    providers = [Provider(name, [AuthFailed("401", provider=name)]) for name in "ab"]
    with pytest.raises(AuthFailed, match="b"):
        first_that_works("voice", providers, Provider.ask)

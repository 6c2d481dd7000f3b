"""A language model over real HTTP: answers that fit, failures by their type, and money to the cent."""

import json
from typing import Any

import pytest
from pydantic import BaseModel

from resources.call_cache import CallCache
from resources.errors import (
    AuthFailed,
    BudgetExceeded,
    MalformedReply,
    ProviderError,
    RateLimited,
    Refused,
    TransientFailure,
    Unavailable,
)
from resources.failover import first_that_works
from resources.fakes.llm_server import LlmServer, Reply
from resources.llm import Message, OpenAIChat, Question, ask, strict_schema
from resources.retry import NO_WAIT


class Answer(BaseModel):
    """What the tests ask for."""

    title: str
    lines: list[str]


GOOD = json.dumps({"title": "A run", "lines": ["I ran.", "I hid."]})
QUESTION = Question((Message("user", "Tell me about a run."),), Answer, "slot 1")


@pytest.fixture
def calls(calls: CallCache) -> CallCache:
    calls.cap_usd = 1.0
    return calls


def _chat(server: LlmServer, **changes: Any) -> OpenAIChat:
    fields: dict[str, Any] = {
        "model": "gpt-4o-mini",
        "base_url": server.base_url,
        "api_key": "k",
        "timeout_s": 5.0,
    }
    return OpenAIChat(**{**fields, **changes})


def test_an_answer_comes_back_in_the_form_asked_for(calls: CallCache) -> None:
    with LlmServer([GOOD]) as server:
        answer = ask(_chat(server), calls, QUESTION)
    assert answer == Answer(title="A run", lines=["I ran.", "I hid."])
    (request,) = server.requests
    assert request["response_format"]["json_schema"]["strict"] is True
    assert request["messages"][0]["content"] == "Tell me about a run."


def test_the_same_question_is_paid_for_once(calls: CallCache) -> None:
    with LlmServer([GOOD]) as server:
        assert ask(_chat(server), calls, QUESTION) == ask(_chat(server), calls, QUESTION)
        assert server.calls == 1
    assert len(calls.ledger()) == 1


@pytest.mark.parametrize(
    "first",
    [
        "I would rather chat.",
        '{"title": "A run"}',
        '{"title": "A run", "lines": "one"}',
        GOOD[: len(GOOD) // 2],
        Reply("empty"),
    ],
)
def test_a_malformed_answer_is_repaired_once(calls: CallCache, first: Reply | str) -> None:
    with LlmServer([first, f"```json\n{GOOD}\n```"]) as server:
        assert ask(_chat(server), calls, QUESTION).title == "A run"
        assert server.calls == 2
        repair = server.requests[1]["messages"]
    assert repair[-2]["role"] == "assistant"
    assert "cannot be used" in repair[-1]["content"]


def test_an_answer_that_stays_malformed_is_an_error_at_the_one_who_asked(calls: CallCache) -> None:
    with LlmServer(["no", "still no", GOOD]) as server:
        with pytest.raises(MalformedReply, match=r"after one repair.*slot 1"):
            ask(_chat(server), calls, QUESTION)
        assert server.calls == 2


def test_a_check_of_ours_is_repaired_like_malformed_json(calls: CallCache) -> None:
    short = json.dumps({"title": "A run", "lines": ["one"]})
    question = Question(
        QUESTION.messages,
        Answer,
        "slot 1",
        check=lambda answer: "" if len(answer.lines) == 2 else "two lines are needed",
    )
    with LlmServer([short, GOOD]) as server:
        assert len(ask(_chat(server), calls, question).lines) == 2
        assert "two lines are needed" in server.requests[1]["messages"][-1]["content"]


@pytest.mark.parametrize(
    ("reply", "error", "says"),
    [
        (Reply("status", "bad key", 401), AuthFailed, "does not accept the key"),
        (Reply("status", "not yours", 403), AuthFailed, "403"),
        (Reply("status", "slow down", 429), RateLimited, "asks to wait"),
        (Reply("status", "pay", 429, "insufficient_quota"), Unavailable, "no credit left"),
        (Reply("status", "oops", 500), TransientFailure, "500"),
        (Reply("html", status=503), TransientFailure, "a web page"),
        (Reply("html"), MalformedReply, "web page instead of JSON"),
        (Reply("half"), TransientFailure, "half a body"),
        (Reply("cut"), TransientFailure, "connection failed"),
        (Reply("no_choices"), MalformedReply, "no completion"),
        (Reply("status", "no such model", 404), Unavailable, "has no model 'gpt-4o-mini'"),
        (Reply("status", "not that", 400, "content_policy_violation"), Refused, "will not answer"),
        (Reply("status", "what?", 400), Unavailable, "does not take the request"),
        (Reply("refusal", "I would rather not."), Refused, "I would rather not"),
        (Reply("filtered", GOOD), Refused, "content filter"),
    ],
)
def test_each_failure_has_its_type(
    calls: CallCache, reply: Reply, error: type[ProviderError], says: str
) -> None:
    with LlmServer([reply]) as server, pytest.raises(error, match=says) as caught:
        ask(_chat(server), calls, QUESTION)
    assert caught.value.provider == "openai"
    assert caught.value.item == "slot 1"


def test_silence_is_a_failure_that_may_pass(calls: CallCache) -> None:
    with LlmServer([Reply("hang")]) as server, pytest.raises(TransientFailure, match="no answer within 0 s"):
        ask(_chat(server, timeout_s=0.2), calls, QUESTION)


def test_nobody_listening_is_a_failure_that_may_pass(calls: CallCache) -> None:
    with LlmServer() as server:
        chat = _chat(server)
    with pytest.raises(TransientFailure, match="connection failed"):
        ask(chat, calls, QUESTION)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ((("retry-after", "7"),), 7.0),
        ((("retry-after-ms", "1500"),), 1.5),
        ((("retry-after", "soon"),), None),
        ((), None),
    ],
)
def test_the_provider_s_own_waiting_time_is_heard(
    calls: CallCache, headers: tuple[tuple[str, str], ...], seconds: float | None
) -> None:
    with (
        LlmServer([Reply("status", "wait", 429, headers=headers)]) as server,
        pytest.raises(RateLimited) as caught,
    ):
        ask(_chat(server), calls, QUESTION)
    assert caught.value.retry_after_s == seconds


def test_a_waiting_time_may_be_a_date(calls: CallCache) -> None:
    past = (("retry-after", "Wed, 21 Oct 2015 07:28:00 GMT"),)
    with (
        LlmServer([Reply("status", "wait", 429, headers=past)]) as server,
        pytest.raises(RateLimited) as caught,
    ):
        ask(_chat(server), calls, QUESTION)
    assert caught.value.retry_after_s == 0.0


def test_no_key_is_said_before_anything_is_sent(calls: CallCache, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(AuthFailed, match="OPENAI_API_KEY is not set"):
        ask(OpenAIChat("gpt-4o-mini"), calls, QUESTION)


def test_the_ledger_s_sum_is_the_sum_of_the_invoices(calls: CallCache) -> None:
    """Useless answers were paid for too: malformed ones, refusals, and the repair."""
    with LlmServer(
        ["no", GOOD, Reply("refusal", "never"), Reply("status", "oops", 500), "no", "no"]
    ) as server:
        chat = _chat(server)
        ask(chat, calls, QUESTION)
        for number in range(3):
            question = Question((Message("user", f"Another {number}"),), Answer, "slot 2")
            with pytest.raises(ProviderError):
                ask(chat, calls, question)
        invoiced = sum(chat.price_usd(bill.prompt_tokens, bill.completion_tokens) for bill in server.invoices)
        assert server.calls == 6
    assert len(server.invoices) == 5
    assert calls.spent_usd() == pytest.approx(invoiced, abs=1e-12)
    assert invoiced > 0


def test_a_refusal_that_was_paid_for_is_not_asked_again(calls: CallCache) -> None:
    with LlmServer([Reply("refusal", "never")]) as server:
        for _ in range(2):
            with pytest.raises(Refused):
                ask(_chat(server), calls, QUESTION)
        assert server.calls == 1


def test_a_cap_of_nothing_blocks_the_first_paid_call(calls: CallCache) -> None:
    calls.cap_usd = 0.0
    with LlmServer([GOOD]) as server:
        with pytest.raises(BudgetExceeded, match="Nothing was paid"):
            ask(_chat(server), calls, QUESTION)
        assert server.calls == 0


def test_an_unknown_model_is_free_on_this_machine_and_dear_elsewhere() -> None:
    assert OpenAIChat("llama", "http://localhost:11434/v1").price_usd(1000, 1000) == 0.0
    assert OpenAIChat("next-year").price_usd(1000, 1000) >= OpenAIChat("gpt-4o").price_usd(1000, 1000)
    assert OpenAIChat("gpt-4o-mini").price_usd(1_000_000, 0) == pytest.approx(0.15)


def test_what_may_pass_is_tried_again_and_what_may_not_is_left(calls: CallCache) -> None:
    with LlmServer([Reply("status", "oops", 500), Reply("half"), GOOD]) as server:
        chat = _chat(server)
        outcome = first_that_works("writer", [chat], lambda one: ask(one, calls, QUESTION), NO_WAIT)
        assert outcome.value.title == "A run"
        assert server.calls == 3
    with LlmServer([Reply("status", "bad key", 401), GOOD]) as server:
        with pytest.raises(AuthFailed):
            first_that_works("writer", [_chat(server)], lambda one: ask(one, calls, QUESTION), NO_WAIT)
        assert server.calls == 1


def test_a_schema_is_strict_and_keeps_fields_called_title() -> None:
    schema = strict_schema(Answer)
    assert schema["required"] == ["title", "lines"]
    assert schema["additionalProperties"] is False
    assert schema["properties"]["title"] == {"type": "string"}


def test_the_fake_answers_in_the_form_asked_for(calls: CallCache) -> None:
    with LlmServer() as server:
        assert ask(_chat(server), calls, QUESTION).lines == ["An example."]

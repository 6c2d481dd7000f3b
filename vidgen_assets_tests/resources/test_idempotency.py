"""A question that is asked again after its answer was lost is known again, and is not charged twice."""

from pathlib import Path

import pytest
from pydantic import BaseModel

from resources.call_cache import CallCache
from resources.errors import TransientFailure
from resources.fakes.image_server import ImageServer
from resources.fakes.llm_server import LlmServer
from resources.fakes.loopback import Arrival, Moment
from resources.idempotency import idempotency_key
from resources.llm import Message, OpenAIChat, Question, ask
from resources.pictures import OpenAIImages, PictureRequest
from resources.store import BlobStore


class Reply(BaseModel):
    text: str


def question(words: str) -> Question[Reply]:
    return Question((Message("user", words),), Reply, "a test")


def test_the_same_question_has_the_same_key_whatever_the_order_of_its_parts() -> None:
    assert idempotency_key({"a": 1, "b": [2]}) == idempotency_key({"b": [2], "a": 1})
    assert idempotency_key({"a": 1, "b": [2]}) != idempotency_key({"a": 1, "b": [3]})


def test_a_lost_answer_is_asked_for_under_the_same_key_and_charged_once(tmp_path: Path) -> None:
    keys: list[str] = []

    def note(moment: Moment, arrival: Arrival) -> bool:
        if moment == "asked":
            keys.append(arrival.key)
        return True

    with LlmServer(watch=note) as server:
        chat = OpenAIChat("gpt-4o-mini", server.base_url, "k")
        for home in ("before", "after"):  # what was not kept is not known to the next process
            ask(chat, CallCache(tmp_path / home, BlobStore(tmp_path / home)), question("who?"))
        ask(chat, CallCache(tmp_path, BlobStore(tmp_path)), question("where?"))
    assert keys[0] == keys[1] != keys[2]
    assert [invoice.key for invoice in server.invoices] == [keys[0], keys[2]]


@pytest.mark.parametrize("moment", ["asked", "half"])
def test_a_call_that_is_dropped_on_its_way_may_pass(calls: CallCache, moment: Moment) -> None:
    with LlmServer(watch=lambda now, _: now != moment) as server:
        with pytest.raises(TransientFailure):
            ask(OpenAIChat("gpt-4o-mini", server.base_url, "k"), calls, question("who?"))
        assert server.invoices == ()
    assert calls.ledger() == []


def test_two_candidates_of_one_prompt_are_two_pictures() -> None:
    keys: list[str] = []

    def note(moment: Moment, arrival: Arrival) -> bool:
        keys.append(arrival.key)
        return True

    with ImageServer(watch=note) as server:
        for variant in (0, 1, 1):
            request = PictureRequest(
                item="s01",
                text="a kitchen",
                visual={"kind": "scene"},
                seed="s",
                variant=variant,
                width=90,
                height=160,
            )
            OpenAIImages("k", base_url=server.base_url).draw(request)
    assert len(set(keys)) == 2
    assert len(server.sold) == 2

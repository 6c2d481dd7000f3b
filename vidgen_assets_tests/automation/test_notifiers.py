"""People are told what failed, in text that can do nothing, and a dead notifier neither breaks nor hides it."""

import json
import logging
from collections.abc import Iterator

import pytest

from resources.errors import RateLimited, Refused, TransientFailure, Unavailable
from resources.fakes.webhook_server import FakeWebhook, Reply
from resources.retry import RetryPolicy
from vidgen_assets.automation.notifiers import (
    LogNotifier,
    Note,
    Notifier,
    WebhookNotifier,
    as_json,
    as_slack,
    build_notifiers,
    cut,
    tell,
)
from vidgen_assets.channel import NotifierChoice, Notify

LOG = logging.getLogger("vidgen.test.notifiers")
QUICK = RetryPolicy(attempts=2, base_s=0.0)
NOTE = Note(
    kind="failure",
    channel="stories",
    title="refresh_videos failed",
    text="voice said: <!channel> *help* <http://evil.example|click> & @here 1 < 2",
    facts={"day": "2026-11-18"},
    link="http://127.0.0.1:3000/runs/abc",
)


@pytest.fixture
def webhook() -> Iterator[FakeWebhook]:
    with FakeWebhook() as server:
        yield server


def hook(server: FakeWebhook, timeout_s: float = 2.0) -> WebhookNotifier:
    return WebhookNotifier("VIDGEN_URL", server.url, as_json, QUICK, timeout_s)


def test_a_webhook_gets_the_note_as_json(webhook: FakeWebhook) -> None:
    hook(webhook).send(NOTE)
    assert webhook.posts == [NOTE.model_dump()]
    assert webhook.paths == ["/services/T0/B0/secret"]


def test_slack_gets_text_in_which_nothing_takes_effect(webhook: FakeWebhook) -> None:
    choice = NotifierChoice(kind="slack", url_from="VIDGEN_SLACK_URL")
    notifiers, unusable = build_notifiers(Notify(notifiers=(choice,)), LOG, {"VIDGEN_SLACK_URL": webhook.url})
    assert (tell(NOTE, notifiers, LOG, unusable), unusable) == (1, ())
    (body,) = webhook.posts
    words = str(body["text"])
    assert words.count("<") == words.count(">") == 1  # our own link, and nothing of the error's
    assert "<http://127.0.0.1:3000/runs/abc|open in Dagster>" in words
    assert "&lt;!channel&gt;" in words
    assert "@here" not in json.dumps(body)
    assert "@channel" not in json.dumps(body)
    blocks = body["blocks"]
    assert isinstance(blocks, list)
    assert [block["text"]["type"] for block in blocks] == ["plain_text", "plain_text", "mrkdwn"]
    assert blocks[0]["text"]["text"] == ":x: stories: refresh_videos failed\nday: 2026-11-18"


def test_a_long_text_keeps_its_beginning_and_its_end() -> None:
    text = "first " + "x" * 90_000 + " last"
    assert len(cut(text)) <= 2500
    assert (cut(text)[:5], cut(text)[-4:]) == ("first", "last")
    blocks = as_slack(NOTE.model_copy(update={"text": text, "facts": {"a": "b" * 9000}}))["blocks"]
    assert isinstance(blocks, list)
    assert max(len(block["text"]["text"]) for block in blocks) < 3000
    assert "\x1b" not in json.dumps(as_slack(NOTE.model_copy(update={"text": "\x1b[31mred\u202e"})))


def test_what_passes_is_tried_again_and_what_does_not_is_not(webhook: FakeWebhook) -> None:
    webhook.replies = [Reply(503)]
    hook(webhook).send(NOTE)
    assert len(webhook.posts) == 2
    webhook.replies = [Reply(404)]
    with pytest.raises(Refused, match="answered 404"):
        hook(webhook).send(NOTE)
    assert len(webhook.posts) == 3


def test_a_redirect_is_not_followed(webhook: FakeWebhook) -> None:
    webhook.replies = [Reply(302, {"Location": webhook.url})]
    with pytest.raises(Refused, match="302"):
        hook(webhook).send(NOTE)
    assert len(webhook.posts) == 1


def test_a_long_wait_is_not_waited_for(webhook: FakeWebhook) -> None:
    webhook.replies = [Reply(429, {"Retry-After": "900"})]
    with pytest.raises(RateLimited):
        hook(webhook).send(NOTE)
    assert len(webhook.posts) == 1


@pytest.mark.parametrize("url", ["", "ftp://x/secret", "hooks.example.com/secret"])
def test_a_variable_without_a_web_address_is_named(url: str) -> None:
    choice = NotifierChoice(kind="webhook", url_from="VIDGEN_URL")
    notifiers, (problem,) = build_notifiers(Notify(notifiers=(choice,)), LOG, {"VIDGEN_URL": url})
    assert notifiers == ()
    assert problem.startswith("VIDGEN_URL ")
    assert "secret" not in problem


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/secret", "http://[secret", "http://127.0.0.1:secret/"])
def test_no_error_repeats_the_url(url: str) -> None:
    with pytest.raises((TransientFailure, Unavailable)) as raised:
        WebhookNotifier("VIDGEN_URL", url, as_json, QUICK, 1.0).send(NOTE)
    assert "secret" not in str(raised.value)
    assert raised.value.__cause__ is None
    assert raised.value.__suppress_context__
    assert "secret" not in repr(WebhookNotifier("VIDGEN_URL", url, as_json))


class Broken:
    """A notifier of someone else's that is full of mistakes."""

    name = "broken"

    def send(self, note: Note) -> None:
        raise RuntimeError("no idea")


def test_a_dead_notifier_neither_stops_the_others_nor_hides_the_note(
    webhook: FakeWebhook, caplog: pytest.LogCaptureFixture
) -> None:
    with FakeWebhook([Reply(hang_s=30), Reply(hang_s=30)]) as dead:
        notifiers: list[Notifier] = [hook(dead, timeout_s=0.1), Broken(), hook(webhook)]
        assert tell(NOTE, notifiers, LOG, ("VIDGEN_OTHER is not set",)) == 1
    assert len(webhook.posts) == 1
    said = caplog.text
    assert "no answer" in said
    assert "broken: RuntimeError" in said
    assert "VIDGEN_OTHER is not set" in said
    assert "voice said" in said  # the whole note
    assert "secret" not in said


def test_when_telling_takes_too_long_the_rest_is_logged(
    webhook: FakeWebhook, caplog: pytest.LogCaptureFixture
) -> None:
    times = iter([0.0, 1.0, 13.0])
    assert tell(NOTE, [LogNotifier(LOG), hook(webhook)], LOG, stopwatch=lambda: next(times)) == 1
    assert webhook.posts == []
    assert "the others took too long" in caplog.text
    assert caplog.text.count("voice said") == 1

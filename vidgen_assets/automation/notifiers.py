"""Who is told what happened: the log, a webhook, a Slack-shaped webhook, as the channel file chooses.

A notifier says one `Note` and raises a ProviderError when it cannot; `tell` asks each in turn and lets none
break the caller or hide the note. Texts of errors are data: markup in them is escaped. A webhook's URL is a
secret: it comes from the environment, and no message of ours repeats it.
"""

import json
import os
import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from logging import Logger
from typing import Literal, Protocol

from pydantic import Field

from resources.errors import ProviderError, RateLimited, Refused, TransientFailure, Unavailable
from resources.retry import RetryPolicy, with_retries
from vidgen_assets.artifacts import Frozen
from vidgen_assets.channel import NotifierChoice, Notify

TIMEOUT_S = 4.0
# no further notifier is begun after this, so that telling all of them stays under half a minute
BUDGET_S = 12.0
POLICY = RetryPolicy(attempts=2, base_s=0.5, longest_s=2.0)
MOST_TEXT = 2500  # Slack takes 3000 characters in a block
MENTION = re.compile(r"@(?=\w)")
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


class Note(Frozen):
    """What is told: one line, details, facts by name, and where to look."""

    kind: Literal["failure", "offer"]
    channel: str
    title: str
    text: str = ""
    facts: dict[str, str] = Field(default_factory=dict)
    link: str = ""


class Notifier(Protocol):
    """A way to tell people; `name` says in words which."""

    @property
    def name(self) -> str: ...

    def send(self, note: Note) -> None:
        """Tell the note; raises a ProviderError that says why it could not be told."""


@dataclass(frozen=True)
class LogNotifier:
    """Tells the log of the sensor that noticed."""

    log: Logger
    name: str = "the log"

    def send(self, note: Note) -> None:
        """Write the note as one entry."""
        write = self.log.error if note.kind == "failure" else self.log.info
        write("%s", plain(note))


@dataclass(frozen=True)
class WebhookNotifier:
    """Posts the note as JSON, or in the shape of Slack's incoming webhooks, to the URL of a variable."""

    variable: str
    url: str = field(repr=False)
    body: Callable[[Note], dict[str, object]]
    policy: RetryPolicy = POLICY
    timeout_s: float = TIMEOUT_S

    @property
    def name(self) -> str:
        """Return what people know it by: the variable that holds its URL."""
        return f"the webhook of {self.variable}"

    def send(self, note: Note) -> None:
        """Post the note; what passes is tried again, redirects are not followed."""
        with_retries(lambda: self._post(note), self.policy)

    def _post(self, note: Note) -> None:
        import requests

        try:
            response = requests.post(
                self.url,
                data=json.dumps(self.body(note)).encode(),
                headers={"Content-Type": "application/json"},
                timeout=self.timeout_s,
                allow_redirects=False,
                stream=True,
            )
            response.close()  # what it says does not matter, and may be endless
        except (requests.Timeout, requests.ConnectionError) as error:
            # requests puts the URL into its messages, so only the kind of error goes on
            raise TransientFailure(f"no answer ({type(error).__name__})", provider=self.name) from None
        except (requests.RequestException, ValueError) as error:
            raise Unavailable(
                f"the URL cannot be asked ({type(error).__name__})", provider=self.name
            ) from None
        failure = _failure(response.status_code, response.headers.get("retry-after", ""), self.name)
        if failure is not None:
            raise failure


def _failure(status: int, retry_after: str, name: str) -> ProviderError | None:
    if 200 <= status < 300:
        return None
    if status == 429:
        wait = float(retry_after) if retry_after.isdecimal() else None
        return RateLimited("it asks to wait (429)", provider=name, retry_after_s=wait)
    if status >= 500 or status == 408:
        return TransientFailure(f"it answered {status}", provider=name)
    return Refused(f"it answered {status}: is its URL still right?", provider=name)


def as_json(note: Note) -> dict[str, object]:
    """Return a note as a webhook gets it."""
    return {**note.model_dump(mode="json"), "text": cut(note.text)}


def as_slack(note: Note) -> dict[str, object]:
    """Return a note in the shape of Slack's incoming webhooks; other chats read its `text`.

    All of it but the link is plain text: no mention, link or format in an error's words takes effect.
    """
    sign = ":x:" if note.kind == "failure" else ":bulb:"
    lines = [
        f"{sign} {note.channel}: {note.title}",
        *(f"{name}: {value}" for name, value in note.facts.items()),
    ]
    parts = ["\n".join(lines), *([note.text] if note.text else [])]
    blocks: list[dict[str, object]] = [
        {"type": "section", "text": {"type": "plain_text", "text": cut(harmless(part)), "emoji": True}}
        for part in parts
    ]
    words = "\n".join(escaped(cut(part)) for part in parts)
    if note.link:
        link = f"<{escaped(note.link)}|open in Dagster>"
        blocks.append({"type": "section", "text": {"type": "mrkdwn", "text": link}})
        words += f"\n{link}"
    return {"text": words, "blocks": blocks, "unfurl_links": False, "unfurl_media": False}


def escaped(text: str) -> str:
    """Return text with Slack's three control characters escaped, so that it makes no link and no mention."""
    return harmless(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def harmless(text: str) -> str:
    """Return text without mentions, control characters and signs that turn the direction of reading."""
    return MENTION.sub("@\u200b", UNSEEN.sub(" ", text))


def cut(text: str) -> str:
    """Return text of at most MOST_TEXT characters, its beginning and its end."""
    half = MOST_TEXT // 2 - 10
    return text if len(text) <= MOST_TEXT else f"{text[:half]}\n[...]\n{text[-half:]}"


def plain(note: Note) -> str:
    """Return a note as lines of text."""
    facts = [f"{name}: {value}" for name, value in note.facts.items()]
    return "\n".join(part for part in (note.title, *facts, cut(note.text), note.link) if part)


def build_notifiers(
    notify: Notify, log: Logger, environ: Mapping[str, str] = os.environ
) -> tuple[tuple[Notifier, ...], tuple[str, ...]]:
    """Return the channel's notifiers, and in words those that cannot be used."""
    usable: list[Notifier] = []
    unusable: list[str] = []
    for choice in notify.notifiers:
        if choice.kind == "log":
            usable.append(LogNotifier(log))
            continue
        found = _webhook(choice, environ)
        usable += [found] if isinstance(found, WebhookNotifier) else []
        unusable += [found] if isinstance(found, str) else []
    return tuple(usable), tuple(unusable)


def _webhook(choice: NotifierChoice, environ: Mapping[str, str]) -> WebhookNotifier | str:
    variable = choice.url_from or ""
    url = environ.get(variable, "").strip()
    if not url:
        return f"{variable} is not set: put the URL of the {choice.kind} notifier there"
    if not url.startswith(("http://", "https://")):
        return f"{variable} holds no web address: the {choice.kind} notifier needs one"
    return WebhookNotifier(variable, url, as_slack if choice.kind == "slack" else as_json)


def tell(
    note: Note,
    notifiers: Sequence[Notifier],
    log: Logger,
    unusable: Sequence[str] = (),
    stopwatch: Callable[[], float] = time.monotonic,
) -> int:
    """Tell a note to all; return how many heard it. What nobody but the log hears is logged whole."""
    started = stopwatch()
    heard, problems = 0, list(unusable)
    for notifier in notifiers:
        if stopwatch() - started > BUDGET_S:
            problems.append(f"{notifier.name} was not asked: the others took too long")
            continue
        try:
            notifier.send(note)
            heard += 1
        except ProviderError as error:
            problems.append(str(error))
        except (
            Exception
        ) as error:  # a notifier of someone else's may raise anything, and must not hide the note
            problems.append(f"{notifier.name}: {type(error).__name__}")
    for problem in problems:
        log.warning("could not be told: %s", problem)
    if problems and not any(isinstance(notifier, LogNotifier) for notifier in notifiers):
        log.error("%s", plain(note))
    return heard

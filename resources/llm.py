"""Language models behind one small protocol: a chat completion, typed errors, replies that fit a schema.

Owns the OpenAI-compatible client, the translation of its failures into our tree, prices, and `ask`: a
question whose answer is validated, repaired once when it is malformed, and paid for once. Every completion is
a call of its own in the call cache, so also a useless one that was paid for stands in the ledger. Which
prompt is asked is the caller's business; retries are `retry.py`'s, the next provider `failover.py`'s.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, Literal, Protocol, TypeVar
from urllib.parse import urlsplit

from pydantic import BaseModel, ValidationError

from resources.call_cache import Call, CallCache, Made, Usage
from resources.errors import (
    AuthFailed,
    MalformedReply,
    ProviderError,
    RateLimited,
    Refused,
    TransientFailure,
    Unavailable,
)
from resources.idempotency import HEADER, idempotency_key

if TYPE_CHECKING:
    from openai import APIStatusError

PRICES = Path(__file__).parent / "data" / "llm_prices.json"
_CHARACTERS_A_TOKEN = 3.6
_LAST_WORDS = 200

Role = Literal["system", "user", "assistant"]
T = TypeVar("T", bound=BaseModel)


@dataclass(frozen=True)
class Message:
    """One turn of a conversation."""

    role: Role
    content: str


@dataclass(frozen=True)
class ChatRequest:
    """What a model is asked: the conversation, the JSON schema of the reply, and how long it may be."""

    messages: tuple[Message, ...]
    schema_name: str
    schema: Mapping[str, Any]
    max_tokens: int = 2000


@dataclass(frozen=True)
class ChatReply:
    """What a model answered; `finish` is the provider's own word for why it stopped."""

    text: str
    refusal: str
    finish: str
    prompt_tokens: int
    completion_tokens: int


class ChatModel(Protocol):
    """A model that completes a conversation; `name` is the provider, `place` where it is reached."""

    @property
    def name(self) -> str: ...

    @property
    def model(self) -> str: ...

    @property
    def place(self) -> str: ...

    def complete(self, request: ChatRequest, item: str) -> ChatReply:
        """Return the completion, or raise a ProviderError; `item` names in it what the question was for."""
        ...

    def price_usd(self, prompt_tokens: int, completion_tokens: int) -> float:
        """Return what so many tokens cost."""
        ...


@dataclass(frozen=True)
class Question(Generic[T]):
    """A question with the form of its answer.

    `check` looks at an answer of the right form and returns what is wrong with it, "" when it will do.
    """

    messages: tuple[Message, ...]
    reply: type[T]
    item: str
    max_tokens: int = 2000
    check: Callable[[T], str] | None = None


def ask(chat: ChatModel, cache: CallCache, question: Question[T]) -> T:
    """Return the model's answer in the form asked for; a malformed one is sent back once with the complaint.

    Raises MalformedReply when it is still wrong then, Refused when the model will not answer.
    """
    messages = question.messages
    complaint = ""
    for _ in range(2):
        text = _completed(chat, cache, messages, question)
        answer, complaint = _understood(text, question)
        if answer is not None:
            return answer
        messages = (
            *messages,
            Message("assistant", text[:8000]),
            Message(
                "user",
                f"That cannot be used: {complaint}. Answer again with the whole "
                f"corrected JSON, nothing else.",
            ),
        )
    raise MalformedReply(
        f"its answer cannot be used, also after one repair: {complaint}",
        provider=chat.name,
        item=question.item,
    )


def _completed(
    chat: ChatModel, cache: CallCache, messages: tuple[Message, ...], question: Question[T]
) -> str:
    """Return the text of one completion, made once; a refusal is paid for too, and raised after that."""
    schema = strict_schema(question.reply)
    request = ChatRequest(messages, question.reply.__name__, schema, question.max_tokens)
    call = Call(
        capability="llm",
        provider=chat.name,
        model=chat.model,
        request={
            "place": chat.place,
            "messages": [[message.role, message.content] for message in messages],
            "schema": schema,
            "max_tokens": question.max_tokens,
        },
    )

    def make() -> Made:
        reply = chat.complete(request, question.item)
        tokens = reply.prompt_tokens + reply.completion_tokens
        cost = chat.price_usd(reply.prompt_tokens, reply.completion_tokens)
        document = {"text": reply.text, "refusal": reply.refusal, "finish": reply.finish}
        return Made(document, usage=Usage(tokens, "tokens", cost))

    estimate = chat.price_usd(_tokens(messages), question.max_tokens)
    document = cache.get_or_make(call, make, estimate_usd=estimate).document
    if document["refusal"] or document["finish"] == "content_filter":
        why = str(document["refusal"])[:_LAST_WORDS] or "its content filter"
        raise Refused(f"will not answer: {why}", provider=chat.name, item=question.item)
    return str(document["text"])


def _tokens(messages: tuple[Message, ...]) -> int:
    return round(sum(len(message.content) for message in messages) / _CHARACTERS_A_TOKEN) + 8 * len(messages)


def _understood(text: str, question: Question[T]) -> tuple[T | None, str]:
    """Return the answer, or what is wrong with it in words the model can act on."""
    if not text.strip():
        return None, "the answer is empty"
    try:
        answer = question.reply.model_validate_json(_json_in(text))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"])) or "the JSON"
        return None, f"{where}: {first['msg']}"
    complaint = question.check(answer) if question.check is not None else ""
    return (None, complaint) if complaint else (answer, "")


def _json_in(text: str) -> str:
    """Return the JSON of an answer that may stand in a code fence or between words."""
    fenced = re.search(r"```(?:json)?\s*(\{.*\})\s*```", text, re.S)
    if fenced:
        return fenced[1]
    start, end = text.find("{"), text.rfind("}")
    return text[start : end + 1] if 0 <= start < end else text


def strict_schema(model: type[BaseModel]) -> dict[str, Any]:
    """Return a model's JSON schema in the strict dialect: all fields required, no others allowed."""

    schema = _strict(model.model_json_schema())
    assert isinstance(schema, dict)
    return schema


def _strict(node: object) -> object:
    if isinstance(node, list):
        return [_strict(entry) for entry in node]
    if not isinstance(node, dict):
        return node
    kept: dict[str, Any] = {}
    for key, value in node.items():
        if key in ("properties", "$defs"):  # names chosen by us, so "title" is a field there
            kept[key] = {name: _strict(field) for name, field in value.items()}
        elif key not in ("title", "default", "description"):
            kept[key] = _strict(value)
    if kept.get("type") == "object":
        kept["additionalProperties"] = False
        kept["required"] = list(kept.get("properties", {}))
    return kept


@dataclass(frozen=True)
class OpenAIChat:
    """Any server that speaks OpenAI's chat completions: OpenAI itself, or one at `base_url`.

    The key comes from OPENAI_API_KEY; a server on this machine needs none. Every question carries an
    idempotency key, which gateways honour; OpenAI itself documents none.
    """

    model: str
    base_url: str | None = None
    api_key: str | None = None
    timeout_s: float = 90.0

    name = "openai"

    @property
    def place(self) -> str:
        """Return where the model is reached: "" for OpenAI itself."""
        return self.base_url or ""

    def price_usd(self, prompt_tokens: int, completion_tokens: int) -> float:
        """Return the price by the table; an unknown model is free on this machine, else as dear as any."""
        prices = _prices()
        if self.model in prices:
            into, out = prices[self.model]
        elif _is_local(self.base_url):
            return 0.0
        else:
            into, out = max(pair[0] for pair in prices.values()), max(pair[1] for pair in prices.values())
        return round((prompt_tokens * into + completion_tokens * out) / 1e6, 8)

    def complete(self, request: ChatRequest, item: str) -> ChatReply:
        """Return the completion; raises the ProviderError that the failure is."""
        import openai

        client = openai.OpenAI(
            api_key=self._key(item),
            base_url=self.base_url,
            max_retries=0,
            timeout=self.timeout_s,
            organization=None,
        )
        try:
            with client:
                raw = client.chat.completions.with_raw_response.create(**self._arguments(request))
                body = raw.http_response.text
        except openai.APITimeoutError as error:
            raise TransientFailure(
                f"no answer within {self.timeout_s:.0f} s", provider=self.name, item=item
            ) from error
        except openai.APIConnectionError as error:
            raise TransientFailure(
                f"the connection failed: {_cause(error)}", provider=self.name, item=item
            ) from error
        except openai.APIStatusError as error:
            raise _of_status(error, self, item) from error
        except openai.OpenAIError as error:
            raise Unavailable(f"the client refused: {error}", provider=self.name, item=item) from error
        return _reply_in(body, self, item)

    def _key(self, item: str) -> str:
        key = self.api_key or os.environ.get("OPENAI_API_KEY", "")
        if not key and not _is_local(self.base_url):
            raise AuthFailed(
                "OPENAI_API_KEY is not set: set it, or take openai out of writing.writers",
                provider=self.name,
                item=item,
            )
        return key or "none"

    def _arguments(self, request: ChatRequest) -> dict[str, Any]:
        schema = {"name": request.schema_name, "schema": dict(request.schema), "strict": True}
        limit = "max_completion_tokens" if self.base_url is None else "max_tokens"
        asked = {
            "model": self.model,
            "messages": [{"role": message.role, "content": message.content} for message in request.messages],
            "response_format": {"type": "json_schema", "json_schema": schema},
            limit: request.max_tokens,
        }
        return {**asked, "extra_headers": {HEADER: idempotency_key(asked)}}


def _reply_in(body: str, chat: OpenAIChat, item: str) -> ChatReply:
    """Read a completion's body; a web page, half a body and an empty list of choices are told apart."""
    start = body.lstrip()[:1]
    if start == "<":
        raise MalformedReply(
            f"answered with a web page instead of JSON: is {chat.base_url or 'the base URL'} right?",
            provider=chat.name,
            item=item,
        )
    try:
        data = json.loads(body)
    except json.JSONDecodeError as error:
        raise TransientFailure(
            f"sent half a body ({len(body)} characters)", provider=chat.name, item=item
        ) from error
    try:
        choice = data["choices"][0]
        message = choice["message"]
        usage = data.get("usage") or {}
        return ChatReply(
            text=message.get("content") or "",
            refusal=message.get("refusal") or "",
            finish=choice.get("finish_reason") or "",
            prompt_tokens=int(usage.get("prompt_tokens", 0)),
            completion_tokens=int(usage.get("completion_tokens", 0)),
        )
    except (KeyError, IndexError, TypeError, AttributeError) as error:
        raise MalformedReply(
            f"answered with JSON that is no completion: {body[:_LAST_WORDS]}", provider=chat.name, item=item
        ) from error


def _of_status(error: APIStatusError, chat: OpenAIChat, item: str) -> ProviderError:
    """Return the error of our tree that an HTTP status means."""
    status = error.status_code
    said = _said(error)
    code = str(getattr(error, "code", "") or "")
    if status in (401, 403):
        return AuthFailed(f"does not accept the key ({status}): {said}", provider=chat.name, item=item)
    if status == 429:
        if code == "insufficient_quota":
            return Unavailable(f"the account has no credit left: {said}", provider=chat.name, item=item)
        wait = _retry_after(error.response.headers)
        return RateLimited(f"asks to wait (429): {said}", provider=chat.name, item=item, retry_after_s=wait)
    if status in (408, 409) or status >= 500:
        return TransientFailure(f"failed with {status}: {said}", provider=chat.name, item=item)
    if code in ("content_policy_violation", "content_filter"):
        return Refused(f"will not answer: {said}", provider=chat.name, item=item)
    if status == 404:
        return Unavailable(f"has no model {chat.model!r} there: {said}", provider=chat.name, item=item)
    return Unavailable(f"does not take the request ({status}): {said}", provider=chat.name, item=item)


def _said(error: APIStatusError) -> str:
    body = error.body
    if isinstance(body, dict) and isinstance(body.get("message"), str):
        return str(body["message"])[:_LAST_WORDS]
    text = error.response.text
    return "a web page" if text.lstrip()[:1] == "<" else text[:_LAST_WORDS]


def _retry_after(headers: Mapping[str, str]) -> float | None:
    """Return the seconds of a Retry-After header, which may also be a date or in milliseconds."""
    if (milliseconds := headers.get("retry-after-ms", "")).isdigit():
        return int(milliseconds) / 1000
    value = headers.get("retry-after", "")
    try:
        return max(0.0, float(value))
    except ValueError:
        pass
    from datetime import UTC, datetime
    from email.utils import parsedate_to_datetime

    try:
        return max(0.0, (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None


def _cause(error: Exception) -> str:
    cause = error.__cause__ or error
    return f"{type(cause).__name__}: {cause}"[:_LAST_WORDS]


def _is_local(base_url: str | None) -> bool:
    host = urlsplit(base_url).hostname if base_url else None
    return host in ("localhost", "127.0.0.1", "::1")


@lru_cache(maxsize=1)
def _prices() -> dict[str, tuple[float, float]]:
    """Return (USD per million tokens in, out) by model."""
    table = json.loads(PRICES.read_text("utf-8"))["models"]
    return {model: (float(price["input"]), float(price["output"])) for model, price in table.items()}

"""Every failure vidgen raises on purpose, as one tree.

    VidgenError
    ├── InvalidInput            what a person gave is wrong: a field, a file, a name
    │   └── ChannelError        a channel file, with file, line and field
    ├── NothingToMake           honest emptiness: no post survived, a slot beyond the selection
    ├── StoreError
    │   ├── MissingArtifact     it was never made, or its file is gone
    │   ├── CorruptArtifact     its bytes are not the ones its hash names
    │   └── StorageFull         no space left; nothing half-written was kept
    ├── BudgetExceeded          a paid call would go over the channel's cap; it was not made
    ├── ProviderError           the outside world, naming provider and item
    │   ├── AuthFailed          401/403: key missing, wrong or not allowed
    │   ├── RateLimited         429: try again after `retry_after_s`      (retryable)
    │   ├── TransientFailure    5xx, time-outs, half a body               (retryable)
    │   ├── Refused             the provider will not do this item (policy)
    │   ├── MalformedReply      it answered, but not what was asked for
    │   └── Unavailable         not installed, not configured, gone for good
    ├── RenderFailed            the encoder or a filter said no
    └── QualityFailed           a finished artifact does not meet its gate

Asset code raises these and never returns None for a failure. A message says what happened, to which item,
and what to do next. `retryable` is what the one retry policy (resources/retry.py) looks at.
"""

from __future__ import annotations

from pathlib import Path


class VidgenError(Exception):
    """Something vidgen can explain; the message is meant for the person who runs it.

    `advice` is what to do where every error of the kind needs the same; `told` says it with the message.
    """

    retryable = False

    @property
    def advice(self) -> str:
        """Return what to do; empty where the message says it."""
        return ""

    @property
    def told(self) -> str:
        """Return the error as a person is told it: its kind, its message, and what to do."""
        return f"{type(self).__name__}: {self}" + (f". {self.advice}" if self.advice else "")


class InvalidInput(VidgenError):
    """What was given cannot be used: names the thing, the field and what would be right."""


LATER = "run the same again, which goes on with what is missing and pays nothing twice"


class ChannelError(InvalidInput):
    """A channel file cannot be used: `problems` holds one line per field, as file:line: field: what."""

    def __init__(self, path: Path | str, problems: tuple[str, ...]) -> None:
        self.path = str(path)
        self.problems = problems
        super().__init__("\n".join(problems))


class NothingToMake(VidgenError):
    """There is honestly nothing to make here, and the message says why."""


class StoreError(VidgenError):
    """The artifact store could not keep or give back what was asked."""


class MissingArtifact(StoreError):
    """The artifact was never made, or its file is gone; making it again mends this."""


class CorruptArtifact(StoreError):
    """The bytes on disk are not the ones the hash names; making it again mends this."""


class StorageFull(StoreError):
    """No space left on the device; nothing half-written was kept, nothing already made is lost."""


class BudgetExceeded(VidgenError):
    """A paid call would go over the cap and was not made."""


class ProviderError(VidgenError):
    """A provider failed for an item; `provider` and `item` say which."""

    def __init__(self, message: str, *, provider: str, item: str = "") -> None:
        self.provider = provider
        self.item = item
        super().__init__(f"{provider}: {message}" + (f" ({item})" if item else ""))


class AuthFailed(ProviderError):
    """The provider does not accept our credentials; retrying will not help."""


class RateLimited(ProviderError):
    """The provider asks us to wait; `retry_after_s` is its own word, when it gave one."""

    retryable = True

    def __init__(
        self, message: str, *, provider: str, item: str = "", retry_after_s: float | None = None
    ) -> None:
        self.retry_after_s = retry_after_s
        super().__init__(message, provider=provider, item=item)

    @property
    def advice(self) -> str:
        """Say when to run again."""
        wait = self.retry_after_s
        return f"In {wait / 60:.0f} minutes or later {LATER}" if wait and wait >= 60 else f"Later, {LATER}"


class TransientFailure(ProviderError):
    """The provider failed in a way that may pass: 5xx, a time-out, a body cut in half."""

    retryable = True

    @property
    def advice(self) -> str:
        """Say that it may pass."""
        return f"It may pass: {LATER}"


class Refused(ProviderError):
    """The provider will not do this item; another item, or another provider, may go through."""


class MalformedReply(ProviderError):
    """The provider answered, but not in the form that was asked for."""


class Unavailable(ProviderError):
    """The provider cannot be used here at all: not installed, not configured, or gone."""


class RenderFailed(VidgenError):
    """The encoder or a filter refused; the message ends with its last words."""


class QualityFailed(VidgenError):
    """A finished artifact does not meet its gate: measured value and threshold are in the message."""

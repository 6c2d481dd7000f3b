"""How an asset is declared: `@asset(VIDEO, code="1", reads=Reads(...))`, and what that promises.

An asset names the prompt files and the channel settings it reads; its code version is made of exactly these
(`code_version`), and it can read no others (`Settings.of`). One that reads files names the function that
looks at them (`outside`); what was there just before it ran is kept with what it made. A VidgenError inside
an asset becomes a typed Dagster failure that nothing retries, with the message a person can act on. Owns
nothing of what assets make.
"""

import functools
import hashlib
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import dagster as dg

from resources import progress
from resources.call_cache import canonical_json, charged_to
from resources.disk import full_disk_is_named
from resources.errors import VidgenError
from vidgen_assets.artifacts import Frozen
from vidgen_assets.channel import Channel
from vidgen_assets.outside import Outside, OutsideVersion

PROMPTS = Path(__file__).parent / "prompts"
READS_KEY = "vidgen/reads"
# on a run: the day's ideas are chosen anew, and no slot keeps the one it had
RESELECT_TAG = "vidgen/reselect"
LOG_EVERY_S = 2.0


@dataclass(frozen=True)
class Reads:
    """What an asset looks at besides its inputs: channel settings ("style.lut") and prompt files by stem."""

    settings: tuple[str, ...] = ()
    prompts: tuple[str, ...] = ()

    def of(self, context: dg.AssetExecutionContext) -> "Reads":
        """Return what the running asset declared."""
        return reads_of(context.assets_def.get_asset_spec(context.asset_key))


def reads_of(spec: dg.AssetSpec) -> Reads:
    """Return what an asset declared to read."""
    declared = spec.metadata.get(READS_KEY, {})
    value = getattr(declared, "value", declared)
    return Reads(tuple(value.get("settings", ())), tuple(value.get("prompts", ())))


def code_version(spec: dg.AssetSpec, channel: Channel) -> str:
    """Return an asset's code version: its own, then each prompt and setting it reads with a short hash.

    It reads "code=1 prompts/raw_script.md=ab12cd34 style.lut=ef56ab78", so that comparing two of them says
    in a user's words what changed.
    """
    reads = reads_of(spec)
    parts = [f"code={spec.code_version or '1'}"]
    parts += [
        f"prompts/{name}.md={_short((PROMPTS / f'{name}.md').read_bytes())}" for name in sorted(reads.prompts)
    ]
    parts += [f"{path}={setting_fingerprint(channel, path)}" for path in sorted(reads.settings)]
    return " ".join(parts)


def what_changed(before: str, now: str) -> tuple[str, ...]:
    """Say in a user's words how two code versions differ."""
    old, new = (
        dict(part.split("=", 1) for part in version.split() if "=" in part) for version in (before, now)
    )
    changed = []
    for name in sorted(old.keys() | new.keys()):
        if old.get(name) == new.get(name):
            continue
        if name == "code":
            changed.append(f"its code changed ({old.get(name, 'none')} to {new.get(name, 'none')})")
        elif name.startswith("prompts/"):
            changed.append(f"{name} changed")
        else:
            changed.append(f"channel: {name} changed")
    return tuple(changed) or ("its code version changed",)


def setting_fingerprint(channel: Channel, path: str) -> str:
    """Return a short hash of one setting ("style", "style.lut"), with the files it names.

    A LUT counts with its bytes (auto: all of luts/), a music folder with its files' names, sizes and times.
    """
    value: object = channel
    for part in path.split("."):
        value = getattr(value, part)
    data = canonical_json(value.model_dump(mode="json") if isinstance(value, Frozen) else _plain(value))
    if path in ("style", "style.lut"):
        data += b"".join(file.read_bytes() for file in channel.lut_files())
    if path == "sound":
        from vidgen_assets.post.sound.listing import library_version

        data += library_version(channel)
    return _short(data)


def _plain(value: object) -> object:
    if isinstance(value, Frozen):
        return value.model_dump(mode="json")
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value if isinstance(value, str | int | float | bool | None) else str(value)


def _short(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:8]


class UndeclaredSetting(AttributeError):
    """An asset read a channel setting it did not declare: its code version would not know of it."""


class _Guard:
    """A channel, or a section of it, through which only declared settings can be seen."""

    _value: object
    _allowed: tuple[str, ...]
    _prefix: str
    _who: str

    def __init__(self, value: object, allowed: tuple[str, ...], prefix: str, who: str) -> None:
        self.__dict__.update(_value=value, _allowed=allowed, _prefix=prefix, _who=who)

    def __getattr__(self, name: str) -> object:
        path = f"{self._prefix}{name}"
        value = getattr(self._value, name)
        if not any(path == allowed or path.startswith(f"{allowed}.") for allowed in self._allowed):
            if not any(allowed.startswith(f"{path}.") for allowed in self._allowed):
                raise UndeclaredSetting(
                    f"{self._who} reads the setting {path!r} but declares only {self._allowed}"
                )
            value = _Guard(value, self._allowed, f"{path}.", self._who)
        self.__dict__[name] = value  # asked for once, it is found without coming here
        return value


@dataclass(frozen=True)
class Settings:
    """The channel as assets may see it, and the home where what they look at may be kept."""

    channel: Channel
    home: Path | None = None

    def of(self, context: dg.AssetExecutionContext) -> Channel:
        """Return the channel with only the settings the running asset declared."""
        spec = context.assets_def.get_asset_spec(context.asset_key)
        guard = _Guard(self.channel, reads_of(spec).settings, "", context.asset_key.to_user_string())
        return cast(Channel, guard)

    @property
    def unguarded(self) -> Channel:
        """Return the whole channel, for paths and names that influence no output."""
        return self.channel

    def outside(self, asset: str, days: Collection[str]) -> Mapping[str, OutsideVersion]:
        """Return what an asset would read from outside for each of these days now; empty where it reads nothing."""
        look = _OUTSIDE.get(asset)
        return {} if look is None or self.home is None else look(self.channel, self.home, days)


@dataclass(frozen=True)
class AssetRun:
    """The asset (or the checks on one) that runs now, for whoever shows progress."""

    asset: str
    partition: str
    is_check: bool = False


@dataclass
class Watchers:
    """Who is told when an asset starts and ends in this process; cli.py draws what it hears."""

    started: list[Callable[[AssetRun], None]] = field(default_factory=list)
    ended: list[Callable[[AssetRun, bool], None]] = field(default_factory=list)

    def tell_started(self, run: AssetRun) -> None:
        """Tell all that this asset starts."""
        for tell in self.started:
            tell(run)

    def tell_ended(self, run: AssetRun, ok: bool) -> None:
        """Tell all that this asset ended, and whether it went well."""
        for tell in self.ended:
            tell(run, ok)


WATCHERS = Watchers()
_OUTSIDE: dict[str, Outside] = {}


def reads_outside(asset: str) -> bool:
    """Tell whether an asset declared that it reads what is outside."""
    return asset in _OUTSIDE


def asset(
    partitions: dg.PartitionsDefinition,
    *,
    code: str,
    kinds: set[str],
    reads: Reads = Reads(),
    ins: Mapping[str, dg.AssetIn] | None = None,
    pool: str | None = None,
    outside: Outside | None = None,
) -> Callable[[Callable[..., Any]], dg.AssetsDefinition]:
    """Declare an asset of the house; its function's docstring is what the Dagster UI shows.

    One with `outside` is stale where that function sees something else than when it was made; it takes `settings`.
    """

    def declare(make: Callable[..., Any]) -> dg.AssetsDefinition:
        if outside is not None:
            _OUTSIDE[make.__name__] = outside
        declared = {"settings": sorted(reads.settings), "prompts": sorted(reads.prompts)}
        return dg.asset(
            partitions_def=partitions,
            code_version=code,
            kinds=kinds,
            ins=ins,
            pool=pool,
            metadata={READS_KEY: dg.MetadataValue.json(declared)},
        )(_explained(make))

    return declare


def _explained(make: Callable[..., Any]) -> Callable[..., Any]:
    """Wrap an asset's function: it is announced, logged, priced, and its failures are typed."""

    @functools.wraps(make)
    def run(context: dg.AssetExecutionContext, *args: Any, **kwargs: Any) -> Any:
        this = AssetRun(context.asset_key.path[-1], context.partition_key)
        with announced(context, this):
            if reads_outside(this.asset):
                _note_outside(this, kwargs["settings"])
            return make(context, *args, **kwargs)

    return run


_seen: dict[tuple[str, str], OutsideVersion] = {}


def _note_outside(this: AssetRun, settings: Settings) -> None:
    """Note what is outside before the asset reads it: what changes meanwhile is seen as changed afterwards."""
    day = this.partition.split("|")[0]
    seen = settings.outside(this.asset, (day,))
    if day in seen:
        _seen[this.asset, this.partition] = seen[day]


def seen_outside(asset: str, partition: str) -> OutsideVersion | None:
    """Return what was outside just before the asset's body ran, once; None where it did not look."""
    return _seen.pop((asset, partition), None)


@contextmanager
def announced(
    context: dg.AssetExecutionContext | dg.AssetCheckExecutionContext, this: AssetRun
) -> Iterator[None]:
    """Announce, log and price what runs in the block; a VidgenError becomes a failure not retried."""
    WATCHERS.tell_started(this)
    done, began = False, time.monotonic()
    try:
        what = f"{this.asset} of {this.partition}"
        with progress.listening(_log_to(context)), charged_to(this.partition), full_disk_is_named(what):
            yield
        done = True
        if not this.is_check:
            _took[this.asset, this.partition] = time.monotonic() - began
    except VidgenError as error:
        raise dg.Failure(
            description=error.told,
            metadata={"error": type(error).__name__, "retryable": error.retryable},
            allow_retries=False,
        ) from error
    finally:
        WATCHERS.tell_ended(this, done)


_took: dict[tuple[str, str], float] = {}


def took_s(asset: str, partition: str) -> float | None:
    """Return how long the asset's body took just now, once; None when it did not run in this process."""
    return _took.pop((asset, partition), None)


def _log_to(context: dg.AssetExecutionContext | dg.AssetCheckExecutionContext) -> progress.Listener:
    """Return what writes progress into the run's log: each loop's end, and in between every LOG_EVERY_S."""
    said, pace = time.monotonic(), progress.Pace()

    def log(step: progress.Step) -> None:
        nonlocal said
        now = time.monotonic()
        left = pace.words(step, now)
        if step.done < step.total and now - said < LOG_EVERY_S:
            return  # each line costs the run a write to its database
        said = now
        context.log.info(
            f"{step.unit} {step.done} of {step.total}" + (f": {step.detail}" if step.detail else "") + left
        )

    return log

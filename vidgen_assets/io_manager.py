"""The one IO manager: artifacts as verified JSON and Parquet, and their data version set in one place.

An artifact is a small JSON envelope at `<home>/artifacts/<channel>/<asset>/<partition>.json` holding the
sha256 of its value; the value's media, and tables as Parquet, lie in the blob store by their own hash.
The sha256 is the asset's data version. What an asset read from outside stands beside the value and is no part
of it: one rename puts both in place, and a killed process leaves none without the other. Bytes and disks
belong to `resources/store.py`, rows and columns to `tables.py`.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin

import dagster as dg
from pydantic import ValidationError

from resources.call_cache import CallCache, canonical_json
from resources.errors import CorruptArtifact, MissingArtifact
from resources.store import BlobStore, Media, write_atomically
from vidgen_assets.artifacts import Batch, Frozen
from vidgen_assets.building import seen_outside, took_s
from vidgen_assets.outside import OutsideVersion
from vidgen_assets.tables import parquet_bytes, parquet_rows

F = TypeVar("F", bound=Frozen)
PARQUET = "application/vnd.apache.parquet"
MEDIA_FIELDS = frozenset(Media.model_fields)


class ArtifactStore:
    """Artifacts of all channels by asset key and partition."""

    def __init__(self, home: Path, blobs: BlobStore) -> None:
        self.root = home / "artifacts"
        self.blobs = blobs

    def save(self, key: dg.AssetKey, partition: str, value: Frozen) -> str:
        """Keep an artifact and return the sha256 of its value, which is its data version."""
        return self.keep(key, partition, value)[0]

    def keep(
        self, key: dg.AssetKey, partition: str, value: Frozen, outside: OutsideVersion | None = None
    ) -> tuple[str, tuple[Media, ...]]:
        """Keep an artifact, with what it was read from outside; return its data version, and its files."""
        body: object
        if isinstance(value, Batch):
            body = {"table": self._save_table(key, value).model_dump()}
        else:
            body = value.model_dump(mode="json")
        sha256 = _digest(body)
        envelope = {"asset": key.to_user_string(), "partition": partition, "sha256": sha256, "value": body}
        if outside is not None:
            envelope["outside"] = dict(outside)
        write_atomically(
            self.path(key, partition), json.dumps(envelope, ensure_ascii=False, indent=1).encode()
        )
        return sha256, tuple(media_of(body))

    def load(self, key: dg.AssetKey, partition: str, kind: type[F]) -> F:
        """Give back an artifact, verified down to its media.

        Raises MissingArtifact or CorruptArtifact, naming asset and partition.
        """
        body, _ = self._body(key, partition)
        name = f"{key.to_user_string()} of {partition}"
        try:
            for media in media_of(body):
                self.blobs.path(media)
            if issubclass(kind, Batch):
                return self._load_table(Media.model_validate(body.get("table")), kind)
            return kind.model_validate(body)
        except ValidationError as error:
            raise CorruptArtifact(
                f"{name} is not a {kind.__name__} of this version of vidgen: make it again"
            ) from error
        except (MissingArtifact, CorruptArtifact) as error:
            raise type(error)(f"{name}: {error}") from error

    def damage(self, key: dg.AssetKey, partition: str, recorded: str) -> str:
        """Say in words what is wrong with an artifact on disk; empty when it is whole.

        `recorded` is the data version it must have: a whole file of another time is damage too.
        """
        try:
            body, sha256 = self._body(key, partition)
            for media in media_of(body):
                self.blobs.path(media)
        except (MissingArtifact, CorruptArtifact) as error:
            return str(error)
        name = f"{key.to_user_string()} of {partition}"
        return (
            "" if sha256 == recorded else f"{name}: its file is not the one that was last made: make it again"
        )

    def absence(self, key: dg.AssetKey, partition: str, recorded: str) -> str:
        """Say in words that an artifact's file is gone; empty when it is there, whole or not (see `damage`)."""
        # asked of every partition of a plan: pathlib would take ten times as long
        if os.path.isfile(os.path.join(self.root, *key.path, *partition.split("|")) + ".json"):
            return ""
        return f"{key.to_user_string()} of {partition} ({recorded[:8]}): its file is gone: make it again"

    def outside(self, key: dg.AssetKey, partition: str) -> OutsideVersion | None:
        """Return what an artifact was read from outside; None where that was not kept, or cannot be read."""
        try:
            kept = json.loads(self.path(key, partition).read_bytes())["outside"]
            return {str(name): str(version) for name, version in kept.items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def path(self, key: dg.AssetKey, partition: str) -> Path:
        """Return where an artifact's envelope lies."""
        return self.root.joinpath(*key.path, *partition.split("|")).with_suffix(".json")

    def _body(self, key: dg.AssetKey, partition: str) -> tuple[dict[str, Any], str]:
        """Return an artifact's value and its sha256, which were compared."""
        path = self.path(key, partition)
        name = f"{key.to_user_string()} of {partition}"
        try:
            envelope = json.loads(path.read_bytes())
            body: dict[str, Any] = envelope["value"]
            sha256 = _digest(body)
            says = (envelope["asset"], envelope["partition"], envelope["sha256"])
        except FileNotFoundError as error:
            raise MissingArtifact(f"{name} was not made yet, or its file is gone: make it first") from error
        except (ValueError, KeyError, TypeError) as error:
            raise CorruptArtifact(f"{name}: its file {path.name} is damaged: make it again") from error
        if says != (key.to_user_string(), partition, sha256):
            raise CorruptArtifact(f"{name}: its file {path.name} is not what was written: make it again")
        return body, sha256

    def _save_table(self, key: dg.AssetKey, batch: Batch[Any]) -> Media:
        (row_type,) = type(batch).__pydantic_generic_metadata__["args"]
        return self.blobs.add_bytes(parquet_bytes(batch.rows, row_type), f"{key.path[-1]}.parquet", PARQUET)

    def _load_table(self, media: Media, kind: type[F]) -> F:
        return kind.model_validate({"rows": tuple(parquet_rows(self.blobs.path(media)))})


def _digest(body: object) -> str:
    return hashlib.sha256(canonical_json(body)).hexdigest()


def media_of(body: object) -> Iterator[Media]:
    """Yield every media reference inside a JSON value, in its order."""
    waiting = [body]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            if item.keys() == MEDIA_FIELDS:
                yield Media.model_validate(item)
            else:
                waiting.extend(reversed(item.values()))
        elif isinstance(item, list):
            waiting.extend(reversed(item))


class ArtifactIOManager(dg.IOManager):
    """Keeps what assets return and gives it to those that ask, setting every data version."""

    def __init__(self, artifacts: ArtifactStore, calls: CallCache) -> None:
        self.artifacts = artifacts
        self.calls = calls

    def handle_output(self, context: dg.OutputContext, obj: Frozen) -> None:
        """Keep the artifact; its sha256 becomes the data version, its cost goes into the metadata."""
        partition = context.asset_partition_key
        seen = seen_outside(context.asset_key.path[-1], partition)
        sha256, media = self.artifacts.keep(context.asset_key, partition, obj, seen)
        context.step_context.set_data_version(context.asset_key, dg.DataVersion(sha256))
        tally, seconds = self.calls.take_tally(), took_s(context.asset_key.path[-1], partition)
        if seconds is not None:
            self.calls.note_made(context.asset_key.path[-1], partition, seconds, tally.price_usd)
        context.add_output_metadata(
            {
                "path": dg.MetadataValue.path(str(self.artifacts.path(context.asset_key, partition))),
                "files": len(media),
                "size_bytes": sum({item.sha256: item.size for item in media}.values()),
                "cost_usd": tally.paid_usd,
                "calls_made": tally.made,
                "calls_reused": tally.reused,
            }
        )

    def load_input(self, context: dg.InputContext) -> Frozen | dict[str, Frozen]:
        """Give an artifact; for several partitions, those that were made, by partition key."""
        wanted: Any = context.dagster_type.typing_type
        if get_origin(wanted) in (dict, Mapping):
            kind: type[Frozen] = get_args(wanted)[1]
            made = (
                key for key in sorted(context.asset_partition_keys) if self._is_made(context.asset_key, key)
            )
            return {key: self.artifacts.load(context.asset_key, key, kind) for key in made}
        whole: type[Frozen] = wanted
        return self.artifacts.load(context.asset_key, context.asset_partition_key, whole)

    def _is_made(self, key: dg.AssetKey, partition: str) -> bool:
        return self.artifacts.path(key, partition).is_file()

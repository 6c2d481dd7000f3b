"""Rows of frozen models as Parquet bytes and back; the same rows are the same bytes on every machine.

Owns columns and their types. Where the bytes lie, and what they are called, is the IO manager's. Everything goes
by Arrow's JSON reader and plain Parquet files: `pyarrow.array` imports pandas and `read_table` the data sets,
which together keep 60 MB for as long as the process lives.
"""

from __future__ import annotations

import types
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, Union, get_args, get_origin

from resources.call_cache import canonical_json
from vidgen_assets.artifacts import Frozen


def parquet_bytes(rows: Sequence[Frozen], row_type: type[Frozen]) -> bytes:
    """Return a table of rows as a Parquet file; TypeError names a field that no column can hold."""
    pa = _arrow()
    import pyarrow.parquet as pq

    sink = pa.BufferOutputStream()
    pq.write_table(_table(rows, arrow_schema(row_type)), sink, compression="zstd")
    return bytes(sink.getvalue().to_pybytes())


def parquet_rows(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a Parquet file as they were dumped; errors are Arrow's own."""
    _arrow()
    import pyarrow.parquet as pq

    with pq.ParquetFile(path) as file:
        rows: list[dict[str, Any]] = file.read(use_threads=False).to_pylist()
    return rows


def arrow_schema(row_type: type[Frozen]) -> Any:
    """Return the Parquet schema of a row model, so that an empty table has its columns too."""
    return _arrow().schema(
        [(name, _arrow_type(info.annotation)) for name, info in row_type.model_fields.items()]
    )


def _table(rows: Sequence[Frozen], schema: Any) -> Any:
    pa = _arrow()
    if not rows:
        return pa.Table.from_batches([], schema)
    import pyarrow.json as pj

    data = b"\n".join(canonical_json(row.model_dump(mode="json")) for row in rows)
    # in one block: rows may not straddle two
    reading = pj.ReadOptions(use_threads=False, block_size=len(data))
    parsing = pj.ParseOptions(explicit_schema=schema, unexpected_field_behavior="error")
    return pj.read_json(pa.BufferReader(data), reading, parsing)


@cache
def _arrow() -> Any:
    """Return pyarrow, using the C library's memory: a pool of its own would keep what it once took."""
    import pyarrow as pa

    pa.set_memory_pool(pa.system_memory_pool())
    return pa


def _arrow_type(annotation: Any) -> Any:
    pa = _arrow()
    origin, args = get_origin(annotation), get_args(annotation)
    if origin in (Union, types.UnionType):
        (inner,) = [arg for arg in args if arg is not type(None)]
        return _arrow_type(inner)
    if origin is tuple:
        if len(args) == 2 and args[1] is Ellipsis:
            return pa.list_(_arrow_type(args[0]))
        raise TypeError(f"{annotation} cannot be a table column: use a model instead of a fixed tuple")
    if origin is not None and not isinstance(origin, type):  # Literal
        return pa.string()
    if isinstance(annotation, type) and issubclass(annotation, Frozen):
        return pa.struct(
            [(name, _arrow_type(info.annotation)) for name, info in annotation.model_fields.items()]
        )
    return {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}[annotation]

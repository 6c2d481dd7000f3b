"""Rows are kept as Parquet: every kind of column, any text, and none of what would make the process fat."""

import subprocess
import sys
from pathlib import Path
from typing import Literal, Optional

import pytest

from vidgen_assets.artifacts import Comment, Frozen, Score
from vidgen_assets.tables import arrow_schema, parquet_bytes, parquet_rows


class Row(Frozen):
    """One of every kind of column."""

    text: str
    maybe: str | None
    count: int
    share: float
    sure: bool
    kind: Literal["a", "b"]
    one: Score | None
    nested: tuple[Comment, ...]
    flags: tuple[bool, ...] = ()


ROWS = (
    Row(
        text="line\n\u2028\"quoted\" \\ \x00 \u202e 日本 😀",
        maybe=None,
        count=2**62,
        share=1 / 3,
        sure=True,
        kind="a",
        one=None,
        nested=(Comment(id="c", body="", score=-1), Comment(id="2026-01-05T00:00:00Z", body="{}", score=9)),
        flags=(True, False),
    ),
    Row(
        text="", maybe="", count=-1, share=1e-300, sure=False, kind="b",
        one=Score(name="n", value=1.0, why="because"), nested=(),
    ),
)  # fmt: skip


def test_rows_come_back_the_same(tmp_path: Path) -> None:
    path = tmp_path / "rows.parquet"
    for rows in (ROWS, ROWS * 700, ROWS[:1], ()):
        path.write_bytes(parquet_bytes(rows, Row))
        assert tuple(map(Row.model_validate, parquet_rows(path))) == rows


def test_a_long_row_is_kept_whole(tmp_path: Path) -> None:
    long = Comment(id="c", body="word " * 500_000, score=1)
    (tmp_path / "long.parquet").write_bytes(parquet_bytes((long, long), Comment))
    assert [row["body"] for row in parquet_rows(tmp_path / "long.parquet")] == [long.body] * 2


def test_another_tool_reads_the_same_table(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = tmp_path / "rows.parquet"
    path.write_bytes(parquet_bytes(ROWS, Row))
    dumped = [row.model_dump(mode="json") for row in ROWS]
    assert pq.read_table(path).equals(pa.Table.from_pylist(dumped, schema=arrow_schema(Row)))


def test_neither_pandas_nor_data_sets_are_loaded(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib\n"
        "from vidgen_assets.artifacts import Comment\n"
        "from vidgen_assets.tables import parquet_bytes, parquet_rows\n"
        "path = pathlib.Path(sys.argv[1])\n"
        "for rows in ((Comment(id='c', body='b', score=1),), ()):\n"
        "    path.write_bytes(parquet_bytes(rows, Comment))\n"
        "    assert len(parquet_rows(path)) == len(rows)\n"
        "print([name for name in ('pandas', 'pyarrow.dataset') if name in sys.modules])"
    )
    path = str(tmp_path / "rows.parquet")
    done = subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_kinds_of_columns_a_row_may_have() -> None:
    class Row(Frozen):
        text: str
        maybe: str | None
        old_maybe: Optional[int]  # noqa: UP045 - both spellings are in use
        kind: Literal["a", "b"]
        flags: tuple[bool, ...]
        nested: tuple[Comment, ...]
        one: Score | None

    schema = arrow_schema(Row)
    assert [str(schema.field(name).type) for name in ("text", "maybe", "old_maybe", "kind", "flags")] == [
        "string", "string", "int64", "string", "list<item: bool>",
    ]  # fmt: skip
    assert schema.field("nested").type.value_type.get_field_index("body") == 1
    assert str(schema.field("one").type).startswith("struct<name: string, value: double")


def test_a_column_that_parquet_cannot_say_is_refused_by_name() -> None:
    class Row(Frozen):
        point: tuple[int, int]

    with pytest.raises(TypeError, match=r"tuple\[int, int\]"):
        arrow_schema(Row)

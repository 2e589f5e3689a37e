"""Claims as a Parquet table: the columns of `flat`, typed. pyarrow is loaded only here, and only when asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, BinaryIO

from ..errors import UsageError
from ..model import Claim
from .flat import COLUMNS, flat

_BATCH = 10_000
"""Rows a group: some 10 MB in memory, and small enough for a filter to skip."""


def write_parquet(claims: Iterable[Claim], stream: BinaryIO) -> int:
    """Writes the claims in row groups; gives back how many there were. The same claims give the same bytes.

    Raises:
        UsageError: pyarrow, which every installation brings, is missing or broken.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        message = "format: parquet: pyarrow cannot be loaded; run `pip install pyarrow`, or choose csv or jsonl"
        raise UsageError(message) from error
    kinds = {"text": pa.string(), "int": pa.int64(), "real": pa.float64(), "bool": pa.bool_()}
    schema = pa.schema([(name, kinds[kind]) for name, kind in COLUMNS])
    count = 0
    with pq.ParquetWriter(_Sink(stream), schema, compression="zstd") as writer:
        for batch in _batches(flat(claim) for claim in claims):
            count += len(batch)
            writer.write_table(pa.Table.from_pylist(batch, schema=schema))
    return count


class _Sink:
    """A stream that counts its bytes, for a Parquet writer asks where it stands, which a pipe cannot tell."""

    closed = False

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._at = stream, 0

    def write(self, data: Any) -> int:
        """Passes bytes on."""
        self._stream.write(data)
        size = memoryview(data).nbytes
        self._at += size
        return size

    def tell(self) -> int:
        """How many bytes there were."""
        return self._at

    def flush(self) -> None:
        """Passes on what waits."""
        self._stream.flush()

    def close(self) -> None:
        """Nothing: the stream belongs to who opened it."""


def _batches(rows: Iterator[Any]) -> Iterator[list[Any]]:
    while batch := list(islice(rows, _BATCH)):
        yield batch

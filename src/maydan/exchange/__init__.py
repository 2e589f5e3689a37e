"""Claims in and out of other people's formats: crosswalk tables, CSV, Parquet, GeoJSON, JSON lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import BinaryIO

from ..model import Claim
from .atomic import whole_file
from .crosswalk import coded, codes_of, plover_of, ucdp_violence
from .csvfile import write_csv
from .geojson import write_geojson
from .jsonl import write_jsonl
from .parquet import write_parquet

Writer = Callable[[Iterable[Claim], BinaryIO], int]

WRITERS: Mapping[str, Writer] = {
    "jsonl": write_jsonl,
    "csv": write_csv,
    "parquet": write_parquet,
    "geojson": write_geojson,
}
"""Name of a format to the function that writes claims in it."""

__all__ = ["WRITERS", "Writer", "coded", "codes_of", "plover_of", "ucdp_violence", "whole_file"]

"""Claims as a GeoJSON FeatureCollection (RFC 7946): town and day are the finest grain; no place, no geometry."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, BinaryIO

from ..model import Claim
from .flat import flat


def feature(claim: Claim) -> dict[str, Any]:
    """One claim as a Feature; `geometry` is None where the gazetteer gives no coordinates."""
    row = flat(claim)
    lat, lon = row.pop("lat"), row.pop("lon")
    properties = {name: cell for name, cell in row.items() if not name.endswith("_json") and name != "id"}
    geometry = None if lat is None or lon is None else {"type": "Point", "coordinates": [lon, lat]}
    return {"type": "Feature", "id": claim.id, "geometry": geometry, "properties": properties}


def write_geojson(claims: Iterable[Claim], stream: BinaryIO) -> int:
    """Writes the collection as the claims come, one feature a line; gives back how many there were."""
    stream.write(b'{"type":"FeatureCollection","features":[')
    count = 0
    for count, claim in enumerate(claims, 1):
        text = json.dumps(feature(claim), ensure_ascii=False, separators=(",", ":"))
        stream.write((",\n" if count > 1 else "\n").encode() + text.encode("utf-8", "replace"))
    stream.write(b"\n]}\n")
    return count

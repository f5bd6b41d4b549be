"""The column file of a brief: the columns by which the browser filters and thins the map, fetched once.

``BMT1``, the length of a header (uint32), the header (JSON in UTF-8, filled up with spaces), then columns of
numbers, all little-endian, each at an offset that is a multiple of eight. The browser applies the rules
of ``geodata.atlas.selection`` to them; titles and other words are fetched apart.
"""

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from geodata.atlas.atlas_frames import HOLDS, OPEN_END_DAY, OPEN_START_DAY, STATEMENTS, STATUSES, Atlas, Days
from geodata.atlas.selection import EPOCH

MAGIC: Final = b"BMT1"
ALIGN: Final = 8
MOST_NAMED_EVENTS: Final = 4000
"""Most events whose ids are in the header; of larger briefs the browser asks for ids by row number."""
UNDATED, AHEAD, ON_MAP = 1, 2, 4
"""Bits of the column ``flags``."""
BOUNDS: Final = ("west", "south", "east", "north")

Column = npt.NDArray[Any]


@lru_cache(maxsize=16)
def column_file_bytes(atlas: Atlas) -> bytes:
    """Return the column file of a brief, the same bytes for the same brief.

    Columns, one value an event: lon, lat (float32, degrees, NaN without a place), start_earliest,
    start_latest, end_earliest, end_latest (days since 1970-01-01; int16 where all fit, else int32; open
    starts are the type's least, open ends and an open start_latest its greatest value), flags (1 undated, 2
    ahead, 4 on the map), kind, holds, status (places in the header's lists), statements (a bit for each of
    the header's), and west, south, east, north (float32, the box as in ``boxes``), absent where every event
    is a point; area (uint16, one more than the place of the event's area in the header's list, 0 without
    one), absent where no event is known only to an area. One value a participation: part_event, part_actor,
    part_role; one a dated claim: said_event, said_day; one a tag of an event: tag_event, tag_code.
    """
    columns = {name: np.ascontiguousarray(column) for name, column in _columns(atlas)}
    head = _header(atlas) | {"columns": _column_places(columns, 0)}
    # Offsets count from the start of the file and so depend on the length of the header that holds them.
    for _ in range(3):
        start = len(MAGIC) + 4 + len(_header_bytes(head))
        head["columns"] = _column_places(columns, start)
    packed = _header_bytes(head)
    body = b"".join(_padded(column.tobytes(), b"\0", 0) for column in columns.values())
    return MAGIC + len(packed).to_bytes(4, "little") + packed + body


def read_column_file(found: bytes) -> tuple[dict[str, Any], dict[str, Column]]:
    """Return header and columns of a column file.

    Raises
    ------
    ValueError
        Where the bytes are no column file.
    """
    if not found.startswith(MAGIC):
        msg = f"found a file that begins with {found[:4]!r}, expected {MAGIC!r}; give one that Briefmap made"
        raise ValueError(msg)
    length = int.from_bytes(found[4:8], "little")
    head: dict[str, Any] = json.loads(found[8 : 8 + length])
    return head, {
        name: np.frombuffer(found, place["type"], place["length"], place["offset"])
        for name, place in head["columns"].items()
    }


def _header(atlas: Atlas) -> dict[str, Any]:
    number, kinds = len(atlas.events), atlas.brief.kind_table
    return {
        "rows": number,
        "digest": atlas.digest,
        "as_of": (atlas.brief.as_of - EPOCH).days,
        "kinds": kinds.kind_ids,
        "families": [kind.family for kind in kinds.kinds.values()],
        "holds": HOLDS,
        "statements": STATEMENTS,
        "statuses": STATUSES,
        "actors": atlas.actor_codes[1],
        "wholes": atlas.actor_wholes,
        "members": atlas.alliance_members,
        "roles": kinds.role_ids,
        "tags": atlas.event_tags.names,
        "areas": atlas.event_areas.names,
        "ids": atlas.events["event_id"].tolist() if number <= MOST_NAMED_EVENTS else None,
    }


def _columns(atlas: Atlas) -> Iterator[tuple[str, Column]]:
    clock = atlas.filter_columns
    yield from zip(("lon", "lat"), atlas.label_anchors, strict=True)
    yield from _day_columns(
        {
            name: getattr(clock, name)
            for name in ("start_earliest", "start_latest", "end_earliest", "end_latest")
        }
    )
    on_map = atlas.events["on_map"].to_numpy(bool)
    yield "flags", (clock.undated * UNDATED | clock.ahead * AHEAD | on_map * ON_MAP).astype(np.uint8)
    yield "kind", clock.kind.astype(np.uint8)
    yield "holds", clock.holds.astype(np.uint8)
    yield "statements", clock.statements
    yield "status", clock.status.astype(np.uint8)
    if not _all_points(atlas):
        yield from zip(BOUNDS, atlas.bounding_boxes.T, strict=True)
    if atlas.event_areas.names:
        yield "area", atlas.event_areas.code
    parts = atlas.participations
    yield "part_event", parts["event"].to_numpy(np.uint32)
    yield "part_actor", atlas.actor_codes[0].astype(np.uint16)
    yield (
        "part_role",
        pd.Categorical(parts["role"], categories=list(atlas.brief.kind_table.role_ids)).codes.astype(
            np.uint8
        ),
    )
    tags = atlas.event_tags
    yield "tag_event", tags.event.astype(np.uint32)
    yield "tag_code", tags.tag.astype(np.uint32)
    said = atlas.claims.loc[atlas.claims["said_on"].notna(), ["event", "said_on"]]
    yield "said_event", said["event"].to_numpy(np.uint32)
    yield "said_day", np.array([(day - EPOCH).days for day in said["said_on"]], np.int32)


def _day_columns(found: Mapping[str, Days]) -> Iterator[tuple[str, Column]]:
    """Yield the day columns, as int16 where every day fits, else as int32."""
    small = np.iinfo(np.int16)
    inner = [days[(days != OPEN_START_DAY) & (days != OPEN_END_DAY)] for days in found.values()]
    fits = all(((days > small.min) & (days < small.max)).all() for days in inner)
    for name, days in found.items():
        yield name, np.clip(days, small.min, small.max).astype(np.int16) if fits else days


def _all_points(atlas: Atlas) -> bool:
    """Return whether every event is a point: its box is its label anchor."""
    lon, lat = atlas.label_anchors
    return bool(np.array_equal(atlas.bounding_boxes.T, np.stack([lon, lat, lon, lat]), equal_nan=True))


def _column_places(columns: Mapping[str, Column], start: int) -> dict[str, dict[str, Any]]:
    """Return type, byte offset and length of each column, the first one at ``start``."""
    found = {}
    for name, column in columns.items():
        found[name] = {"type": column.dtype.name, "offset": start, "length": len(column)}
        start += column.nbytes + -column.nbytes % ALIGN
    return found


def _header_bytes(head: Mapping[str, Any]) -> bytes:
    """Return the header as JSON, padded to the alignment."""
    text = json.dumps(head, ensure_ascii=False, separators=(",", ":"))
    return _padded(text.encode(), b" ", len(MAGIC) + 4)


def _padded(found: bytes, filler: bytes, before: int) -> bytes:
    return found + filler * (-(len(found) + before) % ALIGN)

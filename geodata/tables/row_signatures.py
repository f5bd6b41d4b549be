"""Signatures of the events of rows, by which two versions of a table are compared without records."""

import numpy as np
import pandas as pd

from geodata.tables.row_records import TableRows

_PARTS = ("places", "participations", "figures", "speakers", "urls", "tags", "external")


def row_signatures(rows: TableRows) -> dict[str, int]:
    """Return a number for each event of a table, equal for events of equal content; by the event's id."""
    columns = rows.stored.columns
    events = columns.events.to_pandas().drop(columns=["record", "line", "cell_row"])
    signature = pd.util.hash_pandas_object(events, index=False).to_numpy().copy()
    for number, name in enumerate(_PARTS, 1):
        part = getattr(columns, name).to_pandas()
        content = part.drop(columns="event").assign(part=number, order=part.groupby("event").cumcount())
        np.add.at(signature, part["event"].to_numpy(), pd.util.hash_pandas_object(content, index=False))
    return dict(zip(events["event_id"], signature.tolist(), strict=True))


def changed_row_ids(old: tuple[TableRows, ...], new: tuple[TableRows, ...]) -> frozenset[str]:
    """Return the ids of the events of rows that two versions of a brief do not have in common."""
    before, after = ({rows.table.id: rows for rows in version if len(rows.events)} for version in (old, new))
    changed: set[str] = set()
    for name in before.keys() | after.keys():
        pair = before.get(name), after.get(name)
        if pair[0] is None or pair[1] is None or pair[0].digest != pair[1].digest:
            one, other = (row_signatures(rows) if rows else {} for rows in pair)
            changed |= {key for key, _ in one.items() ^ other.items()}
    return frozenset(changed)

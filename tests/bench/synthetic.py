"""Invented briefs of any size, for measurements: point events of four kinds over ten years."""

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geodata.atlas.atlas_frames import Atlas, build_atlas
from geodata.atlas.record_frames import ATLAS_CRS
from geodata.brief.records import Brief
from geodata.places import gazetteer_places

KINDS = ("deployment", "exercise", "meeting", "agreement")
SHARES = (0.4, 0.3, 0.2, 0.1)
COLOURS = {
    "deployment": [34, 38, 43],
    "exercise": [0, 114, 178],
    "transfer": [213, 94, 0],
    "meeting": [0, 158, 115],
    "agreement": [0, 158, 115],
}
ACTORS = ("prk", "rus", "chn", "irn", "usa", "kor", "jpn", "ukr", "ind", "aus", "phl", "vnm")
_WORDS = {"ar": "حدث مصطنع", "en": "Synthetic event"}


def synthetic(number: int) -> Atlas:
    """An atlas of so many events; the same one for the same number."""
    rng = np.random.default_rng(number)
    kinds = rng.choice(KINDS, size=number, p=SHARES)
    brief = _brief(number, kinds)
    events = _events(_one(brief), kinds, rng)
    actors = pd.DataFrame(
        {
            "event": np.repeat(np.arange(number), 2),
            "actor": rng.choice(ACTORS, size=2 * number),
            "role": "party",
            "as_written": False,
        }
    )
    small = build_atlas(_one(brief), "template")
    locations, claims = (_each(frame, number) for frame in (small.locations, small.claims))
    return Atlas(brief, f"synthetic-{number}", events, actors, locations, claims)


def _each(row: pd.DataFrame, number: int) -> pd.DataFrame:
    """A frame of one row, once for each event."""
    return row.loc[np.zeros(number, int)].reset_index(drop=True).assign(event=np.arange(number))


def _brief(number: int, kinds: Any) -> Brief:
    claim = {"id": "claim", "source": "source", "sentence": 1, "spans": [(0, 9)], "statement": "reported"}
    event = {
        "id": "event-0",
        "kind": "deployment",
        "title": _WORDS,
        "status": "actual",
        "when": {"edtf": "2024-10"},
        "actors": [{"actor": "prk", "role": "party"}],
        "places": [{"place": "vladivostok"}],
        "claims": [claim],
    }
    sentence = {"number": 1, "paragraph": 1, "span": (0, 9), "restatement": _WORDS}
    brief = Brief.model_validate(
        {
            "id": f"synthetic-{number}",
            "title": {"ar": f"موجز مصطنع {number}", "en": f"Synthetic brief {number}"},
            "as_of": "2024-10-23",
            "language": "en",
            "schema": 2,
            "documents": [{"id": "text", "type": "text", "sha256": "0" * 64, "characters": 9}],
            "sources": [{"id": "source", "name": _WORDS}],
            "sentences": [sentence],
            "events": [event],
        }
    )
    first = brief.events[0]
    copies = tuple(
        first.model_copy(update={"id": f"event-{at}", "kind": str(kind)}) for at, kind in enumerate(kinds)
    )
    return brief.model_copy(update={"events": copies})


def _one(brief: Brief) -> Brief:
    return brief.model_copy(update={"events": brief.events[:1]})


def _events(one: Brief, kinds: Any, rng: np.random.Generator) -> gpd.GeoDataFrame:
    number = len(kinds)
    row = build_atlas(one, "template").events
    frame = pd.DataFrame(row.drop(columns="geometry").iloc[[0] * number]).reset_index(drop=True)
    cities = [spot for spot in gazetteer_places().values() if spot.kind in {"city", "port"}]
    at = rng.integers(len(cities), size=number)
    lon = np.array([spot.lon for spot in cities])[at] + rng.normal(0, 4, number)
    lat = np.clip(np.array([spot.lat for spot in cities])[at] + rng.normal(0, 3, number), -80, 80)
    lon = (lon + 180) % 360 - 180
    start = np.datetime64("2014-01-01") + rng.integers(0, 3650, number).astype("timedelta64[D]")
    days = {name: start.astype("datetime64[s]") for name in ("start_earliest", "start_latest")}
    ends = {name: days["start_latest"] + np.timedelta64(20, "D") for name in ("end_earliest", "end_latest")}
    frame = frame.assign(
        event_id=[f"event-{n}" for n in range(number)],
        title=[f"Synthetic event {n}" for n in range(number)],
        title_ar=[f"حدث مصطنع {n}" for n in range(number)],
        kind=kinds,
        lon=lon,
        lat=lat,
        **days,
        **ends,
    )
    return gpd.GeoDataFrame(frame, geometry=shapely.points(lon, lat), crs=ATLAS_CRS)


def rows(made: Atlas) -> pd.DataFrame:
    """What a plain map needs of point events: place, colour, title and last day."""
    events = made.events
    return pd.DataFrame({"lon": events["lon"], "lat": events["lat"]} | _told(events))


def shapes(made: Atlas) -> gpd.GeoDataFrame:
    """What a plain map needs of areas and lines: geometry, colour, title and last day."""
    events = made.events[made.events["on_map"]]
    return gpd.GeoDataFrame(_told(events), geometry=events.geometry, crs=ATLAS_CRS)


def _told(events: pd.DataFrame) -> dict[str, Any]:
    colours = [COLOURS[kind] for kind in events["kind"]]
    return {"kind": events["kind"], "title": events["title"], "end": events["end_latest"], "colour": colours}

"""The answers that Python gives to shared questions; the engine in the browser must give the same.

``python tests/vectors/make.py`` writes them beside itself. Columns have the names of the column file of a
brief (``geodata/atlas/column_file.py``); an open day is null, codes index the lists
beside the columns. Longitudes, latitudes and boxes are float32 first, all arithmetic is float64.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.column_file import column_file_bytes, read_column_file
from geodata.atlas.record_frames import ATLAS_CRS
from geodata.atlas.selection import HIDING_REASONS, STANDINGS, Selection, count_filter_choices, select_events
from geodata.atlas.thinning import thin_marks
from geodata.brief.record_types.actor_record import Actor
from geodata.brief.record_types.date_record import EventDate
from geodata.brief.record_types.place_record import Place
from geodata.brief.records import Brief
from geodata.kinds.event_kind import EventKind
from geodata.kinds.kind_table import kind_table, shipped_kinds
from geodata.layout.dense_points import counted_areas
from geodata.layout.layout_context import LayoutContext
from geodata.layout.mercator import Viewport
from geodata.places import gazetteer_place
from geodata.view import Camera, View
from geodata.vocabulary import Holds, PlaceKind, Statement, Status
from geodata.words import LANGS, catalogue_entries, fold_text, format_period
from geodata.words.localized_text import LocalizedText

FOLDER = Path(__file__).parent
AS_OF = date(2024, 10, 23)
DAYS = ("start_earliest", "start_latest", "end_earliest", "end_latest")
FIELDS = (
    *("start", "end", "actors", "roles", "match", "layers", "statements", "statuses", "tags", "hide"),
    *("bounds", "focus"),
)
LISTS = (
    *("as_of", "kinds", "families", "holds", "statements", "statuses", "actors", "wholes", "members"),
    *("roles", "tags"),
)
OWN_KINDS = tuple(
    EventKind(
        id=f"own-{number}",
        words={"en": {"one": f"Own {number}", "many": f"Own {number}"}},
        family=list(shipped_kinds().families)[number % len(shipped_kinds().families)],
    )
    for number in range(40 - len(shipped_kinds().kinds))
)
KINDS = kind_table(OWN_KINDS)
"""Forty kinds: more than the shipped ones, with kinds of a brief between them."""
ACTORS = ("prk", "rus", "usa", "fifth-fleet", "one-half", "other-half", "bloc")
"""Actors that take part; the navy, of which the fleet is a part, never does by itself."""
OWN_ACTORS = tuple(
    Actor(id=name, name=LocalizedText({"en": name}), part_of=whole, members=members)
    for name, whole, members in (
        ("navy", "usa", ()),
        ("fifth-fleet", "navy", ()),
        ("one-half", "other-half", ()),
        ("other-half", "one-half", ()),
        ("bloc", None, ("usa", "prk", "absent")),
        ("silent-bloc", None, ("navy",)),
    )
)
"""Two parts one in the other, a circle, and two alliances, of which one never takes part."""
AREAS = ("yem", "irn", "adm1-ua-07", "omn")
OWN_AREAS = tuple(
    Place(id=name, name=LocalizedText({"en": name}), kind=kind, geometry=(name,))
    for name in AREAS
    for kind in [PlaceKind(gazetteer_place(name).kind)]
)
CHOSEN_ACTORS = (*ACTORS, "navy", "silent-bloc")
SPELLINGS = (
    *("الأُسطُول  الخامِس", "الاسطول الخامس", "إيران", "ايران", "بيونغيانغ", "حزب الله", "قـــطر"),
    *(
        "Straße",
        "STRASSE",
        "Čćé Łódź",
        "ΣΊΣΥΦΟΣ",
        "ﬁn ½",
        "١٢٣ ۴۵۶ १२",
        "a\u200bb\u2067c\u00ad",
        " \t x\n y ",
    ),
    *("İstanbul", "Киев й", "한국", "ＡＢ", "مصطفى", "مصطفي", "لا إله", "ﷲ ﻻ", "\u0007x"),
)
"""Names as they are typed."""
TAGS = ("oil", "نفط", "a,b & c")
WHENS: tuple[dict[str, Any], ...] = (
    {"edtf": "2024-10"},
    {"edtf": "2024-10-23"},
    {"edtf": "2012/..", "holds": "recurring"},
    {"edtf": "2018/..", "holds": "throughout"},
    {"edtf": "../..", "start": "../2022-10", "holds": "throughout"},
    {"edtf": "../2024-11"},
    {"edtf": "../2022-10", "holds": "throughout"},
    {"edtf": "2024-09~/2024-11", "holds": "throughout"},
    {"undated": True},
)
PERIODS = (
    (None, None),
    ("2024-10-01", "2024-10-31"),
    ("2024-10-01", "2024-10-05"),
    ("2024-10-23", "2024-10-23"),
    ("2024-10-24", None),
    ("2024-11-01", "2024-11-30"),
    ("2020-03-01", "2020-03-31"),
    ("2012-01-01", None),
    ("2018-03-01", "2018-03-31"),
    ("2017-01-01", "2017-12-31"),
    ("2021-01-01", "2021-12-31"),
    ("2023-01-01", "2023-12-31"),
    ("2026-01-01", "2026-12-31"),
    (None, "2022-10-31"),
    (None, "2024-10-23"),
)
SPANS = (
    ("2018-01-01", "2020-12-31"),
    ("2024-09-01", "2024-10-31"),
    ("2023-09-01", "2024-10-31"),
    ("2024-02-01", "2024-02-29"),
    ("2024-02-01", "2024-02-28"),
    ("2024-09-28", "2024-10-03"),
    ("2023-12-30", "2024-01-02"),
)
CAMERAS = (
    (Camera(lon=-179.9, lat=45.0, zoom=4.7), (800, 600)),
    (Camera(lon=60.0, lat=25.0, zoom=1.0), (960, 640)),
    (Camera(lon=176.5, lat=44.0, zoom=8.25), (640, 480)),
    (Camera(lon=178.0, lat=52.0, zoom=5.0), (390, 420)),
)


def made() -> dict[str, Any]:
    """Each file's content by its name."""
    return {
        "standing": standing(),
        "filters": filters(),
        "thinning": thinning(),
        "periods": periods(),
        "folding": folding(),
    }


def standing() -> dict[str, Any]:
    """Periods against dates of every sort."""
    events = [{"when": EventDate.model_validate(when)} for when in WHENS]
    return _asked(_atlas(events), [View(start=start, end=end) for start, end in PERIODS])  # type: ignore[arg-type]


def filters() -> dict[str, Any]:
    """All filters against invented events."""
    rng = np.random.default_rng(20241023)
    return _asked(_atlas([_event(rng) for _ in range(48)]), [*_plain(), *(_view(rng) for _ in range(40))])


def thinning() -> dict[str, Any]:
    """Cameras over events of which most stand close together, across the antimeridian, and some in areas."""
    rng = np.random.default_rng(4600)
    lon = np.concatenate([rng.uniform(175, 185, 4300), rng.uniform(-180, 180, 200)]).round(2)
    lat = np.concatenate([rng.uniform(40, 50, 4300), rng.uniform(-85, 88, 200)]).round(2)
    lon = np.where(lon > 180, lon - 360, lon).round(2)
    rows: list[dict[str, Any]] = [
        {"at": (x, y), "kind": kind}
        for x, y, kind in zip(
            lon.tolist(), lat.tolist(), rng.integers(0, len(KINDS.kinds), len(lon)).tolist(), strict=True
        )
    ]
    for at, area in enumerate(rng.choice(AREAS, 60).tolist()):
        rows[at * 70] |= {"area": area}
    atlas = _atlas(rows)
    codes = np.where(rng.random(len(lon)) < 0.03, 0, rng.integers(1, 3, len(lon))).astype(np.int8)
    codes[atlas.event_areas.code == 1] = 0
    codes[atlas.event_areas.code == 2] = 1
    selection = Selection(atlas, View(), codes, (codes == 0).astype(np.int8))
    return {
        "areas": atlas.event_areas.names,
        "counted": list(_counted(selection)),
        "rows": {
            "lon": lon.tolist(),
            "lat": lat.tolist(),
            "kind": atlas.filter_columns.kind.tolist(),
            "standing": codes.tolist(),
            "area": atlas.event_areas.code.tolist(),
        },
        "cases": [_marked(selection, camera, size) for camera, size in CAMERAS],
    }


def periods() -> dict[str, Any]:
    """Periods in words, with the words that they are made of."""
    spans = [tuple(day and date.fromisoformat(day) for day in span) for span in (*PERIODS, *SPANS)]
    used = {key: entry for key, entry in catalogue_entries().items() if key.startswith(("month.", "period."))}
    return {
        "words": {lang: {key: entry[lang] for key, entry in used.items()} for lang in LANGS},
        "cases": [
            {"first": first and first.isoformat(), "last": last and last.isoformat()}
            | {lang: format_period(first, last, lang) for lang in LANGS}
            for first, last in spans
        ],
    }


def folding() -> list[list[str]]:
    """Texts with their folded forms: every letter that is folded, and spellings of names."""
    letters = [f"x{chr(code)}x" for code in range(0x600, 0x700)]
    return [[text, fold_text(text)] for text in (*SPELLINGS, *letters)]


def _counted(selection: Selection) -> Iterator[dict[str, Any]]:
    """The areas with shown events, in the order of the rows of these."""
    context = LayoutContext(selection, "en", "light", Viewport(*CAMERAS[0]))
    code = selection.atlas.event_areas.code
    found = {area.name: area for area in counted_areas(context) if area.shown}
    shown = dict.fromkeys(code[(code > 0) & (selection.standing > 0)].tolist())
    for area in (found[selection.atlas.event_areas.names[each - 1]] for each in shown):
        standing = STANDINGS.index(area.standing)
        yield {"key": area.key, "count": area.shown, "standing": standing}


def _marked(selection: Selection, camera: Camera, size: tuple[int, int]) -> dict[str, Any]:
    found = thin_marks(selection, camera, size)
    return {
        "camera": camera.model_dump(),
        "size": list(size),
        "exact": found.exact,
        "events": found.events,
        "marks": {"row": found.row.tolist(), "count": found.count.tolist()},
    }


def _asked(atlas: Atlas, views: list[View]) -> dict[str, Any]:
    """Columns, and to each View each event's standing and reason, and what each choice would show."""
    head, columns = read_column_file(column_file_bytes(atlas))
    found = {name: _listed(name, column) for name, column in columns.items()}
    cases = [
        {
            "view": _fields(view),
            "standing": selection.standing.tolist(),
            "reason": selection.reason.tolist(),
            "omitted": selection.hidden_by_reason,
            "facets": {
                name: {each: number for each, number in facet.items() if number}
                for name, facet in asdict(count_filter_choices(selection)).items()
            },
        }
        for view in views
        for selection in (select_events(atlas, view),)
    ]
    lists = {name: head[name] for name in LISTS}
    return lists | {"reasons": list(HIDING_REASONS), "table": found, "cases": cases}


def _listed(name: str, column: Any) -> list[Any]:
    """A column as a list; what is open or missing is null."""
    if name in DAYS:
        ends = np.iinfo(column.dtype)
        return [None if value in {ends.min, ends.max} else value for value in column.tolist()]
    return [None if value != value else value for value in column.tolist()]  # noqa: PLR0124 - NaN


def _fields(view: View) -> dict[str, Any]:
    """The fields of a View that the engine reads."""
    values = {name: getattr(view, name) for name in FIELDS}
    return {
        name: sorted(value)
        if isinstance(value, frozenset)
        else value.isoformat()
        if isinstance(value, date)
        else value
        for name, value in values.items()
    }


def _event(rng: np.random.Generator) -> dict[str, Any]:
    """An invented event: perhaps undated, perhaps without a place, with bounds that may be open."""
    days = sorted(rng.integers(-900, 500, 4).tolist())
    when = None
    if rng.random() > 0.1:
        gaps = rng.random(2) < 0.2
        first, last = (
            None if gap else AS_OF + timedelta(days[at]) for gap, at in zip(gaps, (0, 3), strict=True)
        )
        when = (first, AS_OF + timedelta(days[1]), None if gaps[1] else AS_OF + timedelta(days[2]), last)
    west, south = float(rng.integers(-180, 180)), float(rng.integers(-60, 60))
    wide, high = (float(side) for side in rng.integers(0, 30, 2))
    return {
        "days": when or (None, None, None, None),
        "undated": when is None,
        "holds": str(rng.choice(list(Holds))),
        "kind": int(rng.integers(0, len(KINDS.kinds))),
        "ahead": bool(rng.random() < 0.2),
        "statements": tuple(sorted({str(name) for name in rng.choice(list(Statement), 2)})),
        "box": None if rng.random() < 0.2 else (west, south, west + wide, south + high),
        "parts": [
            (str(actor), str(rng.choice(KINDS.role_ids[:3])))
            for actor in rng.choice(ACTORS, int(rng.integers(0, 4)), replace=False)
        ],
        "status": str(rng.choice(list(Status))),
        "tags": tuple(map(str, rng.choice(TAGS, int(rng.integers(0, 3)), replace=False))),
    }


def _plain() -> list[View]:
    """Views that ask for little, and for nothing."""
    queries: list[dict[str, Any]] = [
        {},
        {"layers": ()},
        {"actors": ()},
        {"roles": ()},
        {"statements": ()},
        {"actors": ("nobody",)},
        {"actors": ("prk", "nobody"), "match": "all"},
        {"actors": ("usa",)},
        {"actors": ("navy",)},
        {"actors": ("usa", "navy"), "match": "all"},
        {"actors": ("one-half",)},
        {"actors": ("bloc",)},
        {"actors": ("silent-bloc",)},
        {"actors": ("bloc", "rus"), "roles": KINDS.role_ids[:1]},
        {"statuses": ()},
        {"statuses": ("alleged",)},
        {"tags": ()},
        {"tags": ("a,b & c",)},
        {"tags": ("oil", "unheard of")},
        {"hide": ("undated", "ahead")},
        {"bounds": (-180, -90, 180, 90)},
        {"bounds": (170, -90, -170, 90)},
        {"end": AS_OF},
        {"end": AS_OF + timedelta(1)},
    ]
    return [View(**query) for query in queries]


def _view(rng: np.random.Generator) -> View:
    """Any View."""
    start, end = sorted(rng.integers(-900, 500, 2).tolist())
    west, east = rng.integers(-180, 180, 2).tolist()

    def some(values: Any, most: int) -> Any:
        return frozenset(map(str, rng.choice(list(values), most))) if rng.random() < 0.4 else None

    return View(
        start=AS_OF + timedelta(start) if rng.random() < 0.6 else None,
        end=AS_OF + timedelta(end) if rng.random() < 0.6 else None,
        actors=some(CHOSEN_ACTORS, 2),
        roles=some(KINDS.role_ids[:3], 2),
        match="all" if rng.random() < 0.5 else "any",
        layers=some((*KINDS.kind_ids, *KINDS.families), 4),
        statements=some(Statement, 2),
        statuses=some(Status, 3),
        tags=some(TAGS, 2),
        hide=some(("undated", "ahead"), 1) or frozenset(),
        bounds=(west, -40, east, 50) if rng.random() < 0.3 else None,
    )


def _atlas(events: list[dict[str, Any]]) -> Atlas:
    """An atlas with the columns that filters, table and marks read."""
    frame = pd.DataFrame([_row(at, event) for at, event in enumerate(events)])
    for name in DAYS:
        frame[name] = pd.to_datetime(frame[name]).astype("datetime64[s]")
    parts = [
        (at, *part, False)
        for at, event in enumerate(events)
        for part in event.get("parts", [("prk", "party")])
    ]
    return Atlas(
        Brief.model_construct(
            cut_off=AS_OF.isoformat(), kinds=OWN_KINDS, actors=OWN_ACTORS, places=OWN_AREAS
        ),
        "vectors",
        gpd.GeoDataFrame(frame, geometry="geometry", crs=ATLAS_CRS),
        pd.DataFrame(parts, columns=["event", "actor", "role", "as_written"]),
        pd.DataFrame(
            [(at, event["area"], "at") for at, event in enumerate(events) if "area" in event],
            columns=["event", "place", "role"],
        ),
        pd.DataFrame({"event": [], "said_on": []}),
    )


def _row(at: int, event: dict[str, Any]) -> dict[str, Any]:
    when = event.get("when")
    bounds = when.bounds if when else None
    days = event.get("days") or tuple(getattr(bounds, name, None) for name in DAYS)
    geometry = _ground(event)
    lon, lat = event.get("at") or (
        (geometry.centroid.x, geometry.centroid.y) if geometry else (np.nan, np.nan)
    )
    return dict(zip(DAYS, days, strict=True)) | {
        "event_id": f"event-{at}",
        "kind": KINDS.kind_ids[event.get("kind", 0)],
        "holds": when.holds.value if when else event.get("holds", "sometime"),
        "undated": when.undated if when else event.get("undated", False),
        "ahead": event.get("ahead", False),
        "statements": event.get("statements", ("reported",)),
        "status": event.get("status", "actual"),
        "tags": event.get("tags", ()),
        "on_map": geometry is not None,
        "lon": lon,
        "lat": lat,
        "geometry": geometry,
    }


def _ground(event: dict[str, Any]) -> Any:
    """The box of an event, cut at the antimeridian; that of an event in an area does not matter."""
    if "area" in event:
        return shapely.box(0, 0, 1, 1)
    if "at" in event:
        return shapely.Point(event["at"])
    if not event.get("box"):
        return None
    west, south, east, north = event["box"]
    if east <= 180:
        return shapely.box(west, south, east, north)
    return shapely.MultiPolygon(
        [shapely.box(west, south, 180, north), shapely.box(-180, south, east - 360, north)]
    )


if __name__ == "__main__":
    for name, content in made().items():
        text = json.dumps(content, separators=(",", ":"), allow_nan=False)
        (FOLDER / f"{name}.json").write_text(text.replace('},{"', '},\n{"') + "\n", encoding="utf-8")

"""Mutants of a valid brief: its fields taken from the published schema, with values at their bounds.

A mutant is a folder whose ``brief.yaml`` has one to six changes: a field set, added or removed, a record
added, removed or repeated. Ids that a field refers to are those of the brief, so that most mutants open.
"""

import copy
import hashlib
import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from geodata.brief.brief_reader import BRIEF_FILE_NAME
from geodata.brief.schema.brief_schema import brief_json_schema
from geodata.brief.yaml_edit import load_yaml
from geodata.kinds.kind_table import shipped_kinds

Json = dict[str, Any]
Draw = Callable[..., Any]

TEXT = (
    "Harbour news\n"
    "The ministry counts about 30 ships at the drill in the Sea of Japan. A rival paper counts 20 of them.\n"
    "Iran has long shipped parts to Russia, they say. Perhaps the two grow closer.\n"
)
ROWS = (
    "id,date,place,lon,lat,dead,paper,kind,prec,km,shape\n"
    "a1,2030-01-03,Aden,45.0,12.8,3,Daily,clash,1,,POINT (45 12.8)\n"
    'a2,2030-01-04,Nowhere,,,unknown,Weekly,,6,-5,"POLYGON ((0 0, 9 9, 9 0, 0 9, 0 0))"\n'
    'a3,not a day,Yemen,180,90,1,Daily,clash,6,30000,"POLYGON ((170 0, 190 0, 190 9, 170 0))"\n'
    'a4,2030-01-05,Pole,-180,-90,1e9,Daily,protest,4,50,"LINESTRING (0 80, 180 80)"\n'
)
SHAPES = json.dumps(
    {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "id": "zone",
                "properties": {"title": "A zone"},
                "geometry": {"type": "Polygon", "coordinates": [[[60, 10], [66, 10], [66, 14], [60, 10]]]},
            },
            {
                "type": "Feature",
                "id": "front",
                "properties": {},
                "geometry": {"type": "LineString", "coordinates": [[170, 5], [-170, 8]]},
            },
            {
                "type": "Feature",
                "id": "spot",
                "properties": {},
                "geometry": {"type": "Point", "coordinates": [0, 90]},
            },
        ],
    }
)
FILES = {"text.en.txt": TEXT, "rows.csv": ROWS, "shapes.geojson": SHAPES}
"""Files beside the brief."""


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


BRIEF = f"""\
schema: 2
id: mutant
title: {{ar: "موجز", en: "Brief"}}
publisher: {{en: "House"}}
published: 2030-01
as_of: 2030-01-15T06:00Z
language: en
marking: {{text: "TLP:GREEN", level: 1}}
theatre: [yem]
tags: [sea]
summary: [{{ar: "سطر", en: "A line"}}]
documents:
  - {{id: text, type: text, file: text.en.txt, sha256: {_sha256(TEXT)}, characters: {len(TEXT)}, share: all}}
  - {{id: notice, title: A notice, publisher: The office, published: 2024-01, url: "https://example.org/n",
     type: page, share: cited, marking: {{text: "TLP:AMBER", level: 2}}}}
  - {{id: rows, title: A table, type: table, file: rows.csv, sha256: {_sha256(ROWS)}, rows: 4, share: all}}
  - {{id: photo, title: A picture, type: picture, supersedes: notice}}
sources:
  - {{id: ministry, name: {{ar: "الوزارة", en: "The ministry"}}, actor: jpn, reliability: B}}
  - {{id: paper, name: {{en: "A rival paper"}}, short: Paper, document: notice}}
  - {{id: hidden, name: Somebody, document: photo}}
kinds:
  - {{id: ferry, words: {{en: {{one: Ferry, many: Ferries}}}}, family: supply, form: lane, symbol: ship}}
actors:
  - {{id: jpn, name: {{ar: "اليابان", en: "Japan"}}, aliases: [Nippon], affiliation: friendly}}
  - {{id: navy, name: The navy, kind: force, part_of: jpn}}
  - {{id: pact, name: The pact, kind: alliance, members: [jpn, navy]}}
places:
  - {{id: box, name: {{ar: "المربع", en: "The box"}}, kind: sea,
     geometry: {{polygon: [[[60, 10], [66, 10], [66, 14], [60, 14]]]}}}}
  - {{id: spot, name: A spot, kind: point, where_prec: 3, geometry: {{lon: 52, lat: 6}}}}
  - {{id: band, name: Off Yemen, kind: sea, geometry: {{off: yem, km: 120}}}}
  - {{id: seas, name: Two seas, kind: sea, geometry: [sea-of-japan, yellow-sea], reason: Two are named}}
sentences:
  - {{number: 1, paragraph: 1, span: [0, 12], heading: true}}
  - {{number: 2, paragraph: 2, span: [13, 81], restatement: {{ar: "نحو ثلاثين", en: "Some thirty"}}}}
  - {{number: 3, paragraph: 2, span: [82, 114], note: A note}}
  - {{number: 4, paragraph: 3, span: [115, 163]}}
  - {{number: 5, paragraph: 3, span: [164, 192], set_aside: A guess}}
events:
  - id: drill
    kind: exercise
    title: {{ar: "مناورة", en: "Drill"}}
    short: Drill
    weight: 1
    status: actual
    when: {{edtf: 2029-12, holds: sometime}}
    clock: {{from: "06:00", zone: Z}}
    actors: [{{actor: jpn, role: lead}}, {{actor: navy, role: participant}}]
    places: [{{place: sea-of-japan, hedge: mostly}}]
    tags: [navy]
    claims:
      - {{id: drill-1, source: ministry, sentence: 2, spans: [[33, 47]], said_on: 2030-01-10,
         statement: reported,
         figure: {{value: 30, qualifier: about, unit: ship, counts: {{id: part, en: part}}}}}}
      - {{id: drill-2, source: paper, via: [ministry], sentence: 3, spans: [[103, 105]], statement: reported,
         figure: {{best: 20, low: 18, high: 22, unit: ship, counts: {{id: part, en: part}},
                  covers: {{from: 2029, to: 2030, place: yem}}}}}}
  - id: parts
    kind: ferry
    title: Parts
    status: alleged
    when: {{edtf: ../.., start: ../2022-10, holds: throughout}}
    actors: [{{actor: irn, role: supplier}}, {{actor: rus, role: recipient}}]
    places: [{{place: irn, role: from}}, {{place: rus, role: to}}]
    claims: [{{id: parts-1, source: paper, sentence: 4, spans: [[115, 152]], statement: reported}}]
  - id: at-box
    kind: clash
    title: {{ar: "في المربع"}}
    status: actual
    when: {{edtf: 2030-01-02~}}
    places: [{{place: box}}]
    parent: drill
    marking: {{text: "TLP:RED", level: 3}}
    claims: [{{id: box-1, source: paper, document: notice, page: 2, quote: "struck", statement: reported}}]
  - id: talk
    kind: alignment
    title: Drawing closer
    status: expected
    when: {{undated: true}}
    actors: [{{actor: irn, role: party}}, {{actor: jpn, role: party}}]
    off_map: A relation without a place
    claims:
      - {{id: talk-1, source: hidden,
         cites: [{{document: rows, row: 2}}, {{document: photo, box: [0, 0, 1, 1]}}],
         statement: judgement, likelihood: likely, confidence: low, hedge: perhaps}}
tables:
  - id: log
    document: rows
    as: events
    key: [id]
    mapping:
      title: {{text: "{{kind}} at {{place}}"}}
      kind: {{column: kind, else: incident}}
      start: {{column: date}}
      place: {{lon: {{column: lon}}, lat: {{column: lat}}, name: {{column: place}}}}
      figures: {{column: dead, unit: person, counts: {{id: dead, en: dead}}}}
      source: {{column: paper, withheld: [Weekly]}}
    overrides: {{a1: {{title: {{en: Corrected}}}}}}
  - {{id: sites, document: rows, as: places, key: [id],
     mapping: {{title: {{column: place}}, place: {{name: {{column: place}}, where_prec: {{column: prec}}}}}}}}
  - {{id: shapes, document: rows, as: layer, key: [id],
     mapping: {{title: {{column: place}}, place: {{geometry: {{column: shape}}}}}}}}
layers:
  - {{id: front, title: The front, document: notice, file: shapes.geojson, look: line, as_of: 2030-01-01}}
  - {{id: areas, title: Areas, places: [box, band], look: area}}
queries:
  - {{id: which, kind: reading, sentence: 5, spans: [[176, 184]], what: A doubt, why: No reason,
     events: [talk], stands_for: {{written: jpn, meant: irn}}}}
slides:
  - {{id: first, title: First, note: A note, view: "focus=drill&from=2029-01-01"}}
"""
"""A brief that has every list and every form of record, few of each."""

_WORDS: tuple[Any, ...] = (
    "Words",
    "كلمات",
    {"en": "Words"},
    {"ar": "كلمات"},
    {"ar": "كلمات", "en": "Words"},
    {"en": "<b>&amp;</b> {x} =1+1 $[name] ]]>"},
    {"en": "w" * 2000},
    {"en": "a\u2028b"},
    {"fr": "mots"},
    {},
    "",
)
_GEOMETRIES: tuple[Any, ...] = (
    ["yem"],
    ["rus"],
    ["ata"],
    ["sea-of-japan", "aden"],
    ["vladivostok"],
    ["box"],
    ["no-such-place"],
    [],
    {"lon": 180, "lat": 0},
    {"lon": -180, "lat": 90},
    {"lon": 0, "lat": -90},
    {"lon": 360, "lat": 12.5},
    {"lon": 45, "lat": 90.5},
    {"line": [[170, 5], [-170, 8]]},
    {"line": [[0, 80], [180, 80]]},
    {"line": [[5, 5], [5, 5]]},
    {"polygon": [[[170, -10], [-170, -10], [-170, 10], [170, 10]]]},
    {"polygon": [[[0, 70], [90, 70], [180, 70], [-90, 70]]]},
    {"polygon": [[[0, -70], [-90, -70], [180, -70], [90, -70]]]},
    {"polygon": [[[0, 0], [10, 10], [10, 0], [0, 10]]]},
    {"polygon": [[[0, 0], [10, 0], [10, 10], [0, 10]], [[2, 2], [4, 2], [4, 4]]]},
    {"polygon": [[[0, 0], [1e-9, 0], [0, 1e-9]]]},
    {"circle": {"lon": 179.9, "lat": 10, "km": 500}},
    {"circle": {"lon": 0, "lat": 89.9, "km": 500}},
    {"circle": {"at": "aden", "km": 19_900}},
    {"circle": {"at": "yem", "km": 1}},
    {"circle": {"at": "spot", "km": 0.001}},
    {"from": "aden", "bearing": "sw", "nm": 60},
    {"from": "aden", "bearing": 360, "km": 19_900},
    {"from": "yem", "bearing": 0, "km": 10},
    {"off": "yem", "km": 2000, "side": "land"},
    {"off": "ata", "km": 200},
    {"off": "fji", "km": 50},
    {"off": "aden", "km": 50},
    {"between": ["aden", "vladivostok"]},
    {"between": ["spot", "spot"]},
    {"between": ["fji", "wsm"]},
    {"near": "aden", "km": 0.5},
    {"near": "spot", "km": 19_900},
    {"near": "yem", "km": 300},
    {"file": "shapes.geojson", "feature": "zone"},
    {"file": "shapes.geojson", "feature": "front"},
    {"file": "shapes.geojson", "feature": "spot"},
    {"file": "shapes.geojson", "feature": "nothing"},
    {"file": "missing.geojson", "feature": "zone"},
)
_DATES = (
    *("2029", "2029-12", "2029-12-24", "2029~", "2029-12~", "2029-12-24~", "../..", "../2029", "2029/.."),
    *("0001", "0001-01-01", "9999", "9999-12-31", "9999-12-31/..", "../0001-01-01", "9999~", "2030/2029"),
    *("2028-02-29", "2029-02-29", "0000", "x", ""),
)
_NUMBERS: tuple[Any, ...] = (
    0,
    1,
    2,
    3,
    5,
    7,
    0.5,
    -1,
    1e-9,
    1e15,
    1e308,
    "٢٠",
    "1,500",
    "9" * 400,
    "x",
    10**18,
)
_WHOLE = (0, 1, 2, 3, 4, 5, 6, 7, 20, 600, -1, 10**9, "x")
_PLACE_IDS = (
    *("spot", "box", "band", "seas", "sites-a1", "yem", "rus", "ata", "usa", "aden", "sea-of-japan"),
    *("vladivostok", "shapes-a3"),
)
_ACTOR_IDS = ("jpn", "navy", "pact", "irn", "usa")
_LINES = ("words", "كلمات", "<script>", "w" * 2000, "a\u202eb", "", "=1+1", "rows.csv", "a1", "lon", "Z")
_POOLS: dict[str, tuple[Any, ...]] = {
    "geometry": _GEOMETRIES,
    **dict.fromkeys(("edtf", "published", "period", "base"), _DATES),
    **dict.fromkeys(("place", "theatre"), (*_PLACE_IDS, "nowhere")),
    **dict.fromkeys(("actor", "part_of", "members", "written", "meant"), (*_ACTOR_IDS, "nobody")),
    **dict.fromkeys(("document", "supersedes"), ("text", "notice", "rows", "photo", "nothing")),
    **dict.fromkeys(("source", "via"), ("ministry", "paper", "hidden", "nobody")),
    **dict.fromkeys(("parent", "events"), ("drill", "parts", "at-box", "talk", "log-a1", "nothing")),
    "revises": ("drill-1", "drill-2", "parts-1", "nothing"),
    "role": ("lead", "participant", "supplier", "recipient", "party", "at", "from", "to"),
    "family": ("military", "supply", "fighting", "harm", "diplomacy", "society", "other"),
    "symbol": ("dot", "ship", "star", "nothing"),
    "unit": ("ship", "soldier", "person", "usd", "km", "furlong"),
    "sentence": (1, 2, 3, 4, 5, 6),
    "spans": ([[33, 47]], [[13, 14], [20, 30]], [[164, 192]], [], [[5, 2]]),
    "span": ([0, 12], [13, 81], [0, 0], [5, 2]),
    "view": (
        *("", "focus=drill", "focus=parts&cam=179,80,9", "actor=jpn&from=2029-01-01&to=2029-02-01"),
        *("layer=ferry&show=relations,symbols", "focus=log-a1&bbox=170,-10,-170,10", "projection=globe"),
    ),
    **dict.fromkeys(("as_of", "said_on", "retrieved"), ("2030-01-15", "0001-01-01", "9999-12-31", "x")),
    "from": (*_DATES, *_PLACE_IDS, "06:00"),
    "to": (*_DATES, *_PLACE_IDS, "23:59"),
    "file": ("shapes.geojson", "rows.csv", "text.en.txt", "missing.txt", "../x"),
    "sha256": (_sha256(TEXT), _sha256(ROWS), "0" * 64),
    "url": ("https://example.org/a?b=c&d=%20", "ftp://x"),
    "box": ([0, 0, 1, 1], [5, 5, 1, 1], [-1, 0, 1e308, 2]),
    "column": ("id", "date", "place", "lon", "lat", "dead", "paper", "kind", "prec", "km", "shape", "none"),
    "text": ("{place} on {date}", "words", "{none}", "{id}"),
    "overrides": ({}, {"a1": {"title": {"en": "New"}}}, {"a9": {"status": "alleged"}}, {"a1": {"kind": "x"}}),
}
"""Values of fields by name, beyond what their type says: ids that exist, dates and shapes at bounds."""


@cache
def _schema() -> Json:
    return brief_json_schema()


def _resolved(schema: Json) -> Json:
    """Return a schema with the definition that it refers to in its place."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return {"name": name, **_schema()["$defs"][name]}
    return schema


def _forms(schema: Json) -> list[Json]:
    """Return the schemas of which a value may have any."""
    schema = _resolved(schema)
    parts = schema.get("anyOf") or schema.get("oneOf")
    if parts is None:
        return [schema]
    named = {"name": schema["name"]} if "name" in schema else {}
    return [named | form for part in parts for form in _forms(part) if form.get("type") != "null"]


def _object_schema(schema: Json) -> Json | None:
    """Return the schema of the form that is a mapping, if there is one."""
    return next((form for form in _forms(schema) if "properties" in form), None)


def _value(draw: Draw, name: str, schema: Json, depth: int = 0) -> Any:
    """Return a value of a field, mostly one that its schema allows."""
    form = draw(st.sampled_from(_forms(schema)))
    if form.get("name") == "EventDate":
        return _date(draw)
    if choices := next(filter(None, _choices(name, form)), ()):
        return draw(st.sampled_from(choices))
    return _items(draw, name, form, depth) if form.get("type") == "array" else _record(draw, form, depth)


def _choices(name: str, form: Json) -> Iterator[tuple[Any, ...]]:
    """Yield the values of a field by what is known of it, the most first; none of lists and records."""
    if form.get("name") == "LocalizedText":
        yield _WORDS
    if name == "kind" and "enum" not in form:
        yield ("ferry", *shipped_kinds().kind_ids, "nothing")
    if name in _POOLS:
        yield _pool(form, name)
    if "enum" in form:
        yield (*form["enum"], *form["enum"], "nothing")
    if "const" in form:
        yield (form["const"],)
    if form.get("type") != "array" and "properties" not in form:
        yield _plain(form, name)


def _pool(form: Json, name: str) -> tuple[Any, ...]:
    """Return the values of a field by its name; of a field that is a list of them one in a list, or none."""
    pool = _POOLS[name]
    if "properties" in form and name != "geometry":
        return ()
    if form.get("type") == "array" and not isinstance(pool[0], list | dict):
        return (*([each] for each in pool), [])
    return pool


def _date(draw: Draw) -> Json:
    found: Json = {"edtf": draw(st.sampled_from(_DATES))} if draw(st.booleans()) else {"undated": True}
    for name in ("start", "end"):
        if draw(st.integers(0, 3)) == 0:
            found[name] = draw(st.sampled_from(_DATES))
    return found | {"holds": draw(st.sampled_from(("throughout", "sometime", "recurring")))}


def _items(draw: Draw, name: str, form: Json, depth: int) -> list[Any]:
    if "items" not in form:
        return [draw(st.sampled_from(_WHOLE)) for _ in form.get("prefixItems", ())]
    count = draw(st.integers(0, 2))
    return [_value(draw, name, form["items"], depth + 1) for _ in range(count)]


def _record(draw: Draw, form: Json, depth: int) -> Json:
    """Return a record with all the fields that it needs, and some of the others."""
    needed = form.get("required", ())
    chance = 3 + 2 * depth
    return {
        name: _value(draw, name, each, depth + 1)
        for name, each in form["properties"].items()
        if name in needed or draw(st.integers(0, chance)) == 0
    }


def _plain(form: Json, name: str) -> tuple[Any, ...]:
    """Return values of a plain type."""
    if form.get("type") == "integer":
        return _WHOLE
    if form.get("type") == "number":
        return _NUMBERS
    if form.get("type") == "boolean":
        return (True, False)
    if "pattern" in form and name in {"id", "was", "alternative", "rule"}:
        return ("new-id", "drill", "spot", "jpn", "A", "a" * 80)
    if form.get("type") == "object":
        return (
            {},
            {"a1": "x"},
            {"record": {"rule": "draft"}},
            {"title": {"rule": "draft", "precision": 0.5}},
        )
    return _LINES


def _containers(value: Any, schema: Json, name: str = "") -> Iterator[tuple[Any, Json, str]]:
    """Yield each mapping and each list of a brief with its schema and the name of its field."""
    if isinstance(value, dict) and (form := _object_schema(schema)) is not None:
        yield value, form, name
        for key, each in value.items():
            if key in form["properties"] and not _is_leaf(key, form["properties"][key]):
                yield from _containers(each, form["properties"][key], key)
    elif isinstance(value, list):
        form = next((form for form in _forms(schema) if "items" in form), None)
        if form is not None:
            yield value, form, name
            for each in value:
                yield from _containers(each, form["items"], name)


def _is_leaf(name: str, schema: Json) -> bool:
    """Return whether a field is set as a whole."""
    return name == "geometry" or any(form.get("name") == "LocalizedText" for form in _forms(schema))


def _change(draw: Draw, brief: Json) -> None:
    """Change one thing of a brief."""
    found = list(_containers(brief, _schema()))
    group = draw(st.sampled_from(sorted({name for _, _, name in found})))
    container, form, name = draw(st.sampled_from([each for each in found if each[2] == group]))
    if isinstance(container, list):
        _change_list(draw, container, form, name)
        return
    field = draw(st.sampled_from(sorted(form["properties"])))
    if field in container and draw(st.integers(0, 3)) == 0:
        del container[field]
    else:
        container[field] = _value(draw, field, form["properties"][field])


def _change_list(draw: Draw, items: list[Any], form: Json, name: str) -> None:
    how = draw(st.integers(0, 2))
    if how == 0 or not items:
        items.append(_value(draw, name, form["items"]))
    elif how == 1:
        del items[draw(st.integers(0, len(items) - 1))]
    else:
        again = copy.deepcopy(items[draw(st.integers(0, len(items) - 1))])
        if isinstance(again, dict) and "id" in again:
            again["id"] = f"{again['id']}-again"
        for claim in again.get("claims", ()) if isinstance(again, dict) else ():
            if isinstance(claim, dict) and "id" in claim:
                claim["id"] = f"{claim['id']}-again"
        items.append(again)


@cache
def _brief_values() -> Json:
    values = load_yaml(BRIEF)
    return json.loads(json.dumps(values, default=str))  # type: ignore[no-any-return]


@st.composite
def mutants(draw: Draw) -> str:
    """The text of a brief with one to six changes."""
    brief = copy.deepcopy(_brief_values())
    for _ in range(draw(st.integers(1, 6))):
        _change(draw, brief)
    return json.dumps(brief, ensure_ascii=False, indent=1)


def write_mutant(folder: Path, text: str) -> Path:
    """Write a mutant and the files beside it into a folder, and return that."""
    folder.mkdir(exist_ok=True)
    for name, content in FILES.items():
        if not (folder / name).exists():
            (folder / name).write_text(content, encoding="utf-8")
    (folder / BRIEF_FILE_NAME).write_text(text, encoding="utf-8")
    return folder

"""A brief with a reference layer of each look, written into a folder."""

import json
from pathlib import Path
from typing import Any

BRIEF = """\
schema: 2
id: layered
title: {en: "Layers", ar: "طبقات"}
as_of: 2030-01-15
language: en
documents:
  - {id: chart, title: {en: "Chart 7"}, publisher: {en: "Sea Office", ar: "هيئة البحار"}, type: page}
sources: [{id: paper, name: {en: "The paper", ar: "الصحيفة"}}]
places:
  - id: zone
    kind: region
    name: {en: Zone}
    geometry: {polygon: [[[125, 36], [131, 36], [131, 40], [125, 40]]]}
  - {id: ring, kind: region, name: {en: Ring}, geometry: {circle: {lon: 139, lat: 36, km: 300}}}
  - {id: port, kind: point, name: {en: Port}, geometry: {lon: 143, lat: 46}}
  - {id: buoy, kind: point, name: {en: Buoy}, geometry: {lon: 170, lat: 50}}
  - {id: isle, kind: point, name: {en: Isle}, geometry: {lon: -165, lat: 55}}
events:
  - id: drill
    kind: exercise
    title: {en: "Drill", ar: "مناورة"}
    status: actual
    when: {edtf: "2030-01-02"}
    places: [{place: sea-of-japan}]
    claims: [{id: drill-1, source: paper, cites: [{document: chart}], statement: reported}]
  - id: strike
    kind: strike
    title: {en: "Strike", ar: "ضربة"}
    status: actual
    when: {edtf: "2030-01-03"}
    places: [{place: buoy}]
    claims: [{id: strike-1, source: paper, cites: [{document: chart}], statement: reported}]
layers:
"""
LAYERS = {
    "listed": '{id: listed, title: {en: "Listed area", ar: "منطقة مدرجة"}, document: chart, places: [zone], '
    'look: area, as_of: 2030-01-01, marking: {text: {en: "TLP:AMBER"}, level: 2}}',
    "range": '{id: range, title: {en: "Range, 300 km"}, places: [ring], look: line}',
    "track": '{id: track, title: {en: "Track"}, places: [port, buoy, isle], look: arrow}',
    "bases": '{id: bases, title: {en: "Bases"}, file: bases.geojson, look: points}',
    "wait": '{id: wait, title: {en: "Ships wait here", ar: "تنتظر السفن هنا"}, places: [port], look: note}',
}
"""A reference layer of each look, by id."""
BOX = [[[140, 41], [142, 41], [142, 43], [140, 43], [140, 41]]]
BASES = (
    {
        "geometry": {"type": "MultiPoint", "coordinates": [[131.9, 43.1], [135.2, 34.7]]},
        "name": "A <b>base</b>",
    },
    {"geometry": {"type": "Polygon", "coordinates": BOX}, "name_ar": "قاعدة"},
    {"geometry": None},
)


def features(*given: dict[str, Any]) -> str:
    """A collection in which all but the geometry of what is given are properties."""
    found = [
        {
            "type": "Feature",
            "geometry": each["geometry"],
            "properties": {name: value for name, value in each.items() if name != "geometry"},
        }
        for each in given
    ]
    return json.dumps({"type": "FeatureCollection", "features": found})


def write_layered_brief(folder: Path, *layers: str) -> Path:
    """Write the brief with some reference layers, by default one of each look; return its folder."""
    lines = [f"  - {layer}\n" for layer in layers or LAYERS.values()]
    (folder / "brief.yaml").write_text(BRIEF + "".join(lines), encoding="utf-8")
    (folder / "bases.geojson").write_text(features(*BASES), encoding="utf-8")
    return folder

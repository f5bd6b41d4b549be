"""The documented columns of ``Atlas.events``, as printed in the README."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """Name, type, unit and meaning of one column."""

    name: str
    type: str
    unit: str
    meaning: str


EVENT_COLUMNS: tuple[Column, ...] = (
    Column("event_id", "str", "", "stable id of the event"),
    Column(
        "kind", "str", "", "exercise, transfer, deployment, agreement, meeting or alignment; also its layer"
    ),
    Column("title", "str", "", "title in English"),
    Column("title_ar", "str", "", "title in Arabic"),
    Column("status", "str", "", "actual, agreed, proposed, expected or feared"),
    Column("proposed", "bool", "", "found by rule, and not yet accepted by a person"),
    Column("holds", "str", "", "throughout, sometime or recurring"),
    Column("edtf", "str", "EDTF", "the date as said; missing when undated"),
    Column("precision", "str", "", "day, month, year, open or undated"),
    Column("undated", "bool", "", "the text gives no date"),
    Column("start_earliest", "datetime64", "day", "first day on which it can have begun; NaT: open"),
    Column("start_latest", "datetime64", "day", "last day on which it can have begun; NaT: open"),
    Column("end_earliest", "datetime64", "day", "first day on which it can have ended; NaT: open"),
    Column("end_latest", "datetime64", "day", "last day on which it can have ended; NaT: open"),
    Column("ahead", "bool", "", "proposed, expected or feared: it lies ahead of the brief"),
    Column("statements", "tuple of str", "", "kinds of statement among its claims"),
    Column("judged", "bool", "", "no claim of it is reported: it rests on judgement or forecast alone"),
    Column("where_prec", "Int8", "UCDP code", "the least precise of its places, 1 exact … 7 international"),
    Column("where_basis", "str", "", "stated, or inferred when one of its places is"),
    Column("schematic", "bool", "", "a route whose path the brief does not give"),
    Column("on_map", "bool", "", "a mark of its own on the map"),
    Column("lon", "float64", "degree", "longitude where its label stands; NaN without a place"),
    Column("lat", "float64", "degree", "latitude where its label stands; NaN without a place"),
    Column("parent", "str", "", "id of the series of which it is one issue"),
    Column("off_map", "str", "", "why it is in the list and not on the map, in English"),
    Column("off_map_ar", "str", "", "the same in Arabic"),
    Column(
        "geometry", "geometry", "EPSG:4326", "Multi form, a collection when mixed, missing without a place"
    ),
)

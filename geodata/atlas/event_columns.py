"""The documented columns of ``Atlas.events``, as the guide prints them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ColumnDescription:
    """Name, type, unit and meaning of one column."""

    name: str
    type: str
    unit: str
    meaning: str


EVENT_COLUMNS: tuple[ColumnDescription, ...] = (
    ColumnDescription("event_id", "str", "", "stable id of the event"),
    ColumnDescription("kind", "str", "", "id of its kind, shipped or of the brief; also its layer"),
    ColumnDescription("title", "str", "", "title in English, else in the brief's own language"),
    ColumnDescription("title_ar", "str", "", "title in Arabic, where there is one"),
    ColumnDescription("status", "str", "", "actual, agreed, proposed, expected, feared or alleged"),
    ColumnDescription("proposed", "bool", "", "found by rule, and not yet accepted by a person"),
    ColumnDescription("holds", "str", "", "throughout, sometime or recurring"),
    ColumnDescription("edtf", "str", "EDTF", "the date as said; missing when undated"),
    ColumnDescription("precision", "str", "", "day, month, year, open or undated"),
    ColumnDescription("undated", "bool", "", "the text gives no date"),
    ColumnDescription(
        "start_earliest", "datetime64", "day", "first day on which it can have begun; NaT: open"
    ),
    ColumnDescription("start_latest", "datetime64", "day", "last day on which it can have begun; NaT: open"),
    ColumnDescription("end_earliest", "datetime64", "day", "first day on which it can have ended; NaT: open"),
    ColumnDescription("end_latest", "datetime64", "day", "last day on which it can have ended; NaT: open"),
    ColumnDescription("ahead", "bool", "", "proposed, expected or feared: it lies ahead of the brief"),
    ColumnDescription("statements", "tuple of str", "", "kinds of statement among its claims"),
    ColumnDescription("tags", "tuple of str", "", "its tags, each once, in their order"),
    ColumnDescription(
        "judged", "bool", "", "no claim of it is reported: it rests on judgement or forecast alone"
    ),
    ColumnDescription(
        "where_prec", "Int8", "UCDP code", "the least precise of its places, 1 exact … 7 international"
    ),
    ColumnDescription("where_basis", "str", "", "stated, or inferred when one of its places is"),
    ColumnDescription("schematic", "bool", "", "a route whose path the brief does not give"),
    ColumnDescription("on_map", "bool", "", "a mark of its own on the map"),
    ColumnDescription("lon", "float64", "degree", "longitude where its label stands; NaN without a place"),
    ColumnDescription("lat", "float64", "degree", "latitude where its label stands; NaN without a place"),
    ColumnDescription("parent", "str", "", "id of the series of which it is one issue"),
    ColumnDescription(
        "off_map", "str", "", "why it is in the list and not on the map, in English or else the brief's own"
    ),
    ColumnDescription("off_map_ar", "str", "", "the same in Arabic, where there is one"),
    ColumnDescription(
        "geometry", "geometry", "EPSG:4326", "Multi form, a collection when mixed, missing without a place"
    ),
)

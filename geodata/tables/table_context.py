"""Facts of a brief that the rows of a table are read with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from geodata.tables.row_places import PlaceAnswer
from geodata.words import Lang


@dataclass(frozen=True)
class TableContext:
    """Facts of the brief and of the house that the rows of a table are read with."""

    table_id: str
    key: tuple[str, ...]
    """Columns whose cells form the key of a row."""
    known_kinds: frozenset[str]
    default_kind: str
    """Kind of a row whose own is not known."""
    known_actors: frozenset[str]
    """Ids that a translated actor may have."""
    places: Mapping[str, PlaceAnswer]
    """Places by the name in the file, as answered."""
    find_place: Callable[[str], str | None]
    """Id of the only place with a name; None where there is none or several."""
    has_lane: Callable[[str, str], bool]
    """Whether a line can be drawn between two places."""
    lang: Lang
    """Language of the titles of rows that have none."""
    speaker: str
    """Name of the source that speaks where no column names one."""

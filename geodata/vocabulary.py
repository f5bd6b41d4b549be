"""Value types and enumerations that briefs, views and exports share.

Each enumeration is in the published JSON Schema; its values are written in ``brief.yaml``, in links and in
exported properties. Their text on the screen is in the catalogue (``geodata/data/words``). Kinds of events
and roles of actors are no enumerations: they are a table (``geodata.kinds``).
"""

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

from geodata.words import LANGS, CatalogueText, Lang, check_language
from geodata.words.value_faults import fault_and_form


def _check_iso_day(value: object) -> object:
    # pydantic alone would also parse a number of seconds as a date.
    if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        msg = fault_and_form("no-day", value="2024-10-23")
        raise ValueError(msg)
    return value


IsoDay = Annotated[date, BeforeValidator(_check_iso_day)]
"""A calendar day, written ``2024-10-23``."""


def _check_code(code: str) -> Lang:
    try:
        return check_language(code)
    except ValueError as error:
        raise ValueError(CatalogueText("value.one-of", values=tuple(LANGS))) from error


LanguageCode = Annotated[Lang, AfterValidator(_check_code)]
"""Code of a registered interface language."""


class Status(StrEnum):
    """Reality of an event according to the brief: it took place, is agreed or lies ahead."""

    ACTUAL = "actual"
    AGREED = "agreed"
    PROPOSED = "proposed"
    EXPECTED = "expected"
    FEARED = "feared"
    ALLEGED = "alleged"
    """Every claim of the event is introduced by a word of accusation."""


AHEAD_STATUSES: frozenset[Status] = frozenset({Status.PROPOSED, Status.EXPECTED, Status.FEARED})
"""Statuses of events that had not taken place when the brief was written."""


class ActorKind(StrEnum):
    """Kind of an actor."""

    STATE = "state"
    ALLIANCE = "alliance"
    FORCE = "force"
    GROUP = "group"
    ORGANISATION = "organisation"
    COMPANY = "company"
    VESSEL = "vessel"
    AIRCRAFT = "aircraft"
    PERSON = "person"


class Affiliation(StrEnum):
    """Affiliation of an actor to the analyst's own side, which sets the frame of its symbol (APP-6)."""

    FRIENDLY = "friendly"
    HOSTILE = "hostile"
    NEUTRAL = "neutral"
    UNKNOWN = "unknown"


class PlaceKind(StrEnum):
    """Kind of a place."""

    POINT = "point"
    CITY = "city"
    PORT = "port"
    SEA = "sea"
    RIVER = "river"
    COUNTRY = "country"
    PROVINCE = "province"
    REGION = "region"


class PlaceRole(StrEnum):
    """Role of a place in an event: its location, its origin or its destination."""

    AT = "at"
    FROM = "from"
    TO = "to"


class Basis(StrEnum):
    """Origin of an event's place: stated in the text, or inferred by the analyst."""

    STATED = "stated"
    INFERRED = "inferred"


class Statement(StrEnum):
    """Kind of statement of a claim: reported fact, judgement or forecast."""

    REPORTED = "reported"
    JUDGEMENT = "judgement"
    FORECAST = "forecast"


class Stance(StrEnum):
    """Position of a source on the content of its claim."""

    ASSERTS = "asserts"
    CONFIRMS = "confirms"
    DOES_NOT_DENY = "does-not-deny"
    DENIES = "denies"


class Qualifier(StrEnum):
    """Qualifying word before an amount in the text."""

    EXACT = "exact"
    ABOUT = "about"
    CLOSE_TO = "close-to"
    MORE_THAN = "more-than"
    AT_LEAST = "at-least"
    LESS_THAN = "less-than"
    UP_TO = "up-to"


class UnitClass(StrEnum):
    """Class of what a unit measures or counts."""

    PEOPLE = "people"
    VEHICLES = "vehicles"
    VESSELS = "vessels"
    AIRCRAFT = "aircraft"
    MUNITIONS = "munitions"
    MONEY = "money"
    MASS = "mass"
    DISTANCE = "distance"
    AREA = "area"
    VOLUME = "volume"
    SHARE = "share"
    TIME = "time"
    GOODS = "goods"
    OCCURRENCES = "occurrences"
    SITES = "sites"
    FORMATIONS = "formations"
    GROUPS = "groups"
    OTHER = "other"


class RatePeriod(StrEnum):
    """Period to which a rate refers."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Holds(StrEnum):
    """Occurrence of an event in its dates: throughout, at some time within, or repeatedly."""

    THROUGHOUT = "throughout"
    SOMETIME = "sometime"
    RECURRING = "recurring"


class Coverage(StrEnum):
    """Coverage of a sentence of the first text, derived from the events that cite it."""

    MAPPED = "mapped"
    """An event on the map cites it."""
    LISTED = "listed"
    """Only events off the map cite it."""
    HEADING = "heading"
    SET_ASIDE = "set-aside"
    """The analyst gives a reason to leave it out."""
    OPEN = "open"


class DocumentType(StrEnum):
    """Type of a source document."""

    TEXT = "text"
    TABLE = "table"
    PAGE = "page"
    """By pages, or a web page."""
    PICTURE = "picture"


class Share(StrEnum):
    """Words of a document that may be shown, shipped and exported."""

    ALL = "all"
    CITED = "cited"
    NONE = "none"


class Likelihood(StrEnum):
    """Likelihood of a judgement, in the words of ICD 203."""

    ALMOST_NO_CHANCE = "almost-no-chance"
    VERY_UNLIKELY = "very-unlikely"
    UNLIKELY = "unlikely"
    ROUGHLY_EVEN_CHANCE = "roughly-even-chance"
    LIKELY = "likely"
    VERY_LIKELY = "very-likely"
    ALMOST_CERTAIN = "almost-certain"


LIKELIHOOD_BANDS: Mapping[Likelihood, tuple[int, int]] = {
    Likelihood.ALMOST_NO_CHANCE: (1, 5),
    Likelihood.VERY_UNLIKELY: (5, 20),
    Likelihood.UNLIKELY: (20, 45),
    Likelihood.ROUGHLY_EVEN_CHANCE: (45, 55),
    Likelihood.LIKELY: (55, 80),
    Likelihood.VERY_LIKELY: (80, 95),
    Likelihood.ALMOST_CERTAIN: (95, 99),
}
"""Band of each likelihood in per cent, as ICD 203 has it."""


class Confidence(StrEnum):
    """Confidence of an analyst in a judgement."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


class LayerLook(StrEnum):
    """Drawing of a reference layer."""

    LINE = "line"
    AREA = "area"
    POINTS = "points"
    ARROW = "arrow"
    NOTE = "note"


class TableContent(StrEnum):
    """Records that the rows of a table become."""

    EVENTS = "events"
    PLACES = "places"
    LAYER = "layer"


class QueryKind(StrEnum):
    """Reason for a query on the text."""

    CONTRADICTION = "contradiction"
    WORDING = "wording"
    READING = "reading"
    OUTSIDE = "outside"


class Standing(StrEnum):
    """Relation of an event's dates to the period of a view; about time only, not about truth."""

    WITHIN = "within"
    PERHAPS = "perhaps"
    NO = "no"

"""The closed word lists that briefs, views and pictures share.

Each is an enum in the published JSON Schema; the values are what stands in ``brief.yaml``, in a URL and
in exported properties. What a reader sees of them is in the catalogue (``geodata/data/words``).
"""

import re
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator


def _iso(value: object) -> object:
    # pydantic alone would also read a number of seconds as a date.
    if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        msg = "not a day: write it as 2024-10-23"
        raise ValueError(msg)
    return value


IsoDay = Annotated[date, BeforeValidator(_iso)]
"""A calendar day, written ``2024-10-23``."""


class Kind(StrEnum):
    """What an event is; also the name of its layer."""

    EXERCISE = "exercise"
    TRANSFER = "transfer"
    DEPLOYMENT = "deployment"
    AGREEMENT = "agreement"
    MEETING = "meeting"
    ALIGNMENT = "alignment"


class Status(StrEnum):
    """Whether the event took place, as the brief has it."""

    ACTUAL = "actual"
    AGREED = "agreed"
    PROPOSED = "proposed"
    EXPECTED = "expected"
    FEARED = "feared"


AHEAD: frozenset[Status] = frozenset({Status.PROPOSED, Status.EXPECTED, Status.FEARED})
"""The statuses of what lies ahead of the brief."""


class Role(StrEnum):
    """What an actor does in an event."""

    SUPPLIER = "supplier"
    RECIPIENT = "recipient"
    SENDER = "sender"
    HOST = "host"
    PARTICIPANT = "participant"
    LEAD = "lead"
    PARTY = "party"
    PARTNER = "partner"
    TARGET = "target"
    SUBJECT = "subject"


class ActorKind(StrEnum):
    """What an actor is."""

    STATE = "state"
    ALLIANCE = "alliance"
    FORCE = "force"
    ORGANISATION = "organisation"


class Affiliation(StrEnum):
    """How the analyst's own side stands to an actor; decides the frame of a symbol (APP-6)."""

    FRIENDLY = "friendly"
    HOSTILE = "hostile"
    NEUTRAL = "neutral"
    UNKNOWN = "unknown"


class PlaceKind(StrEnum):
    """What sort of place the words name."""

    POINT = "point"
    CITY = "city"
    PORT = "port"
    SEA = "sea"
    COUNTRY = "country"
    REGION = "region"


class PlaceRole(StrEnum):
    """How a place belongs to an event: it happens there, or goes from and to there."""

    AT = "at"
    FROM = "from"
    TO = "to"


class Basis(StrEnum):
    """Whether the text says the place, or the encoder infers it."""

    STATED = "stated"
    INFERRED = "inferred"


class Statement(StrEnum):
    """What kind of statement a claim is (facts, judgements and forecasts are told apart)."""

    REPORTED = "reported"
    JUDGEMENT = "judgement"
    FORECAST = "forecast"


class Stance(StrEnum):
    """How the speaker stands to what is said."""

    ASSERTS = "asserts"
    CONFIRMS = "confirms"
    DOES_NOT_DENY = "does-not-deny"
    DENIES = "denies"


class Qualifier(StrEnum):
    """The word that stood before a figure."""

    EXACT = "exact"
    ABOUT = "about"
    CLOSE_TO = "close-to"
    MORE_THAN = "more-than"
    AT_LEAST = "at-least"
    LESS_THAN = "less-than"
    UP_TO = "up-to"


class Holds(StrEnum):
    """How an event fills its dates: all through, at some moment in them, or again and again."""

    THROUGHOUT = "throughout"
    SOMETIME = "sometime"
    RECURRING = "recurring"


class Coverage(StrEnum):
    """What becomes of a sentence of the brief."""

    MAPPED = "mapped"
    OFF_MAP = "off-map"
    HEADING = "heading"


class QueryKind(StrEnum):
    """Why a place in the text is questioned."""

    CONTRADICTION = "contradiction"
    WORDING = "wording"
    READING = "reading"
    OUTSIDE = "outside"


class Standing(StrEnum):
    """The three answers of a period to an event; about time only, never about truth."""

    WITHIN = "within"
    PERHAPS = "perhaps"
    NO = "no"

"""Types that the models of messages share; see ``geodata.webmap.browser_contract``."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema
from typing_extensions import TypeAliasType

from geodata.view import Projection, Theme
from geodata.words import Lang, languages

LangCode = TypeAliasType(
    "LangCode", Annotated[Lang, Field(title="Lang", description="Code of an interface language (BCP 47).")]
)
ThemeName = TypeAliasType("ThemeName", Annotated[Theme, Field(title="Theme")])
Direction = TypeAliasType("Direction", languages.Direction)
ProjectionName = TypeAliasType("ProjectionName", Annotated[Projection, Field(title="Projection")])
Colour = TypeAliasType(
    "Colour",
    Annotated[tuple[int, int, int, int], Field(description="Red, green, blue and opacity, each 0-255.")],
)
Position = TypeAliasType(
    "Position",
    Annotated[tuple[float, float], Field(description="Longitude before latitude, in degrees.")],
)
Bounds = TypeAliasType(
    "Bounds",
    Annotated[
        tuple[float, float, float, float],
        Field(
            description="West, south, east, north in degrees; where west exceeds east the box crosses the "
            "antimeridian."
        ),
    ],
)
Day = TypeAliasType("Day", Annotated[str, Field(description="A calendar day, YYYY-MM-DD.")])
Size = TypeAliasType("Size", Annotated[tuple[float, float], Field(description="Width and height in pixels.")])
StandingCode = TypeAliasType(
    "StandingCode",
    Annotated[
        Literal[0, 1, 2],
        Field(title="Standing", description="Standing of an event: filtered out, perhaps within, within."),
    ],
)
ThemeVariables = TypeAliasType(
    "ThemeVariables",
    Annotated[dict[str, str], Field(description="CSS custom properties of a theme, `--name` to value.")],
)
TableRow = Annotated[
    list[str | int],
    WithJsonSchema({"type": "array", "prefixItems": [{"type": "string"}], "items": {"type": "integer"}}),
]
"""Id of an event, then the indices of its cells."""


class BrowserMessage(BaseModel):
    """Base of the messages: strict, and without unknown fields."""

    model_config = ConfigDict(extra="forbid", strict=True, use_attribute_docstrings=True)


class MapCamera(BrowserMessage):
    """Centre in degrees, and zoom."""

    model_config = ConfigDict(title="Camera")

    lon: float
    lat: float
    zoom: float
    """The zoom of web maps: 0 shows the world on 512 pixels."""

"""Models of the picture in a map's place; see ``geodata.webmap.browser_contract``."""

from typing import Final

from pydantic import BaseModel

from geodata.webmap.message_types import BrowserMessage, MapCamera, Size


class StandInAddress(BrowserMessage):
    """Address of the picture that stands in the map's place until its graphics are ready, without a size."""

    url: str
    widths: list[int]
    """Widths in CSS pixels at which it is drawn."""


class StandInMark(BrowserMessage):
    """A mark of such a picture: its boxes are left, top, right and bottom in pixels of the picture."""

    key: str
    """Id of an event, or the key of a sign."""
    boxes: list[tuple[float, float, float, float]]
    area: bool = False
    """Whether it lies under all marks that are no areas."""


class StandInFacts(BrowserMessage):
    """Marks of such a picture, which a click on it finds."""

    size: Size
    camera: MapCamera
    marks: list[StandInMark]
    """From above."""
    titles: dict[str, list[tuple[str, str]]]
    """Id and title of the events of each mark, by its key."""


STAND_IN_MODELS: Final[tuple[type[BaseModel], ...]] = (StandInAddress, StandInFacts)
"""The messages; the models of their parts follow from them."""
